//! `/programma/accounts/{member}/beeindigen`: what ends with an account, and the button that ends it.

use super::ADDRESS;
use crate::pages::{
    failure::Failure,
    forms::{Button, Form},
    load::load,
    programme::frame::{Part, programme_page},
    scan_page::param,
    scans::parts::below,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use services::accounts::{self, Account};
use services::ids::MemberId;
use services::scans::Scan;

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route("/programma/accounts/{member}/beeindigen", post(end))
}

/// `/programma/accounts/{member}/beeindigen`
#[component]
pub fn EndAccountPage() -> impl IntoView {
    let visit = use_visit();
    let id = MemberId::parse(&param("member"));
    load(async move {
        visit.actor.require_programme()?;
        let id = id.ok_or(Failure::NotFound)?;
        let account = accounts::account(&visit.actor, visit.services(), &id).await?;
        let is_own = visit.actor.member().is_some_and(|own| own.id == id);
        let title = format!("Account van {} beëindigen", account.member.name);
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=ADDRESS>"Terug naar de accounts"</a></p>
            <h1>{title.clone()}</h1>
            {body(&account, is_own)}
        };
        Ok(programme_page(Part::Settings, &title, content.into_any()))
    })
}

fn body(account: &Account, is_own: bool) -> AnyView {
    if is_own {
        return view! {
            <p class="qs-lead">"Dit is het account waarmee u bent ingelogd. Vraag een collega om het te beëindigen."</p>
        }
        .into_any();
    }
    let name = &account.member.name;
    let sentence = format!(
        "{name} kan dan niet meer inloggen, en wordt overal meteen uitgelogd. Wat {name} deed, blijft in de logboeken staan. Het e-mailadres {} kan daarna niet opnieuw worden gebruikt. Dit kan niet ongedaan worden gemaakt.",
        account.member.email
    );
    let fields = view! {
        <div class="qs-button-group">
            <Button>"Account beëindigen"</Button>
            <a class="qs-standalone" href=ADDRESS>"Toch niet"</a>
        </div>
    }
    .into_any();
    view! {
        <p class="qs-lead">{sentence}</p>
        {leads(account)}
        {guides(account)}
        <Form>{fields}</Form>
    }
    .into_any()
}

fn leads(account: &Account) -> AnyView {
    if account.leads.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = account
        .leads
        .iter()
        .map(|scan| {
            let name = scan.authority.display_name.clone();
            view! {
                <li class="qs-line">
                    <span>{name.clone()}</span>
                    <a class="qs-standalone" href=below(&scan.id, "/trekker")>"Andere trekker aanwijzen"<span class="qs-visually-hidden">{format!(": {name}")}</span></a>
                </li>
            }
        })
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="trekker">
            <h2 id="trekker">"Trekker van een scan die loopt"</h2>
            <p class="qs-measure">"Wijs eerst een andere trekker aan. Anders kan niemand deze scan openen, sluiten of afmaken."</p>
            <ul class="qs-rows">{rows}</ul>
        </section>
    }
    .into_any()
}

fn guides(account: &Account) -> AnyView {
    if account.guides.is_empty() {
        return ().into_any();
    }
    let what = |scan: &Scan| match scan.fellow_of(&account.member.id) {
        Some(fellow) => format!("{} begeleidt de scan verder.", fellow.name),
        None => "De scan heeft daarna geen procesbegeleider.".to_owned(),
    };
    let rows: Vec<_> = account
        .guides
        .iter()
        .map(|scan| {
            view! {
                <li class="qs-line">
                    <span><a href=below(&scan.id, "/toewijzen")>{scan.authority.display_name.clone()}</a></span>
                    <span>{what(scan)}</span>
                </li>
            }
        })
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="begeleidt">
            <h2 id="begeleidt">"Procesbegeleider van een scan die loopt"</h2>
            <p class="qs-measure">"Dit stopt met het account. De trekker krijgt bericht. De scans komen bij de griffierspool op de lijst van wie wacht."</p>
            <ul class="qs-rows">{rows}</ul>
        </section>
    }
    .into_any()
}

async fn end(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.actor.require_programme()?;
    let id = MemberId::parse(&id).ok_or(Failure::NotFound)?;
    accounts::end_member(&visit.actor, visit.services(), &id).await?;
    visit.go(format!("{ADDRESS}?beeindigd=ja"))
}

//! `/programma/accounts`: who can sign in, and as what.

use super::ADDRESS;
use crate::pages::{
    forms::SearchForm,
    frame::role_names,
    load::load,
    numbers::whole,
    programme::frame::{Part, programme_page},
    scans::parts::query,
    table::{Column::Text, Table, empty_cell, stacked_cell},
    visit::{Visit, use_visit},
};
use leptos::prelude::*;
use services::accounts;
use services::authorities::{self, AuthorityCode};
use services::ids::MemberId;
use services::results::names::at_the_start;
use services::{Error, Member};
use std::collections::BTreeMap;

/// `/programma/accounts`
#[component]
pub fn AccountsPage() -> impl IntoView {
    let visit = use_visit();
    let (search, ended) = (query("zoek"), !query("beeindigd").is_empty());
    load(async move {
        let mut members = accounts::list_members(&visit.actor, visit.services(), None).await?;
        members.retain(|member| fits(member, &search));
        let names = names(&visit).await?;
        let own = visit.actor.member().map(|member| &member.id);
        let notice = ended.then(|| {
            view! { <p class="qs-notice" role="status">"Het account is beëindigd."</p> }
        });
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/programma/instellingen">"Terug naar de instellingen"</a></p>
            <h1>"Accounts"</h1>
            {notice}
            <p class="qs-lead">"Wie kunnen inloggen, en waarvoor. Wie geen rol meer heeft, hoort hier niet te staan: beëindig dan het account."</p>
            <SearchForm action=ADDRESS label="Naam of e-mailadres" value=search.as_str()/>
            {table(&members, &names, own)}
        };
        Ok(programme_page(
            Part::Settings,
            "Accounts",
            content.into_any(),
        ))
    })
}

fn fits(member: &Member, search: &str) -> bool {
    let search = search.trim().to_lowercase();
    member.name.to_lowercase().contains(&search) || member.email.contains(&search)
}

/// The names of authorities.
async fn names(visit: &Visit) -> Result<BTreeMap<AuthorityCode, String>, Error> {
    let all = authorities::search(&visit.actor, visit.services(), "", &[], false).await?;
    let pairs = all
        .into_iter()
        .map(|authority| (authority.code, at_the_start(&authority.display_name)));
    Ok(pairs.collect())
}

fn table(
    members: &[Member],
    names: &BTreeMap<AuthorityCode, String>,
    own: Option<&MemberId>,
) -> AnyView {
    if members.is_empty() {
        return view! {
            <div class="qs-empty qs-section">
                <p><strong>"Hier staat niemand in."</strong></p>
                <p><a class="qs-standalone" href=ADDRESS>"Bekijk alle accounts"</a></p>
            </div>
        }
        .into_any();
    }
    let rows: Vec<_> = members
        .iter()
        .map(|member| row(member, names, own))
        .collect();
    let count = if members.len() == 1 {
        "1 account".to_owned()
    } else {
        format!("{} accounts", whole(members.len() as u64))
    };
    view! {
        <section class="qs-section" aria-labelledby="accounts">
            <h2 id="accounts">{count}</h2>
            <Table
                label="Accounts"
                stacked=true
                columns=&[Text("Naam"), Text("Rol"), Text("Organisatie"), Text("Wat u kunt doen")]
            >
                {rows}
            </Table>
        </section>
    }
    .into_any()
}

fn row(
    member: &Member,
    names: &BTreeMap<AuthorityCode, String>,
    own: Option<&MemberId>,
) -> AnyView {
    let codes = member.home_authority.iter().chain(&member.lead_of);
    let mut authorities: Vec<&str> = codes
        .filter_map(|code| names.get(code))
        .map(String::as_str)
        .collect();
    authorities.dedup();
    let authorities = if authorities.is_empty() {
        empty_cell()
    } else {
        stacked_cell("Organisatie", authorities.join(", ").into_any())
    };
    let end = if own == Some(&member.id) {
        "Uw eigen account".into_any()
    } else {
        let href = format!("{ADDRESS}/{}/beeindigen", member.id);
        view! {
            <a href=href>"Beëindigen"<span class="qs-visually-hidden">{format!(": {}", member.name)}</span></a>
        }
        .into_any()
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{member.name.clone()}<span class="qs-note qs-typed">{member.email.clone()}</span></th>
            {stacked_cell("Rol", role_names(member).into_any())}
            {authorities}
            {stacked_cell("Wat u kunt doen", end)}
        </tr>
    }
    .into_any()
}

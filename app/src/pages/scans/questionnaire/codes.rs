//! `/scans/{id}/vragenlijst/codes/{group}`: making codes. They are shown once: the database keeps none.

use crate::pages::scans::parts::{back, below, group_with_article};
use crate::pages::{
    failure::Failure,
    forms::{Button, Form},
    load::load,
    scan_page::{ScanTab, param, scan_id, scan_page},
    visit::use_visit,
};
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use services::participations::{self, Codes};
use services::results::names;
use services::scans::Scan;

/// What the button asks for.
pub const AS_PDF: &str = "pdf";

/// `/scans/{id}/vragenlijst/codes/{group}`
#[component]
pub fn CodesPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let group = RespondentGroup::from_code(&param("group"));
    let made = use_context::<Codes>();
    load(async move {
        let group = group
            .filter(|group| matches!(group, RespondentGroup::Council | RespondentGroup::Executive));
        let group = group.ok_or(Failure::NotFound)?;
        let scan = participations::to_make_codes(&visit.actor, visit.services(), &id?).await?;
        let body = match &made {
            Some(codes) => list(&scan, codes, visit.services().settings().base_url.as_str()),
            None => explain(),
        };
        let title = format!("Codes voor {}", group_with_article(&scan, group));
        let content = view! {
            {back(below(&scan.id, "/vragenlijst"), "Terug naar de vragenlijst")}
            <h1>{title.clone()}</h1>
            {body}
        };
        Ok(scan_page(
            &scan,
            ScanTab::Questionnaire,
            &title,
            content.into_any(),
        ))
    })
}

fn explain() -> AnyView {
    let fields = view! {
        <div class="qs-button-group">
            <Button name="vorm" value=AS_PDF>"Kaartjes maken (PDF)"</Button>
            <Button name="vorm" value="scherm" secondary=true>"Lijst op het scherm"</Button>
        </div>
    }
    .into_any();
    view! {
        <p class="qs-lead">"U krijgt voor iedereen in deze groep een code. Wij bewaren ze niet: u ziet ze één keer."</p>
        <ul class="qs-list qs-measure">
            <li>"Laat iedereen zelf een kaartje pakken. Schrijf niet op wie welk kaartje heeft."</li>
            <li>"Een code werkt één keer. Stoppen en later verdergaan met dezelfde code mag."</li>
            <li>"Maakt u later nieuwe codes? Dan werken de oude codes die nog niet zijn gebruikt niet meer. Wat daarmee al half is ingevuld, is dan weg."</li>
        </ul>
        <div class="qs-finding">
            <Form label="Codes maken">{fields}</Form>
        </div>
    }
    .into_any()
}

fn list(scan: &Scan, codes: &Codes, base_url: &str) -> AnyView {
    let site = base_url
        .split_once("://")
        .map_or(base_url, |(_, address)| address);
    let rows: Vec<_> = codes
        .codes
        .iter()
        .map(|code| view! { <li class="qs-codes__code">{code.shown()}</li> })
        .collect();
    let used = match codes.used {
        0 => String::new(),
        1 => " Eén mens in deze groep heeft al geantwoord.".to_owned(),
        more => format!(" In deze groep hebben al {more} mensen geantwoord."),
    };
    view! {
        <div class="qs-notice" role="status">
            <p><strong>"Print deze pagina nu."</strong></p>
            <p>{format!("Als u hem sluit, zijn de codes weg.{used}")}</p>
        </div>
        <p class="qs-lead">{format!("{}. Typ de code op {site}/meedoen", names::authority(scan.authority.kind, &scan.authority.display_name))}</p>
        <ul class="qs-codes">{rows}</ul>
    }
    .into_any()
}

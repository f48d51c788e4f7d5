//! `/scans/{id}/verbeterplan/publiceren`: what becomes public, before it does.

use crate::pages::failure::Failure;
use crate::pages::forms::Button;
use crate::pages::load::load;
use crate::pages::public::public_sections;
use crate::pages::scan_page::{ScanTab, parsed_scan, scan_id, scan_page};
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::publication::{self, PublicView};
use services::scans::{self, Scan, State};
use std::collections::BTreeSet;

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/scans/{id}/verbeterplan/publiceren", post(publish))
}

async fn publish(visit: Visit, Path(scan): Path<String>) -> Answer {
    let scan = parsed_scan(&scan)?;
    let path = publication::publish(&visit.actor, visit.services(), &scan)
        .await
        .map_err(Failure::from)?;
    visit.go(path)
}

/// `/scans/{id}/verbeterplan/publiceren`
#[component]
pub fn PublishPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let id = scan?;
        let view = publication::preview(&visit.actor, visit.services(), &id).await?;
        let scan = scans::visible(&visit.actor, visit.services(), &id).await?;
        let is_lead = scan.standing(&visit.actor).lead;
        Ok(page(&scan, &view, is_lead))
    })
}

/// That remarks have no answer yet. It keeps nobody from publishing: answers may come later.
fn unanswered(scan: &Scan, view: &PublicView) -> Option<AnyView> {
    let themes: BTreeSet<_> = view.remarks.iter().map(|remark| &remark.theme).collect();
    let left = themes.len().saturating_sub(view.answers.len());
    let sentence = match left {
        0 => return None,
        1 => "Bij één thema staat nog geen antwoord op de opmerkingen.".to_owned(),
        many => format!("Bij {many} thema’s staat nog geen antwoord op de opmerkingen."),
    };
    Some(
        view! {
            <div class="qs-notice">
                <p>{sentence}" Dat kan ook na het publiceren."</p>
                <p><a href=format!("/scans/{}/resultaten/antwoorden", scan.id)>"Naar de antwoorden"</a></p>
            </div>
        }
        .into_any(),
    )
}

fn page(scan: &Scan, view: &PublicView, is_lead: bool) -> AnyView {
    let button = (is_lead && scan.state == State::Adopted).then(|| {
        view! {
            <div class="qs-panel">
                <p>"Publiceren kunt u niet terugdraaien. De pagina blijft op haar adres staan."</p>
                <form method="post"><Button>"Publiceren"</Button></form>
            </div>
        }
    });
    let content = view! {
        <p><a class="qs-standalone" href=format!("/scans/{}/verbeterplan", scan.id)>"Terug naar het plan"</a></p>
        <h1>"Dit wordt openbaar"</h1>
        <p class="qs-lead">"Iedereen kan straks lezen wat hieronder staat, met het plan als PDF en de antwoorden op alle stellingen."</p>
        {button}
        {unanswered(scan, view)}
        {public_sections(view)}
    };
    scan_page(scan, ScanTab::Plan, "Publiceren", content.into_any())
}

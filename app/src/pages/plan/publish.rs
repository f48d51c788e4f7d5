//! `/scans/{id}/verbeterplan/publiceren`: what becomes public, before it does.

use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Checkbox, Form};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::public::public_sections;
use crate::pages::scan_page::{ScanTab, parsed_scan, scan_id, scan_page};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use serde::Deserialize;
use services::publication::{self, PublicView};
use services::scans::{self, Scan, State};
use std::collections::BTreeSet;

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/scans/{id}/verbeterplan/publiceren", post(publish))
}

/// Whether the lead is sure.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PublishForm {
    zeker: String,
}

/// The box to tick, and what it then sends.
const SURE: &str = "zeker";
const YES: &str = "ja";

async fn publish(visit: Visit, Path(scan): Path<String>, Sent(form): Sent<PublishForm>) -> Answer {
    let scan = parsed_scan(&scan)?;
    if form.zeker != YES {
        publication::to_publish(&visit.actor, visit.services(), &scan).await?;
        let problems = Problems::one(SURE, "Vink aan dat u alles hebt bekeken.");
        return visit.show_again(Filled { form, problems }).await;
    }
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
    let filled = Filled::<PublishForm>::of_request();
    load(async move {
        let id = scan?;
        let view = publication::preview(&visit.actor, visit.services(), &id).await?;
        let scan = scans::visible(&visit.actor, visit.services(), &id).await?;
        let is_lead = scan.standing(&visit.actor).lead;
        Ok(page(&scan, &view, is_lead, &filled))
    })
}

/// That remarks have no answer yet. It keeps nobody from publishing: answers may come later.
fn unanswered(scan: &Scan, view: &PublicView) -> Option<AnyView> {
    let topics: BTreeSet<_> = view.remarks.iter().map(|remark| &remark.theme).collect();
    let left = topics.len().saturating_sub(view.answers.len());
    let sentence = match left {
        0 => return None,
        1 => "Bij één onderwerp staat nog geen antwoord op de opmerkingen.".to_owned(),
        many => format!("Bij {many} onderwerpen staat nog geen antwoord op de opmerkingen."),
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

fn page(scan: &Scan, view: &PublicView, is_lead: bool, filled: &Filled<PublishForm>) -> AnyView {
    let may_publish = is_lead && scan.state == State::Adopted;
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{}/verbeterplan", scan.id)>"Terug naar het plan"</a></p>
        <h1>"Dit wordt openbaar"</h1>
        <ErrorSummary problems=filled.problems.clone()/>
        <p class="qs-lead">"Iedereen kan straks lezen wat hieronder staat, met het plan als PDF en de antwoorden op alle stellingen."</p>
        {may_publish.then(warning)}
        {unanswered(scan, view)}
        {public_sections(view)}
        {may_publish.then(|| confirmation(filled))}
    };
    scan_page(scan, ScanTab::Plan, "Publiceren", content.into_any())
}

/// Read before all that becomes public; the button stands below it.
fn warning() -> AnyView {
    view! {
        <div class="qs-notice">
            <p><strong>"Openbaar maken kunt u niet terugdraaien."</strong>" De pagina blijft staan, op hetzelfde adres. Lees daarom eerst alles na."</p>
            <p><a class="qs-standalone" href="#openbaar-maken">"Naar de knop onder aan deze pagina"</a></p>
        </div>
    }
    .into_any()
}

fn confirmation(filled: &Filled<PublishForm>) -> AnyView {
    let fields = view! {
        <Checkbox
            name=SURE
            label="Ik heb alles bekeken. Dit mag openbaar worden."
            checked=filled.form.zeker == YES
            problem=filled.problems.of(SURE)
        />
        <div class="qs-button-group"><Button>"Ja, maak openbaar"</Button></div>
    }
    .into_any();
    view! {
        <section class="qs-panel qs-section" aria-labelledby="openbaar-maken">
            <h2 id="openbaar-maken">"Openbaar maken"</h2>
            <p class="qs-measure">"Alles wat op deze pagina staat, wordt openbaar. Dat kunt u niet terugdraaien."</p>
            <Form label="Openbaar maken">{fields}</Form>
        </section>
    }
    .into_any()
}

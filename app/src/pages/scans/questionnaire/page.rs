//! The page: what it shows depends on where the scan stands.

use super::before::before;
use super::closed::closed;
use super::posts::Opening;
use super::ways_in::ways_in;
use crate::pages::scans::cockpit::count_rows;
use crate::pages::scans::parts::{below, today};
use crate::pages::{
    dates,
    load::load,
    problems::{ErrorSummary, Filled},
    scan_page::{ScanTab, scan_id, scan_page},
    visit::use_visit,
};
use leptos::prelude::*;
use services::participations::{self, GroupLink};
use services::scans::{self, Cockpit, State};

/// `/scans/{id}/vragenlijst`
#[component]
pub fn QuestionnairePage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let filled = Filled::<Opening>::of_request();
    load(async move {
        let cockpit = scans::cockpit(&visit.actor, visit.services(), &id?).await?;
        let scan = &cockpit.scan;
        let may_hand_out =
            cockpit.standing.lead && matches!(scan.state, State::Prepared | State::Open);
        let links = if may_hand_out {
            participations::links(&visit.actor, visit.services(), &scan.id).await?
        } else {
            Vec::new()
        };
        let content = view! {
            <h1>"Vragenlijst"</h1>
            <ErrorSummary problems=filled.problems heading="Openen kan nog niet"/>
            {match scan.state {
                State::Requested | State::Assigned | State::Prepared => before(&cockpit, &links, today(&visit)),
                State::Open => open(&cockpit, &links),
                _ => closed(&cockpit),
            }}
        };
        Ok(scan_page(
            scan,
            ScanTab::Questionnaire,
            "Vragenlijst",
            content.into_any(),
        ))
    })
}

fn open(cockpit: &Cockpit, links: &[GroupLink]) -> AnyView {
    let scan = &cockpit.scan;
    let last = scan
        .setup
        .period
        .as_ref()
        .and_then(|period| period.read().ok());
    let last = last.map_or_else(String::new, |period| {
        format!(" tot en met {}", dates::day(period.closes_on))
    });
    let close = cockpit.standing.lead.then(|| {
        view! {
            <section class="qs-section" aria-labelledby="sluiten">
                <h2 id="sluiten">"Sluiten"</h2>
                <p class="qs-measure">"Na de laatste dag sluit de vragenlijst vanzelf. U hoeft daar niets voor te doen. Eerder sluiten kan ook."</p>
                <p><a class="qs-button" href=below(&scan.id, "/vragenlijst/sluiten")>"Vragenlijst nu sluiten"</a></p>
            </section>
        }
    });
    view! {
        <p class="qs-lead">{format!("De vragenlijst staat open{last}.")}</p>
        <section class="qs-section" aria-labelledby="respons">
            <h2 id="respons">"Antwoorden tot nu toe"</h2>
            <p>"Alleen aantallen. Wat mensen antwoorden, ziet iedereen pas na het sluiten."</p>
            {cockpit.counts.as_ref().map(|counts| count_rows(scan, counts))}
        </section>
        {ways_in(cockpit, links)}
        {in_room(cockpit)}
        {close}
    }
    .into_any()
}

/// A group that answers together, at a meeting.
fn in_room(cockpit: &Cockpit) -> Option<AnyView> {
    let standing = cockpit.standing;
    (standing.lead || standing.clerk).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="in-de-zaal">
                <h2 id="in-de-zaal">"In de zaal"</h2>
                <p class="qs-measure">"Is een groep bij elkaar, bijvoorbeeld in een raadsvergadering? Open dan een code die iedereen op de eigen telefoon gebruikt."</p>
                <p><a class="qs-button" href=below(&cockpit.scan.id, "/vragenlijst/zaal")>"Samen invullen in de zaal"</a></p>
            </section>
        }
        .into_any()
    })
}

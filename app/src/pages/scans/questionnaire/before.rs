//! Before opening: what has to be ready, and the button.

use super::ways_in::ways_in;
use crate::pages::scans::parts::{below, still_to_preview};
use crate::pages::scans::too_small::too_small;
use crate::pages::{
    dates,
    forms::{Button, Form},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use services::participations::GroupLink;
use services::scans::{self, Cockpit, Refused, Scan, State};

pub fn before(cockpit: &Cockpit, links: &[GroupLink], today: NaiveDate) -> AnyView {
    let scan = &cockpit.scan;
    let lead = lead(cockpit);
    let open =
        (cockpit.standing.lead && scan.state == State::Prepared).then(|| opening(scan, today));
    let ways_in = (scan.state == State::Prepared).then(|| ways_in(cockpit, links));
    view! {
        <p class="qs-lead">{lead}</p>
        {checklist(cockpit, today)}
        {too_small(scan, cockpit.standing)}
        {open}
        {ways_in}
    }
    .into_any()
}

/// The lead opens; who else looks reads who does.
fn lead(cockpit: &Cockpit) -> String {
    let scan = &cockpit.scan;
    match (scan.state, cockpit.standing.lead) {
        (State::Prepared, true) => "Als alles klaar is, opent u de vragenlijst.".to_owned(),
        (State::Prepared, false) => {
            "Als alles klaar is, opent de trekker de vragenlijst.".to_owned()
        }
        (_, true) => "De vragenlijst kan open zodra u meedoet en alles is ingevuld.".to_owned(),
        (_, false) => format!(
            "De vragenlijst kan open zodra {} meedoet en alles is ingevuld.",
            scan.authority.in_sentence()
        ),
    }
}

fn checklist(cockpit: &Cockpit, today: NaiveDate) -> AnyView {
    let scan = &cockpit.scan;
    let taking_part = (Refused::NotInThisState, scan.state >= State::Prepared);
    let guards = [taking_part]
        .into_iter()
        .chain(scans::before_opening(scan, today));
    let rows: Vec<_> = guards
        .map(|(guard, holds)| row(cockpit, guard, holds))
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="klaar">
            <h2 id="klaar">"Is alles klaar?"</h2>
            <ul class="qs-rows">{rows}</ul>
        </section>
    }
    .into_any()
}

/// Only the lead can do something about it.
fn row(cockpit: &Cockpit, guard: Refused, holds: bool) -> AnyView {
    let (what, path) = item(guard);
    let title = if cockpit.standing.lead {
        view! { <a href=below(&cockpit.scan.id, path)>{what}</a> }.into_any()
    } else {
        what.into_any()
    };
    let still = still_to_preview(&cockpit.scan).filter(|_| guard == Refused::PreviewNotSeen);
    let still = still.map(
        |groups| view! { <p class="qs-task__text qs-note">{format!("Nog te bekijken: {groups}.")}</p> },
    );
    let (state, class) = if holds {
        ("Klaar", "ready")
    } else {
        ("Nog doen", "open")
    };
    view! {
        <li class="qs-task">
            <p class="qs-task__title">{title}</p>
            {still}
            <p class=format!("qs-task__state qs-task__state--{class}")>{state}</p>
        </li>
    }
    .into_any()
}

/// What a guard asks for, and where it is done.
const fn item(guard: Refused) -> (&'static str, &'static str) {
    match guard {
        Refused::ParticipationMissing => (
            "Deelnameformulier vastgelegd",
            "/voorbereiding/overeenkomsten",
        ),
        Refused::ProcessingMissing => (
            "Verwerkersovereenkomst vastgelegd",
            "/voorbereiding/overeenkomsten",
        ),
        Refused::SizesMissing => ("Groepen en grenzen ingevuld", "/voorbereiding/groepen"),
        Refused::PeriodMissing => ("Periode en contact ingevuld", "/voorbereiding/periode"),
        Refused::PreviewNotSeen => (
            "Voorbeeld van elke groep bekeken",
            "/voorbereiding#vragenlijst",
        ),
        _ => ("Deelname bevestigd", "/voorbereiding"),
    }
}

fn opening(scan: &Scan, today: NaiveDate) -> AnyView {
    let planned = scan
        .setup
        .period
        .as_ref()
        .and_then(|period| period.read().ok());
    let early = planned.filter(|period| period.opens_on > today).map(|period| {
        let day = dates::day(period.opens_on);
        view! { <p>{format!("U had {day} als eerste dag gekozen. Opent u nu, dan kunnen mensen meteen beginnen.")}</p> }
    });
    let fields = view! {
        <div class="qs-button-group"><Button>"Vragenlijst openen"</Button></div>
    }
    .into_any();
    view! {
        <section class="qs-section" aria-labelledby="openen">
            <h2 id="openen">"Openen"</h2>
            <div class="qs-stack qs-measure">
                <p>"Als u de vragenlijst opent, staan de vragen, de groepen, de grenzen en de laatste dag vast. Niemand kan ze daarna nog veranderen, u ook niet."</p>
                {early}
            </div>
            <Form action=below(&scan.id, "/vragenlijst/openen") label="Vragenlijst openen">{fields}</Form>
        </section>
    }
    .into_any()
}

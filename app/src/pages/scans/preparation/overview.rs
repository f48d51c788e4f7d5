//! The list of parts, each with how far it is.

use super::posts::Confirmation;
use super::summaries::{self, Progress, Summary};
use crate::pages::scans::away::away;
use crate::pages::scans::parts::{below, executive_rule, person, today};
use crate::pages::{
    forms::{Button, Form},
    load::load,
    problems::{ErrorSummary, Filled},
    scan_page::{ScanTab, scan_id, scan_page},
    visit::use_visit,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use services::results::names;
use services::scans::{self, Cockpit, Scan, State};

/// `/scans/{id}/voorbereiding`
#[component]
pub fn PreparationPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let filled = Filled::<Confirmation>::of_request();
    load(async move {
        let cockpit = scans::cockpit(&visit.actor, visit.services(), &id?).await?;
        let today = today(&visit);
        let scan = &cockpit.scan;
        let own = visit.actor.member().map(|member| &member.id);
        let content = view! {
            <h1>"Voorbereiding"</h1>
            <ErrorSummary problems=filled.problems heading="Meedoen kan nog niet"/>
            <p class="qs-lead">{lead(&cockpit)}</p>
            {away(&cockpit.away, own)}
            {taking_part(&cockpit, today)}
            {talk(&cockpit, today)}
            {questionnaire(&cockpit, today)}
        };
        Ok(scan_page(
            scan,
            ScanTab::Preparation,
            "Voorbereiding",
            content.into_any(),
        ))
    })
}

/// The lead fills in; who else looks reads who does.
fn lead(cockpit: &Cockpit) -> String {
    let scan = &cockpit.scan;
    match (scan.state, cockpit.standing.lead) {
        (State::Requested | State::Assigned, true) => {
            "Begin waar u wilt. Alles wat u invult, blijft bewaard.".to_owned()
        }
        (State::Requested | State::Assigned, false) => {
            "De trekker vult dit in. Hier staat hoe ver alles is.".to_owned()
        }
        (State::Prepared, true) => {
            "U doet mee. Maak na het startgesprek de vragenlijst klaar.".to_owned()
        }
        (State::Prepared, false) => format!(
            "{} doet mee. De trekker maakt na het startgesprek de vragenlijst klaar.",
            scan.authority.begins_sentence()
        ),
        (State::Cancelled, _) => {
            "Deze scan is geannuleerd. Hier kan niets meer veranderen.".to_owned()
        }
        _ => "De vragenlijst is geopend. Groepen, grenzen, eigen vragen en periode staan vast."
            .to_owned(),
    }
}

fn taking_part(cockpit: &Cockpit, today: NaiveDate) -> AnyView {
    let scan = &cockpit.scan;
    let people: Vec<String> = scan.clerks().map(person).collect();
    let clerk = match &cockpit.asked {
        _ if !people.is_empty() => Summary {
            progress: Progress::Ready,
            text: format!("{}.", people.join(" en ")),
        },
        Some(asked) => Summary {
            progress: Progress::Begun,
            text: format!("{} is gevraagd.", person(&asked.clerk)),
        },
        None => Summary {
            progress: Progress::ToDo,
            text: "Het programmabureau zoekt iemand.".to_owned(),
        },
    };
    let heading = if scan.has_two_clerks() {
        "Procesbegeleiders"
    } else {
        "Procesbegeleider"
    };
    let lead = cockpit.standing.lead && scan.state.is_before_opening();
    view! {
        <section class="qs-section" aria-labelledby="meedoen">
            <h2 id="meedoen">"Meedoen"</h2>
            <ul class="qs-rows">
                {row("procesbegeleider", heading, clerk, None)}
                {row(
                    "overeenkomsten",
                    "Overeenkomsten",
                    summaries::agreements(scan, today),
                    lead.then(|| below(&scan.id, "/voorbereiding/overeenkomsten")),
                )}
            </ul>
            {confirm(cockpit)}
        </section>
    }
    .into_any()
}

fn confirm(cockpit: &Cockpit) -> AnyView {
    let scan = &cockpit.scan;
    if !cockpit.standing.lead || scan.state >= State::Prepared {
        return ().into_any();
    }
    let fields = view! {
        <p class="qs-measure">"Zei de procesbegeleider ja, en zijn beide overeenkomsten vastgelegd? Bevestig dan dat u meedoet. Vanaf dat moment telt uw organisatie mee als deelnemer."</p>
        <div class="qs-button-group"><Button>"Wij doen mee"</Button></div>
    }
    .into_any();
    view! {
        <Form action=below(&scan.id, "/voorbereiding/bevestigen") label="Meedoen bevestigen">{fields}</Form>
    }
    .into_any()
}

fn talk(cockpit: &Cockpit, today: NaiveDate) -> AnyView {
    let (scan, standing) = (&cockpit.scan, cockpit.standing);
    let running = scan.state.is_running();
    let lead = |path: &str| (standing.lead && running).then(|| below(&scan.id, path));
    let both =
        |path: &str| ((standing.lead || standing.clerk) && running).then(|| below(&scan.id, path));
    view! {
        <section class="qs-section" aria-labelledby="gesprekken">
            <h2 id="gesprekken">"Commissie en gesprekken"</h2>
            <ul class="qs-rows">
                {row("commissie", "Begeleidingscommissie", summaries::committee(scan), lead("/voorbereiding/commissie"))}
                {row("data", "Data van de gesprekken", summaries::sessions(scan), both("/voorbereiding/data"))}
                {row("startgesprek", "Startgesprek", summaries::start_session(scan, today), Some(below(&scan.id, "/startgesprek")))}
            </ul>
        </section>
    }
    .into_any()
}

fn questionnaire(cockpit: &Cockpit, today: NaiveDate) -> AnyView {
    let scan = &cockpit.scan;
    let lead = |path: &str| {
        (cockpit.standing.lead && scan.state.is_before_opening()).then(|| below(&scan.id, path))
    };
    let open = (scan.state == State::Prepared && cockpit.standing.lead).then(|| {
        view! { <p class="qs-finding"><a class="qs-button" href=below(&scan.id, "/vragenlijst")>"Naar het openen van de vragenlijst"</a></p> }
    });
    view! {
        <section class="qs-section" aria-labelledby="vragenlijst">
            <h2 id="vragenlijst">"De vragenlijst"</h2>
            <ul class="qs-rows">
                {row("groepen", "Groepen en grenzen", summaries::groups(scan), lead("/voorbereiding/groepen"))}
                {row("vragen", "Eigen vragen", summaries::questions(scan), lead("/voorbereiding/vragen"))}
                {row("periode", "Periode en contact", summaries::period(scan, today), lead("/voorbereiding/periode"))}
                {row("voorbeeld", "Voorbeeld", summaries::preview(scan), None)}
            </ul>
            {previews(scan)}
            {open}
        </section>
    }
    .into_any()
}

/// The questionnaire of each group, and whether it was looked at.
fn previews(scan: &Scan) -> AnyView {
    let links: Vec<_> = RespondentGroup::ALL
        .into_iter()
        .map(|group| {
            let name = names::group(scan.authority.kind, executive_rule(scan), group);
            let href = below(
                &scan.id,
                &format!("/vragenlijst/voorbeeld/{}", group.code()),
            );
            let seen = scan.arrangements.previewed.contains(&group);
            let seen = if seen {
                " (bekeken)"
            } else {
                " (nog bekijken)"
            };
            let seen = scan
                .state
                .is_before_opening()
                .then(|| view! { <span class="qs-note">{seen}</span> });
            view! { <li><a class="qs-standalone" href=href>{name}</a>{seen}</li> }
        })
        .collect();
    view! { <ul class="qs-links" aria-label="Voorbeelden van de vragenlijst">{links}</ul> }
        .into_any()
}

fn row(id: &'static str, title: &'static str, summary: Summary, href: Option<String>) -> AnyView {
    let Summary { progress, text } = summary;
    let title = match href {
        Some(href) => view! { <a id=id href=href>{title}</a> }.into_any(),
        None => view! { <span id=id tabindex="-1">{title}</span> }.into_any(),
    };
    view! {
        <li class="qs-task">
            <p class="qs-task__title">{title}</p>
            <p class="qs-task__text qs-note">{text}</p>
            <p class=format!("qs-task__state qs-task__state--{}", class(progress))>{state(progress)}</p>
        </li>
    }
    .into_any()
}

const fn state(progress: Progress) -> &'static str {
    match progress {
        Progress::Ready => "Klaar",
        Progress::Begun => "Nog niet klaar",
        Progress::ToDo => "Nog doen",
        Progress::Optional => "Hoeft niet",
    }
}

const fn class(progress: Progress) -> &'static str {
    match progress {
        Progress::Ready | Progress::Optional => "ready",
        Progress::Begun | Progress::ToDo => "open",
    }
}

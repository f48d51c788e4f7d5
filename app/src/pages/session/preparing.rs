//! `/scans/{id}/gesprek/voorbereiden`: all that the clerk looks at before the talk, in one page.

use super::script_parts::explanation;
use crate::pages::dates;
use crate::pages::load::load;
use crate::pages::numbers::{minutes_in_words, whole};
use crate::pages::scan_page::{ScanTab, scan_id, scan_page};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::scans::State;
use services::scans::arrangements::SessionKind;
use services::sessions::{self, Audience, MOST_TALKING_POINTS, Preparation};

/// `/scans/{id}/gesprek/voorbereiden`
#[component]
pub fn TalkPreparationPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let preparation = sessions::preparation(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&preparation))
    })
}

fn page(preparation: &Preparation) -> AnyView {
    let scan = &preparation.talk.scan;
    let title = "Het gesprek voorbereiden";
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{}/gesprek", scan.id)>"Terug naar het gesprek"</a></p>
        <h1>{title}</h1>
        <p class="qs-lead">{when(preparation)}</p>
        {reading(preparation)}
        {writing(preparation)}
        {people(preparation)}
        {script(preparation)}
        {taking_along(preparation)}
    };
    scan_page(scan, ScanTab::Session, title, content.into_any())
}

fn when(preparation: &Preparation) -> String {
    let Some(meeting) = &preparation.meeting else {
        return "Er is nog geen dag afgesproken voor het agenderingsgesprek.".to_owned();
    };
    let at = meeting
        .at
        .map(|at| at.format(", %H:%M uur").to_string())
        .unwrap_or_default();
    let place = if meeting.place.is_empty() {
        String::new()
    } else {
        format!(", {}", meeting.place)
    };
    format!(
        "Agenderingsgesprek op {}{at}{place}.",
        dates::day(meeting.on)
    )
}

/// What to read, and whether it is ready to be read.
fn reading(preparation: &Preparation) -> AnyView {
    let talk = &preparation.talk;
    let below = |rest: &str| format!("/scans/{}{rest}", talk.scan.id);
    let hidden = talk
        .report
        .tables
        .groups
        .iter()
        .filter(|group| group.withheld.is_some())
        .count();
    let hidden = match hidden {
        0 => "Van elke groep is iets te zien.".to_owned(),
        1 => "Van 1 groep is niets te zien: te weinig antwoorden.".to_owned(),
        more => format!("Van {more} groepen is niets te zien: te weinig antwoorden."),
    };
    let remarks = match (talk.waiting, talk.remarks.len()) {
        (0, 0) => "Er zijn geen vrijgegeven opmerkingen.".to_owned(),
        (0, 1) => "1 opmerking is vrijgegeven. Er wacht niets meer.".to_owned(),
        (0, more) => format!("{more} opmerkingen zijn vrijgegeven. Er wacht niets meer."),
        (1, _) => "Er wacht nog 1 opmerking. Lees die na voordat het gesprek begint.".to_owned(),
        (waiting, _) => format!(
            "Er wachten nog {} opmerkingen. Lees die na voordat het gesprek begint.",
            whole(waiting)
        ),
    };
    view! {
        <section class="qs-section" aria-labelledby="lezen">
            <h2 id="lezen">"Lezen"</h2>
            <dl class="qs-rows qs-rows--wide">
                <div><dt><a href=below("/resultaten")>"Resultaten"</a></dt><dd>{hidden}</dd></div>
                <div><dt><a href=below("/resultaten/opmerkingen")>"Opmerkingen"</a></dt><dd>{remarks}</dd></div>
                <div><dt><a href=below("/startgesprek")>"Startgesprek"</a></dt><dd>"Wat er bij het begin is afgesproken."</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

/// How far interpretations and talking points are, and who reads them.
fn writing(preparation: &Preparation) -> AnyView {
    let talk = &preparation.talk;
    let below = |rest: &str| format!("/scans/{}/gesprek{rest}", talk.scan.id);
    let themes = &talk.report.texts.themes;
    let written = themes
        .iter()
        .filter(|theme| talk.interpretations.contains_key(&theme.key))
        .count();
    let points = talk.points.iter().filter(|point| !point.removed).count();
    let next = themes
        .iter()
        .find(|theme| !talk.interpretations.contains_key(&theme.key))
        .filter(|_| talk.may_draft())
        .map(|theme| {
            let path = below(&format!("/duiding/{}", theme.key));
            view! { <p><a class="qs-standalone" href=path>{format!("Schrijf over: {}", theme.title)}</a></p> }
        });
    let shared = match talk.audience {
        Audience::Clerk => "Nog met niemand. De zaal ziet uw gesprekspunten dan niet.",
        Audience::Lead => "Met de trekker. De zaal ziet uw gesprekspunten nog niet.",
        Audience::Everybody => "Met iedereen die de scan ziet, en met de zaal.",
    };
    view! {
        <section class="qs-section" aria-labelledby="schrijven">
            <h2 id="schrijven">"Schrijven"</h2>
            <dl class="qs-rows qs-rows--wide">
                <div>
                    <dt><a href=below("#duiding")>"Duiding"</a></dt>
                    <dd><p>{format!("Bij {written} van de {} thema’s.", themes.len())}</p>{next}</dd>
                </div>
                <div>
                    <dt><a href=below("#punten")>"Gesprekspunten"</a></dt>
                    <dd>{format!("{points} van hoogstens {MOST_TALKING_POINTS}.")}</dd>
                </div>
                <div><dt><a href=below("#delen")>"Gedeeld"</a></dt><dd>{shared}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn people(preparation: &Preparation) -> AnyView {
    let scan = &preparation.talk.scan;
    let names: Vec<_> = preparation
        .invited
        .iter()
        .map(|name| view! { <li dir="auto">{name.clone()}</li> })
        .collect();
    let list = if names.is_empty() {
        view! { <p class="qs-subtle">"Er staat nog niemand op de lijst. Vul de begeleidingscommissie in, of schrijf op wie u uitnodigt."</p> }.into_any()
    } else {
        view! { <ul class="qs-list">{names}</ul> }.into_any()
    };
    let change = scan.state.is_running().then(|| {
        let path = format!("/scans/{}/voorbereiding/data", scan.id);
        view! { <p><a class="qs-standalone" href=path>"Dag, plaats en genodigden aanpassen"</a></p> }
    });
    let file = preparation.meeting.as_ref().map(|_| {
        let path = format!("/scans/{}/{}.ics", scan.id, SessionKind::Agenda.code());
        view! { <p><a class="qs-standalone" href=path download>"Agendabestand om mee te sturen"</a></p> }
    });
    view! {
        <section class="qs-section" aria-labelledby="wie">
            <h2 id="wie">"Wie er komen"</h2>
            <p>{format!("{} is trekker.", scan.lead.name)}</p>
            {list}
            {change}
            {file}
        </section>
    }
    .into_any()
}

fn script(preparation: &Preparation) -> AnyView {
    let script = &preparation.script;
    let begins = preparation.meeting.as_ref().and_then(|meeting| meeting.at);
    let times = begins.map(|begins| script.times(begins));
    let rows: Vec<_> = script
        .steps()
        .enumerate()
        .map(|(place, step)| {
            let clock = times.as_ref().and_then(|times| times.get(place));
            let clock = clock.map(|at| at.format("%H:%M").to_string());
            view! {
                <li class="qs-script__step">
                    <p class="qs-script__when">{clock.map(|clock| view! { <b>{clock}</b> })} <span>{minutes_in_words(step.minutes)}</span></p>
                    <div><p dir="auto">{step.title.clone()}</p>{explanation(step)}</div>
                </li>
            }
        })
        .collect();
    let scan = &preparation.talk.scan;
    let change = scan.state.is_running().then(|| {
        let path = format!(
            "/scans/{}/draaiboek/{}",
            scan.id,
            SessionKind::Agenda.code()
        );
        view! { <p><a class="qs-standalone" href=path>"Draaiboek aanpassen en afvinken"</a></p> }
    });
    view! {
        <section class="qs-section" aria-labelledby="draaiboek">
            <h2 id="draaiboek">"Draaiboek"</h2>
            <p>{format!("Samen {}.", minutes_in_words(script.minutes()))}</p>
            <ol class="qs-rows qs-script">{rows}</ol>
            {change}
        </section>
    }
    .into_any()
}

fn taking_along(preparation: &Preparation) -> AnyView {
    let scan = &preparation.talk.scan;
    let below = |rest: &str| format!("/scans/{}/gesprek/{rest}", scan.id);
    let screen = (scan.state == State::Closed).then(|| {
        view! { <p><a class="qs-standalone" href=below("scherm")>"Scherm voor de beamer"</a></p> }
    });
    view! {
        <section class="qs-section" aria-labelledby="mee">
            <h2 id="mee">"Wat u meeneemt"</h2>
            <p><a class="qs-button" href=below("gespreksblad.pdf") download>"Gespreksblad"</a>" "<span class="qs-subtle">"PDF"</span></p>
            <p class="qs-measure">"Met draaiboek, respons, duiding en gesprekspunten, en ruimte voor aantekeningen. Wie uw duiding niet mag lezen, krijgt een blad zonder."</p>
            {screen}
        </section>
    }
    .into_any()
}

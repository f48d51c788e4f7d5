//! `/scans/{id}/gesprek/voorbereiden`, and the same of the startgesprek: all that the clerk looks at before a talk, in one page.

use super::script_parts::explanation;
use super::start_room::on_the_screen;
use crate::pages::dates;
use crate::pages::load::load;
use crate::pages::numbers::{minutes_in_words, whole};
use crate::pages::scan_page::{ScanTab, scan_id, scan_page};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::room;
use services::scans::arrangements::{Meeting, SessionKind};
use services::scans::decisions::decisions;
use services::scans::{Scan, State};
use services::sessions::script::{self, Script, ScriptView};
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

/// `/scans/{id}/startgesprek/voorbereiden`
#[component]
pub fn StartPreparationPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let (scan, session) = (scan?, SessionKind::Start);
        let view = script::load(&visit.actor, visit.services(), &scan, session).await?;
        let shown = room::load_start(&visit.actor, visit.services(), &scan).await?;
        let screen = on_the_screen(&shown, visit.site.base_url());
        Ok(start_page(&view, screen))
    })
}

/// `screen`: the way to its screen, as long as it can be held.
fn start_page(view: &ScriptView, screen: Option<AnyView>) -> AnyView {
    let (scan, session) = (&view.scan, view.session);
    let meeting = view.meeting.as_ref();
    let title = "Het startgesprek voorbereiden";
    let below = |rest: &str| format!("/scans/{}/startgesprek{rest}", scan.id);
    let rows: Vec<_> = decisions(scan)
        .into_iter()
        .map(|own| {
            let decided = own.decided;
            let decided = decided.unwrap_or_else(|| "Nog niet afgesproken.".to_owned());
            view! { <div><dt>{own.title}</dt><dd>{decided}</dd></div> }
        })
        .collect();
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=below("")>"Terug naar het startgesprek"</a></p>
        <h1>{title}</h1>
        <p class="qs-lead">{when(session, meeting)}</p>
        <section class="qs-section" aria-labelledby="beslissen">
            <h2 id="beslissen">"Wat u samen beslist"</h2>
            <dl class="qs-rows qs-rows--wide">{rows}</dl>
            <p><a class="qs-standalone" href=below("#besluiten")>"Lees wat er van elk besluit afhangt"</a></p>
        </section>
        {people(scan, session, meeting, &scan.arrangements.invited(session))}
        {steps(scan, session, meeting, &view.script)}
        <section class="qs-section" aria-labelledby="mee">
            <h2 id="mee">"Wat u meeneemt"</h2>
            <p><a class="qs-button" href=below("/gespreksblad.pdf") download>"Gespreksblad"</a>" "<span class="qs-subtle">"PDF"</span></p>
            <p class="qs-measure">"Met draaiboek, besluiten en eigen vragen, en ruimte voor aantekeningen."</p>
        </section>
        {screen}
    };
    scan_page(scan, ScanTab::Preparation, title, content.into_any())
}

fn page(preparation: &Preparation) -> AnyView {
    let scan = &preparation.talk.scan;
    let (session, meeting) = (SessionKind::Agenda, preparation.meeting.as_ref());
    let title = "Het gesprek voorbereiden";
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{}/gesprek", scan.id)>"Terug naar het gesprek"</a></p>
        <h1>{title}</h1>
        <p class="qs-lead">{when(session, meeting)}</p>
        {reading(preparation)}
        {writing(preparation)}
        {people(scan, session, meeting, &preparation.invited)}
        {steps(scan, session, meeting, &preparation.script)}
        {taking_along(preparation)}
    };
    scan_page(scan, ScanTab::Session, title, content.into_any())
}

fn when(session: SessionKind, meeting: Option<&Meeting>) -> String {
    let Some(meeting) = meeting else {
        let code = session.code();
        return format!("Er is nog geen dag afgesproken voor het {code}.");
    };
    format!(
        "{} op {}{}.",
        session.name(),
        dates::day(meeting.on),
        meeting.time_and_place()
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

fn people(
    scan: &Scan,
    session: SessionKind,
    meeting: Option<&Meeting>,
    invited: &[String],
) -> AnyView {
    let names: Vec<_> = invited
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
    let file = meeting.map(|_| {
        let path = format!("/scans/{}/{}.ics", scan.id, session.code());
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

fn steps(scan: &Scan, session: SessionKind, meeting: Option<&Meeting>, script: &Script) -> AnyView {
    let begins = meeting.and_then(|meeting| meeting.at);
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
    let change = scan.state.is_running().then(|| {
        let path = format!("/scans/{}/draaiboek/{}", scan.id, session.code());
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

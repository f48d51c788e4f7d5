//! `/programma/logboek`: what was done outside of scans, by whom and when.

use super::frame::{Part, programme_page};
use crate::pages::{
    address::with_fields,
    load::load,
    log::{Names, log_table},
    problems::{ErrorSummary, Problems},
    scans::parts::query,
    visit::use_visit,
    words,
};
use leptos::prelude::*;
use services::audit::{self, LogLooking, LogPlace, ProgrammeLog};
use services::ids::{AuditEventId, MemberId};
use services::typed::required_day;

const ADDRESS: &str = "/programma/logboek";

/// How many lines stand on a page.
const MOST: u32 = 100;

/// What an address asks for, and what of it cannot be read.
struct Asked {
    looking: LogLooking,
    /// The day to jump to, as it was typed.
    day: String,
    problems: Problems,
}

impl Asked {
    /// What this request asks for. Read it before the first `await`. An event or a person that is none asks for nothing.
    fn of_request() -> Self {
        let day = query("dag").trim().to_owned();
        let read = required_day(&day);
        let known = read.as_ref().ok().copied();
        let older = AuditEventId::parse(&query("ouder")).map(LogPlace::Before);
        let newer = AuditEventId::parse(&query("nieuwer")).map(LogPlace::After);
        let place = older.or(newer).or(known.map(LogPlace::Day));
        let problems = match read {
            Err(code) if !day.is_empty() => Problems::one("dag", words::problem(&code)),
            Ok(_) | Err(_) => Problems::none(),
        };
        Self {
            looking: LogLooking {
                place: place.unwrap_or_default(),
                by: MemberId::parse(&query("wie")),
            },
            day,
            problems,
        }
    }

    /// The address of another place in what is looked for.
    fn address(&self, place: &[(&str, &str)]) -> String {
        let by = self.looking.by.as_ref().map_or("", MemberId::as_str);
        let fields: Vec<(&str, &str)> = [("wie", by)].iter().chain(place).copied().collect();
        with_fields(ADDRESS, &fields)
    }
}

/// `/programma/logboek`
#[component]
pub fn ProgrammeLogPage() -> impl IntoView {
    let visit = use_visit();
    let asked = Asked::of_request();
    load(async move {
        let log = audit::of_programme(&visit.actor, visit.services(), &asked.looking, MOST).await?;
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/programma/instellingen">"Terug naar de instellingen"</a></p>
            <ErrorSummary problems=asked.problems.clone()/>
            <h1>"Logboek van het programma"</h1>
            <p class="qs-lead">"Wie deed wat, en wanneer. Het nieuwste staat bovenaan. Wat in een scan gebeurt, staat in het logboek van die scan."</p>
            {chooser(&asked, &log)}
            {body(&asked, &log)}
        };
        Ok(programme_page(
            Part::Settings,
            "Logboek",
            content.into_any(),
        ))
    })
}

/// Whose doings, and from which day back.
fn chooser(asked: &Asked, log: &ProgrammeLog) -> AnyView {
    let people: Vec<_> = log
        .doers
        .iter()
        .map(|(id, name)| {
            let chosen = asked.looking.by.as_ref() == Some(id);
            view! { <option value=id.to_string() selected=chosen>{name.clone()}</option> }
        })
        .collect();
    let problem = asked.problems.of("dag");
    let is_wrong = problem.is_some();
    let error = problem.map(|problem| {
        view! { <p class="qs-error" id="dag-fout"><span class="qs-visually-hidden">"Fout: "</span>{problem}</p> }
    });
    view! {
        <form class="qs-filter qs-chooser" method="get" action=ADDRESS novalidate aria-label="Selectie van het logboek">
            <div class="qs-filter__field">
                <label class="qs-form-field__label" for="wie">"Wie"</label>
                <select class="qs-textbox" id="wie" name="wie">
                    <option value="">"Iedereen, en wat vanzelf ging"</option>
                    {people}
                </select>
            </div>
            <div class="qs-filter__field">
                <label class="qs-form-field__label" for="dag">"Begin bij deze dag en ga terug"</label>
                {error}
                <input
                    class="qs-textbox"
                    type="date"
                    id="dag"
                    name="dag"
                    value=asked.day.clone()
                    aria-invalid=is_wrong.then_some("true")
                    aria-describedby=is_wrong.then_some("dag-fout")
                />
            </div>
            <button class="qs-button" type="submit">"Tonen"</button>
        </form>
    }
    .into_any()
}

fn body(asked: &Asked, log: &ProgrammeLog) -> AnyView {
    if log.entries.is_empty() {
        return nothing(asked, log);
    }
    let table = log_table(&Names::of_programme(log), log.entries.iter());
    view! {
        <div class="qs-section">{table}</div>
        {ways(asked, log)}
    }
    .into_any()
}

/// The ways to what was done later and earlier, and to the beginning of the list.
fn ways(asked: &Asked, log: &ProgrammeLog) -> Option<AnyView> {
    let link = |href: String, label: &'static str, rel: Option<&'static str>| {
        view! { <a class="qs-standalone" href=href rel=rel>{label}</a> }
    };
    let newer = log.entries.first().filter(|_| log.has_newer).map(|first| {
        let href = asked.address(&[("nieuwer", first.id.as_str())]);
        view! {
            {link(asked.address(&[]), "Naar het nieuwste", None)}
            {link(href, "Nieuwer", Some("prev"))}
        }
    });
    let older = log.entries.last().filter(|_| log.has_older).map(|last| {
        let href = asked.address(&[("ouder", last.id.as_str())]);
        link(href, "Ouder", Some("next"))
    });
    (newer.is_some() || older.is_some()).then(|| {
        view! { <nav class="qs-links" aria-label="Pagina’s van het logboek">{newer} {older}</nav> }
            .into_any()
    })
}

fn nothing(asked: &Asked, log: &ProgrammeLog) -> AnyView {
    let sentence = match (log.has_newer, log.has_older) {
        (true, _) => "Zo ver terug staat er niets.",
        (false, true) => "Er is niets nieuwers.",
        (false, false) if asked.looking.by.is_some() => "Van deze persoon staat hier niets.",
        (false, false) => "Er is nog niets gedaan.",
    };
    let is_all = asked.looking == LogLooking::default();
    let all = (!is_all).then(|| {
        view! { <p><a class="qs-standalone" href=ADDRESS>"Het hele logboek, het nieuwste bovenaan"</a></p> }
    });
    view! { <div class="qs-empty qs-section"><p><strong>{sentence}</strong></p>{all}</div> }
        .into_any()
}

//! The dates and the people.

use super::lineage::lineage;
use crate::pages::dates;
use crate::pages::scans::parts::{person, wanted_months};
use chrono::NaiveDate;
use leptos::prelude::*;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use services::ids::MemberId;
use services::results::names;
use services::scans::arrangements::Meeting;
use services::scans::{Cockpit, Person, Question, State};

/// `own`: the member who looks.
pub fn aside(cockpit: &Cockpit, own: Option<&MemberId>) -> AnyView {
    view! {
        <aside class="qs-aside" aria-label="Data en mensen">
            {days(cockpit)}
            {people(cockpit, own)}
            {lineage(cockpit)}
        </aside>
    }
    .into_any()
}

fn days(cockpit: &Cockpit) -> AnyView {
    let mut days = all_days(cockpit);
    days.sort_by_key(|(day, _)| *day);
    let rows: Vec<_> = days
        .into_iter()
        .map(|(day, what)| view! { <div><dt>{dates::day(day)}</dt><dd>{what}</dd></div> })
        .collect();
    let list = if rows.is_empty() {
        view! { <p>"Nog geen dagen afgesproken."</p> }.into_any()
    } else {
        view! { <dl class="qs-rows">{rows}</dl> }.into_any()
    };
    view! {
        <section aria-labelledby="data">
            <h2 id="data">"Data"</h2>
            {list}
            {wanted_months(&cockpit.scan)}
        </section>
    }
    .into_any()
}

fn all_days(cockpit: &Cockpit) -> Vec<(NaiveDate, String)> {
    let scan = &cockpit.scan;
    let sessions = scan.arrangements.sessions();
    let period = scan
        .setup
        .period
        .as_ref()
        .and_then(|period| period.read().ok());
    let start = sessions
        .start
        .map(|meeting| (meeting.on, session("Startgesprek", &meeting)));
    let agenda = sessions
        .agenda
        .map(|meeting| (meeting.on, session("Agenderingsgesprek", &meeting)));
    let plan = sessions
        .plan_on
        .map(|on| (on, format!("Verbeterplan in {}", body(cockpit))));
    let opens = period
        .as_ref()
        .filter(|_| scan.state < State::Open)
        .map(|period| (period.opens_on, who_opens(cockpit).to_owned()));
    let closes = period.filter(|_| scan.state <= State::Open).map(|period| {
        (
            period.closes_on,
            "Laatste dag van de vragenlijst".to_owned(),
        )
    });
    [start, opens, closes, agenda, plan]
        .into_iter()
        .flatten()
        .collect()
}

/// Nothing opens by itself.
const fn who_opens(cockpit: &Cockpit) -> &'static str {
    if cockpit.standing.lead {
        "U opent de vragenlijst (gepland)"
    } else {
        "De trekker opent de vragenlijst (gepland)"
    }
}

fn body(cockpit: &Cockpit) -> String {
    names::elected_body(cockpit.scan.authority.kind).to_owned()
}

fn session(name: &str, meeting: &Meeting) -> String {
    format!("{name}{}", meeting.time_and_place())
}

fn people(cockpit: &Cockpit, own: Option<&MemberId>) -> AnyView {
    let (scan, standing) = (&cockpit.scan, cockpit.standing);
    let you = |yes: bool| if yes { " (u)" } else { "" };
    let heading = if scan.has_two_clerks() {
        "Procesbegeleiders"
    } else {
        "Procesbegeleider"
    };
    let lead = format!("{}{}", scan.lead.name, you(standing.lead));
    view! {
        <section aria-labelledby="mensen">
            <h2 id="mensen">"Mensen"</h2>
            <dl class="qs-rows">
                <div><dt>"Trekker"</dt><dd>{lead}</dd></div>
                <div><dt>{heading}</dt><dd>{clerks(cockpit, own)}</dd></div>
                <div><dt>"Begeleidingscommissie"</dt><dd>{committee(cockpit)}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

/// Who guide it, and who is asked to.
fn clerks(cockpit: &Cockpit, own: Option<&MemberId>) -> AnyView {
    let scan = &cockpit.scan;
    let is_own = |clerk: &Person| own == Some(&clerk.id);
    let mut lines: Vec<String> = scan
        .clerks()
        .map(|clerk| {
            format!(
                "{}{}",
                person(clerk),
                if is_own(clerk) { " (u)" } else { "" }
            )
        })
        .collect();
    if let Some(asked) = &cockpit.asked {
        let what = match asked.question {
            Question::Guide => "gevraagd",
            Question::Beside => "gevraagd als tweede",
            Question::TakeOver { .. } => "gevraagd om over te nemen",
        };
        lines.push(format!("{}, {what}", person(&asked.clerk)));
    }
    if lines.is_empty() {
        lines.push("Nog niemand".to_owned());
    }
    let lines: Vec<_> = lines
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect();
    lines.into_any()
}

/// How many, and how many from each group.
fn committee(cockpit: &Cockpit) -> String {
    let Some(committee) = cockpit
        .scan
        .arrangements
        .committee
        .as_ref()
        .filter(|committee| committee.size() > 0)
    else {
        return "Nog niemand".to_owned();
    };
    let groups = committee
        .names()
        .into_iter()
        .filter(|(_, names)| !names.is_empty());
    let groups: Vec<_> = groups
        .map(|(group, names)| {
            format!(
                "{} {}",
                names.len(),
                short(cockpit.scan.authority.kind, group)
            )
        })
        .collect();
    let members = if committee.size() == 1 {
        "lid"
    } else {
        "leden"
    };
    format!("{} {members}: {}", committee.size(), groups.join(", "))
}

/// From where, after a number.
const fn short(kind: AuthorityKind, group: RespondentGroup) -> &'static str {
    match (group, kind) {
        (RespondentGroup::Council, AuthorityKind::Municipality) => "uit de raad",
        (RespondentGroup::Council, AuthorityKind::Province) => "uit Provinciale Staten",
        (RespondentGroup::Council, AuthorityKind::WaterBoard) => "uit het algemeen bestuur",
        (RespondentGroup::Executive, AuthorityKind::WaterBoard) => "uit het dagelijks bestuur",
        (RespondentGroup::Executive, _) => "uit het bestuur",
        (RespondentGroup::Staff, _) => "uit de organisatie",
        (RespondentGroup::Residents, _) => "van buiten",
    }
}

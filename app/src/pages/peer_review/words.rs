//! What the pages of the programme and of those inside a group say alike.

use crate::pages::authorities::words::listed;
use crate::pages::dates;
use chrono::NaiveDate;
use services::peer_review::{Answer, GroupState, PeerGroup, PeerMember, ReasonView, Wanted};
use services::results::names;
use services::scans::Scan;
use services::scans::arrangements::Meeting;

/// An authority at the beginning of a line.
pub fn name(scan: &Scan) -> String {
    names::at_the_start(&scan.authority.display_name)
}

/// Names in a sentence; of everybody in a group of that size as "Alle vier".
fn who(names: &[String], members: usize) -> String {
    if names.len() < members {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        return listed(&names);
    }
    match members {
        2 => "Beide".to_owned(),
        3 => "Alle drie".to_owned(),
        4 => "Alle vier".to_owned(),
        5 => "Alle vijf".to_owned(),
        6 => "Alle zes".to_owned(),
        more => format!("Alle {more}"),
    }
}

/// Why a group of so many fits.
pub fn reason(reason: &ReasonView, members: usize) -> String {
    match reason {
        ReasonView::SharedTheme { theme, names } => {
            format!(
                "{} werken aan hetzelfde thema: ‘{theme}’.",
                who(names, members)
            )
        }
        ReasonView::SharedSubgoal { subgoal, names } => {
            format!(
                "{} werken aan hetzelfde subdoel: ‘{subgoal}’.",
                who(names, members)
            )
        }
        ReasonView::Complement {
            statement,
            strong,
            stuck,
        } => {
            let (are, get_stuck) = (
                if strong.len() > 1 { "zijn" } else { "is" },
                if stuck.len() > 1 {
                    "vastlopen"
                } else {
                    "vastloopt"
                },
            );
            format!(
                "{} {are} sterk waar {} {get_stuck}: ‘{statement}’",
                who(strong, usize::MAX),
                who(stuck, usize::MAX)
            )
        }
        ReasonView::Distance { furthest_km } => {
            format!("Hemelsbreed liggen zij hoogstens {furthest_km}\u{a0}km uit elkaar.")
        }
    }
}

/// Day, time and place of a meeting.
pub fn meeting(meeting: &Meeting) -> String {
    format!("{}{}", dates::day(meeting.on), meeting.time_and_place())
}

/// Where a group stands.
pub fn state(group: &PeerGroup, today: NaiveDate) -> &'static str {
    if group.is_cancelled() {
        return "Gaat niet door";
    }
    match group.state {
        GroupState::Draft => "Wordt samengesteld",
        GroupState::Invited => "Uitgenodigd",
        GroupState::Running if group.has_met(today) => "Laatste bijeenkomst geweest",
        GroupState::Running if group.is_too_small(today) => "Te klein",
        GroupState::Running => "Loopt",
        GroupState::Closed => "Afgerond",
    }
}

/// What a lead said to the invitation, or that their authority left.
pub fn answer(member: &PeerMember) -> String {
    let left = member.left.as_ref();
    let left = left.map(|left| format!("Gestopt op {}", dates::day(left.on)));
    match (left, member.answer) {
        (Some(left), Answer::Waiting) => format!("{left}, opnieuw gevraagd"),
        (Some(left), Answer::Accepted | Answer::Declined) => left,
        (None, Answer::Waiting) => "Nog geen antwoord".to_owned(),
        (None, Answer::Accepted) => "Doet mee".to_owned(),
        (None, Answer::Declined) => "Doet niet mee".to_owned(),
    }
}

/// What a lead wrote with the answer, or why their authority left.
pub fn line(member: &PeerMember) -> Option<String> {
    let left = member.left.as_ref().map(|left| &left.because);
    let line = left.unwrap_or(&member.line);
    (!line.is_empty()).then(|| line.clone())
}

/// What a group waits for: a task to the lead, news to whoever else belongs to the authority.
pub const fn to_do_of(wanted: Wanted, leads: bool) -> &'static str {
    match (wanted, leads) {
        (Wanted::Answer, true) => "Laat nog weten of u meedoet.",
        (Wanted::Answer, false) => "De trekker laat nog weten of de organisatie meedoet.",
        (Wanted::Question, true) => "Breng nog een vraag in.",
        (Wanted::Question, false) => "De trekker brengt nog een vraag in.",
        (Wanted::Report, true) => "Schrijf nog op wat u meeneemt.",
        (Wanted::Report, false) => "De trekker schrijft nog op wat de organisatie meeneemt.",
    }
}

/// So many authorities: "1 organisatie", "3 organisaties".
pub fn authorities(many: usize) -> String {
    let noun = if many == 1 {
        "organisatie"
    } else {
        "organisaties"
    };
    format!("{many} {noun}")
}

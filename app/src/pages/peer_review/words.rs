//! What the pages of the programme and of those inside a group say alike.

use crate::pages::authorities::words::listed;
use crate::pages::dates;
use chrono::NaiveDate;
use services::peer_review::{Answer, GroupState, PeerGroup, ReasonView};
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
    let at = meeting
        .at
        .map_or_else(String::new, |at| at.format(", %H:%M uur").to_string());
    let place = if meeting.place.is_empty() {
        String::new()
    } else {
        format!(", {}", meeting.place)
    };
    format!("{}{at}{place}", dates::day(meeting.on))
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
        GroupState::Running => "Loopt",
        GroupState::Closed => "Afgerond",
    }
}

/// What a lead said to the invitation.
pub const fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Waiting => "Nog geen antwoord",
        Answer::Accepted => "Doet mee",
        Answer::Declined => "Doet niet mee",
    }
}

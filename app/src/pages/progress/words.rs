//! How an action goes, in words and marks.

use crate::pages::dates::day;
use crate::pages::problems::Problems;
use crate::pages::results::typed_text;
use leptos::prelude::*;
use services::ids::ScanId;
use services::progress::{ActionStatus, DayProposal, FollowUp, FollowedAction, Round, Stopped};
use services::{Problem, ProblemCode};

use chrono::NaiveDate;

/// A status as it stands by itself.
#[must_use]
pub const fn status(status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Waiting => "Nog niet begonnen",
        ActionStatus::Running => "Loopt",
        ActionStatus::Done => "Klaar",
        ActionStatus::Stopped => "Gestopt",
    }
}

/// Since when and why a plan is followed no more, as everybody reads it.
#[must_use]
pub fn followed_no_more(stopped: &Stopped) -> AnyView {
    view! {
        <div class="qs-notice">
            <p><strong>{format!("Sinds {} volgen wij dit plan niet meer. De reden:", day(stopped.on))}</strong></p>
            {typed_text(&stopped.reason)}
        </div>
    }
    .into_any()
}

/// How many actions are how far: "7 acties: 2 klaar, 4 lopen, 1 nog niet begonnen."
#[must_use]
pub fn summary(count: impl Fn(ActionStatus) -> usize) -> String {
    let order = [
        ActionStatus::Done,
        ActionStatus::Running,
        ActionStatus::Waiting,
        ActionStatus::Stopped,
    ];
    let parts: Vec<String> = order
        .into_iter()
        .map(|own| (count(own), own))
        .filter(|(number, _)| *number > 0)
        .map(|(number, own)| format!("{number} {}", of_so_many(own, number)))
        .collect();
    match order.into_iter().map(&count).sum::<usize>() {
        0 => "Het plan heeft geen acties.".to_owned(),
        1 => format!("1 actie: {}.", parts.join(", ")),
        all => format!("{all} acties: {}.", parts.join(", ")),
    }
}

const fn of_so_many(status: ActionStatus, count: usize) -> &'static str {
    match status {
        ActionStatus::Waiting => "nog niet begonnen",
        ActionStatus::Running if count == 1 => "loopt",
        ActionStatus::Running => "lopen",
        ActionStatus::Done => "klaar",
        ActionStatus::Stopped => "gestopt",
    }
}

/// How many actions are behind: "2 acties over tijd, 1 zonder bericht". Nothing where none is.
#[must_use]
pub fn behind(found: &FollowUp) -> Option<String> {
    let parts = [(found.late, "over tijd"), (found.silent, "zonder bericht")];
    let mut counts = parts.into_iter().filter(|(count, _)| *count > 0);
    let first = counts.next().map(|(count, what)| match count {
        1 => format!("1 actie {what}"),
        more => format!("{more} acties {what}"),
    })?;
    let others = counts.map(|(count, what)| format!(", {count} {what}"));
    Some(others.fold(first, |told, other| told + &other))
}

/// The way to what is behind, which says how much that is.
#[must_use]
pub fn way_to_behind(scan: &ScanId, found: &FollowUp) -> Option<AnyView> {
    let told = behind(found)?;
    Some(
        view! { <a class="qs-standalone" href=format!("/scans/{scan}/voortgang")>{told}</a> }
            .into_any(),
    )
}

/// What is behind: a drawing with words, never a colour alone. Nothing where nothing is.
#[must_use]
pub fn marks(overdue: Option<NaiveDate>, silent: Option<NaiveDate>) -> Option<AnyView> {
    let overdue = overdue.map(|since| mark(true, format!("Te laat: de dag was {}", day(since))));
    let silent =
        silent.map(|since| mark(false, format!("Geen antwoord: gevraagd op {}", day(since))));
    (overdue.is_some() || silent.is_some())
        .then(|| view! { <p class="qs-labels">{overdue} {silent}</p> }.into_any())
}

/// The marks of an action on this day, in this round.
#[must_use]
pub fn marks_of(
    action: &FollowedAction,
    today: NaiveDate,
    round: Option<&Round>,
) -> Option<AnyView> {
    marks(action.overdue_since(today), action.silent_since(round))
}

fn mark(overdue: bool, words: String) -> AnyView {
    let drawing = if overdue {
        view! { <path d="M8 1l7 13H1z"></path> }.into_any()
    } else {
        view! { <path class="qs-label__open" d="M1.5 2.5h13v8h-7l-4 3.5v-3.500h-2z"></path> }
            .into_any()
    };
    view! {
        <span class="qs-label">
            <svg class="qs-label__glyph" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{drawing}</svg>
            <span>{words}</span>
        </span>
    }
    .into_any()
}

/// The day of an action, with that of the plan beside it where it became another, and why.
#[must_use]
pub fn due(due_on: NaiveDate, planned_on: NaiveDate, reason: &str) -> AnyView {
    if due_on == planned_on {
        return day(due_on).into_any();
    }
    let reason = (!reason.is_empty())
        .then(|| view! { <p class="qs-note" dir="auto">{reason.to_owned()}</p> });
    view! {
        {day(due_on)}
        <p class="qs-note">{format!("In het plan: {}", day(planned_on))}</p>
        {reason}
    }
    .into_any()
}

/// What became of a day that an owner proposed.
#[must_use]
pub const fn proposal(proposal: DayProposal) -> &'static str {
    match proposal {
        DayProposal::None => "Nieuwe datum",
        DayProposal::Waiting => "Voorgestelde datum, wacht op de trekker",
        DayProposal::Accepted => "Voorgestelde datum, overgenomen",
        DayProposal::Declined => "Voorgestelde datum, niet overgenomen",
        DayProposal::Replaced => "Voorgestelde datum, later vervangen",
    }
}

/// What is missing or wrong in why a plan is followed no more.
#[must_use]
pub fn stop_told(problems: &[Problem]) -> Problems {
    Problems::found(problems, |field, code| match (field, code) {
        ("reason", ProblemCode::Missing) => Some("Schrijf op waarom de opvolging stopt."),
        _ => None,
    })
}

/// What is missing or wrong in what was told, by field.
#[must_use]
pub fn told(problems: &[Problem]) -> Problems {
    Problems::found(problems, |field, code| match (field, code) {
        ("status", ProblemCode::Missing | ProblemCode::NotAChoice) => Some("Kies hoe het gaat."),
        ("note", ProblemCode::Missing) => Some("Schrijf op waarom de actie stopt."),
        ("due_on", ProblemCode::InThePast) => {
            Some("Deze dag is al voorbij. Kies een dag die nog komt.")
        }
        ("reason", ProblemCode::Missing) => Some("Schrijf op waarom de datum verandert."),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_behind_is_counted_in_words() {
        let told = |late, silent| {
            behind(&FollowUp {
                late,
                silent,
                stopped: None,
            })
        };
        assert_eq!(told(0, 0), None);
        assert_eq!(told(1, 0).as_deref(), Some("1 actie over tijd"));
        assert_eq!(told(0, 3).as_deref(), Some("3 acties zonder bericht"));
        assert_eq!(
            told(2, 1).as_deref(),
            Some("2 acties over tijd, 1 zonder bericht")
        );
    }
}

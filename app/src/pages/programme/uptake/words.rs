//! What authorities and their numbers are called.

use crate::pages::numbers;
use chrono::{Datelike as _, NaiveDate};
use questionnaires::kind::AuthorityKind;
use services::programme::uptake::View;
use services::scans::Step;

/// A number that may be left out: "geen" for none.
#[must_use]
pub fn or_none(number: u32) -> String {
    if number == 0 {
        "geen".to_owned()
    } else {
        numbers::whole(number.into())
    }
}

/// The authorities of these kinds together: "gemeenten", or "organisaties" where they are of several kinds.
#[must_use]
pub fn plural(kinds: &[AuthorityKind]) -> &'static str {
    match kinds {
        [AuthorityKind::Municipality] => "gemeenten",
        [AuthorityKind::Province] => "provincies",
        [AuthorityKind::WaterBoard] => "waterschappen",
        _ => "organisaties",
    }
}

/// The authorities of each of these kinds: "gemeenten", "gemeenten en provincies".
#[must_use]
pub fn plurals(kinds: &[AuthorityKind]) -> String {
    let each: Vec<&str> = kinds.iter().map(|kind| plural(&[*kind])).collect();
    match each.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} en {last}", first.join(", ")),
        _ => each.concat(),
    }
}

/// One of them: "gemeente", or "organisatie" where they are of several kinds.
#[must_use]
pub fn singular(kinds: &[AuthorityKind]) -> &'static str {
    match kinds {
        [AuthorityKind::Municipality] => "gemeente",
        [AuthorityKind::Province] => "provincie",
        [AuthorityKind::WaterBoard] => "waterschap",
        _ => "organisatie",
    }
}

/// The same as the beginning of a heading.
#[must_use]
pub fn plural_heading(kinds: &[AuthorityKind]) -> &'static str {
    match kinds {
        [AuthorityKind::Municipality] => "Gemeenten",
        [AuthorityKind::Province] => "Provincies",
        [AuthorityKind::WaterBoard] => "Waterschappen",
        _ => "Organisaties",
    }
}

/// "doet mee" of one, "doen mee" of any other number.
#[must_use]
pub const fn take_part(count: u32) -> &'static str {
    if count == 1 { "doet mee" } else { "doen mee" }
}

/// The same of a day that is over.
#[must_use]
pub const fn took_part(count: u32) -> &'static str {
    if count == 1 { "deed mee" } else { "deden mee" }
}

/// What is said of the day that is looked at: `today`, or `then` of a day that is over.
#[must_use]
pub const fn in_time(view: &View, today: &'static str, then: &'static str) -> &'static str {
    if view.filter.is_today { today } else { then }
}

/// "bestaan", or "bestonden" of a day that is over.
#[must_use]
pub const fn exist(view: &View) -> &'static str {
    in_time(view, "bestaan", "bestonden")
}

/// "nu", or "op die dag" where that is over.
#[must_use]
pub const fn now(view: &View) -> &'static str {
    in_time(view, "nu", "op die dag")
}

/// What lists and maps of all cannot show of the starting figure.
#[must_use]
pub fn unnamed(starting_figure: u32) -> String {
    format!(
        "Van de {starting_figure} uit de beginstand weten wij niet welke het zijn; zij staan hier als ‘nog geen scan’."
    )
}

/// The number of a step, from 1.
#[must_use]
pub const fn number(step: Step) -> usize {
    step as usize + 1
}

/// The name of a step in a line of text, without the hyphen that may appear in a narrow column.
#[must_use]
pub const fn step(step: Step) -> &'static str {
    match step {
        Step::Preparation => "Voorbereiding",
        Step::StartSession => "Startgesprek",
        Step::Questionnaire => "Vragenlijst",
        Step::AgendaSession => "Agenderingsgesprek",
        Step::Plan => "Verbeterplan",
    }
}

/// The five steps in their order.
pub const STEPS: [Step; 5] = [
    Step::Preparation,
    Step::StartSession,
    Step::Questionnaire,
    Step::AgendaSession,
    Step::Plan,
];

/// A day as a part of its year, for what is not known to the day: "voorjaar 2028".
#[must_use]
pub fn season(day: NaiveDate) -> String {
    let part = match day.month() {
        1 | 2 => "begin",
        3..=5 => "voorjaar",
        6..=8 => "zomer",
        9..=11 => "najaar",
        _ => "eind",
    };
    format!("{part} {}", day.year())
}

/// Days in words: "1 dag", "45 dagen".
#[must_use]
pub fn days(days: i64) -> String {
    if days == 1 {
        "1 dag".to_owned()
    } else {
        format!("{} dagen", numbers::whole(days.unsigned_abs()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_named_one_by_one() {
        let told = [1, 2, 3].map(|count| plurals(&AuthorityKind::ALL[..count]));
        assert_eq!(
            told,
            [
                "gemeenten",
                "gemeenten en provincies",
                "gemeenten, provincies en waterschappen"
            ]
        );
    }

    #[test]
    fn a_season_says_no_more_than_is_known() {
        for (day, told) in [
            ("2028-01-31", "begin 2028"),
            ("2028-03-01", "voorjaar 2028"),
            ("2028-08-31", "zomer 2028"),
            ("2029-11-03", "najaar 2029"),
            ("2028-12-31", "eind 2028"),
        ] {
            assert_eq!(season(day.parse().expect("a day")), told);
        }
    }
}

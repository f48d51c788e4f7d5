//! The register of authorities.

use crate::pages::dates::day;
use crate::pages::log::Names;
use chrono::NaiveDate;
use services::audit::RegisterEvent as Event;
use services::authorities::AuthorityCode;

pub fn sentence(names: &Names<'_>, event: &Event) -> String {
    match event {
        Event::RegisterApplied {
            as_of,
            lines: _,
            added,
            renamed,
            merged,
            split,
            planned,
            corrected,
        } => register(
            *as_of,
            &[
                (*added, "nieuw"),
                (*renamed, "met een andere naam"),
                (*merged, "opgegaan in een ander"),
                (*split, "gesplitst"),
                (*planned, "die later ophouden"),
                (*corrected, "verbeterd"),
            ],
        ),
        Event::AuthorityEndConfirmed {
            authority: code,
            last_day,
            successors,
        } => format!(
            "Bevestigd dat {} ophoudt na {}, en opgaat in {}",
            names.authority(code),
            day(*last_day),
            names.authorities(successors)
        ),
        Event::AuthorityEndUnconfirmed { authority: code } => {
            format!("Teruggenomen dat {} ophoudt", names.authority(code))
        }
        Event::AuthorityEnded {
            authority: code,
            last_day,
            successors,
        } => ended(names, code, *last_day, successors),
    }
}

/// What an edition of the register brought: only what there is of it.
fn register(as_of: NaiveDate, counts: &[(i64, &str)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let what = if parts.is_empty() {
        "niets veranderd".to_owned()
    } else {
        parts.join(", ")
    };
    format!("Register van {} overgenomen: {what}", day(as_of))
}

fn ended(
    names: &Names<'_>,
    code: &AuthorityCode,
    last_day: NaiveDate,
    successors: &[AuthorityCode],
) -> String {
    let last_day = day(last_day);
    if names.is_of_scan() {
        format!(
            "De organisatie ging op in een andere, of werd gesplitst. Haar laatste dag was {last_day}. De scan loopt door"
        )
    } else {
        let (name, next) = (names.authority(code), names.authorities(successors));
        format!("{name} ging op in {next}. De laatste dag was {last_day}")
    }
}

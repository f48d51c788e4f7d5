//! Counting: by hand in small registers, and against the audit trail on both engines.

mod agreeing;
mod counting;
mod looking;
mod looking_ahead;
mod replay;
mod replay_endings;
mod replay_settings;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;

use super::*;
use crate::authorities::{Authority, AuthorityCode};
use crate::ids::ScanId;
use crate::scans::{State, Step};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn code(text: &str) -> AuthorityCode {
    AuthorityCode::parse(text).unwrap()
}

fn municipality(text: &str, last: Option<&str>) -> Authority {
    Authority {
        code: code(text),
        kind: AuthorityKind::Municipality,
        official_name: text.to_owned(),
        display_name: text.to_owned(),
        cbs_name: text.to_owned(),
        provinces: vec![code("PV22")],
        valid_from: None,
        valid_to: last.map(day),
        population: None,
        seats: None,
        centre: None,
    }
}

/// A and B merged into C at the turn of the year; D was split over E and F; G exists and has nothing to do with them.
fn register() -> Register {
    let end = Some("2025-12-31");
    let authorities = vec![
        municipality("GM0001", end),
        municipality("GM0002", end),
        municipality("GM0003", None),
        municipality("GM0004", end),
        municipality("GM0005", None),
        municipality("GM0006", None),
        municipality("GM0007", None),
    ];
    let pairs = [
        ("GM0001", "GM0003"),
        ("GM0002", "GM0003"),
        ("GM0004", "GM0005"),
        ("GM0004", "GM0006"),
    ];
    Register::new(
        authorities,
        &pairs.map(|(ended, next)| (code(ended), code(next))),
    )
}

/// A scan with the days on which it came into its states.
fn track(authority: &str, history: &[(State, &str)]) -> Track {
    let at = |text: &str| format!("{text}T10:00:00Z").parse().unwrap();
    let history = history.iter().map(|(state, on)| (at(on), *state)).collect();
    Track::new(ScanId::random(), code(authority), false, history)
}

fn municipalities() -> Selection {
    Selection {
        kinds: vec![AuthorityKind::Municipality],
        ..Selection::default()
    }
}

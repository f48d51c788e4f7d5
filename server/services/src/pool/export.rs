//! The pool as a file for a spreadsheet.

use super::members::{PoolMember, members};
use crate::Services;
use crate::actor::Actor;
use crate::csv_file::{self, TextFile};
use crate::error::Error;

/// The columns, as people read them.
pub(super) const COLUMNS: [&str; 11] = [
    "naam",
    "e-mailadres",
    "organisatie",
    "functies",
    "soorten",
    "getraind op",
    "reisafstand km",
    "provincies",
    "talen",
    "plaatsen",
    "doet mee",
];

/// The pool as CSV, without the programme's notes, since files travel. For the programme.
///
/// # Errors
/// As [`Actor::require_programme_or_system`].
pub async fn export(actor: &Actor, services: &Services) -> Result<TextFile, Error> {
    let members = members(actor, services).await?;
    csv_file::file("griffierspool", &COLUMNS, members.iter().map(row))
}

fn row(member: &PoolMember) -> Vec<String> {
    let (facts, profile) = (&member.facts, &member.profile);
    let home = facts.home.as_ref();
    let joined = |codes: Vec<&str>| codes.join(" ");
    let trained_on = profile.trained_on.map(|day| day.to_string());
    let travel_km = profile.travel_km.map(|km| km.to_string());
    vec![
        facts.name.clone(),
        facts.email.clone(),
        home.map(|home| home.code.to_string()).unwrap_or_default(),
        profile.functions.clone(),
        joined(profile.kinds.iter().map(|kind| kind.code()).collect()),
        trained_on.unwrap_or_default(),
        travel_km.unwrap_or_default(),
        joined(profile.regions.iter().map(|code| code.as_str()).collect()),
        joined(profile.languages.iter().map(|own| own.code()).collect()),
        profile.capacity.to_string(),
        if profile.active { "ja" } else { "nee" }.to_owned(),
    ]
}

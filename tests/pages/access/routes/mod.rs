//! The table: every route there is, whom it is for, and while a scan is where.

mod endings;
mod peer_review;
mod plan;
mod programme;
mod public;
mod register;
mod scans;
mod talk;

use super::moments::When;
use super::rights::Access;

/// A route: method, path and who gets in.
pub type Row = (&'static str, &'static str, Access);

/// Routes that can be used at the same time of their scan.
type Area = (When, &'static [Row]);

const fn get(path: &'static str, access: Access) -> Row {
    ("GET", path, access)
}

const fn post(path: &'static str, access: Access) -> Row {
    ("POST", path, access)
}

/// The rows by area. What ends a step or a session comes last, so that it does not come between the others.
const AREAS: [&[Area]; 8] = [
    public::AREAS,
    programme::AREAS,
    peer_review::AREAS,
    register::AREAS,
    scans::AREAS,
    talk::AREAS,
    plan::AREAS,
    endings::AREAS,
];

/// Every route with the time of its scan at which it can be used.
pub fn rows() -> impl Iterator<Item = (When, Row)> {
    let areas = AREAS.into_iter().flatten();
    areas.flat_map(|(when, rows)| rows.iter().map(|row| (*when, *row)))
}

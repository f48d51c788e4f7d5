//! Scans that stand still.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use sqlx::AnyConnection;

use super::count::Programme;
use super::filter::FilterForm;
use super::list::{kind_name, step_name};
use super::view::{View, look};
use crate::Services;
use crate::actor::Actor;
use crate::clock::day_of;
use crate::csv_file::{self, TextFile};
use crate::error::Error;
use crate::scans::{RunningScan, Scan, State, Turn, halting};

/// A scan without a next step for too long.
#[derive(Clone, Debug)]
pub struct StalledScan {
    /// The scan.
    pub scan: Scan,
    /// Days without a next step; of a clerk who does not answer, days since the question.
    pub days: i64,
    /// What its next state waits for, and who must do it.
    pub waits_for: Vec<Turn>,
    /// The name of a clerk who is asked and has not answered.
    pub asked: Option<String>,
}

/// The scans of the selection that stall today, the longest first, with what was made of the filter.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn stalled(
    actor: &Actor,
    services: &Services,
    form: &FilterForm,
) -> Result<(View, Vec<StalledScan>), Error> {
    actor.require_programme_or_system()?;
    let today = services.clock().today();
    // Whose turn it was on another day is not kept.
    let form = FilterForm {
        on: today.to_string(),
        ..form.clone()
    };
    let mut connection = services.store().read().acquire().await?;
    let (view, programme) = look(&mut connection, &form, today).await?;
    let found = find(&mut connection, &programme, &view, today).await?;
    Ok((view, found))
}

/// The columns of [`stalled_file`].
const HEADING: [&str; 7] = [
    "Organisatie",
    "Soort",
    "Stap",
    "Dagen zonder volgende stap",
    "Wacht op",
    "Trekker",
    "Procesbegeleider",
];

/// The same as a file for a spreadsheet. `told`: who must do what, in words.
///
/// # Errors
/// As [`stalled`].
pub async fn stalled_file(
    actor: &Actor,
    services: &Services,
    form: &FilterForm,
    told: impl Fn(&Turn) -> String,
) -> Result<TextFile, Error> {
    let (view, found) = stalled(actor, services, form).await?;
    let row = |stalled: StalledScan| {
        let scan = stalled.scan;
        let clerks = scan.clerk_names().unwrap_or_default();
        let waits: Vec<String> = stalled.waits_for.iter().map(&told).collect();
        vec![
            scan.authority.display_name,
            kind_name(scan.authority.kind).to_owned(),
            scan.state.step().map_or("", step_name).to_owned(),
            stalled.days.to_string(),
            waits.join(", "),
            scan.lead.name,
            clerks,
        ]
    };
    let name = format!("scans-die-stilstaan-{}", view.filter.on);
    csv_file::file(&name, &HEADING, found.into_iter().map(row))
}

pub(super) async fn find(
    connection: &mut AnyConnection,
    programme: &Programme,
    view: &View,
    today: NaiveDate,
) -> Result<Vec<StalledScan>, Error> {
    let selected: HashMap<_, _> = programme
        .selected_tracks(today, &view.selection)
        .into_iter()
        .filter_map(|track| Some((&track.scan, track.since(today)?)))
        .collect();
    let stalls = |running: RunningScan| {
        let since = selected.get(&running.scan.id)?;
        let days = standing_still(&running, *since, view, today)?;
        let waits_for = running.turns.into_iter().filter(|turn| turn.blocks);
        Some(StalledScan {
            days,
            waits_for: waits_for.collect(),
            asked: running.asked.map(|(name, _)| name),
            scan: running.scan,
        })
    };
    let entered_by = today - TimeDelta::days(view.settings.stalls_after_days.into());
    let halting = halting(connection, entered_by, today).await?;
    let mut found: Vec<StalledScan> = halting.into_iter().filter_map(stalls).collect();
    found.sort_by_cached_key(|stalled| (-stalled.days, stalled.scan.authority.sort_key()));
    Ok(found)
}

/// For how many days the scan stands still, if that is too long.
fn standing_still(
    running: &RunningScan,
    since: NaiveDate,
    view: &View,
    today: NaiveDate,
) -> Option<i64> {
    let days = (today - since).num_days();
    let stalls =
        days >= i64::from(view.settings.stalls_after_days) && !is_under_way(&running.scan, today);
    let unanswered = running
        .asked
        .as_ref()
        .map(|(_, since)| (today - day_of(*since)).num_days())
        .filter(|days| *days >= i64::from(view.settings.answer_within_days));
    if stalls { Some(days) } else { unanswered }
}

/// Whether a scan goes as planned, however long it takes: the day that its step waits for is agreed, and has yet to pass.
fn is_under_way(scan: &Scan, today: NaiveDate) -> bool {
    let period = scan.setup.period.as_ref();
    let period = period.and_then(|period| period.read().ok());
    let sessions = scan.arrangements.sessions();
    let days = match scan.state {
        State::Prepared => [
            sessions.start.map(|meeting| meeting.on),
            period.map(|period| period.opens_on),
        ],
        State::Open => [period.map(|period| period.closes_on), None],
        State::Closed => [sessions.agenda.map(|meeting| meeting.on), None],
        State::Discussed | State::Planned => [sessions.plan_on, None],
        State::Requested
        | State::Assigned
        | State::Adopted
        | State::Published
        | State::FollowedUp
        | State::Cancelled => [None, None],
    };
    days.into_iter().flatten().any(|day| day >= today)
}

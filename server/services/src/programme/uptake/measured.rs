//! Scans that finished a step: what stands behind the time that a step takes.

use chrono::NaiveDate;

use super::count::Programme;
use super::durations::{Finished, StepTime, finished, summary};
use super::filter::FilterForm;
use super::list::{kind_name, step_name};
use super::view::{View, look};
use crate::Services;
use crate::actor::Actor;
use crate::authorities::Authority;
use crate::csv_file::{self, TextFile};
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::Step;

/// The scans of the selection that finished a step, with what was made of the filter.
#[derive(Clone, Debug)]
pub struct Measured {
    /// What is looked at.
    pub view: View,
    /// The step.
    pub step: Step,
    /// How long it takes; `None` when nobody finished it.
    pub time: Option<StepTime>,
    /// The scans, the slowest first.
    pub rows: Vec<MeasuredScan>,
}

/// How long a scan was in a step that it finished.
#[derive(Clone, Debug)]
pub struct MeasuredScan {
    /// The scan.
    pub scan: ScanId,
    /// Whose scan it is.
    pub authority: Authority,
    /// The name of the province in which it is counted.
    pub province: String,
    /// Who counts for that authority on the day that is looked at, where it merged into another.
    pub heir: Option<String>,
    /// Whether it is a repeat measurement.
    pub repeats: bool,
    /// The day on which it came into the step.
    pub began_on: NaiveDate,
    /// The day on which it came out of it.
    pub ended_on: NaiveDate,
    /// How long that took, in days.
    pub days: i64,
}

/// The scans behind the time that a step takes.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn measured(
    actor: &Actor,
    services: &Services,
    form: &FilterForm,
    step: Step,
) -> Result<Measured, Error> {
    actor.require_programme_or_system()?;
    let today = services.clock().today();
    let mut connection = services.store().read().acquire().await?;
    let (view, programme) = look(&mut connection, form, today).await?;
    Ok(of(view, &programme, step))
}

/// The columns of [`measured_file`].
const HEADING: [&str; 10] = [
    "Code",
    "Organisatie",
    "Soort",
    "Provincie",
    "Telt nu bij",
    "Herhaalmeting",
    "Stap",
    "Begonnen op",
    "Afgerond op",
    "Dagen",
];

/// The same as a file for a spreadsheet.
///
/// # Errors
/// As [`measured`].
pub async fn measured_file(
    actor: &Actor,
    services: &Services,
    form: &FilterForm,
    step: Step,
) -> Result<TextFile, Error> {
    let Measured { view, rows, .. } = measured(actor, services, form, step).await?;
    let cells = |row: MeasuredScan| {
        vec![
            row.authority.code.to_string(),
            row.authority.display_name,
            kind_name(row.authority.kind).to_owned(),
            row.province,
            row.heir.unwrap_or_default(),
            String::from(if row.repeats { "ja" } else { "nee" }),
            step_name(step).to_owned(),
            row.began_on.to_string(),
            row.ended_on.to_string(),
            row.days.to_string(),
        ]
    };
    let name = format!("doorlooptijd-stap-{}-{}", step as usize + 1, view.filter.on);
    csv_file::file(&name, &HEADING, rows.into_iter().map(cells))
}

pub(super) fn of(view: View, programme: &Programme, step: Step) -> Measured {
    let day = view.filter.on;
    let tracks = programme.selected_tracks(day, &view.selection);
    let finished = finished(&tracks, step, day);
    let time = summary(step, finished.iter().map(Finished::days).collect());
    let mut rows: Vec<MeasuredScan> = finished
        .iter()
        .filter_map(|finished| row(programme, finished, day))
        .collect();
    rows.sort_by_cached_key(|row| {
        let authority = &row.authority;
        (-row.days, authority.sort_key(), authority.code.clone())
    });
    Measured {
        view,
        step,
        time,
        rows,
    }
}

/// A row. Every scan that is counted has its authority in the register.
fn row(programme: &Programme, finished: &Finished<'_>, day: NaiveDate) -> Option<MeasuredScan> {
    let track = finished.track;
    let register = programme.register();
    let authority = register.get(&track.authority)?;
    let heir = programme.heir(&track.authority, day)?;
    let province = heir.province().and_then(|code| register.get(code));
    Some(MeasuredScan {
        scan: track.scan.clone(),
        authority: authority.clone(),
        province: province
            .map(|province| province.display_name.clone())
            .unwrap_or_default(),
        heir: (heir.code != authority.code).then(|| heir.display_name.clone()),
        repeats: track.repeats,
        began_on: finished.began_on,
        ended_on: finished.ended_on,
        days: finished.days(),
    })
}

//! Authorities in a list: what stands behind each figure.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;

use super::count::{Programme, Standing};
use super::filter::FilterForm;
use super::parts::number;
use super::view::{View, look};
use crate::Services;
use crate::actor::Actor;
use crate::authorities::{Authority, AuthorityCode};
use crate::csv_file::{self, TextFile};
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::Step;

/// Which of the selected authorities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subset {
    /// All that exist, and those that were split and still count.
    #[default]
    All,
    /// All that exist.
    Existing,
    /// Those that were split, exist no longer and still count.
    Split,
    /// Those that take part.
    TakesPart,
    /// Those that have completed.
    Completed,
    /// Those without a scan that counts.
    NotYet,
    /// Those that are in this step.
    In(Step),
    /// Those that got to this step or further.
    Reached(Step),
    /// Those that take part with a repeat measurement.
    Repeats,
    /// Those that take part and did not at the end of this day.
    Since(NaiveDate),
    /// Those that took part at the end of this day, counted by what was set on the day that is looked at, as the line is.
    TookPart(NaiveDate),
}

/// Authorities by name, with what was made of the filter.
#[derive(Clone, Debug)]
pub struct List {
    /// What is looked at.
    pub view: View,
    /// The authorities.
    pub rows: Vec<AuthorityRow>,
    /// Of [`Subset::Since`], how many took part on its day and count no longer, or no longer by themselves; otherwise 0.
    pub lost: u32,
}

/// An authority with how far it is.
#[derive(Clone, Debug)]
pub struct AuthorityRow {
    /// The authority.
    pub authority: Authority,
    /// The name of its province.
    pub province: String,
    /// The step of its furthest scan that counts.
    pub step: Option<Step>,
    /// Since when it takes part.
    pub takes_part_since: Option<NaiveDate>,
    /// When its plan was written.
    pub completed_on: Option<NaiveDate>,
    /// Its scans that count, in no order.
    pub scans: Vec<CountedScan>,
    /// Who went on after it, of one that was split.
    pub successors: Vec<String>,
}

/// A scan that counts for an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedScan {
    /// The scan.
    pub id: ScanId,
    /// The name of the authority that held it, where that merged into this one.
    pub holder: Option<String>,
    /// Whether it is a repeat measurement.
    pub repeats: bool,
}

/// The authorities behind a figure.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn list(
    actor: &Actor,
    services: &Services,
    form: &FilterForm,
    subset: Subset,
) -> Result<List, Error> {
    actor.require_programme_or_system()?;
    let today = services.clock().today();
    let mut connection = services.store().read().acquire().await?;
    let (view, programme) = look(&mut connection, form, today).await?;
    let rows = rows(&programme, &view, subset);
    let lost = lost(&programme, &view, subset, rows.len());
    Ok(List { view, rows, lost })
}

/// The columns of [`list_file`].
const HEADING: [&str; 10] = [
    "Code",
    "Organisatie",
    "Soort",
    "Provincie",
    "Stap",
    "Doet mee sinds",
    "Plan klaar op",
    "Herhaalmetingen",
    "Ook scans van",
    "Gesplitst in",
];

/// The same as a file for a spreadsheet.
///
/// # Errors
/// As [`list`].
pub async fn list_file(
    actor: &Actor,
    services: &Services,
    form: &FilterForm,
    subset: Subset,
) -> Result<TextFile, Error> {
    let List { view, rows, .. } = list(actor, services, form, subset).await?;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let cells = |row: AuthorityRow| {
        vec![
            row.authority.code.to_string(),
            row.authority.display_name.clone(),
            kind_name(row.authority.kind).to_owned(),
            row.province.clone(),
            row.step.map_or("nog geen scan", step_name).to_owned(),
            day(row.takes_part_since),
            day(row.completed_on),
            row.repeats().to_string(),
            row.merged_names().join(", "),
            row.successors.join(", "),
        ]
    };
    let name = format!("organisaties-{}", subset.day(view.filter.on));
    csv_file::file(&name, &HEADING, rows.into_iter().map(cells))
}

impl AuthorityRow {
    /// How many of its scans are repeat measurements.
    #[must_use]
    pub fn repeats(&self) -> usize {
        self.scans.iter().filter(|scan| scan.repeats).count()
    }

    /// The authorities that merged into this one and had a scan that counts for it.
    #[must_use]
    pub fn merged_names(&self) -> Vec<String> {
        let names: BTreeSet<&String> = self
            .scans
            .iter()
            .filter_map(|scan| scan.holder.as_ref())
            .collect();
        names.into_iter().cloned().collect()
    }
}

impl Subset {
    /// The day at whose end the rows are told; `on` is the one that is looked at.
    fn day(self, on: NaiveDate) -> NaiveDate {
        match self {
            Self::TookPart(day) => day.min(on),
            _ => on,
        }
    }

    fn takes(self, standing: Option<&Standing<'_>>, day: NaiveDate) -> bool {
        match (self, standing) {
            (Self::All, _) | (Self::Existing | Self::NotYet, None) => true,
            (Self::NotYet, Some(_)) | (_, None) => false,
            (Self::Existing, Some(standing)) => !standing.was_split(day),
            (Self::Split, Some(standing)) => standing.was_split(day),
            (Self::TakesPart | Self::TookPart(_), Some(standing)) => standing.takes_part(),
            (Self::Completed, Some(standing)) => standing.has_completed(),
            (Self::In(step), Some(standing)) => standing.step() == step,
            (Self::Reached(step), Some(standing)) => standing.step() >= step,
            (Self::Repeats, Some(standing)) => standing.has_repeated(day),
            (Self::Since(before), Some(standing)) => standing
                .takes_part_since()
                .is_some_and(|first| first > before),
        }
    }
}

pub(super) fn rows(programme: &Programme, view: &View, subset: Subset) -> Vec<AuthorityRow> {
    let day = subset.day(view.filter.on);
    let standings = programme.standings(day, &view.selection);
    let begun: BTreeSet<&AuthorityCode> = standings
        .iter()
        .map(|standing| &standing.authority.code)
        .collect();
    let existing = programme.existing(day, &view.selection);
    let without = existing
        .into_iter()
        .filter(|authority| subset.takes(None, day) && !begun.contains(&authority.code))
        .map(|authority| row(programme, day, (authority, None)));
    let with = standings
        .iter()
        .filter(|standing| subset.takes(Some(standing), day))
        .map(|standing| row(programme, day, (standing.authority, Some(standing))));
    let mut rows: Vec<AuthorityRow> = without.chain(with).collect();
    rows.sort_by_cached_key(|row| (row.authority.sort_key(), row.authority.code.clone()));
    rows
}

/// How many of those that took part before are among those that do now only together with another, or not at all: what came less
/// what was lost is the growth that the overview tells.
fn lost(programme: &Programme, view: &View, subset: Subset, came: usize) -> u32 {
    let Subset::Since(before) = subset else {
        return 0;
    };
    let count = |day| programme.participating(day, &view.selection);
    (count(before) + number(came)).saturating_sub(count(view.filter.on))
}

fn row(
    programme: &Programme,
    day: NaiveDate,
    (authority, standing): (&Authority, Option<&Standing<'_>>),
) -> AuthorityRow {
    let name = |code| {
        programme
            .register()
            .get(code)
            .map(|found| &found.display_name)
    };
    let tracks = standing.map_or(&[][..], |standing| &standing.tracks);
    let scans = tracks.iter().map(|track| {
        let merged = track.authority != authority.code;
        let holder = merged.then(|| name(&track.authority).cloned()).flatten();
        CountedScan {
            id: track.scan.clone(),
            holder,
            repeats: track.repeats,
        }
    });
    AuthorityRow {
        province: authority
            .province()
            .and_then(name)
            .cloned()
            .unwrap_or_default(),
        step: standing.map(Standing::step),
        takes_part_since: standing.and_then(Standing::takes_part_since),
        completed_on: standing.and_then(Standing::completed_on),
        scans: scans.collect(),
        successors: successors(programme, authority, day),
        authority: authority.clone(),
    }
}

/// Who went on after one that ended before that day: on the days before, nobody had.
fn successors(programme: &Programme, authority: &Authority, day: NaiveDate) -> Vec<String> {
    if authority.valid_to.is_none_or(|last| day <= last) {
        return Vec::new();
    }
    programme
        .register()
        .successors(&authority.code)
        .map(|successor| successor.display_name.clone())
        .collect()
}

pub(in crate::programme) const fn kind_name(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "gemeente",
        AuthorityKind::Province => "provincie",
        AuthorityKind::WaterBoard => "waterschap",
    }
}

pub(in crate::programme) const fn step_name(step: Step) -> &'static str {
    match step {
        Step::Preparation => "1 Voorbereiding",
        Step::StartSession => "2 Startgesprek",
        Step::Questionnaire => "3 Vragenlijst",
        Step::AgendaSession => "4 Agenderingsgesprek",
        Step::Plan => "5 Verbeterplan",
    }
}

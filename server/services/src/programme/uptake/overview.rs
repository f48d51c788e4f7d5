//! The whole programme on one page.

use chrono::NaiveDate;

use super::count::{Programme, Standing};
use super::durations::{StepTime, step_times};
use super::filter::FilterForm;
use super::line::{Line, line};
use super::map::{MapPlace, map};
use super::pace::{Outlook, needed_a_month, outlook};
use super::parts::{KindRow, ProvinceRow, kinds, number, provinces};
use super::stalled::{StalledScan, find};
use super::view::{View, look};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::scans::Step;

/// The programme as one page shows it.
#[derive(Clone, Debug)]
pub struct Overview {
    /// What is looked at.
    pub view: View,
    /// Whether there is any scan at all, cancelled ones included.
    pub has_scans: bool,
    /// How many take part, the starting figure included.
    pub participating: u32,
    /// How many of those are known by name: all but the starting figure.
    pub known: u32,
    /// How many have completed.
    pub completed: u32,
    /// How many take part with a repeat measurement, which counts for nothing else.
    pub repeated: u32,
    /// How many exist.
    pub existing: u32,
    /// How many have a scan that counts, were split and exist no longer.
    pub split: u32,
    /// Looking ahead, where there is something to reach.
    pub outlook: Option<Outlook>,
    /// How many more are needed a month to reach it in time.
    pub needed_a_month: Option<f64>,
    /// The cumulative line.
    pub line: Line,
    /// How far they are.
    pub funnel: Funnel,
    /// Where they lie, by name.
    pub map: Vec<MapPlace>,
    /// How far they are by province.
    pub provinces: Vec<ProvinceRow>,
    /// The same by kind.
    pub kinds: Vec<KindRow>,
    /// Scans that stall, the longest first. Only known of today.
    pub stalled: Vec<StalledScan>,
}

/// How far authorities are, each counted once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funnel {
    /// The five steps.
    pub steps: [StepCount; 5],
    /// How many have completed.
    pub completed: u32,
}

/// One of the five steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepCount {
    /// Which.
    pub step: Step,
    /// How many got this far, or further.
    pub reached: u32,
    /// How many are in it now.
    pub now: u32,
    /// How long it takes; `None` when nobody finished it.
    pub time: Option<StepTime>,
}

/// Looks at the programme. What cannot be used of the filter is told and left out.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn overview(
    actor: &Actor,
    services: &Services,
    form: &FilterForm,
) -> Result<Overview, Error> {
    actor.require_programme_or_system()?;
    let today = services.clock().today();
    let mut connection = services.store().read().acquire().await?;
    let (view, programme) = look(&mut connection, form, today).await?;
    let stalled = if view.filter.is_today {
        find(&mut connection, &programme, &view, today).await?
    } else {
        Vec::new()
    };
    Ok(of(view, &programme, stalled))
}

pub(super) fn of(view: View, programme: &Programme, stalled: Vec<StalledScan>) -> Overview {
    let (day, selection) = (view.filter.on, &view.selection);
    let starting = view.starting_figure;
    let count = |day: NaiveDate| starting + programme.participating(day, selection);
    let since = view.settings.starting_on;
    let campaign = view.campaign.as_ref();
    // Months before a campaign say nothing of its pace.
    let pace_since = campaign.map_or(since, |campaign| since.max(campaign.starts_on));
    let standings = programme.standings(day, selection);
    let times = step_times(&programme.selected_tracks(day, selection), day);
    let participating = count(day);
    let repeated = standings.iter();
    let repeated = repeated.filter(|standing| standing.has_repeated(day));
    let ahead = view.target.filter(|_| !view.is_over());
    let needed = ahead
        .and_then(|(target, by)| needed_a_month(target.saturating_sub(participating), day, by));
    Overview {
        has_scans: programme.tracks().next().is_some(),
        participating,
        completed: programme.completed(day, selection),
        repeated: number(repeated.count()),
        existing: number(programme.existing(day, selection).len()),
        split: number(programme.split(day, selection)),
        known: participating.saturating_sub(starting),
        outlook: ahead.map(|(target, _)| outlook(count, day, pace_since, target)),
        needed_a_month: needed,
        line: line(programme, selection, (since, day), starting),
        funnel: funnel(&standings, &times),
        map: map(programme, selection, day, &standings),
        provinces: provinces(programme, selection, day, (&standings, &view.campaigns)),
        kinds: kinds(programme, selection, day),
        stalled,
        view,
    }
}

const STEPS: [Step; 5] = [
    Step::Preparation,
    Step::StartSession,
    Step::Questionnaire,
    Step::AgendaSession,
    Step::Plan,
];

fn funnel(standings: &[Standing<'_>], times: &[StepTime]) -> Funnel {
    let steps: Vec<Step> = standings.iter().map(Standing::step).collect();
    let count =
        |holds: &dyn Fn(Step) -> bool| number(steps.iter().filter(|step| holds(**step)).count());
    let completed = standings
        .iter()
        .filter(|standing| standing.has_completed())
        .count();
    Funnel {
        steps: STEPS.map(|step| StepCount {
            step,
            reached: count(&|reached| reached >= step),
            now: count(&|now| now == step),
            time: times.iter().find(|time| time.step == step).copied(),
        }),
        completed: number(completed),
    }
}

//! The cumulative line to the goal, with the pace of the last twelve months and how far that may be off.

use super::axis::Axis;
use crate::pages::dates;
use crate::pages::numbers::whole;
use crate::pages::programme::uptake::words::{now as word, plural, season};
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;
use services::programme::uptake::{Forecast, Outlook, Overview, View};

/// Further ahead than this many years after the goal the plane does not reach.
const YEARS_PAST: i32 = 4;

/// What a label takes of the height, in per cent.
const LABEL: f64 = 8.0;

/// Up to here the label of the last day stands at the right of its dot: at the left it would not fit on a phone.
const LEFT: f64 = 40.0;

/// From here on it may meet the numbers at the right edge.
const RIGHT: f64 = 70.0;

/// Room for the number of the goal at the right edge, in units of the drawing, where a label stands beside it.
const BESIDE_GOAL: &str = "-56";

/// The line with its key.
#[must_use]
pub fn line(overview: &Overview) -> AnyView {
    let points = &overview.line.points;
    let (Some(first), Some(now)) = (points.first(), points.last()) else {
        return ().into_any();
    };
    let plane = Plane {
        axis: axis(overview, first.0, now.0),
        now: *now,
        word: word(&overview.view),
        goal_word: goal_word(&overview.view),
        target: overview.view.target,
        is_over: overview.view.is_over(),
        forecast: forecast(overview),
    };
    view! {
        <svg class="qs-trend" role="img" aria-labelledby="lijn-titel lijn-tekst">
            <title id="lijn-titel">{title(overview, first.0)}</title>
            <desc id="lijn-tekst">{told(overview)}</desc>
            <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" overflow="visible">
                {grid(plane.axis)}
                {plane.ahead()}
                <path class="qs-trend__actual" d=steps(plane.axis, points)></path>
            </svg>
            {plane.numbers(plural(&overview.view.selection.kinds))}
            {years(plane.axis)}
            {plane.goal_label()}
            {plane.goal_number()}
            {plane.start_label(overview)}
            {plane.now_label()}
            {plane.pace_label()}
        </svg>
        {plane.key()}
    }
    .into_any()
}

fn axis(overview: &Overview, first: NaiveDate, now: NaiveDate) -> Axis {
    let goal = overview.view.target;
    let by = goal.map_or(now, |(_, by)| by.max(now));
    let farthest = NaiveDate::from_ymd_opt(by.year() + YEARS_PAST, 12, 31).unwrap_or(by);
    let leads_to = forecast(overview).and_then(|forecast| forecast.on);
    let last = leads_to.map_or(by, |on| on.max(by).min(farthest));
    let highest = goal.map_or(0, |(goal, _)| goal).max(overview.participating);
    Axis::new(first, last, highest)
}

fn forecast(overview: &Overview) -> Option<Forecast> {
    match overview.outlook {
        Some(Outlook::Expected(forecast)) => Some(forecast),
        _ => None,
    }
}

/// The goal is that of the day that is looked at; a campaign has one only.
const fn goal_word(view: &View) -> &'static str {
    if view.filter.is_today || view.campaign.is_some() {
        "Doel"
    } else {
        "Doel toen"
    }
}

struct Plane {
    axis: Axis,
    now: (NaiveDate, u32),
    /// What the last day is called.
    word: &'static str,
    /// What the goal is called.
    goal_word: &'static str,
    target: Option<(u32, NaiveDate)>,
    is_over: bool,
    forecast: Option<Forecast>,
}

impl Plane {
    fn here(&self) -> (f64, f64) {
        (self.axis.x(self.now.0), self.axis.y(self.now.1.into()))
    }

    /// Whether there is a way left to the goal.
    fn is_needed(&self) -> bool {
        let ahead = self.target.filter(|_| !self.is_over);
        ahead.is_some_and(|(goal, by)| goal > self.now.1 && by > self.now.0)
    }

    /// The goal, what is needed for it, and where the pace leads.
    fn ahead(&self) -> Option<AnyView> {
        let (goal, by) = self.target?;
        let level = self.axis.y(goal.into());
        let (x, y) = self.here();
        let needed = self.is_needed().then(|| {
            let end = self.axis.x(by);
            view! { <path class="qs-trend__needed" d=format!("M{x:.2} {y:.2}L{end:.2} {level:.2}")></path> }
        });
        let pace = self.forecast.map(|forecast| {
            let range = self.range(forecast, f64::from(goal));
            let (end, height) = self.until(forecast.on, f64::from(goal));
            view! {
                <path class="qs-trend__range" d=range></path>
                <path class="qs-trend__pace" d=format!("M{x:.2} {y:.2}L{end:.2} {height:.2}")></path>
            }
        });
        Some(
            view! {
                <path class="qs-trend__goal" d=format!("M0 {level:.2}H100")></path>
                {needed}
                {pace}
            }
            .into_any(),
        )
    }

    /// Where a straight way from here to the goal on that day ends on the plane: at the goal, or at the right edge below it.
    fn until(&self, on: Option<NaiveDate>, goal: f64) -> (f64, f64) {
        let (from, number) = (self.now.0, f64::from(self.now.1));
        let last = self.axis.last();
        let Some(on) = on else {
            return (100.0, self.axis.y(number));
        };
        if on <= last {
            return (self.axis.x(on), self.axis.y(goal));
        }
        let part = (last - from).num_days() as f64 / (on - from).num_days().max(1) as f64;
        (100.0, self.axis.y(number + (goal - number) * part))
    }

    fn range(&self, forecast: Forecast, goal: f64) -> String {
        let (x, y) = self.here();
        let (soon, high) = self.until(forecast.earliest, goal);
        let (late, low) = self.until(forecast.latest, goal);
        // Where the late way leaves the plane at the right, its corner at the goal lies there too.
        let corner = if low > high {
            format!("L100 {high:.2}")
        } else {
            String::new()
        };
        format!("M{x:.2} {y:.2}L{soon:.2} {high:.2}{corner}L{late:.2} {low:.2}z")
    }

    fn goal_label(&self) -> Option<AnyView> {
        let (goal, by) = self.target?;
        let level = format!("{:.2}%", self.axis.y(goal.into()));
        let at = format!("{:.2}%", self.axis.x(by));
        let label = format!("{}: {}, {}", self.goal_word, whole(goal.into()), season(by));
        Some(
            view! {
                <text font-weight="600" x="0" y=level.clone() dy="-10">{label}</text>
                <circle fill="currentColor" cx=at cy=level r="4"></circle>
            }
            .into_any(),
        )
    }

    /// The number of the goal at the right edge, as the other lines have theirs; left out where the label of the last day stands.
    fn goal_number(&self) -> Option<AnyView> {
        let (goal, _) = self.target?;
        let (x, y) = self.here();
        let level = self.axis.y(goal.into());
        let is_free = x <= RIGHT || (y - level).abs() > LABEL;
        is_free.then(|| {
            let y = format!("{level:.2}%");
            view! {
                <text font-weight="600" x="100%" y=y dy="-10" text-anchor="end">{whole(goal.into())}</text>
            }
            .into_any()
        })
    }

    fn now_label(&self) -> AnyView {
        let (x, y) = self.here();
        let (anchor, dx, dy) = if x > LEFT {
            ("end", "-10", "-12")
        } else {
            ("start", "10", "20")
        };
        let (x, y) = (format!("{x:.2}%"), format!("{y:.2}%"));
        let label = format!("{} {}", whole(self.now.1.into()), self.word);
        view! {
            <circle class="qs-trend__dot" cx=x.clone() cy=y.clone() r="6"></circle>
            <text font-weight="600" x=x y=y dx=dx dy=dy text-anchor=anchor>{label}</text>
        }
        .into_any()
    }

    /// The starting figure, of the day on which it was counted; left out where the label of the last day or that of the goal needs the
    /// room.
    fn start_label(&self, overview: &Overview) -> Option<AnyView> {
        let starting = overview.view.starting_figure;
        let (first, begins) = *overview.line.points.first()?;
        let level = self.axis.y(starting.into());
        let is_below = |(goal, _): (u32, NaiveDate)| {
            (0.0..2.0 * LABEL).contains(&(self.axis.y(goal.into()) - level))
        };
        let is_free = self.here().0 > LEFT && !self.target.is_some_and(is_below);
        (starting > 0 && begins == starting && is_free).then(|| {
            let y = format!("{level:.2}%");
            let label = format!("{starting}, stand {}", season(first));
            view! { <text class="qs-subtle" x="0" y=y dy="20">{label}</text> }.into_any()
        })
    }

    /// Round numbers at the right edge, where no other label stands; the highest says what is counted.
    fn numbers(&self, nouns: &str) -> Vec<AnyView> {
        let (x, y) = self.here();
        let goal = self.target.map(|(goal, _)| self.axis.y(goal.into()));
        let taken = [goal, (x > RIGHT).then_some(y)];
        let is_free = |mark: &u32| {
            let own = self.axis.y(f64::from(*mark));
            let mut taken = taken.into_iter().flatten();
            taken.all(|other| (other - own).abs() > LABEL)
        };
        let marks: Vec<u32> = self.axis.marks().into_iter().filter(is_free).collect();
        let highest = marks.last().copied();
        let label = |mark: u32| {
            let y = format!("{:.2}%", self.axis.y(mark.into()));
            let told = if Some(mark) == highest {
                format!("{mark} {nouns}")
            } else {
                mark.to_string()
            };
            view! { <text class="qs-subtle" x="100%" y=y dy="-6" text-anchor="end">{told}</text> }
                .into_any()
        };
        marks.into_iter().map(label).collect()
    }

    /// What each line is.
    fn key(&self) -> AnyView {
        let needed = self
            .is_needed()
            .then(|| sample("qs-trend__needed", "M0 6H32", "wat nodig is voor het doel"));
        let pace = self.forecast.map(|_| {
            [
                sample("qs-trend__pace", "M0 6H32", "als het tempo zo blijft"),
                sample(
                    "qs-trend__range",
                    "M0 0H32V12H0z",
                    "vier van de vijf gevallen",
                ),
            ]
        });
        let pace: Vec<_> = pace.into_iter().flatten().collect();
        view! {
            <ul class="qs-key">
                {sample("qs-trend__actual", "M0 6H32", "hoeveel er meedoen, aan het eind van elke maand")}
                {needed}
                {pace}
            </ul>
        }
        .into_any()
    }

    fn pace_label(&self) -> Option<AnyView> {
        let on = self.forecast?.on.filter(|on| *on <= self.axis.last())?;
        let (goal, _) = self.target?;
        let (x, y) = (
            format!("{:.2}%", self.axis.x(on)),
            format!("{:.2}%", self.axis.y(goal.into())),
        );
        Some(
            view! {
                <circle class="qs-trend__dot qs-trend__dot--open" cx=x cy=y.clone() r="5"></circle>
                <text class="qs-trend__aside" x="100%" y=y dx=BESIDE_GOAL dy="-10" text-anchor="end">
                    {format!("in dit tempo {}", dates::month(on))}
                </text>
            }
            .into_any(),
        )
    }
}

fn grid(axis: Axis) -> Vec<AnyView> {
    let line = |d: String| view! { <path class="qs-trend__grid" d=d></path> }.into_any();
    let ticks = axis.years().into_iter().map(|day| axis.x(day));
    let marks = axis.marks().into_iter().map(|mark| axis.y(mark.into()));
    [100.0]
        .into_iter()
        .chain(marks)
        .map(|y| line(format!("M0 {y:.2}H100")))
        .chain(ticks.map(|x| line(format!("M{x:.2} 100v1.6"))))
        .collect()
}

fn years(axis: Axis) -> Vec<AnyView> {
    let year = |(year, x): (i32, f64)| {
        let x = format!("{x:.2}%");
        view! { <text class="qs-subtle" x=x y="100%" dy="20" text-anchor="middle">{year}</text> }
            .into_any()
    };
    axis.named_years().into_iter().map(year).collect()
}

/// A line of the key: a piece of what is drawn, and what it is.
fn sample(class: &'static str, d: &'static str, label: &'static str) -> AnyView {
    view! {
        <li>
            <svg class="qs-trend__sample" width="32" height="12" aria-hidden="true" focusable="false">
                <path class=class d=d></path>
            </svg>
            {label}
        </li>
    }
    .into_any()
}

/// The number goes up, or down, on the day for which it was counted and stays until the next one.
fn steps(axis: Axis, points: &[(NaiveDate, u32)]) -> String {
    let mut path = String::new();
    for (place, (day, count)) in points.iter().enumerate() {
        let (x, y) = (axis.x(*day), axis.y(f64::from(*count)));
        path.push_str(&if place == 0 {
            format!("M{x:.2} {y:.2}")
        } else {
            format!("H{x:.2}V{y:.2}")
        });
    }
    path
}

fn title(overview: &Overview, first: NaiveDate) -> String {
    let nouns = plural(&overview.view.selection.kinds);
    format!("Hoeveel {nouns} meedoen, sinds {}", dates::month(first))
}

fn told(overview: &Overview) -> String {
    let points = &overview.line.points;
    let begin = points.first().map_or(0, |(_, count)| *count);
    let goal = overview.view.target.map_or_else(String::new, |(goal, by)| {
        let verb = if overview.view.filter.is_today {
            "is"
        } else {
            "was"
        };
        format!(" Het doel {verb} {goal} op {}.", dates::day(by))
    });
    format!(
        "De lijn loopt van {begin} naar {}.{goal}",
        overview.participating
    )
}

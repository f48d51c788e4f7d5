//! Why the authorities of a group fit together.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use questionnaires::kind::Subgoal;

use super::{Candidate, Measured};
use crate::ids::ScanId;
use crate::pool::distance_km;

/// So many themes and so many statements are told; more would be a list and no reason.
const MOST: usize = 3;

/// A reason, by the scans of those it is about. Nothing follows from the order of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The plans of these take up the same theme.
    SharedTheme {
        /// Key of the theme.
        theme: String,
        /// At least two.
        scans: BTreeSet<ScanId>,
    },
    /// The plans of these serve the same subgoal. Told only where no theme is shared.
    SharedSubgoal {
        /// Which.
        subgoal: Subgoal,
        /// At least two.
        scans: BTreeSet<ScanId>,
    },
    /// On a statement the published results of some say "gedeelde kracht" and those of others "gedeeld knelpunt".
    Complement {
        /// The statement.
        on: Measured,
        /// Who are strong.
        strong: BTreeSet<ScanId>,
        /// Who are stuck.
        stuck: BTreeSet<ScanId>,
    },
    /// How far the two who lie furthest from each other lie apart.
    Distance {
        /// Kilometres over the great circle.
        furthest_km: u32,
    },
}

/// The theme of a statement: `T5` of `T5.3`.
#[must_use]
pub fn theme_of(statement: &str) -> &str {
    statement
        .split_once('.')
        .map_or(statement, |(theme, _)| theme)
}

/// What these have in common, where they can learn from each other, and how far they have to travel.
#[must_use]
pub fn reasons(members: &[&Candidate]) -> Vec<Reason> {
    let mut found = shared_themes(members);
    if found.is_empty() {
        found = shared_subgoals(members);
    }
    found.extend(complements(members));
    found.extend(furthest(members));
    found
}

fn with(members: &[&Candidate], has: impl Fn(&Candidate) -> bool) -> BTreeSet<ScanId> {
    let those = members.iter().filter(|own| has(own));
    those.map(|own| own.scan.clone()).collect()
}

/// The themes that most share come first.
fn shared_themes(members: &[&Candidate]) -> Vec<Reason> {
    let themes: BTreeSet<&String> = members.iter().flat_map(|own| &own.themes).collect();
    let shared = themes
        .into_iter()
        .map(|theme| (theme, with(members, |own| own.themes.contains(theme))));
    let mut shared: Vec<_> = shared.filter(|(_, scans)| scans.len() > 1).collect();
    shared.sort_by_key(|(_, scans)| Reverse(scans.len()));
    let told = shared.into_iter().take(MOST);
    told.map(|(theme, scans)| Reason::SharedTheme {
        theme: theme.clone(),
        scans,
    })
    .collect()
}

fn shared_subgoals(members: &[&Candidate]) -> Vec<Reason> {
    let each = Subgoal::ALL.into_iter().map(|subgoal| {
        (
            subgoal,
            with(members, |own| own.subgoals.contains(&subgoal)),
        )
    });
    let mut shared: Vec<_> = each.filter(|(_, scans)| scans.len() > 1).collect();
    shared.sort_by_key(|(_, scans)| Reverse(scans.len()));
    let told = shared.into_iter().take(1);
    told.map(|(subgoal, scans)| Reason::SharedSubgoal { subgoal, scans })
        .collect()
}

/// First those on a theme that the plan of somebody who is stuck takes up, then those that are about most.
fn complements(members: &[&Candidate]) -> Vec<Reason> {
    let concerns: BTreeSet<&Measured> = members.iter().flat_map(|own| &own.concerns).collect();
    let mut found: Vec<_> = concerns
        .into_iter()
        .map(|on| {
            let strong = with(members, |own| own.strengths.contains(on));
            let stuck = with(members, |own| own.concerns.contains(on));
            let is_planned = members.iter().any(|own| {
                own.concerns.contains(on) && own.themes.contains(theme_of(&on.statement))
            });
            (is_planned, on, strong, stuck)
        })
        .filter(|(_, _, strong, _)| !strong.is_empty())
        .collect();
    found.sort_by_key(|(is_planned, _, strong, stuck)| {
        (Reverse(*is_planned), Reverse(strong.len() + stuck.len()))
    });
    let told = found.into_iter().take(MOST);
    told.map(|(_, on, strong, stuck)| Reason::Complement {
        on: on.clone(),
        strong,
        stuck,
    })
    .collect()
}

fn furthest(members: &[&Candidate]) -> Option<Reason> {
    let pairs = members.iter().enumerate().flat_map(|(place, one)| {
        let others = members[place + 1..].iter();
        others.filter_map(move |other| distance_km(&one.authority, &other.authority))
    });
    let furthest_km = pairs.max()?;
    Some(Reason::Distance { furthest_km })
}

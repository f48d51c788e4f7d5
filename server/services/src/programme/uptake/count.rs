//! Counting.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;

use super::register::Register;
use super::track::Track;
use crate::authorities::{Authority, AuthorityCode};
use crate::scans::{State, Step};

/// From this state on an authority takes part: both agreements are signed.
const TAKES_PART: State = State::Prepared;

/// From this state on it has completed: its plan is written.
const COMPLETED: State = State::Planned;

/// Every scan there ever was, and the register.
#[derive(Clone, Debug, Default)]
pub struct Programme {
    register: Register,
    tracks: Vec<(usize, Track)>,
}

/// Which authorities are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Of these kinds.
    pub kinds: Vec<AuthorityKind>,
    /// In this province; a water board is in the one with most of it.
    pub province: Option<AuthorityCode>,
    /// Only these, or who went on after them.
    pub invited: Option<BTreeSet<AuthorityCode>>,
    /// Only scans that were asked for on this day or later.
    pub since: Option<NaiveDate>,
}

impl Selection {
    /// Where a scan stands at the end of a day, if it counts here.
    fn standing(&self, track: &Track, day: NaiveDate) -> Option<State> {
        let in_time = self
            .since
            .is_none_or(|since| track.asked_on() >= Some(since));
        track.standing_on(day).filter(|_| in_time)
    }
}

/// An authority with at least one scan that counts, on some day.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// The authority, or who went on after it.
    pub authority: &'a Authority,
    /// How far its furthest scan is.
    pub state: State,
    /// Its scans that count, its own and those of authorities that merged into it.
    pub tracks: Vec<&'a Track>,
}

impl Standing<'_> {
    /// Whether both agreements of a scan are signed.
    #[must_use]
    pub fn takes_part(&self) -> bool {
        self.state >= TAKES_PART
    }

    /// Whether a plan is written.
    #[must_use]
    pub fn has_completed(&self) -> bool {
        self.state >= COMPLETED
    }

    /// Whether it exists no longer on that day and counts under its own name all the same: it was split, and nobody is its single heir.
    #[must_use]
    pub fn was_split(&self, day: NaiveDate) -> bool {
        !self.authority.exists_on(day)
    }

    /// The official step that its furthest scan is in.
    #[must_use]
    pub fn step(&self) -> Step {
        self.state.step().unwrap_or(Step::Preparation)
    }

    /// The first day on which it took part.
    #[must_use]
    pub fn takes_part_since(&self) -> Option<NaiveDate> {
        self.first(TAKES_PART)
    }

    /// The first day on which a plan was written.
    #[must_use]
    pub fn completed_on(&self) -> Option<NaiveDate> {
        self.first(COMPLETED)
    }

    /// Whether a repeat measurement of it took part at the end of that day.
    #[must_use]
    pub fn has_repeated(&self, day: NaiveDate) -> bool {
        self.tracks.iter().any(|track| {
            let standing = track.standing_on(day);
            track.repeats && standing.is_some_and(|state| state >= TAKES_PART)
        })
    }

    fn first(&self, state: State) -> Option<NaiveDate> {
        let reached = self.tracks.iter().filter_map(|track| track.reached(state));
        reached.min().filter(|_| self.state >= state)
    }
}

impl Programme {
    /// A programme of scans. A scan of an authority that is not in the register is left out.
    #[must_use]
    pub fn new(register: Register, tracks: Vec<Track>) -> Self {
        let tracks = tracks
            .into_iter()
            .filter_map(|track| Some((register.place(&track.authority)?, track)))
            .collect();
        Self { register, tracks }
    }

    /// The register.
    #[must_use]
    pub const fn register(&self) -> &Register {
        &self.register
    }

    /// The scans.
    pub fn tracks(&self) -> impl Iterator<Item = &Track> {
        self.tracks.iter().map(|(_, track)| track)
    }

    /// How many take part at the end of that day. Without the starting figure.
    #[must_use]
    pub fn participating(&self, day: NaiveDate, selection: &Selection) -> u32 {
        self.count(day, selection, TAKES_PART)
    }

    /// How many have completed at the end of that day.
    #[must_use]
    pub fn completed(&self, day: NaiveDate, selection: &Selection) -> u32 {
        self.count(day, selection, COMPLETED)
    }

    fn count(&self, day: NaiveDate, selection: &Selection, from: State) -> u32 {
        let selects = self.selects(day, selection);
        let mut counted = vec![false; self.register.len()];
        let mut count = 0;
        for (place, track) in &self.tracks {
            if selection
                .standing(track, day)
                .is_none_or(|state| state < from)
            {
                continue;
            }
            let heir = self.register.heir(*place, day);
            if !counted[heir] && selects(heir) {
                counted[heir] = true;
                count += 1;
            }
        }
        count
    }

    /// The authorities of the selection that have a scan that counts at the end of that day, in the order of the register.
    #[must_use]
    pub fn standings(&self, day: NaiveDate, selection: &Selection) -> Vec<Standing<'_>> {
        let selects = self.selects(day, selection);
        let mut found: BTreeMap<usize, Standing<'_>> = BTreeMap::new();
        for (place, track) in &self.tracks {
            let heir = self.register.heir(*place, day);
            let Some(state) = selection.standing(track, day).filter(|_| selects(heir)) else {
                continue;
            };
            let standing = found.entry(heir).or_insert_with(|| Standing {
                authority: self.register.at(heir),
                state,
                tracks: Vec::new(),
            });
            standing.state = standing.state.max(state);
            standing.tracks.push(track);
        }
        found.into_values().collect()
    }

    /// The authorities of the selection that exist on that day, in the order of the register.
    #[must_use]
    pub fn existing(&self, day: NaiveDate, selection: &Selection) -> Vec<&Authority> {
        let selects = self.selects(day, selection);
        self.register
            .existing(day)
            .filter(|place| selects(*place))
            .map(|place| self.register.at(place))
            .collect()
    }

    /// The scans of the selection that count at the end of that day.
    #[must_use]
    pub fn selected_tracks(&self, day: NaiveDate, selection: &Selection) -> Vec<&Track> {
        let selects = self.selects(day, selection);
        self.tracks
            .iter()
            .filter(|(place, track)| {
                selection.standing(track, day).is_some() && selects(self.register.heir(*place, day))
            })
            .map(|(_, track)| track)
            .collect()
    }

    /// Who counts for an authority on that day.
    #[must_use]
    pub fn heir(&self, code: &AuthorityCode, day: NaiveDate) -> Option<&Authority> {
        let place = self.register.place(code)?;
        Some(self.register.at(self.register.heir(place, day)))
    }

    /// How many authorities the list of the whole selection has: those that exist on that day, and those that were split and have a scan
    /// that counts. Two that merged are one.
    #[must_use]
    pub fn listed(&self, day: NaiveDate, selection: &Selection) -> usize {
        self.existing(day, selection).len() + self.split(day, selection)
    }

    /// How many of the selection have a scan that counts, and were split before that day.
    #[must_use]
    pub fn split(&self, day: NaiveDate, selection: &Selection) -> usize {
        let standings = self.standings(day, selection);
        let split = standings.iter().filter(|standing| standing.was_split(day));
        split.count()
    }

    /// The authorities that a list of codes stands for on that day.
    fn heirs(&self, day: NaiveDate, codes: &BTreeSet<AuthorityCode>) -> BTreeSet<usize> {
        let places = codes.iter().filter_map(|code| self.register.place(code));
        places.map(|place| self.register.heir(place, day)).collect()
    }

    /// Whether the authority at a place belongs to the selection on that day.
    fn selects(&self, day: NaiveDate, selection: &Selection) -> impl Fn(usize) -> bool {
        let invited = selection.invited.as_ref();
        let invited = invited.map(|invited| self.heirs(day, invited));
        move |place| {
            let authority = self.register.at(place);
            selection.kinds.contains(&authority.kind)
                && (selection.province.is_none()
                    || authority.province() == selection.province.as_ref())
                && invited
                    .as_ref()
                    .is_none_or(|invited| invited.contains(&place))
        }
    }
}

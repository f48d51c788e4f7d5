//! Which authorities could help each other: groups in which plans have something in common, and one is strong where another is stuck.
//!
//! Pure and without chance: the same candidates in any order give the same groups. The weights only say which groups are proposed; they
//! are no measure of an authority and are shown nowhere.

mod reasons;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use questionnaires::kind::{AuthorityKind, Subgoal};

pub use reasons::{Reason, reasons, theme_of};

use crate::authorities::Authority;
use crate::ids::ScanId;
use crate::pool::distance_km;

/// The fewest authorities of a group.
pub const LEAST: usize = 4;

/// The most authorities of a group.
pub const MOST: usize = 6;

/// How many a group has when there is a choice.
const IDEAL: usize = 5;

/// What a theme weighs that two plans share.
const SHARED_THEME: i64 = 6;

/// What a subgoal weighs that two plans share.
const SHARED_SUBGOAL: i64 = 2;

/// What a statement weighs on which one is strong and the other stuck, and how many of them count.
const COMPLEMENT: (i64, usize) = (3, 4);

/// Kilometres that weigh one, and the most that distance weighs: people do travel for a good group.
const DISTANCE: (i64, i64) = (30, 6);

/// A statement of the newest questionnaire. One whose content differs between kinds of authority holds within one kind only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measured {
    /// Its key.
    pub statement: String,
    /// The only kind within which it may be compared; `None` where it may be over all.
    pub within: Option<AuthorityKind>,
}

/// An authority that could take part.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The scan whose plan it brings.
    pub scan: ScanId,
    /// The authority.
    pub authority: Authority,
    /// Keys of the themes that the priorities of its adopted plan come from.
    pub themes: BTreeSet<String>,
    /// The subgoals that they serve.
    pub subgoals: BTreeSet<Subgoal>,
    /// Where its published results say "gedeelde kracht".
    pub strengths: BTreeSet<Measured>,
    /// Where they say "gedeeld knelpunt".
    pub concerns: BTreeSet<Measured>,
}

/// Candidates who could form a group, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Their scans, by the name of the authority.
    pub members: Vec<ScanId>,
    /// Why they fit.
    pub reasons: Vec<Reason>,
}

/// Divides candidates into groups of four to six. Everybody gets a place where that is possible: nobody does among three or fewer, and of
/// seven one stays out.
#[must_use]
pub fn propose(candidates: &[Candidate]) -> Vec<Proposal> {
    let mut sorted: Vec<&Candidate> = candidates.iter().collect();
    sorted.sort_by_key(|&own| (&own.authority.code, &own.scan));
    sorted.dedup_by(|later, earlier| later.authority.code == earlier.authority.code);
    let weights = Weights::new(&sorted);
    let mut parties = weights.grow(&sizes(sorted.len()));
    while let Some(swap) = weights.best_swap(&parties) {
        swap.make(&mut parties);
    }
    let groups = parties.into_iter().filter(|party| party.counts);
    let mut proposals: Vec<_> = groups
        .map(|party| proposal(party.members.iter().map(|place| sorted[*place]).collect()))
        .collect();
    proposals.sort_by_cached_key(|(name, _)| name.clone());
    proposals.into_iter().map(|(_, own)| own).collect()
}

/// With the name and code of the first, to sort by.
fn proposal(mut members: Vec<&Candidate>) -> ((String, String), Proposal) {
    let name = |own: &Candidate| (own.authority.sort_key(), own.authority.code.to_string());
    members.sort_by_cached_key(|own| name(own));
    let first = members.first().map(|own| name(own)).unwrap_or_default();
    let own = Proposal {
        reasons: reasons(&members),
        members: members.iter().map(|own| own.scan.clone()).collect(),
    };
    (first, own)
}

/// The sizes of the groups, the larger first.
fn sizes(candidates: usize) -> Vec<usize> {
    let (fewest, most) = (candidates.div_ceil(MOST), candidates / LEAST);
    if most < fewest {
        // Seven are too many for one group and too few for two; three or fewer make none.
        return vec![MOST; most];
    }
    if most == 0 {
        return Vec::new();
    }
    let groups = ((candidates + IDEAL / 2) / IDEAL).clamp(fewest, most);
    let (each, larger) = (candidates / groups, candidates % groups);
    (0..groups)
        .map(|place| each + usize::from(place < larger))
        .collect()
}

/// Some of the candidates, by their place. Those who stay out are a party that does not count.
struct Party {
    members: Vec<usize>,
    counts: bool,
}

/// What each two candidates have to say to each other.
struct Weights(Vec<Vec<i64>>);

impl Weights {
    fn new(candidates: &[&Candidate]) -> Self {
        let row = |one: &&Candidate| -> Vec<i64> {
            let others = candidates.iter();
            others.map(|other| weight(one, other)).collect()
        };
        Self(candidates.iter().map(row).collect())
    }

    fn of(&self, one: usize, other: usize) -> i64 {
        self.0[one][other]
    }

    /// Groups that begin with the two who fit best of those who are left, and take in who fits best with all in it.
    fn grow(&self, sizes: &[usize]) -> Vec<Party> {
        let mut free: BTreeSet<usize> = (0..self.0.len()).collect();
        let mut parties = Vec::new();
        for size in sizes {
            let mut members = self.best_pair(&free);
            members.iter().for_each(|own| {
                free.remove(own);
            });
            while members.len() < *size {
                let fit =
                    |place: usize| members.iter().map(|own| self.of(place, *own)).sum::<i64>();
                let best = free
                    .iter()
                    .copied()
                    .max_by_key(|own| (fit(*own), Reverse(*own)));
                let Some(next) = best else { break };
                free.remove(&next);
                members.push(next);
            }
            parties.push(Party {
                members,
                counts: true,
            });
        }
        parties.push(Party {
            members: free.into_iter().collect(),
            counts: false,
        });
        parties
    }

    fn best_pair(&self, free: &BTreeSet<usize>) -> Vec<usize> {
        let pairs = free
            .iter()
            .flat_map(|one| free.range(one + 1..).map(move |other| (*one, *other)));
        let best =
            pairs.max_by_key(|(one, other)| (self.of(*one, *other), Reverse((*one, *other))));
        best.map(|(one, other)| vec![one, other])
            .unwrap_or_default()
    }

    /// The swap of two candidates that gains most, if one gains anything. Each makes the whole better, so there is a last one.
    fn best_swap(&self, parties: &[Party]) -> Option<Swap> {
        let places: Vec<Place> = parties
            .iter()
            .enumerate()
            .flat_map(|(party, own)| (0..own.members.len()).map(move |seat| Place { party, seat }))
            .collect();
        let mut best: Option<(i64, Swap)> = None;
        for (number, one) in places.iter().enumerate() {
            for other in &places[number + 1..] {
                let swap = Swap(*one, *other);
                let gain = self.gain(parties, &swap);
                if one.party != other.party && gain > best.as_ref().map_or(0, |(most, _)| *most) {
                    best = Some((gain, swap));
                }
            }
        }
        best.map(|(_, swap)| swap)
    }

    fn gain(&self, parties: &[Party], Swap(one, other): &Swap) -> i64 {
        let (leaves, comes) = (one.of(parties), other.of(parties));
        self.change(&parties[one.party], leaves, comes)
            + self.change(&parties[other.party], comes, leaves)
    }

    /// What a party gains when one of it makes room for somebody else.
    fn change(&self, party: &Party, leaves: usize, comes: usize) -> i64 {
        if !party.counts {
            return 0;
        }
        let others = party.members.iter().filter(|own| **own != leaves);
        others
            .map(|own| self.of(comes, *own) - self.of(leaves, *own))
            .sum()
    }
}

/// Where somebody is.
#[derive(Clone, Copy)]
struct Place {
    party: usize,
    seat: usize,
}

impl Place {
    fn of(self, parties: &[Party]) -> usize {
        parties[self.party].members[self.seat]
    }
}

/// Two who change places.
struct Swap(Place, Place);

impl Swap {
    fn make(self, parties: &mut [Party]) {
        let Self(one, other) = self;
        let (first, second) = (one.of(parties), other.of(parties));
        parties[one.party].members[one.seat] = second;
        parties[other.party].members[other.seat] = first;
    }
}

/// What two have to say to each other.
fn weight(one: &Candidate, other: &Candidate) -> i64 {
    let many = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let themes = many(one.themes.intersection(&other.themes).count());
    let subgoals = many(one.subgoals.intersection(&other.subgoals).count());
    let complements = one.strengths.intersection(&other.concerns).count()
        + other.strengths.intersection(&one.concerns).count();
    let (each, most) = COMPLEMENT;
    let (unit, heaviest) = DISTANCE;
    let far = distance_km(&one.authority, &other.authority).unwrap_or(0);
    themes * SHARED_THEME + subgoals * SHARED_SUBGOAL + many(complements.min(most)) * each
        - (i64::from(far) / unit).min(heaviest)
}

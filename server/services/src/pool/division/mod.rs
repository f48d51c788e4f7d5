//! All waiting scans over the whole pool at once.
//!
//! [`divide`] is pure and finds the best whole around what was decided by hand; nothing of it is kept until [`ask`] checks
//! everything again and asks the clerks, all in one transaction.

mod ask;
mod decision;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::facts::{ClerkFacts, ScanFacts};
use super::load::PoolFacts;
use super::ranking::{Offer, Ranking, Reason, rank};
use super::rules::Exclusion;
use super::solver::{self, Outcome, Places, Row, Wish};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::{MemberId, ScanId};

pub use ask::{Asked, Hindered, Hindrance, ask};
pub use decision::{Decision, Decisions};

/// All waiting scans, each with what the division gives it.
#[derive(Clone, Debug)]
pub struct Division {
    /// The scans, in the order of their names.
    pub scans: Vec<DividedScan>,
    /// Every clerk with an account, by name.
    pub clerks: Vec<ClerkFacts>,
}

/// A waiting scan in the division.
#[derive(Clone, Debug)]
pub struct DividedScan {
    /// The scan.
    pub scan: ScanFacts,
    /// What was decided about it beforehand.
    pub decision: Decision,
    /// All clerks for it, whatever the others need.
    pub ranking: Ranking,
    /// What it gets.
    pub share: Share,
}

/// What a scan gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Share {
    /// A clerk.
    Clerk {
        /// Whom, with what was weighed.
        offer: Offer,
        /// Who would have been better, if anybody would.
        trade: Option<Trade>,
    },
    /// It goes on waiting, by hand.
    NotNow,
    /// The clerk who was chosen may not guide it; the rule is `None` for somebody who is no clerk any more.
    NotAllowed {
        /// Who was chosen.
        clerk: MemberId,
        /// Why not.
        exclusion: Option<Exclusion>,
    },
    /// The clerk who was chosen has no place left beside the other choices.
    ChosenTooOften {
        /// Who was chosen.
        clerk: MemberId,
        /// How many places they have left.
        places: u32,
    },
    /// The rules leave nobody: the ranking of the scan says which.
    NobodyAllowed,
    /// Everybody who may guide it is given to other scans.
    AllTaken {
        /// Which scans.
        held_by: Vec<ScanId>,
    },
}

/// What a scan gives up for the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trade {
    /// Whom it would have got if it were alone, with what was weighed.
    pub best: Offer,
    /// How much dearer it is now: see [`Reason::cost`].
    pub extra: u32,
    /// The scans that this clerk is given instead.
    pub held_by: Vec<ScanId>,
}

/// Divides the pool over all scans that wait, around what was decided by hand. For the programme.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn division(
    actor: &Actor,
    services: &Services,
    decisions: &Decisions,
) -> Result<Division, Error> {
    actor.require_programme()?;
    let facts = super::load::facts(actor, services).await?;
    Ok(divide(facts, decisions))
}

/// The best whole: as many scans served as possible, then everybody as well off as possible together.
#[must_use]
pub fn divide(facts: PoolFacts, decisions: &Decisions) -> Division {
    let PoolFacts {
        mut scans,
        clerks,
        limits,
    } = facts;
    scans.sort_by_cached_key(|scan| (scan.authority.sort_key(), scan.id.clone()));
    let rankings: Vec<Ranking> = scans
        .iter()
        .map(|scan| rank(scan, &clerks, &limits))
        .collect();
    let columns: BTreeMap<MemberId, usize> = clerks
        .iter()
        .enumerate()
        .map(|(column, clerk)| (clerk.id.clone(), column))
        .collect();
    let rows: Vec<Row> = scans
        .iter()
        .zip(&rankings)
        .map(|(scan, ranking)| row(ranking, decisions.of(&scan.id), &columns))
        .collect();
    let places: Vec<Places> = clerks.iter().map(places).collect();
    let outcomes = solver::solve(&places, &rows);
    let ids: Vec<ScanId> = scans.iter().map(|scan| scan.id.clone()).collect();
    let told = |held_by: Vec<usize>| held_by.into_iter().map(|row| ids[row].clone()).collect();
    let divided = scans
        .into_iter()
        .zip(rankings)
        .zip(outcomes)
        .map(|((scan, ranking), outcome)| {
            let decision = decisions.of(&scan.id);
            let share = share(&decision, &ranking, (outcome, &clerks), &told);
            DividedScan {
                scan,
                decision,
                ranking,
                share,
            }
        })
        .collect();
    Division {
        scans: divided,
        clerks,
    }
}

fn row(ranking: &Ranking, decision: Decision, columns: &BTreeMap<MemberId, usize>) -> Row {
    let mut costs = vec![None; columns.len()];
    for offer in &ranking.offers {
        if let Some(column) = columns.get(&offer.clerk) {
            costs[*column] = Some(offer.cost);
        }
    }
    let wish = match decision {
        Decision::Free => Wish::Best,
        Decision::NotNow => Wish::NotNow,
        // Who is no clerk any more has a column that no row has.
        Decision::Clerk(clerk) => {
            Wish::Clerk(columns.get(&clerk).copied().unwrap_or(columns.len()))
        }
    };
    Row { costs, wish }
}

/// The places a clerk has left. Each scan that is given makes the next one as much dearer as the ranking would find it afterwards.
fn places(clerk: &ClerkFacts) -> Places {
    let (occupied, capacity) = (clerk.occupied(), clerk.capacity);
    let load = |occupied| Reason::Load { occupied, capacity }.cost();
    (occupied..capacity)
        .map(|before| {
            load(before) - load(occupied)
                + Reason::Fairness {
                    guided: before - occupied,
                }
                .cost()
        })
        .collect()
}

fn share(
    decision: &Decision,
    ranking: &Ranking,
    (outcome, clerks): (Outcome, &[ClerkFacts]),
    told: &dyn Fn(Vec<usize>) -> Vec<ScanId>,
) -> Share {
    let offer = |column: usize| {
        let clerk = &clerks.get(column)?.id;
        ranking.offers.iter().find(|offer| offer.clerk == *clerk)
    };
    match (outcome, decision) {
        (Outcome::Given { clerk, trade, .. }, _) => {
            let trade = trade.and_then(|trade| {
                Some(Trade {
                    best: offer(trade.best)?.clone(),
                    extra: trade.extra,
                    held_by: told(trade.held_by),
                })
            });
            offer(clerk)
                .cloned()
                .map_or(Share::NobodyAllowed, |offer| Share::Clerk { offer, trade })
        }
        (Outcome::WishNotAllowed, Decision::Clerk(clerk)) => Share::NotAllowed {
            clerk: clerk.clone(),
            exclusion: excluded(ranking, clerk),
        },
        (Outcome::WishFull, Decision::Clerk(clerk)) => Share::ChosenTooOften {
            clerk: clerk.clone(),
            places: clerks
                .iter()
                .find(|facts| facts.id == *clerk)
                .map_or(0, |facts| facts.capacity.saturating_sub(facts.occupied())),
        },
        (Outcome::AllFull { held_by }, _) => Share::AllTaken {
            held_by: told(held_by),
        },
        (Outcome::NotNow, _) => Share::NotNow,
        (Outcome::NobodyAllowed | Outcome::WishNotAllowed | Outcome::WishFull, _) => {
            Share::NobodyAllowed
        }
    }
}

fn excluded(ranking: &Ranking, clerk: &MemberId) -> Option<Exclusion> {
    let mut excluded = ranking.excluded.iter();
    let (_, exclusion) = excluded.find(|(excluded, _)| excluded == clerk)?;
    Some(exclusion.clone())
}

impl Division {
    /// The clerk with that id.
    #[must_use]
    pub fn clerk(&self, id: &MemberId) -> Option<&ClerkFacts> {
        self.clerks.iter().find(|clerk| clerk.id == *id)
    }

    /// Whether each of these clerks may guide the scan beside them, and has a place for every one of theirs.
    #[must_use]
    pub fn can_all_be(&self, pairs: &BTreeMap<ScanId, MemberId>) -> bool {
        let mut given = BTreeMap::<&MemberId, u32>::new();
        pairs.iter().all(|(scan, clerk)| {
            let offers = self.scan(scan).map(|divided| &divided.ranking.offers);
            let may = offers.is_some_and(|all| all.iter().any(|offer| offer.clerk == *clerk));
            let given = given.entry(clerk).or_default();
            *given += 1;
            let facts = self.clerk(clerk);
            may && facts.is_some_and(|facts| facts.occupied() + *given <= facts.capacity)
        })
    }

    /// The scan with that id, if it waits.
    #[must_use]
    pub fn scan(&self, id: &ScanId) -> Option<&DividedScan> {
        self.scans.iter().find(|divided| divided.scan.id == *id)
    }
}

impl DividedScan {
    /// The clerk it is given.
    #[must_use]
    pub fn offer(&self) -> Option<&Offer> {
        match &self.share {
            Share::Clerk { offer, .. } => Some(offer),
            _ => None,
        }
    }
}

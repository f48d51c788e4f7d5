//! Which scans there are, for whom.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::answer::is_theirs;
use super::days::{ScanDay, next_day};
use super::proposals::{Proposal, all_waiting};
use super::record::{Scan, select};
use super::repeat::{Obstacle, RepeatOffer, offer, repeats_of};
use super::state::State;
use super::turn::{Task, Turn, Who, turns};
use crate::Services;
use crate::actor::{Actor, Role};
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::ScanId;
use crate::progress::{FollowUp, coming_days, follow_ups, stopped_plans};

/// A scan in a list.
#[derive(Clone, Debug)]
pub struct ListedScan {
    /// The scan.
    pub scan: Scan,
    /// What has to be done next, if anything.
    pub turn: Option<Turn>,
    /// What the member who looks has to do, if anything.
    pub own_turn: Option<Turn>,
    /// The next day that matters.
    pub next: Option<(NaiveDate, ScanDay)>,
    /// What of its plan is late or silent.
    pub follow_up: FollowUp,
}

/// The scans somebody has to do with.
#[derive(Clone, Debug, Default)]
pub struct ScanList {
    /// Questions that wait for this clerk's answer.
    pub proposals: Vec<(Scan, Proposal)>,
    /// Scans that this member leads or guides: the running ones first, the next day first.
    pub own: Vec<ListedScan>,
    /// All scans; for the programme only.
    pub all: Vec<ListedScan>,
    /// Whether this member may ask for a scan.
    pub may_request: bool,
    /// Whether the member is a clerk, who has a profile in the pool.
    pub is_clerk: bool,
}

/// An earlier scan of an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierScan {
    /// The scan.
    pub id: ScanId,
    /// Whose scan it was.
    pub authority: String,
    /// The day of its request.
    pub requested_on: NaiveDate,
    /// Whether it can be repeated; `None` while it runs, and for one of an authority that merged into this one, which is followed up.
    pub offer: Option<RepeatOffer>,
}

impl EarlierScan {
    /// Whether a new scan may name it today.
    #[must_use]
    pub fn may_be_named(&self) -> bool {
        self.offer.is_none_or(|offer| {
            let is_last = !matches!(
                offer.obstacle,
                Some(Obstacle::Repeated | Obstacle::NotTheLast)
            );
            is_last && offer.timing.allows()
        })
    }
}

/// The scans of the member who asks.
///
/// # Errors
/// [`Error::SignInNeeded`] when nobody is signed in.
pub async fn list(actor: &Actor, services: &Services) -> Result<ScanList, Error> {
    let member = actor.require_member()?;
    let programme = member.is(Role::Programme);
    let today = services.clock().today();
    let mut connection = services.store().read().acquire().await?;
    let scans = select(
        &mut connection,
        "$1 = '' OR s.lead_id = $1 OR s.clerk_id = $1 OR s.second_clerk_id = $1 \
         OR s.id IN (SELECT p.scan_id FROM clerk_proposals p WHERE p.clerk_id = $1 AND p.answer IS NULL)",
        if programme { "" } else { member.id.as_str() },
    )
    .await?;
    let mut rounds = coming_days(&mut connection, today).await?;
    let mut asked = all_waiting(&mut connection).await?;
    let remarks = with_remarks_waiting(&mut connection).await?;
    let stopped = stopped_plans(&mut connection).await?;
    let mut behind = follow_ups(&mut connection, today).await?;
    let mut list = ScanList {
        may_request: programme || !member.lead_of.is_empty(),
        is_clerk: member.is(Role::Clerk),
        ..ScanList::default()
    };
    for scan in scans {
        let proposal = asked.remove(&scan.id);
        let mut turns = turns(&scan, proposal.as_ref(), remarks.contains(&scan.id), today);
        turns.retain(|turn| turn.task != Task::FollowUp || !stopped.contains(&scan.id));
        let standing = scan.standing(actor);
        let is_own = |turn: &&Turn| match turn.who {
            Who::Lead => standing.lead,
            Who::Clerk => standing.clerk,
            Who::ProposedClerk | Who::Programme | Who::Itself => false,
        };
        let listed = ListedScan {
            turn: turns.first().copied(),
            own_turn: turns.iter().find(is_own).copied(),
            next: next_day(&scan, today)
                .into_iter()
                .chain(rounds.remove(&scan.id))
                .min(),
            follow_up: behind.remove(&scan.id).unwrap_or_default(),
            scan,
        };
        list.put(actor, listed, proposal);
    }
    list.sort();
    Ok(list)
}

/// Every scan there is, by authority. Asks nobody for leave: the caller has to.
pub(crate) async fn all(services: &Services) -> Result<Vec<Scan>, Error> {
    let mut connection = services.store().read().acquire().await?;
    let mut scans = select(&mut connection, "$1 = ''", "").await?;
    scans.sort_by_cached_key(|scan| (scan.authority.sort_key(), scan.requested_on));
    Ok(scans)
}

impl ScanList {
    fn put(&mut self, actor: &Actor, listed: ListedScan, asked: Option<Proposal>) {
        let standing = listed.scan.standing(actor);
        if let Some(proposal) = asked.filter(|proposal| is_theirs(actor, proposal)) {
            self.proposals.push((listed.scan.clone(), proposal));
        }
        if standing.lead || standing.clerk {
            self.own.push(listed.clone());
        }
        if standing.programme {
            self.all.push(listed);
        }
    }

    fn sort(&mut self) {
        let place = |listed: &ListedScan| {
            (
                !listed.scan.state.is_running(),
                listed.scan.authority.sort_key(),
                std::cmp::Reverse(listed.scan.requested_on),
            )
        };
        // A scan without a day comes after those that have one.
        let soonest = |listed: &ListedScan| (listed.next.is_none(), listed.next.map(|(on, _)| on));
        // A public one still has its rounds of progress ahead of it.
        let is_over = |listed: &ListedScan| listed.scan.state >= State::FollowedUp;
        self.own.sort_by_cached_key(|listed| {
            let (_, name, requested) = place(listed);
            (is_over(listed), soonest(listed), name, requested)
        });
        self.all.sort_by_cached_key(place);
    }
}

/// Scans that have open remarks nobody redacted yet.
pub(super) async fn with_remarks_waiting(
    connection: &mut AnyConnection,
) -> Result<BTreeSet<ScanId>, Error> {
    let ids: Vec<ScanId> =
        sqlx::query_scalar("SELECT DISTINCT scan_id FROM remarks WHERE status = 'waiting'")
            .fetch_all(connection)
            .await?;
    Ok(ids.into_iter().collect())
}

/// Finished scans of an authority and of all that merged into it, the last first.
pub(super) async fn earlier_scans(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
    today: NaiveDate,
) -> Result<Vec<EarlierScan>, Error> {
    let mut scans = select(
        &mut *connection,
        "s.closed_at IS NOT NULL AND s.authority_code IN ( \
         WITH RECURSIVE found (code) AS (SELECT CAST($1 AS TEXT) UNION \
         SELECT x.code FROM authority_successors x JOIN found ON x.successor_code = found.code) SELECT found.code FROM found)",
        code.as_str(),
    )
    .await?;
    scans.sort_by_key(|scan| std::cmp::Reverse(scan.requested_on));
    let mut earlier = Vec::new();
    for scan in scans {
        let offer = if scan.authority.code == *code {
            let repeats = repeats_of(&mut *connection, &scan.id).await?;
            offer(&mut *connection, &scan, &repeats, today).await?
        } else {
            None
        };
        earlier.push(EarlierScan {
            id: scan.id,
            authority: scan.authority.display_name,
            requested_on: scan.requested_on,
            offer,
        });
    }
    Ok(earlier)
}

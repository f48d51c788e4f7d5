//! The end of a division: all clerks are asked, or nobody is.

use std::collections::BTreeMap;

use questionnaires::kind::AuthorityKind;
use sqlx::AnyConnection;

use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, ProblemCode};
use crate::ids::{MemberId, ScanId};
use crate::pool::facts::{ClerkFacts, ScanFacts};
use crate::pool::rules::{Exclusion, exclusion};
use crate::pool::{PoolFacts, Which, facts_of};
use crate::results::names;
use crate::scans;
use crate::store::WriteTransaction;

/// What became of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// All were asked.
    All {
        /// For how many scans.
        scans: usize,
    },
    /// Nobody was asked, because of these.
    Nobody(Vec<Hindered>),
}

/// A scan for which the clerk cannot be asked any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hindered {
    /// Which scan.
    pub scan: ScanId,
    /// Whose scan it is, as inside a sentence; `None` if there is no such scan.
    pub authority: Option<String>,
    /// Whom it should get; `None` for somebody who is no clerk any more.
    pub clerk: Option<String>,
    /// Why not.
    pub why: Hindrance,
}

/// Why a clerk cannot be asked for a scan any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The scan does not wait any more.
    NotWaiting {
        /// Who was asked for it in the meantime, or guides it.
        taken_by: Option<String>,
    },
    /// The person is no clerk any more.
    NoClerk,
    /// A rule keeps the clerk out.
    Excluded(Exclusion),
    /// The clerk would get more scans than they have places left.
    TooMany {
        /// How many places they have left.
        places: u32,
    },
}

/// Asks each clerk for their scans, and writes to them. Everything is checked anew, as nothing of a division is kept; where one pair
/// cannot be any more, nobody is asked.
///
/// # Errors
/// [`Error::Invalid`] for nobody at all; as [`Actor::require_programme`].
pub async fn ask(
    actor: &Actor,
    services: &Services,
    pairs: &BTreeMap<ScanId, MemberId>,
) -> Result<Asked, Error> {
    actor.require_programme()?;
    if pairs.is_empty() {
        return Err(Error::invalid("scans", ProblemCode::Missing));
    }
    let mut transaction = services.store().write().await?;
    hold(&mut transaction, pairs).await?;
    let today = services.clock().today();
    let facts = facts_of(&mut transaction, today, Which::Waiting).await?;
    let hindered = hindered(&mut transaction, &facts, pairs).await?;
    if !hindered.is_empty() {
        return Ok(Asked::Nobody(hindered));
    }
    for (scan, clerk) in pairs {
        let clerk = facts.clerks.iter().find(|facts| facts.id == *clerk);
        let pair = (scan, clerk.ok_or(Error::Conflict)?);
        scans::propose_checked(&mut transaction, services, actor, pair).await?;
    }
    transaction.commit().await?;
    Ok(Asked::All { scans: pairs.len() })
}

/// Holds the pool and then every scan, as whoever asks one clerk does: who holds a scan alone waits for nothing else.
async fn hold(
    transaction: &mut WriteTransaction,
    pairs: &BTreeMap<ScanId, MemberId>,
) -> Result<(), Error> {
    transaction.exclusively("pool").await?;
    for scan in pairs.keys() {
        transaction.exclusively(scan.as_str()).await?;
    }
    Ok(())
}

async fn hindered(
    transaction: &mut WriteTransaction,
    facts: &PoolFacts,
    pairs: &BTreeMap<ScanId, MemberId>,
) -> Result<Vec<Hindered>, Error> {
    let mut given = BTreeMap::<&MemberId, u32>::new();
    let mut hindered = Vec::new();
    for (id, clerk) in pairs {
        let person = facts.clerks.iter().find(|facts| facts.id == *clerk);
        let scan = facts.scans.iter().find(|scan| scan.id == *id);
        let (authority, why) = match (scan, person) {
            (None, _) => {
                let (authority, taken_by) = now(transaction, id).await?;
                (authority, Some(Hindrance::NotWaiting { taken_by }))
            }
            (Some(scan), None) => (name(scan), Some(Hindrance::NoClerk)),
            (Some(scan), Some(person)) => {
                let excluded = exclusion(person, scan, &facts.limits).map(Hindrance::Excluded);
                let given = given.entry(clerk).or_default();
                (name(scan), excluded.or_else(|| no_place(person, given)))
            }
        };
        hindered.extend(why.map(|why| Hindered {
            scan: id.clone(),
            authority,
            clerk: person.map(|person| person.name.clone()),
            why,
        }));
    }
    hindered.sort_by(|one, other| one.authority.cmp(&other.authority));
    Ok(hindered)
}

fn name(scan: &ScanFacts) -> Option<String> {
    Some(scan.authority.in_sentence())
}

/// Takes one more place of the clerk, or tells that there is none.
fn no_place(clerk: &ClerkFacts, given: &mut u32) -> Option<Hindrance> {
    let places = clerk.capacity.saturating_sub(clerk.occupied());
    *given += 1;
    (*given > places).then_some(Hindrance::TooMany { places })
}

/// Whose scan it is, and who guides it or is asked to.
async fn now(
    connection: &mut AnyConnection,
    id: &ScanId,
) -> Result<(Option<String>, Option<String>), Error> {
    let found: Option<(String, String, Option<String>)> = sqlx::query_as(
        "SELECT a.kind, a.display_name, COALESCE(c.name, m.name) FROM scans s \
         JOIN authorities a ON a.code = s.authority_code LEFT JOIN members c ON c.id = s.clerk_id \
         LEFT JOIN clerk_proposals p ON p.scan_id = s.id AND p.answer IS NULL \
         LEFT JOIN members m ON m.id = p.clerk_id WHERE s.id = $1",
    )
    .bind(id)
    .fetch_optional(connection)
    .await?;
    Ok(found.map_or((None, None), |(kind, name, by)| {
        let kind = AuthorityKind::from_code(&kind);
        let authority = kind.map(|kind| names::authority_in_sentence(kind, &name));
        (authority, by)
    }))
}

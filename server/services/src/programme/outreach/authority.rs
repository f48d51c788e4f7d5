//! Everything the programme knows of one authority.

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use sqlx::AnyConnection;

use super::application::{Application, waiting_of};
use super::contact_log::{Contact, of_authority};
use super::invited::invited;
use super::list::province;
use super::record::{self, Outreach};
use crate::Services;
use crate::actor::Actor;
use crate::authorities::{Authority, AuthorityCode};
use crate::error::Error;
use crate::ids::{CampaignId, ScanId};
use crate::programme::campaigns;
use crate::programme::uptake::{Programme, Selection, load};

/// Everything the programme knows of one authority.
#[derive(Clone, Debug)]
pub struct AuthorityFile {
    /// The authority.
    pub authority: Authority,
    /// The name of its province; empty for a province.
    pub province: String,
    /// What was noted.
    pub outreach: Outreach,
    /// The log, the newest first.
    pub contacts: Vec<Contact>,
    /// What was taken away from it.
    pub removed: Vec<Contact>,
    /// Its applications that wait.
    pub applications: Vec<Application>,
    /// The campaigns that invite it, with their names.
    pub campaigns: Vec<(CampaignId, String)>,
    /// Its scan, where it has one that counts.
    pub scan: Option<LastScan>,
    /// Authorities that merged into it, of which something was noted.
    pub predecessors: Vec<Authority>,
}

/// The scan of an authority that moved last, of those that count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastScan {
    /// The scan.
    pub id: ScanId,
    /// Whether the authority takes part, by this scan or another: that one is asked for is not enough.
    pub takes_part: bool,
}

/// Everything the programme knows of one authority, whether it takes part or not. For programme officers.
///
/// # Errors
/// [`Error::NotFound`] for one that is not in the register.
pub async fn authority(
    actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
) -> Result<AuthorityFile, Error> {
    actor.require_programme()?;
    let today = services.clock().today();
    let mut connection = services.store().read().acquire().await?;
    let programme = load(&mut connection).await?;
    let authority = programme.register().get(code).ok_or(Error::NotFound)?;
    let outreach = record::find(&mut connection, code).await?;
    let log = of_authority(&mut connection, code).await?;
    let (removed, contacts) = log.into_iter().partition(|contact| contact.removed);
    let campaigns = campaigns::all(&mut connection).await?;
    let mut invited = invited(&programme, &campaigns, today);
    Ok(AuthorityFile {
        province: province(&programme, authority),
        outreach,
        contacts,
        removed,
        applications: waiting_of(&mut connection, &programme, code).await?,
        campaigns: invited
            .remove(code)
            .unwrap_or_default()
            .into_iter()
            .collect(),
        scan: scan_of(&programme, code, today),
        predecessors: predecessors(&mut connection, &programme, code).await?,
        authority: authority.clone(),
    })
}

/// The scan of an authority that moved last before the end of that day. `None` for one without a scan that counts.
pub(super) fn scan_of(
    programme: &Programme,
    code: &AuthorityCode,
    day: NaiveDate,
) -> Option<LastScan> {
    let everything = Selection {
        kinds: AuthorityKind::ALL.to_vec(),
        ..Selection::default()
    };
    let standings = programme.standings(day, &everything);
    let own = standings
        .iter()
        .find(|standing| standing.authority.code == *code)?;
    let last = own.tracks.iter().max_by_key(|track| track.since(day))?;
    Some(LastScan {
        id: last.scan.clone(),
        takes_part: own.takes_part(),
    })
}

/// Authorities that ended in this one and of which something was noted, by name.
async fn predecessors(
    connection: &mut AnyConnection,
    programme: &Programme,
    code: &AuthorityCode,
) -> Result<Vec<Authority>, Error> {
    let codes: Vec<AuthorityCode> = sqlx::query_scalar(
        "SELECT s.code FROM authority_successors s JOIN outreach o ON o.authority_code = s.code WHERE s.successor_code = $1",
    )
    .bind(code)
    .fetch_all(connection)
    .await?;
    let register = programme.register();
    let mut found: Vec<Authority> = codes
        .iter()
        .filter_map(|code| register.get(code).cloned())
        .collect();
    found.sort_by_cached_key(Authority::sort_key);
    Ok(found)
}

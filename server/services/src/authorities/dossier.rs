//! All about one authority: what it is, what it came from, who acts for it, and its scans.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::authority::{COLUMNS, Row};
use super::browse::looker;
use super::changes::{PlannedChange, planned_end};
use super::{Authority, AuthorityCode, Entry, get};
use crate::Services;
use crate::actor::{Actor, Role};
use crate::error::Error;
use crate::ids::MemberId;
use crate::pool::{Geography, Nearness, geography_of};
use crate::programme::campaigns::{Campaign, inviting};
use crate::publication::path_of;
use crate::scans::{self, Scan, State};

/// All about one authority.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The authority, with what came before and after it.
    pub entry: Entry,
    /// Those before it, among those of its scans too, of which it is or has a part only: they were split.
    pub split: BTreeSet<AuthorityCode>,
    /// Names that people search by and that are on no page.
    pub other_names: String,
    /// The provinces it lies in, in the order of the register; none for a province.
    pub provinces: Vec<Authority>,
    /// Who shares a border with it today, by name.
    pub neighbours: Vec<Authority>,
    /// How it ends or ended, as far as that is foreseen or was done by this program.
    pub change: Option<PlannedChange>,
    /// Its scans and those of all that it succeeds, the last first, as far as the one who looks may see them or they are public.
    pub scans: Vec<LinkedScan>,
    /// What only the programme sees.
    pub programme: Option<ForProgramme>,
}

/// A scan of an authority or of one that it succeeds, as far as the one who looks may know of it.
#[derive(Clone, Debug)]
pub struct LinkedScan {
    /// Whose scan it is.
    pub authority: Authority,
    /// The day of the request.
    pub requested_on: NaiveDate,
    /// Where it stands.
    pub state: State,
    /// Where the one who looks can look at it.
    pub path: String,
    /// The names of lead and clerk, for who sees the scan itself.
    pub people: Option<(String, Option<String>)>,
}

/// What only the programme sees of an authority.
#[derive(Clone, Debug)]
pub struct ForProgramme {
    /// Who may act as lead for it, by name.
    pub contacts: Vec<Contact>,
    /// Campaigns that invite it, or one that it succeeds, by name.
    pub campaigns: Vec<Campaign>,
}

/// Somebody who may act as lead for an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// First and last name.
    pub name: String,
    /// Where to reach them.
    pub email: String,
}

/// All about one authority. For the programme, and without who acts for it for clerks.
///
/// # Errors
/// [`Error::Forbidden`] for other members; [`Error::NotFound`] for a code that is not in the register.
pub async fn dossier(
    actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
) -> Result<Dossier, Error> {
    let is_programme = looker(actor)?.is(Role::Programme);
    let entry = get(actor, services, code).await?;
    let today = services.clock().today();
    let mut connection = services.store().read().acquire().await?;
    let all = authorities(&mut connection).await?;
    let geography = geography_of(&mut connection).await?;
    let change = planned_end(&mut connection, code, today).await?;
    let scans = scans::of_lineage(&mut connection, code).await?;
    let scans = linked(actor, scans);
    let programme = if is_programme {
        let contacts = contacts(&mut connection, code).await?;
        let campaigns = inviting(&mut connection, code, today).await?;
        Some(ForProgramme {
            contacts,
            campaigns,
        })
    } else {
        None
    };
    let other_names: String =
        sqlx::query_scalar("SELECT other_names FROM authorities WHERE code = $1")
            .bind(code)
            .fetch_one(&mut *connection)
            .await?;
    let existing: Vec<Authority> = all
        .iter()
        .filter(|other| other.exists_on(today))
        .cloned()
        .collect();
    let before = entry.predecessors.iter();
    let before = before.chain(scans.iter().map(|linked| &linked.authority));
    let split = before
        .filter(|before| geography.split(&before.code, code))
        .map(|before| before.code.clone())
        .collect();
    Ok(Dossier {
        split,
        provinces: provinces(&entry.authority, &all),
        neighbours: neighbours(&entry.authority, existing, &geography),
        other_names,
        entry,
        change,
        scans,
        programme,
    })
}

/// The scans that somebody may look at, each where they may.
pub(crate) fn linked(actor: &Actor, scans: Vec<Scan>) -> Vec<LinkedScan> {
    let link = |scan: Scan| {
        let sees = scan.standing(actor).sees();
        let own = sees.then(|| format!("/scans/{}", scan.id));
        Some(LinkedScan {
            path: own.or_else(|| path_of(&scan))?,
            people: sees.then(|| (scan.lead.name, scan.clerk.map(|clerk| clerk.name))),
            authority: scan.authority,
            requested_on: scan.requested_on,
            state: scan.state,
        })
    };
    scans.into_iter().filter_map(link).collect()
}

async fn authorities(connection: &mut AnyConnection) -> Result<Vec<Authority>, Error> {
    let rows: Vec<Row> =
        sqlx::query_as(AssertSqlSafe(format!("SELECT {COLUMNS} FROM authorities")))
            .fetch_all(connection)
            .await?;
    rows.into_iter().map(Authority::try_from).collect()
}

fn provinces(authority: &Authority, all: &[Authority]) -> Vec<Authority> {
    let codes = authority.provinces.iter();
    codes
        .filter(|code| **code != authority.code)
        .filter_map(|code| all.iter().find(|other| other.code == *code))
        .cloned()
        .collect()
}

fn neighbours(
    authority: &Authority,
    mut others: Vec<Authority>,
    geography: &Geography,
) -> Vec<Authority> {
    others.retain(|other| {
        other.code != authority.code
            && !geography.merged(&other.code, &authority.code)
            && geography.nearness(authority, other) == Some(Nearness::Neighbours)
    });
    others.sort_by_cached_key(Authority::sort_key);
    others
}

async fn contacts(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
) -> Result<Vec<Contact>, Error> {
    let mut people: Vec<(MemberId, String, String)> = sqlx::query_as(
        "SELECT m.id, m.name, m.email FROM leads l JOIN members m ON m.id = l.member_id \
         WHERE l.authority_code = $1 AND m.ended_at IS NULL",
    )
    .bind(code)
    .fetch_all(connection)
    .await?;
    people.sort_by_cached_key(|(id, name, _)| (name.to_lowercase(), id.clone()));
    let contact = |(_, name, email)| Contact { name, email };
    Ok(people.into_iter().map(contact).collect())
}

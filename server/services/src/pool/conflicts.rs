//! Which clerk the programme keeps from which authority.

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, PoolEvent};
use crate::authorities::{AuthorityCode, folded, require_active};
use crate::clock::day_of;
use crate::csv_file::{self, TextFile};
use crate::error::{Error, Problem, ProblemCode};
use crate::ids::MemberId;
use crate::store::Instant;
use crate::typed::{LONGEST_TEXT, required_text};

/// An authority from which a clerk is kept, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConflictForm {
    /// Id of the clerk; not read where the page is that clerk's.
    pub clerk: String,
    /// Code of the authority.
    pub authority: String,
    /// Why.
    pub reason: String,
}

/// A clerk and an authority that never come together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The clerk.
    pub clerk: MemberId,
    /// Their name.
    pub clerk_name: String,
    /// The authority.
    pub authority: AuthorityCode,
    /// What kind it is: some provinces bear the name of a municipality.
    pub kind: AuthorityKind,
    /// Its name.
    pub authority_name: String,
    /// Why.
    pub reason: String,
    /// Who put them on the list; `None`: nobody wrote that down.
    pub listed_by: Option<String>,
    /// When.
    pub listed_on: Option<NaiveDate>,
    /// Whether the clerk guides a scan of it all the same, from before.
    pub guides: bool,
}

/// The whole list, by clerk and authority: those whose clerk or authority bears a name with `search` in it. For the programme.
///
/// # Errors
/// As [`Actor::require_programme_or_system`].
pub async fn conflicts(
    actor: &Actor,
    services: &Services,
    search: &str,
) -> Result<Vec<Conflict>, Error> {
    actor.require_programme_or_system()?;
    let mut connection = services.store().read().acquire().await?;
    let search = folded(search);
    let mut found = select(
        &mut connection,
        "c.removed = 0 AND $1 = '' AND $2 = ''",
        ("", ""),
    )
    .await?;
    found.retain(|(_, names)| names.contains(&search));
    let mut found: Vec<Conflict> = found.into_iter().map(|(conflict, _)| conflict).collect();
    found.sort_by_cached_key(|conflict| {
        (
            folded(&conflict.clerk_name),
            folded(&conflict.authority_name),
        )
    });
    Ok(found)
}

/// A pair that was taken off and can be put back; `None` for one that was not. For the programme.
///
/// # Errors
/// As [`Actor::require_programme_or_system`].
pub async fn lifted_conflict(
    actor: &Actor,
    services: &Services,
    member: &MemberId,
    authority: &AuthorityCode,
) -> Result<Option<Conflict>, Error> {
    actor.require_programme_or_system()?;
    let mut connection = services.store().read().acquire().await?;
    let pair = (member.as_str(), authority.as_str());
    let condition = "c.removed = 1 AND c.member_id = $1 AND c.authority_code = $2";
    let found = select(&mut connection, condition, pair).await?.pop();
    Ok(found.map(|(conflict, _)| conflict))
}

/// The columns of [`conflicts_file`].
const HEADING: [&str; 5] = [
    "Griffier",
    "Organisatie",
    "Waarom niet",
    "Wie zette het erop",
    "Wanneer",
];

/// The list as a file for a spreadsheet.
///
/// # Errors
/// As [`conflicts`].
pub async fn conflicts_file(
    actor: &Actor,
    services: &Services,
    search: &str,
) -> Result<TextFile, Error> {
    let row = |conflict: Conflict| {
        let day = conflict.listed_on.map(|day| day.to_string());
        vec![
            conflict.clerk_name,
            conflict.authority_name,
            conflict.reason,
            conflict.listed_by.unwrap_or_default(),
            day.unwrap_or_default(),
        ]
    };
    let found = conflicts(actor, services, search).await?;
    csv_file::file("conflicten", &HEADING, found.into_iter().map(row))
}

#[derive(sqlx::FromRow)]
struct Row {
    member_id: MemberId,
    clerk_name: String,
    authority_code: AuthorityCode,
    kind: String,
    display_name: String,
    search_text: String,
    reason: String,
    listed_by: Option<String>,
    listed_at: Option<Instant>,
    guiding: i64,
}

/// The pairs that a condition on `pool_conflicts c` allows, each with the names by which it is found.
async fn select(
    connection: &mut AnyConnection,
    condition: &'static str,
    (one, other): (&str, &str),
) -> Result<Vec<(Conflict, String)>, Error> {
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT c.member_id, m.name AS clerk_name, c.authority_code, a.kind, a.display_name, a.search_text, c.reason, \
         o.name AS listed_by, c.listed_at, \
         (SELECT COUNT(*) FROM scans s WHERE s.authority_code = c.authority_code AND s.running = 1 \
         AND (s.clerk_id = c.member_id OR s.second_clerk_id = c.member_id)) AS guiding \
         FROM pool_conflicts c JOIN members m ON m.id = c.member_id JOIN authorities a ON a.code = c.authority_code \
         LEFT JOIN members o ON o.id = c.listed_by WHERE m.ended_at IS NULL AND {condition}"
    )))
    .bind(one)
    .bind(other)
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(Row::into_conflict).collect()
}

impl Row {
    fn into_conflict(self) -> Result<(Conflict, String), Error> {
        let kind = AuthorityKind::from_code(&self.kind);
        let kind = kind.ok_or_else(|| Error::unavailable(format!("no kind: {}", self.kind)))?;
        let names = format!("{}\n{}", folded(&self.clerk_name), self.search_text);
        let conflict = Conflict {
            clerk: self.member_id,
            clerk_name: self.clerk_name,
            authority: self.authority_code,
            kind,
            authority_name: self.display_name,
            reason: self.reason,
            listed_by: self.listed_by,
            listed_on: self.listed_at.map(|at| day_of(at.0)),
            guides: self.guiding > 0,
        };
        Ok((conflict, names))
    }
}

/// Puts a clerk and an authority on the conflict list. For the programme.
///
/// # Errors
/// [`Error::Invalid`] by field; a pair that is on the list already is [`ProblemCode::Twice`].
pub async fn add_conflict(
    actor: &Actor,
    services: &Services,
    member: &MemberId,
    form: &ConflictForm,
) -> Result<(), Error> {
    actor.require_programme_or_system()?;
    super::member(actor, services, member).await?;
    let authority = AuthorityCode::parse(&form.authority)
        .ok_or_else(|| Problem::new("authority", ProblemCode::Missing));
    let reason =
        required_text(&form.reason, LONGEST_TEXT).map_err(|code| Problem::new("reason", code));
    let (authority, reason) = match (authority, reason) {
        (Ok(authority), Ok(reason)) => (authority, reason),
        (authority, reason) => {
            let problems = [authority.err(), reason.err()];
            return Err(Error::Invalid(problems.into_iter().flatten().collect()));
        }
    };
    require_active(services, &authority, "authority").await?;
    let mut transaction = services.store().write().await?;
    let listed = sqlx::query(
        "INSERT INTO pool_conflicts (member_id, authority_code, reason, listed_by, listed_at, removed) \
         VALUES ($1, $2, $3, $4, $5, 0) ON CONFLICT (member_id, authority_code) DO UPDATE \
         SET reason = excluded.reason, listed_by = excluded.listed_by, listed_at = excluded.listed_at, removed = 0 \
         WHERE pool_conflicts.removed = 1",
    )
    .bind(member)
    .bind(&authority)
    .bind(&reason)
    .bind(actor.member().map(|own| &own.id))
    .bind(Instant(services.now()))
    .execute(&mut *transaction)
    .await?;
    if listed.rows_affected() == 0 {
        return Err(Error::invalid("authority", ProblemCode::Twice));
    }
    let event = PoolEvent::ConflictListed {
        member: member.clone(),
        authority,
        reason,
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

/// The same for a clerk who is chosen in the form.
///
/// # Errors
/// As [`add_conflict`], and in `clerk` where nobody of the pool was chosen.
pub async fn list_conflict(
    actor: &Actor,
    services: &Services,
    form: &ConflictForm,
) -> Result<(), Error> {
    actor.require_programme_or_system()?;
    let missing = || Problem::new("clerk", ProblemCode::Missing);
    let outcome = match MemberId::parse(&form.clerk) {
        Some(clerk) => add_conflict(actor, services, &clerk, form).await,
        None => Err(Error::NotFound),
    };
    match outcome {
        Err(Error::NotFound) => {
            // What else is wrong is said at once.
            let mut problems = vec![missing()];
            if form.authority.trim().is_empty() {
                problems.push(Problem::new("authority", ProblemCode::Missing));
            }
            let reason = required_text(&form.reason, LONGEST_TEXT);
            problems.extend(reason.err().map(|code| Problem::new("reason", code)));
            Err(Error::Invalid(problems))
        }
        outcome => outcome,
    }
}

/// Takes a pair from the conflict list. It can be put back. For the programme.
///
/// # Errors
/// [`Error::NotFound`] for a pair that is not on it.
pub async fn remove_conflict(
    actor: &Actor,
    services: &Services,
    member: &MemberId,
    authority: &AuthorityCode,
) -> Result<(), Error> {
    mark(actor, services, (member, authority), true).await
}

/// Puts a pair back that was taken off. For the programme.
///
/// # Errors
/// [`Error::NotFound`] for a pair that was not taken off.
pub async fn restore_conflict(
    actor: &Actor,
    services: &Services,
    member: &MemberId,
    authority: &AuthorityCode,
) -> Result<(), Error> {
    mark(actor, services, (member, authority), false).await
}

async fn mark(
    actor: &Actor,
    services: &Services,
    (member, authority): (&MemberId, &AuthorityCode),
    removed: bool,
) -> Result<(), Error> {
    actor.require_programme_or_system()?;
    let mut transaction = services.store().write().await?;
    let marked: Option<String> = sqlx::query_scalar(
        "UPDATE pool_conflicts SET removed = $1 WHERE member_id = $2 AND authority_code = $3 AND removed = $4 RETURNING reason",
    )
    .bind(i64::from(removed))
    .bind(member)
    .bind(authority)
    .bind(i64::from(!removed))
    .fetch_optional(&mut *transaction)
    .await?;
    let reason = marked.ok_or(Error::NotFound)?;
    let (member, authority) = (member.clone(), authority.clone());
    let event = if removed {
        PoolEvent::ConflictLifted { member, authority }.into()
    } else {
        PoolEvent::ConflictListed {
            member,
            authority,
            reason,
        }
        .into()
    };
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

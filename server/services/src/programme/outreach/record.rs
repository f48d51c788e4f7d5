//! What the programme knows of an authority, as the database keeps it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::interest::Interest;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, OutreachEvent};
use crate::authorities::{self, AuthorityCode};
use crate::error::Error;
use crate::scans::WantedMonths;
use crate::store::{Day, WriteTransaction};

/// What the programme knows of an authority that takes no part yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outreach {
    /// How interested it is.
    pub interest: Interest,
    /// What the programme does next; empty for nothing.
    pub next_step: String,
    /// When.
    pub next_step_on: Option<NaiveDate>,
    /// Whom to speak to.
    pub contact: ContactPerson,
    /// Why it wants a scan, in its own words; empty while that is not known.
    pub reason: String,
    /// When it would like to hold one; `None` while that is not known.
    pub wanted: Option<WantedMonths>,
    /// What else there is to know.
    pub notes: String,
    /// One more with each change, of a contact as well; 0 while nothing was noted.
    pub revision: i64,
}

/// Whom to speak to at an authority. Any of it may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactPerson {
    /// First and last name.
    pub name: String,
    /// What they do there.
    pub function: String,
    /// In lower case.
    pub email: String,
    /// As it was typed.
    pub telephone: String,
}

impl ContactPerson {
    /// Whether anything is known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        *self != Self::default()
    }
}

impl Outreach {
    /// Whether the day of its next step is over.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.next_step_on.is_some_and(|on| on < today)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    authority_code: AuthorityCode,
    interest: String,
    next_step: String,
    next_step_on: Option<Day>,
    contact_name: String,
    contact_function: String,
    contact_email: String,
    contact_telephone: String,
    reason: String,
    wanted_from: Option<String>,
    wanted_until: Option<String>,
    notes: String,
    revision: i64,
}

const COLUMNS: &str = "SELECT authority_code, interest, next_step, next_step_on, contact_name, contact_function, contact_email, \
     contact_telephone, reason, wanted_from, wanted_until, notes, revision FROM outreach";

impl Row {
    fn into_outreach(self) -> Result<(AuthorityCode, Outreach), Error> {
        let interest = Interest::from_code(&self.interest)
            .ok_or_else(|| Error::unavailable(format!("unknown interest {}", self.interest)))?;
        let outreach = Outreach {
            interest,
            next_step: self.next_step,
            next_step_on: self.next_step_on.map(|day| day.0),
            contact: ContactPerson {
                name: self.contact_name,
                function: self.contact_function,
                email: self.contact_email,
                telephone: self.contact_telephone,
            },
            reason: self.reason,
            wanted: WantedMonths::kept(self.wanted_from.as_deref(), self.wanted_until.as_deref())?,
            notes: self.notes,
            revision: self.revision,
        };
        Ok((self.authority_code, outreach))
    }
}

/// What was noted of every authority.
pub(super) async fn all(
    connection: &mut AnyConnection,
) -> Result<BTreeMap<AuthorityCode, Outreach>, Error> {
    let rows: Vec<Row> = sqlx::query_as(COLUMNS).fetch_all(connection).await?;
    rows.into_iter().map(Row::into_outreach).collect()
}

/// What was noted of one authority; nothing at all for one of which nothing was.
pub(super) async fn find(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
) -> Result<Outreach, Error> {
    let row: Option<Row> = sqlx::query_as(AssertSqlSafe(format!(
        "{COLUMNS} WHERE authority_code = $1"
    )))
    .bind(code)
    .fetch_optional(connection)
    .await?;
    let found = row.map(Row::into_outreach).transpose()?;
    Ok(found.map(|(_, outreach)| outreach).unwrap_or_default())
}

/// Begins a change of what is known of an authority. Nobody else changes it meanwhile.
///
/// # Errors
/// [`Error::NotFound`] for one that is not in the register.
pub(super) async fn begin(
    services: &Services,
    code: &AuthorityCode,
) -> Result<(WriteTransaction, Outreach), Error> {
    let mut transaction = services.store().write().await?;
    hold(&mut transaction, code).await?;
    let known = authorities::find(&mut transaction, code).await?;
    known.ok_or(Error::NotFound)?;
    let outreach = find(&mut transaction, code).await?;
    Ok((transaction, outreach))
}

/// Keeps others from changing what is known of an authority until the transaction ends.
pub(super) async fn hold(
    transaction: &mut WriteTransaction,
    code: &AuthorityCode,
) -> Result<(), Error> {
    Ok(transaction.exclusively(&format!("outreach {code}")).await?)
}

/// The name of what is known of an authority among texts, its contacts included.
pub(super) fn text_name(code: &AuthorityCode) -> String {
    format!("outreach {code}")
}

/// Keeps what is known of an authority under the next revision, and writes down which fields changed.
pub(super) async fn put(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    code: &AuthorityCode,
    (old, new): (&Outreach, Outreach),
) -> Result<(), Error> {
    let new = Outreach {
        revision: old.revision + 1,
        ..new
    };
    write(transaction, code, &new).await?;
    let fields = changed_fields(old, &new);
    if fields.is_empty() {
        return Ok(());
    }
    let event = OutreachEvent::OutreachChanged {
        authority: code.clone(),
        fields,
        interest: (old.interest != new.interest).then_some(new.interest),
    }
    .into();
    audit::record(transaction, services, actor, None, &event).await
}

/// Names of the fields that are different.
pub(super) fn changed_fields(old: &Outreach, new: &Outreach) -> Vec<String> {
    let fields = [
        ("interest", old.interest != new.interest),
        ("next_step", old.next_step != new.next_step),
        ("next_step_on", old.next_step_on != new.next_step_on),
        ("contact_name", old.contact.name != new.contact.name),
        (
            "contact_function",
            old.contact.function != new.contact.function,
        ),
        ("contact_email", old.contact.email != new.contact.email),
        (
            "contact_telephone",
            old.contact.telephone != new.contact.telephone,
        ),
        ("reason", old.reason != new.reason),
        ("wanted_months", old.wanted != new.wanted),
        ("notes", old.notes != new.notes),
    ];
    let changed = fields.into_iter().filter(|(_, changed)| *changed);
    changed.map(|(field, _)| field.to_owned()).collect()
}

async fn write(
    transaction: &mut WriteTransaction,
    code: &AuthorityCode,
    outreach: &Outreach,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO outreach (authority_code, interest, next_step, next_step_on, contact_name, contact_function, contact_email, \
         contact_telephone, reason, wanted_from, wanted_until, notes, revision) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
         ON CONFLICT (authority_code) DO UPDATE SET interest = excluded.interest, next_step = excluded.next_step, \
         next_step_on = excluded.next_step_on, contact_name = excluded.contact_name, \
         contact_function = excluded.contact_function, contact_email = excluded.contact_email, \
         contact_telephone = excluded.contact_telephone, reason = excluded.reason, \
         wanted_from = excluded.wanted_from, wanted_until = excluded.wanted_until, notes = excluded.notes, \
         revision = excluded.revision",
    )
    .bind(code)
    .bind(outreach.interest.code())
    .bind(&outreach.next_step)
    .bind(outreach.next_step_on.map(Day))
    .bind(&outreach.contact.name)
    .bind(&outreach.contact.function)
    .bind(&outreach.contact.email)
    .bind(&outreach.contact.telephone)
    .bind(&outreach.reason)
    .bind(outreach.wanted.map(|months| months.from.to_string()))
    .bind(outreach.wanted.map(|months| months.until.to_string()))
    .bind(&outreach.notes)
    .bind(outreach.revision)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

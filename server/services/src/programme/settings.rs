//! What the programme office sets: the goal and how it is counted, whom to ask, and how long things may wait.

mod form;

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use sqlx::AnyConnection;

use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, ProgrammeEvent};
use crate::error::{Error, ProblemCode};
use crate::programme::uptake::{Register, register};
use crate::revision;
use crate::store::Day;

pub use form::ProgrammeSettingsForm;
pub(super) use form::{Problems, past_day};

/// What the programme office set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeSettings {
    /// What the programme is called.
    pub name: String,
    /// How many authorities of [`Self::counted_kinds`] take part in the end.
    pub goal: u32,
    /// The last day for it.
    pub goal_by: NaiveDate,
    /// How many had taken part before this program kept count.
    pub starting_figure: u32,
    /// On which day that was counted.
    pub starting_on: NaiveDate,
    /// The kinds of authority that count for the goal.
    pub counted_kinds: Vec<AuthorityKind>,
    /// Whom authorities can ask; empty until it is set.
    pub contact_name: String,
    /// Where they reach that person; empty until it is set.
    pub contact_email: String,
    /// Within how many days a clerk who is asked answers.
    pub answer_within_days: u32,
    /// How far a clerk's own authority lies at least from the one they guide, in kilometres.
    pub least_distance_km: u32,
    /// After how many days without a next step a scan stalls.
    pub stalls_after_days: u32,
    /// How often they were changed.
    pub revision: i64,
}

/// The kinds of codes with spaces between, as the database and the audit trail have them.
fn kinds_of(codes: &str) -> Vec<AuthorityKind> {
    codes
        .split(' ')
        .filter_map(AuthorityKind::from_code)
        .collect()
}

/// What the programme office set, for who works there.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn settings(actor: &Actor, services: &Services) -> Result<ProgrammeSettings, Error> {
    actor.require_programme_or_system()?;
    let mut connection = services.store().read().acquire().await?;
    settings_of(&mut connection).await
}

/// Changes what the programme office set. For programme officers.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Stale`] when somebody else changed them since they were read.
pub async fn change_settings(
    actor: &Actor,
    services: &Services,
    form: &ProgrammeSettingsForm,
) -> Result<(), Error> {
    actor.require_programme_or_system()?;
    let today = services.clock().today();
    let mut transaction = services.store().write().await?;
    transaction.exclusively("programme settings").await?;
    let register = register(&mut transaction).await?;
    let new = form.check(today, &register).map_err(Error::Invalid)?;
    let old = settings_of(&mut transaction).await?;
    let changed = changed_fields(old.clone(), &new);
    if changed.is_empty() {
        return Ok(());
    }
    let pair = (&ProgrammeSettingsForm::from(old), form);
    let revision = revision::next(&mut transaction, services, actor, "settings", pair).await?;
    let new = ProgrammeSettings { revision, ..new };
    write(&mut transaction, &new).await?;
    let event = ProgrammeEvent::ProgrammeSettingsChanged { fields: changed }.into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

impl ProgrammeSettings {
    /// No more can take part than there are, nor have taken part than there were. Says nothing of what cannot be read.
    fn note_beyond(&self, register: &Register, today: NaiveDate, problems: &mut Problems) {
        let figures = [
            (&["goal", "counted_kinds"][..], self.goal, None),
            (
                &["starting_figure", "starting_on", "counted_kinds"][..],
                self.starting_figure,
                Some(self.starting_on),
            ),
        ];
        for (fields, figure, then) in figures {
            let most = register.count(then.unwrap_or(today), &self.counted_kinds);
            if problems.none_of(fields) && figure > most {
                problems.add(fields[0], ProblemCode::MoreThanExist { most, then });
            }
        }
    }

    /// Sets a field to a value of the audit trail; `None` for a value that cannot be read, which changes nothing.
    pub(super) fn put(&mut self, field: &str, value: &str) -> Option<()> {
        let number = || value.parse::<u32>().ok();
        let day = || value.parse::<NaiveDate>().ok();
        match field {
            "name" => value.clone_into(&mut self.name),
            "goal" => self.goal = number()?,
            "goal_by" => self.goal_by = day()?,
            "starting_figure" => self.starting_figure = number()?,
            "starting_on" => self.starting_on = day()?,
            "counted_kinds" => self.counted_kinds = kinds_of(value),
            "contact_name" => value.clone_into(&mut self.contact_name),
            "contact_email" => value.clone_into(&mut self.contact_email),
            "answer_within_days" => self.answer_within_days = number()?,
            "least_distance_km" => self.least_distance_km = number()?,
            "stalls_after_days" => self.stalls_after_days = number()?,
            // A setting that this version of the program does not have changes nothing that it knows.
            _ => {}
        }
        Some(())
    }
}

/// Field, old value and new value of everything that is different: [`ProgrammeSettings::put`] reads them back.
fn changed_fields(
    old: ProgrammeSettings,
    new: &ProgrammeSettings,
) -> Vec<(String, String, String)> {
    let values = |settings: ProgrammeSettings| {
        let form = ProgrammeSettingsForm::from(settings);
        [
            ("name", form.name),
            ("goal", form.goal),
            ("goal_by", form.goal_by),
            ("starting_figure", form.starting_figure),
            ("starting_on", form.starting_on),
            ("counted_kinds", form.counted_kinds.join(" ")),
            ("contact_name", form.contact_name),
            ("contact_email", form.contact_email),
            ("answer_within_days", form.answer_within_days),
            ("least_distance_km", form.least_distance_km),
            ("stalls_after_days", form.stalls_after_days),
        ]
    };
    values(old)
        .into_iter()
        .zip(values(new.clone()))
        .filter(|((_, old), (_, new))| old != new)
        .map(|((field, old), (_, new))| (field.to_owned(), old, new))
        .collect()
}

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    goal: i64,
    goal_by: Day,
    starting_figure: i64,
    starting_on: Day,
    counted_kinds: String,
    contact_name: String,
    contact_email: String,
    answer_within_days: i64,
    least_distance_km: i64,
    stalls_after_days: i64,
    revision: i64,
}

/// The settings, for other use cases. Asks nobody for leave: the caller has to.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub(crate) async fn settings_of(
    connection: &mut AnyConnection,
) -> Result<ProgrammeSettings, Error> {
    let row: Row = sqlx::query_as(
        "SELECT name, goal, goal_by, starting_figure, starting_on, counted_kinds, contact_name, contact_email, \
         answer_within_days, least_distance_km, stalls_after_days, revision FROM programme_settings",
    )
    .fetch_one(connection)
    .await?;
    let number = |value: i64| u32::try_from(value).map_err(Error::unavailable);
    Ok(ProgrammeSettings {
        name: row.name,
        goal: number(row.goal)?,
        goal_by: row.goal_by.0,
        starting_figure: number(row.starting_figure)?,
        starting_on: row.starting_on.0,
        counted_kinds: kinds_of(&row.counted_kinds),
        contact_name: row.contact_name,
        contact_email: row.contact_email,
        answer_within_days: number(row.answer_within_days)?,
        least_distance_km: number(row.least_distance_km)?,
        stalls_after_days: number(row.stalls_after_days)?,
        revision: row.revision,
    })
}

async fn write(connection: &mut AnyConnection, settings: &ProgrammeSettings) -> Result<(), Error> {
    let kinds: Vec<&str> = settings
        .counted_kinds
        .iter()
        .map(|kind| kind.code())
        .collect();
    sqlx::query(
        "UPDATE programme_settings SET name = $1, goal = $2, goal_by = $3, starting_figure = $4, starting_on = $5, \
         counted_kinds = $6, contact_name = $7, contact_email = $8, answer_within_days = $9, least_distance_km = $10, \
         stalls_after_days = $11, revision = $12",
    )
    .bind(&settings.name)
    .bind(i64::from(settings.goal))
    .bind(Day(settings.goal_by))
    .bind(i64::from(settings.starting_figure))
    .bind(Day(settings.starting_on))
    .bind(kinds.join(" "))
    .bind(&settings.contact_name)
    .bind(&settings.contact_email)
    .bind(i64::from(settings.answer_within_days))
    .bind(i64::from(settings.least_distance_km))
    .bind(i64::from(settings.stalls_after_days))
    .bind(settings.revision)
    .execute(connection)
    .await?;
    Ok(())
}

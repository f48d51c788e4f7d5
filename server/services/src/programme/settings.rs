//! What the programme office sets: the goal and how it is counted, whom to ask, and how long things may wait.

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, ProgrammeEvent};
use crate::error::{Error, Problem, ProblemCode};
use crate::programme::uptake::{Register, register};
use crate::revision;
use crate::scans::WantedMonths;
use crate::store::Day;
use crate::typed::{required_day, required_email, required_line, required_whole};

/// The longest that anything may wait, in days.
const LONGEST_WAIT: u32 = 365;

/// No two places in the Netherlands lie further apart, in kilometres.
const LARGEST_DISTANCE: u32 = 300;

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

/// The settings as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProgrammeSettingsForm {
    /// What the programme is called.
    pub name: String,
    /// How many take part in the end.
    pub goal: String,
    /// The last day for it.
    pub goal_by: String,
    /// How many had taken part before.
    pub starting_figure: String,
    /// On which day that was counted.
    pub starting_on: String,
    /// Codes of the kinds that count.
    pub counted_kinds: Vec<String>,
    /// Whom authorities can ask.
    pub contact_name: String,
    /// Where they reach that person.
    pub contact_email: String,
    /// Days for a clerk to answer.
    pub answer_within_days: String,
    /// Kilometres between a clerk's authority and the one they guide.
    pub least_distance_km: String,
    /// Days without a next step.
    pub stalls_after_days: String,
    /// The revision that was read.
    pub revision: i64,
}

impl From<ProgrammeSettings> for ProgrammeSettingsForm {
    fn from(settings: ProgrammeSettings) -> Self {
        Self {
            name: settings.name,
            goal: settings.goal.to_string(),
            goal_by: settings.goal_by.to_string(),
            starting_figure: settings.starting_figure.to_string(),
            starting_on: settings.starting_on.to_string(),
            counted_kinds: settings
                .counted_kinds
                .into_iter()
                .map(|kind| kind.code().to_owned())
                .collect(),
            contact_name: settings.contact_name,
            contact_email: settings.contact_email,
            answer_within_days: settings.answer_within_days.to_string(),
            least_distance_km: settings.least_distance_km.to_string(),
            stalls_after_days: settings.stalls_after_days.to_string(),
            revision: settings.revision,
        }
    }
}

impl ProgrammeSettingsForm {
    /// Reads the fields on `today`. The register tells how many authorities there are to take part.
    ///
    /// # Errors
    /// Every field that is missing or wrong.
    pub fn check(
        &self,
        today: NaiveDate,
        register: &Register,
    ) -> Result<ProgrammeSettings, Vec<Problem>> {
        let mut problems = Problems::default();
        let settings = ProgrammeSettings {
            name: problems.of("name", required_line(&self.name)),
            goal: problems.of("goal", required_whole(&self.goal, 1, u32::MAX)),
            goal_by: problems.of("goal_by", required_day(&self.goal_by)),
            starting_figure: problems.of(
                "starting_figure",
                required_whole(&self.starting_figure, 0, u32::MAX),
            ),
            starting_on: problems.of("starting_on", past_day(&self.starting_on, today)),
            counted_kinds: problems.of("counted_kinds", kinds(&self.counted_kinds)),
            contact_name: problems.of("contact_name", required_line(&self.contact_name)),
            contact_email: problems.of("contact_email", required_email(&self.contact_email)),
            answer_within_days: problems.of(
                "answer_within_days",
                required_whole(&self.answer_within_days, 1, LONGEST_WAIT),
            ),
            least_distance_km: problems.of(
                "least_distance_km",
                required_whole(&self.least_distance_km, 0, LARGEST_DISTANCE),
            ),
            stalls_after_days: problems.of(
                "stalls_after_days",
                required_whole(&self.stalls_after_days, 1, LONGEST_WAIT),
            ),
            revision: self.revision,
        };
        if problems.none_of(&["goal_by", "starting_on"]) && settings.goal_by <= settings.starting_on
        {
            problems.add("goal_by", ProblemCode::BeforeFirstDay);
        }
        settings.note_beyond(register, today, &mut problems);
        if problems.0.is_empty() {
            Ok(settings)
        } else {
            Err(problems.0)
        }
    }
}

/// Problems found so far, so that a form says all of them at once.
#[derive(Default)]
pub(super) struct Problems(pub(super) Vec<Problem>);

impl Problems {
    pub(super) fn add(&mut self, field: &str, code: ProblemCode) {
        self.0.push(Problem::new(field, code));
    }

    /// Whether nothing is wrong with these fields.
    pub(super) fn none_of(&self, fields: &[&str]) -> bool {
        !self
            .0
            .iter()
            .any(|problem| fields.contains(&problem.field.as_str()))
    }

    /// The months of the two fields in which somebody says when; none where something is wrong with them.
    pub(super) fn months(
        &mut self,
        (from, until): (&str, &str),
        today: NaiveDate,
    ) -> Option<WantedMonths> {
        WantedMonths::read(from, until, today).unwrap_or_else(|problem| {
            self.0.push(problem);
            None
        })
    }

    /// The value; where it is none, some other one in its place and a problem noted.
    pub(super) fn of<T: Default>(&mut self, field: &str, value: Result<T, ProblemCode>) -> T {
        value.unwrap_or_else(|code| {
            self.add(field, code);
            T::default()
        })
    }
}

/// A day that must be there and has come.
pub(super) fn past_day(text: &str, today: NaiveDate) -> Result<NaiveDate, ProblemCode> {
    let day = required_day(text)?;
    if day > today {
        Err(ProblemCode::InTheFuture)
    } else {
        Ok(day)
    }
}

fn kinds(codes: &[String]) -> Result<Vec<AuthorityKind>, ProblemCode> {
    let known: Vec<AuthorityKind> = AuthorityKind::ALL
        .into_iter()
        .filter(|kind| codes.iter().any(|code| code == kind.code()))
        .collect();
    if known.is_empty() {
        Err(ProblemCode::Missing)
    } else {
        Ok(known)
    }
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

/// Whom people outside can ask about the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeContact {
    /// What the programme is called.
    pub programme: String,
    /// Who answers: whom the office named or, until it did, who runs the server.
    pub name: String,
    /// Where they are reached.
    pub email: String,
}

/// Whom to ask about the programme. Anybody may know that.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub async fn contact(_actor: &Actor, services: &Services) -> Result<ProgrammeContact, Error> {
    let mut connection = services.store().read().acquire().await?;
    contact_of(&mut connection, services).await
}

/// The same inside another use case.
///
/// # Errors
/// As [`contact`].
pub(crate) async fn contact_of(
    connection: &mut AnyConnection,
    services: &Services,
) -> Result<ProgrammeContact, Error> {
    let set = settings_of(connection).await?;
    let (name, email) = if set.contact_email.is_empty() {
        let operator = &services.settings().contact;
        (operator.organisation.clone(), operator.email.clone())
    } else {
        (set.contact_name, set.contact_email)
    };
    Ok(ProgrammeContact {
        programme: set.name,
        name,
        email,
    })
}

/// Name and address to which mail for the programme office goes: whom authorities can ask or, until that is set, who runs the server.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub(crate) async fn office(
    connection: &mut AnyConnection,
    services: &Services,
) -> Result<(String, String), Error> {
    let contact = contact_of(connection, services).await?;
    Ok((contact.name, contact.email))
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

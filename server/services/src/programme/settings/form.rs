//! The settings as typed, and what any form of the programme does with what is wrong.

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use serde::{Deserialize, Serialize};

use super::ProgrammeSettings;
use crate::error::{Problem, ProblemCode};
use crate::programme::uptake::Register;
use crate::scans::WantedMonths;
use crate::typed::{required_day, required_email, required_line, required_whole};

/// The longest that anything may wait, in days.
const LONGEST_WAIT: u32 = 365;

/// No two places in the Netherlands lie further apart, in kilometres.
const LARGEST_DISTANCE: u32 = 300;

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
pub(in crate::programme) struct Problems(pub(in crate::programme) Vec<Problem>);

impl Problems {
    pub(in crate::programme) fn add(&mut self, field: &str, code: ProblemCode) {
        self.0.push(Problem::new(field, code));
    }

    /// Whether nothing is wrong with these fields.
    pub(in crate::programme) fn none_of(&self, fields: &[&str]) -> bool {
        !self
            .0
            .iter()
            .any(|problem| fields.contains(&problem.field.as_str()))
    }

    /// The months of the two fields in which somebody says when; none where something is wrong with them.
    pub(in crate::programme) fn months(
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
    pub(in crate::programme) fn of<T: Default>(
        &mut self,
        field: &str,
        value: Result<T, ProblemCode>,
    ) -> T {
        value.unwrap_or_else(|code| {
            self.add(field, code);
            T::default()
        })
    }
}

/// A day that must be there and has come.
pub(in crate::programme) fn past_day(
    text: &str,
    today: NaiveDate,
) -> Result<NaiveDate, ProblemCode> {
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

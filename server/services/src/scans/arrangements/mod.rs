//! What is arranged around a scan: agreements, committee, sessions. May still change after opening.

mod sessions;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use questionnaires::kind::RespondentGroup;
use serde::{Deserialize, Serialize};

pub use report::dutch::time_of_day;
pub use sessions::{Meeting, SessionKind, Sessions, SessionsForm};

use super::setup::noted;
use crate::error::{Problem, ProblemCode};
use crate::ids::PageId;
use crate::typed::{LONGEST_LINE, LONGEST_TEXT, lines, optional_text, required_day, required_line};

/// The most names a group has in the committee; about two are meant.
const MOST_NAMES: usize = 6;

/// All arrangements as typed so far. A part that was never saved is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrangements {
    /// Participation form and processing agreement.
    pub agreements: Option<AgreementsForm>,
    /// The committee that accompanies the scan.
    pub committee: Option<CommitteeForm>,
    /// When the sessions are.
    pub sessions: Option<SessionsForm>,
    /// How the startgesprek went.
    pub start_session: Option<StartSessionForm>,
    /// The groups whose questionnaire the lead looked at. A group goes when its questionnaire changes, and all go when the rules do by
    /// which its answers are shown.
    pub previewed: BTreeSet<RespondentGroup>,
    /// The version of the questionnaire that the lead looked at: with a newer one all groups go.
    pub previewed_version: Option<String>,
}

/// The version that was looked at in arrangements that do not say it: for long it was the only one.
const FIRST_VERSION: &str = "2026.1";

/// The two agreements, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgreementsForm {
    /// The day on which the participation form was signed.
    pub participation_on: String,
    /// Who signed it, by name and function.
    pub participation_by: String,
    /// The day on which the processing agreement was signed.
    pub processing_on: String,
    /// The controller: who is responsible for the personal data, by name of the body.
    pub controller: String,
    /// What was read before it was typed; 0 where there was nothing. Of what is kept: how often it was saved.
    pub revision: i64,
}

/// An agreement that was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The day.
    pub on: NaiveDate,
    /// By whom; for the processing agreement the controller.
    pub by: String,
}

impl AgreementsForm {
    /// The participation form.
    ///
    /// # Errors
    /// The fields that keep it from being recorded.
    pub fn participation(&self, today: NaiveDate) -> Result<Signed, Vec<Problem>> {
        signed(
            ("participation_on", &self.participation_on),
            ("participation_by", &self.participation_by),
            today,
        )
    }

    /// The processing agreement.
    ///
    /// # Errors
    /// The fields that keep it from being recorded.
    pub fn processing(&self, today: NaiveDate) -> Result<Signed, Vec<Problem>> {
        signed(
            ("processing_on", &self.processing_on),
            ("controller", &self.controller),
            today,
        )
    }

    /// All that is missing or wrong.
    #[must_use]
    pub fn problems(&self, today: NaiveDate) -> Vec<Problem> {
        let problems = [
            self.participation(today).err(),
            self.processing(today).err(),
        ];
        problems.into_iter().flatten().flatten().collect()
    }
}

fn signed(on: (&str, &str), by: (&str, &str), today: NaiveDate) -> Result<Signed, Vec<Problem>> {
    let mut problems = Vec::new();
    let day = noted(
        &mut problems,
        on.0,
        required_day(on.1).and_then(|day| not_after(day, today)),
    );
    let name = noted(&mut problems, by.0, required_line(by.1));
    match (day, name) {
        (Some(on), Some(by)) => Ok(Signed { on, by }),
        _ => Err(problems),
    }
}

fn not_after(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, ProblemCode> {
    if day > today {
        Err(ProblemCode::InTheFuture)
    } else {
        Ok(day)
    }
}

/// The committee as typed: names, one a line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommitteeForm {
    /// From the elected body.
    pub council: String,
    /// From the executive.
    pub executive: String,
    /// From the staff.
    pub staff: String,
    /// From the residents.
    pub residents: String,
    /// What was read before it was typed; 0 where there was nothing. Of what is kept: how often it was saved.
    pub revision: i64,
}

impl CommitteeForm {
    /// The names of each group, in the order of groups.
    #[must_use]
    pub fn names(&self) -> [(RespondentGroup, Vec<&str>); RespondentGroup::ALL.len()] {
        [
            (RespondentGroup::Council, lines(&self.council).collect()),
            (RespondentGroup::Executive, lines(&self.executive).collect()),
            (RespondentGroup::Staff, lines(&self.staff).collect()),
            (RespondentGroup::Residents, lines(&self.residents).collect()),
        ]
    }

    /// How many people.
    #[must_use]
    pub fn size(&self) -> usize {
        self.names().iter().map(|(_, names)| names.len()).sum()
    }

    /// All that is wrong; an empty group is not.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let problem = |(group, names): &(RespondentGroup, Vec<&str>)| {
            let too_long = names.iter().any(|name| name.chars().count() > LONGEST_LINE);
            let too_many =
                (names.len() > MOST_NAMES).then_some(ProblemCode::TooMany { max: MOST_NAMES });
            let code =
                too_many.or(too_long.then_some(ProblemCode::TooLong { max: LONGEST_LINE }))?;
            Some(Problem::new(group.code(), code))
        };
        self.names().iter().filter_map(problem).collect()
    }
}

/// How the startgesprek went, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StartSessionForm {
    /// The day on which it was held.
    pub held_on: String,
    /// What was agreed.
    pub notes: String,
    /// What was read before it was typed; 0 where there was nothing. Of what is kept: how often it was saved.
    pub revision: i64,
    /// The page it was typed on, where that saves by itself.
    pub page: Option<PageId>,
    /// Whether its button sent it: its writer is done with that page.
    #[serde(skip_serializing)]
    pub finished: bool,
}

impl StartSessionForm {
    /// The day on which it was held.
    ///
    /// # Errors
    /// Why that is not known.
    pub fn held_on(&self, today: NaiveDate) -> Result<NaiveDate, ProblemCode> {
        required_day(&self.held_on).and_then(|day| not_after(day, today))
    }

    /// All that is missing or wrong.
    #[must_use]
    pub fn problems(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems = Vec::new();
        noted(&mut problems, "held_on", self.held_on(today));
        noted(
            &mut problems,
            "notes",
            optional_text(&self.notes, LONGEST_TEXT),
        );
        problems
    }
}

impl Arrangements {
    /// The participation form, if it is recorded.
    #[must_use]
    pub fn participation(&self, today: NaiveDate) -> Option<Signed> {
        self.agreements.as_ref()?.participation(today).ok()
    }

    /// The processing agreement, if it is recorded.
    #[must_use]
    pub fn processing(&self, today: NaiveDate) -> Option<Signed> {
        self.agreements.as_ref()?.processing(today).ok()
    }

    /// The planned sessions.
    #[must_use]
    pub fn sessions(&self) -> Sessions {
        self.sessions
            .as_ref()
            .map(SessionsForm::read)
            .unwrap_or_default()
    }

    /// Who is invited to a session, besides its lead and its clerk: those who were typed, or else the committee.
    #[must_use]
    pub fn invited(&self, kind: SessionKind) -> Vec<String> {
        let typed = self.sessions.as_ref().map_or("", |form| match kind {
            SessionKind::Start => form.start_invited.as_str(),
            SessionKind::Agenda => form.agenda_invited.as_str(),
        });
        let invited: Vec<String> = lines(typed).map(str::to_owned).collect();
        if !invited.is_empty() {
            return invited;
        }
        let committee = self.committee.iter().flat_map(CommitteeForm::names);
        committee
            .flat_map(|(_, names)| names)
            .map(str::to_owned)
            .collect()
    }

    /// The day on which the startgesprek was held.
    #[must_use]
    pub fn start_session_held(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.start_session.as_ref()?.held_on(today).ok()
    }

    /// The groups whose questionnaire the lead has yet to look at, in the order of groups.
    #[must_use]
    pub fn not_previewed(&self) -> Vec<RespondentGroup> {
        RespondentGroup::ALL
            .into_iter()
            .filter(|group| !self.previewed.contains(group))
            .collect()
    }

    /// What was looked at counts only for the version that a scan gets when it opens.
    pub(super) fn previewed_of(&mut self, newest: &str) {
        let seen = self.previewed_version.as_deref().unwrap_or(FIRST_VERSION);
        if seen != newest {
            self.previewed.clear();
        }
        self.previewed_version = Some(newest.to_owned());
    }

    /// The names in the committee, by group.
    #[must_use]
    pub fn committee_size(&self) -> usize {
        self.committee.as_ref().map_or(0, CommitteeForm::size)
    }
}

#[cfg(test)]
mod tests {
    use super::sessions::MOST_INVITED;
    use super::*;
    use crate::typed::day;

    fn today() -> NaiveDate {
        day("2026-11-23").unwrap()
    }

    #[test]
    fn an_agreement_needs_its_day_and_its_name_and_is_not_signed_tomorrow() {
        let form = AgreementsForm {
            participation_on: "24-11-2026".into(),
            participation_by: " ".into(),
            processing_on: "23-11-2026".into(),
            controller: "College van B en W".into(),
            ..AgreementsForm::default()
        };
        assert_eq!(
            form.problems(today()),
            [
                Problem::new("participation_on", ProblemCode::InTheFuture),
                Problem::new("participation_by", ProblemCode::Missing)
            ]
        );
        assert_eq!(form.processing(today()).unwrap().by, "College van B en W");
    }

    #[test]
    fn a_day_that_cannot_be_is_no_day_of_a_session() {
        let form = SessionsForm {
            start_on: "01-01-1900".into(),
            plan_on: "1-12-2026".into(),
            ..SessionsForm::default()
        };
        assert_eq!(form.problems().len(), 1);
        let sessions = form.read();
        assert_eq!(
            (sessions.start, sessions.plan_on),
            (None, day("2026-12-01"))
        );
    }

    #[test]
    fn a_time_or_a_place_asks_for_its_day() {
        let form = SessionsForm {
            agenda_at: "19.30".into(),
            start_at: "laat".into(),
            start_on: "1-12-2026".into(),
            ..SessionsForm::default()
        };
        assert_eq!(
            form.problems(),
            [
                Problem::new("start_at", ProblemCode::NotATime),
                Problem::new("agenda_on", ProblemCode::Missing)
            ]
        );
        assert_eq!(SessionsForm::default().problems(), []);
    }

    #[test]
    fn a_session_does_not_come_before_what_it_follows() {
        let form = |start: &str, agenda: &str, plan: &str| SessionsForm {
            start_on: start.into(),
            agenda_on: agenda.into(),
            plan_on: plan.into(),
            ..SessionsForm::default()
        };
        let early = |field: &str| Problem::new(field, ProblemCode::BeforeFirstDay);
        let mistyped = form("2026-12-01", "2026-02-02", "2026-01-22");
        assert_eq!(
            mistyped.problems(),
            [early("agenda_on"), early("plan_on")],
            "the year was mistyped"
        );
        let without_agenda = form("2026-12-01", "", "2026-11-30");
        assert_eq!(without_agenda.problems(), [early("plan_on")]);
        let on_one_day = form("2026-12-01", "2026-12-01", "2026-12-01");
        assert_eq!(on_one_day.problems(), []);
    }

    #[test]
    fn the_committee_is_invited_unless_others_are() {
        let committee = CommitteeForm {
            council: "Ada Jansen".into(),
            residents: "Bert O'Neill".into(),
            ..CommitteeForm::default()
        };
        let mut arranged = Arrangements {
            committee: Some(committee),
            ..Arrangements::default()
        };
        let everybody = ["Ada Jansen", "Bert O'Neill"];
        assert_eq!(arranged.invited(SessionKind::Agenda), everybody);
        arranged.sessions = Some(SessionsForm {
            agenda_invited: "\n Ada Jansen\nDe hele raad ".into(),
            ..SessionsForm::default()
        });
        assert_eq!(
            arranged.invited(SessionKind::Agenda),
            ["Ada Jansen", "De hele raad"]
        );
        assert_eq!(arranged.invited(SessionKind::Start), everybody);
    }

    #[test]
    fn more_people_than_fit_are_not_invited() {
        let form = |names: String| SessionsForm {
            agenda_invited: names,
            ..SessionsForm::default()
        };
        assert_eq!(form("Ada\n".repeat(MOST_INVITED)).problems(), []);
        assert_eq!(
            form("Ada\n".repeat(MOST_INVITED + 1)).problems(),
            [Problem::new(
                "agenda_invited",
                ProblemCode::TooMany { max: MOST_INVITED }
            )]
        );
        assert_eq!(
            form("a".repeat(LONGEST_LINE + 1)).problems(),
            [Problem::new(
                "agenda_invited",
                ProblemCode::TooLong { max: LONGEST_LINE }
            )]
        );
    }

    #[test]
    fn the_committee_has_a_name_a_line() {
        let form = CommitteeForm {
            council: "Ada Jansen\n\n Bert O'Neill ".into(),
            residents: "x\n".repeat(7),
            ..CommitteeForm::default()
        };
        assert_eq!(form.names()[0].1, ["Ada Jansen", "Bert O'Neill"]);
        assert_eq!(
            form.problems(),
            [Problem::new("residents", ProblemCode::TooMany { max: 6 })]
        );
    }
}

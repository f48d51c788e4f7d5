//! How the questionnaire of a scan is set up: who answers, what is shown, the authority's own questions, the period.
//!
//! What is typed is kept as typed, part by part; checking it makes a [`Setup`]. Opening freezes both.

mod cut_offs;
mod groups;
mod period;
mod questions;

use chrono::NaiveDate;
use questionnaires::rules::{CutOffs, Rules, RulesDraft};
use serde::{Deserialize, Serialize};

pub use groups::{ALONE, Groups, GroupsForm, JOINED};
pub use period::{ContactPerson, Period, PeriodForm, PeriodWarning};
pub use questions::{OPEN, QuestionWarning, QuestionsForm};

use crate::error::{Problem, ProblemCode};
use crate::revision::Revised;

/// The setup as typed so far. A part that was never saved is `None`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SetupForm {
    /// Sizes of the groups, who stands in the executive, and from when on something is shown.
    pub groups: Option<GroupsForm>,
    /// At most four questions of the authority's own. Never saved means: none.
    pub questions: Option<QuestionsForm>,
    /// First and last day, and whom respondents can ask.
    pub period: Option<PeriodForm>,
    /// Where labels begin, as it was at opening: a later default changes nothing for this scan.
    pub cut_offs: Option<CutOffs>,
    /// What stands as an earlier scan had it and the lead has yet to check.
    pub taken_over: TakenOver,
}

/// Parts of the setup of a repeat measurement that begin as the earlier scan had them, until the lead saves them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TakenOver {
    /// Sizes, executive, minimum, cut-offs and areas.
    pub groups: bool,
    /// The authority's own questions.
    pub questions: bool,
}

/// A setup with which a scan can open.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// What is asked of whom, and what may be shown of it.
    pub rules: Rules,
    /// The first day, as planned.
    pub opens_on: NaiveDate,
    /// The last day on which somebody can answer.
    pub closes_on: NaiveDate,
    /// Whom respondents can ask.
    pub contact: ContactPerson,
}

impl SetupForm {
    /// What a repeat measurement begins with: the groups, the limits and the questions of the earlier scan, to be checked by the lead.
    /// Period and contact are set anew.
    pub(super) fn taken_over(earlier: &Self) -> Self {
        // That there were none is a decision of the earlier scan, not of this one.
        let questions = earlier.questions.clone();
        let questions = questions.filter(QuestionsForm::asks_any);
        let with_limits = |groups: GroupsForm| match earlier.cut_offs {
            Some(held) => groups.with_cut_offs(held),
            None => groups,
        };
        Self {
            taken_over: TakenOver {
                groups: earlier.groups.is_some(),
                questions: questions.is_some(),
            },
            groups: earlier.groups.clone().map(with_limits).map(unsaved),
            questions: questions.map(unsaved),
            period: None,
            cut_offs: None,
        }
    }

    /// Reads the setup, as it must be for the scan to open on `today`.
    ///
    /// # Errors
    /// Everything that is missing or wrong, by field.
    pub fn check(&self, today: NaiveDate) -> Result<Setup, Vec<Problem>> {
        let setup = self.read()?;
        let period = self
            .period
            .as_ref()
            .map_or(Ok(()), |period| period.check(today).map(|_| ()));
        period.map(|()| setup)
    }

    /// Reads the setup of a scan that was opened: its period may be over by now.
    ///
    /// # Errors
    /// As [`SetupForm::check`], save for the period that is over. An opened scan has none.
    pub fn read(&self) -> Result<Setup, Vec<Problem>> {
        let groups = self.groups.clone().unwrap_or_default().check();
        let questions = self.questions.clone().unwrap_or_default().check();
        let period = self.period.clone().unwrap_or_default().read();
        match (groups, questions, period) {
            (Ok(groups), Ok(local_questions), Ok(period)) => {
                self.put_together(groups, local_questions, period)
            }
            (groups, questions, period) => {
                let problems = [groups.err(), questions.err(), period.err()];
                Err(problems.into_iter().flatten().flatten().collect())
            }
        }
    }

    fn put_together(
        &self,
        groups: Groups,
        local_questions: Vec<questionnaires::local::LocalQuestion>,
        period: Period,
    ) -> Result<Setup, Vec<Problem>> {
        let draft = RulesDraft {
            minimum: groups.minimum,
            executive: groups.executive,
            sizes: groups.sizes,
            cut_offs: self.cut_offs.unwrap_or(groups.cut_offs),
            areas: groups.areas,
            local_questions,
        };
        // The parts were checked by the same rules; this is what the type asks, not what somebody could type.
        let rules =
            Rules::new(draft).map_err(|_| vec![Problem::new("council", ProblemCode::Missing)])?;
        Ok(Setup {
            rules,
            opens_on: period.opens_on,
            closes_on: period.closes_on,
            contact: period.contact,
        })
    }
}

/// A part as nobody saved it yet in this scan.
fn unsaved<F: Revised>(part: F) -> F {
    part.having_read(0)
}

/// Puts a value aside and its problem on the list, so that all problems are told at once.
pub(crate) fn noted<T>(
    problems: &mut Vec<Problem>,
    field: &str,
    value: Result<T, ProblemCode>,
) -> Option<T> {
    value
        .map_err(|code| problems.push(Problem::new(field, code)))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        crate::typed::day(text).unwrap()
    }

    fn complete() -> SetupForm {
        SetupForm {
            groups: Some(GroupsForm {
                council: "25".into(),
                executive: "5".into(),
                executive_rule: JOINED.into(),
                senior_staff: "8".into(),
                staff: "1.720".into(),
                minimum: "5".into(),
                areas: "Noord\n Zuid \n\n".into(),
                ..GroupsForm::default()
            }),
            questions: Some(QuestionsForm {
                l1_text: "De raad kent de wijken goed.".into(),
                l1_groups: vec!["council".into(), "residents".into()],
                ..QuestionsForm::default()
            }),
            period: Some(PeriodForm {
                opens_on: "2026-11-09".into(),
                closes_on: "2026-12-04".into(),
                contact_name: "Hanneke Verstraten".into(),
                contact_email: "griffie@example.nl".into(),
                ..PeriodForm::default()
            }),
            cut_offs: None,
            taken_over: TakenOver::default(),
        }
    }

    #[test]
    fn a_repeat_measurement_was_never_saved() {
        let mut earlier = complete();
        earlier.groups = earlier.groups.map(|groups| groups.having_read(4));
        earlier.questions = earlier.questions.map(|questions| questions.having_read(2));
        let begun = SetupForm::taken_over(&earlier);
        assert_eq!(begun.groups.map(|groups| groups.revision), Some(0));
        assert_eq!(begun.questions.map(|questions| questions.revision), Some(0));
    }

    #[test]
    fn a_repeat_measurement_decides_anew_that_there_are_no_own_questions() {
        let asked_nothing = SetupForm {
            questions: Some(QuestionsForm::default()),
            ..complete()
        };
        let begun = SetupForm::taken_over(&asked_nothing);
        assert_eq!(begun.questions, None);
        assert!(begun.taken_over.groups && !begun.taken_over.questions);
        let begun = SetupForm::taken_over(&complete());
        assert_eq!(begun.questions, complete().questions);
        assert!(begun.taken_over.questions);
    }

    #[test]
    fn joining_adds_the_senior_staff_to_the_executive() {
        let setup = complete().check(day("2026-11-01")).unwrap();
        assert_eq!(setup.rules.sizes().executive, 13);
        assert_eq!(setup.rules.sizes().staff, 1720);
        assert_eq!(setup.rules.areas().len(), 2);
        assert_eq!(setup.rules.local_questions()[0].key, "L1");
    }

    #[test]
    fn a_period_that_is_over_keeps_a_scan_from_opening_but_an_opened_one_is_still_read() {
        let late = day("2026-12-05");
        assert_eq!(
            complete().check(late),
            Err(vec![Problem::new("closes_on", ProblemCode::InThePast)])
        );
        assert!(complete().read().is_ok());
        assert!(
            complete().check(day("2026-12-04")).is_ok(),
            "the last day still counts"
        );
    }

    #[test]
    fn an_empty_setup_tells_all_that_is_missing_at_once() {
        let problems = SetupForm::default().check(day("2026-11-01")).unwrap_err();
        let fields: Vec<_> = problems
            .iter()
            .map(|problem| problem.field.as_str())
            .collect();
        for field in [
            "council",
            "executive",
            "senior_staff",
            "staff",
            "opens_on",
            "closes_on",
            "contact_name",
            "contact_email",
        ] {
            assert!(fields.contains(&field), "{field} in {fields:?}");
        }
    }

    #[test]
    fn what_was_typed_survives_the_database_even_where_it_is_wrong() {
        let mut form = complete();
        form.groups = Some(GroupsForm {
            council: "  veel \"<b>".into(),
            ..GroupsForm::default()
        });
        let stored = serde_json::to_string(&form).unwrap();
        assert_eq!(serde_json::from_str::<SetupForm>(&stored).unwrap(), form);
        assert_eq!(
            serde_json::from_str::<SetupForm>("{}").unwrap(),
            SetupForm::default()
        );
    }
}

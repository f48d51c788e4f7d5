//! First and last day of the questionnaire, and whom respondents can ask.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::noted;
use crate::error::{Problem, ProblemCode};
use crate::typed::{required_day, required_email, required_line};

/// Fewer days than this are hard to answer in for councillors, who meet every other week.
const SHORT: i64 = 10;

/// After more days than this hardly anybody answers any more.
const LONG: i64 = 42;

/// The longest period that is taken for meant.
const LONGEST: TimeDelta = TimeDelta::days(183);

/// The fields as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PeriodForm {
    /// The first day.
    pub opens_on: String,
    /// The last day.
    pub closes_on: String,
    /// Whom respondents can ask.
    pub contact_name: String,
    /// Where they reach that person.
    pub contact_email: String,
    /// What was read before it was typed; 0 where there was nothing. Of what is kept: how often it was saved.
    pub revision: i64,
}

/// Whom respondents can ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactPerson {
    /// A name or a function.
    pub name: String,
    /// An e-mail address.
    pub email: String,
}

/// The same, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day, as planned.
    pub opens_on: NaiveDate,
    /// The last day.
    pub closes_on: NaiveDate,
    /// Whom respondents can ask.
    pub contact: ContactPerson,
}

/// What is allowed, and worth a second look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodWarning {
    /// The first day is over: the questionnaire opens when somebody opens it.
    BegunAlready,
    /// Few days.
    Short {
        /// How many, the first and the last included.
        days: i64,
    },
    /// Many days.
    Long {
        /// How many, the first and the last included.
        days: i64,
    },
}

impl PeriodForm {
    /// Reads the fields, for a period in which somebody can still answer on `today`.
    ///
    /// # Errors
    /// Every field that is missing or wrong.
    pub fn check(&self, today: NaiveDate) -> Result<Period, Vec<Problem>> {
        let period = self.read()?;
        if period.closes_on < today {
            return Err(vec![Problem::new("closes_on", ProblemCode::InThePast)]);
        }
        Ok(period)
    }

    /// The first and the last day, where both are agreed: whom to ask may still be open.
    #[must_use]
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let opens_on = required_day(&self.opens_on).ok()?;
        let closes_on = required_day(&self.closes_on).ok()?;
        Some((opens_on, ends_after(Some(opens_on), closes_on).ok()?))
    }

    /// Reads the fields, whatever day it is.
    ///
    /// # Errors
    /// Every field that is missing or wrong.
    pub fn read(&self) -> Result<Period, Vec<Problem>> {
        let mut problems = Vec::new();
        let opens_on = noted(&mut problems, "opens_on", required_day(&self.opens_on));
        let closes_on = required_day(&self.closes_on).and_then(|last| ends_after(opens_on, last));
        let closes_on = noted(&mut problems, "closes_on", closes_on);
        let name = noted(
            &mut problems,
            "contact_name",
            required_line(&self.contact_name),
        );
        let email = noted(
            &mut problems,
            "contact_email",
            required_email(&self.contact_email),
        );
        match (opens_on, closes_on, name, email) {
            (Some(opens_on), Some(closes_on), Some(name), Some(email)) => Ok(Period {
                opens_on,
                closes_on,
                contact: ContactPerson { name, email },
            }),
            _ => Err(problems),
        }
    }
}

fn ends_after(first: Option<NaiveDate>, last: NaiveDate) -> Result<NaiveDate, ProblemCode> {
    match first {
        Some(first) if last < first => Err(ProblemCode::BeforeFirstDay),
        Some(first) if last - first > LONGEST => Err(ProblemCode::TooFarAway),
        _ => Ok(last),
    }
}

impl Period {
    /// Days in which somebody can answer, the first and the last included.
    #[must_use]
    pub fn days(&self) -> i64 {
        (self.closes_on - self.opens_on).num_days() + 1
    }

    /// What is worth a second look before opening.
    #[must_use]
    pub fn warnings(&self, today: NaiveDate) -> Vec<PeriodWarning> {
        let days = self.days();
        let begun = (self.opens_on < today).then_some(PeriodWarning::BegunAlready);
        let short = (days < SHORT).then_some(PeriodWarning::Short { days });
        let long = (days > LONG).then_some(PeriodWarning::Long { days });
        begun.into_iter().chain(short).chain(long).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(first: &str, last: &str) -> PeriodForm {
        PeriodForm {
            opens_on: first.into(),
            closes_on: last.into(),
            contact_name: "Griffie".into(),
            contact_email: "Griffie@Example.nl".into(),
            ..PeriodForm::default()
        }
    }

    fn today() -> NaiveDate {
        crate::typed::day("2026-11-23").unwrap()
    }

    #[test]
    fn the_last_day_may_be_today_but_not_yesterday_nor_before_the_first() {
        assert!(form("2026-11-02", "2026-11-23").check(today()).is_ok());
        for (first, last, code) in [
            ("2026-11-02", "2026-11-22", ProblemCode::InThePast),
            ("2026-12-10", "2026-12-01", ProblemCode::BeforeFirstDay),
            ("2026-12-01", "2028-12-18", ProblemCode::TooFarAway),
            ("2026-12-01", "31-11-2026", ProblemCode::NotADay),
        ] {
            let problems = form(first, last).check(today()).unwrap_err();
            assert_eq!(
                problems,
                [Problem::new("closes_on", code)],
                "{first} {last}"
            );
        }
    }

    #[test]
    fn an_odd_length_is_told_not_refused() {
        let warnings = |first, last| form(first, last).check(today()).unwrap().warnings(today());
        assert_eq!(warnings("2026-11-23", "2026-12-14"), []);
        assert_eq!(
            warnings("2026-11-25", "2026-11-27"),
            [PeriodWarning::Short { days: 3 }]
        );
        assert_eq!(
            warnings("2026-11-23", "2027-01-31"),
            [PeriodWarning::Long { days: 70 }]
        );
        assert_eq!(
            warnings("2026-11-16", "2026-12-04"),
            [PeriodWarning::BegunAlready]
        );
    }
}

//! When an authority would like to hold its scan: from which month to which, as far as it knows that yet.

use std::fmt;

use chrono::{Datelike as _, Months, NaiveDate};
use report::dutch;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Problem, ProblemCode};

/// How many months the last one may lie ahead, and how many after the first: more is a slip, or too far away to find a clerk for.
pub const FURTHEST_MONTHS: u32 = 24;

/// The field of the first month in a form.
const FROM: &str = "wanted_from";

/// The field of the last one.
const UNTIL: &str = "wanted_until";

/// A month of a year, in forms and in the database `2027-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Month(NaiveDate);

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Reads `2027-03`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let first = NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok()?;
        Some(Self(first)).filter(|month| month.to_string() == text)
    }

    /// Its first day.
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let next = self.later(1).first_day();
        next.pred_opt().unwrap_or(next)
    }

    /// The month that comes so many months after it.
    #[must_use]
    pub fn later(self, months: u32) -> Self {
        let later = self.0.checked_add_months(Months::new(months));
        later.map_or(self, Self)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.format("%Y-%m"))
    }
}

/// Some months after each other, the first and the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WantedMonths {
    /// The first month.
    pub from: Month,
    /// The last month, which may be the first.
    pub until: Month,
}

impl WantedMonths {
    /// The months that a form offers on that day, for either field: this one, and as many as may lie ahead.
    pub fn choices(today: NaiveDate) -> impl Iterator<Item = Month> {
        (0..=FURTHEST_MONTHS).map(move |months| Month::of(today).later(months))
    }

    /// Reads the two fields of a form, of which both may be empty.
    ///
    /// # Errors
    /// A problem with `wanted_from` or `wanted_until`: [`ProblemCode::Missing`] for one without the other, [`ProblemCode::NotAChoice`],
    /// [`ProblemCode::BeforeFirstDay`], [`ProblemCode::InThePast`] where all of it is over, or [`ProblemCode::TooFarAway`] after
    /// [`FURTHEST_MONTHS`].
    pub fn read(from: &str, until: &str, today: NaiveDate) -> Result<Option<Self>, Problem> {
        let (from, until) = match (month(FROM, from)?, month(UNTIL, until)?) {
            (Some(from), Some(until)) => (from, until),
            (None, None) => return Ok(None),
            (None, Some(_)) => return Err(Problem::new(FROM, ProblemCode::Missing)),
            (Some(_), None) => return Err(Problem::new(UNTIL, ProblemCode::Missing)),
        };
        let this_month = Month::of(today);
        let wrong = if until < from {
            ProblemCode::BeforeFirstDay
        } else if until < this_month {
            ProblemCode::InThePast
        } else if until > from.min(this_month).later(FURTHEST_MONTHS) {
            ProblemCode::TooFarAway
        } else {
            return Ok(Some(Self { from, until }));
        };
        Err(Problem::new(UNTIL, wrong))
    }

    /// Those of two columns; `None` where nobody knew them.
    ///
    /// # Errors
    /// [`Error::Unavailable`] for a column that holds something else than a month.
    pub(crate) fn kept(from: Option<&str>, until: Option<&str>) -> Result<Option<Self>, Error> {
        let Some((from, until)) = from.zip(until) else {
            return Ok(None);
        };
        let month = |text: &str| {
            Month::parse(text)
                .ok_or_else(|| Error::unavailable(format!("{text} is kept as a month")))
        };
        Ok(Some(Self {
            from: month(from)?,
            until: month(until)?,
        }))
    }

    /// "maart 2027", "maart – mei 2027", "december 2026 – februari 2027".
    #[must_use]
    pub fn in_words(&self) -> String {
        dutch::months(self.from.first_day(), self.until.first_day())
    }
}

/// What was chosen in one of the fields.
fn month(field: &str, text: &str) -> Result<Option<Month>, Problem> {
    match text.trim() {
        "" => Ok(None),
        text => match Month::parse(text) {
            Some(month) => Ok(Some(month)),
            None => Err(Problem::new(field, ProblemCode::NotAChoice)),
        },
    }
}

/// When an authority would like to hold its scan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The months; `None` while they are not known, and of requests from before they were asked for.
    pub months: Option<WantedMonths>,
    /// What it said besides, such as "na de begroting"; may be empty. Of requests from before months were asked for: all it said.
    pub remark: String,
}

impl Wanted {
    /// On one line: "maart – mei 2027 (na de begroting)".
    #[must_use]
    pub fn in_words(&self) -> String {
        match (&self.months, self.remark.as_str()) {
            (None, "") => "nog niet bekend".to_owned(),
            (None, remark) => remark.to_owned(),
            (Some(months), "") => months.in_words(),
            (Some(months), remark) => format!("{} ({remark})", months.in_words()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(from: &str, until: &str) -> Result<Option<WantedMonths>, (String, ProblemCode)> {
        let today = "2026-11-23".parse().unwrap();
        WantedMonths::read(from, until, today).map_err(|problem| (problem.field, problem.code))
    }

    fn words(from: &str, until: &str) -> String {
        read(from, until).unwrap().unwrap().in_words()
    }

    #[test]
    fn a_month_is_read_as_forms_send_it_and_in_no_other_way() {
        let leap = Month::parse("2028-02").unwrap();
        assert_eq!(leap.to_string(), "2028-02");
        assert_eq!(leap.first_day().to_string(), "2028-02-01");
        assert_eq!(leap.last_day().to_string(), "2028-02-29");
        assert_eq!(leap.later(11).to_string(), "2029-01");
        assert_eq!(Month::of(leap.last_day()), leap);
        for text in [
            "", "2027", "2027-13", "2027-3", "maart", "03-2027", "27-03", " 2027-03",
        ] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }

    #[test]
    fn both_months_or_none() {
        assert_eq!(read("", " "), Ok(None), "not known yet");
        for (from, until, field) in [
            ("", "2027-05", "wanted_from"),
            ("2027-03", "", "wanted_until"),
        ] {
            let missing = (field.to_owned(), ProblemCode::Missing);
            assert_eq!(read(from, until), Err(missing));
        }
    }

    #[test]
    fn a_period_that_cannot_be_is_refused_at_the_field_that_is_wrong() {
        for (from, until, field, code) in [
            (
                "voorjaar",
                "2027-05",
                "wanted_from",
                ProblemCode::NotAChoice,
            ),
            (
                "2027-03",
                "2027-00",
                "wanted_until",
                ProblemCode::NotAChoice,
            ),
            (
                "2027-05",
                "2027-04",
                "wanted_until",
                ProblemCode::BeforeFirstDay,
            ),
            ("2026-09", "2026-10", "wanted_until", ProblemCode::InThePast),
            (
                "2027-03",
                "2028-12",
                "wanted_until",
                ProblemCode::TooFarAway,
            ),
            (
                "2126-03",
                "2126-04",
                "wanted_until",
                ProblemCode::TooFarAway,
            ),
            (
                "2020-01",
                "2027-01",
                "wanted_until",
                ProblemCode::TooFarAway,
            ),
        ] {
            assert_eq!(
                read(from, until),
                Err((field.to_owned(), code)),
                "{from} {until}"
            );
        }
        assert!(
            read("2026-10", "2026-11").is_ok(),
            "part of it is yet to come"
        );
        assert!(read("2026-11", "2028-11").is_ok());
    }

    #[test]
    fn every_month_that_is_offered_may_be_chosen() {
        let today = "2026-11-30".parse().unwrap();
        let offered: Vec<String> = WantedMonths::choices(today)
            .map(|month| month.to_string())
            .collect();
        assert_eq!(offered.first().map(String::as_str), Some("2026-11"));
        assert!(
            offered.windows(2).all(|pair| pair[0] < pair[1]),
            "{offered:?}"
        );
        for month in &offered {
            assert!(read(month, month).is_ok(), "{month}");
        }
    }

    #[test]
    fn a_period_reads_as_people_say_it() {
        assert_eq!(words("2027-03", "2027-03"), "maart 2027");
        assert_eq!(words("2027-03", "2027-05"), "maart – mei 2027");
        assert_eq!(words("2026-12", "2027-02"), "december 2026 – februari 2027");
    }

    #[test]
    fn what_was_said_besides_is_said_with_it_and_older_requests_keep_their_words() {
        let wanted = |months: Option<WantedMonths>, remark: &str| {
            let remark = remark.to_owned();
            Wanted { months, remark }.in_words()
        };
        let spring = read("2027-03", "2027-05").unwrap();
        assert_eq!(wanted(spring, ""), "maart – mei 2027");
        assert_eq!(
            wanted(spring, "na de begroting"),
            "maart – mei 2027 (na de begroting)"
        );
        assert_eq!(wanted(None, "voorjaar 2027"), "voorjaar 2027");
        assert_eq!(wanted(None, ""), "nog niet bekend");
    }

    #[test]
    fn two_columns_hold_both_months_or_none() {
        assert_eq!(WantedMonths::kept(None, None).unwrap(), None);
        let spring = WantedMonths::kept(Some("2027-03"), Some("2027-05"));
        assert_eq!(spring.unwrap(), read("2027-03", "2027-05").unwrap());
        let words = WantedMonths::kept(Some("voorjaar"), Some("2027-05"));
        assert!(matches!(words, Err(Error::Unavailable(_))), "{words:?}");
    }
}

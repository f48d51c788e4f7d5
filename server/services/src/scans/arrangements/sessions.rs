//! When the sessions are, where, and who is invited.

use chrono::{NaiveDate, NaiveTime};
use report::dutch::time_of_day;
use serde::{Deserialize, Serialize};

use crate::error::{Problem, ProblemCode};
use crate::ids::PageId;
use crate::scans::setup::noted;
use crate::typed::{LONGEST_LINE, day, lines, optional_text, required_day, time, too_long};

/// The most people who are invited to a session.
pub(super) const MOST_INVITED: usize = 60;

/// A session that the clerk leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    /// The startgesprek, with which a scan is set up.
    Start,
    /// The agenderingsgesprek, in which its results are talked about.
    Agenda,
}

impl SessionKind {
    /// In the order in which they are held.
    pub const ALL: [Self; 2] = [Self::Start, Self::Agenda];

    /// As it stands in addresses, in the database and in names of files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Start => "startgesprek",
            Self::Agenda => "agenderingsgesprek",
        }
    }

    /// Where its pages are, below the address of a scan.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Start => "startgesprek",
            Self::Agenda => "gesprek",
        }
    }

    /// The session with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.code() == code)
    }

    /// Its name, where a line begins.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "Startgesprek",
            Self::Agenda => "Agenderingsgesprek",
        }
    }
}

/// The dates as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionsForm {
    /// The day of the startgesprek.
    pub start_on: String,
    /// Its time.
    pub start_at: String,
    /// Where it is.
    pub start_place: String,
    /// Who is invited, one a line; empty for the committee.
    pub start_invited: String,
    /// The day of the agenderingsgesprek.
    pub agenda_on: String,
    /// Its time.
    pub agenda_at: String,
    /// Where it is.
    pub agenda_place: String,
    /// Who is invited, one a line; empty for the committee.
    pub agenda_invited: String,
    /// The day on which the elected body takes the plan.
    pub plan_on: String,
    /// What was read before it was typed; 0 where there was nothing. Of what is kept: how often it was saved.
    pub revision: i64,
    /// The page it was typed on.
    pub page: Option<PageId>,
    /// Whether its button sent it: its writer is done with that page.
    #[serde(skip_serializing)]
    pub finished: bool,
}

/// A session that is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The day.
    pub on: NaiveDate,
    /// The time, if it is known.
    pub at: Option<NaiveTime>,
    /// Where; empty if it is not known.
    pub place: String,
}

impl Meeting {
    /// Time and place as they follow its day, as far as they are known: ", 19:30 uur, Raadszaal".
    #[must_use]
    pub fn time_and_place(&self) -> String {
        let at = self
            .at
            .map_or_else(String::new, |at| format!(", {}", time_of_day(at)));
        let place = match self.place.as_str() {
            "" => String::new(),
            place => format!(", {place}"),
        };
        format!("{at}{place}")
    }
}

/// The sessions that are planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sessions {
    /// The startgesprek.
    pub start: Option<Meeting>,
    /// The agenderingsgesprek.
    pub agenda: Option<Meeting>,
    /// The day on which the elected body takes the plan.
    pub plan_on: Option<NaiveDate>,
}

impl Sessions {
    /// A session, if its day is known.
    #[must_use]
    pub const fn of(&self, kind: SessionKind) -> Option<&Meeting> {
        match kind {
            SessionKind::Start => self.start.as_ref(),
            SessionKind::Agenda => self.agenda.as_ref(),
        }
    }
}

impl SessionsForm {
    /// Reads what can be read; a day that is not known yet may stay empty.
    #[must_use]
    pub fn read(&self) -> Sessions {
        Sessions {
            start: meeting(&self.start_on, &self.start_at, &self.start_place),
            agenda: meeting(&self.agenda_on, &self.agenda_at, &self.agenda_place),
            plan_on: day(&self.plan_on),
        }
    }

    /// All that cannot be read, a time or place without its day, and a day before what it follows.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (name, on, at, place) in [
            ("start", &self.start_on, &self.start_at, &self.start_place),
            (
                "agenda",
                &self.agenda_on,
                &self.agenda_at,
                &self.agenda_place,
            ),
        ] {
            let needed = !(at.trim().is_empty() && place.trim().is_empty());
            noted(&mut problems, &format!("{name}_on"), known_day(on, needed));
            noted(&mut problems, &format!("{name}_at"), known_time(at));
            noted(
                &mut problems,
                &format!("{name}_place"),
                optional_text(place, LONGEST_LINE),
            );
        }
        for (field, invited) in [
            ("start_invited", &self.start_invited),
            ("agenda_invited", &self.agenda_invited),
        ] {
            noted(&mut problems, field, invitation(invited));
        }
        noted(&mut problems, "plan_on", known_day(&self.plan_on, false));
        problems.extend(self.out_of_order());
        problems
    }

    /// Days that lie before what they follow. Two on one day are in order.
    fn out_of_order(&self) -> Vec<Problem> {
        let start = day(&self.start_on);
        let agenda = day(&self.agenda_on);
        let follows = [
            ("agenda_on", agenda, start),
            ("plan_on", day(&self.plan_on), agenda.or(start)),
        ];
        let is_before = |(_, own, first): &(&str, Option<NaiveDate>, Option<NaiveDate>)| {
            own.zip(*first).is_some_and(|(own, first)| own < first)
        };
        follows
            .into_iter()
            .filter(is_before)
            .map(|(field, ..)| Problem::new(field, ProblemCode::BeforeFirstDay))
            .collect()
    }
}

/// More people than fit around a table, or a name that is none.
fn invitation(names: &str) -> Result<(), ProblemCode> {
    if lines(names).count() > MOST_INVITED {
        return Err(ProblemCode::TooMany { max: MOST_INVITED });
    }
    lines(names)
        .find_map(|name| too_long(name, LONGEST_LINE))
        .map_or(Ok(()), Err)
}

fn meeting(on: &str, at: &str, place: &str) -> Option<Meeting> {
    Some(Meeting {
        on: day(on)?,
        at: time(at),
        place: place.trim().to_owned(),
    })
}

fn known_day(text: &str, needed: bool) -> Result<(), ProblemCode> {
    if text.trim().is_empty() && !needed {
        Ok(())
    } else {
        required_day(text).map(|_| ())
    }
}

fn known_time(text: &str) -> Result<(), ProblemCode> {
    if text.trim().is_empty() || time(text).is_some() {
        Ok(())
    } else {
        Err(ProblemCode::NotATime)
    }
}

//! A group as typed.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{MOST_MEETINGS, PeerGroup};
use crate::error::{Problem, ProblemCode};
use crate::scans::arrangements::Meeting;
use crate::typed;

/// A meeting that lies further ahead than this many days has a wrong year in it.
const FURTHEST: i64 = 2 * 366;

/// A group as typed. Its meetings have fields of their own, so that each has a name on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupForm {
    /// What it is called.
    pub name: String,
    /// The account of the clerk who facilitates; empty for nobody.
    pub facilitator: String,
    /// The day of the first meeting; empty for none yet.
    pub m1_on: String,
    /// Its time.
    pub m1_at: String,
    /// Where it is.
    pub m1_place: String,
    /// The day of the second.
    pub m2_on: String,
    /// Its time.
    pub m2_at: String,
    /// Where it is.
    pub m2_place: String,
    /// The day of the third.
    pub m3_on: String,
    /// Its time.
    pub m3_at: String,
    /// Where it is.
    pub m3_place: String,
    /// The day of the fourth.
    pub m4_on: String,
    /// Its time.
    pub m4_at: String,
    /// Where it is.
    pub m4_place: String,
    /// The scans of those who are in it from the beginning. Only when it is formed.
    pub scans: Vec<String>,
}

/// What can be kept of it.
pub(super) struct Texts {
    pub(super) name: String,
    pub(super) facilitator: String,
    pub(super) meetings: Vec<Meeting>,
}

impl GroupForm {
    /// The meetings as typed: day, time and place.
    #[must_use]
    pub fn meetings(&self) -> [(&str, &str, &str); MOST_MEETINGS] {
        [
            (&self.m1_on, &self.m1_at, &self.m1_place),
            (&self.m2_on, &self.m2_at, &self.m2_place),
            (&self.m3_on, &self.m3_at, &self.m3_place),
            (&self.m4_on, &self.m4_at, &self.m4_place),
        ]
    }

    /// Reads the fields. `kept`: the days of meetings that were there before, which may be over.
    ///
    /// # Errors
    /// Every field that is missing or wrong.
    pub(super) fn check(
        &self,
        today: NaiveDate,
        kept: &[NaiveDate],
    ) -> Result<Texts, Vec<Problem>> {
        let mut problems = Vec::new();
        let name = typed::required_line(&self.name)
            .map_err(|code| problems.push(Problem::new("name", code)))
            .unwrap_or_default();
        let mut meetings: Vec<Meeting> = Vec::new();
        for ((on, at, place), number) in self.meetings().into_iter().zip(1..) {
            if [on, at, place].iter().all(|text| text.trim().is_empty()) {
                continue;
            }
            let mut problem =
                |field: &str, code| problems.push(Problem::new(format!("m{number}_{field}"), code));
            let day = read_day(on, today, kept).map_err(|code| problem("on", code));
            let time = read_time(at).map_err(|code| problem("at", code));
            let place = typed::optional_text(place, typed::LONGEST_LINE)
                .map_err(|code| problem("place", code));
            let (Ok(on), Ok(at), Ok(place)) = (day, time, place) else {
                continue;
            };
            if meetings.iter().any(|earlier| earlier.on == on) {
                problem("on", ProblemCode::Twice);
            } else {
                meetings.push(Meeting { on, at, place });
            }
        }
        meetings.sort_by_key(|meeting| meeting.on);
        if problems.is_empty() {
            Ok(Texts {
                name,
                facilitator: self.facilitator.trim().to_owned(),
                meetings,
            })
        } else {
            Err(problems)
        }
    }
}

fn read_day(text: &str, today: NaiveDate, kept: &[NaiveDate]) -> Result<NaiveDate, ProblemCode> {
    let day = typed::required_day(text)?;
    if kept.contains(&day) {
        Ok(day)
    } else if day < today {
        Err(ProblemCode::InThePast)
    } else if (day - today).num_days() > FURTHEST {
        Err(ProblemCode::TooFarAway)
    } else {
        Ok(day)
    }
}

fn read_time(text: &str) -> Result<Option<NaiveTime>, ProblemCode> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    typed::time(text).map(Some).ok_or(ProblemCode::NotATime)
}

impl From<&PeerGroup> for GroupForm {
    fn from(group: &PeerGroup) -> Self {
        let mut form = Self {
            name: group.name.clone(),
            facilitator: group
                .facilitator
                .as_ref()
                .map_or_else(String::new, |clerk| clerk.id.to_string()),
            ..Self::default()
        };
        let fields = [
            (&mut form.m1_on, &mut form.m1_at, &mut form.m1_place),
            (&mut form.m2_on, &mut form.m2_at, &mut form.m2_place),
            (&mut form.m3_on, &mut form.m3_at, &mut form.m3_place),
            (&mut form.m4_on, &mut form.m4_at, &mut form.m4_place),
        ];
        for ((on, at, place), meeting) in fields.into_iter().zip(&group.meetings) {
            *on = meeting.on.to_string();
            *at = meeting
                .at
                .map_or_else(String::new, |at| at.format("%H:%M").to_string());
            place.clone_from(&meeting.place);
        }
        form
    }
}

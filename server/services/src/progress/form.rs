//! What is typed about an action, and what is wrong with it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::rows::FollowedAction;
use super::status::ActionStatus;
use crate::error::{Problem, ProblemCode};
use crate::sessions::LONGEST_TEXT;
use crate::typed;

/// How an action goes, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    /// Code of the status.
    pub status: String,
    /// In words: what was done, what stands in the way. Needed when the action stops.
    pub note: String,
    /// The day on which it is done; empty leaves it as it is.
    pub due_on: String,
    /// Why on another day.
    pub reason: String,
}

/// The address of the owner of an action, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddressForm {
    /// Where the owner is reminded; empty: nowhere.
    pub email: String,
}

/// What can be written down.
pub(super) struct Told {
    pub status: ActionStatus,
    pub note: String,
    pub moved: Option<(NaiveDate, String)>,
}

impl ReportForm {
    /// The form as it stands when it is opened.
    #[must_use]
    pub fn of(action: &FollowedAction) -> Self {
        Self {
            status: action.status.code().to_owned(),
            due_on: action.due_on.to_string(),
            ..Self::default()
        }
    }

    /// What was told.
    ///
    /// # Errors
    /// The fields that keep it from being written down.
    pub(super) fn check(
        &self,
        action: &FollowedAction,
        today: NaiveDate,
    ) -> Result<Told, Vec<Problem>> {
        let status = self.status();
        let stops = status == Ok(ActionStatus::Stopped);
        let note = if stops {
            typed::required_text(&self.note, LONGEST_TEXT)
        } else {
            typed::optional_text(&self.note, LONGEST_TEXT)
        };
        let due = self.moved_to(action, today);
        let reason = match due {
            Ok(Some(_)) => typed::required_text(&self.reason, LONGEST_TEXT),
            _ => typed::optional_text(&self.reason, LONGEST_TEXT),
        };
        match (status, note, due, reason) {
            (Ok(status), Ok(note), Ok(due), Ok(reason)) => Ok(Told {
                status,
                note,
                moved: due.map(|due| (due, reason)),
            }),
            (status, note, due, reason) => {
                let problems = [
                    ("status", status.err()),
                    ("note", note.err()),
                    ("due_on", due.err()),
                    ("reason", reason.err()),
                ];
                Err(problems
                    .into_iter()
                    .filter_map(|(field, code)| Some(Problem::new(field, code?)))
                    .collect())
            }
        }
    }

    fn status(&self) -> Result<ActionStatus, ProblemCode> {
        if self.status.is_empty() {
            return Err(ProblemCode::Missing);
        }
        ActionStatus::from_code(&self.status).ok_or(ProblemCode::NotAChoice)
    }

    /// Another day than it has, if one was typed.
    fn moved_to(
        &self,
        action: &FollowedAction,
        today: NaiveDate,
    ) -> Result<Option<NaiveDate>, ProblemCode> {
        if self.due_on.trim().is_empty() {
            return Ok(None);
        }
        match typed::required_day(&self.due_on)? {
            day if day == action.due_on => Ok(None),
            day if day < today => Err(ProblemCode::InThePast),
            day => Ok(Some(day)),
        }
    }
}

impl AddressForm {
    /// The address, in lower case; empty for none.
    ///
    /// # Errors
    /// The problem with it.
    pub(super) fn check(&self) -> Result<String, Vec<Problem>> {
        if self.email.trim().is_empty() {
            return Ok(String::new());
        }
        typed::required_email(&self.email).map_err(|code| vec![Problem::new("email", code)])
    }
}

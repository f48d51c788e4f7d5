//! Keeping answers while somebody fills in.

use super::CallError;
use leptos::{prelude::*, server_fn::codec::Json};

/// Keeps the changed fields of the page with questions at that address, and gives the time at which it did: `20:14`. A box has a value where
/// it is ticked.
///
/// # Errors
/// [`CallError::SignedOut`] when this browser no longer holds the code, [`CallError::Refused`] when the answers were sent, or the
/// questionnaire takes none any more, [`CallError::Malformed`] where there are no questions.
#[server(prefix = "/api", endpoint = "antwoorden", input = Json, output = Json)]
pub async fn keep_answers(
    address: String,
    fields: Vec<(String, String)>,
) -> Result<String, CallError> {
    use crate::pages::{
        dates,
        participate::{BUTTON, Kept, PageForm, STAY, keep, questions_of},
        visit::use_visit,
    };
    let Some((questionnaire, page)) = questions_of(&address) else {
        return Err(CallError::Malformed);
    };
    let visit = use_visit();
    let actor = visit.respondent(questionnaire);
    if actor.require_respondent().is_err() {
        return Err(CallError::SignedOut);
    }
    let mut fields = fields;
    fields.push((BUTTON.to_owned(), STAY.to_owned()));
    let sent = PageForm { page, fields };
    match keep(&actor, visit.services(), questionnaire, &sent).await {
        Ok(Kept::GoTo(_)) => Ok(dates::clock(visit.services().clock().now())),
        Ok(Kept::Gone) => Err(CallError::Refused),
        Ok(Kept::NoSuchPage) => Err(CallError::Malformed),
        Err(error) => Err(error.into()),
    }
}

//! Keeping what was filled in, page by page or answer by answer.

use std::sync::Arc;

use super::open_scan::open_scan;
use super::{Change, OpenScan, Place, rows};
use crate::Services;
use crate::actor::Actor;
use crate::desk::{Job, Order, Outcome};
use crate::error::Error;
use crate::scans::State;
use crate::secrets::TypedCode;

/// Keeps what was filled in on one page, and where to go on. Whatever else is in the draft stays as it is, also when another tab
/// changes it at the same moment.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but a respondent.
pub async fn save(
    actor: &Actor,
    services: &Services,
    change: Change,
    place: Option<Place>,
) -> Result<Outcome, Error> {
    save_pages(actor, services, vec![change], place).await
}

/// Keeps what was filled in on several pages, all at once. As [`save`] otherwise.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but a respondent.
pub async fn save_pages(
    actor: &Actor,
    services: &Services,
    changes: Vec<Change>,
    place: Option<Place>,
) -> Result<Outcome, Error> {
    let code = actor.require_respondent()?;
    hand_in(services, code, Order::Save { changes, place }).await
}

/// Hands something in for the holder of a code, if the code is one and the questionnaire takes answers.
pub(crate) async fn hand_in(
    services: &Services,
    code: &TypedCode,
    order: Order,
) -> Result<Outcome, Error> {
    let fingerprint = services.keys().fingerprint(code);
    let Some(standing) = rows::standing(services.store().read(), &fingerprint).await? else {
        return Ok(Outcome::Gone);
    };
    if standing.used {
        return Ok(Outcome::Sent);
    }
    if standing.state != State::Open {
        return Ok(Outcome::Closed);
    }
    let scan = open_scan(services, &standing.scan).await?;
    at_desk(services, scan, code, order).await
}

/// Hands a job in at the desk, unless the last day of the questionnaire is over.
pub(super) async fn at_desk(
    services: &Services,
    scan: Arc<OpenScan>,
    code: &TypedCode,
    order: Order,
) -> Result<Outcome, Error> {
    if !scan.takes_answers_on(services.clock().today()) {
        return Ok(Outcome::Closed);
    }
    let job = Job {
        scan,
        code: code.clone(),
        fingerprint: services.keys().fingerprint(code),
        order,
    };
    services.desk().hand_in(job).await
}

//! From interest to a requested scan.

use super::interest::Interest;
use super::record::{Outreach, begin, put};
use crate::Services;
use crate::actor::Actor;
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::{RequestForm, check_request, place_request};

/// Asks for a scan of an authority that is recruited: the lead gets an account and a letter, as with any request. What was the next
/// step is done by that. For programme officers.
///
/// # Errors
/// [`Error::Invalid`] by field; [`crate::Refusal::ScanRunning`] when it has a scan that is not finished; [`Error::NotFound`].
pub async fn request_scan(
    actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
    form: &RequestForm,
) -> Result<ScanId, Error> {
    actor.require_programme()?;
    let form = RequestForm {
        authority: code.to_string(),
        ..form.clone()
    };
    let intake = check_request(actor, services, &form).await?;
    let (mut transaction, old) = begin(services, code).await?;
    let scan = place_request(&mut transaction, services, actor, &intake).await?;
    let new = Outreach {
        interest: Interest::Willing,
        next_step: String::new(),
        next_step_on: None,
        ..old.clone()
    };
    put(&mut transaction, services, actor, code, (&old, new)).await?;
    transaction.commit().await?;
    Ok(scan)
}

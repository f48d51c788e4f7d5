//! Asking for a repeat measurement, from the scan that it repeats.

use super::super::access::{Standing, require, signed_in};
use super::super::record::{Scan, load};
use super::super::request::{RequestForm, may_request, request};
use super::{RepeatOffer, offer, repeats_of};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;

/// The scan that may be repeated, for who is about to ask for it.
#[derive(Clone, Debug)]
pub struct RepeatView {
    /// The earlier scan.
    pub scan: Scan,
    /// Whether and when a repeat measurement can be asked for; `None` until its results are public, and of one that was cancelled.
    pub offer: Option<RepeatOffer>,
    /// The last scan that names this one, if there is one.
    pub newer: Option<ScanId>,
    /// Whether who asks says who leads it.
    pub names_lead: bool,
}

/// The scan, for who may ask for a repeat measurement of it: who may act as lead for its authority, and the programme.
///
/// # Errors
/// [`Error::NotFound`] for who does not see the scan, [`Error::Forbidden`] for who may not ask.
pub async fn to_repeat(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
) -> Result<RepeatView, Error> {
    signed_in(actor)?;
    let mut connection = services.store().read().acquire().await?;
    let scan = load(&mut connection, id).await?;
    require(&scan, actor, Standing::sees)?;
    let names_lead = may_request(actor, &scan.authority.code)?;
    let repeats = repeats_of(&mut connection, id).await?;
    let today = services.clock().today();
    Ok(RepeatView {
        offer: offer(&mut connection, &scan, &repeats, today).await?,
        newer: repeats.into_iter().next().map(|repeat| repeat.id),
        scan,
        names_lead,
    })
}

/// Asks for a repeat measurement. Of the form counts why, when and, for the programme, who leads it; the rest begins as the earlier scan
/// had it.
///
/// # Errors
/// As [`to_repeat`] and [`request`]; a problem with `previous` where it is too early or something else stands in the way.
pub async fn repeat(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    form: &RequestForm,
) -> Result<ScanId, Error> {
    let view = to_repeat(actor, services, id).await?;
    let form = RequestForm {
        authority: view.scan.authority.code.to_string(),
        previous: id.to_string(),
        ..form.clone()
    };
    request(actor, services, &form).await
}

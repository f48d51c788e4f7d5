//! The poster that asks residents to take part.

use questionnaires::form::Form;
use questionnaires::kind::RespondentGroup;
use report::poster::Poster;

use super::cards::period_of;
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::participations::{links, spelled_address, to_make_codes};
use crate::printing::{PrintedFile, print};
use crate::results::names;

/// A sheet with the open link of residents as a QR code, and as an address to type. For the lead, while codes are handed out.
///
/// # Errors
/// As [`crate::participations::to_make_codes`]; [`super::Refused::PeriodMissing`] when it is not known until when people can answer.
pub async fn poster(actor: &Actor, services: &Services, id: &ScanId) -> Result<PrintedFile, Error> {
    let scan = to_make_codes(actor, services, id).await?;
    let period = period_of(&scan)?;
    let link = links(actor, services, id)
        .await?
        .into_iter()
        .find(|link| link.group == RespondentGroup::Residents)
        .ok_or(Error::NotFound)?;
    let mut connection = services.store().read().acquire().await?;
    let version = scan.questionnaire(&mut connection, services).await?;
    drop(connection);
    let kind = scan.authority.kind;
    let form = Form::preview(
        &version.instrument,
        kind,
        RespondentGroup::Residents,
        &[],
        &[],
    );
    let poster = Poster {
        authority: names::authority(kind, &scan.authority.display_name),
        instrument: form.title,
        question: form.welcome,
        link: link.qr,
        address: spelled_address(services, id).await?,
        contact: period.contact.name,
        email: period.contact.email,
        closes: period.closes_on,
        made: services.clock().today(),
    };
    print("poster-inwoners.pdf".to_owned(), move || poster.to_pdf()).await
}

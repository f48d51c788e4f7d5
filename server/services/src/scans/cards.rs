//! Personal codes on paper, to cut out and hand out.

use questionnaires::instrument::Instrument;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use report::codes::CodesDocument;
use report::qr::Qr;

use super::access::visible;
use super::record::Scan;
use super::setup::Period;
use super::state::Refused;
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::participations::{Unused, make_codes};
use crate::printing::{PrintedFile, print};
use crate::results::names;

/// Makes new codes for a group and puts them on cards.
///
/// # Errors
/// As [`make_codes`]; [`Refused::PeriodMissing`] when it is not known until when they work.
pub async fn code_cards(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    group: RespondentGroup,
    unused: Unused,
) -> Result<PrintedFile, Error> {
    let scan = visible(actor, services, id).await?;
    let period = period_of(&scan)?;
    let mut connection = services.store().read().acquire().await?;
    let version = scan.questionnaire(&mut connection, services).await?;
    drop(connection);
    let codes = make_codes(actor, services, id, group, unused).await?;
    let codes = codes.codes.iter().map(|code| code.shown()).collect();
    let document = document(
        services,
        &scan,
        &version.instrument,
        (&period, group),
        codes,
    )?;
    let name = format!("codes-{}.pdf", file_name(scan.authority.kind, group));
    print(name, move || document.to_pdf()).await
}

/// Until when people can answer, and whom they can ask: what is printed says so.
pub(super) fn period_of(scan: &Scan) -> Result<Period, Error> {
    let period = scan
        .setup
        .period
        .as_ref()
        .and_then(|period| period.read().ok());
    period.ok_or_else(|| {
        let guard = Refused::PeriodMissing;
        Refusal::Scan { guard }.into()
    })
}

fn document(
    services: &Services,
    scan: &Scan,
    instrument: &Instrument,
    (period, group): (&Period, RespondentGroup),
    codes: Vec<String>,
) -> Result<CodesDocument, Error> {
    let kind = scan.authority.kind;
    let executive = scan
        .setup
        .groups
        .as_ref()
        .and_then(|groups| groups.check().ok())
        .map(|groups| groups.executive);
    let link = format!("{}/meedoen", services.settings().base_url);
    let address = link
        .split_once("://")
        .map_or(&*link, |(_, address)| address);
    Ok(CodesDocument {
        authority: names::authority(kind, &scan.authority.display_name),
        instrument: instrument.title.of(kind).to_owned(),
        group: names::group(kind, executive.unwrap_or_default(), group).to_owned(),
        address: address.to_owned(),
        link: Qr::of(&link).ok_or_else(|| Error::unavailable("the site's address is too long"))?,
        closes: period.closes_on,
        made: services.clock().today(),
        privacy: "Niemand ziet wat u antwoordt. Wij weten niet wie deze code gebruikt.".to_owned(),
        codes,
    })
}

/// The group in the name of a file.
pub(super) const fn file_name(kind: AuthorityKind, group: RespondentGroup) -> &'static str {
    match (group, kind) {
        (RespondentGroup::Council, AuthorityKind::Municipality) => "raad",
        (RespondentGroup::Council, AuthorityKind::Province) => "provinciale-staten",
        (RespondentGroup::Council, AuthorityKind::WaterBoard) => "algemeen-bestuur",
        (RespondentGroup::Executive, AuthorityKind::WaterBoard) => "dagelijks-bestuur",
        (RespondentGroup::Executive, _) => "bestuur",
        (RespondentGroup::Staff, _) => "organisatie",
        (RespondentGroup::Residents, _) => "inwoners",
    }
}

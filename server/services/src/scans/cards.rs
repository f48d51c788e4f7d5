//! Personal codes on paper, to cut out and hand out.

use questionnaires::kind::RespondentGroup;
use report::codes::CodesDocument;

use super::access::visible;
use super::record::Scan;
use super::setup::Period;
use super::state::Refused;
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::participations::create_codes;
use crate::results::names;

/// Cards with codes as a file.
#[derive(Clone, Debug)]
pub struct CardsFile {
    /// The name to save it under.
    pub name: String,
    /// The PDF.
    pub bytes: Vec<u8>,
}

/// Makes new codes for a group and puts them on cards. Codes of before that were not used stop working.
///
/// # Errors
/// As [`create_codes`]; [`Refused::PeriodMissing`] when it is not known until when they work.
pub async fn code_cards(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    group: RespondentGroup,
) -> Result<CardsFile, Error> {
    let scan = visible(actor, services, id).await?;
    let period = scan
        .setup
        .period
        .as_ref()
        .and_then(|period| period.read().ok());
    let period = period.ok_or(Refusal::Scan {
        guard: Refused::PeriodMissing,
    })?;
    let codes = create_codes(actor, services, id, group).await?;
    let codes = codes.codes.iter().map(|code| code.shown()).collect();
    let document = document(services, &scan, (&period, group), codes)?;
    let made = tokio::task::spawn_blocking(move || document.to_pdf())
        .await
        .map_err(Error::unavailable)?;
    Ok(CardsFile {
        name: format!("codes-{}.pdf", file_name(group)),
        bytes: made.map_err(Error::unavailable)?,
    })
}

fn document(
    services: &Services,
    scan: &Scan,
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
    let site = &services.settings().base_url;
    let site = site
        .split_once("://")
        .map_or(site.as_str(), |(_, address)| address);
    Ok(CodesDocument {
        authority: names::authority(kind, &scan.authority.display_name),
        instrument: scan.instrument()?.title.of(kind).to_owned(),
        group: names::group(kind, executive.unwrap_or_default(), group).to_owned(),
        address: format!("{site}/meedoen"),
        closes: period.closes_on,
        made: services.clock().today(),
        privacy: "Niemand ziet wat u antwoordt. Wij weten niet wie deze code gebruikt.".to_owned(),
        codes,
    })
}

const fn file_name(group: RespondentGroup) -> &'static str {
    match group {
        RespondentGroup::Council => "volksvertegenwoordiging",
        RespondentGroup::Executive => "bestuur",
        RespondentGroup::Staff => "organisatie",
        RespondentGroup::Residents => "inwoners",
    }
}

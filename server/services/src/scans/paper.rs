//! The questionnaire on paper, for who would rather not use a screen.

use questionnaires::kind::RespondentGroup;
use report::paper::PaperQuestionnaire;

use super::cards::{file_name, period_of};
use super::preview::form_of;
use super::setup::GroupsForm;
use super::state::{Refused, State};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::participations::{has_personal_codes, to_make_codes};
use crate::printing::{PrintedFile, print};
use crate::results::names;

/// The questionnaire of one group as that group reads it, to print. A preview until the questionnaire is open: it may change until
/// then. For the lead, while codes are handed out.
///
/// # Errors
/// As [`crate::participations::to_make_codes`]; [`Refused::PeriodMissing`] and [`Refused::SizesMissing`] while it is not known until
/// when people can answer, or from when on a group is shown.
pub async fn paper(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    group: RespondentGroup,
) -> Result<PrintedFile, Error> {
    let scan = to_make_codes(actor, services, id).await?;
    let period = period_of(&scan)?;
    let groups = scan.setup.groups.as_ref().map(GroupsForm::check);
    let Some(Ok(groups)) = groups else {
        let guard = Refused::SizesMissing;
        return Err(Refusal::Scan { guard }.into());
    };
    let mut connection = services.store().read().acquire().await?;
    let version = scan.questionnaire(&mut connection, services).await?;
    drop(connection);
    let kind = scan.authority.kind;
    let paper = PaperQuestionnaire {
        authority: names::authority(kind, &scan.authority.display_name),
        group: names::group(kind, groups.executive, group).to_owned(),
        form: form_of(&version.instrument, &scan, &scan.setup, group),
        minimum: groups.minimum,
        with_code: has_personal_codes(group),
        preview: scan.state != State::Open,
        contact: period.contact.name,
        email: period.contact.email,
        closes: period.closes_on,
        made: services.clock().today(),
    };
    let name = format!("vragenlijst-{}.pdf", file_name(kind, group));
    print(name, move || paper.to_pdf()).await
}

//! The questionnaire as each group will see it, before it opens.

use questionnaires::form::Form;
use questionnaires::kind::RespondentGroup;

use super::access::{require, visible};
use super::fill_in::keep;
use super::out_of_step::require_step;
use super::record::Scan;
use super::state::Step;
use super::transition::begin;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, AuditEvent};
use crate::error::Error;
use crate::ids::ScanId;

/// The questionnaire of one group. Own questions and areas that cannot be used as typed are left out.
///
/// # Errors
/// As [`visible`].
pub async fn preview(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    group: RespondentGroup,
) -> Result<(Scan, Form), Error> {
    let scan = visible(actor, services, id).await?;
    let instrument = scan.instrument()?;
    let local = scan
        .setup
        .questions
        .as_ref()
        .and_then(|questions| questions.check().ok())
        .unwrap_or_default();
    let areas = scan
        .setup
        .groups
        .as_ref()
        .and_then(|groups| groups.check().ok())
        .map(|groups| groups.areas);
    let form = Form::preview(
        instrument,
        scan.authority.kind,
        group,
        &local,
        &areas.unwrap_or_default(),
    );
    Ok((scan, form))
}

/// The lead says that the questionnaire of this group was looked at.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but the lead; [`crate::Refusal::OutOfStep`] once the questionnaire opened.
pub async fn mark_previewed(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    group: RespondentGroup,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.lead)?;
    let before = scan.state.is_before_opening();
    require_step(&mut transaction, &scan, Some(Step::Preparation), before).await?;
    let mut arrangements = scan.arrangements.clone();
    if !arrangements.previewed.insert(group) {
        return Ok(());
    }
    keep(&mut transaction, &scan, &arrangements, &scan.setup).await?;
    audit::record(
        &mut transaction,
        services,
        actor,
        Some(id),
        &AuditEvent::PreviewSeen { group },
    )
    .await?;
    Ok(transaction.commit().await?)
}

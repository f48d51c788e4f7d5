//! The questionnaire as each group will see it, before it opens.

use questionnaires::form::Form;
use questionnaires::instrument::Instrument;
use questionnaires::kind::RespondentGroup;
use sqlx::AnyConnection;

use super::access::{require, visible};
use super::arrangements::Arrangements;
use super::fill_in::keep;
use super::out_of_step::require_step;
use super::record::Scan;
use super::setup::{GroupsForm, SetupForm};
use super::state::Step;
use super::transition::{begin, finish};
use crate::Services;
use crate::actor::Actor;
use crate::audit::ArrangementEvent;
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
    let mut connection = services.store().read().acquire().await?;
    let version = scan.questionnaire(&mut connection, services).await?;
    let form = form_of(&version.instrument, &scan, &scan.setup, group);
    Ok((scan, form))
}

/// The questionnaire of a group with this setup.
pub(super) fn form_of(
    instrument: &Instrument,
    scan: &Scan,
    setup: &SetupForm,
    group: RespondentGroup,
) -> Form {
    let local = setup
        .questions
        .as_ref()
        .and_then(|questions| questions.check().ok())
        .unwrap_or_default();
    let areas = setup
        .groups
        .as_ref()
        .map(GroupsForm::typed_areas)
        .unwrap_or_default();
    let kind = scan.authority.kind;
    Form::preview(instrument, kind, group, &local, &areas)
}

/// Takes back that a preview was seen where the new setup asks something else of the group. Rules on who stands in the executive and
/// from when on something is shown concern everybody: they are what a respondent is promised.
pub(super) async fn forget_changed(
    connection: &mut AnyConnection,
    services: &Services,
    scan: &Scan,
    arrangements: &mut Arrangements,
    setup: &SetupForm,
) -> Result<(), Error> {
    if *setup == scan.setup || arrangements.previewed.is_empty() {
        return Ok(());
    }
    let promised = |setup: &SetupForm| setup.groups.clone().unwrap_or_default().promise();
    if promised(setup) != promised(&scan.setup) {
        arrangements.previewed.clear();
    }
    let version = scan.questionnaire(connection, services).await?;
    let form = |setup, group| form_of(&version.instrument, scan, setup, group);
    for group in arrangements.previewed.clone() {
        if !form(setup, group).reads_like(&form(&scan.setup, group)) {
            arrangements.previewed.remove(&group);
        }
    }
    Ok(())
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
    let event = ArrangementEvent::PreviewSeen { group }.into();
    finish(transaction, services, actor, &scan, &event).await
}

//! Ending a campaign before its last day, taking it out, and thinking better of either.

use super::change::{LOCK, require_own_name};
use super::record::{Campaign, find, write};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, Change, ProgrammeEvent};
use crate::error::{Error, Refusal};
use crate::ids::CampaignId;
use crate::store::WriteTransaction;

/// Ends a campaign today. One that is over stays as it is.
///
/// # Errors
/// [`Refusal::CampaignNotBegun`] before its first day: it would be over before it began. As [`Actor::require_programme`];
/// [`Error::NotFound`].
pub async fn end(actor: &Actor, services: &Services, id: &CampaignId) -> Result<(), Error> {
    let (mut transaction, campaign) = begin(actor, services, id).await?;
    let today = services.clock().today();
    if today < campaign.starts_on {
        return Err(Refusal::CampaignNotBegun.into());
    }
    if campaign.last_day() <= today {
        return Ok(());
    }
    let ended = Campaign {
        ended_on: Some(today),
        ..campaign
    };
    write(&mut transaction, &ended).await?;
    let event = ProgrammeEvent::CampaignEnded {
        campaign: ended.id,
        on: Some(today),
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

/// A campaign that was ended goes on until its last day after all.
///
/// # Errors
/// As [`Actor::require_programme`]; [`Error::NotFound`].
pub async fn go_on(actor: &Actor, services: &Services, id: &CampaignId) -> Result<(), Error> {
    let (mut transaction, campaign) = begin(actor, services, id).await?;
    if campaign.ended_on.is_none() {
        return Ok(());
    }
    let running = Campaign {
        ended_on: None,
        ..campaign
    };
    write(&mut transaction, &running).await?;
    let event = ProgrammeEvent::CampaignEnded {
        campaign: running.id,
        on: None,
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

/// Takes a campaign out of all lists. It can be put back.
///
/// # Errors
/// As [`go_on`].
pub async fn take_out(actor: &Actor, services: &Services, id: &CampaignId) -> Result<(), Error> {
    set_removed(actor, services, id, true).await
}

/// Puts a campaign back that was taken out.
///
/// # Errors
/// As [`go_on`]; [`crate::ProblemCode::Taken`] when another one has its name by now.
pub async fn put_back(actor: &Actor, services: &Services, id: &CampaignId) -> Result<(), Error> {
    set_removed(actor, services, id, false).await
}

async fn set_removed(
    actor: &Actor,
    services: &Services,
    id: &CampaignId,
    removed: bool,
) -> Result<(), Error> {
    let (mut transaction, campaign) = begin(actor, services, id).await?;
    if campaign.removed == removed {
        return Ok(());
    }
    let campaign = Campaign {
        removed,
        ..campaign
    };
    if !removed {
        require_own_name(&mut transaction, &campaign).await?;
    }
    write(&mut transaction, &campaign).await?;
    let event = ProgrammeEvent::CampaignChanged {
        campaign: campaign.id,
        change: Change::of_removal(removed),
        fields: Vec::new(),
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

async fn begin(
    actor: &Actor,
    services: &Services,
    id: &CampaignId,
) -> Result<(WriteTransaction, Campaign), Error> {
    actor.require_programme_or_system()?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    let campaign = find(&mut transaction, id).await?;
    Ok((transaction, campaign))
}

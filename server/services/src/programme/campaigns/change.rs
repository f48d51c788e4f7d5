//! Adding and changing a campaign.

use std::collections::BTreeSet;

use super::form::{CampaignForm, Texts, changed_fields};
use super::invite::{municipalities_of, write_invited};
use super::record::{Campaign, every, find, write};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, Change, ProgrammeEvent};
use crate::error::{Error, ProblemCode};
use crate::ids::CampaignId;
use crate::programme::uptake::register;
use crate::revision;
use crate::store::WriteTransaction;

/// No two people may change the campaigns at once: their names are compared.
pub(super) const LOCK: &str = "campaigns";

/// Adds a campaign and invites all municipalities of the provinces that are ticked. For programme officers.
///
/// # Errors
/// [`Error::Invalid`] by field; [`ProblemCode::Taken`] for a name that another campaign has.
pub async fn add(
    actor: &Actor,
    services: &Services,
    form: &CampaignForm,
) -> Result<CampaignId, Error> {
    actor.require_programme_or_system()?;
    let today = services.clock().today();
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    let register = register(&mut transaction).await?;
    let texts = form.check(today, &register).map_err(Error::Invalid)?;
    let campaign = Campaign {
        invited: municipalities_of(&mut transaction, &form.provinces, today).await?,
        ..texts.into_campaign()
    };
    require_own_name(&mut transaction, &campaign).await?;
    write(&mut transaction, &campaign).await?;
    write_invited(&mut transaction, &campaign.id, &campaign.invited).await?;
    let event = ProgrammeEvent::CampaignChanged {
        campaign: campaign.id.clone(),
        change: Change::Added,
        fields: vec![("name".to_owned(), String::new(), campaign.name.clone())],
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    if !campaign.invited.is_empty() {
        let event = ProgrammeEvent::CampaignInvited {
            campaign: campaign.id.clone(),
            added: campaign.invited.iter().cloned().collect(),
            removed: Vec::new(),
        }
        .into();
        audit::record(&mut transaction, services, actor, None, &event).await?;
    }
    transaction.commit().await?;
    Ok(campaign.id)
}

/// The campaign, for who is about to change it.
///
/// # Errors
/// As [`Actor::require_programme`]; [`Error::NotFound`].
pub async fn to_change(
    actor: &Actor,
    services: &Services,
    id: &CampaignId,
) -> Result<Campaign, Error> {
    actor.require_programme_or_system()?;
    let mut connection = services.store().read().acquire().await?;
    find(&mut connection, id).await
}

/// Changes what a campaign says. Whom it invites is changed by [`super::invite`]. For programme officers.
///
/// # Errors
/// As [`add`], also for a first day after the day on which it was ended; [`Error::NotFound`]; [`Error::Stale`] when somebody else changed
/// it since it was read.
pub async fn change(
    actor: &Actor,
    services: &Services,
    id: &CampaignId,
    form: &CampaignForm,
) -> Result<(), Error> {
    actor.require_programme_or_system()?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    let old = find(&mut transaction, id).await?;
    let register = register(&mut transaction).await?;
    let today = services.clock().today();
    let texts = form.check(today, &register).map_err(Error::Invalid)?;
    let new = texts.into_changed(&old);
    if new.ended_on.is_some_and(|ended| ended < new.starts_on) {
        return Err(Error::invalid("starts_on", ProblemCode::BeforeFirstDay));
    }
    require_own_name(&mut transaction, &new).await?;
    let fields = changed_fields(&old, &new);
    if fields.is_empty() {
        return Ok(());
    }
    let name = format!("campaign {id}");
    let pair = (&CampaignForm::from(&old), form);
    let revision = revision::next(&mut transaction, services, actor, &name, pair).await?;
    let new = Campaign { revision, ..new };
    write(&mut transaction, &new).await?;
    let event = ProgrammeEvent::CampaignChanged {
        campaign: new.id,
        change: Change::Changed,
        fields,
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

/// Two campaigns of one name could not be told apart in a list.
pub(super) async fn require_own_name(
    transaction: &mut WriteTransaction,
    campaign: &Campaign,
) -> Result<(), Error> {
    let every = every(transaction).await?;
    let is_taken = every.iter().any(|other| {
        !other.removed
            && other.id != campaign.id
            && other.name.to_lowercase() == campaign.name.to_lowercase()
    });
    if is_taken {
        Err(Error::invalid("name", ProblemCode::Taken))
    } else {
        Ok(())
    }
}

impl Texts {
    fn into_campaign(self) -> Campaign {
        Campaign {
            id: CampaignId::random(),
            name: self.name,
            partner: self.partner,
            target: self.target,
            contact_name: self.contact_name,
            contact_email: self.contact_email,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            ended_on: None,
            removed: false,
            revision: 0,
            invited: BTreeSet::new(),
        }
    }

    fn into_changed(self, old: &Campaign) -> Campaign {
        Campaign {
            id: old.id.clone(),
            ended_on: old.ended_on,
            removed: old.removed,
            revision: old.revision,
            invited: old.invited.clone(),
            ..self.into_campaign()
        }
    }
}

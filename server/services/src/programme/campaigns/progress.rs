//! How far campaigns are, counted as the whole programme is.

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;

use super::record::{Campaign, every};
use crate::Services;
use crate::actor::Actor;
use crate::csv_file::{self, TextFile};
use crate::error::Error;
use crate::ids::CampaignId;
use crate::programme::earlier_settings::{EarlierSettings, earlier_settings};
use crate::programme::uptake::{Outlook, Programme, Selection, load, number, outlook, usual_day};

/// A campaign with how far it is.
#[derive(Clone, Debug)]
pub struct CampaignProgress {
    /// The campaign.
    pub campaign: Campaign,
    /// At the end of which day: today, or its last one where that is past and was counted.
    pub on: NaiveDate,
    /// How many are invited, each counted once: those that exist, and those that were split and have a scan that counts.
    pub invited: u32,
    /// How many of them take part.
    pub participating: u32,
    /// How many of those since the campaign began.
    pub since_start: u32,
    /// How many have completed.
    pub completed: u32,
    /// Looking ahead to the target, while there is something ahead.
    pub outlook: Option<Outlook>,
}

/// All campaigns.
#[derive(Clone, Debug, Default)]
pub struct CampaignList {
    /// Those that run or have yet to begin, by name.
    pub running: Vec<CampaignProgress>,
    /// Those that are over, by name.
    pub over: Vec<CampaignProgress>,
    /// Those that were taken out and can be put back.
    pub removed: Vec<Campaign>,
}

/// All campaigns with how far they are.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn campaigns(actor: &Actor, services: &Services) -> Result<CampaignList, Error> {
    actor.require_programme_or_system()?;
    let today = services.clock().today();
    let mut connection = services.store().read().acquire().await?;
    let settings = earlier_settings(&mut connection).await?;
    let programme = load(&mut connection).await?;
    let mut list = CampaignList::default();
    for campaign in every(&mut connection).await? {
        if campaign.removed {
            list.removed.push(campaign);
            continue;
        }
        let is_over = campaign.last_day() < today || campaign.ended_on.is_some();
        let progress = CampaignProgress::of(campaign, &programme, &settings, today);
        if is_over {
            list.over.push(progress);
        } else {
            list.running.push(progress);
        }
    }
    Ok(list)
}

/// One campaign with how far it is, also when it was taken out.
///
/// # Errors
/// As [`campaigns`]; [`Error::NotFound`].
pub async fn campaign(
    actor: &Actor,
    services: &Services,
    id: &CampaignId,
) -> Result<CampaignProgress, Error> {
    actor.require_programme_or_system()?;
    let today = services.clock().today();
    let mut connection = services.store().read().acquire().await?;
    let campaign = super::record::find(&mut connection, id).await?;
    let settings = earlier_settings(&mut connection).await?;
    let programme = load(&mut connection).await?;
    Ok(CampaignProgress::of(campaign, &programme, &settings, today))
}

/// All campaigns as a file for a spreadsheet.
///
/// # Errors
/// As [`campaigns`].
pub async fn campaigns_file(actor: &Actor, services: &Services) -> Result<TextFile, Error> {
    let list = campaigns(actor, services).await?;
    let name = format!("campagnes-{}", services.clock().today());
    let rows = list.running.into_iter().chain(list.over);
    csv_file::file(&name, &HEADING, rows.map(CampaignProgress::cells))
}

/// The columns of [`campaigns_file`].
const HEADING: [&str; 10] = [
    "Campagne",
    "Partner",
    "Contact",
    "E-mail",
    "Begint op",
    "Eindigt op",
    "Doel",
    "Uitgenodigd",
    "Doen mee",
    "Plan klaar",
];

impl CampaignProgress {
    fn of(
        campaign: Campaign,
        programme: &Programme,
        settings: &EarlierSettings,
        today: NaiveDate,
    ) -> Self {
        let selection = Selection {
            kinds: AuthorityKind::ALL.to_vec(),
            invited: Some(campaign.invited.clone()),
            ..Selection::default()
        };
        let count = |day| programme.participating(day, &selection);
        // The day to which the figures lead.
        let on = usual_day(&campaign, settings, today);
        let participating = count(on);
        let before = campaign.starts_on.pred_opt().map_or(0, count);
        // Months before the campaign say nothing of its pace.
        let since = settings.on(on).starting_on.max(campaign.starts_on);
        Self {
            on,
            invited: number(programme.listed(on, &selection)),
            participating,
            since_start: participating.saturating_sub(before),
            completed: programme.completed(on, &selection),
            outlook: (on < campaign.last_day()).then(|| outlook(count, on, since, campaign.target)),
            campaign,
        }
    }

    fn cells(self) -> Vec<String> {
        let Self {
            campaign,
            invited,
            participating,
            completed,
            ..
        } = self;
        vec![
            campaign.name.clone(),
            campaign.partner.clone(),
            campaign.contact_name.clone(),
            campaign.contact_email.clone(),
            campaign.starts_on.to_string(),
            campaign.last_day().to_string(),
            campaign.target.to_string(),
            invited.to_string(),
            participating.to_string(),
            completed.to_string(),
        ]
    }
}

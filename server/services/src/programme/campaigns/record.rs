//! A campaign, as the database keeps it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sqlx::AnyConnection;

use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::CampaignId;
use crate::programme::uptake::load;
use crate::store::{Day, WriteTransaction};

/// An agreement that so many authorities take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// The campaign.
    pub id: CampaignId,
    /// What it is called.
    pub name: String,
    /// With whom it was agreed.
    pub partner: String,
    /// How many of the invited take part in the end.
    pub target: u32,
    /// Whom to speak to at the partner.
    pub contact_name: String,
    /// Where to reach that person.
    pub contact_email: String,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// The last day for the target.
    pub ends_on: NaiveDate,
    /// The day on which it was ended before that.
    pub ended_on: Option<NaiveDate>,
    /// Whether it was taken out.
    pub removed: bool,
    /// How often what it says was changed.
    pub revision: i64,
    /// Whom it invites.
    pub invited: BTreeSet<AuthorityCode>,
}

impl Campaign {
    /// Whether it has begun and is not over on that day.
    #[must_use]
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && day <= self.last_day()
    }

    /// The day of which figures say how far it came: that day, or its last one where that is past.
    #[must_use]
    pub fn counted_on(&self, day: NaiveDate) -> NaiveDate {
        self.last_day().min(day)
    }

    /// Whether whom it invited stays as it is: it is over on that day, and its figures are those of its last one.
    #[must_use]
    pub fn is_settled(&self, day: NaiveDate) -> bool {
        self.last_day() < day && !self.invited.is_empty()
    }

    /// Its last day, or the day on which it was ended before that.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        self.ended_on.unwrap_or(self.ends_on)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: CampaignId,
    name: String,
    partner: String,
    target: i64,
    contact_name: String,
    contact_email: String,
    starts_on: Day,
    ends_on: Day,
    ended_on: Option<Day>,
    removed: i64,
    revision: i64,
}

const COLUMNS: &str = "SELECT id, name, partner, target, contact_name, contact_email, starts_on, ends_on, ended_on, removed, revision FROM campaigns";

/// The campaigns that were not taken out, by name.
pub(in crate::programme) async fn all(
    connection: &mut AnyConnection,
) -> Result<Vec<Campaign>, Error> {
    let every = every(connection).await?;
    Ok(every
        .into_iter()
        .filter(|campaign| !campaign.removed)
        .collect())
}

/// The campaigns that invite an authority, or one for which it counts on that day, by name. Asks nobody for leave: the caller has to.
pub(crate) async fn inviting(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
    day: NaiveDate,
) -> Result<Vec<Campaign>, Error> {
    let programme = load(connection).await?;
    let counts_for = |invited: &AuthorityCode| {
        invited == code
            || programme
                .heir(invited, day)
                .is_some_and(|heir| heir.code == *code)
    };
    let mut campaigns = all(connection).await?;
    campaigns.retain(|campaign| campaign.invited.iter().any(counts_for));
    Ok(campaigns)
}

/// All campaigns by name, those that were taken out included.
pub(super) async fn every(connection: &mut AnyConnection) -> Result<Vec<Campaign>, Error> {
    let rows: Vec<Row> = sqlx::query_as(COLUMNS).fetch_all(&mut *connection).await?;
    let pairs: Vec<(CampaignId, AuthorityCode)> =
        sqlx::query_as("SELECT campaign_id, authority_code FROM campaign_authorities")
            .fetch_all(connection)
            .await?;
    let mut invited: BTreeMap<CampaignId, BTreeSet<AuthorityCode>> = BTreeMap::new();
    for (campaign, authority) in pairs {
        invited.entry(campaign).or_default().insert(authority);
    }
    let campaign = |row: Row| {
        let invited = invited.remove(&row.id).unwrap_or_default();
        row.into_campaign(invited)
    };
    let mut campaigns = rows
        .into_iter()
        .map(campaign)
        .collect::<Result<Vec<_>, _>>()?;
    campaigns.sort_by_cached_key(|campaign| (campaign.name.to_lowercase(), campaign.id.clone()));
    Ok(campaigns)
}

/// One campaign, also when it was taken out.
///
/// # Errors
/// [`Error::NotFound`] when there is none with that id.
pub(super) async fn find(
    connection: &mut AnyConnection,
    id: &CampaignId,
) -> Result<Campaign, Error> {
    let every = every(connection).await?;
    every
        .into_iter()
        .find(|campaign| campaign.id == *id)
        .ok_or(Error::NotFound)
}

impl Row {
    fn into_campaign(self, invited: BTreeSet<AuthorityCode>) -> Result<Campaign, Error> {
        Ok(Campaign {
            id: self.id,
            name: self.name,
            partner: self.partner,
            target: u32::try_from(self.target).map_err(Error::unavailable)?,
            contact_name: self.contact_name,
            contact_email: self.contact_email,
            starts_on: self.starts_on.0,
            ends_on: self.ends_on.0,
            ended_on: self.ended_on.map(|day| day.0),
            removed: self.removed == 1,
            revision: self.revision,
            invited,
        })
    }
}

/// Writes all of a campaign but whom it invites.
pub(super) async fn write(
    transaction: &mut WriteTransaction,
    campaign: &Campaign,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO campaigns (id, name, partner, target, contact_name, contact_email, starts_on, ends_on, ended_on, removed, revision) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO UPDATE SET name = excluded.name, \
         partner = excluded.partner, target = excluded.target, contact_name = excluded.contact_name, \
         contact_email = excluded.contact_email, starts_on = excluded.starts_on, ends_on = excluded.ends_on, \
         ended_on = excluded.ended_on, removed = excluded.removed, revision = excluded.revision",
    )
    .bind(&campaign.id)
    .bind(&campaign.name)
    .bind(&campaign.partner)
    .bind(i64::from(campaign.target))
    .bind(&campaign.contact_name)
    .bind(&campaign.contact_email)
    .bind(Day(campaign.starts_on))
    .bind(Day(campaign.ends_on))
    .bind(campaign.ended_on.map(Day))
    .bind(i64::from(campaign.removed))
    .bind(campaign.revision)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

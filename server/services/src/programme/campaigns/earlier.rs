//! What campaigns were to reach and whom they invited at the end of earlier days, as the audit trail tells: figures of a day go by what held
//! then.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::AnyConnection;

use super::record::{Campaign, all};
use crate::audit::{self, AuditEvent, Change, ProgrammeEvent};
use crate::clock::day_of;
use crate::error::Error;
use crate::ids::CampaignId;

#[cfg(test)]
mod tests;

/// The campaigns that were not taken out, of every day, by name.
#[derive(Clone, Debug, Default)]
pub(in crate::programme) struct EarlierCampaigns(Vec<EarlierCampaign>);

/// A campaign of every day. What it is called, and whom to speak to, are as they are now.
#[derive(Clone, Debug)]
pub(in crate::programme) struct EarlierCampaign {
    now: Campaign,
    /// Days on which it changed with what was so before, the latest first.
    before: Vec<(NaiveDate, Campaign)>,
    /// From the end of this day on the trail tells all; `None` of an empty trail.
    known_since: Option<NaiveDate>,
}

/// Days with what was done to one campaign on them; `None` in the place of something that cannot be read.
type Told<'a> = (NaiveDate, Option<&'a ProgrammeEvent>);

impl EarlierCampaigns {
    /// All of them as they were at the end of that day.
    pub(in crate::programme) fn on(&self, day: NaiveDate) -> Vec<Campaign> {
        let campaigns = self.0.iter().map(|campaign| campaign.on(day).clone());
        campaigns.collect()
    }

    /// One of them.
    pub(in crate::programme) fn get(&self, id: &CampaignId) -> Option<&EarlierCampaign> {
        self.0.iter().find(|campaign| campaign.now.id == *id)
    }
}

impl EarlierCampaign {
    /// What is so `now`, with what led to it, the latest first, and the day on which the trail begins.
    fn new(now: Campaign, told: &[Told<'_>], begins: Option<NaiveDate>) -> Self {
        let mut known_since = begins;
        let mut campaign = now.clone();
        let mut before = Vec::with_capacity(told.len());
        for (place, (on, event)) in told.iter().enumerate() {
            let earlier = &told[place + 1..];
            let read = event.and_then(|event| take_back(&mut campaign, event, earlier));
            if read.is_none() {
                known_since = known_since.max(Some(*on));
            }
            before.push((*on, campaign.clone()));
        }
        let mut found = Self {
            now,
            before,
            known_since,
        };
        found.begin_with_first_list(told);
        found
    }

    /// Until somebody is invited a campaign has nobody to count. The first list holds for the days before it, as it stood at the end of the
    /// day on which it was written: of a campaign that is written down afterwards those are all its days.
    fn begin_with_first_list(&mut self, told: &[Told<'_>]) {
        let is_list =
            |(_, event): &Told<'_>| matches!(event, Some(ProgrammeEvent::CampaignInvited { .. }));
        let first = told.iter().rposition(is_list);
        let Some(place) = first.filter(|place| self.before[*place].1.invited.is_empty()) else {
            return;
        };
        let (written_on, _) = told[place];
        let list = self.replayed(written_on).invited.clone();
        let earlier = self.before.iter_mut();
        for (_, campaign) in earlier.filter(|(changed_on, _)| *changed_on <= written_on) {
            campaign.invited.clone_from(&list);
        }
        self.known_since = self.known_since.max(Some(written_on));
    }

    /// What is so now.
    pub(in crate::programme) const fn now(&self) -> &Campaign {
        &self.now
    }

    /// What was so at the end of that day. Figures of its last day stay, and go by what was set in the end.
    pub(in crate::programme) fn on(&self, day: NaiveDate) -> &Campaign {
        if day == self.now.last_day() {
            &self.now
        } else {
            self.replayed(day)
        }
    }

    fn replayed(&self, day: NaiveDate) -> &Campaign {
        let mut earliest_first = self.before.iter().rev();
        let next = earliest_first.find(|(changed_on, _)| *changed_on > day);
        next.map_or(&self.now, |(_, before)| before)
    }

    /// The first day of which the trail tells all, where that day comes before it.
    pub(in crate::programme) fn unknown_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.known_since
            .filter(|since| day < *since && day != self.now.last_day())
    }
}

/// Takes back what was done to a campaign, as far as it can be read; `None` where that is not all of it. `earlier`: what was done before.
fn take_back(campaign: &mut Campaign, event: &ProgrammeEvent, earlier: &[Told<'_>]) -> Option<()> {
    match event {
        // What was agreed before somebody wrote it down, nobody knows.
        ProgrammeEvent::CampaignChanged {
            change: Change::Added,
            ..
        } => None,
        ProgrammeEvent::CampaignChanged { fields, .. } => {
            let read = fields
                .iter()
                .map(|(field, old, _)| put(campaign, field, old));
            // All are taken back, also after one that cannot be.
            read.fold(Some(()), Option::and)
        }
        ProgrammeEvent::CampaignInvited { added, removed, .. } => {
            campaign.invited.retain(|code| !added.contains(code));
            campaign.invited.extend(removed.iter().cloned());
            Some(())
        }
        ProgrammeEvent::CampaignEnded { on: Some(_), .. } => {
            campaign.ended_on = None;
            Some(())
        }
        ProgrammeEvent::CampaignEnded { on: None, .. } => {
            campaign.ended_on = earlier.iter().find_map(|(_, event)| match event {
                Some(ProgrammeEvent::CampaignEnded { on, .. }) => *on,
                _ => None,
            });
            campaign.ended_on.map(|_| ())
        }
        _ => Some(()),
    }
}

/// Puts back what figures go by; `None` for a value that cannot be read.
fn put(campaign: &mut Campaign, field: &str, value: &str) -> Option<()> {
    match field {
        "target" => campaign.target = value.parse().ok()?,
        "starts_on" => campaign.starts_on = value.parse().ok()?,
        "ends_on" => campaign.ends_on = value.parse().ok()?,
        _ => {}
    }
    Some(())
}

/// The campaigns of every day, for other use cases. Asks nobody for leave: the caller has to.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub(in crate::programme) async fn earlier_campaigns(
    connection: &mut AnyConnection,
) -> Result<EarlierCampaigns, Error> {
    let campaigns = all(&mut *connection).await?;
    let changes = audit::campaign_changes(&mut *connection).await?;
    let begins = audit::beginning(connection).await?.map(day_of);
    let earlier = |campaign: Campaign| {
        let told = of_campaign(&changes, &campaign.id);
        EarlierCampaign::new(campaign, &told, begins)
    };
    Ok(EarlierCampaigns(
        campaigns.into_iter().map(earlier).collect(),
    ))
}

/// What was done to one campaign. Something that cannot be read may have been done to any.
fn of_campaign<'a>(
    changes: &'a [(DateTime<Utc>, Option<AuditEvent>)],
    id: &CampaignId,
) -> Vec<Told<'a>> {
    let own = |(at, event): &'a (DateTime<Utc>, Option<AuditEvent>)| {
        let on = day_of(*at);
        match event {
            None => Some((on, None)),
            Some(AuditEvent::Programme(event)) => is_of(event, id).then_some((on, Some(event))),
            Some(_) => None,
        }
    };
    changes.iter().filter_map(own).collect()
}

fn is_of(event: &ProgrammeEvent, id: &CampaignId) -> bool {
    match event {
        ProgrammeEvent::CampaignChanged { campaign, .. }
        | ProgrammeEvent::CampaignInvited { campaign, .. }
        | ProgrammeEvent::CampaignEnded { campaign, .. } => campaign == id,
        _ => false,
    }
}

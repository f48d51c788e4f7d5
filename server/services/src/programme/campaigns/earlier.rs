//! What campaigns were to reach and whom they invited at the end of earlier days, as the audit trail tells: figures of a day go by what held
//! then.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::AnyConnection;

use super::record::{Campaign, all};
use crate::audit::{self, AuditEvent, Change, ProgrammeEvent};
use crate::clock::day_of;
use crate::error::Error;
use crate::ids::CampaignId;

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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::authorities::AuthorityCode;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn codes(texts: &[&str]) -> Vec<AuthorityCode> {
        let codes = texts.iter().map(|text| AuthorityCode::parse(text).unwrap());
        codes.collect()
    }

    fn now(invited: &[&str]) -> Campaign {
        Campaign {
            id: CampaignId::random(),
            name: "Drenthe doet mee".to_owned(),
            partner: "Provincie Drenthe".to_owned(),
            target: 12,
            contact_name: "Jan Kok".to_owned(),
            contact_email: "jan@drenthe.example".to_owned(),
            starts_on: day("2026-01-01"),
            ends_on: day("2027-12-31"),
            ended_on: None,
            removed: false,
            revision: 3,
            invited: codes(invited).into_iter().collect(),
        }
    }

    fn invited(id: &CampaignId, added: &[&str], removed: &[&str]) -> ProgrammeEvent {
        ProgrammeEvent::CampaignInvited {
            campaign: id.clone(),
            added: codes(added),
            removed: codes(removed),
        }
    }

    fn changed(id: &CampaignId, change: Change, fields: &[(&str, &str)]) -> ProgrammeEvent {
        let fields = fields
            .iter()
            .map(|(field, old)| ((*field).to_owned(), (*old).to_owned(), String::new()))
            .collect();
        ProgrammeEvent::CampaignChanged {
            campaign: id.clone(),
            change,
            fields,
        }
    }

    fn ended(id: &CampaignId, on: Option<&str>) -> ProgrammeEvent {
        ProgrammeEvent::CampaignEnded {
            campaign: id.clone(),
            on: on.map(day),
        }
    }

    /// What happened on which day, the latest first.
    fn history(now: &Campaign, told: &[(&str, ProgrammeEvent)]) -> EarlierCampaign {
        let told: Vec<Told<'_>> = told
            .iter()
            .map(|(on, event)| (day(on), Some(event)))
            .collect();
        EarlierCampaign::new(now.clone(), &told, Some(day("2025-06-01")))
    }

    fn listed(campaign: &Campaign) -> BTreeSet<&str> {
        campaign.invited.iter().map(AuthorityCode::as_str).collect()
    }

    #[test]
    fn a_day_has_the_target_and_the_list_of_its_end() {
        let now = now(&["GM0106", "PV22"]);
        let id = &now.id;
        let campaign = history(
            &now,
            &[
                ("2026-05-01", invited(id, &["PV22"], &["GM0193"])),
                (
                    "2026-04-01",
                    changed(
                        id,
                        Change::Changed,
                        &[("target", "10"), ("ends_on", "2026-12-31"), ("name", "Oud")],
                    ),
                ),
                ("2026-02-01", invited(id, &["GM0106", "GM0193"], &[])),
                ("2026-02-01", changed(id, Change::Added, &[("name", "")])),
            ],
        );
        let then = campaign.on(day("2026-03-31"));
        assert_eq!((then.target, then.ends_on), (10, day("2026-12-31")));
        assert_eq!(
            then.name, "Drenthe doet mee",
            "what it is called is no figure"
        );
        assert_eq!(listed(then), BTreeSet::from(["GM0106", "GM0193"]));
        let later = campaign.on(day("2026-04-01"));
        assert_eq!((later.target, later.invited.len()), (12, 2));
        assert_eq!(campaign.on(day("2026-05-01")), &now);
        assert_eq!(
            campaign.unknown_before(day("2026-01-31")),
            Some(day("2026-02-01"))
        );
        assert_eq!(campaign.unknown_before(day("2026-02-01")), None);
        assert_eq!(
            campaign.on(day("2026-01-15")).target,
            10,
            "the earliest that is known"
        );
    }

    #[test]
    fn the_first_list_holds_before_it_was_written() {
        let now = now(&["GM0106", "GM0193"]);
        let id = &now.id;
        let campaign = history(
            &now,
            &[
                ("2026-03-02", invited(id, &["GM0193"], &[])),
                ("2026-03-01", invited(id, &["GM0106"], &["PV22"])),
                ("2026-03-01", invited(id, &["PV22"], &[])),
                ("2026-02-01", changed(id, Change::Added, &[("name", "")])),
            ],
        );
        for on in ["2026-01-15", "2026-02-15", "2026-03-01"] {
            assert_eq!(
                listed(campaign.on(day(on))),
                BTreeSet::from(["GM0106"]),
                "{on}"
            );
        }
        assert_eq!(
            campaign.unknown_before(day("2026-02-15")),
            Some(day("2026-03-01"))
        );
        assert_eq!(campaign.on(day("2026-03-02")), &now);
    }

    #[test]
    fn a_campaign_that_goes_on_had_ended_on_the_days_between() {
        let now = now(&["GM0106"]);
        let id = &now.id;
        let campaign = history(
            &now,
            &[
                ("2026-06-01", ended(id, None)),
                ("2026-05-01", ended(id, Some("2026-05-01"))),
            ],
        );
        let ended_on = |on: &str| campaign.on(day(on)).ended_on;
        assert_eq!(ended_on("2026-04-30"), None);
        assert_eq!(ended_on("2026-05-15"), Some(day("2026-05-01")));
        assert_eq!(ended_on("2026-06-01"), None);
    }

    #[test]
    fn its_last_day_goes_by_what_was_set_in_the_end() {
        let mut now = now(&["GM0106"]);
        now.ends_on = day("2026-03-31");
        let id = &now.id;
        let campaign = history(
            &now,
            &[
                (
                    "2026-11-23",
                    changed(id, Change::Changed, &[("target", "10")]),
                ),
                ("2026-11-20", invited(id, &["GM0106"], &[])),
                ("2026-11-20", changed(id, Change::Added, &[("name", "")])),
            ],
        );
        assert_eq!(campaign.on(day("2026-03-31")), &now);
        assert_eq!(campaign.unknown_before(day("2026-03-31")), None);
        let before = campaign.on(day("2026-03-30"));
        assert_eq!((before.target, before.invited.len()), (10, 1));
        assert!(campaign.unknown_before(day("2026-03-30")).is_some());
    }

    #[test]
    fn what_cannot_be_read_hides_what_was_before_it() {
        let now = now(&["GM0106"]);
        let odd = changed(
            &now.id,
            Change::Changed,
            &[("target", "veel"), ("starts_on", "2026-01-15")],
        );
        let told = [(day("2026-05-01"), Some(&odd)), (day("2026-04-01"), None)];
        let campaign = EarlierCampaign::new(now.clone(), &told, Some(day("2025-06-01")));
        let then = campaign.on(day("2026-04-15"));
        assert_eq!(
            (then.target, then.starts_on),
            (12, day("2026-01-15")),
            "what can be read of it is"
        );
        assert_eq!(
            campaign.unknown_before(day("2026-04-15")),
            Some(day("2026-05-01"))
        );
    }
}

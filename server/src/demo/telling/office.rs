//! What the programme does beside the scans: people get their accounts, campaigns are agreed, clerks are away.

use services::accounts::{self, NewMember};
use services::authorities::AuthorityCode;
use services::pool::{self, AbsenceForm, ConflictForm};
use services::programme::campaigns::{self, CampaignForm};
use services::{Actor, Error};

use super::super::calendar::Calendar;
use super::super::people::{AWAY, KEPT_APART, Person};
use super::super::story::Campaign;
use super::{World, account, actor, programme};

/// When everybody of the programme was there: shortly before the first scan was asked for.
const BEGINNING: i64 = -745;

impl World {
    /// Gives people their accounts.
    pub(in crate::demo) async fn introduce(
        &self,
        people: impl Iterator<Item = &Person>,
    ) -> Result<(), Error> {
        self.calendar.start(BEGINNING);
        for person in people {
            let new = NewMember {
                roles: person.role.into_iter().collect(),
                home_authority: person.home.and_then(AuthorityCode::parse),
                ..account(person)
            };
            let id = accounts::add_member(&Actor::System, &self.services, new).await?;
            if let Some(profile) = &person.profile {
                let form = profile.form(person, self.calendar.day(BEGINNING - 60));
                pool::keep_profile(&Actor::System, &self.services, &id, &form).await?;
            }
        }
        Ok(())
    }

    /// Writes down who is away and who is kept apart, as it is today.
    pub(in crate::demo) async fn keep_pool(&self) -> Result<(), Error> {
        let officer = programme(&self.services).await?;
        for (email, from, until) in AWAY {
            let clerk = actor(&self.services, email).await?;
            let form = AbsenceForm {
                from: self.calendar.typed(*from),
                until: self.calendar.typed(*until),
            };
            let id = &clerk.require_member()?.id;
            pool::add_absence(&clerk, &self.services, id, &form).await?;
        }
        for (email, authority, reason) in KEPT_APART {
            let clerk = actor(&self.services, email).await?;
            let id = &clerk.require_member()?.id;
            let form = ConflictForm {
                clerk: id.to_string(),
                authority: (*authority).to_owned(),
                reason: (*reason).to_owned(),
            };
            pool::add_conflict(&officer, &self.services, id, &form).await?;
        }
        Ok(())
    }

    /// Agrees on a campaign on its first day.
    pub(super) async fn campaign(&self, campaign: &Campaign) -> Result<(), Error> {
        self.calendar.go_to(campaign.starts).await;
        let officer = programme(&self.services).await?;
        let form = campaign.form(&self.calendar);
        campaigns::add(&officer, &self.services, &form).await?;
        Ok(())
    }
}

impl Campaign {
    fn form(&self, calendar: &Calendar) -> CampaignForm {
        CampaignForm {
            name: self.name.to_owned(),
            partner: self.partner.to_owned(),
            target: self.target.to_owned(),
            contact_name: self.contact.0.to_owned(),
            contact_email: self.contact.1.to_owned(),
            starts_on: calendar.typed(self.starts),
            ends_on: calendar.typed(self.ends),
            provinces: self
                .provinces
                .iter()
                .map(|code| (*code).to_owned())
                .collect(),
            revision: 0,
        }
    }
}

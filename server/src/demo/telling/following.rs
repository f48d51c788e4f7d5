//! The life of adopted plans: rounds that open by themselves, and what owners and leads tell in them.

use services::ids::ActionId;
use services::progress::{self, AddressForm, ReportForm};
use services::{Actor, Error, mail};

use super::super::story::{Following, Told};
use super::{Scene, World, tokens};

/// The part of an owner's link before its secret.
const LINK: &str = "/voortgang/";

/// Weeks before today from which the server looks for what is due: the first plan was adopted later.
const WEEKS: i64 = 90;

/// How long after adoption the lead knows who sees to what.
const OWNERS_KNOWN: i64 = 14;

impl World {
    /// What the server does by itself, here once a week: rounds of progress open and close, and actions are reminded of.
    pub(super) async fn let_rounds_open(&self) -> Result<(), Error> {
        for week in -WEEKS..=0 {
            self.calendar.go_to(7 * week).await;
            progress::run_due(&self.services).await?;
            // Reminders are of no use later.
            mail::deliver_due(&self.services).await?;
        }
        Ok(())
    }
}

impl Scene<'_> {
    /// Tells how the actions of the plan go, as far as that has happened.
    pub(super) async fn follow(&self, adopted: i64, following: &Following) -> Result<(), Error> {
        if !following.owners.is_empty() {
            self.calendar.go_to(adopted + OWNERS_KNOWN).await;
            self.keep_addresses(following.owners).await?;
        }
        for told in following.told {
            let on = adopted + told.after;
            if on < 0 {
                self.calendar.go_to(on).await;
                self.tell(told, on).await?;
            }
        }
        Ok(())
    }

    async fn keep_addresses(&self, owners: &[&str]) -> Result<(), Error> {
        let view = progress::load(&self.lead, self.services, &self.scan).await?;
        for (action, email) in view.actions.iter().zip(owners) {
            let form = AddressForm {
                email: (*email).to_owned(),
            };
            progress::set_address(&self.lead, self.services, &self.scan, &action.id, &form).await?;
            self.later();
        }
        Ok(())
    }

    async fn tell(&self, told: &Told, on: i64) -> Result<(), Error> {
        let view = progress::load(&self.lead, self.services, &self.scan).await?;
        let Some(action) = view.actions.get(told.action) else {
            return Ok(());
        };
        let (due_on, reason) = told.moved.map_or_else(Default::default, |(days, reason)| {
            (self.calendar.typed(on + days), reason.to_owned())
        });
        let form = ReportForm {
            status: told.status.code().to_owned(),
            note: told.note.to_owned(),
            due_on,
            reason,
        };
        if action.email.is_empty() {
            progress::tell(&self.lead, self.services, &self.scan, &action.id, &form).await
        } else {
            self.tell_by_link(&action.id, &form).await
        }
    }

    /// The owner follows the link in the mail.
    async fn tell_by_link(&self, action: &ActionId, form: &ReportForm) -> Result<(), Error> {
        mail::deliver_due(self.services).await?;
        let (owner, services) = (&Actor::Anonymous, self.services);
        for link in tokens(self.mail, LINK)? {
            // Other links are those of other owners, or of a round that is over.
            let theirs = progress::owner_action(owner, services, None, &link, action).await;
            if theirs.is_ok() {
                return progress::owner_tell(owner, services, None, &link, (action, form)).await;
            }
        }
        Err(Error::NotFound)
    }
}

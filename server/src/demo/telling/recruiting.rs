//! What the programme knows of authorities that take no part yet, and who applied.

use std::path::Path;

use services::authorities::AuthorityCode;
use services::mail;
use services::programme::outreach::{self, ApplicationForm, ContactForm, OutreachForm};
use services::{Actor, Error};

use super::super::story::{APPLIED, Applied, RECRUITED, Recruited};
use super::{World, programme, tokens};

/// The part of a link before its secret.
const LINK: &str = "/aanmelden/";

impl World {
    /// Talks of the programme.
    pub(super) async fn recruit(&self) -> Result<(), Error> {
        for recruited in RECRUITED {
            self.calendar.go_to(recruited.on).await;
            let programme = programme(&self.services).await?;
            self.speak(&programme, recruited).await?;
        }
        Ok(())
    }

    /// Who applies. `mail`: the folder with the mail of the demonstration.
    pub(super) async fn take_applications(&self, mail: &Path) -> Result<(), Error> {
        for applied in APPLIED {
            self.calendar.go_to(applied.on).await;
            self.apply(applied, mail).await?;
        }
        Ok(())
    }

    async fn speak(&self, programme: &Actor, recruited: &Recruited) -> Result<(), Error> {
        let code = AuthorityCode::parse(recruited.authority).ok_or(Error::NotFound)?;
        let [name, function, email, telephone] = recruited.contact.map(str::to_owned);
        let (next_step, next_step_on) =
            recruited.next.map_or_else(Default::default, |(step, on)| {
                (step.to_owned(), self.calendar.typed(on))
            });
        let form = ContactForm {
            held_on: self.calendar.typed(recruited.on),
            person: if name.is_empty() { &function } else { &name }.clone(),
            means: recruited.means.to_owned(),
            note: recruited.note.to_owned(),
            revision: 0,
            interest: recruited.interest.to_owned(),
            next_step,
            next_step_on,
        };
        outreach::add_contact(programme, &self.services, &code, &form).await?;
        self.calendar.later();
        let file = outreach::authority(programme, &self.services, &code).await?;
        let form = OutreachForm {
            contact_name: name,
            contact_function: function,
            contact_email: email,
            contact_telephone: telephone,
            reason: recruited.reason.to_owned(),
            ..OutreachForm::from(&file.outreach)
        };
        outreach::keep(programme, &self.services, &code, &form).await
    }

    /// Fills in the form, and follows the link in the mail.
    async fn apply(&self, applied: &Applied, folder: &Path) -> Result<(), Error> {
        let [name, function, email, telephone] = applied.applicant.map(str::to_owned);
        let month = |later| {
            let first = applied.wanted.map(|wanted| self.calendar.month(wanted));
            first.map_or_else(String::new, |first| first.later(later).to_string())
        };
        let form = ApplicationForm {
            authority: applied.authority.to_owned(),
            name,
            function,
            email,
            telephone,
            reason: applied.reason.to_owned(),
            wanted_from: month(0),
            wanted_until: month(2),
        };
        outreach::apply(&Actor::Anonymous, &self.services, &form, None).await?;
        mail::deliver_due(&self.services).await?;
        self.calendar.later();
        let mut found = false;
        for token in tokens(folder, LINK)? {
            // The links of others work no more, or do again what they did.
            found |= outreach::confirm(&Actor::Anonymous, &self.services, &token)
                .await
                .is_ok();
        }
        if found { Ok(()) } else { Err(Error::NotFound) }
    }
}

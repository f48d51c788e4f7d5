//! What comes to an end: a scan whose rounds were held, and an authority that goes on in another.

use services::authorities::AuthorityCode;
use services::authorities::changes::{self, ConfirmForm};
use services::{Error, progress, scans};

use super::super::story::{self, CONCLUDED, MERGED};
use super::{World, actor, programme};

impl World {
    /// The lead says that the scan is over.
    pub(super) async fn conclude(&self) -> Result<(), Error> {
        let (authority, on) = CONCLUDED;
        self.calendar.go_to(on).await;
        let story = story::all().find(|story| story.request.authority == authority);
        let lead = &story.ok_or(Error::NotFound)?.request.lead;
        let lead = actor(&self.services, lead.email).await?;
        let own = scans::list(&lead, &self.services).await?.own;
        let listed = own
            .iter()
            .find(|listed| listed.scan.authority.code.as_str() == authority);
        let scan = &listed.ok_or(Error::NotFound)?.scan.id;
        progress::conclude(&lead, &self.services, scan).await
    }

    /// An officer confirms the merger that the register foresees; who led goes on leading.
    pub(super) async fn confirm_merger(&self) -> Result<(), Error> {
        let (authority, on) = MERGED;
        self.calendar.go_to(on).await;
        let officer = programme(&self.services).await?;
        let code = AuthorityCode::parse(authority).ok_or(Error::NotFound)?;
        let view = changes::change(&officer, &self.services, &code).await?;
        let form = ConfirmForm {
            leads: view.leads.into_iter().map(|lead| lead.value).collect(),
            seen: view.seen,
        };
        changes::confirm(&officer, &self.services, &code, &form).await?;
        Ok(())
    }
}

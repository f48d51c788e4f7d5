//! A version of the questionnaire that a programme officer brought, and that waits for the other one.

use services::{Error, versions};

use super::super::people::COLLEAGUE;
use super::super::story::questionnaire::{BROUGHT, file};
use super::{World, actor};

impl World {
    /// One officer brings it. The other reads and releases it, if they want to.
    pub(super) async fn bring_questionnaire(&self) -> Result<(), Error> {
        self.calendar.go_to(BROUGHT).await;
        let officer = actor(&self.services, COLLEAGUE.email).await?;
        let file = file().ok_or(Error::NotFound)?;
        let brought = versions::bring(&officer, &self.services, file.as_bytes()).await?;
        brought
            .map(|_| ())
            .map_err(|wrong| Error::unavailable(format!("the next questionnaire: {wrong:?}")))
    }
}

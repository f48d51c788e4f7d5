//! Campaigns: agreements with provinces and associations, whom they invite and how far those are.

mod edit;
mod form;
mod invitations;
mod list;
mod page;
mod posts;

pub use edit::{ChangeCampaignPage, NewCampaignPage};
pub use invitations::InvitationsPage;
pub use list::CampaignsPage;
pub use page::CampaignPage;
pub use posts::posts;

use crate::pages::failure::Failure;
use crate::pages::scan_page::param;
use services::ids::CampaignId;

/// The campaign of the address. Read it before the first `await`.
fn campaign_id() -> Result<CampaignId, Failure> {
    parsed(&param("campagne"))
}

/// The campaign in a path.
fn parsed(text: &str) -> Result<CampaignId, Failure> {
    CampaignId::parse(text).ok_or(Failure::NotFound)
}

/// An address below a campaign.
fn below(id: &CampaignId, rest: &str) -> String {
    format!("/programma/campagnes/{id}{rest}")
}

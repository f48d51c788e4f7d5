//! Campaigns: an agreement with a province or an association that so many of its authorities take part.
//!
//! The invited are authorities of the register. How far they are is counted by the same rules as the whole programme, in
//! [`super::uptake`]; who merged counts as the successor.

mod change;
mod earlier;
mod form;
mod invite;
mod life;
mod progress;
mod record;

#[cfg(test)]
mod tests;

pub use change::{add, change, to_change};
pub(super) use earlier::{EarlierCampaigns, earlier_campaigns};
pub use form::CampaignForm;
pub use invite::{InvitationForm, Invitations, invitations, invite};
pub use life::{end, go_on, put_back, take_out};
pub use progress::{CampaignList, CampaignProgress, campaign, campaigns, campaigns_file};
pub use record::Campaign;
pub(super) use record::all;
pub(crate) use record::inviting;

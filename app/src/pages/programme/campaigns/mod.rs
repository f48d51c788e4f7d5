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
use crate::pages::numbers::whole;
use crate::pages::scan_page::param;
use leptos::prelude::*;
use services::ids::CampaignId;
use services::programme::campaigns::Campaign;

/// Why nobody is invited to a campaign that is over, and what can be done all the same.
const SETTLED: &str = "Deze campagne is voorbij. Wie was uitgenodigd, hoort bij de stand van de laatste dag en verandert niet meer. \
     Loopt de campagne toch door? Wijzig dan eerst de laatste dag.";

/// The campaign of the address. Read it before the first `await`.
fn campaign_id() -> Result<CampaignId, Failure> {
    parsed(&param("campagne"))
}

/// The campaign in a path.
fn parsed(text: &str) -> Result<CampaignId, Failure> {
    CampaignId::parse(text).ok_or(Failure::NotFound)
}

/// A figure that leads to the list behind it; a zero leads nowhere, and neither does a campaign that was taken out.
fn figure(campaign: &Campaign, number: u32, subset: &str) -> AnyView {
    let told = whole(number.into());
    if number == 0 || campaign.removed {
        return told.into_any();
    }
    view! { <a href=list_of(campaign, subset)>{told}</a> }.into_any()
}

/// Where the invited of a campaign are listed, or a part of them.
fn list_of(campaign: &Campaign, subset: &str) -> String {
    let subset = if subset.is_empty() {
        String::new()
    } else {
        format!("&stand={subset}")
    };
    format!("/programma/lijst?campagne={}{subset}", campaign.id)
}

/// An address below a campaign.
fn below(id: &CampaignId, rest: &str) -> String {
    format!("/programma/campagnes/{id}{rest}")
}

//! The programme as its office sees it, without scripts.

mod campaigns;
mod dashboard;
mod log;
mod settings;
mod split;
mod step_times;

use acceptance::{Person, TestSite, Visitor};
use services::programme::campaigns::CampaignForm;

async fn officer(site: &TestSite) -> Visitor {
    Person::Programme.join(site).await;
    site.signed_in(Person::Programme).await
}

/// A campaign of the province of Drenthe that invites nobody yet.
pub fn campaign(name: &str) -> CampaignForm {
    CampaignForm {
        name: name.to_owned(),
        partner: "Provincie Drenthe".to_owned(),
        target: "10".to_owned(),
        contact_name: "Jan Kok".to_owned(),
        contact_email: "jan@drenthe.example".to_owned(),
        starts_on: "2026-01-01".to_owned(),
        ends_on: "2027-12-31".to_owned(),
        ..CampaignForm::default()
    }
}

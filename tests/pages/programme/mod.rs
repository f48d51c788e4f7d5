//! The programme as its office sees it, without scripts.

mod campaigns;
mod dashboard;
mod log;
mod settings;

use acceptance::{Person, TestSite, Visitor};

async fn officer(site: &TestSite) -> Visitor {
    Person::Programme.join(site).await;
    site.signed_in(Person::Programme).await
}

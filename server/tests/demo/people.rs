//! Who looks, and what there is to look at.

use std::collections::BTreeMap;

use services::scans::Scan;
use services::{Actor, Role, Services, accounts, scans};

pub const DEN_BOSCH: &str = "GM0796";
pub const WETTERSKIP: &str = "WS0653";
pub const DRENTHE: &str = "PV22";
pub const SUDWEST: &str = "GM1900";
pub const DOMMEL: &str = "WS0539";
pub const MIDDELBURG: &str = "GM0687";

pub async fn officer(services: &Services) -> Actor {
    let members = accounts::list_members(&Actor::System, services, Some(Role::Programme))
        .await
        .unwrap();
    Actor::Member(members.into_iter().next().unwrap())
}

pub async fn all(services: &Services) -> BTreeMap<String, Scan> {
    let list = scans::list(&officer(services).await, services)
        .await
        .unwrap();
    list.all
        .into_iter()
        .map(|listed| (listed.scan.authority.code.as_str().to_owned(), listed.scan))
        .collect()
}

//! The whole program in process, on an embedded database of its own.

use std::collections::BTreeMap;
use std::ops::Deref;

use app::pages::site::Site;
use axum::Router;
use services::testing::TestServices;

use crate::visitor::Visitor;

/// The whole program in process: the router that the binary serves, on services with a fixed clock and mail kept in memory.
#[derive(Debug)]
pub struct TestSite {
    services: TestServices,
    router: Router,
}

impl TestSite {
    /// An empty site: the register of authorities and nothing else.
    pub async fn new() -> Self {
        let services = TestServices::sqlite().await;
        let router =
            server::router::router(Site::new(services.services(), server::assets::addresses()));
        Self { services, router }
    }

    /// Somebody with a browser of their own, not signed in.
    #[must_use]
    pub fn visitor(&self) -> Visitor {
        Visitor::new(self.router.clone(), &self.services.settings().base_url)
    }

    /// Every route of the router with the methods it takes, as the router itself tells: none can be forgotten.
    ///
    /// # Panics
    /// Where the router's own description reads otherwise than this expects.
    #[must_use]
    pub fn routes(&self) -> BTreeMap<String, String> {
        let description = format!("{:?}", self.router);
        let (own, _) = description
            .split_once("fallback_router")
            .expect("a description of the fallback");
        let (methods, paths) = own
            .split_once("Node {")
            .expect("a description of the paths");
        let methods: BTreeMap<_, _> = numbered(methods, "allow_header: Bytes(b\"").collect();
        numbered(paths, "\"")
            .map(|(number, path)| (path.to_owned(), methods[number].to_owned()))
            .collect()
    }
}

/// Pairs of a route's number and what stands in quotes after `before`.
fn numbered<'a>(description: &'a str, before: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    description.split("RouteId(").skip(1).map(move |part| {
        let (number, rest) = part.split_once(')').expect("a route has a number");
        let (_, rest) = rest
            .split_once(before)
            .unwrap_or_else(|| panic!("route {number} has {before:?}"));
        (number, rest.split('"').next().unwrap_or_default())
    })
}

impl Deref for TestSite {
    type Target = TestServices;

    fn deref(&self) -> &TestServices {
        &self.services
    }
}

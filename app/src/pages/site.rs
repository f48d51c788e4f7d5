//! What pages know about the site they are part of.

use services::Services;
use std::sync::Arc;

/// The site: one for the whole process, cheap to clone.
#[derive(Clone, Debug)]
pub struct Site(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    services: Services,
    assets: Assets,
}

/// Addresses of the files a page loads, with their content hash.
#[derive(Clone, Copy, Debug)]
pub struct Assets {
    /// The style sheet.
    pub style: &'static str,
    /// The icon of the site.
    pub icon: &'static str,
    /// The script that wakes the islands.
    pub islands_start: &'static str,
    /// The bindings that the start script imports.
    pub islands_bindings: &'static str,
    /// The WebAssembly module of the islands.
    pub islands_module: &'static str,
}

impl Site {
    /// Puts the site together.
    #[must_use]
    pub fn new(services: Services, assets: Assets) -> Self {
        Self(Arc::new(Parts { services, assets }))
    }

    /// The use cases.
    #[must_use]
    pub fn services(&self) -> &Services {
        &self.0.services
    }

    /// The files a page loads.
    #[must_use]
    pub fn assets(&self) -> Assets {
        self.0.assets
    }

    /// Where people reach the site, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.services().settings().base_url
    }

    /// Whether people reach the site over HTTPS. Only on the own machine may that not be so.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.base_url().starts_with("https://")
    }
}

impl axum::extract::FromRef<Site> for leptos::config::LeptosOptions {
    /// Leptos asks for its options; none of them is used, since files and scripts are served by the binary.
    fn from_ref(_: &Site) -> Self {
        Self::builder().output_name("islands").build()
    }
}

//! What pages know about the site they are part of.

use std::sync::Arc;

/// The site: one for the whole process, cheap to clone.
#[derive(Clone, Debug)]
pub struct Site(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    settings: Settings,
    assets: Assets,
}

/// Settings that show on pages or in cookies.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach the site, without a slash at the end: `https://quickscan.example.nl`.
    pub base_url: String,
    /// Who runs the site, as it reads in a sentence.
    pub operator: String,
    /// Where people can ask for help, report a barrier or use their rights.
    pub contact: Option<String>,
    /// Whether cookies must be `Secure`: always, save over plain HTTP on the own machine.
    pub secure: bool,
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
    pub fn new(settings: Settings, assets: Assets) -> Self {
        Self(Arc::new(Parts { settings, assets }))
    }

    /// The settings that show.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The files a page loads.
    #[must_use]
    pub fn assets(&self) -> Assets {
        self.0.assets
    }
}

impl axum::extract::FromRef<Site> for leptos::config::LeptosOptions {
    /// Leptos asks for its options; none of them is used, since files and scripts are served by the binary.
    fn from_ref(_: &Site) -> Self {
        Self::builder().output_name("islands").build()
    }
}

//! What surrounds every page of a questionnaire.

use super::super::frame::Page;
use leptos::prelude::*;
use services::{
    authorities::Authority,
    participations::{About, OpenScan},
    results::names,
};

/// Whose questionnaire a page belongs to, and what the instrument is called there.
#[derive(Clone, Debug)]
pub struct Whose {
    /// Name of the instrument.
    pub instrument: String,
    /// The authority, with what it is: "Gemeente Leeuwarden".
    pub authority: String,
}

impl Whose {
    pub fn of_scan(scan: &OpenScan) -> Self {
        let form = scan.form(questionnaires::kind::RespondentGroup::Council);
        Self {
            instrument: form.title.clone(),
            authority: name(&scan.authority),
        }
    }

    pub fn of_about(about: &About) -> Self {
        Self {
            instrument: super::super::frame::INSTRUMENT.to_owned(),
            authority: name(&about.authority),
        }
    }
}

/// "Gemeente Leeuwarden".
pub fn name(authority: &Authority) -> String {
    names::authority(authority.kind, &authority.display_name)
}

/// A page of a questionnaire.
#[component]
pub fn Sheet(
    /// Title in the browser's tab.
    #[prop(into)]
    title: String,
    /// Whose questionnaire it is.
    whose: Whose,
    /// The bar with the progress.
    #[prop(optional)]
    bar: Option<AnyView>,
    /// The content, with the page's one `h1`.
    children: Children,
) -> impl IntoView {
    view! {
        <Page title narrow=true instrument=whose.instrument whose=whose.authority bar>
            {children()}
        </Page>
    }
}

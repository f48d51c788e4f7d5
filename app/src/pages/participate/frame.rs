//! What surrounds every page of a questionnaire.

use super::super::frame::{Page, instrument_of};
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
    /// Of which group the form on paper is that the lead types in.
    pub paper: Option<&'static str>,
}

impl Whose {
    pub fn of_scan(scan: &OpenScan) -> Self {
        let form = scan.form(questionnaires::kind::RespondentGroup::Council);
        Self {
            instrument: form.title.clone(),
            authority: name(&scan.authority),
            paper: None,
        }
    }

    pub fn of_about(about: &About) -> Self {
        Self {
            instrument: instrument_of(about.authority.kind),
            authority: name(&about.authority),
            paper: None,
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
    let paper = whose.paper.map(on_paper);
    view! {
        <Page title narrow=true instrument=whose.instrument whose=whose.authority bar>
            {paper}
            {children()}
        </Page>
    }
}

/// What the pages do not show by themselves: they are those that everybody fills in.
fn on_paper(group: &'static str) -> AnyView {
    view! {
        <div class="qs-notice">
            <p>
                <strong>{format!("Formulier op papier: {group}. ")}</strong>
                "U bent ingelogd als trekker. Voer in wat er op het papier staat. Wilt u de vragenlijst voor uzelf invullen? Log dan eerst uit."
            </p>
        </div>
    }
    .into_any()
}

//! The page around the form of one part.

use crate::pages::scans::parts::{back, below};
use crate::pages::{
    problems::{ErrorSummary, Problems},
    scan_page::{ScanTab, scan_page},
};
use leptos::prelude::*;
use services::scans::Scan;

/// That a part stands as the earlier scan had it, until it is saved.
pub fn taken_over(is_taken_over: bool) -> Option<AnyView> {
    is_taken_over.then(|| {
        view! {
            <p class="qs-notice">
                <strong>"Overgenomen uit de vorige scan."</strong>
                " Klopt het nog? Pas aan wat anders is en sla het op."
            </p>
        }
        .into_any()
    })
}

/// What the list of what is wrong comes down to: whatever was typed is kept.
pub const KEPT: &str = "Opgeslagen. Dit klopt nog niet:";

/// The page of one part.
pub fn section(
    scan: &Scan,
    title: &'static str,
    lead: &'static str,
    problems: Problems,
    form: AnyView,
) -> AnyView {
    section_with(scan, title, lead, (problems, KEPT), form)
}

/// The page of a part that two people write, of which the list can come down to something else.
pub fn section_with(
    scan: &Scan,
    title: &'static str,
    lead: &'static str,
    (problems, comes_down_to): (Problems, &'static str),
    form: AnyView,
) -> AnyView {
    let content = view! {
        {back(below(&scan.id, "/voorbereiding"), "Terug naar de voorbereiding")}
        <h1>{title}</h1>
        <ErrorSummary problems heading=comes_down_to/>
        <p class="qs-lead">{lead}</p>
        {form}
    };
    scan_page(scan, ScanTab::Preparation, title, content.into_any())
}

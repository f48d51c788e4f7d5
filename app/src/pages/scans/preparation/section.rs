//! The page around the form of one part.

use crate::pages::scans::parts::{back, below, pointed_out};
use crate::pages::{
    crossed::{Opened, heading},
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
const KEPT: &str = "Opgeslagen. Dit klopt nog niet:";

/// What the list above a form says, and what it comes down to.
pub type Told = (Problems, &'static str);

/// That somebody else changed the part meanwhile; or else what is wrong with it, where the address asks to point that out.
pub fn what_to_tell<F>(
    opened: &Opened<F>,
    points_out: bool,
    wrong: impl FnOnce(&F) -> Problems,
) -> Told {
    let filled = &opened.filled;
    if opened.kept.is_some() {
        (filled.problems.clone(), heading(true))
    } else {
        let problems = pointed_out(points_out, || wrong(&filled.form));
        (problems, KEPT)
    }
}

/// The page of one part.
pub fn section(
    scan: &Scan,
    title: &'static str,
    lead: &'static str,
    (problems, comes_down_to): Told,
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

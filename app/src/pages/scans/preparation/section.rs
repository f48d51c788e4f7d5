//! The page around the form of one part.

use crate::pages::scans::parts::{back, below};
use crate::pages::{
    failure::Failure,
    problems::{ErrorSummary, Problems},
    scan_page::{ScanTab, scan_page},
    visit::Visit,
    words,
};
use leptos::prelude::*;
use services::Refusal;
use services::scans::{Refused, Scan, Standing};

/// Whether a part stops changing when the questionnaire opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Until the questionnaire opens.
    Opening,
    /// Until the scan is over.
    TheEnd,
}

/// A part may be filled in by this visitor, now.
///
/// # Errors
/// The page that says why not.
pub fn may_change(
    scan: &Scan,
    visit: &Visit,
    until: Until,
    may: impl FnOnce(Standing) -> bool,
) -> Result<(), Failure> {
    if !may(scan.standing(&visit.actor)) {
        return Err(Failure::Forbidden);
    }
    let open = match until {
        Until::Opening => scan.state.is_before_opening(),
        Until::TheEnd => scan.state.is_running(),
    };
    let refusal = Refusal::Scan {
        guard: Refused::NotInThisState,
    };
    if open {
        Ok(())
    } else {
        Err(Failure::NotNow(words::refusal(&refusal)))
    }
}

/// The page of one part.
pub fn section(
    scan: &Scan,
    title: &'static str,
    lead: &'static str,
    problems: Problems,
    form: AnyView,
) -> AnyView {
    let content = view! {
        {back(below(&scan.id, "/voorbereiding"), "Terug naar de voorbereiding")}
        <h1>{title}</h1>
        <ErrorSummary problems heading="Opgeslagen. Dit klopt nog niet:"/>
        <p class="qs-lead">{lead}</p>
        {form}
    };
    scan_page(scan, ScanTab::Preparation, title, content.into_any())
}

//! `/scans/{id}/resultaten/vergelijking`

use super::content::{then_and_now, when};
use super::words;
use crate::pages::load::load;
use crate::pages::scan_page::{ScanTab, scan_id, scan_page};
use crate::pages::scans::parts::{back, below};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::results::{self, NothingBeside, ThenAndNow, ThenAndNowView};
use services::scans::Scan;

/// `/scans/{id}/resultaten/vergelijking`
#[component]
pub fn ThenAndNowPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let view = results::load_beside(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view))
    })
}

fn page(view: &ThenAndNowView) -> AnyView {
    let scan = &view.scan;
    let (kicker, content) = match &view.then_and_now {
        ThenAndNow::Beside(beside) => {
            let kicker = view! { <p class="qs-kicker">{when(beside)}</p> };
            (Some(kicker), then_and_now(beside))
        }
        ThenAndNow::Nothing(why) => (None, nothing(scan, why)),
    };
    let content = view! {
        {back(below(&scan.id, "/resultaten"), "Terug naar de resultaten")}
        {kicker}
        <h1>"Toen en nu"</h1>
        {content}
    };
    scan_page(scan, ScanTab::Results, "Toen en nu", content.into_any())
}

/// Why there is nothing to compare, and what there is instead.
fn nothing(scan: &Scan, why: &NothingBeside) -> AnyView {
    let earlier = scan
        .previous
        .as_ref()
        .filter(|_| *why != NothingBeside::NotPublic)
        .map(|_| {
            view! { <p>"Op "<a href=below(&scan.id, "")>"de stand van zaken"</a>" staat waar u de eerdere scan vindt."</p> }
        });
    view! {
        <div class="qs-empty">
            <p><strong>{words::nothing(why)}</strong></p>
            {earlier}
        </div>
    }
    .into_any()
}

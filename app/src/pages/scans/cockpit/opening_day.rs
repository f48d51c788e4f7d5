//! That the first day is there and the questionnaire is not open.

use crate::pages::dates;
use crate::pages::scans::parts::below;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::scans::{self, Cockpit};

/// Nothing where it is open, or need not be yet.
pub fn not_open_yet(cockpit: &Cockpit, today: NaiveDate) -> Option<AnyView> {
    let scan = &cockpit.scan;
    let planned = dates::day(scans::waits_to_open(scan, today)?.opens_on);
    let what = if cockpit.standing.lead {
        let (open, change) = ("/vragenlijst", "/voorbereiding/periode");
        view! {
            <p>{format!("U koos {planned} als eerste dag. De vragenlijst gaat niet vanzelf open: dat doet u.")}</p>
            <p class="qs-links">
                <a class="qs-standalone" href=below(&scan.id, open)>"Naar het openen van de vragenlijst"</a>
                <a class="qs-standalone" href=below(&scan.id, change)>"Andere periode kiezen"</a>
            </p>
        }
        .into_any()
    } else {
        view! { <p>{format!("De eerste dag is gepland op {planned}. De vragenlijst gaat niet vanzelf open: dat doet de trekker.")}</p> }
            .into_any()
    };
    Some(
        view! {
            <div class="qs-notice">
                <p><strong>"De vragenlijst is nog niet open"</strong></p>
                {what}
            </div>
        }
        .into_any(),
    )
}

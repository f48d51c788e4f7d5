//! The scan before this one and the ones after it, and the way to a repeat measurement.

use crate::pages::dates;
use crate::pages::scans::parts::below;
use crate::pages::scans::repeat::timing;
use crate::pages::scans::words::state;
use leptos::prelude::*;
use services::authorities::LinkedScan;
use services::scans::{Cockpit, Obstacle, RepeatOffer, State, Timing};

/// Nothing for a scan that stands alone and still runs.
pub fn repeat(cockpit: &Cockpit) -> Option<AnyView> {
    let previous = cockpit.previous.as_ref().map(|scan| row("Eerder", scan));
    let newer: Vec<_> = cockpit
        .newer
        .iter()
        .map(|scan| row("Daarna", scan))
        .collect();
    let offer = cockpit.offer.as_ref().and_then(|own| offer(cockpit, own));
    if previous.is_none() && newer.is_empty() && offer.is_none() {
        return None;
    }
    let has_rows = previous.is_some() || !newer.is_empty();
    let rows = has_rows.then(|| view! { <ul class="qs-rows">{previous}{newer}</ul> });
    let state = cockpit.scan.state;
    let has_results = state >= State::Closed && state != State::Cancelled;
    let beside = (cockpit.scan.is_repeat && has_results).then(|| {
        let href = below(&cockpit.scan.id, "/resultaten/vergelijking");
        view! { <p><a class="qs-standalone" href=href>"Toen en nu naast elkaar"</a></p> }
    });
    Some(
        view! {
            <section class="qs-section" aria-labelledby="herhaalmeting">
                <h2 id="herhaalmeting">{heading(cockpit)}</h2>
                {rows}
                {beside}
                {offer}
            </section>
        }
        .into_any(),
    )
}

fn heading(cockpit: &Cockpit) -> &'static str {
    let is_time = |offer: RepeatOffer| offer.stands() && offer.timing == Timing::Usual;
    let stands_alone = cockpit.previous.is_none() && cockpit.newer.is_empty();
    if cockpit.offer.is_some_and(is_time) {
        "Een herhaalmeting kan"
    } else if stands_alone {
        "Herhaalmeting"
    } else {
        "Eerdere en latere scans"
    }
}

fn row(when: &str, scan: &LinkedScan) -> AnyView {
    let label = format!(
        "{when}: scan van {}, {}",
        scan.authority.in_sentence(),
        dates::month(scan.requested_on)
    );
    view! { <li><a href=scan.path.clone()>{label}</a><p class="qs-note">{state(scan.state)}</p></li> }
        .into_any()
}

/// What can be done now. Of a repeat measurement that is there already the list tells.
fn offer(cockpit: &Cockpit, offer: &RepeatOffer) -> Option<AnyView> {
    let sentence = match offer.obstacle {
        Some(Obstacle::Repeated | Obstacle::NotTheLast) => return None,
        Some(Obstacle::Ended) => {
            "De organisatie bestaat niet meer. Een herhaalmeting kan dus niet.".to_owned()
        }
        Some(Obstacle::Running) => {
            "Er loopt een andere scan van deze organisatie. Een herhaalmeting kan pas als die klaar is."
                .to_owned()
        }
        None => timing(offer),
    };
    let button = offer.stands().then(|| {
        let class = if offer.timing == Timing::Usual {
            "qs-button qs-button--primary"
        } else {
            "qs-button"
        };
        let href = below(&cockpit.scan.id, "/herhaalmeting");
        view! { <p class="qs-finding"><a class=class href=href>"Herhaalmeting aanvragen"</a></p> }
    });
    Some(view! { <p class="qs-measure">{sentence}</p>{button} }.into_any())
}

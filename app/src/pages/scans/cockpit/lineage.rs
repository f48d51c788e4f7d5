//! Where the authority of a scan came from and what became of it, with the scans of those before it.

use crate::pages::authorities::{of_authority, of_change, words};
use crate::pages::dates;
use crate::pages::scans::words::state;
use leptos::prelude::*;
use services::authorities::changes::Stage;
use services::authorities::{Authority, LinkedScan};
use services::scans::Cockpit;

/// Nothing for an authority that neither ends nor succeeds one with a scan.
pub fn lineage(cockpit: &Cockpit) -> Option<AnyView> {
    let (ends, before) = (ends(cockpit), before(&cockpit.predecessors));
    let is_something = ends.is_some() || before.is_some();
    is_something.then(|| {
        view! {
            <section aria-labelledby="herindeling">
                <h2 id="herindeling">"Herindeling"</h2>
                {ends}
                {before}
            </section>
        }
        .into_any()
    })
}

/// What became of the authority, or is to become of it.
fn ends(cockpit: &Cockpit) -> Option<AnyView> {
    let authority = &cockpit.scan.authority;
    let open = cockpit
        .change
        .as_ref()
        .filter(|change| change.stage != Stage::Done);
    let sentence = match (open, authority.valid_to) {
        (Some(change), _) => words::ending(&change.ending, change.stage),
        (None, Some(last)) if !cockpit.successors.is_empty() => {
            let first_day = last.succ_opt().unwrap_or(last);
            let became = words::became(&cockpit.successors);
            format!(
                "{} is op {} {became}.",
                authority.begins_sentence(),
                dates::day(first_day)
            )
        }
        (None, _) => return None,
    };
    let goes_on = cockpit
        .scan
        .state
        .is_running()
        .then_some(" De scan loopt door onder de eigen naam. Er gaat niets verloren.");
    let change = open.filter(|_| cockpit.standing.programme).map(|change| {
        let href = of_change(&change.ending.authority.code);
        view! { <p><a href=href>"Herindeling bekijken"</a></p> }
    });
    let successors = links(cockpit);
    Some(view! { <p>{sentence}{goes_on}</p>{successors}{change} }.into_any())
}

/// The successors, for who may look through the register.
fn links(cockpit: &Cockpit) -> Option<AnyView> {
    let may_look = cockpit.standing.programme || cockpit.standing.clerk;
    let link = |successor: &Authority| {
        let label = successor.display_name.clone();
        view! { <li><a href=of_authority(&successor.code)>{label}</a></li> }
    };
    let links: Vec<_> = cockpit.successors.iter().map(link).collect();
    (may_look && !links.is_empty()).then(|| view! { <ul class="qs-list">{links}</ul> }.into_any())
}

/// Scans of those that this authority succeeds.
fn before(scans: &[LinkedScan]) -> Option<AnyView> {
    let rows: Vec<_> = scans
        .iter()
        .map(|scan| {
            let label = format!("Scan van {}", scan.authority.in_sentence());
            let when = format!(
                "{}, aangevraagd in {}",
                state(scan.state),
                dates::month(scan.requested_on)
            );
            view! { <li><a href=scan.path.clone()>{label}</a><p class="qs-note">{when}</p></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <p>"Scans van wie geheel of deels in deze organisatie opging:"</p>
            <ul class="qs-rows">{rows}</ul>
        }
        .into_any()
    })
}

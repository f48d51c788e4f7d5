//! The groups in intervision that a scan is in, and what its authority takes along.

use crate::pages::peer_review::words::{meeting, state, to_do_of};
use crate::pages::results::typed_text;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::peer_review::{PeerGroup, PeerMember};
use services::scans::Cockpit;

/// Nothing for a scan that was never invited. What it asks the others stays inside the group; its own report is told.
pub fn peers(cockpit: &Cockpit, today: NaiveDate) -> Option<AnyView> {
    let of_scan = |group: &PeerGroup| {
        let member = group.member(&cockpit.scan.id)?;
        let part = member.has_a_place() || member.left.is_some();
        part.then(|| row(cockpit, group, member, today))
    };
    let rows: Vec<_> = cockpit.peers.iter().filter_map(of_scan).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="intervisie">
                <h2 id="intervisie">"Intervisie"</h2>
                <ul class="qs-rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn row(cockpit: &Cockpit, group: &PeerGroup, member: &PeerMember, today: NaiveDate) -> AnyView {
    let standing = cockpit.standing;
    let href = if standing.lead || standing.clerk {
        format!("/intervisie/{}", group.id)
    } else {
        format!("/programma/intervisie/{}", group.id)
    };
    let next = group
        .next_meeting(today)
        .filter(|_| !group.is_cancelled() && member.has_a_place())
        .map(|next| view! { <p>{format!("Volgende bijeenkomst: {}", meeting(next))}</p> });
    let to_do = if member.is_gone() {
        Some("Doet niet meer mee.")
    } else {
        let wanted = group.wants(member, today);
        wanted.map(|wanted| to_do_of(wanted, standing.lead))
    };
    let report = (!member.report.is_empty()).then(|| {
        view! { <p class="qs-note">"Wat zij meenemen:"</p> {typed_text(&member.report)} }
    });
    view! {
        <li class="qs-stack qs-stack--tight">
            <p><a class="qs-standalone" href=href>{group.name.clone()}</a></p>
            <p class="qs-note">{state(group, today)}</p>
            {next}
            {to_do.map(|what| view! { <p><strong>{what}</strong></p> })}
            {report}
        </li>
    }
    .into_any()
}

//! `/intervisie`: the groups that somebody is inside.

use super::below;
use super::words::{meeting, name, state, to_do_of};
use crate::pages::load::load;
use crate::pages::visit::use_visit;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::Actor;
use services::peer_review::{self, OwnGroup};

/// `/intervisie`
#[component]
pub fn PeerGroupsPage() -> impl IntoView {
    let visit = use_visit();
    load(async move {
        let (today, groups) = peer_review::mine(&visit.actor, visit.services()).await?;
        let is_officer = visit.actor.require_programme().is_ok();
        let all = is_officer.then(|| {
            view! { <p class="qs-finding"><a class="qs-standalone" href="/programma/intervisie">"Alle groepen en voorstellen"</a></p> }
        });
        let body = if groups.is_empty() {
            empty()
        } else {
            let rows: Vec<_> = groups
                .iter()
                .map(|own| row(own, &visit.actor, today))
                .collect();
            view! { <ul class="qs-rows qs-section">{rows}</ul> }.into_any()
        };
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/scans">"Terug naar de scans"</a></p>
            <h1>"Intervisie"</h1>
            <p class="qs-lead">"Met een paar andere organisaties die ook een verbeterplan hebben: u brengt één vraag, de anderen geven suggesties."</p>
            {all}
            {body}
        };
        Ok(super::page("Intervisie", content.into_any()))
    })
}

fn empty() -> AnyView {
    view! {
        <div class="qs-empty qs-section">
            <p><strong>"U zit nog niet in een groep."</strong></p>
            <p>"Het programma stelt groepen samen en nodigt de trekkers uit met een mail. Dat kan zodra uw verbeterplan is vastgesteld."</p>
        </div>
    }
    .into_any()
}

fn row(own: &OwnGroup, actor: &Actor, today: NaiveDate) -> AnyView {
    let group = &own.group;
    let members: Vec<_> = group.with_a_place().map(|own| name(&own.scan)).collect();
    let next = group
        .next_meeting(today)
        .filter(|_| !group.is_cancelled() && group.expects(actor))
        .map(|next| view! { <p>{format!("Volgende bijeenkomst: {}", meeting(next))}</p> });
    view! {
        <li class="qs-stack qs-stack--tight">
            <h2><a href=below(&group.id, "")>{group.name.clone()}</a></h2>
            <p class="qs-note">{format!("{}. {}", state(group, today), members.join(", "))}</p>
            {next}
            {to_do(own, actor, today).map(|what| view! { <p><strong>{what}</strong></p> })}
        </li>
    }
    .into_any()
}

/// What somebody's authority still has to bring: a task to its lead, news to whoever else is in the group.
fn to_do(own: &OwnGroup, actor: &Actor, today: NaiveDate) -> Option<&'static str> {
    let group = &own.group;
    let members = own.own.iter().filter_map(|scan| group.member(scan));
    let members: Vec<_> = members.collect();
    if !members.is_empty() && members.iter().all(|own| own.is_gone()) {
        return Some("U doet niet meer mee.");
    }
    let mut wanted = members.iter().filter_map(|own| {
        let leads = own.scan.standing(actor).lead;
        group
            .wants(own, today)
            .map(|wanted| to_do_of(wanted, leads))
    });
    wanted.next()
}

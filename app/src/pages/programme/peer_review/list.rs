//! `/programma/intervisie`: the groups, and groups that could be formed.

use super::{ADDRESS, below};
use crate::pages::load::load;
use crate::pages::peer_review::words::{meeting, name, reason, state};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scans::parts::{below as below_scan, kind};
use crate::pages::table::{Column::Text, Table, stacked_cell};
use crate::pages::visit::use_visit;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::peer_review::{self, Act, Overview, PeerGroup, SuggestedGroup};
use services::scans::Scan;

/// `/programma/intervisie`
#[component]
pub fn PeerReviewPage() -> impl IntoView {
    let visit = use_visit();
    load(async move {
        let overview = peer_review::overview(&visit.actor, visit.services()).await?;
        let content = view! {
            <h1>"Intervisie"</h1>
            <p class="qs-lead">"Vier tot zes organisaties met een vastgesteld plan helpen elkaar. Ieder brengt één vraag, de anderen geven suggesties."</p>
            <p class="qs-finding"><a class="qs-button" href=format!("{ADDRESS}/nieuw")>"Zelf een groep samenstellen"</a></p>
            {groups(&overview)}
            {proposals(&overview)}
            {free(&overview)}
        };
        Ok(programme_page(
            Part::PeerReview,
            "Intervisie",
            content.into_any(),
        ))
    })
}

fn groups(overview: &Overview) -> AnyView {
    let body = if overview.groups.is_empty() {
        view! {
            <div class="qs-empty">
                <p><strong>"Er is nog geen groep."</strong></p>
                <p>"Begin met een voorstel hieronder, of stel zelf een groep samen. U nodigt pas uit als de groep klaar is."</p>
            </div>
        }
        .into_any()
    } else {
        let rows: Vec<_> = overview
            .groups
            .iter()
            .map(|group| row(group, overview.today))
            .collect();
        view! {
            <Table
                label="Groepen"
                stacked=true
                columns=&[
                    Text("Groep"),
                    Text("Stand"),
                    Text("Organisaties"),
                    Text("Volgende bijeenkomst"),
                    Text("Nog geen vraag"),
                ]
            >
                {rows}
            </Table>
        }
        .into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="groepen">
            <h2 id="groepen">"Groepen"</h2>
            {body}
        </section>
    }
    .into_any()
}

fn row(group: &PeerGroup, today: NaiveDate) -> AnyView {
    let members: Vec<_> = group.with_a_place().map(|own| name(&own.scan)).collect();
    let next = group.next_meeting(today).filter(|_| !group.is_cancelled());
    let next = next.map_or_else(|| "Geen".to_owned(), meeting);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><a href=below(&group.id, "")>{group.name.clone()}</a></th>
            {stacked_cell("Stand", state(group, today).into_any())}
            {stacked_cell("Organisaties", members.join(", ").into_any())}
            {stacked_cell("Volgende bijeenkomst", next.into_any())}
            {stacked_cell("Nog geen vraag", without_question(group).into_any())}
        </tr>
    }
    .into_any()
}

/// Who said yes and brought no question, while that still matters.
fn without_question(group: &PeerGroup) -> String {
    if group.life().allow(Act::Ask).is_err() {
        return "–".to_owned();
    }
    let those = group.taking_part().filter(|own| own.question.is_empty());
    let names: Vec<_> = those.map(|own| name(&own.scan)).collect();
    if names.is_empty() {
        "Niemand".to_owned()
    } else {
        names.join(", ")
    }
}

fn proposals(overview: &Overview) -> AnyView {
    let body = if overview.proposals.is_empty() {
        view! {
            <div class="qs-empty">
                <p><strong>"Er zijn nu geen voorstellen."</strong></p>
                <p>"Voor een groep zijn vier organisaties nodig met een vastgesteld plan en een trekker, die niet al in een groep zitten."</p>
            </div>
        }
        .into_any()
    } else {
        let rows: Vec<_> = overview.proposals.iter().zip(1..).map(proposal).collect();
        view! {
            <p class="qs-measure">"Zo passen organisaties die nog vrij zijn bij elkaar, gezien hun plannen en wat van hun resultaten openbaar is. De volgorde zegt niets."</p>
            {rows}
        }
        .into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="voorstellen">
            <h2 id="voorstellen">"Voorstellen"</h2>
            {body}
        </section>
    }
    .into_any()
}

fn proposal((own, number): (&SuggestedGroup, u32)) -> AnyView {
    let ids: Vec<_> = own.members.iter().map(|scan| scan.id.as_str()).collect();
    let href = format!("{ADDRESS}/nieuw?scans={}", ids.join(","));
    let members: Vec<_> = own.members.iter().map(member).collect();
    let reasons: Vec<_> = own
        .reasons
        .iter()
        .map(|why| view! { <li>{reason(why, own.members.len())}</li> })
        .collect();
    view! {
        <article class="qs-finding qs-stack">
            <h3>{format!("Voorstel {number}")}</h3>
            <ul class="qs-list">{members}</ul>
            <p><strong>"Waarom deze groep?"</strong></p>
            <ul class="qs-list">{reasons}</ul>
            <p><a class="qs-button" href=href>"Groep maken"<span class="qs-visually-hidden">{format!(" van voorstel {number}")}</span></a></p>
        </article>
    }
    .into_any()
}

fn member(scan: &Scan) -> AnyView {
    view! { <li><a href=below_scan(&scan.id, "")>{name(scan)}</a>" "<span class="qs-note">{kind(scan.authority.kind)}</span></li> }
        .into_any()
}

fn free(overview: &Overview) -> Option<AnyView> {
    let rows: Vec<_> = overview.free.iter().map(member).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="qs-disclosure qs-section">
                <summary>{format!("Wie nog niet in een groep zitten ({})", rows.len())}</summary>
                <ul class="qs-list">{rows}</ul>
            </details>
        }
        .into_any()
    })
}

//! `/programma/griffierspool`: who is in the pool, and what waits for the programme.

use super::{fields, home::home_of, of_member, waiting::waiting};
use crate::pages::{
    dates,
    load::load,
    numbers::whole,
    pool_words,
    programme::frame::{Part, programme_page},
    scans::tied::all_tied,
    table::{Column::Text, Table, stacked_cell},
    visit::use_visit,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::pool::{self, PoolMember};
use services::scans;

/// `/programma/griffierspool`
#[component]
pub fn PoolPage() -> impl IntoView {
    let visit = use_visit();
    let query = use_query_map();
    let count = |name| {
        query
            .read_untracked()
            .get(name)
            .and_then(|text| text.parse().ok())
    };
    let imported = count("nieuw").zip(count("bijgewerkt"));
    load(async move {
        let members = pool::members(&visit.actor, visit.services()).await?;
        let questions = scans::clerk_questions(&visit.actor, visit.services()).await?;
        let tied = scans::tied_clerks(&visit.actor, visit.services()).await?;
        let today = visit.services().clock().today();
        let content = view! {
            <h1>"Griffierspool"</h1>
            {imported.map(taken)}
            {all_tied(&tied)}
            {waiting(&questions)}
            {table(&members, today)}
        };
        Ok(programme_page(
            Part::Pool,
            "Griffierspool",
            content.into_any(),
        ))
    })
}

/// What an import did.
fn taken((added, changed): (u32, u32)) -> AnyView {
    let sentence = format!(
        "Overgenomen. Nieuw: {}. Bijgewerkt: {}.",
        whole(added.into()),
        whole(changed.into())
    );
    view! { <p class="qs-notice" role="status">{sentence}</p> }.into_any()
}

fn table(members: &[PoolMember], today: NaiveDate) -> AnyView {
    let actions = view! {
        <div class="qs-button-group">
            <a class="qs-button qs-button--primary" href="/programma/griffierspool/nieuw">"Griffier uitnodigen"</a>
            <a class="qs-standalone" href="/programma/griffierspool/importeren">"Griffiers importeren"</a>
            <a class="qs-standalone" href="/programma/griffierspool/conflicten">"Uitsluitingen"</a>
            <a class="qs-standalone" href="/programma/griffierspool.csv">"Lijst opslaan als bestand (CSV)"</a>
        </div>
    };
    if members.is_empty() {
        return view! {
            <div class="qs-empty qs-section">
                <p><strong>"Er zit nog niemand in de pool."</strong></p>
                <p>"Nodig griffiers uit. Zij vullen hun profiel zelf in en staan dan hier."</p>
                {actions}
            </div>
        }
        .into_any();
    }
    let rows: Vec<_> = members.iter().map(|member| row(member, today)).collect();
    let count = if members.len() == 1 {
        "1 griffier".to_owned()
    } else {
        format!("{} griffiers", whole(members.len() as u64))
    };
    view! {
        <section class="qs-section" aria-labelledby="leden">
            <h2 id="leden">{format!("Wie er in de pool zitten: {count}")}</h2>
            {actions}
            <Table
                label="Leden van de griffierspool"
                columns=&[
                    Text("Naam"),
                    Text("Eigen organisatie"),
                    Text("Dit halfjaar bezet"),
                    Text("Begeleidde"),
                    Text("Nu"),
                ]
                stacked=true
                lines=true
            >
                {rows}
            </Table>
            <p class="qs-note qs-measure">{fields::PLACES}</p>
        </section>
    }
    .into_any()
}

fn row(member: &PoolMember, today: NaiveDate) -> AnyView {
    let facts = &member.facts;
    let home = home_of(member, today);
    let kinds: Vec<_> = facts
        .kinds
        .iter()
        .map(|kind| pool_words::several(*kind).to_lowercase())
        .collect();
    let kinds = if kinds.is_empty() {
        "nog geen".to_owned()
    } else {
        kinds.join(", ")
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><a href=of_member(&facts.id)>{facts.name.clone()}</a></th>
            {stacked_cell("Eigen organisatie", home.into_any())}
            {stacked_cell("Dit halfjaar bezet", pool_words::occupancy(facts.occupied(), facts.capacity).into_any())}
            {stacked_cell("Begeleidde", kinds.into_any())}
            {stacked_cell("Nu", now(member, today).into_any())}
        </tr>
    }
    .into_any()
}

/// Whether the member can be asked just now.
fn now(member: &PoolMember, today: NaiveDate) -> String {
    let facts = &member.facts;
    let away = facts.absences.iter().find(|absence| absence.covers(today));
    if !facts.active {
        "doet nu niet mee".to_owned()
    } else if let Some(absence) = away {
        format!("weg tot en met {}", dates::day(absence.until))
    } else if facts.home.is_none() {
        "kan niet worden gevraagd".to_owned()
    } else if facts.capacity == 0 {
        "neemt geen scans aan".to_owned()
    } else if facts.occupied() >= facts.capacity {
        "vol".to_owned()
    } else if member.profile.kept_on.is_none() {
        "profiel nog niet ingevuld".to_owned()
    } else if !facts.confirmed {
        "nog niet bevestigd".to_owned()
    } else {
        "kan worden gevraagd".to_owned()
    }
}

//! `/scans`: the scans somebody has to do with.

use super::parts::{below, kind};
use super::words;
use crate::pages::{dates, frame::Page, load::load, visit::use_visit};
use leptos::prelude::*;
use services::scans::{self, ListedScan, Proposal, Scan, ScanList, Turn, Who};

/// `/scans`
#[component]
pub fn ScansPage() -> impl IntoView {
    let visit = use_visit();
    load(async move {
        let list = scans::list(&visit.actor, visit.services()).await?;
        Ok(view! {
            <Page title="Scans">
                <h1>"Scans"</h1>
                {proposals(&list.proposals)}
                {clerk(&list)}
                {own(&list)}
                {all(&list)}
                {list.may_request.then(|| view! {
                    <p class="qs-finding"><a class="qs-button" href="/scans/nieuw">"Nieuwe scan aanvragen"</a></p>
                })}
            </Page>
        })
    })
}

/// Questions to a clerk come first: somebody waits for the answer.
fn proposals(proposals: &[(Scan, Proposal)]) -> AnyView {
    if proposals.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = proposals
        .iter()
        .map(|(scan, proposal)| {
            let since = dates::day(dates::local_day(proposal.proposed_at));
            view! {
                <li>
                    <p><strong>{scan.authority.display_name.clone()}</strong><br/><span class="qs-note">{since}</span></p>
                    <div class="qs-stack">
                        <p>{format!("Wilt u deze scan begeleiden? Trekker is {}.", scan.lead.name)}</p>
                        <p><a class="qs-button qs-button--primary" href=below(&scan.id, "/verzoek")>"Bekijken en antwoorden"</a></p>
                    </div>
                </li>
            }
        })
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="verzoeken">
            <h2 id="verzoeken">"Aan u gevraagd"</h2>
            <ul class="qs-rows qs-rows--wide">{rows}</ul>
        </section>
    }
    .into_any()
}

fn own(list: &ScanList) -> AnyView {
    if !list.own.is_empty() {
        return own_table(&list.own);
    }
    if !list.all.is_empty() || !list.proposals.is_empty() {
        return ().into_any();
    }
    let next = if list.may_request {
        "Vraag een scan aan voor uw organisatie. U bereidt hem daarna stap voor stap voor."
    } else {
        "U ziet hier een scan zodra het programmabureau u vraagt om er een te begeleiden."
    };
    view! {
        <div class="qs-empty qs-section">
            <p><strong>"U hebt nog geen scans."</strong></p>
            <p>{next}</p>
        </div>
    }
    .into_any()
}

/// A clerk keeps a profile, by which the programme chooses whom it asks.
fn clerk(list: &ScanList) -> AnyView {
    if !list.is_clerk {
        return ().into_any();
    }
    view! {
        <p class="qs-finding">
            <a class="qs-standalone" href="/mijn-profiel">"Uw profiel, afwezigheid en agenda"</a>
            <br/>
            <a class="qs-standalone" href="/overheden">"Overheden: opzoeken wie waar ligt en wat er openbaar is"</a>
        </p>
    }
    .into_any()
}

fn own_table(scans: &[ListedScan]) -> AnyView {
    let rows: Vec<_> = scans.iter().map(own_row).collect();
    view! {
        <section class="qs-section" aria-labelledby="eigen">
            <h2 id="eigen">"Uw scans"</h2>
            <div class="qs-scroll" tabindex="0" role="region" aria-label="Tabel: Uw scans">
                <table class="qs-table">
                    <thead>
                        <tr>
                            <th scope="col">"Organisatie"</th>
                            <th scope="col">"Eerstvolgende dag"</th>
                            <th scope="col">"Wat u kunt doen"</th>
                            <th scope="col">"Stand"</th>
                            <th scope="col">"Trekker en procesbegeleider"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn own_row(listed: &ListedScan) -> AnyView {
    let scan = &listed.scan;
    let next = listed.next.map_or_else(
        || "Nog geen".to_owned(),
        |(on, what)| format!("{}: {}", dates::day(on), words::scan_day(what)),
    );
    let next = if scan.state.is_running() {
        next
    } else {
        "Geen".to_owned()
    };
    let what = match (listed.own_turn, listed.turn) {
        (Some(own), _) => sentence_of(own),
        (None, Some(other)) => format!("Niets. {}", turn(other)),
        (None, None) => "Niets meer".to_owned(),
    };
    view! {
        <tr>
            {name_of(scan)}
            <td>{next}</td>
            <td>{what}</td>
            <td>{words::state_of(scan)}</td>
            {people_of(scan)}
        </tr>
    }
    .into_any()
}

/// What the one who looks can do, with its day.
fn sentence_of(turn: Turn) -> String {
    let task = words::task_sentence(turn.task);
    turn.by.map_or_else(
        || task.to_owned(),
        |day| format!("{task} Dag: {}.", dates::day(day)),
    )
}

fn name_of(scan: &Scan) -> AnyView {
    view! {
        <th scope="row">
            <a href=below(&scan.id, "")>{scan.authority.display_name.clone()}</a>
            <span class="qs-note">{kind(scan.authority.kind)}</span>
        </th>
    }
    .into_any()
}

fn people_of(scan: &Scan) -> AnyView {
    let clerk = scan
        .clerk
        .as_ref()
        .map_or("nog geen procesbegeleider", |clerk| clerk.name.as_str())
        .to_owned();
    view! { <td>{scan.lead.name.clone()}<br/><span class="qs-note">{clerk}</span></td> }.into_any()
}

fn all(list: &ScanList) -> AnyView {
    if list.all.is_empty() {
        ().into_any()
    } else {
        table("alle", "Alle scans", &list.all)
    }
}

fn table(id: &'static str, title: &'static str, scans: &[ListedScan]) -> AnyView {
    let rows: Vec<_> = scans.iter().map(row).collect();
    view! {
        <section class="qs-section" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <div class="qs-scroll" tabindex="0" role="region" aria-label=format!("Tabel: {title}")>
                <table class="qs-table">
                    <thead>
                        <tr>
                            <th scope="col">"Organisatie"</th>
                            <th scope="col">"Stand"</th>
                            <th scope="col">"Aan zet"</th>
                            <th scope="col">"Trekker en procesbegeleider"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(listed: &ListedScan) -> AnyView {
    let scan = &listed.scan;
    view! {
        <tr>
            {name_of(scan)}
            <td>{words::state_of(scan)}</td>
            <td>{listed.turn.map_or_else(|| "Niemand meer".to_owned(), turn)}</td>
            {people_of(scan)}
        </tr>
    }
    .into_any()
}

/// Who must act, and for what, in one line.
fn turn(turn: Turn) -> String {
    let by = turn
        .by
        .map(|day| format!(" ({})", dates::day(day)))
        .unwrap_or_default();
    match turn.who {
        Who::Itself => format!("Gaat vanzelf: {}{by}", words::task(turn.task)),
        who => format!("{}: {}{by}", words::who(who), words::task(turn.task)),
    }
}

//! `/scans`: the scans somebody has to do with.

use super::clerks::asked;
use super::parts::{below, kind};
use super::words;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::table::{Column::Text, Table};
use crate::pages::{dates, frame::Page, load::load, visit::use_visit};
use leptos::prelude::*;
use services::results::names;
use services::scans::{self, ListedScan, Proposal, Scan, ScanList, Turn, Who};

/// `/scans`
#[component]
pub fn ScansPage() -> impl IntoView {
    let visit = use_visit();
    load(async move {
        let list = scans::list(&visit.actor, visit.services()).await?;
        let content = view! {
            <h1>"Scans"</h1>
            {proposals(&list.proposals)}
            {clerk(&list)}
            {own(&list)}
            {peers(&list)}
            {all(&list)}
            {list.may_request.then(|| view! {
                <p class="qs-finding"><a class="qs-button" href="/scans/nieuw">"Nieuwe scan aanvragen"</a></p>
            })}
        }
        .into_any();
        let is_officer = visit.actor.require_programme().is_ok();
        Ok(if is_officer {
            programme_page(Part::Scans, "Scans", content)
        } else {
            view! { <Page title="Scans">{content}</Page> }.into_any()
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
            let what = asked(scan, proposal);
            view! {
                <li>
                    <p><strong>{names::authority(scan.authority.kind, &scan.authority.display_name)}</strong><br/><span class="qs-note">{since}</span></p>
                    <div class="qs-stack">
                        <p>{format!("{what} Trekker is {}.", scan.lead.name)}</p>
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

/// The way to the groups of somebody who may be in one: with a scan of their own, or as a clerk who leads the talk.
fn peers(list: &ScanList) -> Option<AnyView> {
    (!list.own.is_empty() || list.is_clerk).then(|| {
        view! { <p class="qs-finding"><a class="qs-standalone" href="/intervisie">"Intervisie: uw groepen met andere organisaties"</a></p> }
            .into_any()
    })
}

fn own_table(scans: &[ListedScan]) -> AnyView {
    let rows: Vec<_> = scans.iter().map(own_row).collect();
    view! {
        <section class="qs-section" aria-labelledby="eigen">
            <h2 id="eigen">"Uw scans"</h2>
            <Table
                label="Uw scans"
                columns=&[
                    Text("Organisatie"),
                    Text("Eerstvolgende dag"),
                    Text("Wat u kunt doen"),
                    Text("Stand"),
                    Text("Trekker en procesbegeleider"),
                ]
            >
                {rows}
            </Table>
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
        |day| format!("{task} Uiterlijk {}.", dates::day(day)),
    )
}

fn name_of(scan: &Scan) -> AnyView {
    view! {
        <th scope="row">
            <a href=below(&scan.id, "")>{names::at_the_start(&scan.authority.display_name)}</a>
            <span class="qs-note">{kind(scan.authority.kind)}</span>
        </th>
    }
    .into_any()
}

fn people_of(scan: &Scan) -> AnyView {
    let clerks = scan.clerk_names();
    let clerk = clerks.unwrap_or_else(|| "nog geen procesbegeleider".to_owned());
    view! { <td>{scan.lead.name.clone()}<br/><span class="qs-note">{clerk}</span></td> }.into_any()
}

/// All scans, for the programme, with the ways to its lists.
fn all(list: &ScanList) -> AnyView {
    if list.all.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = list.all.iter().map(row).collect();
    view! {
        <section class="qs-section" aria-labelledby="alle">
            <h2 id="alle">"Alle scans"</h2>
            <p class="qs-links">
                <a class="qs-standalone" href="/programma/stilstand">"Scans die stilstaan"</a>
                <a class="qs-standalone" href="/programma/lijst">"Organisaties per stap"</a>
                <a class="qs-standalone" href="/programma/griffierspool#wachten">"Scans zonder procesbegeleider"</a>
            </p>
            <Table
                label="Alle scans"
                columns=&[
                    Text("Organisatie"),
                    Text("Stand"),
                    Text("Aan zet"),
                    Text("Trekker en procesbegeleider"),
                ]
            >
                {rows}
            </Table>
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

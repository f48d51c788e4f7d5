//! `/scans`: the scans somebody has to do with.

use super::all::{all, of_request};
use super::clerks::asked;
use super::parts::{below, kind};
use super::words;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::progress::words::way_to_behind;
use crate::pages::table::{Column::Text, Table, stacked_cell};
use crate::pages::{dates, frame::Page, load::load, visit::use_visit};
use chrono::Datelike as _;
use leptos::prelude::*;
use services::results::names;
use services::scans::{self, ListedScan, Proposal, Scan, ScanList, State, Turn, Who};

/// `/scans`
#[component]
pub fn ScansPage() -> impl IntoView {
    let visit = use_visit();
    let filter = of_request();
    load(async move {
        let list = scans::list(&visit.actor, visit.services()).await?;
        let is_officer = visit.actor.require_programme().is_ok();
        let request = list.may_request.then(|| {
            view! { <p class="qs-finding"><a class="qs-button" href="/scans/nieuw">"Nieuwe scan aanvragen"</a></p> }
        });
        Ok(if is_officer {
            let content = view! {
                <h1>"Scans"</h1>
                {proposals(&list.proposals)}
                {own(&list, "Uw eigen scans")}
                {all(&list, &filter)}
                {peers(&list)}
                {clerk(&list)}
                {request}
            };
            programme_page(Part::Scans, "Scans", content.into_any())
        } else {
            let content = view! {
                <h1>"Uw scans"</h1>
                {lead(&list).map(|sentence| view! { <p class="qs-lead">{sentence}</p> })}
                {proposals(&list.proposals)}
                {own(&list, "Lopend")}
                {nothing(&list)}
                {peers(&list)}
                {clerk(&list)}
                {request}
            };
            view! { <Page title="Uw scans">{content}</Page> }.into_any()
        })
    })
}

/// How many there are, and whether anything waits for the one who looks; nothing where there are none.
fn lead(list: &ScanList) -> Option<String> {
    let running = list.own.iter().filter(|listed| !is_over(&listed.scan));
    let (count, waiting) = running.fold((0, 0), |(count, waiting), listed| {
        (count + 1, waiting + usize::from(listed.own_turn.is_some()))
    });
    let many = match count {
        0 => return None,
        1 => "Er loopt 1 scan.".to_owned(),
        more => format!("Er lopen {more} scans."),
    };
    let turn = match (count, waiting) {
        (_, 0) => None,
        (1, _) => Some("U bent aan zet.".to_owned()),
        (all, waiting) if all == waiting => Some("Bij allemaal bent u aan zet.".to_owned()),
        (_, waiting) => Some(format!("Bij {waiting} daarvan bent u aan zet.")),
    };
    let asked = match list.proposals.len() {
        0 => None,
        1 => Some("Er wacht 1 vraag op uw antwoord.".to_owned()),
        more => Some(format!("Er wachten {more} vragen op uw antwoord.")),
    };
    let behind = list.own.iter().filter(|own| own.follow_up.is_behind());
    let behind = match behind.count() {
        0 => None,
        1 => Some("Bij 1 plan zijn acties over tijd of zonder bericht.".to_owned()),
        more => Some(format!(
            "Bij {more} plannen zijn acties over tijd of zonder bericht."
        )),
    };
    let told: Vec<String> = turn.into_iter().chain(asked).chain(behind).collect();
    Some(if told.is_empty() {
        format!("{many} U hoeft nu niets te doen.")
    } else {
        format!("{many} {}", told.join(" "))
    })
}

const fn is_over(scan: &Scan) -> bool {
    matches!(scan.state, State::FollowedUp | State::Cancelled)
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
                    <p><strong>{names::authority(scan.authority.kind, &scan.authority.display_name)}</strong><br/><span class="qs-note">{format!("Gevraagd op {since}")}</span></p>
                    <div class="qs-stack">
                        <p>{format!("{what} Trekker is {}.", scan.lead.name)}</p>
                        <p><a class="qs-button qs-button--primary" href=below(&scan.id, "/verzoek")>"Bekijken en antwoorden"</a></p>
                    </div>
                </li>
            }
        })
        .collect();
    let heading = if proposals.len() == 1 {
        "Wilt u deze scan begeleiden?"
    } else {
        "Wilt u deze scans begeleiden?"
    };
    view! {
        <section class="qs-section" aria-labelledby="verzoeken">
            <h2 id="verzoeken">{heading}</h2>
            <ul class="qs-rows qs-rows--wide">{rows}</ul>
        </section>
    }
    .into_any()
}

/// Those that run, and those that are over.
fn own(list: &ScanList, running: &'static str) -> AnyView {
    let (over, runs): (Vec<_>, Vec<_>) = list.own.iter().partition(|listed| is_over(&listed.scan));
    let runs = (!runs.is_empty()).then(|| {
        let rows: Vec<_> = runs.into_iter().map(own_row).collect();
        view! {
            <section class="qs-section" aria-labelledby="eigen">
                <h2 id="eigen">{running}</h2>
                <Table
                    label="Uw scans die lopen, de eerstvolgende dag bovenaan"
                    stacked=true
                    columns=&[
                        Text("Organisatie"),
                        Text("Wat u nu doet"),
                        Text("Eerstvolgende dag"),
                        Text("Stand"),
                        Text("Trekker en procesbegeleider"),
                    ]
                >
                    {rows}
                </Table>
            </section>
        }
    });
    let over = (!over.is_empty()).then(|| {
        let rows: Vec<_> = over.into_iter().map(over_row).collect();
        view! {
            <section class="qs-section" aria-labelledby="eerder">
                <h2 id="eerder">"Eerder"</h2>
                <Table
                    label="Uw scans die voorbij zijn"
                    stacked=true
                    columns=&[
                        Text("Organisatie"),
                        Text("Stand"),
                        Text("Trekker en procesbegeleider"),
                    ]
                >
                    {rows}
                </Table>
            </section>
        }
    });
    view! { {runs} {over} }.into_any()
}

/// What to do for who has no scans.
fn nothing(list: &ScanList) -> AnyView {
    if !list.own.is_empty() || !list.proposals.is_empty() {
        return ().into_any();
    }
    let next = if list.may_request {
        "Vraag een scan aan voor uw organisatie. U bereidt hem daarna stap voor stap voor."
    } else {
        "Zodra het programmabureau u vraagt om een scan te begeleiden, krijgt u een mail en staat de vraag hier. Kijk intussen of uw profiel klopt."
    };
    view! {
        <div class="qs-empty qs-section">
            <p><strong>"U hebt nog geen scans."</strong></p>
            <p>{next}</p>
        </div>
    }
    .into_any()
}

/// A clerk keeps a profile, by which the programme chooses whom it asks; it has the calendar as well. Who leads has the calendar alone.
fn clerk(list: &ScanList) -> AnyView {
    if !list.is_clerk {
        let calendar = (!list.own.is_empty()).then(|| {
            view! { <p class="qs-finding"><a class="qs-standalone" href="/mijn-agenda">"Gesprekken in uw eigen agenda"</a></p> }
        });
        return calendar.into_any();
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

fn own_row(listed: &ListedScan) -> AnyView {
    let scan = &listed.scan;
    let next = listed.next.map_or_else(
        || no_day(scan).to_owned(),
        |(on, what)| format!("{}: {}", dates::day(on), words::scan_day(what)),
    );
    let what = match (listed.own_turn, listed.turn) {
        (Some(own), _) => sentence_of(own),
        (None, Some(other)) => format!("Niets. {}", waits_for(other)),
        (None, None) => "Niets.".to_owned(),
    };
    let behind = way_to_behind(&scan.id, &listed.follow_up).map(|way| view! { <br/>{way} });
    let what = view! { {what}{behind} };
    view! {
        <tr role="row">
            {name_of(scan)}
            {stacked_cell("Wat u nu doet", what.into_any())}
            {stacked_cell("Eerstvolgende dag", next.into_any())}
            {stacked_cell("Stand", words::state_of(scan).into_any())}
            {stacked_cell("Trekker en procesbegeleider", people_of(scan))}
        </tr>
    }
    .into_any()
}

/// That nothing is planned, or that all of it was.
fn no_day(scan: &Scan) -> &'static str {
    if scans::has_days(scan) {
        "Alle afgesproken dagen zijn geweest"
    } else {
        "Nog geen dag afgesproken"
    }
}

fn over_row(listed: &ListedScan) -> AnyView {
    let scan = &listed.scan;
    view! {
        <tr role="row">
            {name_of(scan)}
            {stacked_cell("Stand", words::state_of(scan).into_any())}
            {stacked_cell("Trekker en procesbegeleider", people_of(scan))}
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

/// Who is to do something, as the others read it: "De trekker is aan zet: deelname bevestigen."
fn waits_for(turn: Turn) -> String {
    let task = words::task(turn.task);
    let by = by(turn);
    match turn.who {
        Who::Lead => format!("De trekker is aan zet: {task}{by}."),
        Who::Clerk => format!("De procesbegeleider is aan zet: {task}{by}."),
        Who::ProposedClerk => format!("De gevraagde procesbegeleider is aan zet: {task}{by}."),
        Who::Programme => format!("Het programmabureau is aan zet: {task}{by}."),
        Who::Itself => format!("Dit gaat vanzelf: {task}{by}."),
    }
}

fn by(turn: Turn) -> String {
    turn.by
        .map(|day| format!(" ({})", dates::day(day)))
        .unwrap_or_default()
}

/// The way to the groups of somebody who may be in one: with a scan of their own, or as a clerk who leads the talk.
fn peers(list: &ScanList) -> Option<AnyView> {
    (!list.own.is_empty() || list.is_clerk).then(|| {
        view! { <p class="qs-finding"><a class="qs-standalone" href="/intervisie">"Intervisie: uw groepen met andere organisaties"</a></p> }
            .into_any()
    })
}

/// The authority, which leads to its scan.
pub fn name_of(scan: &Scan) -> AnyView {
    view! {
        <th scope="row" role="rowheader">
            <a href=below(&scan.id, "")>{names::at_the_start(&scan.authority.display_name)}</a>
            <span class="qs-note">{note_of(scan)}</span>
        </th>
    }
    .into_any()
}

/// What kind of authority it is, and which of its scans: by the year of its request, as one scan names another everywhere.
fn note_of(scan: &Scan) -> String {
    let kind = kind(scan.authority.kind);
    let what = if scan.is_repeat {
        "herhaalmeting"
    } else {
        "scan"
    };
    format!("{kind}, {what} van {}", scan.requested_on.year())
}

/// Who lead and guide it.
pub fn people_of(scan: &Scan) -> AnyView {
    let clerks = scan.clerk_names();
    let clerk = clerks.unwrap_or_else(|| "nog geen procesbegeleider".to_owned());
    view! { {scan.lead.name.clone()}<br/><span class="qs-note">{clerk}</span> }.into_any()
}

/// Who must act, and for what, in one line.
pub fn turn(turn: Turn) -> String {
    let (task, by) = (words::task(turn.task), by(turn));
    match turn.who {
        Who::Itself => format!("Gaat vanzelf: {task}{by}"),
        who => format!("{}: {task}{by}", words::who(who)),
    }
}

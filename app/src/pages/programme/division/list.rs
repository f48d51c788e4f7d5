//! The tables of the division: a row for each scan.

use super::{
    form::{Choice, field},
    names, words,
};
use crate::pages::{
    dates, pool_words,
    problems::Problems,
    scans::parts::{below, kind},
};
use leptos::prelude::*;
use services::pool::division::{Decision, DividedScan, Division, Share};
use services::pool::ranking::Offer;
use services::results::names::at_the_start;

/// So many clerks stand in the list of a scan: those who fit it best. With a pool of 150 and hundreds of scans the page would
/// otherwise weigh megabytes.
pub const LISTED: usize = 10;

/// The scans that get a clerk, and those somebody decided about.
pub fn served(division: &Division, problems: &Problems) -> AnyView {
    let rows: Vec<_> = division
        .scans
        .iter()
        .filter(|scan| !is_unserved(scan))
        .map(|scan| row(division, scan, proposal(division, scan), problems))
        .collect();
    if rows.is_empty() {
        return view! { <p>"Geen enkele scan kan nu een procesbegeleider krijgen."</p> }.into_any();
    }
    table("Scans met een voorstel", "Voorstel en waarom", rows)
}

/// The scans that get nobody, with the reason.
pub fn unserved(division: &Division, problems: &Problems) -> AnyView {
    let rows: Vec<_> = division
        .scans
        .iter()
        .filter(|scan| is_unserved(scan))
        .map(|scan| row(division, scan, why_nobody(division, scan), problems))
        .collect();
    if rows.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="qs-section" aria-labelledby="zonder">
            <h2 id="zonder">"Scans die nog niemand krijgen"</h2>
            {table("Scans die nog niemand krijgen", "Waarom niet", rows)}
        </section>
    }
    .into_any()
}

/// Whether neither the division nor a person could give it a clerk.
pub const fn is_unserved(scan: &DividedScan) -> bool {
    matches!(scan.share, Share::NobodyAllowed | Share::AllTaken { .. })
}

/// Rows and cells keep their roles where a narrow screen puts the cells below each other.
fn table(caption: &'static str, middle: &'static str, rows: Vec<AnyView>) -> AnyView {
    view! {
        <table class="qs-table qs-table--stacked qs-table--choices" role="table">
            <caption class="qs-visually-hidden">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">"Scan"</th>
                    <th scope="col" role="columnheader">{middle}</th>
                    <th scope="col" role="columnheader">"Uw keuze"</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(
    division: &Division,
    divided: &DividedScan,
    middle: AnyView,
    problems: &Problems,
) -> AnyView {
    let scan = &divided.scan;
    let since = format!(
        "{}, wacht sinds {}",
        kind(scan.authority.kind),
        dates::day(scan.requested_on)
    );
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=below(&scan.id, "")>{at_the_start(&scan.authority.display_name)}</a>
                <span class="qs-note">{since}</span>
            </th>
            <td role="cell">{middle}</td>
            <td role="cell">{choice(division, divided, problems.of(&field(&scan.id)))}</td>
        </tr>
    }
    .into_any()
}

fn proposal(division: &Division, divided: &DividedScan) -> AnyView {
    match &divided.share {
        Share::Clerk { offer, trade } => {
            let by_hand =
                matches!(divided.decision, Decision::Clerk(_)).then_some(" (door u gekozen)");
            let more = words::others_given(division, divided);
            let trade = trade
                .as_ref()
                .and_then(|trade| words::trade(division, trade));
            view! {
                <p><strong>{name(division, offer)}</strong>{by_hand}</p>
                <p>{pool_words::reasons(&offer.reasons)}</p>
                {more.map(|more| view! { <p>{more}</p> })}
                {trade.map(|trade| view! { <p class="qs-note">{trade}</p> })}
            }
            .into_any()
        }
        Share::NotNow => view! { <p>"Wacht, omdat u dat koos."</p> }.into_any(),
        _ => view! { <p>"Nog niemand."</p> }.into_any(),
    }
}

fn why_nobody(division: &Division, divided: &DividedScan) -> AnyView {
    match &divided.share {
        Share::AllTaken { held_by } => {
            let who = match divided.ranking.offers.len() {
                1 => "De enige griffier die deze scan mag begeleiden, krijgt hier".to_owned(),
                more => format!("De {more} griffiers die deze scan mogen begeleiden, krijgen hier"),
            };
            view! { <p>{format!("{who} andere scans: {}.", words::scans(division, held_by))}</p> }
                .into_any()
        }
        _ => by_rule(division, divided),
    }
}

/// The rules that leave nobody, each with whom it keeps out.
fn by_rule(division: &Division, divided: &DividedScan) -> AnyView {
    let rules: Vec<_> = names::by_rule(&divided.ranking, &division.clerks)
        .into_iter()
        .map(|(rule, names)| view! { <li>{rule}": "{names}</li> })
        .collect();
    let mut excluded = divided.ranking.excluded.iter();
    let with_reason = excluded.any(|(_, rule)| rule.may_be_overridden()).then(|| {
        view! {
            <p>
                <a href=below(&divided.scan.id, "/toewijzen")>
                    "Toch iemand vragen, met een reden"
                    <span class="qs-visually-hidden">{format!(" voor {}", divided.scan.authority.in_sentence())}</span>
                </a>
            </p>
        }
    });
    view! {
        <p>"Niemand in de pool mag deze scan begeleiden."</p>
        <ul class="qs-list">{rules}</ul>
        {with_reason}
    }
    .into_any()
}

fn name(division: &Division, offer: &Offer) -> String {
    division
        .clerk(&offer.clerk)
        .map_or_else(|| "Onbekend".to_owned(), words::clerk)
}

/// The list of one scan. Its first choice leaves the scan to the division, or takes what that proposes.
fn choice(division: &Division, divided: &DividedScan, problem: Option<String>) -> AnyView {
    let scan = &divided.scan;
    if matches!(divided.share, Share::NobodyAllowed) {
        return view! { <p>"Er is niemand om te kiezen."</p> }.into_any();
    }
    let id = field(&scan.id);
    let error = format!("{id}-fout");
    let chosen = chosen(divided);
    let options: Vec<_> = options(division, divided)
        .into_iter()
        .map(|(choice, label)| {
            let selected = choice == chosen;
            view! { <option value=choice.value(&scan.id) selected=selected>{label}</option> }
        })
        .collect();
    let described = problem.as_ref().map(|_| error.clone());
    let invalid = problem.as_ref().map(|_| "true");
    let problem = problem.map(|problem| {
        view! {
            <p class="qs-error" id=error>
                <span class="qs-visually-hidden">"Fout: "</span>
                {problem}
            </p>
        }
    });
    view! {
        <label class="qs-table__label" for=id.clone()>
            "Wie vraagt u"
            <span class="qs-visually-hidden">{format!(" voor {}", scan.authority.in_sentence())}</span>
            "?"
        </label>
        {problem}
        <select class="qs-textbox qs-textbox--select" id=id name="keuze" aria-invalid=invalid aria-describedby=described>
            {options}
        </select>
    }
    .into_any()
}

fn chosen(divided: &DividedScan) -> Choice {
    match &divided.decision {
        Decision::Free => Choice::Proposal(divided.offer().map(|offer| offer.clerk.clone())),
        Decision::Clerk(clerk) => Choice::Clerk(clerk.clone()),
        Decision::NotNow => Choice::NotNow,
    }
}

fn options(division: &Division, divided: &DividedScan) -> Vec<(Choice, String)> {
    let chosen = chosen(divided);
    let first = match (&chosen, divided.offer()) {
        (Choice::Proposal(_), Some(offer)) => (
            chosen.clone(),
            format!("Voorstel: {}", name(division, offer)),
        ),
        (Choice::Proposal(_), None) => (chosen.clone(), "Nog niemand".to_owned()),
        _ => (Choice::Free, "Laat de verdeling kiezen".to_owned()),
    };
    let mut options = vec![first];
    let by_hand = |offer: &Offer| {
        let label = format!("{}: {}", name(division, offer), words::in_short(offer));
        (Choice::Clerk(offer.clerk.clone()), label)
    };
    let offers = &divided.ranking.offers;
    options.extend(offers.iter().take(LISTED).map(by_hand));
    if !options.iter().any(|(choice, _)| *choice == chosen)
        && let Choice::Clerk(clerk) = &chosen
    {
        let found = offers.iter().find(|offer| offer.clerk == *clerk);
        let gone = || {
            division
                .clerk(clerk)
                .map_or_else(|| "Niet meer te kiezen".to_owned(), words::clerk)
        };
        let label = found.map_or_else(gone, |offer| by_hand(offer).1);
        options.push((chosen, label));
    }
    options.push((Choice::NotNow, "Nog niet".to_owned()));
    options
}

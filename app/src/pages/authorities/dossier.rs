//! `/overheden/{code}`: all about one authority.

use super::frame::register_page;
use super::{of_authority, of_change, parsed_code, words};
use crate::pages::dates;
use crate::pages::load::load;
use crate::pages::numbers::whole;
use crate::pages::scan_page::param;
use crate::pages::scans::parts::{back, kind};
use crate::pages::scans::words::state;
use crate::pages::table::{Column::Text, Table, empty_cell, stacked_cell};
use crate::pages::visit::use_visit;
use chrono::NaiveDate;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::authorities::changes::{PlannedChange, Stage};
use services::authorities::{
    Authority, AuthorityCode, Contact, Dossier, ForProgramme, LinkedScan, dossier as look,
};
use services::programme::campaigns::Campaign;
use std::collections::BTreeSet;

/// `/overheden/{code}`
#[component]
pub fn DossierPage() -> impl IntoView {
    let visit = use_visit();
    let code = parsed_code(&param("code"));
    load(async move {
        let dossier = look(&visit.actor, visit.services(), &code?).await?;
        let today = visit.services().clock().today();
        let authority = &dossier.entry.authority;
        let content = view! {
            {back("/overheden".to_owned(), "Terug naar alle overheden")}
            <p class="qs-kicker">{kicker(&dossier)}</p>
            <h1>{authority.display_name.clone()}</h1>
            {status(&dossier, today)}
            {facts(&dossier)}
            {scans(&dossier, today)}
            {dossier.programme.as_ref().map(|more| for_programme(more, authority, today))}
        };
        Ok(register_page(
            &visit,
            &authority.display_name,
            content.into_any(),
        ))
    })
}

fn kicker(dossier: &Dossier) -> String {
    let kind = kind(dossier.entry.authority.kind);
    let names: Vec<&str> = dossier
        .provinces
        .iter()
        .map(|province| province.display_name.as_str())
        .collect();
    if names.is_empty() {
        kind.to_owned()
    } else {
        format!("{kind} in {}", words::listed(&names))
    }
}

/// Whether it exists, and what is to become of it.
fn status(dossier: &Dossier, today: NaiveDate) -> AnyView {
    let Dossier { entry, change, .. } = dossier;
    let authority = &entry.authority;
    let is_programme = dossier.programme.is_some();
    let open = change.as_ref().filter(|change| change.stage != Stage::Done);
    if let Some(last) = authority.valid_to.filter(|last| *last < today) {
        let first_day = last.succ_opt().unwrap_or(last);
        let sentence = format!(
            "Op {} {}. Bestaat niet meer: er kan geen nieuwe scan worden aangevraagd.",
            dates::day(first_day),
            words::became(&entry.successors)
        );
        view! { <p class="qs-lead">{sentence}</p> }.into_any()
    } else if let Some(change) = open {
        foreseen(change, is_programme)
    } else if let Some(first) = authority.valid_from.filter(|first| *first > today) {
        let sentence = format!("Bestaat vanaf {}.", dates::day(first));
        view! { <p class="qs-lead">{sentence}</p> }.into_any()
    } else {
        ().into_any()
    }
}

fn foreseen(change: &PlannedChange, is_programme: bool) -> AnyView {
    let link = is_programme.then(|| {
        let label = match change.stage {
            Stage::Overdue | Stage::Waiting => "Bekijken en bevestigen",
            Stage::Confirmed | Stage::Done => "Bekijken",
        };
        let href = of_change(&change.ending.authority.code);
        view! { <p><a class="qs-standalone" href=href>{label}</a></p> }
    });
    let state = match change.stage {
        Stage::Overdue => "De dag is voorbij, maar dit is nog niet bevestigd.",
        Stage::Waiting => "Dit is nog niet bevestigd.",
        Stage::Confirmed | Stage::Done => "Het programmabureau heeft dit bevestigd.",
    };
    view! {
        <div class="qs-notice">
            <p><strong>{words::ending(&change.ending, change.stage)}</strong>" "{state}</p>
            {link}
        </div>
    }
    .into_any()
}

fn facts(dossier: &Dossier) -> AnyView {
    let entry = &dossier.entry;
    let authority = &entry.authority;
    let row = |name: &'static str, value: String| (name, view! { {value} }.into_any());
    let list = |name: &'static str, authorities: &[Authority]| (name, links(authorities));
    let mut rows = vec![row("Code", authority.code.to_string())];
    rows.extend(
        names(dossier)
            .into_iter()
            .map(|(name, value)| row(name, value)),
    );
    if let Some(first) = authority.valid_from {
        rows.push(row("Eerste dag", dates::day(first)));
    }
    if let Some(last) = authority.valid_to {
        rows.push(row("Laatste dag", dates::day(last)));
    }
    if !entry.successors.is_empty() {
        let name = if entry.successors.len() == 1 {
            "Opgegaan in"
        } else {
            "Gesplitst over"
        };
        rows.push(list(name, &entry.successors));
    }
    let before = before(dossier).into_iter();
    rows.extend(before.map(|(name, own)| list(name, &own)));
    if !dossier.provinces.is_empty() {
        let name = if dossier.provinces.len() == 1 {
            "Provincie"
        } else {
            "Provincies"
        };
        rows.push(list(name, &dossier.provinces));
    }
    rows.extend(sizes(authority).map(|(name, value)| row(name, value)));
    if authority.kind == AuthorityKind::Province {
        rows.push(("In deze provincie", inside(authority)));
    } else if !dossier.neighbours.is_empty() {
        rows.push(list("Buren", &dossier.neighbours));
    }
    if authority.kind == AuthorityKind::Province && !dossier.neighbours.is_empty() {
        rows.push(list("Buurprovincies", &dossier.neighbours));
    }
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect();
    view! { <dl class="qs-rows qs-rows--wide qs-section">{rows}</dl> }.into_any()
}

/// What went into it as a whole, what it took a part of, and what it came out of as a part.
fn before(dossier: &Dossier) -> Vec<(&'static str, Vec<Authority>)> {
    let own = &dossier.entry.authority;
    let label = |before: &Authority| {
        let next_day = before.valid_to.and_then(|last| last.succ_opt());
        if !dossier.split.contains(&before.code) {
            "Nam op"
        } else if next_day.is_some() && next_day == own.valid_from {
            "Ontstond deels uit"
        } else {
            "Nam een deel op van"
        }
    };
    ["Nam op", "Ontstond deels uit", "Nam een deel op van"]
        .into_iter()
        .map(|name| {
            let those = dossier.entry.predecessors.iter();
            let those = those.filter(|before| label(before) == name);
            (name, those.cloned().collect::<Vec<_>>())
        })
        .filter(|(_, those)| !those.is_empty())
        .collect()
}

/// Other names than the one in the heading.
fn names(dossier: &Dossier) -> Vec<(&'static str, String)> {
    let authority = &dossier.entry.authority;
    let others = [
        ("Naam volgens de wet", &authority.official_name),
        ("Naam bij het CBS", &authority.cbs_name),
        ("Ook bekend als", &dossier.other_names),
    ];
    others
        .into_iter()
        .filter(|(_, name)| !name.is_empty() && **name != authority.display_name)
        .map(|(label, name)| (label, name.clone()))
        .collect()
}

fn sizes(authority: &Authority) -> impl Iterator<Item = (&'static str, String)> {
    let people = authority.population.map(|population| {
        let people = whole(population.people.into());
        let text = format!("{people} op 1 januari {}", population.year);
        ("Inwoners", text)
    });
    let seats = authority.seats.map(|seats| {
        let name = match authority.kind {
            AuthorityKind::Municipality => "Zetels in de raad",
            AuthorityKind::Province => "Zetels in Provinciale Staten",
            AuthorityKind::WaterBoard => "Leden van het algemeen bestuur",
        };
        (name, seats.to_string())
    });
    people.into_iter().chain(seats)
}

/// Links to what lies in a province.
fn inside(province: &Authority) -> AnyView {
    let link = |kind: &str, label: &'static str| {
        let href = format!("/overheden?provincie={}&soort={kind}", province.code);
        view! { <a href=href>{label}</a> }
    };
    view! { {link("gemeente", "gemeenten")}", "{link("waterschap", "waterschappen")} }.into_any()
}

fn links(authorities: &[Authority]) -> AnyView {
    let links: Vec<_> = authorities
        .iter()
        .enumerate()
        .map(|(place, authority)| {
            let separator = if place == 0 { "" } else { ", " };
            view! { {separator}<a href=of_authority(&authority.code)>{authority.display_name.clone()}</a> }
        })
        .collect();
    links.into_any()
}

fn scans(dossier: &Dossier, today: NaiveDate) -> AnyView {
    let authority = &dossier.entry.authority;
    let body = if dossier.scans.is_empty() {
        no_scans(dossier, today)
    } else {
        let rows: Vec<_> = dossier
            .scans
            .iter()
            .map(|linked| scan_row(linked, authority, &dossier.split))
            .collect();
        view! {
            <Table
                label="Scans"
                columns=&[
                    Text("Scan"),
                    Text("Aangevraagd"),
                    Text("Stand"),
                    Text("Trekker en procesbegeleider"),
                ]
                stacked=true
            >
                {rows}
            </Table>
        }
        .into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="scans">
            <h2 id="scans">"Scans"</h2>
            {body}
        </section>
    }
    .into_any()
}

fn no_scans(dossier: &Dossier, today: NaiveDate) -> AnyView {
    let authority = &dossier.entry.authority;
    let may_ask = dossier.programme.is_some() && authority.exists_on(today);
    let sentence = if dossier.programme.is_some() {
        "Er zijn nog geen scans van deze organisatie, of van wie zij geheel of deels opnam."
    } else {
        "Er zijn geen scans die openbaar zijn of die u begeleidt."
    };
    let ask = may_ask.then(|| {
        let href = format!("/scans/nieuw?organisatie={}", authority.code);
        view! { <p><a class="qs-standalone" href=href>"Scan aanvragen"</a></p> }
    });
    view! { <p>{sentence}</p>{ask} }.into_any()
}

fn scan_row(scan: &LinkedScan, authority: &Authority, split: &BTreeSet<AuthorityCode>) -> AnyView {
    let label = format!("Scan van {}", scan.authority.in_sentence());
    let note = (scan.authority.code != authority.code).then(|| {
        let told = if split.contains(&scan.authority.code) {
            "van een organisatie die is gesplitst; een deel hoort nu hierbij"
        } else {
            "van een organisatie die hierin opging"
        };
        view! { <span class="qs-note">{told}</span> }
    });
    let people = scan.people.as_ref().map(|(lead, clerk)| {
        let clerk = clerk.as_deref().unwrap_or("nog geen procesbegeleider");
        let both = view! { {lead.clone()}<br/><span class="qs-note">{clerk.to_owned()}</span> };
        stacked_cell("Trekker en procesbegeleider", both.into_any())
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><a href=scan.path.clone()>{label}</a>{note}</th>
            {stacked_cell("Aangevraagd", dates::day(scan.requested_on).into_any())}
            {stacked_cell("Stand", state(scan.state).into_any())}
            {people.unwrap_or_else(empty_cell)}
        </tr>
    }
    .into_any()
}

fn for_programme(more: &ForProgramme, authority: &Authority, today: NaiveDate) -> AnyView {
    view! {
        {contacts(&more.contacts, authority, today)}
        {campaigns(&more.campaigns, today)}
    }
    .into_any()
}

fn contacts(contacts: &[Contact], authority: &Authority, today: NaiveDate) -> AnyView {
    let rows: Vec<_> = contacts
        .iter()
        .map(|contact| {
            let href = format!("mailto:{}", contact.email);
            view! {
                <div>
                    <dt>{contact.name.clone()}</dt>
                    <dd class="qs-typed"><a href=href>{contact.email.clone()}</a></dd>
                </div>
            }
        })
        .collect();
    let body = if !rows.is_empty() {
        view! { <dl class="qs-rows qs-rows--wide">{rows}</dl> }.into_any()
    } else if authority.exists_on(today) {
        view! { <p class="qs-measure">"Nog niemand. Wie u bij een nieuwe scan als trekker noemt, staat daarna hier."</p> }.into_any()
    } else {
        view! { <p>"Niemand."</p> }.into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="trekkers">
            <h2 id="trekkers">"Trekkers met een account"</h2>
            {body}
            <p class="qs-finding"><a class="qs-standalone" href=format!("/programma/werving/{}", authority.code)>"Contactpersoon, gesprekken en notities"</a></p>
        </section>
    }
    .into_any()
}

fn campaigns(campaigns: &[Campaign], today: NaiveDate) -> AnyView {
    let rows: Vec<_> = campaigns
        .iter()
        .map(|campaign| {
            let href = format!("/programma/campagnes/{}", campaign.id);
            let period = if campaign.runs_on(today) {
                format!("loopt tot en met {}", dates::day(campaign.last_day()))
            } else {
                format!(
                    "{} tot en met {}",
                    dates::day(campaign.starts_on),
                    dates::day(campaign.last_day())
                )
            };
            view! {
                <li>
                    <a class="qs-standalone" href=href>{campaign.name.clone()}</a>
                    <p class="qs-note">{format!("{}, {period}", campaign.partner)}</p>
                </li>
            }
        })
        .collect();
    let body = if rows.is_empty() {
        view! { <p>"Deze organisatie is voor geen campagne uitgenodigd."</p> }.into_any()
    } else {
        view! { <ul class="qs-rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="campagnes">
            <h2 id="campagnes">"Campagnes"</h2>
            {body}
        </section>
    }
    .into_any()
}

//! The ways in: codes on paper for council and executive, a link for staff, an open link for residents, and paper for everybody.

use super::paper::files;
use crate::pages::dates;
use crate::pages::forms::{Button, Form};
use crate::pages::qr::qr_code;
use crate::pages::scans::parts::{below, executive_rule, group_with_article};
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use services::audit::{ArrangementEvent, AuditEvent};
use services::participations::GroupLink;
use services::results::names;
use services::scans::{Cockpit, Scan, State};

/// For the lead only: nobody else can make codes or hand out links.
pub fn ways_in(cockpit: &Cockpit, links: &[GroupLink]) -> AnyView {
    let scan = &cockpit.scan;
    if !cockpit.standing.lead {
        return view! { <p class="qs-section qs-note">"De trekker deelt de codes en links uit."</p> }.into_any();
    }
    let links: Vec<_> = links.iter().map(|link| link_row(scan, link)).collect();
    let early = (scan.state < State::Open)
        .then(|| view! { <p class="qs-measure">"U kunt codes en links nu al klaarleggen. Ze werken zodra de vragenlijst open is."</p> });
    view! {
        <section class="qs-section" aria-labelledby="meedoen">
            <h2 id="meedoen">"Zo doen mensen mee"</h2>
            {early}
            <ul class="qs-rows">
                {codes_row(cockpit, RespondentGroup::Council)}
                {codes_row(cockpit, RespondentGroup::Executive)}
                {links}
                {paper_row(scan)}
            </ul>
        </section>
    }
    .into_any()
}

fn name(scan: &Scan, group: RespondentGroup) -> &'static str {
    names::group(scan.authority.kind, executive_rule(scan), group)
}

fn codes_row(cockpit: &Cockpit, group: RespondentGroup) -> AnyView {
    let scan = &cockpit.scan;
    let href = below(&scan.id, &format!("/vragenlijst/codes/{}", group.code()));
    let made = made_before(cockpit, group);
    let button = if made.is_some() {
        "Nieuwe codes maken"
    } else {
        "Codes maken"
    };
    let whom = format!(" voor {}", group_with_article(scan, group));
    let made = made.map(|made| view! { <p>{made}</p> });
    view! {
        <li class="qs-way">
            <h3 class="qs-way__group">{name(scan, group)}</h3>
            <p>"Iedereen krijgt een eigen code op papier. Elke code werkt één keer."</p>
            {made}
            <p><a class="qs-button" href=href>{button}<span class="qs-visually-hidden">{whom}</span></a></p>
        </li>
    }
    .into_any()
}

/// When codes of a group were last made, and how many, as the log has it.
fn made_before(cockpit: &Cockpit, group: RespondentGroup) -> Option<String> {
    cockpit.log.entries.iter().find_map(|entry| {
        let Some(AuditEvent::Arrangement(ArrangementEvent::CodesMade { group: of, codes })) =
            &entry.event
        else {
            return None;
        };
        let on = dates::day(dates::local_day(entry.at));
        (*of == group).then(|| match codes {
            1 => format!("Er is 1 code gemaakt op {on}."),
            codes => format!("Er zijn {codes} codes gemaakt op {on}."),
        })
    })
}

/// For who would rather not use a screen.
fn paper_row(scan: &Scan) -> AnyView {
    let label = if scan.state == State::Open {
        "Papier invoeren"
    } else {
        "Meer over papier"
    };
    view! {
        <li class="qs-way">
            <h3 class="qs-way__group">"Op papier"</h3>
            <p class="qs-measure">"Voor wie liever niet online meedoet. U print de formulieren, deelt ze uit en voert later in wat u terugkrijgt."</p>
            {files(scan)}
            <p><a class="qs-button" href=below(&scan.id, "/vragenlijst/papier")>{label}</a></p>
        </li>
    }
    .into_any()
}

fn link_row(scan: &Scan, link: &GroupLink) -> AnyView {
    let group = link.group;
    let what = match group {
        RespondentGroup::Residents => {
            "Een open link. Zet hem op uw website, in de krant en op sociale media."
        }
        _ => "Eén link voor de hele organisatie. Stuur hem in een mail of zet hem op het intranet.",
    };
    let field = format!("link-{}", group.code());
    let renew = below(&scan.id, &format!("/vragenlijst/links/{}", group.code()));
    let fields = view! {
        <p>"Maak dan een nieuwe. De oude link werkt daarna niet meer. Wie al begonnen is, kan gewoon verder."</p>
        <div class="qs-button-group"><Button secondary=true>"Nieuwe link maken"</Button></div>
    }
    .into_any();
    view! {
        <li class="qs-way">
            <h3 class="qs-way__group">{name(scan, group)}</h3>
            <p>{what}</p>
            <p>
                <label class="qs-form-field__label" for=field.clone()>"Link om te kopiëren"</label>
                <input class="qs-textbox" id=field type="text" readonly value=link.address.clone()/>
            </p>
            <div class="qs-way__scan">
                {qr(scan, link)}
                {poster(scan, group)}
            </div>
            <details class="qs-disclosure">
                <summary>"Is de link bij de verkeerde mensen terechtgekomen?"</summary>
                <Form action=renew label=format!("Nieuwe link voor {}", name(scan, group))>{fields}</Form>
            </details>
        </li>
    }
    .into_any()
}

/// The link to scan: from a slide, or from the screen of a colleague.
fn qr(scan: &Scan, link: &GroupLink) -> AnyView {
    let label = format!(
        "QR-code van de link voor {}",
        group_with_article(scan, link.group)
    );
    qr_code(link.qr.side(), link.qr.path(), label)
}

/// Residents are asked in public.
fn poster(scan: &Scan, group: RespondentGroup) -> Option<AnyView> {
    let has_period = scan
        .setup
        .period
        .as_ref()
        .is_some_and(|period| period.read().is_ok());
    (group == RespondentGroup::Residents && has_period).then(|| {
        let href = below(&scan.id, "/vragenlijst/poster.pdf");
        view! { <p><a class="qs-standalone" href=href download>"Poster voor inwoners (pdf)"</a></p> }
            .into_any()
    })
}

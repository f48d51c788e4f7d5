//! `/programma/intervisie/{groep}`: who is in a group, why, and how far it is.

use super::{ADDRESS, below, group_id};
use crate::pages::dates;
use crate::pages::forms::Button;
use crate::pages::load::load;
use crate::pages::peer_review::words::{answer, authorities, line, meeting, name, reason, state};
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scans::parts::{below as below_scan, query};
use crate::pages::table::{Column::Text, Table};
use crate::pages::visit::use_visit;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::peer_review::{self, GroupState, PeerGroup, PeerMember, ProgrammeView, matching};

/// A button of this page was pressed, and cannot do what it says yet.
#[derive(Clone, Debug, Default)]
pub struct Pressed;

/// The id of the buttons, where the list of what is wrong leads.
pub const BUTTONS: &str = "knoppen";

/// `/programma/intervisie/{groep}`
#[component]
pub fn GroupPage() -> impl IntoView {
    let visit = use_visit();
    let id = group_id();
    let told = query("melding");
    let Filled { problems, .. } = Filled::<Pressed>::of_request();
    load(async move {
        let found = peer_review::of_programme(&visit.actor, visit.services(), &id?).await?;
        let group = &found.group;
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=ADDRESS>"Terug naar de intervisie"</a></p>
            <ErrorSummary problems/>
            <p class="qs-kicker">{state(group, found.today)}</p>
            <h1>{group.name.clone()}</h1>
            {lead(group).map(|lead| view! { <p class="qs-lead">{lead}</p> })}
            {notice(group, &told)}
            {small(group, found.today)}
            {facts(group)}
            {members(&found)}
            {reasons(&found)}
            {buttons(&found)}
        };
        Ok(programme_page(
            Part::PeerReview,
            &group.name,
            content.into_any(),
        ))
    })
}

/// What the programme does next.
fn lead(group: &PeerGroup) -> Option<String> {
    if group.is_cancelled() {
        return None;
    }
    let (many, accepted) = (group.members.len(), group.taking_part().count());
    match group.state {
        GroupState::Draft if many < matching::LEAST => Some(format!(
            "Kies nog {} of meer organisaties. Daarna kunt u uitnodigen.",
            matching::LEAST - many
        )),
        GroupState::Draft if group.meetings.is_empty() => {
            Some("Plan de eerste bijeenkomst. Daarna kunt u uitnodigen.".to_owned())
        }
        GroupState::Draft => Some("De groep is klaar om uit te nodigen.".to_owned()),
        GroupState::Invited if accepted < matching::LEAST => Some(format!(
            "{accepted} van de {many} trekkers zeiden ja. De groep kan beginnen als het er vier zijn."
        )),
        GroupState::Invited => Some(format!(
            "{accepted} van de {many} trekkers zeiden ja. De groep kan beginnen. Wie dan geen ja heeft gezegd, valt af."
        )),
        GroupState::Running | GroupState::Closed => None,
    }
}

/// What was just done, or why the group goes on no more.
fn notice(group: &PeerGroup, told: &str) -> Option<AnyView> {
    let sentence = match (told, &group.cancelled_because) {
        (_, Some(because)) => format!("De groep gaat niet door: {because}"),
        ("opgeslagen", None) => "Opgeslagen.".to_owned(),
        ("uitgenodigd", None) => "De trekkers zijn uitgenodigd met een mail.".to_owned(),
        ("begonnen", None) => "De groep is begonnen. Iedereen krijgt een mail.".to_owned(),
        ("uit-de-groep", None) => {
            "De organisatie is uit de groep. Iedereen krijgt een mail.".to_owned()
        }
        ("zo-verder", None) => "De groep gaat zo door. Iedereen krijgt een mail.".to_owned(),
        _ => return None,
    };
    Some(view! { <p class="qs-notice" role="status" dir="auto">{sentence}</p> }.into_any())
}

/// That a group has become too small, and what the officer can do about it.
fn small(group: &PeerGroup, today: NaiveDate) -> Option<AnyView> {
    let many = group.taking_part().count();
    if !group.is_too_small(today) {
        return None;
    }
    let asked = group.with_a_place().count() - many;
    let asked = (asked > 0).then(|| {
        let who = authorities(asked);
        view! { <p>{format!("U hebt nog {who} gevraagd. Doet er een mee? Dan krijgt iedereen een mail.")}</p> }
    });
    let add = view! { <a class="qs-button qs-button--primary" href=below(&group.id, "/leden")>"Organisatie toevoegen"</a> };
    let enough = many >= peer_review::FEWEST;
    let go_on = enough.then(|| {
        view! { <form method="post" action=below(&group.id, "/zo-verder")><Button secondary=true>"Zo laten doorgaan"</Button></form> }
    });
    let sentence = if enough {
        "Een groep heeft er vier tot zes. Voeg een organisatie toe, of laat de groep zo doorgaan. De anderen weten dat er iemand stopte."
    } else {
        "Zo kan niemand elkaar helpen. Voeg een organisatie toe, of annuleer de groep."
    };
    Some(
        view! {
            <div class="qs-notice">
                <p><strong>{format!("De groep is te klein: nog {}.", authorities(many))}</strong></p>
                <p>{sentence}</p>
                {asked}
                <div class="qs-button-group">{add}{go_on}</div>
            </div>
        }
        .into_any(),
    )
}

fn facts(group: &PeerGroup) -> AnyView {
    let meetings: Vec<_> = group
        .meetings
        .iter()
        .map(|own| view! { <p>{meeting(own)}</p> })
        .collect();
    let meetings = if meetings.is_empty() {
        view! { <p>"Nog geen"</p> }.into_any()
    } else {
        meetings.into_any()
    };
    let clerk = group.facilitator.as_ref();
    let clerk = clerk.map_or_else(|| "Niemand gekozen".to_owned(), |clerk| clerk.name.clone());
    let closed = group
        .closed_on
        .map(|on| view! { <div><dt>"Afgerond"</dt><dd>{dates::day(on)}</dd></div> });
    view! {
        <dl class="qs-facts">
            <div><dt>"Bijeenkomsten"</dt><dd>{meetings}</dd></div>
            <div><dt>"Gespreksleider"</dt><dd>{clerk}</dd></div>
            <div><dt>"Samengesteld"</dt><dd>{dates::day(group.formed_on)}</dd></div>
            {closed}
        </dl>
    }
    .into_any()
}

fn members(found: &ProgrammeView) -> AnyView {
    let rows: Vec<_> = found
        .group
        .members
        .iter()
        .map(|own| member(found, own))
        .collect();
    let body = if rows.is_empty() {
        view! {
            <div class="qs-empty">
                <p><strong>"Er zit nog niemand in deze groep."</strong></p>
                <p>"Zoek vier tot zes organisaties die bij elkaar passen."</p>
                <p><a class="qs-button qs-button--primary" href=below(&found.group.id, "/leden")>"Organisaties kiezen"</a></p>
            </div>
        }
        .into_any()
    } else {
        view! {
            <Table
                label="Organisaties in deze groep"
                columns=&[Text("Organisatie"), Text("Antwoord"), Text("Vraag"), Text("Verslag")]
            >
                {rows}
            </Table>
        }
        .into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="organisaties">
            <h2 id="organisaties">"Organisaties"</h2>
            {body}
        </section>
    }
    .into_any()
}

fn member(found: &ProgrammeView, own: &PeerMember) -> AnyView {
    let scan = &own.scan;
    let yes = |there: bool| if there { "Ja" } else { "Nog niet" };
    let answered = match found.group.state {
        GroupState::Draft => "Nog niet gevraagd".to_owned(),
        GroupState::Invited | GroupState::Running | GroupState::Closed => answer(own),
    };
    let line = line(own).map(|line| view! { <br/><span class="qs-note" dir="auto">{line}</span> });
    view! {
        <tr>
            <th scope="row">
                <a href=below_scan(&scan.id, "")>{name(scan)}</a>
                <span class="qs-note">{scan.lead.name.clone()}</span>
            </th>
            <td>{answered}{line}</td>
            <td>{yes(found.asked.contains(&scan.id))}</td>
            <td>{yes(found.reported.contains(&scan.id))}</td>
        </tr>
    }
    .into_any()
}

fn reasons(found: &ProgrammeView) -> Option<AnyView> {
    let many = found.group.with_a_place().count();
    let rows: Vec<_> = found
        .reasons
        .iter()
        .map(|why| view! { <li>{reason(why, many)}</li> })
        .collect();
    (many > 1).then(|| {
        let body = if rows.is_empty() {
            view! { <p>"Deze plannen hebben geen thema of subdoel gemeen."</p> }.into_any()
        } else {
            view! { <ul class="qs-list">{rows}</ul> }.into_any()
        };
        view! {
            <section class="qs-section" aria-labelledby="waarom">
                <h2 id="waarom">"Waarom deze groep?"</h2>
                {body}
            </section>
        }
        .into_any()
    })
}

fn buttons(found: &ProgrammeView) -> AnyView {
    let group = &found.group;
    let press = |rest: &str, label: &'static str, secondary: bool| {
        view! { <form method="post" action=below(&group.id, rest)><Button secondary=secondary>{label}</Button></form> }
            .into_any()
    };
    let link = |rest: &str, label: &'static str| {
        view! { <a class="qs-button" href=below(&group.id, rest)>{label}</a> }.into_any()
    };
    let choose = || link("/leden", "Organisaties kiezen");
    let change = || link("/wijzigen", "Naam, gespreksleider en data");
    let cancel = || link("/annuleren", "Groep annuleren");
    let ways = match (group.is_cancelled(), group.state) {
        (true, _) => vec![press("/toch-door", "Toch door laten gaan", true)],
        (false, GroupState::Draft) => {
            let invite = press("/uitnodigen", "Uitnodigen", false);
            vec![invite, choose(), change(), cancel()]
        }
        (false, GroupState::Invited) => {
            let begin = press("/beginnen", "Groep laten beginnen", false);
            vec![begin, choose(), change(), cancel()]
        }
        (false, GroupState::Running) if group.has_met(found.today) => {
            let close = press("/afronden", "Groep afronden", false);
            vec![close, choose(), change(), cancel()]
        }
        (false, GroupState::Running) => vec![choose(), change(), cancel()],
        (false, GroupState::Closed) => vec![press("/heropenen", "Groep heropenen", true)],
    };
    view! { <div class="qs-finding"><div class="qs-button-group" id=BUTTONS>{ways}</div></div> }
        .into_any()
}

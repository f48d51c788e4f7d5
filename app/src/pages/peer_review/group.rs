//! `/intervisie/{groep}`: a group, who is in it and when it meets.

use super::brought::brought;
use super::words::{answer, authorities, line, meeting, name, reason, state};
use super::{below, group_id};
use crate::pages::load::load;
use crate::pages::scans::parts::{kind, query};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::peer_review::{self, Answer, GroupState, GroupView, Hears, PeerMember};
use services::{Actor, Role};

/// `/intervisie/{groep}`
#[component]
pub fn PeerGroupPage() -> impl IntoView {
    let visit = use_visit();
    let id = group_id();
    let told = query("melding");
    load(async move {
        let view = peer_review::group(&visit.actor, visit.services(), &id?).await?;
        let group = &view.group;
        let members: Vec<_> = group
            .members
            .iter()
            .map(|member| section(&view, &visit.actor, member))
            .collect();
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/intervisie">"Terug naar uw groepen"</a></p>
            <p class="qs-kicker">{state(group, view.today)}</p>
            <h1>{group.name.clone()}</h1>
            {notice(&view, &told)}
            {small(&view)}
            {invitations(&view, &visit.actor)}
            {facts(&view, &visit.actor)}
            {reasons(&view)}
            {members}
        };
        Ok(super::page(&group.name, content.into_any()))
    })
}

/// What was just done, or why the group goes on no more.
fn notice(view: &GroupView, told: &str) -> Option<AnyView> {
    let sentence = match (told, &view.group.cancelled_because) {
        (_, Some(because)) => format!("De groep gaat niet door: {because}"),
        ("opgeslagen", None) => "Opgeslagen.".to_owned(),
        ("overgenomen", None) => {
            "Overgenomen. De actie staat in de nieuwe versie van uw plan. Die moet nog worden vastgesteld.".to_owned()
        }
        ("gestopt", None) => {
            "U doet niet meer mee. De anderen krijgen een mail.".to_owned()
        }
        ("gegeven", None) => "Uw suggestie staat erbij. De trekker krijgt een mail.".to_owned(),
        _ => return None,
    };
    Some(view! { <p class="qs-notice" role="status" dir="auto">{sentence}</p> }.into_any())
}

/// That the group has become small, and what comes of it.
fn small(view: &GroupView) -> Option<AnyView> {
    let (group, many) = (&view.group, view.group.taking_part().count());
    if view.hears < Hears::All || !group.is(GroupState::Running) {
        return None;
    }
    let sentence = if group.is_too_small(view.today) {
        "Het programma vraagt er een bij, of laat de groep zo doorgaan. U hoort het met een mail."
    } else if group.goes_on_with == Some(many) {
        "Het programma laat de groep zo doorgaan."
    } else {
        return None;
    };
    let title = format!("De groep is klein geworden: {}.", authorities(many));
    Some(
        view! {
            <div class="qs-notice">
                <p><strong>{title}</strong></p>
                <p>{sentence}</p>
            </div>
        }
        .into_any(),
    )
}

/// The question to leads whether they take part, as long as they may answer.
fn invitations(view: &GroupView, actor: &Actor) -> Vec<AnyView> {
    let led = view
        .group
        .own(actor)
        .filter(|own| own.scan.standing(actor).lead && view.group.require_asked(own).is_ok());
    led.map(|own| {
        let (sentence, label) = match own.answer {
            Answer::Waiting => ("Doet u mee?", "Antwoord geven"),
            Answer::Accepted => (
                "U doet mee. De groep begint als er genoeg ja zeggen.",
                "Antwoord wijzigen",
            ),
            Answer::Declined => ("U doet niet mee.", "Antwoord wijzigen"),
        };
        let href = below(&view.group.id, &format!("/deelname/{}", own.scan.id));
        view! {
            <div class="qs-notice">
                <p><strong>{format!("{}: ", name(&own.scan))}</strong>{sentence}</p>
                <p><a class="qs-button qs-button--primary" href=href>{label}</a></p>
            </div>
        }
        .into_any()
    })
    .collect()
}

fn facts(view: &GroupView, actor: &Actor) -> AnyView {
    let meetings: Vec<_> = view
        .group
        .meetings
        .iter()
        .map(|own| view! { <p>{meeting(own)}</p> })
        .collect();
    let clerk = view.group.facilitator.as_ref().map(|clerk| {
        view! { <div><dt>"Gespreksleider"</dt><dd>{clerk.name.clone()}</dd></div> }
    });
    view! {
        <dl class="qs-facts">
            <div><dt>"Bijeenkomsten"</dt><dd>{meetings}</dd></div>
            {clerk}
        </dl>
        <p class="qs-note qs-measure">{who_reads(view.hears)}</p>
        {calendar(actor)}
    }
    .into_any()
}

const fn who_reads(hears: Hears) -> &'static str {
    match hears {
        Hears::All => "Alleen wie in deze groep zit, leest de vragen en suggesties.",
        Hears::Plans => {
            "De groep is al begonnen. De vragen en suggesties van de anderen leest u als u meedoet."
        }
        Hears::Own => "U doet niet mee. U leest alleen uw eigen vraag, met de suggesties daarbij.",
    }
}

/// Clerks and leads have a calendar that follows the dates. A clerk finds its address in the profile.
fn calendar(actor: &Actor) -> Option<AnyView> {
    let own = actor.member()?;
    let href = if own.is(Role::Clerk) {
        "/mijn-profiel#agenda"
    } else if own.is(Role::Lead) {
        "/mijn-agenda"
    } else {
        return None;
    };
    Some(
        view! { <p><a class="qs-standalone" href=href>"De bijeenkomsten in uw eigen agenda"</a></p> }
            .into_any(),
    )
}

fn reasons(view: &GroupView) -> Option<AnyView> {
    let many = view.group.with_a_place().count();
    let rows: Vec<_> = view
        .reasons
        .iter()
        .map(|why| view! { <li>{reason(why, many)}</li> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="waarom">
                <h2 id="waarom">"Waarom deze groep?"</h2>
                <ul class="qs-list">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// One authority: its plan, its question with the suggestions, and what it takes along.
fn section(view: &GroupView, actor: &Actor, member: &PeerMember) -> AnyView {
    let scan = &member.scan;
    let heading = format!("organisatie-{}", scan.id);
    let plan = below(&view.group.id, &format!("/plan/{}", scan.id));
    let label = format!("Verbeterplan van {}", name(scan));
    let own = view.group.own(actor).any(|own| own.scan.id == scan.id);
    let plan = (own || view.hears >= Hears::Plans)
        .then(|| view! { <p><a class="qs-standalone" href=plan>{label}</a></p> });
    let told = view.group.state == GroupState::Invited || !member.takes_part();
    let answer = told.then(|| {
        let line = line(member).map(|line| format!(": {line}"));
        view! { <p dir="auto">{answer(member)}{line}</p> }
    });
    let inside = (own || view.hears == Hears::All).then(|| brought(view, actor, member));
    view! {
        <section class="qs-section qs-stack" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{name(scan)}</h2>
            <p class="qs-note">{format!("{}. Trekker: {}", kind(scan.authority.kind), scan.lead.name)}</p>
            {plan}
            {answer}
            {inside}
        </section>
    }
    .into_any()
}

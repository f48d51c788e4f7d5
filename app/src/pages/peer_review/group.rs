//! `/intervisie/{groep}`: a group with what its members bring and say to each other.

use super::about::about;
use super::words::{answer, authorities, line, meeting, name, reason, state};
use super::{below, group_id};
use crate::pages::dates;
use crate::pages::forms::Button;
use crate::pages::load::load;
use crate::pages::results::typed_text;
use crate::pages::scans::parts::{kind, query};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::peer_review::{
    self, Act, Answer, Decision, GroupState, GroupView, Hears, PeerMember, Suggestion,
};
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
    let inside = (own || view.hears == Hears::All).then(|| {
        view! {
            {question(view, actor, member)}
            {suggestions(view, actor, member)}
            {report(view, actor, member)}
            {stop(view, actor, member)}
        }
    });
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

fn question(view: &GroupView, actor: &Actor, member: &PeerMember) -> AnyView {
    let group = &view.group;
    let open = group.life().allow(Act::Ask).is_ok();
    let leads = view.standing(actor, &member.scan.id).lead && member.takes_part();
    let href = below(&group.id, &format!("/vraag/{}", member.scan.id));
    if member.question.is_empty() {
        return if leads && open {
            view! {
                <div class="qs-empty">
                    <p><strong>"U hebt nog geen vraag ingebracht."</strong></p>
                    <p>"Schrijf op waarbij de anderen u kunnen helpen. Eén vraag is genoeg."</p>
                    <p><a class="qs-button qs-button--primary" href=href>"Vraag opschrijven"</a></p>
                </div>
            }
            .into_any()
        } else {
            let none = if member.is_gone() {
                "Geen vraag ingebracht."
            } else {
                "Nog geen vraag ingebracht."
            };
            view! { <p>{none}</p> }.into_any()
        };
    }
    let priority = view.about(&member.scan.id);
    let priority = priority.map(|it| about(&member.scan, it));
    let change = (leads && open)
        .then(|| view! { <p><a class="qs-standalone" href=href>"Vraag aanpassen"</a></p> });
    view! {
        <h3>"De vraag"</h3>
        {typed_text(&member.question)}
        {priority}
        {change}
    }
    .into_any()
}

fn suggestions(view: &GroupView, actor: &Actor, member: &PeerMember) -> AnyView {
    if member.question.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = view
        .suggestions
        .iter()
        .filter(|own| own.scan == member.scan.id)
        .map(|own| suggestion(view, actor, own))
        .collect();
    let give = view.may_suggest(actor, member).then(|| {
        let href = below(&view.group.id, &format!("/suggestie/{}", member.scan.id));
        let to = format!(" aan {}", name(&member.scan));
        view! { <p><a class="qs-button" href=href>"Suggestie geven"<span class="qs-visually-hidden">{to}</span></a></p> }
    });
    let body = if rows.is_empty() {
        view! { <p>"Nog geen suggesties."</p> }.into_any()
    } else {
        view! { <ul class="qs-rows">{rows}</ul> }.into_any()
    };
    view! { <h3>"Suggesties"</h3> {body} {give} }.into_any()
}

fn suggestion(view: &GroupView, actor: &Actor, own: &Suggestion) -> AnyView {
    let from = view.group.member(&own.from);
    let from = from.map_or_else(|| own.from_code.to_string(), |from| name(&from.scan));
    let told = format!("{from}, {}, {}", own.by, dates::moment(own.given_at));
    if own.removed {
        return view! {
            <li class="qs-line">
                <p>"U hebt deze suggestie ingetrokken. Alleen u en uw organisatie zien dit nog."</p>
                {press(view, own, "/terugzetten", "Terugzetten")}
            </li>
        }
        .into_any();
    }
    let reply = (!own.reply.is_empty()).then(|| {
        view! { <p class="qs-note">"Antwoord:"</p> {typed_text(&own.reply)} }
    });
    view! {
        <li class="qs-stack qs-stack--tight" id=format!("suggestie-{}", own.id)>
            {typed_text(&own.text)}
            <p class="qs-note">{told}</p>
            {standing(own.decision).map(|what| view! { <p><strong>{what}</strong></p> })}
            {reply}
            {ways(view, actor, own)}
        </li>
    }
    .into_any()
}

/// What became of a suggestion.
const fn standing(decision: Decision) -> Option<&'static str> {
    match decision {
        Decision::Open => None,
        Decision::Thanked => Some("Bedankt"),
        Decision::Later => Some("Bewaard voor later"),
        Decision::Taken => Some("Overgenomen in het plan"),
    }
}

/// What the one who looks can do with a suggestion.
fn ways(view: &GroupView, actor: &Actor, own: &Suggestion) -> Option<AnyView> {
    if view.group.is_cancelled() || own.decision == Decision::Taken {
        return None;
    }
    if view.standing(actor, &own.scan).lead {
        let href = below(&view.group.id, &format!("/suggesties/{}", own.id));
        let take = format!("{href}/overnemen");
        return Some(
            view! {
                <p class="qs-links">
                    <a class="qs-standalone" href=take>"Overnemen in ons plan"</a>
                    <a class="qs-standalone" href=href>"Bedanken of bewaren"</a>
                </p>
            }
            .into_any(),
        );
    }
    let mut members = view.group.own(actor);
    let theirs = members.any(|member| member.takes_part() && member.scan.id == own.from);
    let open = own.decision == Decision::Open && view.group.life().allow(Act::Suggest).is_ok();
    (theirs && open).then(|| press(view, own, "/weghalen", "Intrekken"))
}

fn press(view: &GroupView, own: &Suggestion, rest: &str, label: &'static str) -> AnyView {
    let action = below(&view.group.id, &format!("/gegeven/{}{rest}", own.id));
    view! { <form method="post" action=action><Button secondary=true>{label}</Button></form> }
        .into_any()
}

/// The way out of a group that has begun, for the lead of who takes part.
fn stop(view: &GroupView, actor: &Actor, member: &PeerMember) -> Option<AnyView> {
    let leads = view.standing(actor, &member.scan.id).lead && member.takes_part();
    (leads && view.group.life().allow(Act::Leave).is_ok()).then(|| {
        let href = below(&view.group.id, &format!("/stoppen/{}", member.scan.id));
        view! { <p><a class="qs-standalone" href=href>"Stoppen met deze groep"</a></p> }.into_any()
    })
}

fn report(view: &GroupView, actor: &Actor, member: &PeerMember) -> Option<AnyView> {
    let leads = view.standing(actor, &member.scan.id).lead && member.takes_part();
    let may_write = leads && view.group.is_reported_on(view.today);
    let href = below(&view.group.id, &format!("/verslag/{}", member.scan.id));
    if member.report.is_empty() {
        return may_write.then(|| {
            view! {
                <div class="qs-empty">
                    <p><strong>"Wat neemt u mee?"</strong></p>
                    <p>"De laatste bijeenkomst is geweest. Schrijf kort op wat u eraan had. Het blijft bij uw scan staan."</p>
                    <p><a class="qs-button qs-button--primary" href=href>"Verslag schrijven"</a></p>
                </div>
            }
            .into_any()
        });
    }
    let change = may_write
        .then(|| view! { <p><a class="qs-standalone" href=href>"Verslag aanpassen"</a></p> });
    let on = member
        .reported_on
        .map(|on| view! { <p class="qs-note">{dates::day(on)}</p> });
    Some(
        view! { <h3>"Wat zij meenemen"</h3> {typed_text(&member.report)} {on} {change} }.into_any(),
    )
}

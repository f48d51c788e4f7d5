//! What an authority brings to its group: its question with the suggestions, and what it takes along.

use super::about::about;
use super::below;
use super::words::name;
use crate::pages::dates;
use crate::pages::forms::Button;
use crate::pages::results::typed_text;
use leptos::prelude::*;
use services::Actor;
use services::peer_review::{Act, Decision, GroupView, PeerMember, Suggestion};

/// All of it, as far as there is something.
pub fn brought(view: &GroupView, actor: &Actor, member: &PeerMember) -> AnyView {
    view! {
        {question(view, actor, member)}
        {suggestions(view, actor, member)}
        {report(view, actor, member)}
        {stop(view, actor, member)}
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

//! Slides of who answers, and of how people are protected when they do.

use super::{NOT_YET, kind, line};
use leptos::prelude::*;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use questionnaires::rules::{ExecutiveRule, FULL_DETAIL_FROM, LEAST_MINIMUM};
use services::results::names;
use services::room::StartTalk;

/// Who answer, how many of them, and how they come in.
pub fn groups(talk: &StartTalk) -> AnyView {
    let rows: Vec<_> = RespondentGroup::ALL
        .into_iter()
        .map(|group| group_row(talk, group))
        .collect();
    view! {
        <ul>{rows}</ul>
        <p class="qs-subtle">"De groepen staan naast elkaar. Wij tellen ze nooit bij elkaar op."</p>
    }
    .into_any()
}

fn group_row(talk: &StartTalk, group: RespondentGroup) -> AnyView {
    let agreed = talk.groups.as_ref();
    let name = name(kind(talk), agreed.map(|groups| groups.executive), group);
    let comes_in = match group {
        RespondentGroup::Council | RespondentGroup::Executive => "met een eigen code",
        RespondentGroup::Staff => "met een link van de groep",
        RespondentGroup::Residents => "met een open link",
    };
    let gets = format!("{} stellingen, {comes_in}", talk.statements_for(group));
    let many = match agreed.and_then(|groups| groups.sizes.of(group)) {
        Some(size) => view! { <p class="qs-presenter__gap"><b>{size}</b>" mensen"</p> }.into_any(),
        // They have no size: everybody may.
        None if group == RespondentGroup::Residents => {
            view! { <p class="qs-presenter__gap">"Wie wil"</p> }.into_any()
        }
        None => view! { <p class="qs-presenter__gap">{NOT_YET}</p> }.into_any(),
    };
    view! {
        <li class="qs-presenter__row">
            <p class="qs-presenter__said">{name}</p>
            <p class="qs-presenter__shares">{gets}</p>
            {many}
        </li>
    }
    .into_any()
}

/// Who is in the executive's group is one of the decisions: before it is taken, the name leaves it open.
fn name(kind: AuthorityKind, executive: Option<ExecutiveRule>, group: RespondentGroup) -> String {
    let name = names::group(kind, executive.unwrap_or(ExecutiveRule::Alone), group);
    if executive.is_none() && group == RespondentGroup::Executive {
        format!("{name}, misschien met de directie")
    } else {
        name.to_owned()
    }
}

/// From how many answers on something is shown: as decided, or as usual.
fn minimum(talk: &StartTalk) -> u32 {
    let groups = talk.groups.as_ref();
    groups.map_or(LEAST_MINIMUM, |groups| groups.minimum)
}

/// Who sees what of the answers.
pub fn visibility(talk: &StartTalk) -> AnyView {
    let minimum = minimum(talk);
    let remarks = minimum.max(FULL_DETAIL_FROM);
    let lines = [
        (
            "Wat iemand antwoordt",
            "niemand. Wij bewaren geen ingevulde lijsten, wij tellen alleen.".to_owned(),
        ),
        (
            "Of iemand meedeed",
            "niemand. Trekker en procesbegeleider zien alleen hoeveel mensen van een groep klaar zijn.".to_owned(),
        ),
        (
            "De uitkomsten van een groep",
            format!("iedereen, maar pas na de sluiting en vanaf {minimum} antwoorden."),
        ),
        (
            "Wat iemand zelf opschrijft",
            format!("iedereen, maar pas vanaf {remarks} antwoorden in de groep, nagelezen en zonder namen."),
        ),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(what, who)| line(what.to_owned(), who))
        .collect();
    view! { <ol class="qs-presenter__steps">{lines}</ol> }.into_any()
}

/// What keeps answers from being traced.
pub fn protection(talk: &StartTalk) -> AnyView {
    let minimum = minimum(talk);
    let agreed = if talk.groups.is_some() {
        "Dat is nu vastgelegd."
    } else {
        "Dat is gebruikelijk. Hoger mag, lager niet."
    };
    let roughly = (minimum < FULL_DETAIL_FROM).then(|| {
        let last = FULL_DETAIL_FROM - 1;
        view! { <li>{format!("Bij {minimum} tot en met {last} antwoorden tonen wij alleen oneens, neutraal en eens.")}</li> }
    });
    view! {
        <ol class="qs-presenter__steps">
            <li>{format!("Een groep is te zien vanaf {minimum} antwoorden, en een stelling ook. {agreed}")}</li>
            {roughly}
            <li>"Is er iets verborgen? Dan is het dat overal, en staat erbij waarom."</li>
            <li>"Een totaal over de groepen is er niet: daaruit is een verborgen groep terug te rekenen."</li>
            <li>"Bij de sluiting vernietigen wij codes, adressen en wat niet is verstuurd."</li>
        </ol>
    }
    .into_any()
}

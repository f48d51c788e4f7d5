//! Choosing a clerk: who may guide the scan, with what speaks for and against them, and who may not.

use super::parts::{below, person};
use crate::pages::{
    forms::{Button, Checkbox, Choice, Form, RadioList, TextArea},
    pool_words,
    problems::Filled,
};
use leptos::prelude::*;
use services::pool::Exclusion;
use services::scans::{Candidates, HandOverForm, Person};

/// What a clerk is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// To guide a scan that has no clerk yet.
    First,
    /// To take over from another clerk, or from one who stopped.
    Successor,
}

/// Everybody in the pool, in a form for those who may be asked.
pub fn choose(
    candidates: &Candidates,
    filled: &Filled<HandOverForm>,
    question: Question,
) -> AnyView {
    let (near, barred): (Vec<_>, Vec<_>) = candidates
        .excluded
        .iter()
        .partition(|(_, exclusion)| exclusion.may_be_overridden());
    view! {
        {introduction(candidates, question)}
        {offers(candidates, filled, question)}
        {overriding(candidates, &near, filled, question)}
        {not_possible(&barred)}
    }
    .into_any()
}

fn introduction(candidates: &Candidates, question: Question) -> AnyView {
    let sentence = match (question, &candidates.scan.clerk) {
        (Question::First, _) => {
            "De griffier die u kiest, krijgt een mail en zegt ja of nee. Pas na een ja ziet hij of zij de scan."
                .to_owned()
        }
        (Question::Successor, Some(clerk)) => format!(
            "{} begeleidt deze scan. Vraagt u een ander, dan verliest {} de toegang zodra die ander ja zegt. Wat er staat, blijft staan.",
            clerk.name, clerk.name
        ),
        (Question::Successor, None) => {
            "Deze scan heeft nu geen procesbegeleider. De griffier die u kiest, krijgt een mail en zegt ja of nee.".to_owned()
        }
    };
    view! { <p class="qs-lead">{sentence}</p> }.into_any()
}

fn action(candidates: &Candidates, question: Question) -> String {
    match question {
        Question::First => below(&candidates.scan.id, "/toewijzen"),
        Question::Successor => below(&candidates.scan.id, "/toewijzen/overdragen"),
    }
}

fn offers(candidates: &Candidates, filled: &Filled<HandOverForm>, question: Question) -> AnyView {
    if candidates.offers.is_empty() {
        return view! {
            <div class="qs-empty qs-section">
                <p><strong>"Er is nu niemand die zonder meer mag."</strong></p>
                <p>"Kijk hieronder waarom. Of "<a href="/programma/griffierspool/nieuw">"nodig een griffier uit"</a>" voor de pool."</p>
            </div>
        }
        .into_any();
    }
    let choices: Vec<_> = candidates
        .offers
        .iter()
        .map(|(who, offer)| choice(who).hint(pool_words::reasons(&offer.reasons)))
        .collect();
    let Filled { form, problems } = filled;
    let fields = view! {
        <RadioList
            name="clerk"
            label="Wie vraagt u?"
            hint="Wie het best past, staat bovenaan. Afstand is hemelsbreed. Plaatsen zijn die van dit halfjaar."
            choices
            value=form.clerk.clone()
            problem=problems.of("clerk")
        />
        {successor_fields(candidates, filled, question)}
        <div class="qs-button-group"><Button>"Vragen"</Button></div>
    }
    .into_any();
    view! { <Form action=action(candidates, question)>{fields}</Form> }.into_any()
}

/// Why the scan goes to another clerk.
fn successor_fields(
    candidates: &Candidates,
    Filled { form, problems }: &Filled<HandOverForm>,
    question: Question,
) -> AnyView {
    if question == Question::First {
        return ().into_any();
    }
    let at_once = candidates.scan.clerk.as_ref().map(|clerk| {
        view! {
            <Checkbox
                name="at_once"
                label=format!("{} stopt meteen, ook als er nog geen ander is", clerk.name)
                checked=form.at_once == "ja"
            />
        }
    });
    view! {
        <TextArea
            name="reason"
            label="Waarom gaat de scan naar een ander?"
            hint="Dit komt in het logboek van de scan."
            rows=2
            value=form.reason.clone()
            problem=problems.of("reason")
        />
        {at_once}
    }
    .into_any()
}

fn choice(who: &Person) -> Choice {
    Choice::new(who.id.to_string(), person(who))
}

/// Those whom the programme may ask in spite of a rule, with a reason.
fn overriding(
    candidates: &Candidates,
    near: &[&(Person, Exclusion)],
    filled: &Filled<HandOverForm>,
    question: Question,
) -> AnyView {
    if near.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = near
        .iter()
        .map(|(who, exclusion)| {
            let why = pool_words::exclusion(exclusion);
            let ask = (question == Question::First).then(|| {
                view! {
                    <button class="qs-link-button" type="submit" name="clerk" value=who.id.to_string()>
                        "Toch vragen"
                        <span class="qs-visually-hidden">{format!(": {}", who.name)}</span>
                    </button>
                }
            });
            view! { <div><dt>{person(who)}</dt><dd>{why}" "{ask}</dd></div> }
        })
        .collect();
    let Filled { form, problems } = filled;
    let reason = (question == Question::First).then(|| {
        view! {
            <TextArea
                name="despite"
                label="Waarom vraagt u iemand van deze lijst toch?"
                hint="Vul dit eerst in en kies dan wie. De reden blijft bewaard en staat in het logboek."
                rows=2
                value=form.despite.clone()
                problem=problems.of("despite")
            />
        }
    });
    let fields = view! {
        {reason}
        <dl class="qs-rows qs-rows--wide">{rows}</dl>
    }
    .into_any();
    view! {
        <section class="qs-section" aria-labelledby="dichtbij">
            <h2 id="dichtbij">"Wie liever niet"</h2>
            <Form action=action(candidates, question)>{fields}</Form>
        </section>
    }
    .into_any()
}

fn not_possible(excluded: &[&(Person, Exclusion)]) -> AnyView {
    if excluded.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = excluded
        .iter()
        .map(|(who, exclusion)| {
            view! { <div><dt>{person(who)}</dt><dd>{pool_words::exclusion(exclusion)}</dd></div> }
        })
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="niet">
            <h2 id="niet">"Wie niet kan"</h2>
            <dl class="qs-rows qs-rows--wide">{rows}</dl>
        </section>
    }
    .into_any()
}

//! Choosing a clerk: who may guide the scan, with what speaks for and against them, and who may not.

use crate::pages::{
    forms::{Button, Checkbox, Choice, Form, RadioList, TextArea},
    pool_weights::weights,
    pool_words,
    problems::Filled,
    scans::parts::{below, person, wanted_months},
};
use leptos::prelude::*;
use services::pool::Exclusion;
use services::scans::{Candidates, HandOverForm, Person, Scan};

/// What a clerk is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// To guide a scan that has no clerk yet.
    First,
    /// To guide it beside the clerk it has.
    Second,
    /// To take over from another clerk, or from one who stopped.
    Successor,
}

/// Everybody in the pool, in a form for those who may be asked.
pub fn choose(candidates: &Candidates, filled: &Filled<HandOverForm>, ask: Ask) -> AnyView {
    let (near, barred): (Vec<_>, Vec<_>) = candidates
        .excluded
        .iter()
        .partition(|(_, exclusion)| exclusion.may_be_overridden());
    let introduction = introduction(&candidates.scan, ask);
    let form = if candidates.offers.is_empty() && near.is_empty() {
        nobody()
    } else {
        form(candidates, &near, filled, ask)
    };
    view! {
        <p class="qs-lead">{introduction}</p>
        {wanted_months(&candidates.scan)}
        {form}
        {weights()}
        {not_possible(&barred)}
    }
    .into_any()
}

fn introduction(scan: &Scan, ask: Ask) -> String {
    let names = scan.clerk_names();
    match (ask, names) {
        (Ask::First, _) => {
            "De griffier die u kiest, krijgt een mail en zegt ja of nee. Pas na een ja ziet hij of zij de scan."
                .to_owned()
        }
        (Ask::Second, names) => {
            let names = names.unwrap_or_default();
            format!(
                "{names} begeleidt deze scan. De griffier die u kiest, krijgt een mail en zegt ja of nee. Na een ja begeleiden zij de scan samen en zien zij hetzelfde. Ook bij de tweede neemt de scan een hele plaats in."
            )
        }
        (Ask::Successor, Some(names)) if scan.has_two_clerks() => format!(
            "{names} begeleiden deze scan. Een van hen verliest de toegang zodra de opvolger ja zegt. Wat er staat, blijft staan."
        ),
        (Ask::Successor, Some(name)) => format!(
            "{name} begeleidt deze scan. Vraagt u een ander, dan verliest {name} de toegang zodra die ander ja zegt. Wat er staat, blijft staan."
        ),
        (Ask::Successor, None) => {
            "Deze scan heeft nu geen procesbegeleider. De griffier die u kiest, krijgt een mail en zegt ja of nee.".to_owned()
        }
    }
}

fn nobody() -> AnyView {
    view! {
        <div class="qs-empty qs-section">
            <p><strong>"Er is nu niemand die mag."</strong></p>
            <p>"Kijk hieronder waarom. Of "<a href="/programma/griffierspool/nieuw">"nodig een griffier uit"</a>" voor de pool."</p>
        </div>
    }
    .into_any()
}

/// One form for all who may be asked, so that what is typed in it is typed once.
fn form(
    candidates: &Candidates,
    near: &[&(Person, Exclusion)],
    filled: &Filled<HandOverForm>,
    ask: Ask,
) -> AnyView {
    let scan = &candidates.scan;
    let action = match ask {
        Ask::First => below(&scan.id, "/toewijzen"),
        Ask::Second => below(&scan.id, "/toewijzen/tweede"),
        Ask::Successor => below(&scan.id, "/toewijzen/overdragen"),
    };
    let fields = view! {
        {(ask == Ask::Successor).then(|| who_hands_over(scan, filled))}
        {offers(candidates, filled)}
        {(ask == Ask::Successor).then(|| successor_fields(scan, filled))}
        {(!candidates.offers.is_empty()).then(|| view! {
            <div class="qs-button-group"><Button>"Vragen"</Button></div>
        })}
        {overriding(near, filled)}
    }
    .into_any();
    view! { <Form action>{fields}</Form> }.into_any()
}

/// Of two clerks, which one.
fn who_hands_over(scan: &Scan, Filled { form, problems }: &Filled<HandOverForm>) -> AnyView {
    if !scan.has_two_clerks() {
        return ().into_any();
    }
    let choices: Vec<_> = scan.clerks().map(choice).collect();
    view! {
        <RadioList
            name="from"
            label="Wie draagt de scan over?"
            choices
            value=form.from.clone()
            problem=problems.of("from")
        />
    }
    .into_any()
}

fn offers(candidates: &Candidates, Filled { form, problems }: &Filled<HandOverForm>) -> AnyView {
    if candidates.offers.is_empty() {
        return view! {
            <p id="clerk" tabindex="-1"><strong>"Er is nu niemand die zonder meer mag."</strong>" Kijk hieronder waarom, en wie liever niet maar toch kan."</p>
        }
        .into_any();
    }
    let choices: Vec<_> = candidates
        .offers
        .iter()
        .map(|(who, offer)| choice(who).hint(pool_words::reasons(&offer.reasons)))
        .collect();
    view! {
        <RadioList
            name="clerk"
            label="Wie vraagt u?"
            hint="Wie het best past, staat bovenaan. Afstand is hemelsbreed. Plaatsen zijn die van dit halfjaar."
            choices
            value=form.clerk.clone()
            problem=problems.of("clerk")
        />
    }
    .into_any()
}

/// Why the scan goes to another clerk.
fn successor_fields(scan: &Scan, Filled { form, problems }: &Filled<HandOverForm>) -> AnyView {
    let who = match &scan.clerk {
        Some(_) if scan.has_two_clerks() => Some("Wie overdraagt,".to_owned()),
        Some(clerk) => Some(clerk.name.clone()),
        None => None,
    };
    let at_once = who.map(|who| {
        view! {
            <Checkbox
                name="at_once"
                label=format!("{who} stopt meteen, ook als er nog geen ander is")
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
    near: &[&(Person, Exclusion)],
    Filled { form, problems }: &Filled<HandOverForm>,
) -> AnyView {
    if near.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = near
        .iter()
        .map(|(who, exclusion)| {
            let why = pool_words::exclusion(exclusion);
            view! {
                <div>
                    <dt>{person(who)}</dt>
                    <dd>
                        {why}" "
                        <button class="qs-link-button" type="submit" name="anyway" value=who.id.to_string()>
                            "Toch vragen"
                            <span class="qs-visually-hidden">{format!(": {}", who.name)}</span>
                        </button>
                    </dd>
                </div>
            }
        })
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="dichtbij">
            <h2 id="dichtbij">"Alleen met een reden"</h2>
            <TextArea
                name="despite"
                label="Waarom vraagt u iemand van deze lijst toch?"
                hint="Vul dit eerst in en kies dan wie. De reden blijft bewaard en staat in het logboek."
                rows=2
                value=form.despite.clone()
                problem=problems.of("despite")
            />
            <dl class="qs-rows qs-rows--wide">{rows}</dl>
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
            <h2 id="niet">"Niet te vragen"</h2>
            <dl class="qs-rows qs-rows--wide">{rows}</dl>
        </section>
    }
    .into_any()
}

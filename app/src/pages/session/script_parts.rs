//! What the script of a scan and those that the programme keeps have in common.

use super::form_parts::{place_buttons, removed_list};
use crate::pages::crossed::{Opened, button, heading, kept_now, read_on, send};
use crate::pages::forms::{Button, Form, TextArea, TextField, TextKind};
use crate::pages::numbers::minutes_in_words;
use crate::pages::problems::{ErrorSummary, Problems};
use crate::pages::results::typed_text;
use leptos::prelude::*;
use services::sessions::script::{
    LONGEST_EXPLANATION, LONGEST_STEP, MOST_STEPS, Script, ScriptStep, StepForm,
};

/// How a step is done, where that is written down.
#[must_use]
pub fn explanation(step: &ScriptStep) -> Option<AnyView> {
    (!step.explanation.is_empty()).then(|| {
        view! { <div class="qs-measure qs-subtle">{typed_text(&step.explanation)}</div> }.into_any()
    })
}

/// A step in the list of the script at this address. `clock`: when it begins, where that is known; `ticking`: what ticks it off, where
/// somebody does.
#[must_use]
pub fn step_row(
    script: &str,
    step: &ScriptStep,
    (first, last): (bool, bool),
    clock: Option<String>,
    ticking: Option<AnyView>,
) -> AnyView {
    let path = step_address(script, step);
    let title = step.title.clone();
    let done = step
        .done
        .then(|| view! { <span class="qs-script__done">"✓ Klaar"</span> });
    view! {
        <li class="qs-script__step" id=format!("stap-{}", step.key)>
            <p class="qs-script__when">{clock.map(|clock| view! { <b>{clock}</b> })} <span>{minutes_in_words(step.minutes)}</span></p>
            <div>
                <p dir="auto"><strong>{title.clone()}</strong> {done}</p>
                {explanation(step)}
                <div class="qs-button-group">
                    {ticking}
                    {place_buttons(&path, &title, first, last)}
                    <a class="qs-standalone" href=path.clone()>"Aanpassen"<span class="qs-visually-hidden">": "{title.clone()}</span></a>
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// What was taken out of the script at this address, to put it back.
#[must_use]
pub fn taken_out(address: &str, script: &Script) -> Option<AnyView> {
    let removed = script.removed();
    let removed = removed.map(|step| (step_address(address, step), step.title.clone()));
    removed_list(removed.collect())
}

/// The address of a step of the script at an address.
#[must_use]
pub fn step_address(script: &str, step: &ScriptStep) -> String {
    format!("{script}/stappen/{}", step.key)
}

/// What a page says of setting its script back.
#[derive(Debug)]
pub struct Anew {
    /// What becomes of the script when it is set back.
    pub when_reset: &'static str,
    /// The button that sets it back.
    pub reset: &'static str,
    /// What becomes of the script when the earlier one is put back.
    pub when_put_back: &'static str,
}

/// Setting the whole script at this address back, and undoing that. `revision`: what was looked at, where nobody may undo what they did
/// not see.
#[must_use]
pub fn beginning_anew(
    address: &str,
    script: &Script,
    words: &Anew,
    revision: Option<i64>,
) -> Option<AnyView> {
    let form = |what: &'static str, to: &'static str, button: &'static str| {
        let revision = revision.map(|revision| {
            view! { <input type="hidden" name="revision" value=revision.to_string()/> }
        });
        view! {
            <p class="qs-measure">{what}</p>
            <form method="post" action=format!("{address}/{to}")>
                {revision}
                <Button secondary=true>{button}</Button>
            </form>
        }
        .into_any()
    };
    let reset = (!script.is_proposed).then(|| form(words.when_reset, "standaard", words.reset));
    let put_back = script.has_other.then(|| {
        form(
            words.when_put_back,
            "terugzetten",
            "Eerder draaiboek terugzetten",
        )
    });
    (reset.is_some() || put_back.is_some()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="helemaal">
                <h2 id="helemaal">"Opnieuw beginnen"</h2>
                {reset}
                {put_back}
            </section>
        }
        .into_any()
    })
}

/// The form that adds a step to a script at this address.
#[must_use]
pub fn adding(address: &str, script: &Script, form: StepForm, problems: &Problems) -> AnyView {
    if script.steps().count() >= MOST_STEPS {
        return view! { <p class="qs-note">{format!("Dit zijn er {MOST_STEPS}. Meer past niet in één gesprek.")}</p> }.into_any();
    }
    let fields = view! {
        {fields(form, problems)}
        <div class="qs-button-group"><Button>"Toevoegen"</Button></div>
    }
    .into_any();
    view! {
        <section class="qs-section" aria-labelledby="toevoegen">
            <h2 id="toevoegen">"Onderdeel toevoegen"</h2>
            <p class="qs-measure">"Het komt onderaan. Verplaats het daarna naar waar het hoort."</p>
            <Form action=address.to_owned()>{fields}</Form>
        </section>
    }
    .into_any()
}

/// The page on which a step is changed. `script`: the address of its script; `saves`: whether the page saves by itself what is typed.
#[must_use]
pub fn step_form(script: &str, opened: Opened<StepForm>, saves: bool) -> AnyView {
    let keep = saves && opened.keeps();
    let saved = keep.then(|| opened.saved());
    let Opened { filled, kept, .. } = opened;
    let (form, problems) = (filled.form, filled.problems);
    let save = button(kept.is_some());
    let comes_down_to = heading(kept.is_some());
    let back = format!("{script}#stappen");
    let kept = kept.map(|kept| kept_now(as_kept(&kept), back.clone()));
    let fields = view! {
        {fields(form, &problems)}
        <div class="qs-button-group">{send(save)}{saved}</div>
    }
    .into_any();
    view! {
        <p class="qs-back"><a class="qs-standalone" href=back>"Terug naar het draaiboek"</a></p>
        <h1>"Onderdeel aanpassen"</h1>
        <ErrorSummary problems heading=comes_down_to/>
        {kept}
        <Form keep>{fields}</Form>
    }
    .into_any()
}

fn as_kept(form: &StepForm) -> AnyView {
    let minutes = form
        .minutes
        .parse::<u32>()
        .map_or_else(|_| form.minutes.clone(), minutes_in_words);
    view! {
        <p dir="auto"><strong>{form.step.clone()}</strong></p>
        <p>{minutes}</p>
        {(!form.explanation.is_empty()).then(|| typed_text(&form.explanation))}
    }
    .into_any()
}

fn fields(form: StepForm, problems: &Problems) -> AnyView {
    view! {
        {read_on(&form)}
        <TextField name="step" label="Wat doet u?" value=form.step problem=problems.of("step")/>
        <TextField
            kind=TextKind::Number
            name="minutes"
            label="Hoeveel minuten duurt dat?"
            hint=format!("Van 1 tot {LONGEST_STEP}.")
            value=form.minutes
            problem=problems.of("minutes")
        />
        <TextArea
            name="explanation"
            label="Uitleg"
            hint=format!("Voor wie het gesprek leidt: waar let u op? Hoogstens {LONGEST_EXPLANATION} tekens.")
            value=form.explanation
            rows=3
            problem=problems.of("explanation")
            optional=true
        />
    }
    .into_any()
}

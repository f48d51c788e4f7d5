//! What the script of a scan and those that the programme keeps have in common.

use super::crossed::{Opened, button, heading, kept_now, read_on, send};
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

//! A suggestion of one's own.

use crate::pages::forms::{Button, TextArea};
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use leptos::prelude::*;
use services::ProblemCode;
use services::ids::SuggestionId;
use services::room::{PhoneView, SuggestionForm};

/// The form, or that it is enough.
pub fn suggesting(view: &PhoneView, sent: Option<Filled<SuggestionForm>>) -> AnyView {
    let problems = sent
        .as_ref()
        .map_or_else(Problems::none, |sent| sent.problems.clone());
    let content = if view.suggestions_left == 0 && sent.is_none() {
        view! { <p class="qs-subtle">"U hebt nu genoeg voorgesteld. Zeg de rest in het gesprek."</p> }.into_any()
    } else {
        form(sent.map(|sent| sent.form).unwrap_or_default(), &problems)
    };
    let is_open = !problems.is_empty();
    view! {
        <details class="qs-disclosure qs-section" id="voorstel" open=is_open>
            <summary id="voorstel-kop">"Zelf iets voorstellen"</summary>
            <ErrorSummary problems=problems.clone()/>
            {content}
        </details>
    }
    .into_any()
}

/// The form carries an id, so that one suggestion that is sent twice is one.
fn form(typed: SuggestionForm, problems: &Problems) -> AnyView {
    let id = SuggestionId::parse(&typed.id).unwrap_or_else(SuggestionId::random);
    view! {
        <form class="qs-form" method="post" action="/zaal/voorstel" novalidate data-live="">
            <input type="hidden" name="id" value=id.to_string()/>
            <TextArea
                name="text"
                label="Wat moet het eerst beter?"
                hint="Hoogstens 200 tekens. Schrijf geen namen op. De procesbegeleider leest uw voorstel en kan het aan iedereen laten zien."
                value=typed.text
                rows=3
                problem=problems.of("text")
            />
            <div class="qs-button-group"><Button secondary=true>"Voorstel versturen"</Button></div>
        </form>
    }
    .into_any()
}

/// What is wrong with a suggestion.
pub fn told(problems: &[services::Problem]) -> Problems {
    Problems::found(problems, |field, code| match code {
        ProblemCode::Missing if field == "text" => Some("Schrijf op wat u voorstelt."),
        ProblemCode::TooLong { .. } if field == "text" => Some(
            "Uw voorstel is te lang. Er passen 200 tekens in. Maak het korter; uw tekst staat er nog.",
        ),
        _ => None,
    })
}

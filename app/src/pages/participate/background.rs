//! `/meedoen/{vragenlijst}/over-u`: what residents may say of themselves.

use super::{
    super::{
        forms::{Choice, Form, RadioList},
        sent::Sent,
        shell::IslandScripts,
        visit::{Answer, Visit},
    },
    frame::Sheet,
    page_form::{self, PageForm, keep_and_go},
    progress::{Progress, place_of},
    standing::{Questionnaire, filling},
    theme::{Buttons, Promise},
};
use crate::islands::Autosave;
use axum::extract::Path;
use leptos::prelude::*;
use questionnaires::form::FormBackground;
use services::participations::Place;

/// `/meedoen/{vragenlijst}/over-u`
#[component]
pub fn BackgroundPage() -> impl IntoView {
    filling(|questionnaire| Ok(view! { <Background questionnaire/> }))
}

#[component]
fn Background(questionnaire: Questionnaire) -> impl IntoView {
    let form = questionnaire.form();
    let given = &questionnaire.draft.answers.background;
    let (at, pages) = place_of(form, Place::Background);
    let saved = view! { <Autosave/> };
    let bar = view! { <Progress words="Over u" pages at saved=saved.into_any()/> };
    let questions: Vec<_> = form
        .background
        .iter()
        .map(|question| {
            field(
                question,
                given.get(&question.key).cloned().unwrap_or_default(),
            )
        })
        .collect();
    view! {
        <Sheet title="Over u" whose=questionnaire.whose() bar=bar.into_any()>
            <h1>"Over u"</h1>
            <p class="qs-lead">"U hoeft dit niet in te vullen."</p>
            <p class="qs-measure">
                "Met uw antwoord kunnen wij zien of bijvoorbeeld jongeren anders denken dan ouderen. Wij tonen een groep pas vanaf 10 mensen. Leeftijd en gebied tonen wij nooit samen."
            </p>
            <Form label="Over u">
                <div class="qs-finding">{questions}</div>
                <Buttons/>
            </Form>
            <Promise/>
            <IslandScripts/>
        </Sheet>
    }
}

fn field(question: &FormBackground, given: String) -> AnyView {
    let own = question
        .options
        .iter()
        .map(|option| Choice::new(&option.key, &option.label));
    // A choice once made can be taken back.
    let choices: Vec<_> = own.chain([Choice::new("", "Zeg ik liever niet")]).collect();
    view! {
        <RadioList
            name=question.key.clone()
            label=question.question.clone()
            choices
            value=given.clone()
            optional=true
        />
        <input type="hidden" name=page_form::was(&question.key) value=given/>
    }
    .into_any()
}

/// Keeps what was filled in and goes on.
pub async fn save(
    visit: Visit,
    Path(name): Path<String>,
    Sent(fields): Sent<Vec<(String, String)>>,
) -> Answer {
    let page = Place::Background;
    keep_and_go(visit, name, PageForm { page, fields }).await
}

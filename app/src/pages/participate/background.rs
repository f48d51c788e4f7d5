//! `/meedoen/{vragenlijst}/over-u`: what residents may say of themselves.

use super::{
    super::{
        forms::{Choice, Form, RadioList},
        sent::Sent,
        visit::{Answer, Visit},
    },
    frame::Sheet,
    progress::{Progress, place_of},
    standing::{Questionnaire, filling},
    steps::{self, Way},
    theme::{Buttons, Promise},
};
use axum::extract::Path;
use leptos::prelude::*;
use questionnaires::form::FormBackground;
use services::{
    participations::{Change, Place, Resumed, resume},
    responses::Outcome,
};

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
    let bar = view! { <Progress words="Over u" pages at/> };
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
            value=given
            optional=true
        />
    }
    .into_any()
}

/// Keeps what was filled in and goes on.
pub async fn save(
    visit: Visit,
    Path(name): Path<String>,
    Sent(fields): Sent<Vec<(String, String)>>,
) -> Answer {
    let actor = visit.respondent(&name);
    if actor.require_respondent().is_err() {
        return visit.go(steps::start(&name));
    }
    let Resumed::Filling(filling) = resume(&actor, visit.services()).await? else {
        return visit.go(steps::start(&name));
    };
    let form = filling.scan.form(filling.group);
    let way = Way::of(&fields);
    let asked = |field: &str| form.background.iter().any(|question| question.key == field);
    let place = way.place(form, Place::Background);
    let path = way.path(&name, form, Place::Background);
    let given = fields
        .into_iter()
        .filter(|(field, _)| asked(field))
        .collect();
    let change = Change::Background(given);
    let outcome =
        services::participations::save(&actor, visit.services(), change, Some(place)).await?;
    visit.go(if outcome == Outcome::Saved {
        path
    } else {
        steps::start(&name)
    })
}

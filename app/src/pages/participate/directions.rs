//! `/meedoen/{vragenlijst}/richtingen`: what should get better first.

use super::{
    super::{
        forms::{CheckboxList, Choice, Choices, Form},
        problems::{ErrorSummary, Problems},
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
use questionnaires::answers::MOST_DIRECTIONS;
use services::participations::Place;

/// The name of the list. Each box is sent under the key of its direction, so that of each can be told whether it was changed.
pub const FIELD: &str = "richting";

/// What is wrong with the number of directions chosen.
pub fn problem(chosen: usize) -> Option<String> {
    (chosen > MOST_DIRECTIONS).then(|| {
        format!("U koos er {chosen}. Kies er hoogstens drie. Zet bij de andere het vinkje uit.")
    })
}

/// `/meedoen/{vragenlijst}/richtingen`
#[component]
pub fn DirectionsPage() -> impl IntoView {
    filling(|questionnaire| Ok(view! { <Directions questionnaire/> }))
}

#[component]
fn Directions(questionnaire: Questionnaire) -> impl IntoView {
    let form = questionnaire.form();
    let chosen: Vec<String> = questionnaire
        .draft
        .answers
        .directions
        .iter()
        .cloned()
        .collect();
    let problems = problem(chosen.len())
        .map_or_else(Problems::none, |sentence| Problems::one(FIELD, sentence));
    let choices: Vec<_> = form
        .directions
        .iter()
        .map(|direction| Choice::new(&direction.key, &direction.text))
        .collect();
    let were: Vec<_> = form
        .directions
        .iter()
        .map(|direction| was(&direction.key, &chosen))
        .collect();
    let (at, pages) = place_of(form, Place::Directions);
    let saved = view! { <Autosave/> };
    let bar =
        view! { <Progress words="Wat moet het eerst beter?" pages at saved=saved.into_any()/> };
    let question = form.directions_question.clone();
    view! {
        <Sheet title="Wat moet het eerst beter?" whose=questionnaire.whose() bar=bar.into_any()>
            <h1>"Wat moet het eerst beter?"</h1>
            <ErrorSummary problems=problems.clone()/>
            <Form label="Wat moet het eerst beter?">
                <div class="qs-finding">
                    <CheckboxList
                        name=FIELD
                        label=question
                        choices=Choices::from(choices).apart()
                        values=chosen
                        problem=problems.of(FIELD)
                        optional=true
                    />
                    {were}
                </div>
                <Buttons/>
            </Form>
            <Promise/>
            <IslandScripts/>
        </Sheet>
    }
}

/// Says whether a box was ticked when the page was made.
fn was(key: &str, chosen: &[String]) -> AnyView {
    let was = chosen.iter().find(|chosen| *chosen == key);
    let was = was.cloned().unwrap_or_default();
    view! { <input type="hidden" name=page_form::was(key) value=was/> }.into_any()
}

/// Keeps what was chosen and goes on, unless it was too much.
pub async fn save(
    visit: Visit,
    Path(name): Path<String>,
    Sent(fields): Sent<Vec<(String, String)>>,
) -> Answer {
    let page = Place::Directions;
    keep_and_go(visit, name, PageForm { page, fields }).await
}

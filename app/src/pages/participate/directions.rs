//! `/meedoen/{vragenlijst}/richtingen`: what should get better first.

use super::{
    super::{
        forms::{CheckboxList, Choice, Form},
        problems::{ErrorSummary, Problems},
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
use questionnaires::answers::MOST_DIRECTIONS;
use services::{
    participations::{Change, Place, Resumed, resume},
    responses::Outcome,
};

/// The name of the field.
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
    let (at, pages) = place_of(form, Place::Directions);
    let bar = view! { <Progress words="Wat moet het eerst beter?" pages at/> };
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
                        choices
                        values=chosen
                        problem=problems.of(FIELD)
                        optional=true
                    />
                </div>
                <Buttons/>
            </Form>
            <Promise/>
        </Sheet>
    }
}

/// Keeps what was chosen and goes on, unless it was too much.
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
    let ticked: Vec<String> = fields
        .iter()
        .filter(|(field, _)| field == FIELD)
        .map(|(_, value)| value.clone())
        .collect();
    let way = Way::of(&fields);
    let stays = ticked.len() > MOST_DIRECTIONS && way == Way::On;
    let (place, path) = if stays {
        (Place::Directions, steps::path(&name, Place::Directions))
    } else {
        (
            way.place(form, Place::Directions),
            way.path(&name, form, Place::Directions),
        )
    };
    let change = Change::Directions(ticked);
    let outcome =
        services::participations::save(&actor, visit.services(), change, Some(place)).await?;
    visit.go(if outcome == Outcome::Saved {
        path
    } else {
        steps::start(&name)
    })
}

//! `/meedoen/zaal/{code}`: the door of a questionnaire that a group fills in together. Opening it changes nothing; its button begins.

use super::super::{
    dates,
    failure::Failure,
    forms::{Button, Form},
    frame::Page,
    load::load,
    phone::{in_address, questionnaire_over},
    problems::{ErrorSummary, Filled, Problems},
    scan_page::param,
    visit::{Answer, Visit, use_visit},
};
use super::code_form::{FIELD, not_open};
use super::enter::hold;
use super::steps;
use axum::extract::Path;
use leptos::prelude::*;
use services::participations::new_name;
use services::room::{
    self, Found, QuestionnaireDoor,
    questionnaire::{self, Begun},
};

/// There is nothing to type.
#[derive(Clone, Copy, Debug, Default)]
pub struct BeginForm;

/// `/meedoen/zaal/{code}`
#[component]
pub fn RoomDoorPage() -> impl IntoView {
    let visit = use_visit();
    let code = param("deur");
    let problems = Filled::<BeginForm>::of_request().problems;
    load(async move {
        let found = room::find(&visit.actor, visit.services(), &code, visit.client()).await?;
        match found {
            Found::Questionnaire(door) => Ok(door_page(&door, problems)),
            Found::QuestionnaireOver => Ok(over_page()),
            Found::Talk(_) | Found::TalkOver(_) | Found::Unknown | Found::NotACode => {
                Err(Failure::NotFound)
            }
        }
    })
}

fn door_page(door: &QuestionnaireDoor, problems: Problems) -> AnyView {
    let QuestionnaireDoor {
        authority,
        group_name,
        closes_at,
        ..
    } = door.clone();
    let until = dates::clock(closes_at);
    view! {
        <Page title="Vul de vragenlijst in" narrow=true whose=authority.clone()>
            <p class="qs-kicker">{authority}</p>
            <h1>"Vul de vragenlijst in"</h1>
            <ErrorSummary problems/>
            <p class="qs-lead">
                "Deze code is voor: "<strong>{group_name}</strong>". Hoort u daarbij? Begin dan. U antwoordt op uw eigen telefoon en niemand ziet wat u antwoordt."
            </p>
            <p class="qs-measure">{format!("Beginnen kan tot {until}. Bent u dan bezig, dan mag u afmaken wat u begon.")}</p>
            <Form label="Beginnen met de vragenlijst">
                <div class="qs-button-group" id=FIELD tabindex="-1"><Button>"Beginnen"</Button></div>
            </Form>
        </Page>
    }
    .into_any()
}

fn over_page() -> AnyView {
    view! {
        <Page title="Deze code is gesloten" narrow=true>
            <h1>"Deze code is gesloten"</h1>
            <p class="qs-lead">{questionnaire_over()}</p>
            <p><a class="qs-standalone" href="/meedoen">"Ik heb een andere code"</a></p>
        </Page>
    }
    .into_any()
}

/// Begins a questionnaire of one's own, as a shared link does.
pub async fn begin(visit: Visit, Path(code): Path<String>) -> Answer {
    let begun = questionnaire::begin(&visit.actor, visit.services(), &code, visit.client()).await?;
    let sentence = match begun {
        Begun::Draft(pass) => {
            let name = new_name();
            let response = visit.go(steps::start(&name))?;
            return hold(&visit, &name, &pass, response);
        }
        // The page of the door says so.
        Begun::Over => return visit.go(format!("/meedoen/zaal/{}", in_address(&code))),
        Begun::Full => "Er zijn al net zoveel mensen begonnen als er in deze groep zitten. Begon u al? Ga dan verder met de code die u toen kreeg.".to_owned(),
        Begun::NotOpen(about) => not_open(&about),
    };
    let problems = Problems::one(FIELD, sentence);
    let form = BeginForm;
    visit.show_again(Filled { form, problems }).await
}

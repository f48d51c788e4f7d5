//! `/meedoen/zaal/{code}`: the door of a questionnaire that a group fills in together. Opening it changes nothing; its button begins.

use super::super::{
    cookies::Cookie,
    dates,
    failure::Failure,
    forms::{Button, Checkbox, Form},
    frame::Page,
    load::load,
    phone::{in_address, questionnaire_over},
    problems::{ErrorSummary, Filled, Problems},
    scan_page::param,
    sent::Sent,
    visit::{Answer, Visit, use_visit},
};
use super::code_form::{FIELD, not_open};
use super::enter::{held, hold};
use super::steps;
use axum::extract::Path;
use leptos::prelude::*;
use serde::Deserialize;
use services::participations::{Pass, is_name, new_name};
use services::room::{
    self, Found, QuestionnaireDoor,
    questionnaire::{self, Begun},
};

/// The box to tick, and what it then sends.
const UNSENT: &str = "onverstuurd";
const YES: &str = "ja";

/// Whether somebody says that they have not sent yet.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct BeginForm {
    onverstuurd: String,
}

/// `/meedoen/zaal/{code}`
#[component]
pub fn RoomDoorPage() -> impl IntoView {
    let visit = use_visit();
    let code = param("deur");
    let filled = Filled::<BeginForm>::of_request();
    load(async move {
        let (actor, services) = (&visit.actor, visit.services());
        let found = room::find(actor, services, &code, visit.client()).await?;
        match found {
            Found::Questionnaire(door) => {
                let whose = (&door.scan, door.group);
                let before = questionnaire::before(actor, services, whose, &passes(&visit)).await?;
                let known = before.and_then(|own| Some((held(&visit, &own.pass)?, own.sent)));
                Ok(match known {
                    Some((name, sent)) => known_page(&door, &name, sent),
                    None => door_page(&door, &filled),
                })
            }
            Found::QuestionnaireOver => Ok(over_page()),
            Found::Talk(_) | Found::TalkOver(_) | Found::Unknown | Found::NotACode => {
                Err(Failure::NotFound)
            }
        }
    })
}

/// Everything with which this browser began or sent a questionnaire.
fn passes(visit: &Visit) -> Vec<Pass> {
    Cookie::questionnaires(&visit.site, visit.headers())
        .into_iter()
        .filter(|(name, _)| is_name(name))
        .filter_map(|(_, held)| Pass::parse(&held))
        .collect()
}

/// For a browser that began or sent already: everybody answers once.
fn known_page(door: &QuestionnaireDoor, name: &str, sent: bool) -> AnyView {
    let (title, told, way) = if sent {
        (
            "Deze vragenlijst is al verstuurd",
            "Op dit apparaat is deze vragenlijst al ingevuld en verstuurd. Iedereen antwoordt één keer.",
            "Wat gebeurt er nu?",
        )
    } else {
        (
            "U bent al begonnen",
            "Op dit apparaat is deze vragenlijst al begonnen en nog niet verstuurd.",
            "Verder waar u was",
        )
    };
    // What stands in a page outlives this function.
    let (authority, href) = (door.authority.clone(), steps::start(name));
    view! {
        <Page title=title narrow=true whose=authority.clone()>
            <p class="qs-kicker">{authority}</p>
            <h1>{title}</h1>
            <p class="qs-lead">{told}</p>
            <p class="qs-finding"><a class="qs-button qs-button--primary" href=href>{way}</a></p>
            <p class="qs-measure qs-subtle">"Wil iemand anders invullen? Dat kan op een ander apparaat."</p>
        </Page>
    }
    .into_any()
}

fn door_page(door: &QuestionnaireDoor, filled: &Filled<BeginForm>) -> AnyView {
    let problems = filled.problems.clone();
    let problem = problems.of(UNSENT);
    let checked = filled.form.onverstuurd == YES;
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
            <p class="qs-measure">"Iedereen antwoordt één keer. Verstuurde u al met uw eigen code? Dan telt uw antwoord al mee en begint u hier niet."</p>
            <Form label="Beginnen met de vragenlijst">
                <Checkbox name=UNSENT label="Ik heb deze vragenlijst nog niet verstuurd" checked problem/>
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

/// Begins a questionnaire of one's own, as a shared link does, or leads to the one that this browser began or sent.
pub async fn begin(visit: Visit, Path(code): Path<String>, Sent(form): Sent<BeginForm>) -> Answer {
    let passes = passes(&visit);
    let said = (form.onverstuurd == YES, passes.as_slice());
    let (actor, services) = (&visit.actor, visit.services());
    let begun = questionnaire::begin(actor, services, &code, said, visit.client()).await?;
    let sentence = match begun {
        Begun::Before(own) => {
            let name = held(&visit, &own.pass).unwrap_or_else(new_name);
            let response = visit.go(steps::start(&name))?;
            return hold(&visit, &name, &own.pass, response);
        }
        Begun::Undeclared => {
            let sentence = "Vink aan dat u deze vragenlijst nog niet hebt verstuurd. Verstuurde u al? Begin dan niet nog een keer.";
            let problems = Problems::one(UNSENT, sentence);
            return visit.show_again(Filled { form, problems }).await;
        }
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
    visit.show_again(Filled { form, problems }).await
}

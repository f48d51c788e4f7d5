//! `/meedoen`: type a code.

use super::{
    super::{
        cookies::Cookie,
        failure::Failure,
        forms::{Button, Form},
        frame::Page,
        phone::{in_address, questionnaire_over, talk_over},
        problems::{ErrorSummary, Filled, Problems},
        sent::Sent,
        visit::{Answer, Visit},
    },
    code_form::{CodeField, FIELD, Typed, read},
    steps,
};
use axum::{http::header, response::Response};
use leptos::prelude::*;
use serde::Deserialize;
use services::Error;
use services::participations::{self, Pass, new_name};
use services::room::{self, Found};

/// The form as it was sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    /// The code as typed.
    pub code: String,
}

/// `/meedoen`
#[component]
pub fn EnterPage() -> impl IntoView {
    let filled = Filled::<CodeForm>::of_request();
    view! {
        <Page title="Meedoen" narrow=true>
            <h1>"Meedoen met de vragenlijst"</h1>
            <ErrorSummary problems=filled.problems.clone()/>
            <p class="qs-lead">
                "Wat gaat goed in de democratie bij u in de buurt, en wat kan beter? Invullen duurt 10 tot 15 minuten. Niemand ziet wat u antwoordt."
            </p>
            <div class="qs-panel">
                <Form action="/meedoen" label="Beginnen met een code">
                    <CodeField value=filled.form.code problems=filled.problems/>
                    <div class="qs-button-group">
                        <Button>"Beginnen"</Button>
                    </div>
                </Form>
            </div>
            <section class="qs-section" aria-labelledby="geen-code">
                <h2 id="geen-code">"Hebt u geen code?"</h2>
                <ul class="qs-list qs-measure">
                    <li>
                        <strong>"Inwoners en medewerkers"</strong>
                        " hebben geen code nodig. Zij krijgen een link van hun gemeente, provincie of waterschap. Kijk in uw mail, in de krant of op de website van uw organisatie."
                    </li>
                    <li>
                        <strong>"Leden van raad en bestuur"</strong>
                        " krijgen een eigen code. Bent u hem kwijt? Vraag een nieuwe aan de griffie of de bestuursadviseur."
                    </li>
                    <li>
                        <strong>"Tijdens een bijeenkomst"</strong>
                        " staat de code op het scherm. Vul hem hierboven in."
                    </li>
                    <li>
                        <strong>"Begonnen op een ander apparaat?"</strong>
                        " Vul de code in die u daar zag. Dan gaat u verder waar u was."
                    </li>
                </ul>
            </section>
        </Page>
    }
}

/// Reads a code and lets its holder in. A code of a meeting is shorter and leads to the door of that meeting.
pub async fn enter(visit: Visit, Sent(form): Sent<CodeForm>) -> Answer {
    match room::find(&visit.actor, visit.services(), &form.code, visit.client()).await {
        Ok(Found::Talk(door)) => {
            return visit.go(format!("/zaal/{}", in_address(&door.code.shown())));
        }
        Ok(Found::Questionnaire(door)) => {
            return visit.go(format!("/meedoen/zaal/{}", in_address(&door.code.shown())));
        }
        Ok(Found::QuestionnaireOver) => {
            let problems = Problems::one(FIELD, questionnaire_over());
            return visit.show_again(Filled { form, problems }).await;
        }
        Ok(Found::TalkOver(over)) => {
            let problems = Problems::one(FIELD, talk_over(&over));
            return visit.show_again(Filled { form, problems }).await;
        }
        Ok(Found::Unknown | Found::NotACode) => {}
        Err(Error::TooManyAttempts { retry_after }) => {
            return visit.show_too_often(form, FIELD, retry_after).await;
        }
        Err(error) => return Err(error.into()),
    }
    let entry = participations::enter(visit.services(), &form.code, visit.client()).await;
    match read(entry)? {
        Typed::Admitted(pass) => {
            let name = held(&visit, &pass).unwrap_or_else(new_name);
            let path = steps::start(&name);
            hold(&visit, &name, &pass, visit.go(path)?)
        }
        Typed::Refused(sentence) => {
            let problems = Problems::one(FIELD, sentence);
            visit.show_again(Filled { form, problems }).await
        }
        Typed::TooMany(wait) => visit.show_too_often(form, FIELD, wait).await,
    }
}

/// The name under which this browser holds that pass already.
pub fn held(visit: &Visit, pass: &Pass) -> Option<String> {
    let pass = pass.expose();
    Cookie::questionnaires(&visit.site, visit.headers())
        .into_iter()
        .find(|(name, held)| *held == pass && participations::is_name(name))
        .map(|(name, _)| name)
}

/// Gives the browser a pass to hold under a name.
pub fn hold(visit: &Visit, name: &str, pass: &Pass, mut response: Response) -> Answer {
    let cookie = Cookie::Questionnaire(name.to_owned()).set(&visit.site, &pass.expose());
    let cookie = cookie.ok_or(Failure::Failed)?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

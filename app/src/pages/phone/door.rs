//! `/zaal` and `/zaal/{code}`: type a code, or come by the QR code, and join.

use super::frame::plain;
use super::page::{HERE, device};
use crate::pages::cookies::Cookie;
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, TextField};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::scan_page::param;
use crate::pages::sent::Sent;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use leptos::prelude::*;
use serde::Deserialize;
use services::room::{self, Door, Found, Over};
use services::secrets::Secret;
use services::{Error, Refusal};

/// The field for a code.
const FIELD: &str = "code";

/// The code as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TypedForm {
    code: String,
}

/// What somebody wants to be called.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct JoinForm {
    pseudonym: String,
}

/// `/zaal`
#[component]
pub fn TypeCodePage() -> impl IntoView {
    let Filled { form, problems } = Filled::<TypedForm>::of_request();
    let content = view! {
        <h1>"Meedoen met het gesprek"</h1>
        <ErrorSummary problems=problems.clone()/>
        <p class="qs-lead">"Bent u bij een gesprek in de zaal? Vul dan de code in die op het scherm staat."</p>
        <div class="qs-panel">{code_form(form.code, &problems)}</div>
        <p class="qs-measure qs-finding">
            "Wilt u een vragenlijst invullen? "<a href="/meedoen">"Ga dan naar de vragenlijst"</a>"."
        </p>
    };
    plain("Meedoen met het gesprek", content.into_any())
}

/// The form for a code.
pub fn code_form(code: String, problems: &Problems) -> AnyView {
    let problem = problems.of(FIELD);
    view! {
        <Form action="/zaal" label="Meedoen met een code">
            <TextField
                name=FIELD
                label="De code op het scherm"
                hint="Bijvoorbeeld 7K3‑M9Q."
                value=code
                problem
                class="qs-textbox--code"
            />
            <div class="qs-button-group"><Button>"Verder"</Button></div>
        </Form>
    }
    .into_any()
}

/// The way on with a typed code, whichever of the two kinds it is.
pub async fn find(visit: Visit, Sent(form): Sent<TypedForm>) -> Answer {
    let found = room::find(&visit.actor, visit.services(), &form.code, visit.client()).await;
    let sentence = match found {
        Ok(Found::Talk(door)) => {
            return visit.go(format!("/zaal/{}", in_address(&door.code.shown())));
        }
        Ok(Found::Questionnaire(door)) => {
            return visit.go(format!("/meedoen/zaal/{}", in_address(&door.code.shown())));
        }
        Ok(Found::TalkOver(over)) => talk_over(&over),
        Ok(Found::QuestionnaireOver) => questionnaire_over().to_owned(),
        Ok(Found::Unknown) => {
            "Wij kennen deze code niet. Kijk of u hem goed hebt overgenomen van het scherm."
                .to_owned()
        }
        Ok(Found::NotACode) if form.code.trim().is_empty() => "Vul de code in.".to_owned(),
        Ok(Found::NotACode) => {
            "Dit is geen code van een gesprek. Zo’n code heeft zes letters en cijfers.".to_owned()
        }
        Err(Error::TooManyAttempts { retry_after }) => {
            return visit.show_too_often(form, FIELD, retry_after).await;
        }
        Err(error) => return Err(error.into()),
    };
    let problems = Problems::one(FIELD, sentence);
    visit.show_again(Filled { form, problems }).await
}

/// What a code of a questionnaire that closed leads to.
pub const fn questionnaire_over() -> &'static str {
    "Deze code werkte alleen tijdens een bijeenkomst, en is nu gesloten. Vraag degene die u uitnodigde of u nog op een andere manier kunt meedoen."
}

/// What a code of a talk that is over leads to.
pub fn talk_over(over: &Over) -> String {
    format!("Het gesprek van {} is voorbij.", over.of)
}

/// A code as addresses have it: without what makes it easier to read.
pub fn in_address(shown: &str) -> String {
    let symbols = shown.chars().filter(char::is_ascii_alphanumeric);
    symbols.map(|symbol| symbol.to_ascii_lowercase()).collect()
}

/// `/zaal/{code}`
#[component]
pub fn DoorPage() -> impl IntoView {
    let visit = use_visit();
    let code = param("deur");
    let filled = Filled::<JoinForm>::of_request();
    let device = device(&visit);
    load(async move {
        let (actor, services) = (&visit.actor, visit.services());
        let found = room::find(actor, services, &code, visit.client()).await?;
        Ok(match found {
            Found::Talk(door) => {
                if room::takes_part(actor, services, device.as_ref(), &door.code).await? {
                    inside_page(&door)
                } else {
                    door_page(&door, filled)
                }
            }
            Found::TalkOver(over) => over_page(&over),
            Found::Questionnaire(_)
            | Found::QuestionnaireOver
            | Found::Unknown
            | Found::NotACode => {
                return Err(Failure::NotFound);
            }
        })
    })
}

fn door_page(door: &Door, Filled { form, problems }: Filled<JoinForm>) -> AnyView {
    let content = view! {
        <p class="qs-kicker">{door.authority.clone()}</p>
        <h1>"Doe mee met het gesprek"</h1>
        <ErrorSummary problems=problems.clone()/>
        <p class="qs-lead">"Op uw telefoon kiest u straks wat het eerst beter moet. U kunt ook zelf iets voorstellen."</p>
        <ul class="qs-list qs-measure">
            <li>"U hebt geen account nodig en u geeft geen gegevens."</li>
            <li>"Iedereen ziet later hoe vaak iets is gekozen, en niet door wie. Kiezen er maar één of twee mensen, dan is te raden wie wat koos."</li>
            <li>"Na het gesprek vernietigen wij wat op uw telefoon is gekozen."</li>
        </ul>
        <div class="qs-panel">
            <Form label="Meedoen met het gesprek">
                <TextField
                    name="pseudonym"
                    label="Hoe wilt u heten?"
                    hint="Alleen u ziet deze naam. Uw eigen naam is niet nodig."
                    value=form.pseudonym
                    optional=true
                    problem=problems.of("pseudonym")
                />
                <div class="qs-button-group"><Button>"Meedoen"</Button></div>
            </Form>
        </div>
    };
    plain(
        &format!("Doe mee met het gesprek van {}", door.of),
        content.into_any(),
    )
}

/// For a phone that is in the room already: one phone picks once.
fn inside_page(door: &Door) -> AnyView {
    let content = view! {
        <p class="qs-kicker">{door.authority.clone()}</p>
        <h1>"Deze telefoon doet al mee"</h1>
        <p class="qs-lead">"U hoeft zich niet nog een keer aan te melden. Wat u hebt gekozen, staat er nog."</p>
        <p class="qs-finding"><a class="qs-button qs-button--primary" href=HERE>"Verder met het gesprek"</a></p>
        <p class="qs-measure qs-subtle">
            "Wil iemand anders op deze telefoon kiezen? Kies dan eerst onder aan de pagina van het gesprek voor ‘Niet meer meedoen’."
        </p>
    };
    plain("Deze telefoon doet al mee", content.into_any())
}

fn over_page(over: &Over) -> AnyView {
    let content = view! {
        <p class="qs-kicker">{over.authority.clone()}</p>
        <h1>"Dit gesprek is voorbij"</h1>
        {super::over::what_now(Some(over.kind))}
    };
    plain("Dit gesprek is voorbij", content.into_any())
}

/// Joins, and gives the phone its place. One that has a place in this room keeps it.
pub async fn join(visit: Visit, Path(code): Path<String>, Sent(form): Sent<JoinForm>) -> Answer {
    let held = device(&visit);
    let joined = room::join(
        &visit.actor,
        visit.services(),
        &code,
        &form.pseudonym,
        held.as_ref(),
        visit.client(),
    )
    .await;
    match joined {
        Ok(device) => {
            let cookie = Cookie::Device.set(&visit.site, device.expose());
            visit.go_with(HERE, cookie)
        }
        Err(Error::Invalid(found)) => {
            let problems = Problems::found(&found, |field, _| {
                (field == "pseudonym").then_some("Kies een kortere naam: hoogstens 40 tekens.")
            });
            visit.show_again(Filled { form, problems }).await
        }
        // The page of the door says what became of the talk.
        Err(Error::Refused(Refusal::Room { .. })) => {
            visit.go(format!("/zaal/{}", in_address(&code)))
        }
        Err(error) => Err(error.into()),
    }
}

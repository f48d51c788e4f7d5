//! `/programma/griffierspool/nieuw`: inviting a clerk.

use super::{fields::homes, of_member, register};
use crate::pages::{
    forms::{Button, Form, Select, TextField, TextKind},
    load::load,
    problems::{ErrorSummary, Filled, Problems},
    programme::frame::{Part, programme_page},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, routing::post};
use leptos::prelude::*;
use services::pool::{self, InvitationForm};
use services::{Error, ProblemCode};

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route("/programma/griffierspool/nieuw", post(invite))
}

/// `/programma/griffierspool/nieuw`
#[component]
pub fn InvitePage() -> impl IntoView {
    let visit = use_visit();
    let filled = Filled::<InvitationForm>::of_request();
    load(async move {
        visit.actor.require_programme()?;
        let choices = homes(&register(&visit).await?);
        let Filled { form, problems } = filled;
        let fields = view! {
            <TextField name="name" label="Voor- en achternaam" value=form.name.clone() problem=problems.of("name")/>
            <TextField name="email" label="E-mailadres" kind=TextKind::Email value=form.email.clone() problem=problems.of("email")/>
            <Select
                name="home"
                label="Eigen organisatie"
                hint="Weet u die niet? Dan vult de griffier die zelf in."
                choices
                value=form.home.clone()
                problem=problems.of("home")
                optional=true
            />
            <div class="qs-button-group"><Button>"Uitnodigen"</Button></div>
        }
        .into_any();
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/programma/griffierspool">"Terug naar de griffierspool"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <h1>"Griffier uitnodigen"</h1>
            <p class="qs-lead">"De griffier krijgt een mail met een link die inlogt, vult het eigen profiel aan en bevestigt zo mee te doen."</p>
            <Form>{fields}</Form>
        };
        Ok(programme_page(
            Part::Pool,
            "Griffier uitnodigen",
            content.into_any(),
        ))
    })
}

async fn invite(visit: Visit, Sent(form): Sent<InvitationForm>) -> Answer {
    match pool::invite(&visit.actor, visit.services(), &form).await {
        Ok(id) => visit.go(format!("{}?uitgenodigd=ja", of_member(&id))),
        Err(Error::Invalid(found)) => {
            let problems = Problems::found(&found, say);
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(error.into()),
    }
}

fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("name", ProblemCode::Missing) => Some("Vul een naam in."),
        ("email", ProblemCode::Missing) => Some("Vul een e-mailadres in."),
        ("email", ProblemCode::Taken) => Some(
            "Met dit e-mailadres zit er al iemand in de pool, of is er een account dat is beëindigd.",
        ),
        _ => None,
    }
}

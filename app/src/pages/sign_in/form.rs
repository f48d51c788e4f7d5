//! `/inloggen`: ask for a link. In the demonstration: choose who to be.

use super::demonstration::{DemoPeople, talk_to_begin};
use super::posts::SignInForm;
use crate::pages::{
    forms::{Button, Form, TextField, TextKind},
    frame::Page,
    load::load,
    problems::{ErrorSummary, Filled},
    visit::use_visit,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::accounts;
use services::scans::arrangements::SessionKind;

/// In the query of the page and in its form: where somebody wanted to go who had to sign in first.
pub const ONWARD: &str = "verder";

/// `/inloggen`
#[component]
pub fn SignInPage() -> impl IntoView {
    let visit = use_visit();
    let mut filled = Filled::<SignInForm>::of_request();
    let asked = use_query_map().read_untracked().get(ONWARD);
    if let Some(asked) = asked.filter(|asked| accounts::own_path(asked).is_some()) {
        filled.form.verder = asked;
    }
    load(async move {
        let (people, talk) = if visit.services().settings().demo.is_some() {
            let people = accounts::demo_people(&visit.actor, visit.services()).await?;
            let session = SessionKind::Agenda;
            let talk = accounts::demo_talk(&visit.actor, visit.services(), session).await?;
            (people, talk)
        } else {
            (Vec::new(), None)
        };
        let lead = if people.is_empty() {
            "Voor griffiers, trekkers en medewerkers van het programma. U hebt geen wachtwoord nodig: u krijgt een mail met een link."
        } else {
            "Dit is de demonstratie. Kies wie u wilt zijn."
        };
        Ok(view! {
            <Page title="Inloggen" narrow=true>
                <h1>"Inloggen"</h1>
                <ErrorSummary problems=filled.problems.clone()/>
                <p class="qs-lead">{lead}</p>
                {talk.as_ref().map(talk_to_begin)}
                <DemoPeople people/>
                <RequestLink filled/>
                <p class="qs-finding">
                    <a class="qs-standalone" href="/meedoen">"Ik wil de vragenlijst invullen"</a>
                </p>
            </Page>
        })
    })
}

#[component]
fn RequestLink(filled: Filled<SignInForm>) -> impl IntoView {
    let onward = filled.form.verder;
    let onward =
        (!onward.is_empty()).then(|| view! { <input type="hidden" name=ONWARD value=onward/> });
    view! {
        <div class="qs-panel">
            <Form action="/inloggen" label="Inloggen met een link">
                {onward}
                <TextField
                    name="email"
                    label="Uw e-mailadres"
                    kind=TextKind::Email
                    autocomplete="email"
                    value=filled.form.email
                    problem=filled.problems.of("email")
                />
                <div class="qs-button-group">
                    <Button>"Stuur mij een link"</Button>
                </div>
            </Form>
        </div>
    }
}

/// `/inloggen/verstuurd`
#[component]
pub fn LinkSentPage() -> impl IntoView {
    view! {
        <Page title="Kijk in uw mail" narrow=true>
            <h1>"Kijk in uw mail"</h1>
            <p class="qs-lead">"Kennen wij uw e-mailadres? Dan krijgt u nu een mail met een link."</p>
            <ul class="qs-list qs-measure">
                <li>"De link werkt één keer, een kwartier lang."</li>
                <li>"Geen mail gekregen? Kijk ook bij ongewenste mail."</li>
                <li>"Nog steeds niets? Dan staat u misschien met een ander adres bij ons. Vraag het aan het programmabureau."</li>
            </ul>
            <p class="qs-finding">
                <a class="qs-standalone" href="/inloggen">"Een ander adres invullen"</a>
            </p>
        </Page>
    }
}

//! This browser no longer knows the code: the session ended, or the address came from elsewhere. Nothing typed is lost.

use super::{
    super::{
        forms::{Button, Form},
        frame::Page,
        problems::{ErrorSummary, Filled},
    },
    code_form::CodeField,
    page_form::PageForm,
    standing::status,
    steps,
};
use axum::http::StatusCode;
use leptos::prelude::*;

/// What was filled in on a page by somebody whose code this browser does not know, and the code as typed after that.
#[derive(Clone, Debug, Default)]
pub struct Stranded {
    /// The name of the questionnaire in this browser.
    pub name: String,
    /// What was filled in.
    pub sent: PageForm,
    /// The code as typed.
    pub code: String,
}

/// `/meedoen/hervatten`
#[component]
pub fn ResumePage() -> impl IntoView {
    view! { <Lost/> }
}

/// Asks for the code, and takes along what was filled in.
#[component]
pub fn Lost() -> impl IntoView {
    let filled = Filled::<Stranded>::of_request();
    status(StatusCode::UNAUTHORIZED);
    let stranded = filled.form;
    let lead = if stranded.sent.fields.is_empty() {
        "Uw browser weet uw code niet meer. Misschien had u hem gesloten. Vul uw code in. Dan gaat u verder waar u was."
    } else {
        "Uw browser weet uw code niet meer. Uw antwoorden van deze pagina hebben wij nog. Vul uw code in. Dan bewaren wij ze en gaat u verder."
    };
    let hidden = hidden_fields(&stranded);
    view! {
        <Page title="Vul uw code in" narrow=true>
            <h1>"Vul uw code in om verder te gaan"</h1>
            <ErrorSummary problems=filled.problems.clone()/>
            <p class="qs-lead">{lead}</p>
            <div class="qs-panel">
                <Form action="/meedoen/hervatten" label="Verdergaan met uw code">
                    {hidden}
                    <CodeField value=stranded.code problems=filled.problems/>
                    <div class="qs-button-group">
                        <Button>"Verdergaan"</Button>
                    </div>
                </Form>
            </div>
            <p class="qs-measure qs-finding">
                "Begon u met een link? Dan kreeg u een code op het scherm. Hebt u die niet meer? Open dan de link opnieuw en begin opnieuw."
            </p>
        </Page>
    }
}

fn hidden_fields(stranded: &Stranded) -> Vec<AnyView> {
    if stranded.sent.fields.is_empty() {
        return Vec::new();
    }
    let own = [
        ("vragenlijst".to_owned(), stranded.name.clone()),
        ("pagina".to_owned(), steps::page(stranded.sent.page)),
    ];
    own.into_iter()
        .chain(stranded.sent.to_take_along())
        .map(|(field, value)| view! { <input type="hidden" name=field value=value/> }.into_any())
        .collect()
}

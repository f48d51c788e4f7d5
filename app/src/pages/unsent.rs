//! What somebody sent that could not be taken, mostly because their session had ended: the page that says so holds on to it, so that
//! nothing typed is lost. It stays in that page and is kept nowhere else.

use super::forms::{Button, Form};
use leptos::prelude::*;

/// A form that was not taken, to be sent again as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    path: String,
    fields: Vec<(String, String)>,
}

impl Unsent {
    /// Reads the form that was sent to that path; `None` where nothing was filled in.
    #[must_use]
    pub fn read(path: &str, body: &[u8]) -> Option<Self> {
        let fields: Vec<(String, String)> = serde_html_form::from_bytes(body).ok()?;
        let path = path.to_owned();
        (!fields.is_empty()).then_some(Self { path, fields })
    }
}

/// The way to send it again.
#[component]
pub fn SendAgain(
    /// What was not taken.
    unsent: Unsent,
    /// Whether somebody has to sign in before.
    sign_in_first: bool,
) -> impl IntoView {
    let fields: Vec<_> = unsent
        .fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect();
    let how = if sign_in_first {
        "Log in in een nieuw tabblad. Kom daarna terug op deze pagina en verstuur het opnieuw. Sluit deze pagina dus niet."
    } else {
        "Wacht even en verstuur het dan opnieuw. Sluit deze pagina niet."
    };
    let sign_in = sign_in_first.then(|| {
        view! { <p><a class="qs-standalone" href="/inloggen" target="_blank">"Inloggen in een nieuw tabblad"</a></p> }
    });
    view! {
        <section class="qs-section" aria-labelledby="opnieuw">
            <h2 id="opnieuw">"Wat u had ingevuld, hebben wij nog"</h2>
            <p class="qs-measure">{how}</p>
            {sign_in}
            <Form action=unsent.path label="Opnieuw versturen">
                {fields}
                <div class="qs-button-group"><Button>"Opnieuw versturen"</Button></div>
            </Form>
        </section>
    }
    .into_any()
}

//! What somebody sent that could not be taken, mostly because their session had ended: the page that says so holds on to it, so that
//! nothing typed is lost. It stays in that page and is kept nowhere else: not on the server, and in no cache.

use super::{
    field_names::field_name,
    forms::{Button, Form, TextToCopy},
    participate::questions_of,
};
use leptos::prelude::*;

/// Where people write: who is signed in, and who came by a mailed link or asks to join.
const AREAS: [&str; 9] = [
    "/aanmelden",
    "/intervisie",
    "/mijn-agenda",
    "/mijn-profiel",
    "/overheden",
    "/programma",
    "/scans",
    "/verzoek",
    "/voortgang",
];

/// Whether a form that is sent to that path may come back in a page. A code and an address to sign in with may not, so of a respondent it is
/// the pages with questions alone. Those come back to who sent them and to nobody else, and no answer is stored: the draft stays the one
/// place that holds any.
#[must_use]
pub fn may_come_back(path: &str) -> bool {
    let is_in = |area: &str| {
        let rest = path.strip_prefix(area);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    AREAS.into_iter().any(is_in) || questions_of(path).is_some()
}

/// What forms send along that has spaces in it and that nobody typed: lists of codes.
const LISTS: [&str; 2] = ["opened", "scans"];

/// A form that was not taken: to be sent again as it was, or to copy from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    path: String,
    fields: Vec<(String, String)>,
    by_member: bool,
}

impl Unsent {
    /// Reads the form that was sent to that path; `None` where nothing was filled in.
    #[must_use]
    pub fn read(path: &str, body: &[u8]) -> Option<Self> {
        let fields: Vec<(String, String)> = serde_html_form::from_bytes(body).ok()?;
        (!fields.is_empty()).then(|| Self {
            path: path.to_owned(),
            fields,
            by_member: false,
        })
    }

    /// The same, with whether somebody sent it who is signed in.
    #[must_use]
    pub fn by_member(self, by_member: bool) -> Self {
        Self { by_member, ..self }
    }

    /// What a member typed, by field, where the form itself is theirs no more; `None` where nothing was. It shows what they sent and nothing
    /// else. What is chosen, and what a form tells of itself, is one word.
    #[must_use]
    pub fn to_copy(&self) -> Option<AnyView> {
        let is_text = |(name, value): &&(String, String)| {
            value.trim().contains(char::is_whitespace) && !LISTS.contains(&name.as_str())
        };
        let texts: Vec<_> = self
            .fields
            .iter()
            .filter(is_text)
            .enumerate()
            .map(|(place, (name, value))| {
                let label = field_name(name).unwrap_or("Tekst");
                view! { <TextToCopy id=format!("getypt-{place}") label value=value.clone()/> }
            })
            .collect();
        (self.by_member && !texts.is_empty()).then(|| {
            view! {
                <section class="qs-section" aria-labelledby="getypt">
                    <h2 id="getypt">"Had u iets getypt?"</h2>
                    <p class="qs-measure">"Dat is niet bewaard. Hier staat het nog: kopieer het als u het wilt houden."</p>
                    {texts}
                </section>
            }
            .into_any()
        })
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

#[cfg(test)]
mod tests {
    use super::may_come_back;

    #[test]
    fn what_people_write_comes_back() {
        for path in [
            "/scans/nieuw",
            "/intervisie/groep/vraag/scan",
            "/overheden/wijzigingen/GM1696",
            "/mijn-profiel",
            "/mijn-profiel/afwezig",
            "/voortgang/sleutel/acties/actie",
            "/meedoen/7kq4/thema/3",
            "/meedoen/7kq4/richtingen",
            "/meedoen/7kq4/over-u",
        ] {
            assert!(may_come_back(path), "{path}");
        }
    }

    #[test]
    fn no_code_and_no_address_to_sign_in_with_does() {
        for path in [
            "/meedoen",
            "/meedoen/hervatten",
            "/meedoen/zaal/7kq4m2xr",
            "/meedoen/7kq4",
            "/zaal",
            "/inloggen",
            "/inloggen/token",
            "/scansen",
            "/",
        ] {
            assert!(!may_come_back(path), "{path}");
        }
    }
}

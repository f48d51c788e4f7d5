//! Forms that two people may have open: the second to save sees both texts, and decides. Some of them save what is typed by themselves.

use crate::pages::dates;
use crate::pages::failure::Failure;
use crate::pages::field_names::field_name;
use crate::pages::forms::Button;
use crate::pages::problems::{Filled, Problem, Problems};
use crate::pages::results::typed_text;
use crate::pages::visit::{Answer, Visit};
use axum::http::StatusCode;
use leptos::prelude::*;
use services::Error;
use services::revision::{Crossed, LastChange, Revised};

/// The section with what is kept, to which the sentence above the form leads.
const FIELD: &str = "intussen";

/// A line for who goes on typing: that it was saved, or why not.
#[derive(Clone, Debug)]
struct Said(String);

/// On to `next`, or the form again: with what is wrong with it (422), or beside what is kept now (409). Where its writer goes on in the page
/// that sent it, that page with a line.
pub async fn go_or_show_again<T, F: Revised>(
    visit: Visit,
    outcome: Result<T, Error>,
    form: F,
    told: fn(&[services::Problem]) -> Problems,
    next: String,
) -> Answer {
    let stale = match outcome {
        Err(Error::Stale(stale)) => *stale,
        outcome if form.goes_on() => return say(visit, outcome, told).await,
        outcome => return visit.go_or_show_again(outcome, form, told, |_| next).await,
    };
    let crossed = F::crossed(stale).ok_or(Failure::Outdated)?;
    let mut response = visit.show_with(crossed).await?;
    // A page that refuses its visitor has a status of its own.
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::CONFLICT;
    }
    Ok(response)
}

/// The page that somebody types on, with what became of it. A form that is not complete yet is no fault.
async fn say<T>(
    visit: Visit,
    outcome: Result<T, Error>,
    told: fn(&[services::Problem]) -> Problems,
) -> Answer {
    let line = match outcome {
        Ok(_) => {
            let now = visit.services().clock().now();
            format!("Opgeslagen om {}", dates::clock(now))
        }
        Err(Error::Invalid(found)) => {
            let problems = told(&found);
            let sentences: Vec<_> = problems.iter().map(Problem::in_the_list).collect();
            format!("Nog niet opgeslagen. {}", sentences.join(" "))
        }
        Err(error) => return Err(error.into()),
    };
    visit.show_with(Said(line)).await
}

/// What this request brought along for the form.
pub struct Brought<F> {
    sent: Option<Filled<F>>,
    crossed: Option<Crossed<F>>,
    said: Option<Said>,
}

/// What the form shows, and what is kept where that is something else.
pub struct Opened<F> {
    /// What is in the form.
    pub filled: Filled<F>,
    /// What somebody else kept.
    pub kept: Option<F>,
    /// What became of it, for who goes on in the page.
    said: Option<Said>,
}

impl<F> Opened<F> {
    /// A form of which nothing is kept yet.
    pub const fn new(filled: Filled<F>) -> Self {
        Self {
            filled,
            kept: None,
            said: None,
        }
    }

    /// Whether the page saves by itself what is typed: not while its writer has two texts to choose from.
    pub const fn keeps(&self) -> bool {
        self.kept.is_none()
    }

    /// Where the page says that it saved what was typed.
    pub fn saved(&self) -> AnyView {
        let line = self.said.as_ref().map(|said| said.0.clone());
        view! { <p class="qs-status qs-subtle" role="status" data-count="opgeslagen">{line}</p> }
            .into_any()
    }
}

/// The button of such a form. What its page sends by itself comes without.
pub fn send(label: &'static str) -> AnyView {
    view! { <Button name="finished" value="true">{label}</Button> }.into_any()
}

/// What a form tells of its writer: which revision they read and, where it saves by itself, on which page they type.
pub fn read_on<F: Revised>(form: &F) -> AnyView {
    let opened = form.page().is_none().then(|| form.clone().on_a_new_page());
    let page = opened
        .as_ref()
        .unwrap_or(form)
        .page()
        .map(|page| view! { <input type="hidden" name="page" value=page.to_string()/> });
    view! {
        <input type="hidden" name="revision" value=form.revision().to_string()/>
        {page}
    }
    .into_any()
}

impl<F: Revised> Brought<F> {
    /// Call it before the first `await` of the page.
    pub fn of_request() -> Self {
        Self {
            sent: use_context(),
            crossed: use_context(),
            said: use_context(),
        }
    }

    /// Whether the page was opened, and nothing was sent.
    pub const fn is_nothing(&self) -> bool {
        self.sent.is_none() && self.crossed.is_none()
    }

    /// The form to show, where `stored` is what is kept.
    pub fn or(self, stored: F) -> Opened<F> {
        match self.crossed {
            Some(Crossed { kept, typed, last }) => Opened {
                filled: Filled {
                    form: typed.having_read(kept.revision()),
                    problems: Problems::one(
                        FIELD,
                        format!(
                            "Dit is intussen aangepast {}. Wat u typte, staat hieronder nog. Kijk wat er nu staat en kies dan.",
                            by_whom(last.as_ref())
                        ),
                    ),
                },
                kept: Some(kept),
                said: None,
            },
            None => Opened {
                filled: self
                    .sent
                    .unwrap_or_else(|| Filled::stored(stored.on_a_new_page())),
                kept: None,
                said: self.said,
            },
        }
    }
}

/// Who changed it, and when.
fn by_whom(last: Option<&LastChange>) -> String {
    match last {
        Some(LastChange { own: true, at, .. }) => {
            format!("door uzelf, in een ander venster ({})", dates::moment(*at))
        }
        Some(LastChange { by, at, .. }) => format!("door {by} ({})", dates::moment(*at)),
        None => "door iemand anders of in een ander venster".to_owned(),
    }
}

/// What is kept, with the way to leave it so; the form with what was typed comes after it.
pub fn kept_now(kept: AnyView, back: String) -> AnyView {
    view! {
        <section class="qs-notice" id=FIELD tabindex="-1" aria-labelledby="staat-er-nu">
            <h2 id="staat-er-nu">"Wat er nu staat"</h2>
            {kept}
            <p><a class="qs-standalone" href=back>"Dit laten staan"</a></p>
        </section>
        <h2 class="qs-crossed">"Wat u typte"</h2>
        <p class="qs-measure">"Vul uw tekst aan als u wilt. Bewaart u hem, dan komt hij in de plaats van wat er nu staat."</p>
    }
    .into_any()
}

/// The fields that are kept, each with what stands there now.
pub fn kept_fields(fields: &[(&'static str, &String)]) -> AnyView {
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, text)| {
            let text = if text.trim().is_empty() {
                view! { <span class="qs-subtle">"Niet ingevuld"</span> }.into_any()
            } else {
                typed_text(text)
            };
            view! { <div><dt class="qs-note">{*name}</dt><dd>{text}</dd></div> }
        })
        .collect();
    view! { <dl class="qs-facts">{fields}</dl> }.into_any()
}

/// Of a long form the fields that say something else than what was typed, each with what stands there now. Both by field, in words.
pub fn kept_otherwise(
    kept: Vec<(&'static str, String)>,
    typed: &[(&'static str, String)],
) -> AnyView {
    let other: Vec<_> = kept
        .into_iter()
        .filter(|field| !typed.contains(field))
        .map(|(field, text)| (field_name(field).unwrap_or_default(), text))
        .collect();
    let other: Vec<_> = other.iter().map(|(name, text)| (*name, text)).collect();
    if other.is_empty() {
        return view! { <p>"Er staat hetzelfde als wat u typte."</p> }.into_any();
    }
    view! {
        <p>"Hier staat alleen wat anders is dan wat u typte."</p>
        {kept_fields(&other)}
    }
    .into_any()
}

/// A day that was typed, in words; as it was typed where it is none.
pub fn day_in_words(typed: &str) -> String {
    services::typed::day(typed).map_or_else(|| typed.to_owned(), dates::day)
}

/// What the list above the form comes down to: nothing went wrong where two texts crossed.
pub const fn heading(crossed: bool) -> &'static str {
    if crossed {
        "Nog niet bewaard"
    } else {
        "Er ging iets mis"
    }
}

/// What the button of the form reads.
pub const fn button(crossed: bool) -> &'static str {
    if crossed {
        "Mijn tekst bewaren"
    } else {
        "Bewaren"
    }
}

/// The same where it reads "Opslaan": in the preparation of a scan, and at the programme office.
pub const fn button_to_save(crossed: bool) -> &'static str {
    if crossed { button(true) } else { "Opslaan" }
}

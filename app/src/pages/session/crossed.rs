//! Two people who change one text: the second sees both, and decides.

use crate::pages::failure::Failure;
use crate::pages::problems::{Filled, Problems};
use crate::pages::results::typed_text;
use crate::pages::visit::{Answer, Visit};
use axum::http::StatusCode;
use leptos::prelude::*;
use services::Error;
use services::plans::{ActionForm, PriorityTexts};
use services::sessions::script::StepForm;
use services::sessions::{InterpretationForm, PointForm, PriorityForm, Stale};

/// The section with what is kept, to which the sentence above the form leads.
const FIELD: &str = "intussen";

/// What was typed, beside what somebody else kept meanwhile.
#[derive(Clone, Debug)]
pub struct Crossed<F> {
    kept: F,
    typed: F,
}

/// A form that says which revision of its text was read.
pub trait Revised: Clone + Send + Sync + 'static {
    /// This form out of two texts that crossed.
    fn crossed(stale: Stale) -> Option<Crossed<Self>>;
    /// The revision that was read.
    fn revision(&self) -> i64;
    /// The same form, by somebody who has read that revision.
    fn having_read(self, revision: i64) -> Self;
}

macro_rules! revised {
    ($form:ty, $of:ident) => {
        impl Revised for $form {
            fn crossed(stale: Stale) -> Option<Crossed<Self>> {
                match stale {
                    Stale::$of { kept, typed } => Some(Crossed { kept, typed }),
                    _ => None,
                }
            }

            fn revision(&self) -> i64 {
                self.revision
            }

            fn having_read(self, revision: i64) -> Self {
                Self { revision, ..self }
            }
        }
    };
}

revised!(InterpretationForm, Interpretation);
revised!(PointForm, Point);
revised!(PriorityForm, Priority);
revised!(StepForm, Step);
revised!(PriorityTexts, PlanPriority);
revised!(ActionForm, PlanAction);

/// On to `next`, or the form again: with what is wrong with it (422), or beside what is kept now (409).
pub async fn go_or_show_again<F: Revised>(
    visit: Visit,
    outcome: Result<i64, Error>,
    form: F,
    told: fn(&[services::Problem]) -> Problems,
    next: String,
) -> Answer {
    let stale = match outcome {
        Err(Error::Stale(stale)) => *stale,
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

/// What this request brought along for the form.
pub struct Brought<F> {
    sent: Option<Filled<F>>,
    crossed: Option<Crossed<F>>,
}

/// What the form shows, and what is kept where that is something else.
pub struct Opened<F> {
    /// What is in the form.
    pub filled: Filled<F>,
    /// What somebody else kept.
    pub kept: Option<F>,
}

impl<F: Revised> Brought<F> {
    /// Call it before the first `await` of the page.
    pub fn of_request() -> Self {
        Self {
            sent: use_context(),
            crossed: use_context(),
        }
    }

    /// Whether the page was opened, and nothing was sent.
    pub const fn is_nothing(&self) -> bool {
        self.sent.is_none() && self.crossed.is_none()
    }

    /// The form to show, where `stored` is what is kept.
    pub fn or(self, stored: F) -> Opened<F> {
        match self.crossed {
            Some(Crossed { kept, typed }) => Opened {
                filled: Filled {
                    form: typed.having_read(kept.revision()),
                    problems: Problems::one(
                        FIELD,
                        "Dit is intussen aangepast, door iemand anders of in een ander venster. Wat u typte, staat hieronder nog. Kijk wat er nu staat en kies dan.",
                    ),
                },
                kept: Some(kept),
            },
            None => Opened {
                filled: self.sent.unwrap_or_else(|| Filled::stored(stored)),
                kept: None,
            },
        }
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

//! When a request cannot be granted: the page that says why and what to do.

use super::{
    frame::Page,
    out_of_step, patience,
    unsent::{SendAgain, Unsent},
    visit::Visit,
    words,
};
use crate::api::CallError;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use services::{Error, Refusal, accounts::own_path, scans::OutOfStep};
use std::{
    borrow::Cow,
    sync::{Arc, OnceLock},
    time::Duration,
};

/// Why a page cannot be shown or a form not be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The address leads nowhere, or to something that does not exist for this visitor.
    NotFound,
    /// The visitor has to sign in first.
    SignInFirst,
    /// The visitor may not do this.
    Forbidden,
    /// The form was not sent from a page of this site.
    ForeignForm,
    /// What was sent cannot be read as the form it should be.
    Malformed,
    /// More was sent than the site takes.
    TooLarge,
    /// What was seen has changed in the meantime.
    Outdated,
    /// A rule of the product stands in the way; the sentence says which.
    NotNow(String),
    /// The step of the scan is over, or has not begun. The page stays where it is for other scans and other times, so this is a
    /// conflict with the state of the scan (409) and not something gone for good (410).
    OutOfStep(OutOfStep),
    /// Too many tries in a short time.
    TooMany {
        /// How long to wait.
        wait: Duration,
    },
    /// The site takes too long.
    TooSlow,
    /// The site failed.
    Failed,
}

/// What the page says.
struct Words {
    title: &'static str,
    what: Cow<'static, str>,
    next: Cow<'static, str>,
}

impl Words {
    fn new(
        title: &'static str,
        what: impl Into<Cow<'static, str>>,
        next: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            title,
            what: what.into(),
            next: next.into(),
        }
    }

    fn out_of_step(out: &OutOfStep) -> Self {
        Self::new(
            out_of_step::title(out),
            out_of_step::what(out),
            out_of_step::next(out),
        )
    }

    fn wait(wait: Duration) -> Self {
        let next = format!(
            "Wacht {} en probeer het dan opnieuw.",
            patience::in_words(wait)
        );
        Self::new(
            "Even wachten",
            "Dit is in korte tijd te vaak geprobeerd.",
            next,
        )
    }
}

impl Failure {
    /// The status that belongs to it.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Outdated | Self::NotNow(_) | Self::OutOfStep(_) => StatusCode::CONFLICT,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// When to try again, where that is known: the value of `Retry-After`.
    #[must_use]
    pub fn retry_after(&self) -> Option<HeaderValue> {
        match self {
            Self::TooMany { wait } => Some(patience::retry_after(*wait)),
            _ => None,
        }
    }

    /// What went wrong, in a few words.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.words().title
    }

    /// What went wrong and what to do now.
    #[must_use]
    pub fn detail(&self) -> String {
        let words = self.words();
        format!("{} {}", words.what, words.next)
    }

    fn words(&self) -> Words {
        match self {
            Self::NotFound => Words::new(
                "Deze pagina bestaat niet",
                "Het adres klopt niet, de pagina is weg, of u hebt er geen toegang meer toe.",
                "Kijk of u het adres goed hebt overgenomen. Of begin opnieuw bij de eerste pagina.",
            ),
            Self::SignInFirst => Words::new(
                "Log eerst in",
                "Deze pagina is alleen voor mensen die zijn ingelogd.",
                "Was u al ingelogd? Dan is de tijd om. Log opnieuw in.",
            ),
            Self::Forbidden => Words::new(
                "Deze pagina is niet voor u",
                "U mag deze pagina niet zien of dit niet doen.",
                "Denkt u dat dit niet klopt? Vraag het dan aan het programmabureau.",
            ),
            Self::ForeignForm => Words::new(
                "Dit formulier komt van een andere site",
                "Wij nemen alleen formulieren aan die van deze site zelf komen. Er is niets veranderd.",
                "Open de pagina opnieuw en probeer het nog een keer.",
            ),
            Self::Malformed => Words::new(
                "Wij kunnen dit niet lezen",
                "Wat uw browser stuurde, hoort niet bij het formulier. Er is niets veranderd.",
                "Ga terug, laad de pagina opnieuw en probeer het nog een keer.",
            ),
            Self::TooLarge => Words::new(
                "Dit is te veel tekst",
                "Wat u stuurde, is te groot. Er is niets veranderd.",
                "Ga terug, maak uw tekst korter en probeer het nog een keer.",
            ),
            Self::Outdated => Words::new(
                "Er is intussen iets veranderd",
                "Iemand anders was u voor, of u had deze pagina nog open staan. Er is niets veranderd.",
                "Ga terug, laad de pagina opnieuw en kijk of het nog nodig is.",
            ),
            Self::NotNow(sentence) => Words::new(
                "Dit kan nu niet",
                sentence.clone(),
                "Er is niets veranderd. Ga terug en kijk wat er nog moet gebeuren.",
            ),
            Self::OutOfStep(out) => Words::out_of_step(out),
            Self::TooMany { wait } => Words::wait(*wait),
            Self::TooSlow => Words::new(
                "Het duurt te lang",
                "De site heeft het nu erg druk.",
                "Probeer het over een paar minuten opnieuw.",
            ),
            Self::Failed => Words::new(
                "Er ging iets mis bij ons",
                "Dit is onze fout, niet die van u. De beheerder kan zien wat er misging.",
                "Probeer het over een paar minuten opnieuw.",
            ),
        }
    }
}

/// The one place where an error of a use case becomes something to read. Its cause is logged here and never sent.
impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::SignInNeeded => Self::SignInFirst,
            Error::Forbidden => Self::Forbidden,
            Error::NotFound => Self::NotFound,
            Error::Invalid(_) => Self::Malformed,
            Error::Refused(Refusal::OutOfStep(out)) => Self::OutOfStep(out),
            Error::Refused(refusal) => Self::NotNow(words::refusal(&refusal)),
            Error::TooManyAttempts { retry_after } => Self::TooMany { wait: retry_after },
            Error::Conflict | Error::Stale(_) => Self::Outdated,
            Error::Unavailable(cause) => {
                tracing::error!(%cause, "something the program needs does not work");
                Self::Failed
            }
        }
    }
}

/// The same for an island: it has no room for more than a code.
impl From<Error> for CallError {
    fn from(error: Error) -> Self {
        match error {
            Error::SignInNeeded => Self::SignedOut,
            Error::Forbidden
            | Error::NotFound
            | Error::Conflict
            | Error::Stale(_)
            | Error::Refused(_) => Self::Refused,
            Error::Invalid(_) => Self::Malformed,
            Error::TooManyAttempts { .. } => Self::Failed,
            Error::Unavailable(cause) => {
                tracing::error!(%cause, "something the program needs does not work");
                Self::Failed
            }
        }
    }
}

/// Where a page that refuses leaves word why, for a program that asked for it and does not read pages.
#[derive(Clone, Debug, Default)]
pub struct Told(Arc<OnceLock<Failure>>);

impl Told {
    /// Why the page refused, if it did.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        self.0.get()
    }
}

/// The answer of a handler that fails. The page for it is made by the server's outermost layer, which finds
/// the failure in the extensions of the response.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The page that says why, and what to do now.
#[component]
pub fn FailurePage(
    /// Why.
    failure: Failure,
) -> impl IntoView {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(failure.status());
        if let Some(wait) = failure.retry_after() {
            response.insert_header(header::RETRY_AFTER, wait);
        }
    }
    if let Some(told) = use_context::<Told>() {
        told.0.get_or_init(|| failure.clone());
    }
    let words = failure.words();
    let (href, way_out) = match &failure {
        Failure::SignInFirst => (sign_in_address(), "Naar inloggen"),
        Failure::OutOfStep(out) => out_of_step::way_on(out),
        _ => ("/".to_owned(), "Naar de eerste pagina"),
    };
    // A failure in the context is that of a form which was sent; a page that refuses to open has it from its own data.
    let typed = matches!(failure, Failure::OutOfStep(_)) && use_context::<Failure>().is_some();
    // Never of a form that another site made a browser send.
    let is_lost = matches!(
        failure,
        Failure::NotFound
            | Failure::Forbidden
            | Failure::Outdated
            | Failure::NotNow(_)
            | Failure::OutOfStep(_)
    );
    let lost = use_context::<Unsent>().filter(|_| is_lost);
    let to_copy = lost.and_then(|unsent| unsent.to_copy());
    let typed = (typed && to_copy.is_none()).then_some(
        "Had u iets getypt? Dat is niet bewaard. Ga terug in uw browser om het over te nemen.",
    );
    let whose = match &failure {
        Failure::OutOfStep(out) => Some(out.authority.clone()),
        _ => None,
    };
    let sign_in_first = failure == Failure::SignInFirst;
    let may_pass = matches!(
        failure,
        Failure::SignInFirst | Failure::TooSlow | Failure::Failed
    );
    let on = match use_context::<Unsent>().filter(|_| may_pass) {
        Some(unsent) => view! { <SendAgain unsent sign_in_first/> }.into_any(),
        None => view! { <p><a class="qs-standalone" href=href>{way_out}</a></p> }.into_any(),
    };
    view! {
        <Page title=words.title narrow=true>
            {whose.map(|whose| view! { <p class="qs-kicker">{whose}</p> })}
            <h1>{words.title}</h1>
            <p class="qs-lead">{words.what}</p>
            <p class="qs-measure qs-finding">{words.next}</p>
            {typed.map(|typed| view! { <p class="qs-measure">{typed}</p> })}
            {to_copy}
            {on}
        </Page>
    }
}

/// Where to sign in, with the page to go on to after: the one that was asked for. The address of a form has no page.
fn sign_in_address() -> String {
    let is_form = use_context::<Failure>().is_some();
    let visit = use_context::<Visit>().filter(|_| !is_form);
    let onward = visit.and_then(|visit| own_path(visit.path()).map(str::to_owned));
    onward.map_or_else(
        || "/inloggen".to_owned(),
        |path| format!("/inloggen?verder={path}"),
    )
}

/// What the router shows at an address it does not know.
#[component]
pub fn Elsewhere() -> impl IntoView {
    view! { <FailurePage failure=Failure::NotFound/> }
}

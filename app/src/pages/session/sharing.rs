//! Who reads the interpretations and the talking points: the clerk decides, and may take it back.

use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Choice, Form, RadioList};
use crate::pages::scan_page::parsed_scan;
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use serde::Deserialize;
use services::scans::State;
use services::sessions::{self, Audience, SessionView};

/// With whom it is shared.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct SharingForm {
    met: String,
}

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/scans/{id}/gesprek/delen", post(share))
}

async fn share(visit: Visit, Path(scan): Path<String>, Sent(form): Sent<SharingForm>) -> Answer {
    let scan = parsed_scan(&scan)?;
    let with = Audience::from_code(&form.met).ok_or(Failure::Malformed)?;
    sessions::share(&visit.actor, visit.services(), &scan, with).await?;
    visit.go(format!("/scans/{scan}/gesprek#delen"))
}

/// The switch, for the clerk; who reads it, for those who read it too.
pub(super) fn sharing(view: &SessionView) -> Option<AnyView> {
    view.reads_draft().then(|| {
        let choice = view.standing.clerk.then(|| choice(view));
        view! {
            <section class="qs-section" aria-labelledby="delen">
                <h2 id="delen">"Wie leest duiding en gesprekspunten?"</h2>
                <p class="qs-measure" role="status">{now(view)}</p>
                {choice}
            </section>
        }
        .into_any()
    })
}

fn choice(view: &SessionView) -> AnyView {
    let choices = vec![
        Choice::new(Audience::Clerk.code(), "Alleen de procesbegeleider")
            .hint("Uw concept. De trekker, het programmabureau en de zaal zien het nergens."),
        Choice::new(Audience::Lead.code(), "Ook de trekker")
            .hint("Om het eerst samen door te nemen. De trekker schrijft dan mee."),
        Choice::new(
            Audience::Everybody.code(),
            "Iedereen die de scan ziet, en de zaal",
        )
        .hint("De gesprekspunten bepalen dan wat er op het scherm komt."),
    ];
    let action = format!("/scans/{}/gesprek/delen", view.scan.id);
    let fields = view! {
        <RadioList
            name="met"
            label="Met wie deelt u ze?"
            hint="U kunt dit altijd terugdraaien. Wie het las, heeft het dan wel gelezen."
            choices
            value=view.audience.code()
        />
        <div class="qs-button-group"><Button secondary=true>"Vastleggen"</Button></div>
    }
    .into_any();
    view! { <Form action=action>{fields}</Form> }.into_any()
}

/// Who reads it now, and what that means for the screen.
fn now(view: &SessionView) -> String {
    let readers = match (view.audience, view.scan.has_two_clerks()) {
        (Audience::Clerk, false) => "Nu leest alleen de procesbegeleider ze.",
        (Audience::Clerk, true) => "Nu lezen alleen de twee procesbegeleiders ze.",
        (Audience::Lead, _) => "Nu lezen de procesbegeleider en de trekker ze. Beiden schrijven.",
        (Audience::Everybody, _) => "Nu leest iedereen ze die deze scan ziet.",
    };
    let on_screen = view.audience == Audience::Everybody;
    match (view.scan.state, on_screen) {
        (State::Closed, true) => {
            format!("{readers} De gesprekspunten komen op het scherm en op de telefoons.")
        }
        (State::Closed, false) if view.standing.clerk => format!(
            "{readers} Op het scherm komen daarom de stellingen met het meeste verschil. Deel ze vóór het gesprek met iedereen, dan komen daar uw gesprekspunten, en ook op de telefoons."
        ),
        (State::Closed, false) => format!(
            "{readers} Op het scherm komen daarom de stellingen met het meeste verschil. Deelt de procesbegeleider ze vóór het gesprek met iedereen, dan komen de gesprekspunten daar, en ook op de telefoons."
        ),
        _ => readers.to_owned(),
    }
}

/// That the talking points stay off the screen and the phones until they are shared, for who holds the talk and reads them.
pub(super) fn kept_off(view: &SessionView) -> Option<AnyView> {
    let present = view.points.iter().any(|point| !point.removed);
    let kept_off = view.may_write() && present && view.points_for_room().is_empty();
    kept_off.then(|| {
        let way = if view.standing.clerk {
            let path = format!("/scans/{}/gesprek#delen", view.scan.id);
            view! { <a href=path>"Deel ze met iedereen"</a>", dan komen ze er wel." }.into_any()
        } else {
            view! { "De procesbegeleider kan ze met iedereen delen." }.into_any()
        };
        view! {
            <p class="qs-notice">
                "De gesprekspunten komen niet op het scherm en niet op de telefoons: zij zijn nog niet met iedereen gedeeld. "{way}
            </p>
        }
        .into_any()
    })
}

/// What stands there for who does not read them.
pub(super) fn not_shared(view: &SessionView) -> AnyView {
    let sentence = if view.scan.state == State::Closed {
        "De procesbegeleider werkt aan de duiding en de gesprekspunten. U leest ze zodra die ze met u deelt."
    } else {
        "De procesbegeleider heeft duiding en gesprekspunten niet gedeeld."
    };
    view! {
        <section class="qs-section" aria-labelledby="duiding">
            <h2 id="duiding">"Duiding en gesprekspunten"</h2>
            <p class="qs-measure">{sentence}</p>
        </section>
    }
    .into_any()
}

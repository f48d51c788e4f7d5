//! `/programma/griffierspool/importeren`: many clerks at once, from a file or pasted.

use super::import_preview::preview_of;
use crate::pages::{
    brought::{LARGEST_FILE, NOT_UTF_8, brought},
    failure::Failure,
    forms::{Button, FileField, TextArea},
    load::load,
    numbers::whole,
    problems::{ErrorSummary, Filled, Problems},
    programme::frame::{Part, programme_page},
    scans::parts::query,
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Multipart, multipart::MultipartRejection},
    routing::post,
};
use leptos::prelude::*;
use serde::Deserialize;
use services::pool::import;
use services::{Error, MOST_ROWS, ProblemCode, Refusal};

const ADDRESS: &str = "/programma/griffierspool/importeren";

/// What was pasted.
#[derive(Clone, Debug, Default)]
pub struct PastedForm {
    text: String,
}

/// What the button sends that imports a file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct TakeOverForm {
    seen: String,
}

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route(
            ADDRESS,
            post(bring).layer(DefaultBodyLimit::max(LARGEST_FILE)),
        )
        .route(
            "/programma/griffierspool/importeren/overnemen",
            post(import),
        )
        .route(
            "/programma/griffierspool/importeren/weggooien",
            post(discard),
        )
}

/// `/programma/griffierspool/importeren`
#[component]
pub fn ImportPage() -> impl IntoView {
    let visit = use_visit();
    let filled = Filled::<PastedForm>::of_request();
    let told = query("melding");
    load(async move {
        let preview = import::preview(&visit.actor, visit.services()).await?;
        let body = match &preview {
            Some(preview) if filled.problems.is_empty() => preview_of(preview),
            _ => bring_form(&filled),
        };
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/programma/griffierspool">"Terug naar de griffierspool"</a></p>
            <ErrorSummary problems=filled.problems.clone()/>
            <h1>"Griffiers importeren"</h1>
            {notice(&told, preview.is_some())}
            {body}
        };
        Ok(programme_page(
            Part::Pool,
            "Griffiers importeren",
            content.into_any(),
        ))
    })
}

/// Why nothing was imported. Both are left out once they are no longer so.
fn notice(told: &str, file: bool) -> Option<AnyView> {
    let sentence = match (told, file) {
        ("veranderd", true) => {
            "Uw bestand of de griffierspool is intussen veranderd. Er is niets overgenomen. Kijk hieronder opnieuw wat er gebeurt."
        }
        ("weg", false) => {
            "Er staat geen bestand meer klaar. Misschien is het al overgenomen. Kijk dat na in de griffierspool, of kies het bestand opnieuw."
        }
        _ => return None,
    };
    Some(view! { <p class="qs-notice" role="status">{sentence}</p> }.into_any())
}

fn bring_form(Filled { form, problems }: &Filled<PastedForm>) -> AnyView {
    view! {
        <p class="qs-lead">"Kies een bestand, of plak de regels. U ziet eerst wat ermee gebeurt. Er verandert nog niets."</p>
        <div class="qs-stack qs-measure">
            <p>"De eerste regel noemt de kolommen, met puntkomma’s ertussen. Nodig is alleen het e-mailadres, en voor wie nieuw is de naam:"</p>
            <p><code>"naam;e-mailadres;organisatie;functies;soorten;getraind op;reisafstand km;provincies;talen;plaatsen;doet mee"</code></p>
            <p>"De lijst die u uit de griffierspool opslaat, heeft dezelfde kolommen en woorden. Zet tussen soorten, provincies en talen een komma. Alleen de kolom ‘afwezig’ nemen wij niet over."</p>
            <p>"Staat een kolom niet in het bestand? Dan blijft wat wij al van een griffier hebben. Een lege cel maakt functies, soorten, getraind op, reisafstand en provincies leeg. In de andere kolommen verandert een lege cel niets."</p>
        </div>
        <form class="qs-form" method="post" action=ADDRESS enctype="multipart/form-data" novalidate>
            <FileField
                name="file"
                label="Bestand (CSV)"
                hint=format!("CSV UTF-8, hoogstens {} regels.", whole(MOST_ROWS as u64))
                accept=".csv,text/csv,text/plain"
                problem=problems.of("file")
                optional=true
            />
            <TextArea
                name="text"
                label="Of plak de regels hier"
                rows=8
                value=form.text.clone()
                problem=problems.of("text")
                optional=true
            />
            <div class="qs-button-group"><Button>"Bekijken"</Button></div>
        </form>
    }
    .into_any()
}

async fn bring(visit: Visit, form: Result<Multipart, MultipartRejection>) -> Answer {
    visit.actor.require_programme()?;
    let sent = brought(form).await?;
    let text = sent.field("text");
    // The file, or else what was pasted.
    let bytes = if sent.file.is_empty() {
        text.as_bytes()
    } else {
        &sent.file
    };
    match import::bring(&visit.actor, visit.services(), bytes).await {
        Ok(()) => visit.go(ADDRESS),
        Err(Error::Invalid(found)) => {
            let wrong_encoding = found
                .iter()
                .any(|problem| problem.code != ProblemCode::Missing);
            let sentence = if wrong_encoding {
                NOT_UTF_8
            } else {
                "Kies een bestand, of plak regels in het veld eronder."
            };
            let problems = Problems::one("file", sentence);
            let form = PastedForm { text };
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(Failure::from(error)),
    }
}

async fn import(visit: Visit, Sent(form): Sent<TakeOverForm>) -> Answer {
    match import::import(&visit.actor, visit.services(), &form.seen).await {
        Ok((added, changed)) => visit.go(format!(
            "/programma/griffierspool?nieuw={added}&bijgewerkt={changed}"
        )),
        Err(Error::Conflict) => visit.go(format!("{ADDRESS}?melding=veranderd")),
        Err(Error::NotFound) => visit.go(format!("{ADDRESS}?melding=weg")),
        // The page says what is wrong, line by line.
        Err(Error::Refused(Refusal::ImportHasProblems)) => visit.go(ADDRESS),
        Err(error) => Err(Failure::from(error)),
    }
}

async fn discard(visit: Visit) -> Answer {
    import::discard(&visit.actor, visit.services()).await?;
    visit.go(ADDRESS)
}

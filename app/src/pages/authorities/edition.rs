//! `/overheden/nieuwe-editie`: a newer register, from a file.

use super::editions::editions;
use super::preview::preview_of;
use crate::pages::{
    brought::{LARGEST_FILE, NOT_UTF_8, brought},
    dates,
    failure::Failure,
    forms::{Button, FileField, TextField, TextKind},
    load::load,
    numbers::whole,
    problems::{ErrorSummary, Filled, Problems},
    programme::frame::{Part, programme_page},
    scans::parts::{back, query},
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
use services::authorities::edition::{self, AppliedEdition, COLUMNS, EditionForm};
use services::{Error, MOST_ROWS, ProblemCode, Refusal};

const ADDRESS: &str = "/overheden/nieuwe-editie";

/// What the button sends that applies an edition.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct ApplyForm {
    seen: String,
}

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route(
            ADDRESS,
            post(bring).layer(DefaultBodyLimit::max(LARGEST_FILE)),
        )
        .route("/overheden/nieuwe-editie/overnemen", post(apply))
        .route("/overheden/nieuwe-editie/weggooien", post(discard))
}

/// `/overheden/nieuwe-editie`
#[component]
pub fn EditionPage() -> impl IntoView {
    let visit = use_visit();
    let filled = use_context::<Filled<EditionForm>>();
    let told = query("melding");
    load(async move {
        let preview = edition::preview(&visit.actor, visit.services()).await?;
        let applied = edition::editions(&visit.actor, visit.services()).await?;
        let today = visit.services().clock().today();
        let (body, problems) = match (filled, &preview) {
            (Some(filled), _) => (bring_form(&filled, &applied), filled.problems),
            (None, Some(preview)) => (preview_of(preview), Problems::none()),
            (None, None) => {
                let form = EditionForm {
                    as_of: today.to_string(),
                };
                (
                    bring_form(&Filled::stored(form), &applied),
                    Problems::none(),
                )
            }
        };
        let content = view! {
            {back("/overheden".to_owned(), "Terug naar alle overheden")}
            <ErrorSummary problems/>
            <h1>"Nieuwe editie van het register"</h1>
            {notice(&told)}
            {body}
            {editions(&applied)}
        };
        Ok(programme_page(
            Part::Authorities,
            "Nieuwe editie van het register",
            content.into_any(),
        ))
    })
}

fn notice(told: &str) -> Option<AnyView> {
    let sentence = match told {
        "overgenomen" => "De editie is overgenomen. Hieronder staat wat er veranderde.",
        "veranderd" => {
            "Het register of uw bestand is intussen veranderd. Er is niets overgenomen. Kijk opnieuw wat er verandert."
        }
        _ => return None,
    };
    Some(view! { <p class="qs-notice" role="status">{sentence}</p> }.into_any())
}

fn bring_form(
    Filled { form, problems }: &Filled<EditionForm>,
    applied: &[AppliedEdition],
) -> AnyView {
    let newest = applied.first().map(|edition| {
        format!(
            "Het register zegt nu wat gold op {}.",
            dates::day(edition.as_of)
        )
    });
    view! {
        <div class="qs-stack">
            <p class="qs-lead">"Kies een bestand. U ziet eerst wat er verandert. Er verandert nog niets."</p>
            <p class="qs-measure">{newest}" Organisaties die niet in het bestand staan, blijven zoals zij zijn. Er wordt niets weggehaald."</p>
            <p class="qs-measure">"Begin met het register zoals het nu is: "<a href="/overheden/register.csv">"Register opslaan (CSV)"</a>". Het bestand heeft dezelfde kolommen, met komma’s of puntkomma’s ertussen."</p>
            <details class="qs-disclosure">
                <summary>"Welke kolommen?"</summary>
                {columns()}
            </details>
        </div>
        <form class="qs-form" method="post" action=ADDRESS enctype="multipart/form-data" novalidate>
            <TextField
                kind=TextKind::Date
                name="as_of"
                label="Van welke dag is dit register?"
                hint="Wat het bestand over deze dag of later zegt, is nog niet gebeurd: dat wacht dan op uw bevestiging."
                value=form.as_of.clone()
                problem=problems.of("as_of")
            />
            <FileField
                name="file"
                label="Bestand (CSV)"
                hint=format!("CSV UTF-8, hoogstens {} regels en 4 MB.", whole(MOST_ROWS as u64))
                accept=".csv,text/csv,text/plain"
                problem=problems.of("file")
            />
            <div class="qs-button-group"><Button>"Bekijken"</Button></div>
        </form>
    }
    .into_any()
}

/// What stands in each column.
fn columns() -> AnyView {
    let rows: Vec<_> = COLUMNS
        .iter()
        .map(|name| view! { <div><dt><code>{*name}</code></dt><dd>{meaning(name)}</dd></div> })
        .collect();
    view! { <dl class="qs-definitions">{rows}</dl> }.into_any()
}

fn meaning(column: &str) -> &'static str {
    match column {
        "code" => "De code in het register van overheidsorganisaties: GM0363, PV27, WS0155.",
        "kind" => "Wat het is: municipality, province of water_board.",
        "official_name" => "De naam volgens de wet.",
        "display_name" => "De naam op pagina’s.",
        "cbs_name" => "De naam bij het CBS. Mag leeg zijn.",
        "other_names" => "Andere namen om op te zoeken. Mag leeg zijn.",
        "province_code" => {
            "De provincie, zoals PV27. Van een waterschap die met het grootste deel. Een provincie noemt zichzelf."
        }
        "further_provinces" => "De andere provincies van een waterschap, met spaties ertussen.",
        "valid_from" => "De eerste dag, zoals 2027-01-01. Leeg: altijd al.",
        "valid_to" => "De laatste dag. Leeg: zij bestaat en houdt niet op.",
        "successors" => {
            "De codes van wie haar opvolgen, met spaties ertussen. Eén: zij gaat daarin op. Meer: zij wordt gesplitst."
        }
        "population" => "Het aantal inwoners. Mag leeg zijn.",
        "population_year" => "Het jaar van dat aantal: op 1 januari.",
        "seats" => "Het aantal zetels van raad, Staten of algemeen bestuur. Mag leeg zijn.",
        "latitude" => "Het midden: graden noorderbreedte. Mag leeg zijn.",
        "longitude" => "Het midden: graden oosterlengte. Mag leeg zijn.",
        _ => "",
    }
}

async fn bring(visit: Visit, form: Result<Multipart, MultipartRejection>) -> Answer {
    visit.actor.require_programme()?;
    let sent = match brought(form).await {
        Ok(sent) => sent,
        Err(Failure::TooLarge) => {
            let problems = Problems::one(
                "file",
                "Dit bestand is groter dan 4 MB. Een register is veel kleiner: kijk of u het goede bestand koos.",
            );
            let form = EditionForm {
                as_of: visit.services().clock().today().to_string(),
            };
            return visit.show_again(Filled { form, problems }).await;
        }
        Err(failure) => return Err(failure),
    };
    let form = EditionForm {
        as_of: sent.field("as_of"),
    };
    match edition::bring(&visit.actor, visit.services(), &form, &sent.file).await {
        Ok(()) => visit.go(ADDRESS),
        Err(Error::Invalid(found)) => {
            let problems = told(&found);
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(error.into()),
    }
}

fn told(found: &[services::Problem]) -> Problems {
    let mut problems = Problems::none();
    for problem in found {
        match (problem.field.as_str(), &problem.code) {
            ("encoding", _) => problems.add("file", NOT_UTF_8),
            ("file", _) => problems.add("file", "Kies een bestand."),
            ("as_of", ProblemCode::InThePast) => problems.add(
                "as_of",
                "Er is al een nieuwere editie. Een oudere zou terugdraaien wat sindsdien veranderde.",
            ),
            ("as_of", ProblemCode::InTheFuture) => problems.add(
                "as_of",
                "Deze dag moet nog komen. Kies vandaag of eerder: wat daarna gebeurt, mag wel in het bestand staan.",
            ),
            (field, code) => problems.add(field, crate::pages::words::problem(code)),
        }
    }
    problems
}

async fn apply(visit: Visit, Sent(form): Sent<ApplyForm>) -> Answer {
    match edition::import(&visit.actor, visit.services(), &form.seen).await {
        Ok(()) => visit.go(format!("{ADDRESS}?melding=overgenomen")),
        // The page says what is wrong, line by line, or asks for a file where there is none.
        Err(Error::NotFound | Error::Refused(Refusal::ImportHasProblems)) => visit.go(ADDRESS),
        Err(Error::Conflict) => visit.go(format!("{ADDRESS}?melding=veranderd")),
        Err(error) => Err(error.into()),
    }
}

async fn discard(visit: Visit) -> Answer {
    edition::discard(&visit.actor, visit.services()).await?;
    visit.go(ADDRESS)
}

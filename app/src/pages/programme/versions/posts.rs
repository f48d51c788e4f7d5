//! The forms of versions.

use super::bring::SentFile;
use super::wrong::sentence;
use super::{VERSIONS, below};
use crate::pages::{
    failure::Failure,
    problems::{Filled, Problems},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit},
};
use axum::{
    Router,
    extract::{
        DefaultBodyLimit, Multipart, Path,
        multipart::{MultipartError, MultipartRejection},
    },
    http::StatusCode,
    routing::post,
};
use services::versions::{self, ReleaseForm, WithdrawForm};
use services::{Problem, ProblemCode};

/// Up to here a file that is too large is said to be so in a sentence at its field.
const LARGEST_BODY: usize = 4 * 1024 * 1024;

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route(
            "/programma/vragenlijsten/nieuw",
            post(bring).layer(DefaultBodyLimit::max(LARGEST_BODY)),
        )
        .route("/programma/vragenlijsten/{versie}/vrijgeven", post(release))
        .route(
            "/programma/vragenlijsten/{versie}/intrekken",
            post(withdraw),
        )
}

async fn bring(visit: Visit, form: Result<Multipart, MultipartRejection>) -> Answer {
    visit.actor.require_programme()?;
    let (name, bytes) = sent(form.map_err(|_| Failure::Malformed)?).await?;
    match versions::bring(&visit.actor, visit.services(), &bytes).await? {
        Ok(version) => visit.go(below(&version, "?melding=gebracht")),
        Err(wrong) => {
            let problems = Problems::one("file", sentence(&wrong));
            let wrong = Some(wrong);
            let form = SentFile { name, wrong };
            visit.show_again(Filled { form, problems }).await
        }
    }
}

/// The name and the bytes of the file.
async fn sent(mut form: Multipart) -> Result<(String, Vec<u8>), Failure> {
    let mut file = (String::new(), Vec::new());
    while let Some(field) = form.next_field().await.map_err(|error| failure(&error))? {
        let is_file = field.name() == Some("file");
        let name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|error| failure(&error))?;
        if is_file {
            file = (name, bytes.to_vec());
        }
    }
    Ok(file)
}

fn failure(error: &MultipartError) -> Failure {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Failure::TooLarge
    } else {
        Failure::Malformed
    }
}

async fn release(
    visit: Visit,
    Path(version): Path<String>,
    Sent(form): Sent<ReleaseForm>,
) -> Answer {
    let released = versions::release(&visit.actor, visit.services(), &version, &form).await;
    let next = |()| below(&version, "?melding=vrijgegeven");
    visit
        .go_or_show_again(released, form, to_read_first, next)
        .await
}

fn to_read_first(_: &[Problem]) -> Problems {
    Problems::one(
        "read",
        "Zet een vinkje als u alle varianten hebt gelezen. Anders kan de versie nog niet worden vrijgegeven.",
    )
}

async fn withdraw(
    visit: Visit,
    Path(version): Path<String>,
    Sent(form): Sent<WithdrawForm>,
) -> Answer {
    let withdrawn = versions::withdraw(&visit.actor, visit.services(), &version, &form).await;
    let next = |()| format!("{VERSIONS}?melding=ingetrokken");
    visit.go_or_show_again(withdrawn, form, why_not, next).await
}

fn why_not(found: &[Problem]) -> Problems {
    Problems::found(found, |_, code| match code {
        ProblemCode::Missing => Some("Vul in waarom u de versie intrekt."),
        _ => None,
    })
}

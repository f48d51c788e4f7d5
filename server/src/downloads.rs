//! Files to download: each is made by a use case, which decides who may have it.

use app::pages::{failure::Failure, scan_page::parsed_scan, site::Site, visit::Visit};
use axum::{
    Router,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use services::{plans, pool, publication, scans};

/// The addresses of files.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/scans/{id}/verbeterplan.pdf", get(plan))
        .route("/scans/{id}/vragenlijst/poster.pdf", get(poster))
        .route("/programma/griffierspool.csv", get(clerks))
        .route("/agenda/{calendar}", get(calendar))
        .route(
            "/openbaar/{organisatie}/{jaar}/verbeterplan.pdf",
            get(public_plan),
        )
}

async fn plan(visit: Visit, Path(scan): Path<String>) -> Result<Response, Failure> {
    let scan = parsed_scan(&scan)?;
    let file = plans::document(&visit.actor, visit.services(), &scan).await?;
    Ok(pdf((file.name, file.bytes), "private, no-store"))
}

async fn poster(visit: Visit, Path(scan): Path<String>) -> Result<Response, Failure> {
    let scan = parsed_scan(&scan)?;
    let file = scans::poster(&visit.actor, visit.services(), &scan).await?;
    Ok(pdf((file.name, file.bytes), "private, no-store"))
}

async fn public_plan(
    visit: Visit,
    Path((authority, year)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let file = publication::plan_file(&visit.actor, visit.services(), &authority, &year).await?;
    Ok(pdf((file.name, file.bytes), "public, max-age=300"))
}

async fn clerks(visit: Visit) -> Result<Response, Failure> {
    let text = pool::export(&visit.actor, visit.services()).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"griffierspool.csv\"",
        ),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, text).into_response())
}

async fn calendar(visit: Visit, Path(name): Path<String>) -> Result<Response, Failure> {
    let text = scans::calendar_file(&visit.actor, visit.services(), &name).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, text).into_response())
}

fn pdf((name, bytes): (String, Vec<u8>), caching: &'static str) -> Response {
    // The name is made of small letters, digits and dashes, so it needs no escaping.
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, caching.to_owned()),
    ];
    (headers, bytes).into_response()
}

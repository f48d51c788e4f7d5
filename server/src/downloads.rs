//! Files to download: each is made by a use case, which decides who may have it.

use std::collections::HashMap;

use app::pages::programme::{
    outreach as outreach_pages, support as support_pages, uptake as uptake_pages,
};
use app::pages::{
    authorities as authority_pages, failure::Failure, progress::words as progress_words,
    scan_page::parsed_scan, scans as scan_pages, site::Site, visit::Visit,
};
use axum::{
    Router,
    extract::{Path, Query},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use questionnaires::kind::RespondentGroup;
use services::authorities::edition;
use services::programme::uptake::{self, FilterForm};
use services::programme::{campaigns, outreach, support};
use services::scans::FileFor;
use services::scans::arrangements::SessionKind;
use services::{TextFile, plans, pool, progress, publication, results, scans, sessions, versions};

/// The addresses of files.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/scans/{id}/uitkomsten.pdf", get(results_report))
        .route(
            "/openbaar/{organisatie}/{jaar}/uitkomsten.pdf",
            get(public_results),
        )
        .route("/scans/{id}/verbeterplan.pdf", get(plan))
        .route(
            "/scans/{id}/verbeterplan/versies/{planversie}/verbeterplan.pdf",
            get(plan_version),
        )
        .route("/scans/{id}/voortgang.pdf", get(progress_report))
        .route(
            "/openbaar/{organisatie}/{jaar}/voortgang.pdf",
            get(public_progress),
        )
        .route("/scans/{id}/gesprek/gespreksblad.pdf", get(talk_sheet))
        .route(
            "/scans/{id}/startgesprek/gespreksblad.pdf",
            get(start_sheet),
        )
        .route("/scans/{id}/startgesprek.ics", get(start_session))
        .route("/scans/{id}/agenderingsgesprek.ics", get(agenda_session))
        .route("/scans/{id}/vragenlijst/poster.pdf", get(poster))
        .route("/scans/{id}/vragenlijst/papier/{file}", get(paper))
        .route("/programma/griffierspool.csv", get(clerks))
        .route("/programma/griffierspool/conflicten.csv", get(conflicts))
        .route("/agenda/{calendar}", get(calendar))
        .route(
            "/openbaar/{organisatie}/{jaar}/verbeterplan.pdf",
            get(public_plan),
        )
        .route(
            "/openbaar/{organisatie}/{jaar}/versies/{planversie}/verbeterplan.pdf",
            get(earlier_public_plan),
        )
        .route("/programma/scans.csv", get(all_scans))
        .route("/programma/lijst.csv", get(authorities))
        .route("/programma/doorlooptijd.csv", get(measured))
        .route("/programma/stilstand.csv", get(stalled))
        .route("/programma/acties.csv", get(behind))
        .route("/programma/werving.csv", get(recruited))
        .route("/programma/campagnes.csv", get(all_campaigns))
        .route("/programma/aanbod/vraag.csv", get(demand))
        .route("/overheden/register.csv", get(register))
        .route("/overheden/lijst.csv", get(found_authorities))
        .route(
            "/programma/vragenlijsten/{versie}/vragenlijst.toml",
            get(questionnaire),
        )
}

async fn results_report(visit: Visit, Path(scan): Path<String>) -> Result<Response, Failure> {
    let scan = parsed_scan(&scan)?;
    let file = results::results_file(&visit.actor, visit.services(), &scan).await?;
    Ok(pdf((file.name, file.bytes), "private, no-store"))
}

async fn public_results(
    visit: Visit,
    Path((authority, year)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let services = visit.services();
    let file = publication::results_file(&visit.actor, services, &authority, &year).await?;
    Ok(pdf((file.name, file.bytes), "public, max-age=300"))
}

async fn plan(visit: Visit, Path(scan): Path<String>) -> Result<Response, Failure> {
    let scan = parsed_scan(&scan)?;
    let file = plans::document(&visit.actor, visit.services(), &scan).await?;
    Ok(pdf((file.name, file.bytes), "private, no-store"))
}

async fn plan_version(
    visit: Visit,
    Path((scan, number)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let scan = parsed_scan(&scan)?;
    // No version has number 0: who may not see the scan learns no more than of one that is there.
    let number = number.parse().unwrap_or_default();
    let file = plans::version_document(&visit.actor, visit.services(), &scan, number).await?;
    Ok(pdf((file.name, file.bytes), "private, no-store"))
}

async fn progress_report(visit: Visit, Path(scan): Path<String>) -> Result<Response, Failure> {
    let scan = parsed_scan(&scan)?;
    let file = progress::progress_file(&visit.actor, visit.services(), &scan).await?;
    Ok(pdf((file.name, file.bytes), "private, no-store"))
}

async fn public_progress(
    visit: Visit,
    Path((authority, year)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let services = visit.services();
    let file = progress::public_progress_file(&visit.actor, services, &authority, &year).await?;
    Ok(pdf((file.name, file.bytes), "public, max-age=300"))
}

async fn poster(visit: Visit, Path(scan): Path<String>) -> Result<Response, Failure> {
    let scan = parsed_scan(&scan)?;
    let file = scans::poster(&visit.actor, visit.services(), &scan).await?;
    Ok(pdf((file.name, file.bytes), "private, no-store"))
}

/// `{file}` is the code of a group with `.pdf` behind it.
async fn paper(
    visit: Visit,
    Path((scan, file)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let scan = parsed_scan(&scan)?;
    let group = file
        .strip_suffix(".pdf")
        .and_then(RespondentGroup::from_code);
    let group = group.ok_or(Failure::NotFound)?;
    let file = scans::paper(&visit.actor, visit.services(), &scan, group).await?;
    Ok(pdf((file.name, file.bytes), "private, no-store"))
}

async fn public_plan(
    visit: Visit,
    Path((authority, year)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let file = publication::plan_file(&visit.actor, visit.services(), &authority, &year).await?;
    Ok(pdf((file.name, file.bytes), "public, max-age=300"))
}

async fn earlier_public_plan(
    visit: Visit,
    Path((authority, year, number)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let number = number.parse().map_err(|_| Failure::NotFound)?;
    let own = (authority.as_str(), year.as_str());
    let file = publication::earlier_plan_file(&visit.actor, visit.services(), own, number).await?;
    Ok(pdf((file.name, file.bytes), "public, max-age=300"))
}

/// The fields of an address.
type Fields = Query<HashMap<String, String>>;

fn filter(fields: &Fields) -> FilterForm {
    uptake_pages::filter_form_of(|name| fields.get(name).cloned().unwrap_or_default())
}

async fn authorities(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let subset = fields.get("stand").map(String::as_str).unwrap_or_default();
    let subset = uptake_pages::subset_of(subset);
    let file = uptake::list_file(&visit.actor, visit.services(), &filter(&fields), subset).await?;
    Ok(csv(file))
}

async fn measured(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let step = fields.get("stand").map(String::as_str).unwrap_or_default();
    let step = uptake_pages::step_of(step);
    let file =
        uptake::measured_file(&visit.actor, visit.services(), &filter(&fields), step).await?;
    Ok(csv(file))
}

async fn stalled(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let told = uptake_pages::told;
    let file = uptake::stalled_file(&visit.actor, visit.services(), &filter(&fields), told).await?;
    Ok(csv(file))
}

async fn behind(visit: Visit) -> Result<Response, Failure> {
    let told = progress_words::status;
    let file = progress::behind_file(&visit.actor, visit.services(), told).await?;
    Ok(csv(file))
}

async fn all_scans(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let filter = scan_pages::filter_of(|name| fields.get(name).cloned().unwrap_or_default());
    let told = scan_pages::in_words;
    let file = scans::scans_file(&visit.actor, visit.services(), &filter, told).await?;
    Ok(csv(file))
}

async fn recruited(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let form = outreach_pages::filter_form_of(|name| fields.get(name).cloned().unwrap_or_default());
    let told = outreach_pages::interest;
    let file = outreach::list_file(&visit.actor, visit.services(), &form, told).await?;
    Ok(csv(file))
}

async fn all_campaigns(visit: Visit) -> Result<Response, Failure> {
    let file = campaigns::campaigns_file(&visit.actor, visit.services()).await?;
    Ok(csv(file))
}

async fn demand(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let form = support_pages::filter_form_of(|name| fields.get(name).cloned().unwrap_or_default());
    let file = support::demand_file(&visit.actor, visit.services(), &form).await?;
    Ok(csv(file))
}

async fn register(visit: Visit) -> Result<Response, Failure> {
    let file = edition::export(&visit.actor, visit.services()).await?;
    Ok(csv(file))
}

async fn found_authorities(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let looking = authority_pages::looking_of(field);
    let told = scan_pages::parts::kind;
    let (actor, services) = (&visit.actor, visit.services());
    let file = services::authorities::list_file(actor, services, &looking, told).await?;
    Ok(csv(file))
}

async fn questionnaire(visit: Visit, Path(version): Path<String>) -> Result<Response, Failure> {
    let file = versions::file(&visit.actor, visit.services(), &version).await?;
    Ok(text(file, "application/toml; charset=utf-8"))
}

fn csv(file: TextFile) -> Response {
    text(file, "text/csv; charset=utf-8")
}

fn text(file: TextFile, kind: &str) -> Response {
    let disposition = format!("attachment; filename=\"{}\"", file.name);
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, file.bytes).into_response()
}

async fn clerks(visit: Visit) -> Result<Response, Failure> {
    Ok(csv(pool::export(&visit.actor, visit.services()).await?))
}

async fn conflicts(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let search = fields.get("zoek").map(String::as_str).unwrap_or_default();
    let file = pool::conflicts_file(&visit.actor, visit.services(), search).await?;
    Ok(csv(file))
}

async fn calendar(visit: Visit, Path(name): Path<String>) -> Result<Response, Failure> {
    let text = scans::calendar_file(&visit.actor, visit.services(), &name).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, text).into_response())
}

async fn talk_sheet(visit: Visit, Path(scan): Path<String>) -> Result<Response, Failure> {
    let scan = parsed_scan(&scan)?;
    let file = sessions::talk_sheet(&visit.actor, visit.services(), &scan).await?;
    Ok(pdf((file.name, file.bytes), "private, no-store"))
}

async fn start_sheet(visit: Visit, Path(scan): Path<String>) -> Result<Response, Failure> {
    let scan = parsed_scan(&scan)?;
    let file = sessions::start_sheet(&visit.actor, visit.services(), &scan).await?;
    Ok(pdf((file.name, file.bytes), "private, no-store"))
}

async fn start_session(
    visit: Visit,
    Path(scan): Path<String>,
    Query(fields): Fields,
) -> Result<Response, Failure> {
    session(&visit, &scan, SessionKind::Start, &fields).await
}

async fn agenda_session(
    visit: Visit,
    Path(scan): Path<String>,
    Query(fields): Fields,
) -> Result<Response, Failure> {
    session(&visit, &scan, SessionKind::Agenda, &fields).await
}

/// For whom it is stands in the address: for oneself, or else for who is invited.
async fn session(
    visit: &Visit,
    scan: &str,
    session: SessionKind,
    fields: &HashMap<String, String>,
) -> Result<Response, Failure> {
    let scan = parsed_scan(scan)?;
    let reader = match fields.get("voor").map(String::as_str) {
        Some("mij") => FileFor::Oneself,
        _ => FileFor::Invited,
    };
    let (actor, services) = (&visit.actor, visit.services());
    let file = scans::session_file(actor, services, &scan, session, reader).await?;
    Ok(text(file, "text/calendar; charset=utf-8"))
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

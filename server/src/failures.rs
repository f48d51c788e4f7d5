//! Turns what went wrong into something to read: a page for people, `application/problem+json` for programs.

use app::pages::{failure::Failure, render::render_failure, site::Site, unsent::Unsent};
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{any::Any, time::Duration};

/// A request that takes longer is given up. Nothing in the product needs more than a second.
const PATIENCE: Duration = Duration::from_secs(30);

/// Replaces the bare answer of a handler or layer that failed by one that can be read.
pub async fn explain(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let asked = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    let to_program = wants_json(&asked.headers);
    let Some(failure) = failure_of(&response, to_program) else {
        return response;
    };
    if to_program {
        return problem_json(&failure);
    }
    let unsent = response.extensions().get::<Unsent>().cloned();
    render_failure(&site, asked, failure, unsent).await
}

/// Gives up on a request that takes too long. What it was changing is rolled back.
pub async fn lose_patience(request: Request, next: Next) -> Response {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Failure::TooSlow.into_response(),
    }
}

/// Answers for a handler that panicked; the panic itself is in the log.
pub fn recover(_panic: Box<dyn Any + Send>) -> Response {
    Failure::Failed.into_response()
}

/// What went wrong, as a handler or a page said it or as the status of a bare answer says it. `None` for an answer that is fine or
/// explains itself. A page explains itself to people only.
fn failure_of(response: &Response, to_program: bool) -> Option<Failure> {
    let explains_itself = response
        .headers()
        .get(header::CONTENT_TYPE)
        .map(HeaderValue::as_bytes)
        .is_some_and(|kind| {
            let silent = kind.starts_with(b"text/plain");
            let page = kind.starts_with(b"text/html");
            !(silent || page && to_program)
        });
    if explains_itself {
        return None;
    }
    if let Some(failure) = response.extensions().get::<Failure>() {
        return Some(failure.clone());
    }
    match response.status() {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Failure::NotFound),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Failure::TooLarge),
        StatusCode::TOO_MANY_REQUESTS => Some(Failure::TooMany {
            wait: wait_of(response.headers()),
        }),
        status if status.is_client_error() => Some(Failure::Malformed),
        status if status.is_server_error() => Some(Failure::Failed),
        _ => None,
    }
}

/// How long a page with a sentence of its own asks to wait.
fn wait_of(headers: &HeaderMap) -> Duration {
    let seconds = headers
        .get(header::RETRY_AFTER)
        .and_then(|wait| wait.to_str().ok()?.parse().ok());
    Duration::from_secs(seconds.unwrap_or_default())
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .unwrap_or_default();
    accept.contains("json") && !accept.contains("text/html")
}

/// RFC 9457. The title is the same for every occurrence, the detail says what to know.
fn problem_json(failure: &Failure) -> Response {
    let status = failure.status();
    let body = serde_json::json!({
        "type": "about:blank",
        "title": failure.title(),
        "status": status.as_u16(),
        "detail": failure.detail(),
    });
    let kind = HeaderValue::from_static("application/problem+json");
    let mut response = (
        status,
        [(header::CONTENT_TYPE, kind)],
        Json(body).into_response().into_body(),
    )
        .into_response();
    if let Some(wait) = failure.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, wait);
    }
    response
}

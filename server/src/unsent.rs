//! Holds on to a form until it is known to be taken.

use crate::router::LARGEST_BODY;
use app::pages::{failure::Failure, unsent::Unsent};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Leaves what was sent beside the answer that it could not be taken. Only of forms for who signs in: a respondent's page brings back
/// what was filled in by itself, and a code or an address to sign in with does not belong in a page.
pub async fn keep(request: Request, next: Next) -> Response {
    if !is_for_members(&request) {
        return next.run(request).await;
    }
    let path = request.uri().path().to_owned();
    let (parts, body) = request.into_parts();
    let Ok(sent) = to_bytes(body, LARGEST_BODY).await else {
        return Failure::TooLarge.into_response();
    };
    let request = Request::from_parts(parts, Body::from(sent.clone()));
    let mut response = next.run(request).await;
    let failed = response.extensions().get::<Failure>().is_some();
    if let Some(unsent) = failed.then(|| Unsent::read(&path, &sent)).flatten() {
        response.extensions_mut().insert(unsent);
    }
    response
}

fn is_for_members(request: &Request) -> bool {
    let path = request.uri().path();
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| {
            kind.as_bytes()
                .starts_with(b"application/x-www-form-urlencoded")
        });
    let members = ["/scans/", "/programma/"];
    request.method() == Method::POST && is_form && members.iter().any(|area| path.starts_with(area))
}

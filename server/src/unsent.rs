//! Holds on to a form until it is known to be taken.

use crate::router::LARGEST_BODY;
use app::pages::{
    failure::Failure,
    unsent::{Unsent, may_come_back},
};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use services::Actor;

/// Leaves what was sent beside the answer that it could not be taken, for the page that says so; nothing of it is stored. Only of forms that
/// may come back: see [`may_come_back`].
pub async fn keep(request: Request, next: Next) -> Response {
    if !may_be_kept(&request) {
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
    let by_member = matches!(response.extensions().get::<Actor>(), Some(Actor::Member(_)));
    if let Some(unsent) = failed.then(|| Unsent::read(&path, &sent)).flatten() {
        response
            .extensions_mut()
            .insert(unsent.by_member(by_member));
    }
    response
}

fn may_be_kept(request: &Request) -> bool {
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| {
            kind.as_bytes()
                .starts_with(b"application/x-www-form-urlencoded")
        });
    request.method() == Method::POST && is_form && may_come_back(request.uri().path())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, middleware::from_fn};
    use tower::ServiceExt as _;

    const FIELDS: &str = "T1.1=4&remark=De+stukken+komen+laat.&ga=verder";

    /// What comes back of a form when the site fails, or takes it.
    async fn comes_back(path: &str, fails: bool) -> Option<Unsent> {
        let answer = move || async move {
            if fails {
                Failure::Failed.into_response()
            } else {
                ().into_response()
            }
        };
        let site = Router::new().fallback(answer).layer(from_fn(keep));
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(FIELDS))
            .expect("a request");
        let response = site.oneshot(request).await.expect("a router never fails");
        response.extensions().get::<Unsent>().cloned()
    }

    #[tokio::test]
    async fn a_respondent_gets_back_what_a_failing_site_did_not_take() {
        for page in ["thema/1", "richtingen", "over-u"] {
            let path = format!("/meedoen/7kq4/{page}");
            let sent = Unsent::read(&path, FIELDS.as_bytes());
            assert_eq!(comes_back(&path, true).await, sent, "{page}");
            assert_eq!(comes_back(&path, false).await, None, "{page}");
        }
    }

    #[tokio::test]
    async fn a_code_comes_back_in_no_page() {
        for path in ["/meedoen", "/meedoen/hervatten", "/zaal", "/inloggen"] {
            assert_eq!(comes_back(path, true).await, None, "{path}");
        }
    }
}

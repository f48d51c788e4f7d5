//! Who makes the request: looked up once, before any handler.

use app::pages::{cookies::Cookie, failure::Failure, site::Site};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use services::{Actor, accounts};

/// Finds the member whose session the cookie holds, for [`app::pages::visit::Visit`] to pick up, and leaves them beside the answer for the
/// layers outside this one.
pub async fn recognise(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let Some(cookie) = Cookie::Session.read(&site, request.headers()) else {
        return next.run(request).await;
    };
    match accounts::member_of_session(site.services(), &cookie).await {
        Ok(Some(member)) => {
            let actor = Actor::Member(member);
            request.extensions_mut().insert(actor.clone());
            let mut response = next.run(request).await;
            response.extensions_mut().insert(actor);
            response
        }
        Ok(None) => next.run(request).await,
        Err(error) => Failure::from(error).into_response(),
    }
}

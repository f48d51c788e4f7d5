//! What happens in a room, told as it happens to screens and phones: server-sent events
//! (<https://html.spec.whatwg.org/multipage/server-sent-events.html>).
//!
//! Of the layers of the router none holds these answers up: compression leaves `text/event-stream` alone, and the limit of time is on the head of an
//! answer, not on its body. A proxy is asked not to collect it first.

use std::{convert::Infallible, sync::Arc, time::Duration};

use app::pages::{
    cookies::Cookie, failure::Failure, scan_page::parsed_scan, site::Site, visit::Visit,
};
use axum::{
    Router,
    extract::Path,
    http::{StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, Sse},
    },
    routing::get,
};
use futures::{Stream, stream};
use services::{
    room::{self, Listener},
    secrets::DeviceSecret,
};
use tokio::time::timeout;

/// How long it is silent at most: then the last is told again. Proxies cut what is silent for half a minute or a minute. And a script hears
/// events and no comments: one that hears nothing for longer knows that nothing comes through, whatever the browser makes of the connection.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// How soon a browser comes back after its connection broke.
const COME_BACK: Duration = Duration::from_secs(2);

/// The addresses to listen at.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/scans/{id}/gesprek/live", get(of_scan))
        .route("/zaal/live", get(of_phone))
}

async fn of_scan(visit: Visit, Path(scan): Path<String>) -> Result<Response, Failure> {
    let scan = parsed_scan(&scan)?;
    let listener = room::listen(&visit.actor, visit.services(), &scan).await?;
    Ok(told(listener))
}

async fn of_phone(visit: Visit) -> Result<Response, Failure> {
    let cookie = Cookie::Device.read(&visit.site, visit.headers());
    let Some(phone) = cookie.and_then(|cookie| DeviceSecret::parse(&cookie)) else {
        return Ok(told(None));
    };
    let listener = room::listen_as_phone(&visit.actor, visit.services(), &phone).await?;
    Ok(told(listener))
}

/// Everything that is heard, until it is over. Without anything to hear 204, after which a browser does not come back.
fn told(listener: Option<Listener>) -> Response {
    let Some(listener) = listener else {
        return StatusCode::NO_CONTENT.into_response();
    };
    let events = Sse::new(events(listener));
    let headers = [
        ("x-accel-buffering", "no"),
        (header::CACHE_CONTROL.as_str(), "no-store"),
    ];
    (headers, events).into_response()
}

fn events(listener: Listener) -> impl Stream<Item = Result<Event, Infallible>> + Send + 'static {
    let nothing: Arc<str> = Arc::default();
    stream::unfold((listener, nothing), |(mut listener, last)| async move {
        let snapshot = match timeout(SIGN_OF_LIFE, listener.next()).await {
            Ok(next) => next?,
            Err(_silent) => last,
        };
        let event = Event::default().retry(COME_BACK).data(&*snapshot);
        Some((Ok(event), (listener, snapshot)))
    })
}

//! `/.well-known/security.txt` (RFC 9116): where to report a weakness.

use app::pages::site::Site;
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use chrono::{Days, SecondsFormat};

/// The standard asks for less than a year, so that a forgotten file does not send reports astray.
const VALID_FOR: Days = Days::new(180);

/// Handler. The file is made on request, so its date never passes while the server runs.
pub async fn serve(State(site): State<Site>) -> Response {
    let services = site.services();
    let expires = services.clock().now() + VALID_FOR;
    let text = format!(
        "Contact: mailto:{}\nExpires: {}\nPreferred-Languages: nl, en\nCanonical: {}/.well-known/security.txt\n",
        services.settings().contact.security_email,
        expires.to_rfc3339_opts(SecondsFormat::Secs, true),
        services.settings().base_url,
    );
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

//! What the site tells browsers not to do, and which requests it does not take.

use app::pages::{failure::Failure, site::Site};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Everything from this site, nothing inline. Stricter than nonces: no page has an inline script or style, so
/// there is nothing to give a nonce to. `'wasm-unsafe-eval'` lets the islands' module be compiled.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; \
     base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const PERMISSIONS_POLICY: &str = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

/// Two years, as <https://hstspreload.org> asks.
const STRICT_TRANSPORT_SECURITY: &str = "max-age=63072000; includeSubDomains";

/// Adds the headers that protect the reader of an answer.
pub async fn protect(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            HeaderName::from_static("permissions-policy"),
            PERMISSIONS_POLICY,
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ] {
        // An answer that is stricter stays so.
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if site.is_secure() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static(STRICT_TRANSPORT_SECURITY),
        );
    }
    // Pages are personal unless they say otherwise: a shared computer must not show them to the next person.
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Refuses what another site makes a visitor's browser send.
pub async fn refuse_foreign(State(site): State<Site>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_own(request.headers(), site.base_url()) {
        next.run(request).await
    } else {
        Failure::ForeignForm.into_response()
    }
}

/// Whether a request that changes something comes from a page of this site.
///
/// Every browser of the last years sends `Sec-Fetch-Site`; older ones send `Origin`. A program that sends neither
/// has no visitor's cookies to misuse.
fn is_own(headers: &HeaderMap, base_url: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    origin == base_url || origin.split_once("://").map(|(_, rest)| rest) == host
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(headers: &[(HeaderName, &'static str)]) -> bool {
        let headers = headers
            .iter()
            .map(|(name, value)| (name.clone(), HeaderValue::from_static(value)))
            .collect();
        is_own(&headers, "https://quickscan.example.nl")
    }

    #[test]
    fn a_form_of_another_site_is_told_from_our_own() {
        let fetch_site = HeaderName::from_static("sec-fetch-site");
        assert!(own(&[(fetch_site.clone(), "same-origin")]));
        assert!(!own(&[(fetch_site.clone(), "cross-site")]));
        assert!(
            !own(&[(fetch_site.clone(), "same-site")]),
            "a neighbouring subdomain is another site"
        );
        assert!(!own(&[
            (fetch_site, "cross-site"),
            (header::ORIGIN, "https://quickscan.example.nl")
        ]));
        assert!(own(&[(header::ORIGIN, "https://quickscan.example.nl")]));
        assert!(own(&[
            (header::ORIGIN, "http://127.0.0.1:3000"),
            (header::HOST, "127.0.0.1:3000")
        ]));
        assert!(
            own(&[
                (header::ORIGIN, "http://telefoon-1.localhost:3000"),
                (header::HOST, "telefoon-1.localhost:3000")
            ]),
            "a phone of the demonstration sends to the name it has"
        );
        assert!(!own(&[
            (header::ORIGIN, "http://telefoon-1.localhost:3000"),
            (header::HOST, "127.0.0.1:3000")
        ]));
        assert!(!own(&[
            (header::ORIGIN, "https://evil.example"),
            (header::HOST, "quickscan.example.nl")
        ]));
        assert!(!own(&[
            (header::ORIGIN, "null"),
            (header::HOST, "quickscan.example.nl")
        ]));
    }

    #[test]
    fn a_program_without_a_browser_is_let_through() {
        assert!(own(&[]));
    }
}

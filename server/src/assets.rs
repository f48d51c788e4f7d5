//! The files that browsers ask for, embedded while building. See `build/` for how they are made.

use app::pages::site::Assets;
use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

mod table {
    use super::Asset;
    include!(concat!(env!("OUT_DIR"), "/assets/table.rs"));
}

/// A file in the three forms in which it travels.
#[derive(Debug)]
pub struct Asset {
    /// File name, with a hash of the content in it.
    pub name: &'static str,
    /// Value of `Content-Type`.
    pub content_type: &'static str,
    /// As it is.
    pub plain: &'static [u8],
    /// Compressed with brotli, where that helps.
    pub brotli: Option<&'static [u8]>,
    /// Compressed with gzip, where that helps.
    pub gzip: Option<&'static [u8]>,
}

/// All files.
#[must_use]
pub fn all() -> &'static [Asset] {
    table::ASSETS
}

/// The addresses that pages need.
#[must_use]
pub fn addresses() -> Assets {
    Assets {
        style: table::STYLE,
        icon: table::ICON,
        islands_start: table::ISLANDS_START,
        islands_bindings: table::ISLANDS_BINDINGS,
        islands_module: table::ISLANDS_MODULE,
    }
}

/// Handler for `/assets/{name}`. The name holds the hash, so a browser may keep the file for ever.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = all().iter().find(|asset| asset.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = format!("\"{}\"", asset.name);
    if headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes())
    {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let (encoding, bytes) = asset.best_for(&headers);
    let mut response = bytes.into_response();
    let answer = response.headers_mut();
    answer.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(asset.content_type),
    );
    answer.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    answer.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        answer.insert(header::ETAG, tag);
    }
    if let Some(encoding) = encoding {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

impl Asset {
    /// The smallest form that the browser takes.
    fn best_for(&self, headers: &HeaderMap) -> (Option<&'static str>, &'static [u8]) {
        let forms = [("br", self.brotli), ("gzip", self.gzip)];
        forms
            .into_iter()
            .filter(|(encoding, _)| accepts(headers, encoding))
            .find_map(|(encoding, bytes)| Some((Some(encoding), bytes?)))
            .unwrap_or((None, self.plain))
    }
}

/// Whether `Accept-Encoding` names an encoding, and not with weight nought.
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| {
            value.split(',').any(|item| {
                let mut parts = item.split(';').map(str::trim);
                let named = parts
                    .next()
                    .is_some_and(|name| name.eq_ignore_ascii_case(encoding));
                named
                    && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepting(value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))])
    }

    async fn style(headers: HeaderMap) -> Response {
        let name = addresses().style.trim_start_matches("/assets/").to_owned();
        serve(Path(name), headers).await
    }

    #[tokio::test]
    async fn a_browser_gets_the_smallest_form_it_takes() {
        for (accept, encoding) in [
            ("gzip, deflate, br, zstd", Some("br")),
            ("gzip", Some("gzip")),
            ("br;q=0, gzip", Some("gzip")),
            ("identity", None),
        ] {
            let response = style(accepting(accept)).await;
            let sent = response
                .headers()
                .get(header::CONTENT_ENCODING)
                .map(|value| value.as_bytes());
            assert_eq!(sent, encoding.map(str::as_bytes), "{accept}");
        }
    }

    #[tokio::test]
    async fn a_file_that_is_known_is_not_sent_again() {
        let first = style(HeaderMap::new()).await;
        let tag = first.headers()[header::ETAG].clone();
        let second = style(HeaderMap::from_iter([(header::IF_NONE_MATCH, tag)])).await;
        assert_eq!(second.status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn what_a_questionnaire_page_loads_first_stays_small() {
        let sent = |address: &str| {
            let name = address.trim_start_matches("/assets/");
            all()
                .iter()
                .find(|asset| asset.name == name)
                .and_then(|asset| asset.brotli)
                .map_or(usize::MAX, <[u8]>::len)
        };
        assert!(
            sent(addresses().style) < 12_000,
            "the style sheet takes {} bytes",
            sent(addresses().style)
        );
    }

    #[test]
    fn the_islands_stay_within_their_budget() {
        let name = addresses().islands_module.trim_start_matches("/assets/");
        let size = all()
            .iter()
            .find(|asset| asset.name == name)
            .map_or(usize::MAX, |asset| asset.plain.len());
        assert!(
            size <= 200_000,
            "the islands take {size} bytes before compression"
        );
    }
}

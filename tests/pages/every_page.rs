//! What holds for every page, whoever looks at it.

use acceptance::TestSite;
use axum::http::StatusCode;

/// Pages that anybody may read on an empty site.
const PUBLIC: [&str; 8] = [
    "/",
    "/meedoen",
    "/zaal",
    "/inloggen",
    "/toegankelijkheid",
    "/privacy",
    "/aanmelden",
    "/aanmelden/verstuurd",
];

#[tokio::test]
async fn public_pages_are_whole_and_have_a_title_of_their_own() {
    let site = TestSite::new().await;
    let visitor = site.visitor();
    let mut titles = Vec::new();
    for address in PUBLIC {
        titles.push(visitor.get(address).await.fine().title());
    }
    let count = titles.len();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), count, "{titles:?}");
}

#[tokio::test]
async fn an_address_without_a_page_says_so_and_shows_a_way_on() {
    let site = TestSite::new().await;
    let page = site.visitor().get("/deze-pagina-is-er-niet").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    page.assert_whole();
    assert!(
        page.links().iter().any(|(_, to)| to == "/"),
        "a way back to the first page"
    );
}

#[tokio::test]
async fn pages_come_with_headers_that_protect_their_reader() {
    let site = TestSite::new().await;
    for address in ["/", "/deze-pagina-is-er-niet"] {
        let page = site.visitor().get(address).await;
        let header = |name: &str| {
            page.headers
                .get(name)
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default()
                .to_owned()
        };
        assert!(
            header("content-security-policy").contains("frame-ancestors 'none'"),
            "{address}"
        );
        assert!(
            !header("content-security-policy").contains("unsafe-inline"),
            "{address}"
        );
        assert_eq!(header("referrer-policy"), "same-origin", "{address}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(header("cache-control"), "no-store", "{address}");
    }
}

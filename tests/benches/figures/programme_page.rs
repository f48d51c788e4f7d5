//! The programme on one page, with many scans.

use acceptance::running::{Connection, OpenedScan, Server, get};
use axum::http::StatusCode;
use services::Services;
use services::testing::fill_programme;
use std::time::Instant;

use super::RUNS;
use super::figure::{Figure, Spread, milliseconds};

/// Beside those of the other measurements.
const SCANS: usize = 1000;

/// How often the page is asked for in a run.
const PAGES: usize = 40;

/// A thousand scans of all authorities that have none running, over years. Gives the cookies of a programme officer. The last to be
/// prepared: nobody else finds a free authority after it.
pub async fn prepare(services: &Services) -> String {
    fill_programme(services, SCANS).await;
    OpenedScan::officer_cookies(services).await
}

/// The page, one request at a time.
pub async fn measure(server: &Server, cookies: &str) {
    let mut connection = Connection::open(server.address())
        .await
        .expect("a connection to the server");
    let mut medians = Vec::new();
    for _ in 0..RUNS {
        let mut times = Vec::new();
        for _ in 0..PAGES {
            let begun = Instant::now();
            let page = connection.ask(get("/programma", cookies)).await;
            times.push(milliseconds(begun.elapsed()));
            assert_eq!(page.expect("a page").status, StatusCode::OK);
        }
        medians.push(Spread::of(times).median());
    }
    Figure::new(
        "The programme on one page, 375 authorities and 1,000 scans (ms)",
        "≤ 100",
        Spread::of(medians),
    )
    .print();
}

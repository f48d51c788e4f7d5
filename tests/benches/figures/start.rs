//! From starting the program to its first page.

use std::path::Path;
use std::time::{Duration, Instant};

use acceptance::running::{Connection, Place, Server, free_address, get};
use axum::http::StatusCode;
use tokio::time::sleep;

use super::RUNS;
use super::figure::{Figure, Spread, milliseconds};

/// On a database that has been used.
pub async fn measure(program: &Path, place: &Place) {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let begun = Instant::now();
        let server = Server::spawn(program, place, free_address());
        first_page(&server).await;
        times.push(milliseconds(begun.elapsed()));
    }
    Figure::new("From start to first page (ms)", "≤ 500", Spread::of(times)).print();
}

async fn first_page(server: &Server) {
    loop {
        if let Ok(mut connection) = Connection::open(server.address()).await {
            let answer = connection
                .ask(get("/meedoen", ""))
                .await
                .expect("the first page");
            assert_eq!(answer.status, StatusCode::OK);
            return;
        }
        sleep(Duration::from_millis(1)).await;
    }
}

//! What a million answers cost more than fifty.

use std::time::{Duration, Instant};

use acceptance::running::{Connection, Groups, OpenedScan, Server, get};
use axum::http::StatusCode;
use questionnaires::kind::RespondentGroup;
use services::testing::multiply_residents;
use services::{Services, scans};

use super::RUNS;
use super::crowd::{Authorities, Crowd};
use super::figure::{Figure, Spread, milliseconds};

const GROUPS: Groups = Groups {
    council: 45,
    executive: 8,
    staff: 900,
};

const RESIDENTS: usize = 50;

/// With [`RESIDENTS`] that makes a million.
const TIMES: u32 = 20_000;

/// How often a page of each scan is asked for, in turns.
const PAGES: usize = 100;

/// Two scans, the one with fifty resident answers and the other with a million, and what closing took.
pub struct Pair {
    few: Closed,
    many: Closed,
}

struct Closed {
    scan: OpenedScan,
    cookies: String,
    closing: Duration,
}

/// Scans that are closed, a pair for each run.
pub async fn prepare(services: &Services, authorities: &mut Authorities) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for _ in 0..RUNS {
        let few = close(services, authorities, 1).await;
        let many = close(services, authorities, TIMES).await;
        pairs.push(Pair { few, many });
    }
    pairs
}

async fn close(services: &Services, authorities: &mut Authorities, times: u32) -> Closed {
    let scan = authorities.open_scan(services, GROUPS).await;
    let mut crowd = Crowd::default();
    crowd.join(
        &scan,
        RespondentGroup::Council,
        scan.holders(services, RespondentGroup::Council).await,
    );
    crowd.join(
        &scan,
        RespondentGroup::Residents,
        scan.beginners(services, RespondentGroup::Residents, RESIDENTS)
            .await,
    );
    crowd.fill_in(services).await;
    for respondent in &crowd.respondents {
        respondent.send(services).await;
    }
    multiply_residents(services, &scan.id, times).await;
    let begun = Instant::now();
    scans::close(&scan.lead, services, &scan.id)
        .await
        .expect("a closed scan");
    let closing = begun.elapsed();
    let cookies = scan.lead_cookies(services).await;
    Closed {
        scan,
        cookies,
        closing,
    }
}

/// The results page of both, one request at a time.
pub async fn measure(server: &Server, pairs: &[Pair]) {
    let mut connection = Connection::open(server.address())
        .await
        .expect("a connection to the server");
    let (mut few, mut ratios) = (Vec::new(), Vec::new());
    for pair in pairs {
        let (mut times_few, mut times_many) = (Vec::new(), Vec::new());
        for _ in 0..PAGES {
            times_few.push(milliseconds(ask(&mut connection, &pair.few).await));
            times_many.push(milliseconds(ask(&mut connection, &pair.many).await));
        }
        let (usual_few, usual_many) = (
            Spread::of(times_few).median(),
            Spread::of(times_many).median(),
        );
        few.push(usual_few);
        ratios.push(usual_many / usual_few);
    }
    let closing = |pair: &Pair| pair.many.closing.as_secs_f64() / pair.few.closing.as_secs_f64();
    Figure::new(
        "Results page of a scan with 50 resident answers (ms)",
        "",
        Spread::of(few),
    )
    .print();
    Figure::new(
        "the same with a million resident answers, times as long",
        "≤ 1.2",
        Spread::of(ratios),
    )
    .print();
    Figure::new(
        "Closing a scan with a million resident answers, times as long as with 50",
        "≤ 1.2",
        Spread::of(pairs.iter().map(closing).collect()),
    )
    .print();
}

async fn ask(connection: &mut Connection, closed: &Closed) -> Duration {
    let page = get(
        &format!("/scans/{}/resultaten", closed.scan.id),
        &closed.cookies,
    );
    let begun = Instant::now();
    let answer = connection.ask(page).await.expect("a page");
    let took = begun.elapsed();
    assert_eq!(answer.status, StatusCode::OK);
    took
}

//! A council evening: 150 people of one authority press the button at the same moment.

use std::time::{Duration, Instant};

use acceptance::running::{Connection, Groups, Server};
use axum::http::Request;
use futures::future::join_all;
use questionnaires::kind::RespondentGroup;
use services::Services;

use super::RUNS;
use super::crowd::{Authorities, Crowd, thanks};
use super::figure::{Figure, Spread, milliseconds};
use super::load::Load;

const GROUPS: Groups = Groups {
    council: 45,
    executive: 8,
    staff: 500,
};

/// Staff in the crowd; with council and executive that makes 150.
const STAFF: usize = 97;

/// One scan for each run.
pub async fn prepare(services: &Services, authorities: &mut Authorities) -> Vec<Crowd> {
    let mut crowds = Vec::new();
    for _ in 0..RUNS {
        let scan = authorities.open_scan(services, GROUPS).await;
        let mut crowd = Crowd::default();
        for group in [RespondentGroup::Council, RespondentGroup::Executive] {
            crowd.join(&scan, group, scan.holders(services, group).await);
        }
        crowd.join(
            &scan,
            RespondentGroup::Staff,
            scan.beginners(services, RespondentGroup::Staff, STAFF)
                .await,
        );
        crowd.fill_in(services).await;
        crowds.push(crowd);
    }
    crowds
}

/// Each on a connection of their own.
pub async fn measure(server: &Server, crowds: &[Crowd]) {
    let mut slowest = Vec::new();
    for crowd in crowds {
        let connections = crowd.sending().into_iter().map(async |request| {
            let connection = Connection::open(server.address()).await;
            (connection.expect("a connection to the server"), request)
        });
        let connections = join_all(connections).await;
        let begun = Instant::now();
        let latencies = join_all(connections.into_iter().map(send)).await;
        slowest.push(milliseconds(
            Load::new(begun.elapsed(), latencies).percentile(99),
        ));
    }
    let name = "150 people of one authority send at the same instant: 99 of 100 are acknowledged within (ms)";
    Figure::new(name, "≤ 200", Spread::of(slowest)).print();
}

async fn send((mut connection, request): (Connection, Request<String>)) -> Duration {
    let begun = Instant::now();
    let answer = connection.ask(request).await.expect("an answer");
    assert!(thanks(&answer), "{answer:?}");
    begun.elapsed()
}

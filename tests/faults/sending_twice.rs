//! The same submission several times at once: a hand that presses twice, a phone that tries again.

use acceptance::running::{Connection, Place, Respondent, Server, test_program};
use futures::future::join_all;
use questionnaires::kind::RespondentGroup;

use super::{folder, scan_with_staff};

const RESPONDENTS: usize = 20;
const TIMES: usize = 5;

#[tokio::test]
async fn the_same_submission_five_times_at_once_counts_once_on_sqlite() {
    counts_once(Place::embedded(folder())).await;
}

#[tokio::test]
async fn the_same_submission_five_times_at_once_counts_once_on_postgres() {
    if let Some(place) = Place::postgres(folder()).await {
        counts_once(place).await;
    }
}

async fn counts_once(place: Place) {
    let services = place.services().await;
    let (scan, staff) = scan_with_staff(&services, RESPONDENTS).await;
    let server = Server::start(&test_program(), &place).await;
    let five_times = staff.iter().flat_map(|respondent| [respondent; TIMES]);
    join_all(five_times.map(|respondent| send(&server, respondent))).await;
    assert_eq!(
        scan.count(&services, RespondentGroup::Staff).await as usize,
        RESPONDENTS
    );
    services.close().await;
    drop(server);
    place.end().await;
}

/// On a connection of its own. Each of the five is thanked.
async fn send(server: &Server, respondent: &Respondent) {
    let mut connection = Connection::open(server.address())
        .await
        .expect("a connection to the server");
    let answer = connection.ask(respondent.sends()).await.expect("an answer");
    assert!(respondent.is_thanked(&answer), "{answer:?}");
}

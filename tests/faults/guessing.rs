//! Somebody who tries codes.

use acceptance::running::{Connection, OpenedScan, Place, Server, post, test_program};
use axum::http::{HeaderValue, StatusCode};
use questionnaires::kind::RespondentGroup;
use services::secrets::TypedCode;

use super::{AUTHORITY, GROUPS, folder};

/// Codes that one address may try at once.
const OF_ONE: usize = 60;

/// Codes that may be tried at once by all together.
const OF_ALL: usize = 1_000;

/// Tries after which all together must have been stopped, whatever came free meanwhile on a slow machine.
const SURELY: usize = 4_000;

#[tokio::test]
async fn one_address_is_stopped_and_others_still_come_in() {
    let place = Place::embedded(folder());
    let services = place.services().await;
    let scan = OpenedScan::of(&services, AUTHORITY, GROUPS).await;
    let council = scan.holders(&services, RespondentGroup::Council).await;
    services.close().await;
    let server = Server::start(&test_program(), &place).await;
    let mut connection = Connection::open(server.address())
        .await
        .expect("a connection to the server");

    let mut tried = 0;
    let refused = loop {
        let (status, page) =
            attempt(&mut connection, "192.0.2.7", &TypedCode::random().shown()).await;
        if status == StatusCode::TOO_MANY_REQUESTS {
            break page;
        }
        assert!(!status.is_server_error(), "{status}");
        tried += 1;
        assert!(tried < 3 * OF_ONE, "nothing stops a guesser");
    };
    assert!(tried >= OF_ONE, "stopped after {tried}");
    assert!(
        refused.contains("U hebt het te vaak geprobeerd. Wacht "),
        "and is told how long to wait: {refused}"
    );
    let code = council[0].shown_code();
    let (status, _) = attempt(&mut connection, "192.0.2.7", &code).await;
    assert_eq!(
        status,
        StatusCode::TOO_MANY_REQUESTS,
        "even with a code that is right"
    );
    let (status, _) = attempt(&mut connection, "192.0.2.8", &code).await;
    assert_eq!(
        status,
        StatusCode::SEE_OTHER,
        "a councillor elsewhere comes in"
    );
}

#[tokio::test]
async fn many_addresses_together_are_stopped_too() {
    let place = Place::embedded(folder());
    let server = Server::start(&test_program(), &place).await;
    let mut connection = Connection::open(server.address())
        .await
        .expect("a connection to the server");
    let mut tried = 0;
    loop {
        let from = format!("10.{}.{}.1", tried / 250, tried % 250);
        let (status, _) = attempt(&mut connection, &from, &TypedCode::random().shown()).await;
        if status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
        tried += 1;
        assert!(tried < SURELY, "nothing stops many guessers");
    }
    assert!(tried >= OF_ALL, "stopped after {tried}");
}

/// Types a code on the page for that, at some address behind the proxy.
async fn attempt(connection: &mut Connection, from: &str, code: &str) -> (StatusCode, String) {
    let mut request = post("/meedoen", "", &format!("code={code}"));
    let from = HeaderValue::from_str(from).expect("an address");
    request.headers_mut().insert("x-forwarded-for", from);
    let answer = connection.ask(request).await.expect("an answer");
    (answer.status, answer.text().to_owned())
}

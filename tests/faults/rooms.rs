//! A room whose server stops, is killed, and comes back.

use std::time::{Duration, Instant};

use acceptance::running::{
    Connection, Events, Groups, OpenedScan, Place, Server, get, post, taking_compressed,
    test_program,
};
use axum::http::{StatusCode, header};
use services::scans::arrangements::SessionKind;
use services::secrets::Secret as _;
use services::{Services, room, scans};

use super::{AUTHORITY, folder};

const GROUPS: Groups = Groups {
    council: 9,
    executive: 5,
    staff: 12,
};

/// A talk that is being held, with its first round open.
struct Talk {
    scan: OpenedScan,
    /// Of the lead.
    cookies: String,
    code: String,
}

impl Talk {
    async fn held(services: &Services) -> Self {
        let scan = OpenedScan::of(services, AUTHORITY, GROUPS).await;
        let (lead, id) = (&scan.lead, &scan.id);
        scans::close(lead, services, id)
            .await
            .expect("a closed scan");
        room::open(lead, services, id, SessionKind::Agenda)
            .await
            .expect("a room");
        let round = room::rounds::open(lead, services, id, &[]).await;
        round.expect("a round");
        let view = room::load(lead, services, id).await.expect("the talk");
        Self {
            code: view.room.expect("an open room").code.expose().to_owned(),
            cookies: scan.lead_cookies(services).await,
            scan,
        }
    }

    fn address(&self, below: &str) -> String {
        format!("/scans/{}/gesprek{below}", self.scan.id)
    }

    /// A phone comes in. Gives its cookie.
    async fn join(&self, server: &Server) -> String {
        let address = format!("/zaal/{}", self.code);
        let answer = ask(server, post(&address, "", "pseudonym=")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let cookie = answer.headers[header::SET_COOKIE].to_str();
        let cookie = cookie.expect("a cookie in ASCII").split(';').next();
        cookie.unwrap_or_default().to_owned()
    }
}

async fn ask(server: &Server, request: axum::http::Request<String>) -> acceptance::running::Answer {
    let connection = Connection::open(server.address()).await;
    let mut connection = connection.expect("a connection to the server");
    connection.ask(request).await.expect("an answer")
}

async fn listen(server: &Server, phone: &str) -> Events {
    let connection = Connection::open(server.address()).await;
    let connection = connection.expect("a connection to the server");
    let request = taking_compressed(get("/zaal/live", phone));
    connection.listen(request).await.expect("events")
}

/// The next that is told.
async fn heard(events: &mut Events) -> String {
    let next = events.next().await.expect("a connection that stays");
    next.expect("a room that is open")
}

#[tokio::test]
async fn a_phone_hears_at_once_and_nothing_on_the_way_holds_it_up() {
    let place = Place::embedded(folder());
    let services = place.services().await;
    let talk = Talk::held(&services).await;
    services.close().await;
    let server = Server::start(&test_program(), &place).await;
    let phone = talk.join(&server).await;
    let mut events = listen(&server, &phone).await;
    assert_eq!(events.headers[header::CONTENT_TYPE], "text/event-stream");
    assert_eq!(events.headers[header::CACHE_CONTROL], "no-store");
    assert!(!events.headers.contains_key(header::CONTENT_ENCODING));
    let first = heard(&mut events).await;
    assert!(first.contains(r#""slide":"doel""#), "{first}");
    let begun = Instant::now();
    let moved = post(
        &talk.address("/scherm"),
        &talk.cookies,
        "van=doel&naar=keuzes",
    );
    assert_eq!(ask(&server, moved).await.status, StatusCode::SEE_OTHER);
    while !heard(&mut events).await.contains("keuzes") {}
    assert!(begun.elapsed() < Duration::from_secs(5));
    let stranger = ask(&server, get("/zaal/live", "")).await;
    assert_eq!(stranger.status, StatusCode::NO_CONTENT);
}

/// What a script takes for a connection that works: events, since comments do not reach it.
#[tokio::test]
async fn where_nothing_happens_the_last_is_told_again_before_anybody_takes_it_for_broken() {
    let place = Place::embedded(folder());
    let services = place.services().await;
    let talk = Talk::held(&services).await;
    services.close().await;
    let server = Server::start(&test_program(), &place).await;
    let phone = talk.join(&server).await;
    let mut events = listen(&server, &phone).await;
    let first = heard(&mut events).await;
    let begun = Instant::now();
    assert_eq!(heard(&mut events).await, first, "nothing happened");
    assert!(begun.elapsed() < Duration::from_secs(20));
}

#[tokio::test]
async fn a_server_that_is_told_to_stop_does_not_wait_for_who_listens() {
    let place = Place::embedded(folder());
    let services = place.services().await;
    let talk = Talk::held(&services).await;
    services.close().await;
    let mut server = Server::start(&test_program(), &place).await;
    let phone = talk.join(&server).await;
    let mut events = listen(&server, &phone).await;
    heard(&mut events).await;
    let told = Instant::now();
    server.tell_to_stop();
    assert!(server.ended().await.success(), "{}", server.said());
    assert!(
        told.elapsed() < Duration::from_secs(8),
        "it waited until it lost patience"
    );
    assert!(
        matches!(events.next().await, Ok(None)),
        "the end is told, not cut off"
    );
}

#[tokio::test]
async fn a_server_that_is_killed_in_a_round_loses_and_doubles_no_pick_on_sqlite() {
    survives_a_round(Place::embedded(folder())).await;
}

#[tokio::test]
async fn a_server_that_is_killed_in_a_round_loses_and_doubles_no_pick_on_postgres() {
    if let Some(place) = Place::postgres(folder()).await {
        survives_a_round(place).await;
    }
}

async fn survives_a_round(place: Place) {
    let services = place.services().await;
    let talk = Talk::held(&services).await;
    services.close().await;
    let server = Server::start(&test_program(), &place).await;
    let (one, two) = (talk.join(&server).await, talk.join(&server).await);
    let picks = |phone: &str, picks: &str| post("/zaal/keuze", phone, &format!("round=1&{picks}"));
    for request in [picks(&one, "picks=R1&picks=R2"), picks(&two, "picks=R1")] {
        assert_eq!(ask(&server, request).await.status, StatusCode::SEE_OTHER);
    }
    server.kill();

    let server = Server::start(&test_program(), &place).await;
    for phone in [&one, &two] {
        let page = ask(&server, get("/zaal/gesprek", phone)).await;
        assert_eq!(page.status, StatusCode::OK, "the phone finds back");
        let again = heard(&mut listen(&server, phone).await).await;
        assert!(again.contains(r#""joined":2,"picked":2"#), "{again}");
    }
    for page in ["/scherm", "/afstandsbediening"] {
        let found = ask(&server, get(&talk.address(page), &talk.cookies)).await;
        assert_eq!(found.status, StatusCode::OK, "{page} finds back");
    }
    ask(&server, picks(&one, "picks=R1&picks=R2")).await;
    for (step, sent) in [("/rondes/1/sluiten", ""), ("/rondes/1/tonen", "toch=ja")] {
        let pressed = ask(&server, post(&talk.address(step), &talk.cookies, sent)).await;
        assert_eq!(pressed.status, StatusCode::SEE_OTHER);
    }
    drop(server);

    let services = place.services().await;
    let view = room::load(&talk.scan.lead, &services, &talk.scan.id)
        .await
        .expect("the talk");
    let room = view.room.expect("an open room");
    let tally = room.round().and_then(|round| round.tally.clone());
    let tally = tally.expect("a tally that is shown");
    let counted: Vec<_> = tally
        .lines
        .iter()
        .map(|line| (line.candidate.key.as_str(), line.picks))
        .collect();
    assert_eq!(counted, [("R1", 2), ("R2", 1)]);
    services.close().await;
    place.end().await;
}

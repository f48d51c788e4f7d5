//! A talk in a room: 300 phones that come in at the same moment, and hear what the clerk does.

use std::path::Path;
use std::time::Instant;

use acceptance::running::{Connection, Events, Groups, OpenedScan, Place, Server, get, post};
use axum::http::{StatusCode, header};
use futures::future::join_all;
use services::secrets::Secret as _;
use services::{Services, room, scans};

use super::RUNS;
use super::crowd::Authorities;
use super::figure::{Figure, Spread, milliseconds};
use super::load::Load;

const GROUPS: Groups = Groups {
    council: 45,
    executive: 8,
    staff: 500,
};

/// Phones in the room.
const PHONES: usize = 300;

/// Where the clerk goes, one slide after the other.
const SLIDES: [&str; 6] = [
    "doel",
    "respons",
    "meedoen",
    "keuzes",
    "prioriteiten",
    "respons",
];

/// A talk that is being held.
pub struct Talk {
    scan: OpenedScan,
    cookies: String,
    code: String,
}

/// One talk for each run.
pub async fn prepare(services: &Services, authorities: &mut Authorities) -> Vec<Talk> {
    let mut talks = Vec::new();
    for _ in 0..RUNS {
        let scan = authorities.open_scan(services, GROUPS).await;
        scans::close(&scan.lead, services, &scan.id)
            .await
            .expect("a closed scan");
        room::open(&scan.lead, services, &scan.id)
            .await
            .expect("a room");
        let view = room::load(&scan.lead, services, &scan.id).await;
        let room = view.expect("the talk").room.expect("an open room");
        let cookies = scan.lead_cookies(services).await;
        talks.push(Talk {
            scan,
            cookies,
            code: room.code.expose().to_owned(),
        });
    }
    talks
}

/// On a server that does nothing else, so that its memory is that of the room.
pub async fn measure(program: &Path, place: &Place, talks: &[Talk]) {
    let server = Server::start(program, place).await;
    let (mut joining, mut hearing) = (Vec::new(), Vec::new());
    for talk in talks {
        let (phones, joined) = join(&server, talk).await;
        joining.push(milliseconds(joined.percentile(99)));
        hearing.push(milliseconds(
            hear(&server, talk, &phones).await.percentile(99),
        ));
    }
    let name = format!(
        "{PHONES} phones come into a room at the same instant: 99 of 100 are in within (ms)"
    );
    Figure::new(name, "≤ 2000", Spread::of(joining)).print();
    let name = format!("{PHONES} phones listen: 99 of 100 hear what the clerk does within (ms)");
    Figure::new(name, "≤ 1000", Spread::of(hearing)).print();
    if let Some(kilobytes) = server.peak_memory() {
        let megabytes = kilobytes as f64 / 1024.0;
        let name = "Resident memory of the server at its peak, with these rooms alone (MB)";
        Figure::new(name, "≤ 150", Spread::single(megabytes)).print();
    }
}

/// All come in, each on a connection of their own. Gives their cookies, and how long each took.
async fn join(server: &Server, talk: &Talk) -> (Vec<String>, Load) {
    let connections = (0..PHONES).map(|_| Connection::open(server.address()));
    let connections = join_all(connections).await;
    let address = format!("/zaal/{}", talk.code);
    let begun = Instant::now();
    let coming = connections.into_iter().map(async |connection| {
        let mut connection = connection.expect("a connection to the server");
        let begun = Instant::now();
        let answer = connection.ask(post(&address, "", "pseudonym=")).await;
        let took = begun.elapsed();
        let answer = answer.expect("an answer");
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let cookie = answer.headers[header::SET_COOKIE].to_str();
        let cookie = cookie.expect("a cookie in ASCII").split(';').next();
        (cookie.unwrap_or_default().to_owned(), took)
    });
    let (phones, latencies) = join_all(coming).await.into_iter().unzip();
    (phones, Load::new(begun.elapsed(), latencies))
}

/// The clerk goes from slide to slide, and each time waits until all know. Gives how long that took for each phone and slide.
async fn hear(server: &Server, talk: &Talk, phones: &[String]) -> Load {
    let listening = phones.iter().map(async |phone| {
        let connection = Connection::open(server.address()).await;
        let connection = connection.expect("a connection to the server");
        let events = connection.listen(get("/zaal/live", phone)).await;
        let mut events = events.expect("events");
        until(&mut events, SLIDES[0]).await;
        events
    });
    let mut listeners = join_all(listening).await;
    let mut clerk = Connection::open(server.address())
        .await
        .expect("a connection to the server");
    let address = format!("/scans/{}/gesprek/scherm", talk.scan.id);
    let (first, mut latencies) = (Instant::now(), Vec::new());
    for step in SLIDES.windows(2) {
        let fields = format!("van={}&naar={}", step[0], step[1]);
        let begun = Instant::now();
        let pressing = clerk.ask(post(&address, &talk.cookies, &fields));
        let hearing = listeners.iter_mut().map(async |events| {
            until(events, step[1]).await;
            begun.elapsed()
        });
        let (pressed, heard) = tokio::join!(pressing, join_all(hearing));
        assert_eq!(pressed.expect("an answer").status, StatusCode::SEE_OTHER);
        latencies.extend(heard);
    }
    Load::new(first.elapsed(), latencies)
}

/// Waits until the room is told to be at a slide.
async fn until(events: &mut Events, slide: &str) {
    let wanted = format!("\"slide\":\"{slide}\"");
    let mut come = String::new();
    while !come.contains(&wanted) {
        let next = events.next().await.expect("a connection that stays");
        come = next.expect("a room that is open");
    }
}

//! A talk in a room: 300 phones that come in at the same moment, hear what the clerk does, and fetch their page when it is another.

use std::path::Path;
use std::time::{Duration, Instant};

use acceptance::running::{Connection, Events, Groups, OpenedScan, Place, Server, get, post};
use axum::http::{Request, StatusCode, header};
use futures::future::join_all;
use services::scans::arrangements::SessionKind;
use services::secrets::Secret as _;
use services::{Services, room, scans};
use tokio::time::sleep;

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
const PHONES: u32 = 300;

/// Over how long phones spread the fetching of their page, as the island does.
const SPREAD: Duration = Duration::from_millis(400);

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

impl Talk {
    fn address(&self, below: &str) -> String {
        format!("/scans/{}/gesprek{below}", self.scan.id)
    }
}

/// One talk for each run.
pub async fn prepare(services: &Services, authorities: &mut Authorities) -> Vec<Talk> {
    let mut talks = Vec::new();
    for _ in 0..RUNS {
        let scan = authorities.open_scan(services, GROUPS).await;
        scans::close(&scan.lead, services, &scan.id)
            .await
            .expect("a closed scan");
        room::open(&scan.lead, services, &scan.id, SessionKind::Agenda)
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
    let mut columns: [Vec<f64>; 5] = Default::default();
    for talk in talks {
        let (phones, joined) = join(&server, talk).await;
        let mut hall = Hall::of(&server, talk, &phones).await;
        let (heard, shown) = hall.steer().await;
        let (opened, revealed) = hall.pick().await;
        for (column, load) in columns
            .iter_mut()
            .zip([joined, heard, shown, opened, revealed])
        {
            column.push(milliseconds(load.percentile(99)));
        }
    }
    let figures = [
        (
            "phones come into a room at the same instant: 99 of 100 are in within (ms)",
            "≤ 2000",
        ),
        (
            "phones listen: 99 of 100 hear what the clerk does within (ms)",
            "≤ 1000",
        ),
        (
            "phones listen: the beamer has the next slide within (ms)",
            "≤ 1000",
        ),
        (
            "phones fetch their page when a round opens: 99 of 100 have it within (ms)",
            "≤ 1000",
        ),
        (
            "phones fetch their page when the tally is shown: 99 of 100 have it within (ms)",
            "≤ 1000",
        ),
    ];
    for ((name, asked), values) in figures.into_iter().zip(columns) {
        Figure::new(format!("{PHONES} {name}"), asked, Spread::of(values)).print();
    }
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

/// A browser that listens, with the connection over which it fetches its page.
struct Listening<'a> {
    cookies: &'a str,
    page: String,
    events: Events,
    pages: Connection,
    /// How long after hearing of something it fetches its page.
    wait: Duration,
}

impl<'a> Listening<'a> {
    async fn at(server: &Server, live: &str, page: &str, cookies: &'a str) -> Self {
        let events = connect(server).await.listen(get(live, cookies)).await;
        let mut own = Self {
            cookies,
            page: page.to_owned(),
            events: events.expect("events"),
            pages: connect(server).await,
            wait: Duration::ZERO,
        };
        own.hears(&is_at(SLIDES[0])).await;
        own
    }

    /// Waits until that is told.
    async fn hears(&mut self, wanted: &str) {
        let mut come = String::new();
        while !come.contains(wanted) {
            let next = self.events.next().await;
            let next = next.expect("a connection that stays");
            come = next.expect("a room that is open");
        }
    }

    /// Waits until that is told, and fetches the page as the island does: it has to have this in it.
    async fn shows(&mut self, wanted: &str, shown: &str) {
        self.hears(wanted).await;
        sleep(self.wait).await;
        let page = self.pages.ask(get(&self.page, self.cookies)).await;
        let page = page.expect("an answer");
        assert_eq!(page.status, StatusCode::OK);
        assert!(String::from_utf8_lossy(&page.body).contains(shown));
    }
}

async fn connect(server: &Server) -> Connection {
    let connection = Connection::open(server.address()).await;
    connection.expect("a connection to the server")
}

fn is_at(slide: &str) -> String {
    format!("\"slide\":\"{slide}\"")
}

/// Everybody in a room: the phones, the beamer, and the clerk who presses.
struct Hall<'a> {
    talk: &'a Talk,
    phones: Vec<Listening<'a>>,
    beamer: Listening<'a>,
    clerk: Connection,
}

impl<'a> Hall<'a> {
    async fn of(server: &Server, talk: &'a Talk, phones: &'a [String]) -> Self {
        let listening = phones
            .iter()
            .zip(0_u32..)
            .map(async |(cookie, place)| Listening {
                // Each at a moment of its own, in another order than that in which they hear.
                wait: SPREAD * (place * 7 % PHONES) / PHONES,
                ..Listening::at(server, "/zaal/live", "/zaal/gesprek", cookie).await
            });
        let (live, screen) = (talk.address("/live"), talk.address("/scherm"));
        Self {
            phones: join_all(listening).await,
            beamer: Listening::at(server, &live, &screen, &talk.cookies).await,
            clerk: connect(server).await,
            talk,
        }
    }

    fn press(&self, below: &str, fields: &str) -> Request<String> {
        post(&self.talk.address(below), &self.talk.cookies, fields)
    }

    /// The clerk goes from slide to slide, and each time waits until all know. Gives how long that took for each phone and slide, and until
    /// the beamer had the slide. Phones show no slides, and fetch nothing.
    async fn steer(&mut self) -> (Load, Load) {
        let (first, mut heard, mut shown) = (Instant::now(), Vec::new(), Vec::new());
        for step in SLIDES.windows(2) {
            let fields = format!("van={}&naar={}", step[0], step[1]);
            let request = self.press("/scherm", &fields);
            let wanted = is_at(step[1]);
            let Self {
                phones,
                beamer,
                clerk,
                ..
            } = &mut *self;
            let begun = Instant::now();
            let hearing = phones.iter_mut().map(async |phone| {
                phone.hears(&wanted).await;
                begun.elapsed()
            });
            let showing = async {
                beamer.shows(&wanted, "</html>").await;
                begun.elapsed()
            };
            let pressing = clerk.ask(request);
            let (pressed, hearing, showing) = tokio::join!(pressing, join_all(hearing), showing);
            assert_eq!(pressed.expect("an answer").status, StatusCode::SEE_OTHER);
            heard.extend(hearing);
            shown.push(showing);
        }
        let elapsed = first.elapsed();
        (Load::new(elapsed, heard), Load::new(elapsed, shown))
    }

    /// A round from opening to showing what was picked. Gives how long it took, after pressing, until each phone had the page on which it
    /// picks, and the one with the tally.
    async fn pick(&mut self) -> (Load, Load) {
        let opening = self.press("/rondes", "");
        let opened = self
            .all_show(opening, "\"phase\":\"picking\"", "Keuze bewaren")
            .await;
        let picking = self.phones.iter_mut().map(async |phone| {
            let pick = post("/zaal/keuze", phone.cookies, "round=1&picks=R1&picks=R2");
            let picked = phone.pages.ask(pick).await.expect("an answer");
            assert_eq!(picked.status, StatusCode::SEE_OTHER);
        });
        join_all(picking).await;
        let closing = self.press("/rondes/1/sluiten", "");
        let closed = self.clerk.ask(closing).await.expect("an answer");
        assert_eq!(closed.status, StatusCode::SEE_OTHER);
        let revealing = self.press("/rondes/1/tonen", "");
        let revealed = self
            .all_show(revealing, "\"phase\":\"revealed\"", "Dit is gekozen")
            .await;
        (opened, revealed)
    }

    /// The clerk presses, and each phone hears of it and fetches its page.
    async fn all_show(&mut self, request: Request<String>, wanted: &str, shown: &str) -> Load {
        let begun = Instant::now();
        let showing = self.phones.iter_mut().map(async |phone| {
            phone.shows(wanted, shown).await;
            begun.elapsed()
        });
        let (pressed, latencies) = tokio::join!(self.clerk.ask(request), join_all(showing));
        assert_eq!(pressed.expect("an answer").status, StatusCode::SEE_OTHER);
        Load::new(begun.elapsed(), latencies)
    }
}

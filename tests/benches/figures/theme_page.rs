//! The page that respondents see most: a theme of the questionnaire, with what they answered before.

use std::collections::BTreeSet;

use acceptance::running::{Answer, Connection, Groups, Respondent, Server, get, taking_compressed};
use axum::http::{StatusCode, header};
use questionnaires::kind::RespondentGroup;
use services::Services;

use super::RUNS;
use super::crowd::{Authorities, Crowd};
use super::figure::{Figure, Spread, milliseconds};
use super::load::{AT_ONCE, Load, load};

const GROUPS: Groups = Groups {
    council: 45,
    executive: 8,
    staff: 900,
};

/// Pages asked for in each run.
const PAGES: usize = 8_000;

/// The page with six statements, as most have.
const THEME: &str = "thema/3";

/// Staff who filled in everything and look back.
pub async fn prepare(services: &Services, authorities: &mut Authorities) -> Crowd {
    let scan = authorities.open_scan(services, GROUPS).await;
    let mut crowd = Crowd::default();
    crowd.join(
        &scan,
        RespondentGroup::Staff,
        scan.beginners(services, RespondentGroup::Staff, AT_ONCE)
            .await,
    );
    crowd.fill_in(services).await;
    crowd
}

/// Speed, then weight.
pub async fn measure(server: &Server, readers: &Crowd) {
    let mut loads = Vec::new();
    for _ in 0..RUNS {
        let everybody = readers.respondents.iter().cycle().take(PAGES);
        let requests = everybody
            .map(|reader| taking_compressed(reader.asks(THEME)))
            .collect();
        loads.push(load(server, requests, is_compressed_page).await);
    }
    let of = |value: fn(&Load) -> f64| Spread::of(loads.iter().map(value).collect());
    Figure::new(
        "Theme pages a second, 64 at a time, compressed",
        "≥ 1500",
        of(Load::per_second),
    )
    .print();
    Figure::new(
        "the same: 99 of 100 are answered within (ms)",
        "≤ 50",
        of(|load| milliseconds(load.percentile(99))),
    )
    .print();
    Figure::new(
        "the same: processor time of the server for a page (ms)",
        "",
        of(Load::processor_time_each),
    )
    .print();
    weigh(server, &readers.respondents[0]).await;
}

fn is_compressed_page(answer: &Answer) -> bool {
    answer.status == StatusCode::OK && answer.headers.contains_key(header::CONTENT_ENCODING)
}

/// What a phone loads that was never here before.
async fn weigh(server: &Server, reader: &Respondent) {
    let mut connection = Connection::open(server.address())
        .await
        .expect("a connection to the server");
    let plain = connection.ask(reader.asks(THEME)).await.expect("a page");
    let page = connection
        .ask(taking_compressed(reader.asks(THEME)))
        .await
        .expect("a page");
    let (mut usable, mut all, mut islands, mut font) = (page.bytes(), page.bytes(), 0, 0);
    for address in assets(plain.text()) {
        let answer = connection
            .ask(taking_compressed(get(&address, "")))
            .await
            .expect("a file");
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        all += answer.bytes();
        if address.ends_with(".css") {
            usable += answer.bytes();
            font = font_of(&mut connection, &address).await;
        }
        if address.ends_with(".wasm") {
            let plain = connection.ask(get(&address, "")).await.expect("a file");
            islands = plain.body.len();
        }
    }
    let kilobytes = |bytes: usize| Spread::single(bytes as f64 / 1000.0);
    Figure::new(
        "KB over the line before a theme page is usable: the page and its style sheet",
        "≤ 40",
        kilobytes(usable),
    )
    .print();
    Figure::new(
        "KB over the line with the scripts that save as one goes",
        "",
        kilobytes(all),
    )
    .print();
    Figure::new(
        "KB over the line of the font, which is shown when it is there and waited for by nothing",
        "",
        kilobytes(font),
    )
    .print();
    Figure::new("KB of wasm before compression", "≤ 200", kilobytes(islands)).print();
}

/// The font with the letters of Dutch, which every page asks for; that with other letters only comes for names that have them.
async fn font_of(connection: &mut Connection, style: &str) -> usize {
    let sheet = connection
        .ask(get(style, ""))
        .await
        .expect("the style sheet");
    let names = named(sheet.text(), "/assets/");
    let font = names
        .into_iter()
        .find(|name| name.ends_with(".woff2") && !name.contains("latin-ext"))
        .expect("a font");
    let answer = connection.ask(get(&font, "")).await.expect("a font");
    assert_eq!(answer.status, StatusCode::OK, "{font}");
    answer.bytes()
}

/// The files that a page names, each once.
fn assets(html: &str) -> BTreeSet<String> {
    named(html, "\"/assets/")
}

/// What begins so, up to a quotation mark or a parenthesis.
fn named(text: &str, begins: &str) -> BTreeSet<String> {
    let named = text.split(begins).skip(1);
    let names = named.filter_map(|rest| rest.split(['"', ')']).next());
    names.map(|name| format!("/assets/{name}")).collect()
}

//! A talk that is ready, and one that begins.

use app::pages::site::Site;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use server::assets;
use server::demo::Demonstration;
use server::router::router;
use services::secrets::Secret as _;
use services::sessions::Audience;
use services::{Services, room, sessions};
use tower::ServiceExt as _;

use super::people::{DEN_BOSCH, MIDDELBURG, WETTERSKIP, all, officer};

const OWN_HOST: &str = "127.0.0.1:3000";

/// Nothing is left to do but to hold it.
pub async fn a_talk_is_ready_for_tomorrow(services: &Services) {
    let scan = &all(services).await[DEN_BOSCH];
    let sessions = scan.arrangements.sessions.clone().unwrap();
    let tomorrow = services.clock().today().succ_opt().unwrap();
    assert_eq!(sessions.agenda_on, tomorrow.to_string());
    assert!(sessions.agenda_invited.lines().count() > 5);
    let view = sessions::load(&officer(services).await, services, &scan.id)
        .await
        .unwrap();
    assert_eq!((view.waiting, view.audience), (0, Audience::Everybody));
    assert_eq!((view.interpretations.len(), view.points.len()), (3, 5));
    let others = all(services).await;
    let waits = &others[WETTERSKIP];
    let view = sessions::load(&officer(services).await, services, &waits.id).await;
    assert!(
        view.unwrap().waiting >= 2,
        "somewhere remarks are still to be read"
    );
}

/// One person at one computer holds it: a link signs the clerk in, and each phone has a name of the machine for itself.
pub async fn a_talk_begins_at_once(demonstration: &Demonstration) {
    let services = &demonstration.services;
    let talk = demonstration.begin_talk().await.unwrap().unwrap();
    let scan = &all(services).await[DEN_BOSCH].id;
    let officer = officer(services).await;
    let room = async || {
        let view = room::load(&officer, services, scan).await.unwrap();
        view.room.unwrap()
    };
    let code = room().await.code.expose().to_owned();
    let router = router(Site::new(services.clone(), assets::addresses()));
    let [screen, remote, phones @ ..] = talk.addresses.as_slice() else {
        panic!("{talk:?}")
    };
    for address in &talk.addresses {
        assert!(talk.text.contains(address), "{address} in {}", talk.text);
    }
    for (address, page) in [(screen, "scherm"), (remote, "afstandsbediening")] {
        let onward = format!("/scans/{scan}/gesprek/{page}");
        let path = address.strip_prefix("http://127.0.0.1:3000").unwrap();
        let asked = shown(&router, path).await;
        assert!(asked.contains(&format!("value=\"{onward}\"")), "{asked}");
        let (link, _) = path.split_once('?').unwrap();
        let answer = sent(&router, (OWN_HOST, link), &format!("verder={onward}")).await;
        assert_eq!(leads_to(&answer), onward);
    }
    assert_eq!(phones.len(), 3);
    for (number, address) in (1..).zip(phones) {
        let host = format!("telefoon-{number}.localhost:3000");
        let door = format!("/zaal/{code}");
        assert_eq!(*address, format!("http://{host}{door}"));
        let answer = sent(&router, (&host, &door), "pseudonym=").await;
        assert_eq!(leads_to(&answer), "/zaal/gesprek");
        let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap();
        assert!(
            cookie.starts_with("zaal=") && !cookie.contains("Domain"),
            "the phone keeps it under its own name: {cookie}"
        );
    }
    assert_eq!(room().await.joined, 3);
    let button = sent(&router, (OWN_HOST, "/inloggen/demonstratie/gesprek"), "").await;
    assert_eq!(leads_to(&button), format!("/scans/{scan}/gesprek"));
    assert_eq!(room().await.code.expose(), code, "the room that is open");
}

/// It is planned and nothing is decided yet but who is in the committee, so there is something to talk about.
pub async fn a_startgesprek_begins_at_once(demonstration: &Demonstration) {
    let services = &demonstration.services;
    let talk = demonstration.begin_start_talk().await.unwrap().unwrap();
    let officer = officer(services).await;
    let scan = &all(services).await[MIDDELBURG];
    let view = room::load_start(&officer, services, &scan.id)
        .await
        .unwrap();
    assert!(view.room.is_some());
    let decided = view.session.decisions.iter();
    let decided = decided.filter(|own| own.decided.is_some());
    assert_eq!(decided.count(), 1);
    let planned = scan.arrangements.sessions().start.unwrap();
    assert!(planned.on > services.clock().today() && planned.at.is_some());
    assert_eq!(talk.addresses.len(), 2);
    for (address, page) in talk.addresses.iter().zip(["scherm", "afstandsbediening"]) {
        let onward = format!("?verder=/scans/{}/startgesprek/{page}", scan.id);
        assert!(address.ends_with(&onward) && talk.text.contains(address));
    }
}

/// A page, as somebody sees it who is not signed in.
async fn shown(router: &Router, path: &str) -> String {
    let request = Request::get(path)
        .header(header::HOST, OWN_HOST)
        .header(header::ACCEPT, "text/html")
        .body(Body::empty())
        .unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(body.to_vec()).unwrap()
}

/// What a browser gets that sends a form from a page at this host, without telling more of itself than the oldest do.
async fn sent(router: &Router, (host, path): (&str, &str), form: &str) -> Response {
    let request = Request::post(path)
        .header(header::HOST, host)
        .header(header::ORIGIN, format!("http://{host}"))
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form.to_owned()))
        .unwrap();
    router.clone().oneshot(request).await.unwrap()
}

fn leads_to(answer: &Response) -> &str {
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    answer.headers()[header::LOCATION].to_str().unwrap()
}

//! Who comes too late for a step, or too early, is told so; who may not know of the scan is told nothing.

use acceptance::{Page, Person, Scene, Visitor};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use services::ids::ScanId;

/// Forms of Leeuwarden whose step is over, with who could fill them in while it was on.
const FORMS: [(&str, Person); 9] = [
    ("/voorbereiding/overeenkomsten", Person::Lead),
    ("/voorbereiding/groepen", Person::Lead),
    ("/voorbereiding/vragen", Person::Lead),
    ("/voorbereiding/periode", Person::Lead),
    ("/vragenlijst/codes/council", Person::Lead),
    ("/vragenlijst/sluiten", Person::Lead),
    ("/gesprek/duiding/T1", Person::Clerk),
    ("/gesprek/gesprekspunten/nieuw", Person::Clerk),
    ("/gesprek/prioriteiten/nieuw", Person::Clerk),
];

async fn as_program(visitor: &Visitor, address: &str) -> Page {
    let request = Request::get(address).header("accept", "application/problem+json");
    visitor
        .request(request.body(Body::empty()).expect("a request"))
        .await
}

#[tokio::test]
async fn a_form_of_a_step_that_is_over_says_so_and_shows_the_way() {
    let scene = Scene::planned().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    for (form, person) in FORMS {
        let visitor = if person == Person::Lead {
            &lead
        } else {
            &clerk
        };
        let page = visitor
            .get_once(&format!("/scans/{}{form}", scene.scan))
            .await;
        assert_eq!(page.status, StatusCode::CONFLICT, "{form}");
        page.assert_whole();
        assert_eq!(page.heading(), "Deze stap is voorbij", "{form}");
        let since = "Sinds ma 23 november 2026 is de stand: verbeterplan geschreven.";
        assert!(page.text().contains(since), "{form}: {}", page.text());
        assert!(page.text().contains("Gemeente Leeuwarden"), "{form}");
        let way_on = page.link("Naar het verbeterplan");
        let _there = visitor.get(&way_on).await.fine();
    }
    let address = format!("/scans/{}/voorbereiding/groepen", scene.scan);
    let answer = as_program(&lead, &address).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    let problem: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(problem["title"], "Deze stap is voorbij");
}

#[tokio::test]
async fn what_was_typed_too_late_is_not_kept_and_that_is_said() {
    let scene = Scene::planned().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let address = format!("/scans/{}/gesprek/duiding/T1", scene.scan);
    let page = clerk.post(&address, &[("text", "Een lange tekst.")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(
        page.text().contains("Had u iets getypt?"),
        "{}",
        page.text()
    );
    let opened = clerk.get_once(&address).await;
    assert!(!opened.text().contains("Had u iets getypt?"));
}

#[tokio::test]
async fn a_step_that_has_yet_to_come_is_not_over() {
    let scene = Scene::open().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    for page in ["/resultaten", "/gesprek", "/verbeterplan"] {
        let page = lead.get_once(&format!("/scans/{}{page}", scene.scan)).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert_eq!(page.heading(), "Deze stap is nog niet begonnen");
        let _there = lead.get(&page.link("Naar de vragenlijst")).await.fine();
    }
}

#[tokio::test]
async fn who_may_not_see_the_scan_learns_nothing_of_its_state() {
    let scene = Scene::planned().await;
    let strangers = [
        (scene.site.visitor(), StatusCode::UNAUTHORIZED),
        (
            scene.site.signed_in(Person::OtherLead).await,
            StatusCode::NOT_FOUND,
        ),
        (
            scene.site.signed_in(Person::OtherClerk).await,
            StatusCode::NOT_FOUND,
        ),
    ];
    let nowhere = ScanId::random();
    for (form, _) in FORMS {
        for (visitor, status) in &strangers {
            let page = visitor
                .get_once(&format!("/scans/{}{form}", scene.scan))
                .await;
            let none = visitor.get_once(&format!("/scans/{nowhere}{form}")).await;
            assert_eq!(page.status, *status, "{form}");
            // Who is to sign in goes on to what they asked for.
            let there = page.html().replace(scene.scan.as_str(), nowhere.as_str());
            assert_eq!(there, none.html(), "{form} as for a scan that is not");
            let program = as_program(visitor, &format!("/scans/{}{form}", scene.scan)).await;
            assert_eq!(program.status, *status, "{form}");
        }
    }
    let programme = scene.site.signed_in(Person::Programme).await;
    let talk = format!("/scans/{}/gesprek/duiding/T1", scene.scan);
    assert_eq!(
        programme.get_once(&talk).await.status,
        StatusCode::FORBIDDEN,
        "who sees the scan and may never do this is told only that"
    );
}

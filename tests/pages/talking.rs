//! The forms of the talk, as a browser without scripts handles them.

use acceptance::{Page, Person, Scene};
use axum::http::StatusCode;
use services::room;
use services::scans::arrangements::SessionKind;
use services::sessions::{self, Audience, InterpretationForm, PointForm, points};

const TOO_LONG: usize = services::sessions::LONGEST_TEXT + 1;

#[tokio::test]
async fn statements_stand_by_theme_and_what_is_chosen_comes_first() {
    let scene = Scene::closed().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    for (form, text) in [("gesprekspunten", "text"), ("prioriteiten", "dissent")] {
        let address = format!("/scans/{}/gesprek/{form}/nieuw", scene.scan);
        let page = clerk.get(&address).await.fine();
        let themes = page.texts("details legend");
        assert_eq!(themes.len(), 8, "{form}: {themes:?}");
        assert_eq!(page.texts("details[open] legend"), themes[..1], "{form}");

        assert!(
            !page.text().contains("T3.1"),
            "{form}: a key is no word of the questionnaire"
        );
        let labels = page.texts("details:nth-of-type(3) label");
        let third = labels.first();
        let filled = page.form("Bewaren").choose(&themes[2], third.unwrap());
        let again = clerk.send(filled.forge(text, &"x".repeat(TOO_LONG))).await;
        again.assert_whole();
        assert!(!again.texts("[role=alert] li a").is_empty(), "{form}");
        let after = again.texts("details legend");
        assert_eq!(after[0], themes[2], "{form}: what was chosen comes first");
        assert_eq!(after.len(), themes.len(), "{form}");
        assert_eq!(again.texts("details[open] legend"), after[..1], "{form}");
        assert!(
            again.form("Bewaren").is_chosen(&themes[2], third.unwrap()),
            "{form}"
        );
    }
}

/// What the clerk of Leeuwarden wrote: an interpretation, and a talking point about two statements.
const INTERPRETATION: &str = "Raad en bestuur zien dit anders.";
const POINT: &str = "Waar komt dat door?";

fn interpretation() -> InterpretationForm {
    InterpretationForm {
        text: INTERPRETATION.into(),
        ..InterpretationForm::default()
    }
}

async fn drafted() -> Scene {
    let scene = Scene::closed().await;
    let (clerk, site, scan) = (scene.actor(Person::Clerk).await, &scene.site, &scene.scan);
    sessions::interpret(&clerk, site, scan, "T1", &interpretation())
        .await
        .expect("an interpretation");
    let form = PointForm {
        statements: vec!["T2.1".into(), "T1.1".into()],
        text: POINT.into(),
        ..PointForm::default()
    };
    points::add(&clerk, site, scan, &form)
        .await
        .expect("a talking point");
    scene
}

/// Where that point stands on the screen, as long as no room is open.
async fn slide(scene: &Scene) -> String {
    let clerk = scene.actor(Person::Clerk).await;
    let talk = sessions::load(&clerk, &scene.site, &scene.scan).await;
    let point = &talk.expect("the talk").points[0].id;
    format!("/gesprek/scherm?dia=punt-{point}")
}

fn tells(page: &Page) -> bool {
    [INTERPRETATION, POINT]
        .iter()
        .any(|text| page.text().contains(text))
}

/// Everything that a member reads of a talk, but for the slide of the point. Pages come with their text; of a page that is refused there is nothing to tell.
const OUTLETS: [&str; 7] = [
    "",
    "/logboek",
    "/resultaten",
    "/gesprek",
    "/gesprek/scherm/overzicht",
    "/gesprek/afstandsbediening",
    "/verbeterplan",
];

/// What the page of the talk and the remote say while points stay away from the room.
const KEPT_OFF: &str = "De gesprekspunten komen niet op het scherm en niet op de telefoons";

#[tokio::test]
async fn nothing_tells_of_a_draft_before_it_is_shared() {
    let scene = drafted().await;
    let slide = slide(&scene).await;
    for person in [Person::Lead, Person::Programme] {
        let visitor = scene.site.signed_in(person).await;
        for outlet in OUTLETS.into_iter().chain([slide.as_str()]) {
            let page = visitor
                .get_once(&format!("/scans/{}{outlet}", scene.scan))
                .await;
            assert!(!tells(&page), "{person:?} reads the draft at {outlet}");
        }
        let talk = visitor
            .get(&format!("/scans/{}/gesprek", scene.scan))
            .await
            .fine();
        assert!(talk.text().contains("zodra die ze met u deelt"));
        assert!(!talk.text().contains(KEPT_OFF), "{person:?}");
    }
    let clerk = scene.site.signed_in(Person::Clerk).await;
    for screen in [slide.as_str(), "/gesprek/scherm/overzicht"] {
        let screen = clerk
            .get(&format!("/scans/{}{screen}", scene.scan))
            .await
            .fine();
        assert!(!tells(&screen), "the room reads the clerk's screen");
    }
}

#[tokio::test]
async fn who_holds_the_talk_hears_that_points_stay_away_from_the_room_until_they_are_shared() {
    let scene = drafted().await;
    let actor = scene.actor(Person::Clerk).await;
    room::open(&actor, &scene.site, &scene.scan, SessionKind::Agenda)
        .await
        .expect("a room");
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let lead = scene.site.signed_in(Person::Lead).await;
    for (with, clerk_hears, lead_hears) in [
        (Audience::Clerk, true, false),
        (Audience::Lead, true, true),
        (Audience::Everybody, false, false),
    ] {
        sessions::share(&actor, &scene.site, &scene.scan, with)
            .await
            .expect("the clerk shares");
        for below in ["/gesprek", "/gesprek/afstandsbediening"] {
            let address = format!("/scans/{}{below}", scene.scan);
            let told = (clerk.get(&address).await, lead.get(&address).await);
            let told = (
                told.0.fine().text().contains(KEPT_OFF),
                told.1.fine().text().contains(KEPT_OFF),
            );
            assert_eq!(told, (clerk_hears, lead_hears), "{with:?} {below}");
        }
    }
}

#[tokio::test]
async fn a_clerk_shares_a_draft_first_with_the_lead_and_takes_it_back() {
    let scene = drafted().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let address = format!("/scans/{}/gesprek", scene.scan);
    let writing = format!("{address}/duiding/T1");
    for (choice, lead_reads, programme_reads) in [
        ("Ook de trekker", true, false),
        ("Iedereen die de scan ziet, en de zaal", true, true),
        ("Alleen de procesbegeleider", false, false),
    ] {
        let form = clerk.get(&address).await.fine().form("Vastleggen");
        let page = clerk.send(form.choose("Met wie deelt u ze?", choice)).await;
        page.assert_whole();
        assert_eq!(
            tells(&lead.get(&address).await.fine()),
            lead_reads,
            "{choice}"
        );
        assert_eq!(
            tells(&programme.get(&address).await.fine()),
            programme_reads,
            "{choice}"
        );
        let status = if lead_reads {
            StatusCode::OK
        } else {
            StatusCode::FORBIDDEN
        };
        assert_eq!(lead.get_once(&writing).await.status, status, "{choice}");
        assert!(tells(&clerk.get(&address).await.fine()));
    }
}

#[tokio::test]
async fn a_talking_point_about_two_statements_brings_both_on_the_screen() {
    let scene = drafted().await;
    let actor = scene.actor(Person::Clerk).await;
    sessions::share(&actor, &scene.site, &scene.scan, Audience::Everybody)
        .await
        .expect("the clerk shares");
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let view = room::load(&actor, &scene.site, &scene.scan)
        .await
        .expect("the talk");
    let said = |key: &str| {
        let statement = view.session.report.texts.statement(key);
        statement.expect("a statement").text.clone()
    };
    let mut page = clerk
        .get(&format!("/scans/{}{}", scene.scan, slide(&scene).await))
        .await
        .fine();
    assert!(tells(&page), "the question");
    for key in ["T2.1", "T1.1"] {
        assert!(page.text().contains(&said(key)), "{key} beside the other");
    }
    for key in ["T2.1", "T1.1"] {
        page = clerk.get(&page.link("Volgende")).await.fine();
        assert_eq!(page.heading(), said(key), "and by itself");
        assert!(!page.texts(".qs-bars__row").is_empty(), "{key}");
    }
}

#[tokio::test]
async fn the_talk_sheet_of_the_lead_is_the_same_whatever_the_draft_says() {
    let scene = drafted().await;
    let (actor, lead) = (
        scene.actor(Person::Clerk).await,
        scene.site.signed_in(Person::Lead).await,
    );
    let address = format!("/scans/{}/gesprek/gespreksblad.pdf", scene.scan);
    let before = lead.get_once(&address).await;
    assert_eq!(before.headers["content-type"], "application/pdf");
    sessions::interpret(&actor, &scene.site, &scene.scan, "T2", &interpretation())
        .await
        .expect("another interpretation");
    let after = lead.get_once(&address).await;
    assert!(before.body == after.body, "not even its size tells");
    sessions::share(&actor, &scene.site, &scene.scan, Audience::Lead)
        .await
        .expect("the clerk shares");
    let shared = lead.get_once(&address).await;
    assert!(shared.body != after.body);
}

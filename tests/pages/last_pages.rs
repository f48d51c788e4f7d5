//! The pages after the themes: what should get better first, and what residents say of themselves. They keep what is filled in as the
//! themes do.

use acceptance::{Page, Scene, Visitor};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use questionnaires::kind::RespondentGroup;

use crate::filling_in::come_in;
use crate::shared_devices::begin;

const FROM_65: &str = "65 jaar of ouder";

/// A resident who has begun: the address of the first theme without its end, and the code.
async fn resident(scene: &Scene, browser: &Visitor) -> (String, String) {
    let welcome = begin(scene, browser, RespondentGroup::Residents).await;
    let theme = browser.send(welcome.form("Beginnen")).await.fine();
    let code = theme.texts(".qs-own-code__code")[0].clone();
    let start = theme.address.trim_end_matches("thema/1").to_owned();
    (start, code)
}

/// The question of the page with the boxes, and what can be ticked.
fn directions(page: &Page) -> (String, Vec<String>) {
    let boxes = page.form("Volgende");
    let labels = boxes.labels().into_iter().map(str::to_owned).collect();
    (page.texts("legend")[0].clone(), labels)
}

#[tokio::test]
async fn a_browser_that_forgot_the_code_keeps_what_was_ticked_and_unticked() {
    let scene = Scene::open().await;
    let browser = scene.site.visitor();
    let (start, code) = resident(&scene, &browser).await;
    let address = format!("{start}richtingen");
    let empty = browser.get(&address).await.fine();
    let (question, labels) = directions(&empty);
    let _next = browser
        .send(empty.form("Volgende").tick(&labels[0]).tick(&labels[1]))
        .await
        .fine();
    let page = browser.get(&address).await.fine();
    let form = page.form("Volgende").untick(&labels[0]).tick(&labels[2]);

    let restarted = scene.site.visitor();
    let asked = restarted.send(form).await;
    asked.assert_whole();
    assert!(
        asked
            .text()
            .contains("Uw antwoorden van deze pagina hebben wij nog"),
        "{}",
        asked.text()
    );
    let next = restarted
        .send(asked.form("Verdergaan").fill("Uw code", &code))
        .await
        .fine();
    assert_eq!(next.heading(), "Over u", "and it goes on where it would");
    let kept = restarted.get(&address).await.fine().form("Volgende");
    let ticked: Vec<_> = labels
        .iter()
        .filter(|label| kept.is_chosen(&question, label))
        .collect();
    assert_eq!(ticked, [&labels[1], &labels[2]]);
}

#[tokio::test]
async fn a_browser_that_forgot_the_code_keeps_what_one_said_of_oneself() {
    let scene = Scene::open().await;
    let browser = scene.site.visitor();
    let (start, code) = resident(&scene, &browser).await;
    let address = format!("{start}over-u");
    let form = browser.get(&address).await.fine().form("Volgende");
    let question = form.questions()[0].clone();

    let restarted = scene.site.visitor();
    let asked = restarted.send(form.choose(&question, FROM_65)).await;
    asked.assert_whole();
    let wrong = restarted
        .send(asked.form("Verdergaan").fill("Uw code", "7KQ4-M2XR-9TBN"))
        .await;
    let next = restarted
        .send(wrong.form("Verdergaan").fill("Uw code", &code))
        .await
        .fine();
    assert_eq!(next.heading(), "Overzicht");
    let kept = restarted.get(&address).await.fine().form("Volgende");
    assert!(kept.is_chosen(&question, FROM_65));
}

#[tokio::test]
async fn too_many_directions_are_kept_and_said() {
    let scene = Scene::open().await;
    let code = &scene.codes(RespondentGroup::Council).await[0];
    let councillor = scene.site.visitor();
    let address = format!("{}/richtingen", come_in(&councillor, code).await.address);
    let page = councillor.get(&address).await.fine();
    let (question, labels) = directions(&page);
    let four = labels[..4]
        .iter()
        .fold(page.form("Volgende"), |form, label| form.tick(label));
    let same = councillor.send(four).await.fine();
    assert!(same.text().contains("U koos er 4."), "{}", same.address);
    let form = same.form("Volgende");
    assert!(
        labels[..4]
            .iter()
            .all(|label| form.is_chosen(&question, label))
    );
    let next = councillor.send(form.untick(&labels[3])).await.fine();
    assert_eq!(next.heading(), "Overzicht");
}

/// Keeps one field as the island does.
async fn save(visitor: &Visitor, address: &str, field: &str, value: &str) -> Page {
    let fields = [(field, value)];
    let sent = serde_json::json!({ "address": address, "fields": fields });
    let request = Request::post("/api/antwoorden")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, "application/json")
        .body(Body::from(sent.to_string()))
        .unwrap();
    visitor.request(request).await
}

#[tokio::test]
async fn each_answer_on_every_page_is_saved_as_it_is_given() {
    let scene = Scene::open().await;
    let browser = scene.site.visitor();
    let (start, _code) = resident(&scene, &browser).await;
    for (page, field, value) in [
        ("thema/1", "T1.1", "4"),
        ("richtingen", "R1", "R1"),
        ("over-u", "age", "from_65"),
    ] {
        let address = format!("{start}{page}");
        let shown = browser.get(&address).await.fine();
        assert!(shown.html().contains("<leptos-island"), "{page}");
        let saved = save(&browser, &address, field, value).await;
        assert_eq!(saved.status, StatusCode::OK, "{page}: {}", saved.html());
        let was = format!("name=\"was.{field}\" value=\"{value}\"");
        let shown = browser.get(&address).await.fine();
        assert!(
            shown.html().contains(&was),
            "{page} knows {field} after that"
        );
        let _cleared = save(&browser, &address, field, "").await;
        let shown = browser.get(&address).await.fine();
        assert!(!shown.html().contains(&was), "{page} lets go of {field}");
    }
}

#[tokio::test]
async fn nobody_saves_an_answer_where_there_are_no_questions() {
    let scene = Scene::open().await;
    let browser = scene.site.visitor();
    let (start, _code) = resident(&scene, &browser).await;
    for page in ["overzicht", "thema/99", ""] {
        let saved = save(&browser, &format!("{start}{page}"), "T1.1", "4").await;
        assert!(!saved.status.is_success(), "{page:?}");
    }
    let stranger = scene.site.visitor();
    let saved = save(&stranger, &format!("{start}richtingen"), "R1", "R1").await;
    assert!(!saved.status.is_success(), "without the code");
}

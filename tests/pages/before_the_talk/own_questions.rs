//! Questions of the authority’s own, from writing them to what people answer.

use crate::filling_in::{come_in, to_first_theme, to_overview};
use acceptance::{Person, Scene};
use axum::http::StatusCode;
use questionnaires::form::LOCAL_PAGE;
use questionnaires::kind::RespondentGroup;
use services::participations::{Change, save};
use services::results::remarks::{self, Decision};
use services::scans::setup::{GroupsForm, OPEN, PeriodForm, QuestionsForm};
use services::scans::{self, Part};
use services::secrets::TypedCode;
use services::{Actor, responses};

#[tokio::test]
async fn a_name_in_an_own_question_is_pointed_out_and_kept() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/voorbereiding/vragen", scene.scan);
    let sent = [
        (
            "l1_text",
            "In Leeuwarden luistert wethouder Jansen naar de PvdA.",
        ),
        ("l1_groups", "residents"),
    ];
    let answer = lead.post(&address, &sent).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = lead.get(&format!("{address}?nakijken=ja")).await.fine();
    assert!(page.text().contains("staat hier de naam van een mens?"));
    assert!(
        page.text().contains("Eigen vraag 1: Jansen"),
        "{}",
        page.text()
    );
    assert!(page.text().contains("hier staat een politieke partij"));
    assert!(
        page.html().contains("wethouder Jansen naar de PvdA."),
        "a warning keeps what was typed"
    );
}

#[tokio::test]
async fn an_open_question_stands_on_the_page_of_who_is_asked() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let scan = format!("/scans/{}", scene.scan);
    let sent = [
        ("l1_text", "Wat moet er anders?"),
        ("l1_kind", OPEN),
        ("l1_groups", "residents"),
    ];
    let kept = lead
        .post(&format!("{scan}/voorbereiding/vragen"), &sent)
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    for (group, asked) in [("residents", true), ("council", false)] {
        let page = lead
            .get(&format!("{scan}/vragenlijst/voorbeeld/{group}"))
            .await
            .fine();
        let there = page
            .text()
            .contains("Wat moet er anders? Schrijf geen namen op.");
        assert_eq!(there, asked, "{group}: {}", page.text());
    }
}

/// Leeuwarden with two open questions, open.
async fn asked_in_words() -> Scene {
    let scene = Scene::prepared().await;
    let (site, scan, lead) = (&scene.site, &scene.scan, scene.actor(Person::Lead).await);
    let groups = GroupsForm {
        council: "14".into(),
        executive: "6".into(),
        senior_staff: "2".into(),
        staff: "12".into(),
        ..GroupsForm::default()
    };
    let period = PeriodForm {
        opens_on: "2026-11-23".into(),
        closes_on: "2026-12-14".into(),
        contact_name: "De griffie".into(),
        contact_email: "griffie@leeuwarden.example".into(),
        ..PeriodForm::default()
    };
    let everybody = || {
        RespondentGroup::ALL
            .map(|group| group.code().to_owned())
            .to_vec()
    };
    let questions = QuestionsForm {
        l1_text: "Wat kost te veel tijd?".into(),
        l1_kind: OPEN.into(),
        l1_groups: everybody(),
        l2_text: "De raad kent de wijken.".into(),
        l2_groups: everybody(),
        l3_text: "Wat mag blijven?".into(),
        l3_kind: OPEN.into(),
        l3_groups: everybody(),
        ..QuestionsForm::default()
    };
    for part in [
        Part::Groups(groups),
        Part::Period(period),
        Part::Questions(questions),
    ] {
        scans::fill_in(&lead, site, scan, part).await.unwrap();
    }
    for group in RespondentGroup::ALL {
        scans::mark_previewed(&lead, site, scan, group)
            .await
            .unwrap();
    }
    scans::open(&lead, site, scan).await.unwrap();
    scene
}

/// The same, answered by ten councillors and five of the executive, and closed.
async fn answered_in_words() -> Scene {
    let scene = asked_in_words().await;
    let (site, scan, lead) = (&scene.site, &scene.scan, scene.actor(Person::Lead).await);
    for (group, count) in [
        (RespondentGroup::Council, 10),
        (RespondentGroup::Executive, 5),
    ] {
        for code in scene.codes(group).await.iter().take(count) {
            let respondent = Actor::Respondent(TypedCode::parse(code).unwrap());
            let change = Change::Theme {
                theme: LOCAL_PAGE.to_owned(),
                fields: vec![
                    ("L1".to_owned(), format!("Lezen, vindt {}.", group.code())),
                    ("L3".to_owned(), format!("Lunch, vindt {}.", group.code())),
                ],
            };
            save(&respondent, site, change, None).await.unwrap();
            responses::send(&respondent, site).await.unwrap();
        }
    }
    scans::close(&lead, site, scan).await.unwrap();
    scene
}

#[tokio::test]
async fn answers_to_open_questions_are_kept_by_question_from_ten_on_and_read_over_first() {
    let scene = answered_in_words().await;
    let lead = scene.actor(Person::Lead).await;
    let view = remarks::list(&lead, &scene.site, &scene.scan)
        .await
        .unwrap();
    let of = |question: &str| -> Vec<_> {
        let own = view.remarks.iter().filter(|own| own.theme == question);
        own.map(|own| own.written.as_str()).collect()
    };
    assert_eq!(of("L1"), ["Lezen, vindt council."; 10]);
    assert_eq!(of("L3"), ["Lunch, vindt council."; 10]);
    assert_eq!(
        view.remarks.len(),
        20,
        "what five people wrote nobody reads"
    );
    let visitor = scene.site.signed_in(Person::Lead).await;
    let scan = format!("/scans/{}", scene.scan);
    let reading = visitor
        .get(&format!("{scan}/resultaten/opmerkingen"))
        .await
        .fine();
    for question in [
        "Eigen vraag: Wat kost te veel tijd?",
        "Eigen vraag: Wat mag blijven?",
    ] {
        assert!(reading.text().contains(question), "{}", reading.text());
    }
    let results = visitor.get(&format!("{scan}/resultaten")).await.fine();
    assert!(results.text().contains("1 stelling en 2 open vragen"));
    assert!(
        !results.text().contains("vindt council"),
        "not before it is released"
    );
    let id = &view
        .remarks
        .iter()
        .find(|own| own.theme == "L3")
        .unwrap()
        .id;
    let decision = Decision::Release("Lunch.".into());
    remarks::decide(&lead, &scene.site, &scene.scan, id, &decision)
        .await
        .unwrap();
    let results = visitor.get(&format!("{scan}/resultaten")).await.fine();
    let text = results.text();
    let asked = text
        .find("Open vraag: Wat mag blijven?")
        .expect("the question");
    let answer = text.find("Lunch.").expect("what was written to it");
    assert!(asked < answer, "{text}");
}

#[tokio::test]
async fn whoever_fills_in_writes_at_each_open_question_by_itself() {
    let scene = asked_in_words().await;
    let codes = scene.codes(RespondentGroup::Council).await;
    let councillor = scene.site.visitor();
    let welcome = come_in(&councillor, &codes[0]).await;
    let mut page = to_first_theme(&councillor, welcome).await;
    for _ in 0..8 {
        page = councillor.send(page.form("Volgende")).await.fine();
    }
    assert_eq!(page.heading(), "Vragen van uw gemeente");
    let (one, other) = ("Wat kost te veel tijd?", "Wat mag blijven?");
    let form = page.form("Volgende").answer_all("Eens");
    let form = form.fill(one, "Te veel vergaderen.");
    let page = councillor
        .send(form.fill(other, &"a".repeat(2_001)))
        .await
        .fine();
    assert!(
        page.text().contains("Deze tekst is te lang: 2.001 tekens."),
        "{}",
        page.text()
    );
    let form = page.form("Volgende");
    assert_eq!(form.value(one), "Te veel vergaderen.");
    let next = councillor.send(form.fill(other, "De lunch.")).await.fine();
    let overview = to_overview(&councillor, next, "Eens").await;
    assert!(
        overview
            .text()
            .contains("Uw antwoorden op alle 2 open vragen zijn bewaard."),
        "{}",
        overview.text()
    );
}

#[tokio::test]
async fn another_own_question_comes_when_it_is_asked_for_and_nothing_typed_is_lost() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/voorbereiding/vragen", scene.scan);
    let page = lead.get(&address).await.fine();
    assert!(page.text().contains("Eigen vraag 1") && !page.text().contains("Eigen vraag 2"));
    let form = page
        .form("Nog een vraag")
        .forge("l1_text", "Wat moet er anders?");
    let page = lead.send(form).await.fine();
    assert!(page.html().contains("Wat moet er anders?"));
    assert!(page.text().contains("Eigen vraag 2") && !page.text().contains("Eigen vraag 3"));
    assert!(
        !page.text().contains("Schrijf een stelling"),
        "what is wrong is said once it is saved"
    );
    let page = lead.send(page.form("Nog een vraag")).await.fine();
    assert!(page.text().contains("Eigen vraag 3") && page.html().contains("Wat moet er anders?"));
    let page = lead.send(page.form("Nog een vraag")).await.fine();
    assert!(page.text().contains("Eigen vraag 4"));
    assert!(!page.has_button("Nog een vraag"));
    let saved = lead.send(page.form("Opslaan")).await.fine();
    assert!(
        saved.text().contains("Opgeslagen. Dit klopt nog niet:"),
        "saving is not asking for another"
    );
    let page = lead.get(&address).await.fine();
    assert!(
        !page.text().contains("Eigen vraag 3"),
        "what stayed empty is not kept"
    );
}

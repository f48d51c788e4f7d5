//! Who sees which plans are behind.

use super::{HALF_A_YEAR, at};
use acceptance::{Person, Scene};
use axum::http::StatusCode;
use chrono::TimeDelta;
use services::progress::run_due;

#[tokio::test]
async fn the_programme_sees_which_plans_are_behind() {
    let (scene, _) = Scene::published().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let overview = officer.get("/programma").await.fine();
    let list = overview.link("Acties die te laat zijn of geen antwoord hebben");
    assert!(
        officer
            .get(&list)
            .await
            .fine()
            .text()
            .contains("Geen enkele actie loopt achter.")
    );
    scene.site.later(HALF_A_YEAR);
    let officer = scene.site.signed_in(Person::Programme).await;
    let page = officer.get(&list).await.fine();
    assert!(
        page.text()
            .contains("Te laat: de dag was vr 15 januari 2027"),
        "{}",
        page.text()
    );
    assert_eq!(page.link("Leeuwarden"), at(&scene, "/voortgang"));
    let file = officer
        .get(&page.link("Download als CSV, voor een spreadsheet"))
        .await;
    assert_eq!(file.status, StatusCode::OK);
    let rows: Vec<_> = file.html().lines().collect();
    assert!(
        rows[0].contains("Organisatie;Nummer;Actie;Prioriteit;Wie;Stand;Klaar op;Te laat sinds;")
    );
    let late = page.texts(".qs-section .qs-rows li").len();
    assert_eq!(rows.len(), late + 1, "every action of the page");
    for row in &rows[1..] {
        assert!(row.starts_with("Leeuwarden;"), "{row}");
        assert!(row.ends_with(&format!(
            ";{};{}",
            Person::Lead.name(),
            Person::Lead.email()
        )));
    }
    let is_late = |row: &&str| row.contains(";2027-01-15;2027-01-15;");
    assert!(rows.iter().any(is_late), "{rows:?}");
}

#[tokio::test]
async fn lead_and_clerk_see_what_is_behind_where_they_look_first() {
    let (scene, _) = Scene::published().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    for place in ["/scans".to_owned(), at(&scene, "")] {
        let page = lead.get(&place).await.fine();
        assert!(!page.text().contains("over tijd"), "{place}");
    }
    scene.site.later(HALF_A_YEAR);
    run_due(&scene.site).await.unwrap();
    scene.site.later(TimeDelta::days(29));
    run_due(&scene.site).await.unwrap();
    for person in [Person::Lead, Person::Clerk] {
        let visitor = scene.site.signed_in(person).await;
        let list = visitor.get("/scans").await.fine();
        list.assert_whole();
        assert!(
            list.text()
                .contains("Bij 1 plan zijn acties over tijd of zonder bericht."),
            "{}",
            list.text()
        );
        for page in [list, visitor.get(&at(&scene, "")).await.fine()] {
            let way = page.link("3 acties over tijd, 3 zonder bericht");
            assert_eq!(way, at(&scene, "/voortgang"));
        }
    }
}

//! The scripts with which sessions begin: an officer changes them, and clerks who did not touch theirs get them.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;

const ADDRESS: &str = "/programma/instellingen/draaiboeken";

async fn of_municipalities(officer: &Visitor) -> Page {
    let page = officer.get(ADDRESS).await.fine();
    let script = page.link("Agenderingsgesprek van gemeenten");
    officer.get(&script).await.fine()
}

#[tokio::test]
async fn an_officer_changes_what_scripts_begin_with_and_goes_back() {
    let scene = Scene::closed().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let settings = officer.get("/programma/instellingen").await.fine();
    assert_eq!(settings.link("Naar de standaarddraaiboeken"), ADDRESS);

    let page = of_municipalities(&officer).await;
    assert!(page.text().contains("Samen 2 uur en 10 minuten."));
    assert!(!page.has_button("Terug naar het ingebouwde draaiboek"));
    let form = page
        .form("Toevoegen")
        .fill("Wat doet u?", "Een filmpje")
        .fill("Hoeveel minuten duurt dat?", "10")
        .fill("Uitleg", "Zet het geluid <b>aan</b>.");
    let page = officer.send(form).await.fine();
    let page = officer.send(page.form("Omhoog: Een filmpje")).await.fine();
    let page = officer.send(page.form("Weghalen: Pauze")).await.fine();
    assert!(page.text().contains("Zet het geluid <b>aan</b>."));

    let clerk = scene.site.signed_in(Person::Clerk).await;
    let script = format!("/scans/{}/draaiboek/agenderingsgesprek", scene.scan);
    let seen = clerk.get(&script).await.fine();
    assert!(seen.text().contains("Een filmpje") && !seen.text().contains("Pauze"));
    assert!(seen.text().contains("Zet het geluid <b>aan</b>."));

    let page = officer
        .send(page.form("Terug naar het ingebouwde draaiboek"))
        .await
        .fine();
    assert!(page.text().contains("Pauze") && !page.text().contains("Een filmpje"));
    let page = officer
        .send(page.form("Eerder draaiboek terugzetten"))
        .await
        .fine();
    assert!(page.text().contains("Een filmpje"));
    let log = officer.get("/programma/logboek").await.fine();
    for told in [
        "Standaarddraaiboek van het agenderingsgesprek voor gemeenten: onderdeel ‘Een filmpje’ toegevoegd",
        "voor gemeenten: onderdeel ‘Pauze’ weggehaald",
        "voor gemeenten: teruggezet naar het ingebouwde",
        "voor gemeenten: eerdere versie teruggezet",
    ] {
        assert!(log.text().contains(told), "{told}: {}", log.text());
    }
}

#[tokio::test]
async fn two_officers_who_change_one_step_do_not_overwrite_each_other() {
    let scene = Scene::closed().await;
    let first = scene.site.signed_in(Person::Programme).await;
    let second = scene.site.signed_in(Person::Programme).await;
    let step = of_municipalities(&first).await.link("Aanpassen: Pauze");
    let (early, late) = (
        first.get(&step).await.fine(),
        second.get(&step).await.fine(),
    );
    let kept = early.form("Bewaren").fill("Wat doet u?", "Koffie");
    let _kept = first.send(kept).await.fine();
    let crossed = late
        .form("Bewaren")
        .fill("Wat doet u?", "Thee")
        .fill("Hoeveel minuten duurt dat?", "20");
    let page = second.send(crossed).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.text().contains("Wat er nu staat") && page.text().contains("Koffie"));
    let form = page.form("Mijn tekst bewaren");
    assert_eq!(form.value("Wat doet u?"), "Thee", "nothing typed is lost");
    let page = second.send(form).await.fine();
    assert!(page.text().contains("Thee") && !page.text().contains("Koffie"));
}

#[tokio::test]
async fn who_looked_at_an_older_script_does_not_set_it_back() {
    let scene = Scene::closed().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let page = of_municipalities(&officer).await;
    let page = officer.send(page.form("Omhoog: Pauze")).await.fine();
    let moved = officer.send(page.form("Omhoog: Pauze")).await.fine();
    let refused = officer
        .send(page.form("Terug naar het ingebouwde draaiboek"))
        .await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let done = officer
        .send(moved.form("Terug naar het ingebouwde draaiboek"))
        .await
        .fine();
    assert!(done.has_button("Eerder draaiboek terugzetten"));
}

//! The list of who never comes together, as the programme keeps it.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;

const LIST: &str = "/programma/griffierspool/conflicten";

/// Pieter is kept from ’s-Hertogenbosch.
async fn with_a_pair(programme: &Visitor) -> Page {
    let pool = programme.get("/programma/griffierspool").await.fine();
    let page = programme.get(&pool.link("Uitsluitingen")).await.fine();
    assert!(page.text().contains("De lijst is nog leeg."));
    let again = programme.send(page.form("Toevoegen")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    for sentence in [
        "Kies een griffier.",
        "Kies een organisatie.",
        "Schrijf op waarom niet.",
    ] {
        assert!(again.text().contains(sentence), "{sentence}");
    }
    let form = again
        .form("Toevoegen")
        .select("Griffier", "Pieter Smit, Arnhem")
        .select("Organisatie", "’s-Hertogenbosch")
        .fill("Waarom niet?", "Zijn zus is er wethouder.");
    programme.send(form).await.fine()
}

#[tokio::test]
async fn a_pair_is_taken_off_and_put_back() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let page = with_a_pair(&programme).await;
    let row = page.texts("tbody tr").concat();
    for word in [
        "Pieter Smit",
        "’s-Hertogenbosch",
        "Zijn zus is er wethouder.",
        "Marijke de Vries",
        "23 november",
    ] {
        assert!(row.contains(word), "{word}: {row}");
    }
    let page = programme
        .send(page.form("Weghalen: Pieter Smit en de gemeente ’s-Hertogenbosch"))
        .await
        .fine();
    assert!(page.text().contains("staan niet meer op de lijst."));
    assert!(page.text().contains("De lijst is nog leeg."));
    let page = programme
        .send(page.form("Terugzetten: Pieter Smit en de gemeente ’s-Hertogenbosch"))
        .await
        .fine();
    assert_eq!(page.texts("tbody tr").len(), 1);
}

#[tokio::test]
async fn the_list_is_searched_and_leaves_as_a_file() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let _listed = with_a_pair(&programme).await;
    let search = async |text: &str| {
        let page = programme.get(&format!("{LIST}?zoek={text}")).await;
        page.fine()
    };
    assert_eq!(search("hertogenbosch").await.texts("tbody tr").len(), 1);
    assert_eq!(search("smit").await.texts("tbody tr").len(), 1);
    let nothing = search("breda").await;
    assert!(nothing.text().contains("Hier staat niemand in."));
    let found = search("pieter").await;
    let file = programme
        .get(&found.link("Download als CSV, voor een spreadsheet"))
        .await;
    let line = "Pieter Smit;’s-Hertogenbosch;Zijn zus is er wethouder.;Marijke de Vries;2026-11-23";
    assert!(file.html().contains(line), "{}", file.html());
}

#[tokio::test]
async fn the_page_of_the_clerk_takes_a_pair_off_and_stays_there() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let pool = programme.get("/programma/griffierspool").await.fine();
    let page = programme.get(&pool.link("Pieter Smit")).await.fine();
    let form = page
        .form("Toevoegen")
        .select("Organisatie", "Súdwest-Fryslân")
        .fill("Waarom niet?", "Werkte er.");
    let page = programme.send(form).await.fine();
    let page = programme
        .send(page.form("Weghalen: Súdwest-Fryslân"))
        .await
        .fine();
    assert_eq!(page.heading(), "Pieter Smit");
    let page = programme
        .send(page.form("Terugzetten: Pieter Smit en de gemeente Súdwest-Fryslân"))
        .await
        .fine();
    assert_eq!(page.heading(), "Pieter Smit");
    assert!(page.has_button("Weghalen: Súdwest-Fryslân"));
    let list = programme
        .get(&page.link("De lijst van alle griffiers"))
        .await
        .fine();
    assert!(list.text().contains("1 paar"));
}

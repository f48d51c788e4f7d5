//! A part of the preparation that is open in two windows: who saves second sees both, loses nothing, and chooses.

use acceptance::{Page, Person, Scene};
use axum::http::StatusCode;

/// What stands there now, as the page says it to the second.
fn kept(page: &Page) -> String {
    assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.address);
    page.assert_whole();
    assert!(page.title().starts_with("Fout: "), "{}", page.title());
    let by = "Dit is intussen aangepast door uzelf, in een ander venster (";
    assert!(page.text().contains(by), "{}", page.text());
    page.texts("#intussen").concat()
}

/// A field of each part, what it is called away from its form, and two texts for it.
const PARTS: [(&str, &str, &str, &str, &str); 5] = [
    (
        "overeenkomsten",
        "participation_by",
        "Deelnameformulier, getekend door",
        "De griffier",
        "De voorzitter",
    ),
    (
        "commissie",
        "council",
        "Raad, Staten of algemeen bestuur",
        "Ada Jansen",
        "Bert Bos",
    ),
    (
        "groepen",
        "staff",
        "Ambtenaren of medewerkers",
        "4321",
        "8765",
    ),
    (
        "vragen",
        "l1_text",
        "Eigen vraag 1",
        "De raad kent de wijken.",
        "De raad kent de dorpen.",
    ),
    (
        "periode",
        "contact_name",
        "Naam van de contactpersoon",
        "De griffie",
        "Het klantcontactcentrum",
    ),
];

#[tokio::test]
async fn no_part_of_the_preparation_is_written_over_unseen() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    for (part, field, called, first, second) in PARTS {
        let address = format!("/scans/{}/voorbereiding/{part}", scene.scan);
        let form = lead.get(&address).await.fine().form("Opslaan");
        let sooner = form.clone().forge(field, first);
        let _kept = lead.send(sooner.clone()).await.fine();
        let _pressed_twice = lead.send(sooner).await.fine();

        let page = lead.send(form.forge(field, second)).await;
        let told = kept(&page);
        assert!(
            told.contains(called) && told.contains(first),
            "{part}: {told}"
        );
        assert!(!told.contains(second), "{part}: {told}");
        assert!(page.html().contains(second), "{part}: what was typed stays");
        assert_eq!(page.link("Dit laten staan"), address);
        let stands = lead.get(&address).await.fine();
        assert!(stands.html().contains(first), "{part}: nothing is written");

        let _meant = lead.send(page.form("Mijn tekst bewaren")).await.fine();
        let stands = lead.get(&address).await.fine();
        assert!(stands.html().contains(second), "{part}: it was chosen");
    }
}

#[tokio::test]
async fn of_groups_only_what_differs_is_told_and_what_was_left_empty_is_what_holds() {
    let scene = Scene::ready("2026-11-23").await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/voorbereiding/groepen", scene.scan);
    let form = lead.get(&address).await.fine().form("Opslaan");
    let sooner = form.clone().fill("Minste aantal antwoorden", "7");
    let _kept = lead.send(sooner).await.fine();
    let later = form.forge("executive_rule", "alone");
    let told = kept(&lead.send(later).await);
    for words in [
        "Minste aantal antwoorden",
        "7",
        "Hoe het bestuur antwoordt",
        "Samen met de directie",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    for same in ["Grens voor onbekend", "Inwoners", "Noord"] {
        assert!(!told.contains(same), "{same}: {told}");
    }
}

#[tokio::test]
async fn asking_for_another_question_in_an_old_window_writes_over_nothing() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/voorbereiding/vragen", scene.scan);
    let old = lead.get(&address).await.fine();
    let sooner = old
        .form("Opslaan")
        .forge("l1_text", "De raad kent de wijken.");
    let _kept = lead.send(sooner).await.fine();
    let more = old
        .form("Nog een vraag")
        .forge("l1_text", "De raad kent de dorpen.");
    let page = lead.send(more).await;
    let told = kept(&page);
    assert!(
        told.contains("De raad kent de wijken. (stelling)"),
        "{told}"
    );
    assert!(page.html().contains("De raad kent de dorpen."));
    assert!(
        !page.has_button("Nog een vraag"),
        "which text it is to be comes first"
    );
}

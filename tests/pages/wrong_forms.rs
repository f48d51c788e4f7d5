//! A form with something wrong in it says so before anything else is heard.

use acceptance::{Person, Scene, Visitor};

/// Sends the form at an address as it stands there, and asserts how the page that comes back begins.
async fn sent_as_it_is(visitor: &Visitor, address: &str, button: &str) {
    let form = visitor.get(address).await.fine().form(button);
    let page = visitor.send(form).await;
    page.assert_whole();
    let (title, links) = (page.title(), page.texts("[role=alert] li a"));
    assert!(!links.is_empty(), "{address} finds nothing wrong");
    assert!(title.starts_with("Fout: "), "{address} is called {title:?}");
    assert!(
        !title["Fout: ".len()..].contains("Fout"),
        "{address} says it twice: {title:?}"
    );
}

#[tokio::test]
async fn the_title_tells_of_a_fault_in_every_kind_of_form() {
    let scene = Scene::prepared().await;
    let (stranger, lead) = (
        scene.site.visitor(),
        scene.site.signed_in(Person::Lead).await,
    );
    sent_as_it_is(&stranger, "/inloggen", "Stuur mij een link").await;
    sent_as_it_is(&stranger, "/meedoen", "Beginnen").await;
    let officer = scene.site.signed_in(Person::Programme).await;
    sent_as_it_is(&officer, "/programma/aanbod/nieuw", "Toevoegen").await;
    for (page, button) in [
        ("/voorbereiding/groepen", "Opslaan"),
        ("/voorbereiding/periode", "Opslaan"),
        ("/startgesprek", "Opslaan"),
        ("/vragenlijst", "Vragenlijst openen"),
        ("/annuleren", "Scan annuleren"),
    ] {
        let address = format!("/scans/{}{page}", scene.scan);
        let unsent = lead.get(&address).await.fine().title();
        assert!(!unsent.contains("Fout"), "{address} opens as {unsent:?}");
        sent_as_it_is(&lead, &address, button).await;
    }
}

#[tokio::test]
async fn so_do_the_forms_of_the_talk_and_the_plan() {
    let scene = Scene::closed().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    for page in ["gesprekspunten", "prioriteiten"] {
        let address = format!("/scans/{}/gesprek/{page}/nieuw", scene.scan);
        sent_as_it_is(&clerk, &address, "Bewaren").await;
    }
    let scene = Scene::planned().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let adopt = format!("/scans/{}/verbeterplan/vaststellen", scene.scan);
    sent_as_it_is(&lead, &adopt, "Vaststelling vastleggen").await;
    let (scene, _) = Scene::published().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let amend = format!("/scans/{}/verbeterplan/wijzigen", scene.scan);
    sent_as_it_is(&lead, &amend, "Wijziging beginnen").await;
}

//! Who stops, is taken out or comes in while a group is running.

use acceptance::{Page, Person, Scene, Visitor};

use super::{PROGRAMME, asks, begun, press, wrong};

/// A lead whose reason is asked, and who then stops.
async fn stops(lead: &Visitor, address: &str) -> Page {
    let page = lead.get(address).await.fine();
    let page = lead.get(&page.link("Stoppen met deze groep")).await.fine();
    assert!(page.text().contains("ma 7 december 2026, 13:30 uur"));
    let page = press(lead, &page, "Stoppen").await;
    assert_eq!(wrong(&page), ["Schrijf op waarom."]);
    let form = page
        .form("Stoppen")
        .fill("Waarom stopt u?", "Onze griffier is ziek.");
    lead.send(form).await.fine()
}

#[tokio::test]
async fn a_lead_stops_and_the_officer_says_how_the_group_goes_on() {
    let (scene, _) = Scene::published().await;
    let (group, others) = begun(&scene).await;
    asks(&scene, &others[0].lead, (&group, &others[0].id)).await;
    let address = format!("/intervisie/{group}");
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = stops(&lead, &address).await;
    assert!(page.text().contains("U doet niet meer mee."));
    assert!(!page.text().contains("Hoe krijgen wij stukken eerder"));
    let list = lead.get("/intervisie").await.fine();
    assert!(list.text().contains("U doet niet meer mee."));

    let officer = scene.site.signed_in(Person::Programme).await;
    let list = officer.get(PROGRAMME).await.fine();
    assert!(list.texts("tbody tr").concat().contains("Te klein"));
    let page = officer.get(&format!("{PROGRAMME}/{group}")).await.fine();
    assert!(
        page.text()
            .contains("De groep is te klein: nog 3 organisaties.")
    );
    assert!(page.text().contains("Onze griffier is ziek."));
    let found = officer
        .get(&page.link("Organisatie toevoegen"))
        .await
        .fine();
    assert!(found.text().contains("In deze groep (3)"));
    assert!(
        found.has_button("Toevoegen: Leeuwarden"),
        "who stopped can be asked again"
    );
    let page = press(&officer, &page, "Zo laten doorgaan").await.fine();
    assert!(page.text().contains("De groep gaat zo door."));
    assert!(!page.text().contains("De groep is te klein"));

    let page = officer
        .get(&found.link("Uit de groep halen: Almere"))
        .await
        .fine();
    let page = press(&officer, &page, "Uit de groep halen").await;
    assert_eq!(wrong(&page), ["Schrijf op waarom."]);
    let form = page.form("Uit de groep halen").fill(
        "Waarom haalt u deze organisatie uit de groep?",
        "Zij komen niet.",
    );
    let page = officer.send(form).await.fine();
    assert!(
        page.text()
            .contains("De groep is te klein: nog 2 organisaties.")
    );
    let log = officer.get("/programma/logboek").await.fine();
    for told in [
        "Intervisiegroep ‘Eerder aan tafel’: de gemeente Leeuwarden stopte: Onze griffier is ziek.",
        "Intervisiegroep ‘Eerder aan tafel’ gaat door met 3 organisaties",
        "Intervisiegroep ‘Eerder aan tafel’: de gemeente Almere is uit de groep gehaald: Zij komen niet.",
    ] {
        assert!(log.text().contains(told), "{told}");
    }
}

#[tokio::test]
async fn who_is_asked_to_join_a_running_group_reads_along_after_a_yes() {
    let (scene, _) = Scene::published().await;
    let (group, others) = begun(&scene).await;
    asks(&scene, &others[0].lead, (&group, &others[0].id)).await;
    let address = format!("/intervisie/{group}");
    let lead = scene.site.signed_in(Person::Lead).await;
    let _stopped = stops(&lead, &address).await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let members = format!("{PROGRAMME}/{group}/leden");
    let page = officer.get(&members).await.fine();
    let page = press(&officer, &page, "Toevoegen: Leeuwarden").await.fine();
    assert!(page.text().contains("In deze groep (4)"));
    let page = lead.get(&address).await.fine();
    assert!(page.text().contains("De groep is al begonnen."));
    assert!(!page.text().contains("Hoe krijgen wij stukken eerder"));
    let page = lead.get(&page.link("Antwoord geven")).await.fine();
    let yes = page
        .form("Antwoord geven")
        .choose("Uw antwoord", "Ja, wij doen mee");
    let page = lead.send(yes).await.fine();
    assert!(page.text().contains("Hoe krijgen wij stukken eerder"));
}

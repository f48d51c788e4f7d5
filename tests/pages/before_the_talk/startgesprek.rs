//! Decisions at the startgesprek, and the sheet to take along.

use acceptance::{Person, Scene};

#[tokio::test]
async fn the_startgesprek_shows_what_is_decided_by_whom_and_what_is_left() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let scan = format!("/scans/{}", scene.scan);
    let address = format!("{scan}/startgesprek");
    let page = lead.get(&address).await.fine();
    assert!(
        page.text()
            .contains("Over 6 punten is nog niets afgesproken.")
    );
    assert!(
        page.links()
            .iter()
            .any(|(_, to)| *to == format!("{scan}/voorbereiding/groepen"))
    );

    let form = lead
        .get(&format!("{scan}/voorbereiding/groepen"))
        .await
        .fine()
        .form("Opslaan")
        .fill("Zetels in de raad", "39")
        .fill("Leden van het college", "6")
        .fill("Ambtenaren die u uitnodigt", "12")
        .fill("Mensen in de directie die meedoen", "2")
        .fill(
            "Gedeelde kracht: in elke groep is dit percentage of meer het eens",
            "80",
        );
    let _kept = lead.send(form).await.fine();
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let page = clerk.get(&address).await.fine();
    for told in [
        "Over 3 punten is nog niets afgesproken.",
        "Het college antwoordt samen met de directie, als één groep.",
        "Vanaf 5 antwoorden.",
        "Gedeelde kracht vanaf 80% eens, gedeeld knelpunt tot en met 40%",
        "Vastgelegd op ma 23 november 2026",
        "door Hanneke Verstraten.",
    ] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    assert!(
        !page
            .links()
            .iter()
            .any(|(_, to)| to.contains("/voorbereiding/groepen")),
        "the lead writes decisions down"
    );
}

#[tokio::test]
async fn who_leads_the_startgesprek_prepares_it_on_one_page_and_takes_a_sheet_along() {
    let scene = Scene::prepared().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let address = format!("/scans/{}/startgesprek", scene.scan);
    let talk = clerk.get(&address).await.fine();
    let page = clerk.get(&talk.link("Het gesprek voorbereiden")).await;
    let page = page.fine();
    assert_eq!(page.heading(), "Het startgesprek voorbereiden");
    for told in [
        "Er is nog geen dag afgesproken voor het startgesprek.",
        "De periode",
        "Nog niet afgesproken.",
        "Waarom deze scan, en wat u hoopt te horen",
        "Samen 1 uur en 30 minuten.",
    ] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    let lead = scene.site.signed_in(Person::Lead).await;
    for (visitor, page) in [(&clerk, &page), (&lead, &lead.get(&address).await.fine())] {
        let links = page.links();
        let sheet = links
            .iter()
            .find(|(_, to)| to.ends_with("gespreksblad.pdf"));
        let file = visitor.get_once(&sheet.expect("a sheet").1).await;
        assert_eq!(file.headers["content-type"], "application/pdf");
        assert!(file.body.starts_with(b"%PDF-"));
    }
}

#[tokio::test]
async fn decisions_that_are_frozen_invite_nobody_to_change_them() {
    let scene = Scene::open().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead
        .get(&format!("/scans/{}/startgesprek", scene.scan))
        .await
        .fine();
    assert!(page.text().contains("Vanaf 5 antwoorden."));
    for part in ["groepen", "vragen", "periode"] {
        let path = format!("/scans/{}/voorbereiding/{part}", scene.scan);
        assert!(!page.links().iter().any(|(_, to)| *to == path), "{part}");
    }
}

#[tokio::test]
async fn on_paper_the_startgesprek_is_text_and_no_form() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/startgesprek", scene.scan);
    let form = lead.get(&address).await.fine().form("Opslaan");
    let form = form.fill("Gehouden op", "2026-11-20").fill(
        "Wat u hebt afgesproken",
        "De griffie nodigt uit.\nTwee keer.",
    );
    let _kept = lead.send(form).await.fine();
    let page = lead.get(&address).await.fine();
    let printed = page.texts(".qs-printed").join(" ");
    assert!(
        printed.contains("20 november 2026") && printed.contains("De griffie nodigt uit."),
        "{printed}"
    );
    let forms = page.texts("main form").len();
    let unprinted = page.texts("main .qs-unprinted form").len();
    assert_eq!(forms, unprinted, "no box to fill in on paper");
}

//! What everybody reads once a plan is published, and what the pages of the scan say then.

use acceptance::{Person, Scene, TestSite};
use axum::http::StatusCode;

#[tokio::test]
async fn the_first_page_shows_what_was_published_and_says_so_when_nothing_was() {
    let site = TestSite::new().await;
    let visitor = site.visitor();
    assert!(
        visitor
            .get("/")
            .await
            .fine()
            .text()
            .contains("Er is nog niets openbaar.")
    );
    assert!(
        visitor
            .get("/openbaar")
            .await
            .fine()
            .text()
            .contains("Er is nog niets gepubliceerd.")
    );

    let (scene, address) = Scene::published().await;
    let visitor = scene.site.visitor();
    let home = visitor.get("/").await.fine();
    assert_eq!(home.link("Gemeente Leeuwarden 2026"), address);
    let all = visitor
        .get(&home.link("Alle openbare resultaten"))
        .await
        .fine();
    assert_eq!(all.link("Gemeente Leeuwarden 2026"), address);
    assert_eq!(all.texts("h2"), ["Gemeenten"]);
}

#[tokio::test]
async fn the_list_can_be_searched_by_name() {
    let (scene, address) = Scene::published().await;
    let visitor = scene.site.visitor();
    let found = visitor.get("/openbaar?naam=leeuw").await.fine();
    assert_eq!(found.link("Gemeente Leeuwarden 2026"), address);
    assert!(found.text().contains("1 resultaat bij ‘leeuw’."));
    let none = visitor.get("/openbaar?naam=%3Cb%3Esneek").await.fine();
    assert!(none.text().contains("Wij vonden niets bij ‘<b>sneek’."));
    assert_eq!(none.link("Toon alles"), "/openbaar");
}

#[tokio::test]
async fn a_public_page_answers_what_residents_ask_in_their_order() {
    let (scene, address) = Scene::published().await;
    let visitor = scene.site.visitor();
    let page = visitor.get(&address).await.fine();
    assert_eq!(
        page.texts("h2"),
        [
            "Wat zagen wij?",
            "Wat gaan wij doen?",
            "Wat gebeurde er met uw opmerkingen?",
            "Hoe ging het, en hoe gaat het verder?",
            "Wie deden mee?",
            "Alles nalezen",
        ]
    );
    for (label, to) in page
        .links()
        .into_iter()
        .filter(|(_, to)| to.starts_with('#'))
    {
        assert!(
            page.html().contains(&format!("id=\"{}\"", &to[1..])),
            "{label} leads to {to}"
        );
    }
    assert!(
        page.text()
            .contains("De gemeente heeft nog geen antwoord geschreven.")
    );
    assert!(
        page.text().contains("Wij horen het te laat.")
            && !page.text().contains("De griffie is snel.")
    );
    assert_eq!(
        page.link("Verbeterplan"),
        format!("{address}/verbeterplan.pdf")
    );

    let lead = scene.site.signed_in(Person::Lead).await;
    let answer = format!("/scans/{}/resultaten/antwoorden/T1", scene.scan);
    let sent = lead
        .post(&answer, &[("text", "U krijgt stukken eerder.")])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let page = visitor.get(&address).await.fine();
    assert!(
        page.text().contains("Antwoord van de gemeente")
            && page.text().contains("U krijgt stukken eerder.")
    );
    assert!(!page.text().contains("nog geen antwoord"));
}

#[tokio::test]
async fn a_talk_that_is_over_invites_nobody_to_write() {
    let scene = Scene::planned().await;
    for person in [Person::Lead, Person::Clerk, Person::Programme] {
        let visitor = scene.site.signed_in(person).await;
        let page = visitor
            .get(&format!("/scans/{}/gesprek", scene.scan))
            .await
            .fine();
        let text = page.text();
        for invitation in ["Nog niets opgeschreven", "Schrijf", "Kies ", "nog geen"] {
            assert!(
                !text.contains(invitation),
                "{person:?}: {invitation} in {text}"
            );
        }
        if person == Person::Clerk {
            assert!(text.contains("Bij geen enkel thema is vastgelegd wat opviel."));
            assert!(text.contains("Er zijn geen gesprekspunten vastgelegd."));
        } else {
            assert!(text.contains("heeft duiding en gesprekspunten niet gedeeld"));
        }
        assert!(text.contains("Prioriteit 1"));
    }
}

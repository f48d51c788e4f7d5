//! What the lead keeps of how it goes, until nobody follows the plan any more.

use super::{HALF_A_YEAR, action_address, at};
use acceptance::{Person, Scene};
use axum::http::StatusCode;
use services::progress::run_due;

#[tokio::test]
async fn before_adoption_there_is_nothing_to_follow_and_that_is_said() {
    let scene = Scene::planned().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead.get(&at(&scene, "/voortgang")).await.fine();
    assert!(
        page.text()
            .contains("De voortgang begint als het plan is vastgesteld.")
    );
    let versions = lead.get(&at(&scene, "/verbeterplan/versies")).await.fine();
    assert!(
        versions
            .text()
            .contains("Er is nog geen versie vastgesteld.")
    );
    let changes = lead
        .get(&at(&scene, "/verbeterplan/verschillen"))
        .await
        .fine();
    assert!(changes.text().contains("Er is nog niets te vergelijken."));
}

#[tokio::test]
async fn the_lead_keeps_how_actions_go_and_the_council_reads_it() {
    let (scene, address) = Scene::published().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let action = action_address(&scene, 0).await;
    let stopped = [
        ("status", "stopped"),
        ("note", ""),
        ("due_on", "2027-03-15"),
        ("reason", "Er kwam iets tussen."),
    ];
    let page = lead.post(&action, &stopped).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_whole();
    assert!(page.text().contains("Schrijf op waarom de actie stopt."));
    let form = page.form("Bewaren");
    assert!(
        form.is_chosen("Stand", "Gestopt"),
        "what was typed is there again"
    );
    let page = lead.send(form.choose("Stand", "Loopt")).await.fine();
    for told in [
        "3 acties: 1 loopt, 2 nog niet begonnen.",
        "In het plan: vr 15 januari 2027",
        "Er kwam iets tussen.",
    ] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    for person in [Person::Clerk, Person::Programme] {
        let visitor = scene.site.signed_in(person).await;
        let page = visitor.get(&at(&scene, "/voortgang")).await.fine();
        assert!(page.text().contains("ma 15 maart 2027") && !page.text().contains("Bijwerken"));
        let report = visitor
            .get(&page.link("Verslag voor het bestuur"))
            .await
            .fine();
        assert!(
            report.text().contains("geeft geen cijfer") && !report.has_button("Openbaar maken")
        );
        let file = visitor.get(&page.link("Hetzelfde als PDF")).await;
        assert!(file.body.starts_with(b"%PDF-1.7"));
    }

    scene.site.later(HALF_A_YEAR);
    run_due(&scene.site).await.unwrap();
    let lead = scene.site.signed_in(Person::Lead).await;
    let report = lead.get(&at(&scene, "/voortgang/verslag")).await.fine();
    let published = lead.send(report.form("Openbaar maken")).await.fine();
    assert!(published.has_button("Opnieuw openbaar maken"));
    let everybody = scene.site.visitor();
    let public = everybody.get(&address).await.fine();
    let progress = everybody
        .get(&public.link("Hoe het met de acties gaat"))
        .await
        .fine();
    assert!(progress.text().contains("Te laat: de dag was") && progress.text().contains("ronde 1"));
    let file = everybody.get(&progress.link("Dit verslag als PDF")).await;
    assert_eq!(file.headers["content-type"], "application/pdf");
}

#[tokio::test]
async fn a_plan_that_was_withdrawn_is_followed_no_more_and_everybody_reads_why() {
    let (scene, address) = Scene::published().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead.get(&at(&scene, "/voortgang")).await.fine();
    let form = lead
        .get(&page.link("Opvolging stoppen"))
        .await
        .fine()
        .form("Opvolging stoppen");
    let empty = lead.send(form.clone()).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    empty.assert_whole();
    assert!(
        empty
            .text()
            .contains("Schrijf op waarom de opvolging stopt.")
    );
    let why = "De raad trok het plan in & <b>begint</b> opnieuw.";
    let page = lead
        .send(form.fill("Waarom stopt de opvolging?", why))
        .await
        .fine();
    page.assert_whole();
    assert!(
        page.text()
            .contains("De opvolging is gestopt op ma 23 november 2026")
    );
    assert!(page.text().contains(why) && !page.text().contains("De volgende ronde begint"));

    let clerk = scene.site.signed_in(Person::Clerk).await;
    for (visitor, place) in [
        (&clerk, at(&scene, "")),
        (&clerk, at(&scene, "/voortgang")),
        (&clerk, at(&scene, "/voortgang/verslag")),
        (&clerk, at(&scene, "/logboek")),
        (&scene.site.visitor(), address.clone()),
    ] {
        let page = visitor.get(&place).await.fine();
        page.assert_whole();
        assert!(page.text().contains(why), "{place}: {}", page.text());
        assert!(!page.has_button("Opvolging hervatten"), "{place}");
    }
    let public = scene.site.visitor().get(&address).await.fine();
    let report = clerk.get(&at(&scene, "/voortgang/verslag")).await.fine();
    for page in [&public, &report] {
        assert!(
            page.text()
                .contains("Sinds ma 23 november 2026 volgen wij dit plan niet meer.")
        );
    }
    assert!(
        !public
            .text()
            .contains("kijken wij bij elke actie hoe het gaat")
    );
    let twice = lead.get(&at(&scene, "/voortgang/stoppen")).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);

    let page = lead.get(&at(&scene, "/voortgang")).await.fine();
    let page = lead.send(page.form("Opvolging hervatten")).await.fine();
    assert!(page.text().contains("De volgende ronde begint vanzelf"));
    let public = scene.site.visitor().get(&address).await.fine();
    assert!(!public.text().contains(why));
}

//! What a group is for: questions, suggestions, and what is taken along.

use acceptance::{Person, Scene};
use axum::http::StatusCode;
use chrono::TimeDelta;

use super::{PROGRAMME, asks, begun, press, suggests, wrong};

#[tokio::test]
async fn a_question_gets_a_suggestion_that_becomes_an_action() {
    let (scene, _) = Scene::published().await;
    let (group, others) = begun(&scene).await;
    let address = format!("/intervisie/{group}");
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead.get(&address).await.fine();
    assert!(page.text().contains("U hebt nog geen vraag ingebracht."));
    let page = lead.get(&page.link("Vraag opschrijven")).await.fine();
    let page = press(&lead, &page, "Bewaren").await;
    assert_eq!(wrong(&page), ["Schrijf uw vraag op."]);
    let form = page
        .form("Bewaren")
        .fill("Uw vraag", "Hoe krijgen wij stukken eerder?")
        .select(
            "Bij welke prioriteit uit uw plan hoort de vraag?",
            "Prioriteit 1",
        );
    let page = lead.send(form).await.fine();
    assert!(page.text().contains("Bij de prioriteit ‘Prioriteit 1’"));
    assert_eq!(page.texts("main details summary"), ["Wat zij daar zagen"]);
    let seen = page.texts("main details").concat();
    assert!(seen.contains("De raad krijgt stukken vaak te laat."));
    assert!(seen.contains("Alle uitkomsten van Leeuwarden"), "{seen}");

    suggests(&scene, &others[0].lead, (&group, &scene.scan)).await;
    let page = lead.get(&address).await.fine();
    assert!(
        page.text()
            .contains("Maak een planning voor het hele jaar.")
    );
    let page = lead.get(&page.link("Overnemen in ons plan")).await.fine();
    let form = page
        .form("Overnemen")
        .select("Bij welke prioriteit hoort de actie?", "Prioriteit 2")
        .fill("Wie zorgt ervoor?", "De griffier")
        .fill("Wanneer is het klaar?", "2027-05-01");
    let page = lead.send(form).await;
    assert_eq!(wrong(&page), ["Schrijf op waarom u het plan wijzigt."]);
    let form = page
        .form("Overnemen")
        .fill("Waarom wijzigt u het plan?", "Een idee uit de intervisie.");
    let page = lead.send(form).await.fine();
    assert!(page.text().contains("Overgenomen in het plan"));
    let plan = format!("/scans/{}/verbeterplan", scene.scan);
    let page = lead.get(&plan).await.fine();
    assert!(
        page.text()
            .contains("Maak een planning voor het hele jaar.")
    );
    assert!(page.text().contains("Een idee uit de intervisie."));
}

#[tokio::test]
async fn a_clerk_suggests_thinks_better_of_it_and_the_lead_keeps_it_for_later() {
    let (scene, _) = Scene::published().await;
    let (group, others) = begun(&scene).await;
    asks(&scene, &others[0].lead, (&group, &others[0].id)).await;
    let address = format!("/intervisie/{group}");
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let page = clerk.get(&address).await.fine();
    assert!(
        !page.text().contains("Vraag opschrijven"),
        "that is for the lead"
    );
    let page = clerk
        .get(&page.link("Suggestie geven aan Súdwest-Fryslân"))
        .await
        .fine();
    let page = press(&clerk, &page, "Suggestie geven").await;
    assert_eq!(wrong(&page), ["Schrijf uw suggestie op."]);
    let form = page
        .form("Suggestie geven")
        .fill("Uw suggestie", "Begin met de agenda.");
    let page = clerk.send(form).await.fine();
    assert!(page.text().contains("Begin met de agenda."));
    let page = press(&clerk, &page, "Intrekken").await.fine();
    assert!(!page.text().contains("Begin met de agenda."));
    let page = press(&clerk, &page, "Terugzetten").await.fine();
    assert!(page.text().contains("Begin met de agenda."));

    let lead = scene.site.signed_in(Person::Lead).await;
    let plan = lead.get(&address).await.fine();
    let plan = lead.get(&plan.link("Verbeterplan van Almere")).await.fine();
    assert!(
        plan.text()
            .contains("Wie meedenkt, hoort wat ermee is gedaan")
    );
    let own = scene.actor(Person::Lead).await;
    asks(&scene, &own, (&group, &scene.scan)).await;
    suggests(&scene, &others[1].lead, (&group, &scene.scan)).await;
    let page = lead.get(&address).await.fine();
    let page = lead.get(&page.link("Bedanken of bewaren")).await.fine();
    let page = press(&lead, &page, "Opslaan").await;
    assert_eq!(wrong(&page), ["Kies wat u met de suggestie doet."]);
    let form = page
        .form("Opslaan")
        .choose("Of neemt u de suggestie niet over?", "Bewaren voor later")
        .fill("Wilt u er iets bij zeggen?", "Na de zomer.");
    let page = lead.send(form).await.fine();
    assert!(page.text().contains("Bewaard voor later") && page.text().contains("Na de zomer."));
}

#[tokio::test]
async fn what_is_taken_along_stands_with_the_scan_and_the_programme_reads_no_questions() {
    let (scene, _) = Scene::published().await;
    let (group, _) = begun(&scene).await;
    let lead_actor = scene.actor(Person::Lead).await;
    asks(&scene, &lead_actor, (&group, &scene.scan)).await;
    let cockpit = format!("/scans/{}", scene.scan);
    let address = format!("/intervisie/{group}");
    let officer = scene.site.signed_in(Person::Programme).await;
    let page = officer.get(&cockpit).await.fine();
    let page = officer.get(&page.link("Eerder aan tafel")).await.fine();
    assert!(page.address.starts_with(PROGRAMME));
    assert!(!page.text().contains("Hoe krijgen wij stukken eerder"));
    assert_eq!(officer.get(&address).await.status, StatusCode::FORBIDDEN);
    let other = scene.site.signed_in(Person::OtherLead).await;
    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);
    let empty = other.get("/intervisie").await.fine();
    assert!(empty.text().contains("U zit nog niet in een groep."));

    scene.site.later(TimeDelta::days(57));
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead.get(&cockpit).await.fine();
    assert!(page.text().contains("Schrijf nog op wat u meeneemt."));
    let page = lead.get(&page.link("Eerder aan tafel")).await.fine();
    let page = lead.get(&page.link("Verslag schrijven")).await.fine();
    let page = press(&lead, &page, "Bewaren").await;
    assert_eq!(wrong(&page), ["Schrijf op wat u meeneemt."]);
    let form = page
        .form("Bewaren")
        .fill("Wat u meeneemt", "Wij plannen het hele jaar.");
    let _kept = lead.send(form).await.fine();
    let officer = scene.site.signed_in(Person::Programme).await;
    let page = officer.get(&format!("{PROGRAMME}/{group}")).await.fine();
    let page = press(&officer, &page, "Groep afronden").await.fine();
    assert!(page.has_button("Groep heropenen"));
    let page = officer.get(&cockpit).await.fine();
    assert!(page.text().contains("Wij plannen het hele jaar."));
}

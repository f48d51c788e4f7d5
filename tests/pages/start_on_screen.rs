//! The startgesprek on a screen, as browsers without scripts see it: who leads it begins, goes through the slides and ends it; what the lead
//! writes down is on the screen.

use acceptance::{Page, Person, Scene, Visitor};
use services::room::{self, Slide, StartSlide};
use services::scans::arrangements::SessionKind;
use services::scans::decisions::Subject;

const BEGIN: &str = "Startgesprek op het scherm beginnen";
const NOT_YET: &str = "Nog niet afgesproken.";

fn at(scene: &Scene, below: &str) -> String {
    format!("/scans/{}/startgesprek{below}", scene.scan)
}

/// The clerk begins the startgesprek of Leeuwarden, which is being prepared, from its page.
async fn begun() -> (Scene, Visitor) {
    let scene = Scene::prepared().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let page = clerk.get(&at(&scene, "")).await.fine();
    let page = clerk.send(page.form(BEGIN)).await.fine();
    assert_eq!(page.address, at(&scene, ""), "no leap to another page");
    (scene, clerk)
}

async fn screen(scene: &Scene, visitor: &Visitor) -> Page {
    visitor.get(&at(scene, "/scherm")).await.fine()
}

async fn remote(scene: &Scene, visitor: &Visitor) -> Page {
    visitor.get(&at(scene, "/afstandsbediening")).await.fine()
}

/// The clerk takes the screen to a decision.
async fn to_decision(scene: &Scene, subject: Subject) {
    let clerk = scene.actor(Person::Clerk).await;
    let slide = Slide::Start(StartSlide::Decision(subject));
    room::jump(&clerk, &scene.site, &scene.scan, SessionKind::Start, &slide)
        .await
        .unwrap();
}

/// The clerk jumps to the slide of who answers.
async fn to_groups(scene: &Scene, clerk: &Visitor) -> Page {
    let overview = clerk.get(&at(scene, "/scherm/overzicht")).await.fine();
    let form = overview.form("Wie geven antwoord?");
    clerk.send(form).await.fine()
}

#[tokio::test]
async fn a_clerk_leads_a_startgesprek_from_the_first_slide_to_the_last() {
    let (scene, clerk) = begun().await;
    let mut page = screen(&scene, &clerk).await;
    let mut seen = vec![page.heading()];
    while page.has_button("Volgende") {
        page = clerk.send(page.form("Volgende")).await.fine();
        page.assert_whole();
        seen.push(page.heading());
        let again = screen(&scene, &clerk).await;
        assert_eq!(again.heading(), page.heading(), "loaded again");
    }
    let whole = [
        "Waar gaat dit gesprek over?",
        "De vijf stappen",
        "Wie geven antwoord?",
        "Wie ziet wat?",
        "Zo beschermen wij de antwoorden",
        "De begeleidingscommissie",
        "Bestuur: alleen, of samen met de directie",
        "Vanaf hoeveel antwoorden iets te zien is",
        "De grenzen van de labels",
        "Eigen vragen",
        "De periode",
        "Waar gaat de vragenlijst over?",
        "Hoe gaat het verder?",
    ];
    assert_eq!(seen, whole);
    let lead = scene.site.signed_in(Person::Lead).await;
    let other = screen(&scene, &lead).await;
    assert_eq!(other.heading(), "Hoe gaat het verder?", "a second screen");
    let back = remote(&scene, &clerk).await.form("Vorige");
    let _sent = clerk.send(back).await.fine();
    let other = screen(&scene, &lead).await;
    assert_eq!(other.heading(), "Waar gaat de vragenlijst over?");
    let jumped = remote(&scene, &clerk).await.form("Wie ziet wat?");
    let _sent = clerk.send(jumped).await.fine();
    assert_eq!(screen(&scene, &lead).await.heading(), "Wie ziet wat?");
}

#[tokio::test]
async fn what_the_lead_writes_down_is_on_the_screen() {
    let (scene, clerk) = begun().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    to_decision(&scene, Subject::Minimum).await;
    let page = screen(&scene, &clerk).await;
    assert!(page.text().contains(NOT_YET), "{}", page.text());
    assert!(page.text().contains("Gebruikelijk is: Vanaf 5 antwoorden."));
    assert!(page.text().contains("Besluit 3 van 6"));
    let groups = to_groups(&scene, &clerk).await;
    let said = groups.texts(".qs-presenter__said");
    assert_eq!(said[1], "College, misschien met de directie");
    to_decision(&scene, Subject::Minimum).await;

    let own = remote(&scene, &clerk).await;
    assert!(own.text().contains("De trekker legt dit vast"));
    let write = remote(&scene, &lead).await.link("Vastleggen");
    let form = lead.get(&write).await.fine().form("Opslaan");
    let form = form
        .fill("Zetels in de raad", "39")
        .fill("Leden van het college", "6")
        .fill("Ambtenaren die u uitnodigt", "12")
        .fill("Mensen in de directie die meedoen", "2");
    let _kept = lead.send(form).await.fine();
    let page = screen(&scene, &clerk).await;
    assert!(page.text().contains("Nu vastgelegd: Vanaf 5 antwoorden."));
    assert!(!page.text().contains(NOT_YET));
    let groups = to_groups(&scene, &clerk).await;
    assert_eq!(
        groups.texts(".qs-presenter__said")[1],
        "Bestuur en directie"
    );
    let sizes = groups.texts(".qs-presenter__gap");
    assert_eq!(sizes, ["39 mensen", "8 mensen", "12 mensen", "Wie wil"]);
}

#[tokio::test]
async fn the_remote_has_the_script_and_what_was_agreed_and_nothing_to_pick() {
    let (scene, clerk) = begun().await;
    let page = remote(&scene, &clerk).await;
    page.assert_whole();
    assert_eq!(page.heading(), "Waar gaat dit gesprek over?");
    assert!(page.text().contains("Nu volgens het draaiboek"));
    assert!(page.text().contains("Samen bezig: nog geen minuut"));
    for absent in ["Telefoons", "Ronde openen", "Prioriteiten"] {
        assert!(!page.text().contains(absent), "{absent}");
    }
    let ticked = clerk.send(page.form("Afvinken: Kennismaken")).await.fine();
    assert_eq!(ticked.address, at(&scene, "/afstandsbediening"));
    assert!(ticked.has_button("Toch niet klaar: Kennismaken"));

    let notes = clerk.get(&ticked.link("Opschrijven wat u afspreekt")).await;
    let form = notes
        .fine()
        .form("Opslaan")
        .fill("Gehouden op", "2026-11-23")
        .fill("Wat u hebt afgesproken", "De griffie nodigt uit.");
    let _kept = clerk.send(form).await.fine();
    let page = remote(&scene, &clerk).await;
    assert!(page.text().contains("De griffie nodigt uit."));
    let ended = clerk.send(page.form("Beëindigen")).await.fine();
    assert!(ended.has_button(BEGIN), "it can begin again");
    assert!(
        remote(&scene, &clerk)
            .await
            .has_button("Startgesprek beginnen")
    );
}

#[tokio::test]
async fn who_only_looks_follows_the_startgesprek_and_may_practise_before_it() {
    let scene = Scene::prepared().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let preparation = clerk.get(&at(&scene, "/voorbereiden")).await.fine();
    let practice = preparation.link("Eerst oefenen op het scherm");
    let first = clerk.get(&practice).await;
    let second = clerk.get(&first.fine().link("Volgende")).await.fine();
    assert_eq!(second.heading(), "De vijf stappen");
    assert_eq!(
        screen(&scene, &clerk).await.heading(),
        "Waar gaat dit gesprek over?",
        "practice moves nobody else's screen"
    );

    let begun = clerk.send(preparation.form(BEGIN)).await.fine();
    assert_eq!(begun.texts("details#beeindigen button"), ["Beëindigen"]);
    let preparation = clerk.get(&at(&scene, "/voorbereiden")).await.fine();
    assert!(!preparation.has_button(BEGIN), "it is on");
    assert!(
        preparation
            .links()
            .iter()
            .all(|(name, _)| name != "Eerst oefenen op het scherm")
    );
    let programme = scene.site.signed_in(Person::Programme).await;
    let followed = screen(&scene, &programme).await;
    assert!(!followed.has_button("Volgende"));
    let own = programme.get(&at(&scene, "")).await.fine();
    assert!(!own.has_button("Beëindigen"));
    assert!(
        own.link("Scherm voor de beamer")
            .ends_with("/startgesprek/scherm")
    );
    let log = programme
        .get(&format!("/scans/{}/logboek", scene.scan))
        .await
        .fine();
    assert!(log.text().contains("Startgesprek op het scherm begonnen"));
}

#[tokio::test]
async fn once_the_questionnaire_is_open_the_startgesprek_is_only_to_be_read() {
    let scene = Scene::open().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let page = clerk.get(&at(&scene, "")).await.fine();
    assert!(!page.has_button(BEGIN));
    let remote = remote(&scene, &clerk).await;
    assert!(remote.text().contains("Het startgesprek is voorbij"));
    assert!(!remote.has_button("Startgesprek beginnen"));
    let slide = clerk
        .get(&at(&scene, "/scherm?dia=besluit-minimum"))
        .await
        .fine();
    assert!(slide.text().contains("Nu vastgelegd: Vanaf 5 antwoorden."));
}

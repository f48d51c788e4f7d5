//! What the programme offers, what a lead asks for in the plan, and what the programme does about it.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use services::plans::{SupportQuestionForm, ask_support};

const CATALOGUE: &str = "/programma/aanbod";

/// The page on which the lead asks for support with the first priority.
async fn asking(scene: &Scene, lead: &Visitor, support: &str) -> Page {
    let plan = lead
        .get(&format!("/scans/{}/verbeterplan", scene.scan))
        .await
        .fine();
    lead.get(&plan.link(&format!("Hulp vragen: {support}")))
        .await
        .fine()
}

fn assert_tells(page: &Page, all: &[&str]) {
    for told in all {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
}

/// Takes up the question about Raad in beraad, after trying without a word: the demand as it is then.
async fn taken_up(officer: &Visitor, demand: &Page) -> Page {
    let page = officer
        .get(&demand.link("Oppakken: Raad in beraad, Leeuwarden"))
        .await
        .fine();
    let empty = officer.send(page.form("Vraag oppakken")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_tells(
        &empty,
        &["Schrijf op wat het programma doet. De trekker leest het."],
    );
    let form = empty
        .form("Vraag oppakken")
        .fill("Wat doet het programma?", "Wij bellen u maandag.");
    officer.send(form).await.fine()
}

#[tokio::test]
async fn a_lead_asks_for_help_and_the_programme_takes_it_up() {
    let scene = Scene::planned().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let page = asking(&scene, &lead, "Raad in beraad").await;
    let form = page
        .form("Hulp vragen")
        .fill("Wat is uw vraag?", "Twee <b>avonden</b> & een gesprek");
    let plan = lead.send(form).await.fine();
    let told = [
        "Hulp die wij vragen",
        "Twee <b>avonden</b> & een gesprek",
        "Het programma heeft dit nog niet opgepakt.",
    ];
    assert_tells(&plan, &told);

    let overview = officer.get("/programma").await.fine();
    let list = officer.get(CATALOGUE).await.fine();
    let way = list.link("1 vraag om hulp wacht op u");
    assert_eq!(overview.link("1 vraag om hulp wacht op u"), way);
    let demand = officer.get(&way).await.fine();
    let told = [
        "1 organisatie vraagt om hulp. 1 vraag wacht nog.",
        "Hanneke Verstraten",
        "Twee <b>avonden</b> & een gesprek",
    ];
    assert_tells(&demand, &told);
    let file = officer
        .get(&demand.link("Download als CSV, voor een spreadsheet"))
        .await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert!(file.html().contains("Raad in beraad;Gemeente Leeuwarden;"));
    let demand = taken_up(&officer, &demand).await;
    assert!(demand.text().contains("Alles is opgepakt."));

    let plan = lead
        .get(&format!("/scans/{}/verbeterplan", scene.scan))
        .await
        .fine();
    assert!(
        plan.text().contains("Wij bellen u maandag.")
            && plan.text().contains("door Marijke de Vries")
    );
    let page = officer
        .get(&demand.link("Bekijken of aanpassen: Raad in beraad, Leeuwarden"))
        .await
        .fine();
    let demand = officer.send(page.form("Weer laten wachten")).await.fine();
    assert!(
        demand
            .text()
            .contains("De vraag wacht weer op het programma.")
    );
    let log = officer
        .get(&format!("/scans/{}/logboek", scene.scan))
        .await
        .fine();
    let told = [
        "Hulp van het programma gevraagd: Raad in beraad",
        "Programma pakte de vraag om hulp op: Raad in beraad",
        "Vraag om hulp wacht weer op het programma: Raad in beraad",
    ];
    assert_tells(&log, &told);
}

#[tokio::test]
async fn what_is_asked_is_taken_back_and_what_was_typed_is_there_again() {
    let scene = Scene::planned().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = asking(&scene, &lead, "Raad in beraad").await;
    let long = page
        .form("Hulp vragen")
        .fill("Wat is uw vraag?", &"x".repeat(121));
    let long = lead.send(long).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.title().starts_with("Fout: "));
    let form = long
        .form("Hulp vragen")
        .fill("Wat is uw vraag?", "Twee avonden");
    let plan = lead.send(form).await.fine();
    let page = lead
        .get(&plan.link("Aanpassen of weghalen: Raad in beraad"))
        .await
        .fine();
    let plan = lead.send(page.form("Vraag om hulp weghalen")).await.fine();
    assert!(!plan.text().contains("Hulp die wij vragen"));
    let page = asking(&scene, &lead, "Raad in beraad").await;
    let form = page.form("Hulp vragen");
    assert_eq!(form.value("Wat is uw vraag?"), "Twee avonden");
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let plan = clerk
        .get(&format!("/scans/{}/verbeterplan", scene.scan))
        .await
        .fine();
    assert!(plan.text().contains("Hulp uit het programma"));
    assert!(!plan.text().contains("Hulp vragen"));
}

#[tokio::test]
async fn what_is_asked_stands_on_the_public_page_of_the_adopted_plan() {
    let scene = Scene::planned().await;
    let lead = scene.actor(Person::Lead).await;
    let plan = services::plans::load(&lead, &scene.site, &scene.scan)
        .await
        .unwrap();
    let priority = &plan.priorities[0];
    let mut offered = plan.offered_for(priority);
    let support = offered.find(|own| !own.link.is_empty()).unwrap();
    let form = SupportQuestionForm {
        question: "voorbeelden van <b>anderen</b>".to_owned(),
    };
    let own = (&priority.priority.id, &support.id);
    ask_support(&lead, &scene.site, &scene.scan, own, &form)
        .await
        .unwrap();
    let address = scene.publish().await;
    let page = scene.site.visitor().get(&address).await.fine();
    assert!(
        page.text()
            .contains("Kennisplatform: voorbeelden van <b>anderen</b>"),
        "{}",
        page.text()
    );
    assert_eq!(page.link("Kennisplatform"), support.link);
}

/// The catalogue with Democratiepodium in it, after a link that is none.
async fn with_new_support(officer: &Visitor) -> Page {
    let list = officer.get(CATALOGUE).await.fine();
    assert!(list.text().contains("Geen enkele vraag wacht."));
    let page = officer.get(&list.link("Aanbod toevoegen")).await.fine();
    let form = page
        .form("Toevoegen")
        .fill("Naam", "Democratiepodium")
        .fill("Wat is het?", "Een middag waarop u laat zien wat u leerde.")
        .fill("Link naar meer informatie", "voorbeeld.nl")
        .choose("Bij welke subdoelen past het?", "Krachtige gemeenteraad")
        .choose("Voor wie is het?", "Gemeente");
    let wrong = officer.send(form).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.texts("[role=alert] li a").contains(
            &"Link: vul een adres in dat begint met https://, zoals https://www.voorbeeld.nl."
                .to_owned()
        )
    );
    let form = wrong.form("Toevoegen");
    assert_eq!(form.value("Naam"), "Democratiepodium");
    let form = form.fill("Link naar meer informatie", "https://voorbeeld.nl");
    officer.send(form).await.fine()
}

#[tokio::test]
async fn officers_keep_the_catalogue() {
    let scene = Scene::planned().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let list = with_new_support(&officer).await;
    assert!(list.text().contains("Toegevoegd."));

    let lead = scene.site.signed_in(Person::Lead).await;
    let page = asking(&scene, &lead, "Democratiepodium").await;
    let stopped = officer
        .send(list.form("Niet meer aanbieden: Democratiepodium"))
        .await
        .fine();
    assert!(
        stopped
            .text()
            .contains("‘Democratiepodium’ wordt niet meer aangeboden.")
    );
    let late = lead.send(page.form("Hulp vragen")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text().contains("biedt deze hulp nu niet aan"));
    let list = officer
        .send(stopped.form("Ongedaan maken: Democratiepodium"))
        .await
        .fine();
    let list = officer
        .send(list.form("Omhoog: Democratiepodium"))
        .await
        .fine();
    let names = list.texts("main ol h3");
    assert_eq!(names[names.len() - 2], "Democratiepodium", "{names:?}");
    let page = officer
        .get(&list.link("Wijzigen: Democratiepodium"))
        .await
        .fine();
    let form = page.form("Opslaan").fill("Naam", "Raad in beraad");
    let taken = officer.send(form).await;
    assert!(taken.text().contains("Er is al aanbod met deze naam"));
    let log = officer.get("/programma/logboek").await.fine();
    let told = [
        "Aanbod ‘Democratiepodium’ toegevoegd",
        "Aanbod ‘Democratiepodium’ wordt niet meer aangeboden",
        "Aanbod ‘Democratiepodium’ wordt weer aangeboden",
    ];
    assert_tells(&log, &told);
}

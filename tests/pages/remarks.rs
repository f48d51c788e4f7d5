//! Remarks from reading to answering: names are taken out one remark after the other, and each theme gets an answer.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;

const FIELD: &str = "Zo laten wij de opmerking zien";

async fn decide(lead: &Visitor, page: &Page, text: Option<&str>, button: &str) -> Page {
    let mut form = page.form(button);
    if let Some(text) = text {
        form = form.fill(FIELD, text);
    }
    lead.send(form).await.fine()
}

#[tokio::test]
async fn a_lead_reads_one_remark_after_the_other() {
    let scene = Scene::closed().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/resultaten/opmerkingen", scene.scan);
    let overview = lead.get(&address).await.fine();
    assert!(
        overview
            .text()
            .contains("0 van 3 nagelezen. Er wachten er nog 3.")
    );
    assert!(
        overview.text().contains("Functies die één persoon heeft"),
        "what to look for"
    );

    let first = lead.get(&overview.link("Begin met nalezen")).await.fine();
    assert_eq!(first.heading(), "Opmerking 1 van 3");
    let second = decide(&lead, &first, None, "Vrijgeven").await;
    assert_eq!(second.heading(), "Opmerking 2 van 3");
    assert!(
        second
            .text()
            .contains("De vorige opmerking is vrijgegeven.")
    );
    let third = decide(
        &lead,
        &second,
        Some("Een wethouder luistert niet."),
        "Vrijgeven",
    )
    .await;
    assert_eq!(third.heading(), "Opmerking 3 van 3");
    let done = decide(&lead, &third, None, "Tegenhouden").await;
    assert!(
        done.address.starts_with(&address) && done.text().contains("Klaar: alle 3 opmerkingen")
    );
    assert!(
        done.text()
            .contains("De vorige opmerking is tegengehouden.")
    );
    let results = lead
        .get(&format!("/scans/{}/resultaten", scene.scan))
        .await
        .fine();
    assert!(results.text().contains("Een wethouder luistert niet."));
    assert!(!results.text().contains("De griffie is snel."));
}

#[tokio::test]
async fn the_last_decision_can_be_undone_from_where_one_is() {
    let scene = Scene::closed().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/resultaten/opmerkingen", scene.scan);
    let first = lead
        .get(&lead.get(&address).await.link("Begin met nalezen"))
        .await
        .fine();
    let second = decide(&lead, &first, None, "Tegenhouden").await;
    let back = lead.send(second.form("Ongedaan maken")).await.fine();
    assert_eq!(
        (back.heading(), back.address.as_str()),
        (first.heading(), first.address.as_str())
    );
    assert!(back.has_button("Vrijgeven"));
    let next = lead.get(&back.link("Volgende opmerking")).await.fine();
    assert_eq!(
        lead.get(&next.link("Vorige opmerking")).await.heading(),
        first.heading()
    );
    assert!(
        lead.get(&address)
            .await
            .text()
            .contains("0 van 3 nagelezen")
    );
}

#[tokio::test]
async fn an_emptied_remark_is_shown_again_with_what_is_wrong() {
    let scene = Scene::closed().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/resultaten/opmerkingen", scene.scan);
    let first = lead
        .get(&lead.get(&address).await.link("Begin met nalezen"))
        .await
        .fine();
    let page = lead.send(first.form("Vrijgeven").fill(FIELD, " ")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("Vul dit in."));
}

#[tokio::test]
async fn a_lead_answers_the_remarks_of_a_theme_and_may_think_again() {
    let scene = Scene::planned().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let plan = lead
        .get(&format!("/scans/{}/verbeterplan", scene.scan))
        .await
        .fine();
    assert!(
        plan.text().contains(
            "Bij één onderwerp zijn opmerkingen vrijgegeven. Er is nog niet op geantwoord."
        )
    );
    let list = lead
        .get(&plan.link("Antwoorden schrijven en aanpassen"))
        .await
        .fine();
    assert!(list.text().contains("Er staat nog geen antwoord."));
    let write = list
        .links()
        .into_iter()
        .find(|(label, _)| label.starts_with("Antwoord schrijven"))
        .unwrap()
        .1;
    let form = lead.get(&write).await.fine().form("Bewaren");
    let field = "Uw antwoord aan de mensen die iets schreven";

    let empty = lead.send(form.clone().fill(field, " \n")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text().contains("Schrijf een antwoord."));

    let list = lead
        .send(form.fill(field, "U krijgt stukken eerder."))
        .await
        .fine();
    assert!(
        list.text().contains("U krijgt stukken eerder.")
            && list.text().contains("Laatst gewijzigd op")
    );
    let remove = list
        .texts("button")
        .into_iter()
        .find(|label| label.starts_with("Weghalen"))
        .unwrap();
    let list = lead.send(list.form(&remove)).await.fine();
    assert!(list.text().contains("Het antwoord is weggehaald."));
    let restore = list
        .texts("button")
        .into_iter()
        .find(|label| label.starts_with("Terugzetten"))
        .unwrap();
    let list = lead.send(list.form(&restore)).await.fine();
    assert!(
        list.text()
            .contains("Er staat een antwoord bij het enige onderwerp met opmerkingen.")
    );

    let clerk = scene.site.signed_in(Person::Clerk).await;
    let seen = clerk.get(&list.address).await.fine();
    assert!(seen.text().contains("U krijgt stukken eerder.") && !seen.has_button(&remove));
}

#[tokio::test]
async fn a_theme_without_released_remarks_has_nothing_to_answer() {
    let scene = Scene::planned().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/resultaten/antwoorden/T3", scene.scan);
    assert_eq!(lead.get_once(&address).await.status, StatusCode::NOT_FOUND);
    let sent = lead.post(&address, &[("text", "Dank.")]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
}

//! The months in which an authority would like to hold its scan: chosen from two lists, and told wherever somebody looks for a clerk.

use acceptance::{Page, Person, Scene};
use axum::http::StatusCode;

const FROM: &str = "Van maand";
const UNTIL: &str = "Tot en met maand";
const REMARK: &str = "Wat moeten wij over deze maanden weten?";
const REQUEST: &str = "/scans/nieuw?organisatie=GM0344";

/// What the list above a form says.
fn told(page: &Page) -> Vec<String> {
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.texts("[role=alert] li a")
}

#[tokio::test]
async fn months_in_the_wrong_order_are_explained_and_stay_chosen_until_they_are_right() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let form = programme.get(REQUEST).await.fine().form("Scan aanvragen");
    let form = form
        .fill("Waarom deze scan?", "Een spiegel.")
        .select(FROM, "mei 2027")
        .select(UNTIL, "maart 2027")
        .fill(REMARK, "na de begroting")
        .fill("Naam", "Anna Bos")
        .fill("E-mailadres", "anna@utrecht.example");
    let again = programme.send(form).await;
    assert_eq!(
        told(&again),
        ["De laatste maand ligt voor de eerste. Kies een latere maand."]
    );
    let form = again.form("Scan aanvragen");
    let kept = [FROM, UNTIL, REMARK].map(|label| form.value(label));
    assert_eq!(kept, ["2027-05", "2027-03", "na de begroting"]);

    let scan = programme.send(form.select(UNTIL, "juli 2027")).await.fine();
    let wanted = "Gewenste periode: mei – juli 2027 (na de begroting)";
    assert!(scan.text().contains(wanted), "{}", scan.text());
    let choosing = programme
        .get(&format!("{}/toewijzen", scan.address))
        .await
        .fine();
    assert!(choosing.text().contains(wanted), "{}", choosing.text());
    let form = choosing
        .form("Vragen")
        .choose("Wie vraagt u?", "Annelies Postma, Assen");
    let _asked = programme.send(form).await.fine();
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let question = clerk.get(&format!("{}/verzoek", scan.address)).await.fine();
    assert!(
        question
            .text()
            .contains("mei – juli 2027 (na de begroting)"),
        "{}",
        question.text()
    );
}

#[tokio::test]
async fn half_a_period_one_that_is_over_and_one_too_far_away_are_each_explained() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let form = programme.get(REQUEST).await.fine().form("Scan aanvragen");
    let form = form
        .fill("Waarom deze scan?", "Een spiegel.")
        .fill("Naam", "Anna Bos")
        .fill("E-mailadres", "anna@utrecht.example");
    for (from, until, sentence) in [
        (
            "2027-03",
            "",
            "Kies ook de laatste maand, of zet beide op ‘Nog niet bekend’.",
        ),
        (
            "",
            "2027-03",
            "Kies ook de eerste maand, of zet beide op ‘Nog niet bekend’.",
        ),
        (
            "2026-09",
            "2026-10",
            "Deze maanden zijn al voorbij. Kies een latere maand, of zet beide op ‘Nog niet bekend’.",
        ),
        (
            "2030-01",
            "2030-02",
            "Dit ligt te ver weg. Kies een maand binnen twee jaar.",
        ),
        ("maart", "2027-03", "Kies een maand uit de lijst."),
    ] {
        let sent = form
            .clone()
            .forge("wanted_from", from)
            .forge("wanted_until", until);
        let again = programme.send(sent).await;
        assert_eq!(told(&again), [sentence], "{from} {until}");
        let again = again.form("Scan aanvragen");
        assert_eq!(again.value("Waarom deze scan?"), "Een spiegel.");
        if from != "maart" {
            assert_eq!((again.value(FROM), again.value(UNTIL)), (from, until));
        }
    }
}

#[tokio::test]
async fn months_that_nobody_knows_yet_are_told_as_such() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let form = programme.get(REQUEST).await.fine().form("Scan aanvragen");
    let form = form
        .fill("Waarom deze scan?", "Een spiegel.")
        .select(FROM, "Nog niet bekend")
        .select(UNTIL, "Nog niet bekend")
        .fill("Naam", "Anna Bos")
        .fill("E-mailadres", "anna@utrecht.example");
    let scan = programme.send(form).await.fine();
    let wanted = "Gewenste periode: nog niet bekend";
    assert!(scan.text().contains(wanted), "{}", scan.text());
}

#[tokio::test]
async fn who_applies_with_half_a_period_is_told_and_loses_nothing() {
    let scene = Scene::prepared().await;
    let visitor = scene.site.visitor();
    let page = visitor.get("/aanmelden?organisatie=GM0150").await.fine();
    let form = page
        .form("Aanmelden")
        .fill("Uw naam", "Fatima Öztürk")
        .fill("Uw functie", "raadsgriffier")
        .fill("Uw e-mailadres", "fatima@deventer.example")
        .select(FROM, "maart 2027");
    let again = visitor.send(form).await;
    assert_eq!(
        told(&again),
        ["Kies ook de laatste maand, of zet beide op ‘Nog niet bekend’."]
    );
    let form = again.form("Aanmelden");
    assert_eq!(form.value("Uw naam"), "Fatima Öztürk");
    assert_eq!(form.value(FROM), "2027-03");
    let sent = visitor.send(form.select(UNTIL, "mei 2027")).await.fine();
    assert_eq!(sent.address, "/aanmelden/verstuurd");
}

//! What the office sets.

use super::officer;
use acceptance::TestSite;
use axum::http::StatusCode;

#[tokio::test]
async fn the_settings_name_what_is_missing_and_begin_with_somebody_to_ask() {
    let site = TestSite::new().await;
    let visitor = officer(&site).await;
    let page = visitor.get("/programma/instellingen").await.fine();
    let form = page.form("Opslaan");
    assert!(!form.value("Naam").is_empty() && form.value("E-mailadres").contains('@'));
    let again = visitor
        .send(
            form.fill("Naam van het programma", "")
                .fill("Op welke dag moet dat gelukt zijn?", "1900-02-01"),
        )
        .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("Vul de naam van het programma in."));
    let years = "Dag van het doel: kijk het jaartal na. Kies een jaar van 2010 tot en met 2199.";
    assert!(again.text().contains(years), "{}", again.text());
    let saved = visitor.send(page.form("Opslaan")).await.fine();
    assert!(saved.text().contains("Opgeslagen."));
}

#[tokio::test]
async fn whom_the_settings_name_is_whom_visitors_can_ask() {
    let site = TestSite::new().await;
    let visitor = officer(&site).await;
    let page = visitor.get("/programma/instellingen").await.fine();
    let form = page
        .form("Opslaan")
        .fill("Naam van het programma", "Drentse Quick Scan")
        .fill("Naam", "Jan Kok")
        .fill("E-mailadres", "jan@drenthe.example");
    let _told = visitor.send(form).await.fine();
    for address in ["/aanmelden", "/privacy", "/toegankelijkheid"] {
        let page = site.visitor().get(address).await.fine();
        page.assert_whole();
        assert!(page.text().contains("Mail naar Jan Kok:"), "{address}");
        assert_eq!(
            page.link("jan@drenthe.example"),
            "mailto:jan@drenthe.example"
        );
    }
    for address in ["/aanmelden", "/programma"] {
        let page = visitor.get(address).await.fine();
        assert!(page.text().contains("Drentse Quick Scan"), "{address}");
    }
}

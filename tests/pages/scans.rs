//! The list of scans: all of them for the programme, and their own for who lead and guide them.

use acceptance::{Page, Person, Scene};
use axum::http::StatusCode;

#[tokio::test]
async fn an_officer_chooses_a_part_of_all_scans_and_takes_it_along() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let page = programme.get("/scans").await.fine();
    assert!(page.text().contains("2 scans."), "{}", page.text());
    let form = page
        .form("Tonen")
        .fill("Naam van organisatie of mens", "leeuw")
        .select("Stap", "Startgesprek")
        .select("Soort", "Gemeenten");
    let part = programme.send(form).await.fine();
    assert!(part.text().contains("1 van 2 scans."), "{}", part.text());
    let rows = part.texts("tbody tr");
    assert!(
        rows.len() == 1 && rows[0].contains("Leeuwarden"),
        "{rows:?}"
    );
    let file = programme
        .get(&part.link("Download als CSV, voor een spreadsheet"))
        .await;
    let lines: Vec<&str> = file.html().lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[1].starts_with("GM0080;Leeuwarden;Gemeente;Doet mee;"),
        "{lines:?}"
    );
    let none = programme
        .get("/scans?naam=nergens&soort=waterschap")
        .await
        .fine();
    assert!(none.text().contains("Er is geen scan die hieraan voldoet."));
    let again = programme.get(&none.link("Alle scans tonen")).await.fine();
    assert_eq!(again.texts("tbody tr").len(), 2);
    let wrong = programme.get("/scans?stap=ergens").await.fine();
    assert_eq!(
        wrong.texts("tbody tr").len(),
        2,
        "a wrong step narrows nothing"
    );
}

#[tokio::test]
async fn a_clerk_reads_at_once_whether_there_is_anything_to_do() {
    let scene = Scene::prepared().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let page = clerk.get("/scans").await.fine();
    assert_eq!(page.heading(), "Uw scans");
    assert!(page.text().contains("Er loopt 1 scan."), "{}", page.text());
    let rows = page.texts("tbody tr");
    assert!(
        rows.len() == 1 && rows[0].contains("Leeuwarden"),
        "{rows:?}"
    );
    assert!(rows[0].contains("Nog geen dag afgesproken"), "{rows:?}");
    assert!(!page.has_button("Tonen"), "there is nothing to choose from");
}

#[tokio::test]
async fn a_lead_has_an_address_for_their_calendar_and_can_make_another() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let list = lead.get("/scans").await.fine();
    let page = lead
        .get(&list.link("Gesprekken in uw eigen agenda"))
        .await
        .fine();
    let address = |page: &Page| {
        let links = page.links();
        let found = links.iter().find(|(_, to)| to.contains("/agenda/"));
        found.expect("the address").1.clone()
    };
    let first = address(&page);
    // A calendar does not sign in.
    let calendar = scene.site.visitor();
    let file = calendar.get(&first).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.html().starts_with("BEGIN:VCALENDAR"));
    let page = lead.send(page.form("Nieuw adres maken")).await.fine();
    assert!(page.text().contains("Er is een nieuw adres."));
    assert_ne!(address(&page), first);
    let gone = calendar.get(&first).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let file = calendar.get(&address(&page)).await;
    assert_eq!(file.status, StatusCode::OK);
    let other = scene.site.signed_in(Person::OtherLead).await;
    let others = other.get("/mijn-agenda").await.fine();
    assert_ne!(address(&others), address(&page));
}

//! How long steps take: each figure leads to the scans that it is made of.

use super::officer;
use acceptance::TestSite;
use axum::http::StatusCode;
use services::testing::fill_programme;

const FILE: &str = "Download als CSV, voor een spreadsheet";

/// The numbers of a text, in their order.
fn numbers(text: &str) -> Vec<usize> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit());
    parts.filter_map(|part| part.parse().ok()).collect()
}

#[tokio::test]
async fn median_and_slowest_of_each_step_can_be_read_from_its_scans() {
    let site = TestSite::new().await;
    fill_programme(&site, 400).await;
    let visitor = officer(&site).await;
    let page = visitor.get("/programma?op=2026-10-31").await.fine();
    let rows = page.texts(".qs-funnel__row");
    let times = page.links().into_iter();
    let times: Vec<_> = times
        .filter(|(_, to)| to.starts_with("/programma/doorlooptijd"))
        .collect();
    assert_eq!(times.len(), 5, "{times:?}");
    for (place, (told, address)) in times.iter().enumerate() {
        let scans = numbers(told)[0];
        assert!(address.contains("op=2026-10-31"), "{address}");
        let list = visitor.get(&format!("{address}&pagina=alles")).await.fine();
        list.assert_whole();
        let days: Vec<usize> = list
            .texts("tbody td:last-child div")
            .iter()
            .map(|told| numbers(told)[0])
            .collect();
        assert_eq!(days.len(), scans, "{address}");
        assert!(days.is_sorted_by(|one, other| one >= other), "{days:?}");
        let median = days[(scans - 1) / 2].midpoint(days[scans / 2]);
        let (_, time) = rows[place].split_once("hooguit ").expect("a median");
        assert_eq!(numbers(time)[..3], [median, days[0], scans], "{time}");

        let file = visitor.get(&list.link(FILE)).await;
        assert_eq!(file.status, StatusCode::OK);
        assert!(file.body.starts_with(b"\xEF\xBB\xBFCode;Organisatie;"));
        let longest = file.html().lines().nth(1).expect("a row").to_owned();
        assert!(longest.ends_with(&format!(";{}", days[0])), "{longest}");
        assert_eq!(file.html().lines().count(), scans + 1, "{address}");
    }
}

#[tokio::test]
async fn the_scans_of_a_step_keep_what_was_chosen_and_lead_to_the_other_steps() {
    let site = TestSite::new().await;
    fill_programme(&site, 400).await;
    let visitor = officer(&site).await;
    let chosen = "/programma/doorlooptijd?provincie=PV22&op=2026-10-31&stand=stap-2";
    let list = visitor.get(chosen).await.fine();
    assert_eq!(list.heading(), "Hoe lang stap 2 duurt: Startgesprek");
    assert!(
        list.texts("tbody td:nth-child(2) div")
            .iter()
            .all(|province| province == "Drenthe")
    );
    let other = visitor.get(&list.link("Stap 5")).await.fine();
    assert_eq!(other.heading(), "Hoe lang stap 5 duurt: Verbeterplan");
    assert_eq!(
        other.address,
        "/programma/doorlooptijd?provincie=PV22&op=2026-10-31&stand=stap-5"
    );
    let nobody = visitor
        .get("/programma/doorlooptijd?provincie=PV22&van=2026-10-31&op=2026-10-31&stand=stap-5")
        .await
        .fine();
    assert!(nobody.text().contains("Nog geen scan rondde deze stap af."));
    assert!(!nobody.html().contains("doorlooptijd.csv"));
}

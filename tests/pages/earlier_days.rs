//! The programme on a day that is over, after its office changed what it counts by.

use acceptance::{Page, Person, TestSite};
use services::testing::fill_programme;

const FILE: &str = "Download als CSV, voor een spreadsheet";

/// Ten days after the beginning of a programme of so many scans the goal goes up and provinces count too; that was two days ago.
async fn changed(site: &TestSite, scans: usize) {
    fill_programme(site, scans).await;
    Person::Programme.join(site).await;
    site.later(chrono::TimeDelta::days(10));
    let visitor = site.signed_in(Person::Programme).await;
    let page = visitor.get("/programma/instellingen").await.fine();
    let form = page
        .form("Opslaan")
        .fill("Hoeveel moeten er meedoen?", "345")
        .fill("Op welke dag moet dat gelukt zijn?", "2030-12-31")
        .tick("Provincies");
    let saved = visitor.send(form).await.fine();
    assert!(saved.text().contains("Opgeslagen."));
    site.later(chrono::TimeDelta::days(2));
}

/// The number in the heading that leads to names, and what it leads to.
fn first_figure(page: &Page) -> (usize, String) {
    let told = page.texts("h1 a").concat();
    (told.parse().unwrap(), page.link(&told))
}

#[tokio::test]
async fn a_past_day_has_the_goal_of_then_and_says_what_it_is_now() {
    let site = TestSite::new().await;
    changed(&site, 60).await;
    let visitor = site.signed_in(Person::Programme).await;
    let then = visitor.get("/programma?op=2026-11-30").await.fine();
    then.assert_whole();
    assert!(
        then.heading()
            .ends_with(" gemeenten deden mee, het doel was 150"),
        "{}",
        then.heading()
    );
    let told = "Op die dag gold iets anders dan nu: het doel was 150 op zo 31 december 2028, nu 345 op di 31 december 2030; \
                voor het doel telden gemeenten mee, nu gemeenten en provincies.";
    assert!(then.text().contains(told), "{}", then.text());
    assert!(then.text().contains("Voor het doel telden gemeenten mee."));
    let drawing = then.texts(".qs-trend desc").concat();
    assert!(
        drawing.ends_with("Het doel was 150 op zo 31 december 2028."),
        "{drawing}"
    );
    assert!(
        then.texts(".qs-trend text")
            .contains(&"Doel toen: 150, eind 2028".to_owned())
    );

    let now = visitor.get("/programma").await.fine();
    assert!(
        now.heading()
            .ends_with(" organisaties doen mee, het doel is 345"),
        "{}",
        now.heading()
    );
    assert!(!now.text().contains("gold iets anders"));
    assert!(
        now.texts(".qs-trend text")
            .contains(&"Doel: 345, eind 2030".to_owned())
    );
    assert!(
        now.texts(".qs-trend text").contains(&"345".to_owned()),
        "the line of the goal has its number as the others have theirs"
    );
    // The day itself has what was set on it, and nothing differs from now.
    let day = visitor.get("/programma?op=2026-12-03").await.fine();
    assert!(day.heading().ends_with("deden mee, het doel was 345"));
    assert!(!day.text().contains("gold iets anders"));
}

#[tokio::test]
async fn lists_and_files_of_a_past_day_hold_whom_its_page_counts() {
    let site = TestSite::new().await;
    changed(&site, 400).await;
    let visitor = site.signed_in(Person::Programme).await;
    for address in ["/programma?op=2026-11-30", "/programma"] {
        let page = visitor.get(address).await.fine();
        let (count, list) = first_figure(&page);
        let list = visitor.get(&format!("{list}&pagina=alles")).await.fine();
        let rows = list.texts("tbody tr").len();
        assert_eq!(
            rows + 50,
            count,
            "{address}: the starting figure has no names"
        );
        let file = visitor.get(&list.link(FILE)).await;
        assert_eq!(file.html().lines().count(), rows + 1, "{address}");
        let has_provinces = file.html().contains(";provincie;");
        assert_eq!(has_provinces, address == "/programma", "{address}");
        let differs = list.text().contains("telden gemeenten mee, nu");
        assert_eq!(differs, address != "/programma", "{address}");
    }
}

#[tokio::test]
async fn the_line_leads_to_whom_it_counts_also_before_the_settings_changed() {
    let site = TestSite::new().await;
    changed(&site, 400).await;
    let visitor = site.signed_in(Person::Programme).await;
    let page = visitor.get("/programma").await.fine();
    let line: Vec<_> = page
        .links()
        .into_iter()
        .filter(|(_, to)| to.contains("stand=meededen-"))
        .collect();
    assert!(!line.is_empty());
    for (number, address) in line {
        let list = visitor.get(&format!("{address}&pagina=alles")).await.fine();
        assert!(list.heading().starts_with("Organisaties die meededen op "));
        let rows = list.texts("tbody tr").len();
        assert_eq!((rows + 50).to_string(), number, "{address}");
        let file = visitor.get(&list.link(FILE)).await;
        assert_eq!(file.html().lines().count(), rows + 1, "{address}");
    }
}

#[tokio::test]
async fn before_anything_was_written_down_the_page_says_that_it_does_not_know() {
    let site = TestSite::new().await;
    changed(&site, 60).await;
    let visitor = site.signed_in(Person::Programme).await;
    let before = visitor.get("/programma?op=2026-11-22").await.fine();
    let told = "Wat er voor ma 23 november 2026 was ingesteld, is niet bewaard.";
    assert!(before.text().contains(told), "{}", before.text());
    assert!(before.text().contains("het doel was 150 op"));
    let known = visitor.get("/programma?op=2026-11-23").await.fine();
    assert!(!known.text().contains("is niet bewaard"));
}

//! The register, as the programme and clerks see it without scripts.

use acceptance::{Page, Person, Scene, TestSite, Visitor};
use axum::http::StatusCode;
use services::authorities::changes::take_effect_due;

const EDITION: &str = "/overheden/nieuwe-editie";

async fn officer(site: &TestSite) -> Visitor {
    Person::Programme.join(site).await;
    site.signed_in(Person::Programme).await
}

async fn bring(visitor: &Visitor, as_of: &str, file: &[u8]) -> Page {
    crate::bringing::bring(visitor, EDITION, &[("as_of", as_of)], file).await
}

/// The register as the site offers it, with one text in it replaced.
async fn register_with(visitor: &Visitor, from: &str, to: &str) -> String {
    let file = visitor.get("/overheden/register.csv").await;
    assert_eq!(file.status, StatusCode::OK);
    let text = file.html().to_owned();
    assert!(text.contains(from), "{from}");
    text.replace(from, to)
}

/// Leeuwarden goes into Harlingen at the turn of the year, as an edition says.
async fn foresee_leeuwarden(visitor: &Visitor) {
    let from = "GM0080,municipality,Leeuwarden,Leeuwarden,Leeuwarden,,PV21,,,,,";
    let to = "GM0080,municipality,Leeuwarden,Leeuwarden,Leeuwarden,,PV21,,,2026-12-31,GM0072,";
    let file = register_with(visitor, from, to).await;
    let _kept = bring(visitor, "2026-11-23", file.as_bytes()).await;
    let page = visitor.get(EDITION).await.fine();
    assert!(
        page.text()
            .contains("Volgens het register gaat de gemeente Leeuwarden op vr 1 januari 2027 op in de gemeente Harlingen.")
    );
    let page = visitor.send(page.form("Overnemen")).await.fine();
    assert!(page.text().contains("De editie is overgenomen."));
}

#[tokio::test]
async fn the_register_is_searched_by_name_kind_province_and_whether_it_exists() {
    let site = TestSite::new().await;
    let visitor = officer(&site).await;
    let page = visitor.get("/overheden").await.fine();
    assert_eq!(page.texts("tbody tr").len(), 50);
    assert!(page.text().contains("375 organisaties"));
    let whole = visitor.get(&page.link("Alles op één pagina")).await.fine();
    assert_eq!(whole.texts("tbody tr").len(), 375);
    let part = visitor
        .get("/overheden?soort=gemeente&stand=alles")
        .await
        .fine();
    assert_eq!(
        part.link("Volgende"),
        "/overheden?soort=gemeente&stand=alles&pagina=2"
    );
    assert!(page.text().contains("Herindelingen (1 wacht op u)"));
    let form = page.form("Zoeken").fill("Naam of code", "hertogenb");
    let page = visitor.send(form).await.fine();
    assert_eq!(page.texts("tbody tr").len(), 1);
    let page = visitor.get(&page.link("’s-Hertogenbosch")).await.fine();
    assert_eq!(page.heading(), "’s-Hertogenbosch");
    assert!(page.text().contains("Naam volgens de wet"));
    let page = visitor.get("/overheden?zoek=GM0457").await.fine();
    assert!(page.text().contains("Wij vinden niets voor ‘GM0457’."));
    let page = visitor
        .get("/overheden?zoek=GM0457&stand=opgeheven")
        .await
        .fine();
    assert!(page.text().contains("bestond tot en met"));
    let page = visitor
        .get("/overheden?soort=waterschap&provincie=PV22")
        .await
        .fine();
    assert!(page.text().contains("waterschap Hunze en Aa’s"));
    let nothing = visitor.get("/overheden/GM9999").await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_was_found_in_the_register_comes_as_a_file() {
    let site = TestSite::new().await;
    let visitor = officer(&site).await;
    for (address, found) in [
        ("/overheden", 375),
        ("/overheden?soort=provincie", 12),
        ("/overheden?zoek=haaren&stand=opgeheven", 1),
    ] {
        let page = visitor.get(address).await.fine();
        let link = page.link("Download als CSV, voor een spreadsheet");
        let file = visitor.get(&link).await;
        assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
        assert!(file.body.starts_with(b"\xEF\xBB\xBFCode;Organisatie;"));
        let lines: Vec<_> = file.html().lines().collect();
        assert_eq!(lines.len(), found + 1, "{address}: all pages of it");
        if found == 1 {
            let begins = lines[1].starts_with("GM0788;Haaren;Gemeente;Noord-Brabant;");
            assert!(begins && lines[1].ends_with(";2020-12-31"), "{}", lines[1]);
        }
    }
    let nothing = visitor.get("/overheden?zoek=atlantis").await.fine();
    assert!(!nothing.html().contains("lijst.csv"));
}

#[tokio::test]
async fn the_page_of_an_authority_tells_what_came_before_and_after_it() {
    let site = TestSite::new().await;
    let visitor = officer(&site).await;
    let page = visitor.get("/overheden/GM0788").await.fine();
    assert!(
        page.text()
            .contains("gesplitst over Boxtel, Oisterwijk, Tilburg en Vught")
    );
    assert!(!page.text().contains("Scan aanvragen"));
    let page = visitor.get(&page.link("Boxtel")).await.fine();
    assert_eq!(page.link("Haaren"), "/overheden/GM0788");
    let terms = page.texts("dt");
    assert!(
        terms.contains(&"Nam een deel op van".to_owned()),
        "{terms:?}"
    );
    assert!(!terms.contains(&"Nam op".to_owned()), "it did not merge");
    let merged = visitor.get("/overheden/GM0363").await.fine();
    assert!(merged.texts("dt").contains(&"Nam op".to_owned()));
    assert!(
        page.text().contains("Nog niemand."),
        "an empty list says what to do"
    );
    let page = visitor.get("/overheden/GM1696").await.fine();
    assert!(page.text().contains("Dit is nog niet bevestigd."));
    assert_eq!(
        page.link("Bekijken en bevestigen"),
        "/overheden/wijzigingen/GM1696"
    );
}

#[tokio::test]
async fn a_clerk_looks_without_seeing_who_acts_for_an_authority() {
    let scene = Scene::prepared().await;
    let (programme, clerk) = (
        scene.site.signed_in(Person::Programme).await,
        scene.site.signed_in(Person::OtherClerk).await,
    );
    let seen = programme.get("/overheden/GM0080").await.fine();
    assert!(seen.text().contains(Person::Lead.email()));
    assert_eq!(
        seen.link("Scan van de gemeente Leeuwarden"),
        format!("/scans/{}", scene.scan)
    );
    let list = clerk.get("/scans").await.fine();
    let list = clerk
        .get(&list.link("Overheden: opzoeken wie waar ligt en wat er openbaar is"))
        .await
        .fine();
    assert!(!list.text().contains("Herindelingen"));
    let seen = clerk.get("/overheden/GM0080").await.fine();
    assert!(!seen.html().contains(Person::Lead.email()));
    assert!(!seen.html().contains(Person::Lead.name()));
    assert!(!seen.html().contains(scene.scan.as_str()));
}

#[tokio::test]
async fn an_edition_is_shown_with_its_errors_and_then_with_its_changes() {
    let site = TestSite::new().await;
    let visitor = officer(&site).await;
    let page = bring(&visitor, "2026-11-20", b"code,naam\nGM0363,S\xfadwest\n").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("niet opgeslagen als UTF-8"));
    assert_eq!(
        page.form("Bekijken")
            .value("Van welke dag is dit register?"),
        "2026-11-20"
    );
    let page = bring(&visitor, "2026-12-24", b"").await;
    assert!(
        page.text().contains("Deze dag moet nog komen.")
            && page.text().contains("Kies een bestand.")
    );
    let _kept = bring(&visitor, "2026-11-23", b"code|kind\n").await;
    let page = visitor.get(EDITION).await.fine();
    assert!(
        page.text()
            .contains("De kolommen zijn gescheiden met een ander teken.")
    );
    let spoilt = register_with(&visitor, "GM0402,municipality", "GM0402,gemeente").await;
    let _kept = bring(&visitor, "2026-11-23", spoilt.as_bytes()).await;
    let page = visitor.get(EDITION).await.fine();
    assert!(
        page.text()
            .contains("In 1 regel van 427 staat iets dat niet klopt.")
    );
    assert!(
        page.text()
            .contains("kind: vul municipality, province of water_board in")
    );
    assert!(!page.has_button("Overnemen"));
    let page = visitor.send(page.form("Ander bestand kiezen")).await.fine();
    assert!(page.has_button("Bekijken"));
    let renamed = register_with(
        &visitor,
        "GM0363,municipality,Amsterdam,Amsterdam",
        "GM0363,municipality,Amsterdam,Groot-Amsterdam",
    )
    .await;
    let _kept = bring(&visitor, "2026-11-23", renamed.as_bytes()).await;
    let page = visitor.get(EDITION).await.fine();
    assert!(
        page.text()
            .contains("Amsterdam heet voortaan Groot-Amsterdam")
    );
    let stale = page.form("Overnemen");
    let page = visitor.send(page.form("Overnemen")).await.fine();
    assert!(
        page.text().contains("1 andere naam, 426 ongewijzigd"),
        "{}",
        page.text()
    );
    assert!(page.text().contains(Person::Programme.name()));
    let page = visitor.send(stale).await.fine();
    assert!(page.has_button("Bekijken"), "the file is used up");
}

#[tokio::test]
async fn a_merger_is_confirmed_with_what_it_does_and_taken_back() {
    let scene = Scene::open().await;
    let visitor = scene.site.signed_in(Person::Programme).await;
    foresee_leeuwarden(&visitor).await;
    let page = visitor.get("/overheden/wijzigingen").await.fine();
    assert_eq!(page.texts("tbody tr").len(), 2);
    let page = visitor.get(&page.link("Leeuwarden")).await.fine();
    let text = page.text();
    assert!(
        text.contains("De scan loopt door onder de naam Leeuwarden."),
        "{text}"
    );
    assert!(text.contains("Hanneke Verstraten krijgt daarover een mail."));
    let choice = "Hanneke Verstraten voor de gemeente Harlingen";
    let form = page.form("Bevestigen").tick(choice);
    let page = visitor.send(form).await.fine();
    assert!(
        page.text()
            .contains("Bevestigd. Op de dag zelf gebeurt wat hieronder staat.")
    );
    assert!(page.form("Keuze opslaan").is_chosen(
        "Wie mag voortaan ook trekker zijn van de opvolger? (optioneel)",
        choice
    ));
    let page = visitor
        .send(page.form("Bevestiging intrekken"))
        .await
        .fine();
    assert!(page.text().contains("De bevestiging is ingetrokken."));
    let page = visitor.send(page.form("Bevestigen")).await.fine();
    assert!(page.text().contains("Marijke de Vries"));

    let lead = scene.site.signed_in(Person::Lead).await;
    let cockpit = lead.get(&format!("/scans/{}", scene.scan)).await.fine();
    assert!(
        cockpit.text().contains(
            "De gemeente Leeuwarden gaat op vr 1 januari 2027 op in de gemeente Harlingen."
        )
    );
    scene.site.later(chrono::TimeDelta::days(40));
    assert_eq!(take_effect_due(&scene.site).await.expect("the job"), 1);
    let lead = scene.site.signed_in(Person::Lead).await;
    let cockpit = lead.get(&format!("/scans/{}", scene.scan)).await.fine();
    assert!(cockpit.text().contains(
        "De gemeente Leeuwarden is op vr 1 januari 2027 opgegaan in de gemeente Harlingen."
    ));
    assert!(cockpit.text().contains("De scan loopt door"));
    let ask = lead.get("/scans/nieuw").await.fine();
    assert!(
        ask.text().contains("Leeuwarden bestaat niet meer.") || ask.text().contains("Harlingen"),
        "{}",
        ask.text()
    );
    let visitor = scene.site.signed_in(Person::Programme).await;
    let page = visitor.get("/overheden/GM0072").await.fine();
    assert_eq!(
        page.link("Scan van de gemeente Leeuwarden"),
        format!("/scans/{}", scene.scan)
    );
}

#[tokio::test]
async fn what_nobody_confirmed_in_time_stands_where_the_programme_looks() {
    let site = TestSite::new().await;
    let visitor = officer(&site).await;
    let told = "De dag van 1 herindeling is voorbij, maar zij is nog niet bevestigd.";
    assert!(!visitor.get("/programma").await.fine().text().contains(told));
    site.later(chrono::TimeDelta::days(45));
    let visitor = site.signed_in(Person::Programme).await;
    for address in ["/programma", "/overheden"] {
        assert!(
            visitor.get(address).await.fine().text().contains(told),
            "{address}"
        );
    }
    let page = visitor.get("/overheden/wijzigingen/GM1696").await.fine();
    let page = visitor
        .send(page.form("Bevestigen en meteen verwerken"))
        .await
        .fine();
    assert!(page.text().contains("Bevestigd en meteen verwerkt."));
    let page = visitor.get("/overheden/wijzigingen").await.fine();
    assert!(
        page.text()
            .contains("Er zijn geen herindelingen die nog komen.")
    );
    assert!(!visitor.get("/programma").await.fine().text().contains(told));
}

#[tokio::test]
async fn a_clerk_whose_authority_ended_is_asked_where_they_work_now() {
    let scene = Scene::prepared().await;
    let visitor = scene.site.signed_in(Person::Programme).await;
    let from = "GM0106,municipality,Assen,Assen,Assen,,PV22,,,,,";
    let to = "GM0106,municipality,Assen,Assen,Assen,,PV22,,,2026-06-30,GM0114,";
    let file = register_with(&visitor, from, to).await;
    let _kept = bring(&visitor, "2026-11-23", file.as_bytes()).await;
    let page = visitor.get(EDITION).await.fine();
    let _applied = visitor.send(page.form("Overnemen")).await.fine();
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let page = clerk.get("/mijn-profiel").await.fine();
    assert!(
        page.text()
            .contains("De gemeente Assen is op wo 1 juli 2026 opgegaan in de gemeente Emmen.")
    );
    let page = clerk.send(page.form("Opslaan")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("Kies haar opvolger."));
    let form = page.form("Opslaan").select("Eigen organisatie", "Emmen");
    let page = clerk.send(form).await.fine();
    assert!(!page.text().contains("opgegaan in"));
    let list = visitor.get("/programma/griffierspool").await.fine();
    assert!(list.text().contains("Emmen"));
}

//! The figures, their lists and their map.

use super::officer;
use acceptance::{Person, Scene, TestSite};
use axum::http::StatusCode;
use services::testing::fill_programme;

#[tokio::test]
async fn an_empty_programme_says_what_to_do_first() {
    let site = TestSite::new().await;
    let visitor = officer(&site).await;
    let page = visitor.get("/programma").await.fine();
    page.assert_whole();
    assert_eq!(page.heading(), "50 gemeenten doen mee, het doel is 150");
    assert!(page.text().contains("Er zijn nog geen scans."));
    assert_eq!(page.link("Scan aanvragen"), "/scans/nieuw");
    assert_eq!(page.link("Programma"), "/programma");
    let campaigns = visitor.get("/programma/campagnes").await.fine();
    assert!(campaigns.text().contains("Er zijn nog geen campagnes."));
    let stalled = visitor.get("/programma/stilstand").await.fine();
    assert!(stalled.text().contains("Er staat geen scan stil."));
}

#[tokio::test]
async fn every_figure_leads_to_its_list_and_every_list_to_a_file() {
    let site = TestSite::new().await;
    fill_programme(&site, 400).await;
    let visitor = officer(&site).await;
    let page = visitor.get("/programma").await.fine();
    page.assert_whole();
    let lists: Vec<String> = page
        .links()
        .into_iter()
        .filter(|(_, to)| to.starts_with("/programma/lijst"))
        .map(|(_, to)| to)
        .collect();
    assert!(lists.len() > 60, "{}", lists.len());
    // The starting figure is in the headline, and in no list: nobody knows who they were.
    let headline = page.texts("h1 a").concat();
    assert!(page.heading().starts_with(&headline) && !headline.is_empty());
    for (number, address) in page.links() {
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        // Some of each sort; all would take long.
        let some = address.contains("PV22") || !address.contains("provincie");
        if !(digits && some && address.starts_with("/programma/lijst")) {
            continue;
        }
        let and = if address.contains('?') { '&' } else { '?' };
        let whole = format!("{address}{and}pagina=alles");
        let list = visitor.get(&whole).await.fine();
        let rows = list.texts("tbody tr").len();
        let is_headline = number == headline && address == "/programma/lijst?stand=doet-mee";
        let is_of_line = address.contains("stand=meededen-");
        let unnamed = if is_headline || is_of_line { 50 } else { 0 };
        assert_eq!((rows + unnamed).to_string(), number, "{address}");
        let file = visitor
            .get(&list.link("Download als CSV, voor een spreadsheet"))
            .await;
        assert_eq!(file.status, StatusCode::OK, "{address}");
        assert_eq!(file.html().lines().count(), rows + 1, "{address}");
        assert!(file.body.starts_with(b"\xEF\xBB\xBFCode;Organisatie;"));
    }
}

#[tokio::test]
async fn a_table_whose_cells_stand_below_each_other_stays_a_table_for_the_ear() {
    let site = TestSite::new().await;
    fill_programme(&site, 400).await;
    let visitor = officer(&site).await;
    for (address, table) in [
        ("/programma", "[aria-label$='per provincie']"),
        ("/overheden", "[aria-label$='gevonden organisaties']"),
    ] {
        let page = visitor.get(address).await.fine();
        let count = |css: &str| page.texts(&format!("{table} {css}")).len();
        let rows =
            count("tbody[role=rowgroup] > [role=row]") + count("tfoot[role=rowgroup] > [role=row]");
        let columns = count("thead [role=columnheader]");
        assert!(rows > 11 && columns > 4, "{address}: {rows} by {columns}");
        assert_eq!(count("[role=rowheader]"), rows, "{address}");
        // None is left out, also not one without anybody: by its place a cell is told its column.
        assert_eq!(count("[role=cell]"), rows * (columns - 1), "{address}");
    }
}

#[tokio::test]
async fn what_waits_for_the_officer_is_for_the_screen_alone() {
    let site = TestSite::new().await;
    // Long after the register foresaw a merger that nobody confirmed.
    site.later(chrono::TimeDelta::days(45));
    let visitor = officer(&site).await;
    let page = visitor.get("/programma").await.fine();
    assert!(!page.texts(".qs-notice").is_empty());
    assert!(
        page.texts(".qs-notice:not(.qs-on-screen)").is_empty(),
        "a printed figure goes to people who have nothing to confirm: {:?}",
        page.texts(".qs-notice")
    );
}

#[tokio::test]
async fn a_long_list_comes_in_pages_that_keep_what_was_chosen() {
    let site = TestSite::new().await;
    fill_programme(&site, 400).await;
    let visitor = officer(&site).await;
    let chosen = "/programma/lijst?soort=gemeente&provincie=PV22&op=2026-06-30";
    let whole = visitor.get(&format!("{chosen}&pagina=alles")).await.fine();
    let all = visitor.get("/programma/lijst?soort=alle").await.fine();
    assert_eq!(all.texts("tbody tr").len(), 50);
    assert!(
        all.texts(".qs-lead")
            .concat()
            .contains("Op deze pagina staan nummer 1 tot en met 50."),
        "{:?}",
        all.texts(".qs-lead")
    );
    let html = all.html();
    let (file, table) = (html.find("/programma/lijst.csv"), html.find("<table"));
    assert!(
        file.is_some() && file < table,
        "the file is found without scrolling"
    );
    let next = visitor.get(&all.link("Volgende")).await.fine();
    assert_eq!(next.address, "/programma/lijst?soort=alle&pagina=2");
    assert_ne!(next.texts("tbody th"), all.texts("tbody th"));
    assert_eq!(
        next.link("Download als CSV, voor een spreadsheet"),
        "/programma/lijst.csv?soort=alle"
    );
    // A part that fits on a page has no pages.
    let part = visitor.get(chosen).await.fine();
    assert_eq!(part.texts("tbody tr").len(), 12);
    assert_eq!(part.texts("tbody th"), whole.texts("tbody th"));
    assert!(!part.text().contains("Alles op één pagina"));
}

#[tokio::test]
async fn the_map_has_a_mark_for_each_authority_and_its_table_leads_to_the_scans() {
    let site = TestSite::new().await;
    fill_programme(&site, 400).await;
    let visitor = officer(&site).await;
    let page = visitor.get("/programma?provincie=PV22").await.fine();
    page.assert_whole();
    let marks = page.texts(".qs-map > .qs-map__mark");
    let rows = page.texts(".qs-map__table tbody tr");
    assert!(marks.len() > 3, "{marks:?}");
    assert_eq!(marks.len(), rows.len());
    assert!(marks.iter().all(|told| told.contains(": stap ")));
    let (name, _) = marks[0].split_once(": stap ").unwrap();
    let scan = visitor.get(&page.link(name)).await.fine();
    assert!(scan.address.starts_with("/scans/"), "{}", scan.address);
    assert_eq!(page.texts(".qs-map desc").len(), 1);
}

#[tokio::test]
async fn who_has_no_place_on_the_map_stands_beside_it() {
    let site = TestSite::new().await;
    fill_programme(&site, 400).await;
    let visitor = officer(&site).await;
    let all = visitor.get("/programma?soort=alle").await.fine();
    assert!(
        all.text()
            .contains("Naast de kaart: provincies en waterschappen")
    );
    let boards = visitor.get("/programma?soort=waterschap").await.fine();
    assert!(boards.texts(".qs-map").is_empty());
    let beside = boards.texts(".qs-map__beside li");
    assert_eq!(beside.len(), boards.texts(".qs-map__table tbody tr").len());
    let provinces = visitor.get("/programma?soort=provincie").await.fine();
    assert!(!provinces.texts(".qs-map > .qs-map__mark").is_empty());
    assert!(!provinces.text().contains("Naast de kaart"));
}

#[tokio::test]
async fn nothing_is_said_of_nobody() {
    let site = TestSite::new().await;
    fill_programme(&site, 3).await;
    let visitor = officer(&site).await;
    let page = visitor.get("/programma?provincie=PV29").await.fine();
    assert!(
        page.text().contains("Hier doet nog niemand mee."),
        "{}",
        page.text()
    );
    assert!(page.texts(".qs-trend, .qs-lead").is_empty());
    assert!(!page.text().contains("daarvan"));
    for address in ["/programma/lijst", "/programma/lijst?stand=nog-niet"] {
        let list = visitor.get(address).await.fine();
        assert!(
            list.text()
                .contains("Van de 50 uit de beginstand weten wij niet welke het zijn;"),
            "{address}"
        );
    }
    let some = visitor.get("/programma/lijst?stand=doet-mee").await.fine();
    assert!(
        some.text()
            .contains("De 50 uit de beginstand staan er niet bij")
    );
}

#[tokio::test]
async fn a_day_in_the_past_is_not_called_now() {
    let site = TestSite::new().await;
    fill_programme(&site, 200).await;
    let visitor = officer(&site).await;
    let page = visitor.get("/programma?op=2026-06-30").await.fine();
    assert!(page.text().contains("Op die dag in deze stap:"));
    assert!(!page.text().contains(" nu "), "{}", page.text());
    let told = page.texts("h1, h2, .qs-lead, thead th").join(" ");
    let present = ["doen mee", "Doen mee", "hebben", "heeft", "zijn", " is "];
    for verb in present {
        assert!(!told.contains(verb), "{verb:?} in {told}");
    }
    for verb in ["deden mee", "het doel was 150", "maanden ervoor kwam"] {
        assert!(told.contains(verb), "{verb:?} in {told}");
    }
    let list = visitor
        .get("/programma/lijst?op=2026-06-30&stand=stap-3")
        .await
        .fine();
    assert_eq!(list.heading(), "Gemeenten op die dag in stap 3");
}

#[tokio::test]
async fn a_filter_stands_in_the_address_and_a_day_that_cannot_be_is_explained() {
    let site = TestSite::new().await;
    fill_programme(&site, 200).await;
    let visitor = officer(&site).await;
    let page = visitor
        .get("/programma?soort=gemeente&provincie=PV25&op=2026-06-30")
        .await
        .fine();
    assert!(
        page.heading().contains("gemeenten in Gelderland"),
        "{}",
        page.heading()
    );
    assert!(page.text().contains("di 30 juni 2026") || page.text().contains("juni"));
    let file = visitor
        .get("/programma/lijst.csv?soort=gemeente&provincie=PV25&op=2026-06-30")
        .await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.html().contains("Arnhem"));
    assert!(!file.html().contains("Assen"));
    for (day, told) in [
        ("1900-01-01", "Kies een jaar van 2010 tot en met 2199."),
        ("2999-01-01", "Kies een jaar van 2010 tot en met 2199."),
        ("2015-01-01", "Voor deze dag is er nog niet geteld."),
        ("2031-01-01", "Deze dag moet nog komen."),
        ("gisteren", "Vul een datum in"),
    ] {
        let page = visitor.get(&format!("/programma?op={day}")).await.fine();
        assert!(page.text().contains(told), "{day}");
        assert!(page.title().starts_with("Fout: "), "{day}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_selection_is_told_by_the_name_of_its_field() {
    let site = TestSite::new().await;
    let visitor = officer(&site).await;
    for page in ["", "/lijst", "/stilstand", "/werving"] {
        for (field, told) in [
            ("soort", "Soort: kies iets uit de lijst."),
            ("provincie", "Provincie: kies iets uit de lijst."),
            ("campagne", "Campagne: kies iets uit de lijst."),
        ] {
            let address = format!("/programma{page}?{field}=zomaar");
            let page = visitor.get(&address).await.fine();
            let list = page.texts(".qs-panel--error li").concat();
            assert_eq!(list, told, "{address}");
        }
    }
}

#[tokio::test]
async fn a_clerk_finds_no_way_to_the_programme() {
    let scene = Scene::prepared().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let page = clerk.get("/scans").await.fine();
    assert!(
        page.links()
            .iter()
            .all(|(_, to)| !to.starts_with("/programma"))
    );
}

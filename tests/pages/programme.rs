//! The programme as its office sees it, without scripts.

use acceptance::{Person, Scene, TestSite, Visitor};
use axum::http::StatusCode;
use services::testing::fill_programme;

async fn officer(site: &TestSite) -> Visitor {
    Person::Programme.join(site).await;
    site.signed_in(Person::Programme).await
}

#[tokio::test]
async fn an_empty_programme_says_what_to_do_first() {
    let site = TestSite::new().await;
    let visitor = officer(&site).await;
    let page = visitor.get("/programma").await.fine();
    page.assert_whole();
    assert_eq!(page.heading(), "50 van de 150 gemeenten doen mee");
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
    for (number, address) in page.links() {
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        // Some of each sort; all would take long.
        let some = address.contains("PV22") || !address.contains("provincie");
        if !(digits && some && address.starts_with("/programma/lijst")) {
            continue;
        }
        let list = visitor.get(&address).await.fine();
        let rows = list.texts("tbody tr").len();
        assert_eq!(rows.to_string(), number, "{address}");
        let file = visitor
            .get(&list.link("Download als CSV, voor een spreadsheet"))
            .await;
        assert_eq!(file.status, StatusCode::OK, "{address}");
        assert_eq!(file.html().lines().count(), rows + 1, "{address}");
        assert!(file.body.starts_with(b"\xEF\xBB\xBFCode;Organisatie;"));
    }
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
        ("1900-01-01", "Deze dag ligt voor 2010"),
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
async fn a_campaign_is_made_changed_ended_removed_and_put_back() {
    let site = TestSite::new().await;
    let visitor = officer(&site).await;
    let form = visitor.get("/programma/campagnes/nieuw").await.fine();
    let form = form
        .form("Toevoegen")
        .fill("Naam van de campagne", "Drenthe doet mee")
        .fill("Met wie is dit afgesproken?", "Provincie Drenthe");
    let again = visitor.send(form).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = again.form("Toevoegen");
    assert_eq!(form.value("Naam van de campagne"), "Drenthe doet mee");
    let form = form
        .fill("Hoeveel genodigden doen er aan het eind mee?", "10")
        .fill("Eerste dag", "2026-01-01")
        .fill("Laatste dag", "2027-12-31")
        .fill("Naam van de contactpersoon", "Jan Kok")
        .fill("E-mailadres van de contactpersoon", "jan@drenthe.example")
        .tick("Drenthe");
    let page = visitor.send(form).await.fine();
    assert_eq!(page.heading(), "Drenthe doet mee");
    assert!(page.text().contains("0 van de 12 genodigden doen mee."));
    let invited = visitor.get(&page.link("Genodigden kiezen")).await.fine();
    let invited = visitor
        .send(invited.form("Opslaan").untick("Assen"))
        .await
        .fine();
    assert!(
        invited
            .text()
            .contains("Er zijn 11 organisaties uitgenodigd.")
    );
    let page = visitor.get(&page.address).await.fine();
    let ended = visitor.send(page.form("Nu beëindigen")).await.fine();
    assert!(ended.has_button("Toch voortzetten"));
    let list = visitor.send(ended.form("Verwijderen")).await.fine();
    assert!(
        list.text()
            .contains("De campagne ‘Drenthe doet mee’ is verwijderd.")
    );
    let back = list.form("Ongedaan maken: Drenthe doet mee");
    let page = visitor.send(back).await.fine();
    assert_eq!(page.heading(), "Drenthe doet mee");
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

//! What the office keeps of authorities, and the list of them.

use acceptance::{Person, Scene, TestSite};
use axum::http::StatusCode;

use super::{DEVENTER, LIST, officer};

#[tokio::test]
async fn a_contact_is_noted_corrected_taken_away_and_put_back() {
    let site = TestSite::new().await;
    let programme = officer(&site).await;
    let list = programme.get(&format!("{LIST}?naam=deventer")).await.fine();
    let page = programme.get(&list.link("Deventer")).await.fine();
    assert!(page.text().contains("Er is nog geen contact genoteerd."));
    let page = programme.get(&page.link("Contact noteren")).await.fine();
    let form = page
        .form("Opslaan")
        .fill("Op welke dag?", "2026-11-20")
        .fill("Wanneer?", "2026-11-22");
    let page = programme.send(form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for told in [
        "Vul in met wie het contact was.",
        "Kies hoe het contact was.",
        "Schrijf op wat er op die dag moet gebeuren, of haal de datum weg.",
    ] {
        assert!(page.text().contains(told), "{told}");
    }
    let form = page
        .form("Opslaan")
        .fill("Met wie?", "Griffier Jansen")
        .choose("Hoe?", "Telefoon")
        .fill("Wat is er gezegd?", "Wil eerst\nde kadernota afwachten.")
        .choose("Hoe staat het met de belangstelling?", "Belangstelling")
        .fill("Volgende stap", "Terugbellen");
    let page = programme.send(form).await.fine();
    let title = "vr 20 november 2026, telefoon met Griffier Jansen";
    assert!(page.text().contains("Genoteerd door Marijke de Vries"));
    assert!(page.text().contains("Verlopen"), "its day is over");
    let change = programme
        .get(&page.link(&format!("Aanpassen: {title}")))
        .await
        .fine();
    let form = change
        .form("Opslaan")
        .fill("Wat is er gezegd?", "Zij belt zelf.");
    let page = programme.send(form).await.fine();
    assert!(page.text().contains("Zij belt zelf."));
    let gone = programme
        .send(page.form(&format!("Weghalen: {title}")))
        .await
        .fine();
    assert!(gone.text().contains(&format!("Weggehaald: {title}.")));
    assert!(!gone.text().contains("Zij belt zelf."));
    let page = programme
        .send(gone.form(&format!("Ongedaan maken: {title}")))
        .await
        .fine();
    assert!(page.text().contains("Zij belt zelf."));
    let list = programme.get(&format!("{LIST}?stap=verlopen")).await.fine();
    assert_eq!(list.texts("tbody tr").len(), 1);
}

#[tokio::test]
async fn what_somebody_else_changed_meanwhile_is_shown_beside_what_was_typed() {
    let site = TestSite::new().await;
    let programme = officer(&site).await;
    let edit = format!("{DEVENTER}/gegevens");
    let page = programme.get(&edit).await.fine();
    let hers = page.form("Opslaan").fill("Notities", "Van haar.");
    let his = page
        .form("Opslaan")
        .fill("Notities", "Van hem.")
        .fill("Naam", "Jan Kok");
    let _saved = programme.send(hers).await.fine();
    let page = programme.send(his).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.assert_whole();
    assert!(page.text().contains("Dit is intussen aangepast"));
    assert!(page.texts("#intussen").concat().contains("Van haar."));
    let again = page.form("Mijn tekst bewaren");
    assert_eq!(again.value("Notities"), "Van hem.");
    let page = programme.send(again).await.fine();
    assert!(page.text().contains("Van hem.") && page.text().contains("Jan Kok"));
}

#[tokio::test]
async fn the_list_comes_in_pages_and_its_parts_keep_the_rest_of_the_address() {
    let site = TestSite::new().await;
    let programme = officer(&site).await;
    let list = programme.get(LIST).await.fine();
    assert_eq!(list.texts("tbody tr").len(), 50);
    let next = programme.get(&list.link("Volgende")).await.fine();
    assert!(next.text().contains("Pagina 2 van"));
    assert_ne!(list.texts("tbody th"), next.texts("tbody th"));
    let beyond = programme.get(&format!("{LIST}?pagina=999")).await.fine();
    assert!(!beyond.texts("tbody tr").is_empty());
    let narrowed = programme
        .get(&format!("{LIST}?provincie=PV22&naam=a%26b%20%3C"))
        .await
        .fine();
    assert!(
        narrowed
            .text()
            .contains("Er is niemand die hieraan voldoet.")
    );
    let part = narrowed.link("Wil meedoen");
    assert!(
        part.contains("provincie=PV22") && part.contains("naam=a%26b%20%3C"),
        "{part}"
    );
    let search = programme
        .get(&format!(
            "{LIST}?provincie=PV22&belangstelling=niet-benaderd"
        ))
        .await
        .fine();
    let form = search.form("Zoeken").fill("Zoek een organisatie", "em");
    let found = programme.send(form).await.fine();
    assert_eq!(found.texts("tbody th a"), ["Emmen"]);
    let file = programme
        .get(&found.link("Download als CSV, voor een spreadsheet"))
        .await;
    assert_eq!(file.html().lines().count(), 2);
    assert!(
        file.html()
            .contains("GM0114;Emmen;gemeente;Drenthe;Niet benaderd")
    );
    let wrong = programme
        .get(&format!("{LIST}?belangstelling=veel"))
        .await
        .fine();
    assert!(wrong.title().starts_with("Fout: "));
}

#[tokio::test]
async fn from_a_campaign_one_comes_to_who_was_invited() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let list = programme
        .get("/programma/lijst?stand=nog-niet&pagina=alles")
        .await
        .fine();
    let page = programme.get(&list.link("Deventer")).await.fine();
    assert_eq!(page.address, DEVENTER);
    let all = programme
        .get("/programma/lijst?stand=doet-mee")
        .await
        .fine();
    assert!(
        all.links()
            .iter()
            .all(|(_, address)| !address.contains("/werving/")),
        "who takes part is not recruited"
    );
}

#[tokio::test]
async fn too_much_text_comes_back_with_a_sentence() {
    let site = TestSite::new().await;
    let (programme, visitor) = (officer(&site).await, site.visitor());
    let long = "<b>é</b> ".repeat(600);
    for (address, name) in [
        (format!("{DEVENTER}/gegevens"), "notes"),
        (format!("{DEVENTER}/gegevens"), "contact_name"),
        (format!("{DEVENTER}/gegevens"), "next_step"),
        (format!("{DEVENTER}/contacten/nieuw"), "note"),
        (format!("{DEVENTER}/contacten/nieuw"), "person"),
        (format!("{DEVENTER}/aanvragen"), "reason"),
    ] {
        let page = programme.post(&address, &[(name, &long)]).await;
        assert_eq!(
            page.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{address} {name}"
        );
        assert!(
            page.html().contains(&format!("id=\"{name}-fout\"")),
            "{address} {name}"
        );
        assert!(!page.html().contains("<b>é"), "{address} {name}");
    }
    for name in ["name", "function", "telephone", "reason"] {
        let fields = [("authority", "GM0150"), (name, long.as_str())];
        let page = visitor.post("/aanmelden", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(
            page.html().contains(&format!("id=\"{name}-fout\"")),
            "{name}"
        );
    }
}

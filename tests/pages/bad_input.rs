//! What people of the programme fill in wrong: a clear sentence each, and nothing half done.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use services::Actor;
use services::scans::{self, RequestForm};
use services::testing::withdraw_what_is_shown;

const POOL: &str = "/programma/griffierspool";

async fn invite(programme: &Visitor, name: &str, email: &str) -> Page {
    let page = programme.get(&format!("{POOL}/nieuw")).await.fine();
    let form = page
        .form("Uitnodigen")
        .fill("Voor- en achternaam", name)
        .fill("E-mailadres", email);
    programme.send(form).await
}

/// What was pasted comes back as the page that says what would become of it.
async fn pasted(programme: &Visitor, text: &str) -> Page {
    const SEAM: &str = "seam-of-the-test";
    let body = format!(
        "--{SEAM}\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{text}\r\n--{SEAM}--\r\n"
    );
    let request = axum::http::Request::post(format!("{POOL}/importeren"))
        .header(
            "content-type",
            format!("multipart/form-data; boundary={SEAM}"),
        )
        .header("sec-fetch-site", "same-origin")
        .body(axum::body::Body::from(body))
        .unwrap();
    let sent = programme.request(request).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    programme.get(&format!("{POOL}/importeren")).await.fine()
}

#[tokio::test]
async fn a_clerk_without_home_or_places_is_shown_with_the_reason() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let _invited = invite(&programme, "Hugo Thuisloos", "hugo@voorbeeld.nl")
        .await
        .fine();
    let page = invite(&programme, "Nel Nul", "nel@voorbeeld.nl")
        .await
        .fine();
    let form = page
        .form("Opslaan")
        .select("Eigen organisatie", "Maastricht")
        .fill("Hoeveel scans in een halfjaar?", "0");
    let page = programme.send(form).await.fine();
    assert!(page.text().contains("neemt nu geen scans aan"));
    let pool = programme.get(POOL).await.fine();
    assert!(pool.text().contains("kan niet worden gevraagd"));
    let officer = scene.actor(Person::Programme).await;
    let form = RequestForm {
        authority: "GM0344".to_owned(),
        reason: "Een spiegel.".to_owned(),
        lead_name: "Anna Bos".to_owned(),
        lead_email: "anna@utrecht.example".to_owned(),
        ..RequestForm::default()
    };
    let scan = scans::request(&officer, &scene.site, &form).await.unwrap();
    let page = programme
        .get(&format!("/scans/{scan}/toewijzen"))
        .await
        .fine();
    let text = page.text();
    assert!(
        text.contains("In het profiel staat geen eigen organisatie."),
        "{text}"
    );
    assert!(
        text.contains("Neemt geen scans aan: het aantal plaatsen is 0."),
        "{text}"
    );
}

#[tokio::test]
async fn an_address_that_is_taken_is_said_in_the_form_and_in_the_file() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let page = invite(&programme, "Annelies Postma", Person::Clerk.email()).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.text()
            .contains("Met dit e-mailadres zit er al iemand in de pool")
    );
    assert_eq!(
        page.form("Uitnodigen").value("Voor- en achternaam"),
        "Annelies Postma"
    );
    let page = pasted(
        &programme,
        "naam;e-mailadres\nBas;bas@voorbeeld.nl\nBas Twee;BAS@voorbeeld.nl",
    )
    .await;
    assert!(page.text().contains("dit adres staat ook op regel 2."));
    assert!(!page.has_button("Overnemen"));
}

#[tokio::test]
async fn a_file_of_more_than_five_thousand_lines_is_too_long() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let lines = |count: usize| -> String {
        let line = |number| format!("\nNaam {number};n{number}@voorbeeld.nl");
        let lines: String = (0..count).map(line).collect();
        format!("naam;e-mailadres{lines}")
    };
    let page = pasted(&programme, &lines(5001)).await;
    assert!(page.text().contains("Het zijn meer dan 5.000 regels."));
    let page = pasted(&programme, &lines(5000)).await;
    assert!(
        page.text()
            .contains("Het bestand is in orde. Nieuw: 5.000."),
        "{}",
        page.text()
    );
    assert!(
        page.text()
            .contains("De eerste 500 van 5.000 regels die iets veranderen.")
    );
}

#[tokio::test]
async fn a_goal_of_nothing_and_days_of_1900_are_explained() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let settings = programme.get("/programma/instellingen").await.fine();
    for (label, typed, told) in [
        (
            "Hoeveel moeten er meedoen?",
            "0",
            "Een doel van 0 is geen doel.",
        ),
        (
            "Hoeveel moeten er meedoen?",
            "400",
            "Zoveel zijn er niet: nu zijn het er 342. Vul hoogstens 342 in.",
        ),
        (
            "Hoeveel deden er al mee voordat dit programma telde?",
            "400",
            "Zoveel waren er niet: op di 31 december 2019 waren het er 355.",
        ),
        (
            "Op welke dag moet dat gelukt zijn?",
            "1900-01-01",
            "Kies een jaar van 2010 tot en met 2199.",
        ),
        (
            "Tot en met welke dag is dat geteld?",
            "1900-01-01",
            "Kies een jaar van 2010 tot en met 2199.",
        ),
    ] {
        let form = settings
            .form("Opslaan")
            .fill("Naam", "Marijke de Vries")
            .fill("E-mailadres", "marijke@programma.example")
            .fill(label, typed);
        let page = programme.send(form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{label}");
        assert!(page.text().contains(told), "{label}: {}", page.text());
        assert_eq!(page.form("Opslaan").value(label), typed);
    }
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let own = clerk.get("/mijn-profiel").await.fine();
    let form = own
        .form("Opslaan")
        .fill("Wanneer volgde u de training?", "1900-01-01");
    let page = clerk.send(form).await;
    assert!(
        page.text()
            .contains("Kies een jaar van 2010 tot en met 2199.")
    );
    let form = own
        .form("Toevoegen")
        .fill("Eerste dag weg", "2020-01-01")
        .fill("Laatste dag weg", "2020-01-08");
    let page = clerk.send(form).await;
    assert!(page.text().contains("Deze afwezigheid is al voorbij."));
}

#[tokio::test]
async fn a_campaign_for_nobody_and_contacts_of_1900_are_explained_and_not_kept() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let form = programme.get("/programma/campagnes/nieuw").await.fine();
    let form = form
        .form("Toevoegen")
        .fill("Naam van de campagne", "Drenthe doet mee")
        .fill("Met wie is dit afgesproken?", "Provincie Drenthe")
        .fill("Hoeveel genodigden doen er aan het eind mee?", "0")
        .fill("Eerste dag", "1900-01-01")
        .fill("Laatste dag", "2027-12-31")
        .fill("Naam van de contactpersoon", "Jan Kok")
        .fill("E-mailadres van de contactpersoon", "jan@drenthe.example");
    let page = programme.send(form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for told in [
        "Een doel van 0 is geen doel.",
        "Kies een jaar van 2010 tot en met 2199.",
    ] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    let again = page.form("Toevoegen");
    assert_eq!(again.value("Eerste dag"), "1900-01-01");
    assert_eq!(again.value("Naam van de campagne"), "Drenthe doet mee");
    let campaigns = programme.get("/programma/campagnes").await.fine();
    assert!(campaigns.text().contains("Er zijn nog geen campagnes."));

    let contact = "/programma/werving/GM0150/contacten/nieuw";
    let form = programme.get(contact).await.fine().form("Opslaan");
    let form = form
        .fill("Op welke dag?", "1900-01-01")
        .fill("Met wie?", "Griffier Jansen")
        .choose("Hoe?", "Telefoon");
    let page = programme.send(form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.text()
            .contains("Kies een jaar van 2010 tot en met 2199.")
    );
    assert_eq!(page.form("Opslaan").value("Met wie?"), "Griffier Jansen");
    let file = programme.get("/programma/werving/GM0150").await.fine();
    assert!(file.text().contains("Er is nog geen contact genoteerd."));
}

#[tokio::test]
async fn a_clerk_who_says_yes_after_the_scan_went_to_another_is_told_and_gets_nothing() {
    let scene = Scene::prepared().await;
    let officer = scene.actor(Person::Programme).await;
    let form = RequestForm {
        authority: "GM0935".to_owned(),
        reason: "Een spiegel.".to_owned(),
        lead_name: "Anna Bos".to_owned(),
        lead_email: "anna@maastricht.example".to_owned(),
        ..RequestForm::default()
    };
    let scan = scans::request(&officer, &scene.site, &form).await.unwrap();
    let (first, second) = (
        scene.actor(Person::Clerk).await,
        scene.actor(Person::OtherClerk).await,
    );
    let id = |actor: &Actor| actor.member().unwrap().id.clone();
    scans::propose(&officer, &scene.site, &scan, &id(&first))
        .await
        .unwrap();
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let address = format!("/scans/{scan}/verzoek");
    let asked = clerk.get(&address).await.fine();
    withdraw_what_is_shown(&officer, &scene.site, &scan)
        .await
        .unwrap();
    scans::propose(&officer, &scene.site, &scan, &id(&second))
        .await
        .unwrap();
    scans::accept(&second, &scene.site, &scan).await.unwrap();
    let late = clerk.send(asked.form("Ja, ik begeleid deze scan")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.text().contains("een ander begeleidt de scan"),
        "{}",
        late.text()
    );
    let kept = scans::visible(&officer, &scene.site, &scan).await.unwrap();
    assert_eq!(
        kept.clerk_names().as_deref(),
        Some(Person::OtherClerk.name())
    );
    let list = clerk.get("/scans").await.fine();
    assert!(!list.text().contains("Maastricht"), "{}", list.text());
}

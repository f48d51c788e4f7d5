//! The pool of clerks, as the programme and a clerk see it.

use acceptance::{Page, Person, Scene};
use axum::http::StatusCode;
use services::scans::arrangements::SessionsForm;
use services::scans::{self, Part};

const POOL: &str = "/programma/griffierspool";

#[tokio::test]
async fn the_programme_invites_a_clerk_who_then_stands_in_the_list() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let empty = programme
        .get(&format!("{POOL}/nieuw"))
        .await
        .fine()
        .form("Uitnodigen");
    let page = programme.send(empty).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("Vul een e-mailadres in."));
    let form = page
        .form("Uitnodigen")
        .fill("Voor- en achternaam", "Noor Jansen")
        .fill("E-mailadres", "noor@voorbeeld.nl")
        .select("Eigen organisatie", "’s-Hertogenbosch");
    let page = programme.send(form).await.fine();
    assert_eq!(page.heading(), "Noor Jansen");
    let list = programme.get(POOL).await.fine();
    assert!(list.text().contains("profiel nog niet ingevuld"));
    let page = programme.get(&list.link("Noor Jansen")).await.fine();
    assert!(page.text().contains("Nog niet bevestigd."));
    let again = page.form("Uitnodiging opnieuw sturen");
    let page = programme.send(again).await.fine();
    assert!(page.text().contains("Noor Jansen is uitgenodigd."));
}

#[tokio::test]
async fn the_link_in_the_invitation_leads_to_the_own_profile_and_saving_it_confirms() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let form = programme
        .get(&format!("{POOL}/nieuw"))
        .await
        .fine()
        .form("Uitnodigen")
        .fill("Voor- en achternaam", "Noor Jansen")
        .fill("E-mailadres", "noor@voorbeeld.nl")
        .select("Eigen organisatie", "’s-Hertogenbosch");
    let _invited = programme.send(form).await.fine();
    let noor = scene.site.visitor();
    let link = scene.site.link_mailed_to("noor@voorbeeld.nl").await;
    let page = noor.get(&link).await.fine();
    let own = noor.send(page.form("Inloggen")).await.fine();
    assert_eq!(own.heading(), "Uw profiel in de griffierspool");
    assert!(
        own.text()
            .contains("U bent uitgenodigd voor de griffierspool.")
    );
    let kept = noor.send(own.form("Opslaan")).await.fine();
    assert!(!kept.text().contains("U bent uitgenodigd"));
    let list = programme.get(POOL).await.fine();
    let rows = list.texts("tbody tr");
    let row = rows.iter().find(|row| row.contains("Noor Jansen"));
    assert!(row.is_some_and(|row| row.contains("kan worden gevraagd")));
}

#[tokio::test]
async fn a_clerk_keeps_the_own_profile_and_sees_no_notes() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let list = programme.get(POOL).await.fine();
    let page = programme.get(&list.link(Person::Clerk.name())).await.fine();
    let notes = page
        .form("Notities opslaan")
        .fill("Notities", "Praat graag lang.");
    let page = programme.send(notes).await.fine();
    assert!(page.html().contains("Praat graag lang."));
    let own = clerk.get("/mijn-profiel").await.fine();
    assert!(!own.html().contains("Praat graag lang."));
    let form = own
        .form("Opslaan")
        .fill("Hoeveel scans in een halfjaar?", "veel");
    let page = clerk.send(form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("Vul een heel getal in."));
    let form = page
        .form("Opslaan")
        .fill("Hoeveel scans in een halfjaar?", "1");
    let page = clerk.send(form).await.fine();
    assert!(page.text().contains("1 van 1 plaats"), "{}", page.text());
    let absence = page
        .form("Toevoegen")
        .fill("Eerste dag weg", "2026-12-20")
        .fill("Laatste dag weg", "2026-12-10");
    let page = clerk.send(absence).await;
    assert!(
        page.text()
            .contains("De afwezigheid eindigt voor zij begint.")
    );
}

#[tokio::test]
async fn an_absence_that_overlaps_another_is_refused_with_that_one_named() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let away = |page: &Page, from: &str, until: &str| {
        page.form("Toevoegen")
            .fill("Eerste dag weg", from)
            .fill("Laatste dag weg", until)
    };
    let own = clerk.get("/mijn-profiel").await.fine();
    let own = clerk
        .send(away(&own, "2027-01-11", "2027-01-15"))
        .await
        .fine();
    let told = "Er staat al een afwezigheid: ma 11 januari 2027 tot en met vr 15 januari 2027.";
    let page = clerk.send(away(&own, "2027-01-15", "2027-01-20")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_whole();
    assert!(page.texts("[role=alert]").concat().contains(told));
    let again = page.form("Toevoegen");
    assert_eq!(again.value("Eerste dag weg"), "2027-01-15");
    assert_eq!(again.value("Laatste dag weg"), "2027-01-20");

    let list = programme.get(POOL).await.fine();
    let address = list.link(Person::Clerk.name());
    let days = [("from", "2027-01-04"), ("until", "2027-01-12")];
    let page = programme.post(&format!("{address}/afwezig"), &days).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.texts("[role=alert]").concat().contains(told));
    for (_, typed) in days {
        assert!(page.html().contains(&format!("value=\"{typed}\"")));
    }

    let own = clerk
        .send(again.fill("Eerste dag weg", "2027-01-16"))
        .await
        .fine();
    let lines = own.texts("#afwezig ~ ul li");
    assert_eq!(lines.len(), 2, "the day after is free: {lines:?}");
}

#[tokio::test]
async fn the_page_of_a_clerk_leads_to_the_scans_they_guide() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let list = programme.get(POOL).await.fine();
    let page = programme.get(&list.link(Person::Clerk.name())).await.fine();
    let figures = page.texts("dd > p");
    assert!(
        figures.iter().any(|text| text.ends_with("plaatsen")),
        "a sentence of its own: {figures:?}"
    );
    let scan = programme.get(&page.link("Leeuwarden")).await.fine();
    assert_eq!(scan.address, format!("/scans/{}", scene.scan));
}

#[tokio::test]
async fn who_takes_no_scans_is_not_counted_in_places() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let own = clerk.get("/mijn-profiel").await.fine();
    let form = own
        .form("Opslaan")
        .fill("Hoeveel scans in een halfjaar?", "0");
    let own = clerk.send(form).await.fine();
    assert!(
        own.text()
            .contains("U neemt nu geen scans aan, en begeleidt er 1."),
        "{}",
        own.text()
    );
    let list = programme.get(POOL).await.fine();
    let rows = list.texts("tbody tr");
    let row = rows.iter().find(|row| row.contains(Person::Clerk.name()));
    let row = row.expect("the clerk");
    assert!(
        row.contains("neemt nu geen scans aan, begeleidt er 1"),
        "{row}"
    );
    assert!(!row.contains("van 0") && !row.contains("vol"), "{row}");
    let kept = programme.get(&list.link(Person::Clerk.name())).await.fine();
    assert!(!kept.text().contains("van 0"), "{}", kept.text());
}

#[tokio::test]
async fn the_profile_speaks_to_who_reads_it() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let list = programme.get(POOL).await.fine();
    let kept = programme.get(&list.link(Person::Clerk.name())).await.fine();
    let own = clerk.get("/mijn-profiel").await.fine();
    for (page, expected, other) in [
        (&kept, "Wanneer volgde de griffier de training?", "volgde u"),
        (&own, "Wanneer volgde u de training?", "volgde de griffier"),
    ] {
        let form = page.text();
        assert!(form.contains(expected), "{form}");
        assert!(!form.contains(other), "{form}");
    }
    let fills_in = |page: &Page| page.html().contains("autocomplete=\"name\"");
    assert!(fills_in(&own));
    assert!(
        !fills_in(&kept),
        "a browser would fill in the officer's own name"
    );
}

#[tokio::test]
async fn a_running_scan_goes_to_another_clerk_and_the_first_no_longer_sees_it() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let (first, second) = (
        scene.site.signed_in(Person::Clerk).await,
        scene.site.signed_in(Person::OtherClerk).await,
    );
    let address = format!("/scans/{}/toewijzen", scene.scan);
    let page = programme.get(&address).await.fine();
    let page = programme
        .get(&page.link("Scan overdragen: Annelies Postma"))
        .await
        .fine();
    assert!(page.text().contains("Begeleidt deze scan al."));
    let form = page
        .form("Vragen")
        .choose("Wie vraagt u?", "Pieter Smit, Arnhem")
        .fill(
            "Waarom gaat de scan naar een ander?",
            "Annelies gaat met verlof.",
        );
    let page = programme.send(form).await.fine();
    assert!(page.text().contains("gevraagd om de scan over te nemen"));
    let _still = first.get(&format!("/scans/{}", scene.scan)).await.fine();
    let question = second
        .get(&format!("/scans/{}/verzoek", scene.scan))
        .await
        .fine();
    let _taken = second
        .send(question.form("Ja, ik begeleid deze scan"))
        .await
        .fine();
    let gone = first.get_once(&format!("/scans/{}", scene.scan)).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let log = programme
        .get(&format!("/scans/{}/logboek", scene.scan))
        .await
        .fine();
    assert!(
        log.text()
            .contains("Pieter Smit nam de scan over van Annelies Postma")
    );
}

#[tokio::test]
async fn a_day_on_which_the_clerk_is_away_is_pointed_out_where_it_is_set_and_in_the_cockpit() {
    let scene = Scene::prepared().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let own = clerk.get("/mijn-profiel").await.fine();
    let absence = own
        .form("Toevoegen")
        .fill("Eerste dag weg", "2027-01-11")
        .fill("Laatste dag weg", "2027-01-15");
    let _kept = clerk.send(absence).await.fine();
    let lead = scene.site.signed_in(Person::Lead).await;
    let scan = format!("/scans/{}", scene.scan);
    let days = SessionsForm {
        start_on: "2027-01-12".to_owned(),
        ..SessionsForm::default()
    };
    let actor = scene.actor(Person::Lead).await;
    scans::fill_in(&actor, &scene.site, &scene.scan, Part::Sessions(days))
        .await
        .expect("the day is kept");
    for page in ["", "/voorbereiding", "/voorbereiding/data"] {
        let page = lead.get(&format!("{scan}{page}")).await.fine();
        let told = "Annelies Postma is afwezig op di 12 januari 2027, de dag van het startgesprek.";
        let text = page.text();
        assert!(text.contains(told), "{text}");
    }
    let page = clerk.get(&scan).await.fine();
    assert!(page.text().contains("U bent afwezig op"));
}

#[tokio::test]
async fn a_clerk_who_goes_to_work_where_they_guide_a_scan_is_pointed_out() {
    let scene = Scene::prepared().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let before = programme.get(POOL).await.fine();
    assert!(!before.text().contains("Scans die naar een ander moeten"));
    let own = clerk.get("/mijn-profiel").await.fine();
    let moved = own
        .form("Opslaan")
        .select("Eigen organisatie", "Leeuwarden");
    let _kept = clerk.send(moved).await.fine();
    let scan = format!("/scans/{}", scene.scan);
    let told = "Annelies Postma kan deze scan niet meer begeleiden. Werkt bij deze organisatie.";
    for person in [Person::Programme, Person::Lead, Person::Clerk] {
        let page = scene.site.signed_in(person).await.get(&scan).await.fine();
        assert!(page.text().contains(told), "{person:?}: {}", page.text());
    }
    let pool = programme.get(POOL).await.fine();
    assert!(pool.text().contains("Scans die naar een ander moeten"));
    let _where_another_is_asked = programme
        .get(&pool.link("Een ander vragen: Leeuwarden"))
        .await
        .fine();
}

#[tokio::test]
async fn a_profile_that_the_office_changed_meanwhile_keeps_what_the_clerk_typed_and_says_so() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let own = clerk.get("/mijn-profiel").await.fine();
    let list = programme.get(POOL).await.fine();
    let page = programme.get(&list.link(Person::Clerk.name())).await.fine();
    let form = page
        .form("Opslaan")
        .fill("Hoeveel scans in een halfjaar?", "2");
    let _kept = programme.send(form).await.fine();
    let form = own.form("Opslaan").fill("Functies", "Griffier en trainer");
    let page = clerk.send(form).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.assert_whole();
    assert!(page.text().contains("Dit is intussen aangepast"));
    let kept = page.texts("#intussen").concat();
    assert!(
        kept.contains("Functies") && kept.contains("Aantal scans in een halfjaar"),
        "{kept}"
    );
    assert!(!kept.contains("Eigen organisatie"), "only what differs");
    let again = page.form("Mijn tekst bewaren");
    assert_eq!(again.value("Functies"), "Griffier en trainer");
    let _meant = clerk.send(again).await.fine();
    let own = clerk.get("/mijn-profiel").await.fine();
    assert!(own.html().contains("Griffier en trainer"));
}

//! An authority applies by itself, and the office decides.

use acceptance::{Person, Scene, TestSite, Visitor};
use axum::http::StatusCode;
use chrono::TimeDelta;
use services::mail::deliver_due;

use super::{DEVENTER, LIST, applied, form_for_deventer, link_to, officer};

#[tokio::test]
async fn who_apply_for_one_authority_stand_together_and_one_yes_answers_all() {
    let site = TestSite::new().await;
    let programme = officer(&site).await;
    let emails = ["fatima@deventer.example", "kees@deventer.example"];
    for email in emails {
        applied(&site, email).await;
        site.later(TimeDelta::minutes(5));
    }
    let list = programme.get(LIST).await.fine();
    assert!(list.text().contains("2 aanmeldingen wachten op antwoord"));
    let rows = list.texts("[aria-labelledby='aanmeldingen'] > ul > li");
    assert_eq!(rows.len(), 1, "Deventer stands there once: {rows:?}");
    for told in emails.into_iter().chain(["2 mensen meldden"]) {
        assert!(rows[0].contains(told), "{told}");
    }
    let accept = list.form("Aannemen: Fatima Öztürk, Deventer");
    let page = programme.send(accept).await.fine();
    assert!(page.text().contains("De aanmelding is aangenomen."));
    assert!(page.text().contains("Ook aangemeld: kees@deventer.example"));
    assert!(!page.text().contains("wacht op antwoord"));
    let list = programme.get(LIST).await.fine();
    assert!(!list.text().contains("wacht op antwoord"));
}

#[tokio::test]
async fn an_authority_applies_and_two_clicks_later_its_scan_is_requested() {
    let site = TestSite::new().await;
    let programme = officer(&site).await;
    let overview = programme.get("/programma").await.fine();
    assert!(!overview.text().contains("wacht op antwoord"));
    applied(&site, "fatima@deventer.example").await;
    let overview = programme.get("/programma").await.fine();
    let list = programme
        .get(&overview.link("1 aanmelding wacht op antwoord"))
        .await
        .fine();
    for told in [
        "Fatima Öztürk, raadsgriffier",
        "De nieuwe raad wil weten hoe het gaat.",
        "Gewenste periode: maart – mei 2027",
    ] {
        assert!(list.text().contains(told), "{told}");
    }
    let log = programme.get("/programma/logboek").await.fine();
    assert!(
        log.text()
            .contains("Aanmelding van de gemeente Deventer bevestigd")
    );
    assert!(!log.text().contains("application"), "{}", log.text());
    let page = programme.send(list.form("Aannemen: Deventer")).await.fine();
    assert!(page.text().contains("De aanmelding is aangenomen."));
    assert!(page.text().contains("Wil meedoen"));
    assert_eq!(page.link("Scan aanvragen"), format!("{DEVENTER}/aanvragen"));
    let list = programme
        .get(&format!("{LIST}?belangstelling=wil-meedoen"))
        .await
        .fine();
    // From the list: one click to the form, one to the scan.
    let request = programme
        .get(&list.link("Scan aanvragen: Deventer"))
        .await
        .fine();
    let form = request.form("Scan aanvragen");
    assert_eq!(form.value("Naam"), "Fatima Öztürk");
    assert_eq!(form.value("E-mailadres"), "fatima@deventer.example");
    assert_eq!(form.value("Van maand"), "2027-03");
    assert_eq!(form.value("Tot en met maand"), "2027-05");
    let scan = programme.send(form).await.fine();
    assert!(scan.text().contains("Gewenste periode: maart – mei 2027"));
    assert!(scan.address.starts_with("/scans/"), "{}", scan.address);
    assert_eq!(scan.heading(), "Deventer");
    deliver_due(&site).await.unwrap();
    let sent = site.mailer().sent();
    for told in ["is aangenomen", "trekker"] {
        let letter = sent.iter().find(|letter| letter.subject.contains(told));
        let letter = letter.unwrap_or_else(|| panic!("no letter says {told:?}"));
        assert_eq!(letter.to_email, "fatima@deventer.example");
    }
    assert_is_asked_for(&programme).await;
}

/// What the office reads of Deventer once its scan is asked for: it takes no part yet, and is not to be recruited any more.
async fn assert_is_asked_for(programme: &Visitor) {
    let page = programme.get(DEVENTER).await.fine();
    let standing = page.texts(".qs-lead").concat();
    assert!(
        standing.starts_with("Voor de gemeente Deventer is een scan aangevraagd."),
        "who asked for one takes no part yet: {standing}"
    );
    let again = programme.get(&format!("{DEVENTER}/aanvragen")).await.fine();
    assert!(
        again
            .text()
            .contains("Voor de gemeente Deventer is een scan aangevraagd.")
    );
    let found = programme.get(&format!("{LIST}?naam=deventer")).await.fine();
    assert!(found.text().contains("Er is niemand die hieraan voldoet."));
}

#[tokio::test]
async fn looking_at_the_link_confirms_nothing_and_the_button_once() {
    let site = TestSite::new().await;
    let (programme, visitor) = (officer(&site).await, site.visitor());
    let page = form_for_deventer(&visitor).await;
    let wrong = visitor.send(page.form("Aanmelden")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.assert_whole();
    assert!(wrong.text().contains("Vul uw functie in."));
    let form = wrong
        .form("Aanmelden")
        .fill("Uw naam", "Piet")
        .fill("Uw functie", "griffier")
        .fill("Uw e-mailadres", "piet.deventer.example");
    let wrong = visitor.send(form).await;
    let form = wrong.form("Aanmelden");
    assert_eq!(form.value("Uw naam"), "Piet", "nothing typed is lost");
    let form = form.fill("Uw e-mailadres", "piet@deventer.example");
    let sent = visitor.send(form).await.fine();
    let link = link_to(&site, "piet@deventer.example").await;
    for _scanner in 0..3 {
        let page = site.visitor().get(&link).await.fine();
        assert_eq!(page.heading(), "Bevestig uw aanmelding");
    }
    let list = programme.get(LIST).await.fine();
    assert!(!list.text().contains("wacht op antwoord"));
    let page = visitor.get(&link).await.fine();
    let button = page.form("Aanmelding bevestigen");
    for _twice in 0..2 {
        let done = visitor.send(button.clone()).await.fine();
        assert_eq!(done.heading(), "Uw aanmelding is bevestigd");
    }
    let list = programme.get(LIST).await.fine();
    assert!(list.text().contains("1 aanmelding wacht op antwoord"));
    site.later(TimeDelta::days(3));
    let page = visitor.send(button).await.fine();
    assert_eq!(page.heading(), "Deze link werkt niet meer");
    assert!(sent.text().contains("3 dagen"));
}

#[tokio::test]
async fn whoever_applies_gets_the_same_answer_and_only_the_link_says_more() {
    let scene = Scene::prepared().await;
    let site = &scene.site;
    let visitor = site.visitor();
    let mut answers = Vec::new();
    for (code, email) in [
        ("GM0080", "een@voorbeeld.nl"),
        ("GM0150", "twee@voorbeeld.nl"),
        ("GM0150", "twee@voorbeeld.nl"),
    ] {
        let page = visitor
            .get(&format!("/aanmelden?organisatie={code}"))
            .await
            .fine();
        let form = page
            .form("Aanmelden")
            .fill("Uw naam", "Piet")
            .fill("Uw functie", "griffier")
            .fill("Uw e-mailadres", email);
        answers.push(visitor.send(form).await.fine().text());
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    let page = visitor.get(&link_to(site, "een@voorbeeld.nl").await).await;
    let page = visitor
        .send(page.fine().form("Aanmelding bevestigen"))
        .await
        .fine();
    assert_eq!(
        page.heading(),
        "Er is al een scan van de gemeente Leeuwarden"
    );
    assert!(page.text().contains("Wat u invulde, is vernietigd."));
    let officer = site.signed_in(Person::Programme).await;
    let page = officer.get("/programma/werving/GM0080").await.fine();
    assert!(page.text().contains("De gemeente Leeuwarden doet al mee."));
}

#[tokio::test]
async fn who_goes_on_without_choosing_is_told_so_and_keeps_what_was_searched_for() {
    let site = TestSite::new().await;
    let visitor = site.visitor();
    for address in ["/aanmelden?zoek=bergen", "/aanmelden?zoek=terschel"] {
        let found = visitor.get(address).await.fine();
        assert!(!found.text().contains("Kies een organisatie."));
        let again = visitor.send(found.form("Verder")).await.fine();
        assert_eq!(again.heading(), found.heading());
        if address.ends_with("bergen") {
            assert!(again.text().contains("Kies een organisatie."));
            assert_eq!(
                again.form("Zoeken").value("Voor welke organisatie?"),
                "bergen"
            );
            again.assert_whole();
        } else {
            assert!(
                again.has_button("Aanmelden"),
                "the only one is chosen beforehand"
            );
        }
    }
}

#[tokio::test]
async fn who_applies_too_often_is_told_how_long_to_wait_and_loses_nothing() {
    let site = TestSite::new().await;
    let visitor = site.visitor();
    let page = visitor.get("/aanmelden?organisatie=GM0150").await.fine();
    let form = page
        .form("Aanmelden")
        .fill("Uw naam", "Piet")
        .fill("Uw functie", "griffier")
        .fill("Uw e-mailadres", "piet@deventer.example");
    for _ in 0..3 {
        let sent = visitor.send_once(form.clone()).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
    }
    let refused = visitor.send(form).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.headers["retry-after"], "3600");
    assert_eq!(refused.form("Aanmelden").value("Uw naam"), "Piet");
}

#[tokio::test]
async fn without_an_authority_the_search_says_so() {
    let site = TestSite::new().await;
    let page = site.visitor().post("/aanmelden", &[("name", "Piet")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_whole();
    assert!(page.title().starts_with("Fout: "));
    let link = page.link("Zoek eerst uw organisatie en kies die.");
    assert!(link.ends_with("#zoek"), "{link}");
}

#[tokio::test]
async fn an_application_is_declined_with_a_line_and_accepted_after_all() {
    let site = TestSite::new().await;
    let programme = officer(&site).await;
    applied(&site, "fatima@deventer.example").await;
    let list = programme.get(LIST).await.fine();
    let page = programme.get(&list.link("Afwijzen: Deventer")).await.fine();
    let empty = page
        .form("Afwijzen en mailen")
        .fill("Wat schrijft u de aanvrager?", " ");
    let page = programme.send(empty).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = page
        .form("Afwijzen en mailen")
        .fill("Wat schrijft u de aanvrager?", "Volgend jaar graag.");
    let list = programme.send(form.clone()).await.fine();
    assert!(list.text().contains("De aanmelding is afgewezen."));
    deliver_due(&site).await.unwrap();
    let letter = site.mailer().sent().pop().unwrap();
    assert!(letter.text.contains("Volgend jaar graag."));
    let late = programme.send(form).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.text().contains("Marijke de Vries was u voor"),
        "{}",
        late.text()
    );
    let page = programme
        .send(list.form("Alsnog aannemen: Deventer"))
        .await
        .fine();
    assert!(page.text().contains("De aanmelding is aangenomen."));
    let late = programme.send(list.form("Alsnog aannemen: Deventer")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text().contains("al aangenomen"));
}

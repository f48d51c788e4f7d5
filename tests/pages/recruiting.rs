//! Authorities that take no part yet: as the programme recruits them, and as they apply by themselves.

use acceptance::{Page, Person, Scene, TestSite, Visitor};
use axum::http::StatusCode;
use chrono::TimeDelta;
use services::mail::deliver_due;

const LIST: &str = "/programma/werving";
const DEVENTER: &str = "/programma/werving/GM0150";

async fn officer(site: &TestSite) -> Visitor {
    Person::Programme.join(site).await;
    site.signed_in(Person::Programme).await
}

/// Goes from the first page to the form for Deventer.
async fn form_for_deventer(visitor: &Visitor) -> Page {
    let home = visitor.get("/").await.fine();
    let page = visitor
        .get(&home.link("Meld uw organisatie aan"))
        .await
        .fine();
    let search = page.form("Zoeken").fill("Voor welke organisatie?", "dev");
    let found = visitor.send(search).await.fine();
    let chosen = found
        .form("Verder")
        .choose("Kies de organisatie", "Deventer");
    visitor.send(chosen).await.fine()
}

/// The link in the last mail to an address.
async fn link_to(site: &TestSite, email: &str) -> String {
    deliver_due(site).await.expect("mail goes out");
    let sent = site.mailer().sent();
    let letter = sent.iter().rfind(|letter| letter.to_email == email);
    let text = &letter.unwrap_or_else(|| panic!("no mail to {email}")).text;
    let mut words = text.split_whitespace();
    let link = words.find(|word| word.contains("/aanmelden/"));
    link.expect("a link").to_owned()
}

/// Deventer applies and confirms, as somebody without a script does; all mail about it went out.
pub async fn applied(site: &TestSite, email: &str) {
    let visitor = site.visitor();
    let page = form_for_deventer(&visitor).await;
    let form = page
        .form("Aanmelden")
        .fill("Uw naam", "Fatima Öztürk")
        .fill("Uw functie", "raadsgriffier")
        .fill("Uw e-mailadres", email)
        .fill("Waarom nu?", "De nieuwe raad wil weten hoe het gaat.")
        .select("Van maand", "maart 2027")
        .select("Tot en met maand", "mei 2027");
    let sent = visitor.send(form).await.fine();
    assert_eq!(sent.address, "/aanmelden/verstuurd");
    let page = visitor.get(&link_to(site, email).await).await.fine();
    assert!(page.text().contains("maart – mei 2027"), "{}", page.text());
    let done = visitor
        .send(page.form("Aanmelding bevestigen"))
        .await
        .fine();
    assert_eq!(done.heading(), "Uw aanmelding is bevestigd");
    deliver_due(site).await.expect("mail goes out");
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
    let page = programme.get(DEVENTER).await.fine();
    assert!(page.text().contains("Deventer doet al mee."));
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
    assert_eq!(page.heading(), "Gemeente Leeuwarden doet al mee");
    assert!(page.text().contains("Wat u invulde, is vernietigd."));
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

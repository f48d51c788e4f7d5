//! Asking clerks and their answers, by plain forms: the first, a second beside them, and who takes over.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use services::ids::ScanId;
use services::mail;
use services::pool::{self, ConflictForm, InvitationForm};
use services::scans::{self, RequestForm};

/// A scan of Maastricht that waits for a clerk.
async fn waiting(scene: &Scene) -> ScanId {
    let programme = scene.actor(Person::Programme).await;
    let form = RequestForm {
        authority: "GM0935".to_owned(),
        reason: "De raad wil weten hoe het gaat.".to_owned(),
        wanted_from: "2027-03".to_owned(),
        wanted_until: "2027-05".to_owned(),
        lead_name: "Johanna van Oldenbarnevelt".to_owned(),
        lead_email: "johanna@maastricht.example".to_owned(),
        ..RequestForm::default()
    };
    scans::request(&programme, &scene.site, &form)
        .await
        .expect("a scan is asked for")
}

/// A clerk who works there.
async fn invited(scene: &Scene, name: &str, home: &str) {
    let programme = scene.actor(Person::Programme).await;
    let form = InvitationForm {
        name: name.to_owned(),
        email: format!("{}@voorbeeld.nl", name.to_lowercase().replace(' ', ".")),
        home: home.to_owned(),
    };
    pool::invite(&programme, &scene.site, &form)
        .await
        .expect("a clerk is invited");
}

/// The link in the newest letter that asks this person something.
async fn link_to(scene: &Scene, email: &str) -> String {
    mail::deliver_due(&scene.site).await.expect("mail goes out");
    let sent = scene.site.mailer().sent();
    let start = format!("{}/verzoek/", scene.site.settings().base_url);
    let letters = sent.iter().filter(|letter| letter.to_email == email);
    let mut words = letters.flat_map(|letter| letter.text.split_whitespace());
    let link = words.rfind(|word| word.starts_with(&start));
    link.expect("a letter with a link to answer by").to_owned()
}

/// The programme asks Pieter to guide the scan of Leeuwarden beside Annelies.
async fn ask_second(programme: &Visitor, scan: &ScanId) -> Page {
    let page = programme
        .get(&format!("/scans/{scan}/toewijzen"))
        .await
        .fine();
    let page = programme
        .get(&page.link("Tweede procesbegeleider kiezen"))
        .await
        .fine();
    assert_eq!(page.heading(), "Tweede procesbegeleider");
    let form = page
        .form("Vragen")
        .choose("Wie vraagt u?", "Pieter Smit, Arnhem");
    programme.send(form).await.fine()
}

#[tokio::test]
async fn a_second_clerk_says_yes_by_the_mailed_link_and_both_are_named() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let page = ask_second(&programme, &scene.scan).await;
    assert!(page.text().contains("gevraagd als tweede procesbegeleider"));
    let stranger = scene.site.visitor();
    let question = stranger
        .get(&link_to(&scene, Person::OtherClerk.email()).await)
        .await
        .fine();
    assert_eq!(
        question.heading(),
        "Wilt u de gemeente Leeuwarden samen met Annelies Postma begeleiden?"
    );
    assert!(question.text().contains("Deze vraag is voor Pieter Smit."));
    let thanks = stranger
        .send(question.form("Ja, ik begeleid deze scan"))
        .await
        .fine();
    assert_eq!(thanks.heading(), "Dank u wel");
    let scan = format!("/scans/{}", scene.scan);
    let hidden = stranger.get_once(&scan).await;
    assert_eq!(
        hidden.status,
        StatusCode::UNAUTHORIZED,
        "the link does not sign in"
    );
    for person in [
        Person::Lead,
        Person::Clerk,
        Person::OtherClerk,
        Person::Programme,
    ] {
        let visitor = scene.site.signed_in(person).await;
        let page = visitor.get(&scan).await.fine();
        let people = page.texts("aside").concat();
        for name in ["Procesbegeleiders", "Annelies Postma", "Pieter Smit"] {
            assert!(people.contains(name), "{person:?}: {people}");
        }
    }
    let second = scene.site.signed_in(Person::OtherClerk).await;
    let list = second.get("/scans").await.fine();
    assert!(list.text().contains("Annelies Postma en Pieter Smit"));
    let log = programme.get(&format!("{scan}/logboek")).await.fine();
    assert!(
        log.text()
            .contains("Pieter Smit zei ja en is tweede procesbegeleider")
    );
}

#[tokio::test]
async fn one_of_two_stops_by_themselves_or_by_the_programme() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let second = scene.site.signed_in(Person::OtherClerk).await;
    let scan = format!("/scans/{}", scene.scan);
    for by_themselves in [true, false] {
        let _asked = ask_second(&programme, &scene.scan).await;
        let question = second.get(&format!("{scan}/verzoek")).await.fine();
        let page = second
            .send(question.form("Ja, ik begeleid deze scan"))
            .await
            .fine();
        let (visitor, page, button) = if by_themselves {
            let page = second
                .get(&page.link("Stoppen als procesbegeleider"))
                .await
                .fine();
            (&second, page, "Stoppen met deze scan")
        } else {
            let page = programme.get(&format!("{scan}/toewijzen")).await.fine();
            let page = programme
                .get(&page.link("Laten stoppen: Pieter Smit"))
                .await
                .fine();
            (&programme, page, "Pieter Smit laten stoppen")
        };
        let again = visitor.send(page.form(button)).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text().contains("Schrijf op waarom."));
        let field = if by_themselves {
            "Waarom stopt u?"
        } else {
            "Waarom stopt deze griffier?"
        };
        let _stopped = visitor
            .send(again.form(button).fill(field, "Te druk."))
            .await
            .fine();
        let gone = second.get_once(&scan).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
    }
    let first = scene.site.signed_in(Person::Clerk).await;
    let page = first.get(&scan).await.fine();
    assert!(page.text().contains("Annelies Postma, Assen (u)"));
    let alone = first.get(&format!("{scan}/stoppen")).await.fine();
    assert!(alone.text().contains("U begeleidt deze scan alleen."));
}

#[tokio::test]
async fn a_no_by_the_link_brings_the_next_proposal_before_the_programme() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let scan = waiting(&scene).await;
    invited(&scene, "Noor Jansen", "GM0758").await;
    let page = programme
        .get(&format!("/scans/{scan}/toewijzen"))
        .await
        .fine();
    let form = page
        .form("Vragen")
        .choose("Wie vraagt u?", "Pieter Smit, Arnhem");
    let _asked = programme.send(form).await.fine();
    let stranger = scene.site.visitor();
    let link = link_to(&scene, Person::OtherClerk.email()).await;
    let question = stranger.get(&link).await.fine();
    let again = stranger.send(question.form("Nee zeggen")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("Schrijf kort op waarom u nee zegt."));
    let form = again.form("Nee zeggen").fill("Waarom niet?", "Geen tijd.");
    let kept = stranger.send(form).await.fine();
    assert_eq!(kept.heading(), "Uw antwoord is bewaard");
    let pool = programme.get("/programma/griffierspool").await.fine();
    let text = pool.text();
    assert!(text.contains("Pieter Smit zei nee: Geen tijd."), "{text}");
    assert!(text.contains("Past nu het best: Noor Jansen."), "{text}");
}

#[tokio::test]
async fn who_answers_too_late_reads_that_it_is_over() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let second = scene.site.signed_in(Person::OtherClerk).await;
    let page = ask_second(&programme, &scene.scan).await;
    let link = link_to(&scene, Person::OtherClerk.email()).await;
    let stranger = scene.site.visitor();
    let open = stranger.get(&link).await.fine();
    let own = format!("/scans/{}/verzoek", scene.scan);
    let open_too = second.get(&own).await.fine();
    let _taken_back = programme.send(page.form("Verzoek intrekken")).await.fine();
    for late in [
        stranger.send(open.form("Ja, ik begeleid deze scan")).await,
        stranger.get(&link).await,
        second
            .send(open_too.form("Ja, ik begeleid deze scan"))
            .await,
        second.get(&own).await,
    ] {
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.address);
        assert!(
            late.text().contains("Dit verzoek geldt niet meer"),
            "{}",
            late.text()
        );
    }
}

#[tokio::test]
async fn a_clerk_who_answers_twice_reads_what_they_answered() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let second = scene.site.signed_in(Person::OtherClerk).await;
    let own = format!("/scans/{}/verzoek", scene.scan);
    let _asked = ask_second(&programme, &scene.scan).await;
    let open = second.get(&own).await.fine();
    let no = open.form("Nee zeggen").fill("Waarom niet?", "Geen tijd.");
    let list = second.send(no.clone()).await.fine();
    assert_eq!(list.address, "/scans");
    for again in [
        second.send(no).await,
        second.send(open.form("Ja, ik begeleid deze scan")).await,
        second.get(&own).await,
    ] {
        let page = again.fine();
        assert_eq!(page.heading(), "Uw antwoord is bewaard");
        let names_lead = page.text().contains(Person::Lead.email());
        assert!(!names_lead, "they know no more of the scan than its letter");
    }
    let hidden = second.get_once(&format!("/scans/{}", scene.scan)).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_clerk_who_says_yes_twice_is_led_to_the_scan() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let second = scene.site.signed_in(Person::OtherClerk).await;
    let _asked = ask_second(&programme, &scene.scan).await;
    let own = format!("/scans/{}/verzoek", scene.scan);
    mail::deliver_due(&scene.site).await.expect("mail goes out");
    let before = scene.site.mailer().sent().len();
    let open = second.get(&own).await.fine();
    let yes = open.form("Ja, ik begeleid deze scan");
    let scan = second.send(yes.clone()).await.fine();
    assert_eq!(scan.address, format!("/scans/{}", scene.scan));
    let no = open.form("Nee zeggen").fill("Waarom niet?", "Toch niet.");
    for again in [
        second.send(yes).await,
        second.send(no).await,
        second.get(&own).await,
    ] {
        let page = again.fine();
        assert_eq!(page.heading(), "U zei al ja");
        let _scan = second.get(&page.link("Naar de scan")).await.fine();
    }
    mail::deliver_due(&scene.site).await.expect("mail goes out");
    let told = scene.site.mailer().sent().split_off(before);
    let to_lead = told
        .iter()
        .filter(|letter| letter.to_email == Person::Lead.email());
    assert_eq!(to_lead.count(), 1, "the lead hears of it once");
}

#[tokio::test]
async fn a_no_is_one_line_and_one_that_is_longer_is_kept_for_its_writer() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let second = scene.site.signed_in(Person::OtherClerk).await;
    let _asked = ask_second(&programme, &scene.scan).await;
    let link = link_to(&scene, Person::OtherClerk.email()).await;
    let own = format!("/scans/{}/verzoek", scene.scan);
    let long = "Geen tijd. ".repeat(100);
    for (visitor, address) in [(&scene.site.visitor(), &link), (&second, &own)] {
        let page = visitor.get(address).await.fine();
        assert!(page.text().contains("hoogstens 200 tekens"));
        let no = page.form("Nee zeggen").fill("Waarom niet?", &long);
        let again = visitor.send(no).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        let told = "hoogstens 200 tekens. Nu zijn het er 1.099.";
        assert!(again.text().contains(told), "{}", again.text());
        assert_eq!(again.form("Nee zeggen").value("Waarom niet?"), long);
    }
}

#[tokio::test]
async fn what_the_office_wrote_down_about_a_clerk_is_not_told_to_them() {
    let scene = Scene::prepared().await;
    let scan = waiting(&scene).await;
    invited(&scene, "Wim Bos", "GM1949").await;
    let officer = scene.actor(Person::Programme).await;
    let all = scans::candidates(&officer, &scene.site, &scan)
        .await
        .expect("the pool");
    let wim = all.offers.iter().find(|(who, _)| who.name == "Wim Bos");
    let wim = wim.expect("he can be asked").0.id.clone();
    scans::propose(&officer, &scene.site, &scan, &wim)
        .await
        .expect("he is asked");
    let link = link_to(&scene, "wim.bos@voorbeeld.nl").await;
    let question = scene.site.visitor().get(&link).await.fine();
    let conflict = ConflictForm {
        clerk: wim.to_string(),
        authority: "GM0935".to_owned(),
        reason: "Zus in de raad".to_owned(),
    };
    pool::list_conflict(&officer, &scene.site, &conflict)
        .await
        .expect("the two are kept apart");
    let answer = scene.site.visitor();
    let answer = answer
        .send(question.form("Ja, ik begeleid deze scan"))
        .await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(
        answer
            .text()
            .contains("Is uitgesloten voor deze organisatie.")
    );
    assert!(!answer.text().contains("Zus in de raad"));
    let choice = scene.site.signed_in(Person::Programme).await;
    let page = choice.get(&format!("/scans/{scan}/toewijzen")).await.fine();
    let page = choice.send(page.form("Verzoek intrekken")).await.fine();
    assert!(
        page.text().contains("Zus in de raad"),
        "the office reads it"
    );
}

#[tokio::test]
async fn who_withdraws_a_question_that_was_answered_meanwhile_changes_nothing() {
    let scene = Scene::prepared().await;
    let scan = waiting(&scene).await;
    let officer = scene.actor(Person::Programme).await;
    let pieter = scene.actor(Person::OtherClerk).await;
    let id = pieter.member().expect("a member").id.clone();
    scans::propose(&officer, &scene.site, &scan, &id)
        .await
        .expect("he is asked");
    let programme = scene.site.signed_in(Person::Programme).await;
    let page = programme.get(&format!("/scans/{scan}/toewijzen")).await;
    scans::accept(&pieter, &scene.site, &scan)
        .await
        .expect("he says yes");
    let late = programme.send(page.form("Verzoek intrekken")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text().contains("De scan is intussen verder"));
    let page = programme.get(&format!("/scans/{scan}/toewijzen")).await;
    let page = programme
        .send(page.form("Procesbegeleider intrekken"))
        .await;
    assert!(
        page.fine().text().contains("Wie vraagt u?"),
        "of whom it says so, it is"
    );
}

#[tokio::test]
async fn of_two_officers_at_once_one_is_told_that_a_colleague_was_first() {
    let scene = Scene::prepared().await;
    let scan = waiting(&scene).await;
    let (one, two) = (
        scene.site.signed_in(Person::Programme).await,
        scene.site.signed_in(Person::Programme).await,
    );
    let address = format!("/scans/{scan}/toewijzen");
    let choice = |page: &Page, who: &str| page.form("Vragen").choose("Wie vraagt u?", who);
    let (first, second) = (
        one.get(&address).await.fine(),
        two.get(&address).await.fine(),
    );
    let (first, second) = tokio::join!(
        one.send_once(choice(&first, "Annelies Postma, Assen")),
        two.send_once(choice(&second, "Pieter Smit, Arnhem"))
    );
    let (won, lost) = if first.status == StatusCode::SEE_OTHER {
        (first, second)
    } else {
        (second, first)
    };
    assert_eq!(won.status, StatusCode::SEE_OTHER);
    assert_eq!(lost.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(lost.text().contains("Een collega was u voor"));
    assert!(
        lost.text().contains("heeft nog niet geantwoord"),
        "and how it stands now"
    );
}

#[tokio::test]
async fn a_neighbour_takes_over_with_a_reason_and_nothing_typed_is_lost() {
    let scene = Scene::prepared().await;
    invited(&scene, "Wim Bos", "GM1949").await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let address = format!("/scans/{}/toewijzen/overdragen", scene.scan);
    let page = programme.get(&address).await.fine();
    assert!(
        page.text()
            .contains("Werkt bij een buur van deze organisatie.")
    );
    let why = "Waarom gaat de scan naar een ander?";
    let form = page
        .form("Toch vragen: Wim Bos")
        .fill(why, "Annelies gaat met verlof.");
    let again = programme.send(form).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        again
            .text()
            .contains("Schrijf op waarom u deze griffier toch vraagt.")
    );
    let form = again.form("Toch vragen: Wim Bos");
    assert_eq!(form.value(why), "Annelies gaat met verlof.");
    let despite = "Waarom vraagt u iemand van deze lijst toch?";
    let page = programme
        .send(form.fill(despite, "Niemand anders kan."))
        .await
        .fine();
    assert!(page.text().contains("Wim Bos is op"), "{}", page.text());
    let log = programme
        .get(&format!("/scans/{}/logboek", scene.scan))
        .await
        .fine();
    assert!(
        log.text()
            .contains("Wim Bos toch gevraagd, ondanks de regel: Niemand anders kan.")
    );
}

#[tokio::test]
async fn an_officer_goes_from_the_scans_to_the_programmes_lists_and_back() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let page = programme.get("/scans").await.fine();
    for (label, heading) in [
        ("Overzicht", "Programma"),
        ("Scans die stilstaan", "Scans die stilstaan"),
        ("Organisaties per stap", "Alle gemeenten"),
        ("Griffierspool", "Griffierspool"),
    ] {
        let list = programme.get(&page.link(label)).await.fine();
        assert!(
            label == "Overzicht" || list.heading() == heading,
            "{}",
            list.heading()
        );
        assert!(
            list.links()
                .contains(&("Scans".to_owned(), "/scans".to_owned())),
            "{label} leads back"
        );
    }
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead.get("/scans").await.fine();
    assert!(
        page.links()
            .iter()
            .all(|(_, to)| !to.starts_with("/programma"))
    );
}

#[tokio::test]
async fn who_does_not_answer_in_time_is_shown_and_reminded() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let _asked = ask_second(&programme, &scene.scan).await;
    scene.site.later(chrono::TimeDelta::days(7));
    assert_eq!(scans::remind_clerks(&scene.site).await.unwrap(), 1);
    let programme = scene.site.signed_in(Person::Programme).await;
    let pool = programme.get("/programma/griffierspool").await.fine();
    let told = "Pieter Smit antwoordde niet op tijd. Herinnerd op";
    assert!(pool.text().contains(told), "{}", pool.text());
    let link = link_to(&scene, Person::OtherClerk.email()).await;
    let sent = scene.site.mailer().sent();
    let reminder = sent
        .iter()
        .rfind(|letter| letter.to_email == Person::OtherClerk.email())
        .unwrap();
    assert_eq!(
        reminder.subject,
        "Herinnering: wilt u de Quick Scan van de gemeente Leeuwarden samen met Annelies Postma begeleiden?"
    );
    assert!(reminder.text.contains(&link));
}

#[tokio::test]
async fn a_clerk_who_is_asked_does_not_read_that_there_is_nothing_to_do() {
    let scene = Scene::prepared().await;
    let scan = waiting(&scene).await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let page = programme
        .get(&format!("/scans/{scan}/toewijzen"))
        .await
        .fine();
    let form = page
        .form("Vragen")
        .choose("Wie vraagt u?", "Annelies Postma, Assen");
    let _asked = programme.send(form).await.fine();
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let page = clerk.get("/scans").await.fine();
    assert!(page.text().contains("Er wacht 1 vraag op uw antwoord."));
    assert!(!page.text().contains("U hoeft nu niets te doen."));
}

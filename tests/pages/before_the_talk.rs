//! What is arranged before a talk: decisions at the startgesprek, who is invited, the script, and the sheet to take along.

use crate::filling_in::{come_in, to_first_theme, to_overview};
use acceptance::{Person, Scene};
use axum::http::StatusCode;
use questionnaires::form::LOCAL_PAGE;
use questionnaires::kind::RespondentGroup;
use services::participations::{Change, save};
use services::results::remarks::{self, Decision};
use services::scans::setup::{GroupsForm, OPEN, PeriodForm, QuestionsForm};
use services::scans::{self, Part};
use services::secrets::TypedCode;
use services::{Actor, responses};

#[tokio::test]
async fn the_startgesprek_shows_what_is_decided_by_whom_and_what_is_left() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let scan = format!("/scans/{}", scene.scan);
    let address = format!("{scan}/startgesprek");
    let page = lead.get(&address).await.fine();
    assert!(page.text().contains("Over 6 punten is nog niets besloten."));
    assert!(
        page.links()
            .iter()
            .any(|(_, to)| *to == format!("{scan}/voorbereiding/groepen"))
    );

    let form = lead
        .get(&format!("{scan}/voorbereiding/groepen"))
        .await
        .fine()
        .form("Opslaan")
        .fill("Zetels in de raad", "39")
        .fill("Leden van het college", "6")
        .fill("Ambtenaren die u uitnodigt", "12")
        .fill("Mensen in de directie die meedoen", "2")
        .fill(
            "Gedeelde kracht: in elke groep is dit percentage of meer het eens",
            "80",
        );
    let _kept = lead.send(form).await.fine();
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let page = clerk.get(&address).await.fine();
    for told in [
        "Over 3 punten is nog niets besloten.",
        "Het college antwoordt samen met de directie, als één groep.",
        "Vanaf 5 antwoorden.",
        "Gedeelde kracht vanaf 80% eens, gedeeld knelpunt tot en met 40%",
        "Vastgelegd op ma 23 november 2026",
        "door Hanneke Verstraten.",
    ] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    assert!(
        !page
            .links()
            .iter()
            .any(|(_, to)| to.contains("/voorbereiding/groepen")),
        "the lead writes decisions down"
    );
}

#[tokio::test]
async fn who_leads_the_startgesprek_prepares_it_on_one_page_and_takes_a_sheet_along() {
    let scene = Scene::prepared().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let address = format!("/scans/{}/startgesprek", scene.scan);
    let talk = clerk.get(&address).await.fine();
    let page = clerk.get(&talk.link("Het gesprek voorbereiden")).await;
    let page = page.fine();
    assert_eq!(page.heading(), "Het startgesprek voorbereiden");
    for told in [
        "Er is nog geen dag afgesproken voor het startgesprek.",
        "De periode",
        "Nog niet besloten.",
        "Waarom deze scan, en wat u hoopt te horen",
        "Samen 1 uur en 30 minuten.",
    ] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    let lead = scene.site.signed_in(Person::Lead).await;
    for (visitor, page) in [(&clerk, &page), (&lead, &lead.get(&address).await.fine())] {
        let links = page.links();
        let sheet = links
            .iter()
            .find(|(_, to)| to.ends_with("gespreksblad.pdf"));
        let file = visitor.get_once(&sheet.expect("a sheet").1).await;
        assert_eq!(file.headers["content-type"], "application/pdf");
        assert!(file.body.starts_with(b"%PDF-"));
    }
}

#[tokio::test]
async fn decisions_that_are_frozen_invite_nobody_to_change_them() {
    let scene = Scene::open().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead
        .get(&format!("/scans/{}/startgesprek", scene.scan))
        .await
        .fine();
    assert!(page.text().contains("Vanaf 5 antwoorden."));
    for part in ["groepen", "vragen", "periode"] {
        let path = format!("/scans/{}/voorbereiding/{part}", scene.scan);
        assert!(!page.links().iter().any(|(_, to)| *to == path), "{part}");
    }
}

#[tokio::test]
async fn on_paper_the_startgesprek_is_text_and_no_form() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/startgesprek", scene.scan);
    let form = lead.get(&address).await.fine().form("Opslaan");
    let form = form.fill("Gehouden op", "2026-11-20").fill(
        "Wat u hebt afgesproken",
        "De griffie nodigt uit.\nTwee keer.",
    );
    let _kept = lead.send(form).await.fine();
    let page = lead.get(&address).await.fine();
    let printed = page.texts(".qs-printed").join(" ");
    assert!(
        printed.contains("20 november 2026") && printed.contains("De griffie nodigt uit."),
        "{printed}"
    );
    let forms = page.texts("main form").len();
    let unprinted = page.texts("main .qs-unprinted form").len();
    assert_eq!((forms, unprinted), (1, 1), "no box to fill in on paper");
}

#[tokio::test]
async fn a_name_in_an_own_question_is_pointed_out_and_kept() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/voorbereiding/vragen", scene.scan);
    let sent = [
        (
            "l1_text",
            "In Leeuwarden luistert wethouder Jansen naar de PvdA.",
        ),
        ("l1_groups", "residents"),
    ];
    let answer = lead.post(&address, &sent).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = lead.get(&format!("{address}?nakijken=ja")).await.fine();
    assert!(page.text().contains("staat hier de naam van een mens?"));
    assert!(
        page.text().contains("Eigen vraag 1: Jansen"),
        "{}",
        page.text()
    );
    assert!(page.text().contains("hier staat een politieke partij"));
    assert!(
        page.html().contains("wethouder Jansen naar de PvdA."),
        "a warning keeps what was typed"
    );
}

#[tokio::test]
async fn a_session_that_is_planned_can_be_put_in_any_calendar() {
    let scene = Scene::closed().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let scan = format!("/scans/{}", scene.scan);
    let file = format!("{scan}/agenderingsgesprek.ics");
    let none = clerk.get_once(&file).await;
    assert_eq!(none.status, StatusCode::CONFLICT);
    assert!(
        none.text().contains("nog geen dag afgesproken"),
        "{}",
        none.text()
    );

    let sent = [
        ("agenda_on", "2026-12-17"),
        ("agenda_at", "19.30"),
        ("agenda_place", "Raadszaal"),
        ("agenda_invited", "Ada Jansen\nDe hele raad"),
    ];
    let kept = clerk
        .post(&format!("{scan}/voorbereiding/data"), &sent)
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let calendar = clerk.get_once(&file).await;
    assert_eq!(
        calendar.headers["content-type"],
        "text/calendar; charset=utf-8"
    );
    assert_eq!(
        calendar.headers["content-disposition"],
        "attachment; filename=\"agenderingsgesprek-leeuwarden.ics\""
    );
    assert!(
        calendar.html().contains("DTSTART:20261217T183000Z"),
        "{}",
        calendar.html()
    );

    let own = clerk.get_once(&format!("{file}?voor=mij")).await;
    assert!(own.html().contains("URL") && !calendar.html().contains("URL"));

    let page = clerk
        .get(&format!("{scan}/gesprek/voorbereiden"))
        .await
        .fine();
    for told in [
        "do 17 december 2026, 19:30 uur, Raadszaal",
        "De hele raad",
        "19:35",
        "Er wachten nog 3 opmerkingen",
    ] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    let _file = page.link("Agendabestand om mee te sturen");
}

#[tokio::test]
async fn a_clerk_makes_the_script_their_own_ticks_it_off_and_goes_back() {
    let scene = Scene::closed().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let address = format!("/scans/{}/draaiboek/agenderingsgesprek", scene.scan);
    let page = clerk.get(&address).await.fine();
    assert!(
        page.text().contains("Samen 2 uur en 10 minuten"),
        "{}",
        page.text()
    );
    assert!(!page.has_button("Terug naar het standaarddraaiboek"));

    let form = page
        .form("Toevoegen")
        .fill("Wat doet u?", "Een filmpje")
        .fill("Hoeveel minuten duurt dat?", "7");
    let page = clerk.send(form).await.fine();
    assert!(page.text().contains("Samen 2 uur en 17 minuten"));
    let page = clerk.send(page.form("Omhoog: Een filmpje")).await.fine();
    let page = clerk.send(page.form("Afvinken: Een filmpje")).await.fine();
    assert!(
        page.text().contains("Afgevinkt: 1 van de 10."),
        "{}",
        page.text()
    );
    let page = clerk.send(page.form("Weghalen: Pauze")).await.fine();
    assert!(page.text().contains("Samen 2 uur en 7 minuten"));
    let page = clerk.send(page.form("Terugzetten: Pauze")).await.fine();

    let page = clerk
        .send(page.form("Terug naar het standaarddraaiboek"))
        .await
        .fine();
    assert!(!page.text().contains("Een filmpje"));
    let page = clerk
        .send(page.form("Eerder draaiboek terugzetten"))
        .await
        .fine();
    assert!(page.text().contains("Een filmpje"));
    let step = page.link("Aanpassen: Een filmpje");
    let form = clerk.get(&step).await.fine().form("Bewaren");
    let page = clerk
        .send(form.fill("Hoeveel minuten duurt dat?", "10"))
        .await
        .fine();
    assert!(
        page.text().contains("Samen 2 uur en 20 minuten"),
        "{}",
        page.text()
    );
    assert_eq!(
        clerk
            .get_once(&format!("/scans/{}/draaiboek/iets", scene.scan))
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn an_open_question_stands_on_the_page_of_who_is_asked() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let scan = format!("/scans/{}", scene.scan);
    let sent = [
        ("l1_text", "Wat moet er anders?"),
        ("l1_kind", OPEN),
        ("l1_groups", "residents"),
    ];
    let kept = lead
        .post(&format!("{scan}/voorbereiding/vragen"), &sent)
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    for (group, asked) in [("residents", true), ("council", false)] {
        let page = lead
            .get(&format!("{scan}/vragenlijst/voorbeeld/{group}"))
            .await
            .fine();
        let there = page
            .text()
            .contains("Wat moet er anders? Schrijf geen namen op.");
        assert_eq!(there, asked, "{group}: {}", page.text());
    }
}

/// Leeuwarden with two open questions, open.
async fn asked_in_words() -> Scene {
    let scene = Scene::prepared().await;
    let (site, scan, lead) = (&scene.site, &scene.scan, scene.actor(Person::Lead).await);
    let groups = GroupsForm {
        council: "14".into(),
        executive: "6".into(),
        senior_staff: "2".into(),
        staff: "12".into(),
        ..GroupsForm::default()
    };
    let period = PeriodForm {
        opens_on: "2026-11-23".into(),
        closes_on: "2026-12-14".into(),
        contact_name: "De griffie".into(),
        contact_email: "griffie@leeuwarden.example".into(),
    };
    let everybody = || {
        RespondentGroup::ALL
            .map(|group| group.code().to_owned())
            .to_vec()
    };
    let questions = QuestionsForm {
        l1_text: "Wat kost te veel tijd?".into(),
        l1_kind: OPEN.into(),
        l1_groups: everybody(),
        l2_text: "De raad kent de wijken.".into(),
        l2_groups: everybody(),
        l3_text: "Wat mag blijven?".into(),
        l3_kind: OPEN.into(),
        l3_groups: everybody(),
        ..QuestionsForm::default()
    };
    for part in [
        Part::Groups(groups),
        Part::Period(period),
        Part::Questions(questions),
    ] {
        scans::fill_in(&lead, site, scan, part).await.unwrap();
    }
    for group in RespondentGroup::ALL {
        scans::mark_previewed(&lead, site, scan, group)
            .await
            .unwrap();
    }
    scans::open(&lead, site, scan).await.unwrap();
    scene
}

/// The same, answered by ten councillors and five of the executive, and closed.
async fn answered_in_words() -> Scene {
    let scene = asked_in_words().await;
    let (site, scan, lead) = (&scene.site, &scene.scan, scene.actor(Person::Lead).await);
    for (group, count) in [
        (RespondentGroup::Council, 10),
        (RespondentGroup::Executive, 5),
    ] {
        for code in scene.codes(group).await.iter().take(count) {
            let respondent = Actor::Respondent(TypedCode::parse(code).unwrap());
            let change = Change::Theme {
                theme: LOCAL_PAGE.to_owned(),
                fields: vec![
                    ("L1".to_owned(), format!("Lezen, vindt {}.", group.code())),
                    ("L3".to_owned(), format!("Lunch, vindt {}.", group.code())),
                ],
            };
            save(&respondent, site, change, None).await.unwrap();
            responses::send(&respondent, site).await.unwrap();
        }
    }
    scans::close(&lead, site, scan).await.unwrap();
    scene
}

#[tokio::test]
async fn answers_to_open_questions_are_kept_by_question_from_ten_on_and_read_over_first() {
    let scene = answered_in_words().await;
    let lead = scene.actor(Person::Lead).await;
    let view = remarks::list(&lead, &scene.site, &scene.scan)
        .await
        .unwrap();
    let of = |question: &str| -> Vec<_> {
        let own = view.remarks.iter().filter(|own| own.theme == question);
        own.map(|own| own.written.as_str()).collect()
    };
    assert_eq!(of("L1"), ["Lezen, vindt council."; 10]);
    assert_eq!(of("L3"), ["Lunch, vindt council."; 10]);
    assert_eq!(
        view.remarks.len(),
        20,
        "what five people wrote nobody reads"
    );
    let visitor = scene.site.signed_in(Person::Lead).await;
    let scan = format!("/scans/{}", scene.scan);
    let reading = visitor
        .get(&format!("{scan}/resultaten/opmerkingen"))
        .await
        .fine();
    for question in [
        "Eigen vraag: Wat kost te veel tijd?",
        "Eigen vraag: Wat mag blijven?",
    ] {
        assert!(reading.text().contains(question), "{}", reading.text());
    }
    let results = visitor.get(&format!("{scan}/resultaten")).await.fine();
    assert!(results.text().contains("1 stelling en 2 open vragen"));
    assert!(
        !results.text().contains("vindt council"),
        "not before it is released"
    );
    let id = &view
        .remarks
        .iter()
        .find(|own| own.theme == "L3")
        .unwrap()
        .id;
    let decision = Decision::Release("Lunch.".into());
    remarks::decide(&lead, &scene.site, &scene.scan, id, &decision)
        .await
        .unwrap();
    let results = visitor.get(&format!("{scan}/resultaten")).await.fine();
    let text = results.text();
    let asked = text
        .find("Open vraag: Wat mag blijven?")
        .expect("the question");
    let answer = text.find("Lunch.").expect("what was written to it");
    assert!(asked < answer, "{text}");
}

#[tokio::test]
async fn whoever_fills_in_writes_at_each_open_question_by_itself() {
    let scene = asked_in_words().await;
    let codes = scene.codes(RespondentGroup::Council).await;
    let councillor = scene.site.visitor();
    let welcome = come_in(&councillor, &codes[0]).await;
    let mut page = to_first_theme(&councillor, welcome).await;
    for _ in 0..8 {
        page = councillor.send(page.form("Volgende")).await.fine();
    }
    assert_eq!(page.heading(), "Vragen van uw gemeente");
    let (one, other) = ("Wat kost te veel tijd?", "Wat mag blijven?");
    let form = page.form("Volgende").answer_all("Eens");
    let form = form.fill(one, "Te veel vergaderen.");
    let page = councillor
        .send(form.fill(other, &"a".repeat(2_001)))
        .await
        .fine();
    assert!(
        page.text().contains("Deze tekst is te lang: 2.001 tekens."),
        "{}",
        page.text()
    );
    let form = page.form("Volgende");
    assert_eq!(form.value(one), "Te veel vergaderen.");
    let next = councillor.send(form.fill(other, "De lunch.")).await.fine();
    let overview = to_overview(&councillor, next, "Eens").await;
    assert!(
        overview
            .text()
            .contains("Uw antwoorden op alle 2 open vragen zijn bewaard."),
        "{}",
        overview.text()
    );
}

#[tokio::test]
async fn another_own_question_comes_when_it_is_asked_for_and_nothing_typed_is_lost() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/voorbereiding/vragen", scene.scan);
    let page = lead.get(&address).await.fine();
    assert!(page.text().contains("Eigen vraag 1") && !page.text().contains("Eigen vraag 2"));
    let form = page
        .form("Nog een vraag")
        .forge("l1_text", "Wat moet er anders?");
    let page = lead.send(form).await.fine();
    assert!(page.html().contains("Wat moet er anders?"));
    assert!(page.text().contains("Eigen vraag 2") && !page.text().contains("Eigen vraag 3"));
    assert!(
        !page.text().contains("Schrijf een stelling"),
        "what is wrong is said once it is saved"
    );
    let page = lead.send(page.form("Nog een vraag")).await.fine();
    assert!(page.text().contains("Eigen vraag 3") && page.html().contains("Wat moet er anders?"));
    let page = lead.send(page.form("Nog een vraag")).await.fine();
    assert!(page.text().contains("Eigen vraag 4"));
    assert!(!page.has_button("Nog een vraag"));
    let page = lead.get(&address).await.fine();
    assert!(
        !page.text().contains("Eigen vraag 3"),
        "what stayed empty is not kept"
    );
}

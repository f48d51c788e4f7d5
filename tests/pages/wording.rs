//! Sentences are true where they stand, and fit the kind of authority they are about.

use acceptance::{Page, Person, Scene};
use axum::http::StatusCode;
use questionnaires::kind::RespondentGroup;
use services::ids::ScanId;
use services::mail;
use services::plans::{self, AdoptionForm};
use services::scans::{self, RequestForm, State};

fn listed(page: &Page) -> Vec<String> {
    page.texts("[role=alert] li a")
}

#[tokio::test]
async fn an_authority_that_is_no_more_leads_to_the_one_it_went_into() {
    let scene = Scene::prepared().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let ended = "De gemeente Landerd bestaat niet meer sinds za 1 januari 2022 en ging op in de gemeente Maashorst.";
    for address in [
        "/scans/nieuw?zoek=landerd",
        "/scans/nieuw?organisatie=GM1685",
    ] {
        let page = officer.get(address).await.fine();
        assert!(page.text().contains(ended), "{}", page.text());
        let next = page.link("Scan aanvragen voor de gemeente Maashorst");
        assert_eq!(next, "/scans/nieuw?organisatie=GM1991");
        assert!(officer.get(&next).await.fine().has_button("Scan aanvragen"));
    }
    let split = officer.get("/scans/nieuw?zoek=haaren").await.fine();
    assert!(
        split
            .text()
            .contains("ging op in Boxtel, Oisterwijk, Tilburg en Vught."),
        "{}",
        split.text()
    );
}

#[tokio::test]
async fn a_request_speaks_as_its_kind_of_authority_does() {
    let scene = Scene::prepared().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    for (code, sentences) in [
        (
            "PV22",
            [
                "Provincie Drenthe",
                "Hoeveel leden hebben Gedeputeerde Staten?",
                "Meestal is dit de statengriffier.",
            ],
        ),
        (
            "WS0155",
            [
                "Waterschap Amstel, Gooi en Vecht",
                "Hoeveel leden heeft het dagelijks bestuur?",
                "Meestal is dit de bestuursadviseur of de griffier.",
            ],
        ),
    ] {
        let page = officer
            .get(&format!("/scans/nieuw?organisatie={code}"))
            .await
            .fine();
        for sentence in sentences {
            assert!(page.text().contains(sentence), "{}", page.text());
        }
        assert!(!page.text().contains("Waterschap waterschap"));
    }
}

#[tokio::test]
async fn a_water_board_has_its_article_in_letters_and_on_pages() {
    let scene = Scene::prepared().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let programme = scene.actor(Person::Programme).await;
    for (code, name) in [
        ("WS0539", "het waterschap De Dommel"),
        ("WS0372", "het Hoogheemraadschap van Delfland"),
        ("WS0653", "Wetterskip Fryslân"),
    ] {
        let form = RequestForm {
            authority: code.to_owned(),
            reason: "Het algemeen bestuur wil weten hoe het gaat.".to_owned(),
            lead_name: "Anne de Boer".to_owned(),
            lead_email: format!("anne@{}.example", code.to_lowercase()),
            ..RequestForm::default()
        };
        let _scan = scans::request(&programme, &scene.site, &form)
            .await
            .expect("a scan is asked for");
        let page = officer.get(&format!("/overheden/{code}")).await.fine();
        let label = format!("Scan van {name}");
        assert!(
            page.links().iter().any(|(found, _)| *found == label),
            "{label}: {:?}",
            page.links()
        );
    }
    mail::deliver_due(&scene.site).await.expect("mail goes out");
    let sent = scene.site.mailer().sent();
    let subjects: Vec<&str> = sent.iter().map(|letter| letter.subject.as_str()).collect();
    for subject in [
        "U bent trekker van de Quick Scan van het waterschap De Dommel",
        "U bent trekker van de Quick Scan van het Hoogheemraadschap van Delfland",
        "U bent trekker van de Quick Scan van Wetterskip Fryslân",
    ] {
        assert!(subjects.contains(&subject), "{subject}: {subjects:?}");
    }
    let again = officer.get("/scans/nieuw?organisatie=WS0539").await.fine();
    assert!(
        again
            .text()
            .contains("Het waterschap De Dommel heeft al een scan die nog loopt."),
        "{}",
        again.text()
    );
}

#[tokio::test]
async fn the_list_of_what_is_wrong_names_the_field() {
    let scene = Scene::prepared().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let page = officer
        .get("/scans/nieuw?organisatie=PV22")
        .await
        .fine()
        .form("Scan aanvragen");
    let page = officer.send(page.forge("staff", "-3")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong =
        "Ambtenaren of medewerkers: vul een heel getal in. Minder dan 0 kan niet.".to_owned();
    assert!(listed(&page).contains(&wrong), "{:?}", listed(&page));
}

#[tokio::test]
async fn an_action_that_is_not_complete_is_no_mistake_until_it_is_saved() {
    let scene = Scene::planned().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let actor = scene.actor(Person::Lead).await;
    let plan = plans::load(&actor, &scene.site, &scene.scan).await.unwrap();
    let address = format!("/scans/{}/verbeterplan", scene.scan);
    let new = format!(
        "{address}/prioriteiten/{}/acties/nieuw",
        plan.priorities[0].priority.id
    );
    let empty = lead.get(&new).await.fine().form("Bewaren");
    let empty = lead.send(empty).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let after = plans::load(&actor, &scene.site, &scene.scan).await.unwrap();
    assert_eq!(
        after.actions(),
        plan.actions(),
        "nothing typed, nothing kept"
    );

    let sent = lead.post(&new, &[("what", "Een brief.")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let kept = plans::load(&actor, &scene.site, &scene.scan).await.unwrap();
    let own = kept.priorities[0].present().last().unwrap();
    let action = format!("{address}/acties/{}", own.id);
    let saved = lead.get(&format!("{action}?nakijken=ja")).await.fine();
    assert!(saved.title().starts_with("Fout: "), "{}", saved.title());
    assert!(saved.text().contains("Bewaard, maar nog niet compleet"));
    let opened = lead.get(&action).await.fine();
    assert!(!opened.title().contains("Fout"), "{}", opened.title());
    assert!(listed(&opened).is_empty());
    assert!(opened.text().contains("Deze actie is nog niet compleet."));
}

#[tokio::test]
async fn publishing_asks_once_more() {
    let scene = Scene::planned().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let actor = scene.actor(Person::Lead).await;
    let plan = format!("/scans/{}/verbeterplan", scene.scan);
    assert!(
        lead.get(&plan)
            .await
            .fine()
            .text()
            .contains("Heeft de gemeenteraad het plan vastgesteld?")
    );
    let form = AdoptionForm {
        adopted_on: "2026-11-23".into(),
        adopted_by: "de gemeenteraad".into(),
        decision_number: String::new(),
    };
    plans::adopt(&actor, &scene.site, &scene.scan, &form)
        .await
        .unwrap();
    let state = || async {
        let scan = scans::visible(&actor, &scene.site, &scene.scan).await;
        scan.unwrap().state
    };
    let page = lead.get(&format!("{plan}/publiceren")).await.fine();
    let unsure = lead.send(page.form("Ja, maak openbaar")).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(listed(&unsure), ["Vink aan dat u alles hebt bekeken."]);
    assert_eq!(state().await, State::Adopted);
    let sure = page
        .form("Ja, maak openbaar")
        .tick("Ik heb alles bekeken. Dit mag openbaar worden.");
    let public = lead.send(sure).await.fine();
    assert_eq!(public.heading(), "Wat wij zagen en wat wij gaan doen");
    assert_eq!(state().await, State::Published);
}

/// At an address below the scan: what the lead reads, and what others do in its place.
type Spoken = (&'static str, &'static str, &'static str);

/// "U" is the lead, for the lead alone: a clerk or an officer who reads it would think that it is for them to do.
async fn only_the_lead_is_u(scene: &Scene, scan: &ScanId, rows: &[Spoken]) {
    for person in [Person::Lead, Person::Clerk, Person::Programme] {
        let visitor = scene.site.signed_in(person).await;
        for (path, to_lead, to_others) in rows {
            let (said, unsaid) = if person == Person::Lead {
                (to_lead, to_others)
            } else {
                (to_others, to_lead)
            };
            let text = visitor
                .get(&format!("/scans/{scan}{path}"))
                .await
                .fine()
                .text();
            assert!(text.contains(said), "{person:?}, {said}: {text}");
            assert!(!text.contains(unsaid), "{person:?}, {unsaid}: {text}");
        }
    }
}

#[tokio::test]
async fn nothing_says_that_a_questionnaire_opens_by_itself() {
    let scene = Scene::ready("2026-11-30").await;
    let rows = [(
        "",
        "U opent de vragenlijst (gepland)",
        "De trekker opent de vragenlijst (gepland)",
    )];
    only_the_lead_is_u(&scene, &scene.scan, &rows).await;
    let code = &scene.codes(RespondentGroup::Council).await[0];
    let early = scene.site.visitor();
    let form = early.get("/meedoen").await.fine().form("Beginnen");
    let told = early.send(form.fill("Uw code", code)).await.text();
    assert!(told.contains("is nog niet open."), "{told}");
    assert!(told.contains("gepland op ma 30 november 2026"), "{told}");
}

#[tokio::test]
async fn on_the_planned_day_the_first_page_says_that_it_is_not_open() {
    let scene = Scene::ready("2026-11-26").await;
    let address = format!("/scans/{}", scene.scan);
    let lead = scene.site.signed_in(Person::Lead).await;
    let notice = "De vragenlijst is nog niet open";
    assert!(!lead.get(&address).await.fine().text().contains(notice));
    scene.site.later(chrono::TimeDelta::days(3));
    let rows = [(
        "",
        "U koos do 26 november 2026 als eerste dag. De vragenlijst gaat niet vanzelf open: dat doet u.",
        "De eerste dag is gepland op do 26 november 2026. De vragenlijst gaat niet vanzelf open: dat doet de trekker.",
    )];
    only_the_lead_is_u(&scene, &scene.scan, &rows).await;
    let actor = scene.actor(Person::Lead).await;
    scans::open(&actor, &scene.site, &scene.scan).await.unwrap();
    let lead = scene.site.signed_in(Person::Lead).await;
    assert!(!lead.get(&address).await.fine().text().contains(notice));
}

#[tokio::test]
async fn a_minimum_above_the_size_of_a_group_is_told_before_opening() {
    let scene = Scene::ready("2026-11-23").await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let before = format!("/scans/{}/vragenlijst", scene.scan);
    let hidden = "Te klein om te tonen";
    assert!(!lead.get(&before).await.fine().text().contains(hidden));
    let form = format!("/scans/{}/voorbereiding/groepen", scene.scan);
    let groups = lead.get(&form).await.fine().form("Opslaan");
    let raised = groups.fill("Minste aantal antwoorden", "15");
    let _kept = lead.send(raised).await.fine();
    let advice = "Verlaag het minste aantal antwoorden tot hoogstens 14.";
    for address in [&before, &form] {
        let text = lead.get(address).await.fine().text();
        for sentence in [
            "Te klein om te tonen: de raad",
            "Te klein om te tonen: bestuur en directie",
            "Te klein om te tonen: ambtenaren",
            "Deze groep telt 14 mensen, en er is pas iets te zien vanaf 15 antwoorden.",
            advice,
        ] {
            assert!(text.contains(sentence), "{sentence}: {text}");
        }
    }
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let text = clerk.get(&before).await.fine().text();
    assert!(text.contains(hidden) && !text.contains(advice), "{text}");
    assert!(text.contains("Tot het openen kan de trekker dat veranderen."));
}

/// Leeuwarden asks anew, and its clerk says yes: the agreements are still to come.
async fn assigned(scene: &Scene) -> ScanId {
    let site = &scene.site;
    let (lead, clerk, programme) = (
        scene.actor(Person::Lead).await,
        scene.actor(Person::Clerk).await,
        scene.actor(Person::Programme).await,
    );
    scans::cancel(&lead, site, &scene.scan, "Na de verkiezingen opnieuw.")
        .await
        .unwrap();
    let form = RequestForm {
        authority: "GM0080".to_owned(),
        reason: "De nieuwe raad wil weten hoe het gaat.".to_owned(),
        ..RequestForm::default()
    };
    let scan = scans::request(&lead, site, &form).await.unwrap();
    let id = &clerk.member().unwrap().id;
    scans::propose(&programme, site, &scan, id).await.unwrap();
    scans::accept(&clerk, site, &scan).await.unwrap();
    scan
}

#[tokio::test]
async fn before_taking_part_only_the_lead_is_told_what_to_fill_in() {
    let scene = Scene::prepared().await;
    let scan = assigned(&scene).await;
    let rows = [
        (
            "",
            "U doet mee zodra beide overeenkomsten zijn vastgelegd.",
            "De gemeente Leeuwarden doet mee zodra beide overeenkomsten zijn vastgelegd.",
        ),
        (
            "/voorbereiding",
            "Begin waar u wilt.",
            "De trekker vult dit in.",
        ),
        (
            "/vragenlijst",
            "De vragenlijst kan open zodra u meedoet",
            "De vragenlijst kan open zodra de gemeente Leeuwarden meedoet",
        ),
    ];
    only_the_lead_is_u(&scene, &scan, &rows).await;
}

#[tokio::test]
async fn before_opening_only_the_lead_is_told_to_open() {
    let scene = Scene::prepared().await;
    let rows = [
        (
            "/voorbereiding",
            "U doet mee. Maak na het startgesprek de vragenlijst klaar.",
            "De gemeente Leeuwarden doet mee. De trekker maakt na het startgesprek de vragenlijst klaar.",
        ),
        (
            "/vragenlijst",
            "Als alles klaar is, opent u de vragenlijst.",
            "Als alles klaar is, opent de trekker de vragenlijst.",
        ),
    ];
    only_the_lead_is_u(&scene, &scene.scan, &rows).await;
}

#[tokio::test]
async fn only_the_lead_is_told_to_write_the_plan() {
    let scene = Scene::discussed().await;
    let rows = [(
        "/verbeterplan",
        "Schrijf bij elke prioriteit wat u zag",
        "De trekker schrijft het plan",
    )];
    only_the_lead_is_u(&scene, &scene.scan, &rows).await;
}

#[tokio::test]
async fn only_the_lead_is_told_to_publish() {
    let scene = Scene::planned().await;
    let lead = scene.actor(Person::Lead).await;
    let form = AdoptionForm {
        adopted_on: "2026-11-23".into(),
        adopted_by: "de gemeenteraad".into(),
        decision_number: String::new(),
    };
    plans::adopt(&lead, &scene.site, &scene.scan, &form)
        .await
        .unwrap();
    let rows = [(
        "",
        "U kunt het openbaar maken.",
        "De trekker kan het openbaar maken.",
    )];
    only_the_lead_is_u(&scene, &scene.scan, &rows).await;
}

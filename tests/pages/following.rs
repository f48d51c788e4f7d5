//! The life of a plan after its adoption, as its lead, its owners, its council and the programme see it.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use chrono::TimeDelta;
use services::mail::deliver_due;
use services::plans::PlanView;
use services::progress::run_due;

const OWNER: &str = "griffie@leeuwarden.example";

/// Half a year and a day after adoption.
const HALF_A_YEAR: TimeDelta = TimeDelta::days(182);

async fn plan(scene: &Scene) -> PlanView {
    let lead = scene.actor(Person::Lead).await;
    services::plans::load(&lead, &scene.site, &scene.scan)
        .await
        .unwrap()
}

fn at(scene: &Scene, rest: &str) -> String {
    format!("/scans/{}{rest}", scene.scan)
}

async fn action_address(scene: &Scene, place: usize) -> String {
    let plan = plan(scene).await;
    let action = &plan.priorities[place].actions[0].id;
    at(scene, &format!("/voortgang/acties/{action}"))
}

/// Begins a change of the plan and gives the first action another text.
async fn amend(scene: &Scene, lead: &Visitor) {
    let plan = plan(scene).await;
    let page = lead.get(&at(scene, "/verbeterplan")).await.fine();
    let form = lead
        .get(&page.link("Plan wijzigen"))
        .await
        .fine()
        .form("Wijziging beginnen");
    let page = lead.send(form.clone()).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.text()
            .contains("Schrijf op waarom u het plan wijzigt.")
    );
    let form = form.fill("Waarom wijzigt u het plan?", "De griffie is verhuisd.");
    let page = lead.send(form).await.fine();
    assert!(page.text().contains("De griffie is verhuisd."));
    let action = &plan.priorities[0].actions[0];
    let form = lead
        .get(&at(scene, &format!("/verbeterplan/acties/{}", action.id)))
        .await
        .fine()
        .form("Bewaren");
    let _plan = lead
        .send(form.fill("Wat gaan wij doen?", "Iets anders"))
        .await
        .fine();
}

#[tokio::test]
async fn an_adopted_plan_is_changed_in_a_new_version_and_the_old_one_stays() {
    let (scene, address) = Scene::published().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead.get(&at(&scene, "/verbeterplan")).await.fine();
    assert!(page.text().contains("besluit 2026-118") && !page.text().contains("Actie toevoegen"));
    let first = lead
        .get(&at(&scene, "/verbeterplan/versies/1/verbeterplan.pdf"))
        .await;
    assert_eq!(first.headers["content-type"], "application/pdf");

    amend(&scene, &lead).await;
    let page = lead.get(&at(&scene, "/verbeterplan")).await.fine();
    let changes = lead.get(&page.link("Wat is er veranderd?")).await.fine();
    assert_eq!(changes.texts("del"), ["Actie 1"]);
    assert_eq!(changes.texts("ins"), ["Iets anders"]);
    for words in ["Was", "Wordt", "± Actie gewijzigd", "Van versie 1.0"] {
        assert!(changes.text().contains(words), "{words}");
    }
    let everybody = scene.site.visitor();
    assert!(
        !everybody
            .get(&address)
            .await
            .fine()
            .text()
            .contains("Iets anders")
    );

    let form = lead
        .get(&page.link("Nieuwe versie vaststellen"))
        .await
        .fine()
        .form("Vaststelling vastleggen");
    let form = form.fill("Op welke dag is het plan vastgesteld?", "2026-11-23");
    let _plan = lead.send(form).await.fine();
    assert!(
        everybody
            .get(&address)
            .await
            .fine()
            .text()
            .contains("Iets anders")
    );
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let versions = clerk.get(&at(&scene, "/verbeterplan/versies")).await.fine();
    assert!(
        versions.text().contains("De griffie is verhuisd.")
            && versions.text().contains("(geldt nu)")
    );
    let old = clerk.get(&versions.link("Versie 1.0")).await.fine();
    assert!(old.text().contains("Actie 1") && old.text().contains("Dit is een eerdere versie."));
    let again = clerk.get(&versions.link("Versie 1.0 als PDF")).await;
    assert_eq!(again.body, first.body, "byte for byte");
    let compared = clerk
        .get(&versions.link("Verschillen met versie 1.0"))
        .await
        .fine();
    assert_eq!(compared.texts("ins"), ["Iets anders"]);
}

#[tokio::test]
async fn a_change_is_given_up_only_after_asking() {
    let (scene, _) = Scene::published().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    amend(&scene, &lead).await;
    let page = lead.get(&at(&scene, "/verbeterplan")).await.fine();
    let sure = lead.get(&page.link("Wijziging intrekken")).await.fine();
    assert!(sure.text().contains("gaat weg"));
    let page = lead.send(sure.form("Wijziging intrekken")).await.fine();
    assert!(page.text().contains("Actie 1") && !page.text().contains("Iets anders"));
    let late = lead.get(&at(&scene, "/verbeterplan/vaststellen")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text().contains("Plan wijzigen"), "{}", late.text());
}

#[tokio::test]
async fn a_plan_that_is_open_in_two_tabs_loses_nothing_of_either() {
    let scene = Scene::planned().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let plan = plan(&scene).await;
    let (priority, action) = (&plan.priorities[0].priority, &plan.priorities[0].actions[0]);
    for (place, label, kept) in [
        (
            format!("/verbeterplan/acties/{}", action.id),
            "Wat gaan wij doen?",
            "Iets uit het ene venster",
        ),
        (
            format!("/verbeterplan/prioriteiten/{}", priority.id),
            "Wat is ons doel? (optioneel)",
            "Een doel uit het ene venster",
        ),
    ] {
        let typed = "Uit het <b>andere</b> venster";
        let place = at(&scene, &place);
        let one = lead.get(&place).await.fine().form("Bewaren");
        let other = lead.get(&place).await.fine().form("Bewaren");
        let _kept = lead.send(one.fill(label, kept)).await.fine();
        let crossed = lead.send(other.fill(label, typed)).await;
        assert_eq!(crossed.status, StatusCode::CONFLICT);
        crossed.assert_whole();
        for words in ["Dit is intussen aangepast", "Wat er nu staat", kept] {
            assert!(crossed.text().contains(words), "{words}");
        }
        let form = crossed.form("Mijn tekst bewaren");
        let page = lead.send(form).await.fine();
        assert!(page.text().contains(typed), "{}", page.text());
    }
}

#[tokio::test]
async fn before_adoption_there_is_nothing_to_follow_and_that_is_said() {
    let scene = Scene::planned().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead.get(&at(&scene, "/voortgang")).await.fine();
    assert!(
        page.text()
            .contains("De voortgang begint als het plan is vastgesteld.")
    );
    let versions = lead.get(&at(&scene, "/verbeterplan/versies")).await.fine();
    assert!(
        versions
            .text()
            .contains("Er is nog geen versie vastgesteld.")
    );
    let changes = lead
        .get(&at(&scene, "/verbeterplan/verschillen"))
        .await
        .fine();
    assert!(changes.text().contains("Er is nog niets te vergelijken."));
}

#[tokio::test]
async fn the_lead_keeps_how_actions_go_and_the_council_reads_it() {
    let (scene, address) = Scene::published().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let action = action_address(&scene, 0).await;
    let stopped = [
        ("status", "stopped"),
        ("note", ""),
        ("due_on", "2027-03-15"),
        ("reason", "Er kwam iets tussen."),
    ];
    let page = lead.post(&action, &stopped).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_whole();
    assert!(page.text().contains("Schrijf op waarom de actie stopt."));
    let form = page.form("Bewaren");
    assert!(
        form.is_chosen("Stand", "Gestopt"),
        "what was typed is there again"
    );
    let page = lead.send(form.choose("Stand", "Loopt")).await.fine();
    for told in [
        "3 acties: 1 loopt, 2 nog niet begonnen.",
        "In het plan: vr 15 januari 2027",
        "Er kwam iets tussen.",
    ] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    for person in [Person::Clerk, Person::Programme] {
        let visitor = scene.site.signed_in(person).await;
        let page = visitor.get(&at(&scene, "/voortgang")).await.fine();
        assert!(page.text().contains("ma 15 maart 2027") && !page.text().contains("Bijwerken"));
        let report = visitor
            .get(&page.link("Verslag voor het bestuur"))
            .await
            .fine();
        assert!(
            report.text().contains("geeft geen cijfer") && !report.has_button("Openbaar maken")
        );
        let file = visitor.get(&page.link("Hetzelfde als PDF")).await;
        assert!(file.body.starts_with(b"%PDF-1.7"));
    }

    scene.site.later(HALF_A_YEAR);
    run_due(&scene.site).await.unwrap();
    let lead = scene.site.signed_in(Person::Lead).await;
    let report = lead.get(&at(&scene, "/voortgang/verslag")).await.fine();
    let published = lead.send(report.form("Openbaar maken")).await.fine();
    assert!(published.has_button("Opnieuw openbaar maken"));
    let everybody = scene.site.visitor();
    let public = everybody.get(&address).await.fine();
    let progress = everybody
        .get(&public.link("Hoe het met de acties gaat"))
        .await
        .fine();
    assert!(progress.text().contains("Te laat: de dag was") && progress.text().contains("ronde 1"));
    let file = everybody.get(&progress.link("Dit verslag als PDF")).await;
    assert_eq!(file.headers["content-type"], "application/pdf");
}

/// The way from the newest mail to the owner.
async fn owner_link(scene: &Scene) -> String {
    deliver_due(&scene.site).await.unwrap();
    let sent = scene.site.mailer().sent();
    let letter = sent
        .iter()
        .rfind(|letter| letter.to_email == OWNER && letter.text.contains("/voortgang/"));
    let base = &scene.site.settings().base_url;
    let text = &letter.expect("a mail to the owner").text;
    let link = text
        .split_whitespace()
        .find_map(|word| word.strip_prefix(base.as_str()));
    link.unwrap().to_owned()
}

async fn first_answer(owner: &Visitor, link: &str) -> Page {
    let page = owner.get(link).await.fine();
    assert!(page.text().contains("Actie 2") && !page.text().contains("Actie 1"));
    let (_, way) = page
        .links()
        .into_iter()
        .find(|(label, _)| label.starts_with("Vertel hoe het gaat"))
        .unwrap();
    owner.get(&way).await.fine()
}

/// An action that runs, and is to be done on another day.
fn moved<'a>(note: &'a str, reason: &'a str) -> [(&'static str, &'a str); 4] {
    [
        ("status", "running"),
        ("note", note),
        ("due_on", "2027-08-01"),
        ("reason", reason),
    ]
}

#[tokio::test]
async fn an_owner_answers_by_link_without_an_account() {
    let (scene, _) = Scene::published().await;
    scene.site.later(HALF_A_YEAR);
    run_due(&scene.site).await.unwrap();
    let lead = scene.site.signed_in(Person::Lead).await;
    let action = action_address(&scene, 1).await;
    let wrong = lead
        .post(&format!("{action}/adres"), &[("email", "geen adres")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.html().contains("geen adres"));
    let _kept = lead
        .post(&format!("{action}/adres"), &[("email", OWNER)])
        .await;
    let link = owner_link(&scene).await;

    let owner = scene.site.visitor();
    let page = first_answer(&owner, &link).await;
    let form = page.form("Versturen");
    let long = "x".repeat(4_001);
    let page = owner.post(&page.address, &moved(&long, "")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.html().contains(&long)
            && page
                .text()
                .contains("Schrijf op waarom de datum verandert.")
    );
    let answer = moved("Wij zijn begonnen.", "De zomer.");
    let sent = owner.post(&page.address, &answer).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let page = owner.get(&link).await.fine();
    assert!(page.text().contains("In deze ronde verteld op"));

    let page = lead.get(&action).await.fine();
    assert!(
        page.text()
            .contains("De eigenaar stelt een andere datum voor")
            && page.text().contains("De zomer.")
    );
    let page = lead.send(page.form("Datum overnemen")).await.fine();
    assert!(page.text().contains("zo 1 augustus 2027"));
    let _revoked = lead.send(page.form("Link intrekken")).await.fine();
    let late = owner
        .send(form.fill("Toelichting (optioneel)", "Een <b>lange</b> tekst."))
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.assert_whole();
    assert_eq!(late.heading(), "Deze link werkt niet meer");
    assert!(
        late.text().contains("Een <b>lange</b> tekst."),
        "what was typed is not lost"
    );
    let gone = owner.get(&link).await;
    assert_eq!(
        (gone.status, gone.heading().as_str()),
        (StatusCode::CONFLICT, "Deze link werkt niet meer")
    );
}

#[tokio::test]
async fn an_old_page_of_an_owner_does_not_open_an_action_that_was_stopped() {
    let (scene, _) = Scene::published().await;
    scene.site.later(HALF_A_YEAR);
    run_due(&scene.site).await.unwrap();
    let lead = scene.site.signed_in(Person::Lead).await;
    let action = action_address(&scene, 1).await;
    let _kept = lead
        .post(&format!("{action}/adres"), &[("email", OWNER)])
        .await;
    let link = owner_link(&scene).await;
    let owner = scene.site.visitor();
    let old = first_answer(&owner, &link).await;
    let stopped = [("status", "stopped"), ("note", "De raad zag ervan af.")];
    let told = lead.post(&action, &stopped).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER);

    let answer = moved("Wij zijn <b>begonnen</b>.", "De zomer.");
    let late = owner.post(&old.address, &answer).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.assert_whole();
    for words in [
        "Deze actie staat op ‘Gestopt’.",
        "Vraag de trekker",
        "Wij zijn <b>begonnen</b>.",
        "De zomer.",
    ] {
        assert!(late.text().contains(words), "{words}: {}", late.text());
    }
    assert!(!late.has_button("Versturen"));
    let page = owner.get(&link).await.fine();
    assert!(page.text().contains("Deze actie staat op ‘Gestopt’."));
    let way = |(label, _): &(String, String)| {
        label.starts_with("Vertel hoe") || label.starts_with("Antwoord aanvullen")
    };
    assert!(
        !page.links().iter().any(way),
        "no way to a form that is refused"
    );
    let opened = owner.get(&old.address).await.fine();
    assert!(!opened.has_button("Versturen"));
    let page = lead.get(&action).await.fine();
    assert!(
        !page
            .text()
            .contains("De eigenaar stelt een andere datum voor")
    );
}

#[tokio::test]
async fn a_reminder_leads_its_owner_to_the_answer_although_no_round_is_open() {
    let (scene, _) = Scene::published().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let action = action_address(&scene, 0).await;
    let _kept = lead
        .post(&format!("{action}/adres"), &[("email", OWNER)])
        .await;
    scene.site.later(TimeDelta::days(40));
    assert_eq!(run_due(&scene.site).await.unwrap().reminded, 1);
    let link = owner_link(&scene).await;
    let owner = scene.site.visitor();
    let page = owner.get(&link).await.fine();
    assert!(page.text().contains("tot en met vr 12 februari 2027"));
    let (_, way) = page
        .links()
        .into_iter()
        .find(|(label, _)| label.starts_with("Vertel hoe het gaat"))
        .unwrap();
    let form = owner.get(&way).await.fine().form("Versturen");
    let page = owner.send(form.choose("Stand", "Klaar")).await.fine();
    page.assert_whole();
    assert!(page.text().contains("Deze actie staat op ‘Klaar’."));
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead.get(&action).await.fine();
    assert!(
        page.text()
            .contains("De eigenaar heeft een link die werkt tot en met vr 12 februari 2027.")
    );
    assert!(!page.has_button("Nieuwe link sturen"), "no round is open");
    let _revoked = lead.send(page.form("Link intrekken")).await.fine();
    assert_eq!(owner.get(&link).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_plan_that_was_withdrawn_is_followed_no_more_and_everybody_reads_why() {
    let (scene, address) = Scene::published().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead.get(&at(&scene, "/voortgang")).await.fine();
    let form = lead
        .get(&page.link("Opvolging stoppen"))
        .await
        .fine()
        .form("Opvolging stoppen");
    let empty = lead.send(form.clone()).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    empty.assert_whole();
    assert!(
        empty
            .text()
            .contains("Schrijf op waarom de opvolging stopt.")
    );
    let why = "De raad trok het plan in & <b>begint</b> opnieuw.";
    let page = lead
        .send(form.fill("Waarom stopt de opvolging?", why))
        .await
        .fine();
    page.assert_whole();
    assert!(
        page.text()
            .contains("De opvolging is gestopt op ma 23 november 2026")
    );
    assert!(page.text().contains(why) && !page.text().contains("De volgende ronde begint"));

    let clerk = scene.site.signed_in(Person::Clerk).await;
    for (visitor, place) in [
        (&clerk, at(&scene, "")),
        (&clerk, at(&scene, "/voortgang")),
        (&clerk, at(&scene, "/voortgang/verslag")),
        (&clerk, at(&scene, "/logboek")),
        (&scene.site.visitor(), address.clone()),
    ] {
        let page = visitor.get(&place).await.fine();
        page.assert_whole();
        assert!(page.text().contains(why), "{place}: {}", page.text());
        assert!(!page.has_button("Opvolging hervatten"), "{place}");
    }
    let public = scene.site.visitor().get(&address).await.fine();
    let report = clerk.get(&at(&scene, "/voortgang/verslag")).await.fine();
    for page in [&public, &report] {
        assert!(
            page.text()
                .contains("Sinds ma 23 november 2026 volgen wij dit plan niet meer.")
        );
    }
    assert!(
        !public
            .text()
            .contains("kijken wij bij elke actie hoe het gaat")
    );
    let twice = lead.get(&at(&scene, "/voortgang/stoppen")).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);

    let page = lead.get(&at(&scene, "/voortgang")).await.fine();
    let page = lead.send(page.form("Opvolging hervatten")).await.fine();
    assert!(page.text().contains("De volgende ronde begint vanzelf"));
    let public = scene.site.visitor().get(&address).await.fine();
    assert!(!public.text().contains(why));
}

#[tokio::test]
async fn who_tries_links_too_fast_has_to_wait() {
    let (scene, _) = Scene::published().await;
    let visitor = scene.site.visitor().at([192, 0, 2, 7]);
    let mut last = visitor.get("/voortgang/x").await;
    for _ in 0..70 {
        last = visitor.get("/voortgang/x").await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    let typed = [("status", "running"), ("note", "Dit wil ik bewaren.")];
    let action = plan(&scene).await.priorities[0].actions[0].id.clone();
    let page = visitor
        .post(&format!("/voortgang/x/acties/{action}"), &typed)
        .await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.text().contains("Dit wil ik bewaren."));
}

#[tokio::test]
async fn the_programme_sees_which_plans_are_behind() {
    let (scene, _) = Scene::published().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let overview = officer.get("/programma").await.fine();
    let list = overview.link("Acties die te laat zijn of geen antwoord hebben");
    assert!(
        officer
            .get(&list)
            .await
            .fine()
            .text()
            .contains("Geen enkele actie loopt achter.")
    );
    scene.site.later(HALF_A_YEAR);
    let officer = scene.site.signed_in(Person::Programme).await;
    let page = officer.get(&list).await.fine();
    assert!(
        page.text()
            .contains("Te laat: de dag was vr 15 januari 2027"),
        "{}",
        page.text()
    );
    assert_eq!(page.link("Leeuwarden"), at(&scene, "/voortgang"));
}

#[tokio::test]
async fn lead_and_clerk_see_what_is_behind_where_they_look_first() {
    let (scene, _) = Scene::published().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    for place in ["/scans".to_owned(), at(&scene, "")] {
        let page = lead.get(&place).await.fine();
        assert!(!page.text().contains("over tijd"), "{place}");
    }
    scene.site.later(HALF_A_YEAR);
    run_due(&scene.site).await.unwrap();
    scene.site.later(TimeDelta::days(29));
    run_due(&scene.site).await.unwrap();
    for person in [Person::Lead, Person::Clerk] {
        let visitor = scene.site.signed_in(person).await;
        let list = visitor.get("/scans").await.fine();
        list.assert_whole();
        assert!(
            list.text()
                .contains("Bij 1 plan zijn acties over tijd of zonder bericht."),
            "{}",
            list.text()
        );
        for page in [list, visitor.get(&at(&scene, "")).await.fine()] {
            let way = page.link("3 acties over tijd, 3 zonder bericht");
            assert_eq!(way, at(&scene, "/voortgang"));
        }
    }
}

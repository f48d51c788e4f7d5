//! Owners, who answer by a link.

use super::{HALF_A_YEAR, action_address, plan};
use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use chrono::TimeDelta;
use services::mail::deliver_due;
use services::progress::run_due;

const OWNER: &str = "griffie@leeuwarden.example";

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

/// The owner's page after that answer: when it came, what was written, and what became of the day.
fn assert_reads_what_was_told(page: &Page) {
    for told in [
        "In deze ronde verteld op",
        "Wij zijn begonnen.",
        "Voorgestelde datum, wacht op de trekkerzo 1 augustus 2027",
    ] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
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
    assert_reads_what_was_told(&page);

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

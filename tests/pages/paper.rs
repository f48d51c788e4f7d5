//! The questionnaire on paper: printed and typed in by the lead, without scripts.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use questionnaires::kind::RespondentGroup;

use crate::filling_in::{come_in, sent, to_first_theme, to_overview};

const STAFF: &str = "Formulier van ambtenaren invoeren";

fn below(scene: &Scene, rest: &str) -> String {
    format!("/scans/{}{rest}", scene.scan)
}

async fn paper_page(scene: &Scene, lead: &Visitor) -> Page {
    lead.get(&below(scene, "/vragenlijst/papier")).await.fine()
}

/// From the first page of a form to the thank-you page.
async fn type_in(lead: &Visitor, first: Page, answer: &str) -> Page {
    let overview = to_overview(lead, first, answer).await;
    let thanks = lead.send(overview.form("Versturen")).await.fine();
    assert_eq!(thanks.heading(), "Bedankt");
    thanks
}

#[tokio::test]
async fn the_lead_types_in_two_forms_one_after_the_other_and_both_count() {
    let scene = Scene::open().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let way = lead.get(&below(&scene, "/vragenlijst")).await.fine();
    let page = lead.get(&way.link("Papier invoeren")).await.fine();
    let first = lead.send(page.form(STAFF)).await.fine();
    assert!(first.text().contains("Formulier op papier: Ambtenaren."));
    let thanks = type_in(&lead, first.clone(), "Eens").await;
    assert!(thanks.text().contains("Vernietig het dan nu"));
    let second = lead
        .send(thanks.form("Volgend formulier invoeren"))
        .await
        .fine();
    assert_ne!(first.address, second.address);
    let question = second.form("Volgende").questions()[0].clone();
    assert!(
        !second.form("Volgende").is_chosen(&question, "Eens"),
        "nothing of the form before is in the next"
    );
    assert_eq!(
        lead.get(&first.address).await.status,
        StatusCode::UNAUTHORIZED,
        "the browser let go of the form that was sent"
    );
    let thanks = type_in(&lead, second, "Oneens").await;
    assert_eq!(sent(&scene, RespondentGroup::Staff).await, 2);
    let page = lead.get(&thanks.link("Klaar met invoeren")).await.fine();
    assert!(
        page.text().contains("Ambtenaren2 van 12"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_form_that_was_begun_is_gone_on_with() {
    let scene = Scene::open().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = paper_page(&scene, &lead).await;
    let first = lead.send(page.form(STAFF)).await.fine();
    let question = first.form("Volgende").questions()[0].clone();
    let second = lead
        .send(first.form("Volgende").choose(&question, "Eens"))
        .await
        .fine();
    let page = paper_page(&scene, &lead).await;
    assert_eq!(page.link("Verder met dat formulier"), second.address);
}

#[tokio::test]
async fn a_form_of_staff_does_not_become_an_answer_of_the_council() {
    let scene = Scene::open().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = below(&scene, "/vragenlijst/papier");
    for group in ["council", "executive", "iets anders", ""] {
        let answer = lead.post(&address, &[("groep", group)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{group:?}");
    }
    let codes = scene.codes(RespondentGroup::Council).await;
    let page = paper_page(&scene, &lead).await;
    let first = lead.send(page.form(STAFF)).await.fine();
    type_in(&lead, first, "Eens").await;
    assert_eq!(sent(&scene, RespondentGroup::Council).await, 0);
    assert_eq!(sent(&scene, RespondentGroup::Staff).await, 1);

    // With the code of a card it is a councillor's, once.
    let with_code = || page.form("Formulier met code invoeren");
    let form = with_code().fill("Code op het formulier", &codes[0]);
    let welcome = lead.send(form.clone()).await.fine();
    let theme = to_first_theme(&lead, welcome).await;
    let thanks = type_in(&lead, theme, "Eens").await;
    assert!(
        thanks
            .link("Volgend formulier invoeren")
            .ends_with("#invoeren")
    );
    let again = lead.send(form).await;
    assert!(again.text().contains("Deze code is al gebruikt"));
    assert_eq!(sent(&scene, RespondentGroup::Council).await, 1);
}

#[tokio::test]
async fn nobody_but_the_lead_is_offered_the_next_form() {
    let scene = Scene::open().await;
    let codes = scene.codes(RespondentGroup::Council).await;
    let somebody = scene.site.visitor();
    let other_lead = scene.site.signed_in(Person::OtherLead).await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    for (visitor, code) in [&somebody, &other_lead, &clerk].into_iter().zip(&codes) {
        let welcome = come_in(visitor, code).await;
        let theme = to_first_theme(visitor, welcome).await;
        assert!(!theme.text().contains("op papier"), "{}", theme.text());
        let thanks = type_in(visitor, theme, "Eens").await;
        assert!(!thanks.text().contains("papier"), "{}", thanks.text());
    }
}

#[tokio::test]
async fn nothing_is_kept_of_who_typed_in_and_that_it_was_paper() {
    let scene = Scene::open().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let programme = scene.actor(Person::Programme).await;
    let trail = async || {
        let entries = services::audit::of_scan(&programme, &scene.site, &scene.scan).await;
        entries.expect("the audit trail").len()
    };
    let before = trail().await;
    let page = paper_page(&scene, &lead).await;
    let first = lead.send(page.form(STAFF)).await.fine();
    type_in(&lead, first, "Eens").await;
    assert_eq!(trail().await, before, "no moment of typing is kept");
}

#[tokio::test]
async fn each_group_has_a_form_to_print() {
    let scene = Scene::open().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead.get(&below(&scene, "/vragenlijst")).await.fine();
    let files = page
        .links()
        .into_iter()
        .filter(|(label, _)| label.starts_with("Formulier voor "));
    let files: Vec<_> = files.collect();
    assert_eq!(files.len(), 4, "{files:?}");
    for (label, address) in files {
        let file = lead.get(&address).await;
        assert_eq!(file.status, StatusCode::OK, "{label}");
        assert_eq!(file.headers["content-type"], "application/pdf");
        assert!(file.body.starts_with(b"%PDF-1.7"), "{label}");
    }
    let none = lead
        .get(&below(&scene, "/vragenlijst/papier/council.doc"))
        .await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn codes_that_were_handed_out_do_not_stop_by_a_slip() {
    let scene = Scene::open().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = below(&scene, "/vragenlijst/codes/council");
    let page = lead.get(&address).await.fine();
    assert!(!page.text().contains("codes gemaakt"), "nothing was before");
    let list = lead.send(page.form("Lijst op het scherm")).await;
    let codes = list.texts(".qs-codes__code");
    assert_eq!(codes.len(), 14);

    for button in ["Lijst op het scherm", "Kaartjes maken (PDF)"] {
        let again = lead.get(&address).await.fine();
        assert!(again.text().contains("14 codes gemaakt, op"));
        assert!(again.text().contains("14 codes zijn nog niet gebruikt"));
        let refused = lead.send(again.form(button)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Vink aan dat die mogen stoppen"));
    }
    let _welcome = come_in(&scene.site.visitor(), &codes[0]).await;

    let page = lead.get(&address).await.fine();
    let agreed = page
        .form("Lijst op het scherm")
        .tick("Ja, de 14 codes die nog niet zijn gebruikt, mogen stoppen met werken");
    let list = lead.send(agreed).await;
    let new = list.texts(".qs-codes__code");
    assert!(new.len() == 14 && !new.contains(&codes[0]));
    let page = lead.get(&below(&scene, "/vragenlijst")).await.fine();
    assert!(page.text().contains("Er zijn 14 codes gemaakt op"));
}

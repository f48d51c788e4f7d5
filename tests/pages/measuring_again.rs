//! A repeat measurement: asked for from the scan it repeats, prepared from it, and held beside it.

use acceptance::{Page, Person, Scene, TestSite, Visitor};
use axum::http::StatusCode;
use chrono::TimeDelta;
use services::plans::{self, ActionForm, AdoptionForm};
use services::publication;
use services::sessions::{self, PriorityForm, priorities};
use services::testing::{ClosedScan, Closing};

/// A day over eighteen months, and one less than a year.
const TIME_FOR_IT: TimeDelta = TimeDelta::days(550);
const TOO_EARLY: TimeDelta = TimeDelta::days(300);

const WHY: &str = "Waarom opnieuw meten?";
const WHEN: &str = "Wat moeten wij over deze maanden weten?";

/// What was set up then stands in the preparation, to be looked at and saved.
async fn assert_taken_over(lead: &Visitor, scan: &str) {
    let preparation = lead.get(&format!("{scan}/voorbereiding")).await.fine();
    let taken_over = "Overgenomen uit de vorige scan. Kijk het na en sla het op.";
    assert!(preparation.text().contains(taken_over));
    let groups = format!("{scan}/voorbereiding/groepen");
    let form = lead.get(&groups).await.fine().form("Opslaan");
    assert_eq!(form.value("Zetels in de raad"), "14");
    assert_eq!(
        form.value("Wijken, dorpen of gebieden (optioneel)"),
        "Noord\nZuid"
    );
    let kept = lead.send(form).await.fine();
    assert!(!kept.text().contains(taken_over), "{}", kept.text());
}

#[tokio::test]
async fn a_lead_asks_for_a_repeat_measurement_and_finds_it_set_up_as_it_was() {
    let (scene, _) = Scene::published().await;
    scene.site.later(TIME_FOR_IT);
    let lead = scene.site.signed_in(Person::Lead).await;
    let earlier = format!("/scans/{}", scene.scan);
    let before = lead.get(&earlier).await.fine();
    assert!(
        before
            .texts("h2")
            .contains(&"Een herhaalmeting kan".to_owned())
    );

    let page = lead
        .get(&before.link("Herhaalmeting aanvragen"))
        .await
        .fine();
    let typed = page
        .form("Herhaalmeting aanvragen")
        .fill(WHEN, "Na de begroting");
    let again = lead.send(typed).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        again.texts("[role=alert] li a"),
        ["Schrijf op waarom u opnieuw wilt meten."]
    );
    let form = again.form("Herhaalmeting aanvragen");
    assert_eq!(form.value(WHEN), "Na de begroting", "nothing typed is lost");
    let new = lead
        .send(form.fill(WHY, "Wij willen weten wat het plan deed."))
        .await
        .fine();
    assert!(
        new.text().contains("Gewenste periode: Na de begroting"),
        "{}",
        new.text()
    );
    assert!(
        new.text().contains("herhaalmeting na de scan van 2026"),
        "{}",
        new.text()
    );
    let year = scene.site.clock().today().format("%Y").to_string();
    assert!(new.text().contains(&format!("Gemeente · scan van {year}")));
    let list = lead.get("/scans").await.fine();
    let again = format!("Gemeente, herhaalmeting van {year}");
    for told in ["Gemeente, scan van 2026", again.as_str()] {
        assert!(list.text().contains(told), "{told}: {}", list.text());
    }
    assert!(new.links().iter().any(|(label, to)| {
        label.starts_with("Eerder: scan van de gemeente Leeuwarden") && *to == earlier
    }));

    assert_taken_over(&lead, &new.address).await;

    let before = lead.get(&earlier).await.fine();
    assert!(before.links().iter().any(|(label, to)| {
        label.starts_with("Daarna: scan van de gemeente Leeuwarden") && *to == new.address
    }));
    let over = lead.get(&format!("{earlier}/herhaalmeting")).await.fine();
    assert!(
        over.text()
            .contains("Van deze scan is al een herhaalmeting aangevraagd.")
    );
    assert!(!over.has_button("Herhaalmeting aanvragen"));
}

#[tokio::test]
async fn within_a_year_the_page_says_from_when() {
    let (scene, _) = Scene::published().await;
    scene.site.later(TOO_EARLY);
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}", scene.scan);
    let cockpit = lead.get(&address).await.fine();
    let from = "kan vanaf di 23 november 2027";
    assert!(cockpit.text().contains(from), "{}", cockpit.text());
    let page = lead.get(&format!("{address}/herhaalmeting")).await.fine();
    assert!(page.text().contains(from) && !page.has_button("Herhaalmeting aanvragen"));
    let new = lead.get("/scans/nieuw?organisatie=GM0080").await.fine();
    assert!(
        !new.form("Scan aanvragen")
            .labels()
            .iter()
            .any(|label| label.starts_with("Is dit een vervolg")),
        "nothing to choose that would be refused"
    );
    assert!(new.text().contains(from), "{}", new.text());
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let seen = clerk.get(&address).await.fine();
    assert!(!seen.text().contains("herhaalmeting"), "not theirs to ask");
}

/// Who has an account but is none of the usual people.
pub(crate) async fn signed_in(site: &TestSite, email: &str) -> Visitor {
    let visitor = site.visitor();
    let form = visitor.get("/inloggen").await.fine();
    let form = form
        .form("Stuur mij een link")
        .fill("Uw e-mailadres", email);
    visitor.send_once(form).await;
    let link = visitor.get(&site.link_mailed_to(email).await).await.fine();
    visitor.send_once(link.form("Inloggen")).await;
    visitor
}

/// A council that hardly changed, and many more staff and residents.
async fn measured_twice(site: &TestSite) -> ClosedScan {
    let first = ClosedScan::new(site, &Closing::default()).await;
    let again = Closing {
        responses: [26, 4, 320, 700],
        ..Closing::default()
    };
    first.repeated(site, &again).await
}

fn assert_then_and_now(page: &Page) {
    assert_eq!(page.heading(), "Toen en nu");
    let text = page.text();
    for part in [
        "niet representatief",
        "er kunnen andere mensen hebben geantwoord",
        "186 van 742",
        "320 van 742",
        "meer eens",
        "Te weinig verschil om te tonen: het kan door minder dan 5 mensen komen",
        "Toen en nu te weinig antwoorden om getallen te tonen",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    for judgement in ["verbeterd", "verslechterd", "↑", "↓", "→", "Totaal"] {
        assert!(!text.contains(judgement), "{judgement}");
    }
    let drawings = page.html().matches("qs-then-now__plot").count();
    assert!(drawings > 40, "{drawings}");
    assert!(!page.html().contains("<template"));
}

#[tokio::test]
async fn then_and_now_stand_side_by_side_with_what_may_not_be_shown() {
    let site = TestSite::new().await;
    let scan = measured_twice(&site).await;
    let lead = signed_in(&site, "lead@example.nl").await;
    let results = lead
        .get(&format!("/scans/{}/resultaten", scan.id))
        .await
        .fine();
    let page = lead
        .get(&results.link("Toen en nu: naast de vorige meting"))
        .await
        .fine();
    assert_then_and_now(&page);
    assert_eq!(
        page.link("Bekijk de meting van toen"),
        "/openbaar/eerder/2024"
    );
}

#[tokio::test]
async fn a_first_measurement_says_that_there_is_nothing_to_compare() {
    let scene = Scene::closed().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let page = clerk
        .get(&format!("/scans/{}/resultaten/vergelijking", scene.scan))
        .await
        .fine();
    assert!(page.text().contains("Deze scan is geen herhaalmeting."));
}

/// Brings a closed scan to the public, by those who would.
pub(crate) async fn publish(site: &TestSite, scan: &ClosedScan) -> String {
    for direction in ["R1", "R4", "R7"] {
        let form = PriorityForm {
            direction: direction.into(),
            statements: vec!["T1.1".into()],
            ..PriorityForm::default()
        };
        priorities::add(&scan.clerk, site, &scan.id, &form)
            .await
            .unwrap();
    }
    sessions::discuss(&scan.clerk, site, &scan.id)
        .await
        .unwrap();
    let plan = plans::load(&scan.lead, site, &scan.id).await.unwrap();
    for priority in plan.priorities {
        let action = ActionForm {
            what: "Een proef".into(),
            owner: "De griffier".into(),
            due_on: "2027-09-01".into(),
            ..ActionForm::default()
        };
        let id = &priority.priority.id;
        plans::edit::add_action(&scan.lead, site, &scan.id, id, &action)
            .await
            .unwrap();
    }
    plans::complete(&scan.lead, site, &scan.id).await.unwrap();
    let adoption = AdoptionForm {
        adopted_on: "2026-11-23".into(),
        adopted_by: "de gemeenteraad".into(),
        ..AdoptionForm::default()
    };
    plans::adopt(&scan.lead, site, &scan.id, &adoption)
        .await
        .unwrap();
    publication::publish(&scan.lead, site, &scan.id)
        .await
        .unwrap()
}

#[tokio::test]
async fn everybody_reads_then_and_now_of_what_is_public() {
    let site = TestSite::new().await;
    let scan = measured_twice(&site).await;
    let address = publish(&site, &scan).await;
    let visitor = site.visitor();
    let page = visitor.get(&address).await.fine();
    assert!(page.texts("h2").contains(&"Toen en nu".to_owned()));
    let beside = page.link("Bekijk toen en nu naast elkaar");
    assert_eq!(beside, format!("{address}/toen-en-nu"));
    assert_then_and_now(&visitor.get(&beside).await.fine());
    let first = visitor.get("/openbaar/eerder/2024/toen-en-nu").await;
    assert_eq!(first.status, StatusCode::NOT_FOUND);
}

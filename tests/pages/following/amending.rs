//! An adopted plan that is changed.

use super::{at, plan};
use acceptance::{Person, Scene, Visitor};
use axum::http::StatusCode;

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

//! The lead looks at the questionnaire as each group will see it, before it opens.

use acceptance::{Person, Scene};

#[tokio::test]
async fn the_lead_is_led_past_the_preview_of_every_group() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let scan = format!("/scans/{}", scene.scan);
    let left = async |page: &str| {
        let text = lead.get(&format!("{scan}{page}")).await.fine().text();
        let (_, rest) = text.split_once("Nog te bekijken: ")?;
        rest.split('.').next().map(str::to_owned)
    };
    for page in ["", "/voorbereiding", "/vragenlijst"] {
        let groups = left(page).await.expect("what is left to look at");
        assert_eq!(
            groups, "de raad, bestuur en directie, ambtenaren en inwoners",
            "{page}"
        );
    }

    let mut page = lead
        .get(&format!("{scan}/vragenlijst/voorbeeld/staff"))
        .await
        .fine();
    for next in ["council", "executive", "residents"] {
        page = lead.send(page.form("Ik heb dit bekeken")).await.fine();
        assert!(page.address.ends_with(next), "{} next", page.address);
    }
    assert_eq!(
        left("/vragenlijst").await.as_deref(),
        Some("inwoners"),
        "the last one"
    );
    let refused = lead
        .send(
            lead.get(&format!("{scan}/vragenlijst"))
                .await
                .form("Vragenlijst openen"),
        )
        .await;
    assert!(refused.text().contains("Openen kan nog niet"));
    page = lead.send(page.form("Ik heb dit bekeken")).await.fine();
    assert_eq!(page.heading(), "Voorbereiding");
    assert_eq!(left("/voorbereiding").await, None);
}

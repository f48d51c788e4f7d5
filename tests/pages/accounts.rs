//! Accounts that end, and leads who change, as the programme does it.

use acceptance::{Person, Scene};
use axum::http::StatusCode;

#[tokio::test]
async fn an_account_ends_after_the_page_said_what_ends_with_it() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let settings = programme.get("/programma/instellingen").await.fine();
    let page = programme
        .get(&settings.link("Naar de accounts"))
        .await
        .fine();
    assert!(page.text().contains("Uw eigen account"));
    let found = programme
        .get("/programma/accounts?zoek=POSTMA")
        .await
        .fine();
    assert_eq!(found.texts("tbody tr").len(), 1);
    let page = programme
        .get(&found.link("Beëindigen: Annelies Postma"))
        .await
        .fine();
    assert!(
        page.text()
            .contains("De scan heeft daarna geen procesbegeleider.")
    );
    let page = programme.send(page.form("Account beëindigen")).await.fine();
    assert!(page.text().contains("Het account is beëindigd."));
    assert!(!page.text().contains("Annelies Postma"));
    let out = clerk.get_once("/scans").await;
    assert_eq!(out.status, StatusCode::UNAUTHORIZED, "signed out at once");
    let log = programme.get("/programma/logboek").await.fine();
    assert!(log.text().contains("Account van Annelies Postma beëindigd"));
    let pool = programme.get("/programma/griffierspool").await.fine();
    assert!(pool.text().contains("De procesbegeleider is gestopt."));
    let address = found.link("Beëindigen: Annelies Postma");
    let gone = programme.post(&address, &[]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND, "it ends once");
}

#[tokio::test]
async fn nobody_ends_the_account_they_are_signed_in_with() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let actor = scene.actor(Person::Programme).await;
    let own = &actor.member().unwrap().id;
    let address = format!("/programma/accounts/{own}/beeindigen");
    let page = programme.get(&address).await.fine();
    assert!(!page.has_button("Account beëindigen"));
    let refused = programme.post(&address, &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text().contains("Vraag een collega"));
}

#[tokio::test]
async fn another_lead_is_named_and_the_first_no_longer_sees_the_scan() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let scan = format!("/scans/{}", scene.scan);
    let cockpit = programme.get(&scan).await.fine();
    let page = programme.get(&cockpit.link("Andere trekker")).await.fine();
    let again = programme.send(page.form("Trekker vervangen")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("Vul een naam in."));
    let form = |email: &str| {
        again
            .form("Trekker vervangen")
            .fill("Naam van de nieuwe trekker", "Noor Jansen")
            .fill("E-mailadres van de nieuwe trekker", email)
    };
    let refused = programme.send(form(Person::Clerk.email())).await;
    assert!(
        refused
            .text()
            .contains("Niemand is trekker en procesbegeleider van dezelfde scan.")
    );
    let page = programme.send(form("noor@leeuwarden.example")).await.fine();
    assert!(page.texts("aside").concat().contains("Noor Jansen"));
    assert_eq!(lead.get_once(&scan).await.status, StatusCode::NOT_FOUND);
    let log = programme.get(&format!("{scan}/logboek")).await.fine();
    assert!(
        log.text()
            .contains("Noor Jansen is trekker, in plaats van Hanneke Verstraten")
    );
}

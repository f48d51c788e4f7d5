//! The script of a session.

use acceptance::{Person, Scene};
use axum::http::StatusCode;

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

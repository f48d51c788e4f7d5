//! Two officers with one form of the programme: who saves second sees both, loses nothing, and can save on top.

use acceptance::{Page, Person, Scene, TestSite, Visitor};
use axum::http::StatusCode;
use services::Actor;
use services::programme::campaigns::{self, CampaignForm};

const SETTINGS: &str = "/programma/instellingen";
const GOAL: &str = "Hoeveel moeten er meedoen?";
const STALLS: &str = "Na hoeveel dagen zonder volgende stap staat een scan stil?";
const PARTNER: &str = "Met wie is dit afgesproken?";
const TARGET: &str = "Hoeveel genodigden doen er aan het eind mee?";

/// Two browsers in which the office works.
async fn office(site: &TestSite) -> (Visitor, Visitor) {
    Person::Programme.join(site).await;
    let first = site.signed_in(Person::Programme).await;
    (first, site.signed_in(Person::Programme).await)
}

/// What stands there now, as the page says it to the second.
fn kept(page: &Page) -> String {
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.assert_whole();
    assert!(page.title().starts_with("Fout: "), "{}", page.title());
    let by = "Dit is intussen aangepast door uzelf, in een ander venster (";
    assert!(page.text().contains(by), "{}", page.text());
    page.texts("#intussen").concat()
}

#[tokio::test]
async fn of_the_settings() {
    let site = TestSite::new().await;
    let (first, second) = office(&site).await;
    let hers = first.get(SETTINGS).await.fine().form("Opslaan");
    let his = second.get(SETTINGS).await.fine().form("Opslaan");
    let _kept = first.send(hers.fill(GOAL, "175")).await.fine();

    let page = second.send(his.fill(STALLS, "31")).await;
    let told = kept(&page);
    assert!(told.contains("Doel") && told.contains("175"), "{told}");
    assert!(!told.contains("Kilometers"), "only what differs: {told}");
    let again = page.form("Mijn tekst bewaren");
    assert_eq!((again.value(GOAL), again.value(STALLS)), ("150", "31"));
    let stands = first.get(SETTINGS).await.fine().form("Opslaan");
    assert_eq!(stands.value(GOAL), "175", "nothing was written yet");

    let _meant = second.send(again.fill(GOAL, "175")).await.fine();
    let stands = first.get(SETTINGS).await.fine().form("Opslaan");
    assert_eq!((stands.value(GOAL), stands.value(STALLS)), ("175", "31"));
}

#[tokio::test]
async fn of_a_campaign() {
    let site = TestSite::new().await;
    let (first, second) = office(&site).await;
    let form = CampaignForm {
        name: "Drenthe doet mee".to_owned(),
        partner: "Provincie Drenthe".to_owned(),
        target: "10".to_owned(),
        contact_name: "Jan Kok".to_owned(),
        contact_email: "jan@drenthe.example".to_owned(),
        starts_on: "2026-01-01".to_owned(),
        ends_on: "2027-12-31".to_owned(),
        ..CampaignForm::default()
    };
    let id = campaigns::add(&Actor::System, &site, &form).await.unwrap();
    let address = format!("/programma/campagnes/{id}/wijzigen");
    let hers = first.get(&address).await.fine().form("Opslaan");
    let his = second.get(&address).await.fine().form("Opslaan");
    let hers = hers.fill("Laatste dag", "2028-06-30");
    let _kept = first.send(hers.clone()).await.fine();
    let _twice = first.send(hers).await.fine();

    let page = second
        .send(his.fill(PARTNER, "IPO").fill(TARGET, "0"))
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = second.send(page.form("Opslaan").fill(TARGET, "11")).await;
    let told = kept(&page);
    for own in ["vr 30 juni 2028", "Provincie Drenthe", "10"] {
        assert!(told.contains(own), "{own}: {told}");
    }
    assert!(!told.contains("Jan Kok"), "only what differs: {told}");
    let again = page.form("Mijn tekst bewaren");
    assert_eq!((again.value(PARTNER), again.value(TARGET)), ("IPO", "11"));
    let campaign = second.send(again).await.fine();
    assert!(campaign.text().contains("IPO"));
}

#[tokio::test]
async fn of_notes_about_a_clerk() {
    let scene = Scene::prepared().await;
    let first = scene.site.signed_in(Person::Programme).await;
    let second = scene.site.signed_in(Person::Programme).await;
    let list = first.get("/programma/griffierspool").await.fine();
    let clerk = list.link(Person::Clerk.name());
    let hers = first.get(&clerk).await.fine().form("Notities opslaan");
    let his = second.get(&clerk).await.fine().form("Notities opslaan");
    let hers = hers.fill("Notities", "Liever op dinsdag.");
    let _kept = first.send(hers.clone()).await.fine();
    let _twice = first.send(hers).await.fine();

    let page = second.send(his.fill("Notities", "Spreekt Fries.")).await;
    let told = kept(&page);
    assert!(told.contains("Liever op dinsdag."), "{told}");
    let again = page.form("Mijn tekst bewaren");
    assert_eq!(again.value("Notities"), "Spreekt Fries.");
    let _meant = second.send(again).await.fine();
    let stands = first.get(&clerk).await.fine().form("Notities opslaan");
    assert_eq!(stands.value("Notities"), "Spreekt Fries.");
}

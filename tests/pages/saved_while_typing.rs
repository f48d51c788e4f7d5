//! What clerk and lead type is saved while they go on, and neither writes over the other.

use acceptance::{Page, Person, Scene};
use axum::http::StatusCode;
use services::ids::PageId;
use services::sessions::{self, Audience};

use crate::in_the_room::at;

const WORDS: &str = "Wat ziet u in deze antwoorden?";
const TALK_ABOUT: &str = "Waar wilt u het over hebben?";
const AGREED: &str = "Wat u hebt afgesproken";

/// What the page says of what was typed.
fn said(page: &Page) -> String {
    page.texts("[data-count=opgeslagen]").concat()
}

async fn shared() -> Scene {
    let scene = Scene::closed().await;
    let clerk = scene.actor(Person::Clerk).await;
    sessions::share(&clerk, &scene.site, &scene.scan, Audience::Lead)
        .await
        .unwrap();
    scene
}

#[tokio::test]
async fn what_is_typed_is_saved_while_its_writer_goes_on() {
    let scene = shared().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let address = at(&scene, "/duiding/T1");
    let opened = clerk.get(&address).await.fine();
    assert_eq!(said(&opened), "");
    let form = opened.form("Bewaren");
    for text in ["De raad", "De raad ziet", "De raad ziet dit anders."] {
        let typed = form.clone().fill(WORDS, text).by_itself();
        let kept = clerk.send_once(typed).await.fine();
        assert!(said(&kept).starts_with("Opgeslagen om "), "{}", said(&kept));
        let stored = clerk.get(&address).await.fine().form("Bewaren");
        assert_eq!(stored.value(WORDS), text);
    }
    let sent = clerk
        .send_once(form.fill(WORDS, "De raad ziet dit heel anders."))
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "the button leads on");
}

#[tokio::test]
async fn what_somebody_else_wrote_meanwhile_is_not_saved_over() {
    let scene = shared().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = at(&scene, "/duiding/T1");
    let own = clerk.get(&address).await.fine().form("Bewaren");
    let other = lead.get(&address).await.fine().form("Bewaren");
    let typed = other.fill(WORDS, "Van de trekker.").by_itself();
    let _kept = lead.send_once(typed).await.fine();

    let typed = own.fill(WORDS, "Van de procesbegeleider.").by_itself();
    let crossed = clerk.send_once(typed).await;
    assert_eq!(crossed.status, StatusCode::CONFLICT);
    crossed.assert_whole();
    assert!(crossed.text().contains("Van de trekker."));
    let by = format!("aangepast door {} (", Person::Lead.name());
    assert!(crossed.text().contains(&by), "{}", crossed.text());
    let again = crossed.form("Mijn tekst bewaren");
    assert_eq!(again.value(WORDS), "Van de procesbegeleider.");
    assert!(
        crossed.texts("[data-keep]").is_empty(),
        "who has two texts to choose from chooses with the button"
    );
    let kept = lead.get(&address).await.fine().form("Bewaren");
    assert_eq!(kept.value(WORDS), "Van de trekker.");
}

#[tokio::test]
async fn a_new_point_is_saved_once_it_is_about_a_statement_and_stays_one() {
    let scene = Scene::closed().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let page = clerk.get(&at(&scene, "/gesprekspunten/nieuw")).await.fine();
    let themes = page.texts("details legend");
    let labels = page.texts("details:nth-of-type(2) label");
    let form = page.form("Bewaren").fill(TALK_ABOUT, "Wie beslist?");
    let early = clerk.send_once(form.clone().by_itself()).await.fine();
    assert_eq!(
        said(&early),
        "Nog niet opgeslagen. Kies minstens één stelling."
    );
    assert!(early.texts("[role=alert]").is_empty(), "nobody is done yet");

    let form = form.choose(&themes[1], &labels[0]);
    for text in ["Wie beslist", "Wie beslist hier?"] {
        let typed = form.clone().fill(TALK_ABOUT, text).by_itself();
        let kept = clerk.send_once(typed).await.fine();
        assert!(said(&kept).starts_with("Opgeslagen om "), "{}", said(&kept));
    }
    let talk = clerk
        .send(form.fill(TALK_ABOUT, "Wie beslist hier?"))
        .await
        .fine();
    assert_eq!(talk.texts("li[id^=punt-]").len(), 1, "{}", talk.text());
    assert!(talk.text().contains("Wie beslist hier?"));
}

#[tokio::test]
async fn what_a_page_sent_earlier_and_arrives_later_is_no_text_of_somebody_else() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/startgesprek", scene.scan);
    let form = lead.get(&address).await.fine().form("Opslaan");
    let form = form.fill("Gehouden op", "2026-11-20");
    let page = PageId::random();
    for (text, times) in [("De griffie nodigt uit.", 2), ("De griffie", 1)] {
        let typed = form.clone().fill(AGREED, text).by_itself();
        let sent = typed.forge("page", &format!("{page}.{times}"));
        let kept = lead.send_once(sent).await.fine();
        assert!(said(&kept).starts_with("Opgeslagen om "), "{}", said(&kept));
    }
    let kept = lead.get(&address).await.fine().form("Opslaan");
    assert_eq!(kept.value(AGREED), "De griffie nodigt uit.");
}

#[tokio::test]
async fn lead_and_clerk_do_not_write_over_each_others_startgesprek() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let address = format!("/scans/{}/startgesprek", scene.scan);
    let own = clerk.get(&address).await.fine().form("Opslaan");
    let other = lead.get(&address).await.fine().form("Opslaan");
    let other = other
        .fill("Gehouden op", "2026-11-20")
        .fill(AGREED, "De griffie nodigt uit.");
    let kept = lead.send_once(other.by_itself()).await.fine();
    assert!(said(&kept).starts_with("Opgeslagen om "), "{}", said(&kept));

    let crossed = clerk.send(own.fill(AGREED, "Twee keer herinneren.")).await;
    assert_eq!(crossed.status, StatusCode::CONFLICT);
    crossed.assert_whole();
    assert!(crossed.text().contains("De griffie nodigt uit."));
    let by = format!("aangepast door {} (", Person::Lead.name());
    assert!(crossed.text().contains(&by), "the first who wrote at all");
    let again = crossed.form("Mijn tekst bewaren");
    assert_eq!(again.value(AGREED), "Twee keer herinneren.");
    let both = again
        .fill("Gehouden op", "2026-11-20")
        .fill(AGREED, "De griffie nodigt uit. Twee keer herinneren.");
    let _decided = clerk.send(both).await.fine();
    let kept = lead.get(&address).await.fine().form("Opslaan");
    assert_eq!(
        kept.value(AGREED),
        "De griffie nodigt uit. Twee keer herinneren."
    );
}

#[tokio::test]
async fn nor_the_days_of_the_talks() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let address = format!("/scans/{}/voorbereiding/data", scene.scan);
    let own = clerk.get(&address).await.fine().form("Opslaan");
    let other = lead.get(&address).await.fine().form("Opslaan");
    let day = "Wanneer behandelt de gemeenteraad het verbeterplan?";
    let _kept = lead.send(other.fill(day, "2027-06-30")).await.fine();

    let crossed = clerk.send(own.fill(day, "2027-07-07")).await;
    assert_eq!(crossed.status, StatusCode::CONFLICT);
    crossed.assert_whole();
    assert!(
        crossed.text().contains("wo 30 juni 2027"),
        "{}",
        crossed.text()
    );
    let again = crossed.form("Mijn tekst bewaren");
    assert_eq!(again.value(day), "2027-07-07");
    let _decided = clerk.send(again).await.fine();
    let kept = lead.get(&address).await.fine().form("Opslaan");
    assert_eq!(kept.value(day), "2027-07-07");
}

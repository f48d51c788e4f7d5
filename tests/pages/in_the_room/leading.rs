//! The screen and the remote, and a text that two change at once.

use super::{Talk, at};
use acceptance::{Page, Person, Scene};
use axum::http::StatusCode;
use chrono::TimeDelta;
use services::sessions::{self, Audience};

#[tokio::test]
async fn a_screen_goes_its_own_way_until_there_is_a_room_and_then_follows_it() {
    let scene = Scene::closed().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let screen = at(&scene, "/scherm");
    let first = clerk.get(&screen).await.fine();
    assert_eq!(first.heading(), "Waar gaat dit gesprek over?");
    assert!(first.text().contains("Geen rapportcijfer."));
    let full_screen = |page: &Page| page.text().contains("Druk op F11 voor volledig scherm");
    assert!(full_screen(&first), "{}", first.text());
    let second = clerk.get(&first.link("Volgende")).await.fine();
    assert_eq!(second.heading(), "Wie deden mee?");
    assert!(!full_screen(&second), "only for who sets up the beamer");
    let list = clerk.get(&second.link("Overzicht")).await.fine();
    let jumped = clerk.get(&list.link("Onze prioriteiten")).await.fine();
    assert_eq!(jumped.heading(), "Onze prioriteiten");
    let statement = clerk
        .get(&format!("{screen}?dia=stelling-t1.1"))
        .await
        .fine();
    assert!(
        !statement.texts(".qs-bars__row").is_empty(),
        "any statement can be shown"
    );

    let begin = clerk.get(&at(&scene, "")).await.fine();
    let _page = clerk
        .send(begin.form("Gesprek in de zaal beginnen"))
        .await
        .fine();
    let officer = scene.site.signed_in(Person::Programme).await;
    let followed = officer
        .get(&format!("{screen}?dia=prioriteiten"))
        .await
        .fine();
    let shown = clerk.get(&screen).await.fine();
    assert_eq!(
        followed.heading(),
        shown.heading(),
        "two screens, one place"
    );
    assert!(!followed.has_button("Volgende"), "who only looks follows");
    let moved = clerk.send(shown.form("Volgende")).await.fine();
    assert_ne!(moved.heading(), shown.heading());
    assert_eq!(clerk.get(&screen).await.fine().heading(), moved.heading());

    // The same button from before somebody else moved on.
    let remote = clerk.get(&at(&scene, "/afstandsbediening")).await.fine();
    let _on = clerk.send(remote.form("Volgende")).await.fine();
    let crossed = clerk.send(remote.form("Volgende")).await.fine();
    assert!(
        crossed.text().contains("Iemand anders was u voor."),
        "{}",
        crossed.text()
    );
}

#[tokio::test]
async fn the_remote_holds_the_script_beside_the_clock_and_ticks_it_off() {
    const PART: &str = "[aria-labelledby=draaiboek]";
    const FIRST: &str = "Opening door de voorzitter van de raad";
    let talk = Talk::begun().await;
    talk.scene.site.later(TimeDelta::minutes(12));
    let remote = talk.remote().await;
    let part = remote.texts(PART).concat();
    assert!(part.contains(FIRST), "{part}");
    assert!(
        part.contains("Gepland: 5 minuten. Bezig: 12 minuten."),
        "{part}"
    );

    let tick = remote.form(&format!("Afvinken: {FIRST}"));
    let on = talk.clerk.send(tick).await.fine();
    assert_eq!(on.address, at(&talk.scene, "/afstandsbediening"));
    let part = on.texts(PART).concat();
    assert!(part.contains("Waar dit gesprek voor is"), "{part}");
    assert!(part.contains("Bezig: nog geen minuut."), "{part}");
    let slip = on.form(&format!("Toch niet klaar: {FIRST}"));
    let back = talk.clerk.send(slip).await.fine();
    let part = back.texts(PART).concat();
    assert!(part.contains("Bezig: 12 minuten."), "{part}");

    let lead = talk.scene.site.signed_in(Person::Lead).await;
    let remote = lead
        .get(&at(&talk.scene, "/afstandsbediening"))
        .await
        .fine();
    assert!(
        remote.texts(PART).is_empty(),
        "the script is for who guides the talk"
    );
}

#[tokio::test]
async fn two_people_who_change_one_text_see_both_and_the_second_decides() {
    const FIELD: &str = "Wat ziet u in deze antwoorden?";
    let scene = Scene::closed().await;
    let actor = scene.actor(Person::Clerk).await;
    sessions::share(&actor, &scene.site, &scene.scan, Audience::Lead)
        .await
        .unwrap();
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = at(&scene, "/duiding/T1");
    let (own, other) = (clerk.get(&address).await, lead.get(&address).await);
    let (own, other) = (own.fine().form("Bewaren"), other.fine().form("Bewaren"));
    let _first = lead.send(other.fill(FIELD, "Van de trekker.")).await.fine();

    let crossed = clerk
        .send(own.fill(FIELD, "Van de procesbegeleider."))
        .await;
    assert_eq!(crossed.status, StatusCode::CONFLICT);
    crossed.assert_whole();
    assert!(crossed.title().starts_with("Fout: "));
    assert!(
        crossed.text().contains("Van de trekker."),
        "{}",
        crossed.text()
    );
    let again = crossed.form("Mijn tekst bewaren");
    assert_eq!(again.value(FIELD), "Van de procesbegeleider.");
    let kept = lead.get(&address).await.fine().form("Bewaren");
    assert_eq!(kept.value(FIELD), "Van de trekker.", "nothing changed yet");

    let _decided = clerk.send(again).await.fine();
    let kept = lead.get(&address).await.fine().form("Bewaren");
    assert_eq!(kept.value(FIELD), "Van de procesbegeleider.");
}

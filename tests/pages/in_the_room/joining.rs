//! Who comes in, and by which code.

use super::{KEEP, PHONE, Talk, at, choices, picked};
use acceptance::{Person, Scene};
use axum::http::StatusCode;

const UNSENT: &str = "Ik heb deze vragenlijst nog niet verstuurd";

#[tokio::test]
async fn a_phone_that_scans_the_code_again_has_one_vote() {
    let talk = Talk::begun().await;
    let phone = talk.phone().await;
    talk.press("Ronde openen").await;
    let own = choices(&phone.get(PHONE).await.fine());
    let kept = picked(&phone, &[&own[0]]).await.fine();
    assert!(kept.text().contains("telt wat u in deze ronde koos niet"));

    let code = talk.room().await.code.shown();
    let scanned = format!("/zaal/{}", code.to_lowercase().replace('-', ""));
    let door = phone.get(&scanned).await.fine();
    assert_eq!(door.heading(), "Deze telefoon doet al mee");
    door.assert_whole();
    assert!(!door.has_button("Meedoen"));
    let inside = phone.get(&door.link("Verder met het gesprek")).await.fine();
    assert!(inside.form(KEEP).is_chosen("Richtingen", &own[0]));
    // A page of the door from before it came in.
    let _sent = phone.post(&scanned, &[("pseudonym", "Nog iemand")]).await;
    let again = phone.get(PHONE).await.fine().text();
    assert!(again.contains("1 van 3 gekozen"), "{again}");
    let count = talk.remote().await.text();
    assert!(count.contains("1 van 1 hebben gekozen"), "{count}");

    let _left = phone.send(inside.form("Niet meer meedoen")).await.fine();
    let count = talk.remote().await.text();
    assert!(count.contains("0 van 0 hebben gekozen"), "{count}");
    let door = phone.get(&scanned).await.fine();
    assert!(door.has_button("Meedoen"), "whoever left can come back");
}

#[tokio::test]
async fn a_code_of_a_talk_that_ended_says_so() {
    let talk = Talk::begun().await;
    let phone = talk.phone().await;
    let code = talk.room().await.code.shown();
    let end = at(&talk.scene, "/zaal/beeindigen");
    let end = talk.clerk.get(&end).await.fine().form("Beëindigen");
    let _page = talk.clerk.send(end).await.fine();

    let stranger = talk.scene.site.visitor();
    for (page, button, field) in [
        ("/zaal", "Verder", "De code op het scherm"),
        ("/meedoen", "Beginnen", "Uw code"),
    ] {
        let typed = stranger.get(page).await.fine().form(button);
        let typed = stranger.send(typed.fill(field, &code)).await;
        assert_eq!(typed.status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
        assert!(
            typed
                .text()
                .contains("Het gesprek van de gemeente Leeuwarden is voorbij."),
            "{page}: {}",
            typed.text()
        );
    }
    let scanned = format!("/zaal/{}", code.to_lowercase().replace('-', ""));
    let scanned = stranger.get(&scanned).await.fine();
    assert_eq!(scanned.heading(), "Dit gesprek is voorbij");
    assert!(
        scanned
            .text()
            .contains("De gemeenteraad stelt het plan vast."),
        "{}",
        scanned.text()
    );

    let over = phone.get(PHONE).await.fine();
    assert_eq!(over.heading(), "Het gesprek is voorbij");
    assert!(over.text().contains("Het plan wordt vastgesteld."));
    let never = stranger.get(PHONE).await.fine();
    assert_eq!(never.heading(), "U doet nu niet mee met een gesprek");
    assert!(!format!("{}{}", never.title(), never.text()).contains("voorbij"));
    let late = phone.post("/zaal/voorstel", &[("text", "Nog iets")]).await;
    let late = late.texts("[aria-labelledby=niet-verstuurd]").concat();
    assert!(late.contains("Nog iets"), "what was typed: {late}");
}

#[tokio::test]
async fn the_clerks_own_phone_finds_the_remote_by_a_code_of_its_own() {
    const CODE: &str = "QR-code: de afstandsbediening, voor uw eigen telefoon";
    let talk = Talk::begun().await;
    let page = talk.clerk.get(&at(&talk.scene, "")).await.fine();
    assert!(page.html().contains(CODE));
    let address = at(&talk.scene, "/afstandsbediening");
    assert!(page.texts("details dd").concat().ends_with(&address));
    let officer = talk.scene.site.signed_in(Person::Programme).await;
    let page = officer.get(&at(&talk.scene, "")).await.fine();
    assert!(
        !page.html().contains(CODE),
        "nothing to steer for who only looks"
    );
    let phone = talk.scene.site.visitor();
    let refused = phone.get(&address).await;
    assert_eq!(
        refused.link("Naar inloggen"),
        format!("/inloggen?verder={address}")
    );
}

#[tokio::test]
async fn a_group_fills_in_together_by_a_code_on_the_screen() {
    let scene = Scene::open().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let address = format!("/scans/{}/vragenlijst/zaal", scene.scan);
    let form = clerk.get(&address).await.fine().form("Code openen");
    let form = form.choose("Welke groep zit in de zaal?", "Ambtenaren");
    let short = form
        .clone()
        .fill("Hoeveel minuten blijft de code open?", "5");
    let short = clerk.send(short).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        short.text().contains("minstens 15 minuten"),
        "{}",
        short.text()
    );
    let open = clerk.send(form).await.fine();
    assert!(
        open.text().contains("Nu open voor: Ambtenaren"),
        "{}",
        open.text()
    );
    let screen = clerk.get(&open.link("Tonen op het scherm")).await.fine();
    let count = screen.texts(".qs-presenter__count");
    assert_eq!(count, ["0 van 12 ingevuld"], "counts and no results");
    let code = screen.texts(".qs-joining__code").concat();

    let somebody = scene.site.visitor();
    let door = crate::filling_in::come_in(&somebody, &code).await;
    assert_eq!(door.heading(), "Vul de vragenlijst in");
    assert!(door.text().contains("Ambtenaren"));
    let silent = somebody.send(door.form("Beginnen")).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    silent.assert_whole();
    let begun = silent.form("Beginnen").tick(UNSENT);
    let begun = somebody.send(begun).await.fine();
    let _theme = crate::filling_in::to_first_theme(&somebody, begun)
        .await
        .fine();

    let known = somebody.get(&door.address).await.fine();
    assert_eq!(known.heading(), "U bent al begonnen");
    known.assert_whole();
    assert!(!known.has_button("Beginnen"), "one browser, one answer");
    let again = somebody.send(door.form("Beginnen").tick(UNSENT)).await;
    assert_eq!(again.fine().address, known.link("Verder waar u was"));
    let other = scene.site.visitor();
    let door = crate::filling_in::come_in(&other, &code).await;
    assert!(door.has_button("Beginnen"));

    let closed = clerk.get(&address).await.fine().form("Code nu sluiten");
    let closed = clerk.send(closed).await.fine();
    let told = closed.texts("[aria-labelledby=gesloten]").concat();
    assert!(told.starts_with("De zaalcode is gesloten om "), "{told}");
    assert!(told.contains("Ambtenaren: Nog niemand vulde in."), "{told}");
    assert!(closed.has_button("Code openen"), "another can be opened");
    let late = somebody.get(&door.address).await.fine();
    assert_eq!(late.heading(), "Deze code is gesloten");
}

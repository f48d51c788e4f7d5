//! What goes wrong while a talk is held, for people without scripts: a round opened by mistake, a remote that is behind, a text that is too long
//! for a phone, a talk that is too long for a screen.

use acceptance::Person;
use services::room::{self, Slide};
use services::sessions::{self, Audience, PointForm, points};

use crate::in_the_room::{KEEP, PHONE, Talk, at, choices, picked};

const WITHDRAW: &str = "Ronde intrekken";

/// Points that everybody reads.
async fn with_points(points_of_clerk: &[PointForm]) -> Talk {
    let talk = Talk::begun().await;
    let actor = talk.scene.actor(Person::Clerk).await;
    let (site, scan) = (&talk.scene.site, &talk.scene.scan);
    for point in points_of_clerk {
        points::add(&actor, site, scan, point).await.unwrap();
    }
    sessions::share(&actor, site, scan, Audience::Everybody)
        .await
        .unwrap();
    talk
}

#[tokio::test]
async fn a_round_that_was_opened_by_mistake_is_withdrawn_with_one_press() {
    let talk = Talk::begun().await;
    let phone = talk.phone().await;
    talk.go(&Slide::Picks).await;
    let before = talk.screen().await.heading();
    talk.press("Ronde openen").await;
    assert_ne!(talk.screen().await.heading(), before);

    let remote = talk.press(WITHDRAW).await;
    assert!(
        remote.text().contains("De ronde is ingetrokken."),
        "{}",
        remote.text()
    );
    assert!(remote.has_button("Ronde openen"));
    assert_eq!(talk.screen().await.heading(), before, "where it was");
    let waiting = phone.get(PHONE).await.fine();
    assert_eq!(waiting.heading(), "Even wachten");
    assert!(waiting.text().contains("De ronde is ingetrokken."));

    let remote = talk.press("Ronde openen").await;
    assert!(remote.text().contains("Eerste ronde"), "{}", remote.text());
    let log = at(&talk.scene, "").replace("/gesprek", "/logboek");
    let log = talk.clerk.get(&log).await.fine().text();
    assert!(log.contains("Ronde 1 ingetrokken. Niemand had gekozen"));
}

#[tokio::test]
async fn picks_are_thrown_away_after_a_page_that_says_how_many() {
    let talk = Talk::begun().await;
    let (phone, other) = (talk.phone().await, talk.phone().await);
    talk.press("Ronde openen").await;
    let own = choices(&phone.get(PHONE).await.fine());
    let kept = picked(&phone, &[&own[0]]).await.fine();

    let sure = talk.press(WITHDRAW).await;
    assert_eq!(sure.heading(), "Ronde intrekken");
    assert!(
        sure.text().contains("1 deelnemer heeft al gekozen."),
        "{}",
        sure.text()
    );
    let _meanwhile = picked(&other, &[&own[1]]).await.fine();
    let again = talk.clerk.send(sure.form("Intrekken")).await.fine();
    assert!(
        again.text().contains("Intussen hebben er meer gekozen."),
        "{}",
        again.text()
    );
    assert!(again.text().contains("2 deelnemers hebben al gekozen."));
    let remote = talk.clerk.send(again.form("Intrekken")).await.fine();
    assert!(remote.has_button("Ronde openen"));

    talk.press("Ronde openen").await;
    let late = phone.send(kept.form(KEEP).tick(&own[2])).await.fine();
    assert!(late.text().contains("telt niet"), "{}", late.text());
    assert!(
        !late.form(KEEP).is_chosen("Richtingen", &own[0]),
        "nothing of the other round is ticked"
    );
    let remote = talk.remote().await;
    assert!(
        remote.text().contains("0 van 2 hebben gekozen"),
        "{}",
        remote.text()
    );
}

#[tokio::test]
async fn who_withdraws_a_round_that_another_closed_hears_that() {
    let talk = Talk::begun().await;
    let phone = talk.phone().await;
    talk.press("Ronde openen").await;
    let own = choices(&phone.get(PHONE).await.fine());
    let _kept = picked(&phone, &[&own[0]]).await.fine();
    let sure = talk.press(WITHDRAW).await;
    talk.press("Ronde sluiten").await;
    let crossed = talk.clerk.send(sure.form("Intrekken")).await;
    assert_eq!(crossed.status, axum::http::StatusCode::CONFLICT);
    assert!(
        crossed.text().contains("Deze ronde is gesloten."),
        "{}",
        crossed.text()
    );
    talk.reveal().await;
    let tally = phone.get(PHONE).await.fine().texts(".qs-picks__title");
    assert_eq!(tally, [own[0].clone()], "and nothing is lost");
}

#[tokio::test]
async fn a_long_talking_point_is_a_line_on_a_phone_and_opens_there() {
    const BEGINNING: &str = "Waarom horen inwoners pas zo laat wat er met hun plan gebeurt?";
    let whole = [BEGINNING; 8].join(" ");
    let point = PointForm {
        statements: vec!["T2.1".into()],
        text: whole.clone(),
        ..PointForm::default()
    };
    let talk = with_points(&[point]).await;
    let phone = talk.phone().await;
    talk.go(&Slide::Picks).await;
    talk.press("Ronde openen").await;
    let page = phone.get(PHONE).await.fine();
    let own = choices(&page);
    let name = own.iter().find(|name| name.starts_with(BEGINNING));
    let name = name.expect("the talking point").clone();
    assert!(name.ends_with('…') && name.chars().count() <= 121, "{name}");
    assert_eq!(
        page.texts(".qs-pick details > p"),
        std::slice::from_ref(&whole)
    );

    let _kept = picked(&phone, &[&name]).await.fine();
    talk.press("Ronde sluiten").await;
    talk.reveal().await;
    let on_screen = talk.screen().await.texts(".qs-picks__title").concat();
    assert!(on_screen.starts_with(BEGINNING) && on_screen.chars().count() <= 101);
    let page = phone.get(PHONE).await.fine();
    assert_eq!(page.texts(".qs-picks__title details > p"), [whole]);
    let taken = format!("Maak er een prioriteit van: {name}");
    assert!(talk.remote().await.has_button(&taken));
}

#[tokio::test]
async fn a_screen_without_scripts_loads_itself_again_until_it_is_told_to_wait() {
    let talk = Talk::begun().await;
    let address = at(&talk.scene, "/scherm");
    let refresh = format!("10; url={address}");
    let screen = talk.screen().await;
    assert!(screen.html().contains(&refresh));
    let still = format!("{address}?stil=ja");
    assert!(
        screen.html().contains(&format!("href=\"{still}\"")),
        "a link to stop that"
    );
    let waits = talk.clerk.get(&still).await.fine();
    assert!(!waits.html().contains(&refresh));
    let on = talk.clerk.send(waits.form("Volgende")).await.fine();
    assert_eq!(on.address, still, "also after the next step");

    let remote = talk.remote().await;
    assert!(
        !remote.html().contains("10; url="),
        "nothing that is ticked goes"
    );
    assert!(remote.html().contains(">Ververs<"));
    let phone = talk.phone().await;
    talk.press("Ronde openen").await;
    let picking = phone.get(PHONE).await.fine();
    assert!(
        !picking.html().contains("10; url="),
        "somebody may be typing"
    );
    talk.press("Ronde sluiten").await;
    let closed = phone.get(PHONE).await.fine();
    assert!(closed.html().contains(&format!("10; url={PHONE}")));
}

#[tokio::test]
async fn a_remote_that_is_behind_jumps_and_does_not_step() {
    let talk = Talk::begun().await;
    let behind = talk.remote().await;
    talk.go(&Slide::Joining).await;
    let stepped = talk.clerk.send(behind.form("Volgende")).await.fine();
    assert!(stepped.text().contains("Iemand anders was u voor."));
    assert_eq!(stepped.heading(), "Doe mee op uw telefoon", "where it is");

    let jumped = behind.form("Onze prioriteiten");
    let jumped = talk.clerk.send(jumped).await.fine();
    assert_eq!(jumped.heading(), "Onze prioriteiten");
    assert!(!jumped.text().contains("Iemand anders"));
    assert_eq!(talk.screen().await.heading(), "Onze prioriteiten");
}

#[tokio::test]
async fn a_jump_to_a_slide_that_is_gone_says_so() {
    let point = PointForm {
        statements: vec!["T2.1".into()],
        text: "Wat ziet u?".into(),
        ..PointForm::default()
    };
    let talk = with_points(&[point]).await;
    let remote = talk.remote().await;
    let buttons = remote.texts("button");
    let jump = buttons
        .iter()
        .find(|name| name.starts_with("Gesprekspunt 1: "));
    let behind = remote.form(jump.expect("a button for the point"));
    let actor = talk.scene.actor(Person::Clerk).await;
    sessions::share(&actor, &talk.scene.site, &talk.scene.scan, Audience::Clerk)
        .await
        .unwrap();
    let told = talk.clerk.send(behind).await.fine();
    assert!(
        told.text().contains("Die dia is er niet meer."),
        "{}",
        told.text()
    );
    assert_eq!(told.heading(), "Waar gaat dit gesprek over?");
}

#[tokio::test]
async fn the_slides_of_a_long_talk_come_in_parts() {
    let talk = Talk::begun().await;
    let actor = talk.scene.actor(Person::Clerk).await;
    let (site, scan) = (&talk.scene.site, &talk.scene.scan);
    let view = room::load(&actor, site, scan).await.unwrap();
    let themes = view.session.report.texts.themes.iter();
    let keys: Vec<String> = themes
        .flat_map(|theme| theme.statements.iter().map(|own| own.key.clone()))
        .collect();
    for some in keys.chunks_exact(4).take(10) {
        let point = PointForm {
            statements: some.to_vec(),
            ..PointForm::default()
        };
        points::add(&actor, site, scan, &point).await.unwrap();
    }
    sessions::share(&actor, site, scan, Audience::Everybody)
        .await
        .unwrap();
    let view = room::load(&actor, site, scan).await.unwrap();
    let count = view.deck.slides().len();
    let overview = at(&talk.scene, "/scherm/overzicht");
    let first = talk.clerk.get(&overview).await.fine();
    assert_eq!(first.texts(".qs-jump li").len(), 36);
    let rest = first.link(&format!("Dia 37 tot en met {count}"));
    let rest = talk.clerk.get(&rest).await.fine();
    assert_eq!(rest.texts(".qs-jump li").len(), count - 36);
    let jumped = talk.clerk.send(rest.form("Onze prioriteiten")).await.fine();
    assert_eq!(jumped.heading(), "Onze prioriteiten");
    let own = talk.clerk.get(&overview).await.fine();
    assert_eq!(
        own.texts(".qs-jump [aria-current]"),
        ["Onze prioriteiten"],
        "it opens at the part where the room is"
    );
}

//! What phones pick and suggest, and who sees it when.

use super::{KEEP, PHONE, REVEAL, Talk, choices, picked};
use acceptance::Page;
use axum::http::StatusCode;
use services::room::Slide;

const SUGGEST: &str = "Voorstel versturen";

const SUGGESTION: &str = "Wat moet het eerst beter?";

#[tokio::test]
async fn somebody_joins_picks_and_changes_it_until_the_round_closes() {
    let talk = Talk::begun().await;
    let phone = talk.phone().await;
    let waiting = phone.get(PHONE).await.fine();
    assert_eq!(waiting.heading(), "Even wachten");
    assert!(
        waiting
            .links()
            .iter()
            .any(|(label, to)| label == "Ververs" && to == PHONE)
    );

    talk.press("Ronde openen").await;
    let own = choices(&phone.get(PHONE).await.fine());
    assert_eq!(own.len(), 12, "the directions: {own:?}");
    let kept = picked(&phone, &[&own[0], &own[4]]).await.fine();
    assert!(kept.text().contains("2 van 3 gekozen"), "{}", kept.text());
    assert!(kept.text().contains("Bewaard om "), "{}", kept.text());
    let changed = kept.form(KEEP).untick(&own[0]).tick(&own[7]);
    let changed = phone.send(changed).await.fine();
    let again = changed.form(KEEP);
    let chosen = |label: &str| again.is_chosen("Richtingen", label);
    assert!(!chosen(&own[0]) && chosen(&own[4]) && chosen(&own[7]));
    assert!(
        talk.remote()
            .await
            .text()
            .contains("1 van 1 hebben gekozen")
    );

    talk.press("Ronde sluiten").await;
    let late = phone.send(again.tick(&own[1])).await.fine();
    assert_eq!(late.heading(), "De ronde is gesloten");
    assert!(late.text().contains("niet meer bewaard"), "{}", late.text());
    talk.reveal().await;
    let tally = phone.get(PHONE).await.fine().texts(".qs-picks__title");
    assert_eq!(tally, [own[4].clone(), own[7].clone()]);
}

#[tokio::test]
async fn a_fourth_pick_is_refused_and_the_three_before_it_stay() {
    let talk = Talk::begun().await;
    let phone = talk.phone().await;
    talk.press("Ronde openen").await;
    let own = choices(&phone.get(PHONE).await.fine());
    let kept = picked(&phone, &[&own[0], &own[1], &own[2]]).await.fine();
    assert!(kept.text().contains("3 van 3 gekozen"));

    let fourth = phone.send(kept.form(KEEP).tick(&own[3])).await;
    assert_eq!(fourth.status, StatusCode::UNPROCESSABLE_ENTITY);
    fourth.assert_whole();
    assert_eq!(fourth.texts("[role=alert] li a").len(), 1);
    assert!(
        fourth
            .text()
            .contains("Tot dan telt wat u eerder bewaarde.")
    );
    let form = fourth.form(KEEP);
    assert!(
        own[..4]
            .iter()
            .all(|label| form.is_chosen("Richtingen", label))
    );

    let kept = phone.get(PHONE).await.fine();
    assert!(kept.text().contains("3 van 3 gekozen"));
    assert!(!kept.form(KEEP).is_chosen("Richtingen", &own[3]));
    let none = own[..3]
        .iter()
        .fold(kept.form(KEEP), |form, label| form.untick(label));
    let none = phone.send(none).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text().contains("Kies er minstens één."));
}

#[tokio::test]
async fn a_suggestion_is_read_by_the_clerk_first_and_shown_as_it_was_typed() {
    const TYPED: &str = "Meer <b>lef</b> & \"geduld\" <script>alert(1)</script>";
    let talk = Talk::begun().await;
    let phone = talk.phone().await;
    let page = phone.get(PHONE).await.fine();
    for length in [201, 5_000] {
        let endless = "ë".repeat(length);
        let long = page.form(SUGGEST).fill(SUGGESTION, &endless);
        let long = phone.send(long).await;
        assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(long.text().contains("te lang"), "{}", long.text());
        assert_eq!(long.form(SUGGEST).value(SUGGESTION), endless);
    }

    let form = page.form(SUGGEST).fill(SUGGESTION, TYPED);
    let sent = phone.send(form.clone()).await.fine();
    assert!(sent.text().contains("Uw voorstel is verstuurd om "));
    let _twice = phone.send(form).await.fine();
    assert_eq!(
        talk.room().await.suggestions.len(),
        1,
        "a double press is one suggestion"
    );
    talk.press("Ronde openen").await;
    assert!(!choices(&phone.get(PHONE).await.fine()).contains(&TYPED.to_owned()));

    let remote = talk.press(&format!("Tonen: {TYPED}")).await;
    assert!(remote.text().contains(TYPED), "{}", remote.text());
    assert!(choices(&phone.get(PHONE).await.fine()).contains(&TYPED.to_owned()));
}

#[tokio::test]
async fn nobody_sees_what_was_picked_before_the_clerk_shows_it() {
    let talk = Talk::begun().await;
    let (phone, other) = (talk.phone().await, talk.phone().await);
    talk.go(&Slide::Picks).await;
    talk.press("Ronde openen").await;
    let own = choices(&phone.get(PHONE).await.fine());
    for phone in [&phone, &other] {
        let _kept = picked(phone, &[&own[2]]).await.fine();
    }
    let hidden =
        |page: &Page| page.texts(".qs-picks").is_empty() && !page.text().contains("2 keer");
    assert!(hidden(&talk.screen().await));
    talk.press("Ronde sluiten").await;
    let (screen, remote) = (talk.screen().await, talk.remote().await);
    assert!(hidden(&screen) && hidden(&remote) && hidden(&phone.get(PHONE).await.fine()));
    assert!(
        screen.text().contains("2 deelnemers kozen"),
        "{}",
        screen.text()
    );

    let remote = talk.reveal().await;
    assert!(remote.text().contains("2 keer"), "{}", remote.text());
    for page in [talk.screen().await, other.get(PHONE).await.fine()] {
        assert_eq!(page.texts(".qs-picks__title"), [own[2].clone()]);
        assert_eq!(page.texts(".qs-picks__count"), ["2"]);
    }
    let remote = talk
        .press(&format!("Maak er een prioriteit van: {}", own[2]))
        .await;
    assert_eq!(
        remote.heading(),
        talk.remote().await.heading(),
        "back on the remote"
    );
    let priorities = phone
        .get(PHONE)
        .await
        .fine()
        .texts("[aria-labelledby=prioriteiten] li");
    assert_eq!(priorities, [own[2].trim_end_matches('.').to_owned()]);
}

#[tokio::test]
async fn what_one_or_two_picked_is_shown_after_a_page_that_says_what_it_tells() {
    let talk = Talk::begun().await;
    let phones = [talk.phone().await, talk.phone().await];
    let door = talk.room().await.code.shown();
    let door = format!("/zaal/{}", door.to_lowercase().replace('-', ""));
    let door = talk.scene.site.visitor().get(&door).await.fine();
    assert!(door.text().contains("dan is te raden wie wat koos"));

    talk.press("Ronde openen").await;
    let own = choices(&phones[0].get(PHONE).await.fine());
    for phone in &phones {
        let _kept = picked(phone, &[&own[0]]).await.fine();
    }
    talk.press("Ronde sluiten").await;
    let asked = talk.press(REVEAL).await;
    asked.assert_whole();
    assert!(
        asked.text().contains("Er kozen maar 2 deelnemers."),
        "{}",
        asked.text()
    );
    let hidden = phones[0].get(PHONE).await.fine();
    assert_eq!(hidden.heading(), "De ronde is gesloten", "nothing is shown");
    let thrown = talk.clerk.send(asked.form("Keuzes weggooien")).await.fine();
    assert!(thrown.text().contains("De ronde is ingetrokken."));
    assert_eq!(phones[0].get(PHONE).await.fine().heading(), "Even wachten");

    talk.press("Ronde openen").await;
    let _kept = picked(&phones[0], &[&own[1]]).await.fine();
    talk.press("Ronde sluiten").await;
    let asked = talk.press(REVEAL).await;
    assert!(asked.text().contains("Er koos maar 1 deelnemer."));
    let remote = talk.clerk.send(asked.form("Toch laten zien")).await.fine();
    assert!(remote.text().contains("1 keer"), "{}", remote.text());
    let shown = phones[1].get(PHONE).await.fine().texts(".qs-picks__title");
    assert_eq!(shown, [own[1].clone()]);
}

#[tokio::test]
async fn a_second_round_is_among_two_at_least() {
    let talk = Talk::begun().await;
    let phone = talk.phone().await;
    talk.press("Ronde openen").await;
    let own = choices(&phone.get(PHONE).await.fine());
    let _kept = picked(&phone, &[&own[0], &own[1]]).await.fine();
    talk.press("Ronde sluiten").await;
    talk.reveal().await;
    let form = talk.remote().await.form("Ronde openen");
    let both = form.clone().tick(&own[0]).tick(&own[1]);
    let alone = talk.clerk.send(both.clone().untick(&own[1])).await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        alone.text().contains("Kies er minstens twee."),
        "{}",
        alone.text()
    );
    let nothing = both.clone().untick(&own[0]).untick(&own[1]);
    let nothing = talk.clerk.send(nothing).await;
    assert_eq!(
        nothing.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a list of which nothing is ticked is no round among all"
    );
    let _opened = talk.clerk.send(both).await.fine();
    assert_eq!(choices(&phone.get(PHONE).await.fine()), own[..2]);
}

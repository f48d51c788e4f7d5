//! The talk in the room as browsers without scripts see it: the clerk's remote, the screen, and the phones of who sits there.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use chrono::TimeDelta;
use services::room::{self, Room, Slide};
use services::sessions::{self, Audience};

pub const PHONE: &str = "/zaal/gesprek";
pub const KEEP: &str = "Keuze bewaren";
const REVEAL: &str = "Laat zien wat er is gekozen";
const SUGGEST: &str = "Voorstel versturen";
const UNSENT: &str = "Ik heb deze vragenlijst nog niet verstuurd";
const SUGGESTION: &str = "Wat moet het eerst beter?";

/// Leeuwarden with a room that the clerk opened from the page of the talk.
pub struct Talk {
    pub scene: Scene,
    pub clerk: Visitor,
}

impl Talk {
    pub async fn begun() -> Self {
        let scene = Scene::closed().await;
        let clerk = scene.site.signed_in(Person::Clerk).await;
        let page = clerk.get(&at(&scene, "")).await.fine();
        let page = clerk.send(page.form("Gesprek in de zaal beginnen")).await;
        let page = page.fine();
        assert_eq!(page.address, at(&scene, ""));
        Self { scene, clerk }
    }

    async fn room(&self) -> Room {
        let clerk = self.scene.actor(Person::Clerk).await;
        let view = room::load(&clerk, &self.scene.site, &self.scene.scan).await;
        view.unwrap().room.expect("a room that is open")
    }

    /// Somebody comes in by typing the code.
    pub async fn phone(&self) -> Visitor {
        let visitor = self.scene.site.visitor();
        let door = visitor.get("/zaal").await.fine().form("Verder");
        let code = self.room().await.code.shown();
        let door = visitor
            .send(door.fill("De code op het scherm", &code))
            .await;
        let door = door.fine();
        assert_eq!(door.heading(), "Doe mee met het gesprek");
        let joined = visitor.send(door.form("Meedoen")).await.fine();
        assert_eq!(joined.address, PHONE, "no code in the address");
        visitor
    }

    /// The clerk presses a button of the remote.
    pub async fn press(&self, button: &str) -> Page {
        let remote = self.remote().await;
        self.clerk.send(remote.form(button)).await.fine()
    }

    /// The clerk shows what was picked, also where few picked.
    pub async fn reveal(&self) -> Page {
        let page = self.press(REVEAL).await;
        if !page.has_button("Toch laten zien") {
            return page;
        }
        let remote = self.clerk.send(page.form("Toch laten zien")).await;
        remote.fine()
    }

    pub async fn remote(&self) -> Page {
        let address = at(&self.scene, "/afstandsbediening");
        self.clerk.get(&address).await.fine()
    }

    pub async fn screen(&self) -> Page {
        self.clerk.get(&at(&self.scene, "/scherm")).await.fine()
    }

    /// The clerk takes the room to a slide.
    pub async fn go(&self, to: &Slide) {
        let clerk = self.scene.actor(Person::Clerk).await;
        let from = self.room().await.slide;
        let (site, scan) = (&self.scene.site, &self.scene.scan);
        room::steer(&clerk, site, scan, &from, to).await.unwrap();
    }
}

pub fn at(scene: &Scene, below: &str) -> String {
    format!("/scans/{}/gesprek{below}", scene.scan)
}

/// What can be picked, as a phone shows it.
pub fn choices(page: &Page) -> Vec<String> {
    page.texts(".qs-pick label")
}

pub async fn picked(phone: &Visitor, wanted: &[&String]) -> Page {
    let form = phone.get(PHONE).await.fine().form(KEEP);
    let form = wanted.iter().fold(form, |form, label| form.tick(label));
    phone.send(form).await
}

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

#[tokio::test]
async fn a_code_of_a_talk_that_ended_says_so() {
    let talk = Talk::begun().await;
    let phone = talk.phone().await;
    let code = talk.room().await.code.shown();
    let end = at(&talk.scene, "/zaal/beeindigen");
    let end = talk.clerk.get(&end).await.fine().form("Beëindigen");
    let _page = talk.clerk.send(end).await.fine();

    let stranger = talk.scene.site.visitor();
    let typed = stranger.get("/zaal").await.fine().form("Verder");
    let typed = stranger
        .send(typed.fill("De code op het scherm", &code))
        .await;
    assert_eq!(typed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        typed
            .text()
            .contains("Het gesprek van de gemeente Leeuwarden is voorbij.")
    );
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

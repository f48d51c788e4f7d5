//! Filling in the questionnaire without scripts, as a councillor, an official or a resident would.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use questionnaires::kind::RespondentGroup;
use services::participations;

/// The page that a code leads to.
pub(crate) async fn come_in(visitor: &Visitor, code: &str) -> Page {
    let form = visitor.get("/meedoen").await.fine().form("Beginnen");
    visitor.send(form.fill("Uw code", code)).await.fine()
}

/// From the welcome page to the first theme, or to where one left off.
pub(crate) async fn to_first_theme(visitor: &Visitor, welcome: Page) -> Page {
    let on = ["Beginnen", "Verder waar u was"]
        .into_iter()
        .find(|label| welcome.links().iter().any(|(link, _)| link == label));
    visitor
        .get(&welcome.link(on.expect("a way on")))
        .await
        .fine()
}

/// Answers every statement of every theme with the same and goes on to the overview.
pub(crate) async fn to_overview(visitor: &Visitor, mut page: Page, answer: &str) -> Page {
    for _ in 0..12 {
        if page.heading() == "Overzicht" {
            return page;
        }
        page = visitor
            .send(page.form("Volgende").answer_all(answer))
            .await
            .fine();
    }
    panic!("no overview after twelve pages, but {}", page.address)
}

/// How many of a group of Leeuwarden have sent.
pub(crate) async fn sent(scene: &Scene, group: RespondentGroup) -> u32 {
    let lead = scene.actor(Person::Lead).await;
    let cockpit = services::scans::cockpit(&lead, &scene.site, &scene.scan)
        .await
        .unwrap();
    let counts = cockpit.counts.expect("counts while it is open");
    counts
        .iter()
        .find(|count| count.group == group)
        .map_or(0, |count| count.responses)
}

#[tokio::test]
async fn a_councillor_fills_in_everything_and_sends_once() {
    let scene = Scene::open().await;
    let code = &scene.codes(RespondentGroup::Council).await[0];
    let councillor = scene.site.visitor();
    let welcome = come_in(&councillor, code).await;
    assert!(
        welcome.text().contains("te weinig") || welcome.text().contains("vanaf"),
        "from how many answers on is shown"
    );
    let theme = to_first_theme(&councillor, welcome).await;
    let first = theme.form("Volgende").questions();
    let overview = to_overview(&councillor, theme, "Eens").await;
    assert!(overview.text().contains("U hebt nog niets verstuurd"));
    assert_eq!(
        sent(&scene, RespondentGroup::Council).await,
        0,
        "nothing counts before sending"
    );

    let thanks = councillor.send(overview.form("Versturen")).await.fine();
    assert_eq!(thanks.heading(), "Bedankt");
    let back = councillor.send(overview.form("Versturen")).await.fine();
    assert_eq!(
        back.heading(),
        "Bedankt",
        "sending again is the same thank-you"
    );
    assert_eq!(sent(&scene, RespondentGroup::Council).await, 1);
    assert!(!first.is_empty());

    let again = scene.site.visitor();
    let refused = again
        .send(
            again
                .get("/meedoen")
                .await
                .form("Beginnen")
                .fill("Uw code", code),
        )
        .await;
    assert!(
        refused.text().contains("Deze code is al gebruikt"),
        "{}",
        refused.text()
    );
}

#[tokio::test]
async fn five_times_the_same_submission_at_once_counts_once() {
    let scene = Scene::open().await;
    let codes = scene.codes(RespondentGroup::Council).await;
    let councillor = scene.site.visitor();
    let page = come_in(&councillor, &codes[0]).await;
    let overview = to_overview(
        &councillor,
        to_first_theme(&councillor, page).await,
        "Oneens",
    )
    .await;
    let tabs: Vec<_> = (0..5).map(|_| councillor.second_tab()).collect();
    let sending = tabs
        .iter()
        .map(|tab| tab.send_once(overview.form("Versturen")));
    for answer in futures::future::join_all(sending).await {
        assert!(
            answer.headers["location"]
                .to_str()
                .unwrap()
                .ends_with("/bedankt"),
            "each is thanked"
        );
    }
    assert_eq!(sent(&scene, RespondentGroup::Council).await, 1);
}

#[tokio::test]
async fn stopping_here_and_going_on_elsewhere_keeps_every_answer() {
    let scene = Scene::open().await;
    let code = &scene.codes(RespondentGroup::Council).await[0];
    let phone = scene.site.visitor();
    let welcome = come_in(&phone, code).await;
    let first = to_first_theme(&phone, welcome).await;
    let question = first.form("Volgende").questions()[0].clone();
    let form = first
        .form("Volgende")
        .choose(&question, "Helemaal oneens")
        .fill("Wilt u iets toelichten?", "Stukken komen laat.");
    let second = phone.send(form).await.fine();
    let stopped = phone
        .send(second.form("Stoppen en later verdergaan"))
        .await
        .fine();
    assert!(stopped.text().contains("Ze zijn nog niet verstuurd"));

    let laptop = scene.site.visitor();
    let welcome = come_in(&laptop, code).await;
    let on = to_first_theme(&laptop, welcome).await;
    assert_eq!(on.title(), second.title(), "goes on where it was");
    let back = laptop.send(on.form("Vorige")).await.fine();
    let form = back.form("Volgende");
    assert!(form.is_chosen(&question, "Helemaal oneens"));
    assert_eq!(form.value("Wilt u iets toelichten?"), "Stukken komen laat.");
}

#[tokio::test]
async fn a_typed_code_may_look_as_it_likes_and_each_mistake_has_a_sentence() {
    let scene = Scene::open().await;
    let code = scene.codes(RespondentGroup::Council).await[0].clone();
    let spread = code
        .to_lowercase()
        .replace('-', " ")
        .replace('0', "o")
        .replace('1', "l");
    let visitor = scene.site.visitor();
    let _welcome = come_in(&visitor, &format!("  {spread} ")).await;

    for (typed, sentence) in [
        ("", "Vul uw code in."),
        (
            "7KQ4M2X",
            "Deze code is te kort. Op een scherm in de zaal heeft een code acht letters en cijfers, in uw brief of e-mail twaalf.",
        ),
        (
            "7KQ4-M2XR",
            "Kijk of u hem goed hebt overgenomen van het scherm.",
        ),
        (
            "7KQ4-M2XR-9T",
            "Een code in uw brief of e-mail heeft twaalf letters en cijfers.",
        ),
        ("7KQ4-M2XR-9TBN-7KQ4", "Deze code is te lang."),
        (
            "7KQ4-M2XR-9TB!",
            "In deze code staat een teken dat niet klopt.",
        ),
        ("7KQ4-M2XR-9TBN", "Wij kennen deze code niet."),
    ] {
        let visitor = scene.site.visitor();
        let page = visitor
            .send(
                visitor
                    .get("/meedoen")
                    .await
                    .form("Beginnen")
                    .fill("Uw code", typed),
            )
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed:?}");
        assert!(page.text().contains(sentence), "{typed:?}: {}", page.text());
        assert_eq!(
            page.form("Beginnen").value("Uw code"),
            typed,
            "what was typed stays"
        );
        assert!(page.title().starts_with("Fout: "), "{}", page.title());
    }
}

#[tokio::test]
async fn guessing_codes_is_slowed_down() {
    let scene = Scene::open().await;
    let guesser = scene.site.visitor().at([198, 51, 100, 7]);
    let form = guesser.get("/meedoen").await.form("Beginnen");
    let mut slowed = false;
    for guess in 0..100 {
        let typed = format!("7KQ4-M2XR-9T{guess:02}");
        let page = guesser
            .send_once(form.clone().fill("Uw code", &typed))
            .await;
        if page.status == StatusCode::TOO_MANY_REQUESTS {
            slowed = true;
            let wait = page.headers.get("retry-after").expect("a time to wait");
            let seconds: u64 = wait.to_str().unwrap().parse().unwrap();
            assert!((1..=2).contains(&seconds), "{seconds}");
            assert!(page.text().contains("Wacht een paar seconden"));
            assert_eq!(page.form("Beginnen").value("Uw code"), typed);
        }
    }
    assert!(slowed, "a hundred wrong codes from one place");
    let code = &scene.codes(RespondentGroup::Council).await[0];
    let somebody_else = scene.site.visitor().at([198, 51, 100, 8]);
    let _welcome = come_in(&somebody_else, code).await;
}

#[tokio::test]
async fn two_links_in_one_browser_are_two_questionnaires() {
    let scene = Scene::open().await;
    let lead = scene.actor(Person::Lead).await;
    let links = participations::links(&lead, &scene.site, &scene.scan)
        .await
        .unwrap();
    let browser = scene.site.visitor();
    let mut themes = Vec::new();
    for link in &links {
        let welcome = browser.get(&link.address).await.fine();
        let secret = link.address.rsplit('/').next().unwrap();
        assert!(
            !welcome.address.contains(secret),
            "no secret in {}",
            welcome.address
        );
        themes.push(browser.send(welcome.form("Beginnen")).await.fine());
    }
    let question = themes[0].form("Volgende").questions()[0].clone();
    let _next = browser
        .send(themes[0].form("Volgende").choose(&question, "Eens"))
        .await
        .fine();
    let other = browser.get(&themes[1].address).await.fine();
    assert_ne!(themes[0].address, themes[1].address);
    assert!(
        !other.form("Volgende").is_chosen(&question, "Eens"),
        "an answer in one is not in the other"
    );
}

#[tokio::test]
async fn a_browser_that_forgot_the_code_loses_nothing_that_was_typed() {
    let scene = Scene::open().await;
    let code = &scene.codes(RespondentGroup::Council).await[0];
    let browser = scene.site.visitor();
    let welcome = come_in(&browser, code).await;
    let theme = to_first_theme(&browser, welcome).await;
    let question = theme.form("Volgende").questions()[1].clone();
    let typed = "Regel een.\nRegel twee met \"aanhalingstekens\", <b>, 😀 en שלום.";
    let form = theme
        .form("Volgende")
        .choose(&question, "Oneens")
        .fill("Wilt u iets toelichten?", typed);

    let restarted = scene.site.visitor();
    let asked = restarted.send(form).await;
    asked.assert_whole();
    assert!(
        asked
            .text()
            .contains("Uw antwoorden van deze pagina hebben wij nog"),
        "{}",
        asked.text()
    );
    let next = restarted
        .send(asked.form("Verdergaan").fill("Uw code", code))
        .await
        .fine();
    let back = restarted.send(next.form("Vorige")).await.fine();
    assert!(back.form("Volgende").is_chosen(&question, "Oneens"));
    assert_eq!(
        back.form("Volgende").value("Wilt u iets toelichten?"),
        typed,
        "shown as typed"
    );
}

#[tokio::test]
async fn too_much_is_kept_and_said_and_not_sent() {
    let scene = Scene::open().await;
    let code = &scene.codes(RespondentGroup::Council).await[0];
    let councillor = scene.site.visitor();
    let welcome = come_in(&councillor, code).await;
    let theme = to_first_theme(&councillor, welcome).await;
    let long = "é".repeat(10_000);
    let same = councillor
        .send(
            theme
                .form("Volgende")
                .answer_all("Eens")
                .fill("Wilt u iets toelichten?", &long),
        )
        .await
        .fine();
    assert!(
        same.text().contains("Deze tekst is te lang: 10.000 tekens"),
        "{}",
        same.address
    );
    assert_eq!(
        same.form("Volgende").value("Wilt u iets toelichten?"),
        long,
        "nothing is cut off"
    );

    let overview = councillor
        .get(&same.address.replace("thema/1", "overzicht"))
        .await
        .fine();
    let refused = councillor.send(overview.form("Versturen")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sent(&scene, RespondentGroup::Council).await, 0);
}

#[tokio::test]
async fn a_questionnaire_without_an_answer_is_not_sent() {
    let scene = Scene::open().await;
    let code = &scene.codes(RespondentGroup::Council).await[0];
    let councillor = scene.site.visitor();
    let welcome = come_in(&councillor, code).await;
    let theme = to_first_theme(&councillor, welcome).await;
    let overview = to_overview(&councillor, theme, "geen van deze").await;
    let refused = councillor.send(overview.form("Versturen")).await;
    assert!(
        refused.text().contains("U hebt nog niets ingevuld"),
        "{}",
        refused.text()
    );
}

#[tokio::test]
async fn a_closed_questionnaire_says_so_and_takes_nothing() {
    let scene = Scene::open().await;
    let code = &scene.codes(RespondentGroup::Council).await[0];
    let late = scene.site.visitor();
    let welcome = come_in(&late, code).await;
    let theme = to_first_theme(&late, welcome).await;
    scene.site.later(chrono::TimeDelta::days(30));
    services::scans::close_due(&scene.site).await.unwrap();
    let told = late.send(theme.form("Volgende").answer_all("Eens")).await;
    told.assert_whole();
    assert!(told.text().contains("gesloten"), "{}", told.text());
}

#[tokio::test]
async fn a_code_typed_after_the_last_day_and_after_closing_says_that_it_is_too_late() {
    let scene = Scene::open().await;
    let code = scene.codes(RespondentGroup::Council).await[0].clone();
    let type_in = async || {
        let late = scene.site.visitor();
        let form = late.get("/meedoen").await.fine().form("Beginnen");
        let told = late.send(form.fill("Uw code", &code)).await;
        told.assert_whole();
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(told.form("Beginnen").value("Uw code"), code);
        told.text()
    };
    scene.site.later(chrono::TimeDelta::days(30));
    let told = type_in().await;
    assert!(
        told.contains(
            "De vragenlijst van de gemeente Leeuwarden is gesloten. Invullen kon tot en met"
        ),
        "{told}"
    );

    services::scans::close_due(&scene.site).await.unwrap();
    let told = type_in().await;
    assert!(
        told.contains("Dan is de vragenlijst waarschijnlijk gesloten"),
        "{told}"
    );
    assert!(
        !told.contains("Leeuwarden"),
        "nothing says any more whose code it was: {told}"
    );
}

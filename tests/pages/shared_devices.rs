//! One device, several tabs or several people: nothing lost, nothing mixed.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use questionnaires::kind::RespondentGroup;
use services::participations;

use crate::filling_in::{come_in, to_first_theme};

async fn first_theme(scene: &Scene, browser: &Visitor) -> Page {
    let code = &scene.codes(RespondentGroup::Council).await[0];
    let welcome = come_in(browser, code).await;
    to_first_theme(browser, welcome).await
}

/// Begins through the link that a group of Leeuwarden shares.
pub(crate) async fn begin(scene: &Scene, browser: &Visitor, group: RespondentGroup) -> Page {
    let lead = scene.actor(Person::Lead).await;
    let links = participations::links(&lead, &scene.site, &scene.scan)
        .await
        .unwrap();
    let link = links.into_iter().find(|link| link.group == group).unwrap();
    browser.get(&link.address).await.fine()
}

#[tokio::test]
async fn a_tab_that_stood_open_does_not_undo_what_another_answered() {
    let scene = Scene::open().await;
    let browser = scene.site.visitor();
    let stale = first_theme(&scene, &browser).await.form("Volgende");
    let questions = stale.questions();
    let fresh = stale
        .clone()
        .choose(&questions[0], "Eens")
        .fill("Wilt u iets toelichten?", "Uit de andere tab.");
    let next = browser.send(fresh).await.fine();

    let _next = browser
        .send(stale.choose(&questions[1], "Oneens"))
        .await
        .fine();
    let back = browser
        .send(next.form("Vorige"))
        .await
        .fine()
        .form("Volgende");
    assert!(back.is_chosen(&questions[0], "Eens"));
    assert!(back.is_chosen(&questions[1], "Oneens"));
    assert_eq!(back.value("Wilt u iets toelichten?"), "Uit de andere tab.");
}

#[tokio::test]
async fn a_tab_that_stood_open_does_not_undo_what_another_ticked() {
    let scene = Scene::open().await;
    let browser = scene.site.visitor();
    let theme = first_theme(&scene, &browser).await;
    let address = theme.address.replace("thema/1", "richtingen");
    let empty = browser.get(&address).await.fine().form("Volgende");
    let labels: Vec<_> = empty.labels().into_iter().map(str::to_owned).collect();
    let _next = browser.send(empty.tick(&labels[0])).await.fine();

    let page = browser.get(&address).await.fine();
    let question = page.texts("legend")[0].clone();
    let (fresh, stale) = (page.form("Volgende"), page.form("Volgende"));
    let fresh = fresh.untick(&labels[0]).tick(&labels[1]).tick(&labels[2]);
    let _next = browser.send(fresh).await.fine();
    let _next = browser.send(stale.clone().tick(&labels[3])).await.fine();
    let kept = browser.get(&address).await.fine().form("Volgende");
    let ticked: Vec<_> = labels
        .iter()
        .filter(|label| kept.is_chosen(&question, label))
        .collect();
    assert_eq!(ticked, [&labels[1], &labels[2], &labels[3]]);

    let one_too_many = browser.send(stale.tick(&labels[4])).await.fine();
    assert!(
        one_too_many.text().contains("U koos er 4."),
        "what two tabs chose together is told at once, at {}",
        one_too_many.address
    );
}

#[tokio::test]
async fn going_back_after_sending_shows_the_thanks_on_every_page() {
    let scene = Scene::open().await;
    let browser = scene.site.visitor();
    let theme = first_theme(&scene, &browser).await;
    let next = browser
        .send(theme.form("Volgende").answer_all("Eens"))
        .await
        .fine();
    let overview = browser
        .get(&theme.address.replace("thema/1", "overzicht"))
        .await
        .fine();
    assert_eq!(
        browser.send(overview.form("Versturen")).await.heading(),
        "Bedankt"
    );
    for page in [&theme.address, &next.address, &overview.address] {
        assert_eq!(
            browser.get(page).await.fine().heading(),
            "Bedankt",
            "{page}"
        );
    }
    let late = browser
        .send(theme.form("Volgende").answer_all("Oneens"))
        .await
        .fine();
    assert_eq!(late.heading(), "Bedankt", "what was sent cannot be changed");
}

#[tokio::test]
async fn a_link_opened_twice_goes_on_or_begins_again_for_somebody_else() {
    let scene = Scene::open().await;
    let browser = scene.site.visitor();
    let welcome = begin(&scene, &browser, RespondentGroup::Staff).await;
    let mine = browser.send(welcome.form("Beginnen")).await.fine();
    assert_eq!(
        mine.texts(".qs-own-code__code").len(),
        1,
        "who came by a link is shown a code"
    );
    let question = mine.form("Volgende").questions()[0].clone();
    let next = browser
        .send(mine.form("Volgende").choose(&question, "Eens"))
        .await
        .fine();

    let again = begin(&scene, &browser, RespondentGroup::Staff).await;
    assert_eq!(again.link("Verder waar u was"), next.address);
    let theirs = browser
        .send(again.form("Iemand anders op dit apparaat? Begin opnieuw"))
        .await
        .fine();
    assert_ne!(theirs.address, mine.address);
    assert!(!theirs.form("Volgende").is_chosen(&question, "Eens"));
    assert!(
        browser
            .get(&mine.address)
            .await
            .fine()
            .form("Volgende")
            .is_chosen(&question, "Eens")
    );
}

#[tokio::test]
async fn a_device_forgets_the_code_when_asked_and_the_draft_stays() {
    let scene = Scene::open().await;
    let browser = scene.site.visitor();
    let theme = first_theme(&scene, &browser).await;
    let question = theme.form("Volgende").questions()[0].clone();
    let paused = browser
        .send(
            theme
                .form("Stoppen en later verdergaan")
                .choose(&question, "Eens"),
        )
        .await
        .fine();
    let code = paused.texts(".qs-own-code__code")[0].clone();
    let entrance = browser
        .send(paused.form("Vergeet mijn code op dit apparaat"))
        .await
        .fine();
    assert_eq!(entrance.address, "/meedoen");
    assert_eq!(
        browser.get(&theme.address).await.status,
        StatusCode::UNAUTHORIZED
    );
    let welcome = come_in(&browser, &code).await;
    let on = to_first_theme(&browser, welcome).await;
    assert!(on.form("Volgende").is_chosen(&question, "Eens"));
}

#[tokio::test]
async fn who_holds_a_replaced_code_is_told_so() {
    let scene = Scene::open().await;
    let browser = scene.site.visitor();
    let theme = first_theme(&scene, &browser).await;
    let _new = scene.codes(RespondentGroup::Council).await;
    let told = browser.get(&theme.address).await;
    assert_eq!(
        (told.status, told.heading().as_str()),
        (StatusCode::GONE, "Deze code werkt niet meer")
    );
}

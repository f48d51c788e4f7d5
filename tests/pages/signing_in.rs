//! How members get in and out, and stay out.

use acceptance::{Person, Scene};
use axum::http::StatusCode;
use chrono::TimeDelta;

#[tokio::test]
async fn a_mailed_link_signs_in_once_and_signing_out_ends_it() {
    let Scene { site, .. } = Scene::prepared().await;
    let lead = site.signed_in(Person::Lead).await;
    let page = lead.get("/scans").await.fine();
    assert!(
        page.html().contains(Person::Lead.name()),
        "the page says who is signed in"
    );

    let thief = site.visitor();
    let spent = site.link_mailed_to(Person::Lead.email()).await;
    let again = thief.get(&spent).await.fine();
    let refused = thief.send(again.form("Inloggen")).await;
    assert!(
        refused.text().contains("Deze link werkt niet meer"),
        "{}",
        refused.text()
    );

    let copy = lead.second_tab();
    lead.send(page.form("Uitloggen")).await;
    for browser in [lead, copy] {
        assert!(
            !browser
                .get("/scans")
                .await
                .html()
                .contains(Person::Lead.name()),
            "the session is over everywhere"
        );
    }
}

#[tokio::test]
async fn a_link_may_say_which_page_comes_after_and_never_one_of_another_site() {
    let Scene { site, scan, .. } = Scene::prepared().await;
    let own = format!("/scans/{scan}/voorbereiding");
    for (onward, expected) in [(own.as_str(), own.as_str()), ("//kwaad.example", "/scans")] {
        let visitor = site.visitor();
        let form = visitor.get("/inloggen").await.form("Stuur mij een link");
        let form = form.fill("Uw e-mailadres", Person::Lead.email());
        let _asked = visitor.send(form).await.fine();
        let link = site.link_mailed_to(Person::Lead.email()).await;
        let page = visitor.get(&format!("{link}?verder={onward}")).await.fine();
        let passed_on = page.html().contains(&format!("value=\"{onward}\""));
        assert_eq!(passed_on, onward == expected, "{onward}");
        let answer = visitor.post(&link, &[("verder", onward)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.headers["location"], expected, "{onward}");
    }
}

#[tokio::test]
async fn who_has_to_sign_in_first_goes_on_to_the_page_they_wanted() {
    let Scene { site, scan, .. } = Scene::prepared().await;
    let wanted = format!("/scans/{scan}/voorbereiding");
    let visitor = site.visitor();
    let refused = visitor.get(&wanted).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    let page = visitor.get(&refused.link("Naar inloggen")).await.fine();
    let mistyped = visitor.send(page.form("Stuur mij een link")).await;
    let form = mistyped.form("Stuur mij een link");
    let form = form.fill("Uw e-mailadres", Person::Lead.email());
    let _asked = visitor.send(form).await.fine();
    let link = site.link_mailed_to(Person::Lead.email()).await;
    let page = visitor.get(&link).await.fine();
    let there = visitor.send(page.form("Inloggen")).await.fine();
    assert_eq!(there.address, wanted);

    let page = visitor.get("/inloggen?verder=//kwaad.example").await.fine();
    assert!(!page.html().contains("kwaad"), "never to another site");
}

#[tokio::test]
async fn a_session_ends_when_nobody_uses_it() {
    let Scene { site, .. } = Scene::prepared().await;
    let lead = site.signed_in(Person::Lead).await;
    site.later(TimeDelta::minutes(110));
    let _still_in = lead.get("/scans").await.fine();
    site.later(TimeDelta::minutes(110));
    let _still_in = lead.get("/scans").await.fine();
    site.later(TimeDelta::minutes(130));
    assert!(
        !lead
            .get("/scans")
            .await
            .html()
            .contains(Person::Lead.name())
    );
}

#[tokio::test]
async fn an_unknown_address_gets_the_same_answer_and_no_mail() {
    let Scene { site, .. } = Scene::prepared().await;
    let visitor = site.visitor();
    let mut answers = Vec::new();
    for email in [Person::Clerk.email(), "niemand@nergens.example"] {
        let form = visitor
            .get("/inloggen")
            .await
            .fine()
            .form("Stuur mij een link");
        answers.push(
            visitor
                .send(form.fill("Uw e-mailadres", email))
                .await
                .fine()
                .text(),
        );
    }
    assert_eq!(answers[0], answers[1], "nobody learns who has an account");
    services::mail::deliver_due(&site).await.unwrap();
    assert!(
        site.mailer()
            .sent()
            .iter()
            .all(|letter| letter.to_email != "niemand@nergens.example")
    );
}

#[tokio::test]
async fn who_asks_for_too_many_links_is_told_how_long_to_wait() {
    let Scene { site, .. } = Scene::prepared().await;
    let visitor = site.visitor();
    let form = visitor.get("/inloggen").await.form("Stuur mij een link");
    let form = form.fill("Uw e-mailadres", "anna@example.nl");
    for _ in 0..5 {
        let sent = visitor.send_once(form.clone()).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        site.later(TimeDelta::seconds(30));
    }
    let refused = visitor.send(form).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        refused.headers["retry-after"], "750",
        "until the first of the five no longer counts"
    );
    assert!(
        refused.text().contains("Wacht 13 minuten"),
        "{}",
        refused.text()
    );
    let typed = refused.form("Stuur mij een link");
    assert_eq!(typed.value("Uw e-mailadres"), "anna@example.nl");

    let program = axum::http::Request::post("/inloggen")
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from("email=anna%40example.nl"))
        .unwrap();
    let answer = visitor.request(program).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.headers["retry-after"], "750");
    assert!(answer.html().contains("13 minuten"), "{}", answer.html());
}

#[tokio::test]
async fn another_site_cannot_send_a_form_for_a_visitor() {
    let Scene { site, .. } = Scene::prepared().await;
    let lead = site.signed_in(Person::Lead).await;
    let forged = axum::http::Request::post("/uitloggen")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::empty())
        .unwrap();
    assert_eq!(lead.request(forged).await.status, StatusCode::FORBIDDEN);
    assert!(
        lead.get("/scans")
            .await
            .html()
            .contains(Person::Lead.name()),
        "still signed in"
    );
}

#[tokio::test]
async fn what_was_typed_in_a_session_that_ended_is_sent_after_signing_in_again() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/voorbereiding/commissie", scene.scan);
    let page = lead.get(&address).await.fine();
    let typed = "Jelmer \"de Jong\" <griffie>\nÉlise & Co";
    let form = page.form("Opslaan");
    let label = form.labels()[0].to_owned();
    let form = form.fill(&label, typed);
    scene.site.later(TimeDelta::hours(13));
    let refused = lead.send_once(form).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    let again = refused.form("Opnieuw versturen");
    scene.site.sign_in(&lead, Person::Lead).await;
    let _saved = lead.send(again).await.fine();
    let kept = lead.get(&address).await.fine();
    assert_eq!(kept.form("Opslaan").value(&label), typed);
}

#[tokio::test]
async fn what_a_member_typed_on_a_page_that_is_theirs_no_more_can_be_copied() {
    let scene = Scene::closed().await;
    let former = scene.site.signed_in(Person::OtherClerk).await;
    let address = format!("/scans/{}/gesprek/duiding/T1", scene.scan);
    let told = "Had u iets getypt?";
    let typed = "Zo staat het er nu voor. </textarea><b>En</b> verder & zo.";
    let fields = [("text", typed), ("revision", "1")];
    let page = former.post(&address, &fields).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    page.assert_whole();
    assert!(page.text().contains(told), "{}", page.text());
    assert_eq!(page.texts("textarea"), [typed]);
    assert!(!page.text().contains("Leeuwarden"), "nothing of the scan");
    for page in [
        former.post(&address, &[("text", "Nee.")]).await,
        former.get_once(&address).await,
        scene.site.visitor().post(&address, &fields).await,
    ] {
        assert!(page.status.is_client_error());
        assert!(!page.text().contains(told), "{}", page.text());
    }
    let forged = axum::http::Request::post(&address)
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from("text=Bel+dit+nummer"))
        .unwrap();
    let page = former.request(forged).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(!page.html().contains("Bel dit"), "no words of another site");
}

#[tokio::test]
async fn it_is_so_for_every_form_of_a_member() {
    let (scene, _) = Scene::published().await;
    let (group, _) = crate::peer_review::begun(&scene).await;
    let question = format!("/intervisie/{group}/vraag/{}", scene.scan);
    for (person, address, button, label, typed) in [
        (
            Person::Lead,
            question.as_str(),
            "Bewaren",
            "Uw vraag",
            "Hoe krijgen wij stukken eerder?",
        ),
        (
            Person::Clerk,
            "/mijn-profiel",
            "Opslaan",
            "Hoeveel scans in een halfjaar?",
            "3",
        ),
    ] {
        let member = scene.site.signed_in(person).await;
        let page = member.get(address).await.fine();
        let form = page.form(button).fill(label, typed);
        scene.site.later(TimeDelta::hours(13));
        let refused = member.send_once(form).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{address}");
        let again = refused.form("Opnieuw versturen");
        scene.site.sign_in(&member, person).await;
        let _saved = member.send(again).await.fine();
        let kept = member.get(address).await.fine();
        assert_eq!(kept.form(button).value(label), typed);
    }
}

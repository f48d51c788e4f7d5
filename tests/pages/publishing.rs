//! What everybody reads once a plan is published, and what the pages of the scan say then.

use acceptance::{Page, Person, Scene, TestSite};
use axum::http::StatusCode;
use chrono::TimeDelta;
use services::plans::{self, ActionForm, AdoptionForm, AmendForm};
use services::progress::{publish_progress, run_due};

#[tokio::test]
async fn the_first_page_shows_what_was_published_and_says_so_when_nothing_was() {
    let site = TestSite::new().await;
    let visitor = site.visitor();
    assert!(
        visitor
            .get("/")
            .await
            .fine()
            .text()
            .contains("Er is nog niets openbaar.")
    );
    assert!(
        visitor
            .get("/openbaar")
            .await
            .fine()
            .text()
            .contains("Er is nog niets gepubliceerd.")
    );

    let (scene, address) = Scene::published().await;
    let visitor = scene.site.visitor();
    let home = visitor.get("/").await.fine();
    assert_eq!(home.link("Gemeente Leeuwarden 2026"), address);
    let all = visitor
        .get(&home.link("Alle openbare resultaten"))
        .await
        .fine();
    assert_eq!(all.link("Gemeente Leeuwarden 2026"), address);
    assert_eq!(all.texts("h2"), ["Gemeenten"]);
}

#[tokio::test]
async fn the_list_can_be_searched_by_name() {
    let (scene, address) = Scene::published().await;
    let visitor = scene.site.visitor();
    let found = visitor.get("/openbaar?naam=leeuw").await.fine();
    assert_eq!(found.link("Gemeente Leeuwarden 2026"), address);
    assert!(found.text().contains("1 resultaat bij ‘leeuw’."));
    let none = visitor.get("/openbaar?naam=%3Cb%3Esneek").await.fine();
    assert!(none.text().contains("Wij vonden niets bij ‘<b>sneek’."));
    assert_eq!(none.link("Toon alles"), "/openbaar");
}

#[tokio::test]
async fn a_public_page_answers_what_residents_ask_in_their_order() {
    let (scene, address) = Scene::published().await;
    let visitor = scene.site.visitor();
    let page = visitor.get(&address).await.fine();
    assert_eq!(
        page.texts("h2"),
        [
            "Wat zagen wij?",
            "Wat gaan wij doen?",
            "Hoe ver zijn wij?",
            "Wat gebeurde er met uw opmerkingen?",
            "Hoe ging het, en hoe gaat het verder?",
            "Wie deden mee?",
            "Alles nalezen",
            "Hebt u een vraag?",
        ]
    );
    for (label, to) in page
        .links()
        .into_iter()
        .filter(|(_, to)| to.starts_with('#'))
    {
        assert!(
            page.html().contains(&format!("id=\"{}\"", &to[1..])),
            "{label} leads to {to}"
        );
    }
    assert!(
        page.text()
            .contains("De gemeente heeft nog geen antwoord geschreven.")
    );
    assert!(
        page.text().contains("Wij horen het te laat.")
            && !page.text().contains("De griffie is snel.")
    );
    assert_eq!(
        page.link("Verbeterplan"),
        format!("{address}/verbeterplan.pdf")
    );

    let lead = scene.site.signed_in(Person::Lead).await;
    let answer = format!("/scans/{}/resultaten/antwoorden/T1", scene.scan);
    let sent = lead
        .post(&answer, &[("text", "U krijgt stukken eerder.")])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let page = visitor.get(&address).await.fine();
    assert!(
        page.text().contains("Antwoord van de gemeente")
            && page.text().contains("U krijgt stukken eerder.")
    );
    assert!(!page.text().contains("nog geen antwoord"));
}

/// Leeuwarden changes an action of its public plan, and adopts that.
async fn change_the_plan(scene: &Scene) {
    let (lead, site, scan) = (scene.actor(Person::Lead).await, &scene.site, &scene.scan);
    let why = AmendForm {
        reason: "De griffie is verhuisd.".to_owned(),
    };
    plans::amend(&lead, site, scan, &why).await.unwrap();
    let view = plans::load(&lead, site, scan).await.unwrap();
    let own = &view.priorities[0].actions[0];
    let form = ActionForm {
        what: "Iets anders".to_owned(),
        ..own.form.clone()
    };
    plans::edit::write_action(&lead, site, scan, &own.id, &form)
        .await
        .unwrap();
    let form = AdoptionForm {
        adopted_on: "2026-11-23".to_owned(),
        adopted_by: "de gemeenteraad".to_owned(),
        decision_number: String::new(),
    };
    plans::adopt(&lead, site, scan, &form).await.unwrap();
}

#[tokio::test]
async fn a_plan_that_was_changed_says_so_and_the_earlier_one_stays_to_read() {
    let (scene, address) = Scene::published().await;
    let visitor = scene.site.visitor();
    let page = visitor.get(&address).await.fine();
    let first = visitor.get(&page.link("Verbeterplan")).await;
    let none = format!("{address}/versies/1/verbeterplan.pdf");
    let early = visitor.get(&none).await;
    assert_eq!(early.status, StatusCode::NOT_FOUND, "it holds still");
    assert!(!page.text().contains("Het plan is gewijzigd"));

    change_the_plan(&scene).await;
    let page = visitor.get(&address).await.fine();
    for told in [
        "Dit is versie 2.0. Het plan is gewijzigd sinds het openbaar werd. De reden:",
        "De griffie is verhuisd.",
        "plan bijgewerkt op ma 23 november 2026",
    ] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    let earlier = page.link("Eerder plan: versie 1.0 van ma 23 november 2026");
    assert_eq!(
        visitor.get(&earlier).await.body,
        first.body,
        "byte for byte"
    );
    assert_ne!(
        visitor.get(&page.link("Verbeterplan")).await.body,
        first.body
    );
    for nothing in ["2", "3", "een", "-1"] {
        let missing = format!("{address}/versies/{nothing}/verbeterplan.pdf");
        assert_eq!(
            visitor.get(&missing).await.status,
            StatusCode::NOT_FOUND,
            "{nothing}"
        );
    }
}

#[tokio::test]
async fn a_version_from_before_publication_is_nobody_elses() {
    let scene = Scene::planned().await;
    let lead = scene.actor(Person::Lead).await;
    let form = AdoptionForm {
        adopted_on: "2026-11-23".to_owned(),
        adopted_by: "de gemeenteraad".to_owned(),
        decision_number: String::new(),
    };
    plans::adopt(&lead, &scene.site, &scene.scan, &form)
        .await
        .unwrap();
    change_the_plan(&scene).await;
    let address = services::publication::publish(&lead, &scene.site, &scene.scan)
        .await
        .unwrap();
    let visitor = scene.site.visitor();
    let page = visitor.get(&address).await.fine();
    assert!(page.text().contains("Iets anders"));
    assert!(
        !page.text().contains("De griffie is verhuisd.") && !page.text().contains("Eerder plan")
    );
    let missing = visitor
        .get(&format!("{address}/versies/1/verbeterplan.pdf"))
        .await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_public_page_tells_in_short_how_far_the_actions_are() {
    let (scene, address) = Scene::published().await;
    let visitor = scene.site.visitor();
    let page = visitor.get(&address).await.fine();
    let nothing = "Over de voortgang is nog niets gepubliceerd; ";
    let first = format!("{nothing}de eerste ronde is in mei 2027.");
    assert!(page.text().contains(&first), "{}", page.text());
    scene.site.later(TimeDelta::days(182));
    run_due(&scene.site).await.unwrap();
    let page = visitor.get(&address).await.fine();
    let runs = format!("{nothing}ronde 1 loopt tot en met ma 21 juni 2027.");
    assert!(page.text().contains(&runs), "{}", page.text());
    let lead = scene.actor(Person::Lead).await;
    publish_progress(&lead, &scene.site, &scene.scan)
        .await
        .unwrap();
    let page = visitor.get(&address).await.fine();
    for told in [
        "3 acties: 3 nog niet begonnen. Bij 3 acties is de afgesproken dag voorbij.",
        "in ronde 1",
        "Voor vragen over de scan of het plan: De griffie, griffie@leeuwarden.example",
    ] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    let notes = page.texts("[aria-labelledby=nalezen] .qs-subtle");
    assert_eq!(notes.len(), 3, "plan, results and how it goes: {notes:?}");
    assert_eq!(notes[1], "PDF, toegankelijk", "made when it is asked for");
    for note in [&notes[0], &notes[2]] {
        let sized = note.starts_with("PDF, ") && note.contains(" kB, toegankelijk");
        assert!(sized, "{note}");
    }
    let (_, file) = page
        .links()
        .into_iter()
        .find(|(label, _)| label.starts_with("Voortgang van het verbeterplan, stand van"))
        .unwrap();
    let before = visitor.get(&file).await;
    assert_eq!(before.headers["content-type"], "application/pdf");
    scene.site.later(TimeDelta::days(30));
    let later = visitor.get(&file).await;
    assert_eq!(later.body, before.body, "what was made public stays");
}

/// What the link to the public results as a file reads.
const RESULTS_FILE: &str =
    "Uitkomsten als PDF: de antwoorden op alle stellingen en wat mensen schreven";

fn header<'p>(page: &'p Page, name: &str) -> &'p str {
    page.headers[name].to_str().unwrap()
}

#[tokio::test]
async fn everybody_takes_the_public_results_along_as_a_file() {
    let (scene, address) = Scene::published().await;
    let visitor = scene.site.visitor();
    let page = visitor.get(&address).await.fine();
    let file = page.link(RESULTS_FILE);
    assert_eq!(file, format!("{address}/uitkomsten.pdf"));
    let answers = visitor.get(&format!("{address}/uitkomsten")).await.fine();
    assert_eq!(answers.link(RESULTS_FILE), file);

    let first = visitor.get(&file).await;
    let plan = visitor.get(&page.link("Verbeterplan")).await;
    for name in ["content-type", "cache-control"] {
        assert_eq!(header(&first, name), header(&plan, name), "{name}");
    }
    assert_eq!(
        header(&first, "content-disposition"),
        "attachment; filename=\"uitkomsten-leeuwarden.pdf\""
    );
    assert!(first.body.starts_with(b"%PDF-1.7"));
    scene.site.later(TimeDelta::days(3));
    assert!(visitor.get(&file).await.body == first.body, "at any time");

    let lead = scene.site.signed_in(Person::Lead).await;
    let answer = format!("/scans/{}/resultaten/antwoorden/T1", scene.scan);
    lead.post(&answer, &[("text", "U krijgt stukken eerder.")])
        .await;
    let answered = visitor.get(&file).await;
    assert!(answered.body != first.body, "with what the lead answers");
    for missing in ["/openbaar/leeuwarden/2020", "/openbaar/sneek/2026"] {
        let missing = visitor.get(&format!("{missing}/uitkomsten.pdf")).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn who_sees_results_takes_them_along_and_nobody_keeps_a_copy_on_the_way() {
    let scene = Scene::closed().await;
    let address = format!("/scans/{}/resultaten", scene.scan);
    let mut files = Vec::new();
    for person in [Person::Lead, Person::Clerk, Person::Programme] {
        let visitor = scene.site.signed_in(person).await;
        let page = visitor.get(&address).await.fine();
        let file = page.link("Uitkomsten als PDF");
        let file = visitor.get(&file).await;
        assert_eq!(header(&file, "content-type"), "application/pdf");
        assert_eq!(header(&file, "cache-control"), "private, no-store");
        files.push(file.body);
    }
    assert!(files.iter().all(|file| *file == files[0]), "the same file");
    let other = scene.site.signed_in(Person::OtherLead).await;
    let hidden = other
        .get_once(&format!("/scans/{}/uitkomsten.pdf", scene.scan))
        .await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_public_page_promises_no_round_that_does_not_come() {
    let (scene, address) = Scene::published().await;
    let visitor = scene.site.visitor();
    let promised = async || {
        let page = visitor.get(&address).await.fine();
        assert!(page.text().contains("nog niets gepubliceerd"));
        page.text()
            .contains("nog niets gepubliceerd; de volgende ronde is in november 2027.")
    };
    for (days, round_comes) in [(182, false), (29, true), (155, false), (29, false)] {
        scene.site.later(TimeDelta::days(days));
        run_due(&scene.site).await.unwrap();
        assert_eq!(promised().await, round_comes, "{days} days on");
    }
}

#[tokio::test]
async fn a_public_page_tells_other_sites_what_it_is_and_loads_nothing_from_them() {
    let (scene, address) = Scene::published().await;
    let visitor = scene.site.visitor();
    let base = &scene.site.settings().base_url;
    for path in [
        address.clone(),
        format!("{address}/uitkomsten"),
        "/openbaar".to_owned(),
        "/".to_owned(),
    ] {
        let page = visitor.get(&path).await.fine();
        let html = page.html();
        assert!(html.contains("<html lang=\"nl\""), "{path}");
        assert_eq!(html.matches("name=\"description\"").count(), 1, "{path}");
        assert_eq!(html.matches("property=\"og:title\"").count(), 1, "{path}");
        assert!(
            html.contains(&format!("content=\"{base}{path}\"")),
            "{path}"
        );
        assert!(!html.contains("og:image"), "{path}");
    }
    let page = visitor.get(&address).await.fine();
    assert!(
        page.title()
            .starts_with("Leeuwarden: wat wij zagen en wat wij gaan doen")
    );
    assert!(
        page.text().contains(&format!("Van {base}{address}")),
        "for who prints it"
    );
}

#[tokio::test]
async fn a_talk_that_is_over_invites_nobody_to_write() {
    let scene = Scene::planned().await;
    for person in [Person::Lead, Person::Clerk, Person::Programme] {
        let visitor = scene.site.signed_in(person).await;
        let page = visitor
            .get(&format!("/scans/{}/gesprek", scene.scan))
            .await
            .fine();
        let text = page.text();
        for invitation in ["Nog niets opgeschreven", "Schrijf", "Kies ", "nog geen"] {
            assert!(
                !text.contains(invitation),
                "{person:?}: {invitation} in {text}"
            );
        }
        if person == Person::Clerk {
            assert!(text.contains("Bij geen enkel thema is vastgelegd wat opviel."));
            assert!(text.contains("Er zijn geen gesprekspunten vastgelegd."));
        } else {
            assert!(text.contains("heeft duiding en gesprekspunten niet gedeeld"));
        }
        assert!(text.contains("Prioriteit 1"));
    }
}

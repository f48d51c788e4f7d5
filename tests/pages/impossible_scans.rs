//! What cannot be: a group of nobody, a period that is over, a scan for who is no more, two at once, more answers than people. Each is said
//! in a sentence, what was typed stays, and nothing comes of it.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use questionnaires::kind::RespondentGroup;

use crate::filling_in::sent;
use crate::shared_devices::begin;

/// How many are in the staff of every scene.
const STAFF: u32 = 12;

/// What the list above a form says.
fn told(page: &Page) -> Vec<String> {
    page.texts("[role=alert] li a")
}

#[tokio::test]
async fn a_group_of_nobody_is_explained_and_stays_as_typed() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/voorbereiding/groepen", scene.scan);
    let sizes = [
        ("Zetels in de raad", "0"),
        ("Leden van het college", "0"),
        ("Ambtenaren die u uitnodigt", "0"),
    ];
    let form = lead.get(&address).await.fine().form("Opslaan");
    let form = sizes
        .iter()
        .fold(form, |form, (label, size)| form.fill(label, size))
        .fill("Mensen in de directie die meedoen", "2");
    let page = lead.send(form).await.fine();
    let problems = told(&page);
    assert_eq!(problems.len(), 3, "{problems:?}");
    for problem in &problems {
        assert!(problem.ends_with(": vul 1 of meer in."), "{problem}");
    }
    for (label, size) in sizes {
        assert_eq!(page.form("Opslaan").value(label), size, "{label}");
    }
}

#[tokio::test]
async fn a_period_that_is_over_is_explained_and_stays_as_typed() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/voorbereiding/periode", scene.scan);
    for (first, last, sentence) in [
        ("2026-11-02", "2026-11-20", ": deze dag is al voorbij."),
        (
            "2026-12-14",
            "2026-12-01",
            ": de laatste dag ligt voor de eerste.",
        ),
    ] {
        let form = lead.get(&address).await.fine().form("Opslaan");
        let form = form
            .fill("Eerste dag", first)
            .fill("Laatste dag", last)
            .fill("Naam", "De griffie")
            .fill("E-mailadres", "griffie@leeuwarden.example");
        let page = lead.send(form).await.fine();
        let problems = told(&page);
        assert!(
            problems.len() == 1 && problems[0].ends_with(sentence),
            "{problems:?}"
        );
        let again = page.form("Opslaan");
        assert_eq!(again.value("Eerste dag"), first);
        assert_eq!(again.value("Laatste dag"), last);
    }
}

#[tokio::test]
async fn a_request_for_who_is_no_more_or_has_a_scan_already_is_explained_and_places_none() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let page = programme
        .get("/scans/nieuw?organisatie=GM0344")
        .await
        .fine();
    let form = page
        .form("Scan aanvragen")
        .fill("Waarom deze scan?", "Een spiegel.")
        .select("Van maand", "maart 2027")
        .select("Tot en met maand", "mei 2027")
        .fill("Naam", "Anna Bos")
        .fill("E-mailadres", "anna@utrecht.example");
    let placed = programme.send(form.clone()).await.fine();
    assert_eq!(placed.heading(), "Utrecht");

    let second = programme.send(form.clone()).await;
    assert_eq!(second.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        told(&second),
        ["Deze organisatie heeft al een scan die nog loopt."]
    );
    let again = second.form("Scan aanvragen");
    assert_eq!(again.value("Waarom deze scan?"), "Een spiegel.");
    assert_eq!(again.value("Naam"), "Anna Bos");

    let ended = programme.send(form.forge("authority", "GM0457")).await;
    assert_eq!(ended.status, StatusCode::UNPROCESSABLE_ENTITY);
    let problems = told(&ended);
    assert!(
        problems.len() == 1
            && problems[0].ends_with(": deze organisatie bestaat niet meer. Kies haar opvolger."),
        "{problems:?}"
    );
    let since = "De gemeente Weesp bestaat niet meer sinds do 24 maart 2022 en ging op in de gemeente Amsterdam.";
    assert!(ended.text().contains(since), "{}", ended.text());
    assert!(
        ended
            .links()
            .iter()
            .any(|(_, to)| to == "/scans/nieuw?organisatie=GM0363"),
        "the successor is one step away"
    );
    let list = programme.get("/scans").await.fine();
    assert!(list.text().contains("3 scans."), "{}", list.text());
}

/// Somebody of the staff answers one statement, and has the overview before them.
async fn about_to_send(scene: &Scene) -> (Visitor, Page) {
    let somebody = scene.site.visitor();
    let welcome = begin(scene, &somebody, RespondentGroup::Staff).await;
    let theme = somebody.send(welcome.form("Beginnen")).await.fine();
    let overview = theme.address.replace("/thema/1", "/overzicht");
    let form = theme.form("Volgende");
    let question = form.questions()[0].clone();
    let _next = somebody.send(form.choose(&question, "Eens")).await.fine();
    let overview = somebody.get(&overview).await.fine();
    (somebody, overview)
}

#[tokio::test]
async fn more_answers_than_a_group_has_people_are_not_counted_and_stay_with_their_giver() {
    let scene = Scene::open().await;
    // Who begins when all have sent is told so at once; this one has begun.
    let (one_more, overview) = about_to_send(&scene).await;
    for _ in 0..STAFF {
        let (somebody, overview) = about_to_send(&scene).await;
        let thanks = somebody.send(overview.form("Versturen")).await.fine();
        assert_eq!(thanks.heading(), "Bedankt");
    }
    let refused = one_more.send(overview.form("Versturen")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        told(&refused),
        [
            "Uit uw groep zijn al evenveel antwoorden verstuurd als er mensen zijn. Daarom kunnen wij de uwe nu niet meetellen. Ze zijn \
             bewaard. Vraag uw organisatie om hulp."
        ]
    );
    assert_eq!(sent(&scene, RespondentGroup::Staff).await, STAFF);
    let first = overview.address.replace("/overzicht", "/thema/1");
    let kept = one_more.get(&first).await.fine().form("Volgende");
    let question = kept.questions()[0].clone();
    assert!(kept.is_chosen(&question, "Eens"), "the draft is as it was");
}

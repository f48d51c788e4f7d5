//! All waiting scans over the whole pool, by plain forms.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use services::ids::ScanId;
use services::scans::{self, RequestForm, State};
use services::{Actor, mail};

const PAGE: &str = "/programma/griffierspool/verdelen";

/// A scan that waits, asked for by the programme.
async fn waiting(scene: &Scene, authority: &str) -> ScanId {
    let programme = scene.actor(Person::Programme).await;
    let form = RequestForm {
        authority: authority.to_owned(),
        reason: "De raad wil weten hoe het gaat.".to_owned(),
        wanted_from: "2027-03".to_owned(),
        wanted_until: "2027-05".to_owned(),
        lead_name: "Johanna van Oldenbarnevelt-Súdwest".to_owned(),
        lead_email: format!("griffie@{}.example", authority.to_lowercase()),
        ..RequestForm::default()
    };
    scans::request(&programme, &scene.site, &form)
        .await
        .expect("a scan is asked for")
}

async fn state(scene: &Scene, scan: &ScanId) -> State {
    let scan = scans::visible(&Actor::System, &scene.site, scan).await;
    scan.expect("the scan").state
}

/// Letters to clerks about a scan of this authority.
async fn letters(scene: &Scene, authority: &str) -> usize {
    mail::deliver_due(&scene.site).await.expect("mail goes out");
    let subject = format!("Wilt u de Quick Scan van de gemeente {authority} begeleiden?");
    let sent = scene.site.mailer().sent();
    sent.iter()
        .filter(|letter| letter.subject == subject)
        .count()
}

async fn look(visitor: &Visitor) -> Page {
    visitor.get(PAGE).await.fine()
}

#[tokio::test]
async fn the_whole_way_from_looking_to_asking() {
    let scene = Scene::prepared().await;
    let (maastricht, sudwest) = (
        waiting(&scene, "GM0935").await,
        waiting(&scene, "GM1900").await,
    );
    let officer = scene.site.signed_in(Person::Programme).await;
    let pool = officer.get("/programma/griffierspool").await.fine();
    let page = officer
        .get(&pool.link("Alle wachtende scans verdelen"))
        .await
        .fine();
    assert_eq!(page.heading(), "Scans verdelen");
    let weighed = page.texts("details tbody tr");
    let untrained = |row: &String| row.contains("Nog niet getraind") && row.contains("80 km");
    assert!(weighed.iter().any(untrained), "{weighed:?}");
    assert!(
        page.text().contains(
            "Er wachten 2 scans op een procesbegeleider. Voor 2 scans is er een voorstel."
        )
    );
    let form = page.form("Opnieuw verdelen rond mijn keuzes");
    let page = officer
        .send(form.select("Wie vraagt u voor de gemeente Maastricht?", "Nog niet"))
        .await
        .fine();
    assert!(page.text().contains("Opnieuw verdeeld rond uw keuzes."));
    assert!(page.text().contains("Wacht, omdat u dat koos."));

    let confirm = officer
        .send(page.form("Vraag deze procesbegeleiders"))
        .await
        .fine();
    assert_eq!(confirm.heading(), "Klopt dit?");
    assert!(confirm.text().contains("U vraagt 1 griffier voor 1 scan."));
    assert_eq!(
        state(&scene, &sudwest).await,
        State::Requested,
        "nobody was asked yet"
    );
    let back = officer
        .send(confirm.form("Terug naar de verdeling"))
        .await
        .fine();
    assert!(
        back.text().contains("Wacht, omdat u dat koos."),
        "what was chosen is still there"
    );

    let done = officer
        .send(confirm.form("Ja, vraag deze procesbegeleider"))
        .await
        .fine();
    assert!(
        done.text()
            .contains("Voor 1 scan is een procesbegeleider gevraagd.")
    );
    assert_eq!(state(&scene, &sudwest).await, State::Assigned);
    assert_eq!(state(&scene, &maastricht).await, State::Requested);
    assert_eq!(letters(&scene, "Súdwest-Fryslân").await, 1);
    assert_eq!(letters(&scene, "Maastricht").await, 0);
}

#[tokio::test]
async fn who_comes_too_late_is_told_and_sees_the_division_again() {
    let scene = Scene::prepared().await;
    let (maastricht, sudwest) = (
        waiting(&scene, "GM0935").await,
        waiting(&scene, "GM1900").await,
    );
    let officer = scene.site.signed_in(Person::Programme).await;
    let colleague = scene.site.signed_in(Person::Programme).await;
    let confirm = officer
        .send(look(&officer).await.form("Vraag deze procesbegeleiders"))
        .await
        .fine();
    let form = look(&colleague).await.form("Vraag deze procesbegeleiders");
    let theirs = colleague
        .send(form.select("Wie vraagt u voor de gemeente Súdwest-Fryslân?", "Nog niet"))
        .await
        .fine();
    let button = "Ja, vraag deze procesbegeleider";
    let _done = colleague.send(theirs.form(button)).await.fine();
    assert_eq!(state(&scene, &maastricht).await, State::Assigned);

    let button = confirm
        .texts("button")
        .into_iter()
        .find(|text| text.starts_with("Ja, vraag"))
        .unwrap();
    let late = officer.send(confirm.form(&button)).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    late.assert_whole();
    assert!(late.title().starts_with("Fout: "));
    assert!(late.text().contains("Er is nog niemand gevraagd"));
    assert!(
        late.text()
            .contains("Maastricht wacht niet meer: een collega heeft intussen")
    );
    assert_eq!(
        state(&scene, &sudwest).await,
        State::Requested,
        "nothing half-done"
    );
    assert_eq!(letters(&scene, "Súdwest-Fryslân").await, 0);
    let confirm = officer
        .send(late.form("Vraag deze procesbegeleiders"))
        .await
        .fine();
    let _done = officer
        .send(confirm.form("Ja, vraag deze procesbegeleider"))
        .await
        .fine();
    assert_eq!(state(&scene, &sudwest).await, State::Assigned);
}

#[tokio::test]
async fn a_choice_that_moves_others_is_shown_before_anybody_is_asked() {
    let scene = Scene::prepared().await;
    for authority in ["GM0935", "GM0772", "GM0758"] {
        let _waits = waiting(&scene, authority).await;
    }
    let officer = scene.site.signed_in(Person::Programme).await;
    let page = look(&officer).await;
    let form = page.form("Vraag deze procesbegeleiders");
    let left = officer
        .send(
            form.clone()
                .select("Wie vraagt u voor de gemeente Breda?", "Nog niet"),
        )
        .await
        .fine();
    assert_eq!(left.heading(), "Klopt dit?");
    let again = officer
        .send(left.form("Terug naar de verdeling"))
        .await
        .fine();
    let form = again.form("Vraag deze procesbegeleiders").select(
        "Wie vraagt u voor de gemeente Breda?",
        "Laat de verdeling kiezen",
    );
    let divided = officer.send(form).await.fine();
    assert_eq!(divided.heading(), "Scans verdelen");
    assert!(
        divided
            .text()
            .contains("Daarom is er eerst opnieuw verdeeld.")
    );
    let nothing = ["Breda", "Eindhoven", "Maastricht"].into_iter().fold(
        page.form("Vraag deze procesbegeleiders"),
        |form, name| {
            form.select(
                &format!("Wie vraagt u voor de gemeente {name}?"),
                "Nog niet",
            )
        },
    );
    let refused = officer.send(nothing).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .text()
            .contains("U hebt bij geen enkele scan iemand om te vragen.")
    );
}

#[tokio::test]
async fn forged_choices_ask_nobody() {
    let scene = Scene::prepared().await;
    let maastricht = waiting(&scene, "GM0935").await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let nobody = services::ids::MemberId::random();
    let forged = format!("{maastricht}.keuze.{nobody}");
    let answer = officer
        .post(PAGE, &[("keuze", &forged), ("knop", "vragen")])
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("is geen griffier in de pool meer"));
    let answer = officer
        .post(PAGE, &[("keuze", "../../etc"), ("knop", "vragen")])
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(state(&scene, &maastricht).await, State::Requested);
}

#[tokio::test]
async fn with_nothing_to_divide_the_page_says_what_happens_next() {
    let scene = Scene::prepared().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let page = look(&officer).await;
    assert!(
        page.text()
            .contains("Er wacht geen nieuwe scan op een procesbegeleider.")
    );
    assert!(!page.has_button("Vraag deze procesbegeleiders"));
}

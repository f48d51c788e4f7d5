//! The versions of the questionnaire, as programme officers see them.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use services::testing::{SENTENCE, next_questionnaire, officer, release_by_two};

const VERSIONS: &str = "/programma/vragenlijsten";

/// The file after the first version.
fn next() -> String {
    next_questionnaire("2027.1", "2026.1")
}

async fn bring(visitor: &Visitor, file: &[u8]) -> Page {
    let address = format!("{VERSIONS}/nieuw");
    visitor.send_file(&address, "2027.toml", file).await
}

/// A colleague of Marijke, signed in by the link that is mailed.
async fn second_officer(scene: &Scene) -> Visitor {
    let _account = officer(&scene.site, "Bart").await;
    let visitor = scene.site.visitor();
    let form = visitor.get("/inloggen").await.form("Stuur mij een link");
    let email = "bart@programma.example";
    let _sent = visitor
        .send(form.fill("Uw e-mailadres", email))
        .await
        .fine();
    let link = scene.site.link_mailed_to(email).await;
    let page = visitor.get(&link).await.fine();
    let answer = visitor.send_once(page.form("Inloggen")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    visitor
}

#[tokio::test]
async fn a_version_is_read_as_each_group_reads_it() {
    let scene = Scene::open().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let list = programme.get(VERSIONS).await.fine();
    assert!(list.text().contains("Komt met het programma"));
    let page = programme.get(&list.link("2026.1")).await.fine();
    assert_eq!(page.heading(), "Vragenlijst 2026.1");
    assert!(page.text().contains("2 scans met deze versie"));
    assert!(page.links().iter().any(|(name, _)| name == "Leeuwarden"));
    assert!(page.text().contains("44 stellingen. Eigen stellingen"));
    let residents = programme.get(&page.link("Inwoners")).await.fine();
    assert!(residents.text().contains("25 stellingen. Eigen stellingen"));
    let water = programme.get(&residents.link("Waterschap")).await.fine();
    assert!(water.text().contains("Een waterschap beschermt het land"));
    let file = programme.get(&water.link("Download als TOML")).await;
    assert!(file.html().contains("version = \"2026.1\""));
}

#[tokio::test]
async fn a_wrong_file_is_told_by_line_and_key_and_nothing_is_kept() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let form = programme.get(&format!("{VERSIONS}/nieuw")).await.fine();
    assert!(form.has_button("Nakijken en klaarzetten"));
    let file = next().replacen("subgoal = \"strong_council\"", "subgoal = \"sterk\"", 1);
    let page = bring(&programme, file.as_bytes()).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_whole();
    assert!(page.title().starts_with("Fout: "), "{}", page.title());
    let rows = page.texts("tbody tr");
    let line = 1 + file[..file.find("\"sterk\"").unwrap()]
        .matches('\n')
        .count();
    let told = rows.iter().any(|row| {
        row.starts_with(&format!("{line}T1.subgoalHet subdoel ‘sterk’ bestaat niet"))
            && row.contains("subgoal = \"sterk\"")
    });
    assert!(told, "{rows:?}");
    let page = bring(&programme, b"version = \"Frysl\xe2n\"\n").await;
    assert!(
        page.text()
            .contains("niet opgeslagen als UTF-8: op regel 1")
    );
    let page = bring(&programme, &vec![b'#'; 300 * 1024]).await;
    assert!(page.text().contains("Het bestand is te groot."));
    let page = bring(&programme, b"").await;
    assert!(page.text().contains("Kies een bestand"));
    let list = programme.get(VERSIONS).await.fine();
    assert!(!list.text().contains("Wacht op vrijgave"));
}

#[tokio::test]
async fn a_version_is_brought_by_one_officer_and_released_by_another() {
    let scene = Scene::prepared().await;
    let first = scene.site.signed_in(Person::Programme).await;
    let second = second_officer(&scene).await;
    let sent = bring(&first, next().as_bytes()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let address = format!("{VERSIONS}/2027.1");
    let page = first.get(&address).await.fine();
    assert!(page.text().contains("Wacht op vrijgave"));
    assert!(!page.links().iter().any(|(name, _)| name == "Vrijgeven"));
    let own = first.get(&format!("{address}/vrijgeven")).await.fine();
    assert!(own.text().contains("U hebt deze versie zelf toegevoegd."));
    let forced = first.post(&format!("{address}/vrijgeven"), &[]).await;
    assert_eq!(forced.status, StatusCode::CONFLICT);

    let page = second.get(&address).await.fine();
    let page = second.get(&page.link("Vrijgeven")).await.fine();
    assert!(page.text().contains("Andere woorden, niet te vergelijken1"));
    let page = second.send(page.form("Versie 2027.1 vrijgeven")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = page.form("Versie 2027.1 vrijgeven");
    let label = "Ik heb alle drie de varianten gelezen zoals elke groep ze leest.";
    let page = second.send(form.tick(label)).await.fine();
    assert!(page.text().contains("De versie is vrijgegeven."));
    assert!(page.text().contains("nieuwste versie"));
    let again = second.get(&format!("{address}/vrijgeven")).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text().contains("Deze versie is al vrijgegeven."));
    let preview = format!("/scans/{}/vragenlijst/voorbeeld/council", scene.scan);
    let lead = scene.site.signed_in(Person::Lead).await;
    let preview = lead.get(&preview).await.fine();
    assert!(
        preview
            .text()
            .contains(&format!("{SENTENCE} (versie 2027.1)."))
    );
}

#[tokio::test]
async fn a_proposal_is_taken_back_with_a_reason() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let _brought = bring(&programme, next().as_bytes()).await;
    let list = programme.get(VERSIONS).await.fine();
    let page = programme
        .get(&list.link("Intrekken: versie 2027.1"))
        .await
        .fine();
    let page = programme.send(page.form("Intrekken")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("Vul in waarom u de versie intrekt."));
    let form = page
        .form("Intrekken")
        .fill("Waarom trekt u haar in?", "T3.2 is te vaag.");
    let list = programme.send(form).await.fine();
    assert!(list.text().contains("De versie is ingetrokken."));
    assert!(list.text().contains("T3.2 is te vaag."));
    let gone = programme.get(&format!("{VERSIONS}/2027.1")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn two_versions_stand_beside_each_other() {
    let scene = Scene::prepared().await;
    let programme = scene.actor(Person::Programme).await;
    let bart = officer(&scene.site, "Bart").await;
    release_by_two(&scene.site, &next(), (&bart, &programme)).await;
    let visitor = scene.site.signed_in(Person::Programme).await;
    let page = visitor.get(&format!("{VERSIONS}/2026.1")).await.fine();
    let page = visitor.get(&page.link("Verschil met 2027.1")).await.fine();
    assert_eq!(page.heading(), "Verschil tussen 2026.1 en 2027.1");
    assert!(page.text().contains("Gelijk43"), "{}", page.text());
    assert_eq!(page.texts("main ul.qs-rows > li").len(), 44);
    let page = visitor.get(&page.link("Alleen wat anders is")).await.fine();
    let rows = page.texts("main ul.qs-rows > li");
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].contains("T3.2") && rows[0].contains("Andere woorden, niet te vergelijken"));
    assert_eq!(page.texts("ins"), ["tijd (versie 2027.1)."]);
    let page = visitor.get(&page.link("Provincie")).await.fine();
    let row = &page.texts("main ul.qs-rows > li")[0];
    assert!(
        row.contains("De woorden verschillen alleen bij: gemeente."),
        "{row}"
    );
}

//! Bringing clerks from a file: what is shown before, and that nothing else happens than what was shown.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;

const POOL: &str = "/programma/griffierspool";
const IMPORT: &str = "/programma/griffierspool/importeren";
const CHANGED: &str =
    "Uw bestand of de griffierspool is intussen veranderd. Er is niets overgenomen.";

/// Sends a file; where it leads is not followed.
async fn bring(visitor: &Visitor, file: &[u8]) -> Page {
    crate::bringing::bring(visitor, IMPORT, &[("text", "")], file).await
}

/// The page that says what would become of a file.
async fn shown(visitor: &Visitor, file: &str) -> Page {
    let sent = bring(visitor, file.as_bytes()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    visitor.get(IMPORT).await.fine()
}

#[tokio::test]
async fn a_file_is_shown_with_its_errors_before_anything_happens() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let page = bring(
        &programme,
        b"naam;e-mailadres\nRen\xe9e;renee@voorbeeld.nl\n",
    )
    .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("niet opgeslagen als UTF-8"));
    let page = bring(&programme, b"naam,e-mailadres\nBas,bas@voorbeeld.nl\n").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    let page = programme.get(IMPORT).await.fine();
    assert!(page.text().contains("gescheiden met komma"));
    let file = "naam;e-mailadres;plaatsen\nBas;bas@voorbeeld.nl;veel\nEls;els@voorbeeld.nl;2\n";
    let _kept = bring(&programme, file.as_bytes()).await;
    let page = programme.get(IMPORT).await.fine();
    assert!(page.text().contains("plaatsen: vul een heel getal in."));
    assert!(!page.has_button("Overnemen"));
    let file = file.replace("veel", "3");
    let _kept = bring(&programme, file.as_bytes()).await;
    let page = programme.get(IMPORT).await.fine();
    let page = programme.send(page.form("Overnemen")).await.fine();
    assert!(page.text().contains("Nieuw: 2. Bijgewerkt: 0."));
    assert_eq!(page.texts("tbody tr").len(), 4);
}

#[tokio::test]
async fn a_file_with_one_column_says_what_changes_and_what_stays() {
    let scene = Scene::prepared().await;
    let programme = scene.site.signed_in(Person::Programme).await;
    let file = format!("e-mailadres;plaatsen\n{};7\n", Person::Clerk.email());
    let _kept = bring(&programme, file.as_bytes()).await;
    let page = programme.get(IMPORT).await.fine();
    let text = page.text();
    assert!(text.contains("wordt ‘7’"), "{text}");
    assert!(
        text.contains("Blijft zoals het is: naam, organisatie, functies"),
        "{text}"
    );
    let list = programme.send(page.form("Overnemen")).await.fine();
    assert!(list.text().contains("Nieuw: 0. Bijgewerkt: 1."));
    let _kept = bring(&programme, file.as_bytes()).await;
    let again = programme.get(IMPORT).await.fine();
    assert!(again.text().contains("er verandert niets"));
    assert!(!again.has_button("Overnemen"));
}

#[tokio::test]
async fn of_two_tabs_none_imports_the_file_of_the_other() {
    let scene = Scene::prepared().await;
    let first = scene.site.signed_in(Person::Programme).await;
    let second = first.second_tab();
    let bas = shown(&first, "naam;e-mailadres\nBas;bas@voorbeeld.nl\n").await;
    let els = shown(&second, "naam;e-mailadres\nEls;els@voorbeeld.nl\n").await;

    let page = first.send(bas.form("Overnemen")).await.fine();
    let text = page.text();
    assert!(text.contains(CHANGED), "{text}");
    assert!(
        text.contains("els@voorbeeld.nl"),
        "what would happen now: {text}"
    );
    assert!(!first.get(POOL).await.fine().text().contains("Els"));

    let list = second.send(els.form("Overnemen")).await.fine();
    assert!(list.text().contains("Nieuw: 1."), "{}", list.text());
    let page = first.send(page.form("Overnemen")).await.fine();
    assert!(page.text().contains("Er staat geen bestand meer klaar."));
    assert!(page.has_button("Bekijken"));
}

#[tokio::test]
async fn whom_a_colleague_invited_since_is_shown_before_anything_of_them_changes() {
    let scene = Scene::prepared().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let colleague = scene.site.signed_in(Person::Programme).await;
    let preview = shown(&officer, "naam;e-mailadres\nNoor;noor@voorbeeld.nl\n").await;
    let form = colleague.get(&format!("{POOL}/nieuw")).await.fine();
    let form = form
        .form("Uitnodigen")
        .fill("Voor- en achternaam", "Noor de Wit")
        .fill("E-mailadres", "noor@voorbeeld.nl");
    let _invited = colleague.send(form).await.fine();

    let page = officer.send(preview.form("Overnemen")).await.fine();
    let text = page.text();
    assert!(text.contains(CHANGED), "{text}");
    assert!(text.contains("naam: ‘Noor de Wit’ wordt ‘Noor’"), "{text}");
    let list = officer.get(POOL).await.fine();
    assert!(list.text().contains("Noor de Wit"));

    let list = officer.send(page.form("Overnemen")).await.fine();
    assert!(list.text().contains("Nieuw: 0. Bijgewerkt: 1."));
    let again = officer
        .get(&format!("{IMPORT}?melding=veranderd"))
        .await
        .fine();
    assert!(!again.text().contains(CHANGED), "over once it is imported");
}

#[tokio::test]
async fn what_is_wrong_with_the_cells_of_a_file_is_said_with_line_and_number() {
    let scene = Scene::prepared().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let head = "naam;e-mailadres;functies\n";
    let file = format!("{head}Bas;bas@voorbeeld.nl\nEls;els@voorbeeld.nl;Griffier;2\n");
    let page = shown(&officer, &file).await;
    let (lines, rows) = (page.texts("tbody th"), page.texts("tbody tr"));
    for (row, line, cells) in [(0, "2", 2), (1, "3", 4)] {
        let told =
            format!("regel: er staan {cells} cellen op deze regel, en het moeten er 3 zijn.");
        assert!(lines[row].ends_with(line), "{lines:?}");
        assert!(rows[row].contains(&told), "{rows:?}");
    }
    assert!(!page.has_button("Overnemen"));

    let file = format!(
        "{head}Bas;bas@voorbeeld.nl;Griffier\nEls;els@voorbeeld.nl;\"Griffier\nNoor;noor@voorbeeld.nl;\n"
    );
    let page = shown(&officer, &file).await;
    let told = "Op regel 3 begint een cel met een aanhalingsteken dat niet wordt gesloten.";
    assert!(page.text().contains(told), "{}", page.text());
    assert!(!page.has_button("Overnemen"));
}

#[tokio::test]
async fn who_cannot_be_asked_yet_is_pointed_out_and_imported_all_the_same() {
    let scene = Scene::prepared().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let head = "naam;e-mailadres;organisatie\n";
    let lines = "Bas;bas@voorbeeld.nl;Utrecht\nEls;els@voorbeeld.nl;\n";
    let page = shown(&officer, &format!("{head}{lines}")).await;
    let told = "De griffier op regel 3 kan niet worden gevraagd tot die in het profiel staat.";
    assert!(page.text().contains(told), "{}", page.text());
    let rows = page.texts("tbody tr");
    let marked = |row: &String| row.contains("kan nog niet worden gevraagd");
    assert!(!marked(&rows[0]) && marked(&rows[1]), "{rows:?}");

    let many: String = (1..=12)
        .map(|number| format!("N{number};n{number}@voorbeeld.nl;\n"))
        .collect();
    let page = shown(&officer, &format!("{head}{many}")).await;
    let told =
        "12 griffiers (regels 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 en meer) kunnen niet worden gevraagd";
    assert!(page.text().contains(told), "{}", page.text());
    let list = officer.send(page.form("Overnemen")).await.fine();
    assert!(list.text().contains("Nieuw: 12."));

    let page = shown(&officer, &format!("{head}Bas;bas@voorbeeld.nl;Utrecht\n")).await;
    assert!(
        !page.text().contains("Eigen organisatie onbekend."),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn the_list_says_who_is_away_and_comes_back_without_a_change() {
    let scene = Scene::prepared().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let own = clerk.get("/mijn-profiel").await.fine();
    let away = own
        .form("Toevoegen")
        .fill("Eerste dag weg", "2027-01-11")
        .fill("Laatste dag weg", "2027-01-15");
    let _kept = clerk.send(away).await.fine();

    let file = officer.get(&format!("{POOL}.csv")).await;
    assert_eq!(file.status, StatusCode::OK);
    let list = file.html();
    assert!(
        list.contains(";2027-01-11 tot en met 2027-01-15;ja"),
        "{list}"
    );
    let page = shown(&officer, list).await;
    assert!(
        page.text().contains("er verandert niets"),
        "{}",
        page.text()
    );
    let told = "Wat in de kolom ‘afwezig’ staat, nemen wij niet over.";
    assert!(page.text().contains(told), "{}", page.text());
    assert!(!page.has_button("Overnemen"));
    let page = shown(&officer, "naam;e-mailadres\nBas;bas@voorbeeld.nl\n").await;
    assert!(
        !page.text().contains(told),
        "only where there is such a column"
    );
}

#[tokio::test]
async fn figures_after_an_import_are_written_like_those_before_it() {
    let scene = Scene::prepared().await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let list = officer
        .get(&format!("{POOL}?nieuw=5000&bijgewerkt=1200"))
        .await
        .fine();
    let told = "Overgenomen. Nieuw: 5.000. Bijgewerkt: 1.200.";
    assert!(list.text().contains(told), "{}", list.text());
}

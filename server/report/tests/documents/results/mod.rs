//! The results of a scan on paper: what anybody may read of them.

mod samples;

use crate::conformance::assert_conforms;
use crate::plan::keep;
use crate::reading::Reading;
use questionnaires::kind::RespondentGroup;
use questionnaires::results::Cell;
use report::results::{ResultsDocument, ResultsTopic};
use samples::{nothing_shown, topics, usual};

fn outline(document: &ResultsDocument) -> String {
    Reading::of(&document.to_pdf().unwrap()).outline()
}

#[test]
fn results_of_every_kind_conform_and_stay_on_their_paper() {
    for (name, document) in samples::all() {
        let pdf = document.to_pdf().unwrap();
        keep(name, &pdf);
        assert_conforms(&pdf);
        assert_eq!(pdf, document.to_pdf().unwrap(), "{name}");
        let reading = Reading::of(&pdf);
        let count = reading.page_count();
        for page in 0..count {
            assert!(
                reading.codes(page).iter().all(|code| *code != 0),
                "{name}, page {page}"
            );
            for run in reading.runs(page) {
                assert!(
                    run.left >= 20.0 && run.right <= 575.3,
                    "{name}, page {page}: {run:?}"
                );
                assert!(
                    run.baseline > 20.0 && run.baseline < 821.9,
                    "{name}, page {page}: {run:?}"
                );
            }
            let number = format!("pagina {} van {count}", page + 1);
            let is_numbered = reading.artefacts(page).contains(&number);
            assert_eq!(is_numbered, page > 0, "{name}, page {page}");
        }
        assert!(reading.outline().contains("geeft geen cijfer"), "{name}");
    }
}

#[test]
fn its_parts_stand_in_the_order_in_which_somebody_reads_them() {
    let reading = Reading::of(&usual().to_pdf().unwrap());
    let bookmarks = reading.bookmarks().join("\n");
    let mut rest = bookmarks.as_str();
    for part in [
        "Uitkomsten",
        "Inhoud",
        "Waarvoor is dit?",
        "Zo leest u de balken",
        "Wie deden mee?",
        "Wat valt op?",
        "Meedoen",
        "Meedenken",
        "De cijfers bij dit thema",
        "Wat moet het eerst beter?",
        "natuurbeheerders, uitgesplitst",
        "Wat is niet te zien, en waarom?",
        "Wat als iedereen had geantwoord?",
        "Wat gebeurde er met opmerkingen?",
    ] {
        let (_, after) = rest.split_once(part).expect(&bookmarks);
        rest = after;
    }
}

#[test]
fn it_says_what_stands_out_and_by_how_much() {
    let outline = outline(&usual());
    let lines: Vec<&str> = outline.lines().map(str::trim).collect();
    let outline = lines.join(" ");
    for told in [
        "Wat de groepen antwoordden op drie stellingen over de democratie in ons waterschap",
        "2\u{a0}november 2026 tot en met 27\u{a0}november 2026",
        "Tussen twee groepen zit 25 punten of meer.",
        "Vanaf 0,6 staat er eensgezind",
        "Verschil van beeld: 55 punten",
        "Grootste verschil: 55 punten (Dagelijks bestuur en directie 71% eens, Inwoners, agrariërs, bedrijven en natuurbeheerders 16% eens)",
        "[6% helemaal oneens, 24% oneens, 29% niet eens en niet oneens, 35% eens, 6% helemaal eens]",
        "TD 6% TD 24% TD 29% TD 35% TD 6% TD 0% TD neutraal TD 23–66%",
        "53% (9 van 17)",
        "(bijna) iedereen",
        "Dit staat er bij: Algemeen bestuur; Dagelijks bestuur en directie.",
        "Vooraf is afgesproken dat dagelijks bestuur en directie samen één groep zijn.",
    ] {
        assert!(outline.contains(told), "{told}\n{outline}");
    }
}

/// The tables of the outline whose caption or heads say this, each with all that follows it up to the next.
fn tables_with<'o>(outline: &'o str, text: &str) -> Vec<&'o str> {
    let names = |table: &&str| {
        let (above_rows, _) = table.split_once("TBody").unwrap_or_default();
        above_rows.contains(text)
    };
    outline.split("  Table").skip(1).filter(names).collect()
}

#[test]
fn a_hidden_group_is_told_with_its_reason_and_nothing_else() {
    let outline = outline(&usual());
    let why = "Te weinig antwoorden om te tonen, minimaal 5";
    let tables = tables_with(&outline, "Vooraf is duidelijk waarover mensen");
    let rows: Vec<&str> = tables
        .iter()
        .flat_map(|table| table.split("TR"))
        .filter(|row| row.contains("Dagelijks bestuur en directie"))
        .collect();
    assert_eq!(rows.len(), 2, "the bars and the numbers: {tables:#?}");
    for row in rows {
        let told = row.replace("Dagelijks bestuur en directie", "");
        let told = told.replace(why, "");
        assert!(
            row.contains(why) && !told.contains(|sign: char| sign.is_ascii_digit()),
            "{row}"
        );
    }
    assert!(
        outline.contains(
            "Dagelijks bestuur en directie. Bij één stelling is deze groep niet te zien."
        )
    );
    assert!(
        outline.contains("Te weinig: minder dan 10 antwoorden."),
        "{outline}"
    );

    let nothing = nothing_shown();
    let outline = self::outline(&nothing);
    for group in &nothing.groups {
        assert!(
            outline.contains(&format!("{}. {why}", group.name)),
            "{outline}"
        );
    }
    for shown in ["[0%", "% eens", "mogelijk’", "Grootste verschil: "] {
        let tables = outline.split("Wat valt op?").last().unwrap();
        assert!(!tables.contains(shown), "{shown}\n{outline}");
    }
    assert!(outline.contains("Geen enkele stelling springt eruit."));
}

#[test]
fn near_unanimity_in_a_small_group_is_told_in_words_alone() {
    let document = usual();
    let table = document.results.statement("T5.2").unwrap();
    let cell = table.cell(RespondentGroup::Executive);
    assert!(matches!(cell, Some(Cell::NearlyAll { .. })));
    let outline = outline(&document);
    for table in tables_with(&outline, "Meedoen is ook makkelijk") {
        let mut rows = table.split("TR");
        let row = rows.find(|row| row.contains("Dagelijks bestuur")).unwrap();
        assert!(row.contains("(Bijna) iedereen oneens"), "{row}");
        assert!(
            !row.contains(|sign: char| sign.is_ascii_digit() || sign == '%'),
            "{row}"
        );
    }
}

#[test]
fn a_split_names_its_parts_and_how_many_are_in_each_that_is_shown() {
    let outline = outline(&usual());
    let tables = tables_with(&outline, "Stelling");
    assert_eq!(tables.len(), 2, "five parts and one more: {tables:#?}");
    assert!(tables[0].contains("Jonger dan 25") && tables[0].contains("304"));
    let hidden = tables[1];
    assert!(
        hidden.contains("Gaf geen antwoord") && hidden.contains("te weinig"),
        "{hidden}"
    );
    assert!(!hidden.contains("304"), "{hidden}");
}

#[test]
fn remarks_stand_in_it_with_their_answers_for_everybody_and_not_at_all_before() {
    let public = outline(&usual());
    for told in [
        "2 opmerkingen zijn openbaar.",
        "De brief van [naam] was duidelijk.",
        "Antwoord van het waterschap",
        "vaker zo’n brief.",
        "Laatst gewijzigd op ma\u{a0}12\u{a0}april 2027",
        "Hierop is nog niet geantwoord.",
        "Bijgewerkt op",
    ] {
        assert!(public.contains(told), "{told}\n{public}");
    }
    let own = ResultsDocument {
        published: None,
        remarks: None,
        ..usual()
    };
    let reading = Reading::of(&own.to_pdf().unwrap());
    let outline = reading.outline();
    assert!(
        !outline.contains("opmerking") && !outline.contains("[naam]"),
        "{outline}"
    );
    for page in 1..reading.page_count() {
        assert!(
            reading.artefacts(page).contains("Nog niet openbaar"),
            "page {page}"
        );
    }
    let unanswered = ResultsDocument {
        remarks: Some(
            topics()
                .into_iter()
                .map(|topic| ResultsTopic {
                    answer: None,
                    ..topic
                })
                .collect(),
        ),
        ..usual()
    };
    let outline = self::outline(&unanswered);
    assert!(outline.contains("Het waterschap heeft nog geen antwoord geschreven."));
    assert!(!outline.contains("Hierop is nog niet geantwoord."));
}

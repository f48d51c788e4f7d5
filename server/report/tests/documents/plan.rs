//! The improvement plan: what a council gets before it.

use crate::conformance::assert_conforms;
use crate::reading::Reading;
use crate::samples;
use questionnaires::results::{Cell, Side};
use report::plan::PlanDocument;

/// A4, in points.
const PAGE: (f32, f32) = (595.276, 841.89);

/// Writes a document for a person who wants to look at it.
pub fn keep(name: &str, pdf: &[u8]) {
    if let Ok(folder) = std::env::var("KEEP_DOCUMENTS") {
        std::fs::write(format!("{folder}/{name}.pdf"), pdf).unwrap();
    }
}

fn read(plan: &PlanDocument) -> Reading {
    Reading::of(&plan.to_pdf().unwrap())
}

fn all_samples() -> [(&'static str, PlanDocument); 3] {
    [
        ("usual", samples::usual()),
        ("nearly-empty", samples::nearly_empty()),
        ("huge", samples::huge()),
    ]
}

#[test]
fn every_plan_conforms_and_stays_on_its_paper() {
    for (name, plan) in all_samples() {
        let pdf = plan.to_pdf().unwrap();
        keep(name, &pdf);
        assert_conforms(&pdf);
        let reading = Reading::of(&pdf);
        for page in 0..reading.page_count() {
            assert!(
                reading.codes(page).iter().all(|code| *code != 0),
                "{name}, page {page}"
            );
            for run in reading.runs(page) {
                let inside = run.left >= 20.0 && run.right <= PAGE.0 - 20.0;
                assert!(
                    inside && run.baseline > 20.0 && run.baseline < PAGE.1 - 20.0,
                    "{name}, page {page}: {run:?}"
                );
            }
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    assert_eq!(
        samples::usual().to_pdf().unwrap(),
        samples::usual().to_pdf().unwrap()
    );
}

#[test]
fn the_usual_plan_reads_as_it_should() {
    insta::assert_snapshot!(read(&samples::usual()).outline());
}

#[test]
fn the_nearly_empty_plan_reads_as_it_should() {
    insta::assert_snapshot!(read(&samples::nearly_empty()).outline());
}

#[test]
fn a_draft_says_so_on_every_page_and_an_adopted_plan_nowhere() {
    let draft = read(&samples::nearly_empty());
    assert!(draft.page_text(0).contains("concept"));
    for page in 1..draft.page_count() {
        assert!(draft.artefacts(page).contains("Concept"), "page {page}");
    }
    let adopted = read(&samples::usual());
    for page in 0..adopted.page_count() {
        assert!(
            !adopted.artefacts(page).to_lowercase().contains("concept"),
            "page {page}"
        );
    }
}

#[test]
fn every_page_but_the_title_says_which_it_is_of_how_many() {
    for (name, plan) in all_samples() {
        let reading = read(&plan);
        let count = reading.page_count();
        assert!(!reading.artefacts(0).contains("pagina"), "{name}");
        for page in 1..count {
            let number = format!("pagina {} van {count}", page + 1);
            assert!(
                reading.artefacts(page).contains(&number),
                "{name}, page {page}"
            );
        }
    }
}

#[test]
fn the_caveat_stands_in_every_plan() {
    for (name, plan) in all_samples() {
        let outline = read(&plan).outline();
        assert!(outline.contains("geeft geen cijfer"), "{name}");
    }
}

#[test]
fn near_unanimity_is_told_in_words_alone() {
    let plan = samples::usual();
    let table = plan
        .results
        .statements
        .iter()
        .find(|table| table.key == "T5.2")
        .unwrap();
    assert!(table.cells.iter().any(|(_, cell)| *cell
        == Cell::NearlyAll {
            side: Side::Disagree
        }));
    let outline = read(&plan).outline();
    let row = outline.split("(Bijna) iedereen oneens").next().unwrap();
    let row = row.rsplit("TR").next().unwrap();
    assert!(row.contains("Dagelijks bestuur en directie"), "{row}");
    assert!(!row.contains('%') && !row.contains("van 9"), "{row}");
    assert!(outline.contains("(Bijna) iedereen oneens"));
}

#[test]
fn a_hidden_group_is_told_with_its_reason_and_nothing_else() {
    let outline = read(&samples::nearly_empty()).outline();
    assert_eq!(
        outline
            .matches("Te weinig antwoorden om te tonen, minimaal 5")
            .count(),
        12
    );
    assert!(
        !outline.contains('%') || outline.contains("100%"),
        "no share of anything hidden"
    );
}

#[test]
fn a_finding_about_a_statement_that_is_not_there_leaves_it_out() {
    let mut plan = samples::usual();
    plan.findings[0].statements[0].key = "T9.9".to_owned();
    let outline = read(&plan).outline();
    assert!(!outline.contains("horen terug wat er met hun"));
}

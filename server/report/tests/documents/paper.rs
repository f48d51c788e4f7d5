//! The questionnaire on paper.

use crate::conformance::assert_conforms;
use crate::plan::keep;
use crate::reading::Reading;
use crate::samples::day;
use questionnaires::form::Form;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use questionnaires::versions::Versions;
use report::paper::PaperQuestionnaire;

fn questionnaire(kind: AuthorityKind, group: RespondentGroup) -> PaperQuestionnaire {
    let instrument = Versions::embedded().get("2026.1").unwrap();
    PaperQuestionnaire {
        authority: "Gemeente Súdwest-Fryslân".to_owned(),
        group: "Inwoners".to_owned(),
        form: Form::preview(instrument, kind, group, &[], &[]),
        minimum: 5,
        with_code: matches!(group, RespondentGroup::Council | RespondentGroup::Executive),
        preview: false,
        contact: "De griffie".to_owned(),
        email: "griffie@voorbeeld.nl".to_owned(),
        closes: day(2026, 11, 27),
        made: day(2026, 11, 1),
    }
}

#[test]
fn every_group_of_every_kind_gets_all_its_statements_on_paper() {
    for kind in AuthorityKind::ALL {
        for group in RespondentGroup::ALL {
            let questionnaire = questionnaire(kind, group);
            let pdf = questionnaire.to_pdf().unwrap();
            keep(&format!("paper-{}-{}", kind.code(), group.code()), &pdf);
            assert_conforms(&pdf);
            let outline = Reading::of(&pdf).outline();
            let statements = questionnaire
                .form
                .themes
                .iter()
                .flat_map(|theme| &theme.statements);
            for statement in statements {
                assert!(
                    outline.contains(&format!("TH {}", statement.text)),
                    "{}",
                    statement.text
                );
            }
        }
    }
}

#[test]
fn the_last_page_says_where_and_by_when_to_hand_it_in() {
    for (group, code) in [
        (RespondentGroup::Residents, false),
        (RespondentGroup::Council, true),
    ] {
        let pdf = questionnaire(AuthorityKind::Municipality, group)
            .to_pdf()
            .unwrap();
        let outline = Reading::of(&pdf).outline();
        let (_, last) = outline.rsplit_once("Inleveren").unwrap();
        for told in [
            "De griffie, Gemeente Súdwest-Fryslân",
            "27 november 2026",
            "griffie@voorbeeld.nl",
        ] {
            assert!(last.replace('\u{a0}', " ").contains(told), "{told}: {last}");
        }
        assert_eq!(last.contains("uw code"), code, "{last}");
    }
}

#[test]
fn declining_is_offered_only_where_it_may_be() {
    let questionnaire = questionnaire(AuthorityKind::Municipality, RespondentGroup::Council);
    let outline = Reading::of(&questionnaire.to_pdf().unwrap()).outline();
    let boxes = outline.matches('☐').count();
    let statements = questionnaire
        .form
        .themes
        .iter()
        .flat_map(|theme| &theme.statements);
    let asked: usize = statements
        .map(|statement| if statement.may_decline { 7 } else { 6 })
        .sum();
    assert_eq!(boxes, asked + questionnaire.form.directions.len());
}

use super::*;
use crate::kind::{AuthorityKind, RespondentGroup};
use crate::local::{LocalKind, LocalQuestion};
use crate::rules::Area;
use crate::versions::Versions;

fn form(group: RespondentGroup) -> Form {
    let areas = ["noord", "zuid"].map(|key| Area {
        key: key.into(),
        label: key.to_uppercase(),
    });
    Form::preview(
        Versions::embedded().get("2026.1").unwrap(),
        AuthorityKind::Municipality,
        group,
        &[],
        &areas,
    )
}

#[test]
fn nothing_at_all_may_be_sent() {
    assert_eq!(
        Answers::default().problems(&form(RespondentGroup::Staff)),
        []
    );
}

#[test]
fn every_kind_of_wrong_answer_is_told() {
    let text = |text: &str| text.to_owned();
    let answers = Answers {
        statements: [
            ("T9.1", Answer::Agree),
            ("T3.1", Answer::Agree),
            ("T1.1", Answer::Declined),
        ]
        .map(|(k, a)| (text(k), a))
        .into(),
        remarks: [("T1", "x".repeat(LONGEST_REMARK + 1)), ("T3", text("y"))]
            .map(|(k, r)| (text(k), r))
            .into(),
        directions: ["R1", "R2", "R3", "R99"].map(text).into(),
        background: [("age", "ancient"), ("shoe_size", "44")]
            .map(|(q, o)| (text(q), text(o)))
            .into(),
    };
    assert_eq!(
        answers.problems(&form(RespondentGroup::Residents)),
        [
            AnswerProblem::MayNotDecline { key: text("T1.1") },
            AnswerProblem::NotAsked { key: text("T3.1") },
            AnswerProblem::UnknownStatement { key: text("T9.1") },
            AnswerProblem::RemarkTooLong {
                theme: text("T1"),
                length: LONGEST_REMARK + 1
            },
            AnswerProblem::UnknownTheme { key: text("T3") },
            AnswerProblem::UnknownDirection { key: text("R99") },
            AnswerProblem::TooManyDirections { chosen: 4 },
            AnswerProblem::UnknownOption {
                question: text("age"),
                option: text("ancient")
            },
            AnswerProblem::BackgroundNotAsked {
                question: text("shoe_size")
            },
        ]
    );
}

#[test]
fn a_posted_page_changes_only_itself() {
    let form = form(RespondentGroup::Council);
    let mut answers = Answers::default();
    answers.absorb_theme(
        &form,
        "T1",
        [
            ("T1.1", "4"),
            ("T1.2", "unknown"),
            (REMARK_FIELD, "Goed:\r\nde uitleg."),
        ],
    );
    answers.absorb_theme(
        &form,
        "T2",
        [
            ("T1.1", "1"),
            ("T2.1", "9"),
            ("T2.2", "declined"),
            ("token", "x"),
            ("T2.3", "2"),
        ],
    );
    answers.absorb_theme(&form, "T99", [("T1.1", "1")]);
    let given: Vec<_> = answers
        .statements
        .iter()
        .map(|(key, answer)| (key.as_str(), *answer))
        .collect();
    assert_eq!(
        given,
        [
            ("T1.1", Answer::Agree),
            ("T1.2", Answer::Unknown),
            ("T2.3", Answer::Disagree)
        ]
    );
    assert_eq!(answers.remarks["T1"], "Goed:\nde uitleg.");
    assert_eq!(answers.answered(form.theme("T1").unwrap()), 2);
    answers.absorb_theme(&form, "T1", [("T1.1", ""), (REMARK_FIELD, "  ")]);
    assert!(!answers.statements.contains_key("T1.1") && answers.remarks.is_empty());
    assert_eq!(answers.statements.len(), 2);
}

#[test]
fn a_remark_has_no_sign_that_a_database_refuses() {
    let form = form(RespondentGroup::Council);
    let mut answers = Answers::default();
    answers.absorb_theme(&form, "T1", [(REMARK_FIELD, "Goed\0 zo.\0")]);
    assert_eq!(answers.remarks["T1"], "Goed zo.");
}

#[test]
fn too_much_is_kept_while_it_is_a_draft() {
    let form = form(RespondentGroup::Council);
    let mut answers = Answers::default();
    let ticked = ["R1", "R2", "R3", "R4", "R77"].map(|key| (key, true));
    answers.absorb_directions(&form, ticked);
    answers.absorb_theme(
        &form,
        "T1",
        [(REMARK_FIELD, "x".repeat(LONGEST_REMARK + 5).as_str())],
    );
    assert_eq!(
        (answers.directions.len(), answers.remarks["T1"].len()),
        (4, LONGEST_REMARK + 5)
    );
    assert_eq!(answers.problems(&form).len(), 2);
    answers.absorb_directions(&form, [("R2", false), ("R12", false)]);
    assert_eq!(
        answers.directions.iter().collect::<Vec<_>>(),
        ["R1", "R3", "R4"],
        "a box that is not touched stays as it is"
    );
}

#[test]
fn background_answers_can_be_taken_back_and_only_residents_give_them() {
    let mut answers = Answers::default();
    answers.absorb_background(&form(RespondentGroup::Council), [("age", "from_65")]);
    assert!(answers.background.is_empty());
    let residents = form(RespondentGroup::Residents);
    answers.absorb_background(
        &residents,
        [
            ("age", "from_65"),
            ("area", "noord"),
            ("took_part", "maybe"),
        ],
    );
    assert_eq!(answers.background.len(), 2);
    answers.absorb_background(&residents, [("age", "")]);
    assert_eq!(answers.background.keys().collect::<Vec<_>>(), ["area"]);
}

#[test]
fn a_draft_reads_back_as_it_was() {
    let mut answers = Answers::default();
    answers.absorb_theme(
        &form(RespondentGroup::Council),
        "T4",
        [("T4.2", "declined"), (REMARK_FIELD, "é")],
    );
    let stored = serde_json::to_string(&answers).unwrap();
    assert_eq!(serde_json::from_str::<Answers>(&stored).unwrap(), answers);
}

/// The questionnaire of a council that is asked these open questions.
fn asking(keys: &[&str]) -> Form {
    let open: Vec<_> = keys
        .iter()
        .map(|key| LocalQuestion {
            key: (*key).to_owned(),
            text: "Wat moet er anders?".into(),
            groups: vec![RespondentGroup::Council],
            kind: LocalKind::Open,
        })
        .collect();
    Form::preview(
        Versions::embedded().get("2026.1").unwrap(),
        AuthorityKind::Municipality,
        RespondentGroup::Council,
        &open,
        &[],
    )
}

#[test]
fn each_open_question_keeps_what_was_written_to_it() {
    let form = asking(&["L1", "L2", "L3", "L4"]);
    let mut answers = Answers::default();
    let written = ["L1", "L2", "L3", "L4"].map(|key| (key, format!("Bij {key}.")));
    let fields = written.iter().map(|(key, text)| (*key, text.as_str()));
    answers.absorb_theme(&form, LOCAL_PAGE, fields);
    answers.absorb_theme(
        &form,
        LOCAL_PAGE,
        [("L2", ""), (REMARK_FIELD, "Van niemand.")],
    );
    let kept: Vec<_> = answers.remarks.keys().map(String::as_str).collect();
    assert_eq!(kept, ["L1", "L3", "L4"]);
    assert_eq!(answers.remarks["L3"], "Bij L3.");
    assert_eq!(answers.problems(&form), []);
    let fewer = asking(&["L1", "L2", "L3"]);
    assert_eq!(
        answers.problems(&fewer),
        [AnswerProblem::UnknownTheme { key: "L4".into() }]
    );
}

#[test]
fn what_was_kept_under_the_page_goes_to_its_question() {
    let form = asking(&["L1"]);
    let mut answers = Answers::default();
    let early = "Eerder geschreven.".to_owned();
    answers.remarks.insert(LOCAL_PAGE.to_owned(), early.clone());
    answers.settle(&form);
    assert_eq!(answers.remarks, BTreeMap::from([("L1".to_owned(), early)]));
    assert_eq!(answers.problems(&form), []);
    let settled = answers.clone();
    answers.settle(&form);
    assert_eq!(answers, settled, "once is enough");
}

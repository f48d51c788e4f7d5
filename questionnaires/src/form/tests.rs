use super::*;
use crate::local::LocalKind;
use crate::rules::{GroupSizes, RulesDraft};
use crate::versions::Versions;

fn form(kind: AuthorityKind, group: RespondentGroup, local: &[LocalQuestion]) -> Form {
    let areas = ["noord", "zuid"].map(|key| Area {
        key: key.into(),
        label: key.to_uppercase(),
    });
    Form::preview(
        Versions::embedded().get("2026.1").unwrap(),
        kind,
        group,
        local,
        &areas,
    )
}

fn local(groups: &[RespondentGroup]) -> LocalQuestion {
    LocalQuestion {
        key: "L1".into(),
        text: "De nieuwe haven is goed voor ons.".into(),
        groups: groups.to_vec(),
        kind: LocalKind::Statement,
    }
}

#[test]
fn each_group_gets_its_own_number_of_statements() {
    let count = |group| {
        form(AuthorityKind::Province, group, &[])
            .statements()
            .count()
    };
    assert_eq!(RespondentGroup::ALL.map(count), [44, 44, 41, 25]);
}

#[test]
fn pages_are_numbered_without_gaps_and_speak_of_the_right_authority() {
    let form = form(AuthorityKind::WaterBoard, RespondentGroup::Residents, &[]);
    let numbers: Vec<_> = form.themes.iter().map(|theme| theme.number).collect();
    assert_eq!(numbers, (1..=form.themes.len()).collect::<Vec<_>>());
    assert!(
        form.theme("T3").is_none(),
        "residents get nothing of theme 3"
    );
    assert_eq!(form.about_authority.len(), 3);
    assert!(
        form.statements()
            .all(|statement| !statement.text.contains("gemeenteraad"))
    );
}

#[test]
fn people_who_know_what_the_authority_does_are_not_told() {
    assert!(
        form(AuthorityKind::Municipality, RespondentGroup::Council, &[])
            .about_authority
            .is_empty()
    );
}

#[test]
fn local_questions_come_last_for_their_own_groups_only() {
    let questions = [local(&[RespondentGroup::Staff])];
    let staff = form(
        AuthorityKind::WaterBoard,
        RespondentGroup::Staff,
        &questions,
    );
    let last = staff.themes.last().unwrap();
    assert_eq!(
        (last.key.as_str(), last.title.as_str()),
        (LOCAL_PAGE, "Vragen van uw waterschap")
    );
    assert_eq!(
        (last.number, last.statements.len(), last.remarks.len()),
        (staff.themes.len(), 1, 0)
    );
    assert_eq!(
        last.explanation,
        "Deze stelling heeft uw waterschap zelf toegevoegd."
    );
    let council = form(
        AuthorityKind::WaterBoard,
        RespondentGroup::Council,
        &questions,
    );
    assert!(council.theme(LOCAL_PAGE).is_none());
    assert!(council.not_asked.contains("L1"));
}

#[test]
fn only_residents_are_asked_about_themselves() {
    let keys = |group| -> Vec<String> {
        form(AuthorityKind::Municipality, group, &[])
            .background
            .into_iter()
            .map(|question| question.key)
            .collect()
    };
    assert_eq!(
        keys(RespondentGroup::Residents),
        ["age", "area", "took_part"]
    );
    assert!(keys(RespondentGroup::Council).is_empty());
}

#[test]
fn without_areas_the_area_is_not_asked() {
    let sizes = GroupSizes {
        council: 19,
        executive: 8,
        staff: 80,
    };
    let rules = Rules::new(RulesDraft {
        sizes,
        ..RulesDraft::default()
    })
    .unwrap();
    let instrument = Versions::embedded().get("2026.1").unwrap();
    let form = Form::new(
        instrument,
        AuthorityKind::Municipality,
        RespondentGroup::Residents,
        &rules,
    );
    assert!(form.background.iter().all(|question| question.key != AREA));
}

#[test]
fn hard_words_are_explained_where_they_are_read() {
    for group in RespondentGroup::ALL {
        for theme in form(AuthorityKind::Municipality, group, &[]).themes {
            let texts = theme
                .statements
                .iter()
                .map(|statement| statement.text.as_str());
            let page = texts
                .chain([theme.title.as_str(), &theme.explanation])
                .collect::<Vec<_>>()
                .join(" ")
                .to_lowercase();
            assert!(
                theme
                    .words
                    .iter()
                    .all(|hard| page.contains(&hard.word.to_lowercase())),
                "{}",
                theme.key
            );
        }
    }
    let council = form(AuthorityKind::Municipality, RespondentGroup::Council, &[]);
    assert!(
        council
            .theme("T3")
            .unwrap()
            .words
            .iter()
            .any(|hard| hard.word == "griffie")
    );
}

#[test]
fn declining_is_offered_only_where_the_statement_says_so() {
    let form = form(AuthorityKind::Municipality, RespondentGroup::Council, &[]);
    let offers = |key| form.answers_to(form.statement(key).unwrap()).count();
    assert_eq!((offers("T4.2"), offers("T1.1")), (7, 6));
    assert_eq!(form.label(Answer::Unknown), "Weet ik niet");
}

fn open(key: &str, text: &str, groups: &[RespondentGroup]) -> LocalQuestion {
    LocalQuestion {
        key: key.into(),
        text: text.into(),
        groups: groups.to_vec(),
        kind: LocalKind::Open,
    }
}

#[test]
fn each_open_question_has_a_place_of_its_own_on_the_own_page() {
    let questions = [
        open(
            "L1",
            "Wat moet de haven anders doen?",
            &RespondentGroup::ALL,
        ),
        LocalQuestion {
            key: "L2".into(),
            ..local(&[RespondentGroup::Council])
        },
        open("L3", "En de stad?", &[RespondentGroup::Council]),
    ];
    let page = |group| {
        let form = form(AuthorityKind::Municipality, group, &questions);
        form.theme(LOCAL_PAGE).unwrap().clone()
    };
    let council = page(RespondentGroup::Council);
    let asked: Vec<_> = council
        .remarks
        .iter()
        .map(|own| (own.field(), own.text.as_str()))
        .collect();
    assert_eq!(
        asked,
        [
            (
                "L1",
                "Wat moet de haven anders doen? Schrijf geen namen op."
            ),
            ("L3", "En de stad? Schrijf geen namen op.")
        ]
    );
    assert_eq!(council.statements.len(), 1);
    assert_eq!(
        council.explanation,
        "Deze stelling en de vragen eronder heeft uw gemeente zelf toegevoegd."
    );
    let residents = page(RespondentGroup::Residents);
    assert_eq!(
        (residents.statements.len(), residents.remarks.len()),
        (0, 1)
    );
    assert_eq!(
        residents.explanation,
        "Deze vraag heeft uw gemeente zelf toegevoegd."
    );
}

#[test]
fn a_theme_has_one_remark_in_a_field_of_the_usual_name() {
    let council = form(AuthorityKind::Municipality, RespondentGroup::Council, &[]);
    for theme in &council.themes {
        let [remark] = theme.remarks.as_slice() else {
            panic!("{}: {:?}", theme.key, theme.remarks);
        };
        assert_eq!(
            (remark.key.as_str(), remark.field()),
            (theme.key.as_str(), "remark")
        );
    }
}

mod few_people;

use super::*;
use crate::protection::test_scan::{KIND, Scan, draft, instrument, people};
use crate::results::{Label, ResultTables};
use crate::rules::{ExecutiveRule, RulesDraft};
use crate::statistics::Share;
use RespondentGroup::{Council, Executive, Residents, Staff};

const FEW: LeftOut = LeftOut::FewPeople { minimum: 5 };

/// A made-up second version: T1.2 in other words, T1.3 on another scale, T1.4 dropped, T1.6 under a new key, T1.9 new.
fn second_version() -> (Instrument, Crosswalk) {
    let mut later = instrument().clone();
    later.version = "2027.1".into();
    let statements = &mut later.themes[0].statements;
    statements[1].text.municipality.push_str(" Echt waar.");
    statements[5].key = "T1.7".into();
    let mut new = statements[0].clone();
    new.key = "T1.9".into();
    new.text.municipality = "De raad leert van fouten.".into();
    statements[3] = new;
    let mut crosswalk = Crosswalk {
        to: "2027.1".into(),
        ..Crosswalk::within(instrument())
    };
    crosswalk.statements[1].fate = Fate::Reworded;
    crosswalk.statements[2].fate = Fate::ScaleChanged;
    crosswalk.statements[3] = Passage {
        from: "T1.4".into(),
        to: None,
        fate: Fate::Dropped,
    };
    crosswalk.statements[5].to = Some("T1.7".into());
    (later, crosswalk)
}

fn rules(executive: ExecutiveRule) -> Rules {
    Rules::new(RulesDraft {
        executive,
        ..draft()
    })
    .unwrap()
}

/// Rules with this local question, to council and residents.
fn asking(text: &str) -> Rules {
    let mut draft = draft();
    draft.local_questions[0].text = text.to_owned();
    Rules::new(draft).unwrap()
}

type Groups<'a> = &'a [(RespondentGroup, [u32; 5])];

fn tables(statement: &str, groups: Groups<'_>) -> Released<ResultTables> {
    let answered =
        |scan: Scan, (group, steps): &(_, _)| scan.answered(*group, &people(statement, *steps));
    groups.iter().fold(Scan::new(), answered).close()
}

fn measurement<'a>(rules: &'a Rules, tables: &'a Released<ResultTables>) -> Measurement<'a> {
    Measurement {
        authority: "Delfland",
        kind: KIND,
        instrument: instrument(),
        rules,
        tables,
    }
}

/// What is said of T1.1 in one group of one authority, twice measured.
fn twice(group: RespondentGroup, then: [u32; 5], now: [u32; 5]) -> GroupOutcome {
    let rules = rules(ExecutiveRule::Alone);
    let (then, now) = (
        tables("T1.1", &[(group, then)]),
        tables("T1.1", &[(group, now)]),
    );
    let compared = compare(
        &measurement(&rules, &then),
        &measurement(&rules, &now),
        &Crosswalk::within(instrument()),
    );
    compared.statements[0].group(group).unwrap()
}

fn in_groups(compared: &ComparedStatement) -> &[(RespondentGroup, GroupOutcome)] {
    let Outcome::Comparable { groups, .. } = &compared.outcome else {
        panic!("{compared:?}")
    };
    groups
}

fn left_out(reason: LeftOut) -> GroupOutcome {
    GroupOutcome::LeftOut { reason }
}

#[test]
fn one_changed_member_of_a_council_is_not_given_away() {
    for (now, why) in [
        ([0, 2, 1, 6, 0], "another answer"),
        ([0, 2, 2, 4, 0], "one member fewer"),
        ([0, 2, 2, 5, 0], "the same answer"),
    ] {
        assert_eq!(twice(Council, [0, 2, 2, 5, 0], now), left_out(FEW), "{why}");
    }
    assert_eq!(
        twice(Council, [2, 3, 2, 5, 3], [3, 2, 2, 5, 3]),
        left_out(FEW),
        "one step in one class of three"
    );
    assert_eq!(
        twice(Council, [0, 2, 2, 5, 0], [0, 0, 0, 5, 0]),
        left_out(LeftOut::Hidden(Which::Now)),
        "now told in words"
    );
}

#[test]
fn many_who_change_places_on_one_side_do_not_uncover_who_came_to_the_other() {
    assert_eq!(
        twice(Council, [8, 0, 0, 4, 0], [0, 7, 0, 5, 0]),
        left_out(FEW),
        "eight moved, and one came to eens"
    );
}

#[test]
fn a_change_of_many_is_shown_exactly() {
    let shown = twice(Council, [0, 8, 0, 4, 0], [0, 2, 1, 9, 0]);
    let (earlier, later) = (Share::new(4, 12).unwrap(), Share::new(9, 12).unwrap());
    assert_eq!(
        shown,
        GroupOutcome::Shown {
            earlier,
            later,
            points: later.points_above(earlier)
        }
    );
    assert_eq!(shown.shown_points(), Some(75 - 33));
    assert_eq!(
        twice(Staff, [0, 3, 0, 7, 0], [0, 3, 0, 12, 0]).shown_points(),
        Some(80 - 70),
        "five came"
    );
    assert_eq!(
        twice(Staff, [0, 3, 0, 7, 0], [0, 3, 0, 11, 0]),
        left_out(FEW),
        "four came"
    );
}

#[test]
fn other_authorities_are_other_people() {
    let rules = rules(ExecutiveRule::Alone);
    let (then, now) = (
        tables("T1.1", &[(Council, [0, 2, 2, 5, 0])]),
        tables("T1.1", &[(Council, [0, 2, 1, 6, 0])]),
    );
    let elsewhere = Measurement {
        authority: "Rivierenland",
        ..measurement(&rules, &now)
    };
    let compared = compare(
        &measurement(&rules, &then),
        &elsewhere,
        &Crosswalk::within(instrument()),
    );
    assert!(matches!(
        in_groups(&compared.statements[0])[0],
        (Council, GroupOutcome::Shown { .. })
    ));
}

#[test]
fn hidden_not_asked_and_otherwise_made_up_groups_are_left_out_with_the_reason() {
    let (alone, joined) = (
        rules(ExecutiveRule::Alone),
        rules(ExecutiveRule::JoinedWithSeniorStaff),
    );
    let shown: Groups<'_> = &[(Executive, [0, 3, 0, 3, 0]), (Staff, [0, 0, 4, 0, 0])];
    let tables = tables("T3.1", shown);
    let compared = compare(
        &measurement(&alone, &tables),
        &measurement(&joined, &tables),
        &Crosswalk::within(instrument()),
    );
    let statement = compared
        .statements
        .iter()
        .find(|compared| compared.earlier.as_deref() == Some("T3.1"))
        .unwrap();
    let expected = [
        (Council, left_out(LeftOut::Hidden(Which::Both))),
        (Executive, left_out(LeftOut::OtherGroup)),
        (Staff, left_out(LeftOut::Hidden(Which::Both))),
        (Residents, left_out(LeftOut::NotAsked(Which::Both))),
    ];
    assert_eq!(in_groups(statement), expected);
}

#[test]
fn the_crosswalk_decides_between_versions() {
    let (second, crosswalk) = second_version();
    assert_eq!(crosswalk.problems(instrument(), &second), []);
    let (rules, other) = (rules(ExecutiveRule::Alone), asking("Het bos is stil."));
    let then = tables("T1.1", &[]);
    let now = crate::protection::release(crate::tally::Tally::new(), &other, &second, KIND);
    let later = Measurement {
        instrument: &second,
        ..measurement(&other, &now)
    };
    let compared = compare(&measurement(&rules, &then), &later, &crosswalk).statements;
    let reason = |index: usize| match &compared[index].outcome {
        Outcome::NotComparable { reason } => Some(*reason),
        Outcome::Comparable { .. } => None,
    };
    let expected = [
        None,
        Some(NotComparable::Reworded),
        Some(NotComparable::ScaleChanged),
        Some(NotComparable::Dropped),
        None,
        None,
    ];
    assert_eq!([0, 1, 2, 3, 4, 5].map(reason), expected);
    assert_eq!(compared[5].later.as_deref(), Some("T1.7"));
    let last: Vec<_> = compared
        .iter()
        .rev()
        .take(3)
        .map(|one| (one.earlier.as_deref(), one.later.as_deref()))
        .collect();
    assert_eq!(
        last,
        [(None, Some("L1")), (None, Some("T1.9")), (Some("L1"), None)]
    );
    let count = compared.len();
    assert_eq!(
        [count - 3, count - 2, count - 1].map(reason),
        [
            NotComparable::Local,
            NotComparable::New,
            NotComparable::Local
        ]
        .map(Some)
    );
}

#[test]
fn statements_that_differ_by_kind_are_never_compared_over_kinds() {
    let rules = rules(ExecutiveRule::Alone);
    let tables = tables("T1.5", &[(Council, [3, 3, 3, 3, 3])]);
    let province = Measurement {
        authority: "Fryslân",
        kind: AuthorityKind::Province,
        ..measurement(&rules, &tables)
    };
    let compared = compare(
        &measurement(&rules, &tables),
        &province,
        &Crosswalk::within(instrument()),
    )
    .statements;
    let refused = |one: &&ComparedStatement| {
        one.outcome
            == Outcome::NotComparable {
                reason: NotComparable::DiffersByKind,
            }
    };
    let keys: Vec<_> = compared
        .iter()
        .filter(refused)
        .filter_map(|one| one.earlier.as_deref())
        .collect();
    assert_eq!(keys, ["T1.5", "T8.3"]);
    let at_home = compare(
        &measurement(&rules, &tables),
        &measurement(&rules, &tables),
        &Crosswalk::within(instrument()),
    )
    .statements;
    assert_eq!(at_home.iter().filter(refused).count(), 0);
}

#[test]
fn a_crosswalk_that_does_not_fit_compares_nothing() {
    let (second, crosswalk) = second_version();
    let rules = rules(ExecutiveRule::Alone);
    let tables = tables("T1.1", &[(Council, [3, 3, 3, 3, 3])]);
    let compared = compare(
        &measurement(&rules, &tables),
        &measurement(&rules, &tables),
        &crosswalk,
    );
    assert_eq!(
        compared.statements[0].outcome,
        Outcome::NotComparable {
            reason: NotComparable::NoCrosswalk
        }
    );
    let mut wrong = crosswalk;
    wrong.statements[0].to = None;
    wrong.statements[1].fate = Fate::Same;
    wrong.statements[2].to = Some("T9.9".into());
    wrong.statements.pop();
    let key = |key: &str| key.to_owned();
    assert_eq!(
        wrong.problems(instrument(), &second),
        [
            CrosswalkProblem::Missing { key: key("T8.5") },
            CrosswalkProblem::FateAndKey { key: key("T1.1") },
            CrosswalkProblem::NotTheSame { key: key("T1.2") },
            CrosswalkProblem::Unusable { key: key("T9.9") },
        ]
    );
    assert_eq!(
        wrong.problems(instrument(), instrument())[0],
        CrosswalkProblem::OtherVersions
    );
}

#[test]
fn a_crosswalk_file_reads_as_it_is_written() {
    let file = "from = \"2026.1\"\nto = \"2027.1\"\n[[statements]]\nfrom = \"T1.1\"\nfate = \"dropped\"\n[[statements]]\nfrom = \"T1.2\"\nto = \"T1.3\"\nfate = \"scale_changed\"\n";
    let crosswalk = Crosswalk::parse(file).unwrap();
    assert_eq!(
        crosswalk.statements[0],
        Passage {
            from: "T1.1".into(),
            to: None,
            fate: Fate::Dropped
        }
    );
    assert_eq!(crosswalk.statements[1].to.as_deref(), Some("T1.3"));
    assert!(Crosswalk::parse(&file.replace("dropped", "lost")).is_err());
}

#[test]
fn a_local_question_is_compared_where_it_is_asked_again_in_the_same_words() {
    let (first, again) = (asking("De dijk is veilig."), asking(" De dijk is veilig. "));
    let other = asking("De dijk is hoog genoeg.");
    let then = tables("L1", &[(Council, [0, 9, 0, 3, 0])]);
    let now = tables("L1", &[(Council, [0, 3, 0, 9, 0])]);
    let compared = |rules: &Rules| {
        let earlier = measurement(&first, &then);
        let crosswalk = Crosswalk::within(instrument());
        let compared = compare(&earlier, &measurement(rules, &now), &crosswalk);
        let local = |one: &ComparedStatement| one.earlier.as_deref() == Some("L1");
        compared.statements.into_iter().find(local).unwrap()
    };
    let same = compared(&again);
    assert_eq!(same.later.as_deref(), Some("L1"));
    assert!(same.group(Council).unwrap().is_shown());
    assert_eq!(
        compared(&other).outcome,
        Outcome::NotComparable {
            reason: NotComparable::Local
        }
    );
}

#[test]
fn labels_are_held_beside_each_other_only_where_all_they_rest_on_is_shown() {
    let labels = |then: Groups<'_>, now: Groups<'_>, later: &Rules| {
        let (rules, then, now) = (
            rules(ExecutiveRule::Alone),
            tables("T3.1", then),
            tables("T3.1", now),
        );
        let crosswalk = Crosswalk::within(instrument());
        let compared = compare(
            &measurement(&rules, &then),
            &measurement(later, &now),
            &crosswalk,
        );
        let mut statements = compared.statements.into_iter();
        let of = statements.find(|one| one.later.as_deref() == Some("T3.1"));
        let Some(Outcome::Comparable { labels, .. }) = of.map(|one| one.outcome) else {
            panic!("it can be compared")
        };
        labels
    };
    let same = rules(ExecutiveRule::Alone);
    let agreed: Groups<'_> = &[(Council, [0, 1, 0, 15, 0]), (Staff, [0, 2, 0, 30, 0])];
    let both_fell: Groups<'_> = &[(Council, [0, 9, 0, 7, 0]), (Staff, [0, 20, 0, 12, 0])];
    let one_fell: Groups<'_> = &[(Council, [0, 2, 0, 14, 0]), (Staff, [0, 20, 0, 12, 0])];
    assert_eq!(
        labels(agreed, both_fell, &same).then,
        [Label::SharedStrength]
    );
    assert_eq!(
        labels(agreed, one_fell, &same),
        LabelsBeside::default(),
        "that the council is not the reason would tell of one member"
    );
    let higher = Rules::new(RulesDraft {
        minimum: 6,
        executive: ExecutiveRule::Alone,
        ..draft()
    });
    assert_eq!(
        labels(agreed, both_fell, &higher.unwrap()),
        LabelsBeside::default(),
        "other limits"
    );
}

//! Splits of residents: a part hidden behind its siblings, the whole minus its parts, one split against another.

use crate::answers::{Answer, Answers};
use crate::kind::RespondentGroup::Residents;
use crate::protection::Released;
use crate::protection::test_scan::{Scan, cell, people};
use crate::results::{Cell, ResultTables, SplitTable, Withheld};
use proptest::prelude::*;

const TOO_FEW: Option<Withheld> = Some(Withheld::TooFew { minimum: 10 });
const OTHER: Option<Withheld> = Some(Withheld::WouldRevealOther);

/// Residents of one area, or of none that they name.
fn living_in(area: Option<&str>, statement: &str, steps: [u32; 5]) -> Vec<Answers> {
    let mut residents = people(statement, steps);
    for resident in &mut residents {
        resident
            .background
            .extend(area.map(|area| ("area".to_owned(), area.to_owned())));
    }
    residents
}

type Parts<'a> = &'a [(Option<&'a str>, [u32; 5])];

fn close(parts: Parts<'_>) -> Released<ResultTables> {
    let answered = |scan: Scan, (area, steps): &(Option<&str>, _)| {
        scan.answered(Residents, &living_in(*area, "T1.1", *steps))
    };
    parts.iter().fold(Scan::new(), answered).close()
}

fn split<'a>(tables: &'a ResultTables, question: &str) -> &'a SplitTable {
    tables
        .splits
        .iter()
        .find(|split| split.key == question)
        .unwrap()
}

fn withheld(parts: Parts<'_>) -> Vec<(String, Option<Withheld>)> {
    let tables = close(parts);
    split(&tables, "area")
        .parts
        .iter()
        .map(|part| (part.key.clone(), part.withheld))
        .collect()
}

fn expect(expected: &[(&str, Option<Withheld>)]) -> Vec<(String, Option<Withheld>)> {
    expected
        .iter()
        .map(|(key, why)| ((*key).to_owned(), *why))
        .collect()
}

#[test]
fn one_resident_alone_shows_a_count_and_no_split() {
    let tables = close(&[(Some("noord"), [0, 0, 0, 0, 1])]);
    assert_eq!(
        (tables.groups[3].responses, tables.groups[3].size),
        (1, None)
    );
    assert!(
        tables
            .splits
            .iter()
            .all(|split| split.withheld == TOO_FEW && split.parts.is_empty())
    );
}

#[test]
fn large_parts_are_all_shown() {
    let parts: Parts<'_> = &[
        (Some("noord"), [5, 5, 0, 0, 0]),
        (Some("oost"), [0, 0, 0, 6, 6]),
        (Some("zuid"), [3, 3, 3, 3, 3]),
    ];
    assert_eq!(
        withheld(parts),
        expect(&[
            ("noord", None),
            ("oost", None),
            ("zuid", None),
            ("none", TOO_FEW)
        ])
    );
    let tables = close(parts);
    let noord = &split(&tables, "area").parts[0];
    assert_eq!(noord.responses, Some(10));
    let shown = &noord
        .statements
        .iter()
        .find(|(key, _)| key == "T1.1")
        .unwrap()
        .1;
    assert!(
        matches!(shown, Cell::Five(five) if five.counts == [5, 5, 0, 0, 0] && five.bounds.is_none())
    );
}

#[test]
fn one_small_part_takes_the_next_smallest_with_it() {
    let parts: Parts<'_> = &[
        (Some("noord"), [0, 3, 0, 0, 0]),
        (Some("oost"), [4, 4, 4, 4, 4]),
        (Some("zuid"), [3, 3, 3, 3, 3]),
    ];
    assert_eq!(
        withheld(parts),
        expect(&[
            ("noord", TOO_FEW),
            ("oost", None),
            ("zuid", OTHER),
            ("none", TOO_FEW)
        ])
    );
}

#[test]
fn two_small_parts_that_together_are_few_take_another_with_them() {
    let parts: Parts<'_> = &[
        (Some("noord"), [0, 3, 0, 0, 0]),
        (Some("oost"), [4; 5]),
        (Some("zuid"), [9; 5]),
        (None, [0, 0, 0, 5, 0]),
    ];
    assert_eq!(
        withheld(parts),
        expect(&[
            ("noord", TOO_FEW),
            ("oost", OTHER),
            ("zuid", None),
            ("none", TOO_FEW)
        ])
    );
}

#[test]
fn two_small_parts_that_together_are_many_hide_each_other() {
    let parts: Parts<'_> = &[
        (Some("noord"), [0, 6, 0, 0, 0]),
        (Some("oost"), [4; 5]),
        (Some("zuid"), [9; 5]),
        (None, [0, 0, 0, 5, 0]),
    ];
    assert_eq!(
        withheld(parts),
        expect(&[
            ("noord", TOO_FEW),
            ("oost", None),
            ("zuid", None),
            ("none", TOO_FEW)
        ])
    );
}

#[test]
fn of_two_as_large_those_without_an_answer_are_hidden_first() {
    let parts: Parts<'_> = &[
        (Some("noord"), [0, 6, 0, 0, 0]),
        (Some("oost"), [4; 5]),
        (Some("zuid"), [4; 5]),
        (None, [4; 5]),
    ];
    assert_eq!(
        withheld(parts),
        expect(&[
            ("noord", TOO_FEW),
            ("oost", None),
            ("zuid", None),
            ("none", OTHER)
        ])
    );
}

#[test]
fn a_split_with_nothing_left_to_show_is_hidden_whole() {
    let tables = close(&[(Some("noord"), [0, 3, 0, 0, 0]), (Some("oost"), [4; 5])]);
    assert_eq!(
        (
            split(&tables, "area").withheld,
            split(&tables, "area").parts.len()
        ),
        (OTHER, 0)
    );
    // those who gave no answer are no split by themselves
    let tables = close(&[
        (Some("noord"), [6; 5].map(|_| 1)),
        (Some("oost"), [1; 5]),
        (None, [9; 5]),
    ]);
    assert_eq!(split(&tables, "area").withheld, TOO_FEW);
}

#[test]
fn a_statement_few_answered_in_one_part_is_hidden_in_another_too() {
    // in the north all sent their answers, but only two had an opinion on T1.1
    let mut north = living_in(Some("noord"), "T1.6", [5, 5, 5, 5, 5]);
    north.extend(living_in(Some("noord"), "T1.1", [0, 0, 0, 0, 2]));
    let east = living_in(Some("oost"), "T1.1", [4; 5]);
    let south = living_in(Some("zuid"), "T1.1", [5; 5]);
    let tables = Scan::new()
        .answered(Residents, &[north, east, south].concat())
        .close();
    let of_part = |index: usize| {
        let statements = &split(&tables, "area").parts[index].statements;
        statements
            .iter()
            .find(|(key, _)| key == "T1.1")
            .unwrap()
            .1
            .clone()
    };
    assert_eq!(of_part(0), Cell::Withheld(Withheld::TooFew { minimum: 10 }));
    assert_eq!(of_part(1), Cell::Withheld(Withheld::WouldRevealOther));
    assert!(matches!(of_part(2), Cell::Five(_)));
}

/// What one resident does: area, age, answer to T1.1; `None` where nothing is answered.
type Resident = (Option<usize>, Option<usize>, Option<usize>);

fn resident((area, age, answer): &Resident) -> Answers {
    let mut answers = Answers::default();
    let areas = ["noord", "oost", "zuid"];
    let ages = ["under_30", "from_30_to_44", "from_45_to_64", "from_65"];
    answers
        .background
        .extend(area.map(|index| ("area".to_owned(), areas[index].to_owned())));
    answers
        .background
        .extend(age.map(|index| ("age".to_owned(), ages[index].to_owned())));
    answers
        .statements
        .extend(answer.map(|index| ("T1.1".to_owned(), Answer::ALL[index])));
    answers
}

/// Some areas full and some nearly empty, so that parts of every size come up.
fn residents() -> impl Strategy<Value = Vec<Resident>> {
    let area =
        prop_oneof![8 => Just(Some(0)), 4 => Just(Some(1)), 1 => Just(Some(2)), 1 => Just(None)];
    let age = prop_oneof![6 => Just(Some(0)), 3 => Just(Some(1)), 2 => Just(Some(2)), 1 => Just(Some(3)), 2 => Just(None)];
    let answer = prop_oneof![5 => (0_usize..6).prop_map(Some), 2 => Just(None)];
    prop::collection::vec((area, age, answer), 0..90)
}

/// People outside the cells that are shown, by part: what subtraction of the shown cells from the residents' cell leaves.
fn hidden_valid(split: &SplitTable, all: &[Resident]) -> Vec<usize> {
    let keys: &[&str] = if split.key == "area" {
        &["noord", "oost", "zuid"]
    } else {
        &["under_30", "from_30_to_44", "from_45_to_64", "from_65"]
    };
    let part_of = |(area, age, _): &Resident| if split.key == "area" { *area } else { *age };
    let valid = |answer: Option<usize>| answer.is_some_and(|index| index < 5);
    let shown = |index: usize| {
        let part = split.parts.get(index)?;
        let (_, cell) = part.statements.iter().find(|(key, _)| key == "T1.1")?;
        matches!(cell, Cell::Five(_)).then_some(())
    };
    let parts = (0..=keys.len()).filter(|&index| shown(index).is_none());
    let count = |index: usize| {
        all.iter()
            .filter(|person| part_of(person).unwrap_or(keys.len()) == index && valid(person.2))
            .count()
    };
    parts.map(count).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The residents' cell minus the shown parts is nobody or a group of ten, and no small hidden part stands there by itself.
    #[test]
    fn no_subtraction_finds_a_hidden_part(all in residents()) {
        let people: Vec<_> = all.iter().map(resident).collect();
        let tables = Scan::new().answered(Residents, &people).close();
        for question in ["area", "age"] {
            let split = split(&tables, question);
            if split.parts.is_empty() {
                continue;
            }
            let hidden = hidden_valid(split, &all);
            let together: usize = hidden.iter().sum();
            // with no part in sight there is nothing to subtract from the whole
            let nothing_shown = hidden.len() == split.parts.len();
            prop_assert!(nothing_shown || together == 0 || together >= 10, "{question}: {hidden:?}");
            let filled = hidden.iter().filter(|&&people| people > 0).count();
            prop_assert!(nothing_shown || filled != 1 || together >= 10, "{question}: {hidden:?}");
            let told: u32 = split.parts.iter().filter_map(|part| part.responses).sum();
            let rest = tables.groups[3].responses - told;
            prop_assert!(rest == 0 || rest >= 10, "{question}: {rest} people are left");
        }
    }

    /// Two people in two parts that are hidden at a statement can exchange their answers without a trace.
    #[test]
    fn answers_of_hidden_parts_can_be_exchanged_without_a_trace(mut all in residents()) {
        let close = |all: &[Resident]| Scan::new().answered(Residents, &all.iter().map(resident).collect::<Vec<_>>()).close();
        let before = close(&all);
        let hidden = |area: Option<usize>| {
            let parts = &split(&before, "area").parts;
            parts.is_empty() || parts[area.unwrap_or(3)].withheld.is_some()
        };
        let first = all.iter().position(|person| hidden(person.0) && person.2 == Some(0));
        let Some(first) = first else { return Ok(()) };
        let (area, age, _) = all[first];
        let other = |person: &Resident| hidden(person.0) && person.0 != area && person.1 == age && person.2 == Some(4);
        let Some(second) = all.iter().position(other) else { return Ok(()) };
        all[first].2 = Some(4);
        all[second].2 = Some(0);
        prop_assert_eq!(close(&all), before);
    }

    /// Every shown part is one question's: nothing that is published depends on how two questions go together.
    #[test]
    fn splits_are_never_crossed(mut all in residents(), turn in 0_usize..90) {
        // residents with the same answers exchange their ages: the margins stay, the crossing changes
        let close = |all: &[Resident]| Scan::new().answered(Residents, &all.iter().map(resident).collect::<Vec<_>>()).close();
        let before = close(&all);
        for answer in [None, Some(0), Some(1), Some(2), Some(3), Some(4), Some(5)] {
            let same: Vec<_> = (0..all.len()).filter(|&index| all[index].2 == answer).collect();
            let mut ages: Vec<_> = same.iter().map(|&index| all[index].1).collect();
            if !ages.is_empty() {
                let by = turn % ages.len();
                ages.rotate_left(by);
            }
            for (index, age) in same.into_iter().zip(ages) {
                all[index].1 = age;
            }
        }
        prop_assert_eq!(close(&all), before);
    }
}

#[test]
fn parts_of_residents_are_never_shown_where_the_whole_is_not() {
    let tables = close(&[(Some("noord"), [1, 1, 0, 1, 1])]);
    assert!(matches!(
        cell(&tables, "T1.1", Residents),
        Cell::Withheld(_)
    ));
    assert!(split(&tables, "area").parts.is_empty());
}

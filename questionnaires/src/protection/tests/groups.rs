//! Groups: what their size allows, and what the tables of one say about another.

use crate::answers::{Answer, Answers};
use crate::kind::RespondentGroup::{Council, Executive, Residents, Staff};
use crate::protection::test_scan::{KIND, Scan, cell, draft, instrument, people, person};
use crate::protection::{Tally, release};
use crate::results::{Bounds, Cell, DirectionCell, Side, ThreeClasses, Withheld};
use crate::rules::{Rules, RulesDraft};
use proptest::prelude::*;

const TOO_FEW: Withheld = Withheld::TooFew { minimum: 5 };

#[test]
fn two_members_of_the_executive_stay_hidden_behind_the_board() {
    let board = people("T1.1", [0, 1, 1, 4, 1]);
    let with = |steps| {
        Scan::new()
            .answered(Council, &board)
            .answered(Executive, &people("T1.1", steps))
            .close()
    };
    let tables = with([0, 0, 0, 0, 2]);
    let bounds = Some(Bounds {
        lowest: 20,
        highest: 92,
    });
    assert_eq!(
        cell(&tables, "T1.1", Council),
        Cell::Three(ThreeClasses {
            counts: [1, 1, 5],
            bounds
        })
    );
    assert_eq!(cell(&tables, "T1.1", Executive), Cell::Withheld(TOO_FEW));
    assert_eq!(tables.statement("T1.1").unwrap().gap, None);
    // whatever the two think, not one character of what is published changes
    assert_eq!(
        with([2, 0, 0, 0, 0]).to_stored().unwrap(),
        tables.to_stored().unwrap()
    );
}

#[test]
fn two_of_five_in_the_executive_and_one_voice_alone_show_their_count_only() {
    for voices in [1, 2, 4] {
        let tables = Scan::new()
            .answered(Executive, &people("T1.1", [voices, 0, 0, 0, 0]))
            .close();
        let executive = tables.groups[1];
        assert_eq!(
            (executive.responses, executive.size, executive.withheld),
            (voices, Some(5), Some(TOO_FEW))
        );
        let hidden = |cells: &[(_, Cell)]| cells[1].1 == Cell::Withheld(TOO_FEW);
        assert!(
            tables
                .statements
                .iter()
                .filter(|table| table.key != "L1")
                .all(|table| hidden(&table.cells))
        );
        assert!(
            tables
                .directions
                .iter()
                .all(|table| table.cells[1].1 == DirectionCell::Withheld(TOO_FEW))
        );
    }
}

#[test]
fn five_answers_open_a_group_and_six_change_only_the_count() {
    assert_eq!(
        cell(
            &Scan::new()
                .answered(Council, &people("T1.1", [4, 0, 0, 0, 0]))
                .close(),
            "T1.1",
            Council
        ),
        Cell::Withheld(TOO_FEW)
    );
    let five = Scan::new()
        .answered(Council, &people("T1.1", [5, 0, 0, 0, 0]))
        .close()
        .to_stored()
        .unwrap();
    let six = Scan::new()
        .answered(Council, &people("T1.1", [5, 0, 0, 0, 1]))
        .close()
        .to_stored()
        .unwrap();
    assert_eq!(five.replace("\"responses\":5", "\"responses\":6"), six);
}

#[test]
fn six_times_strongly_disagree_is_told_in_words_only() {
    let tables = |steps| {
        Scan::new()
            .answered(Council, &people("T1.1", steps))
            .close()
            .to_stored()
            .unwrap()
    };
    let unanimous = Scan::new()
        .answered(Council, &people("T1.1", [6, 0, 0, 0, 0]))
        .close();
    assert_eq!(
        cell(&unanimous, "T1.1", Council),
        Cell::NearlyAll {
            side: Side::Disagree
        }
    );
    for same in [
        [5, 1, 0, 0, 0],
        [0, 6, 0, 0, 0],
        [5, 0, 1, 0, 0],
        [0, 5, 0, 0, 1],
    ] {
        assert_eq!(tables(same), tables([6, 0, 0, 0, 0]), "{same:?}");
    }
}

#[test]
fn a_small_group_has_three_classes_and_nothing_that_gives_away_five() {
    let tables = |steps| Scan::new().answered(Staff, &people("T1.1", steps)).close();
    let shown = tables([1, 2, 1, 3, 2]);
    assert_eq!(
        cell(&shown, "T1.1", Staff),
        Cell::Three(ThreeClasses {
            counts: [3, 1, 5],
            bounds: None
        })
    );
    assert_eq!(
        tables([3, 0, 1, 0, 5]).to_stored().unwrap(),
        shown.to_stored().unwrap()
    );
    assert_eq!(shown.remarks_from, []);
}

#[test]
fn ten_answers_show_five_classes_agreement_and_remarks() {
    let tables = Scan::new()
        .answered(Council, &people("T1.1", [0, 0, 5, 5, 0]))
        .close();
    let Cell::Five(five) = cell(&tables, "T1.1", Council) else {
        panic!("ten valid answers")
    };
    assert_eq!(
        (five.counts, five.unknown, five.median_doubled),
        ([0, 0, 5, 5, 0], 0, 7)
    );
    assert!((five.agreement - 0.75).abs() < 1e-9);
    assert_eq!(
        five.bounds,
        Some(Bounds {
            lowest: 20,
            highest: 80
        })
    );
    assert_eq!(tables.remarks_from, [Council]);
}

#[test]
fn few_valid_answers_in_a_large_group_are_treated_as_few() {
    let silent = |count| vec![person("T1.1", Answer::Unknown); count];
    let tables = |steps, count| {
        Scan::new()
            .answered(Council, &people("T1.1", steps))
            .answered(Council, &silent(count))
            .close()
    };
    assert_eq!(
        cell(&tables([1, 1, 0, 1, 1], 20), "T1.1", Council),
        Cell::Withheld(TOO_FEW)
    );
    let seven = tables([1, 1, 1, 1, 3], 5);
    assert!(matches!(
        cell(&seven, "T1.1", Council),
        Cell::Three(ThreeClasses {
            counts: [2, 1, 4],
            ..
        })
    ));
    assert_eq!(cell(&seven, "T1.1", Council).share_unknown(), None);
    assert_eq!(seven.statement("T1.1").unwrap().labels, []);
}

#[test]
fn when_everybody_answers_weet_ik_niet_there_is_nothing_to_show() {
    let tables = Scan::new()
        .answered(Staff, &vec![person("T1.1", Answer::Unknown); 40])
        .close();
    assert_eq!(cell(&tables, "T1.1", Staff), Cell::Withheld(TOO_FEW));
    assert_eq!(tables.groups[2].withheld, None);
}

#[test]
fn not_asked_is_never_zero() {
    let tables = Scan::new()
        .answered(Residents, &people("T1.1", [9, 9, 9, 9, 9]))
        .close();
    assert_eq!(cell(&tables, "T3.1", Residents), Cell::NotAsked);
    assert_eq!(cell(&tables, "L1", Staff), Cell::NotAsked);
    assert_eq!(cell(&tables, "L1", Residents), Cell::Withheld(TOO_FEW));
    assert_eq!(tables.statements.last().unwrap().key, "L1");
}

#[test]
fn a_scan_nobody_answered_has_tables_without_numbers() {
    let tables = release(Tally::new(), &Scan::new().rules, instrument(), KIND);
    assert_eq!(
        (
            tables.statements.len(),
            tables.directions.len(),
            tables.splits.len()
        ),
        (45, 12, 3)
    );
    let empty = |cell: &Cell| matches!(cell, Cell::NotAsked | Cell::Withheld(_));
    assert!(
        tables
            .statements
            .iter()
            .flat_map(|table| &table.cells)
            .all(|(_, cell)| empty(cell))
    );
}

#[test]
fn a_raised_minimum_holds_for_everything() {
    let with = |minimum, steps| {
        let rules = Rules::new(RulesDraft { minimum, ..draft() }).unwrap();
        cell(
            &Scan::with(rules)
                .answered(Council, &people("T1.1", steps))
                .close(),
            "T1.1",
            Council,
        )
    };
    let hidden = |minimum| Cell::Withheld(Withheld::TooFew { minimum });
    assert_eq!(with(7, [2, 0, 2, 0, 2]), hidden(7));
    assert!(matches!(with(7, [3, 0, 2, 0, 2]), Cell::Three(_)));
    assert_eq!(with(12, [3, 3, 0, 3, 2]), hidden(12));
    assert!(matches!(with(12, [3, 3, 0, 3, 3]), Cell::Five(_)));
}

fn choosers(choices: &[&[&str]]) -> Vec<Answers> {
    let person = |keys: &&[&str]| Answers {
        directions: keys.iter().map(|key| (*key).to_owned()).collect(),
        ..Answers::default()
    };
    choices.iter().map(person).collect()
}

#[test]
fn directions_of_a_small_group_hide_who_stands_alone() {
    let six = choosers(&[
        &["R1", "R2"],
        &["R1", "R2"],
        &["R1"],
        &["R1"],
        &["R1"],
        &["R3"],
    ]);
    let tables = Scan::new().answered(Council, &six).close();
    let shown: Vec<_> = tables.directions[..4]
        .iter()
        .map(|table| table.cells[0].1)
        .collect();
    let two = DirectionCell::Chosen { count: 2, of: 6 };
    assert_eq!(
        shown,
        [
            DirectionCell::NearlyAll,
            two,
            DirectionCell::HardlyAnyone,
            DirectionCell::HardlyAnyone
        ]
    );
    let ten = [six.clone(), choosers(&[&[], &[], &[], &[]])].concat();
    let tables = Scan::new().answered(Council, &ten).close();
    assert_eq!(
        tables.directions[2].cells[0].1,
        DirectionCell::Chosen { count: 1, of: 10 }
    );
}

#[test]
fn directions_that_leave_no_doubt_are_hidden() {
    // three apiece and all in sight: "hardly anyone" can only be nobody, "nearly all" only all but one
    let five = choosers(&[
        &["R1", "R2", "R3"],
        &["R1", "R2", "R3"],
        &["R1", "R4", "R5"],
        &["R2", "R4", "R5"],
        &["R3", "R4", "R5"],
    ]);
    let tables = Scan::new().answered(Council, &five).close();
    let hidden = DirectionCell::Withheld(Withheld::WouldRevealOther);
    assert!(
        tables
            .directions
            .iter()
            .all(|table| table.cells[0].1 == hidden)
    );
}

fn steps() -> impl Strategy<Value = [u32; 5]> {
    prop::array::uniform5(0_u32..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_of_answers_does_not_matter(mut answers in prop::collection::vec(0_usize..6, 0..20), seed in any::<usize>()) {
        let people = |answers: &[usize]| answers.iter().map(|&index| person("T1.1", Answer::ALL[index])).collect::<Vec<_>>();
        let before = Scan::new().answered(Council, &people(&answers)).close();
        if !answers.is_empty() {
            let turn = seed % answers.len();
            answers.rotate_left(turn);
            answers[turn..].reverse();
        }
        prop_assert_eq!(Scan::new().answered(Council, &people(&answers)).close(), before);
    }

    /// Whatever the members of a hidden group answer, the published text is the same: it cannot tell anything about them.
    #[test]
    fn a_hidden_group_leaves_no_trace(council in steps(), hidden in prop::collection::vec((0_usize..6, 0_usize..6), 0..5)) {
        let close = |pick: fn(&(usize, usize)) -> usize| {
            let executive: Vec<_> = hidden.iter().map(|pair| person("T1.1", Answer::ALL[pick(pair)])).collect();
            Scan::new().answered(Council, &people("T1.1", council)).answered(Executive, &executive).close().to_stored().unwrap()
        };
        prop_assert_eq!(close(|pair| pair.0), close(|pair| pair.1));
    }

    /// A cell tells at most what its number of answers allows.
    #[test]
    fn no_cell_tells_more_than_its_size_allows(counts in prop::array::uniform5(0_u32..6)) {
        let valid: u32 = counts.iter().sum();
        let tables = Scan::new().answered(Staff, &people("T1.1", counts)).close();
        let three = [counts[0] + counts[1], counts[2], counts[3] + counts[4]];
        match cell(&tables, "T1.1", Staff) {
            Cell::Withheld(_) => prop_assert!(valid < 5),
            Cell::NearlyAll { .. } => prop_assert!((5..10).contains(&valid) && three.iter().any(|&count| count + 1 >= valid)),
            Cell::Three(shown) => {
                prop_assert!((5..10).contains(&valid) && three.iter().all(|&count| count + 2 <= valid));
                prop_assert_eq!(shown.counts, three);
            }
            Cell::Five(shown) => prop_assert!(valid >= 10 && shown.counts == counts),
            Cell::NotAsked => prop_assert!(false, "staff is asked T1.1"),
        }
    }

    /// Bounds of non-response follow from what the cell shows beside them, so they give nothing away.
    #[test]
    fn bounds_follow_from_what_is_shown(counts in prop::array::uniform5(0_u32..5)) {
        let tables = Scan::new().answered(Council, &people("T1.1", counts)).close();
        let shown = cell(&tables, "T1.1", Council);
        let expected = shown.three().map(|[_, _, agree]| crate::statistics::worst_case(agree, shown.valid().unwrap(), 25));
        prop_assert_eq!(shown.bounds(), expected);
    }
}

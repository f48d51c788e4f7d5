//! Gap and labels: computed on what is shown, so that neither a label nor an order gives away a hidden number.

use crate::answers::Answer;
use crate::kind::RespondentGroup::{self, Council, Executive, Residents, Staff};
use crate::protection::test_scan::{Scan, draft, people, person};
use crate::results::{Gap, Label, StatementTable};
use crate::rules::{CutOffs, Rules, RulesDraft};

fn table(cut_offs: CutOffs, groups: &[(RespondentGroup, [u32; 5])]) -> StatementTable {
    let rules = Rules::new(RulesDraft {
        cut_offs,
        ..draft()
    })
    .unwrap();
    let answered =
        |scan: Scan, (group, steps): &(_, _)| scan.answered(*group, &people("T1.1", *steps));
    let tables = groups.iter().fold(Scan::with(rules), answered).close();
    tables.statement("T1.1").unwrap().clone()
}

fn labels(groups: &[(RespondentGroup, [u32; 5])]) -> Vec<Label> {
    table(CutOffs::default(), groups).labels
}

#[test]
fn a_gap_lies_between_exact_shares_of_shown_groups() {
    let shown = table(
        CutOffs::default(),
        &[
            (Council, [0, 5, 0, 5, 0]),
            (Staff, [0, 2, 0, 6, 0]),
            (Executive, [4, 0, 0, 0, 0]),
        ],
    );
    assert_eq!(
        shown.gap,
        Some(Gap {
            points: 25.0,
            highest: Staff,
            lowest: Council
        })
    );
    assert_eq!(
        shown.labels,
        [
            Label::DifferentPictures,
            Label::DividedWithin { group: Council }
        ]
    );
}

#[test]
fn a_gap_of_just_under_the_cut_off_is_no_difference_of_pictures() {
    // 50% against 74.9%: rounds to 25, but the exact gap decides
    let shown = table(
        CutOffs::default(),
        &[
            (Residents, [0, 500, 0, 500, 0]),
            (Staff, [0, 251, 0, 749, 0]),
        ],
    );
    assert!(!shown.labels.contains(&Label::DifferentPictures));
}

#[test]
fn a_cell_in_words_has_no_place_in_the_gap() {
    let shown = table(
        CutOffs::default(),
        &[(Council, [0, 0, 0, 6, 0]), (Staff, [3, 3, 2, 1, 1])],
    );
    assert_eq!((shown.gap, shown.labels), (None, vec![]));
}

#[test]
fn all_shown_groups_together_make_a_shared_label() {
    assert_eq!(
        labels(&[(Council, [0, 2, 1, 7, 0]), (Staff, [0, 3, 0, 7, 10])]),
        [Label::SharedStrength]
    );
    assert_eq!(
        labels(&[(Council, [2, 3, 1, 4, 0]), (Staff, [6, 4, 6, 4, 0])]),
        [Label::SharedConcern]
    );
    assert_eq!(
        labels(&[(Council, [0, 0, 1, 9, 0])]),
        [],
        "one group shares with nobody"
    );
}

#[test]
fn words_count_for_what_they_are_sure_to_mean() {
    let strong = [(Council, [0, 0, 0, 6, 0]), (Staff, [0, 1, 1, 8, 0])];
    assert_eq!(labels(&strong), [Label::SharedStrength]);
    assert_eq!(
        labels(&[(Council, [0, 0, 6, 0, 0]), (Staff, [0, 7, 1, 2, 0])]),
        [Label::SharedConcern]
    );
    // "(bijna) iedereen" is at least 80%: above that, even six of six may not earn the label, since five of six would not
    let strict = CutOffs {
        strength_percent: 81,
        ..CutOffs::default()
    };
    for six in [[0, 0, 0, 6, 0], [0, 0, 1, 5, 0]] {
        assert_eq!(
            table(strict, &[(Council, six), (Staff, [0, 0, 0, 10, 0])]).labels,
            []
        );
    }
}

#[test]
fn many_who_do_not_know_are_told_from_ten_answers_on() {
    let silent = |count| vec![person("T1.1", Answer::Unknown); count];
    let with = |steps, count| {
        let tables = Scan::new()
            .answered(Staff, &people("T1.1", steps))
            .answered(Staff, &silent(count))
            .close();
        tables.statement("T1.1").unwrap().labels.clone()
    };
    assert_eq!(with([0, 2, 8, 4, 0], 6), [Label::Unknown { group: Staff }]);
    assert_eq!(with([0, 2, 8, 4, 0], 5), []);
    assert_eq!(with([0, 2, 3, 4, 0], 9), []);
}

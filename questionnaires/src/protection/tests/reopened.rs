//! A scan that is reopened: whoever kept the first version can subtract it from the second.

use crate::answers::{Answer, Answers};
use crate::kind::RespondentGroup::{self, Council, Residents};
use crate::protection::Released;
use crate::protection::test_scan::{Scan, cell, people, person};
use crate::results::{Cell, ResultTables};
use proptest::prelude::*;

fn reopened(group: RespondentGroup, first: &[Answers], more: &[Answers]) -> Released<ResultTables> {
    let earlier = Scan::new().answered(group, first).close();
    Scan::new()
        .answered(group, first)
        .answered(group, more)
        .close_again(&earlier)
}

#[test]
fn one_late_councillor_changes_the_count_only() {
    let first = people("T1.1", [1, 2, 1, 4, 2]);
    let one = |answer| reopened(Council, &first, &[person("T1.1", answer)]);
    assert_eq!(one(Answer::StronglyAgree), one(Answer::Unknown));
    assert_eq!(one(Answer::Disagree).groups[0].responses, 11);
    let before = Scan::new().answered(Council, &first).close();
    assert_eq!(
        cell(&one(Answer::Disagree), "T1.1", Council),
        cell(&before, "T1.1", Council)
    );
}

#[test]
fn many_late_answers_are_shown() {
    let tables = reopened(
        Council,
        &people("T1.1", [0, 2, 1, 4, 0]),
        &people("T1.1", [0, 5, 0, 5, 0]),
    );
    assert!(
        matches!(cell(&tables, "T1.1", Council), Cell::Five(five) if five.counts == [0, 7, 1, 9, 0])
    );
}

#[test]
fn what_was_hidden_before_may_be_shown_now() {
    let tables = reopened(
        Council,
        &people("T1.1", [0, 2, 0, 2, 0]),
        &people("T1.1", [0, 1, 0, 1, 0]),
    );
    assert!(
        matches!(cell(&tables, "T1.1", Council), Cell::Three(three) if three.counts == [3, 0, 3])
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Up to nine late answers leave no trace of what they say in a group that was shown.
    #[test]
    fn few_late_answers_leave_no_trace(first in prop::array::uniform5(1_u32..6), late in prop::collection::vec((0_usize..6, 0_usize..6, 0_usize..5), 1..10)) {
        let answered = |index: usize, age: usize| {
            let mut answers = person("T1.1", Answer::ALL[index]);
            let key = ["under_30", "from_30_to_44", "from_45_to_64", "from_65"].get(age);
            answers.background.extend(key.map(|key| ("age".to_owned(), (*key).to_owned())));
            answers.directions.insert(["R1", "R2", "R3", "R4", "R5", "R6"][index].to_owned());
            answers
        };
        let mut all = Vec::new();
        for (step, count) in first.iter().enumerate() {
            all.extend((0..*count).map(|index| answered(step, if index < 3 { 0 } else { 3 })));
        }
        let one: Vec<_> = late.iter().map(|(answer, _, age)| answered(*answer, *age)).collect();
        let other: Vec<_> = late.iter().map(|(_, answer, age)| answered(*answer, (age + 1) % 5)).collect();
        prop_assert_eq!(reopened(Residents, &all, &one), reopened(Residents, &all, &other));
    }
}

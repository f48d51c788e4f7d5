//! Attacks on the difference between two measurements: what fewer than five people did, and what one of them answered.

use super::{Council, FEW, Groups, left_out, measurement, rules, tables, twice};
use crate::answers::{Answer, Answers};
use crate::comparison::in_group::people_between;
use crate::comparison::{Crosswalk, GroupOutcome, LeftOut, Which, compare};
use crate::protection::test_scan::{Scan, instrument, person};
use crate::rules::ExecutiveRule;
use crate::statistics::Share;
use proptest::prelude::*;

/// What an answer of one member can be: a step of the scale, "weet ik niet", nothing at all, or no answer sheet.
#[derive(Clone, Copy, Debug)]
enum Voice {
    Says(Answer),
    Skips,
    StaysAway,
}

const VOICES: [Voice; 8] = [
    Voice::Says(Answer::StronglyDisagree),
    Voice::Says(Answer::Disagree),
    Voice::Says(Answer::Neutral),
    Voice::Says(Answer::Agree),
    Voice::Says(Answer::StronglyAgree),
    Voice::Says(Answer::Unknown),
    Voice::Skips,
    Voice::StaysAway,
];

fn sheet(voice: Voice) -> Option<Answers> {
    match voice {
        Voice::Says(answer) => Some(person("T1.1", answer)),
        Voice::Skips => Some(Answers::default()),
        Voice::StaysAway => None,
    }
}

/// What is said of the council, once as its members answered then and once as they answer now.
fn said(then: &[Voice], now: &[Voice]) -> GroupOutcome {
    let rules = rules(ExecutiveRule::Alone);
    let close = |voices: &[Voice]| {
        let sheets: Vec<_> = voices.iter().filter_map(|voice| sheet(*voice)).collect();
        Scan::new().answered(Council, &sheets).close()
    };
    let (then, now) = (close(then), close(now));
    let crosswalk = Crosswalk::within(instrument());
    let compared = compare(
        &measurement(&rules, &then),
        &measurement(&rules, &now),
        &crosswalk,
    );
    compared.statements()[0].group(Council).unwrap()
}

/// Two measurements of a council with one changed member. Eight members answer the same twice; whatever the ninth answered and whatever
/// their successor answers, the comparison says the same, or only that a table tells the group in words.
#[test]
fn the_comparison_does_not_tell_what_the_new_member_of_a_council_answered() {
    let steps = [1, 1, 2, 2, 2];
    let mut stay = Vec::new();
    for (answer, count) in Answer::ALL.into_iter().zip(steps) {
        stay.extend((0..count).map(|_| Voice::Says(answer)));
    }
    for gone in VOICES {
        for new in VOICES {
            let with = |voice| [stay.as_slice(), &[voice]].concat();
            assert_eq!(
                said(&with(gone), &with(new)),
                left_out(FEW),
                "{gone:?} {new:?}"
            );
        }
    }
}

/// The same where one answer more makes the difference between numbers and words.
#[test]
fn nearly_all_of_a_small_council_is_never_a_number_in_a_comparison() {
    for new in VOICES {
        let mut stay = vec![Voice::Says(Answer::Agree); 7];
        stay.push(Voice::Says(Answer::Disagree));
        let then = [stay.as_slice(), &[Voice::Says(Answer::Neutral)]].concat();
        let outcome = said(&then, &[stay.as_slice(), &[new]].concat());
        let expected = [FEW, LeftOut::Hidden(Which::Now)].map(left_out);
        assert!(expected.contains(&outcome), "{new:?} {outcome:?}");
    }
}

/// A difference in one group says nothing of another: what is left out of one stays out, whatever the others show.
#[test]
fn a_group_that_is_shown_does_not_uncover_one_that_is_left_out() {
    use super::Staff;
    let rules = rules(ExecutiveRule::Alone);
    let council = [0, 5, 2, 8, 0];
    let then: Groups<'_> = &[(Council, council), (Staff, [0, 30, 0, 10, 0])];
    let with = |council: [u32; 5]| {
        let now = tables("T1.1", &[(Council, council), (Staff, [0, 10, 0, 30, 0])]);
        let then = tables("T1.1", then);
        let crosswalk = Crosswalk::within(instrument());
        let compared = compare(
            &measurement(&rules, &then),
            &measurement(&rules, &now),
            &crosswalk,
        );
        serde_json::to_string(&compared.statements()[0]).unwrap()
    };
    let published = with(council);
    assert!(published.contains("points"), "the staff is shown");
    for (gone, came) in [(1, 3), (3, 1), (2, 3), (3, 4)] {
        let mut changed = council;
        changed[gone] -= 1;
        changed[came] += 1;
        assert_eq!(with(changed), published, "{gone} to {came}");
    }
}

fn voice() -> impl Strategy<Value = Voice> {
    prop::sample::select(VOICES.to_vec())
}

fn council() -> impl Strategy<Value = Vec<Voice>> {
    prop::collection::vec(voice(), 4..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever fewer than five people did between two measurements (come, go, or answer otherwise), no number is shown.
    #[test]
    fn nothing_is_shown_of_what_fewer_than_five_people_did(
        stay in council(),
        changed in prop::collection::vec((voice(), voice()), 0..5),
    ) {
        let (gone, come): (Vec<_>, Vec<_>) = changed.into_iter().unzip();
        let then = [stay.as_slice(), &gone].concat();
        let now = [stay.as_slice(), &come].concat();
        prop_assert!(!said(&then, &now).is_shown());
    }

    /// Of two ways in which fewer than five people may have answered, none can be told from the other, but by a table that tells the group
    /// in words or hides it.
    #[test]
    fn what_fewer_than_five_people_answered_makes_no_difference(
        stay in prop::collection::vec(voice(), 14..20),
        changed in prop::collection::vec((voice(), voice(), voice()), 1..5),
    ) {
        let with = |pick: fn(&(Voice, Voice, Voice)) -> Voice| {
            let changed: Vec<_> = changed.iter().map(pick).collect();
            [stay.as_slice(), &changed].concat()
        };
        let then = with(|voices| voices.0);
        let one = said(&then, &with(|voices| voices.1));
        let other = said(&then, &with(|voices| voices.2));
        let in_words = |outcome: &GroupOutcome| matches!(outcome, GroupOutcome::LeftOut { reason: LeftOut::Hidden(_) });
        prop_assert!(one == other || in_words(&one) || in_words(&other), "{one:?} {other:?}");
    }

    /// A difference that is shown cannot be accounted for by fewer than five people, neither by what is shown here nor by the five
    /// classes of the two tables.
    #[test]
    fn a_difference_that_is_shown_is_one_of_five_people_or_more(
        then in prop::array::uniform5(0_u32..6),
        now in prop::array::uniform5(0_u32..6),
    ) {
        if let GroupOutcome::Shown { earlier, later, .. } = twice(Council, then, now) {
            prop_assert!(people_between(earlier, later) >= 5);
            let more = |few: [u32; 5], many: [u32; 5]| -> u32 {
                few.into_iter().zip(many).map(|(few, many)| many.saturating_sub(few)).sum()
            };
            prop_assert!(more(then, now).max(more(now, then)) >= 5);
        }
    }

    /// The fewest people are counted right: tried out, person by person.
    #[test]
    fn the_fewest_people_who_account_for_a_difference_are_counted_right(
        then in (0_u32..9, 0_u32..9), now in (0_u32..9, 0_u32..9),
    ) {
        let share = |(agree, other): (u32, u32)| Share::new(agree, agree + other);
        if let (Some(earlier), Some(later)) = (share(then), share(now)) {
            prop_assert_eq!(people_between(earlier, later), fewest(then, now));
        }
    }
}

/// Steps of one person each (somebody comes, goes or changes sides) from one pair of counts to the other: the shortest way, searched.
fn fewest(then: (u32, u32), now: (u32, u32)) -> u32 {
    let mut reached = vec![then];
    let mut people = 0;
    while !reached.contains(&now) {
        let mut next = Vec::new();
        for (agree, other) in reached {
            next.extend([(agree + 1, other), (agree, other + 1)]);
            if agree > 0 {
                next.extend([(agree - 1, other), (agree - 1, other + 1)]);
            }
            if other > 0 {
                next.extend([(agree, other - 1), (agree + 1, other - 1)]);
            }
        }
        next.sort_unstable();
        next.dedup();
        reached = next;
        people += 1;
    }
    people
}

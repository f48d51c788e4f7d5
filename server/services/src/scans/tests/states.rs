//! The states without a database: any sequence of transitions with any facts, and the document that describes them.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::scans::{Facts, Refused, State, Transition};

const DOCUMENT: &str = include_str!("../../../../../docs/scan-states.md");

const TRANSITIONS: [Transition; 11] = [
    Transition::Assign,
    Transition::Unassign,
    Transition::Prepare,
    Transition::Open,
    Transition::Close,
    Transition::Discuss,
    Transition::Plan,
    Transition::Adopt,
    Transition::Publish,
    Transition::FollowUp,
    Transition::Cancel,
];

const fn name(transition: Transition) -> &'static str {
    match transition {
        Transition::Assign => "assign",
        Transition::Unassign => "unassign",
        Transition::Prepare => "prepare",
        Transition::Open => "open",
        Transition::Close => "close",
        Transition::Discuss => "discuss",
        Transition::Plan => "plan",
        Transition::Adopt => "adopt",
        Transition::Publish => "publish",
        Transition::FollowUp => "follow up",
        Transition::Cancel => "cancel",
    }
}

/// How the document says what a guard asks.
const GUARDS: [(Refused, &str); 14] = [
    (Refused::ClerkNotAccepted, "accepted"),
    (Refused::ClerkInConflict, "is allowed"),
    (Refused::ParticipationMissing, "participation form"),
    (Refused::ProcessingMissing, "processing agreement"),
    (Refused::SizesMissing, "sizes of all groups"),
    (Refused::PeriodMissing, "a period that is not over"),
    (Refused::PreviewNotSeen, "the preview of every group"),
    (Refused::PeriodNotOver, "the period is over"),
    (Refused::RemarksWaiting, "no remark waits"),
    (Refused::PrioritiesMissing, "three to five priorities"),
    (Refused::ActionsMissing, "each with an action"),
    (Refused::AdoptionMissing, "the day of adoption"),
    (Refused::ReasonMissing, "a reason"),
    (Refused::RoundsMissing, "the last round of progress"),
];

/// The fact that a guard asks for.
fn fact(facts: &mut Facts, guard: Refused) -> &mut bool {
    match guard {
        Refused::NotInThisState => panic!("no fact changes the state"),
        Refused::ClerkNotAccepted => &mut facts.clerk_accepted,
        Refused::ClerkInConflict => &mut facts.clerk_allowed,
        Refused::ParticipationMissing => &mut facts.participation_signed,
        Refused::ProcessingMissing => &mut facts.processing_signed,
        Refused::SizesMissing => &mut facts.sizes_filled,
        Refused::PeriodMissing => &mut facts.period_set,
        Refused::PreviewNotSeen => &mut facts.preview_seen,
        Refused::PeriodNotOver => &mut facts.period_over,
        Refused::RemarksWaiting => &mut facts.remarks_redacted,
        Refused::PrioritiesMissing => &mut facts.priorities_chosen,
        Refused::ActionsMissing => &mut facts.actions_complete,
        Refused::AdoptionMissing => &mut facts.adoption_recorded,
        Refused::ReasonMissing => &mut facts.reason_given,
        Refused::RoundsMissing => &mut facts.rounds_held,
    }
}

fn holds(mut facts: Facts, guard: Refused) -> bool {
    *fact(&mut facts, guard) || (guard == Refused::PeriodNotOver && facts.by_hand)
}

/// One way from a state to the next, with its guards in the order in which they are checked.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Way {
    from: State,
    by: Transition,
    guards: Vec<Refused>,
    to: State,
}

/// The way that the program allows, found by meeting each guard that it names.
fn way(from: State, by: Transition) -> Option<Way> {
    let (mut facts, mut guards) = (Facts::default(), Vec::new());
    loop {
        match from.apply(by, facts) {
            Ok(to) => {
                return Some(Way {
                    from,
                    by,
                    guards,
                    to,
                });
            }
            Err(Refused::NotInThisState) => return None,
            Err(guard) => {
                assert!(!holds(facts, guard), "{guard:?} is met and refuses still");
                *fact(&mut facts, guard) = true;
                guards.push(guard);
            }
        }
    }
}

fn ways() -> Vec<Way> {
    let from_each = State::ALL.into_iter();
    from_each
        .flat_map(|from| TRANSITIONS.into_iter().filter_map(move |by| way(from, by)))
        .collect()
}

/// The rows of the document's table, without that of the request, which has no scan yet.
fn rows() -> Vec<[&'static str; 5]> {
    let lines = DOCUMENT
        .lines()
        .skip_while(|line| !line.starts_with("| from "));
    lines
        .skip(2)
        .map_while(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|line| {
            let cells: Vec<_> = line.split(" | ").map(str::trim).collect();
            cells.try_into().expect("five cells")
        })
        .filter(|[from, ..]: &[&str; 5]| *from != "–")
        .collect()
}

/// The states a row starts from.
fn starts(from: &str) -> Vec<State> {
    let in_words = |state: &State| state.code().replace('_', " ");
    match from.strip_prefix("before ") {
        Some(end) => State::ALL
            .into_iter()
            .take_while(|state| in_words(state) != end)
            .collect(),
        None => State::ALL
            .into_iter()
            .filter(|state| in_words(state) == from)
            .collect(),
    }
}

/// The guards that a cell names, in its order.
fn guards(cell: &str) -> Vec<Refused> {
    let mut found: Vec<_> = GUARDS
        .iter()
        .filter_map(|(guard, words)| Some((cell.find(words)?, *guard)))
        .collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, guard)| guard).collect()
}

#[test]
fn the_table_of_the_document_is_what_the_program_does() {
    let mut told = Vec::new();
    for [from, transition, _, cell, to] in rows() {
        let by = TRANSITIONS.into_iter().find(|by| name(*by) == transition);
        let by = by.unwrap_or_else(|| panic!("the document invents {transition:?}"));
        let to = starts(to)[0];
        told.extend(starts(from).into_iter().map(|from| Way {
            from,
            by,
            guards: guards(cell),
            to,
        }));
    }
    for way in ways() {
        assert!(told.contains(&way), "the table lacks {way:?}: {told:#?}");
    }
    assert_eq!(told.len(), ways().len(), "the table invents nothing");
}

#[test]
fn the_diagram_of_the_document_has_every_transition() {
    let drawn: BTreeSet<String> = DOCUMENT
        .lines()
        .map(str::trim)
        .filter(|line| line.contains("-->") && !line.contains("[*]"))
        .map(str::to_owned)
        .collect();
    let made = ways()
        .into_iter()
        .map(|way| format!("{:?} --> {:?} : {}", way.from, way.to, name(way.by)))
        .collect();
    assert_eq!(drawn, made);
}

/// Mostly forward: a scan that is cancelled at once shows little.
fn transitions() -> impl Strategy<Value = Transition> {
    prop_oneof![
        20 => prop::sample::select(TRANSITIONS.to_vec()),
        20 => prop::sample::select(vec![Transition::Assign, Transition::Prepare, Transition::Open, Transition::Close]),
        20 => prop::sample::select(vec![Transition::Discuss, Transition::Plan, Transition::Adopt, Transition::Publish]),
    ]
}

/// Each fact holds more often than not.
fn facts() -> impl Strategy<Value = Facts> {
    prop::array::uniform15(prop::bool::weighted(0.85)).prop_map(|holds| Facts {
        clerk_accepted: holds[0],
        clerk_allowed: holds[1],
        participation_signed: holds[2],
        processing_signed: holds[3],
        sizes_filled: holds[4],
        period_set: holds[5],
        preview_seen: holds[6],
        period_over: holds[7],
        by_hand: holds[8],
        remarks_redacted: holds[9],
        priorities_chosen: holds[10],
        actions_complete: holds[11],
        adoption_recorded: holds[12],
        reason_given: holds[13],
        rounds_held: holds[14],
    })
}

proptest! {
    #[test]
    fn a_scan_only_goes_where_the_table_says(
        attempts in prop::collection::vec((transitions(), facts()), 0..120)
    ) {
        let mut state = State::Requested;
        let mut entered = vec![state];
        for (by, facts) in attempts {
            let way = way(state, by);
            match state.apply(by, facts) {
                Ok(next) => {
                    let way = way.expect("a way for what is allowed");
                    prop_assert_eq!(next, way.to);
                    prop_assert!(way.guards.into_iter().all(|guard| holds(facts, guard)));
                    prop_assert!(next > state || by == Transition::Unassign, "{state:?} goes back to {next:?}");
                    prop_assert!(next != State::Cancelled || state < State::Closed);
                    prop_assert!(state.is_running() || !next.is_running(), "{state:?} runs again as {next:?}");
                    prop_assert!(state < State::Open || !next.is_before_opening(), "{state:?} thaws as {next:?}");
                    prop_assert!(!entered.contains(&next) || next < State::Prepared, "{next:?} is entered twice");
                    entered.push(next);
                    state = next;
                }
                Err(Refused::NotInThisState) => prop_assert!(way.is_none()),
                Err(guard) => {
                    let first = way.and_then(|way| way.guards.into_iter().find(|own| !holds(facts, *own)));
                    prop_assert_eq!(first, Some(guard), "the first guard that does not hold is the one that is told");
                }
            }
        }
    }
}

//! The states without a database: any sequence of transitions with any facts, and the document that describes them.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::matching::{LEAST, MOST};
use super::super::{Act, GroupFacts, GroupLife, GroupState, NotNow};

const DOCUMENT: &str = include_str!("../../../../../docs/group-states.md");

type Transition = fn(GroupLife, GroupFacts) -> Result<GroupLife, NotNow>;

const TRANSITIONS: [(&str, Transition); 6] = [
    ("invite", GroupLife::invite),
    ("begin", GroupLife::begin),
    ("close", GroupLife::close),
    ("reopen", GroupLife::reopen),
    ("cancel", |life: GroupLife, _: GroupFacts| life.cancel()),
    ("go on", GroupLife::go_on),
];

/// How the document says what somebody does.
const ACTS: [(Act, &str); 9] = [
    (Act::Change, "change name, meetings and facilitator"),
    (Act::Compose, "ask an authority, no longer ask it"),
    (Act::Answer, "answer the invitation"),
    (Act::Leave, "leave, or be taken out"),
    (
        Act::StaySmall,
        "let a group that became too small go on as it is",
    ),
    (Act::Ask, "bring a question"),
    (Act::Suggest, "give a suggestion, take it back"),
    (Act::Decide, "thank for a suggestion, keep it, take it over"),
    (
        Act::Report,
        "write down what is taken along, after the last meeting",
    ),
];

/// How the document says what a guard asks.
const GUARDS: [(NotNow, &str); 4] = [
    (NotNow::TooFew, "four to six authorities"),
    (NotNow::NoMeeting, "a meeting has a day"),
    (NotNow::NotOver, "the last meeting was held"),
    (NotNow::NotFree, "none is in another group"),
];

/// Makes true what a guard asks.
fn meet(facts: &mut GroupFacts, guard: NotNow) {
    match guard {
        NotNow::TooFew => {
            facts.places = LEAST;
            facts.taking_part = LEAST;
        }
        NotNow::NoMeeting => facts.planned = true,
        NotNow::NotOver => facts.met = true,
        NotNow::NotFree => facts.free = true,
        other => panic!("no fact helps against {other:?}"),
    }
}

/// One way from a state to the next, as the document says it.
type Way = (String, &'static str, Vec<&'static str>, String);

fn name(life: GroupLife) -> String {
    if life.cancelled {
        "Cancelled".to_owned()
    } else {
        format!("{:?}", life.state)
    }
}

/// The guards of a transition in the order in which they are checked, with where it leads; `None` where there is no way.
fn way(from: GroupLife, transition: Transition) -> Option<(Vec<NotNow>, GroupLife)> {
    let (mut facts, mut guards) = (GroupFacts::default(), Vec::new());
    loop {
        match transition(from, facts) {
            Ok(to) => return Some((guards, to)),
            Err(NotNow::NotInThisState) => return None,
            Err(guard) => {
                assert!(
                    !guards.contains(&guard),
                    "{guard:?} is met and refuses still"
                );
                meet(&mut facts, guard);
                guards.push(guard);
            }
        }
    }
}

/// All ways that the program allows, from what a group begins as.
fn ways() -> BTreeSet<Way> {
    let in_words = |guard: &NotNow| {
        let mut known = GUARDS.into_iter();
        let words = known.find_map(|(own, words)| (own == *guard).then_some(words));
        words.expect("words for every guard")
    };
    let (mut lives, mut done, mut found) = (vec![GroupLife::FIRST], 0, BTreeSet::new());
    while let Some(from) = lives.get(done).copied() {
        done += 1;
        for (by, transition) in TRANSITIONS {
            let Some((guards, to)) = way(from, transition) else {
                continue;
            };
            if !lives.contains(&to) {
                lives.push(to);
            }
            let guards = guards.iter().map(in_words).collect();
            found.insert((name(from), by, guards, name(to)));
        }
    }
    found
}

/// The rows of the table whose first column is called so, without its head.
fn rows(first: &str) -> Vec<Vec<&'static str>> {
    let head = format!("| {first} |");
    let lines = DOCUMENT.lines().skip_while(|line| !line.starts_with(&head));
    lines
        .skip(2)
        .map_while(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|line| line.split(" | ").map(str::trim).collect())
        .collect()
}

/// The states that a cell names.
fn states(cell: &str) -> Vec<String> {
    let names = cell.split(", ").flat_map(|part| part.split(" or "));
    let capital = |name: &str| format!("{}{}", name[..1].to_uppercase(), &name[1..]);
    names.map(capital).collect()
}

#[test]
fn the_table_of_the_document_is_what_the_program_does() {
    let mut told = BTreeSet::new();
    for row in rows("from") {
        let [from, transition, cell, to] = row[..] else {
            panic!("{row:?}");
        };
        let mut guards: Vec<_> = GUARDS
            .iter()
            .filter_map(|(_, words)| Some((cell.find(words)?, *words)))
            .collect();
        guards.sort_unstable();
        let guards: Vec<_> = guards.into_iter().map(|(_, words)| words).collect();
        for from in states(from) {
            for to in states(to) {
                told.insert((from.clone(), transition, guards.clone(), to));
            }
        }
    }
    assert_eq!(told, ways());
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
        .map(|(from, by, _, to)| format!("{from} --> {to} : {by}"))
        .collect();
    assert_eq!(drawn, made);
}

#[test]
fn the_document_says_what_may_be_done_meanwhile() {
    use GroupState::{Closed, Draft, Invited, Running};
    let told = rows("what");
    assert_eq!(told.len(), ACTS.len(), "the table invents nothing");
    for (act, words) in ACTS {
        let row = told.iter().find(|row| row[0] == words);
        let row = row.unwrap_or_else(|| panic!("the table lacks {words:?}"));
        for (state, cell) in [Draft, Invited, Running, Closed].into_iter().zip(&row[1..]) {
            let allowed = |cancelled| GroupLife { state, cancelled }.allow(act).is_ok();
            assert_eq!(allowed(false), *cell == "yes", "{act:?} in {state:?}");
            assert!(!allowed(true), "{act:?} in what is cancelled");
        }
    }
}

fn facts() -> impl Strategy<Value = GroupFacts> {
    let holds = prop::array::uniform3(prop::bool::weighted(0.8));
    (2..8_usize, 2..8_usize, holds).prop_map(|(places, taking_part, [planned, met, free])| {
        GroupFacts {
            places,
            taking_part,
            planned,
            met,
            free,
        }
    })
}

proptest! {
    #[test]
    fn a_group_begins_with_enough_and_goes_on_only_while_its_authorities_are_free(
        attempts in prop::collection::vec((prop::sample::select(TRANSITIONS.to_vec()), facts()), 0..80)
    ) {
        let mut life = GroupLife::FIRST;
        for ((by, transition), facts) in attempts {
            let Ok(next) = transition(life, facts) else { continue };
            prop_assert_ne!(next, life);
            prop_assert!(life.goes_on() || facts.free, "{by} takes who may be in another group");
            if next.cancelled || life.cancelled {
                prop_assert_eq!(next.state, life.state, "it goes on where it was");
            }
            if !life.state.is_known() && next.state.is_known() {
                prop_assert!((LEAST..=MOST).contains(&facts.places) && facts.planned);
            }
            if life.is(GroupState::Invited) && next.is(GroupState::Running) {
                prop_assert!((LEAST..=MOST).contains(&facts.taking_part) && facts.planned);
            }
            prop_assert!(next.state >= life.state || by == "reopen", "{by} goes back");
            life = next;
        }
    }
}

use std::collections::BTreeSet;

use proptest::prelude::*;
use questionnaires::kind::{AuthorityKind, Subgoal};

use super::{Candidate, LEAST, MOST, Measured, Proposal, Reason, propose, reasons, sizes};
use crate::authorities::{Authority, AuthorityCode, Centre};
use crate::ids::ScanId;

fn on(statement: &str) -> Measured {
    Measured {
        statement: statement.to_owned(),
        within: None,
    }
}

/// An authority somewhere, with a plan for these themes.
fn candidate(number: usize, themes: &[&str], strengths: &[&str], concerns: &[&str]) -> Candidate {
    let name = format!("Gemeente {number:03}");
    let east = f64::from(u32::try_from(number * 37 % 100).unwrap_or(0)) / 50.0;
    Candidate {
        scan: ScanId::random(),
        authority: Authority {
            code: AuthorityCode::parse(&format!("GM{number:04}")).expect("a code"),
            kind: AuthorityKind::Municipality,
            official_name: name.clone(),
            display_name: name.clone(),
            cbs_name: name,
            provinces: Vec::new(),
            valid_from: None,
            valid_to: None,
            population: None,
            seats: None,
            centre: Some(Centre {
                latitude: 52.0,
                longitude: 4.5 + east,
            }),
        },
        themes: themes.iter().map(|theme| (*theme).to_owned()).collect(),
        subgoals: BTreeSet::from([Subgoal::InvolvedResidents]),
        strengths: strengths.iter().map(|key| on(key)).collect(),
        concerns: concerns.iter().map(|key| on(key)).collect(),
    }
}

fn find<'a>(candidates: &'a [Candidate], scan: &ScanId) -> &'a Candidate {
    candidates.iter().find(|own| own.scan == *scan).unwrap()
}

fn members<'a>(candidates: &'a [Candidate], own: &Proposal) -> Vec<&'a Candidate> {
    own.members
        .iter()
        .map(|scan| find(candidates, scan))
        .collect()
}

/// What a reason says holds of each of those it names, and it names members only.
fn is_true(group: &[&Candidate], reason: &Reason) -> bool {
    let all = |scans: &BTreeSet<ScanId>, holds: &dyn Fn(&Candidate) -> bool| {
        scans
            .iter()
            .all(|scan| group.iter().any(|own| own.scan == *scan && holds(own)))
    };
    match reason {
        Reason::SharedTheme { theme, scans } => {
            scans.len() > 1 && all(scans, &|own: &Candidate| own.themes.contains(theme))
        }
        Reason::SharedSubgoal { subgoal, scans } => {
            scans.len() > 1 && all(scans, &|own: &Candidate| own.subgoals.contains(subgoal))
        }
        Reason::Complement { on, strong, stuck } => {
            !strong.is_empty()
                && !stuck.is_empty()
                && all(strong, &|own: &Candidate| own.strengths.contains(on))
                && all(stuck, &|own: &Candidate| own.concerns.contains(on))
        }
        Reason::Distance { furthest_km } => *furthest_km < 400,
    }
}

#[test]
fn groups_have_four_to_six_wherever_numbers_allow_it() {
    for (candidates, expected) in [
        (0, vec![]),
        (3, vec![]),
        (4, vec![4]),
        (6, vec![6]),
        (7, vec![6]),
        (8, vec![4, 4]),
        (9, vec![5, 4]),
        (11, vec![6, 5]),
        (14, vec![5, 5, 4]),
    ] {
        assert_eq!(sizes(candidates), expected, "{candidates}");
    }
    for candidates in 8..500 {
        let sizes = sizes(candidates);
        assert_eq!(sizes.iter().sum::<usize>(), candidates);
        assert!(
            sizes.iter().all(|size| (LEAST..=MOST).contains(size)),
            "{candidates}"
        );
    }
}

#[test]
fn those_whose_plans_are_alike_come_together() {
    let candidates: Vec<_> = (0..10)
        .map(|number| {
            candidate(
                number,
                if number % 2 == 0 { &["T5"] } else { &["T1"] },
                &[],
                &[],
            )
        })
        .collect();
    let proposals = propose(&candidates);
    assert_eq!(proposals.len(), 2);
    for own in &proposals {
        let themes: BTreeSet<_> = members(&candidates, own)
            .iter()
            .map(|own| &own.themes)
            .collect();
        assert_eq!(themes.len(), 1);
    }
}

#[test]
fn who_is_strong_comes_to_who_is_stuck_and_that_is_said() {
    let mut candidates: Vec<_> = (0..9)
        .map(|number| candidate(number, &["T5"], &[], &[]))
        .collect();
    candidates.push(candidate(10, &["T5"], &["T5.3"], &[]));
    candidates.push(candidate(90, &["T5"], &[], &["T5.3"]));
    candidates
        .iter_mut()
        .for_each(|own| own.authority.centre = None);
    let (strong, stuck) = (candidates[9].scan.clone(), candidates[10].scan.clone());
    let proposals = propose(&candidates);
    let together = proposals
        .iter()
        .find(|own| own.members.contains(&strong))
        .unwrap();
    assert!(together.members.contains(&stuck));
    let said = Reason::Complement {
        on: on("T5.3"),
        strong: BTreeSet::from([strong]),
        stuck: BTreeSet::from([stuck]),
    };
    assert!(together.reasons.contains(&said), "{:?}", together.reasons);
}

#[test]
fn what_differs_between_kinds_is_compared_within_one() {
    let within = |kind| Measured {
        statement: "T8.3".to_owned(),
        within: Some(kind),
    };
    let mut one = candidate(1, &[], &[], &[]);
    let mut other = candidate(2, &[], &[], &[]);
    one.strengths.insert(within(AuthorityKind::Municipality));
    other.concerns.insert(within(AuthorityKind::Province));
    let found = reasons(&[&one, &other]);
    assert!(
        !found
            .iter()
            .any(|reason| matches!(reason, Reason::Complement { .. }))
    );
}

const THEMES: [&str; 4] = ["T1", "T4", "T5", "T8"];
const STATEMENTS: [&str; 3] = ["T1.2", "T5.3", "T8.1"];

fn chosen(from: &'static [&'static str], bits: u8) -> Vec<&'static str> {
    let places = from.iter().enumerate();
    places
        .filter(|(place, _)| (bits >> place) & 1 == 1)
        .map(|(_, own)| *own)
        .collect()
}

/// Up to thirty authorities, each strong or stuck on a statement or neither.
fn some() -> impl Strategy<Value = Vec<Candidate>> {
    let one = (0_u8..16, 0_u8..8, 0_u8..8);
    prop::collection::vec(one, 0..30).prop_map(|drawn| {
        let numbered = drawn.into_iter().enumerate();
        numbered
            .map(|(number, (themes, strong, stuck))| {
                let strengths = chosen(&STATEMENTS, strong);
                let concerns = chosen(&STATEMENTS, stuck & !strong);
                candidate(number, &chosen(&THEMES, themes), &strengths, &concerns)
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn everybody_is_in_one_group_where_numbers_allow_it(candidates in some()) {
        let proposals = propose(&candidates);
        let placed: Vec<_> = proposals.iter().flat_map(|own| &own.members).collect();
        let once: BTreeSet<_> = placed.iter().collect();
        prop_assert_eq!(once.len(), placed.len(), "nobody twice");
        let expected = match candidates.len() {
            0..LEAST => 0,
            7 => MOST,
            all => all,
        };
        prop_assert_eq!(placed.len(), expected);
        prop_assert!(proposals.iter().all(|own| (LEAST..=MOST).contains(&own.members.len())));
    }

    #[test]
    fn the_order_of_candidates_does_not_matter(candidates in some(), turn in 0_usize..30) {
        let mut others = candidates.clone();
        others.reverse();
        if !others.is_empty() {
            let middle = turn % others.len();
            others.rotate_left(middle);
        }
        prop_assert_eq!(propose(&candidates), propose(&others));
    }

    #[test]
    fn what_is_said_of_a_group_is_true(candidates in some()) {
        for own in propose(&candidates) {
            let group = members(&candidates, &own);
            for reason in &own.reasons {
                prop_assert!(is_true(&group, reason), "{:?}", reason);
            }
        }
    }
}

//! Whatever an edition says, applying it makes it so, and once is enough.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use questionnaires::kind::AuthorityKind;

use super::super::{Differences, compare};
use crate::authorities::changes::{Plan, Plans};
use crate::authorities::record::{Record, Records};
use crate::authorities::{Authority, AuthorityCode};

fn code(number: u32) -> AuthorityCode {
    AuthorityCode::parse(&format!("GM{number:04}")).unwrap()
}

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(offset)
}

/// A line about one of six authorities, with an end on one of forty days or none.
fn record() -> impl Strategy<Value = Record> {
    let end = proptest::option::of((0..40_u64, proptest::collection::btree_set(6..9_u32, 1..3)));
    (0..6_u32, "[ab]", 0..3_u32, end).prop_map(|(number, name, seats, end)| {
        let end = end.map(|(offset, next)| (day(offset), next.into_iter().map(code).collect()));
        let record = Record {
            authority: Authority {
                code: code(number),
                kind: AuthorityKind::Municipality,
                official_name: name.clone(),
                display_name: name,
                cbs_name: String::new(),
                provinces: vec![AuthorityCode::parse("PV25").unwrap()],
                valid_from: None,
                valid_to: None,
                population: None,
                seats: Some(seats + 1),
                centre: None,
            },
            other_names: String::new(),
            successors: BTreeSet::new(),
        };
        record.ending(end)
    })
}

fn lines() -> impl Strategy<Value = Vec<Record>> {
    proptest::collection::vec(record(), 0..8).prop_map(|records| {
        let by_code: BTreeMap<_, _> = records
            .into_iter()
            .map(|record| (record.code().clone(), record))
            .collect();
        by_code.into_values().collect()
    })
}

/// The register and what is foreseen, as applying leaves them.
#[derive(Clone, Debug, Default)]
struct Kept {
    records: Records,
    plans: Plans,
}

impl Kept {
    fn apply(&mut self, differences: &Differences) {
        for record in &differences.writes {
            self.records.insert(record.code().clone(), record.clone());
        }
        for authority in differences.dropped.iter().chain(&differences.revived) {
            self.plans.remove(&authority.code);
        }
        for planned in &differences.planned {
            let ending = &planned.ending;
            let plan = Plan {
                code: ending.authority.code.clone(),
                last_day: ending.last_day,
                successors: ending
                    .successors
                    .iter()
                    .map(|next| next.code.clone())
                    .collect(),
                confirmed_at: None,
                confirmed_by: None,
                took_effect_at: None,
            };
            self.plans.insert(plan.code.clone(), plan);
        }
    }

    /// With the three who go on after others.
    fn begin() -> Self {
        let heirs = (6..9).map(|number| {
            let authority = Authority {
                code: code(number),
                kind: AuthorityKind::Municipality,
                official_name: "h".to_owned(),
                display_name: "h".to_owned(),
                cbs_name: String::new(),
                provinces: vec![AuthorityCode::parse("PV25").unwrap()],
                valid_from: None,
                valid_to: None,
                population: None,
                seats: None,
                centre: None,
            };
            let record = Record {
                authority,
                other_names: String::new(),
                successors: BTreeSet::new(),
            };
            (code(number), record)
        });
        Self {
            records: heirs.collect(),
            plans: Plans::new(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_register_says_what_the_newest_edition_says(first in lines(), second in lines(), when in 0..40_u64, later in 0..40_u64) {
        let mut kept = Kept::begin();
        let (earlier, later) = (day(when.min(later)), day(when.max(later)));
        for (as_of, lines) in [(earlier, first), (later, second)] {
            let differences = compare(&kept.records, &kept.plans, as_of, lines.clone());
            let in_file = lines.len();
            kept.apply(&differences);
            for line in &lines {
                let now = &kept.records[line.code()];
                let over = line.end().filter(|(last, _)| *last < as_of);
                prop_assert_eq!(now.end(), over, "what is over is so, what is to come waits");
                prop_assert_eq!(&now.authority.display_name, &line.authority.display_name);
                let foreseen = line.end().filter(|(last, _)| *last >= as_of);
                let plan = kept.plans.get(line.code()).map(|plan| (plan.last_day, &plan.successors));
                if over.is_none() {
                    prop_assert_eq!(plan, foreseen);
                }
            }
            let again = compare(&kept.records, &kept.plans, as_of, lines);
            prop_assert!(again.is_empty(), "{:?}", again);
            prop_assert_eq!(again.unchanged, in_file);
        }
    }
}

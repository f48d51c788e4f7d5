use questionnaires::comparison::{Fate, StatementChange, differences};

use super::*;
use crate::on_both_engines;

on_both_engines! {
    async fn two_versions_are_held_beside_each_other_over_those_between(test: &TestServices) {
        let office = office(test).await;
        release_by_two(test, &next(), (&office.anna, &office.bart)).await;
        let third = next_questionnaire("2027.2", "2027.1");
        bring(&office.anna, test, third.as_bytes()).await.unwrap().unwrap();
        let far = compare(&office.carla, test, ("2027.2", "2026.1")).await.unwrap();
        assert_eq!(far.earlier.instrument.version, "2026.1", "the earlier one first, however it is asked");
        let walk = far.crosswalk.as_ref().expect("over 2027.1");
        let fate = walk.statements.iter().find(|passage| passage.from == "T3.2").unwrap().fate;
        assert_eq!(fate, Fate::Reworded);
        let found = differences(&far.earlier.instrument, &far.later.instrument, Some(walk));
        assert_eq!(found.count(StatementChange::Same), 43);
        let same = compare(&office.carla, test, ("2026.1", "2026.1")).await.unwrap();
        assert_eq!(same.earlier, same.later);
        assert!(matches!(compare(&office.carla, test, ("2026.1", "2031.4")).await, Err(Error::NotFound)));
    }
}

//! The log of the programme in pages, on both engines.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::*;
use crate::accounts::find::member_by_id;
use crate::accounts::{NewMember, add_member};
use crate::actor::Role;
use crate::ids::MemberId;
use crate::on_both_engines;
use crate::testing::TestServices;

async fn join(actor: &Actor, test: &TestServices, name: &str) -> MemberId {
    let new = NewMember {
        name: name.to_owned(),
        email: format!("{}@example.nl", name.to_lowercase()),
        roles: BTreeSet::from([Role::Programme]),
        home_authority: None,
        lead_of: BTreeSet::new(),
    };
    add_member(actor, test, new).await.unwrap()
}

async fn officer(test: &TestServices, name: &str) -> Actor {
    let id = join(&Actor::System, test, name).await;
    Actor::Member(member_by_id(test, &id).await.unwrap().unwrap())
}

/// Two things at a time, so that instants do not tell all events apart.
async fn seven_accounts(actor: &Actor, test: &TestServices) {
    for number in 0..7 {
        if number % 2 == 0 {
            test.later(TimeDelta::hours(12));
        }
        join(actor, test, &format!("Collega{number}")).await;
    }
}

fn ids(log: &ProgrammeLog) -> Vec<AuditEventId> {
    log.entries.iter().map(|entry| entry.id.clone()).collect()
}

on_both_engines! {
    async fn every_event_stands_on_one_page_whichever_way_one_goes(test: &TestServices) {
        let anna = officer(test, "Anna").await;
        seven_accounts(&anna, test).await;
        let by = anna.member().map(|member| member.id.clone());
        let page = async |place: LogPlace| {
            let looking = LogLooking { place, by: by.clone() };
            of_programme(&anna, test, &looking, 3).await.unwrap()
        };
        let mut log = page(LogPlace::Newest).await;
        assert!(!log.has_newer);
        let mut down = ids(&log);
        while log.has_older {
            log = page(LogPlace::Before(log.entries.last().unwrap().id.clone())).await;
            assert!(log.has_newer);
            down.extend(ids(&log));
        }
        assert_eq!(down.len(), 7, "what the operator did is not hers");
        assert_eq!(down.iter().collect::<BTreeSet<_>>().len(), 7, "nothing stands twice");
        let mut up = ids(&log);
        while log.has_newer {
            log = page(LogPlace::After(log.entries.first().unwrap().id.clone())).await;
            assert!(log.has_older);
            up = [ids(&log), up].concat();
        }
        assert_eq!(up, down);
    }

    async fn a_day_is_jumped_to_and_what_came_later_is_a_page_on(test: &TestServices) {
        let anna = officer(test, "Anna").await;
        let first = test.clock().today();
        seven_accounts(&anna, test).await;
        let jump = async |day| {
            let looking = LogLooking { place: LogPlace::Day(day), by: None };
            of_programme(&anna, test, &looking, 100).await.unwrap()
        };
        let log = jump(first).await;
        let days = log.entries.iter().map(|entry| crate::clock::day_of(entry.at));
        assert!(days.clone().all(|day| day <= first), "{:?}", days.collect::<Vec<_>>());
        assert!(!log.entries.is_empty() && log.has_newer && !log.has_older);
        let before = jump(first - TimeDelta::days(1000)).await;
        assert!(before.entries.is_empty() && before.has_newer, "before anything was done");
        let last = jump(test.clock().today()).await;
        assert!(!last.has_newer);
    }

    async fn an_event_that_is_not_there_leads_to_the_newest(test: &TestServices) {
        let anna = officer(test, "Anna").await;
        let look = async |place| of_programme(&anna, test, &LogLooking { place, by: None }, 10).await.unwrap();
        let newest = look(LogPlace::Newest).await;
        for place in [LogPlace::Before(AuditEventId::random()), LogPlace::After(AuditEventId::random())] {
            assert_eq!(ids(&look(place).await), ids(&newest));
        }
    }

    async fn who_did_something_can_be_chosen_and_nobody_else(test: &TestServices) {
        let anna = officer(test, "Anna").await;
        let _idle = officer(test, "Zeger").await;
        join(&anna, test, "Collega").await;
        let log = of_programme(&anna, test, &LogLooking::default(), 10).await.unwrap();
        let names: Vec<&str> = log.doers.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["Anna"]);
    }
}

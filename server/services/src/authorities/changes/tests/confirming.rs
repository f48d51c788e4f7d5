//! Nothing happens before an officer confirmed it, and everything happens once.

use chrono::TimeDelta;

use super::super::*;
use crate::actor::{Actor, Role};
use crate::authorities::changes::confirm as send;
use crate::authorities::scene::{again, code, confirm, events, id_of, mails, person, scan};
use crate::authorities::{Entry, get};
use crate::error::Error;
use crate::on_both_engines;
use crate::testing::TestServices;

const WIJDEMEREN: &str = "GM1696";
const HILVERSUM: &str = "GM0402";

async fn entry(test: &TestServices, text: &str) -> Entry {
    get(&Actor::Anonymous, test, &code(text)).await.unwrap()
}

async fn has_ended(test: &TestServices) -> bool {
    let entry = entry(test, WIJDEMEREN).await;
    assert_eq!(
        entry.successors.len(),
        usize::from(entry.authority.valid_to.is_some())
    );
    !entry.authority.exists_on(test.clock().today())
}

async fn stage(test: &TestServices, officer: &Actor) -> Stage {
    change(officer, test, &code(WIJDEMEREN))
        .await
        .unwrap()
        .change
        .stage
}

on_both_engines! {
    async fn the_planned_merger_of_wijdemeren_waits_also_when_its_day_is_over(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let planned = changes(&officer, test).await.unwrap();
        let ending = &planned[0].ending;
        assert_eq!(planned.len(), 1);
        assert_eq!((ending.authority.display_name.as_str(), ending.successors[0].display_name.as_str()), ("Wijdemeren", "Hilversum"));
        assert_eq!((ending.first_day_after().to_string().as_str(), planned[0].stage), ("2027-01-01", Stage::Waiting));
        assert_eq!(waiting(&officer, test).await.unwrap(), (1, 0));
        test.later(TimeDelta::days(45));
        assert_eq!(take_effect_due(test).await.unwrap(), 0);
        assert_eq!(stage(test, &officer).await, Stage::Overdue);
        assert_eq!(waiting(&officer, test).await.unwrap(), (1, 1));
        assert!(!has_ended(test).await, "nobody confirmed it");
    }

    async fn confirmed_ahead_it_takes_effect_on_its_day_and_once(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let lead = person(test, Role::Lead, Some(WIJDEMEREN)).await;
        scan(test, WIJDEMEREN, &lead).await;
        assert_eq!(confirm(test, &officer, WIJDEMEREN, &[]).await.unwrap(), Stage::Confirmed);
        test.later(TimeDelta::days(38));
        assert_eq!(test.clock().today().to_string(), "2026-12-31");
        assert_eq!(take_effect_due(test).await.unwrap(), 0, "the last day is a day on which it exists");
        assert_eq!(mails(test).await, 0);
        test.later(TimeDelta::hours(12));
        for due in [1, 0, 0] {
            assert_eq!(take_effect_due(test).await.unwrap(), due);
            assert!(has_ended(test).await);
            assert_eq!(mails(test).await, 1, "the lead is told once");
        }
        assert_eq!(confirm(test, &officer, WIJDEMEREN, &[]).await.unwrap(), Stage::Done);
        assert_eq!(mails(test).await, 1);
        assert_eq!(events(test, "authority_end_confirmed").await, 1);
        assert_eq!(events(test, "authority_ended").await, 2, "for the register and in the log of the scan");
        assert_eq!(waiting(&officer, test).await.unwrap(), (0, 0));
    }

    async fn two_servers_let_it_take_effect_once(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let lead = person(test, Role::Lead, Some(WIJDEMEREN)).await;
        scan(test, WIJDEMEREN, &lead).await;
        confirm(test, &officer, WIJDEMEREN, &[]).await.unwrap();
        test.later(TimeDelta::days(60));
        let (one, other) = tokio::join!(take_effect_due(test), take_effect_due(test));
        assert_eq!(one.unwrap() + other.unwrap(), 1);
        assert_eq!(mails(test).await, 1);
    }

    async fn confirmed_late_it_takes_effect_at_once(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        test.later(TimeDelta::days(60));
        assert_eq!(confirm(test, &officer, WIJDEMEREN, &[]).await.unwrap(), Stage::Done);
        assert!(has_ended(test).await);
        let last_day = entry(test, WIJDEMEREN).await.authority.valid_to.unwrap();
        assert_eq!(last_day.to_string(), "2026-12-31", "its own last day, not that of the confirmation");
    }

    async fn a_confirmation_can_be_taken_back_until_the_day(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        confirm(test, &officer, WIJDEMEREN, &[]).await.unwrap();
        withdraw(&officer, test, &code(WIJDEMEREN)).await.unwrap();
        withdraw(&officer, test, &code(WIJDEMEREN)).await.unwrap();
        assert_eq!(events(test, "authority_end_unconfirmed").await, 1);
        test.later(TimeDelta::days(60));
        assert_eq!(take_effect_due(test).await.unwrap(), 0);
        confirm(test, &officer, WIJDEMEREN, &[]).await.unwrap();
        assert!(matches!(withdraw(&officer, test, &code(WIJDEMEREN)).await, Err(Error::Conflict)));
        assert!(has_ended(test).await);
    }

    async fn leads_may_act_for_the_successor_only_where_the_programme_says_so(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let (one, other) = (person(test, Role::Lead, Some(WIJDEMEREN)).await, person(test, Role::Lead, Some(WIJDEMEREN)).await);
        let stranger = person(test, Role::Lead, Some("GM0363")).await;
        confirm(test, &officer, WIJDEMEREN, &[(&one, HILVERSUM), (&stranger, HILVERSUM), (&one, "GM0363")]).await.unwrap();
        let view = change(&officer, test, &code(WIJDEMEREN)).await.unwrap();
        let chosen: Vec<_> = view.leads.iter().map(|lead| (lead.chosen, lead.already)).collect();
        assert_eq!(chosen.len(), 2);
        assert!(chosen.contains(&(true, false)) && chosen.contains(&(false, false)));
        let leads = |actor: Actor| actor.member().unwrap().leads(&code(HILVERSUM));
        assert!(!leads(again(test, &id_of(&one)).await), "not before the day");
        test.later(TimeDelta::days(60));
        take_effect_due(test).await.unwrap();
        let now = again(test, &id_of(&one)).await;
        assert!(leads(now.clone()) && now.member().unwrap().leads(&code(WIJDEMEREN)), "and keeps what they had");
        assert!(!leads(again(test, &id_of(&other)).await) && !leads(again(test, &id_of(&stranger)).await));
        assert!(!now.member().unwrap().leads(&code("GM0363")), "that is no successor");
        confirm(test, &officer, WIJDEMEREN, &[(&other, HILVERSUM)]).await.unwrap();
        assert!(leads(again(test, &id_of(&other)).await), "the programme may say so later");
        assert!(leads(again(test, &id_of(&one)).await), "and takes nothing away by it");
    }

    async fn who_confirms_confirms_what_they_saw(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let form = ConfirmForm { seen: "2027-12-31 GM0402".to_owned(), leads: Vec::new() };
        assert!(matches!(send(&officer, test, &code(WIJDEMEREN), &form).await, Err(Error::Conflict)));
        assert!(matches!(send(&officer, test, &code("GM0363"), &form).await, Err(Error::NotFound)));
        assert_eq!(stage(test, &officer).await, Stage::Waiting);
    }

    async fn only_the_programme_confirms(test: &TestServices) {
        let code = code(WIJDEMEREN);
        let form = ConfirmForm { seen: "2026-12-31 GM0402".to_owned(), leads: Vec::new() };
        for actor in [
            Actor::Anonymous,
            Actor::System,
            person(test, Role::Clerk, Some("GM0106")).await,
            person(test, Role::Lead, Some(WIJDEMEREN)).await,
        ] {
            for outcome in [
                send(&actor, test, &code, &form).await.map(|_| ()),
                withdraw(&actor, test, &code).await,
                change(&actor, test, &code).await.map(|_| ()),
                changes(&actor, test).await.map(|_| ()),
                waiting(&actor, test).await.map(|_| ()),
            ] {
                assert!(matches!(outcome, Err(Error::Forbidden | Error::SignInNeeded)), "{actor:?}: {outcome:?}");
            }
        }
    }
}

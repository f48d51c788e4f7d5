use super::*;
use crate::on_both_engines;

on_both_engines! {
    async fn a_scan_is_told_of_to_its_people_only(test: &TestServices) {
        let people = people(test).await;
        let id = assigned(test, &people).await;
        for known in [&people.programme, &people.lead, &people.clerk, &Actor::System] {
            assert!(visible(known, test, &id).await.is_ok(), "{known:?}");
            assert!(cockpit(known, test, &id).await.is_ok(), "{known:?}");
            assert!(log(known, test, &id).await.is_ok(), "{known:?}");
        }
        for stranger in [&people.other_lead, &people.other_clerk] {
            assert!(matches!(visible(stranger, test, &id).await, Err(Error::NotFound)), "{stranger:?}");
            assert!(matches!(cockpit(stranger, test, &id).await, Err(Error::NotFound)), "{stranger:?}");
            assert!(matches!(log(stranger, test, &id).await, Err(Error::NotFound)), "{stranger:?}");
            assert!(list(stranger, test).await.unwrap().own.is_empty());
        }
        assert!(matches!(visible(&Actor::Anonymous, test, &id).await, Err(Error::SignInNeeded)));
        assert!(matches!(visible(&people.programme, test, &ScanId::random()).await, Err(Error::NotFound)));
    }

    async fn a_role_that_was_taken_away_opens_nothing(test: &TestServices) {
        let people = people(test).await;
        let id = assigned(test, &people).await;
        let Actor::Member(mut member) = people.clerk.clone() else { unreachable!() };
        member.roles = BTreeSet::from([Role::Lead]);
        assert!(matches!(visible(&Actor::Member(member), test, &id).await, Err(Error::NotFound)));
    }

    async fn lists_hold_what_somebody_has_to_do_with(test: &TestServices) {
        let people = people(test).await;
        let amsterdam = assigned(test, &people).await;
        let breda = request(&people.lead, test, &request_form(BREDA)).await.unwrap();
        let lead = list(&people.lead, test).await.unwrap();
        assert_eq!(lead.own.iter().map(|listed| listed.scan.id.clone()).collect::<Vec<_>>(), [amsterdam.clone(), breda]);
        assert!(lead.all.is_empty() && lead.may_request);
        assert_eq!(lead.own[0].turn.unwrap().task, Task::RecordAgreements);
        assert_eq!(lead.own[1].turn.unwrap().who, Who::Programme);
        let clerk = list(&people.clerk, test).await.unwrap();
        assert_eq!((clerk.own.len(), clerk.may_request), (1, false));
        let programme = list(&people.programme, test).await.unwrap();
        assert_eq!((programme.own.len(), programme.all.len()), (0, 2));
    }

    async fn the_cockpit_says_what_is_next_and_shows_counts_only_while_open(test: &TestServices) {
        let people = people(test).await;
        let id = ready(test, &people).await;
        let view = cockpit(&people.lead, test, &id).await.unwrap();
        assert!(view.counts.is_none());
        assert!(view.turns.iter().any(|turn| turn.task == Task::Open && turn.who == Who::Lead));
        assert_eq!(view.steps[0].progress, Progress::Done);
        assert_eq!(view.steps[0].on, Some(test.clock().today()));
        assert_eq!(view.steps[1].progress, Progress::Current);
        open(&people.lead, test, &id).await.unwrap();
        let view = cockpit(&people.clerk, test, &id).await.unwrap();
        assert_eq!(view.counts.as_ref().map(Vec::len), Some(4));
        assert_eq!(view.steps[2].progress, Progress::Current);
        assert_eq!(view.steps[2].on.unwrap().to_string(), "2026-12-11");
        close(&people.lead, test, &id).await.unwrap();
        assert!(cockpit(&people.lead, test, &id).await.unwrap().counts.is_none());
    }
}

use super::*;
use crate::audit::{AuditEvent, ResultEvent, ScanEvent};
use crate::on_both_engines;
use chrono::TimeDelta;

async fn count(test: &TestServices, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement)
        .fetch_one(test.store().read())
        .await
        .unwrap()
}

on_both_engines! {
    async fn the_lead_closes_by_hand_and_nothing_is_left_of_the_codes(test: &TestServices) {
        let people = people(test).await;
        let id = opened(test, &people).await;
        crate::participations::create_codes(&people.lead, test, &id, RespondentGroup::Council).await.unwrap();
        close(&people.lead, test, &id).await.unwrap();
        let scan = visible(&people.clerk, test, &id).await.unwrap();
        assert_eq!((scan.state, scan.closed_at), (State::Closed, Some(test.clock().now())));
        assert_eq!(count(test, "SELECT COUNT(*) FROM participations").await, 0);
        assert_eq!(count(test, "SELECT COUNT(*) FROM released_results").await, 1);
        let (_, log) = log(&people.lead, test, &id).await.unwrap();
        let closed = log.entries.iter().find_map(|entry| match entry.event {
            Some(AuditEvent::Scan(ScanEvent::ScanClosed { by_hand, destroyed })) => Some((by_hand, destroyed)),
            _ => None,
        });
        assert_eq!(closed, Some((true, 45)));
        assert!(log.entries.iter().any(|entry| entry.event == Some(AuditEvent::Result(ResultEvent::StoreCompacted))));
    }

    async fn the_program_closes_after_the_last_day_and_not_on_it(test: &TestServices) {
        let people = people(test).await;
        let id = opened(test, &people).await;
        test.later(TimeDelta::days(18));
        assert_eq!(test.clock().today().to_string(), "2026-12-11");
        assert_eq!(close_due(test).await.unwrap(), 0);
        assert_eq!(guard(close(&Actor::System, test, &id).await), Refused::PeriodNotOver);
        test.later(TimeDelta::hours(12));
        assert_eq!(close_due(test).await.unwrap(), 1);
        assert_eq!(close_due(test).await.unwrap(), 0);
        assert_eq!(state_of(test, &id).await, State::Closed);
    }

    async fn two_servers_close_a_scan_once(test: &TestServices) {
        let people = people(test).await;
        let id = opened(test, &people).await;
        test.later(TimeDelta::days(19));
        let (services, other) = (test.services(), test.services());
        let (one, two) = tokio::join!(close_due(&services), close_due(&other));
        assert_eq!(one.unwrap() + two.unwrap(), 1);
        let (_, log) = log(&people.lead, test, &id).await.unwrap();
        assert_eq!(log.entries.iter().filter(|entry| entry.kind == "scan_closed").count(), 1);
        assert_eq!(log.entries.iter().filter(|entry| entry.kind == "store_compacted").count(), 1);
    }

    async fn of_two_who_close_at_once_one_does(test: &TestServices) {
        let people = people(test).await;
        let id = opened(test, &people).await;
        let (one, two) = tokio::join!(close(&people.lead, test, &id), close(&people.lead, test, &id));
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
        assert_eq!(guard(if one.is_ok() { two } else { one }), Refused::NotInThisState);
    }

    async fn a_server_that_stopped_after_closing_is_made_up_for(test: &TestServices) {
        let people = people(test).await;
        let id = opened(test, &people).await;
        close(&people.lead, test, &id).await.unwrap();
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("UPDATE scans SET compacted_at = NULL WHERE id = $1").bind(&id).execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        close_due(test).await.unwrap();
        assert_eq!(count(test, "SELECT COUNT(*) FROM scans WHERE compacted_at IS NULL").await, 0);
    }

    async fn only_the_lead_closes_by_hand(test: &TestServices) {
        let people = people(test).await;
        let id = opened(test, &people).await;
        for other in [&people.clerk, &people.programme] {
            assert!(matches!(close(other, test, &id).await, Err(Error::Forbidden)), "{other:?}");
        }
        for stranger in [&people.other_lead, &people.other_clerk] {
            assert!(matches!(close(stranger, test, &id).await, Err(Error::NotFound)), "{stranger:?}");
        }
        assert!(matches!(close(&Actor::Anonymous, test, &id).await, Err(Error::SignInNeeded)));
        assert_eq!(state_of(test, &id).await, State::Open);
    }

    async fn cancelling_needs_a_reason_and_destroys_what_was_filled_in(test: &TestServices) {
        let people = people(test).await;
        let id = opened(test, &people).await;
        crate::participations::create_codes(&people.lead, test, &id, RespondentGroup::Executive).await.unwrap();
        assert_eq!(guard(cancel(&people.lead, test, &id, "  ").await), Refused::ReasonMissing);
        assert!(matches!(cancel(&people.clerk, test, &id, "Nee").await, Err(Error::Forbidden)));
        assert!(matches!(cancel(&people.other_lead, test, &id, "Nee").await, Err(Error::NotFound)));
        assert_eq!(count(test, "SELECT COUNT(*) FROM participations").await, 8, "undone with the refusal");
        cancel(&people.programme, test, &id, "Er komt een herindeling.").await.unwrap();
        let scan = visible(&people.lead, test, &id).await.unwrap();
        assert_eq!(scan.cancelled_because.as_deref(), Some("Er komt een herindeling."));
        for statement in ["SELECT COUNT(*) FROM participations", "SELECT COUNT(*) FROM drafts", "SELECT COUNT(*) FROM tally", "SELECT COUNT(*) FROM remarks"] {
            assert_eq!(count(test, statement).await, 0, "{statement}");
        }
        assert_eq!(count(test, "SELECT COUNT(*) FROM released_results").await, 0);
        request(&people.lead, test, &request_form(AMSTERDAM)).await.unwrap();
    }

    async fn a_scan_can_be_cancelled_until_it_closes(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        cancel(&people.lead, test, &id, "Toch niet.").await.unwrap();
        assert!(matches!(proposed(&people.clerk, test, &id).await, Err(Error::Refused(Refusal::ProposalOver))), "nobody is asked any more");
        let id = opened(test, &people).await;
        close(&people.lead, test, &id).await.unwrap();
        assert_eq!(guard(cancel(&people.lead, test, &id, "Te laat.").await), Refused::NotInThisState);
    }
}

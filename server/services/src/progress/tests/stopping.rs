//! A plan that nobody is asked about any more.

use chrono::TimeDelta;

use super::{HALF_A_YEAR, OWNER, adopted, at, because, day, in_round, is_over, link, says, seen};
use crate::error::{Error, Refusal};
use crate::mail::deliver_due;
use crate::progress::{
    ActionStatus, Due, ProgressReport, behind, owner_page, owner_tell, progress_report, resume,
    run_due, send_link, set_address, stop, tell, to_stop,
};
use crate::scans;
use crate::{Actor, on_both_engines};

on_both_engines! {
    async fn a_plan_that_is_stopped_asks_and_reminds_nobody(test: &TestServices) {
        let (scan, actions, link) = in_round(test).await;
        send_link(&scan.lead, test, &scan.id, &actions[1]).await.unwrap();
        let before = test.mailer().sent().len();
        assert!(matches!(stop(&scan.lead, test, &scan.id, &because(" ")).await, Err(Error::Invalid(_))));
        for actor in [&scan.clerk, &scan.programme] {
            assert!(matches!(stop(actor, test, &scan.id, &because("x")).await, Err(Error::Forbidden)));
            assert!(matches!(resume(actor, test, &scan.id).await, Err(Error::Forbidden)));
        }
        assert!(matches!(resume(&scan.lead, test, &scan.id).await, Err(Error::Conflict)), "it is followed");
        stop(&scan.lead, test, &scan.id, &because("De raad trok het plan in.")).await.unwrap();
        assert!(!scans::cockpit(&scan.clerk, test, &scan.id).await.unwrap().follow_up.is_behind());
        assert!(scans::list(&scan.lead, test).await.unwrap().own.iter().all(|own| !own.follow_up.is_behind()));
        deliver_due(test).await.unwrap();
        assert_eq!(test.mailer().sent().len(), before, "the link that was not sent yet stays where it is");
        assert!(is_over(&owner_page(&Actor::Anonymous, test, None, &link).await.unwrap_err()));
        assert!(behind(&scan.programme, test).await.unwrap().1.is_empty());
        for error in [
            send_link(&scan.lead, test, &scan.id, &actions[1]).await.unwrap_err(),
            stop(&scan.lead, test, &scan.id, &because("Nog eens.")).await.unwrap_err(),
            to_stop(&scan.lead, test, &scan.id).await.unwrap_err(),
        ] {
            assert!(matches!(error, Error::Refused(Refusal::FollowUpStopped)), "{error:?}");
        }
        set_address(&scan.lead, test, &scan.id, &actions[0], &at(OWNER)).await.unwrap();
        for days in [30, 30, 60, 70, 30] {
            test.later(TimeDelta::days(days));
            let due = run_due(test).await.unwrap();
            assert_eq!((due.opened, due.reminded), (0, 0), "neither the second round nor the day of an action");
        }
        deliver_due(test).await.unwrap();
        assert_eq!(test.mailer().sent().len(), before);
        let view = seen(test, &scan).await;
        assert_eq!(view.stopped.unwrap().reason, "De raad trok het plan in.");
        let (_, report) = progress_report(&scan.clerk, test, &scan.id).await.unwrap();
        let mut kept = serde_json::to_value(&report).unwrap();
        assert_eq!(report.stopped.unwrap().reason, "De raad trok het plan in.");
        kept.as_object_mut().unwrap().remove("stopped");
        let earlier: ProgressReport = serde_json::from_value(kept).unwrap();
        assert!(earlier.stopped.is_none(), "what was published without it can be read still");
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "Toch gedaan.")).await.unwrap();
        resume(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(run_due(test).await.unwrap().opened, 1, "the round that should have begun by now");
    }

    async fn a_plan_that_is_stopped_by_mistake_goes_on_where_it_was(test: &TestServices) {
        let (scan, actions, first) = in_round(test).await;
        stop(&scan.lead, test, &scan.id, &because("Verkeerd plan.")).await.unwrap();
        resume(&scan.lead, test, &scan.id).await.unwrap();
        let second = link(test).await;
        assert_ne!(first, second);
        owner_tell(&Actor::Anonymous, test, None, &second, (&actions[1], &says(ActionStatus::Done, ""))).await.unwrap();
        let view = seen(test, &scan).await;
        assert!(view.stopped.is_none() && view.open_round().is_some());
        let kept: Vec<String> = sqlx::query_scalar("SELECT kind FROM audit_events WHERE kind IN ('follow_up_stopped', 'follow_up_resumed')")
            .fetch_all(test.store().read()).await.unwrap();
        assert_eq!(kept.len(), 2, "the log remembers both");
    }

    async fn the_plan_of_an_authority_that_ended_asks_nobody_and_its_lead_hears_so_once(test: &TestServices) {
        let (scan, _, actions) = adopted(test).await;
        set_address(&scan.lead, test, &scan.id, &actions[0], &at(OWNER)).await.unwrap();
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("UPDATE authorities SET valid_to = '2026-12-31' WHERE code = (SELECT authority_code FROM scans WHERE id = $1)")
            .bind(&scan.id).execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(run_due(test).await.unwrap(), Due::default(), "it still exists");
        test.later(TimeDelta::days(84));
        let (one, other) = tokio::join!(run_due(test), run_due(test));
        let (one, other) = (one.unwrap(), other.unwrap());
        assert_eq!((one.told + other.told, one.reminded + other.reminded), (1, 0));
        test.later(HALF_A_YEAR);
        assert_eq!(run_due(test).await.unwrap(), Due::default());
        deliver_due(test).await.unwrap();
        let sent = test.mailer().sent();
        assert!(sent.iter().all(|letter| letter.to_email != OWNER));
        let told: Vec<_> = sent.iter().filter(|letter| letter.subject.contains("geen rondes meer")).collect();
        assert!(told.len() == 1 && told[0].text.contains("31\u{a0}december 2026"), "{told:?}");
        let view = seen(test, &scan).await;
        assert_eq!((view.goes_on(), view.ended_on()), (false, Some(day("2026-12-31"))));
        stop(&scan.lead, test, &scan.id, &because("De opvolger maakt een nieuw plan.")).await.unwrap();
    }
}

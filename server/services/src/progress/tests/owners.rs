//! What owners tell by a link.

use chrono::TimeDelta;

use super::{
    OWNER, adopted, at, because, day, in_round, is_over, later, link, links, one, says, seen,
};
use crate::error::{Error, Refusal};
use crate::progress::{
    ActionStatus, DayProposal, ReportForm, decide_day, owner_action, owner_page, owner_tell,
    revoke_link, run_due, send_link, set_address, stop, tell,
};
use crate::{Actor, on_both_engines};

on_both_engines! {
    async fn an_owner_tells_by_link_and_looking_changes_nothing(test: &TestServices) {
        let (scan, actions, link) = in_round(test).await;
        let anybody = Actor::Anonymous;
        for _ in 0..2 {
            let view = owner_page(&anybody, test, None, &link).await.unwrap();
            let own: Vec<_> = view.actions.iter().map(|own| own.what.as_str()).collect();
            assert_eq!(own, ["twee"], "their own actions and no others");
        }
        assert!(is_over(&owner_action(&anybody, test, None, &link, &actions[0]).await.unwrap_err()));
        let form = later("2027-10-01", "De zomer zit ertussen.");
        assert!(is_over(&owner_tell(&anybody, test, None, &link, (&actions[0], &form)).await.unwrap_err()));
        let before = one(&seen(test, &scan).await, &actions[1]);
        assert_eq!((before.reports.len(), before.silent_since(seen(test, &scan).await.round()).is_some()), (0, true));
        owner_tell(&anybody, test, None, &link, (&actions[1], &form)).await.unwrap();
        let view = seen(test, &scan).await;
        let own = one(&view, &actions[1]);
        assert_eq!((own.due_on, own.reports[0].told_by.as_str(), own.reports[0].round), (day("2027-09-01"), "griffier", 1));
        assert_eq!(own.silent_since(view.round()), None);
        let missing = ReportForm { status: "stopped".into(), ..ReportForm::default() };
        assert!(matches!(owner_tell(&anybody, test, None, &link, (&actions[1], &missing)).await, Err(Error::Invalid(_))));
    }

    async fn an_owner_does_not_open_a_closed_action_again(test: &TestServices) {
        let (scan, actions, link) = in_round(test).await;
        let anybody = Actor::Anonymous;
        let own = &actions[1];
        let old_page = later("2027-10-01", "Dit schreef ik vorige week.");
        for closed in [ActionStatus::Stopped, ActionStatus::Done] {
            tell(&scan.lead, test, &scan.id, own, &says(closed, "De raad zag ervan af.")).await.unwrap();
            let refused = owner_tell(&anybody, test, None, &link, (own, &old_page)).await.unwrap_err();
            let Error::Refused(Refusal::ActionClosed { status, on, by }) = refused else { panic!("{refused:?}") };
            let lead = scan.lead.require_member().unwrap();
            assert_eq!((status, on, &by), (closed, test.clock().today(), &lead.name));
            let kept = one(&seen(test, &scan).await, own);
            assert_eq!((kept.status, kept.proposal()), (closed, None));
        }
        tell(&scan.lead, test, &scan.id, own, &says(ActionStatus::Running, "Toch weer.")).await.unwrap();
        owner_tell(&anybody, test, None, &link, (own, &old_page)).await.unwrap();
    }

    async fn a_day_that_an_owner_proposes_waits_for_the_lead(test: &TestServices) {
        let (scan, actions, link) = in_round(test).await;
        let anybody = Actor::Anonymous;
        let own = &actions[1];
        assert!(matches!(decide_day(&scan.lead, test, &scan.id, own, true).await, Err(Error::Conflict)));
        owner_tell(&anybody, test, None, &link, (own, &later("2027-10-01", "een"))).await.unwrap();
        owner_tell(&anybody, test, None, &link, (own, &later("2027-11-01", "twee"))).await.unwrap();
        let waiting = one(&seen(test, &scan).await, own);
        assert_eq!(waiting.proposal().unwrap().due_on, Some(day("2027-11-01")));
        assert!(waiting.reports.iter().any(|report| report.proposal == DayProposal::Replaced));
        assert!(matches!(decide_day(&scan.clerk, test, &scan.id, own, true).await, Err(Error::Forbidden)));
        decide_day(&scan.lead, test, &scan.id, own, true).await.unwrap();
        let moved = one(&seen(test, &scan).await, own);
        assert_eq!((moved.planned_on, moved.due_on, moved.day_reason()), (day("2027-09-01"), day("2027-11-01"), "twee"));
        owner_tell(&anybody, test, None, &link, (own, &later("2027-12-01", "drie"))).await.unwrap();
        decide_day(&scan.lead, test, &scan.id, own, false).await.unwrap();
        assert_eq!(one(&seen(test, &scan).await, own).due_on, day("2027-11-01"));
    }

    async fn a_link_is_replaced_taken_back_and_ends_with_its_round(test: &TestServices) {
        let (scan, actions, first) = in_round(test).await;
        let anybody = Actor::Anonymous;
        let kept: Vec<String> = sqlx::query_scalar("SELECT fingerprint FROM owner_links").fetch_all(test.store().read()).await.unwrap();
        assert!(kept.len() == 1 && !kept[0].contains(&first), "the secret is not in the database");
        send_link(&scan.lead, test, &scan.id, &actions[1]).await.unwrap();
        let second = link(test).await;
        assert!(is_over(&owner_page(&anybody, test, None, &first).await.unwrap_err()));
        assert!(owner_page(&anybody, test, None, &second).await.is_ok());
        assert!(matches!(send_link(&scan.lead, test, &scan.id, &actions[0]).await, Err(Error::Refused(Refusal::NoAddress))));
        revoke_link(&scan.lead, test, &scan.id, &actions[1]).await.unwrap();
        assert!(is_over(&owner_page(&anybody, test, None, &second).await.unwrap_err()));
        revoke_link(&scan.lead, test, &scan.id, &actions[1]).await.expect("pressed twice is once");
        send_link(&scan.lead, test, &scan.id, &actions[1]).await.unwrap();
        let third = link(test).await;
        set_address(&scan.lead, test, &scan.id, &actions[1], &at("")).await.unwrap();
        assert!(is_over(&owner_page(&anybody, test, None, &third).await.unwrap_err()), "an address that was taken away");
        set_address(&scan.lead, test, &scan.id, &actions[1], &at(OWNER)).await.unwrap();
        let fourth = link(test).await;
        test.later(TimeDelta::days(29));
        assert!(is_over(&owner_page(&anybody, test, None, &fourth).await.unwrap_err()), "before the job came by");
        run_due(test).await.unwrap();
        let form = says(ActionStatus::Done, "");
        assert!(is_over(&owner_tell(&anybody, test, None, &fourth, (&actions[1], &form)).await.unwrap_err()));
        assert!(matches!(send_link(&scan.lead, test, &scan.id, &actions[1]).await, Err(Error::Refused(Refusal::NoRound))));
        for guess in ["", "x", "00000000000000000000000000"] {
            assert!(is_over(&owner_page(&anybody, test, None, guess).await.unwrap_err()));
        }
    }

    async fn guessing_at_links_is_slowed_down(test: &TestServices) {
        let client = Some("192.0.2.7".parse().unwrap());
        let mut tries = 0;
        while is_over(&owner_page(&Actor::Anonymous, test, client, "x").await.unwrap_err()) {
            tries += 1;
            assert!(tries < 100);
        }
        assert!((60..65).contains(&tries), "{tries}");
    }

    async fn an_owner_answers_by_the_link_in_a_reminder_when_no_round_is_open(test: &TestServices) {
        let (scan, _, actions) = adopted(test).await;
        let anybody = Actor::Anonymous;
        tell(&scan.lead, test, &scan.id, &actions[1], &later("2027-03-02", "Eerder klaar.")).await.unwrap();
        for own in &actions[..2] {
            set_address(&scan.lead, test, &scan.id, own, &at(OWNER)).await.unwrap();
        }
        test.later(TimeDelta::days(85));
        assert_eq!(run_due(test).await.unwrap().reminded, 2);
        let mut own = Vec::new();
        for link in links(test).await {
            let view = owner_page(&anybody, test, None, &link).await.unwrap();
            assert_eq!((view.round, view.actions.len()), (0, 2));
            own.push((view.until, link));
        }
        own.sort();
        let (until, own): (Vec<_>, Vec<_>) = own.into_iter().unzip();
        assert_eq!(until, [day("2027-03-29"), day("2027-03-30")], "one mail does not end the link in the other");
        assert!(matches!(send_link(&scan.lead, test, &scan.id, &actions[0]).await, Err(Error::Refused(Refusal::NoRound))));
        assert_eq!(seen(test, &scan).await.linked.get(OWNER), Some(&day("2027-03-30")));
        owner_tell(&anybody, test, None, &own[0], (&actions[0], &says(ActionStatus::Done, "Gelukt."))).await.unwrap();
        let told = one(&seen(test, &scan).await, &actions[0]);
        assert_eq!((told.status, told.reports[0].round, told.reports[0].told_by.as_str()), (ActionStatus::Done, 0, "griffier"));
        test.later(TimeDelta::days(42));
        assert!(owner_page(&anybody, test, None, &own[0]).await.is_err_and(|error| is_over(&error)), "its last day is over");
        assert!(owner_page(&anybody, test, None, &own[1]).await.is_ok());
        run_due(test).await.unwrap();
        let kept: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM owner_links").fetch_one(test.store().read()).await.unwrap();
        assert_eq!(kept, 1, "what works no more is destroyed");
        revoke_link(&scan.lead, test, &scan.id, &actions[1]).await.unwrap();
        assert!(is_over(&owner_page(&anybody, test, None, &own[1]).await.unwrap_err()));
    }

    async fn a_link_of_a_reminder_outlives_the_round_and_not_the_scan(test: &TestServices) {
        let (scan, actions, of_round) = in_round(test).await;
        let anybody = Actor::Anonymous;
        tell(&scan.lead, test, &scan.id, &actions[1], &later("2027-06-15", "Eerder klaar.")).await.unwrap();
        test.later(TimeDelta::days(20));
        assert_eq!(run_due(test).await.unwrap().reminded, 1);
        let of_reminder = link(test).await;
        assert!(owner_page(&anybody, test, None, &of_round).await.is_ok());
        assert_eq!(owner_page(&anybody, test, None, &of_reminder).await.unwrap().round, 1);
        test.later(TimeDelta::days(10));
        run_due(test).await.unwrap();
        assert!(is_over(&owner_page(&anybody, test, None, &of_round).await.unwrap_err()));
        assert!(owner_page(&anybody, test, None, &of_reminder).await.is_ok());
        stop(&scan.lead, test, &scan.id, &because("x")).await.unwrap();
        assert!(is_over(&owner_page(&anybody, test, None, &of_reminder).await.unwrap_err()));
    }
}

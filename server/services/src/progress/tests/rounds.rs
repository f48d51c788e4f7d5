//! Rounds, reminders, and who hears what is behind.

use chrono::TimeDelta;

use super::{HALF_A_YEAR, OWNER, adopted, at, day, in_round, later, says, seen};
use crate::error::{Error, Refusal};
use crate::mail::deliver_due;
use crate::plans;
use crate::progress::{
    ActionStatus, Due, behind, behind_file, conclude, owner_tell, run_due, set_address, tell,
};
use crate::publication::publish;
use crate::scans::{self, Refused, ScanDay, State, list};
use crate::{Actor, on_both_engines};

on_both_engines! {
    async fn the_own_page_looks_forward_to_the_rounds_also_once_all_is_public(test: &TestServices) {
        let (scan, _, _) = adopted(test).await;
        let next = async || list(&scan.clerk, test).await.unwrap().own[0].next;
        assert_eq!(next().await, Some((day("2027-05-23"), ScanDay::RoundBegins)));
        publish(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(next().await, Some((day("2027-05-23"), ScanDay::RoundBegins)), "it is not over yet");
        test.later(HALF_A_YEAR);
        run_due(test).await.unwrap();
        let view = seen(test, &scan).await;
        let round = view.rounds.last().expect("the first round");
        assert_eq!(next().await, Some((round.closes_on, ScanDay::RoundCloses)));
        test.later(TimeDelta::days(40));
        run_due(test).await.unwrap();
        assert_eq!(next().await, Some((day("2027-11-23"), ScanDay::RoundBegins)), "and then for the second");
    }

    async fn rounds_open_by_themselves_after_half_a_year_and_a_year_and_only_once(test: &TestServices) {
        let (scan, _, _) = adopted(test).await;
        assert_eq!(run_due(test).await.unwrap(), Due::default());
        test.later(TimeDelta::days(180));
        assert_eq!(run_due(test).await.unwrap().opened, 0);
        test.later(TimeDelta::days(2));
        let (one, other) = tokio::join!(run_due(test), run_due(test));
        assert_eq!(one.unwrap().opened + other.unwrap().opened, 1);
        assert_eq!(run_due(test).await.unwrap().opened, 0);
        test.later(TimeDelta::days(28));
        assert_eq!(run_due(test).await.unwrap().closed, 0, "the last day is not over");
        test.later(TimeDelta::days(1));
        assert_eq!(run_due(test).await.unwrap().closed, 1);
        test.later(TimeDelta::days(160));
        assert_eq!(run_due(test).await.unwrap().opened, 1);
        let numbers: Vec<_> = seen(test, &scan).await.rounds.iter().map(|round| (round.number, round.is_open)).collect();
        assert_eq!(numbers, [(1, false), (2, true)]);
        deliver_due(test).await.unwrap();
        let subjects: Vec<_> = test.mailer().sent().into_iter().filter(|letter| letter.subject.contains("onde")).map(|letter| letter.subject).collect();
        assert_eq!(subjects.len(), 3, "{subjects:?}");
    }

    async fn a_server_that_stood_still_makes_up_for_the_newest_round_only(test: &TestServices) {
        let (scan, _, _) = adopted(test).await;
        test.later(TimeDelta::days(400));
        assert_eq!(run_due(test).await.unwrap().opened, 1);
        assert_eq!(seen(test, &scan).await.rounds[0].number, 2);
    }

    async fn an_action_is_reminded_of_once_before_its_day(test: &TestServices) {
        let (scan, _, actions) = adopted(test).await;
        set_address(&scan.lead, test, &scan.id, &actions[0], &at(OWNER)).await.unwrap();
        test.later(TimeDelta::days(83));
        assert_eq!(run_due(test).await.unwrap().reminded, 0);
        test.later(TimeDelta::days(1));
        assert_eq!(run_due(test).await.unwrap().reminded, 1);
        assert_eq!(run_due(test).await.unwrap().reminded, 0);
        deliver_due(test).await.unwrap();
        let letter = test.mailer().sent().into_iter().rfind(|letter| letter.to_email == OWNER).unwrap();
        assert!(letter.subject.contains("1\u{a0}maart 2027"), "{}", letter.subject);
        tell(&scan.lead, test, &scan.id, &actions[0], &later("2027-02-20", "x")).await.unwrap();
        set_address(&scan.lead, test, &scan.id, &actions[0], &at("")).await.unwrap();
        assert_eq!(run_due(test).await.unwrap().reminded, 1, "another day, another reminder");
        tell(&scan.lead, test, &scan.id, &actions[1], &says(ActionStatus::Done, "")).await.unwrap();
        test.later(TimeDelta::days(190));
        assert_eq!(run_due(test).await.unwrap().reminded, 0, "what is done is not reminded of");
    }

    async fn lead_and_clerk_hear_of_actions_that_are_late_or_silent(test: &TestServices) {
        let (scan, actions, link) = in_round(test).await;
        let seen_by = async |actor: &Actor| {
            let cockpit = scans::cockpit(actor, test, &scan.id).await.unwrap().follow_up;
            let list = scans::list(actor, test).await.unwrap();
            let listed = list.own.iter().find(|own| own.scan.id == scan.id).unwrap().follow_up.clone();
            assert_eq!(cockpit, listed, "the page and the list say the same");
            (listed.late, listed.silent)
        };
        assert_eq!(seen_by(&scan.lead).await, (1, 0), "while the round runs its owners have time");
        owner_tell(&Actor::Anonymous, test, None, &link, (&actions[1], &says(ActionStatus::Running, ""))).await.unwrap();
        test.later(TimeDelta::days(29));
        run_due(test).await.unwrap();
        for actor in [&scan.lead, &scan.clerk] {
            assert_eq!(seen_by(actor).await, (1, 2));
        }
        deliver_due(test).await.unwrap();
        let clerk = scan.clerk.require_member().unwrap();
        let sent = test.mailer().sent();
        let own: Vec<_> = sent.iter().filter(|letter| letter.to_email == clerk.email && letter.subject.contains("Geen bericht over 2 acties")).collect();
        assert!(own.len() == 1 && own[0].text.contains(&format!("/scans/{}/voortgang", scan.id)));
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await.unwrap();
        tell(&scan.lead, test, &scan.id, &actions[2], &says(ActionStatus::Running, "")).await.unwrap();
        assert_eq!(seen_by(&scan.clerk).await, (0, 0));
    }

    async fn the_programme_sees_what_is_behind_and_since_when(test: &TestServices) {
        let (scan, actions, link) = in_round(test).await;
        let (today, found) = behind(&scan.programme, test).await.unwrap();
        let late: Vec<_> = found[0].actions.iter().map(|own| own.what.as_str()).collect();
        assert_eq!((late, found[0].since(today)), (vec!["een"], Some(day("2027-03-01"))), "nobody is silent while the round runs");
        owner_tell(&Actor::Anonymous, test, None, &link, (&actions[1], &says(ActionStatus::Running, ""))).await.unwrap();
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await.unwrap();
        assert!(behind(&scan.programme, test).await.unwrap().1.is_empty());
        test.later(TimeDelta::days(29));
        run_due(test).await.unwrap();
        let (_, found) = behind(&scan.programme, test).await.unwrap();
        let silent: Vec<_> = found[0].actions.iter().map(|own| (own.what.as_str(), own.email.as_str())).collect();
        assert_eq!(silent, [("drie", "")]);
        let file = behind_file(&scan.programme, test, |_| "Loopt").await.unwrap();
        let text = String::from_utf8(file.bytes).unwrap();
        assert_eq!(text.lines().count(), 2, "{text}");
        let asked = found[0].round.as_ref().unwrap().opened_on;
        assert!(text.contains(";drie;") && text.contains(&format!(";;{asked};")), "{text}");
        assert!(matches!(behind_file(&scan.lead, test, |_| "Loopt").await, Err(Error::Forbidden)));
    }

    async fn a_scan_is_over_after_its_last_round(test: &TestServices) {
        let (scan, actions, _) = in_round(test).await;
        publish(&scan.lead, test, &scan.id).await.unwrap();
        let early = conclude(&scan.lead, test, &scan.id).await.unwrap_err();
        assert!(matches!(early, Error::Refused(Refusal::Scan { guard: Refused::RoundsMissing })));
        test.later(TimeDelta::days(184));
        run_due(test).await.unwrap();
        test.later(TimeDelta::days(29));
        run_due(test).await.unwrap();
        conclude(&scan.lead, test, &scan.id).await.unwrap();
        let view = seen(test, &scan).await;
        assert_eq!(view.scan.state, State::FollowedUp);
        assert!(view.actions.iter().all(|own| own.email.is_empty()));
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await.unwrap();
        assert_eq!(run_due(test).await.unwrap().opened, 0);
        assert!(plans::load(&scan.lead, test, &scan.id).await.is_ok());
    }
}

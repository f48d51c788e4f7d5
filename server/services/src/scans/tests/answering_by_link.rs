//! The link in the letter: it answers for the clerk who got it, once, and for nobody else.

use super::*;
use crate::mail::deliver_due;
use crate::on_both_engines;

/// What follows `/verzoek/` in the newest letter to that address.
async fn token(test: &TestServices, email: &str) -> String {
    deliver_due(test).await.unwrap();
    let sent = test.mailer().sent();
    let start = "http://127.0.0.1:3000/verzoek/";
    let words = sent
        .iter()
        .filter(|mail| mail.to_email == email)
        .flat_map(|mail| mail.text.split_whitespace());
    let link = words
        .filter_map(|word| word.strip_prefix(start))
        .next_back();
    link.unwrap().to_owned()
}

const NOBODY: Actor = Actor::Anonymous;

on_both_engines! {
    async fn who_holds_the_link_says_yes_without_signing_in(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        let link = token(test, "bas@example.nl").await;
        let linked = linked_question(&NOBODY, test, &link).await.unwrap();
        assert!(matches!(linked, OwnQuestion::Waits(asking) if asking.0.id == id && asking.1.clerk.name == "Bas"));
        assert_eq!(state_of(test, &id).await, State::Assigned, "opening it answers nothing");
        for _ in 0..2 {
            accept_by_link(&NOBODY, test, &link).await.unwrap();
            assert!(matches!(linked_question(&NOBODY, test, &link).await, Ok(OwnQuestion::Yes { .. })));
        }
        assert!(visible(&people.clerk, test, &id).await.is_ok());
        let trail = crate::audit::of_scan(&people.programme, test, &id).await.unwrap();
        assert!(trail.iter().any(|entry| matches!(&entry.actor, crate::audit::AuditActor::Member { name, .. } if name == "Bas")), "written down as the clerk's own");
    }

    async fn who_holds_the_link_says_no_with_one_line(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        let link = token(test, "bas@example.nl").await;
        assert_eq!(fields(decline_by_link(&NOBODY, test, &link, " ").await), BTreeSet::from(["reason".to_owned()]));
        decline_by_link(&NOBODY, test, &link, "Geen tijd.").await.unwrap();
        assert_eq!(state_of(test, &id).await, State::Requested);
        assert!(matches!(linked_question(&NOBODY, test, &link).await, Ok(OwnQuestion::No { .. })));
        accept_by_link(&NOBODY, test, &link).await.unwrap();
        assert_eq!(state_of(test, &id).await, State::Requested, "the first answer holds");
    }

    async fn a_link_of_a_question_that_is_over_says_so(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        let late = token(test, "bas@example.nl").await;
        withdraw_what_is_shown(&people.programme, test, &id).await.unwrap();
        propose(&people.programme, test, &id, &id_of(&people.other_clerk)).await.unwrap();
        accept_by_link(&NOBODY, test, &token(test, "els@example.nl").await).await.unwrap();
        let over = |outcome: Result<(), Error>| matches!(outcome, Err(Error::Refused(Refusal::ProposalOver)));
        assert!(over(accept_by_link(&NOBODY, test, &late).await));
        assert!(over(decline_by_link(&NOBODY, test, &late, "Geen tijd.").await));
        assert!(over(linked_question(&NOBODY, test, &late).await.map(|_| ())));
        assert_eq!(visible(&people.programme, test, &id).await.unwrap().clerk.unwrap().name, "Els");
        withdraw_what_is_shown(&people.programme, test, &id).await.unwrap();
        let gone = token(test, "els@example.nl").await;
        assert!(over(linked_question(&NOBODY, test, &gone).await.map(|_| ())), "the clerk was taken off since");
    }

    async fn a_reminder_holds_the_same_link(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        let link = token(test, "bas@example.nl").await;
        test.later(chrono::TimeDelta::days(7));
        assert_eq!(remind_clerks(test).await.unwrap(), 1);
        assert_eq!(token(test, "bas@example.nl").await, link);
    }

    async fn nothing_else_is_a_link(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        let link = token(test, "bas@example.nl").await;
        let other = format!("{}{}", &link[..26], "0".repeat(26));
        for wrong in ["", "x", &link[..26], &link[..51], other.as_str(), "é2345678901234567890123456"] {
            assert!(matches!(accept_by_link(&NOBODY, test, wrong).await, Err(Error::NotFound)), "{wrong}");
            assert!(matches!(linked_question(&NOBODY, test, wrong).await, Err(Error::NotFound)), "{wrong}");
        }
        crate::accounts::end_member(&people.programme, test, &id_of(&people.clerk)).await.unwrap();
        assert!(accept_by_link(&NOBODY, test, &link).await.is_err(), "the account ended");
    }
}

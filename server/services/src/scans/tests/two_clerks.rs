//! A second clerk beside the first: asked by the same rules, with the same access, and gone at once when they stop.

use super::arrangements::SessionsForm;
use super::*;
use crate::accounts::end_member;
use crate::audit::{self, AuditEvent, GuidanceEvent};
use crate::mail::deliver_due;
use crate::on_both_engines;
use crate::pool::{Exclusion, own};

/// Els is asked to guide the scan of Amsterdam beside Bas.
async fn asked(test: &TestServices, people: &People, id: &ScanId) {
    propose_second(
        &people.programme,
        test,
        id,
        &id_of(&people.other_clerk),
        None,
    )
    .await
    .unwrap();
}

/// The scan of Amsterdam has both agreements, and Bas and Els guide it.
async fn of_two(test: &TestServices, people: &People) -> ScanId {
    let id = prepared(test, people).await;
    asked(test, people, &id).await;
    accept(&people.other_clerk, test, &id).await.unwrap();
    id
}

async fn names(test: &TestServices, id: &ScanId) -> Option<String> {
    visible(&Actor::System, test, id)
        .await
        .unwrap()
        .clerk_names()
}

async fn told(test: &TestServices, people: &People, id: &ScanId, event: &AuditEvent) -> bool {
    let entries = audit::of_scan(&people.programme, test, id).await.unwrap();
    entries
        .iter()
        .any(|entry| entry.event.as_ref() == Some(event))
}

fn hand_over(from: &Actor, to: &Actor) -> HandOverForm {
    HandOverForm {
        clerk: id_of(to).to_string(),
        from: id_of(from).to_string(),
        reason: "Te druk.".to_owned(),
        ..HandOverForm::default()
    }
}

fn is_hidden<T>(outcome: &Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::NotFound))
}

on_both_engines! {
    async fn the_second_sees_and_does_the_same_from_their_yes_on(test: &TestServices) {
        let people = people(test).await;
        let (bas, els) = (&people.clerk, &people.other_clerk);
        let id = prepared(test, &people).await;
        asked(test, &people, &id).await;
        assert!(is_hidden(&visible(els, test, &id).await), "only the question until then");
        let listed = list(els, test).await.unwrap();
        assert_eq!(listed.proposals[0].1.question, Question::Beside);
        accept(els, test, &id).await.unwrap();
        assert_eq!(names(test, &id).await.as_deref(), Some("Bas en Els"));
        let sessions = SessionsForm { start_on: "2026-12-03".to_owned(), ..SessionsForm::default() };
        fill_in(els, test, &id, Part::Sessions(sessions)).await.unwrap();
        for clerk in [bas, els] {
            assert_eq!(list(clerk, test).await.unwrap().own.len(), 1);
            let address = calendar_address(clerk, test).await.unwrap();
            let file = calendar_file(&Actor::Anonymous, test, address.rsplit('/').next().unwrap()).await.unwrap();
            assert!(file.contains("SUMMARY:Startgesprek Amsterdam"), "{file}");
            assert_eq!(own(clerk, test).await.unwrap().facts.occupied(), 1, "a whole place of each");
        }
        deliver_due(test).await.unwrap();
        let sent = test.mailer().sent();
        let to = |email: &str, words: &str| sent.iter().any(|mail| mail.to_email == email && mail.text.contains(words));
        assert!(to("els@example.nl", "samen met Bas procesbegeleider"));
        assert!(to("hanneke@example.nl", "Uw procesbegeleiders: Bas en Els."));
        assert!(to("bas@example.nl", "Els is met u procesbegeleider"));
        assert!(told(test, &people, &id, &AuditEvent::Guidance(GuidanceEvent::SecondClerkJoined { clerk: id_of(els) })).await);
    }

    async fn the_same_rules_hold_and_two_is_the_most(test: &TestServices) {
        let people = people(test).await;
        let (samira, els) = (&people.programme, id_of(&people.other_clerk));
        let id = requested(test, &people).await;
        assert_eq!(guard(propose_second(samira, test, &id, &els, None).await), Refused::NotInThisState, "no first yet");
        propose(samira, test, &id, &id_of(&people.clerk)).await.unwrap();
        assert_eq!(guard(propose_second(samira, test, &id, &els, None).await), Refused::NotInThisState, "the first has not answered");
        accept(&people.clerk, test, &id).await.unwrap();
        let rule = async |clerk: &Actor, despite| match propose_second(samira, test, &id, &id_of(clerk), despite).await {
            Err(Error::Refused(Refusal::Clerk { exclusion })) => exclusion,
            other => panic!("no rule: {other:?}"),
        };
        let local = member(test, "Anna", &[Role::Clerk], Some(AMSTERDAM), &[]).await;
        assert_eq!(rule(&local, Some("Het moet.")).await, Exclusion::OwnAuthority);
        assert_eq!(rule(&people.clerk, None).await, Exclusion::Guides);
        let near = member(test, "Wim", &[Role::Clerk], Some("GM0362"), &[]).await;
        assert!(rule(&near, None).await.may_be_overridden());
        assert_eq!(fields(propose_second(samira, test, &id, &id_of(&near), Some(" ")).await), BTreeSet::from(["despite".to_owned()]));
        for stranger in [&people.lead, &people.clerk] {
            assert!(matches!(propose_second(stranger, test, &id, &els, None).await, Err(Error::Forbidden)));
        }
        propose_second(samira, test, &id, &id_of(&near), Some("Zij spreekt Fries.")).await.unwrap();
        accept(&near, test, &id).await.unwrap();
        assert_eq!(guard(propose_second(samira, test, &id, &els, None).await), Refused::NotInThisState, "two is the most");
    }

    async fn the_seconds_no_changes_nothing_and_comes_back_to_the_programme(test: &TestServices) {
        let people = people(test).await;
        let iris = member(test, "Iris", &[Role::Clerk], Some("GM0935"), &[]).await;
        let id = prepared(test, &people).await;
        let questions = async || clerk_questions(&people.programme, test).await.unwrap();
        assert!(questions().await.is_empty());
        asked(test, &people, &id).await;
        assert_eq!(questions().await[0].asked.as_ref().unwrap().question, Question::Beside);
        assert_eq!(guard(propose_second(&people.programme, test, &id, &id_of(&iris), None).await), Refused::NotInThisState, "one question at a time");
        decline(&people.other_clerk, test, &id, "Geen tijd.").await.unwrap();
        assert_eq!((state_of(test, &id).await, names(test, &id).await.as_deref()), (State::Prepared, Some("Bas")));
        let back = questions().await.remove(0);
        assert_eq!(back.last_no.unwrap().reason, "Geen tijd.");
        assert_eq!(back.next.unwrap().0, "Iris", "the next proposal is there at once");
        assert!(matches!(ask_nobody_else(&people.lead, test, &id).await, Err(Error::Forbidden)));
        ask_nobody_else(&people.programme, test, &id).await.unwrap();
        assert!(questions().await.is_empty(), "the programme leaves it at that");
        assert_eq!(guard(ask_nobody_else(&people.programme, test, &id).await), Refused::NotInThisState);
    }

    async fn a_question_that_is_taken_back_leaves_the_first_clerk(test: &TestServices) {
        let people = people(test).await;
        let id = assigned(test, &people).await;
        asked(test, &people, &id).await;
        withdraw_what_is_shown(&people.programme, test, &id).await.unwrap();
        assert_eq!((state_of(test, &id).await, names(test, &id).await.as_deref()), (State::Assigned, Some("Bas")));
        assert!(matches!(accept(&people.other_clerk, test, &id).await, Err(Error::Refused(Refusal::ProposalOver))));
    }

    async fn who_stops_is_out_at_once_and_the_other_goes_on(test: &TestServices) {
        let people = people(test).await;
        let (bas, els) = (&people.clerk, &people.other_clerk);
        let id = of_two(test, &people).await;
        assert_eq!(fields(step_back(bas, test, &id, " ").await), BTreeSet::from(["reason".to_owned()]));
        for stranger in [&people.lead, &people.programme] {
            assert!(matches!(step_back(stranger, test, &id, "Nee.").await, Err(Error::Forbidden)));
        }
        step_back(bas, test, &id, "Andere baan.").await.unwrap();
        assert!(is_hidden(&visible(bas, test, &id).await));
        assert_eq!(own(bas, test).await.unwrap().facts.occupied(), 0);
        assert_eq!(names(test, &id).await.as_deref(), Some("Els"), "the second is the first now");
        assert!(visible(els, test, &id).await.unwrap().standing(els).clerk);
        assert!(matches!(step_back(els, test, &id, "Ook.").await, Err(Error::Refused(Refusal::OnlyClerk))));
        let event = AuditEvent::Guidance(GuidanceEvent::ClerkSteppedBack { clerk: id_of(bas), reason: "Andere baan.".to_owned() });
        assert!(told(test, &people, &id, &event).await);
        deliver_due(test).await.unwrap();
        let sent = test.mailer().sent();
        let told: Vec<_> = sent.iter().filter(|mail| mail.subject == "Bas begeleidt de gemeente Amsterdam niet meer").collect();
        assert_eq!(told.len(), 2, "the lead and Els");
        assert!(told.iter().all(|mail| mail.text.contains("Els begeleidt de scan verder.")));
    }

    async fn the_programme_takes_either_off(test: &TestServices) {
        let people = people(test).await;
        let (samira, bas, els) = (&people.programme, &people.clerk, &people.other_clerk);
        let id = of_two(test, &people).await;
        assert_eq!(guard(withdraw_what_is_shown(samira, test, &id).await), Refused::NotInThisState, "it has to say whom");
        assert!(matches!(take_off(&people.lead, test, &id, &id_of(els), "Nee.").await, Err(Error::Forbidden)));
        assert!(is_hidden(&take_off(samira, test, &id, &id_of(&people.other_lead), "Nee.").await));
        take_off(samira, test, &id, &id_of(els), "Te druk.").await.unwrap();
        assert!(is_hidden(&visible(els, test, &id).await));
        assert_eq!(names(test, &id).await.as_deref(), Some("Bas"));
        assert!(matches!(take_off(samira, test, &id, &id_of(bas), "Nee.").await, Err(Error::Refused(Refusal::OnlyClerk))));
        let event = AuditEvent::Guidance(GuidanceEvent::ClerkRelieved { clerk: id_of(els), reason: "Te druk.".to_owned() });
        assert!(told(test, &people, &id, &event).await);
        deliver_due(test).await.unwrap();
        assert!(test.mailer().sent().iter().any(|mail| mail.to_email == "els@example.nl" && mail.subject.contains("niet meer")));
    }

    async fn either_is_handed_over_and_the_other_stays(test: &TestServices) {
        let people = people(test).await;
        let (samira, bas, els) = (&people.programme, &people.clerk, &people.other_clerk);
        let iris = member(test, "Iris", &[Role::Clerk], Some("GM0935"), &[]).await;
        let id = of_two(test, &people).await;
        let unsaid = HandOverForm { from: String::new(), ..hand_over(bas, &iris) };
        assert_eq!(fields(propose_successor(samira, test, &id, &unsaid).await), BTreeSet::from(["from".to_owned()]));
        propose_successor(samira, test, &id, &hand_over(bas, &iris)).await.unwrap();
        assert_eq!(names(test, &id).await.as_deref(), Some("Bas en Els"), "until the yes");
        accept(&iris, test, &id).await.unwrap();
        assert_eq!(names(test, &id).await.as_deref(), Some("Iris en Els"));
        assert!(is_hidden(&visible(bas, test, &id).await));
        let event = AuditEvent::Guidance(GuidanceEvent::ClerkTookOver { from: Some(id_of(bas)), to: id_of(&iris) });
        assert!(told(test, &people, &id, &event).await);
        let at_once = HandOverForm { at_once: "ja".to_owned(), ..hand_over(els, bas) };
        propose_successor(samira, test, &id, &at_once).await.unwrap();
        assert!(is_hidden(&visible(els, test, &id).await), "stopped at once");
        assert_eq!(names(test, &id).await.as_deref(), Some("Iris"));
        accept(bas, test, &id).await.unwrap();
        assert_eq!(names(test, &id).await.as_deref(), Some("Iris en Bas"));
    }

    async fn who_is_near_takes_over_with_a_reason(test: &TestServices) {
        let people = people(test).await;
        let near = member(test, "Wim", &[Role::Clerk], Some("GM0362"), &[]).await;
        let id = prepared(test, &people).await;
        let form = HandOverForm {
            clerk: id_of(&people.other_clerk).to_string(),
            anyway: id_of(&near).to_string(),
            ..hand_over(&people.clerk, &near)
        };
        assert_eq!(fields(propose_successor(&people.programme, test, &id, &form).await), BTreeSet::from(["despite".to_owned()]));
        let form = HandOverForm { despite: "Niemand anders kan.".to_owned(), ..form };
        propose_successor(&people.programme, test, &id, &form).await.unwrap();
        accept(&near, test, &id).await.unwrap();
        assert_eq!(names(test, &id).await.as_deref(), Some("Wim"), "the one who is asked anyway goes before the one who was ticked");
        let event = AuditEvent::Guidance(GuidanceEvent::RuleOverridden { clerk: id_of(&near), reason: "Niemand anders kan.".to_owned() });
        assert!(told(test, &people, &id, &event).await);
    }

    async fn a_tie_of_the_second_stops_the_scan_too(test: &TestServices) {
        let people = people(test).await;
        let id = assigned(test, &people).await;
        asked(test, &people, &id).await;
        accept(&people.other_clerk, test, &id).await.unwrap();
        fill_in(&people.lead, test, &id, Part::Agreements(agreements())).await.unwrap();
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("UPDATE members SET home_authority_code = $1 WHERE id = $2")
            .bind(AMSTERDAM).bind(id_of(&people.other_clerk)).execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(guard(prepare(&people.lead, test, &id).await), Refused::ClerkInConflict);
        take_off(&people.programme, test, &id, &id_of(&people.other_clerk), "Werkt er nu zelf.").await.unwrap();
        prepare(&people.lead, test, &id).await.unwrap();
    }

    async fn of_two_officers_on_two_servers_one_wins_and_the_other_is_told(test: &TestServices) {
        let people = people(test).await;
        let iris = member(test, "Iris", &[Role::Clerk], Some("GM0935"), &[]).await;
        let other = test.second_server().await;
        let (samira, els, iris) = (&people.programme, id_of(&people.other_clerk), id_of(&iris));
        let first = requested(test, &people).await;
        let (one, two) = tokio::join!(propose(samira, test, &first, &els), propose(samira, &other, &first, &iris));
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
        assert_eq!(guard(if one.is_ok() { two } else { one }), Refused::NotInThisState);
        withdraw_what_is_shown(samira, test, &first).await.unwrap();
        propose(samira, test, &first, &id_of(&people.clerk)).await.unwrap();
        accept(&people.clerk, test, &first).await.unwrap();
        for _ in 0..4 {
            let (one, two) = tokio::join!(
                propose_second(samira, test, &first, &els, None),
                propose_second(samira, &other, &first, &iris, None)
            );
            assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
            assert_eq!(guard(if one.is_ok() { two } else { one }), Refused::NotInThisState);
            withdraw_what_is_shown(samira, &other, &first).await.unwrap();
        }
        other.close().await;
    }

    async fn with_an_account_its_part_in_scans_ends(test: &TestServices) {
        let people = people(test).await;
        let (samira, bas, els) = (&people.programme, &people.clerk, &people.other_clerk);
        let id = of_two(test, &people).await;
        end_member(samira, test, &id_of(bas)).await.unwrap();
        assert_eq!(names(test, &id).await.as_deref(), Some("Els"));
        end_member(samira, test, &id_of(els)).await.unwrap();
        assert_eq!((state_of(test, &id).await, names(test, &id).await), (State::Prepared, None));
        let waiting = clerk_questions(samira, test).await.unwrap();
        assert!(waiting.iter().any(|question| question.scan.id == id && question.asked.is_none()), "the programme sees that it has nobody");
    }

    async fn with_an_account_the_questions_to_it_end(test: &TestServices) {
        let people = people(test).await;
        let (samira, bas, els) = (&people.programme, &people.clerk, &people.other_clerk);
        let id = requested(test, &people).await;
        propose(samira, test, &id, &id_of(els)).await.unwrap();
        end_member(samira, test, &id_of(els)).await.unwrap();
        assert_eq!(state_of(test, &id).await, State::Requested, "somebody else can be asked");
        propose(samira, test, &id, &id_of(bas)).await.unwrap();
        accept(bas, test, &id).await.unwrap();
        end_member(samira, test, &id_of(bas)).await.unwrap();
        assert_eq!(state_of(test, &id).await, State::Requested);
    }
}

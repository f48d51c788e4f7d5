use chrono::TimeDelta;

use super::*;
use crate::ids::SuggestionId;
use crate::on_both_engines;
use crate::room::{
    CandidateKind, DESTROYED, Found, LONGEST_TALK, Slide, SuggestionForm, end, end_due, find, jump,
    leave, phone, pick, rounds, steer, suggest, suggestions, take_over,
};
use crate::sessions::{Audience, PointForm, PriorityForm, discuss, points, priorities, share};

async fn found(test: &TestServices, typed: &str) -> Found {
    find(&ANYBODY, test, typed, None).await.unwrap()
}

/// A phone in the room, after everything that can happen there: a tally that is shown, a suggestion that is shown, one that waits, and picks
/// in a round that is open.
async fn used(test: &TestServices, scan: &ClosedScan) -> DeviceSecret {
    let own = joined(test, scan).await;
    let (clerk, id) = (&scan.clerk, &scan.id);
    for shown in [true, false] {
        let form = SuggestionForm {
            id: SuggestionId::random().to_string(),
            text: "Vaker de wijk in".into(),
        };
        suggest(&ANYBODY, test, &own, &form).await.unwrap();
        let suggestion = SuggestionId::parse(&form.id).unwrap();
        if shown {
            suggestions::decide(clerk, test, id, &suggestion, true)
                .await
                .unwrap();
        }
    }
    for round in 1..=2 {
        rounds::open(clerk, test, id, &[]).await.unwrap();
        pick(&ANYBODY, test, &own, &picks(round, &["R1"]))
            .await
            .unwrap();
        if round == 1 {
            rounds::close(clerk, test, id, round).await.unwrap();
            rounds::reveal(clerk, test, id, round, true).await.unwrap();
        }
    }
    for table in DESTROYED {
        let rows = number(test, &format!("SELECT COUNT(*) FROM {table}")).await;
        assert!(rows > 0, "{table} holds something to destroy");
    }
    own
}

/// A counter that is still there, as when nobody concluded the talk.
async fn counted(test: &TestServices, scan: &ClosedScan) {
    let mut transaction = test.store().write().await.unwrap();
    sqlx::query("INSERT INTO tally (scan_id, group_code, split, part, item, choice, n) VALUES ($1, 'staff', '', '', 'T1.1', 'agree', 1)")
        .bind(&scan.id)
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

async fn assert_emptied(test: &TestServices) {
    for table in DESTROYED {
        let rows = number(test, &format!("SELECT COUNT(*) FROM {table}")).await;
        assert_eq!(rows, 0, "{table}");
    }
}

on_both_engines! {
    async fn a_second_screen_and_another_server_find_the_same_room(test: &TestServices) {
        let scan = opened(test).await;
        let first = view(test, &scan).await.room.unwrap();
        open(&scan.lead, test, &scan.id, AGENDA).await.unwrap();
        let other = test.second_server().await;
        let again = load(&scan.programme, &other, &scan.id).await.unwrap();
        let room = again.room.as_ref().unwrap();
        let position = &room.position;
        assert_eq!((room.code.expose(), &position.slide, position.revision), (first.code.expose(), &Slide::Purpose, first.position.revision));
        assert_eq!(room.address, format!("http://127.0.0.1:3000/zaal/{}", first.code.expose()));
        assert!(!again.may_steer(), "the programme looks on");
        other.close().await;
    }

    async fn only_the_lead_and_the_clerk_hold_the_talk(test: &TestServices) {
        let scan = opened(test).await;
        let (at, to) = (Slide::Purpose, Slide::Response);
        let strange = SuggestionId::random();
        for (actor, hidden) in [(&scan.programme, false), (&scan.other_clerk, true), (&scan.other_lead, true), (&ANYBODY, true)] {
            let refused = [
                open(actor, test, &scan.id, AGENDA).await.unwrap_err(),
                end(actor, test, &scan.id, AGENDA).await.unwrap_err(),
                steer(actor, test, &scan.id, AGENDA, (&at, &to)).await.unwrap_err(),
                rounds::open(actor, test, &scan.id, &[]).await.unwrap_err(),
                rounds::close(actor, test, &scan.id, 1).await.unwrap_err(),
                rounds::reveal(actor, test, &scan.id, 1, true).await.unwrap_err(),
                rounds::withdraw(actor, test, &scan.id, 1, 0).await.unwrap_err(),
                rounds::to_withdraw(actor, test, &scan.id, 1).await.unwrap_err(),
                jump(actor, test, &scan.id, AGENDA, &to).await.unwrap_err(),
                suggestions::decide(actor, test, &scan.id, &strange, true).await.unwrap_err(),
                take_over(actor, test, &scan.id, "R1").await.unwrap_err(),
            ];
            for error in refused {
                let expected = if hidden { matches!(error, Error::NotFound | Error::SignInNeeded) } else { matches!(error, Error::Forbidden) };
                assert!(expected, "{error:?} for {actor:?}");
            }
        }
        assert!(matches!(load(&scan.other_clerk, test, &scan.id).await, Err(Error::NotFound)));
        assert_eq!(view(test, &scan).await.room.unwrap().position.slide, Slide::Purpose);
    }

    async fn a_draft_comes_on_no_screen_and_no_phone_until_everybody_may_read_it(test: &TestServices) {
        let scan = opened(test).await;
        let own = joined(test, &scan).await;
        let form = PointForm { statements: vec!["T5.3".into()], text: "Wie beslist hier?".into(), ..PointForm::default() };
        let id = points::add(&scan.clerk, test, &scan.id, &form).await.unwrap();
        let slide = Slide::Point { id: id.clone() };
        let mut keys = Vec::new();
        for with in [Audience::Clerk, Audience::Lead, Audience::Everybody, Audience::Clerk] {
            share(&scan.clerk, test, &scan.id, with).await.unwrap();
            let shown = with == Audience::Everybody;
            let view = load(&scan.clerk, test, &scan.id).await.unwrap();
            let phone = phone(&ANYBODY, test, Some(&own)).await.unwrap();
            let room = view.room.as_ref().unwrap();
            let candidates = [&room.candidates, &phone.candidates];
            let on_offer = candidates.map(|list| list.iter().any(|candidate| candidate.kind == CandidateKind::Point));
            assert_eq!(on_offer, [shown; 2], "{with:?}: the remote and the phone");
            assert_eq!((view.deck.slides().contains(&slide), view.point(&id).is_some(), view.notes(&slide).is_some()), (shown, shown, shown), "{with:?}");
            let steered = steer(&scan.clerk, test, &scan.id, AGENDA, (&room.position.slide, &slide)).await;
            assert_eq!(steered.is_ok(), shown, "{with:?}");
            keys.push((view.keys().beamer, phone.key));
        }
        keys.dedup();
        assert_eq!(keys.len(), 4, "screens and phones hear of it: {keys:?}");
        assert_ne!(view(test, &scan).await.room.unwrap().position.slide, slide, "what was on the screen is taken away with it");
    }

    async fn a_room_that_ends_leaves_no_phone_no_pick_and_no_code(test: &TestServices) {
        let scan = opened(test).await;
        let (code, phone_of) = (code(test, &scan).await, used(test, &scan).await);
        end(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        end(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        assert_emptied(test).await;
        assert_eq!(number(test, "SELECT COUNT(*) FROM rooms WHERE sealed_code IS NOT NULL").await, 0);
        assert!(view(test, &scan).await.room.is_none());
        let Found::TalkOver(over) = found(test, &code).await else { panic!("the code of a talk that is over") };
        assert_eq!(over.authority, "Gemeente Súdwest-Fryslân");
        assert_eq!(reason(&join(&ANYBODY, test, &code, "", None, None).await.unwrap_err()), Some(NotNow::Over));
        assert_eq!(reason(&phone(&ANYBODY, test, Some(&phone_of)).await.unwrap_err()), Some(NotNow::Over));
        open(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        assert_ne!(super::code(test, &scan).await, code, "another talk has another code");
    }

    async fn a_room_that_nobody_ends_ends_by_itself(test: &TestServices) {
        let scan = opened(test).await;
        let code = code(test, &scan).await;
        joined(test, &scan).await;
        test.later(LONGEST_TALK - TimeDelta::minutes(1));
        assert!(matches!(found(test, &code).await, Found::Talk(_)));
        assert_eq!(end_due(test).await.unwrap(), 0);
        test.later(TimeDelta::minutes(1));
        assert!(matches!(found(test, &code).await, Found::TalkOver(_)), "also before the job came by");
        assert_eq!(reason(&join(&ANYBODY, test, &code, "", None, None).await.unwrap_err()), Some(NotNow::Over));
        let at = (Slide::Purpose, Slide::Response);
        assert_eq!(reason(&steer(&scan.clerk, test, &scan.id, AGENDA, (&at.0, &at.1)).await.unwrap_err()), Some(NotNow::NotOpen));
        let (services, other) = (test.services(), test.services());
        let (one, two) = tokio::join!(end_due(&services), end_due(&other));
        assert_eq!(one.unwrap() + two.unwrap(), 1);
        assert_eq!(number(test, "SELECT COUNT(*) FROM room_devices").await, 0);
        let (_, log) = crate::scans::log(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(log.entries.iter().filter(|entry| entry.kind == "room_ended").count(), 1);
    }

    async fn concluding_the_talk_ends_the_room(test: &TestServices) {
        let scan = opened(test).await;
        let phone_of = used(test, &scan).await;
        for direction in ["R1", "R4", "R7"] {
            let form = PriorityForm { direction: direction.into(), statements: vec!["T5.3".into()], ..PriorityForm::default() };
            priorities::add(&scan.clerk, test, &scan.id, &form).await.unwrap();
        }
        discuss(&scan.clerk, test, &scan.id).await.unwrap();
        assert_emptied(test).await;
        assert!(view(test, &scan).await.room.is_none());
        assert_eq!(reason(&phone(&ANYBODY, test, Some(&phone_of)).await.unwrap_err()), Some(NotNow::Over));
        assert!(matches!(open(&scan.clerk, test, &scan.id, AGENDA).await, Err(Error::Refused(Refusal::OutOfStep(_)))));
    }

    async fn nothing_is_known_of_a_room_once_the_plan_is_public(test: &TestServices) {
        let scan = opened(test).await;
        let code = code(test, &scan).await;
        end(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        crate::testing::adopt_plan(test, &scan.id).await;
        assert!(matches!(found(test, &code).await, Found::TalkOver(_)));
        crate::publication::publish(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(number(test, "SELECT COUNT(*) FROM rooms").await, 0);
        assert!(matches!(found(test, &code).await, Found::Unknown));
    }

    async fn rooms_that_are_over_go_three_months_after_closing_and_an_open_one_stays(test: &TestServices) {
        let scan = opened(test).await;
        end(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        counted(test, &scan).await;
        test.later(TimeDelta::days(92));
        open(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        let phone_of = used(test, &scan).await;
        assert_eq!(crate::results::destroy_late(test).await.unwrap().scans, 1);
        assert_eq!(number(test, "SELECT COUNT(*) FROM rooms").await, 1);
        assert!(phone(&ANYBODY, test, Some(&phone_of)).await.is_ok(), "the talk goes on");
    }

    async fn a_code_is_read_as_people_type_it(test: &TestServices) {
        let scan = opened(test).await;
        let code = view(test, &scan).await.room.unwrap().code;
        for typed in [code.shown(), code.expose().to_owned(), format!(" {} ", code.shown().to_lowercase())] {
            let Found::Talk(door) = found(test, &typed).await else { panic!("{typed}") };
            assert_eq!((door.code.expose(), door.of.as_str()), (code.expose(), "de gemeente Súdwest-Fryslân"));
        }
        for typed in ["", "7K3", "7K3-M9Q-2XV-R4W", "7U3-M9Q"] {
            assert!(matches!(found(test, typed).await, Found::NotACode), "{typed}");
        }
        let other = crate::secrets::JoinCode::random().shown();
        assert!(matches!(found(test, &other).await, Found::Unknown));
        assert_eq!(number(test, "SELECT COUNT(*) FROM room_devices").await, 0, "looking stores nothing");
    }

    async fn a_phone_has_a_name_only_if_its_holder_wants_one(test: &TestServices) {
        let scan = opened(test).await;
        let code = code(test, &scan).await;
        let named = join(&ANYBODY, test, &code, " Lid \n <b>zeven</b> ", None, None).await.unwrap();
        assert_eq!(phone(&ANYBODY, test, Some(&named)).await.unwrap().pseudonym, "Lid <b>zeven</b>");
        let long = join(&ANYBODY, test, &code, &"x".repeat(41), None, None).await.unwrap_err();
        assert_eq!(problem(long), ("pseudonym".into(), ProblemCode::TooLong { max: 40 }));
        assert_eq!(view(test, &scan).await.room.unwrap().joined, 1);
        leave(&ANYBODY, test, &named).await.unwrap();
        assert_eq!(view(test, &scan).await.room.unwrap().joined, 0);
        assert_eq!(reason(&phone(&ANYBODY, test, None).await.unwrap_err()), Some(NotNow::Over));
    }

    async fn a_whole_room_comes_in_at_once(test: &TestServices) {
        let scan = opened(test).await;
        let code = code(test, &scan).await;
        let services = test.services();
        let coming = (0..150).map(|_| {
            let (services, code) = (services.clone(), code.clone());
            tokio::spawn(async move { join(&ANYBODY, &services, &code, "", None, None).await.unwrap() })
        });
        let mut held = std::collections::BTreeSet::new();
        for phone in coming.collect::<Vec<_>>() {
            held.insert(phone.await.unwrap().expose().to_owned());
        }
        assert_eq!((held.len(), view(test, &scan).await.room.unwrap().joined), (150, 150));
    }
}

//! A questionnaire that a group fills in together.

use chrono::TimeDelta;
use questionnaires::answers::Answer;
use questionnaires::kind::RespondentGroup::{self, Council, Staff};

use super::{ANYBODY, number, problem};
use crate::actor::Actor;
use crate::desk::Outcome;
use crate::error::{Error, ProblemCode, Refusal};
use crate::on_both_engines;
use crate::participations::fixture::{Fixture, code};
use crate::participations::{Entry, Pass, Resumed, create_codes, enter, resume};
use crate::room::questionnaire::{Begun, CodeForm, begin, close, look, open};
use crate::room::{Found, find, listen};
use crate::scans::State;
use crate::testing::TestServices;

fn form(group: &str, minutes: &str) -> CodeForm {
    CodeForm {
        group: group.into(),
        minutes: minutes.into(),
    }
}

/// Puts a code for a group on the screen, and reads it.
async fn shown(fixture: &Fixture<'_>, group: RespondentGroup) -> String {
    let (test, form) = (fixture.test, form(group.code(), "30"));
    open(&fixture.lead, test, &fixture.scan, &form)
        .await
        .unwrap();
    let room = look(&fixture.lead, test, &fixture.scan).await.unwrap();
    room.code.unwrap().code.shown()
}

async fn begun(test: &TestServices, code: &str) -> Begun {
    begin(&ANYBODY, test, code, (true, &[]), None)
        .await
        .unwrap()
}

/// Somebody who came in with the code on the screen.
async fn came_in(test: &TestServices, code: &str) -> Actor {
    match begun(test, code).await {
        Begun::Draft(Pass::Code { code, .. }) => Actor::Respondent(code),
        other => panic!("{other:?}"),
    }
}

on_both_engines! {
    async fn who_comes_in_answers_for_the_group_and_is_counted_once(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let code = shown(&fixture, Council).await;
        let Found::Questionnaire(door) = find(&ANYBODY, test, &code, None).await.unwrap() else { panic!("a code on the screen") };
        assert_eq!((door.group, door.group_name.as_str(), door.authority.as_str()), (Council, "Raad", "Gemeente Leeuwarden"));
        let member = came_in(test, &code).await;
        let Resumed::Filling(filling) = resume(&member, test).await.unwrap() else { panic!("a draft") };
        assert_eq!((filling.group, filling.personal), (Council, false));
        fixture.answer(&member, Answer::Agree).await;
        for _ in 0..3 {
            assert_eq!(fixture.send(&member).await, Outcome::Sent);
        }
        let open = look(&fixture.lead, test, &fixture.scan).await.unwrap().code.unwrap();
        assert_eq!((open.filled_in, open.size, open.begun, open.places), (1, Some(9), 1, 9));
        let mut screen = listen(&fixture.lead, test, &fixture.scan).await.unwrap().unwrap();
        let told: serde_json::Value = serde_json::from_str(&screen.next().await.unwrap()).unwrap();
        assert_eq!((&told["open"], &told["group"], &told["filled"]), (&false.into(), &"council".into(), &1.into()));
    }

    async fn the_code_closes_by_itself_and_what_was_begun_is_finished(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let code = shown(&fixture, Council).await;
        let member = came_in(test, &code).await;
        test.later(TimeDelta::minutes(30));
        assert!(matches!(begun(test, &code).await, Begun::Over));
        assert!(matches!(find(&ANYBODY, test, &code, None).await.unwrap(), Found::QuestionnaireOver));
        let after = async || {
            let room = look(&fixture.lead, test, &fixture.scan).await.unwrap();
            assert!(room.code.is_none());
            let closed = room.closed.unwrap();
            (closed.group, closed.closed_at, closed.filled_in, closed.size)
        };
        let at = test.now();
        assert_eq!(after().await, (Council, at, 0, Some(9)));
        fixture.answer(&member, Answer::Agree).await;
        assert_eq!(fixture.send(&member).await, Outcome::Sent);
        assert_eq!(after().await, (Council, at, 1, Some(9)), "who was busy still counts");
    }

    async fn closing_by_hand_and_another_code_stop_it_too(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let code = shown(&fixture, Council).await;
        assert!(look(&fixture.lead, test, &fixture.scan).await.unwrap().closed.is_none());
        test.later(TimeDelta::minutes(3));
        let at = test.now();
        close(&fixture.lead, test, &fixture.scan).await.unwrap();
        test.later(TimeDelta::minutes(1));
        close(&fixture.lead, test, &fixture.scan).await.unwrap();
        let closed = look(&fixture.lead, test, &fixture.scan).await.unwrap().closed;
        assert_eq!(closed.map(|code| code.closed_at), Some(at), "when it closed, not when somebody pressed again");
        assert!(matches!(begun(test, &code).await, Begun::Over));
        let other = shown(&fixture, Staff).await;
        assert!(matches!(begun(test, &code).await, Begun::Over));
        assert!(matches!(begun(test, &other).await, Begun::Draft(_)));
        assert!(matches!(begun(test, "7K3M-Q9T").await, Begun::Over));
    }

    async fn no_more_come_in_than_the_group_has_left(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        for holder in &fixture.codes(Council).await[..6] {
            fixture.answer(holder, Answer::Agree).await;
            fixture.send(holder).await;
        }
        let code = shown(&fixture, Council).await;
        let services = test.services();
        let coming: Vec<_> = (0..8).map(|_| {
            let (services, code) = (services.clone(), code.clone());
            tokio::spawn(async move { begin(&ANYBODY, &services, &code, (true, &[]), None).await.unwrap() })
        }).collect();
        let mut let_in = 0;
        for outcome in coming {
            match outcome.await.unwrap() {
                Begun::Draft(_) => let_in += 1,
                Begun::Full => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(let_in, 3);
        assert_eq!(number(test, "SELECT COUNT(*) FROM participations WHERE personal = 0").await, 3);
    }

    async fn a_personal_code_that_was_used_stays_used_in_the_room(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let holders = fixture.codes(Council).await;
        fixture.answer(&holders[0], Answer::Agree).await;
        fixture.send(&holders[0]).await;
        let on_screen = shown(&fixture, Council).await;
        let used = enter(test, &code(&holders[0]).shown(), None).await.unwrap();
        assert!(matches!(used, Entry::Used(_)));
        assert!(matches!(enter(test, &code(&holders[1]).shown(), None).await.unwrap(), Entry::Admitted(_)));
        let member = came_in(test, &on_screen).await;
        let made = create_codes(&fixture.lead, test, &fixture.scan, Council).await.unwrap();
        assert_eq!((made.codes.len(), made.used), (8, 1));
        fixture.answer(&member, Answer::Disagree).await;
        assert_eq!(fixture.send(&member).await, Outcome::Sent, "new codes do not stop who came in with the one on the screen");
    }

    async fn a_browser_that_began_or_sent_goes_on_with_that_and_takes_no_second_place(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let on_screen = shown(&fixture, Council).await;
        let again = async |held: &[Pass]| begin(&ANYBODY, test, &on_screen, (true, held), None).await.unwrap();
        let Begun::Draft(own) = again(&[]).await else { panic!("a draft") };
        let held = [own.clone()];
        let Begun::Before(before) = again(&held).await else { panic!("the same draft") };
        assert_eq!((before.pass.expose(), before.sent), (own.expose(), false));
        let member = Actor::Respondent(own.code().unwrap().clone());
        fixture.answer(&member, Answer::Agree).await;
        fixture.send(&member).await;
        assert!(matches!(again(&held).await, Begun::Before(before) if before.sent));
        let places = look(&fixture.lead, test, &fixture.scan).await.unwrap().code.unwrap();
        assert_eq!((places.begun, places.filled_in), (1, 1), "one browser, one place");

        let holder = &fixture.codes(Council).await[0];
        let personal = Pass::Code { code: code(holder).clone(), scan: fixture.scan.clone() };
        assert!(matches!(again(std::slice::from_ref(&personal)).await, Begun::Before(before) if !before.sent));
        fixture.answer(holder, Answer::Agree).await;
        fixture.send(holder).await;
        assert!(matches!(again(std::slice::from_ref(&personal)).await, Begun::Before(before) if before.sent), "a personal code counts as well");
        let staff = shown(&fixture, Staff).await;
        let other = begin(&ANYBODY, test, &staff, (true, &[own, personal]), None).await.unwrap();
        assert!(matches!(other, Begun::Draft(_)), "another group is another questionnaire");
    }

    async fn who_does_not_say_that_they_have_not_sent_begins_nothing(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let code = shown(&fixture, Council).await;
        let silent = begin(&ANYBODY, test, &code, (false, &[]), None).await.unwrap();
        assert!(matches!(silent, Begun::Undeclared));
        assert_eq!(number(test, "SELECT COUNT(*) FROM participations WHERE personal = 0").await, 0);
    }

    async fn a_code_is_for_a_group_with_a_size_and_for_a_limited_time(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let refused = async |group: &str, minutes: &str| problem(open(&fixture.lead, test, &fixture.scan, &form(group, minutes)).await.unwrap_err());
        assert_eq!(refused("residents", "30").await, ("group".into(), ProblemCode::NotAChoice));
        assert_eq!(refused("", "30").await, ("group".into(), ProblemCode::Missing));
        assert_eq!(refused("council", "14").await, ("minutes".into(), ProblemCode::TooSmall { min: 15 }));
        assert_eq!(refused("council", "121").await, ("minutes".into(), ProblemCode::TooLarge { max: 120 }));
        assert_eq!(refused("council", "een uur").await, ("minutes".into(), ProblemCode::NotANumber));
        for holder in fixture.codes(Council).await {
            fixture.answer(&holder, Answer::Agree).await;
            fixture.send(&holder).await;
        }
        let full = open(&fixture.lead, test, &fixture.scan, &form("council", "30")).await;
        assert!(matches!(full, Err(Error::Refused(Refusal::Full { most: 9 }))));
    }

    async fn closing_the_scan_destroys_the_code(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let code = shown(&fixture, Council).await;
        came_in(test, &code).await;
        crate::scans::close(&fixture.lead, test, &fixture.scan).await.unwrap();
        assert_eq!(number(test, "SELECT COUNT(*) FROM room_codes").await, 0);
        assert_eq!(number(test, "SELECT COUNT(*) FROM participations").await, 0);
        assert!(matches!(begun(test, &code).await, Begun::Over));
        assert!(matches!(look(&fixture.lead, test, &fixture.scan).await, Err(Error::Refused(Refusal::OutOfStep(_)))));
    }

    async fn there_is_no_code_before_opening_and_none_for_strangers(test: &TestServices) {
        let fixture = Fixture::prepared(test).await;
        let early = open(&fixture.lead, test, &fixture.scan, &form("council", "30")).await;
        assert!(matches!(early, Err(Error::Refused(Refusal::OutOfStep(_)))));
        fixture.in_state(State::Open).await;
        let nobody = open(&ANYBODY, test, &fixture.scan, &form("council", "30")).await;
        assert!(matches!(nobody, Err(Error::SignInNeeded)));
        let officer = crate::testing::officer(test, "kijker").await;
        assert!(matches!(look(&officer, test, &fixture.scan).await, Err(Error::Forbidden)));
        assert!(matches!(open(&officer, test, &fixture.scan, &form("council", "30")).await, Err(Error::Forbidden)));
        let code = shown(&fixture, Council).await;
        let kept = fixture.column("SELECT fingerprint FROM room_codes").await;
        assert!(!kept[0].contains(&code.replace('-', "").to_lowercase()), "a dump does not let anybody in");
    }
}

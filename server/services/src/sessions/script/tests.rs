//! Scripts: what they propose, and what clerks make of them, on both engines.

use chrono::NaiveTime;
use questionnaires::kind::AuthorityKind;

use super::proposed::proposed;
use super::standard::{self, Which};
use super::{MOST_STEPS, Script, StepForm, StepMove, add, arrange, change, load, put_back, reset};
use crate::audit::{self, AuditEvent, Change, ProgrammeEvent};
use crate::error::{Error, ProblemCode, Refusal};
use crate::on_both_engines;
use crate::ordered::Move;
use crate::revision::{Crossed, Stale};
use crate::scans::arrangements::SessionKind;
use crate::testing::{ClosedScan, Closing, TestServices};

const AGENDA: SessionKind = SessionKind::Agenda;

fn step(title: &str, minutes: &str) -> StepForm {
    StepForm {
        step: title.into(),
        minutes: minutes.into(),
        ..StepForm::default()
    }
}

fn keys(script: &Script) -> Vec<&str> {
    script.steps().map(|step| step.key.as_str()).collect()
}

/// What the break says by now, a step that every script of an agenderingsgesprek begins with.
async fn break_of(test: &TestServices, scan: &ClosedScan) -> StepForm {
    let view = load(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
    StepForm::from(view.script.step("break").unwrap())
}

/// The same in the script that the programme keeps.
async fn standard_break(test: &TestServices, scan: &ClosedScan, which: Which) -> StepForm {
    let kept = standard::load(&scan.programme, test, which).await.unwrap();
    StepForm::from(kept.script.step("break").unwrap())
}

#[test]
fn every_session_of_every_kind_has_a_script_of_one_to_three_hours() {
    for session in SessionKind::ALL {
        for kind in AuthorityKind::ALL {
            let steps = proposed(session, kind);
            let minutes: u32 = steps.iter().map(|step| step.minutes).sum();
            assert!(
                (60..=180).contains(&minutes),
                "{session:?} {kind:?}: {minutes}"
            );
            for own in &steps {
                assert_eq!(
                    steps.iter().filter(|other| other.key == own.key).count(),
                    1,
                    "{}",
                    own.key
                );
                assert!(StepForm::from(own).check().is_ok(), "{}", own.title);
            }
        }
    }
    let of = |kind| {
        proposed(AGENDA, kind)
            .into_iter()
            .map(|step| step.title)
            .collect::<String>()
    };
    assert!(of(AuthorityKind::Province).contains("behandelen Provinciale Staten"));
    assert!(of(AuthorityKind::WaterBoard).contains("Wat een waterschap doet"));
    assert!(!of(AuthorityKind::Municipality).contains("waterschap"));
}

#[test]
fn the_clock_goes_on_from_step_to_step_and_over_midnight() {
    let script = Script {
        steps: proposed(AGENDA, AuthorityKind::Municipality),
        is_proposed: true,
        has_other: false,
    };
    let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    let times = script.times(at(19, 30));
    assert_eq!(times[..4], [at(19, 30), at(19, 35), at(19, 40), at(20, 5)]);
    assert_eq!(times.len(), script.steps().count() + 1);
    assert_eq!((script.minutes(), times.last()), (130, Some(&at(21, 40))));
    assert_eq!(script.times(at(23, 0)).last(), Some(&at(1, 10)));
}

on_both_engines! {
    async fn a_clerk_adds_changes_moves_and_ticks_off(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let before = load(&scan.clerk, test, &scan.id, AGENDA).await.unwrap().script;
        assert!(before.is_proposed && !before.has_other);
        let own = add(&scan.clerk, test, &scan.id, AGENDA, &step(" Een <b>filmpje</b> ", "7")).await.unwrap();
        for _ in 0..20 {
            arrange(&scan.clerk, test, &scan.id, AGENDA, &own, StepMove::Move(Move::Up)).await.unwrap();
        }
        arrange(&scan.clerk, test, &scan.id, AGENDA, "aim", StepMove::Move(Move::Out)).await.unwrap();
        arrange(&scan.clerk, test, &scan.id, AGENDA, "opening", StepMove::Move(Move::Down)).await.unwrap();
        change(&scan.clerk, test, &scan.id, AGENDA, "results", &step("Uitkomsten", "40")).await.unwrap();
        arrange(&scan.clerk, test, &scan.id, AGENDA, &own, StepMove::Done(true)).await.unwrap();
        let script = load(&scan.clerk, test, &scan.id, AGENDA).await.unwrap().script;
        assert_eq!(keys(&script)[..3], [&own, "results", "opening"], "a step that was taken out is stepped over");
        assert_eq!(script.step(&own).map(|step| (step.title.as_str(), step.done)), Some(("Een <b>filmpje</b>", true)));
        assert_eq!(script.minutes(), before.minutes() + 7 - 5 + 15);
        arrange(&scan.clerk, test, &scan.id, AGENDA, "aim", StepMove::Move(Move::Back)).await.unwrap();
        arrange(&scan.clerk, test, &scan.id, AGENDA, &own, StepMove::Done(false)).await.unwrap();
        let script = load(&scan.clerk, test, &scan.id, AGENDA).await.unwrap().script;
        assert_eq!((script.removed().count(), script.steps().filter(|step| step.done).count()), (0, 0));
        let other = load(&scan.clerk, test, &scan.id, SessionKind::Start).await.unwrap().script;
        assert!(other.is_proposed, "each session has its own");
    }

    async fn setting_a_script_back_can_be_undone(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let own = add(&scan.clerk, test, &scan.id, AGENDA, &step("Een filmpje", "7")).await.unwrap();
        reset(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        let script = load(&scan.clerk, test, &scan.id, AGENDA).await.unwrap().script;
        assert!(script.is_proposed && script.has_other && script.step(&own).is_none());
        reset(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        let coffee = StepForm { revision: break_of(test, &scan).await.revision, ..step("Koffie", "15") };
        change(&scan.clerk, test, &scan.id, AGENDA, "break", &coffee).await.unwrap();
        put_back(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        let script = load(&scan.clerk, test, &scan.id, AGENDA).await.unwrap().script;
        assert!(script.step(&own).is_some() && !script.is_proposed, "pressing twice loses nothing");
        put_back(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        let script = load(&scan.clerk, test, &scan.id, AGENDA).await.unwrap().script;
        assert_eq!(script.step("break").map(|step| step.title.as_str()), Some("Koffie"), "nor does putting back");
    }

    async fn whoever_had_a_step_open_when_its_script_was_replaced_does_not_write_over_it(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let save = async |form: &StepForm| change(&scan.clerk, test, &scan.id, AGENDA, "break", form).await;
        let mut read = vec![break_of(test, &scan).await];
        save(&step("Koffie", "15")).await.unwrap();
        read.push(break_of(test, &scan).await);
        reset(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        read.push(break_of(test, &scan).await);
        assert_eq!(read[2].step, read[0].step, "it says the same as in the beginning");
        save(&StepForm { revision: read[2].revision, ..step("Thee", "20") }).await.unwrap();
        read.push(break_of(test, &scan).await);
        for _ in 0..2 {
            put_back(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
            read.push(break_of(test, &scan).await);
        }
        reset(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        read.push(break_of(test, &scan).await);
        assert!(read.windows(2).all(|two| two[0].revision < two[1].revision), "{read:?}");
        let last = read.pop().unwrap();
        for earlier in read {
            let late = StepForm { step: "Soep".to_owned(), ..earlier };
            assert!(matches!(save(&late).await, Err(Error::Stale(_))), "{late:?}");
        }
        save(&StepForm { step: "Soep".to_owned(), ..last }).await.unwrap();
    }

    async fn so_it_is_with_a_standard_script_and_with_those_that_follow_it(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let own = Which { session: AGENDA, kind: AuthorityKind::Municipality };
        let replaced = async |put: bool| {
            let seen = standard::load(&scan.programme, test, own).await.unwrap().revision;
            let done = if put {
                standard::put_back(&scan.programme, test, own, seen).await
            } else {
                standard::reset(&scan.programme, test, own, seen).await
            };
            done.unwrap();
            (standard_break(test, &scan, own).await, break_of(test, &scan).await)
        };
        let save = async |form: &StepForm| standard::change(&scan.programme, test, own, "break", form).await;
        let first = step("Koffie", "15");
        assert_eq!(save(&first).await.unwrap(), 1);
        let mut read = vec![(standard_break(test, &scan, own).await, break_of(test, &scan).await)];
        read.push(replaced(false).await);
        let second = StepForm { revision: read[1].0.revision, ..step("Thee", "20") };
        save(&second).await.unwrap();
        read.push((standard_break(test, &scan, own).await, break_of(test, &scan).await));
        read.push(replaced(true).await);
        read.push(replaced(false).await);
        for two in read.windows(2) {
            assert!(two[0].0.revision < two[1].0.revision && two[0].1.revision < two[1].1.revision, "{read:?}");
        }
        let late = StepForm { step: "Soep".to_owned(), ..read[0].0.clone() };
        assert!(matches!(save(&late).await, Err(Error::Stale(_))));
        let late = StepForm { step: "Soep".to_owned(), ..read[0].1.clone() };
        let outcome = change(&scan.clerk, test, &scan.id, AGENDA, "break", &late).await;
        assert!(matches!(outcome, Err(Error::Stale(_))), "a clerk had open what the programme replaced");
    }

    async fn a_step_has_a_title_and_a_length_and_a_script_its_most_steps(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        for (form, field, code) in [
            (step(" ", "5"), "step", ProblemCode::Missing),
            (step("Pauze", ""), "minutes", ProblemCode::Missing),
            (step("Pauze", "0"), "minutes", ProblemCode::TooSmall { min: 1 }),
            (step("Pauze", "een kwartier"), "minutes", ProblemCode::NotANumber),
            (step("Pauze", "241"), "minutes", ProblemCode::TooLarge { max: 240 }),
        ] {
            let Err(Error::Invalid(problems)) = add(&scan.clerk, test, &scan.id, AGENDA, &form).await else {
                panic!("{form:?} is taken");
            };
            assert_eq!((problems[0].field.as_str(), &problems[0].code), (field, &code));
        }
        let there = load(&scan.clerk, test, &scan.id, AGENDA).await.unwrap().script.steps().count();
        for _ in there..MOST_STEPS {
            add(&scan.clerk, test, &scan.id, AGENDA, &step("Nog iets", "1")).await.unwrap();
        }
        let full = |outcome| matches!(outcome, Err(Error::Refused(Refusal::Full { most: MOST_STEPS })));
        assert!(full(add(&scan.clerk, test, &scan.id, AGENDA, &step("Te veel", "1")).await.map(|_| ())));
        arrange(&scan.clerk, test, &scan.id, AGENDA, "break", StepMove::Move(Move::Out)).await.unwrap();
        add(&scan.clerk, test, &scan.id, AGENDA, &step("Nog iets", "1")).await.unwrap();
        assert!(full(arrange(&scan.clerk, test, &scan.id, AGENDA, "break", StepMove::Move(Move::Back)).await));
    }

    async fn the_step_to_do_now_is_the_first_that_is_not_ticked_off(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let tick = async |key: &str, done| {
            arrange(&scan.clerk, test, &scan.id, AGENDA, key, StepMove::Done(done)).await.unwrap();
            load(&scan.clerk, test, &scan.id, AGENDA).await.unwrap().script
        };
        let script = load(&scan.clerk, test, &scan.id, AGENDA).await.unwrap().script;
        assert_eq!((script.current().unwrap().key.as_str(), script.last_done()), ("opening", None));
        let first = tick("opening", true).await.last_done().unwrap().done_at;
        assert_eq!(first, Some(test.now()));
        test.later(chrono::TimeDelta::minutes(4));
        assert_eq!(tick("opening", true).await.last_done().unwrap().done_at, first, "pressed twice");
        let script = tick("aim", true).await;
        assert_eq!(script.last_done().unwrap().key, "aim");
        assert_eq!(script.current().unwrap().key, "results");
        let script = tick("aim", false).await;
        assert_eq!((script.current().unwrap().key.as_str(), script.last_done().unwrap().key.as_str()), ("aim", "opening"));
    }

    async fn a_script_is_its_clerks(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        for actor in [&scan.lead, &scan.programme] {
            assert!(matches!(load(actor, test, &scan.id, AGENDA).await, Err(Error::Forbidden)));
            assert!(matches!(add(actor, test, &scan.id, AGENDA, &step("", "")).await, Err(Error::Forbidden)));
            assert!(matches!(reset(actor, test, &scan.id, AGENDA).await, Err(Error::Forbidden)));
        }
        for actor in [&scan.other_lead, &scan.other_clerk] {
            assert!(matches!(load(actor, test, &scan.id, AGENDA).await, Err(Error::NotFound)));
            assert!(matches!(change(actor, test, &scan.id, AGENDA, "break", &step("x", "1")).await, Err(Error::NotFound)));
            assert!(matches!(put_back(actor, test, &scan.id, AGENDA).await, Err(Error::NotFound)));
        }
        let nothing = arrange(&scan.clerk, test, &scan.id, AGENDA, "iets", StepMove::Done(true)).await;
        assert!(matches!(nothing, Err(Error::NotFound)));
    }

    async fn of_two_clerks_who_change_a_step_the_second_sees_both_texts(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let first = StepForm { explanation: "Haal koffie.".into(), ..step("Koffie", "15") };
        assert_eq!(change(&scan.clerk, test, &scan.id, AGENDA, "break", &first).await.unwrap(), 1);
        let second = step("Thee", "20");
        let Err(Error::Stale(stale)) = change(&scan.clerk, test, &scan.id, AGENDA, "break", &second).await else {
            panic!("the first text is overwritten unseen");
        };
        let Stale::Step(Crossed { kept, typed, last }) = *stale else { panic!("something else is stale") };
        assert!(last.unwrap().own);
        assert_eq!((kept.explanation.as_str(), kept.revision), ("Haal koffie.", 1));
        assert_eq!(typed, second);
        let seen = StepForm { revision: kept.revision, ..second };
        assert_eq!(change(&scan.clerk, test, &scan.id, AGENDA, "break", &seen).await.unwrap(), 2);
        assert_eq!(change(&scan.clerk, test, &scan.id, AGENDA, "break", &seen).await.unwrap(), 2, "the same again is no change");
    }

    async fn scripts_begin_with_what_the_programme_keeps_and_changed_ones_stay(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let own = Which { session: AGENDA, kind: AuthorityKind::Municipality };
        let of_others = Which { kind: AuthorityKind::Province, ..own };
        let key = standard::add(&scan.programme, test, own, &step("Filmpje van het programma", "7")).await.unwrap();
        standard::arrange(&scan.programme, test, own, "break", Move::Out).await.unwrap();
        standard::add(&scan.programme, test, of_others, &step("Alleen voor provincies", "5")).await.unwrap();
        let script = load(&scan.clerk, test, &scan.id, AGENDA).await.unwrap().script;
        assert!(script.is_proposed && script.step(&key).is_some());
        assert!(script.step("break").is_none(), "what the programme took out is not there to put back");
        assert!(script.steps().all(|own| own.title != "Alleen voor provincies"));

        change(&scan.clerk, test, &scan.id, AGENDA, &key, &step("Mijn filmpje", "9")).await.unwrap();
        standard::arrange(&scan.programme, test, own, &key, Move::Out).await.unwrap();
        let script = load(&scan.clerk, test, &scan.id, AGENDA).await.unwrap().script;
        assert_eq!(script.step(&key).map(|own| own.title.as_str()), Some("Mijn filmpje"), "a clerk's own script stays");
        reset(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        let script = load(&scan.clerk, test, &scan.id, AGENDA).await.unwrap().script;
        assert!(script.is_proposed && script.step(&key).is_none(), "back to what the programme keeps by now");
    }

    async fn setting_a_standard_script_back_can_be_undone_and_needs_to_have_seen_it(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let own = Which { session: AGENDA, kind: AuthorityKind::Municipality };
        let key = standard::add(&scan.programme, test, own, &step("Filmpje", "7")).await.unwrap();
        let seen = standard::load(&scan.programme, test, own).await.unwrap();
        assert!(!seen.script.is_proposed);
        standard::change(&scan.programme, test, own, &key, &step("Langer filmpje", "8")).await.unwrap();
        let unseen = standard::reset(&scan.programme, test, own, seen.revision).await;
        assert!(matches!(unseen, Err(Error::Conflict)), "somebody changed it meanwhile");
        let seen = standard::load(&scan.programme, test, own).await.unwrap();
        standard::reset(&scan.programme, test, own, seen.revision).await.unwrap();
        standard::reset(&scan.programme, test, own, seen.revision).await.unwrap();
        let built_in = standard::load(&scan.programme, test, own).await.unwrap();
        assert!(built_in.script.is_proposed && built_in.script.has_other && built_in.script.step(&key).is_none());
        let unseen = standard::put_back(&scan.programme, test, own, seen.revision).await;
        assert!(matches!(unseen, Err(Error::Conflict)));
        standard::put_back(&scan.programme, test, own, built_in.revision).await.unwrap();
        let again = standard::load(&scan.programme, test, own).await.unwrap();
        assert_eq!(again.script.step(&key).map(|own| own.title.as_str()), Some("Langer filmpje"));

        let log = audit::of_programme(&scan.programme, test, &audit::LogLooking::default(), 10).await.unwrap();
        let events: Vec<_> = log.entries.iter().filter_map(|entry| entry.event.as_ref()).collect();
        let is_change = |event: &&&AuditEvent| matches!(event, AuditEvent::Programme(ProgrammeEvent::StandardScriptChanged { change: Change::Changed, fields, .. })
            if fields.contains(&("minutes".to_owned(), "7".to_owned(), "8".to_owned())));
        assert_eq!(events.iter().filter(is_change).count(), 1);
        let replaced = |event: &&&AuditEvent| matches!(event, AuditEvent::Programme(ProgrammeEvent::StandardScriptReplaced { .. }));
        assert_eq!(events.iter().filter(replaced).count(), 2, "pressing twice is one change");
    }

    async fn standard_scripts_are_the_programmes(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let own = Which { session: AGENDA, kind: AuthorityKind::Municipality };
        for actor in [&scan.lead, &scan.clerk] {
            assert!(matches!(standard::all(actor, test).await, Err(Error::Forbidden)));
            assert!(matches!(standard::load(actor, test, own).await, Err(Error::Forbidden)));
            assert!(matches!(standard::add(actor, test, own, &step("", "")).await, Err(Error::Forbidden)));
            assert!(matches!(standard::arrange(actor, test, own, "break", Move::Out).await, Err(Error::Forbidden)));
            assert!(matches!(standard::reset(actor, test, own, 0).await, Err(Error::Forbidden)));
        }
        assert_eq!(standard::all(&scan.programme, test).await.unwrap().len(), 6);
        let nothing = standard::arrange(&scan.programme, test, own, "iets", Move::Up).await;
        assert!(matches!(nothing, Err(Error::NotFound)));
    }
}

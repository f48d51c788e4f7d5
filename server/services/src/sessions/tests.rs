//! The talk, on both engines.

use super::points::{self, MOST_TALKING_POINTS, PointForm};
use super::priorities::{self, PriorityForm};
use super::{Audience, LONGEST_TEXT, SessionView, discuss, interpret, load, share, to_draft};
use crate::error::{Error, ProblemCode, Refusal};
use crate::on_both_engines;
use crate::ordered::Move;
use crate::scans::{Refused, State};
use crate::testing::{ClosedScan, Closing};

const TYPED: &str =
    "Wie is <script>alert(1)</script> \u{202e}שלום\u{202c} 🏛️ \"de baas\"?\n\nDat weten wij niet.";

fn direction(key: &str) -> PriorityForm {
    PriorityForm {
        direction: key.into(),
        statements: vec!["T5.3".into()],
        ..PriorityForm::default()
    }
}

fn point(text: &str) -> PointForm {
    PointForm {
        statements: Vec::new(),
        text: text.into(),
    }
}

fn about(statements: &[&str], text: &str) -> PointForm {
    PointForm {
        statements: statements.iter().map(|key| (*key).to_owned()).collect(),
        text: text.into(),
    }
}

fn problems(error: Error) -> Vec<(String, ProblemCode)> {
    match error {
        Error::Invalid(problems) => problems
            .into_iter()
            .map(|problem| (problem.field, problem.code))
            .collect(),
        other => panic!("{other:?}"),
    }
}

fn refused(error: &Error) -> Option<Refused> {
    match error {
        Error::Refused(Refusal::Scan { guard }) => Some(*guard),
        Error::Refused(Refusal::OutOfStep(_)) => Some(Refused::NotInThisState),
        _ => None,
    }
}

fn texts(view: &SessionView) -> Vec<&str> {
    view.points
        .iter()
        .filter(|point| !point.removed)
        .map(|point| point.text.as_str())
        .collect()
}

fn titles(view: &SessionView) -> Vec<&str> {
    view.priorities
        .iter()
        .filter(|priority| !priority.removed)
        .map(|priority| priority.title.as_str())
        .collect()
}

on_both_engines! {
    async fn an_interpretation_is_kept_as_typed_and_written_over(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        share(&scan.clerk, test, &scan.id, Audience::Everybody).await.unwrap();
        interpret(&scan.clerk, test, &scan.id, "T5", "Eerst dit.").await.unwrap();
        interpret(&scan.lead, test, &scan.id, "T5", TYPED).await.unwrap();
        let long = "ë".repeat(LONGEST_TEXT);
        interpret(&scan.clerk, test, &scan.id, "T6", &long).await.unwrap();
        let view = load(&scan.programme, test, &scan.id).await.unwrap();
        assert_eq!((view.interpretations["T5"].as_str(), view.interpretations["T6"].as_str()), (TYPED, long.as_str()));
        assert!(!view.may_write());
        interpret(&scan.clerk, test, &scan.id, "T5", "").await.unwrap();
        assert!(!load(&scan.lead, test, &scan.id).await.unwrap().interpretations.contains_key("T5"));
    }

    async fn an_interpretation_has_a_theme_and_a_limit(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        assert!(matches!(interpret(&scan.clerk, test, &scan.id, "T9", "x").await, Err(Error::NotFound)));
        let long = interpret(&scan.clerk, test, &scan.id, "T1", &"x".repeat(LONGEST_TEXT + 1)).await.unwrap_err();
        assert_eq!(problems(long), [("text".into(), ProblemCode::TooLong { max: LONGEST_TEXT })]);
    }

    async fn nobody_but_the_clerk_reads_a_draft_until_it_is_shared(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        interpret(&scan.clerk, test, &scan.id, "T5", TYPED).await.unwrap();
        points::add(&scan.clerk, test, &scan.id, &about(&["T2.1"], "Wie?")).await.unwrap();
        let read = async |actor: &crate::Actor| {
            let view = load(actor, test, &scan.id).await.unwrap();
            (view.interpretations.len(), view.points.len())
        };
        for (with, lead, programme) in [
            (Audience::Clerk, (0, 0), (0, 0)),
            (Audience::Lead, (1, 1), (0, 0)),
            (Audience::Everybody, (1, 1), (1, 1)),
            (Audience::Clerk, (0, 0), (0, 0)),
        ] {
            share(&scan.clerk, test, &scan.id, with).await.unwrap();
            assert_eq!(read(&scan.clerk).await, (1, 1), "{with:?}");
            assert_eq!(read(&scan.lead).await, lead, "{with:?}");
            assert_eq!(read(&scan.programme).await, programme, "{with:?}");
        }
    }

    async fn the_lead_writes_along_once_the_draft_is_shared(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let own = points::add(&scan.clerk, test, &scan.id, &point("van de griffier")).await.unwrap();
        for with in [Audience::Clerk, Audience::Lead, Audience::Everybody, Audience::Clerk] {
            share(&scan.clerk, test, &scan.id, with).await.unwrap();
            let shared = with != Audience::Clerk;
            for refused in [
                interpret(&scan.lead, test, &scan.id, "T1", "x").await,
                points::change(&scan.lead, test, &scan.id, &own, &point("van de trekker")).await,
                points::arrange(&scan.lead, test, &scan.id, &own, Move::Up).await,
                to_draft(&scan.lead, test, &scan.id).await.map(|_| ()),
            ] {
                assert_eq!(refused.is_ok(), shared, "{with:?}");
                assert!(shared || matches!(refused, Err(Error::Forbidden)), "{with:?}");
            }
            assert_eq!(load(&scan.lead, test, &scan.id).await.unwrap().may_draft(), shared);
        }
        priorities::add(&scan.lead, test, &scan.id, &direction("R1")).await.unwrap();
    }

    async fn only_the_clerk_shares_a_draft(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        for actor in [&scan.lead, &scan.programme] {
            assert!(matches!(share(actor, test, &scan.id, Audience::Everybody).await, Err(Error::Forbidden)));
        }
        for actor in [&scan.other_lead, &scan.other_clerk] {
            assert!(matches!(share(actor, test, &scan.id, Audience::Everybody).await, Err(Error::NotFound)));
        }
        assert_eq!(load(&scan.clerk, test, &scan.id).await.unwrap().audience, Audience::Clerk);
    }

    async fn the_room_sees_a_talking_point_only_once_everybody_may(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        points::add(&scan.clerk, test, &scan.id, &about(&["T2.1"], "Wie?")).await.unwrap();
        for (with, shown) in [(Audience::Clerk, 0), (Audience::Lead, 0), (Audience::Everybody, 1)] {
            share(&scan.clerk, test, &scan.id, with).await.unwrap();
            let view = load(&scan.clerk, test, &scan.id).await.unwrap();
            assert_eq!(view.points_on_screen().count(), shown, "{with:?}: the clerk holds the screen, and the room reads it");
            assert_eq!(view.statements_to_present().len() == 1, shown == 1, "{with:?}");
        }
    }

    async fn strangers_and_the_programme_write_nothing(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        assert!(matches!(interpret(&scan.programme, test, &scan.id, "T1", "x").await, Err(Error::Forbidden)));
        assert!(matches!(points::add(&scan.programme, test, &scan.id, &point("x")).await, Err(Error::Forbidden)));
        assert!(matches!(discuss(&scan.lead, test, &scan.id).await, Err(Error::Forbidden)), "the clerk concludes the talk");
        for actor in [&scan.other_lead, &scan.other_clerk] {
            assert!(matches!(load(actor, test, &scan.id).await, Err(Error::NotFound)));
            assert!(matches!(interpret(actor, test, &scan.id, "T1", "x").await, Err(Error::NotFound)));
            assert!(matches!(priorities::add(actor, test, &scan.id, &direction("R1")).await, Err(Error::NotFound)));
        }
    }

    async fn talking_points_are_ordered_by_hand_taken_out_and_put_back(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        share(&scan.clerk, test, &scan.id, Audience::Everybody).await.unwrap();
        let mut ids = Vec::new();
        for text in ["een", "twee", "drie"] {
            ids.push(points::add(&scan.clerk, test, &scan.id, &point(text)).await.unwrap());
        }
        points::arrange(&scan.clerk, test, &scan.id, &ids[2], Move::Up).await.unwrap();
        points::arrange(&scan.clerk, test, &scan.id, &ids[0], Move::Up).await.unwrap();
        assert_eq!(texts(&load(&scan.lead, test, &scan.id).await.unwrap()), ["een", "drie", "twee"]);
        points::arrange(&scan.lead, test, &scan.id, &ids[2], Move::Out).await.unwrap();
        points::arrange(&scan.clerk, test, &scan.id, &ids[1], Move::Up).await.unwrap();
        assert_eq!(texts(&load(&scan.lead, test, &scan.id).await.unwrap()), ["twee", "een"]);
        points::arrange(&scan.lead, test, &scan.id, &ids[2], Move::Back).await.unwrap();
        assert_eq!(load(&scan.lead, test, &scan.id).await.unwrap().points.len(), 3);
        points::change(&scan.lead, test, &scan.id, &ids[0], &about(&["T2.1"], "")).await.unwrap();
        points::change(&scan.lead, test, &scan.id, &ids[1], &about(&["T3.1", "T2.1"], "twee")).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(view.points[0].statements, ["T3.1", "T2.1"]);
        assert_eq!(view.statements_to_present(), ["T3.1", "T2.1"], "each once, in the order of the points");
    }

    async fn ten_talking_points_is_all(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let mut ids = Vec::new();
        for number in 0..MOST_TALKING_POINTS {
            ids.push(points::add(&scan.clerk, test, &scan.id, &point(&number.to_string())).await.unwrap());
        }
        let full = |error: Error| matches!(error, Error::Refused(Refusal::Full { most: MOST_TALKING_POINTS }));
        assert!(full(points::add(&scan.clerk, test, &scan.id, &point("elf")).await.unwrap_err()));
        points::arrange(&scan.clerk, test, &scan.id, &ids[0], Move::Out).await.unwrap();
        points::add(&scan.clerk, test, &scan.id, &point("elf")).await.unwrap();
        assert!(full(points::arrange(&scan.clerk, test, &scan.id, &ids[0], Move::Back).await.unwrap_err()));
    }

    async fn a_talking_point_says_something_about_something(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let empty = points::add(&scan.clerk, test, &scan.id, &PointForm::default()).await.unwrap_err();
        assert_eq!(problems(empty), [("text".into(), ProblemCode::Missing)]);
        let unknown = points::add(&scan.clerk, test, &scan.id, &about(&["T2.1", "T9.9"], "x")).await.unwrap_err();
        assert_eq!(problems(unknown), [("statements".into(), ProblemCode::NotAChoice)]);
    }

    async fn a_priority_is_a_direction_or_words_of_ones_own(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        priorities::add(&scan.clerk, test, &scan.id, &direction("R7")).await.unwrap();
        let own = PriorityForm { title: TYPED.into(), subgoal: "strong_council".into(), dissent: TYPED.into(), ..direction("") };
        let own = priorities::add(&scan.lead, test, &scan.id, &own).await.unwrap();
        let view = load(&scan.clerk, test, &scan.id).await.unwrap();
        assert_eq!(titles(&view), [view.report.texts.direction("R7").unwrap().text.trim_end_matches('.'), TYPED.trim_end_matches('.')]);
        assert_eq!((view.priorities[1].dissent.as_str(), &view.priorities[1].id), (TYPED, &own));
        let nothing = priorities::add(&scan.clerk, test, &scan.id, &PriorityForm::default()).await.unwrap_err();
        let missing = |field: &str| (field.to_owned(), ProblemCode::Missing);
        assert_eq!(problems(nothing), [missing("title"), missing("subgoal"), missing("statements")]);
        let strange = PriorityForm { direction: "R13".into(), statements: vec!["T1.1".into(), "L9".into()], ..PriorityForm::default() };
        let strange = problems(priorities::add(&scan.clerk, test, &scan.id, &strange).await.unwrap_err());
        assert!(strange.contains(&("direction".into(), ProblemCode::NotAChoice)) && strange.contains(&("statements".into(), ProblemCode::NotAChoice)));
    }

    async fn the_talk_ends_with_three_to_five_priorities(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let mut ids = Vec::new();
        for key in ["R1", "R2"] {
            ids.push(priorities::add(&scan.clerk, test, &scan.id, &direction(key)).await.unwrap());
        }
        assert_eq!(refused(&discuss(&scan.clerk, test, &scan.id).await.unwrap_err()), Some(Refused::PrioritiesMissing));
        for key in ["R3", "R4", "R5"] {
            ids.push(priorities::add(&scan.clerk, test, &scan.id, &direction(key)).await.unwrap());
        }
        let sixth = priorities::add(&scan.clerk, test, &scan.id, &direction("R6")).await.unwrap_err();
        assert!(matches!(sixth, Error::Refused(Refusal::Full { most: 5 })));
        for id in &ids[..3] {
            priorities::arrange(&scan.clerk, test, &scan.id, id, Move::Out).await.unwrap();
        }
        assert_eq!(refused(&discuss(&scan.clerk, test, &scan.id).await.unwrap_err()), Some(Refused::PrioritiesMissing));
        priorities::arrange(&scan.clerk, test, &scan.id, &ids[0], Move::Back).await.unwrap();
        discuss(&scan.clerk, test, &scan.id).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!((view.scan.state, titles(&view).len(), view.may_write()), (State::Discussed, 3, false));
        let late = priorities::add(&scan.clerk, test, &scan.id, &direction("R9")).await.unwrap_err();
        assert_eq!(refused(&late), Some(Refused::NotInThisState));
        assert_eq!(refused(&discuss(&scan.clerk, test, &scan.id).await.unwrap_err()), Some(Refused::NotInThisState));
    }
}

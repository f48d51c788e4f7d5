//! The talk, on both engines.

use super::points::{self, MOST_TALKING_POINTS, PointForm};
use super::priorities::{self, PriorityForm};
use super::{
    Audience, InterpretationForm, LONGEST_TEXT, SessionView, discuss, interpret, load, share,
    to_draft,
};
use crate::error::{Error, ProblemCode, Refusal};
use crate::ids::{PageId, PriorityId, TalkingPointId};
use crate::on_both_engines;
use crate::ordered::Move;
use crate::revision::{Crossed, LastChange, Stale};
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
    about(&["T2.1"], text)
}

fn about(statements: &[&str], text: &str) -> PointForm {
    PointForm {
        statements: statements.iter().map(|key| (*key).to_owned()).collect(),
        text: text.into(),
        ..PointForm::default()
    }
}

/// The same by somebody who read it as it was first kept.
fn read(form: PointForm) -> PointForm {
    PointForm {
        revision: 1,
        ..form
    }
}

/// One and the same page.
fn page() -> PageId {
    PageId::parse(&"0".repeat(26)).expect("a page")
}

fn words(text: &str, revision: i64) -> InterpretationForm {
    InterpretationForm {
        text: text.into(),
        revision,
        ..InterpretationForm::default()
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
        let first = interpret(&scan.clerk, test, &scan.id, "T5", &words("Eerst dit.", 0)).await.unwrap();
        let second = interpret(&scan.lead, test, &scan.id, "T5", &words(TYPED, first)).await.unwrap();
        let long = "ë".repeat(LONGEST_TEXT);
        interpret(&scan.clerk, test, &scan.id, "T6", &words(&long, 0)).await.unwrap();
        let view = load(&scan.programme, test, &scan.id).await.unwrap();
        assert_eq!((view.interpretations["T5"].as_str(), view.interpretations["T6"].as_str()), (TYPED, long.as_str()));
        assert!(!view.may_write());
        let third = interpret(&scan.clerk, test, &scan.id, "T5", &words("", second)).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert!(!view.interpretations.contains_key("T5"));
        assert_eq!(view.revisions["T5"], third, "whoever writes again has read that it was taken away");
    }

    async fn an_interpretation_has_a_theme_and_a_limit(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        assert!(matches!(interpret(&scan.clerk, test, &scan.id, "T9", &words("x", 0)).await, Err(Error::NotFound)));
        let long = interpret(&scan.clerk, test, &scan.id, "T1", &words(&"x".repeat(LONGEST_TEXT + 1), 0)).await.unwrap_err();
        assert_eq!(problems(long), [("text".into(), ProblemCode::TooLong { max: LONGEST_TEXT })]);
    }

    async fn nobody_but_the_clerk_reads_a_draft_until_it_is_shared(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        interpret(&scan.clerk, test, &scan.id, "T5", &words(TYPED, 0)).await.unwrap();
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
                interpret(&scan.lead, test, &scan.id, "T1", &words("x", 0)).await.map(|_| ()),
                points::change(&scan.lead, test, &scan.id, &own, &read(point("van de trekker"))).await.map(|_| ()),
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
            assert_eq!(view.points_for_room().len(), shown, "{with:?}: the clerk holds the screen, and the room reads it");
            assert_eq!(view.points.len(), 1, "{with:?}");
        }
    }

    async fn strangers_and_the_programme_write_nothing(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        assert!(matches!(interpret(&scan.programme, test, &scan.id, "T1", &words("x", 0)).await, Err(Error::Forbidden)));
        assert!(matches!(points::add(&scan.programme, test, &scan.id, &point("x")).await, Err(Error::Forbidden)));
        assert!(matches!(discuss(&scan.lead, test, &scan.id).await, Err(Error::Forbidden)), "the clerk concludes the talk");
        for actor in [&scan.other_lead, &scan.other_clerk] {
            assert!(matches!(load(actor, test, &scan.id).await, Err(Error::NotFound)));
            assert!(matches!(interpret(actor, test, &scan.id, "T1", &words("x", 0)).await, Err(Error::NotFound)));
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
        points::change(&scan.lead, test, &scan.id, &ids[0], &read(about(&["T2.1"], ""))).await.unwrap();
        points::change(&scan.lead, test, &scan.id, &ids[1], &read(about(&["T3.1", "T2.1"], "twee"))).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(view.points[0].statements, ["T3.1", "T2.1"]);
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

    async fn a_talking_point_is_about_statements(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let free = points::add(&scan.clerk, test, &scan.id, &about(&[], "Hoe gaat het?")).await.unwrap_err();
        assert_eq!(problems(free), [("statements".into(), ProblemCode::Missing)]);
        points::add(&scan.clerk, test, &scan.id, &about(&["T2.1"], "")).await.unwrap();
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

    async fn of_two_who_write_the_same_interpretation_the_second_gets_both_texts(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        share(&scan.clerk, test, &scan.id, Audience::Lead).await.unwrap();
        let read = interpret(&scan.clerk, test, &scan.id, "T5", &words("Samen gelezen.", 0)).await.unwrap();
        let (clerk, lead) = (words("Van de griffier.", read), words("Van de trekker.", read));
        let kept = interpret(&scan.clerk, test, &scan.id, "T5", &clerk).await.unwrap();
        let stale = interpret(&scan.lead, test, &scan.id, "T5", &lead).await.unwrap_err();
        let Error::Stale(stale) = stale else { panic!("{stale:?}") };
        let Stale::Interpretation(Crossed { kept: stands, typed, last }) = *stale else { panic!("something else is stale") };
        assert_eq!((stands, typed), (words("Van de griffier.", kept), lead.clone()));
        let by = scan.clerk.member().unwrap().name.clone();
        assert_eq!(last, Some(LastChange { by, own: false, at: test.now() }), "and who wrote it, and when");
        assert_eq!(load(&scan.lead, test, &scan.id).await.unwrap().interpretations["T5"], "Van de griffier.");
        assert_eq!(interpret(&scan.clerk, test, &scan.id, "T5", &clerk).await.unwrap(), kept, "sent twice is no conflict");
        interpret(&scan.lead, test, &scan.id, "T5", &words(&lead.text, kept)).await.unwrap();
        assert_eq!(load(&scan.clerk, test, &scan.id).await.unwrap().interpretations["T5"], "Van de trekker.");
    }

    async fn of_two_who_change_a_point_or_a_priority_the_second_gets_both_texts(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        share(&scan.clerk, test, &scan.id, Audience::Lead).await.unwrap();
        let id = points::add(&scan.clerk, test, &scan.id, &point("een")).await.unwrap();
        let typed = |text: &str| PointForm { revision: 1, ..point(text) };
        assert_eq!(points::change(&scan.clerk, test, &scan.id, &id, &typed("twee")).await.unwrap(), 2);
        let stale = points::change(&scan.lead, test, &scan.id, &id, &typed("drie")).await.unwrap_err();
        let Error::Stale(stale) = stale else { panic!("{stale:?}") };
        let Stale::Point(Crossed { kept, typed: sent, .. }) = *stale else { panic!("something else is stale") };
        assert_eq!((kept, sent), (PointForm { revision: 2, ..point("twee") }, typed("drie")));
        let id = priorities::add(&scan.clerk, test, &scan.id, &direction("R7")).await.unwrap();
        let title = load(&scan.lead, test, &scan.id).await.unwrap().priorities[0].title.clone();
        let typed = |dissent: &str| PriorityForm { dissent: dissent.into(), revision: 1, ..direction("R7") };
        assert_eq!(priorities::change(&scan.lead, test, &scan.id, &id, &typed("Eén lid niet.")).await.unwrap(), 2);
        let stale = priorities::change(&scan.clerk, test, &scan.id, &id, &typed("Twee leden niet.")).await.unwrap_err();
        let Error::Stale(stale) = stale else { panic!("{stale:?}") };
        let Stale::Priority(Crossed { kept, typed, .. }) = *stale else { panic!("something else is stale") };
        assert_eq!((kept.title, kept.dissent.as_str(), kept.revision), (title, "Eén lid niet.", 2));
        assert_eq!(typed.dissent, "Twee leden niet.");
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!((texts(&view), view.priorities[0].dissent.as_str()), (vec!["twee"], "Eén lid niet."));
    }

    async fn a_page_that_does_not_hear_that_it_was_saved_saves_on(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        share(&scan.clerk, test, &scan.id, Audience::Lead).await.unwrap();
        let page = Some(PageId::random());
        let typed = |text: &str| InterpretationForm { page: page.clone(), ..words(text, 0) };
        let save = async |actor: &crate::Actor, form: &InterpretationForm| interpret(actor, test, &scan.id, "T5", form).await;
        save(&scan.clerk, &typed("De raad")).await.unwrap();
        let second = save(&scan.clerk, &typed("De raad ziet")).await.expect("nobody else changed it");
        let other = InterpretationForm { page: Some(PageId::random()), ..words("Het bestuur", 0) };
        assert!(matches!(save(&scan.lead, &other).await, Err(Error::Stale(_))), "another page has to read it first");
        save(&scan.lead, &InterpretationForm { revision: second, ..other.clone() }).await.unwrap();
        assert!(matches!(save(&scan.clerk, &typed("De raad ziet het")).await, Err(Error::Stale(_))), "somebody else wrote");
        assert_eq!(load(&scan.lead, test, &scan.id).await.unwrap().interpretations["T5"], "Het bestuur");
    }

    async fn what_a_page_sent_earlier_and_arrives_later_changes_nothing(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let page = PageId::random();
        let sent = |times: u32| PageId::parse(&format!("{page}.{times}"));
        let typed = |text: &str, times| InterpretationForm { page: sent(times), ..words(text, 0) };
        let save = async |form: InterpretationForm| interpret(&scan.clerk, test, &scan.id, "T5", &form).await.unwrap();
        let kept = save(typed("De raad ziet het", 2)).await;
        assert_eq!(save(typed("De raad", 1)).await, kept, "it was on its way for long");
        let point = TalkingPointId::random();
        let typed = |text: &str, times| PointForm { page: sent(times), ..about(&["T2.1"], text) };
        let save = async |form: PointForm| points::keep(&scan.clerk, test, &scan.id, &point, &form).await.unwrap();
        save(typed("Wie beslist", 2)).await;
        save(typed("Wie", 1)).await;
        let priority = PriorityId::random();
        let typed = |dissent: &str, times| PriorityForm { page: sent(times), dissent: dissent.into(), ..direction("R7") };
        let save = async |form: PriorityForm| priorities::keep(&scan.clerk, test, &scan.id, &priority, &form).await.unwrap();
        save(typed("Eén lid niet.", 10)).await;
        save(typed("Eén lid", 9)).await;
        let view = load(&scan.clerk, test, &scan.id).await.unwrap();
        assert_eq!(view.interpretations["T5"], "De raad ziet het");
        assert_eq!((texts(&view), view.priorities[0].dissent.as_str()), (vec!["Wie beslist"], "Eén lid niet."));

        save(typed("Eén", 11)).await;
        let view = load(&scan.clerk, test, &scan.id).await.unwrap();
        assert_eq!(view.priorities[0].dissent, "Eén", "what is typed after it is kept, also where less is left");
    }

    async fn what_a_page_sent_before_its_button_does_not_come_after_it(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let id = points::add(&scan.clerk, test, &scan.id, &point("een")).await.unwrap();
        let typed = |text: &str, finished| PointForm { page: Some(page()), finished, ..read(point(text)) };
        let save = async |form: PointForm| points::change(&scan.clerk, test, &scan.id, &id, &form).await;
        save(typed("een en", false)).await.unwrap();
        save(typed("een en twee", true)).await.unwrap();
        assert!(matches!(save(typed("een e", false)).await, Err(Error::Stale(_))), "it was on its way for long");
        assert_eq!(texts(&load(&scan.clerk, test, &scan.id).await.unwrap()), ["een en twee"]);
    }

    async fn what_a_new_page_saves_again_and_again_is_one_point_and_one_priority(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let point_id = TalkingPointId::random();
        for text in ["Wie", "Wie beslist", "Wie beslist"] {
            let form = PointForm { page: Some(page()), ..about(&["T2.1"], text) };
            points::keep(&scan.clerk, test, &scan.id, &point_id, &form).await.unwrap();
        }
        let priority_id = PriorityId::random();
        for dissent in ["", "Eén lid", "Eén lid niet."] {
            let form = PriorityForm { page: Some(page()), dissent: dissent.into(), ..direction("R7") };
            priorities::keep(&scan.lead, test, &scan.id, &priority_id, &form).await.unwrap();
        }
        let view = load(&scan.clerk, test, &scan.id).await.unwrap();
        assert_eq!((texts(&view), view.priorities.len()), (vec!["Wie beslist"], 1));
        assert_eq!((&view.points[0].id, &view.priorities[0].id), (&point_id, &priority_id));
        assert_eq!(view.priorities[0].dissent, "Eén lid niet.");
    }

    async fn typing_on_is_one_line_in_the_log(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let mut revision = 0;
        for text in ["De", "De raad", "De raad ziet"] {
            revision = interpret(&scan.clerk, test, &scan.id, "T5", &words(text, revision)).await.unwrap();
        }
        let lines = async || {
            let (_, log) = crate::scans::log(&scan.lead, test, &scan.id).await.unwrap();
            log.entries.iter().filter(|entry| entry.kind == "interpretation_written").count()
        };
        assert_eq!(lines().await, 1);
        test.later(chrono::TimeDelta::minutes(16));
        interpret(&scan.clerk, test, &scan.id, "T5", &words("De raad ziet het anders.", revision)).await.unwrap();
        assert_eq!(lines().await, 2);
    }
}

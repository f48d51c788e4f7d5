//! The plan, on both engines.

use questionnaires::kind::Subgoal;

use super::edit::{add_action, arrange_action, write_action, write_priority};
use super::{
    ActionForm, AdoptionForm, MOST_ACTIONS, PlanView, PriorityTexts, adopt, complete, document,
    load,
};
use crate::error::{Error, ProblemCode, Refusal};
use crate::ids::{ActionId, PriorityId};
use crate::on_both_engines;
use crate::ordered::Move;
use crate::scans::{Refused, State};
use crate::sessions::{LONGEST_TEXT, PriorityForm, discuss, priorities};
use crate::testing::{ClosedScan, Closing, TestServices};

const TYPED: &str = "Een <em>brief</em> binnen 6 weken \u{202e}אבג\u{202c} 📬 & 'echt'";

/// A scan after the talk, with its three priorities.
async fn discussed(test: &TestServices) -> (ClosedScan, Vec<PriorityId>) {
    let scan = ClosedScan::new(test, &Closing::default()).await;
    let mut ids = Vec::new();
    for direction in ["R1", "R4", "R7"] {
        let form = PriorityForm {
            direction: direction.into(),
            statements: vec!["T5.3".into(), "T1.1".into()],
            ..PriorityForm::default()
        };
        ids.push(
            priorities::add(&scan.clerk, test, &scan.id, &form)
                .await
                .unwrap(),
        );
    }
    discuss(&scan.clerk, test, &scan.id).await.unwrap();
    (scan, ids)
}

fn action(what: &str) -> ActionForm {
    ActionForm {
        what: what.into(),
        owner: "griffier".into(),
        due_on: "1-9-2027".into(),
        ..ActionForm::default()
    }
}

fn adoption() -> AdoptionForm {
    AdoptionForm {
        adopted_on: "23-11-2026".into(),
        adopted_by: "de gemeenteraad".into(),
    }
}

/// The same with an action for each priority, ready to be laid before the council.
async fn planned(test: &TestServices) -> (ClosedScan, Vec<PriorityId>, Vec<ActionId>) {
    let (scan, ids) = discussed(test).await;
    let mut actions = Vec::new();
    for (id, what) in ids.iter().zip(["een", "twee", "drie"]) {
        actions.push(
            add_action(&scan.lead, test, &scan.id, id, &action(what))
                .await
                .unwrap(),
        );
    }
    complete(&scan.lead, test, &scan.id).await.unwrap();
    (scan, ids, actions)
}

fn refused(error: &Error) -> Option<Refused> {
    match error {
        Error::Refused(Refusal::Scan { guard }) => Some(*guard),
        Error::Refused(Refusal::OutOfStep(_)) => Some(Refused::NotInThisState),
        _ => None,
    }
}

fn actions_of(view: &PlanView, priority: usize) -> Vec<&str> {
    view.priorities[priority]
        .present()
        .map(|action| action.form.what.as_str())
        .collect()
}

on_both_engines! {
    async fn what_is_typed_is_kept_first_and_checked_second(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        let typed = ActionForm { what: TYPED.into(), due_on: "na de zomer".into(), first_step: "x".repeat(LONGEST_TEXT), ..ActionForm::default() };
        let id = add_action(&scan.lead, test, &scan.id, &ids[0], &typed).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        let kept = &view.priorities[0].actions[0];
        assert_eq!(kept.form, typed);
        let fields: Vec<_> = kept.problems().into_iter().map(|problem| (problem.field, problem.code)).collect();
        assert_eq!(fields, [("owner".to_owned(), ProblemCode::Missing), ("due_on".to_owned(), ProblemCode::NotADay)]);
        assert_eq!(refused(&complete(&scan.lead, test, &scan.id).await.unwrap_err()), Some(Refused::ActionsMissing));
        write_action(&scan.lead, test, &scan.id, &id, &action("af")).await.unwrap();
        let view = load(&scan.clerk, test, &scan.id).await.unwrap();
        assert_eq!((view.priorities[0].actions[0].form.due_on.as_str(), view.may_write()), ("2027-09-01", false));
    }

    async fn an_action_of_which_nothing_was_typed_is_none(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        let untouched = ActionForm { subgoal: "strong_council".into(), due_on: " ".into(), ..ActionForm::default() };
        let added = add_action(&scan.lead, test, &scan.id, &ids[0], &untouched).await;
        assert!(matches!(added, Err(Error::Invalid(_))));
        assert_eq!(load(&scan.lead, test, &scan.id).await.unwrap().actions(), 0);
    }

    async fn finding_and_goal_are_kept_as_typed(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        let texts = PriorityTexts { title: TYPED.into(), finding: format!("{TYPED}\n\n{TYPED}"), goal: "é".repeat(LONGEST_TEXT) };
        write_priority(&scan.lead, test, &scan.id, &ids[1], &texts).await.unwrap();
        assert_eq!(load(&scan.lead, test, &scan.id).await.unwrap().priorities[1].texts(), texts);
        let nameless = PriorityTexts { title: " ".into(), ..texts };
        assert!(matches!(write_priority(&scan.lead, test, &scan.id, &ids[1], &nameless).await, Err(Error::Invalid(_))));
    }

    async fn only_the_lead_writes_the_plan(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        for actor in [&scan.clerk, &scan.programme] {
            assert!(matches!(add_action(actor, test, &scan.id, &ids[0], &action("x")).await, Err(Error::Forbidden)));
            assert!(matches!(adopt(actor, test, &scan.id, &adoption()).await, Err(Error::Forbidden)));
        }
        for actor in [&scan.other_lead, &scan.other_clerk] {
            assert!(matches!(add_action(actor, test, &scan.id, &ids[0], &action("x")).await, Err(Error::NotFound)));
            assert!(matches!(document(actor, test, &scan.id).await, Err(Error::NotFound)));
        }
    }

    async fn priorities_and_actions_of_another_scan_cannot_be_reached(test: &TestServices) {
        let (scan, _) = discussed(test).await;
        let stranger = add_action(&scan.lead, test, &scan.id, &PriorityId::random(), &action("x")).await;
        assert!(matches!(stranger, Err(Error::NotFound)));
        let stranger = write_action(&scan.lead, test, &scan.id, &ActionId::random(), &action("x")).await;
        assert!(matches!(stranger, Err(Error::NotFound)));
    }

    async fn actions_move_within_their_priority_and_come_back_when_put_back(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        let mut actions = Vec::new();
        for what in ["een", "twee", "drie"] {
            actions.push(add_action(&scan.lead, test, &scan.id, &ids[0], &action(what)).await.unwrap());
        }
        arrange_action(&scan.lead, test, &scan.id, &actions[0], Move::Down).await.unwrap();
        assert_eq!(actions_of(&load(&scan.lead, test, &scan.id).await.unwrap(), 0), ["twee", "een", "drie"]);
        arrange_action(&scan.lead, test, &scan.id, &actions[0], Move::Out).await.unwrap();
        assert_eq!(actions_of(&load(&scan.lead, test, &scan.id).await.unwrap(), 0), ["twee", "drie"]);
        arrange_action(&scan.lead, test, &scan.id, &actions[0], Move::Back).await.unwrap();
        assert_eq!(actions_of(&load(&scan.lead, test, &scan.id).await.unwrap(), 0), ["twee", "een", "drie"]);
    }

    async fn a_plan_has_a_limit(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        for number in 0..MOST_ACTIONS {
            add_action(&scan.lead, test, &scan.id, &ids[number % 3], &action("x")).await.unwrap();
        }
        let more = add_action(&scan.lead, test, &scan.id, &ids[0], &action("x")).await.unwrap_err();
        assert!(matches!(more, Error::Refused(Refusal::Full { most: MOST_ACTIONS })));
    }

    async fn a_plan_is_ready_with_an_action_a_priority(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        for id in &ids[..2] {
            add_action(&scan.lead, test, &scan.id, id, &action("x")).await.unwrap();
        }
        assert_eq!(refused(&complete(&scan.lead, test, &scan.id).await.unwrap_err()), Some(Refused::ActionsMissing));
        let last = add_action(&scan.lead, test, &scan.id, &ids[2], &action("x")).await.unwrap();
        arrange_action(&scan.lead, test, &scan.id, &last, Move::Out).await.unwrap();
        assert_eq!(refused(&complete(&scan.lead, test, &scan.id).await.unwrap_err()), Some(Refused::ActionsMissing));
        arrange_action(&scan.lead, test, &scan.id, &last, Move::Back).await.unwrap();
        complete(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(load(&scan.lead, test, &scan.id).await.unwrap().scan.state, State::Planned);
    }

    async fn adoption_asks_for_a_day_that_was_and_a_body(test: &TestServices) {
        let (scan, _, _) = planned(test).await;
        let tomorrow = AdoptionForm { adopted_on: "24-11-2026".into(), adopted_by: " ".into() };
        let Err(Error::Invalid(problems)) = adopt(&scan.lead, test, &scan.id, &tomorrow).await else { panic!("accepted") };
        let fields: Vec<_> = problems.into_iter().map(|problem| (problem.field, problem.code)).collect();
        assert_eq!(fields, [("adopted_on".to_owned(), ProblemCode::InTheFuture), ("adopted_by".to_owned(), ProblemCode::Missing)]);
        let years_ago = AdoptionForm { adopted_on: "1-5-2020".into(), ..adoption() };
        let Err(Error::Invalid(problems)) = adopt(&scan.lead, test, &scan.id, &years_ago).await else { panic!("accepted") };
        assert_eq!((problems.len(), &problems[0].code), (1, &ProblemCode::BeforeFirstDay), "there was no plan before the questionnaire closed");
        assert_eq!(adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap(), 1);
    }

    async fn a_plan_that_is_not_written_cannot_be_adopted(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        assert_eq!(refused(&adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap_err()), Some(Refused::ActionsMissing));
        for id in &ids {
            add_action(&scan.lead, test, &scan.id, id, &action("x")).await.unwrap();
        }
        assert_eq!(refused(&adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap_err()), Some(Refused::NotInThisState));
    }

    async fn a_change_after_adoption_is_a_draft_until_it_is_adopted_too(test: &TestServices) {
        let (scan, _, actions) = planned(test).await;
        adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap();
        assert!(matches!(adopt(&scan.lead, test, &scan.id, &adoption()).await, Err(Error::Refused(Refusal::PlanUnchanged))));
        write_action(&scan.lead, test, &scan.id, &actions[1], &action("anders")).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert!(view.is_changed() && view.versions.len() == 1);
        assert_eq!(view.versions[0].text.priorities[1].actions[0].what, "twee");
        assert_eq!(adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap(), 2);
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert!(!view.is_changed());
        let whats: Vec<_> = view.versions.iter().map(|version| version.text.priorities[1].actions[0].what.as_str()).collect();
        assert_eq!(whats, ["twee", "anders"]);
    }

    async fn what_was_taken_out_before_adoption_is_gone_after_it(test: &TestServices) {
        let (scan, ids, _) = planned(test).await;
        let extra = add_action(&scan.lead, test, &scan.id, &ids[0], &action("extra")).await.unwrap();
        arrange_action(&scan.lead, test, &scan.id, &extra, Move::Out).await.unwrap();
        adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap();
        assert!(matches!(arrange_action(&scan.lead, test, &scan.id, &extra, Move::Back).await, Err(Error::NotFound)));
    }

    async fn the_document_is_a_pdf_once_the_plan_is_complete(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        assert_eq!(refused(&document(&scan.lead, test, &scan.id).await.unwrap_err()), Some(Refused::ActionsMissing));
        for id in &ids {
            let own = ActionForm { subgoal: Subgoal::InvolvedResidents.code().into(), ..action(TYPED) };
            add_action(&scan.lead, test, &scan.id, id, &own).await.unwrap();
        }
        let file = document(&scan.clerk, test, &scan.id).await.unwrap();
        assert_eq!(file.name, "verbeterplan-sudwest-fryslan.pdf");
        assert!(file.bytes.starts_with(b"%PDF-1.7"));
    }
}

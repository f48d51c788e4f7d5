//! The plan, on both engines.

mod asking;

use questionnaires::kind::Subgoal;

use super::edit::{add_action, arrange_action, write_action, write_priority};
use super::{
    ActionForm, AdoptionForm, AmendForm, Fate, MOST_ACTIONS, PlanView, PriorityTexts, adopt, amend,
    complete, difference, document, give_up, keep_missing_files, load, version_document,
};
use crate::error::{Error, Problem, ProblemCode, Refusal};
use crate::ids::{ActionId, PriorityId};
use crate::on_both_engines;
use crate::ordered::Move;
use crate::revision::{Crossed, Stale};
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
        decision_number: "2026-118".into(),
    }
}

fn why(reason: &str) -> AmendForm {
    AmendForm {
        reason: reason.into(),
    }
}

async fn run(test: &TestServices, statement: &'static str) -> Result<(), sqlx::Error> {
    let mut transaction = test.store().write().await?;
    sqlx::query(statement).execute(&mut *transaction).await?;
    transaction.commit().await
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

    async fn two_tabs_of_one_plan_do_not_overwrite_each_other(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        let id = add_action(&scan.lead, test, &scan.id, &ids[0], &action("een")).await.unwrap();
        let first = action("twee");
        assert_eq!(write_action(&scan.lead, test, &scan.id, &id, &first).await.unwrap(), 1);
        let second = ActionForm { owner: "de burgemeester".into(), ..action("drie") };
        let Err(Error::Stale(stale)) = write_action(&scan.lead, test, &scan.id, &id, &second).await else { panic!("written over") };
        let Stale::PlanAction(Crossed { kept, typed, last }) = *stale else { panic!("something else is stale") };
        assert!(last.unwrap().own, "it was the lead, in the other tab");
        assert_eq!((kept.what.as_str(), kept.revision, &typed), ("twee", 1, &second));
        assert_eq!(load(&scan.lead, test, &scan.id).await.unwrap().priorities[0].actions[0].form.what, "twee");
        assert_eq!(write_action(&scan.lead, test, &scan.id, &id, &first).await.unwrap(), 1, "sent twice says the same");
        let chosen = ActionForm { revision: kept.revision, ..typed };
        assert_eq!(write_action(&scan.lead, test, &scan.id, &id, &chosen).await.unwrap(), 2);

        let texts = |title: &str| PriorityTexts { title: title.into(), revision: 1, ..PriorityTexts::default() };
        assert_eq!(write_priority(&scan.lead, test, &scan.id, &ids[0], &texts("Een")).await.unwrap(), 2);
        let Err(Error::Stale(stale)) = write_priority(&scan.lead, test, &scan.id, &ids[0], &texts("Twee")).await else { panic!("written over") };
        let Stale::PlanPriority(Crossed { kept, typed, .. }) = *stale else { panic!("something else is stale") };
        assert_eq!((kept.title.as_str(), kept.revision, typed.title.as_str()), ("Een", 2, "Twee"));
    }

    async fn what_was_typed_in_a_change_that_is_given_up_does_not_come_back(test: &TestServices) {
        let (scan, ids, actions) = planned(test).await;
        adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap();
        amend(&scan.lead, test, &scan.id, &why("x")).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        let (tab, texts) = (view.priorities[0].actions[0].form.clone(), view.priorities[0].texts());
        give_up(&scan.lead, test, &scan.id).await.unwrap();
        amend(&scan.lead, test, &scan.id, &why("y")).await.unwrap();
        let late = ActionForm { what: "uit een oud venster".into(), ..tab };
        let Err(Error::Stale(stale)) = write_action(&scan.lead, test, &scan.id, &actions[0], &late).await else { panic!("written over") };
        assert!(matches!(*stale, Stale::PlanAction(Crossed { last: None, .. })), "giving up is nobody's text");
        let late = PriorityTexts { goal: "uit een oud venster".into(), ..texts };
        assert!(matches!(write_priority(&scan.lead, test, &scan.id, &ids[0], &late).await, Err(Error::Stale(_))));
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
        let texts = PriorityTexts { title: TYPED.into(), finding: format!("{TYPED}\n\n{TYPED}"), goal: "é".repeat(LONGEST_TEXT), revision: 1 };
        write_priority(&scan.lead, test, &scan.id, &ids[1], &texts).await.unwrap();
        assert_eq!(load(&scan.lead, test, &scan.id).await.unwrap().priorities[1].texts(), PriorityTexts { revision: 2, ..texts.clone() });
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
        let tomorrow = AdoptionForm { adopted_on: "24-11-2026".into(), adopted_by: " ".into(), ..AdoptionForm::default() };
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
        amend(&scan.lead, test, &scan.id, &why("De termijn was te kort.")).await.unwrap();
        assert!(matches!(adopt(&scan.lead, test, &scan.id, &adoption()).await, Err(Error::Refused(Refusal::PlanUnchanged))));
        write_action(&scan.lead, test, &scan.id, &actions[1], &action("anders")).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert!(view.is_changed() && view.versions.len() == 1);
        assert_eq!(view.versions[0].text.priorities[1].actions[0].what, "twee");
        let unnumbered = AdoptionForm { decision_number: String::new(), ..adoption() };
        assert_eq!(adopt(&scan.lead, test, &scan.id, &unnumbered).await.unwrap(), 2);
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert!(!view.is_changed() && view.amendment.is_none());
        let told: Vec<_> = view.versions.iter().map(|version| (version.decision_number.as_str(), version.reason.as_str())).collect();
        assert_eq!(told, [("2026-118", ""), ("", "De termijn was te kort.")]);
        let whats: Vec<_> = view.versions.iter().map(|version| version.text.priorities[1].actions[0].what.as_str()).collect();
        assert_eq!(whats, ["twee", "anders"]);
        let found = difference(&view.versions[0].text, &view.versions[1].text);
        let fates: Vec<_> = found.priorities.iter().map(|own| own.fate).collect();
        assert_eq!(fates, [Fate::Same, Fate::Changed, Fate::Same]);
    }

    async fn a_version_is_not_adopted_before_the_one_that_it_replaces(test: &TestServices) {
        let (scan, _, actions) = planned(test).await;
        test.later(chrono::TimeDelta::days(7));
        let on = |day: &str| AdoptionForm { adopted_on: day.to_owned(), ..adoption() };
        adopt(&scan.lead, test, &scan.id, &on("28-11-2026")).await.unwrap();
        amend(&scan.lead, test, &scan.id, &why("De termijn was te kort.")).await.unwrap();
        write_action(&scan.lead, test, &scan.id, &actions[1], &action("anders")).await.unwrap();
        let Err(Error::Invalid(problems)) = adopt(&scan.lead, test, &scan.id, &on("27-11-2026")).await else { panic!("accepted") };
        assert_eq!(problems, [Problem::new("adopted_on", ProblemCode::BeforeFirstDay)]);
        assert_eq!(adopt(&scan.lead, test, &scan.id, &on("28-11-2026")).await.unwrap(), 2);
    }

    async fn an_adopted_plan_is_changed_only_after_saying_why(test: &TestServices) {
        let (scan, ids, actions) = planned(test).await;
        let early = amend(&scan.lead, test, &scan.id, &why("x")).await.unwrap_err();
        assert_eq!(refused(&early), Some(Refused::NotInThisState));
        adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap();
        let closed = |error: Error| matches!(error, Error::Refused(Refusal::PlanNotAmended));
        assert!(closed(write_action(&scan.lead, test, &scan.id, &actions[0], &action("x")).await.unwrap_err()));
        assert!(closed(add_action(&scan.lead, test, &scan.id, &ids[0], &action("x")).await.unwrap_err()));
        assert!(closed(arrange_action(&scan.lead, test, &scan.id, &actions[0], Move::Out).await.unwrap_err()));
        assert!(closed(adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap_err()));
        assert!(matches!(amend(&scan.lead, test, &scan.id, &why("  ")).await, Err(Error::Invalid(_))));
        for actor in [&scan.clerk, &scan.programme] {
            assert!(matches!(amend(actor, test, &scan.id, &why("x")).await, Err(Error::Forbidden)));
            assert!(matches!(give_up(actor, test, &scan.id).await, Err(Error::Forbidden)));
        }
        assert!(matches!(amend(&scan.other_lead, test, &scan.id, &why("x")).await, Err(Error::NotFound)));
        amend(&scan.lead, test, &scan.id, &why("x")).await.unwrap();
        let twice = amend(&scan.lead, test, &scan.id, &why("y")).await.unwrap_err();
        assert!(matches!(twice, Error::Refused(Refusal::PlanBeingAmended)));
    }

    async fn a_change_that_is_given_up_leaves_the_plan_as_it_was_adopted(test: &TestServices) {
        let (scan, ids, actions) = planned(test).await;
        adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap();
        let before = load(&scan.lead, test, &scan.id).await.unwrap().text();
        amend(&scan.lead, test, &scan.id, &why("x")).await.unwrap();
        write_action(&scan.lead, test, &scan.id, &actions[0], &action("anders")).await.unwrap();
        arrange_action(&scan.lead, test, &scan.id, &actions[1], Move::Out).await.unwrap();
        add_action(&scan.lead, test, &scan.id, &ids[2], &action("nieuw")).await.unwrap();
        let texts = PriorityTexts { title: "Anders".into(), revision: 1, ..PriorityTexts::default() };
        write_priority(&scan.lead, test, &scan.id, &ids[0], &texts).await.unwrap();
        give_up(&scan.lead, test, &scan.id).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(view.text(), before);
        assert!(!view.is_changed() && view.amendment.is_none() && !view.may_write());
        assert!(matches!(give_up(&scan.lead, test, &scan.id).await, Err(Error::Refused(Refusal::PlanNotAmended))));
    }

    async fn the_file_of_a_version_stays_what_it_was_byte_for_byte(test: &TestServices) {
        let (scan, _, actions) = planned(test).await;
        adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap();
        let first = version_document(&scan.lead, test, &scan.id, 1).await.unwrap();
        assert!(first.bytes.starts_with(b"%PDF-1.7"));
        assert_eq!(document(&scan.clerk, test, &scan.id).await.unwrap().bytes, first.bytes);
        run(test, "UPDATE authorities SET display_name = 'Nieuw-Fryslân' WHERE code = 'GM1900'").await.unwrap();
        amend(&scan.lead, test, &scan.id, &why("x")).await.unwrap();
        write_action(&scan.lead, test, &scan.id, &actions[1], &action("anders")).await.unwrap();
        adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap();
        let second = version_document(&scan.programme, test, &scan.id, 2).await.unwrap();
        assert_eq!(version_document(&scan.lead, test, &scan.id, 1).await.unwrap().bytes, first.bytes);
        assert_ne!(second.bytes, first.bytes);
        assert_eq!(document(&scan.lead, test, &scan.id).await.unwrap().bytes, second.bytes);
        assert!(matches!(version_document(&scan.lead, test, &scan.id, 3).await, Err(Error::NotFound)));
        assert!(matches!(version_document(&scan.other_lead, test, &scan.id, 1).await, Err(Error::NotFound)));
        for statement in ["UPDATE plan_files SET name = 'x'", "UPDATE plan_versions SET adopted_by = 'x'"] {
            assert!(run(test, statement).await.is_err(), "{statement}");
        }
    }

    async fn a_version_from_before_files_were_kept_gets_its_file_once(test: &TestServices) {
        let (scan, _, _) = planned(test).await;
        adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap();
        assert_eq!(keep_missing_files(test).await.unwrap(), 0);
        let first = version_document(&scan.lead, test, &scan.id, 1).await.unwrap();
        run(test, "DELETE FROM plan_files").await.unwrap();
        assert_eq!(keep_missing_files(test).await.unwrap(), 1);
        assert_eq!(version_document(&scan.lead, test, &scan.id, 1).await.unwrap().bytes, first.bytes);
    }

    async fn what_was_taken_out_before_adoption_is_gone_after_it(test: &TestServices) {
        let (scan, ids, _) = planned(test).await;
        let extra = add_action(&scan.lead, test, &scan.id, &ids[0], &action("extra")).await.unwrap();
        arrange_action(&scan.lead, test, &scan.id, &extra, Move::Out).await.unwrap();
        adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap();
        amend(&scan.lead, test, &scan.id, &why("x")).await.unwrap();
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

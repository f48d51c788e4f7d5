//! Questions, suggestions, and what becomes of them in the plan.

use super::super::{
    Decision, DecisionForm, LeaveForm, TakeOverForm, decide, group, leave, member_plan,
    of_programme, put_back, take_back, take_over, to_suggest, to_take_over,
};
use super::*;
use crate::Actor;
use crate::error::ProblemCode;
use crate::on_both_engines;
use crate::plans::edit::add_action;
use crate::plans::{self, ActionForm, AmendForm, MOST_ACTIONS, amend, give_up};

async fn first(
    test: &TestServices,
    scan: &ClosedScan,
    of: &PeerGroupId,
) -> Option<super::super::Suggestion> {
    let view = group(&scan.lead, test, of).await.unwrap();
    view.suggestions.into_iter().next()
}

async fn whole_plan(test: &TestServices, scan: &ClosedScan) -> plans::PlanView {
    plans::load(&scan.lead, test, &scan.id).await.unwrap()
}

async fn taken(test: &TestServices, scan: &ClosedScan) -> TakeOverForm {
    let plan = whole_plan(test, scan).await;
    TakeOverForm {
        priority: plan.priorities[0].priority.id.to_string(),
        what: "Wij gaan naar de scholen toe.".into(),
        owner: "De griffier".into(),
        due_on: "2027-10-01".into(),
        reason: "De intervisie bracht ons op een idee.".into(),
        ..TakeOverForm::default()
    }
}

fn missing(error: &Error) -> Vec<&str> {
    let Error::Invalid(problems) = error else {
        return Vec::new();
    };
    let missing = problems
        .iter()
        .filter(|own| own.code == ProblemCode::Missing);
    missing.map(|own| own.field.as_str()).collect()
}

on_both_engines! {
    async fn what_is_said_in_a_group_stays_inside(test: &TestServices) {
        let (scans, own, _) = suggested(test).await;
        for inside in [&scans[0].lead, &scans[3].lead, &scans[0].clerk] {
            let view = group(inside, test, &own).await.unwrap();
            assert_eq!(view.suggestions.len(), 1);
            let plan = member_plan(inside, test, (&own, &scans[2].id)).await.unwrap();
            assert_eq!(plan.plan.text.priorities.len(), 1, "an adopted plan, public or not");
        }
        let outside = [
            (&scans[0].programme, false),
            (&scans[0].other_lead, true),
            (&scans[0].other_clerk, true),
        ];
        for (actor, hidden) in outside {
            let error = group(actor, test, &own).await.unwrap_err();
            assert_eq!(matches!(error, Error::NotFound), hidden, "{error:?}");
            assert_eq!(matches!(error, Error::Forbidden), !hidden, "{error:?}");
            assert!(member_plan(actor, test, (&own, &scans[2].id)).await.is_err());
        }
        assert!(matches!(group(&Actor::Anonymous, test, &own).await, Err(Error::SignInNeeded)));
        let seen = of_programme(&scans[0].programme, test, &own).await.unwrap();
        assert_eq!(seen.asked.len(), 1, "the programme sees who asked, and not what");
        assert!(seen.group.members.iter().all(|member| member.question.is_empty()));
    }

    async fn a_question_says_what_it_is_about_and_shows_results_once_they_are_public(test: &TestServices) {
        let (scans, own) = begun(test).await;
        let of_first = (&own, &scans[0].id);
        let plan = whole_plan(test, &scans[0]).await;
        let form = QuestionForm {
            question: "Hoe bereiken wij jongeren?".into(),
            priority: plan.priorities[0].priority.id.to_string(),
        };
        keep_question(&scans[0].lead, test, of_first, &form).await.unwrap();
        let view = group(&scans[1].lead, test, &own).await.unwrap();
        let about = view.about(&scans[0].id).unwrap();
        let keys: Vec<_> = about.statements.iter().map(|text| text.key.as_str()).collect();
        assert_eq!((about.priority.title.as_str(), keys), ("Wie meedenkt, hoort wat ermee is gedaan", vec!["T5.3"]));
        assert!(about.report.is_none(), "the plan is adopted, and the results are not public");
        assert!(view.plan(&scans[0].id).is_none(), "that is on a page of its own");
        set_state(test, &scans[0].id, State::Published).await;
        let found = to_suggest(&scans[1].lead, test, of_first).await.unwrap();
        assert!(found.about.unwrap().report.unwrap().row("T5.3").is_some());
        let form = LeaveForm { reason: "Geen tijd.".into() };
        leave(&scans[1].lead, test, (&own, &scans[1].id), &form).await.unwrap();
        let view = group(&scans[1].lead, test, &own).await.unwrap();
        assert!(view.about(&scans[0].id).is_none(), "no more for who left");
    }

    async fn others_suggest_and_nobody_to_themselves(test: &TestServices) {
        let (scans, own) = begun(test).await;
        let error = give(test, &scans[1], (&own, &scans[0].id)).await.unwrap_err();
        assert_eq!(why(&error), Some(NotNow::NoQuestion));
        ask(test, &scans[0], &own).await;
        let to_first = (&own, &scans[0].id);
        assert!(matches!(give(test, &scans[0], to_first).await, Err(Error::Forbidden)));
        assert!(matches!(to_suggest(&scans[0].lead, test, to_first).await, Err(Error::Forbidden)));
        let empty = SuggestionForm::default();
        let error = suggest(&scans[1].lead, test, to_first, &empty).await.unwrap_err();
        assert_eq!(missing(&error), ["suggestion"]);
        give(test, &scans[1], to_first).await.unwrap();
        let told = mailed(test, &scans[0]).await;
        assert!(told.contains(&"Een suggestie bij uw vraag in ‘Eerder aan tafel’".to_owned()), "{told:?}");
        let form = SuggestionForm { suggestion: "Vraag het de jongerenraad.".into() };
        suggest(&scans[0].clerk, test, to_first, &form).await.unwrap();
        let view = group(&scans[0].lead, test, &own).await.unwrap();
        assert!(view.suggestions.iter().all(|given| given.from != scans[0].id));
    }

    async fn a_suggestion_is_taken_back_and_put_back_until_it_is_answered(test: &TestServices) {
        let (scans, own, id) = suggested(test).await;
        assert!(matches!(take_back(&scans[0].lead, test, &own, &id).await, Err(Error::Forbidden)));
        assert!(matches!(take_back(&scans[2].lead, test, &own, &id).await, Err(Error::Forbidden)));
        take_back(&scans[1].lead, test, &own, &id).await.unwrap();
        assert!(first(test, &scans[0], &own).await.is_none());
        assert!(first(test, &scans[1], &own).await.unwrap().removed, "who gave it can put it back");
        put_back(&scans[1].lead, test, &own, &id).await.unwrap();
        assert!(!first(test, &scans[0], &own).await.unwrap().removed);
        let form = DecisionForm { decision: "thanked".into(), reply: "Mooi!".into() };
        assert!(matches!(decide(&scans[1].lead, test, &own, &id, &form).await, Err(Error::Forbidden)));
        let error = decide(&scans[0].lead, test, &own, &id, &DecisionForm::default()).await.unwrap_err();
        assert_eq!(missing(&error), ["decision"]);
        decide(&scans[0].lead, test, &own, &id, &form).await.unwrap();
        let thanked = first(test, &scans[1], &own).await.unwrap();
        assert_eq!((thanked.decision, thanked.reply.as_str()), (Decision::Thanked, "Mooi!"));
        assert_eq!(why(&take_back(&scans[1].lead, test, &own, &id).await.unwrap_err()), Some(NotNow::NotInThisState));
        let later = DecisionForm { decision: "later".into(), ..form };
        decide(&scans[0].lead, test, &own, &id, &later).await.unwrap();
        assert_eq!(first(test, &scans[0], &own).await.unwrap().decision, Decision::Later);
    }

    async fn a_suggestion_becomes_an_action_in_the_next_version_of_the_plan(test: &TestServices) {
        let (scans, own, id) = suggested(test).await;
        let (lead, both) = (&scans[0].lead, (&own, &id));
        assert!(to_take_over(lead, test, &own, &id).await.unwrap().begins_a_change());
        let error = take_over(lead, test, both, &TakeOverForm::default()).await.unwrap_err();
        assert_eq!(missing(&error), ["priority", "what", "owner", "due_on", "reason"]);
        assert!(whole_plan(test, &scans[0]).await.amendment.is_none(), "nothing half done");
        let form = taken(test, &scans[0]).await;
        assert!(matches!(take_over(&scans[1].lead, test, both, &form).await, Err(Error::Forbidden)));
        let action = take_over(lead, test, both, &form).await.unwrap();
        let plan = whole_plan(test, &scans[0]).await;
        assert_eq!(plan.amendment.as_ref().unwrap().reason, form.reason);
        let kept = plan.priorities[0].present().last().unwrap();
        assert_eq!((&kept.id, kept.form.what.as_str()), (&action, form.what.as_str()));
        assert_eq!(plan.versions.last().unwrap().text.actions(), 1, "what was adopted holds");
        assert_eq!(first(test, &scans[1], &own).await.unwrap().decision, Decision::Taken);
        assert_eq!(why(&take_over(lead, test, both, &form).await.unwrap_err()), Some(NotNow::TakenOver));
        let thanks = DecisionForm { decision: "thanked".into(), reply: String::new() };
        assert_eq!(why(&decide(lead, test, &own, &id, &thanks).await.unwrap_err()), Some(NotNow::TakenOver));

        give_up(lead, test, &scans[0].id).await.unwrap();
        let lapsed = first(test, &scans[0], &own).await.unwrap();
        assert_eq!((lapsed.decision, lapsed.action), (Decision::Later, None), "not lost with the change");
        take_over(lead, test, both, &form).await.unwrap();
    }

    async fn a_change_that_is_being_written_needs_no_second_reason(test: &TestServices) {
        let (scans, own, id) = suggested(test).await;
        let why = AmendForm { reason: "De griffie is verhuisd.".into() };
        amend(&scans[0].lead, test, &scans[0].id, &why).await.unwrap();
        assert!(!to_take_over(&scans[0].lead, test, &own, &id).await.unwrap().begins_a_change());
        let form = TakeOverForm { reason: String::new(), ..taken(test, &scans[0]).await };
        take_over(&scans[0].lead, test, (&own, &id), &form).await.unwrap();
        assert_eq!(whole_plan(test, &scans[0]).await.amendment.unwrap().reason, why.reason);
    }

    async fn in_a_full_plan_a_suggestion_waits(test: &TestServices) {
        let (scans, own, id) = suggested(test).await;
        let lead = &scans[0].lead;
        let why = AmendForm { reason: "Meer acties.".into() };
        amend(lead, test, &scans[0].id, &why).await.unwrap();
        let priority = whole_plan(test, &scans[0]).await.priorities[0].priority.id.clone();
        let more = ActionForm { what: "Nog een".into(), ..ActionForm::default() };
        for _ in 1..MOST_ACTIONS {
            add_action(lead, test, &scans[0].id, &priority, &more).await.unwrap();
        }
        let error = take_over(lead, test, (&own, &id), &taken(test, &scans[0]).await).await.unwrap_err();
        assert!(matches!(error, Error::Refused(Refusal::Full { most: MOST_ACTIONS })), "{error:?}");
        assert_eq!(first(test, &scans[0], &own).await.unwrap().decision, Decision::Open);
    }
}

//! Support that is asked for in the plan, on both engines.

use super::super::{SupportQuestionForm, ask_support, take_back_support};
use super::*;
use crate::Actor;
use crate::ids::SupportId;
use crate::programme::support::{self, SupportForm};

fn question(text: &str) -> SupportQuestionForm {
    SupportQuestionForm {
        question: text.into(),
    }
}

/// The support of the programme with that name.
async fn offer(test: &TestServices, scan: &ClosedScan, name: &str) -> SupportId {
    let catalogue = support::catalogue(&scan.programme, test).await.unwrap();
    let mut offered = catalogue.offered.into_iter();
    let found = offered.find(|own| own.support.name == name);
    found.unwrap().support.id
}

on_both_engines! {
    async fn support_is_asked_for_where_it_fits_and_by_the_lead_alone(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        let (council, residents) = (offer(test, &scan, "Raad in beraad").await, offer(test, &scan, "Uitdaagrecht").await);
        let fits = |priority: usize, support: &SupportId| (ids[priority].clone(), support.clone());
        let ask = async |actor: &Actor, (priority, support): (PriorityId, SupportId), text: &str| {
            ask_support(actor, test, &scan.id, (&priority, &support), &question(text)).await
        };
        let elsewhere = ask(&scan.lead, fits(0, &residents), "").await;
        assert!(matches!(elsewhere, Err(Error::Refused(Refusal::SupportNotOffered))));
        let own = ActionForm { subgoal: Subgoal::InvolvedResidents.code().into(), ..action("x") };
        add_action(&scan.lead, test, &scan.id, &ids[0], &own).await.unwrap();
        ask(&scan.lead, fits(0, &residents), "").await.expect("an action serves that subgoal");
        ask(&scan.lead, fits(0, &council), TYPED).await.unwrap();
        let view = load(&scan.clerk, test, &scan.id).await.unwrap();
        let asked: Vec<_> = view.priorities[0].asked().map(|own| own.question.as_str()).collect();
        assert!(asked.len() == 2 && asked.contains(&TYPED), "{asked:?}");
        let long = ask(&scan.lead, fits(0, &council), &"x".repeat(121)).await.unwrap_err();
        assert!(matches!(long, Error::Invalid(_)));
        for actor in [&scan.clerk, &scan.programme] {
            assert!(matches!(ask(actor, fits(0, &council), "").await, Err(Error::Forbidden)));
            assert!(matches!(take_back_support(actor, test, &scan.id, (&ids[0], &council)).await, Err(Error::Forbidden)));
        }
        assert!(matches!(ask(&scan.other_lead, fits(0, &council), "").await, Err(Error::NotFound)));
        assert!(matches!(ask(&scan.lead, (PriorityId::random(), council.clone()), "").await, Err(Error::NotFound)));
        assert!(matches!(take_back_support(&scan.lead, test, &scan.id, (&ids[1], &council)).await, Err(Error::NotFound)));
    }

    async fn support_that_is_taken_back_can_be_asked_for_again_with_its_day(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        let council = offer(test, &scan, "Raad in beraad").await;
        let own = (&ids[0], &council);
        ask_support(&scan.lead, test, &scan.id, own, &question("twee avonden")).await.unwrap();
        let first = test.clock().today();
        test.later(chrono::TimeDelta::days(3));
        take_back_support(&scan.lead, test, &scan.id, own).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(view.text().priorities[0].support, []);
        assert_eq!(view.priorities[0].support[0].question, "twee avonden", "what was typed is there still");
        ask_support(&scan.lead, test, &scan.id, own, &question("drie avonden")).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        let asked = view.priorities[0].asked_for(&council).unwrap();
        assert_eq!((asked.asked_on, asked.question.as_str()), (first, "drie avonden"));
    }

    async fn support_is_frozen_with_the_adopted_plan(test: &TestServices) {
        let (scan, ids, _) = planned(test).await;
        let council = offer(test, &scan, "Raad in beraad").await;
        let own = (&ids[0], &council);
        ask_support(&scan.lead, test, &scan.id, own, &question("twee avonden")).await.unwrap();
        adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap();
        let closed = take_back_support(&scan.lead, test, &scan.id, own).await.unwrap_err();
        assert!(matches!(closed, Error::Refused(Refusal::PlanNotAmended)));
        let kept = support::to_change(&scan.programme, test, &council).await.unwrap();
        let renamed = SupportForm { name: "Samen vergaderen".into(), ..SupportForm::from(&kept) };
        support::change(&scan.programme, test, &council, &renamed).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert!(!view.is_changed(), "another name in the catalogue changes no plan");
        assert_eq!(view.versions[0].text.priorities[0].support[0].name, "Raad in beraad");
        assert_eq!(view.priorities[0].asked().next().unwrap().support.name, "Samen vergaderen");

        amend(&scan.lead, test, &scan.id, &why("x")).await.unwrap();
        take_back_support(&scan.lead, test, &scan.id, own).await.unwrap();
        let learning = offer(test, &scan, "Intervisie").await;
        ask_support(&scan.lead, test, &scan.id, (&ids[1], &learning), &question("")).await.unwrap();
        assert!(load(&scan.lead, test, &scan.id).await.unwrap().is_changed());
        give_up(&scan.lead, test, &scan.id).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert!(!view.is_changed() && view.priorities[0].asked_for(&council).is_some() && view.priorities[1].support.is_empty());

        amend(&scan.lead, test, &scan.id, &why("x")).await.unwrap();
        take_back_support(&scan.lead, test, &scan.id, own).await.unwrap();
        adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert!(view.priorities[0].support.is_empty(), "what was taken back is gone");
        let found = difference(&view.versions[0].text, &view.versions[1].text);
        assert_eq!(found.priorities[0].fields[0].before, "Raad in beraad: twee avonden");
    }
}

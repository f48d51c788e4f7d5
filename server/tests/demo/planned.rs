//! Plans, and how they go.

use services::progress::DayProposal;
use services::{Actor, Services, progress, publication};

use super::people::{DOMMEL, DRENTHE, all, officer};

/// Two owners told how it goes, one of them proposes another day, and of the third nobody heard.
pub async fn a_round_of_progress_is_open(services: &Services) {
    let scan = &all(services).await[DOMMEL];
    let view = progress::load(&officer(services).await, services, &scan.id)
        .await
        .unwrap();
    let round = view.open_round().unwrap();
    assert_eq!(round.number, 1);
    let told = view
        .actions
        .iter()
        .filter(|action| action.reports.iter().any(|one| one.told_by == action.owner));
    assert_eq!(told.count(), 2, "owners told by their link");
    assert!(view.actions.iter().any(|action| {
        let mut reports = action.reports.iter();
        reports.any(|report| report.proposal == DayProposal::Waiting)
    }));
    assert!(view.actions.iter().any(|action| {
        action.silent_since(Some(round)).is_some() && action.overdue_since(view.today).is_some()
    }));
}

pub async fn the_published_plan_is_public(services: &Services) {
    let scan = &all(services).await[DRENTHE];
    let year = scan.public_year.clone().unwrap();
    let view = publication::page(&Actor::Anonymous, services, "provincie-drenthe", &year)
        .await
        .unwrap();
    assert_eq!(view.plan.text.priorities.len(), 4);
    assert_eq!(
        view.plan
            .text
            .priorities
            .iter()
            .map(|priority| priority.actions.len())
            .sum::<usize>(),
        8
    );
    assert!(!view.remarks.is_empty());
}

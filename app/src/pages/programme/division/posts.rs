//! The buttons of the division.

use super::{
    ADDRESS,
    form::{DivisionForm, Step, field},
    words,
};
use crate::pages::{
    problems::{Filled, Problems},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit},
};
use axum::{Router, routing::post};
use services::Error;
use services::pool::division::{self, Asked, DividedScan, Division, Hindrance};

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route(ADDRESS, post(send))
}

/// What the page shows of a form that was sent and has nothing wrong in it.
#[derive(Clone, Debug)]
pub enum Shown {
    /// The division around what was chosen by hand.
    Divided(DivisionForm),
    /// The same, although somebody wanted to go on: what they chose changes something for other scans.
    DividedFirst(DivisionForm),
    /// Who would be asked.
    ToConfirm(DivisionForm),
}

async fn send(visit: Visit, Sent(form): Sent<DivisionForm>) -> Answer {
    if form.step() == Step::Ask {
        return ask(visit, form).await;
    }
    let divided = division::division(&visit.actor, visit.services(), &form.decisions()).await?;
    let problems = clashes(&divided);
    if !problems.is_empty() {
        return visit.show_again(Filled { form, problems }).await;
    }
    if form.step() == Step::Divide {
        return visit.show_with(Shown::Divided(form)).await;
    }
    if form.has_open_choices() || !can_be(&visit, &form).await? {
        return visit.show_with(Shown::DividedFirst(form)).await;
    }
    if form.pairs().is_empty() {
        let problems = Problems::one(super::TABLE, words::NOBODY_CHOSEN);
        return visit.show_again(Filled { form, problems }).await;
    }
    visit.show_with(Shown::ToConfirm(form)).await
}

/// Whether everybody can be asked for the scan beside whom they stand.
async fn can_be(visit: &Visit, form: &DivisionForm) -> Result<bool, Error> {
    let divided = division::division(&visit.actor, visit.services(), &form.settled()).await?;
    let given = |scan| divided.scan(scan).and_then(DividedScan::offer).is_some();
    Ok(form.pairs().keys().all(given))
}

/// What was chosen by hand and cannot be.
fn clashes(divided: &Division) -> Problems {
    let mut problems = Problems::none();
    for scan in &divided.scans {
        if let Some(sentence) = words::clash(divided, scan) {
            problems.add(field(&scan.scan.id), sentence);
        }
    }
    problems
}

async fn ask(visit: Visit, form: DivisionForm) -> Answer {
    match division::ask(&visit.actor, visit.services(), &form.pairs()).await {
        Ok(Asked::All { scans }) => visit.go(format!("{ADDRESS}?gevraagd={scans}")),
        Ok(Asked::Nobody(hindered)) => {
            let mut problems = Problems::none();
            for one in &hindered {
                let waits = !matches!(one.why, Hindrance::NotWaiting { .. });
                let field = if waits {
                    field(&one.scan)
                } else {
                    super::TABLE.to_owned()
                };
                problems.add(field, words::hindered(one));
            }
            let scans: Vec<_> = hindered.into_iter().map(|one| one.scan).collect();
            let form = form.without(&scans);
            visit.show_again(Filled { form, problems }).await
        }
        Err(Error::Invalid(_)) => {
            let problems = Problems::one(super::TABLE, words::NOBODY_CHOSEN);
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(error.into()),
    }
}

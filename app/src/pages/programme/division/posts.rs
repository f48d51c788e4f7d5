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
use services::pool::division::{self, Asked, Division, Hindrance};
use std::sync::Arc;

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route(ADDRESS, post(send))
}

/// A form, with the division around what was chosen in it once that was made: it is made once for an answer.
#[derive(Clone, Debug, Default)]
pub struct Divided {
    /// What was chosen.
    pub form: DivisionForm,
    division: Option<Arc<Division>>,
}

impl Divided {
    /// The division around what was chosen.
    ///
    /// # Errors
    /// As [`division::division`].
    pub async fn division(&self, visit: &Visit) -> Result<Arc<Division>, Error> {
        if let Some(division) = &self.division {
            return Ok(Arc::clone(division));
        }
        let decisions = self.form.decisions();
        let division = division::division(&visit.actor, visit.services(), &decisions).await?;
        Ok(Arc::new(division))
    }

    /// A form around which nothing was divided yet.
    const fn yet(form: DivisionForm) -> Self {
        Self {
            form,
            division: None,
        }
    }
}

/// What the page shows of a form that was sent and has nothing wrong in it.
#[derive(Clone, Debug)]
pub enum Shown {
    /// The division around what was chosen by hand.
    Divided(Divided),
    /// The same, although somebody wanted to go on: what they chose changes something for other scans.
    DividedFirst(Divided),
    /// Who would be asked.
    ToConfirm(Divided),
}

async fn send(visit: Visit, Sent(form): Sent<DivisionForm>) -> Answer {
    if form.step() == Step::Ask {
        return ask(visit, form).await;
    }
    let mut form = Divided::yet(form);
    let division = form.division(&visit).await?;
    form.division = Some(Arc::clone(&division));
    let problems = clashes(&division);
    if !problems.is_empty() {
        return visit.show_again(Filled { form, problems }).await;
    }
    let (step, pairs) = (form.form.step(), form.form.pairs());
    if step == Step::Divide {
        return visit.show_with(Shown::Divided(form)).await;
    }
    if form.form.has_open_choices() || !division.can_all_be(&pairs) {
        return visit.show_with(Shown::DividedFirst(form)).await;
    }
    if pairs.is_empty() {
        let problems = Problems::one(super::TABLE, words::NOBODY_CHOSEN);
        return visit.show_again(Filled { form, problems }).await;
    }
    visit.show_with(Shown::ToConfirm(form)).await
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
            let form = Divided::yet(form.without(&scans));
            visit.show_again(Filled { form, problems }).await
        }
        Err(Error::Invalid(_)) => {
            let problems = Problems::one(super::TABLE, words::NOBODY_CHOSEN);
            let form = Divided::yet(form);
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(error.into()),
    }
}

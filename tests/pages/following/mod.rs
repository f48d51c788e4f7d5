//! The life of a plan after its adoption, as its lead, its owners, its council and the programme see it.

mod amending;
mod behind;
mod owners;
mod telling;

use acceptance::{Person, Scene};
use chrono::TimeDelta;
use services::plans::PlanView;

/// Half a year and a day after adoption.
const HALF_A_YEAR: TimeDelta = TimeDelta::days(182);

async fn plan(scene: &Scene) -> PlanView {
    let lead = scene.actor(Person::Lead).await;
    services::plans::load(&lead, &scene.site, &scene.scan)
        .await
        .unwrap()
}

fn at(scene: &Scene, rest: &str) -> String {
    format!("/scans/{}{rest}", scene.scan)
}

async fn action_address(scene: &Scene, place: usize) -> String {
    let plan = plan(scene).await;
    let action = &plan.priorities[place].actions[0].id;
    at(scene, &format!("/voortgang/acties/{action}"))
}

//! Who guide a scan: the programme asks, a clerk answers, and one of two stops.

mod choosing;
mod hand_over;
mod hub;
mod linked;
mod proposal;
mod second;
mod step_back;
mod take_off;
mod told;

pub use hand_over::HandOverPage;
pub use hub::AssignPage;
pub use linked::LinkedProposalPage;
pub use proposal::{ProposalPage, asked};
pub use second::SecondPage;
pub use step_back::StepBackPage;
pub use take_off::TakeOffPage;

use crate::pages::{
    forms::{Button, TextArea},
    problems::{Filled, Problems},
    site::Site,
};
use leptos::prelude::*;
use serde::Deserialize;
use services::ProblemCode;

/// Why a clerk stops.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct LeaveForm {
    reason: String,
}

/// The handlers.
pub fn posts() -> axum::Router<Site> {
    hub::posts()
        .merge(second::posts())
        .merge(hand_over::posts())
        .merge(take_off::posts())
        .merge(step_back::posts())
        .merge(proposal::posts())
        .merge(linked::posts())
}

/// The reason, and the button that ends somebody's part.
fn leave_fields(
    Filled { form, problems }: &Filled<LeaveForm>,
    (label, button): (&'static str, String),
    back: String,
) -> AnyView {
    view! {
        <TextArea
            name="reason"
            label=label
            hint="Dit komt in het logboek van de scan. Ook de trekker kan dat lezen."
            rows=2
            value=form.reason.clone()
            problem=problems.of("reason")
        />
        <div class="qs-button-group">
            <Button>{button}</Button>
            <a class="qs-standalone" href=back>"Toch niet"</a>
        </div>
    }
    .into_any()
}

fn reason_missing(problems: &[services::Problem]) -> Problems {
    Problems::found(problems, |_, code| {
        (*code == ProblemCode::Missing).then_some("Schrijf op waarom.")
    })
}

//! Sending, from the overview.

use super::{
    super::{
        problems::{Filled, Problems},
        visit::{Answer, Visit},
    },
    steps,
};
use axum::extract::Path;
use services::responses::{self, Outcome};

/// The form with the one button. It has no fields: what is sent is what was kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sending;

/// Sends the answers, once, however often the button is pressed.
pub async fn send(visit: Visit, Path(name): Path<String>) -> Answer {
    let actor = visit.respondent(&name);
    if actor.require_respondent().is_err() {
        return visit.go(steps::start(&name));
    }
    let problems = match responses::send(&actor, visit.services()).await? {
        Outcome::Sent => return visit.go(format!("{}/bedankt", steps::start(&name))),
        Outcome::Saved | Outcome::Gone | Outcome::Closed => return visit.go(steps::start(&name)),
        Outcome::Nothing => Problems::one(
            "pagina-1",
            "U hebt nog niets ingevuld. Beantwoord eerst een of meer stellingen.",
        ),
        Outcome::GroupFull => Problems::one(
            "versturen",
            "Uit uw groep zijn al evenveel antwoorden verstuurd als er mensen zijn. Daarom kunnen wij de uwe nu niet meetellen. Ze zijn bewaard. Vraag uw organisatie om hulp.",
        ),
        // The page finds these in the draft by itself.
        Outcome::Problems(_) => Problems::none(),
    };
    visit
        .show_again(Filled {
            form: Sending,
            problems,
        })
        .await
}

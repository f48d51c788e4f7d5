//! What a phone sends.

use super::page::{HERE, PICKED, SUGGESTED, device};
use super::picking::{self, TOO_LATE, WITHDRAWN};
use super::suggesting;
use crate::pages::cookies::Cookie;
use crate::pages::dates;
use crate::pages::problems::{Filled, Problems};
use crate::pages::sent::Sent;
use crate::pages::visit::{Answer, Visit};
use services::room::{self, NotNow, PickForm, SuggestionForm};
use services::{Error, Problem, Refusal};

/// Keeps what was picked.
pub async fn pick(visit: Visit, Sent(form): Sent<PickForm>) -> Answer {
    let Some(device) = device(&visit) else {
        return visit.go(HERE);
    };
    let picked = room::pick(&visit.actor, visit.services(), &device, &form).await;
    if let Err(Error::Refused(Refusal::Room { reason })) = &picked {
        let late = match reason {
            NotNow::RoundClosed => Some(TOO_LATE),
            NotNow::RoundWithdrawn => Some(WITHDRAWN),
            _ => None,
        };
        if let Some(late) = late {
            return visit.go(format!("{HERE}?{late}=ja"));
        }
    }
    go_or_show_again(visit, picked, form, picking::told, PICKED).await
}

/// Sends a suggestion to the clerk.
pub async fn suggest(visit: Visit, Sent(form): Sent<SuggestionForm>) -> Answer {
    let suggested = match device(&visit) {
        Some(device) => room::suggest(&visit.actor, visit.services(), &device, &form).await,
        None => Err(NotNow::Over.into()),
    };
    go_or_show_again(visit, suggested, form, suggesting::told, SUGGESTED).await
}

/// Back to the page with the time at which it was kept, or with what was sent and what is wrong with it. The page itself says that the
/// talk is over, and then still holds on to what was typed.
async fn go_or_show_again<F: Clone + Send + Sync + 'static>(
    visit: Visit,
    outcome: Result<(), Error>,
    form: F,
    told: fn(&[Problem]) -> Problems,
    what: &str,
) -> Answer {
    let problems = match outcome {
        Ok(()) => {
            let time = dates::clock(visit.services().clock().now());
            return visit.go(format!("{HERE}?{what}={time}"));
        }
        Err(Error::Invalid(found)) => told(&found),
        Err(Error::Refused(Refusal::Full { most })) => Problems::one(
            "text",
            format!(
                "U hebt er al {most} verstuurd. Zeg de rest in het gesprek; uw tekst staat er nog."
            ),
        ),
        Err(Error::Refused(Refusal::Room { .. })) => Problems::none(),
        Err(error) => return Err(error.into()),
    };
    visit.at(HERE)?.show_again(Filled { form, problems }).await
}

/// The phone goes; the cookie too.
pub async fn leave(visit: Visit) -> Answer {
    if let Some(device) = device(&visit) {
        room::leave(&visit.actor, visit.services(), &device).await?;
    }
    let cookie = Cookie::Device.forget(&visit.site);
    visit.go_with("/zaal", cookie)
}

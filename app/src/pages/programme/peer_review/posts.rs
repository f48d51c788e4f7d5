//! The forms of groups.

use super::cancel::CancelForm;
use super::fields::say;
use super::page::{BUTTONS, Pressed};
use super::{below, parsed};
use crate::pages::peer_review::told_leaving;
use crate::pages::problems::{Filled, Problems};
use crate::pages::scan_page::parsed_scan;
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit};
use crate::pages::words::refusal;
use axum::Router;
use axum::extract::Path;
use axum::routing::post;
use services::ids::PeerGroupId;
use services::peer_review::{self, GroupForm, LeaveForm};
use services::{Error, Problem, Refusal};

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/programma/intervisie/nieuw", post(form_group))
        .route("/programma/intervisie/{groep}/wijzigen", post(change))
        .route(
            "/programma/intervisie/{groep}/leden/{id}/toevoegen",
            post(add_member),
        )
        .route(
            "/programma/intervisie/{groep}/leden/{id}/weghalen",
            post(remove_member),
        )
        .route(
            "/programma/intervisie/{groep}/leden/{id}/uit-de-groep",
            post(take_out),
        )
        .route("/programma/intervisie/{groep}/zo-verder", post(stay_small))
        .route("/programma/intervisie/{groep}/uitnodigen", post(invite))
        .route("/programma/intervisie/{groep}/beginnen", post(begin))
        .route("/programma/intervisie/{groep}/annuleren", post(cancel))
        .route("/programma/intervisie/{groep}/toch-door", post(uncancel))
        .route("/programma/intervisie/{groep}/afronden", post(close))
        .route("/programma/intervisie/{groep}/heropenen", post(reopen))
}

fn told(found: &[Problem]) -> Problems {
    Problems::found(found, say)
}

/// What stands in the way, at the field where it can be helped; `None` where no field can.
fn refused<T>(outcome: &Result<T, Error>) -> Option<Problems> {
    let Err(Error::Refused(why)) = outcome else {
        return None;
    };
    let field = match why {
        Refusal::Facilitator { .. } => "facilitator",
        Refusal::PeerReview { .. } => "name",
        _ => return None,
    };
    Some(Problems::one(field, refusal(why)))
}

async fn form_group(visit: Visit, Sent(form): Sent<GroupForm>) -> Answer {
    let formed = peer_review::form_group(&visit.actor, visit.services(), &form).await;
    if let Some(problems) = refused(&formed) {
        return visit.show_again(Filled { form, problems }).await;
    }
    let rest = if form.scans.is_empty() { "/leden" } else { "" };
    let next = |id| below(&id, rest);
    visit.go_or_show_again(formed, form, told, next).await
}

async fn change(visit: Visit, Path(group): Path<String>, Sent(form): Sent<GroupForm>) -> Answer {
    let id = parsed(&group)?;
    let changed = peer_review::change(&visit.actor, visit.services(), &id, &form).await;
    if let Some(problems) = refused(&changed) {
        return visit.show_again(Filled { form, problems }).await;
    }
    let next = |()| below(&id, "?melding=opgeslagen");
    visit.go_or_show_again(changed, form, told, next).await
}

async fn add_member(visit: Visit, Path((group, scan)): Path<(String, String)>) -> Answer {
    let (id, scan) = (parsed(&group)?, parsed_scan(&scan)?);
    peer_review::add_member(&visit.actor, visit.services(), &id, &scan).await?;
    visit.go(below(&id, "/leden"))
}

async fn remove_member(visit: Visit, Path((group, scan)): Path<(String, String)>) -> Answer {
    let (id, scan) = (parsed(&group)?, parsed_scan(&scan)?);
    peer_review::remove_member(&visit.actor, visit.services(), &id, &scan).await?;
    visit.go(below(&id, &format!("/leden?weg={scan}")))
}

async fn take_out(
    visit: Visit,
    Path((group, scan)): Path<(String, String)>,
    Sent(form): Sent<LeaveForm>,
) -> Answer {
    let (id, scan) = (parsed(&group)?, parsed_scan(&scan)?);
    let both = (&id, &scan);
    let taken = peer_review::take_out(&visit.actor, visit.services(), both, &form).await;
    let next = |()| below(&id, "?melding=uit-de-groep");
    visit
        .go_or_show_again(taken, form, told_leaving, next)
        .await
}

async fn stay_small(visit: Visit, Path(group): Path<String>) -> Answer {
    let id = parsed(&group)?;
    let done = peer_review::stay_small(&visit.actor, visit.services(), &id).await;
    pressed(visit, &id, done, "?melding=zo-verder").await
}

async fn invite(visit: Visit, Path(group): Path<String>) -> Answer {
    let id = parsed(&group)?;
    let done = peer_review::invite(&visit.actor, visit.services(), &id).await;
    pressed(visit, &id, done, "?melding=uitgenodigd").await
}

async fn begin(visit: Visit, Path(group): Path<String>) -> Answer {
    let id = parsed(&group)?;
    let done = peer_review::begin(&visit.actor, visit.services(), &id).await;
    pressed(visit, &id, done, "?melding=begonnen").await
}

async fn uncancel(visit: Visit, Path(group): Path<String>) -> Answer {
    let id = parsed(&group)?;
    let done = peer_review::uncancel(&visit.actor, visit.services(), &id).await;
    pressed(visit, &id, done, "?melding=opgeslagen").await
}

async fn close(visit: Visit, Path(group): Path<String>) -> Answer {
    let id = parsed(&group)?;
    let done = peer_review::close(&visit.actor, visit.services(), &id).await;
    pressed(visit, &id, done, "?melding=opgeslagen").await
}

async fn reopen(visit: Visit, Path(group): Path<String>) -> Answer {
    let id = parsed(&group)?;
    let done = peer_review::reopen(&visit.actor, visit.services(), &id).await;
    pressed(visit, &id, done, "?melding=opgeslagen").await
}

/// Back to the page of the group, which says why where the button cannot do what it says yet.
async fn pressed(visit: Visit, id: &PeerGroupId, done: Result<(), Error>, rest: &str) -> Answer {
    match done {
        Ok(()) => visit.go(below(id, rest)),
        Err(Error::Refused(why @ (Refusal::PeerReview { .. } | Refusal::Facilitator { .. }))) => {
            let problems = Problems::one(BUTTONS, refusal(&why));
            let page = visit.at(&below(id, ""))?;
            page.show_again(Filled {
                form: Pressed,
                problems,
            })
            .await
        }
        Err(error) => Err(error.into()),
    }
}

async fn cancel(visit: Visit, Path(group): Path<String>, Sent(form): Sent<CancelForm>) -> Answer {
    let id = parsed(&group)?;
    let reason = &form.reason;
    let cancelled = peer_review::cancel(&visit.actor, visit.services(), &id, reason).await;
    let next = |()| below(&id, "");
    visit.go_or_show_again(cancelled, form, told, next).await
}

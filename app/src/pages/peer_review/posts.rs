//! The forms of those inside a group.

use super::told::{told, told_leaving};
use super::{below, parsed, parsed_both, parsed_suggestion};
use crate::pages::problems::{Filled, Problems};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit};
use crate::pages::words::refusal;
use axum::Router;
use axum::extract::Path;
use axum::routing::post;
use services::ids::PeerGroupId;
use services::peer_review::{
    self, AnswerForm, DecisionForm, LeaveForm, QuestionForm, ReportForm, SuggestionForm,
    TakeOverForm,
};
use services::{Error, Refusal};

/// The group, and something in it.
type Both = Path<(String, String)>;

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/intervisie/{groep}/deelname/{id}", post(answer))
        .route("/intervisie/{groep}/vraag/{id}", post(keep_question))
        .route("/intervisie/{groep}/verslag/{id}", post(keep_report))
        .route("/intervisie/{groep}/stoppen/{id}", post(leave))
        .route("/intervisie/{groep}/suggestie/{collega}", post(suggest))
        .route(
            "/intervisie/{groep}/gegeven/{gegeven}/weghalen",
            post(take_back),
        )
        .route(
            "/intervisie/{groep}/gegeven/{gegeven}/terugzetten",
            post(put_back),
        )
        .route("/intervisie/{groep}/suggesties/{suggestie}", post(decide))
        .route(
            "/intervisie/{groep}/suggesties/{suggestie}/overnemen",
            post(take_over),
        )
}

/// Back to the group, which says that it is kept; or the same page again with what is wrong.
async fn kept<F: Clone + Send + Sync + 'static>(
    visit: Visit,
    group: &PeerGroupId,
    form: F,
    outcome: Result<(), Error>,
) -> Answer {
    let next = |()| below(group, "?melding=opgeslagen");
    visit.go_or_show_again(outcome, form, told, next).await
}

async fn answer(visit: Visit, Path((group, scan)): Both, Sent(form): Sent<AnswerForm>) -> Answer {
    let (group, scan) = parsed_both(&group, &scan)?;
    let both = (&group, &scan);
    let outcome = peer_review::answer(&visit.actor, visit.services(), both, &form).await;
    kept(visit, &group, form, outcome).await
}

async fn keep_question(
    visit: Visit,
    Path((group, scan)): Both,
    Sent(form): Sent<QuestionForm>,
) -> Answer {
    let (group, scan) = parsed_both(&group, &scan)?;
    let both = (&group, &scan);
    let outcome = peer_review::keep_question(&visit.actor, visit.services(), both, &form).await;
    kept(visit, &group, form, outcome).await
}

async fn keep_report(
    visit: Visit,
    Path((group, scan)): Both,
    Sent(form): Sent<ReportForm>,
) -> Answer {
    let (group, scan) = parsed_both(&group, &scan)?;
    let both = (&group, &scan);
    let outcome = peer_review::keep_report(&visit.actor, visit.services(), both, &form).await;
    kept(visit, &group, form, outcome).await
}

async fn leave(visit: Visit, Path((group, scan)): Both, Sent(form): Sent<LeaveForm>) -> Answer {
    let (group, scan) = parsed_both(&group, &scan)?;
    let both = (&group, &scan);
    let left = peer_review::leave(&visit.actor, visit.services(), both, &form).await;
    let next = |()| below(&group, "?melding=gestopt");
    visit.go_or_show_again(left, form, told_leaving, next).await
}

async fn suggest(
    visit: Visit,
    Path((group, scan)): Both,
    Sent(form): Sent<SuggestionForm>,
) -> Answer {
    let (group, scan) = parsed_both(&group, &scan)?;
    let both = (&group, &scan);
    let given = peer_review::suggest(&visit.actor, visit.services(), both, &form).await;
    let next = |own| below(&group, &format!("?melding=gegeven#suggestie-{own}"));
    visit.go_or_show_again(given, form, told, next).await
}

async fn take_back(visit: Visit, Path((group, own)): Both) -> Answer {
    let (group, own) = (parsed(&group)?, parsed_suggestion(&own)?);
    peer_review::take_back(&visit.actor, visit.services(), &group, &own).await?;
    visit.go(below(&group, "?melding=opgeslagen"))
}

async fn put_back(visit: Visit, Path((group, own)): Both) -> Answer {
    let (group, own) = (parsed(&group)?, parsed_suggestion(&own)?);
    peer_review::put_back(&visit.actor, visit.services(), &group, &own).await?;
    visit.go(below(&group, "?melding=opgeslagen"))
}

async fn decide(visit: Visit, Path((group, own)): Both, Sent(form): Sent<DecisionForm>) -> Answer {
    let (group, own) = (parsed(&group)?, parsed_suggestion(&own)?);
    let decided = peer_review::decide(&visit.actor, visit.services(), &group, &own, &form).await;
    let next = |()| below(&group, &format!("?melding=opgeslagen#suggestie-{own}"));
    visit.go_or_show_again(decided, form, told, next).await
}

async fn take_over(
    visit: Visit,
    Path((group, own)): Both,
    Sent(form): Sent<TakeOverForm>,
) -> Answer {
    let (group, own) = (parsed(&group)?, parsed_suggestion(&own)?);
    let both = (&group, &own);
    let taken = peer_review::take_over(&visit.actor, visit.services(), both, &form).await;
    if let Err(Error::Refused(full @ Refusal::Full { .. })) = &taken {
        let sentence = format!(
            "{} Bewaar de suggestie voor later, of haal eerst een actie uit het plan.",
            refusal(full)
        );
        let problems = Problems::one("what", sentence);
        return visit.show_again(Filled { form, problems }).await;
    }
    let next = |_| below(&group, &format!("?melding=overgenomen#suggestie-{own}"));
    visit.go_or_show_again(taken, form, told, next).await
}

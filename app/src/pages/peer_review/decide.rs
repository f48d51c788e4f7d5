//! `/intervisie/{groep}/suggesties/{suggestie}`: thanking for a suggestion, or keeping it for later.

use super::told::told;
use super::{below, group_id, parsed, parsed_suggestion};
use crate::pages::forms::{Button, Choice, Form, RadioList, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::results::typed_text;
use crate::pages::scan_page::param;
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::peer_review::{self, Decision, DecisionForm, Suggestion};

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/intervisie/{groep}/suggesties/{suggestie}", post(decide))
}

async fn decide(
    visit: Visit,
    Path((group, own)): Path<(String, String)>,
    Sent(form): Sent<DecisionForm>,
) -> Answer {
    let (group, own) = (parsed(&group)?, parsed_suggestion(&own)?);
    let decided = peer_review::decide(&visit.actor, visit.services(), &group, &own, &form).await;
    let next = |()| below(&group, &format!("?melding=opgeslagen#suggestie-{own}"));
    visit.go_or_show_again(decided, form, told, next).await
}

/// `/intervisie/{groep}/suggesties/{suggestie}`
#[component]
pub fn DecidePage() -> impl IntoView {
    let visit = use_visit();
    let group = group_id();
    let own = parsed_suggestion(&param("suggestie"));
    let sent = use_context::<Filled<DecisionForm>>();
    load(async move {
        let (group, own) = (group?, own?);
        let found = peer_review::to_decide(&visit.actor, visit.services(), &group, &own).await?;
        let kept = stored(&found.suggestion);
        let Filled { form, problems } = sent.unwrap_or_else(|| Filled::stored(kept));
        let back = below(&group, "");
        let take = below(&group, &format!("/suggesties/{own}/overnemen"));
        let choices = vec![
            Choice::new(Decision::Thanked.code(), "Bedanken")
                .hint("Wij doen er nu niets mee, maar zijn er blij mee."),
            Choice::new(Decision::Later.code(), "Bewaren voor later")
                .hint("De suggestie blijft staan. U kunt die later nog overnemen."),
        ];
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back.clone()>"Terug naar de groep"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <h1>"Wat doet u met deze suggestie?"</h1>
            <div class="qs-finding">{typed_text(&found.suggestion.text)}</div>
            <p class="qs-finding"><a class="qs-button qs-button--primary" href=take>"Overnemen in ons plan"</a></p>
            <Form>
                <RadioList name="decision" label="Of neemt u de suggestie niet over?" choices=choices value=form.decision.clone() problem=problems.of("decision")/>
                <TextArea
                    name="reply"
                    label="Wilt u er iets bij zeggen?"
                    value=form.reply.clone()
                    rows=2
                    optional=true
                    problem=problems.of("reply")
                />
                <div class="qs-button-group">
                    <Button>"Opslaan"</Button>
                    <a class="qs-standalone" href=back>"Nog niets doen"</a>
                </div>
            </Form>
        };
        Ok(super::page(
            "Wat doet u met deze suggestie?",
            content.into_any(),
        ))
    })
}

fn stored(own: &Suggestion) -> DecisionForm {
    let decision = match own.decision {
        Decision::Thanked | Decision::Later => own.decision.code(),
        Decision::Open | Decision::Taken => "",
    };
    DecisionForm {
        decision: decision.to_owned(),
        reply: own.reply.clone(),
    }
}

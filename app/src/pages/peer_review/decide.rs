//! `/intervisie/{groep}/suggesties/{suggestie}`: thanking for a suggestion, or keeping it for later.

use super::asked::Asked;
use super::{below, group_id, parsed_suggestion};
use crate::pages::forms::{Choice, RadioList, TextArea};
use crate::pages::load::load;
use crate::pages::problems::Filled;
use crate::pages::results::typed_text;
use crate::pages::scan_page::param;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::peer_review::{self, Decision, DecisionForm, Suggestion};

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
        let filled = sent.unwrap_or_else(|| Filled::stored(stored(&found.suggestion)));
        Ok(asked(&found.suggestion, &filled).page(&group, None, filled.problems))
    })
}

fn asked(own: &Suggestion, filled: &Filled<DecisionForm>) -> Asked {
    let Filled { form, problems } = filled;
    let take = below(&own.group, &format!("/suggesties/{}/overnemen", own.id));
    let choices = vec![
        Choice::new(Decision::Thanked.code(), "Bedanken")
            .hint("Wij doen er nu niets mee, maar zijn er blij mee."),
        Choice::new(Decision::Later.code(), "Bewaren voor later")
            .hint("De suggestie blijft staan. U kunt die later nog overnemen."),
    ];
    let before = view! {
        <div class="qs-finding">{typed_text(&own.text)}</div>
        <p class="qs-finding"><a class="qs-button qs-button--primary" href=take>"Overnemen in ons plan"</a></p>
    };
    let fields = view! {
        <RadioList name="decision" label="Of neemt u de suggestie niet over?" choices=choices value=form.decision.clone() problem=problems.of("decision")/>
        <TextArea
            name="reply"
            label="Wilt u er iets bij zeggen?"
            value=form.reply.clone()
            rows=2
            optional=true
            problem=problems.of("reply")
        />
    };
    Asked {
        title: "Wat doet u met deze suggestie?",
        before: before.into_any(),
        fields: fields.into_any(),
        done: "Opslaan",
        not_done: "Nog niets doen",
    }
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

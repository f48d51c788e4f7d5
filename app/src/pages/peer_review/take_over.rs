//! `/intervisie/{groep}/suggesties/{suggestie}/overnemen`: a suggestion that becomes an action of the plan.

use super::told::told;
use super::{below, group_id, parsed, parsed_suggestion};
use crate::pages::forms::{Button, Choice, Form, Select, TextArea, TextField, TextKind};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::results::typed_text;
use crate::pages::scan_page::param;
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use crate::pages::words::refusal;
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::peer_review::{self, TakeOverForm, TakingOver};
use services::{Error, Refusal};

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route(
        "/intervisie/{groep}/suggesties/{suggestie}/overnemen",
        post(take_over),
    )
}

async fn take_over(
    visit: Visit,
    Path((group, own)): Path<(String, String)>,
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

/// `/intervisie/{groep}/suggesties/{suggestie}/overnemen`
#[component]
pub fn TakeOverPage() -> impl IntoView {
    let visit = use_visit();
    let group = group_id();
    let own = parsed_suggestion(&param("suggestie"));
    let sent = use_context::<Filled<TakeOverForm>>();
    load(async move {
        let (group, own) = (group?, own?);
        let found = peer_review::to_take_over(&visit.actor, visit.services(), &group, &own).await?;
        let begun = TakeOverForm {
            what: found.suggestion.text.clone(),
            ..TakeOverForm::default()
        };
        let Filled { form, problems } = sent.unwrap_or_else(|| Filled::stored(begun));
        let back = below(&group, "");
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back.clone()>"Terug naar de groep"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <h1>"Overnemen in ons plan"</h1>
            <p class="qs-lead">"De suggestie wordt een actie. Pas de tekst aan, zodat die in uw plan past."</p>
            <div class="qs-finding">{typed_text(&found.suggestion.text)}</div>
            <Form>
                {fields(&found, &form, &problems)}
                <div class="qs-button-group">
                    <Button>"Overnemen"</Button>
                    <a class="qs-standalone" href=back>"Niet overnemen"</a>
                </div>
            </Form>
        };
        Ok(super::page("Overnemen in ons plan", content.into_any()))
    })
}

fn fields(found: &TakingOver, form: &TakeOverForm, problems: &Problems) -> AnyView {
    let priorities: Vec<_> = found
        .plan
        .priorities
        .iter()
        .map(|own| Choice::new(own.priority.id.as_str(), own.priority.title.clone()))
        .collect();
    let reason = found.begins_a_change().then(|| {
        view! {
            <TextArea
                name="reason"
                label="Waarom wijzigt u het plan?"
                hint="Uw plan is vastgesteld. Met deze actie begint u een nieuwe versie. De vastgestelde versie blijft gelden tot de nieuwe is vastgesteld."
                value=form.reason.clone()
                rows=2
                problem=problems.of("reason")
            />
        }
    });
    view! {
        <Select name="priority" label="Bij welke prioriteit hoort de actie?" choices=priorities value=form.priority.clone() problem=problems.of("priority")/>
        <TextArea name="what" label="Wat gaan wij doen?" value=form.what.clone() rows=3 problem=problems.of("what")/>
        <TextArea
            name="first_step"
            label="Wat is de eerste stap?"
            hint="Iets wat binnen drie maanden kan."
            value=form.first_step.clone()
            rows=2
            optional=true
            problem=problems.of("first_step")
        />
        <TextField
            name="owner"
            label="Wie zorgt ervoor?"
            hint="Schrijf een functie op, geen naam. Bijvoorbeeld: griffier."
            value=form.owner.clone()
            problem=problems.of("owner")
        />
        <TextField kind=TextKind::Date name="due_on" label="Wanneer is het klaar?" value=form.due_on.clone() problem=problems.of("due_on")/>
        {reason}
    }
    .into_any()
}

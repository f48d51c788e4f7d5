//! `/intervisie/{groep}/suggesties/{suggestie}/overnemen`: a suggestion that becomes an action of the plan.

use super::asked::Asked;
use super::{group_id, parsed_suggestion};
use crate::pages::forms::{Choice, Select, TextArea, TextField, TextKind};
use crate::pages::load::load;
use crate::pages::problems::{Filled, Problems};
use crate::pages::results::typed_text;
use crate::pages::scan_page::param;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::peer_review::{self, TakeOverForm, TakingOver};

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
        let filled = sent.unwrap_or_else(|| Filled::stored(begun));
        Ok(asked(&found, &filled).page(&group, None, filled.problems))
    })
}

fn asked(found: &TakingOver, filled: &Filled<TakeOverForm>) -> Asked {
    let before = view! {
        <p class="qs-lead">"De suggestie wordt een actie. Pas de tekst aan, zodat die in uw plan past."</p>
        <div class="qs-finding">{typed_text(&found.suggestion.text)}</div>
    };
    Asked {
        title: "Overnemen in ons plan",
        before: before.into_any(),
        fields: fields(found, &filled.form, &filled.problems),
        done: "Overnemen",
        not_done: "Niet overnemen",
    }
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

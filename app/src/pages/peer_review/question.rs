//! `/intervisie/{groep}/vraag/{id}`: the question that an authority brings.

use super::asked::{Asked, own_part};
use crate::pages::forms::{Choice, Select, TextArea};
use crate::pages::problems::Filled;
use leptos::prelude::*;
use services::peer_review::{GroupView, PeerMember, QuestionForm};

/// `/intervisie/{groep}/vraag/{id}`
#[component]
pub fn QuestionPage() -> impl IntoView {
    own_part(stored, asked)
}

fn asked(view: &GroupView, member: &PeerMember, filled: &Filled<QuestionForm>) -> Asked {
    let Filled { form, problems } = filled;
    let before = view! {
        <p class="qs-lead">"Wat wilt u van de anderen leren? Alleen wie in deze groep zit, leest uw vraag. De groep ziet ook uw vastgestelde plan. Kiest u een prioriteit, dan staan de bevinding en de stellingen erbij."</p>
    };
    let fields = view! {
        <TextArea
            name="question"
            label="Uw vraag"
            hint="Vertel kort wat u al probeerde. Schrijf geen namen op van mensen die niet in de groep zitten."
            value=form.question.clone()
            rows=6
            problem=problems.of("question")
        />
        <Select
            name="priority"
            label="Bij welke prioriteit uit uw plan hoort de vraag?"
            choices=priorities(view, member)
            value=form.priority.clone()
            problem=problems.of("priority")
            optional=true
        />
    };
    Asked {
        title: "Uw vraag aan de groep",
        before: before.into_any(),
        fields: fields.into_any(),
        done: "Bewaren",
        not_done: "Niet bewaren",
    }
}

fn stored(_: &GroupView, member: &PeerMember) -> QuestionForm {
    QuestionForm {
        question: member.question.clone(),
        priority: member
            .priority
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
    }
}

/// The priorities of the plan that holds.
fn priorities(view: &GroupView, member: &PeerMember) -> Vec<Choice> {
    let plan = view.plan(&member.scan.id);
    let own = plan.into_iter().flat_map(|plan| &plan.text.priorities);
    own.filter_map(|priority| {
        let id = priority.id.as_ref()?;
        Some(Choice::new(id.as_str(), priority.title.clone()))
    })
    .collect()
}

//! Adding to the catalogue and changing what it says.

use super::{ADDRESS, support_id};
use crate::pages::forms::{Button, CheckboxList, Choice, Form, TextArea, TextField};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scans::parts::kind;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use questionnaires::kind::{AuthorityKind, Subgoal};
use services::ProblemCode;
use services::programme::support::{self, SupportForm};
use services::results::names;

/// `/programma/aanbod/nieuw`
#[component]
pub fn NewSupportPage() -> impl IntoView {
    let visit = use_visit();
    let filled = Filled::<SupportForm>::of_request();
    load(async move {
        visit.actor.require_programme()?;
        Ok(page("Aanbod toevoegen", "Toevoegen", filled))
    })
}

/// `/programma/aanbod/{aanbod}`
#[component]
pub fn ChangeSupportPage() -> impl IntoView {
    let visit = use_visit();
    let id = support_id();
    let sent = use_context::<Filled<SupportForm>>();
    load(async move {
        visit.actor.require_programme()?;
        let support = support::to_change(&visit.actor, visit.services(), &id?).await?;
        let filled = sent.unwrap_or_else(|| Filled::stored(SupportForm::from(&support)));
        Ok(page("Aanbod wijzigen", "Opslaan", filled))
    })
}

fn page(
    title: &'static str,
    button: &'static str,
    Filled { form, problems }: Filled<SupportForm>,
) -> AnyView {
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=ADDRESS>"Terug naar het aanbod"</a></p>
        <ErrorSummary problems=problems.clone()/>
        <h1>{title}</h1>
        <p class="qs-lead">"Dit leest de trekker bij het plan. In een plan dat al is vastgesteld, blijft staan hoe het toen heette."</p>
        <Form>
            {fields(form, &problems)}
            <div class="qs-button-group">
                <Button>{button}</Button>
                <a class="qs-standalone" href=ADDRESS>"Niets veranderen"</a>
            </div>
        </Form>
    };
    programme_page(Part::Support, title, content.into_any())
}

fn fields(form: SupportForm, problems: &Problems) -> AnyView {
    let subgoals: Vec<Choice> = Subgoal::ALL
        .into_iter()
        .map(|own| Choice::new(own.code(), names::subgoal(AuthorityKind::Municipality, own)))
        .collect();
    let kinds: Vec<Choice> = AuthorityKind::ALL
        .into_iter()
        .map(|own| Choice::new(own.code(), kind(own)))
        .collect();
    view! {
        <TextField name="name" label="Naam" value=form.name problem=problems.of("name")/>
        <TextArea
            name="description"
            label="Wat is het?"
            hint="Een of twee zinnen in gewone woorden, voor de trekker. Hoogstens 400 tekens."
            value=form.description
            rows=3
            problem=problems.of("description")
        />
        <TextField
            name="link"
            label="Link naar meer informatie"
            hint="Begint met https://"
            value=form.link
            optional=true
            problem=problems.of("link")
        />
        <CheckboxList
            name="for_subgoals"
            label="Bij welke subdoelen past het?"
            choices=subgoals
            values=form.for_subgoals
            problem=problems.of("for_subgoals")
        />
        <CheckboxList
            name="for_kinds"
            label="Voor wie is het?"
            choices=kinds
            values=form.for_kinds
            problem=problems.of("for_kinds")
        />
    }
    .into_any()
}

/// What this form can say better than in general.
pub fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    Some(match (field, code) {
        ("name", ProblemCode::Taken) => {
            "Er is al aanbod met deze naam, misschien onder wat u niet meer aanbiedt. Bied dat weer aan, of kies een andere naam."
        }
        ("name", ProblemCode::Missing) => "Vul in hoe het heet.",
        ("description", ProblemCode::Missing) => "Schrijf op wat het is.",
        ("for_subgoals", ProblemCode::Missing) => "Kies minstens één subdoel.",
        ("for_kinds", ProblemCode::Missing) => "Kies voor wie het is.",
        _ => return None,
    })
}

//! `/programma/instellingen/draaiboeken/{soort}/{gesprek}`: one of the scripts, and a step of it.

use super::{ADDRESS, address, name, parsed};
use crate::pages::crossed::{Brought, Opened};
use crate::pages::failure::Failure;
use crate::pages::load::load;
use crate::pages::numbers::minutes_in_words;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scan_page::param;
use crate::pages::session::script_parts::{
    Anew, adding, beginning_anew, step_form, step_row, taken_out,
};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::sessions::script::standard::{self, StandardScript};
use services::sessions::script::{ScriptStep, StepForm};

/// `/programma/instellingen/draaiboeken/{soort}/{gesprek}`
#[component]
pub fn StandardScriptPage() -> impl IntoView {
    let visit = use_visit();
    let which = parsed(&param("soort"), &param("gesprek"));
    let filled = Filled::<StepForm>::of_request();
    load(async move {
        visit.actor.require_programme()?;
        let view = standard::load(&visit.actor, visit.services(), which?).await?;
        Ok(page(&view, filled))
    })
}

/// `/programma/instellingen/draaiboeken/{soort}/{gesprek}/stappen/{stap}`
#[component]
pub fn StandardStepPage() -> impl IntoView {
    let visit = use_visit();
    let which = parsed(&param("soort"), &param("gesprek"));
    let key = param("stap");
    let brought = Brought::<StepForm>::of_request();
    load(async move {
        visit.actor.require_programme()?;
        let view = standard::load(&visit.actor, visit.services(), which?).await?;
        let step = view.script.step(&key).ok_or(Failure::NotFound)?;
        let opened = brought.or(StepForm::from(step));
        Ok(step_page(&view, opened))
    })
}

fn page(view: &StandardScript, Filled { form, problems }: Filled<StepForm>) -> AnyView {
    let title = name(view.which);
    let takes = minutes_in_words(view.script.minutes());
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=ADDRESS>"Terug naar de standaarddraaiboeken"</a></p>
        <h1>{title.clone()}</h1>
        <ErrorSummary problems=problems.clone()/>
        <p class="qs-lead">{format!("Samen {takes}.")}</p>
        <p class="qs-measure">"Wat u hier verandert, geldt meteen voor elk draaiboek dat nog niemand aanpaste. De procesbegeleider kan het daarna per scan aanpassen."</p>
        {steps(view)}
        {adding(&address(view.which), &view.script, form, &problems)}
        {whole(view)}
    };
    programme_page(Part::Settings, &title, content.into_any())
}

fn steps(view: &StandardScript) -> AnyView {
    let base = address(view.which);
    let present: Vec<&ScriptStep> = view.script.steps().collect();
    let count = present.len();
    let rows: Vec<_> = present
        .iter()
        .enumerate()
        .map(|(place, step)| step_row(&base, step, (place == 0, place + 1 == count), None, None))
        .collect();
    let empty = (count == 0).then(|| view! { <p class="qs-subtle">"Er staat niets in het draaiboek. Voeg een onderdeel toe, of ga terug naar het ingebouwde draaiboek."</p> });
    view! {
        <section class="qs-section" aria-labelledby="stappen">
            <h2 id="stappen">"Onderdelen"</h2>
            {empty}
            <ol class="qs-rows qs-script">{rows}</ol>
            {taken_out(&base, &view.script)}
        </section>
    }
    .into_any()
}

/// Setting the whole script back, and undoing that.
fn whole(view: &StandardScript) -> Option<AnyView> {
    let words = Anew {
        when_reset: "Het programma heeft dit draaiboek aangepast. Gaat u terug naar het ingebouwde draaiboek, dan bewaren wij dit.",
        reset: "Terug naar het ingebouwde draaiboek",
        when_put_back: "Er is nog een eerder draaiboek. Zet u dat terug, dan bewaren wij dit.",
    };
    let address = address(view.which);
    beginning_anew(&address, &view.script, &words, Some(view.revision))
}

fn step_page(view: &StandardScript, opened: Opened<StepForm>) -> AnyView {
    let content = step_form(&address(view.which), opened, false);
    programme_page(Part::Settings, "Onderdeel aanpassen", content)
}

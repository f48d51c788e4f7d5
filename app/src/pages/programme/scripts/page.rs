//! `/programma/instellingen/draaiboeken/{soort}/{gesprek}`: one of the scripts, and a step of it.

use super::{ADDRESS, address, name, parsed};
use crate::pages::failure::Failure;
use crate::pages::forms::Button;
use crate::pages::load::load;
use crate::pages::numbers::minutes_in_words;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scan_page::param;
use crate::pages::session::crossed::{Brought, Opened};
use crate::pages::session::script_parts::{adding, explanation, step_form};
use crate::pages::session::{place_buttons, removed_list};
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
        .map(|(place, step)| row(&base, step, (place == 0, place + 1 == count)))
        .collect();
    let removed = view.script.removed();
    let removed = removed
        .map(|step| (format!("{base}/stappen/{}", step.key), step.title.clone()))
        .collect();
    let empty = (count == 0).then(|| view! { <p class="qs-subtle">"Er staat niets in het draaiboek. Voeg een onderdeel toe, of ga terug naar het ingebouwde draaiboek."</p> });
    view! {
        <section class="qs-section" aria-labelledby="stappen">
            <h2 id="stappen">"Onderdelen"</h2>
            {empty}
            <ol class="qs-rows qs-script">{rows}</ol>
            {removed_list(removed)}
        </section>
    }
    .into_any()
}

fn row(base: &str, step: &ScriptStep, (first, last): (bool, bool)) -> AnyView {
    let path = format!("{base}/stappen/{}", step.key);
    let title = step.title.clone();
    view! {
        <li class="qs-script__step" id=format!("stap-{}", step.key)>
            <p class="qs-script__when"><span>{minutes_in_words(step.minutes)}</span></p>
            <div>
                <p dir="auto"><strong>{title.clone()}</strong></p>
                {explanation(step)}
                <div class="qs-button-group">
                    {place_buttons(&path, &title, first, last)}
                    <a class="qs-standalone" href=path.clone()>"Aanpassen"<span class="qs-visually-hidden">": "{title.clone()}</span></a>
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// Setting the whole script back, and undoing that. Both say what was looked at: nobody undoes what they did not see.
fn whole(view: &StandardScript) -> Option<AnyView> {
    let base = address(view.which);
    let revision = view.revision.to_string();
    let reset = (!view.script.is_proposed).then(|| {
        view! {
            <p class="qs-measure">"Het programma heeft dit draaiboek aangepast. Gaat u terug naar het ingebouwde draaiboek, dan bewaren wij dit."</p>
            <form method="post" action=format!("{base}/standaard")>
                <input type="hidden" name="revision" value=revision.clone()/>
                <Button secondary=true>"Terug naar het ingebouwde draaiboek"</Button>
            </form>
        }
    });
    let put_back = view.script.has_other.then(|| {
        view! {
            <p class="qs-measure">"Er is nog een eerder draaiboek. Zet u dat terug, dan bewaren wij dit."</p>
            <form method="post" action=format!("{base}/terugzetten")>
                <input type="hidden" name="revision" value=revision.clone()/>
                <Button secondary=true>"Eerder draaiboek terugzetten"</Button>
            </form>
        }
    });
    (reset.is_some() || put_back.is_some()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="helemaal">
                <h2 id="helemaal">"Opnieuw beginnen"</h2>
                {reset}
                {put_back}
            </section>
        }
        .into_any()
    })
}

fn step_page(view: &StandardScript, opened: Opened<StepForm>) -> AnyView {
    let content = step_form(&address(view.which), opened, false);
    programme_page(Part::Settings, "Onderdeel aanpassen", content)
}

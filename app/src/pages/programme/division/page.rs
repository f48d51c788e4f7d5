//! The division before anybody is asked.

use super::{
    TABLE,
    confirm::confirm,
    form::Step,
    list::{LISTED, is_unserved, served, unserved},
    posts::{Divided, Shown},
    words,
};
use crate::pages::{
    forms::{Button, Form},
    load::load,
    pool_weights::weights,
    problems::{ErrorSummary, Filled, Problems},
    programme::frame::{Part, programme_page},
    visit::use_visit,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::pool::division::Division;

/// `/programma/griffierspool/verdelen`
#[component]
pub fn DivisionPage() -> impl IntoView {
    let visit = use_visit();
    let asked = use_query_map()
        .read_untracked()
        .get("gevraagd")
        .and_then(|count| count.parse().ok());
    let wrong = Filled::<Divided>::of_request();
    let shown = use_context::<Shown>();
    load(async move {
        let (form, notice) = match &shown {
            Some(Shown::Divided(form)) => (form, Some(words::DIVIDED)),
            Some(Shown::DividedFirst(form)) => (form, Some(words::DIVIDED_FIRST)),
            Some(Shown::ToConfirm(form)) => (form, None),
            None => (&wrong.form, None),
        };
        let division = form.division(&visit).await?;
        let content = if matches!(shown, Some(Shown::ToConfirm(_))) {
            confirm(&division, &form.form)
        } else {
            let notice = notice.map(str::to_owned).or(asked.map(words::asked));
            preview(&division, &wrong.problems, notice)
        };
        Ok(programme_page(Part::Pool, "Scans verdelen", content))
    })
}

fn preview(division: &Division, problems: &Problems, notice: Option<String>) -> AnyView {
    let notice = notice
        .filter(|_| problems.is_empty())
        .map(|notice| view! { <p class="qs-notice" role="status">{notice}</p> });
    let body = if division.scans.is_empty() {
        nothing_waits()
    } else if division.clerks.is_empty() {
        nobody_there(division.scans.len())
    } else {
        divided(division, problems)
    };
    view! {
        <p class="qs-back"><a class="qs-standalone" href="/programma/griffierspool">"Terug naar de griffierspool"</a></p>
        <ErrorSummary problems=problems.clone() heading="Er is nog niemand gevraagd"/>
        <h1>"Scans verdelen"</h1>
        {notice}
        {body}
    }
    .into_any()
}

fn nothing_waits() -> AnyView {
    view! {
        <div class="qs-empty" id=TABLE>
            <p><strong>"Er wacht geen nieuwe scan op een procesbegeleider."</strong></p>
            <p class="qs-measure">"Vraagt een organisatie een scan aan, of zegt een griffier nee, dan staat die scan hier. Een scan die al loopt en naar een ander gaat, draagt u over op de pagina van die scan."</p>
            <p><a class="qs-standalone" href="/scans">"Naar alle scans"</a></p>
        </div>
    }
    .into_any()
}

fn nobody_there(waiting: usize) -> AnyView {
    view! {
        <div class="qs-empty" id=TABLE>
            <p><strong>"Er zijn nog geen griffiers in de pool."</strong></p>
            <p>{words::waiting_for_a_pool(waiting)}</p>
            <p><a class="qs-standalone" href="/programma/griffierspool/nieuw">"Griffier uitnodigen"</a></p>
        </div>
    }
    .into_any()
}

fn divided(division: &Division, problems: &Problems) -> AnyView {
    let waiting = division.scans.len();
    let given = division
        .scans
        .iter()
        .filter(|scan| scan.offer().is_some())
        .count();
    let nobody = division
        .scans
        .iter()
        .filter(|scan| is_unserved(scan))
        .count();
    // A form's contents own what they show.
    let (served, unserved) = (served(division, problems), unserved(division, problems));
    view! {
        <p class="qs-lead">{words::summary(waiting, given, nobody)}</p>
        <p class="qs-measure">
            "Kies bij een scan zelf iemand of ‘Nog niet’ en verdeel de rest opnieuw. Wie hieronder staat, is nog niet gevraagd."
        </p>
        {how()}
        {weights()}
        <Form>
            <section id=TABLE aria-label="Verdeling">{served}</section>
            {unserved}
            <div class="qs-button-group">
                <Button name="knop" value=Step::Check.value()>"Vraag deze procesbegeleiders"</Button>
                <Button name="knop" value=Step::Divide.value() secondary=true>"Opnieuw verdelen rond mijn keuzes"</Button>
            </div>
        </Form>
    }
    .into_any()
}

/// How clerks are weighed against each other.
fn how() -> AnyView {
    view! {
        <details class="qs-disclosure">
            <summary>"Hoe wij verdelen"</summary>
            <div class="qs-stack qs-measure">
                <p>
                    "Zo veel mogelijk scans krijgen iemand. Daarna kiezen wij de verdeling die voor alle scans samen het best is, \
                     ook als een enkele scan dan niet de beste griffier krijgt."
                </p>
                <p>
                    "Wij kijken naar de afstand tussen de organisaties, hoeveel plaatsen iemand al bezet heeft, of iemand dit soort \
                     organisatie kent, wie de laatste twee jaar minder scans kreeg, hoe ver en waar iemand wil gaan, training, \
                     afwezigheid en taal. Alles telt mee als kilometers. Krijgt iemand hier nog een scan, dan telt die zwaarder."
                </p>
                <p>{format!(
                    "In elke lijst staan de {LISTED} griffiers die het best bij die scan passen. Wilt u een ander? Kies die dan bij de scan zelf."
                )}</p>
            </div>
        </details>
    }
    .into_any()
}

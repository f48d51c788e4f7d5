//! `/programma`: the whole programme on one page.

use super::definitions::definitions;
use super::filter::{Query, address, problems};
use super::headline::headline;
use super::measured::measured_at;
use super::parts::{by_kind, by_province, on_map};
use super::stalled::first_stalled;
use super::tables::line_table;
use super::words::{in_time, now, plural, plural_heading};
use crate::pages::authorities::overdue_changes;
use crate::pages::load::load;
use crate::pages::numbers::decimal;
use crate::pages::problems::ErrorSummary;
use crate::pages::programme::charts::{funnel, line};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::programme::outreach::waiting_notice;
use crate::pages::programme::support::waiting_notice as help_notice;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::authorities::changes;
use services::programme::uptake::{self, Outlook, Overview};
use services::programme::{outreach, support};

/// `/programma`
#[component]
pub fn OverviewPage() -> impl IntoView {
    let visit = use_visit();
    let query = Query::of_request();
    load(async move {
        let overview = uptake::overview(&visit.actor, visit.services(), &query.form).await?;
        let waiting = outreach::waiting_count(&visit.actor, visit.services()).await?;
        let asked = support::waiting_count(&visit.actor, visit.services()).await?;
        let (_, overdue) = changes::waiting(&visit.actor, visit.services()).await?;
        let body = if overview.has_scans {
            figures(&overview)
        } else {
            nothing_yet()
        };
        let content = view! {
            <ErrorSummary problems=problems(&overview.view)/>
            {waiting_notice(waiting)}
            {help_notice(asked)}
            {overdue_changes(overdue)}
            {headline(&overview)}
            {body}
            {definitions(&overview)}
        };
        Ok(programme_page(
            Part::Overview,
            "Programma",
            content.into_any(),
        ))
    })
}

fn nothing_yet() -> AnyView {
    view! {
        <div class="qs-empty qs-section">
            <p><strong>"Er zijn nog geen scans."</strong></p>
            <p>"Vraag een scan aan voor een organisatie die wil meedoen. Daarna ziet u hier hoe ver iedereen is."</p>
            <p><a class="qs-button qs-button--primary" href="/scans/nieuw">"Scan aanvragen"</a></p>
        </div>
    }
    .into_any()
}

fn figures(overview: &Overview) -> AnyView {
    view! {
        {line_section(overview)}
        <div class="qs-columns qs-columns--2 qs-section">
            {funnel_section(overview)}
            {by_kind(overview)}
        </div>
        {on_map(overview)}
        {by_province(overview)}
        {first_stalled(overview)}
        {plans()}
    }
    .into_any()
}

/// The way to what became of the plans.
fn plans() -> AnyView {
    view! {
        <section class="qs-section qs-on-screen" aria-labelledby="plannen">
            <h2 id="plannen">"Verbeterplannen"</h2>
            <p class="qs-measure">"Een half jaar en een jaar na het vaststellen vertellen eigenaren hoe het met hun acties gaat."</p>
            <p><a class="qs-standalone" href="/programma/acties">"Acties die te laat zijn of geen antwoord hebben"</a></p>
        </section>
    }
    .into_any()
}

fn line_section(overview: &Overview) -> AnyView {
    let title = match (overview.view.target, &overview.view.campaign) {
        (Some((target, _)), _) => format!("Op weg naar {target}"),
        (None, _) => format!(
            "Hoeveel {} er {}",
            plural(&overview.view.selection.kinds),
            in_time(&overview.view, "meedoen", "meededen")
        ),
    };
    if overview.line.points.iter().all(|(_, count)| *count == 0) {
        let nobody = in_time(
            &overview.view,
            "Hier doet nog niemand mee. Zodra dat anders is, ziet u hier hoe het aantal groeit.",
            "Op die dag deed hier nog niemand mee.",
        );
        return view! {
            <section class="qs-section">
                <h2>{title}</h2>
                <p>{nobody}</p>
            </section>
        }
        .into_any();
    }
    view! {
        <figure class="qs-section">
            <h2>{title}</h2>
            {line(overview)}
            <figcaption class="qs-note qs-measure">{caption(overview)}</figcaption>
            {line_table(overview)}
        </figure>
    }
    .into_any()
}

fn caption(overview: &Overview) -> String {
    let mut parts =
        vec!["Een organisatie telt mee zodra de trekker de deelname bevestigt.".to_owned()];
    if let Some(needed) = overview.needed_a_month.filter(|needed| *needed > 0.0) {
        parts.push(format!(
            "Voor het doel {} er {} per maand nodig.",
            in_time(&overview.view, "zijn", "waren"),
            decimal(needed, 1)
        ));
    }
    if let Some(Outlook::Expected(forecast)) = overview.outlook {
        parts.push(format!(
            "{} {}, geteld over de {}. Het lichte vlak laat zien waar de lijn uitkomt in vier van \
             de vijf gevallen, als alleen het toeval verschil maakt.",
            in_time(&overview.view, "Nu zijn het er", "Op die dag waren het er"),
            decimal(forecast.a_month, 1),
            in_time(
                &overview.view,
                "laatste twaalf maanden",
                "twaalf maanden ervoor"
            )
        ));
    }
    parts.join(" ")
}

fn funnel_section(overview: &Overview) -> AnyView {
    let view = &overview.view;
    let list = |subset: &str| address(view, "/programma/lijst", &[("stand", subset)]);
    let nouns = plural(&view.selection.kinds);
    view! {
        <section aria-labelledby="stappen">
            <h2 id="stappen">{format!("Hoe ver {} de {nouns}?", in_time(view, "zijn", "waren"))}</h2>
            <p>"Achter elke stap staat wie zo ver kwam, of verder. Elke organisatie telt één keer."</p>
            {funnel(&overview.funnel, now(view), list, |step| measured_at(view, step))}
            <p class="qs-note qs-measure">"De tijd loopt van het begin van een stap tot het begin van de volgende. Bij stap 5 loopt zij tot het plan is geschreven. Elke scan telt hierbij apart, een herhaalmeting ook."</p>
        </section>
    }
    .into_any()
}

/// The title of what is about these kinds by province.
pub(super) fn per_province(overview: &Overview) -> String {
    format!(
        "{} per provincie",
        plural_heading(&overview.view.selection.kinds)
    )
}

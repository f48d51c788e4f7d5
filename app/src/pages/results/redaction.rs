//! `/scans/{id}/resultaten/opmerkingen`: taking names out of what people wrote.

use super::parts::typed_text;
use crate::pages::load::load;
use crate::pages::scan_page::{ScanTab, scan_id, scan_page};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::results::ThemeText;
use services::results::remarks::{self, RedactionView, Status, WrittenRemark};

/// `/scans/{id}/resultaten/opmerkingen`
#[component]
pub fn RedactionPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let view = remarks::list(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view))
    })
}

fn page(view: &RedactionView) -> AnyView {
    let content = view! {
        <p><a class="qs-standalone" href=format!("/scans/{}/resultaten", view.scan.id)>"Terug naar de resultaten"</a></p>
        <h1>"Opmerkingen nalezen"</h1>
        <p class="qs-lead">"Lees elke opmerking. Haal weg waaraan iemand te herkennen is: namen, functies, adressen. Geef haar dan vrij, of houd haar tegen."</p>
        {explanation()}
        {if view.open { open(view) } else { over() }}
    };
    scan_page(
        &view.scan,
        ScanTab::Results,
        "Opmerkingen nalezen",
        content.into_any(),
    )
}

fn explanation() -> AnyView {
    view! {
        <ul class="qs-list qs-measure">
            <li>"Alleen de trekker en de procesbegeleider zien deze pagina."</li>
            <li>"Bij een kleine groep staat er niet bij wie het schreef. Ook de computer weet dat niet meer."</li>
            <li>"U kunt alles terugdraaien tot het gesprek is afgerond. Daarna vernietigen wij wat er eerst stond."</li>
            <li>"Wat 3 maanden na het sluiten niet is nagelezen, vernietigen wij ook."</li>
        </ul>
    }
    .into_any()
}

fn over() -> AnyView {
    view! {
        <p class="qs-panel">"Het gesprek is afgerond. Wat is vrijgegeven, staat bij de resultaten. De rest is vernietigd."</p>
    }
    .into_any()
}

fn open(view: &RedactionView) -> AnyView {
    if view.remarks.is_empty() {
        return view! { <p class="qs-panel">"Niemand schreef een opmerking die u mag lezen. U hoeft hier niets te doen."</p> }.into_any();
    }
    let waiting = view
        .remarks
        .iter()
        .filter(|remark| remark.status == Status::Waiting)
        .count();
    let done = view.remarks.len() - waiting;
    let state = match waiting {
        0 => format!(
            "Klaar: alle {} opmerkingen zijn nagelezen.",
            view.remarks.len()
        ),
        _ => format!(
            "{done} van {} nagelezen. Er wachten er nog {waiting}.",
            view.remarks.len()
        ),
    };
    let themes: Vec<_> = view
        .report
        .texts
        .themes
        .iter()
        .filter_map(|theme| theme_section(view, theme))
        .collect();
    view! { <p class="qs-finding" role="status"><strong>{state}</strong></p> {themes} }.into_any()
}

fn theme_section(view: &RedactionView, theme: &ThemeText) -> Option<AnyView> {
    let remarks: Vec<_> = view
        .remarks
        .iter()
        .filter(|remark| remark.theme == theme.key)
        .map(|remark| item(view, remark))
        .collect();
    (!remarks.is_empty()).then(|| {
        view! {
            <section class="qs-section">
                <h2>{theme.title.clone()}</h2>
                <ul class="qs-rows">{remarks}</ul>
            </section>
        }
        .into_any()
    })
}

/// The id of a remark on the page.
pub(super) fn anchor(remark: &WrittenRemark) -> String {
    format!("opmerking-{}", remark.id)
}

fn item(view: &RedactionView, remark: &WrittenRemark) -> AnyView {
    let group = remark
        .group
        .map_or("Groep niet bekend", |group| view.report.group(group));
    let state = match remark.status {
        Status::Waiting => "Wacht",
        Status::Released => "Vrijgegeven",
        Status::Withheld => "Tegengehouden",
    };
    let edited = (remark.status == Status::Released && remark.text != remark.written)
        .then(|| view! { <details class="qs-disclosure"><summary>"Zoals het er eerst stond"</summary>{typed_text(&remark.written)}</details> });
    view! {
        <li id=anchor(remark)>
            <p class="qs-note"><strong>{state}</strong>" · "{group}</p>
            {typed_text(&remark.text)}
            {edited}
            {buttons(view, remark)}
        </li>
    }
    .into_any()
}

fn buttons(view: &RedactionView, remark: &WrittenRemark) -> AnyView {
    let path = format!(
        "/scans/{}/resultaten/opmerkingen/{}",
        view.scan.id, remark.id
    );
    let edit = view! { <a class="qs-button" href=path.clone()>"Tekst aanpassen"</a> };
    let choices = match remark.status {
        Status::Waiting => view! {
            <button class="qs-button qs-button--primary" name="besluit" value="vrijgeven">"Zo vrijgeven"</button>
            {edit}
            <button class="qs-button" name="besluit" value="tegenhouden">"Tegenhouden"</button>
        }
        .into_any(),
        Status::Released => view! {
            {edit}
            <button class="qs-button" name="besluit" value="terugzetten">"Vrijgeven ongedaan maken"</button>
        }
        .into_any(),
        Status::Withheld => view! { <button class="qs-button" name="besluit" value="terugzetten">"Tegenhouden ongedaan maken"</button> }.into_any(),
    };
    view! {
        <form method="post" action=path>
            <input type="hidden" name="text" value=remark.text.clone()/>
            <div class="qs-button-group">{choices}</div>
        </form>
    }
    .into_any()
}

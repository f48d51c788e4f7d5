//! `/scans/{id}/verbeterplan/verschillen`: what changed between two versions, each old text beside the new one, told in words and marks.

use crate::pages::dates::day;
use crate::pages::failure::Failure;
use crate::pages::forms::{Choice, Select};
use crate::pages::load::load;
use crate::pages::scan_page::{ScanTab, scan_id, scan_page};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use questionnaires::kind::{AuthorityKind, Subgoal};
use services::plans::{
    self, ActionDifference, Fate, FieldDifference, PlanDifference, PlanField, PlanText, PlanView,
    PriorityDifference, difference,
};
use services::results::names;

/// What the address calls the plan as it is typed now.
const DRAFT: &str = "concept";

/// `/scans/{id}/verbeterplan/verschillen`
#[component]
pub fn DifferencesPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let query = use_query_map().read_untracked().clone();
    load(async move {
        let view = plans::load(&visit.actor, visit.services(), &scan?).await?;
        let asked = |name: &str| query.get(name).filter(|value| !value.is_empty());
        page(&view, asked("van"), asked("naar"))
    })
}

/// The two that are compared; left out, the newest with the one before it.
fn sides(view: &PlanView, from: Option<String>, to: Option<String>) -> Option<(String, String)> {
    let mut known: Vec<String> = view
        .versions
        .iter()
        .map(|own| own.number.to_string())
        .collect();
    if view.amendment.is_some() || to.as_deref() == Some(DRAFT) {
        known.push(DRAFT.to_owned());
    }
    let to = to.or_else(|| known.last().cloned())?;
    let before = known.iter().position(|own| *own == to)?.checked_sub(1);
    let from = from.or_else(|| known.get(before?).cloned())?;
    Some((from, to))
}

fn text(view: &PlanView, side: &str) -> Option<PlanText> {
    if side == DRAFT {
        return Some(view.text());
    }
    let number = side.parse().ok()?;
    view.version(number).map(|version| version.text.clone())
}

fn name(side: &str) -> String {
    if side == DRAFT {
        "de nieuwe versie die in de maak is".to_owned()
    } else {
        format!("versie {side}.0")
    }
}

fn page(view: &PlanView, from: Option<String>, to: Option<String>) -> Result<AnyView, Failure> {
    let body = match sides(view, from, to) {
        Some((from, to)) => {
            let (Some(old), Some(new)) = (text(view, &from), text(view, &to)) else {
                return Err(Failure::NotFound);
            };
            compared(view, (from.as_str(), to.as_str()), &difference(&old, &new))
        }
        None => view! { <div class="qs-empty"><p><strong>"Er is nog niets te vergelijken."</strong></p><p>"Zodra er een tweede versie is, ziet u hier wat er veranderde."</p></div> }.into_any(),
    };
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{}/verbeterplan/versies", view.scan.id)>"Alle versies"</a></p>
        <h1>"Wat is er veranderd?"</h1>
        {body}
    };
    Ok(scan_page(
        &view.scan,
        ScanTab::Plan,
        "Wat is er veranderd?",
        content.into_any(),
    ))
}

fn compared(view: &PlanView, (from, to): (&str, &str), found: &PlanDifference) -> AnyView {
    let kind = view.report.kind();
    let nothing = found
        .is_empty()
        .then(|| view! { <p class="qs-finding">"Beide zeggen hetzelfde."</p> });
    let order = found.reordered.then(
        || view! { <p class="qs-finding">"De prioriteiten staan in een andere volgorde."</p> },
    );
    let changed: Vec<_> = found
        .priorities
        .iter()
        .filter(|own| own.fate != Fate::Same)
        .map(|own| priority(kind, own))
        .collect();
    view! {
        <p class="qs-lead">{format!("Van {} naar {}. Wat hetzelfde bleef, staat hier niet.", name(from), name(to))}</p>
        {chooser(view, (from, to))}
        {nothing}
        {order}
        {changed}
    }
    .into_any()
}

/// Two lists, from three versions on: with fewer there is nothing to choose.
fn chooser(view: &PlanView, (from, to): (&str, &str)) -> Option<AnyView> {
    let mut choices: Vec<Choice> = view
        .versions
        .iter()
        .map(|own| Choice::new(own.number.to_string(), format!("Versie {}.0", own.number)))
        .collect();
    if view.amendment.is_some() {
        choices.push(Choice::new(DRAFT, "In de maak"));
    }
    (choices.len() > 2).then(|| {
        view! {
            <form class="qs-form qs-form--line" method="get" aria-label="Versies kiezen">
                <Select name="van" label="Van" choices=choices.clone() value=from/>
                <Select name="naar" label="Naar" choices value=to/>
                <div class="qs-button-group"><button class="qs-button" type="submit">"Vergelijken"</button></div>
            </form>
        }
        .into_any()
    })
}

fn priority(kind: AuthorityKind, own: &PriorityDifference) -> AnyView {
    let actions: Vec<_> = own
        .actions
        .iter()
        .filter(|action| action.fate != Fate::Same)
        .map(|action| self::action(kind, action))
        .collect();
    let actions = (!actions.is_empty()).then(|| view! { <ul class="qs-rows">{actions}</ul> });
    let order = own
        .reordered
        .then(|| view! { <p>"De acties staan in een andere volgorde."</p> });
    view! {
        <section class="qs-section">
            <p class="qs-kicker">{mark(own.fate, "Prioriteit")}</p>
            <h2 dir="auto">{own.priority.title.clone()}</h2>
            {fields(kind, &own.fields)}
            {order}
            {actions}
        </section>
    }
    .into_any()
}

fn action(kind: AuthorityKind, own: &ActionDifference) -> AnyView {
    let what = own.action.what.clone();
    let what = match own.fate {
        Fate::Gone => view! { <del>{what}</del> }.into_any(),
        Fate::Added => view! { <ins>{what}</ins> }.into_any(),
        Fate::Changed | Fate::Same => view! { {what} }.into_any(),
    };
    let owner = own.action.owner.clone();
    let due = own.action.due_on.map(day).unwrap_or_default();
    let facts = (own.fate != Fate::Changed)
        .then(|| view! { <p class="qs-note">{format!("{owner}, klaar op {due}")}</p> });
    view! {
        <li>
            <p class="qs-kicker">{mark(own.fate, "Actie")}</p>
            <p dir="auto"><strong>{what}</strong></p>
            {facts}
            {fields(kind, &own.fields)}
        </li>
    }
    .into_any()
}

/// What became of it: a sign and words.
fn mark(fate: Fate, what: &str) -> String {
    let (sign, word) = match fate {
        Fate::Added => ("+", "nieuw"),
        Fate::Gone => ("−", "weg"),
        Fate::Changed => ("±", "gewijzigd"),
        Fate::Same => ("=", "hetzelfde"),
    };
    format!("{sign} {what} {word}")
}

/// Each old text beside the new one: next to each other where there is room, below each other on a phone.
fn fields(kind: AuthorityKind, fields: &[FieldDifference]) -> Option<AnyView> {
    let rows: Vec<_> = fields
        .iter()
        .map(|own| {
            view! {
                <h3>{label(own.field)}</h3>
                <div class="qs-difference qs-difference--whole">
                    <div>
                        <p class="qs-note">"Was"</p>
                        <del class="qs-typed" dir="auto">{value(kind, own.field, &own.before)}</del>
                    </div>
                    <div>
                        <p class="qs-note">"Wordt"</p>
                        <ins class="qs-typed" dir="auto">{value(kind, own.field, &own.after)}</ins>
                    </div>
                </div>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| rows.into_any())
}

const fn label(field: PlanField) -> &'static str {
    match field {
        PlanField::Title => "Wat er beter moet",
        PlanField::Subgoal => "Hoort bij",
        PlanField::Finding => "Wat wij zagen",
        PlanField::Goal => "Ons doel",
        PlanField::Statements => "Stellingen",
        PlanField::Dissent => "Anders gezien",
        PlanField::Support => "Hulp van het programma",
        PlanField::What => "Wat wij doen",
        PlanField::FirstStep => "Eerste stap",
        PlanField::Owner => "Wie",
        PlanField::Others => "Met",
        PlanField::DueOn => "Klaar op",
        PlanField::HowSeen => "Hoe wij het zien",
    }
}

fn value(kind: AuthorityKind, field: PlanField, text: &str) -> String {
    if text.trim().is_empty() {
        return "(niets)".to_owned();
    }
    match field {
        PlanField::Subgoal => Subgoal::from_code(text).map_or_else(
            || text.to_owned(),
            |own| names::subgoal(kind, own).to_owned(),
        ),
        PlanField::DueOn => services::typed::day(text).map_or_else(|| text.to_owned(), day),
        _ => text.to_owned(),
    }
}

//! `/openbaar/{organisatie}/{jaar}`

use crate::pages::dates::day;
use crate::pages::frame::Page;
use crate::pages::load::load;
use crate::pages::numbers::whole;
use crate::pages::results::charts::{
    Domain, Hatch, answers_key, bars, bars_head, label_list, response_rows,
};
use crate::pages::results::{caveat, remark_list, typed_text};
use crate::pages::scan_page::param;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::plans::{PlanAction, PlanPriority};
use services::publication::{self, PublicView};

/// `/openbaar/{organisatie}/{jaar}`
#[component]
pub fn PublicPage() -> impl IntoView {
    let visit = use_visit();
    let (authority, year) = (param("organisatie"), param("jaar"));
    load(async move {
        let view = publication::page(&visit.actor, visit.services(), &authority, &year).await?;
        Ok(page(&view))
    })
}

fn page(view: &PublicView) -> AnyView {
    let report = &view.report;
    let name = report.authority_name();
    let published = view.published_on.map(|published| {
        let updated = if view.plan.number > 1 {
            format!(", plan bijgewerkt op {}", day(view.plan.adopted_on))
        } else {
            String::new()
        };
        view! { <p class="qs-kicker">{format!("Gepubliceerd op {}{updated}", day(published))}</p> }
    });
    let content = view! {
        {published}
        <h1>"Wat wij zagen en wat wij gaan doen"</h1>
        <p class="qs-lead">{lead(view)}</p>
        {public_sections(view)}
    }
    .into_any();
    view! {
        <Page
            title=format!("{}: wat wij zagen en wat wij gaan doen", report.authority.display_name)
            narrow=true
            instrument=report.texts.instrument.clone()
            whose=name
        >
            {content}
        </Page>
    }
    .into_any()
}

fn lead(view: &PublicView) -> String {
    let who = match view.report.kind() {
        AuthorityKind::Municipality => "Raadsleden, bestuurders, ambtenaren en inwoners",
        AuthorityKind::Province => "Statenleden, bestuurders, ambtenaren en inwoners",
        AuthorityKind::WaterBoard => "Bestuursleden, medewerkers en mensen uit het gebied",
    };
    format!(
        "{who} van {} gaven hun mening over dezelfde stellingen. Daarna praatten zij erover. Hier leest u wat daaruit kwam.",
        view.report.authority.display_name
    )
}

/// All that is public, below the title: also the preview of it.
#[must_use]
pub fn public_sections(view: &PublicView) -> AnyView {
    view! {
        <Hatch/>
        {caveat(&view.report.texts.caveat)}
        {findings(view)}
        {plan(view)}
        {remarks(view)}
        <section class="qs-section" aria-labelledby="mee">
            <h2 id="mee">"Wie deden mee?"</h2>
            {response_rows(&view.report)}
        </section>
        {documents(view)}
    }
    .into_any()
}

fn findings(view: &PublicView) -> AnyView {
    let report = &view.report;
    let domain = Domain::of(
        report
            .tables
            .statements
            .iter()
            .flat_map(|table| table.cells.iter().map(|(_, cell)| cell)),
    );
    let findings: Vec<_> = view
        .plan
        .text
        .priorities
        .iter()
        .map(|priority| finding(view, priority, domain))
        .collect();
    let all = (!view.path.is_empty()).then(|| {
        let count = report.tables.statements.len();
        view! { <p><a class="qs-standalone" href=format!("{}/uitkomsten", view.path)>{format!("Bekijk alle {count} stellingen")}</a></p> }
    });
    view! {
        <section class="qs-section" aria-labelledby="zagen">
            <h2 id="zagen">"Wat zagen wij?"</h2>
            <div class="qs-stack">
                <p class="qs-measure">"Links van de middellijn staat oneens, rechts eens. De getallen zijn procenten."</p>
                {answers_key(&report.texts.scale)}
            </div>
            {findings}
            {all}
        </section>
    }
    .into_any()
}

fn finding(view: &PublicView, priority: &PlanPriority, domain: Domain) -> AnyView {
    let report = &view.report;
    let figures: Vec<_> = priority
        .statements
        .iter()
        .filter_map(|key| report.row(key))
        .map(|row| {
            view! {
                <figure class="qs-stack">
                    <figcaption>"Stelling: "<strong>{row.text.text.clone()}</strong></figcaption>
                    {label_list(report, &row.table.labels)}
                    {bars_head(domain)}
                    {bars(report, row, domain)}
                </figure>
            }
        })
        .collect();
    let text = (!priority.finding.trim().is_empty())
        .then(|| view! { <div class="qs-measure">{typed_text(&priority.finding)}</div> });
    view! { <article class="qs-finding"><h3 dir="auto">{priority.title.clone()}</h3>{text}{figures}</article> }.into_any()
}

fn plan(view: &PublicView) -> AnyView {
    let version = &view.plan;
    let priorities: Vec<_> = version
        .text
        .priorities
        .iter()
        .zip(1..)
        .map(|(priority, number)| plan_priority(priority, number))
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="doen">
            <h2 id="doen">"Wat gaan wij doen?"</h2>
            <p>{format!("Dit plan is vastgesteld op {} door {}.", day(version.adopted_on), version.adopted_by)}</p>
            {priorities}
        </section>
    }
    .into_any()
}

fn plan_priority(priority: &PlanPriority, number: u32) -> AnyView {
    let goal = (!priority.goal.trim().is_empty()).then(|| view! { <p class="qs-measure" dir="auto"><strong>"Ons doel: "</strong>{priority.goal.clone()}</p> });
    let dissent = (!priority.dissent.trim().is_empty()).then(|| view! { <p class="qs-measure" dir="auto"><strong>"Anders gezien: "</strong>{priority.dissent.clone()}</p> });
    let actions: Vec<_> = priority.actions.iter().map(plan_action).collect();
    view! {
        <article class="qs-finding">
            <h3 dir="auto">{format!("{number}. {}", priority.title)}</h3>
            {goal}
            {dissent}
            <ul class="qs-rows">{actions}</ul>
        </article>
    }
    .into_any()
}

fn plan_action(action: &PlanAction) -> AnyView {
    let others = if action.others.trim().is_empty() {
        String::new()
    } else {
        format!(", met {}", action.others.trim())
    };
    let due = action
        .due_on
        .map(|due| format!(" Klaar op {}.", day(due)))
        .unwrap_or_default();
    let line = |label: &'static str, text: &str| {
        (!text.trim().is_empty())
            .then(|| view! { <p class="qs-note" dir="auto">{format!("{label}: {text}")}</p> })
    };
    view! {
        <li>
            <p class="qs-typed" dir="auto">{action.what.clone()}</p>
            <p class="qs-note">{format!("Wie: {}{others}.{due}", action.owner.trim())}</p>
            {line("Eerste stap", &action.first_step)}
            {line("Zo zien wij het", &action.how_seen)}
        </li>
    }
    .into_any()
}

fn remarks(view: &PublicView) -> AnyView {
    let report = &view.report;
    let lists: Vec<_> = report
        .texts
        .themes
        .iter()
        .filter_map(|theme| {
            let own: Vec<_> = view.remarks.iter().filter(|remark| remark.theme == theme.key).collect();
            let list = remark_list(report, &own)?;
            let summary = format!("{} ({})", theme.title, own.len());
            Some(view! { <details class="qs-disclosure"><summary>{summary}</summary>{list}</details> })
        })
        .collect();
    let sentence = match view.remarks.len() {
        0 => "Er zijn geen opmerkingen openbaar gemaakt.".to_owned(),
        1 => "Eén opmerking is openbaar. Zij is eerst nagelezen en namen zijn eruit gehaald."
            .to_owned(),
        count => format!(
            "{} opmerkingen zijn openbaar. Ze zijn eerst nagelezen en namen zijn eruit gehaald.",
            whole(count as u64)
        ),
    };
    view! {
        <section class="qs-section" aria-labelledby="opmerkingen">
            <h2 id="opmerkingen">"Wat gebeurde er met uw opmerkingen?"</h2>
            <p class="qs-measure">{sentence}</p>
            {lists}
        </section>
    }
    .into_any()
}

fn documents(view: &PublicView) -> Option<AnyView> {
    (!view.path.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="nalezen">
                <h2 id="nalezen">"Alles nalezen"</h2>
                <ul class="qs-rows">
                    <li><a class="qs-standalone" href=format!("{}/verbeterplan.pdf", view.path)>"Verbeterplan"</a>" "<span class="qs-subtle">"PDF"</span></li>
                    <li><a class="qs-standalone" href=format!("{}/uitkomsten", view.path)>"Antwoorden op alle stellingen"</a></li>
                </ul>
            </section>
        }
        .into_any()
    })
}

//! `/openbaar/{organisatie}/{jaar}/uitkomsten`: the answers to all statements, as the lead and the clerk see them.

use super::files::results_file;
use super::sharing::{printed_address, sharing};
use crate::pages::frame::Page;
use crate::pages::load::load;
use crate::pages::results::charts::{Domain, Hatch, anchor, answers_key, bars_head, response_rows};
use crate::pages::results::{caveat, directions, splits, statement};
use crate::pages::scan_page::param;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::publication::{self, PublicView};
use services::results::{Report, ThemeText, names};

/// `/openbaar/{organisatie}/{jaar}/uitkomsten`
#[component]
pub fn PublicAnswersPage() -> impl IntoView {
    let visit = use_visit();
    let (authority, year) = (param("organisatie"), param("jaar"));
    load(async move {
        let view = publication::page(&visit.actor, visit.services(), &authority, &year).await?;
        Ok(page(&view))
    })
}

fn page(view: &PublicView) -> AnyView {
    let report = &view.report;
    let domain = Domain::of(
        report
            .tables
            .statements
            .iter()
            .flat_map(|table| table.cells.iter().map(|(_, cell)| cell)),
    );
    // What people wrote to an open question stands with the remarks.
    let asked = || {
        let themes = report.texts.themes.iter();
        themes.filter(|theme| !theme.statements.is_empty())
    };
    let contents: Vec<_> = asked().map(|theme| view! { <li><a class="qs-standalone" href=format!("#{}", anchor(&theme.key))>{theme.title.clone()}</a></li> }).collect();
    let themes: Vec<_> = asked()
        .map(|theme| section(report, theme, domain))
        .collect();
    let title = format!(
        "{}: antwoorden op alle stellingen",
        names::at_the_start(&report.authority.display_name)
    );
    let path = format!("{}/uitkomsten", view.path);
    let of = names::authority_in_sentence(report.kind(), &report.authority.display_name);
    let description =
        format!("Wat elke groep antwoordde op de stellingen over de democratie bij {of}.");
    let content = view! {
        {sharing(&title, &description, &path)}
        <Hatch/>
        <p class="qs-back"><a class="qs-standalone" href=view.path.clone()>"Terug naar het overzicht"</a></p>
        <h1>"Antwoorden op alle stellingen"</h1>
        {printed_address(&path)}
        <ul class="qs-rows">{results_file(&view.path)}</ul>
        {caveat(&report.texts.caveat)}
        <section class="qs-section" aria-labelledby="respons">
            <h2 id="respons">"Wie deden mee?"</h2>
            {response_rows(report)}
        </section>
        <nav class="qs-contents" aria-label="Thema’s"><ol>{contents}</ol></nav>
        <div class="qs-finding">{answers_key(&report.texts.scale)}</div>
        {themes}
        {directions(report)}
        {splits(report)}
    }
    .into_any();
    view! {
        <Page
            title
            instrument=report.texts.instrument.clone()
            whose=report.authority_name()
        >
            {content}
        </Page>
    }
    .into_any()
}

fn section(report: &Report, theme: &ThemeText, domain: Domain) -> AnyView {
    let rows: Vec<_> = report
        .rows_of(theme)
        .into_iter()
        .map(|row| statement(report, row, domain))
        .collect();
    let id = anchor(&theme.key);
    let heading = format!("{id}-kop");
    view! {
        <section class="qs-section" id=id aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{theme.title.clone()}</h2>
            <h3 class="qs-figure__title">"Alle antwoorden per stelling"</h3>
            <div class="qs-results">{bars_head(domain)}{rows}</div>
        </section>
    }
    .into_any()
}

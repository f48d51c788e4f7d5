//! On a map, by province and by kind.

use super::filter::address;
use super::headline::figure;
use super::overview::per_province;
use super::words::{STEPS, in_time, now, number, plural_heading, plurals, season, step, unnamed};
use crate::pages::programme::charts::map;
use crate::pages::table::{LINES, empty_cell, named_cell, stacked_cell, stacked_number};
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::programme::uptake::{KindRow, Overview, ProvinceRow, View};
use services::scans::Step;

/// The kinds, whatever counts for the goal.
#[must_use]
pub fn by_kind(overview: &Overview) -> AnyView {
    let view = &overview.view;
    let rows: Vec<_> = overview
        .kinds
        .iter()
        .map(|row| kind_row(view, *row))
        .collect();
    if rows.is_empty() {
        return ().into_any();
    }
    view! {
        <section aria-labelledby="soorten">
            <h2 id="soorten">{in_time(view, "Welke soorten doen mee?", "Welke soorten deden mee?")}</h2>
            <p>{counted(view)}</p>
            <div class="qs-scroll" tabindex="0" role="region" aria-label="Tabel: per soort">
                <table class="qs-table">
                    <caption class="qs-visually-hidden">"Per soort organisatie"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Soort"</th>
                            <th scope="col" class="qs-number">{in_time(view, "Bestaan", "Bestonden")}</th>
                            <th scope="col" class="qs-number">{in_time(view, "Doen mee", "Deden mee")}</th>
                            <th scope="col" class="qs-number">"Plan klaar"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// Which kinds count for what is to be reached.
fn counted(view: &View) -> String {
    if view.campaign.is_some() {
        let counts = in_time(view, "telt", "telde");
        let invited = in_time(view, "is", "was");
        return format!(
            "Voor het doel van een campagne {counts} elke soort mee die {invited} uitgenodigd."
        );
    }
    let count = in_time(view, "tellen", "telden");
    format!(
        "Voor het doel {count} {} mee. Hier staan alleen scans in dit programma, zonder de beginstand.",
        plurals(&view.settings.counted_kinds)
    )
}

const fn kind_name(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "gemeente",
        AuthorityKind::Province => "provincie",
        AuthorityKind::WaterBoard => "waterschap",
    }
}

fn kind_row(view: &View, row: KindRow) -> AnyView {
    let kind = kind_name(row.kind);
    let cell = |number, subset| figure(view, number, &[("soort", kind), ("stand", subset)]);
    let split = split(view, row.split, &[("soort", kind)]);
    view! {
        <tr>
            <th scope="row">{plural_heading(&[row.kind])} {split}</th>
            <td class="qs-number">{cell(row.existing, "bestaat")}</td>
            <td class="qs-number">{cell(row.participating, "doet-mee")}</td>
            <td class="qs-number">{cell(row.completed, "plan-klaar")}</td>
        </tr>
    }
    .into_any()
}

/// Those that exist no longer and count all the same, beside those that exist: in a step they are among the others.
fn split(view: &View, count: u32, of: &[(&str, &str)]) -> Option<AnyView> {
    let told = match count {
        0 => return None,
        1 => format!("en 1 die {} gesplitst", in_time(view, "is", "was")),
        more => format!("en {more} die {} gesplitst", in_time(view, "zijn", "waren")),
    };
    let fields: Vec<(&str, &str)> = of.iter().copied().chain([("stand", "gesplitst")]).collect();
    let href = address(view, "/programma/lijst", &fields);
    Some(view! { <span class="qs-note"><a href=href>{told}</a></span> }.into_any())
}

/// Where they lie.
#[must_use]
pub fn on_map(overview: &Overview) -> AnyView {
    if overview.map.is_empty() {
        return ().into_any();
    }
    let view = &overview.view;
    let kinds = &view.selection.kinds;
    let rest = address(view, "/programma/lijst", &[("stand", "nog-niet")]);
    let before = (view.starting_figure > 0)
        .then(|| view! { <p class="qs-note">{unnamed(view.starting_figure)}</p> });
    view! {
        <section class="qs-section" aria-labelledby="kaart">
            <h2 id="kaart">{format!("{} op de kaart", plural_heading(kinds))}</h2>
            {map(&overview.map, kinds, view.filter.is_today, &rest)}
            {before}
        </section>
    }
    .into_any()
}

/// The provinces, in a table by name.
#[must_use]
pub fn by_province(overview: &Overview) -> AnyView {
    if overview.provinces.is_empty() {
        return ().into_any();
    }
    let kinds = &overview.view.selection.kinds;
    let water = kinds.contains(&AuthorityKind::WaterBoard).then(|| {
        view! { <p class="qs-note">"Een waterschap staat bij de provincie waar het grootste deel ervan ligt."</p> }
    });
    let title = per_province(overview);
    view! {
        <section class="qs-section" aria-labelledby="provincies">
            <h2 id="provincies">{title.clone()}</h2>
            {province_table(overview, &title)}
            {water}
        </section>
    }
    .into_any()
}

fn province_table(overview: &Overview, title: &str) -> AnyView {
    let view = &overview.view;
    let rows: Vec<_> = overview
        .provinces
        .iter()
        .map(|row| province_row(view, row))
        .collect();
    let steps: Vec<_> = STEPS
        .into_iter()
        .map(|own| {
            let number = number(own);
            view! {
                <th scope="col" class="qs-number" role="columnheader">
                    <span class=format!("qs-step qs-step--{number}")>{number}</span>
                    <span class="qs-visually-hidden">{format!(" {}", step(own))}</span>
                </th>
            }
        })
        .collect();
    view! {
        <div class="qs-scroll qs-section__table" tabindex="0" role="region" aria-label=format!("Tabel: {title}")>
            <table class=LINES role="table">
                <caption class="qs-visually-hidden">{format!("{title}, op alfabet, met hoeveel er {} in elke stap {}", now(view), in_time(view, "zijn", "waren"))}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">"Provincie"</th>
                        <th scope="col" class="qs-number" role="columnheader">{in_time(view, "Bestaan", "Bestonden")}</th>
                        {steps}
                        <th scope="col" class="qs-number" role="columnheader">"Nog geen scan"</th>
                        <th scope="col" class="qs-number" role="columnheader">{in_time(view, "Doen mee", "Deden mee")}</th>
                        <th scope="col" class="qs-number" role="columnheader">"Plan klaar"</th>
                        <th scope="col" role="columnheader">"Campagne"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
                {(overview.provinces.len() > 1).then(|| totals(overview))}
            </table>
        </div>
        <p class="qs-on-screen"><a class="qs-standalone" href=address(view, "/programma/lijst", &[])>"De lijst met namen"</a></p>
    }
    .into_any()
}

fn province_row(view: &View, row: &ProvinceRow) -> AnyView {
    let code = row.province.code.as_str();
    let cell =
        |number, subset: &str| figure(view, number, &[("provincie", code), ("stand", subset)]);
    let steps: Vec<_> = STEPS
        .into_iter()
        .map(|own| {
            let count = row.steps[own as usize];
            step_cell(own, count, cell(count, &in_step(own)))
        })
        .collect();
    let campaigns: Vec<_> = row
        .campaigns
        .iter()
        .map(|campaign| {
            view! {
                <p>
                    <a href=format!("/programma/campagnes/{}", campaign.id)>{campaign.name.clone()}</a>
                    " "
                    <span class="qs-note qs-table__more">{format!("doel {}, {}", campaign.target, season(campaign.ends_on))}</span>
                </p>
            }
        })
        .collect();
    let split = split(view, row.split, &[("provincie", code)]);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{row.province.display_name.clone()} {split}</th>
            {stacked_number(in_time(view, "Bestaan", "Bestonden"), cell(row.existing, "bestaat"))}
            {steps}
            {stacked_number("Nog geen scan", cell(row.without_scan, "nog-niet"))}
            {stacked_number(in_time(view, "Doen mee", "Deden mee"), cell(row.participating, "doet-mee"))}
            {stacked_number("Plan klaar", cell(row.completed, "plan-klaar"))}
            {if campaigns.is_empty() { empty_cell() } else { stacked_cell("Campagne", campaigns.into_any()) }}
        </tr>
    }
    .into_any()
}

/// The name of the part of a list that is in a step, for an address.
fn in_step(own: Step) -> String {
    format!("stap-{}", number(own))
}

/// How many are in a step. Where cells stand below each other nobody looks for a step without anybody.
fn step_cell(own: Step, count: u32, figure: AnyView) -> AnyView {
    let number = number(own);
    let name =
        view! { <span class=format!("qs-step qs-step--{number}")>{number}</span>{step(own)} };
    let class = if count == 0 {
        "qs-number qs-table__nothing"
    } else {
        "qs-number"
    };
    named_cell(name.into_any(), Some(class), figure)
}

/// The whole country, which is no total over groups of respondents: authorities are counted, not answers.
fn totals(overview: &Overview) -> AnyView {
    let view = &overview.view;
    let sum =
        |count: &dyn Fn(&ProvinceRow) -> u32| -> u32 { overview.provinces.iter().map(count).sum() };
    let told = |sum, subset: &str| figure(view, sum, &[("stand", subset)]);
    let steps: Vec<_> = STEPS
        .into_iter()
        .map(|own| {
            let count = sum(&|row| row.steps[own as usize]);
            step_cell(own, count, told(count, &in_step(own)))
        })
        .collect();
    view! {
        <tfoot role="rowgroup">
            <tr role="row">
                <th scope="row" role="rowheader">"Nederland" {split(view, overview.split, &[])}</th>
                {stacked_number(in_time(view, "Bestaan", "Bestonden"), told(sum(&|row| row.existing), "bestaat"))}
                {steps}
                {stacked_number("Nog geen scan", told(sum(&|row| row.without_scan), "nog-niet"))}
                {stacked_number(in_time(view, "Doen mee", "Deden mee"), told(sum(&|row| row.participating), "doet-mee"))}
                {stacked_number("Plan klaar", told(sum(&|row| row.completed), "plan-klaar"))}
                <td role="cell" class="qs-table__nothing"></td>
            </tr>
        </tfoot>
    }
    .into_any()
}

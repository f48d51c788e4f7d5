//! `/programma/vragenlijsten/{versie}/verschil/{ander}`: two versions beside each other, statement by statement.

use super::statement::{Sides, statement, text};
use super::{VERSIONS, below, chooser, words};
use crate::pages::{
    load::load,
    programme::frame::{Part, programme_page},
    scan_page::param,
    scans::parts::query,
    visit::use_visit,
};
use leptos::prelude::*;
use questionnaires::comparison::{
    Differences, StatementChange, StatementDifference, ThemeDifferences, differences, other_texts,
};
use questionnaires::kind::AuthorityKind;
use services::versions::{self, Comparison};

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shown {
    kind: AuthorityKind,
    only_different: bool,
}

/// `/programma/vragenlijsten/{versie}/verschil/{ander}`
#[component]
pub fn DifferencesPage() -> impl IntoView {
    let visit = use_visit();
    let (one, other) = (param("versie"), param("ander"));
    let shown = Shown {
        kind: chooser::kind_of_request(),
        only_different: query("toon") == "anders",
    };
    load(async move {
        let pair = (one.as_str(), other.as_str());
        let comparison = versions::compare(&visit.actor, visit.services(), pair).await?;
        let title = format!(
            "Verschil tussen {} en {}",
            name(&comparison, false),
            name(&comparison, true)
        );
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=VERSIONS>"Terug naar de vragenlijsten"</a></p>
            <h1>{title.clone()}</h1>
            {body(&comparison, shown)}
        };
        Ok(programme_page(
            Part::Questionnaires,
            &title,
            content.into_any(),
        ))
    })
}

fn name(comparison: &Comparison, later: bool) -> &str {
    let version = if later {
        &comparison.later
    } else {
        &comparison.earlier
    };
    &version.instrument.version
}

/// The differences, also for a page that is about more than these.
pub(super) fn summary(comparison: &Comparison) -> AnyView {
    let found = found(comparison);
    let rows: Vec<_> = StatementChange::ALL
        .into_iter()
        .map(|change| {
            view! {
                <div>
                    <dt><span class="qs-difference__sign" aria-hidden="true">{words::sign(change)}</span>{words::change(change)}</dt>
                    <dd>{found.count(change)}</dd>
                </div>
            }
        })
        .collect();
    let unknown = comparison.crosswalk.is_none().then(|| {
        view! {
            <p class="qs-notice">{format!(
                "Versie {} zegt niet hoe zij uit {} is ontstaan. Uitkomsten van deze twee worden niet met elkaar vergeleken. Hieronder horen stellingen met dezelfde sleutel bij elkaar.",
                name(comparison, true),
                name(comparison, false),
            )}</p>
        }
    });
    view! {
        {unknown}
        <dl class="qs-counts qs-finding" aria-label="Aantal stellingen">{rows}</dl>
    }
    .into_any()
}

fn found(comparison: &Comparison) -> Differences<'_> {
    differences(
        &comparison.earlier.instrument,
        &comparison.later.instrument,
        comparison.crosswalk.as_ref(),
    )
}

fn body(comparison: &Comparison, shown: Shown) -> AnyView {
    if comparison.earlier == comparison.later {
        return view! { <p class="qs-lead">"Dit is twee keer dezelfde versie."</p> }.into_any();
    }
    let found = found(comparison);
    let sides = Sides {
        earlier: name(comparison, false),
        later: name(comparison, true),
        kind: shown.kind,
    };
    let themes: Vec<_> = found
        .themes
        .iter()
        .filter_map(|own| theme(own, shown, &sides))
        .collect();
    let nothing = (themes.is_empty() && shown.only_different)
        .then(|| view! { <p class="qs-section">"Aan de stellingen is niets anders."</p> });
    view! {
        {summary(comparison)}
        {choose(comparison, shown)}
        {themes}
        {nothing}
        {texts(comparison, &sides)}
    }
    .into_any()
}

fn choose(comparison: &Comparison, shown: Shown) -> AnyView {
    let address = |kind, only_different: bool| {
        let only = if only_different { "&toon=anders" } else { "" };
        below(
            name(comparison, false),
            &format!(
                "/verschil/{}?soort={}{only}#stellingen",
                name(comparison, true),
                words::kind(kind)
            ),
        )
    };
    let all = |only: bool| address(shown.kind, only);
    view! {
        <section class="qs-section" aria-labelledby="stellingen">
            <h2 id="stellingen">"Stellingen"</h2>
            {chooser::kinds(shown.kind, |kind| address(kind, shown.only_different))}
            <nav class="qs-links" aria-label="Welke stellingen">
                {chooser::link(all(false), "Alle stellingen", !shown.only_different)}
                {chooser::link(all(true), "Alleen wat anders is", shown.only_different)}
            </nav>
        </section>
    }
    .into_any()
}

fn theme(theme: &ThemeDifferences<'_>, shown: Shown, sides: &Sides<'_>) -> Option<AnyView> {
    let is_shown = |own: &&StatementDifference<'_>| !shown.only_different || own.is_different();
    let rows: Vec<_> = theme
        .statements
        .iter()
        .filter(is_shown)
        .map(|own| statement(own, sides))
        .collect();
    let title = theme.title.of(shown.kind).to_owned();
    let id = format!("thema-{}", theme.key);
    let labelled_by = id.clone();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby=labelled_by>
                <h3 id=id>{title}</h3>
                <ul class="qs-rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// The texts beside the statements: only those that are otherwise, since the rest can be read in the version itself.
fn texts(comparison: &Comparison, sides: &Sides<'_>) -> AnyView {
    let found = other_texts(
        &comparison.earlier.instrument,
        &comparison.later.instrument,
        sides.kind,
    );
    let content = if found.is_empty() {
        view! { <p>{format!("De andere teksten zijn gelijk, zoals een {} ze leest.", words::kind(sides.kind))}</p> }
            .into_any()
    } else {
        let rows: Vec<_> = found.iter().map(|own| text(own, sides)).collect();
        view! { <ul class="qs-rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="andere-teksten">
            <h2 id="andere-teksten">"Andere teksten die anders zijn"</h2>
            {content}
        </section>
    }
    .into_any()
}

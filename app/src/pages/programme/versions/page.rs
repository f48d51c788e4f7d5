//! `/programma/vragenlijsten/{versie}`: a version as each group reads it, and which scans have it.

use super::{VERSIONS, below, chooser, words};
use crate::pages::{
    load::load,
    programme::frame::{Part, programme_page},
    reading,
    scan_page::param,
    scans::{parts::query, words::state},
    visit::use_visit,
};
use leptos::prelude::*;
use questionnaires::form::Form;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use services::results::names::at_the_start;
use services::scans::State;
use services::versions::{self, ListedVersion, Standing, Use, VersionView};

/// `/programma/vragenlijsten/{versie}`
#[component]
pub fn VersionPage() -> impl IntoView {
    let visit = use_visit();
    let name = param("versie");
    let chosen = (chooser::kind_of_request(), chooser::group_of_request());
    let told = query("melding");
    load(async move {
        let view = versions::read(&visit.actor, visit.services(), &name).await?;
        let title = format!("Vragenlijst {name}");
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=VERSIONS>"Terug naar de vragenlijsten"</a></p>
            <p class="qs-kicker">{kicker(&view.listed)}</p>
            <h1>{title.clone()}</h1>
            {notice(&view, &told)}
            {facts(&view)}
            {buttons(&view)}
            {others(&view)}
            {uses(&view)}
            {read(&view, chosen)}
        };
        Ok(programme_page(
            Part::Questionnaires,
            &title,
            content.into_any(),
        ))
    })
}

fn kicker(version: &ListedVersion) -> String {
    let standing = words::standing(&version.standing);
    if version.is_newest {
        format!("{standing} · nieuwste versie")
    } else {
        standing.to_owned()
    }
}

/// What was just done, and what has to be done by whom.
fn notice(view: &VersionView, told: &str) -> Option<AnyView> {
    let done = match told {
        "gebracht" => "Het bestand is in orde en staat klaar. ",
        "vrijgegeven" => "De versie is vrijgegeven. Scans die vanaf nu opengaan, krijgen haar.",
        _ => "",
    };
    let next = match &view.listed.standing {
        Standing::Proposed { .. } if view.other_officers == 0 => {
            "U bent de enige programmamedewerker. Een ander geeft de versie vrij: vraag de beheerder om een tweede account."
        }
        Standing::Proposed {
            may_release: true, ..
        } => "Lees haar zoals elke groep haar leest, en geef haar daarna vrij.",
        Standing::Proposed { .. } => {
            "De andere programmamedewerkers hebben bericht gekregen. Een van hen geeft de versie vrij."
        }
        Standing::Embedded | Standing::Released { .. } => "",
    };
    let status = (!done.is_empty()).then_some("status");
    (!done.is_empty() || !next.is_empty())
        .then(|| view! { <p class="qs-notice" role=status>{done}{next}</p> }.into_any())
}

fn facts(view: &VersionView) -> AnyView {
    let instrument = &view.version.instrument;
    let who = match &view.listed.standing {
        Standing::Embedded => None,
        Standing::Proposed { brought, .. } => Some((brought, None)),
        Standing::Released { brought, released } => Some((brought, Some(released))),
    };
    let who = who.map(|(brought, released)| {
        let released = released.map(|released| {
            view! { <div><dt>"Vrijgegeven door"</dt><dd>{words::stamp(released)}</dd></div> }
        });
        view! {
            <div><dt>"Toegevoegd door"</dt><dd>{words::stamp(brought)}</dd></div>
            {released}
        }
    });
    let from = instrument.crosswalk.as_ref().map(|own| {
        view! { <div><dt>"Volgt op"</dt><dd>{own.from.clone()}</dd></div> }
    });
    view! {
        <dl class="qs-facts qs-finding">
            {who}
            {from}
            <div><dt>"Inhoud"</dt><dd>{format!("{} thema’s, {} stellingen, {} richtingen", instrument.themes.len(), instrument.statements().count(), instrument.directions.len())}</dd></div>
            <div><dt>"Vingerafdruk"</dt><dd><code>{view.listed.hash.clone()}</code></dd></div>
            <div><dt>"Bestand"</dt><dd><a href=below(&view.listed.version, "/vragenlijst.toml")>"Download als TOML"</a></dd></div>
        </dl>
    }
    .into_any()
}

fn buttons(view: &VersionView) -> Option<AnyView> {
    let Standing::Proposed {
        may_withdraw,
        may_release,
        ..
    } = view.listed.standing
    else {
        return None;
    };
    let name = &view.listed.version;
    let release = may_release.then(|| {
        view! { <a class="qs-button qs-button--primary" href=below(name, "/vrijgeven")>"Vrijgeven"</a> }
    });
    let withdraw = may_withdraw.then(|| {
        view! { <a class="qs-button" href=below(name, "/intrekken")>"Intrekken"</a> }
    });
    Some(view! { <div class="qs-button-group qs-finding">{release}{withdraw}</div> }.into_any())
}

fn others(view: &VersionView) -> Option<AnyView> {
    let links: Vec<_> = view
        .others
        .iter()
        .map(|other| {
            let href = below(&other.version, &format!("/verschil/{}", view.listed.version));
            view! { <li><a class="qs-standalone" href=href>{format!("Verschil met {}", other.version)}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! { <ul class="qs-links qs-finding" aria-label="Vergelijken">{links}</ul> }.into_any()
    })
}

fn uses(view: &VersionView) -> AnyView {
    let opened = view.listed.scans;
    let waiting = view
        .uses
        .iter()
        .filter(|one| one.state < State::Open)
        .count();
    let summary = match (opened, waiting) {
        (0, 0) => {
            return view! { <p class="qs-finding">"Geen enkele scan heeft deze versie."</p> }
                .into_any();
        }
        (opened, 0) => format!("{} met deze versie", words::scans(opened)),
        (opened, waiting) => format!(
            "{} met deze versie, en {} in voorbereiding",
            words::scans(opened),
            words::scans(waiting)
        ),
    };
    let mut groups: Vec<(State, Vec<&Use>)> = Vec::new();
    for one in &view.uses {
        match groups.last_mut().filter(|(state, _)| *state == one.state) {
            Some((_, same)) => same.push(one),
            None => groups.push((one.state, vec![one])),
        }
    }
    let rows: Vec<_> = groups.into_iter().map(scans_of_state).collect();
    view! {
        <details class="qs-disclosure qs-finding">
            <summary>{at_the_start(&summary)}</summary>
            <ul class="qs-rows qs-rows--wide">{rows}</ul>
            {(waiting > 0).then(|| view! { <p class="qs-note">"Een scan in voorbereiding krijgt de versie die de nieuwste is op de dag dat hij opengaat."</p> })}
        </details>
    }
    .into_any()
}

fn scans_of_state((of, scans): (State, Vec<&Use>)) -> AnyView {
    let links: Vec<_> = scans
        .into_iter()
        .map(|one| {
            let href = format!("/scans/{}", one.scan);
            view! { <li><a class="qs-standalone" href=href>{one.authority.display_name.clone()}</a></li> }
        })
        .collect();
    view! {
        <li>
            <p><strong>{state(of)}</strong></p>
            <ul class="qs-links" aria-label=state(of)>{links}</ul>
        </li>
    }
    .into_any()
}

fn read(view: &VersionView, (kind, group): (AuthorityKind, RespondentGroup)) -> AnyView {
    let form = Form::preview(&view.version.instrument, kind, group, &[], &[]);
    let address = |kind, group: RespondentGroup| {
        below(
            &view.listed.version,
            &format!("?soort={}&groep={}#lezen", words::kind(kind), group.code()),
        )
    };
    let area = (group == RespondentGroup::Residents)
        .then_some(" Heeft een scan gebieden, dan krijgen inwoners ook de vraag waar zij wonen.");
    view! {
        <section class="qs-section" aria-labelledby="lezen">
            <h2 id="lezen">"Zoals een groep haar leest"</h2>
            {chooser::kinds(kind, |kind| address(kind, group))}
            {chooser::groups((kind, group), |group| address(kind, group))}
            <p class="qs-note qs-measure">
                {format!("{} stellingen. Eigen stellingen van een organisatie komen na het laatste thema.", form.statements().count())}
                {area}
            </p>
        </section>
        {reading::questionnaire(&form)}
    }
    .into_any()
}

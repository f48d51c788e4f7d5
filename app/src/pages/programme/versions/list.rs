//! `/programma/vragenlijsten`: which versions there are.

use super::{VERSIONS, below, words};
use crate::pages::{
    load::load,
    programme::frame::{Part, programme_page},
    scans::parts::query,
    visit::use_visit,
};
use leptos::prelude::*;
use services::versions::{self, ListedVersion, Standing, VersionList, Withdrawn};

/// `/programma/vragenlijsten`
#[component]
pub fn VersionsPage() -> impl IntoView {
    let visit = use_visit();
    let told = query("melding");
    load(async move {
        let list = versions::list(&visit.actor, visit.services()).await?;
        let notice = (told == "ingetrokken")
            .then(|| view! { <p class="qs-notice" role="status">"De versie is ingetrokken."</p> });
        let content = view! {
            <h1>"Vragenlijsten"</h1>
            <p class="qs-lead">"Een scan krijgt de nieuwste versie zodra hij opengaat, en houdt die. Aan een versie die is vrijgegeven, verandert niets meer."</p>
            {notice}
            <p class="qs-finding"><a class="qs-button qs-button--primary" href=format!("{VERSIONS}/nieuw")>"Nieuwe versie toevoegen"</a></p>
            {proposed(&list)}
            {released(&list)}
            {withdrawn(&list.withdrawn)}
        };
        Ok(programme_page(
            Part::Questionnaires,
            "Vragenlijsten",
            content.into_any(),
        ))
    })
}

fn proposed(list: &VersionList) -> Option<AnyView> {
    let rows: Vec<_> = list
        .proposed
        .iter()
        .filter_map(|version| match &version.standing {
            Standing::Proposed {
                brought,
                may_withdraw,
                may_release,
            } => Some(view! {
                <li>
                    <p><strong>{version.version.clone()}</strong></p>
                    <div>
                        <p>{format!("Toegevoegd door {}.", words::stamp(brought))}</p>
                        <p class="qs-links">
                            {action(version, "", "Lezen")}
                            {may_release.then(|| action(version, "/vrijgeven", "Vrijgeven"))}
                            {may_withdraw.then(|| action(version, "/intrekken", "Intrekken"))}
                        </p>
                    </div>
                </li>
            }),
            Standing::Embedded | Standing::Released { .. } => None,
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="wachten">
                <h2 id="wachten">"Wacht op vrijgave"</h2>
                <ul class="qs-rows qs-rows--wide">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn action(version: &ListedVersion, rest: &str, label: &'static str) -> AnyView {
    view! {
        <a class="qs-standalone" href=below(&version.version, rest)>
            {label}<span class="qs-visually-hidden">{format!(": versie {}", version.version)}</span>
        </a>
    }
    .into_any()
}

fn released(list: &VersionList) -> AnyView {
    let rows: Vec<_> = list.released.iter().map(row).collect();
    view! {
        <section class="qs-section" aria-labelledby="te-gebruiken">
            <h2 id="te-gebruiken">"Te gebruiken"</h2>
            <div class="qs-scroll" tabindex="0" role="region" aria-label="Tabel: versies die te gebruiken zijn">
                <table class="qs-table">
                    <thead>
                        <tr>
                            <th scope="col">"Versie"</th>
                            <th scope="col">"Stand"</th>
                            <th scope="col">"Geopend met deze versie"</th>
                            <th scope="col">"Vingerafdruk"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="qs-note qs-measure">"De vingerafdruk hoort bij precies deze tekst. Hier staat het begin ervan; op de pagina van een versie staat hij helemaal."</p>
        </section>
    }
    .into_any()
}

fn row(version: &ListedVersion) -> AnyView {
    let newest = version
        .is_newest
        .then(|| view! { <span class="qs-note">"nieuwste"</span> });
    let more = match &version.standing {
        Standing::Released { brought, released } => Some(view! {
            <span class="qs-table__more qs-note">{format!("door {}", words::stamp(released))}</span>
            <span class="qs-table__more qs-note">{format!("toegevoegd door {}", words::stamp(brought))}</span>
        }),
        Standing::Embedded | Standing::Proposed { .. } => None,
    };
    view! {
        <tr>
            <th scope="row"><a href=below(&version.version, "")>{version.version.clone()}</a>{newest}</th>
            <td>{words::standing(&version.standing)}{more}</td>
            <td>{words::scans(version.scans)}</td>
            <td><code>{words::short(&version.hash)}</code></td>
        </tr>
    }
    .into_any()
}

fn withdrawn(withdrawn: &[Withdrawn]) -> Option<AnyView> {
    let rows: Vec<_> = withdrawn
        .iter()
        .map(|one| {
            view! {
                <li>
                    <p><strong>{one.version.clone()}</strong></p>
                    <div>
                        <p class="qs-typed">{one.reason.clone()}</p>
                        <p class="qs-note">{format!("Toegevoegd door {}. Ingetrokken door {}.", words::stamp(&one.brought), words::stamp(&one.withdrawn))}</p>
                    </div>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="qs-disclosure qs-section">
                <summary>{format!("Ingetrokken ({})", rows.len())}</summary>
                <ul class="qs-rows qs-rows--wide">{rows}</ul>
            </details>
        }
        .into_any()
    })
}

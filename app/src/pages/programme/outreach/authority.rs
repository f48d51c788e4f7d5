//! `/programma/werving/{code}`: one authority, what is known of it and who spoke to it.

use super::applications::waiting;
use super::known::known;
use super::log::{log, undo};
use super::{ADDRESS, code, of};
use crate::pages::load::load;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scans::parts::{kind, query};
use crate::pages::visit::use_visit;
use chrono::NaiveDate;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::authorities::Authority;
use services::programme::outreach::{self, AuthorityFile, Interest, LastScan};

/// `/programma/werving/{code}`
#[component]
pub fn AuthorityPage() -> impl IntoView {
    let visit = use_visit();
    let code = code();
    let (told, taken_away) = (query("melding"), query("weggehaald"));
    load(async move {
        // Who may not is refused whatever the address names.
        visit.actor.require_programme()?;
        let file = outreach::authority(&visit.actor, visit.services(), &code?).await?;
        let today = visit.services().clock().today();
        let name = file.authority.display_name.clone();
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=ADDRESS>"Terug naar de werving"</a></p>
            <p class="qs-kicker">{kicker(&file)}</p>
            <h1>{name.clone()}</h1>
            {undo(&file, &taken_away)}
            {notice(&told)}
            {standing(&file, today)}
            {waiting(&file.applications)}
            {ways(&file, today)}
            <section class="qs-section" aria-labelledby="bekend">
                <h2 id="bekend">"Wat wij weten"</h2>
                {known(&file, today)}
                <p><a class="qs-standalone" href=of(&file.authority.code, "/gegevens")>"Gegevens wijzigen"</a></p>
            </section>
            {log(&file)}
            {predecessors(&file)}
        };
        Ok(programme_page(Part::Outreach, &name, content.into_any()))
    })
}

fn kicker(file: &AuthorityFile) -> String {
    match file.authority.kind {
        AuthorityKind::Province => kind(file.authority.kind).to_owned(),
        own => format!("{} · {}", kind(own), file.province),
    }
}

/// What was just done.
fn notice(told: &str) -> Option<AnyView> {
    let sentence = match told {
        "opgeslagen" => "Opgeslagen.",
        "genoteerd" => "Het contact is genoteerd.",
        "teruggezet" => "Het contact staat er weer.",
        "aangenomen" => {
            "De aanmelding is aangenomen. De aanvrager is nu de contactpersoon. Met ‘Scan aanvragen’ maakt u de scan aan."
        }
        _ => return None,
    };
    Some(view! { <p class="qs-notice" role="status">{sentence}</p> }.into_any())
}

/// That there is nothing to recruit any more.
fn standing(file: &AuthorityFile, today: NaiveDate) -> Option<AnyView> {
    if let Some(scan) = &file.scan {
        return Some(
            view! {
                <p class="qs-lead">
                    {begun(&file.authority, scan)}" "
                    <a href=format!("/scans/{}", scan.id)>"Naar de scan"</a>
                </p>
            }
            .into_any(),
        );
    }
    let name = file.authority.begins_sentence();
    let is_ended = file.authority.valid_to.is_some_and(|last| last < today);
    is_ended.then(|| {
        view! { <p class="qs-lead">{format!("{name} bestaat niet meer. Wat er is genoteerd, kunt u hier nog lezen.")}</p> }
            .into_any()
    })
}

/// That it takes part, or how far it is from that.
pub(super) fn begun(authority: &Authority, scan: &LastScan) -> String {
    if scan.takes_part {
        format!("{} doet al mee.", authority.begins_sentence())
    } else {
        format!("Voor {} is een scan aangevraagd.", authority.in_sentence())
    }
}

/// What can be done now. Who wants to take part is one page away from a scan.
fn ways(file: &AuthorityFile, today: NaiveDate) -> AnyView {
    let code = &file.authority.code;
    let is_willing = file.outreach.interest == Interest::Willing;
    let class = |main: bool| {
        if main {
            "qs-button qs-button--primary"
        } else {
            "qs-button"
        }
    };
    let can_begin = file.scan.is_none() && file.authority.exists_on(today);
    let request = can_begin.then(|| {
        view! { <a class=class(is_willing) href=of(code, "/aanvragen")>"Scan aanvragen"</a> }
    });
    let contact_first = !(is_willing && can_begin);
    view! {
        <div class="qs-button-group qs-finding">
            {request}
            <a class=class(contact_first) href=of(code, "/contacten/nieuw")>"Contact noteren"</a>
        </div>
    }
    .into_any()
}

fn predecessors(file: &AuthorityFile) -> Option<AnyView> {
    let links: Vec<_> = file
        .predecessors
        .iter()
        .map(|before| {
            view! { <li><a href=of(&before.code, "")>{before.display_name.clone()}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="eerder">
                <h2 id="eerder">"Van vóór de herindeling"</h2>
                <ul class="qs-list">{links}</ul>
            </section>
        }
        .into_any()
    })
}

//! Which authority: a search for the programme, or the lead's own authorities.

use super::ADDRESS;
use super::form::gone;
use crate::pages::find_authority::{Searched, choice, search};
use crate::pages::scans::parts::today;
use crate::pages::{failure::Failure, visit::Visit};
use leptos::prelude::*;
use services::authorities::{self, Authority, Entry};
use services::{Actor, Member, Role};

/// The most authorities that are no more.
const MOST_ENDED: usize = 5;

/// The search, or the choice between a lead's own authorities.
pub async fn content(visit: &Visit, searched: &Searched) -> Result<AnyView, Failure> {
    let member = visit.actor.require_member()?;
    if member.is(Role::Programme) {
        let gone = gone_list(&ended(visit, searched.typed()).await?);
        return search(visit, ADDRESS, searched, None, gone).await;
    }
    if !member.is(Role::Lead) {
        return Err(Failure::Forbidden);
    }
    let own = own(visit, member).await?;
    let today = today(visit);
    let (existing, ended): (Vec<_>, Vec<_>) = own
        .into_iter()
        .partition(|authority| authority.exists_on(today));
    Ok(match (existing.as_slice(), ended.as_slice()) {
        ([], []) => nothing_to_ask_for(),
        ([], [ended, ..]) => all_ended(ended),
        (existing, _) => choice(existing, ADDRESS, searched, None),
    })
}

async fn own(visit: &Visit, member: &Member) -> Result<Vec<Authority>, Failure> {
    let mut own = Vec::new();
    for code in &member.lead_of {
        own.push(
            authorities::get(&Actor::Anonymous, visit.services(), code)
                .await?
                .authority,
        );
    }
    own.sort_by_cached_key(Authority::sort_key);
    Ok(own)
}

fn nothing_to_ask_for() -> AnyView {
    view! {
        <div class="qs-empty">
            <p><strong>"U bent nog geen trekker van een organisatie."</strong></p>
            <p>"Vraag het programmabureau om u trekker te maken."</p>
        </div>
    }
    .into_any()
}

/// Who led an authority that merged is lead of its successor only if the programme says so.
fn all_ended(ended: &Authority) -> AnyView {
    view! {
        <div class="qs-empty">
            <p><strong>{format!("{} bestaat niet meer.", ended.begins_sentence())}</strong></p>
            <p>"Uw scans lopen gewoon door. Wilt u een scan aanvragen voor de organisatie die ervoor in de plaats kwam? Vraag het programmabureau om u daar trekker te maken."</p>
            <p><a class="qs-standalone" href="/scans">"Naar uw scans"</a></p>
        </div>
    }
    .into_any()
}

/// Authorities of that name that are no more, the best fit first: people look for the name they know.
async fn ended(visit: &Visit, typed: &str) -> Result<Vec<Entry>, Failure> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let today = today(visit);
    let all = authorities::search(&visit.actor, visit.services(), typed, &[], false).await?;
    let gone: Vec<_> = all
        .into_iter()
        .filter(|authority| authority.valid_to.is_some_and(|last| last < today))
        .take(MOST_ENDED)
        .collect();
    let mut entries = Vec::new();
    for authority in gone {
        entries.push(authorities::get(&visit.actor, visit.services(), &authority.code).await?);
    }
    Ok(entries)
}

fn gone_list(entries: &[Entry]) -> Option<AnyView> {
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| view! { <li>{gone(entry)}</li> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="opgeheven">
                <h2 id="opgeheven">"Bestaat niet meer"</h2>
                <ul class="qs-rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

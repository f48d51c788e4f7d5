//! Which authority: a search without scripts, or the lead's own authorities.

use super::form::gone;
use crate::pages::scans::parts::{kind, today};
use crate::pages::{
    failure::Failure,
    forms::{Choice, RadioList},
    visit::Visit,
};
use leptos::prelude::*;
use services::authorities::{self, Authority, Entry};
use services::results::names;
use services::{Actor, Member, Role};

/// The most authorities in one list.
const MOST: usize = 20;

/// The most authorities that are no more.
const MOST_ENDED: usize = 5;

/// The search, or the choice between a lead's own authorities.
pub async fn content(visit: &Visit, typed: &str) -> Result<AnyView, Failure> {
    let member = visit.actor.require_member()?;
    if member.is(Role::Programme) {
        return search(visit, typed).await;
    }
    if !member.is(Role::Lead) {
        return Err(Failure::Forbidden);
    }
    let own = own(visit, member).await?;
    Ok(match own.len() {
        0 => nothing_to_ask_for(),
        _ => choice(&own, None),
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

async fn search(visit: &Visit, typed: &str) -> Result<AnyView, Failure> {
    let typed = typed.trim().to_owned();
    let found = if typed.is_empty() {
        Vec::new()
    } else {
        authorities::search(&visit.actor, visit.services(), &typed, &[], true).await?
    };
    let ended = ended(visit, &typed).await?;
    let result = match (typed.is_empty(), found.len()) {
        (true, _) => ().into_any(),
        (false, 0) if !ended.is_empty() => ().into_any(),
        (false, 0) => nobody(&typed),
        (false, count) => choice(&found, (count > MOST).then_some(count)),
    };
    Ok(view! {
        <form class="qs-form qs-section" method="get" action="/scans/nieuw" role="search">
            <div class="qs-form-field">
                <label class="qs-form-field__label" for="zoek">"Voor welke organisatie?"</label>
                <p class="qs-form-field__hint" id="zoek-uitleg">"Typ een deel van de naam van een gemeente, provincie of waterschap."</p>
                <input class="qs-textbox" id="zoek" name="zoek" type="search" value=typed autocomplete="off" aria-describedby="zoek-uitleg"/>
            </div>
            <div class="qs-button-group"><button class="qs-button" type="submit">"Zoeken"</button></div>
        </form>
        {result}
        {gone_list(&ended)}
    }
    .into_any())
}

fn nobody(typed: &str) -> AnyView {
    view! {
        <div class="qs-empty qs-section" role="status">
            <p><strong>{format!("Wij vinden niets voor ‘{typed}’.")}</strong></p>
            <p>"Kijk of de naam klopt, of typ een korter stuk."</p>
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

/// The form goes to the same page with the authority in the query.
fn choice(found: &[Authority], too_many: Option<usize>) -> AnyView {
    let choices: Vec<_> = found
        .iter()
        .take(MOST)
        .map(|authority| {
            Choice::new(
                authority.code.as_str(),
                names::at_the_start(&authority.display_name),
            )
            .hint(kind(authority.kind))
        })
        .collect();
    let first = found
        .first()
        .map(|authority| authority.code.to_string())
        .filter(|_| found.len() == 1);
    let more = too_many.map(|count| {
        view! { <p class="qs-note">{format!("Dit zijn de eerste {MOST} van {count}. Typ meer letters om minder te vinden.")}</p> }
    });
    view! {
        <form class="qs-form qs-section" method="get" action="/scans/nieuw">
            <RadioList
                name="organisatie"
                label="Kies de organisatie"
                choices
                value=first.unwrap_or_default()
            />
            {more}
            <div class="qs-button-group">
                <button class="qs-button qs-button--primary" type="submit">"Verder"</button>
            </div>
        </form>
    }
    .into_any()
}

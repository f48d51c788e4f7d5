//! Which authority: a search without scripts, or the lead's own authorities.

use crate::pages::scans::parts::kind;
use crate::pages::{
    failure::Failure,
    forms::{Choice, RadioList},
    visit::Visit,
};
use leptos::prelude::*;
use services::authorities::{self, Authority};
use services::{Actor, Member, Role};

/// The most authorities in one list.
const MOST: usize = 20;

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
    let today = visit.services().clock().today();
    let (existing, ended): (Vec<_>, Vec<_>) = own
        .into_iter()
        .partition(|authority| authority.exists_on(today));
    Ok(match (existing.as_slice(), ended.as_slice()) {
        ([], []) => nothing_to_ask_for(),
        ([], [ended, ..]) => all_ended(ended),
        (existing, _) => choice(existing, None),
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
            <p><strong>{format!("{} bestaat niet meer.", ended.display_name)}</strong></p>
            <p>"Uw scans lopen gewoon door. Wilt u een scan aanvragen voor de organisatie die ervoor in de plaats kwam? Vraag het programmabureau om u daar trekker te maken."</p>
            <p><a class="qs-standalone" href="/scans">"Naar uw scans"</a></p>
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
    let result = match (typed.is_empty(), found.len()) {
        (true, _) => ().into_any(),
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
    }
    .into_any())
}

fn nobody(typed: &str) -> AnyView {
    view! {
        <div class="qs-empty qs-section" role="status">
            <p><strong>{format!("Wij vinden niets voor ‘{typed}’.")}</strong></p>
            <p>"Kijk of de naam klopt, of typ een korter stuk. Een organisatie die is opgeheven, staat er niet bij."</p>
        </div>
    }
    .into_any()
}

/// The form goes to the same page with the authority in the query.
fn choice(found: &[Authority], too_many: Option<usize>) -> AnyView {
    let choices: Vec<_> = found
        .iter()
        .take(MOST)
        .map(|authority| {
            Choice::new(authority.code.as_str(), authority.display_name.clone())
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

//! Which authority: a search for the programme, or the lead's own authorities.

use super::ADDRESS;
use crate::pages::find_authority::{choice, search};
use crate::pages::{failure::Failure, visit::Visit};
use leptos::prelude::*;
use services::authorities::{self, Authority};
use services::{Actor, Member, Role};

/// The search, or the choice between a lead's own authorities.
pub async fn content(visit: &Visit, typed: &str) -> Result<AnyView, Failure> {
    let member = visit.actor.require_member()?;
    if member.is(Role::Programme) {
        return search(visit, ADDRESS, typed, None).await;
    }
    if !member.is(Role::Lead) {
        return Err(Failure::Forbidden);
    }
    let own = own(visit, member).await?;
    Ok(match own.len() {
        0 => nothing_to_ask_for(),
        _ => choice(&own, ADDRESS, None),
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

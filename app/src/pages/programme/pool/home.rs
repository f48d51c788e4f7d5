//! Where a clerk works, also when that authority no longer exists.

use crate::pages::authorities::words::became;
use crate::pages::dates;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::authorities::Authority;
use services::pool::PoolMember;

/// The name of a clerk's own authority, and what became of it.
pub fn home_of(member: &PoolMember, today: NaiveDate) -> String {
    let facts = &member.facts;
    match (&facts.home, ended_on(member, today)) {
        (None, _) => "nog niet ingevuld".to_owned(),
        (Some(home), None) => home.display_name.clone(),
        (Some(home), Some(_)) => format!("{} ({})", home.display_name, became(&facts.home_heirs)),
    }
}

/// The first day on which a clerk's own authority no longer existed.
fn ended_on(member: &PoolMember, today: NaiveDate) -> Option<NaiveDate> {
    let last = member.facts.home.as_ref()?.valid_to?;
    (last < today).then(|| last.succ_opt().unwrap_or(last))
}

/// Says that the clerk's own authority ended and what holds until another is chosen.
pub fn ended_home(member: &PoolMember, today: NaiveDate) -> Option<AnyView> {
    let day = ended_on(member, today)?;
    let home = member.facts.home.as_ref()?;
    let sentence = format!(
        "{} is op {} {}.",
        home.begins_sentence(),
        dates::day(day),
        became(&member.facts.home_heirs)
    );
    let notice = view! {
        <p class="qs-notice"><strong>{sentence}</strong>" Kies in het profiel de organisatie van nu. Tot die tijd gelden de regels voor de oude en de nieuwe organisatie samen."</p>
    };
    Some(notice.into_any())
}

/// Those to choose from: all that exist, and the clerk's own where it ended, so that saving does not lose it without a word.
pub fn with_home(register: &[Authority], member: &PoolMember) -> Vec<Authority> {
    let mut choices = register.to_vec();
    if let Some(home) = &member.facts.home
        && !choices.iter().any(|other| other.code == home.code)
    {
        choices.push(home.clone());
    }
    choices
}

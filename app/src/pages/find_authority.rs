//! Which authority: a search that needs no script. Each step stands in the address of the page, which goes on with the one chosen.

use super::{
    failure::Failure,
    forms::{Choice, RadioList},
    scans::parts::kind,
    visit::Visit,
};
use leptos::prelude::*;
use services::authorities::{self, Authority};
use services::results::names;

/// The most authorities in one list.
const MOST: usize = 20;

/// The field with what is searched for, also in the address.
pub const SEARCH: &str = "zoek";

/// The authority that was chosen, in the address.
pub const CHOSEN: &str = "organisatie";

/// The search, with what it found. `path`: the page that shows it and goes on. `problem`: what is wrong, where something was sent
/// without an authority. `also`: what else the page found, to stand below.
///
/// # Errors
/// When the register cannot be read.
pub async fn search(
    visit: &Visit,
    path: &'static str,
    typed: &str,
    problem: Option<String>,
    also: Option<AnyView>,
) -> Result<AnyView, Failure> {
    let typed = typed.trim().to_owned();
    let found = if typed.is_empty() {
        Vec::new()
    } else {
        authorities::search(&visit.actor, visit.services(), &typed, &[], true).await?
    };
    let result = match (typed.is_empty(), found.len()) {
        (true, _) => ().into_any(),
        (false, 0) if also.is_some() => ().into_any(),
        (false, 0) => nobody(&typed),
        (false, count) => choice(&found, path, (count > MOST).then_some(count)),
    };
    Ok(view! { {field(path, typed, problem)} {result} {also} }.into_any())
}

fn field(path: &'static str, typed: String, problem: Option<String>) -> AnyView {
    let described = if problem.is_some() {
        "zoek-uitleg zoek-fout"
    } else {
        "zoek-uitleg"
    };
    let invalid = problem.is_some().then_some("true");
    let problem = problem.map(|problem| {
        view! { <p class="qs-error" id="zoek-fout"><span class="qs-visually-hidden">"Fout: "</span>{problem}</p> }
    });
    view! {
        <form class="qs-form qs-section" method="get" action=path role="search">
            <div class="qs-form-field">
                <label class="qs-form-field__label" for=SEARCH>"Voor welke organisatie?"</label>
                <p class="qs-form-field__hint" id="zoek-uitleg">"Typ een deel van de naam van een gemeente, provincie of waterschap."</p>
                {problem}
                <input
                    class="qs-textbox"
                    id=SEARCH
                    name=SEARCH
                    type="search"
                    value=typed
                    autocomplete="off"
                    aria-invalid=invalid
                    aria-describedby=described
                />
            </div>
            <div class="qs-button-group"><button class="qs-button" type="submit">"Zoeken"</button></div>
        </form>
    }
    .into_any()
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

/// The authorities to choose from; the form goes to the same page with the one chosen in the address.
#[must_use]
pub fn choice(found: &[Authority], path: &'static str, too_many: Option<usize>) -> AnyView {
    let choices: Vec<_> = found
        .iter()
        .take(MOST)
        .map(|authority| {
            let name = names::at_the_start(&authority.display_name);
            Choice::new(authority.code.as_str(), name).hint(kind(authority.kind))
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
        <form class="qs-form qs-section" method="get" action=path>
            <RadioList name=CHOSEN label="Kies de organisatie" choices value=first.unwrap_or_default()/>
            {more}
            <div class="qs-button-group">
                <button class="qs-button qs-button--primary" type="submit">"Verder"</button>
            </div>
        </form>
    }
    .into_any()
}

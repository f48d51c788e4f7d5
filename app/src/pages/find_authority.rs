//! Which authority: a search that needs no script. Each step stands in the address of the page, which goes on with the one chosen.

use super::{
    failure::Failure,
    forms::{Choice, RadioList},
    scans::parts::{kind, query},
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

/// Said in the address by the button below a choice: who comes back without one chose none.
const GOING_ON: &str = "verder";

/// What the address says of a search.
#[derive(Debug)]
pub struct Searched {
    /// What was typed.
    typed: String,
    /// Whether the button below the choice was pressed.
    went_on: bool,
}

impl Searched {
    /// That of the page that is made.
    #[must_use]
    pub fn of_address() -> Self {
        Self {
            typed: query(SEARCH).trim().to_owned(),
            went_on: !query(GOING_ON).is_empty(),
        }
    }

    /// Whether nothing was searched for yet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    /// What was typed.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }
}

/// The search, with what it found. `path`: the page that shows it and goes on. `problem`: what is wrong, where something was sent
/// without an authority. `also`: what else the page found, to stand below.
///
/// # Errors
/// When the register cannot be read.
pub async fn search(
    visit: &Visit,
    path: &'static str,
    searched: &Searched,
    problem: Option<String>,
    also: Option<AnyView>,
) -> Result<AnyView, Failure> {
    let typed = searched.typed.clone();
    let found = if typed.is_empty() {
        Vec::new()
    } else {
        authorities::search(&visit.actor, visit.services(), &typed, &[], true).await?
    };
    let result = match (typed.is_empty(), found.len()) {
        (true, _) => ().into_any(),
        (false, 0) if also.is_some() => ().into_any(),
        (false, 0) => nobody(&typed),
        (false, count) => choice(&found, path, searched, (count > MOST).then_some(count)),
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

/// The authorities to choose from; the form goes to the same page with the one chosen in the address. What was searched for
/// stays when none is chosen.
#[must_use]
pub fn choice(
    found: &[Authority],
    path: &'static str,
    searched: &Searched,
    too_many: Option<usize>,
) -> AnyView {
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
    let search = (!searched.is_empty())
        .then(|| view! { <input type="hidden" name=SEARCH value=searched.typed.clone()/> });
    let problem = searched.went_on.then(|| "Kies een organisatie.".to_owned());
    view! {
        <form class="qs-form qs-section" method="get" action=path>
            {search}
            <RadioList name=CHOSEN label="Kies de organisatie" choices value=first.unwrap_or_default() problem/>
            {more}
            <div class="qs-button-group">
                <button class="qs-button qs-button--primary" type="submit" name=GOING_ON value="1">"Verder"</button>
            </div>
        </form>
    }
    .into_any()
}

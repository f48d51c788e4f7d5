//! Looking through the register.

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;

use super::{Authority, AuthorityCode, changes, search};
use crate::Services;
use crate::actor::{Actor, Member, Role};
use crate::csv_file::{self, TextFile};
use crate::error::Error;

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looking {
    /// Part of a name, or a code; empty for all.
    pub name: String,
    /// Of this kind; `None` for all.
    pub kind: Option<AuthorityKind>,
    /// In this province; water boards lie in several. `None` for everywhere.
    pub province: Option<AuthorityCode>,
    /// Whether they exist.
    pub existence: Existence,
}

/// Whether an authority exists today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existence {
    /// It does.
    #[default]
    Exists,
    /// It did.
    Ended,
    /// Either, or it will.
    Any,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The authorities, best fit first.
    pub authorities: Vec<Authority>,
    /// All provinces, by name, to choose from.
    pub provinces: Vec<Authority>,
    /// How many changes wait for an officer, and how many of those have had their day; `None` for who has no say in it.
    pub waiting: Option<(usize, usize)>,
}

impl Found {
    /// The names of the provinces that an authority lies in; none for a province.
    #[must_use]
    pub fn provinces_of(&self, authority: &Authority) -> Vec<&str> {
        let codes = authority.provinces.iter();
        let others = codes.filter(|code| **code != authority.code);
        others
            .filter_map(|code| self.provinces.iter().find(|own| own.code == *code))
            .map(|province| province.display_name.as_str())
            .collect()
    }
}

/// Looks through the register. For the programme, and for clerks.
///
/// # Errors
/// [`Error::SignInNeeded`] when nobody is signed in, [`Error::Forbidden`] for other members.
pub async fn browse(actor: &Actor, services: &Services, looking: &Looking) -> Result<Found, Error> {
    let programme = looker(actor)?.is(Role::Programme);
    let today = services.clock().today();
    let kinds: Vec<AuthorityKind> = looking.kind.into_iter().collect();
    let mut authorities = search(actor, services, &looking.name, &kinds, false).await?;
    authorities.retain(|authority| {
        let lies_there = |province| authority.provinces.contains(province);
        looking.province.as_ref().is_none_or(lies_there)
            && match looking.existence {
                Existence::Exists => authority.exists_on(today),
                Existence::Ended => authority.valid_to.is_some_and(|last| last < today),
                Existence::Any => true,
            }
    });
    let provinces = search(actor, services, "", &[AuthorityKind::Province], true).await?;
    let waiting = if programme {
        Some(changes::waiting(actor, services).await?)
    } else {
        None
    };
    Ok(Found {
        authorities,
        provinces,
        waiting,
    })
}

/// The columns of [`list_file`].
const HEADING: [&str; 8] = [
    "Code",
    "Organisatie",
    "Soort",
    "Provincie",
    "Inwoners",
    "Inwoners op 1 januari",
    "Bestaat vanaf",
    "Bestaat tot en met",
];

/// What was found as a file for a spreadsheet. `told`: the word for a kind.
///
/// # Errors
/// As [`browse`].
pub async fn list_file(
    actor: &Actor,
    services: &Services,
    looking: &Looking,
    told: impl Fn(AuthorityKind) -> &'static str,
) -> Result<TextFile, Error> {
    let found = browse(actor, services, looking).await?;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let rows = found.authorities.iter().map(|authority| {
        let people = authority.population;
        vec![
            authority.code.to_string(),
            authority.display_name.clone(),
            told(authority.kind).to_owned(),
            found.provinces_of(authority).join(", "),
            people.map_or_else(String::new, |counted| counted.people.to_string()),
            people.map_or_else(String::new, |counted| counted.year.to_string()),
            day(authority.valid_from),
            day(authority.valid_to),
        ]
    });
    let name = format!("overheden-{}", services.clock().today());
    csv_file::file(&name, &HEADING, rows)
}

/// A member who may look: a programme officer or a clerk.
pub(super) fn looker(actor: &Actor) -> Result<&Member, Error> {
    let member = actor.require_member()?;
    if member.is(Role::Programme) || member.is(Role::Clerk) {
        Ok(member)
    } else {
        Err(Error::Forbidden)
    }
}

//! More versions of the questionnaire than come with the program, for tests and trials.

use questionnaires::versions::{Versions, hash};

use crate::accounts::{NewMember, add_member, list_members};
use crate::versions::{ReleaseForm, bring, release};
use crate::{Actor, Role, Services};

/// The sentence that is otherwise in [`next_questionnaire`], for a municipality.
pub const SENTENCE: &str = "Raadsleden krijgen de stukken op tijd";

/// A file with the texts of the first version that comes after version `from`: T3.2 stands in other words.
///
/// # Panics
/// Where the first version is not there.
#[must_use]
pub fn next_questionnaire(number: &str, from: &str) -> String {
    let first = Versions::embedded().version("2026.1");
    let toml = &first.expect("the first version").toml;
    let toml = toml
        .replacen(
            "version = \"2026.1\"",
            &format!("version = \"{number}\""),
            1,
        )
        .replacen(
            &format!("\"{SENTENCE}.\""),
            &format!("\"{SENTENCE} (versie {number}).\""),
            1,
        );
    format!(
        "{toml}\n[crosswalk]\nfrom = \"{from}\"\n\n[[crosswalk.statements]]\nfrom = \"T3.2\"\nto   = \"T3.2\"\nfate = \"reworded\"\n"
    )
}

/// A programme officer with that name.
///
/// # Panics
/// Where there is one already.
pub async fn officer(services: &Services, name: &str) -> Actor {
    let new = NewMember {
        name: name.to_owned(),
        email: format!("{}@programma.example", name.to_lowercase()),
        roles: [Role::Programme].into(),
        ..NewMember::default()
    };
    let id = add_member(&Actor::System, services, new)
        .await
        .expect("an account");
    let members = list_members(&Actor::System, services, None)
        .await
        .expect("the members");
    let member = members.into_iter().find(|member| member.id == id);
    Actor::Member(member.expect("the officer"))
}

/// Brings a file by one officer and releases it by another.
///
/// # Panics
/// Where either is refused.
pub async fn release_by_two(services: &Services, toml: &str, (one, other): (&Actor, &Actor)) {
    let version = bring(one, services, toml.as_bytes())
        .await
        .expect("an officer may bring")
        .expect("the file is sound");
    let form = ReleaseForm {
        hash: hash(toml),
        read: "ja".to_owned(),
    };
    release(other, services, &version, &form)
        .await
        .expect("another officer may release");
}

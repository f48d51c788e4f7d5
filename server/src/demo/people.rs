//! The people of the demonstration. All are made up; authorities, where they work, are real.

use services::Role;

/// Somebody with an account.
#[derive(Debug)]
pub(super) struct Person {
    /// First and last name.
    pub name: &'static str,
    /// The address to sign in with, in a domain that belongs to no authority.
    pub email: &'static str,
    /// What the person is in the programme; a lead becomes one by a story.
    pub role: Option<Role>,
    /// Where a clerk works.
    pub home: Option<&'static str>,
}

const fn programme(name: &'static str, email: &'static str) -> Person {
    Person {
        name,
        email,
        role: Some(Role::Programme),
        home: None,
    }
}

const fn clerk(name: &'static str, email: &'static str, home: &'static str) -> Person {
    Person {
        name,
        email,
        role: Some(Role::Clerk),
        home: Some(home),
    }
}

/// Somebody whom a story makes a lead.
pub(super) const fn lead(name: &'static str, email: &'static str) -> Person {
    Person {
        name,
        email,
        role: None,
        home: None,
    }
}

/// Runs the programme.
pub(super) const PROGRAMME: &Person = &programme("Anaïs Terwolde", "anais.terwolde@voorbeeld.nl");

/// Clerk at Zwolle.
pub(super) const RENEE: &Person = &clerk(
    "Renée Achterkamp",
    "renee.achterkamp@voorbeeld.nl",
    "GM0193",
);

/// Clerk at Leeuwarden.
pub(super) const JORGEN: &Person = &clerk(
    "Jörgen Sytsema-Vos",
    "jorgen.sytsema@voorbeeld.nl",
    "GM0080",
);

/// Clerk at Breda.
pub(super) const CHAIMA: &Person = &clerk(
    "Chaïma Verhoeckx",
    "chaima.verhoeckx@voorbeeld.nl",
    "GM0758",
);

/// Clerk at Meierijstad, for a short time.
pub(super) const DESIDERIO: &Person = &clerk(
    "Desidério Kuilboer",
    "desiderio.kuilboer@voorbeeld.nl",
    "GM1948",
);

/// Everybody who is there before the first scan is asked for.
pub(super) const OFFICE: &[&Person] = &[PROGRAMME, RENEE, JORGEN, CHAIMA, DESIDERIO];

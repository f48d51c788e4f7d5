//! The people of the demonstration. All are made up; authorities, where they work, are real.

mod pool;

use chrono::NaiveDate;
use services::Role;
use services::pool::ProfileForm;

pub(super) use pool::{AWAY, KEPT_APART};

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
    /// What a clerk tells the pool.
    pub profile: Option<PoolProfile>,
}

/// What a clerk tells the pool.
#[derive(Debug)]
pub(super) struct PoolProfile {
    functions: &'static str,
    /// Codes of kinds guided before the program kept count.
    kinds: &'static [&'static str],
    languages: &'static [&'static str],
    capacity: &'static str,
    travel_km: &'static str,
}

impl PoolProfile {
    /// The form, with the day of the training.
    pub(super) fn form(&self, person: &Person, trained_on: NaiveDate) -> ProfileForm {
        let texts = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        ProfileForm {
            name: person.name.to_owned(),
            home: person.home.unwrap_or_default().to_owned(),
            functions: self.functions.to_owned(),
            kinds: texts(self.kinds),
            trained_on: trained_on.to_string(),
            travel_km: self.travel_km.to_owned(),
            regions: Vec::new(),
            languages: texts(self.languages),
            capacity: self.capacity.to_owned(),
            active: "ja".to_owned(),
            revision: 0,
        }
    }
}

const fn programme(name: &'static str, email: &'static str) -> Person {
    Person {
        name,
        email,
        role: Some(Role::Programme),
        home: None,
        profile: None,
    }
}

const fn clerk(
    name: &'static str,
    email: &'static str,
    home: &'static str,
    profile: PoolProfile,
) -> Person {
    Person {
        name,
        email,
        role: Some(Role::Clerk),
        home: Some(home),
        profile: Some(profile),
    }
}

/// Somebody whom a story makes a lead.
pub(super) const fn lead(name: &'static str, email: &'static str) -> Person {
    Person {
        name,
        email,
        role: None,
        home: None,
        profile: None,
    }
}

/// Runs the programme.
pub(super) const PROGRAMME: &Person = &programme("Anaïs Terwolde", "anais.terwolde@voorbeeld.nl");

/// Clerk at Zwolle.
pub(super) const RENEE: &Person = &clerk(
    "Renée Achterkamp",
    "renee.achterkamp@voorbeeld.nl",
    "GM0193",
    PoolProfile {
        functions: "Griffier, oud-statenlid",
        kinds: &["municipality", "province"],
        languages: &["nl"],
        capacity: "6",
        travel_km: "200",
    },
);

/// Clerk at Leeuwarden.
pub(super) const JORGEN: &Person = &clerk(
    "Jörgen Sytsema-Vos",
    "jorgen.sytsema@voorbeeld.nl",
    "GM0080",
    PoolProfile {
        functions: "Raadsgriffier en trainer",
        kinds: &["municipality"],
        languages: &["nl", "fy"],
        capacity: "4",
        travel_km: "",
    },
);

/// Clerk at Breda.
pub(super) const CHAIMA: &Person = &clerk(
    "Chaïma Verhoeckx",
    "chaima.verhoeckx@voorbeeld.nl",
    "GM0758",
    PoolProfile {
        functions: "Plaatsvervangend griffier",
        kinds: &["municipality", "water_board"],
        languages: &["nl"],
        capacity: "5",
        travel_km: "250",
    },
);

/// Clerk at Meierijstad, for a short time.
pub(super) const DESIDERIO: &Person = &clerk(
    "Desidério Kuilboer",
    "desiderio.kuilboer@voorbeeld.nl",
    "GM1948",
    PoolProfile {
        functions: "Griffier",
        kinds: &["municipality"],
        languages: &["nl"],
        capacity: "2",
        travel_km: "120",
    },
);

/// Runs the programme with her: what one of them brings, the other has to release.
pub(super) const COLLEAGUE: &Person =
    &programme("Wessel Duinkerken", "wessel.duinkerken@voorbeeld.nl");

const NAMED: &[&Person] = &[PROGRAMME, COLLEAGUE, RENEE, JORGEN, CHAIMA, DESIDERIO];

/// Whom stories name: programme officers and clerks.
pub(super) fn named() -> impl Iterator<Item = &'static Person> {
    NAMED.iter().copied()
}

/// Everybody who is there before the first scan is asked for.
pub(super) fn office() -> impl Iterator<Item = &'static Person> {
    named().chain(pool::ALL)
}

/// Whether stories name who has this address.
pub(super) fn is_named(email: &str) -> bool {
    NAMED.iter().any(|person| person.email == email)
}

//! The pool: its rules as properties, its use cases on both engines.

mod asking;
mod importing;
mod keeping;
mod rules;
mod scene;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;

use super::*;
use crate::authorities::{Authority, AuthorityCode, Centre};
use crate::ids::{MemberId, ScanId};
use crate::scans::State;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn code(text: &str) -> AuthorityCode {
    AuthorityCode::parse(text).unwrap()
}

type Register = (Vec<Authority>, Vec<(AuthorityCode, AuthorityCode)>);

/// The register with its pairs of who ended and who went on.
fn register() -> &'static Register {
    static REGISTER: std::sync::OnceLock<Register> = std::sync::OnceLock::new();
    REGISTER.get_or_init(read_register)
}

fn read_register() -> Register {
    let mut reader =
        csv::Reader::from_reader(include_str!("../../authorities/register.csv").as_bytes());
    let mut successors = Vec::new();
    let mut authorities = Vec::new();
    for line in reader.deserialize::<BTreeMap<String, String>>() {
        let line = line.unwrap();
        let own = code(&line["code"]);
        successors.extend(
            line["successors"]
                .split_whitespace()
                .map(|next| (own.clone(), code(next))),
        );
        let provinces = line["province_code"]
            .split(' ')
            .chain(line["further_provinces"].split(' '));
        authorities.push(Authority {
            code: own,
            kind: AuthorityKind::from_code(&line["kind"]).unwrap(),
            official_name: line["official_name"].clone(),
            display_name: line["display_name"].clone(),
            cbs_name: line["cbs_name"].clone(),
            provinces: provinces.filter_map(AuthorityCode::parse).collect(),
            valid_from: line["valid_from"].parse().ok(),
            valid_to: line["valid_to"].parse().ok(),
            population: None,
            seats: None,
            centre: line["latitude"]
                .parse()
                .ok()
                .zip(line["longitude"].parse().ok())
                .map(|(latitude, longitude)| Centre {
                    latitude,
                    longitude,
                }),
        });
    }
    (authorities, successors)
}

fn by_code() -> BTreeMap<AuthorityCode, Authority> {
    let authorities = register().0.iter().cloned();
    authorities.map(|own| (own.code.clone(), own)).collect()
}

fn authority(text: &str) -> Authority {
    register()
        .0
        .iter()
        .find(|authority| authority.code == code(text))
        .unwrap()
        .clone()
}

fn limits() -> Limits {
    Limits {
        today: day("2026-11-23"),
        least_distance_km: 20,
        geography: Geography::new(&register().1).placing(&by_code()),
    }
}

fn clerk(name: &str, home: &str) -> ClerkFacts {
    ClerkFacts {
        id: MemberId::random(),
        name: name.to_owned(),
        email: format!("{}@example.nl", name.to_lowercase()),
        home: Some(authority(home)),
        home_heirs: Vec::new(),
        leads: BTreeSet::new(),
        active: true,
        confirmed: true,
        capacity: 3,
        places: BTreeSet::new(),
        absences: Vec::new(),
        conflicts: BTreeMap::new(),
        kinds: BTreeSet::from([AuthorityKind::Municipality]),
        languages: BTreeSet::from([Language::Dutch]),
        trained_on: Some(day("2025-03-01")),
        travel_km: None,
        regions: BTreeSet::new(),
        guided_lately: 0,
    }
}

fn scan(of: &str) -> ScanFacts {
    ScanFacts {
        id: ScanId::random(),
        authority: authority(of),
        state: State::Requested,
        lead: MemberId::random(),
        clerks: BTreeSet::new(),
        requested_on: day("2026-11-01"),
        wanted: None,
        sessions: Vec::new(),
        declined: BTreeMap::new(),
    }
}

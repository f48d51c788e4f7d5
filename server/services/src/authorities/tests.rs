use std::collections::BTreeMap;

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use sqlx::{Executor as _, Row as _};

use super::edition::{check, lines};
use super::load::REGISTER;
use super::record::Records;
use super::*;
use crate::actor::{Actor, Role};
use crate::error::{Error, ProblemCode};
use crate::on_both_engines;
use crate::testing::TestServices;

async fn found(
    test: &TestServices,
    query: &str,
    kinds: &[AuthorityKind],
    active_only: bool,
) -> Vec<Authority> {
    search(&Actor::Anonymous, test, query, kinds, active_only)
        .await
        .unwrap()
}

async fn names(test: &TestServices, query: &str) -> Vec<String> {
    found(test, query, &[], true)
        .await
        .into_iter()
        .map(|authority| authority.display_name)
        .collect()
}

fn code(text: &str) -> AuthorityCode {
    AuthorityCode::parse(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

on_both_engines! {
    async fn the_register_has_every_authority(test: &TestServices) {
        let all = found(test, "", &[], false).await;
        let count = |kind, active| {
            all.iter().filter(|authority| authority.kind == kind && authority.exists_on(test.clock().today()) == active).count()
        };
        assert_eq!(count(AuthorityKind::Municipality, true), 342);
        assert_eq!(count(AuthorityKind::Municipality, false), 52);
        assert_eq!(count(AuthorityKind::Province, true), 12);
        assert_eq!(count(AuthorityKind::WaterBoard, true), 21);
        assert_eq!(all.len(), 427);
    }

    async fn the_number_of_municipalities_is_right_on_past_days(test: &TestServices) {
        let all = found(test, "", &[AuthorityKind::Municipality], false).await;
        for (on, expected) in [
            ("2019-01-01", 355), ("2020-01-01", 355), ("2021-01-01", 352), ("2022-01-01", 345), ("2022-03-24", 344), ("2023-01-01", 342),
        ] {
            assert_eq!(all.iter().filter(|authority| authority.exists_on(day(on))).count(), expected, "{on}");
        }
    }

    async fn each_province_has_its_municipalities(test: &TestServices) {
        let mut counts = BTreeMap::<String, usize>::new();
        for authority in found(test, "", &[AuthorityKind::Municipality], false).await {
            if authority.exists_on(day("2026-01-01")) {
                *counts.entry(authority.province().unwrap().to_string()).or_default() += 1;
            }
        }
        let counts: Vec<(&str, usize)> = counts.iter().map(|(province, count)| (province.as_str(), *count)).collect();
        assert_eq!(counts, [
            ("PV20", 10), ("PV21", 18), ("PV22", 12), ("PV23", 25), ("PV24", 6), ("PV25", 51),
            ("PV26", 26), ("PV27", 44), ("PV28", 50), ("PV29", 13), ("PV30", 56), ("PV31", 31),
        ]);
    }

    async fn an_authority_is_found_by_any_of_its_names(test: &TestServices) {
        for (query, expected) in [
            ("Den Haag", "Den Haag"), ("'s-gravenhage", "Den Haag"), ("gravenhage", "Den Haag"), ("’s-Gravenhage", "Den Haag"), ("gm0518", "Den Haag"),
            ("hertogenbosch", "’s-Hertogenbosch"), ("den bosch", "’s-Hertogenbosch"), ("'s-hertog", "’s-Hertogenbosch"),
            ("sudwest", "Súdwest-Fryslân"), ("FRYSLAN", "Fryslân"), ("friesland", "Fryslân"), ("bergen (nh.)", "Bergen (NH)"),
            ("aa's", "waterschap Hunze en Aa’s"), ("rijnland", "Hoogheemraadschap van Rijnland"), ("ede", "Ede"), ("utrecht", "Utrecht"),
        ] {
            assert_eq!(names(test, query).await.first().map(String::as_str), Some(expected), "{query}");
        }
        assert!(names(test, "%").await.len() > 300, "a sign alone is an empty query, not a wildcard that hides something");
        assert_eq!(names(test, "atlantis").await, Vec::<String>::new());
        assert_eq!(names(test, "'; DROP TABLE authorities").await, Vec::<String>::new());
    }

    async fn kinds_narrow_a_search_and_ended_authorities_are_left_out_on_request(test: &TestServices) {
        let kinds = |found: Vec<Authority>| found.into_iter().map(|authority| authority.kind).collect::<Vec<_>>();
        assert_eq!(kinds(found(test, "limburg", &[AuthorityKind::WaterBoard], true).await), [AuthorityKind::WaterBoard]);
        assert_eq!(found(test, "weesp", &[], false).await.len(), 1);
        assert_eq!(found(test, "weesp", &[], true).await.len(), 0);
    }

    async fn lists_stand_in_the_order_of_names_without_the_s(test: &TestServices) {
        let all = names(test, "").await;
        let place = |name: &str| all.iter().position(|other| other == name).unwrap();
        assert!(place("Hengelo") < place("’s-Hertogenbosch") && place("’s-Hertogenbosch") < place("Heumen"));
    }

    async fn a_split_municipality_has_several_successors(test: &TestServices) {
        let entry = get(&Actor::Anonymous, test, &code("GM0788")).await.unwrap();
        let names: Vec<_> = entry.successors.iter().map(|authority| authority.display_name.as_str()).collect();
        assert_eq!(names, ["Boxtel", "Oisterwijk", "Tilburg", "Vught"]);
        let heir = get(&Actor::Anonymous, test, &code("GM1966")).await.unwrap();
        assert!(heir.predecessors.iter().any(|authority| authority.display_name == "Winsum"));
        assert!(matches!(get(&Actor::Anonymous, test, &code("GM9999")).await, Err(Error::NotFound)));
    }

    async fn a_merger_that_is_not_yet_law_is_not_applied(test: &TestServices) {
        let entry = get(&Actor::Anonymous, test, &code("GM1696")).await.unwrap();
        assert_eq!((entry.authority.valid_to, entry.successors.len()), (None, 0));
    }

    async fn clerks_and_the_programme_look_through_the_register_and_leads_do_not(test: &TestServices) {
        let looking = Looking {
            kind: Some(AuthorityKind::Municipality),
            province: Some(code("PV22")),
            ..Looking::default()
        };
        let (officer, clerk) = (scene::person(test, Role::Programme, None).await, scene::person(test, Role::Clerk, Some("GM0106")).await);
        let found = browse(&officer, test, &looking).await.unwrap();
        assert_eq!((found.authorities.len(), found.provinces.len(), found.waiting), (12, 12, Some((1, 0))));
        let ended = Looking { existence: Existence::Ended, ..Looking::default() };
        let found = browse(&clerk, test, &ended).await.unwrap();
        assert_eq!((found.authorities.len(), found.waiting), (52, None));
        let any = Looking { name: "haar".to_owned(), existence: Existence::Any, ..Looking::default() };
        assert!(browse(&clerk, test, &any).await.unwrap().authorities.iter().any(|own| own.display_name == "Haaren"));
        for actor in [Actor::Anonymous, scene::person(test, Role::Lead, Some("GM0106")).await] {
            assert!(browse(&actor, test, &looking).await.is_err());
            assert!(list_file(&actor, test, &looking, |_| "").await.is_err());
            assert!(dossier(&actor, test, &code("GM0106")).await.is_err());
        }
    }

    async fn who_acts_for_an_authority_is_for_the_programme_alone(test: &TestServices) {
        let (officer, clerk) = (scene::person(test, Role::Programme, None).await, scene::person(test, Role::Clerk, Some("GM0106")).await);
        let lead = scene::person(test, Role::Lead, Some("GM1969")).await;
        let id = scene::scan(test, "GM1969", &lead).await;
        let seen = dossier(&officer, test, &code("GM1969")).await.unwrap();
        let more = seen.programme.unwrap();
        assert_eq!(more.contacts[0].email, lead.member().unwrap().email);
        assert_eq!(seen.scans[0].path, format!("/scans/{id}"));
        let seen = dossier(&clerk, test, &code("GM1969")).await.unwrap();
        assert!(seen.programme.is_none() && seen.scans.is_empty(), "the clerk does not guide it");
        let names: Vec<_> = seen.entry.predecessors.iter().map(|own| own.display_name.as_str()).collect();
        assert_eq!(names, ["Grootegast", "Leek", "Marum", "Winsum", "Zuidhorn"]);
        assert!(seen.neighbours.iter().any(|own| own.display_name == "Noordenveld"), "{:?}", seen.neighbours);
    }

    async fn an_ended_authority_is_refused_where_one_must_exist(test: &TestServices) {
        assert_eq!(require_active(test, &code("GM0363"), "authority").await.unwrap().seats, Some(45));
        for (text, problem) in [("GM0457", ProblemCode::EndedAuthority), ("GM9999", ProblemCode::UnknownAuthority)] {
            let Err(Error::Invalid(problems)) = require_active(test, &code(text), "authority").await else { panic!("{text}") };
            assert_eq!((problems[0].field.as_str(), &problems[0].code), ("authority", &problem));
        }
    }

    async fn the_register_knows_the_seats_of_councils_and_not_of_water_boards(test: &TestServices) {
        let seats = |entry: Entry| entry.authority.seats;
        assert_eq!(seats(get(&Actor::Anonymous, test, &code("PV22")).await.unwrap()), Some(43));
        assert_eq!(seats(get(&Actor::Anonymous, test, &code("WS0155")).await.unwrap()), None);
    }

    async fn the_same_register_is_loaded_once_and_a_changed_one_again(test: &TestServices) {
        let spoil = "UPDATE authorities SET display_name = 'x' WHERE code = 'GM0363'";
        let mut transaction = test.store().write().await.unwrap();
        transaction.execute(spoil).await.unwrap();
        transaction.commit().await.unwrap();
        load_register(test).await.unwrap();
        assert_eq!(name_of_amsterdam(test).await, "x", "the same register changes nothing");

        let mut transaction = test.store().write().await.unwrap();
        transaction.execute("UPDATE register_loads SET sha256 = 'of an earlier version'").await.unwrap();
        transaction.commit().await.unwrap();
        load_register(test).await.unwrap();
        assert_eq!(name_of_amsterdam(test).await, "Amsterdam");
        assert_eq!(found(test, "", &[], false).await.len(), 427);
    }
}

async fn name_of_amsterdam(test: &TestServices) -> String {
    sqlx::query("SELECT display_name FROM authorities WHERE code = 'GM0363'")
        .fetch_one(test.store().read())
        .await
        .unwrap()
        .get(0)
}

#[test]
fn the_register_agrees_with_itself() {
    let records = check(lines(REGISTER).unwrap(), &Records::new()).unwrap();
    for record in &records {
        let authority = &record.authority;
        if authority.kind == AuthorityKind::Municipality && authority.valid_to.is_none() {
            assert!(
                authority.seats.is_some()
                    && authority.population.is_some()
                    && authority.centre.is_some(),
                "{}",
                authority.code
            );
        }
    }
}

//! Looking at a part of all scans.

use super::*;
use crate::on_both_engines;
use questionnaires::kind::AuthorityKind;

/// The names of the authorities whose scans a filter takes.
async fn taken(test: &TestServices, people: &People, filter: &ScanFilter) -> Vec<String> {
    let all = list(&people.programme, test).await.unwrap().all;
    all.into_iter()
        .filter(|listed| filter.takes(&listed.scan))
        .map(|listed| listed.scan.authority.display_name)
        .collect()
}

fn words(listed: &ListedScan) -> ScanWords {
    ScanWords {
        kind: "Gemeente".to_owned(),
        state: format!("{:?}", listed.scan.state),
        turn: "=1+1".to_owned(),
    }
}

on_both_engines! {
    async fn a_scan_is_found_by_a_name_a_step_or_a_kind(test: &TestServices) {
        let people = people(test).await;
        let _running = assigned(test, &people).await;
        let over = request(&people.lead, test, &request_form(BREDA)).await.unwrap();
        cancel(&people.lead, test, &over, "Toch niet.").await.unwrap();
        let none = ScanFilter::default();
        assert!(!none.is_narrow());
        assert_eq!(taken(test, &people, &none).await, ["Amsterdam", "Breda"]);
        let named = |name: &str| ScanFilter { name: name.to_owned(), ..ScanFilter::default() };
        for (name, expected) in [("AMSTER", vec!["Amsterdam"]), ("bas", vec!["Amsterdam"]), ("hanneke", vec!["Amsterdam", "Breda"]), ("niemand", vec![])] {
            assert_eq!(taken(test, &people, &named(name)).await, expected, "{name}");
        }
        for (stage, expected) in [(Stage::In(Step::Preparation), vec!["Amsterdam"]), (Stage::Cancelled, vec!["Breda"]), (Stage::Done, vec![])] {
            let filter = ScanFilter { stage: Some(stage), ..ScanFilter::default() };
            assert_eq!(taken(test, &people, &filter).await, expected, "{stage:?}");
        }
        let provinces = ScanFilter { kind: Some(AuthorityKind::Province), ..ScanFilter::default() };
        assert!(taken(test, &people, &provinces).await.is_empty());
    }

    async fn the_same_leaves_as_a_file_that_computes_nothing(test: &TestServices) {
        let people = people(test).await;
        let _running = assigned(test, &people).await;
        let all = ScanFilter::default();
        let file = scans_file(&people.programme, test, &all, words).await.unwrap();
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(text.contains("GM0363;Amsterdam;Gemeente;Assigned;'=1+1;Hanneke;hanneke@example.nl;Bas;2026-11-23"), "{text}");
        let none = ScanFilter { stage: Some(Stage::Done), ..all.clone() };
        let file = scans_file(&people.programme, test, &none, words).await.unwrap();
        assert_eq!(String::from_utf8(file.bytes).unwrap().lines().count(), 1);
        for stranger in [&people.lead, &people.clerk] {
            assert!(matches!(scans_file(stranger, test, &all, words).await, Err(Error::Forbidden)));
        }
    }
}

//! What a copy of the database tells somebody who holds the used codes: nothing about answers, remarks, order or time.

use std::time::Duration;

use questionnaires::answers::Answer;
use questionnaires::kind::RespondentGroup::{Council, Residents};

use crate::desk::Outcome;
use crate::participations::fixture::{Fixture, code};
use crate::secrets::Secret;
use crate::testing::TestServices;

/// All nine of a council send one by one, the first five three remarks each.
async fn nine_send(fixture: &Fixture<'_>) {
    for (number, holder) in fixture.codes(Council).await.iter().enumerate() {
        fixture.answer(holder, Answer::Agree).await;
        if number < 5 {
            for theme in ["T1", "T2", "T3"] {
                let remark = format!("opmerking {number} bij {theme}");
                fixture.fill_in(holder, theme, &[("remark", &remark)]).await;
            }
        }
        assert_eq!(fixture.send(holder).await, Outcome::Sent);
    }
}

/// What lies in the files of the embedded database: the tables, and the journal.
async fn files(test: &TestServices) -> (Vec<u8>, Vec<u8>) {
    let folder = test.data();
    let journal = folder.join("quickscan.sqlite-wal");
    for _ in 0..100 {
        if std::fs::metadata(&journal).map_or(0, |file| file.len()) == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap_or_default();
    (read("quickscan.sqlite"), read("quickscan.sqlite-wal"))
}

fn places(file: &[u8], text: &str) -> Vec<usize> {
    let text = text.as_bytes();
    (0..file.len().saturating_sub(text.len()))
        .filter(|place| file[*place..].starts_with(text))
        .collect()
}

#[tokio::test]
async fn the_file_shows_each_remark_once_in_the_order_of_its_random_id() {
    let test = TestServices::sqlite().await;
    let fixture = Fixture::open(&test).await;
    nine_send(&fixture).await;
    let (tables, journal) = files(&test).await;
    assert!(journal.is_empty(), "earlier versions of pages are gone");
    let by_id = fixture.column("SELECT body FROM remarks ORDER BY id").await;
    assert_eq!(by_id.len(), 15);
    let places: Vec<usize> = by_id
        .iter()
        .map(|remark| {
            let places = places(&tables, remark);
            assert_eq!(places.len(), 1, "no trace of an earlier place of {remark}");
            places[0]
        })
        .collect();
    // A page of SQLite fills from its end.
    assert!(places.iter().rev().is_sorted(), "{places:?}");
    test.end().await;
}

#[tokio::test]
async fn the_file_shows_no_code_no_draft_and_no_counter_that_moved() {
    let test = TestServices::sqlite().await;
    let fixture = Fixture::open(&test).await;
    let holders = fixture.codes(Council).await;
    let moved = |before: &[u8], after: &[u8]| {
        let keys = ["T1.14", "T1.15", "T4.2unknown", "T8.33"];
        keys.iter().any(|key| {
            let (before, after) = (places(before, key), places(after, key));
            assert!(!before.is_empty(), "{key} is in the file");
            before != after
        })
    };
    let mut before = Vec::new();
    for holder in &holders {
        fixture
            .fill_in(
                holder,
                "T1",
                &[("T1.1", "4"), ("remark", "geheim in het concept")],
            )
            .await;
        if holders[0].require_respondent().is_ok() && before.is_empty() {
            assert_eq!(places(&files(&test).await.0, "geheim").len(), 0);
        }
        assert_eq!(fixture.send(holder).await, Outcome::Sent);
        let (tables, _) = files(&test).await;
        assert!(before.is_empty() || !moved(&before, &tables));
        before = tables;
    }
    for holder in &holders {
        let code = code(holder);
        for form in [code.expose().to_owned(), code.shown()] {
            assert!(places(&before, &form).is_empty());
        }
    }
    test.end().await;
}

#[tokio::test]
async fn postgres_dates_no_row_of_a_group_apart_from_the_others() {
    let Some(test) = TestServices::postgres().await else {
        return;
    };
    let fixture = Fixture::open(&test).await;
    nine_send(&fixture).await;
    let writers = |table: &str, which: &str| {
        format!(
            "SELECT COUNT(DISTINCT xmin::text) FROM {table} WHERE group_code = 'council' {which}"
        )
    };
    for (table, which) in [
        ("tally", ""),
        ("remarks", ""),
        ("participations", "AND used = 1"),
    ] {
        assert_eq!(fixture.number(&writers(table, which)).await, 1, "{table}");
    }
    let in_place = |table: &str, order: &str, which: &str| {
        format!("SELECT {order} FROM {table} WHERE group_code = 'council' {which} ORDER BY ctid")
    };
    for (table, order, which) in [
        ("remarks", "id", ""),
        ("participations", "fingerprint", "AND used = 1"),
    ] {
        let placed = fixture.column(&in_place(table, order, which)).await;
        // Where a page was full the order begins again, once. In the order of sending it would do so about four times.
        let beginnings = placed.windows(2).filter(|pair| pair[0] > pair[1]).count();
        assert!(
            beginnings <= 1,
            "{table} lies in an order that has to do with people: {placed:?}"
        );
    }
    test.end().await;
}

#[tokio::test]
async fn in_a_large_group_new_remarks_are_written_among_many_of_before() {
    let Some(test) = TestServices::postgres().await else {
        return;
    };
    let fixture = Fixture::open(&test).await;
    let mut transaction = test.store().write().await.unwrap();
    let old: Vec<_> = (0..2_000)
        .map(|number| ("T1".to_owned(), format!("van eerder {number}")))
        .collect();
    super::super::remarks::shuffle_in(&mut transaction, &fixture.scan, Residents, &old)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    let resident = fixture.begun(Residents).await;
    fixture
        .fill_in(&resident, "T1", &[("remark", "van mij"), ("T1.1", "4")])
        .await;
    fixture.send(&resident).await;
    let last = "SELECT COUNT(*) FROM remarks WHERE xmin = (SELECT xmin FROM remarks WHERE body = 'van mij')";
    assert_eq!(fixture.number(last).await, 257);
    assert_eq!(fixture.number("SELECT COUNT(*) FROM remarks").await, 2_001);
    test.end().await;
}

use std::collections::BTreeMap;
use std::time::Duration;

use sqlx::{AnyPool, Executor as _, Row as _};

use super::{Store, Upkeep, is_unique_violation, postgres, schema};
use crate::on_both_engines;
use crate::testing::{TestDatabase, TestServices};

on_both_engines! {
    async fn a_transaction_that_is_dropped_leaves_nothing(test: &TestServices) {
        let mut transaction = test.store().write().await.unwrap();
        transaction.execute("INSERT INTO register_loads VALUES ('x', 'y', 'z')").await.unwrap();
        drop(transaction);
        assert_eq!(loads(test).await, 0);
        let mut transaction = test.store().write().await.unwrap();
        transaction.execute("INSERT INTO register_loads VALUES ('x', 'y', 'z')").await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(loads(test).await, 1);
    }

    async fn readers_cannot_write(test: &TestServices) {
        assert!(test.store().read().execute("INSERT INTO register_loads VALUES ('x', 'y', 'z')").await.is_err());
    }

    async fn what_is_read_together_is_of_one_moment(test: &TestServices) {
        const COUNT: &str = "SELECT COUNT(*) FROM register_loads WHERE register = 'x'";
        let mut reading = test.store().read_together().await.unwrap();
        let before: i64 = sqlx::query_scalar(COUNT).fetch_one(&mut *reading).await.unwrap();
        let mut transaction = test.store().write().await.unwrap();
        transaction.execute("INSERT INTO register_loads VALUES ('x', 'y', 'z')").await.unwrap();
        transaction.commit().await.unwrap();
        let after: i64 = sqlx::query_scalar(COUNT).fetch_one(&mut *reading).await.unwrap();
        assert_eq!((before, after), (0, 0));
        assert!(reading.execute("INSERT INTO register_loads VALUES ('y', 'y', 'z')").await.is_err(), "it only reads");
        reading.rollback().await.unwrap();
        assert_eq!(loads(test).await, 1);
    }

    async fn a_second_row_with_the_same_key_is_recognised(test: &TestServices) {
        let mut transaction = test.store().write().await.unwrap();
        transaction.execute("INSERT INTO register_loads VALUES ('x', 'y', 'z')").await.unwrap();
        let error = transaction.execute("INSERT INTO register_loads VALUES ('x', 'y', 'z')").await.unwrap_err();
        assert!(is_unique_violation(&error), "{error}");
    }

    async fn what_refers_to_nothing_is_refused(test: &TestServices) {
        let mut transaction = test.store().write().await.unwrap();
        assert!(transaction.execute("INSERT INTO member_roles VALUES ('nobody', 'clerk')").await.is_err());
    }

    async fn two_that_check_before_they_change_wait_for_each_other(test: &TestServices) {
        let add_one = || async {
            let mut transaction = test.store().write().await.unwrap();
            transaction.exclusively("the count").await.unwrap();
            let count: i64 = sqlx::query("SELECT COUNT(*) FROM register_loads WHERE register LIKE 'n%'")
                .fetch_one(&mut *transaction).await.unwrap().get(0);
            sqlx::query("INSERT INTO register_loads VALUES ($1, '', '')")
                .bind(format!("n{count}")).execute(&mut *transaction).await.unwrap();
            transaction.commit().await.unwrap();
        };
        tokio::join!(add_one(), add_one(), add_one(), add_one(), add_one());
        assert_eq!(loads(test).await, 5);
    }

    async fn forgetting_history_does_not_wait_for_readers(test: &TestServices) {
        let mut reader = test.store().read().begin().await.unwrap();
        sqlx::query("SELECT COUNT(*) FROM register_loads").fetch_one(&mut *reader).await.unwrap();
        let mut transaction = test.store().write().await.unwrap();
        transaction.execute("INSERT INTO register_loads VALUES ('x', 'y', 'z')").await.unwrap();
        transaction.commit().await.unwrap();
        tokio::time::timeout(Duration::from_secs(5), test.store().forget_history()).await.unwrap().unwrap();
        reader.rollback().await.unwrap();
        test.store().forget_history().await.unwrap();
        assert_eq!(loads(test).await, 1);
    }

    async fn history_and_deleted_rows_can_be_removed_from_the_files(test: &TestServices) {
        let mut transaction = test.store().write().await.unwrap();
        transaction.execute("INSERT INTO register_loads VALUES ('x', 'y', 'z')").await.unwrap();
        transaction.commit().await.unwrap();
        test.store().forget_history().await.unwrap();
        test.store().compact(&["register_loads"]).await.unwrap();
        assert_eq!(loads(test).await, 1);
    }
}

async fn loads(test: &TestServices) -> i64 {
    sqlx::query("SELECT COUNT(*) FROM register_loads WHERE register <> 'authorities'")
        .fetch_one(test.store().read())
        .await
        .unwrap()
        .get(0)
}

/// Table and column, with the type in the words of SQLite and whether it may be empty.
type Columns = BTreeMap<(String, String), (String, bool)>;

#[tokio::test]
async fn both_engines_have_the_same_tables_and_columns() {
    let Some(postgres) = TestServices::postgres().await else {
        return;
    };
    let sqlite = TestServices::sqlite().await;
    let (left, right) = (
        sqlite_columns(&sqlite).await,
        postgres_columns(&postgres).await,
    );
    assert!(left.len() > 50, "{left:?}");
    let only = |these: &Columns, those: &Columns| {
        these
            .iter()
            .filter(|(name, kind)| those.get(*name) != Some(kind))
            .map(|column| format!("{column:?}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        only(&left, &right),
        only(&right, &left),
        "SQLite and PostgreSQL differ"
    );
    sqlite.end().await;
    postgres.end().await;
}

async fn sqlite_columns(test: &TestServices) -> Columns {
    let rows = sqlx::query(
        "SELECT t.name, c.name, c.type, c.\"notnull\" FROM pragma_table_list t, pragma_table_info(t.name) c \
         WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '_sqlx_%'",
    )
    .fetch_all(test.store().read())
    .await
    .unwrap();
    rows.iter()
        .map(|row| {
            (
                (row.get(0), row.get(1)),
                (
                    row.get::<String, _>(2).replace("BIGINT", "INTEGER"),
                    row.get::<i64, _>(3) == 0,
                ),
            )
        })
        .collect()
}

async fn postgres_columns(test: &TestServices) -> Columns {
    let rows = sqlx::query(
        "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT), CAST(is_nullable AS TEXT) \
         FROM information_schema.columns WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_sqlx\\_%'",
    )
    .fetch_all(test.store().read())
    .await
    .unwrap();
    rows.iter()
        .map(|row| {
            let kind = match row.get::<String, _>(2).as_str() {
                "bigint" => "INTEGER",
                "double precision" => "REAL",
                "bytea" => "BLOB",
                "text" => "TEXT",
                other => panic!("{other} has no counterpart in SQLite"),
            };
            (
                (row.get(0), row.get(1)),
                (kind.to_owned(), row.get::<String, _>(3) == "YES"),
            )
        })
        .collect()
}

#[tokio::test]
async fn a_file_that_was_filled_keeps_what_is_there_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.sqlite");
    let store = Store::open_sqlite(&file, Upkeep::AtTheEnd).await.unwrap();
    for statement in [
        "INSERT INTO register_loads VALUES ('what-stays', '', ''), ('what-went', '', '')",
        "DELETE FROM register_loads WHERE register = 'what-went'",
    ] {
        let mut transaction = store.write().await.unwrap();
        transaction.execute(statement).await.unwrap();
        transaction.commit().await.unwrap();
        store.compact(&["register_loads"]).await.unwrap();
    }
    store.finish_filling().await.unwrap();
    let journal = std::fs::read(folder.path().join("store.sqlite-wal")).unwrap();
    assert_eq!(journal, b"");
    let bytes = std::fs::read(&file).unwrap();
    let holds = |text: &str| {
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    assert!(holds("what-stays"));
    assert!(!holds("what-went"));
    store.close().await;
}

#[tokio::test]
async fn a_forgotten_journal_is_empty() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.sqlite");
    let store = Store::open_sqlite(&file, Upkeep::AtOnce).await.unwrap();
    let journal = || {
        std::fs::metadata(folder.path().join("store.sqlite-wal"))
            .unwrap()
            .len()
    };
    let mut transaction = store.write().await.unwrap();
    transaction
        .execute("INSERT INTO register_loads VALUES ('x', 'y', 'z')")
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    assert!(journal() > 0);
    store.forget_history().await.unwrap();
    assert_eq!(journal(), 0);

    let mut transaction = store.write().await.unwrap();
    transaction
        .execute("DELETE FROM register_loads")
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    store.compact(&["register_loads"]).await.unwrap();
    assert_eq!(journal(), 0);
    store.close().await;
}

/// A row in each table that holds something of respondents, and what those hang on.
const GIVEN: [&str; 13] = [
    "INSERT INTO authorities (code, kind, official_name, display_name, cbs_name, province_code, further_provinces, search_text) \
     VALUES ('GM0001', 'municipality', 'A', 'A', 'A', 'PV20', '', 'a')",
    "INSERT INTO members (id, name, email, created_at) VALUES ('m', 'M', 'm@example.nl', 't')",
    "INSERT INTO scans (id, authority_code, state, running, reason, wanted_period, requested_on, lead_id, arrangements, setup) \
     VALUES ('s', 'GM0001', 'open', 1, '', '', '2026-11-23', 'm', '{}', '{}')",
    "INSERT INTO participations (fingerprint, scan_id, group_code, personal, used, sealed) VALUES ('f', 's', 'council', 1, 0, '\\x01')",
    "INSERT INTO tally (scan_id, group_code, split, part, item, choice, n) VALUES ('s', 'council', '', '', 'T1.1', '4', 16777219)",
    "INSERT INTO remarks (id, scan_id, group_code, theme_key, status, body) VALUES ('a', 's', 'council', 'T1', 'waiting', 'Geheim.')",
    "INSERT INTO rooms (id, scan_id, join_fingerprint, slide, slide_since, revision, phone_revision, opened_at) \
     VALUES ('r', 's', 'f', 'doel', 't', 1, 1, 't')",
    "INSERT INTO room_rounds (room_id, number, among, opened_at) VALUES ('r', 1, '[]', 't')",
    "INSERT INTO room_devices (fingerprint, room_id, pseudonym, suggestions) VALUES ('f', 'r', 'Ada', 1)",
    "INSERT INTO room_picks (room_id, round, ballot, candidate) VALUES ('r', 1, 'b', 'R7')",
    "INSERT INTO room_tallies (room_id, round, candidate, picks) VALUES ('r', 1, 'R7', 3)",
    "INSERT INTO room_suggestions (id, room_id, body, state) VALUES ('u', 'r', 'Iets.', 'waiting')",
    "INSERT INTO room_codes (scan_id, fingerprint, sealed_code, group_code, closes_at, places, begun) \
     VALUES ('s', 'f', '\\x01', 'staff', 't', 9, 1)",
];

/// What of these tables may be sampled: which scan, room and group, and what a page shows of them anyway.
const SAMPLED: [&str; 33] = [
    "participations.group_code",
    "participations.personal",
    "participations.scan_id",
    "participations.used",
    "remarks.scan_id",
    "remarks.status",
    "room_codes.begun",
    "room_codes.closes_at",
    "room_codes.group_code",
    "room_codes.places",
    "room_codes.scan_id",
    "room_devices.room_id",
    "room_picks.room_id",
    "room_picks.round",
    "room_suggestions.room_id",
    "room_suggestions.state",
    "room_tallies.room_id",
    "room_tallies.round",
    "rooms.ended_at",
    "rooms.id",
    "rooms.opened_at",
    "rooms.phone_revision",
    "rooms.revision",
    "rooms.scan_id",
    "rooms.session",
    "rooms.slide",
    "rooms.slide_since",
    "tally.choice",
    "tally.group_code",
    "tally.item",
    "tally.part",
    "tally.scan_id",
    "tally.split",
];

/// The columns of those tables of which PostgreSQL keeps samples.
async fn sampled(pool: &AnyPool) -> Vec<String> {
    let mut columns: Vec<String> = sqlx::query_scalar(
        "SELECT CAST(tablename AS TEXT) || '.' || CAST(attname AS TEXT) FROM pg_stats \
         WHERE schemaname = current_schema() AND tablename IN ('participations', 'drafts', 'tally', 'remarks', 'rooms', \
         'room_devices', 'room_picks', 'room_tallies', 'room_suggestions', 'room_codes')",
    )
    .fetch_all(pool)
    .await
    .unwrap();
    columns.sort();
    columns
}

#[tokio::test]
async fn postgres_takes_no_samples_of_what_respondents_gave_and_forgets_those_it_took() {
    let Some(own) = TestDatabase::create().await else {
        return;
    };
    let pool = postgres::writers(&own.url()).await.unwrap();
    // Until the one that says so.
    schema::POSTGRES.run_to(30, &pool).await.unwrap();
    for row in GIVEN {
        pool.execute(row).await.unwrap();
    }
    pool.execute("ANALYZE").await.unwrap();
    assert!(sampled(&pool).await.contains(&"remarks.body".to_owned()));
    schema::POSTGRES.run(&pool).await.unwrap();
    let kept = sampled(&pool).await;
    let may = |column: &String| SAMPLED.contains(&column.as_str());
    assert!(kept.iter().all(may), "{kept:?}");
    pool.execute("ANALYZE").await.unwrap();
    assert_eq!(sampled(&pool).await, SAMPLED);
    pool.close().await;
    own.remove().await;
}

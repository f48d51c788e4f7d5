//! What a copy of the files tells once a scan is closed: nothing of codes, drafts, counters, or remarks that nobody may read.
//!
//! The write-ahead log of PostgreSQL is not looked at: it keeps what it kept until it is recycled, which is the operator's to see to.

use questionnaires::answers::Answer;
use questionnaires::kind::RespondentGroup::Council;

use crate::actor::Actor;
use crate::desk::Outcome;
use crate::on_both_engines;
use crate::participations::fixture::{Fixture, code};
use crate::room::questionnaire::{self, CodeForm};
use crate::scans;
use crate::secrets::Secret as _;
use crate::start::DATABASE_FILE;
use crate::testing::TestServices;

/// How much of a sealed draft is looked for: what lies in one piece on either engine, and is as good as random.
const BEGINNING: usize = 64;

/// Whether the user of the tests may read the server's files: its superuser may, and a server of one's own may not let.
const MAY_READ: &str = "SELECT CAST(CASE WHEN has_function_privilege('pg_read_binary_file(text)', 'execute') THEN 1 ELSE 0 END AS BIGINT)";

/// The files of all tables, with their indexes and what does not fit in them.
const FILES: &str = "SELECT pg_read_binary_file(pg_relation_filepath(c.oid)) FROM pg_class c JOIN pg_namespace s ON s.nspname = current_schema() \
     WHERE c.relkind IN ('r', 'i', 't') AND (c.relnamespace = s.oid \
     OR c.oid IN (SELECT own.reltoastrelid FROM pg_class own WHERE own.relnamespace = s.oid))";

fn is_embedded(test: &TestServices) -> bool {
    test.data().join(DATABASE_FILE).exists()
}

/// Everything that lies on the disk of the database.
async fn on_disk(fixture: &Fixture<'_>) -> Vec<Vec<u8>> {
    if is_embedded(fixture.test) {
        let journal = format!("{DATABASE_FILE}-wal");
        let names = [DATABASE_FILE, journal.as_str()];
        return names
            .map(|name| std::fs::read(fixture.test.data().join(name)).unwrap())
            .to_vec();
    }
    fixture.execute("CHECKPOINT").await;
    blobs(fixture, FILES).await
}

async fn blobs(fixture: &Fixture<'_>, sql: &'static str) -> Vec<Vec<u8>> {
    sqlx::query_scalar(sql)
        .fetch_all(fixture.test.store().read())
        .await
        .unwrap()
}

fn lies_in(files: &[Vec<u8>], wanted: &[u8]) -> bool {
    files
        .iter()
        .any(|file| file.windows(wanted.len()).any(|place| place == wanted))
}

/// The counter of the council for "eens" at the first statement, as it lies in a row: its texts one after the other, and on PostgreSQL before
/// each its length.
fn counter(embedded: bool) -> Vec<u8> {
    let mut row = Vec::new();
    for text in ["council", "", "", "T1.1", Answer::Agree.code()] {
        if !embedded {
            row.push(u8::try_from(2 * (text.len() + 1) + 1).unwrap());
        }
        row.extend_from_slice(text.as_bytes());
    }
    row
}

fn remark(number: usize) -> String {
    format!("opmerking van nummer {number}")
}

/// Eight of nine fill in, each with a remark.
async fn fill_in(fixture: &Fixture<'_>, holders: &[Actor]) {
    for (number, holder) in holders.iter().take(8).enumerate() {
        let remark = remark(number);
        fixture.fill_in(holder, "T1", &[("remark", &remark)]).await;
        fixture.answer(holder, Answer::Agree).await;
    }
}

/// What was kept of drafts, by its beginning.
async fn drafts(fixture: &Fixture<'_>) -> Vec<Vec<u8>> {
    let sealed = "SELECT sealed FROM drafts";
    let mut drafts = blobs(fixture, sealed).await;
    for draft in &mut drafts {
        draft.truncate(BEGINNING);
    }
    drafts
}

/// A code on the screen of a room as well.
async fn open_a_room(fixture: &Fixture<'_>) {
    let form = CodeForm {
        group: "council".to_owned(),
        minutes: "30".to_owned(),
    };
    questionnaire::open(&fixture.lead, fixture.test, &fixture.scan, &form)
        .await
        .unwrap();
}

/// What the database holds of people before closing: a name for each thing, and how it reads in the files.
async fn held(fixture: &Fixture<'_>) -> Vec<(String, Vec<u8>)> {
    let mut held = vec![("a counter".to_owned(), counter(is_embedded(fixture.test)))];
    for table in ["participations", "room_codes"] {
        let fingerprints = format!("SELECT fingerprint FROM {table}");
        for fingerprint in fixture.column(&fingerprints).await {
            held.push((format!("a code in {table}"), fingerprint.into_bytes()));
        }
    }
    for number in 0..6 {
        held.push((remark(number), remark(number).into_bytes()));
    }
    for draft in drafts(fixture).await {
        held.push(("a draft".to_owned(), draft));
    }
    held
}

on_both_engines! {
    async fn after_closing_the_files_hold_no_code_no_draft_no_counter_and_no_remark_of_a_small_group(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        if !is_embedded(test) && fixture.number(MAY_READ).await == 0 {
            return;
        }
        let holders = fixture.codes(Council).await;
        fill_in(&fixture, &holders).await;
        let of_before = drafts(&fixture).await;
        for holder in &holders[..6] {
            assert_eq!(fixture.send(holder).await, Outcome::Sent);
        }
        open_a_room(&fixture).await;
        let held = held(&fixture).await;
        assert_eq!(held.len(), 1 + 9 + 1 + 6 + 2);
        let files = on_disk(&fixture).await;
        for (what, bytes) in &held {
            assert!(lies_in(&files, bytes), "{what} is where it is looked for");
        }

        scans::close(&fixture.lead, test, &fixture.scan).await.unwrap();
        assert_eq!(fixture.number("SELECT COUNT(*) FROM scans WHERE compacted_at IS NOT NULL").await, 1);
        let files = on_disk(&fixture).await;
        assert!(lies_in(&files, fixture.scan.as_str().as_bytes()), "the files are read as they are now");
        for (what, bytes) in &held {
            assert!(!lies_in(&files, bytes), "{what} is still in the files");
        }
        for draft in &of_before {
            assert!(!lies_in(&files, draft), "an earlier draft is still in the files");
        }
        for holder in &holders {
            let code = code(holder);
            for form in [code.expose().to_owned(), code.shown()] {
                assert!(!lies_in(&files, form.as_bytes()), "a code is in the files");
            }
        }
    }
}

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::time::timeout;

use super::*;
use crate::on_both_engines;
use crate::room::{
    Listener, MOST_LISTENERS, Slide, end, listen, listen_as_phone, pick, rounds, snapshot, steer,
};
use crate::sessions::{InterpretationForm, interpret};

/// The next snapshot, which must come before the server itself would have looked again.
async fn heard(listener: &mut Listener) -> Value {
    let text = timeout(Duration::from_secs(5), listener.next()).await;
    let text: Arc<str> = text.expect("something to hear").expect("more to hear");
    assert!(!text.contains('\n'), "one line, as server-sent events ask");
    serde_json::from_str(&text).unwrap()
}

/// Snapshots until one is as it should be.
async fn hears(listener: &mut Listener, what: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..50 {
        let snapshot = heard(listener).await;
        if what(&snapshot) {
            return snapshot;
        }
    }
    panic!("it is never told")
}

on_both_engines! {
    async fn what_the_clerk_does_is_heard_at_once_by_screen_and_phones(test: &TestServices) {
        let scan = opened(test).await;
        let phone = joined(test, &scan).await;
        let mut screen = listen(&scan.programme, test, &scan.id).await.unwrap().unwrap();
        let mut own = listen_as_phone(&ANYBODY, test, &phone).await.unwrap().unwrap();
        let first = heard(&mut screen).await;
        assert_eq!((&first["open"], &first["slide"], &first["phase"], &first["joined"]), (&true.into(), &"doel".into(), &"waiting".into(), &1.into()));
        assert_eq!(heard(&mut own).await, first, "all hear the same");
        let begun = Instant::now();
        steer(&scan.clerk, test, &scan.id, AGENDA, (&Slide::Purpose, &Slide::Joining)).await.unwrap();
        for listener in [&mut screen, &mut own] {
            let told = hears(listener, |told| told["slide"] == "meedoen").await;
            assert_ne!(told["beamer"], first["beamer"]);
            assert_eq!(told["phone"], first["phone"], "phones do not fetch their page for a slide");
        }
        rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
        let told = hears(&mut own, |told| told["phase"] == "picking").await;
        assert_ne!(told["phone"], first["phone"]);
        assert!(begun.elapsed() < Duration::from_secs(3));
    }

    async fn a_clerk_who_guides_the_scan_no_more_hears_nothing_more(test: &TestServices) {
        let scan = opened(test).await;
        let mut first = listen(&scan.clerk, test, &scan.id).await.unwrap().unwrap();
        let mut office = listen(&scan.programme, test, &scan.id).await.unwrap().unwrap();
        heard(&mut first).await;
        heard(&mut office).await;
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("UPDATE scans SET clerk_id = NULL WHERE id = $1").bind(&scan.id).execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        steer(&scan.lead, test, &scan.id, AGENDA, (&Slide::Purpose, &Slide::Joining)).await.unwrap();
        hears(&mut office, |told| told["slide"] == "meedoen").await;
        assert_eq!(timeout(Duration::from_secs(5), first.next()).await.unwrap(), None);
    }

    async fn a_phase_is_never_told_with_the_key_of_another(test: &TestServices) {
        let scan = opened(test).await;
        let done = Cell::new(false);
        let holding = async {
            for _ in 0..25 {
                let round = rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
                rounds::withdraw(&scan.clerk, test, &scan.id, round, 0).await.unwrap();
            }
            done.set(true);
        };
        let looking = async {
            let mut phases = BTreeMap::new();
            while !done.get() {
                let told = snapshot::read(test, &scan.id).await.unwrap().unwrap();
                let told: Value = serde_json::from_str(&told).unwrap();
                let phase = phases.entry(told["phone"].to_string()).or_insert_with(|| told["phase"].clone());
                assert_eq!(*phase, told["phase"], "{told}");
            }
        };
        tokio::join!(holding, looking);
    }

    async fn no_page_of_the_clerk_is_older_than_its_key(test: &TestServices) {
        let scan = opened(test).await;
        let before = view(test, &scan).await.room.unwrap().position.revision;
        let done = Cell::new(false);
        let writing = async {
            for revision in 0_i64..25 {
                let text = (revision + 1).to_string();
                let form = InterpretationForm { text, revision, ..InterpretationForm::default() };
                interpret(&scan.clerk, test, &scan.id, "T5", &form).await.unwrap();
            }
            done.set(true);
        };
        let looking = async {
            while !done.get() {
                let page = view(test, &scan).await;
                let shown: i64 = page.session.interpretations.get("T5").map_or(0, |text| text.parse().unwrap());
                let written = page.room.unwrap().position.revision - before;
                assert!(shown >= written, "{shown} is shown as {written}, and nobody would fetch it again");
            }
        };
        tokio::join!(writing, looking);
    }

    async fn who_comes_in_and_picks_is_told_together_without_who_or_what(test: &TestServices) {
        let scan = opened(test).await;
        rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
        let mut screen = listen(&scan.clerk, test, &scan.id).await.unwrap().unwrap();
        let first = heard(&mut screen).await;
        let begun = Instant::now();
        let coming = async {
            for _ in 0..20 {
                let own = joined(test, &scan).await;
                pick(&ANYBODY, test, &own, &picks(1, &["R7"])).await.unwrap();
            }
        };
        let counting = async {
            let mut messages = 0;
            loop {
                messages += 1;
                let told = heard(&mut screen).await;
                assert_eq!((&told["beamer"], &told["phone"]), (&first["beamer"], &first["phone"]), "no page is fetched again");
                assert!(!told.to_string().contains("R7"));
                if (&told["joined"], &told["picked"]) == (&20.into(), &20.into()) {
                    return messages;
                }
            }
        };
        let ((), messages) = tokio::join!(coming, counting);
        assert!(messages <= 2 + begun.elapsed().as_secs(), "at most one a second, not one a phone: {messages}");
    }

    async fn a_server_hears_what_another_did(test: &TestServices) {
        let scan = opened(test).await;
        let other = test.second_server().await;
        let mut screen = listen(&scan.clerk, &other, &scan.id).await.unwrap().unwrap();
        heard(&mut screen).await;
        steer(&scan.clerk, test, &scan.id, AGENDA, (&Slide::Purpose, &Slide::Response)).await.unwrap();
        hears(&mut screen, |told| told["slide"] == "respons").await;
        drop(screen);
        other.close().await;
    }

    async fn a_room_that_ends_is_told_and_then_silent(test: &TestServices) {
        let scan = opened(test).await;
        let phone = joined(test, &scan).await;
        let mut own = listen_as_phone(&ANYBODY, test, &phone).await.unwrap().unwrap();
        heard(&mut own).await;
        end(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
        hears(&mut own, |told| told["open"] == false).await;
        assert!(timeout(Duration::from_secs(5), own.next()).await.unwrap().is_none());
        assert!(listen_as_phone(&ANYBODY, test, &phone).await.unwrap().is_none());
        assert!(listen(&scan.clerk, test, &scan.id).await.unwrap().is_none(), "nothing to listen to");
    }

    async fn nobody_looks_at_a_room_that_nobody_listens_to(test: &TestServices) {
        let scan = opened(test).await;
        let screen = listen(&scan.clerk, test, &scan.id).await.unwrap().unwrap();
        assert_eq!(test.live().listeners(&scan.id), 1);
        drop(screen);
        for _ in 0..50 {
            if !test.live().looks_at(&scan.id) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("it goes on for ever");
    }
}

#[tokio::test]
async fn only_who_sees_the_scan_listens_to_its_screen() {
    let test = TestServices::sqlite().await;
    let scan = opened(&test).await;
    let strange = listen(&scan.other_clerk, &test, &scan.id).await;
    assert!(matches!(strange, Err(Error::NotFound)));
    let nobody = listen(&ANYBODY, &test, &scan.id).await;
    assert!(matches!(nobody, Err(Error::SignInNeeded)));
    let stranger = DeviceSecret::random();
    assert!(
        listen_as_phone(&ANYBODY, &test, &stranger)
            .await
            .unwrap()
            .is_none()
    );
    test.end().await;
}

#[tokio::test]
async fn a_room_has_so_many_places_and_no_more() {
    let test = TestServices::sqlite().await;
    let scan = opened(&test).await;
    let mut listeners = Vec::new();
    for _ in 0..MOST_LISTENERS {
        listeners.push(listen(&scan.clerk, &test, &scan.id).await.unwrap().unwrap());
    }
    let late = listen(&scan.clerk, &test, &scan.id).await;
    assert!(matches!(late, Err(Error::TooManyAttempts { .. })));
    listeners.pop();
    listeners.push(listen(&scan.clerk, &test, &scan.id).await.unwrap().unwrap());
    steer(
        &scan.clerk,
        &test,
        &scan.id,
        AGENDA,
        (&Slide::Purpose, &Slide::Picks),
    )
    .await
    .unwrap();
    for listener in &mut listeners {
        hears(listener, |told| told["slide"] == "keuzes").await;
    }
    test.end().await;
}

#[tokio::test]
async fn a_server_that_stops_lets_everybody_go() {
    let test = TestServices::sqlite().await;
    let scan = opened(&test).await;
    let mut screen = listen(&scan.clerk, &test, &scan.id).await.unwrap().unwrap();
    heard(&mut screen).await;
    test.live().end();
    let gone = async { while screen.next().await.is_some() {} };
    timeout(Duration::from_secs(5), gone).await.unwrap();
    assert!(
        listen(&scan.clerk, &test, &scan.id)
            .await
            .unwrap()
            .is_none()
    );
    test.end().await;
}

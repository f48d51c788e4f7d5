use super::*;
use crate::on_both_engines;
use crate::room::rounds::{Withdrawn, to_withdraw, withdraw};
use crate::room::{Phase, Slide, phone, pick, rounds, steer};

async fn close_and_reveal(test: &TestServices, scan: &ClosedScan, round: i64) {
    rounds::close(&scan.clerk, test, &scan.id, round)
        .await
        .unwrap();
    rounds::reveal(&scan.clerk, test, &scan.id, round, true)
        .await
        .unwrap();
}

/// What the last round came to, by key.
async fn tally(test: &TestServices, scan: &ClosedScan) -> Vec<(String, u32)> {
    let room = view(test, scan).await.room.unwrap();
    let tally = room.round().unwrap().tally.clone().unwrap();
    let lines = tally.lines.into_iter();
    lines.map(|line| (line.candidate.key, line.picks)).collect()
}

/// Whether a pick came too late because its round was withdrawn.
async fn is_told(test: &TestServices, own: &DeviceSecret, round: i64) -> bool {
    let late = pick(&ANYBODY, test, own, &picks(round, &["R1"])).await;
    reason(&late.unwrap_err()) == Some(NotNow::RoundWithdrawn)
}

on_both_engines! {
    async fn a_round_that_was_opened_by_mistake_leaves_the_room_as_it_was(test: &TestServices) {
        let scan = opened(test).await;
        let (clerk, id) = (&scan.clerk, &scan.id);
        let own = joined(test, &scan).await;
        steer(clerk, test, id, AGENDA, (&Slide::Purpose, &Slide::Response)).await.unwrap();
        rounds::open(clerk, test, id, &[]).await.unwrap();
        let during = phone(&ANYBODY, test, Some(&own)).await.unwrap();
        assert_eq!(withdraw(&scan.lead, test, id, 1, 0).await.unwrap(), Withdrawn::Done);
        assert_eq!(withdraw(clerk, test, id, 1, 0).await.unwrap(), Withdrawn::Done, "pressed twice is once");
        let seen = phone(&ANYBODY, test, Some(&own)).await.unwrap();
        assert_eq!((seen.phase, seen.round, seen.withdrawn), (Phase::Waiting, 0, true));
        assert_ne!(seen.key, during.key, "phones hear of it");
        let room = view(test, &scan).await.room.unwrap();
        assert_eq!((room.phase, room.rounds.len(), &room.position.slide), (Phase::Waiting, 0, &Slide::Response));
        assert_eq!(rounds::open(clerk, test, id, &[]).await.unwrap(), 2, "its number is not used again");
        let room = view(test, &scan).await.room.unwrap();
        assert_eq!(room.round().unwrap().place, 1, "for people it is the first");
        assert!(!phone(&ANYBODY, test, Some(&own)).await.unwrap().withdrawn);
        let (_, log) = crate::scans::log(clerk, test, id).await.unwrap();
        let of = |kind: &str| log.entries.iter().filter(|entry| entry.kind == kind).count();
        assert_eq!((of("picks_opened"), of("picks_withdrawn"), of("picks_closed")), (2, 1, 0));
    }

    async fn picks_are_thrown_away_only_by_who_knows_how_many(test: &TestServices) {
        let scan = opened(test).await;
        let (clerk, id) = (&scan.clerk, &scan.id);
        let (one, two) = (joined(test, &scan).await, joined(test, &scan).await);
        rounds::open(clerk, test, id, &[]).await.unwrap();
        for own in [&one, &two] {
            pick(&ANYBODY, test, own, &picks(1, &["R1", "R2"])).await.unwrap();
        }
        for known in [0, 1] {
            assert_eq!(withdraw(clerk, test, id, 1, known).await.unwrap(), Withdrawn::Picked(2));
        }
        let told = to_withdraw(clerk, test, id, 1).await.unwrap();
        assert_eq!((told.phones, told.place), (2, 1));
        assert_eq!(phone(&ANYBODY, test, Some(&one)).await.unwrap().picks, ["R1", "R2"], "nothing changed yet");
        assert_eq!(withdraw(clerk, test, id, 1, 2).await.unwrap(), Withdrawn::Done);
        for table in ["room_picks", "room_tallies"] {
            assert_eq!(number(test, &format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
        }
        assert!(is_told(test, &one, 1).await);
        rounds::open(clerk, test, id, &[]).await.unwrap();
        assert!(is_told(test, &one, 1).await, "what was ticked before counts in no later round");
        pick(&ANYBODY, test, &two, &picks(2, &["R3"])).await.unwrap();
        close_and_reveal(test, &scan, 2).await;
        assert_eq!(tally(test, &scan).await, [("R3".to_owned(), 1)]);
    }

    async fn the_tally_of_the_first_round_is_back_when_the_second_is_withdrawn(test: &TestServices) {
        let scan = opened(test).await;
        let (clerk, id) = (&scan.clerk, &scan.id);
        let own = joined(test, &scan).await;
        rounds::open(clerk, test, id, &[]).await.unwrap();
        pick(&ANYBODY, test, &own, &picks(1, &["R1", "R2"])).await.unwrap();
        close_and_reveal(test, &scan, 1).await;
        let among = ["R1".to_owned(), "R2".to_owned()];
        assert_eq!(rounds::open(clerk, test, id, &among).await.unwrap(), 2);
        assert_eq!(withdraw(clerk, test, id, 2, 0).await.unwrap(), Withdrawn::Done);
        let seen = phone(&ANYBODY, test, Some(&own)).await.unwrap();
        assert_eq!((seen.phase, seen.round, seen.tally.unwrap().lines.len()), (Phase::Revealed, 1, 2));
        assert_eq!(rounds::open(clerk, test, id, &among).await.unwrap(), 3);
        assert_eq!(view(test, &scan).await.room.unwrap().round().unwrap().place, 2);
    }

    async fn a_round_that_closed_is_not_withdrawn(test: &TestServices) {
        let scan = opened(test).await;
        let (clerk, id) = (&scan.clerk, &scan.id);
        let refused = async |round| {
            let outcome = withdraw(clerk, test, id, round, u32::MAX).await;
            let page = to_withdraw(clerk, test, id, round).await;
            [reason(&outcome.unwrap_err()), reason(&page.unwrap_err())]
        };
        assert_eq!(refused(1).await, [Some(NotNow::RoundClosed); 2], "there is none");
        rounds::open(clerk, test, id, &[]).await.unwrap();
        let own = joined(test, &scan).await;
        pick(&ANYBODY, test, &own, &picks(1, &["R1"])).await.unwrap();
        rounds::close(clerk, test, id, 1).await.unwrap();
        assert_eq!(refused(1).await, [Some(NotNow::RoundClosed); 2]);
        rounds::reveal(clerk, test, id, 1, true).await.unwrap();
        assert_eq!(refused(1).await, [Some(NotNow::RoundClosed); 2]);
        assert_eq!(tally(test, &scan).await, [("R1".to_owned(), 1)]);
    }

    async fn a_whole_room_picks_while_the_clerk_withdraws(test: &TestServices) {
        let scan = opened(test).await;
        let picking = whole_room_picking(test, &scan).await;
        assert_eq!(withdraw(&scan.clerk, test, &scan.id, 1, 40).await.unwrap(), Withdrawn::Done);
        for outcome in picking {
            if let Err(error) = outcome.await.unwrap() {
                assert_eq!(reason(&error), Some(NotNow::RoundWithdrawn));
            }
        }
        assert_eq!(number(test, "SELECT COUNT(*) FROM room_picks").await, 0, "whoever came first, nothing is left");
        assert_eq!(rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap(), 2);
        assert_eq!(view(test, &scan).await.room.unwrap().round().unwrap().picked, 0);
    }
}

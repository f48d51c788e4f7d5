use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::ids::SuggestionId;
use crate::on_both_engines;
use crate::room::{
    CandidateKind, Phase, SuggestionForm, leave, phone, pick, rounds, suggest, suggestions,
    takes_part,
};
use crate::secrets::JoinCode;

fn suggestion(text: &str) -> SuggestionForm {
    SuggestionForm {
        id: SuggestionId::random().to_string(),
        text: text.into(),
    }
}

/// The tally of the last round, by key.
async fn tally(test: &TestServices, scan: &ClosedScan) -> BTreeMap<String, u32> {
    let room = view(test, scan).await.room.unwrap();
    let tally = room.round().unwrap().tally.clone().unwrap();
    let lines = tally.lines.into_iter();
    lines.map(|line| (line.candidate.key, line.picks)).collect()
}

async fn close_and_reveal(test: &TestServices, scan: &ClosedScan, round: i64) {
    rounds::close(&scan.clerk, test, &scan.id, round)
        .await
        .unwrap();
    rounds::reveal(&scan.clerk, test, &scan.id, round, true)
        .await
        .unwrap();
}

/// Numbers without a pattern, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

on_both_engines! {
    async fn a_phone_picks_three_and_may_change_until_the_round_closes(test: &TestServices) {
        let scan = opened(test).await;
        let (one, two) = (joined(test, &scan).await, joined(test, &scan).await);
        assert_eq!(phone(&ANYBODY, test, Some(&one)).await.unwrap().phase, Phase::Waiting);
        rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
        pick(&ANYBODY, test, &one, &picks(1, &["R1", "R2", "R3"])).await.unwrap();
        pick(&ANYBODY, test, &one, &picks(1, &["R2", "R4", "R4"])).await.unwrap();
        pick(&ANYBODY, test, &two, &picks(1, &["R2"])).await.unwrap();
        let seen = phone(&ANYBODY, test, Some(&one)).await.unwrap();
        assert_eq!((seen.phase, seen.round, seen.picks, seen.candidates.len()), (Phase::Picking, 1, vec!["R2".to_owned(), "R4".to_owned()], 12));
        assert_eq!(view(test, &scan).await.room.unwrap().round().unwrap().picked, 2);
        rounds::close(&scan.clerk, test, &scan.id, 1).await.unwrap();
        assert_eq!(reason(&pick(&ANYBODY, test, &one, &picks(1, &["R9"])).await.unwrap_err()), Some(NotNow::RoundClosed));
        let hidden = view(test, &scan).await.room.unwrap();
        assert_eq!((hidden.phase, &hidden.round().unwrap().tally), (Phase::Closed, &None), "hidden until the clerk reveals it");
        assert_eq!(phone(&ANYBODY, test, Some(&one)).await.unwrap().tally, None);
        rounds::reveal(&scan.clerk, test, &scan.id, 1, true).await.unwrap();
        let expected = BTreeMap::from([("R2".to_owned(), 2), ("R4".to_owned(), 1)]);
        assert_eq!(tally(test, &scan).await, expected);
        let seen = phone(&ANYBODY, test, Some(&two)).await.unwrap();
        assert_eq!((seen.phase, seen.tally.unwrap().lines[0].candidate.key.as_str()), (Phase::Revealed, "R2"));
    }

    async fn a_phone_that_comes_in_again_is_the_same_phone(test: &TestServices) {
        let scan = opened(test).await;
        let code = code(test, &scan).await;
        let own = joined(test, &scan).await;
        rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
        pick(&ANYBODY, test, &own, &picks(1, &["R1"])).await.unwrap();
        let again = join(&ANYBODY, test, &code, "Iemand anders", Some(&own), None).await.unwrap();
        assert_eq!(again.expose(), own.expose());
        pick(&ANYBODY, test, &again, &picks(1, &["R2"])).await.unwrap();
        let room = view(test, &scan).await.room.unwrap();
        assert_eq!((room.joined, room.round().unwrap().picked), (1, 1), "one phone, one vote");
        let parsed = JoinCode::parse(&code).unwrap();
        assert!(takes_part(&ANYBODY, test, Some(&own), &parsed).await.unwrap());
        assert!(!takes_part(&ANYBODY, test, None, &parsed).await.unwrap());
        let stranger = DeviceSecret::random();
        assert!(!takes_part(&ANYBODY, test, Some(&stranger), &parsed).await.unwrap());
        let new = join(&ANYBODY, test, &code, "", Some(&stranger), None).await.unwrap();
        assert_ne!(new.expose(), stranger.expose(), "a secret from elsewhere opens no place");
    }

    async fn who_leaves_takes_the_picks_of_the_open_round_along(test: &TestServices) {
        let scan = opened(test).await;
        let (one, two) = (joined(test, &scan).await, joined(test, &scan).await);
        rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
        for own in [&one, &two] {
            pick(&ANYBODY, test, own, &picks(1, &["R1", "R2"])).await.unwrap();
        }
        leave(&ANYBODY, test, &two).await.unwrap();
        let room = view(test, &scan).await.room.unwrap();
        assert_eq!((room.joined, room.round().unwrap().picked), (1, 1), "never more picked than there are");
        assert_eq!(reason(&pick(&ANYBODY, test, &two, &picks(1, &["R1"])).await.unwrap_err()), Some(NotNow::Over));
        let back = joined(test, &scan).await;
        pick(&ANYBODY, test, &back, &picks(1, &["R1"])).await.unwrap();
        close_and_reveal(test, &scan, 1).await;
        leave(&ANYBODY, test, &back).await.unwrap();
        leave(&ANYBODY, test, &back).await.unwrap();
        let expected = BTreeMap::from([("R1".to_owned(), 2), ("R2".to_owned(), 1)]);
        assert_eq!(tally(test, &scan).await, expected, "what was counted stays");
    }

    async fn a_fourth_pick_is_refused_and_the_three_stay(test: &TestServices) {
        let scan = opened(test).await;
        let own = joined(test, &scan).await;
        rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
        pick(&ANYBODY, test, &own, &picks(1, &["R1", "R2", "R3"])).await.unwrap();
        let refused = async |keys: &[&str]| problem(pick(&ANYBODY, test, &own, &picks(1, keys)).await.unwrap_err());
        let of = |code| ("picks".to_owned(), code);
        assert_eq!(refused(&["R1", "R2", "R3", "R4"]).await, of(ProblemCode::TooMany { max: 3 }));
        assert_eq!(refused(&[]).await, of(ProblemCode::Missing));
        assert_eq!(refused(&["R1", "R13"]).await, of(ProblemCode::NotAChoice));
        assert_eq!(refused(&["R1", "<script>"]).await, of(ProblemCode::NotAChoice));
        assert_eq!(phone(&ANYBODY, test, Some(&own)).await.unwrap().picks, ["R1", "R2", "R3"]);
    }

    async fn who_is_not_in_the_room_picks_and_suggests_nothing(test: &TestServices) {
        let scan = opened(test).await;
        rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
        let stranger = DeviceSecret::random();
        assert_eq!(reason(&pick(&ANYBODY, test, &stranger, &picks(1, &["R1"])).await.unwrap_err()), Some(NotNow::Over));
        assert_eq!(reason(&suggest(&ANYBODY, test, &stranger, &suggestion("Eerder beginnen")).await.unwrap_err()), Some(NotNow::Over));
        for table in ["room_picks", "room_suggestions"] {
            assert_eq!(number(test, &format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
        }
    }

    async fn a_server_that_starts_again_in_a_round_loses_and_doubles_nothing(test: &TestServices) {
        let scan = opened(test).await;
        let (one, two) = (joined(test, &scan).await, joined(test, &scan).await);
        rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
        pick(&ANYBODY, test, &one, &picks(1, &["R1", "R2"])).await.unwrap();
        pick(&ANYBODY, test, &two, &picks(1, &["R1"])).await.unwrap();
        let again = test.second_server().await;
        let seen = phone(&ANYBODY, &again, Some(&one)).await.unwrap();
        assert_eq!((seen.phase, seen.picks), (Phase::Picking, vec!["R1".to_owned(), "R2".to_owned()]));
        pick(&ANYBODY, &again, &one, &picks(1, &["R1", "R2"])).await.unwrap();
        pick(&ANYBODY, &again, &two, &picks(1, &["R3"])).await.unwrap();
        rounds::close(&scan.clerk, &again, &scan.id, 1).await.unwrap();
        again.close().await;
        rounds::reveal(&scan.clerk, test, &scan.id, 1, true).await.unwrap();
        let expected = ["R1", "R2", "R3"].map(|key| (key.to_owned(), 1));
        assert_eq!(tally(test, &scan).await, BTreeMap::from(expected));
    }

    async fn after_closing_nothing_tells_who_picked_what(test: &TestServices) {
        let scan = opened(test).await;
        let own = joined(test, &scan).await;
        let ballots = async || {
            let ballots: Vec<String> = sqlx::query_scalar("SELECT DISTINCT ballot FROM room_picks").fetch_all(test.store().read()).await.unwrap();
            ballots
        };
        rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
        pick(&ANYBODY, test, &own, &picks(1, &["R1", "R2"])).await.unwrap();
        let first = ballots().await;
        assert_eq!(first.len(), 1);
        let phones: Vec<String> = sqlx::query_scalar("SELECT fingerprint FROM room_devices").fetch_all(test.store().read()).await.unwrap();
        assert!(!phones.contains(&first[0]), "a dump does not tie picks to the name of a phone");
        close_and_reveal(test, &scan, 1).await;
        assert!(ballots().await.is_empty());
        rounds::open(&scan.clerk, test, &scan.id, &["R1".into(), "R2".into()]).await.unwrap();
        pick(&ANYBODY, test, &own, &picks(2, &["R1"])).await.unwrap();
        assert_ne!(ballots().await, first, "nor two rounds of one phone to each other");
        assert_eq!(number(test, "SELECT COUNT(*) FROM room_devices").await, 1, "the phone goes on");
    }

    async fn a_suggestion_sent_twice_counts_once_and_is_kept_as_typed(test: &TestServices) {
        let scan = opened(test).await;
        let own = joined(test, &scan).await;
        let form = suggestion(" Méér  <b>spreektijd</b>\n voor \"inwoners\" 🏛 ");
        for _ in 0..5 {
            suggest(&ANYBODY, test, &own, &form).await.unwrap();
        }
        let waiting = view(test, &scan).await.room.unwrap().suggestions;
        assert_eq!(waiting.iter().map(|own| own.text.as_str()).collect::<Vec<_>>(), ["Méér <b>spreektijd</b> voor \"inwoners\" 🏛"]);
        assert_eq!(phone(&ANYBODY, test, Some(&own)).await.unwrap().suggestions_left, 4);
        let long = suggest(&ANYBODY, test, &own, &suggestion(&"x".repeat(5_000))).await.unwrap_err();
        assert_eq!(problem(long), ("text".into(), ProblemCode::TooLong { max: 200 }));
        assert_eq!(problem(suggest(&ANYBODY, test, &own, &suggestion(" \n ")).await.unwrap_err()), ("text".into(), ProblemCode::Missing));
        let own_id = SuggestionForm { id: "1; DROP TABLE".into(), ..suggestion("x") };
        assert_eq!(problem(suggest(&ANYBODY, test, &own, &own_id).await.unwrap_err()), ("id".into(), ProblemCode::NotAChoice));
        for number in 2..=5 {
            suggest(&ANYBODY, test, &own, &suggestion(&format!("Voorstel {number}"))).await.unwrap();
        }
        let sixth = suggest(&ANYBODY, test, &own, &suggestion("Voorstel 6")).await.unwrap_err();
        assert!(matches!(sixth, Error::Refused(Refusal::Full { most: 5 })));
    }

    async fn the_room_sees_and_picks_a_suggestion_once_the_clerk_shows_it(test: &TestServices) {
        let scan = opened(test).await;
        let own = joined(test, &scan).await;
        let form = suggestion("Vergader in de wijk");
        suggest(&ANYBODY, test, &own, &form).await.unwrap();
        rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
        let key = format!("voorstel-{}", form.id);
        let unseen = pick(&ANYBODY, test, &own, &picks(1, &[&key])).await.unwrap_err();
        assert_eq!(problem(unseen), ("picks".into(), ProblemCode::NotAChoice));
        let id = SuggestionId::parse(&form.id).unwrap();
        let before = phone(&ANYBODY, test, Some(&own)).await.unwrap();
        suggestions::decide(&scan.clerk, test, &scan.id, &id, true).await.unwrap();
        let after = phone(&ANYBODY, test, Some(&own)).await.unwrap();
        assert_eq!((before.waiting, after.waiting, after.candidates.len()), (1, 0, before.candidates.len() + 1));
        assert_eq!(after.candidates.last().unwrap().kind, CandidateKind::Suggestion);
        assert_ne!(before.key, after.key, "phones hear of it");
        pick(&ANYBODY, test, &own, &picks(1, &[&key, "R1"])).await.unwrap();
        suggestions::decide(&scan.lead, test, &scan.id, &id, false).await.unwrap();
        assert_eq!(phone(&ANYBODY, test, Some(&own)).await.unwrap().candidates.len(), 12);
        close_and_reveal(test, &scan, 1).await;
        assert_eq!(tally(test, &scan).await.get(&key), Some(&1), "what was picked counts");
        let strange = suggestions::decide(&scan.clerk, test, &scan.id, &SuggestionId::random(), true).await;
        assert!(matches!(strange, Err(Error::NotFound)));
    }

    async fn the_tally_is_what_each_phone_picked_last(test: &TestServices) {
        let scan = opened(test).await;
        let mut phones = Vec::new();
        for _ in 0..6 {
            phones.push(joined(test, &scan).await);
        }
        let mut dice = Dice(20_261_123);
        for round in 1..=4 {
            rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
            let mut last: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
            for _ in 0..25 {
                let who = dice.roll(phones.len());
                let keys: Vec<String> = (0..dice.roll(5)).map(|_| format!("R{}", dice.roll(13) + 1)).collect();
                let keys_text: Vec<&str> = keys.iter().map(String::as_str).collect();
                let kept: BTreeSet<String> = keys.iter().cloned().collect();
                let valid = (1..=3).contains(&kept.len()) && !kept.contains("R13");
                let picked = pick(&ANYBODY, test, &phones[who], &picks(round, &keys_text)).await;
                assert_eq!(picked.is_ok(), valid, "{keys:?}");
                if valid {
                    last.insert(who, kept);
                }
            }
            close_and_reveal(test, &scan, round).await;
            let mut expected: BTreeMap<String, u32> = BTreeMap::new();
            for key in last.values().flatten() {
                *expected.entry(key.clone()).or_default() += 1;
            }
            assert_eq!(tally(test, &scan).await, expected, "round {round}");
            let picked = view(test, &scan).await.room.unwrap().round().unwrap().picked;
            assert_eq!(picked as usize, last.len());
        }
    }

    async fn a_whole_room_picks_while_the_clerk_closes(test: &TestServices) {
        let scan = opened(test).await;
        let picking = whole_room_picking(test, &scan).await;
        rounds::close(&scan.clerk, test, &scan.id, 1).await.unwrap();
        let mut kept = 0_u32;
        for outcome in picking {
            match outcome.await.unwrap() {
                Ok(()) => kept += 1,
                Err(error) => assert_eq!(reason(&error), Some(NotNow::RoundClosed)),
            }
        }
        rounds::reveal(&scan.clerk, test, &scan.id, 1, true).await.unwrap();
        assert_eq!(tally(test, &scan).await.get("R1").copied().unwrap_or_default(), kept, "told is kept, refused is not");
        assert_eq!(number(test, "SELECT COUNT(*) FROM room_picks").await, 0);
    }
}

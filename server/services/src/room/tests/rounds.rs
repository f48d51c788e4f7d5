use super::*;
use crate::ids::SuggestionId;
use crate::on_both_engines;
use crate::room::rounds::{FEWEST_PICKERS, Revealed};
use crate::room::{
    Phase, SuggestionForm, TakenOver, pick, prefilled, rounds, suggest, suggestions, take_over,
};
use crate::sessions::{Audience, PointForm, points, share};

/// So many phones pick these; then the tally is shown.
async fn round_of(test: &TestServices, scan: &ClosedScan, number: i64, votes: &[(&str, usize)]) {
    for (key, phones) in votes {
        for _ in 0..*phones {
            let own = joined(test, scan).await;
            pick(&ANYBODY, test, &own, &picks(number, &[key]))
                .await
                .unwrap();
        }
    }
    rounds::close(&scan.clerk, test, &scan.id, number)
        .await
        .unwrap();
    rounds::reveal(&scan.clerk, test, &scan.id, number, true)
        .await
        .unwrap();
}

on_both_engines! {
    async fn a_round_opens_closes_and_is_shown_in_that_order(test: &TestServices) {
        let scan = opened(test).await;
        let (clerk, id) = (&scan.clerk, &scan.id);
        let refused = |outcome: Result<(), Error>| reason(&outcome.unwrap_err());
        assert_eq!(refused(rounds::close(clerk, test, id, 1).await), Some(NotNow::RoundClosed));
        assert_eq!(rounds::open(clerk, test, id, &[]).await.unwrap(), 1);
        assert_eq!(refused(rounds::open(clerk, test, id, &[]).await.map(|_| ())), Some(NotNow::RoundOpen));
        assert_eq!(refused(rounds::reveal(clerk, test, id, 1, true).await.map(|_| ())), Some(NotNow::NotClosed));
        let (one, two) = tokio::join!(rounds::close(clerk, test, id, 1), rounds::close(&scan.lead, test, id, 1));
        one.unwrap();
        two.unwrap();
        assert_eq!(refused(rounds::open(clerk, test, id, &[]).await.map(|_| ())), Some(NotNow::NotRevealed));
        rounds::reveal(clerk, test, id, 1, true).await.unwrap();
        rounds::reveal(clerk, test, id, 1, true).await.unwrap();
        assert_eq!(rounds::open(clerk, test, id, &[]).await.unwrap(), 2);
        assert_eq!(refused(rounds::close(clerk, test, id, 1).await), Some(NotNow::RoundClosed), "a page of before");
        let (_, log) = crate::scans::log(clerk, test, id).await.unwrap();
        let of = |kind: &str| log.entries.iter().filter(|entry| entry.kind == kind).count();
        assert_eq!((of("picks_opened"), of("picks_closed"), of("picks_revealed")), (2, 1, 1));
    }

    async fn a_tally_that_tells_who_picked_what_is_shown_only_to_who_is_sure(test: &TestServices) {
        let scan = opened(test).await;
        let (clerk, id) = (&scan.clerk, &scan.id);
        for (round, phones) in [(1, 0), (2, 1), (3, 2), (4, 3)] {
            rounds::open(clerk, test, id, &[]).await.unwrap();
            for _ in 0..phones {
                let own = joined(test, &scan).await;
                pick(&ANYBODY, test, &own, &picks(round, &["R1"])).await.unwrap();
            }
            rounds::close(clerk, test, id, round).await.unwrap();
            assert_eq!(rounds::to_reveal(clerk, test, id, round).await.unwrap().phones, phones);
            let few = (1..FEWEST_PICKERS).contains(&phones);
            let expected = if few { Revealed::Few(phones) } else { Revealed::Shown };
            assert_eq!(rounds::reveal(clerk, test, id, round, false).await.unwrap(), expected);
            let now = view(test, &scan).await.room.unwrap();
            let tally = now.round().unwrap().tally.is_some();
            assert_eq!((now.phase == Phase::Closed, tally), (few, !few), "{phones} phones");
            assert_eq!(rounds::reveal(clerk, test, id, round, true).await.unwrap(), Revealed::Shown);
        }
    }

    async fn a_round_of_few_is_thrown_away_instead_and_another_can_open(test: &TestServices) {
        let scan = opened(test).await;
        let (clerk, id) = (&scan.clerk, &scan.id);
        let refused = async |round| reason(&rounds::throw_away(clerk, test, id, round).await.unwrap_err());
        rounds::open(clerk, test, id, &[]).await.unwrap();
        let own = joined(test, &scan).await;
        pick(&ANYBODY, test, &own, &picks(1, &["R1"])).await.unwrap();
        assert_eq!(refused(1).await, Some(NotNow::NotClosed));
        rounds::close(clerk, test, id, 1).await.unwrap();
        for _ in 0..2 {
            rounds::throw_away(clerk, test, id, 1).await.unwrap();
        }
        assert_eq!(number(test, "SELECT COUNT(*) FROM room_tallies").await, 0);
        let seen = crate::room::phone(&ANYBODY, test, Some(&own)).await.unwrap();
        assert_eq!((seen.phase, seen.withdrawn), (Phase::Waiting, true), "phones hear that it does not count");
        assert_eq!(rounds::open(clerk, test, id, &[]).await.unwrap(), 2);
        round_of(test, &scan, 2, &[("R1", 3)]).await;
        assert_eq!(refused(2).await, Some(NotNow::RoundClosed), "what is shown stays");
        rounds::open(clerk, test, id, &[]).await.unwrap();
        for _ in 0..3 {
            let own = joined(test, &scan).await;
            pick(&ANYBODY, test, &own, &picks(3, &["R2"])).await.unwrap();
        }
        rounds::close(clerk, test, id, 3).await.unwrap();
        assert_eq!(refused(3).await, Some(NotNow::RoundClosed), "and what tells of nobody is the room's");
    }

    async fn a_second_round_is_among_those_that_are_tied(test: &TestServices) {
        let scan = opened(test).await;
        rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
        round_of(test, &scan, 1, &[("R9", 3), ("R1", 2), ("R2", 1), ("R3", 1), ("R4", 1), ("R5", 1)]).await;
        let room = view(test, &scan).await.room.unwrap();
        let tally = room.round().unwrap().tally.clone().unwrap();
        let shown: Vec<_> = tally.lines.iter().map(|line| (line.candidate.key.as_str(), line.picks)).collect();
        assert_eq!(shown, [("R9", 3), ("R1", 2), ("R2", 1), ("R3", 1), ("R4", 1), ("R5", 1)]);
        assert_eq!(tally.tied, ["R2", "R3", "R4", "R5"]);
        rounds::open(&scan.clerk, test, &scan.id, &tally.tied).await.unwrap();
        let own = joined(test, &scan).await;
        let seen = crate::room::phone(&ANYBODY, test, Some(&own)).await.unwrap();
        let keys: Vec<_> = seen.candidates.iter().map(|candidate| candidate.key.as_str()).collect();
        assert_eq!((seen.phase, keys), (Phase::Picking, vec!["R2", "R3", "R4", "R5"]));
        let outside = pick(&ANYBODY, test, &own, &picks(2, &["R9"])).await.unwrap_err();
        assert_eq!(problem(outside), ("picks".into(), ProblemCode::NotAChoice));
        let before = pick(&ANYBODY, test, &own, &picks(1, &["R2"])).await.unwrap_err();
        assert_eq!(reason(&before), Some(NotNow::RoundClosed));
        round_of(test, &scan, 2, &[("R3", 2)]).await;
        assert_eq!(view(test, &scan).await.room.unwrap().rounds.len(), 2, "the first tally stays beside it");
    }

    async fn a_round_is_among_two_candidates_at_least(test: &TestServices) {
        let scan = opened(test).await;
        let refused = async |keys: &[&str]| {
            let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
            problem(rounds::open(&scan.clerk, test, &scan.id, &keys).await.unwrap_err())
        };
        let of = |code| ("among".to_owned(), code);
        assert_eq!(refused(&["R1"]).await, of(ProblemCode::OnlyOne));
        assert_eq!(refused(&["R1", "R1"]).await, of(ProblemCode::OnlyOne));
        assert_eq!(refused(&["R1", "R99"]).await, of(ProblemCode::NotAChoice));
        assert_eq!(view(test, &scan).await.room.unwrap().phase, Phase::Waiting);
    }

    async fn what_the_room_decides_becomes_a_priority_with_one_press(test: &TestServices) {
        let scan = opened(test).await;
        let form = PointForm { statements: vec!["T5.3".into()], text: "Beslis later. ".into(), ..PointForm::default() };
        let point = points::add(&scan.clerk, test, &scan.id, &form).await.unwrap();
        share(&scan.clerk, test, &scan.id, Audience::Everybody).await.unwrap();
        rounds::open(&scan.clerk, test, &scan.id, &[]).await.unwrap();
        let key = format!("punt-{point}");
        let early = take_over(&scan.clerk, test, &scan.id, &key).await.unwrap_err();
        assert_eq!(reason(&early), Some(NotNow::NotRevealed), "nobody settles while others pick");
        round_of(test, &scan, 1, &[(&key, 2), ("R7", 1)]).await;
        let first = take_over(&scan.clerk, test, &scan.id, &key).await.unwrap();
        assert_eq!(take_over(&scan.lead, test, &scan.id, &key).await.unwrap(), first, "pressed twice is once");
        take_over(&scan.clerk, test, &scan.id, "R7").await.unwrap();
        let session = view(test, &scan).await.session;
        let subgoal = |key: &str| session.report.texts.theme_of(key).unwrap().subgoal.unwrap();
        let [from_point, from_direction] = session.priorities.as_slice() else { panic!("{:?}", session.priorities) };
        assert_eq!((from_point.title.as_str(), from_point.statements.as_slice(), from_point.subgoal), ("Beslis later", &["T5.3".to_owned()][..], subgoal("T5.3")));
        let direction = session.report.texts.direction("R7").unwrap();
        assert_eq!((from_direction.title.as_str(), from_direction.subgoal), (direction.text.trim_end_matches('.'), direction.subgoal));
        assert!(from_direction.statements.iter().all(|key| subgoal(key) == direction.subgoal) && !from_direction.statements.is_empty());
        for key in ["R1", "R2", "R3"] {
            take_over(&scan.clerk, test, &scan.id, key).await.unwrap();
        }
        assert!(matches!(take_over(&scan.clerk, test, &scan.id, "R4").await, Err(Error::Refused(Refusal::Full { most: 5 }))));
        assert!(matches!(take_over(&scan.clerk, test, &scan.id, "R99").await, Err(Error::NotFound)));
    }

    async fn a_point_about_two_subgoals_is_taken_over_through_the_form(test: &TestServices) {
        let scan = opened(test).await;
        share(&scan.clerk, test, &scan.id, Audience::Everybody).await.unwrap();
        let session = view(test, &scan).await.session;
        let texts = &session.report.texts;
        let subgoal = |theme: &&crate::results::ThemeText| theme.subgoal != texts.themes[0].subgoal && theme.subgoal.is_some();
        let other = texts.themes.iter().find(subgoal).unwrap();
        let two = [&texts.themes[0].statements[0], &other.statements[0]];
        let form = PointForm { statements: two.iter().map(|own| own.key.clone()).collect(), ..PointForm::default() };
        let point = points::add(&scan.clerk, test, &scan.id, &form).await.unwrap();
        let key = format!("punt-{point}");
        assert_eq!(take_over(&scan.clerk, test, &scan.id, &key).await.unwrap(), TakenOver::Incomplete);
        let filled = prefilled(&scan.clerk, test, &scan.id, &key).await.unwrap();
        assert_eq!((filled.title, filled.subgoal.as_str()), (format!("{} {}", two[0].text, two[1].text), ""));
        assert_eq!(filled.statements, form.statements, "both statements, and the subgoal to choose");
    }

    async fn nothing_is_taken_over_from_a_point_that_the_room_may_not_see(test: &TestServices) {
        let scan = opened(test).await;
        let form = PointForm { statements: vec!["T5.3".into()], ..PointForm::default() };
        let point = points::add(&scan.clerk, test, &scan.id, &form).await.unwrap();
        let key = format!("punt-{point}");
        for actor in [&scan.clerk, &scan.lead] {
            assert!(matches!(take_over(actor, test, &scan.id, &key).await, Err(Error::NotFound)));
            assert!(matches!(prefilled(actor, test, &scan.id, &key).await, Err(Error::NotFound)));
        }
        let among = ["R1".to_owned(), key];
        assert_eq!(problem(rounds::open(&scan.clerk, test, &scan.id, &among).await.unwrap_err()), ("among".into(), ProblemCode::NotAChoice));
    }

    async fn a_suggestion_is_taken_over_through_the_form(test: &TestServices) {
        let scan = opened(test).await;
        let own = joined(test, &scan).await;
        let form = SuggestionForm { id: SuggestionId::random().to_string(), text: "Vergader in de wijk".into() };
        suggest(&ANYBODY, test, &own, &form).await.unwrap();
        let id = SuggestionId::parse(&form.id).unwrap();
        suggestions::decide(&scan.clerk, test, &scan.id, &id, true).await.unwrap();
        let key = format!("voorstel-{id}");
        assert_eq!(take_over(&scan.clerk, test, &scan.id, &key).await.unwrap(), TakenOver::Incomplete);
        let filled = prefilled(&scan.clerk, test, &scan.id, &key).await.unwrap();
        assert_eq!((filled.title.as_str(), filled.subgoal.as_str(), filled.statements.len()), ("Vergader in de wijk", "", 0));
        assert!(view(test, &scan).await.session.priorities.is_empty());
        assert!(matches!(prefilled(&scan.programme, test, &scan.id, &key).await, Err(Error::Forbidden)));
    }
}

use chrono::TimeDelta;

use super::*;
use crate::ids::TalkingPointId;
use crate::on_both_engines;
use crate::ordered::Move;
use crate::room::{Slide, Steered, jump, steer};
use crate::sessions::{Audience, InterpretationForm, PointForm, interpret, points, share};

fn point(text: &str) -> PointForm {
    PointForm {
        statements: vec!["T2.1".into()],
        text: text.into(),
        ..PointForm::default()
    }
}

on_both_engines! {
    async fn two_who_press_next_at_once_move_once(test: &TestServices) {
        let scan = opened(test).await;
        let (one, two) = tokio::join!(
            steer(&scan.clerk, test, &scan.id, AGENDA, (&Slide::Purpose, &Slide::Response)),
            steer(&scan.lead, test, &scan.id, AGENDA, (&Slide::Purpose, &Slide::Response)),
        );
        let mut outcomes = [one.unwrap(), two.unwrap()];
        outcomes.sort_by_key(|outcome| matches!(outcome, Steered::Elsewhere(_)));
        assert_eq!(outcomes, [Steered::Moved(Slide::Response), Steered::Elsewhere(Slide::Response)]);
    }

    async fn a_laptop_that_slept_hears_where_the_room_is(test: &TestServices) {
        let scan = opened(test).await;
        steer(&scan.lead, test, &scan.id, AGENDA, (&Slide::Purpose, &Slide::Joining)).await.unwrap();
        test.later(TimeDelta::minutes(10));
        let woke = steer(&scan.clerk, test, &scan.id, AGENDA, (&Slide::Purpose, &Slide::Response)).await.unwrap();
        assert_eq!(woke, Steered::Elsewhere(Slide::Joining));
        let view = view(test, &scan).await;
        let room = view.position().unwrap();
        assert_eq!((view.now - room.opened_at, view.now - room.slide_since), (TimeDelta::minutes(10), TimeDelta::minutes(10)));
        steer(&scan.clerk, test, &scan.id, AGENDA, (&Slide::Joining, &Slide::Picks)).await.unwrap();
        assert_eq!(super::view(test, &scan).await.room.unwrap().position.slide, Slide::Picks);
    }

    async fn a_jump_goes_to_its_slide_wherever_the_room_is(test: &TestServices) {
        let scan = opened(test).await;
        steer(&scan.lead, test, &scan.id, AGENDA, (&Slide::Purpose, &Slide::Joining)).await.unwrap();
        let jumped = jump(&scan.clerk, test, &scan.id, AGENDA, &Slide::Picks).await.unwrap();
        assert_eq!(jumped, Steered::Moved(Slide::Picks), "also from a remote that did not see it move");
        let before = view(test, &scan).await.room.unwrap().position;
        test.later(TimeDelta::minutes(5));
        jump(&scan.lead, test, &scan.id, AGENDA, &Slide::Picks).await.unwrap();
        let after = view(test, &scan).await.room.unwrap().position;
        assert_eq!((after.slide_since, after.revision), (before.slide_since, before.revision), "it is there already");
        let gone = Slide::Point { id: TalkingPointId::random() };
        assert_eq!(jump(&scan.clerk, test, &scan.id, AGENDA, &gone).await.unwrap(), Steered::Elsewhere(Slide::Picks));
        let (one, two) = tokio::join!(
            jump(&scan.clerk, test, &scan.id, AGENDA, &Slide::Response),
            jump(&scan.lead, test, &scan.id, AGENDA, &Slide::Priorities),
        );
        assert_eq!((one.unwrap(), two.unwrap()), (Steered::Moved(Slide::Response), Steered::Moved(Slide::Priorities)));
        let at = view(test, &scan).await.room.unwrap().position.slide;
        assert!([Slide::Response, Slide::Priorities].contains(&at), "of two at once the later counts");
    }

    async fn any_statement_can_be_shown_and_nothing_else_that_is_not_there(test: &TestServices) {
        let scan = opened(test).await;
        let statement = Slide::parse("stelling-t3.2").unwrap();
        steer(&scan.clerk, test, &scan.id, AGENDA, (&Slide::Purpose, &statement)).await.unwrap();
        let view = view(test, &scan).await;
        let place = view.room.as_ref().unwrap().position.place;
        assert!(view.deck.slides()[place].to_string().starts_with("thema-t3-"), "next goes on from its theme");
        let unknown = format!("punt-{}", TalkingPointId::random());
        for text in ["stelling-t9.9", &unknown, "thema-t9-verschil"] {
            let slide = Slide::parse(text).unwrap();
            assert!(matches!(steer(&scan.clerk, test, &scan.id, AGENDA, (&statement, &slide)).await, Err(Error::NotFound)), "{text}");
        }
    }

    async fn a_slide_that_vanished_falls_back_to_the_one_before(test: &TestServices) {
        let scan = opened(test).await;
        share(&scan.clerk, test, &scan.id, Audience::Everybody).await.unwrap();
        let mut ids = Vec::new();
        for text in ["een", "twee"] {
            ids.push(points::add(&scan.clerk, test, &scan.id, &point(text)).await.unwrap());
        }
        let slides: Vec<Slide> = ids.iter().map(|id| Slide::Point { id: id.clone() }).collect();
        let (first, second) = (slides[0].clone(), slides[1].clone());
        steer(&scan.clerk, test, &scan.id, AGENDA, (&Slide::Purpose, &second)).await.unwrap();
        points::arrange(&scan.clerk, test, &scan.id, &ids[1], Move::Out).await.unwrap();
        assert_eq!(view(test, &scan).await.room.unwrap().position.slide, first);
        assert_eq!(steer(&scan.clerk, test, &scan.id, AGENDA, (&second, &Slide::Joining)).await.unwrap(), Steered::Elsewhere(first.clone()));
        steer(&scan.clerk, test, &scan.id, AGENDA, (&first, &Slide::Joining)).await.unwrap();
    }

    async fn a_point_that_moves_stays_on_the_screen(test: &TestServices) {
        let scan = opened(test).await;
        share(&scan.clerk, test, &scan.id, Audience::Everybody).await.unwrap();
        let mut ids = Vec::new();
        for text in ["een", "twee", "drie"] {
            ids.push(points::add(&scan.clerk, test, &scan.id, &point(text)).await.unwrap());
        }
        let shown = Slide::Point { id: ids[1].clone() };
        steer(&scan.clerk, test, &scan.id, AGENDA, (&Slide::Purpose, &shown)).await.unwrap();
        points::arrange(&scan.clerk, test, &scan.id, &ids[0], Move::Out).await.unwrap();
        points::arrange(&scan.clerk, test, &scan.id, &ids[1], Move::Down).await.unwrap();
        let now = view(test, &scan).await;
        assert_eq!(now.room.as_ref().unwrap().position.slide, shown, "nobody steered");
        assert_eq!(now.point(&ids[1]).map(|(number, point)| (number, point.text.as_str())), Some((2, "twee")));
        let third = Slide::Point { id: ids[2].clone() };
        assert_eq!(now.deck.previous(now.room.as_ref().unwrap().position.place), Some(&third), "its place is the new one");
        share(&scan.clerk, test, &scan.id, Audience::Clerk).await.unwrap();
        let hidden = view(test, &scan).await;
        let place = hidden.room.unwrap().position.place;
        assert_eq!(hidden.deck.next(place), Some(&Slide::Joining), "where the points were");
    }

    async fn the_clerks_own_words_are_the_notes(test: &TestServices) {
        let scan = opened(test).await;
        let before = view(test, &scan).await.keys();
        let form = InterpretationForm { text: "Vraag naar de raad.".into(), ..InterpretationForm::default() };
        interpret(&scan.clerk, test, &scan.id, "T3", &form).await.unwrap();
        let asked = points::add(&scan.clerk, test, &scan.id, &point("Wat ziet u?")).await.unwrap();
        let officer = load(&scan.programme, test, &scan.id).await.unwrap();
        assert_eq!(officer.notes(&Slide::parse("stelling-t3.1").unwrap()), None, "nobody else reads a draft");
        share(&scan.clerk, test, &scan.id, Audience::Everybody).await.unwrap();
        let view = view(test, &scan).await;
        let notes = |text: &str| view.notes(&Slide::parse(text).unwrap());
        assert_eq!((notes("thema-t3-verschil"), notes("stelling-t3.1")), (Some("Vraag naar de raad."), Some("Vraag naar de raad.")));
        let other = TalkingPointId::random();
        assert_eq!((notes(&format!("punt-{asked}")), notes(&format!("punt-{other}"))), (Some("Wat ziet u?"), None));
        assert_eq!((notes("doel"), notes("thema-t4-verschil")), (None, None));
        assert_ne!(view.keys(), before, "the screen hears that something changed");
    }
}

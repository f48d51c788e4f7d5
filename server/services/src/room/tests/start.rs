//! The room of a startgesprek.

use chrono::TimeDelta;
use questionnaires::kind::RespondentGroup;
use questionnaires::local::MOST_LOCAL_CHARACTERS;

use super::*;
use crate::audit::{AuditEvent, RoomEvent};
use crate::on_both_engines;
use crate::participations::fixture::Fixture;
use crate::room::{
    LONGEST_TALK, Slide, StartSlide, StartTalk, Steered, end, end_due, jump, load_start, steer,
};
use crate::scans::arrangements::AgreementsForm;
use crate::scans::decisions::{Subject, decisions};
use crate::scans::setup::{GroupsForm, JOINED, PeriodForm, QuestionsForm};
use crate::scans::{self, Part};
use crate::testing::{having_read, officer};

const START: SessionKind = SessionKind::Start;

const THEMES: Slide = Slide::Start(StartSlide::Themes);

const QUESTIONS: Slide = Slide::Start(StartSlide::Questions);

const MORE_QUESTIONS: Slide = Slide::Start(StartSlide::MoreQuestions);

fn about(subject: Subject) -> Slide {
    Slide::Start(StartSlide::Decision(subject))
}

/// A scan that is being prepared, whose startgesprek is on the screen.
async fn begun(test: &TestServices) -> Fixture<'_> {
    let fixture = Fixture::prepared(test).await;
    open(&fixture.lead, test, &fixture.scan, START)
        .await
        .unwrap();
    fixture
}

async fn shown(fixture: &Fixture<'_>) -> RoomView<StartTalk> {
    load_start(&fixture.lead, fixture.test, &fixture.scan)
        .await
        .unwrap()
}

async fn fill_in(fixture: &Fixture<'_>, part: Part) {
    let (lead, test, scan) = (&fixture.lead, fixture.test, &fixture.scan);
    let kept = scans::visible(lead, test, scan).await.unwrap();
    scans::fill_in(lead, test, scan, having_read(part, &kept))
        .await
        .unwrap();
}

fn asking(text: &str) -> Part {
    let groups = if text.is_empty() {
        Vec::new()
    } else {
        vec!["residents".to_owned()]
    };
    Part::Questions(QuestionsForm {
        l1_text: text.into(),
        l1_groups: groups,
        ..QuestionsForm::default()
    })
}

/// Four questions to everybody, each as long as that.
fn asking_four(characters: usize) -> Part {
    let text = || "dorpsraad ".repeat(25)[..characters].trim().to_owned();
    let everybody = || {
        let groups = RespondentGroup::ALL.into_iter();
        groups.map(|group| group.code().to_owned()).collect()
    };
    Part::Questions(QuestionsForm {
        l1_text: text(),
        l1_groups: everybody(),
        l2_text: text(),
        l2_groups: everybody(),
        l3_text: text(),
        l3_groups: everybody(),
        l4_text: text(),
        l4_groups: everybody(),
        ..QuestionsForm::default()
    })
}

#[test]
fn every_slide_of_a_startgesprek_is_read_back_from_its_text() {
    let slides = StartSlide::ALL.map(Slide::Start);
    for slide in &slides {
        assert_eq!(Slide::parse(&slide.to_string()).as_ref(), Some(slide));
    }
    let mut texts = slides.map(|slide| slide.to_string());
    texts.sort();
    assert!(texts.windows(2).all(|two| two[0] != two[1]), "{texts:?}");
}

on_both_engines! {
    async fn a_startgesprek_has_a_slide_for_every_decision_in_their_order(test: &TestServices) {
        let fixture = Fixture::prepared(test).await;
        let view = shown(&fixture).await;
        let own = decisions(&view.session.scan).into_iter().map(|own| about(own.subject));
        let slides = view.deck.slides();
        let of_decisions = slides.iter().filter(|slide| matches!(slide, Slide::Start(StartSlide::Decision(_))));
        assert!(of_decisions.cloned().eq(own));
        assert_eq!((slides.first(), slides.last()), (Some(&Slide::Purpose), Some(&Slide::Start(StartSlide::Next))));
        for (place, slide) in slides.iter().enumerate() {
            assert_eq!(view.deck.place(slide), place, "{slide}");
        }
        assert!(!view.deck.has(&Slide::Picks) && !view.deck.has(&QUESTIONS), "nothing is picked, and nothing asked");
        assert_eq!(view.deck.shown(&QUESTIONS), about(Subject::Questions));
        assert_eq!(view.deck.shown(&MORE_QUESTIONS), about(Subject::Questions));
        assert!(view.room.is_none(), "it can be looked at before it begins");
    }

    async fn a_startgesprek_is_steered_and_every_screen_finds_its_place(test: &TestServices) {
        let fixture = begun(test).await;
        let (lead, scan) = (&fixture.lead, &fixture.scan);
        let (steps, groups) = (Slide::Start(StartSlide::Steps), Slide::Start(StartSlide::Groups));
        let (one, two) = tokio::join!(
            steer(lead, test, scan, START, (&Slide::Purpose, &steps)),
            steer(lead, test, scan, START, (&Slide::Purpose, &steps)),
        );
        let mut outcomes = [one.unwrap(), two.unwrap()];
        outcomes.sort_by_key(|outcome| matches!(outcome, Steered::Elsewhere(_)));
        assert_eq!(outcomes, [Steered::Moved(steps.clone()), Steered::Elsewhere(steps.clone())]);
        steer(lead, test, scan, START, (&steps, &groups)).await.unwrap();
        open(lead, test, scan, START).await.unwrap();
        let other = test.second_server().await;
        let again = load_start(lead, &other, scan).await.unwrap();
        let position = again.position().unwrap();
        assert_eq!((&position.slide, position.place), (&groups, 2));
        other.close().await;
        for strange in [Slide::Picks, Slide::Response, QUESTIONS] {
            let refused = steer(lead, test, scan, START, (&groups, &strange)).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{strange}");
        }
        assert_eq!(jump(lead, test, scan, START, &QUESTIONS).await.unwrap(), Steered::Elsewhere(groups));
    }

    async fn the_screen_hears_of_what_is_decided_while_people_talk(test: &TestServices) {
        let fixture = begun(test).await;
        let minimum = |view: &RoomView<StartTalk>| {
            let (_, decision) = view.session.decision(Subject::Minimum).unwrap();
            decision.decided.clone()
        };
        let before = shown(&fixture).await;
        assert_eq!(minimum(&before).as_deref(), Some("Vanaf 5 antwoorden."));
        let form = GroupsForm {
            council: "9".into(),
            executive: "4".into(),
            executive_rule: JOINED.into(),
            senior_staff: "2".into(),
            staff: "12".into(),
            minimum: "7".into(),
            ..GroupsForm::default()
        };
        fill_in(&fixture, Part::Groups(form)).await;
        let after = shown(&fixture).await;
        assert_eq!(minimum(&after).as_deref(), Some("Vanaf 7 antwoorden."));
        assert_ne!(before.keys().beamer, after.keys().beamer);
        fill_in(&fixture, Part::Groups(GroupsForm::default())).await;
        let undone = shown(&fixture).await;
        assert!(undone.session.groups.is_none() && minimum(&undone).is_none(), "half filled in is not agreed");
    }

    async fn own_questions_have_a_slide_as_long_as_there_are_any(test: &TestServices) {
        let fixture = begun(test).await;
        fill_in(&fixture, asking("Ik ken de dorpsraad.")).await;
        let view = shown(&fixture).await;
        let decision = about(Subject::Questions);
        assert_eq!(view.deck.next(view.deck.place(&decision)), Some(&QUESTIONS), "right after what is decided about them");
        assert!(!view.deck.has(&MORE_QUESTIONS));
        jump(&fixture.lead, test, &fixture.scan, START, &QUESTIONS).await.unwrap();
        fill_in(&fixture, asking("")).await;
        assert_eq!(shown(&fixture).await.position().unwrap().slide, decision, "the slide before it");
    }

    async fn long_questions_of_an_authority_take_two_slides_and_lose_nothing(test: &TestServices) {
        let fixture = begun(test).await;
        fill_in(&fixture, asking_four(120)).await;
        let view = shown(&fixture).await;
        assert_eq!(view.session.questions_on(StartSlide::Questions).0.len(), 4);
        assert!(!view.deck.has(&MORE_QUESTIONS), "shorter ones are together");

        fill_in(&fixture, asking_four(MOST_LOCAL_CHARACTERS)).await;
        let view = shown(&fixture).await;
        assert_eq!(view.deck.next(view.deck.place(&QUESTIONS)), Some(&MORE_QUESTIONS));
        let (first, _) = view.session.questions_on(StartSlide::Questions);
        let (rest, before) = view.session.questions_on(StartSlide::MoreQuestions);
        let (_, decision) = view.session.decision(Subject::Questions).unwrap();
        assert_eq!(([first, rest].concat(), before), (decision.questions.clone(), 2));
        assert!(rest.iter().all(|(_, whom)| whom == "(alle groepen)"), "{rest:?}");
        jump(&fixture.lead, test, &fixture.scan, START, &MORE_QUESTIONS).await.unwrap();
        fill_in(&fixture, asking_four(120)).await;
        assert_eq!(shown(&fixture).await.position().unwrap().slide, QUESTIONS);
    }

    async fn opening_the_questionnaire_ends_the_startgesprek(test: &TestServices) {
        let fixture = begun(test).await;
        let (lead, scan) = (&fixture.lead, &fixture.scan);
        let period = PeriodForm {
            opens_on: "2026-11-23".into(),
            closes_on: "2026-12-11".into(),
            contact_name: "Griffie".into(),
            contact_email: "griffie@example.nl".into(),
            ..PeriodForm::default()
        };
        let agreements = AgreementsForm {
            participation_on: "2026-11-02".into(),
            participation_by: "H. Verstraten, griffier".into(),
            processing_on: "2026-11-16".into(),
            controller: "Het college van burgemeester en wethouders".into(),
            ..AgreementsForm::default()
        };
        fill_in(&fixture, Part::Agreements(agreements)).await;
        fill_in(&fixture, Part::Period(period)).await;
        for group in RespondentGroup::ALL {
            scans::mark_previewed(lead, test, scan, group).await.unwrap();
        }
        scans::open(lead, test, scan).await.unwrap();
        assert_eq!(number(test, "SELECT COUNT(*) FROM rooms WHERE ended_at IS NULL").await, 0);
        let view = shown(&fixture).await;
        assert!(view.room.is_none() && !view.may_steer());
        for refused in [
            open(lead, test, scan, START).await.unwrap_err(),
            end(lead, test, scan, START).await.unwrap_err(),
            jump(lead, test, scan, START, &THEMES).await.unwrap_err(),
        ] {
            assert!(matches!(refused, Error::Refused(Refusal::OutOfStep(_))), "{refused:?}");
        }
        let (_, log) = scans::log(lead, test, scan).await.unwrap();
        let ended = AuditEvent::from(RoomEvent::RoomEnded { session: START, by_hand: true, phones: 0 });
        assert!(log.entries.iter().any(|entry| entry.event.as_ref() == Some(&ended)));
    }

    async fn a_startgesprek_of_a_scan_that_is_cancelled_is_over(test: &TestServices) {
        let fixture = begun(test).await;
        scans::cancel(&fixture.lead, test, &fixture.scan, "Geen tijd.").await.unwrap();
        assert_eq!(number(test, "SELECT COUNT(*) FROM rooms WHERE ended_at IS NULL").await, 0);
        assert!(shown(&fixture).await.room.is_none());
    }

    async fn a_startgesprek_that_nobody_ended_ends_by_itself(test: &TestServices) {
        let fixture = begun(test).await;
        test.later(LONGEST_TALK);
        assert!(shown(&fixture).await.room.is_none(), "also before the job came by");
        assert_eq!(end_due(test).await.unwrap(), 1);
        open(&fixture.lead, test, &fixture.scan, START).await.unwrap();
        test.later(TimeDelta::minutes(5));
        let view = shown(&fixture).await;
        let position = view.position().unwrap();
        assert_eq!((view.now - position.opened_at, &position.slide), (TimeDelta::minutes(5), &Slide::Purpose));
    }

    async fn only_who_leads_it_holds_a_startgesprek_and_nobody_comes_in(test: &TestServices) {
        let fixture = begun(test).await;
        let scan = &fixture.scan;
        let officer = officer(test, "Samira").await;
        for (actor, hidden) in [(&officer, false), (&ANYBODY, true)] {
            for error in [
                open(actor, test, scan, START).await.unwrap_err(),
                end(actor, test, scan, START).await.unwrap_err(),
                jump(actor, test, scan, START, &THEMES).await.unwrap_err(),
                steer(actor, test, scan, START, (&Slide::Purpose, &THEMES)).await.unwrap_err(),
            ] {
                let expected = if hidden { matches!(error, Error::SignInNeeded) } else { matches!(error, Error::Forbidden) };
                assert!(expected, "{error:?}");
            }
        }
        let seen = load_start(&officer, test, scan).await.unwrap();
        assert!(seen.room.is_some() && !seen.may_steer() && seen.script.is_none());
        let without_code = "SELECT COUNT(*) FROM rooms WHERE sealed_code IS NULL AND join_fingerprint = id";
        assert_eq!(number(test, without_code).await, 1);
        end(&fixture.lead, test, scan, START).await.unwrap();
        assert!(shown(&fixture).await.room.is_none());
    }
}

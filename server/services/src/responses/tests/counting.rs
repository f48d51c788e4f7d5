//! Every answer counts, and counts once.

use questionnaires::answers::{Answer, AnswerProblem};
use questionnaires::kind::RespondentGroup::{Council, Residents, Staff};

use crate::actor::Actor;
use crate::desk::Outcome;
use crate::on_both_engines;
use crate::participations::fixture::{Fixture, code};
use crate::participations::{Change, destroy, save};
use crate::responses::{counts, send, take_tally};
use crate::scans::State;
use crate::testing::TestServices;

/// Sends for all at the same moment.
async fn send_at_once(test: &TestServices, actors: &[Actor]) -> Vec<Outcome> {
    let sending: Vec<_> = actors
        .iter()
        .map(|actor| {
            let (services, actor) = (test.services(), actor.clone());
            tokio::spawn(async move { send(&actor, &services).await })
        })
        .collect();
    let mut outcomes = Vec::with_capacity(sending.len());
    for sent in sending {
        outcomes.push(sent.await.unwrap().unwrap());
    }
    outcomes
}

async fn counter(fixture: &Fixture<'_>, item: &str, choice: &str) -> i64 {
    fixture
        .number(&format!(
            "SELECT CAST(SUM(n - 16777216) AS BIGINT) FROM tally WHERE split = '' AND item = '{item}' AND choice = '{choice}'"
        ))
        .await
}

on_both_engines! {
    async fn one_submission_sent_five_times_at_once_counts_once(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let holder = fixture.codes(Council).await.remove(0);
        fixture.answer(&holder, Answer::Agree).await;
        fixture.fill_in(&holder, "T1", &[("remark", "De stukken komen te laat.")]).await;
        let five = vec![holder.clone(); 5];
        assert_eq!(send_at_once(test, &five).await, vec![Outcome::Sent; 5]);
        assert_eq!(fixture.send(&holder).await, Outcome::Sent, "a retry gets the same thanks");
        assert_eq!(fixture.responses(Council).await, 1);
        assert_eq!(counter(&fixture, "T1.1", "4").await, 1);
        assert_eq!(fixture.number("SELECT COUNT(*) FROM remarks").await, 1);
        let later = save(&holder, test, Change::Nothing, None).await.unwrap();
        assert_eq!(later, Outcome::Sent, "what was sent cannot be changed");
    }

    async fn answers_directions_splits_and_remarks_are_counted(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let resident = fixture.begun(Residents).await;
        fixture.fill_in(&resident, "T1", &[("T1.1", "unknown")]).await;
        for change in [
            Change::Directions(vec![("R2".into(), true), ("R7".into(), true)]),
            Change::Background(vec![("took_part".into(), "yes".into())]),
        ] {
            save(&resident, test, change, None).await.unwrap();
        }
        let background = fixture.draft(&resident).await.answers.background;
        assert_eq!(fixture.send(&resident).await, Outcome::Sent);
        assert_eq!(counter(&fixture, "T1.1", "unknown").await, 1);
        assert_eq!(counter(&fixture, "R7", "chosen").await, 1);
        assert_eq!(counter(&fixture, "R1", "chosen").await, 0);
        let part = background.get("took_part").map_or("none", String::as_str);
        let split = format!("SELECT n - 16777216 FROM tally WHERE split = 'took_part' AND part = '{part}' AND item = 'responses'");
        assert_eq!(fixture.number(&split).await, 1);
    }

    async fn what_cannot_be_counted_is_refused_and_kept(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let holder = fixture.codes(Council).await.remove(0);
        assert_eq!(fixture.send(&holder).await, Outcome::Nothing);
        let four = Change::Directions((1..=4).map(|number| (format!("R{number}"), true)).collect());
        save(&holder, test, four, None).await.unwrap();
        let problems = vec![AnswerProblem::TooManyDirections { chosen: 4 }];
        assert_eq!(fixture.send(&holder).await, Outcome::Problems(problems));
        assert_eq!(fixture.draft(&holder).await.answers.directions.len(), 4);
        assert_eq!(fixture.responses(Council).await, 0);
    }

    async fn no_group_sends_more_answers_than_it_has_people(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let mut staff = Vec::new();
        for _ in 0..14 {
            let begun = fixture.begun(Staff).await;
            fixture.answer(&begun, Answer::Disagree).await;
            staff.push(begun);
        }
        let outcomes = send_at_once(test, &staff).await;
        let full = outcomes.iter().filter(|outcome| **outcome == Outcome::GroupFull);
        assert_eq!(full.count(), 2);
        assert_eq!(fixture.responses(Staff).await, 12);
        let late = outcomes.iter().position(|outcome| *outcome == Outcome::GroupFull).unwrap();
        assert_eq!(fixture.draft(&staff[late]).await.answers.statements.len(), 1, "nothing is lost silently");
    }

    async fn a_fault_in_one_submission_harms_nobody_else(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let holders = fixture.codes(Council).await;
        for holder in &holders {
            fixture.answer(holder, Answer::Agree).await;
        }
        let broken = test.keys().fingerprint(code(&holders[4]));
        let other = test.keys().fingerprint(code(&holders[5]));
        fixture.execute(&format!(
            "UPDATE drafts SET sealed = (SELECT d.sealed FROM drafts d JOIN participations p ON p.draft = d.number WHERE p.fingerprint = '{other}') \
             WHERE number = (SELECT draft FROM participations WHERE fingerprint = '{broken}')"
        )).await;
        let sending: Vec<_> = holders
            .iter()
            .map(|holder| {
                let (services, holder) = (test.services(), holder.clone());
                tokio::spawn(async move { send(&holder, &services).await })
            })
            .collect();
        let mut failed = Vec::new();
        for (place, sent) in sending.into_iter().enumerate() {
            if sent.await.unwrap().is_err() {
                failed.push(place);
            }
        }
        assert_eq!(failed, [4]);
        assert_eq!(fixture.responses(Council).await, 8);
    }

    async fn nothing_is_counted_after_closing_and_nothing_lost_before(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let mut people = Vec::new();
        for _ in 0..60 {
            let resident = fixture.begun(Residents).await;
            fixture.answer(&resident, Answer::Agree).await;
            people.push(resident);
        }
        let sending = send_at_once(test, &people);
        let closing = async {
            tokio::time::sleep(std::time::Duration::from_millis(15)).await;
            let mut transaction = test.store().write().await.unwrap();
            transaction.exclusively(fixture.scan.as_str()).await.unwrap();
            let counted = counts(&mut transaction, &fixture.scan).await.unwrap()[3].responses;
            drop(take_tally(&mut transaction, &fixture.scan).await.unwrap());
            destroy(&mut transaction, &fixture.scan).await.unwrap();
            let close = format!("UPDATE scans SET state = '{}'", State::Closed.code());
            sqlx::query(sqlx::AssertSqlSafe(close)).execute(&mut *transaction).await.unwrap();
            transaction.commit().await.unwrap();
            counted as usize
        };
        let (outcomes, counted) = tokio::join!(sending, closing);
        let sent = outcomes.iter().filter(|outcome| **outcome == Outcome::Sent).count();
        assert_eq!(sent, counted, "who was thanked is counted, and nobody else");
        let refused = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Closed | Outcome::Gone));
        assert_eq!(refused.count(), 60 - sent);
        for table in ["participations", "drafts", "tally"] {
            assert_eq!(fixture.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
        }
    }

    async fn a_thousand_respondents_at_once_give_exactly_a_thousand(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let secret = fixture.link(Residents).await;
        let filling: Vec<_> = (0..1_000)
            .map(|_| {
                let (services, scan, secret) = (test.services(), fixture.scan.clone(), secret.clone());
                tokio::spawn(async move {
                    let code = crate::participations::begin(&services, &scan, &secret, None).await.unwrap().unwrap();
                    let actor = Actor::Respondent(code);
                    let change = crate::participations::fixture::change("T1", &[("T1.1", "5"), ("remark", "Meer overleg.")]);
                    save(&actor, &services, change, None).await.unwrap();
                    actor
                })
            })
            .collect();
        let mut people = Vec::with_capacity(filling.len());
        for begun in filling {
            people.push(begun.await.unwrap());
        }
        let outcomes = send_at_once(test, &people).await;
        assert!(outcomes.iter().all(|outcome| *outcome == Outcome::Sent));
        assert_eq!(fixture.responses(Residents).await, 1_000);
        assert_eq!(counter(&fixture, "T1.1", "5").await, 1_000);
        assert_eq!(fixture.number("SELECT COUNT(*) FROM remarks").await, 1_000);
        assert_eq!(fixture.number("SELECT COUNT(*) FROM participations WHERE used = 1 AND draft IS NULL").await, 1_000);
        assert_eq!(fixture.number("SELECT COUNT(*) FROM drafts").await, 0);
    }

    async fn the_response_says_how_many_are_still_needed(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        for holder in fixture.codes(Council).await.iter().take(6) {
            fixture.answer(holder, Answer::Agree).await;
            fixture.send(holder).await;
        }
        let mut connection = test.store().read().acquire().await.unwrap();
        let counts = counts(&mut connection, &fixture.scan).await.unwrap();
        let council = counts[0];
        assert_eq!((council.responses, council.size), (6, Some(9)));
        assert_eq!((council.missing_to_show, council.missing_to_full_detail), (0, 4));
        let residents = counts[3];
        assert_eq!((residents.responses, residents.size, residents.missing_to_show), (0, None, 5));
    }
}

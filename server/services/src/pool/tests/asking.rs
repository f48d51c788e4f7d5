//! The rules where they count: when somebody is asked, and when somebody answers.

use chrono::TimeDelta;

use super::scene::{clerk, form, id_of, person, programme, waiting, with_capacity};
use super::*;
use crate::actor::{Actor, Role};
use crate::audit::{self, AuditEvent, GuidanceEvent};
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::mail::deliver_due;
use crate::on_both_engines;
use crate::scans::{
    HandOverForm, Refused, accept, calendar_address, calendar_file, cancel, candidates,
    clerk_questions, decline, list, propose, propose_despite, propose_successor, remind_clerks,
    renew_calendar, visible,
};
use crate::testing::{TestServices, withdraw_what_is_shown};

const BREDA: &str = "GM0758";

#[track_caller]
fn rule<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Exclusion {
    match outcome {
        Err(Error::Refused(Refusal::Clerk { exclusion })) => exclusion,
        other => panic!("no rule of the pool: {other:?}"),
    }
}

/// As if the authority took part: what lies between is tested elsewhere.
async fn bring(test: &TestServices, scan: &ScanId, state: State) {
    let mut transaction = test.store().write().await.unwrap();
    sqlx::query("UPDATE scans SET state = $1 WHERE id = $2")
        .bind(state.code())
        .bind(scan)
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

fn successor(clerk: &Actor, at_once: bool) -> HandOverForm {
    HandOverForm {
        clerk: id_of(clerk).to_string(),
        reason: "Bas gaat met verlof.".to_owned(),
        at_once: if at_once { "ja" } else { "" }.to_owned(),
        ..HandOverForm::default()
    }
}

on_both_engines! {
    async fn a_neighbour_is_asked_with_a_reason_that_is_kept_and_no_other_way(test: &TestServices) {
        let samira = programme(test).await;
        // Stichtse Vecht borders on Utrecht.
        let (bas, scan) = (clerk(test, "Bas").await, waiting(test, &samira, "GM1904").await);
        let near = Exclusion::Near { nearness: Nearness::Neighbours };
        assert_eq!(rule(propose(&samira, test, &scan, &id_of(&bas)).await), near);
        assert!(matches!(propose_despite(&samira, test, &scan, &id_of(&bas), " ").await, Err(Error::Invalid(_))));
        propose_despite(&samira, test, &scan, &id_of(&bas), "Niemand anders kan.").await.unwrap();
        accept(&bas, test, &scan).await.unwrap();
        let events = audit::of_scan(&samira, test, &scan).await.unwrap();
        let kept = events.iter().any(|entry| matches!(&entry.event, Some(AuditEvent::Guidance(GuidanceEvent::RuleOverridden { reason, .. })) if reason == "Niemand anders kan."));
        assert!(kept, "{events:?}");
    }

    async fn no_reason_overrides_the_conflict_list_capacity_or_absence(test: &TestServices) {
        let samira = programme(test).await;
        let scan = waiting(test, &samira, BREDA).await;
        let despite = async |clerk: &Actor| rule(propose_despite(&samira, test, &scan, &id_of(clerk), "Het moet.").await);

        let listed = clerk(test, "Lise").await;
        let conflict = ConflictForm { authority: BREDA.to_owned(), reason: "Woont er.".to_owned(), ..ConflictForm::default() };
        add_conflict(&samira, test, &id_of(&listed), &conflict).await.unwrap();
        assert_eq!(despite(&listed).await, Exclusion::OnConflictList { reason: "Woont er.".to_owned() });

        let none = clerk(test, "Nel").await;
        with_capacity(test, &none, 0).await;
        assert_eq!(despite(&none).await, Exclusion::NoCapacity);

        let away = clerk(test, "Ada").await;
        // The scan is wanted in the spring of 2027.
        for (from, until) in [("2027-02-20", "2027-04-30"), ("2027-05-01", "2027-06-04")] {
            let absence = AbsenceForm { from: from.to_owned(), until: until.to_owned() };
            add_absence(&away, test, &id_of(&away), &absence).await.unwrap();
        }
        assert_eq!(despite(&away).await, Exclusion::Away { from: day("2027-02-20"), until: day("2027-06-04") });

        let homeless = person(test, "Hugo", Role::Clerk, None).await;
        assert_eq!(despite(&homeless).await, Exclusion::NoHome);

        let resting = clerk(test, "Rik").await;
        let typed = ProfileForm { active: String::new(), ..form(test, &resting).await };
        keep_profile(&resting, test, &id_of(&resting), &typed).await.unwrap();
        assert_eq!(despite(&resting).await, Exclusion::Inactive);

        let all = candidates(&samira, test, &scan).await.unwrap();
        assert_eq!((all.offers.len(), all.excluded.len()), (0, 5), "each with its rule");
    }

    async fn the_last_place_is_given_once_though_two_ask_at_once(test: &TestServices) {
        let samira = programme(test).await;
        let bas = clerk(test, "Bas").await;
        with_capacity(test, &bas, 1).await;
        let (one, two) = (waiting(test, &samira, BREDA).await, waiting(test, &samira, "GM0363").await);
        let id = id_of(&bas);
        let (first, second) = tokio::join!(propose(&samira, test, &one, &id), propose(&samira, test, &two, &id));
        assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1);
        let (given, refused) = if first.is_ok() { (&one, second) } else { (&two, first) };
        assert_eq!(rule(refused), Exclusion::Full { occupied: 1, capacity: 1 });
        accept(&bas, test, given).await.unwrap();
        assert_eq!(own(&bas, test).await.unwrap().facts.occupied(), 1, "asked and accepted is one place");
    }

    async fn a_place_is_free_again_when_the_half_year_is_over(test: &TestServices) {
        let samira = programme(test).await;
        let (bas, scan) = (clerk(test, "Bas").await, waiting(test, &samira, BREDA).await);
        propose(&samira, test, &scan, &id_of(&bas)).await.unwrap();
        accept(&bas, test, &scan).await.unwrap();
        bring(test, &scan, State::Planned).await;
        assert_eq!(own(&bas, test).await.unwrap().facts.occupied(), 0, "no day is known on which the plan came: it is not of this half-year");
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("INSERT INTO scan_history (scan_id, state, entered_at) VALUES ($1, 'planned', $2)")
            .bind(&scan).bind(crate::store::Instant(test.now())).execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(own(&bas, test).await.unwrap().facts.occupied(), 1, "it counts until the half-year is over");
        test.later(TimeDelta::days(60));
        assert_eq!(own(&bas, test).await.unwrap().facts.occupied(), 0);
    }

    async fn a_question_taken_back_or_a_scan_cancelled_is_no_scan_that_was_given(test: &TestServices) {
        let samira = programme(test).await;
        let bas = clerk(test, "Bas").await;
        let lately = async || own(&bas, test).await.unwrap().facts.guided_lately;
        let ask = async |authority: &str, says_yes: bool| {
            let scan = waiting(test, &samira, authority).await;
            propose(&samira, test, &scan, &id_of(&bas)).await.unwrap();
            if says_yes {
                accept(&bas, test, &scan).await.unwrap();
            }
            scan
        };
        withdraw_what_is_shown(&samira, test, &ask(BREDA, false).await).await.unwrap();
        assert_eq!(lately().await, 0, "only asked");
        let parted = ask("GM0363", true).await;
        assert_eq!(lately().await, 1);
        withdraw_what_is_shown(&samira, test, &parted).await.unwrap();
        assert_eq!(lately().await, 0, "taken back after the yes");
        let cancelled = ask("GM0796", true).await;
        cancel(&samira, test, &cancelled, "Het gaat niet door.").await.unwrap();
        assert_eq!(lately().await, 0, "cancelled");
        assert_eq!(own(&bas, test).await.unwrap().facts.occupied(), 0);
        let _kept = ask("GM0150", true).await;
        assert_eq!(lately().await, 1, "one that goes on counts");
    }

    async fn a_question_that_nobody_answered_before_the_scan_was_over_takes_no_place(test: &TestServices) {
        let samira = programme(test).await;
        let (bas, els) = (clerk(test, "Bas").await, clerk(test, "Els").await);
        let scan = waiting(test, &samira, BREDA).await;
        propose(&samira, test, &scan, &id_of(&bas)).await.unwrap();
        accept(&bas, test, &scan).await.unwrap();
        bring(test, &scan, State::Published).await;
        propose_successor(&samira, test, &scan, &successor(&els, false)).await.unwrap();
        assert_eq!(own(&els, test).await.unwrap().facts.occupied(), 1);
        bring(test, &scan, State::FollowedUp).await;
        assert_eq!(own(&els, test).await.unwrap().facts.occupied(), 0);
    }

    async fn who_said_no_is_asked_again_only_with_a_reason(test: &TestServices) {
        let samira = programme(test).await;
        let (bas, scan) = (clerk(test, "Bas").await, waiting(test, &samira, BREDA).await);
        propose(&samira, test, &scan, &id_of(&bas)).await.unwrap();
        decline(&bas, test, &scan, "Geen tijd.").await.unwrap();
        let declined = Exclusion::Declined { reason: "Geen tijd.".to_owned() };
        assert_eq!(rule(propose(&samira, test, &scan, &id_of(&bas)).await), declined);
        propose_despite(&samira, test, &scan, &id_of(&bas), "Wij spraken elkaar.").await.unwrap();
        accept(&bas, test, &scan).await.unwrap();
    }

    async fn a_clerk_who_answers_too_late_is_told_so(test: &TestServices) {
        let samira = programme(test).await;
        let (bas, els) = (clerk(test, "Bas").await, clerk(test, "Els").await);
        let scan = waiting(test, &samira, BREDA).await;
        propose(&samira, test, &scan, &id_of(&bas)).await.unwrap();
        withdraw_what_is_shown(&samira, test, &scan).await.unwrap();
        propose(&samira, test, &scan, &id_of(&els)).await.unwrap();
        accept(&els, test, &scan).await.unwrap();
        assert!(matches!(accept(&bas, test, &scan).await, Err(Error::Refused(Refusal::ProposalOver))));
        assert_eq!(visible(&samira, test, &scan).await.unwrap().clerk.unwrap().name, "Els");
    }

    async fn who_does_not_answer_is_reminded_once_and_shown(test: &TestServices) {
        let samira = programme(test).await;
        let (bas, scan) = (clerk(test, "Bas").await, waiting(test, &samira, BREDA).await);
        propose(&samira, test, &scan, &id_of(&bas)).await.unwrap();
        assert_eq!(remind_clerks(test).await.unwrap(), 0);
        assert!(!clerk_questions(&samira, test).await.unwrap()[0].overdue);
        test.later(TimeDelta::days(7));
        let (one, two) = tokio::join!(remind_clerks(test), remind_clerks(test));
        assert_eq!(one.unwrap() + two.unwrap(), 1, "two servers remind once");
        assert_eq!(remind_clerks(test).await.unwrap(), 0);
        deliver_due(test).await.unwrap();
        let mail = test.mailer().sent().pop().unwrap();
        assert!(mail.subject.starts_with("Herinnering") && mail.to_email == "bas@example.nl");
        let question = clerk_questions(&samira, test).await.unwrap().remove(0);
        assert!(question.overdue && question.asked.unwrap().reminded_at.is_some());
        assert!(matches!(clerk_questions(&bas, test).await, Err(Error::Forbidden)));
    }

    async fn another_clerk_takes_over_and_the_first_one_is_out(test: &TestServices) {
        let samira = programme(test).await;
        let (bas, els) = (clerk(test, "Bas").await, clerk(test, "Els").await);
        let scan = waiting(test, &samira, BREDA).await;
        propose(&samira, test, &scan, &id_of(&bas)).await.unwrap();
        accept(&bas, test, &scan).await.unwrap();
        let early = propose_successor(&samira, test, &scan, &successor(&els, false)).await;
        assert!(matches!(early, Err(Error::Refused(Refusal::Scan { guard: Refused::NotInThisState }))), "until then it is taken back");
        bring(test, &scan, State::Prepared).await;
        assert!(matches!(propose_successor(&bas, test, &scan, &successor(&els, false)).await, Err(Error::Forbidden)));
        propose_successor(&samira, test, &scan, &successor(&els, false)).await.unwrap();
        assert!(visible(&bas, test, &scan).await.is_ok(), "until the other says yes");
        assert!(propose_successor(&samira, test, &scan, &successor(&els, false)).await.is_err(), "one question at a time");
        decline(&els, test, &scan, "Nu niet.").await.unwrap();
        assert_eq!(visible(&bas, test, &scan).await.unwrap().state, State::Prepared, "a no changes nothing");
        let insist = HandOverForm { despite: "Toch wel.".to_owned(), ..successor(&els, false) };
        propose_successor(&samira, test, &scan, &insist).await.unwrap();
        accept(&els, test, &scan).await.unwrap();
        assert!(matches!(visible(&bas, test, &scan).await, Err(Error::NotFound)));
        assert!(list(&bas, test).await.unwrap().own.is_empty());
        let events = audit::of_scan(&samira, test, &scan).await.unwrap();
        let expected = AuditEvent::Guidance(GuidanceEvent::ClerkTookOver { from: Some(id_of(&bas)), to: id_of(&els) });
        assert!(events.iter().any(|entry| entry.event.as_ref() == Some(&expected)));
    }

    async fn a_clerk_who_stops_at_once_is_out_before_another_comes(test: &TestServices) {
        let samira = programme(test).await;
        let (bas, els) = (clerk(test, "Bas").await, clerk(test, "Els").await);
        let scan = waiting(test, &samira, BREDA).await;
        propose(&samira, test, &scan, &id_of(&bas)).await.unwrap();
        accept(&bas, test, &scan).await.unwrap();
        bring(test, &scan, State::Open).await;
        propose_successor(&samira, test, &scan, &successor(&els, true)).await.unwrap();
        assert!(matches!(visible(&bas, test, &scan).await, Err(Error::NotFound)));
        withdraw_what_is_shown(&samira, test, &scan).await.unwrap();
        assert_eq!(visible(&samira, test, &scan).await.unwrap().state, State::Open, "taking a question back ends nothing else");
        assert!(clerk_questions(&samira, test).await.unwrap()[0].asked.is_none(), "it is the programme's turn");
        propose_successor(&samira, test, &scan, &successor(&els, false)).await.unwrap();
        accept(&els, test, &scan).await.unwrap();
        assert!(visible(&els, test, &scan).await.is_ok());
    }

    async fn a_calendar_is_read_at_its_address_until_that_is_renewed(test: &TestServices) {
        let bas = clerk(test, "Bas").await;
        let name = async || {
            let address = calendar_address(&bas, test).await.unwrap();
            address.rsplit('/').next().unwrap().to_owned()
        };
        let first = name().await;
        let file = calendar_file(&Actor::Anonymous, test, &first).await.unwrap();
        assert!(file.starts_with("BEGIN:VCALENDAR\r\n"), "{file}");
        renew_calendar(&bas, test).await.unwrap();
        assert!(matches!(calendar_file(&Actor::Anonymous, test, &first).await, Err(Error::NotFound)));
        assert!(calendar_file(&Actor::Anonymous, test, &name().await).await.is_ok());
        renew_calendar(&bas, test).await.unwrap();
        for wrong in ["", ".ics", "x.ics", &format!("{}{}.ics", id_of(&bas), "0".repeat(26)), "é23456789012345678901234567.ics"] {
            assert!(matches!(calendar_file(&Actor::Anonymous, test, wrong).await, Err(Error::NotFound)), "{wrong}");
        }
    }
}

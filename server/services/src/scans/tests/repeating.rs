use chrono::TimeDelta;
use questionnaires::rules::{CutOffs, ExecutiveRule};

use super::*;
use crate::audit::ScanEvent;
use crate::error::ProblemCode;
use crate::mail::deliver_due;
use crate::on_both_engines;
use crate::scans::decisions::executive_rule;
use crate::scans::setup::{QuestionsForm, TakenOver};
use crate::testing::{ClosedScan, Closing};

/// The days of 17, 18 and 31 months, and of less and more than a year.
const MONTHS_17: i64 = 520;
const MONTHS_18: i64 = 550;
const MONTHS_31: i64 = 950;
const LESS_THAN_A_YEAR: i64 = 360;
const MORE_THAN_A_YEAR: i64 = 370;

fn set_up() -> GroupsForm {
    GroupsForm {
        minimum: "7".to_owned(),
        strength: "80".to_owned(),
        areas: "Noord\nZuid".to_owned(),
        ..groups()
    }
}

fn own_questions() -> QuestionsForm {
    QuestionsForm {
        l1_text: "De raad kent de wijken.".to_owned(),
        l1_groups: vec!["council".to_owned(), "residents".to_owned()],
        ..QuestionsForm::default()
    }
}

/// Amsterdam, measured on 23 November 2026, and published.
async fn published(test: &TestServices, people: &People) -> ScanId {
    let id = prepared(test, people).await;
    for part in [
        Part::Groups(set_up()),
        Part::Questions(own_questions()),
        Part::Period(period()),
    ] {
        fill_in(&people.lead, test, &id, part).await.unwrap();
    }
    look(test, people, &id).await;
    open(&people.lead, test, &id).await.unwrap();
    close(&people.lead, test, &id).await.unwrap();
    let mut transaction = test.store().write().await.unwrap();
    sqlx::query(
        "UPDATE scans SET state = 'published', running = 0, published_at = closed_at, public_slug = 'amsterdam', \
         public_year = '2026' WHERE id = $1",
    )
    .bind(&id)
    .execute(&mut *transaction)
    .await
    .unwrap();
    transaction.commit().await.unwrap();
    id
}

/// How many letters of this kind the lead got.
async fn letters(test: &TestServices) -> usize {
    deliver_due(test).await.unwrap();
    let sent = test.mailer().sent();
    let about_it = sent.iter().filter(|letter| {
        letter.to_email == "hanneke@example.nl" && letter.subject.starts_with("Een herhaalmeting")
    });
    about_it.count()
}

fn why_and_when() -> RequestForm {
    RequestForm {
        authority: "is not read".to_owned(),
        ..request_form(AMSTERDAM)
    }
}

on_both_engines! {
    async fn a_repeat_measurement_begins_as_the_earlier_scan_was_set_up_and_is_checked(test: &TestServices) {
        let people = people(test).await;
        let first = published(test, &people).await;
        test.later(TimeDelta::days(MONTHS_18));
        let id = repeat(&people.lead, test, &first, &why_and_when()).await.unwrap();
        let scan = visible(&people.lead, test, &id).await.unwrap();
        assert_eq!((scan.previous.as_ref(), scan.is_repeat), (Some(&first), true));
        let usual = CutOffs::default();
        let limits = GroupsForm {
            concern: usual.concern_percent.to_string(),
            difference: usual.difference_points.to_string(),
            unknown: usual.unknown_percent.to_string(),
            ..set_up()
        };
        assert_eq!(scan.setup.groups, Some(limits), "with the cut-offs that were frozen, typed out");
        assert_eq!(scan.setup.questions, Some(own_questions()));
        assert_eq!(scan.setup.cut_offs, None, "others may be agreed on until it opens");
        assert_eq!(scan.setup.taken_over, TakenOver { groups: true, questions: true });
        assert_eq!((scan.setup.period, scan.arrangements.agreements, scan.arrangements.sessions), (None, None, None), "dates and agreements are new");

        let sizes_stand = |scan: &Scan| before_opening(scan, test.clock().today()).contains(&(Refused::SizesMissing, true));
        let scan = visible(&people.lead, test, &id).await.unwrap();
        assert!(!sizes_stand(&scan), "a size of years ago opens nothing before somebody looked at it");
        assert_eq!(executive_rule(&scan), ExecutiveRule::JoinedWithSeniorStaff, "nor is it decided who answers together");
        fill_in(&people.lead, test, &id, Part::Groups(set_up())).await.unwrap();
        let scan = visible(&people.lead, test, &id).await.unwrap();
        assert!(sizes_stand(&scan), "saved as it stood");
        assert_eq!(executive_rule(&scan), ExecutiveRule::Alone);
        assert_eq!(scan.setup.taken_over, TakenOver { groups: false, questions: true });
    }

    async fn a_size_that_is_typed_goes_before_that_of_the_earlier_scan(test: &TestServices) {
        let people = people(test).await;
        let first = published(test, &people).await;
        test.later(TimeDelta::days(MONTHS_18));
        let form = RequestForm { previous: first.to_string(), staff: "1.500".to_owned(), ..request_form(AMSTERDAM) };
        let id = request(&people.lead, test, &form).await.unwrap();
        let groups = visible(&people.lead, test, &id).await.unwrap().setup.groups.unwrap();
        assert_eq!((groups.staff.as_str(), groups.minimum.as_str()), ("1.500", "7"));
    }

    async fn it_is_refused_for_a_year_and_the_last_scan_is_the_one_to_repeat(test: &TestServices) {
        let people = people(test).await;
        let first = published(test, &people).await;
        let code_of = |outcome: Result<ScanId, Error>| match outcome {
            Err(Error::Invalid(problems)) => problems.into_iter().find(|problem| problem.field == "previous").map(|problem| problem.code),
            other => panic!("{other:?}"),
        };
        test.later(TimeDelta::days(LESS_THAN_A_YEAR));
        assert_eq!(code_of(repeat(&people.lead, test, &first, &why_and_when()).await), Some(ProblemCode::InTheFuture));
        test.later(TimeDelta::days(MORE_THAN_A_YEAR - LESS_THAN_A_YEAR));
        let view = to_repeat(&people.lead, test, &first).await.unwrap();
        assert!(matches!(view.offer.unwrap().timing, Timing::Early { .. }));
        let second = repeat(&people.lead, test, &first, &why_and_when()).await.unwrap();
        assert_eq!(to_repeat(&people.lead, test, &first).await.unwrap().offer.unwrap().obstacle, Some(Obstacle::Repeated));
        assert_eq!(code_of(repeat(&people.lead, test, &first, &why_and_when()).await), Some(ProblemCode::NotAChoice));
        cancel(&people.lead, test, &second, "Toch niet.").await.unwrap();
        assert!(repeat(&people.lead, test, &first, &why_and_when()).await.is_ok(), "a cancelled one is none");
    }

    async fn only_who_may_lead_the_authority_and_the_programme_ask_for_it(test: &TestServices) {
        let people = people(test).await;
        let first = published(test, &people).await;
        test.later(TimeDelta::days(MONTHS_18));
        assert!(matches!(to_repeat(&people.clerk, test, &first).await, Err(Error::Forbidden)));
        assert!(matches!(to_repeat(&people.other_lead, test, &first).await, Err(Error::NotFound)));
        assert!(matches!(to_repeat(&Actor::Anonymous, test, &first).await, Err(Error::SignInNeeded)));
        assert!(matches!(repeat(&people.clerk, test, &first, &why_and_when()).await, Err(Error::Forbidden)));
        let view = to_repeat(&people.programme, test, &first).await.unwrap();
        assert!(view.names_lead && view.offer.unwrap().stands());
        let wrong = fields(repeat(&people.programme, test, &first, &why_and_when()).await);
        assert_eq!(wrong, BTreeSet::from(["lead_email".to_owned(), "lead_name".to_owned()]));
    }

    async fn both_scans_name_each_other(test: &TestServices) {
        let people = people(test).await;
        let first = published(test, &people).await;
        assert_eq!(cockpit(&people.clerk, test, &first).await.unwrap().offer, None, "a clerk does not ask");
        test.later(TimeDelta::days(MONTHS_31));
        let before = cockpit(&people.lead, test, &first).await.unwrap();
        assert_eq!(before.offer.map(|offer| (offer.timing, offer.stands())), Some((Timing::Late, true)));
        let id = repeat(&people.lead, test, &first, &why_and_when()).await.unwrap();
        let (before, after) = (cockpit(&people.lead, test, &first).await.unwrap(), cockpit(&people.lead, test, &id).await.unwrap());
        assert_eq!(after.previous.unwrap().path, format!("/scans/{first}"));
        assert_eq!(before.newer.iter().map(|scan| scan.path.as_str()).collect::<Vec<_>>(), [format!("/scans/{id}")]);
        assert_eq!(after.offer, None, "it runs");
    }

    async fn the_lead_is_told_once_while_it_is_time(test: &TestServices) {
        let people = people(test).await;
        let first = published(test, &people).await;
        test.later(TimeDelta::days(MONTHS_17));
        assert_eq!((remind_repeats(test).await.unwrap(), letters(test).await), (0, 0));
        test.later(TimeDelta::days(MONTHS_18 - MONTHS_17));
        let (one, two) = tokio::join!(remind_repeats(test), remind_repeats(test));
        assert_eq!((one.unwrap() + two.unwrap(), letters(test).await), (1, 1), "two servers at once tell once");
        assert_eq!((remind_repeats(test).await.unwrap(), letters(test).await), (0, 1));
        let (_, log) = log(&people.lead, test, &first).await.unwrap();
        assert_eq!(log.entries.iter().filter(|entry| entry.event == Some(AuditEvent::Scan(ScanEvent::RepeatSuggested))).count(), 1);
    }

    async fn nobody_is_told_of_a_scan_that_is_repeated_or_too_long_ago(test: &TestServices) {
        let people = people(test).await;
        let first = published(test, &people).await;
        test.later(TimeDelta::days(MORE_THAN_A_YEAR));
        let second = repeat(&people.lead, test, &first, &why_and_when()).await.unwrap();
        test.later(TimeDelta::days(MONTHS_18 - MORE_THAN_A_YEAR));
        assert_eq!(remind_repeats(test).await.unwrap(), 0);
        cancel(&people.lead, test, &second, "Toch niet.").await.unwrap();
        test.later(TimeDelta::days(MONTHS_31 - MONTHS_18));
        assert_eq!((remind_repeats(test).await.unwrap(), letters(test).await), (0, 0));
    }

    async fn a_scan_of_one_that_merged_is_followed_up_and_nothing_is_taken_over(test: &TestServices) {
        let people = people(test).await;
        let weesp = ClosedScan::new(test, &Closing::default()).await;
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("UPDATE scans SET authority_code = $1 WHERE id = $2").bind(WEESP).bind(&weesp.id).execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        let form = RequestForm { previous: weesp.id.to_string(), ..request_form(AMSTERDAM) };
        let id = request(&people.lead, test, &form).await.unwrap();
        let scan = visible(&people.lead, test, &id).await.unwrap();
        assert_eq!((scan.previous, scan.is_repeat), (Some(weesp.id), false));
        assert_eq!(scan.setup.taken_over, TakenOver::default());
        assert_eq!(scan.setup.groups.unwrap().staff, "");
    }
}

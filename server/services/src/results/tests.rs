//! Results and remarks, on both engines.

mod beside;

use chrono::TimeDelta;
use questionnaires::kind::RespondentGroup::{Council, Executive, Residents, Staff};
use questionnaires::results::Cell;

use super::remark_answers::{self, LONGEST_ANSWER, set_removed, write};
use super::remarks::{Decision, LONGEST_REDACTED, Status, decide, list};
use super::{destroy_late, load, results_file};
use crate::error::{Error, ProblemCode, Refusal};
use crate::ids::RemarkId;
use crate::on_both_engines;
use crate::scans::Refused;
use crate::sessions::{PriorityForm, discuss, priorities};
use crate::testing::{ClosedScan, Closing, TestServices};
use crate::{Actor, plans, publication};

const TYPED: &str = "Mevrouw <b>De Boer</b> & \u{202e}zoon\u{202c} 👩‍👧 zei: 'nooit'.\nTweede regel";

fn with_remarks() -> Closing {
    Closing {
        remarks: vec![
            (Council, "T1", "Wethouder Jansen luistert niet."),
            (Executive, "T1", "De raad vergadert te lang."),
            (Staff, "T3", TYPED),
        ],
        ..Closing::default()
    }
}

fn is_refused(error: &Error, expected: Refused) -> bool {
    match error {
        Error::Refused(Refusal::Scan { guard }) => *guard == expected,
        Error::Refused(Refusal::OutOfStep(_)) => expected == Refused::NotInThisState,
        _ => false,
    }
}

async fn count(test: &TestServices, statement: &'static str) -> i64 {
    let (count,): (i64,) = sqlx::query_as(statement)
        .fetch_one(test.store().read())
        .await
        .unwrap();
    count
}

async fn choose_three(test: &TestServices, scan: &ClosedScan) {
    for direction in ["R1", "R4", "R7"] {
        let form = PriorityForm {
            direction: direction.into(),
            statements: vec!["T1.1".into()],
            ..PriorityForm::default()
        };
        priorities::add(&scan.clerk, test, &scan.id, &form)
            .await
            .unwrap();
    }
}

on_both_engines! {
    async fn a_second_clerk_redacts_talks_and_concludes_like_the_first(test: &TestServices) {
        let scan = ClosedScan::new(test, &with_remarks()).await;
        let second = &scan.other_clerk.clone();
        assert!(matches!(list(second, test, &scan.id).await, Err(Error::NotFound)));
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("UPDATE scans SET second_clerk_id = $1 WHERE id = $2")
            .bind(&second.member().unwrap().id).bind(&scan.id).execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        load(second, test, &scan.id).await.unwrap();
        for remark in list(second, test, &scan.id).await.unwrap().remarks {
            decide(second, test, &scan.id, &remark.id, &Decision::Withhold).await.unwrap();
        }
        let same = ClosedScan { clerk: second.clone(), ..scan };
        choose_three(test, &same).await;
        discuss(second, test, &same.id).await.unwrap();
    }

    async fn those_of_the_scan_see_results_and_others_do_not_know_it_exists(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        for actor in [&scan.lead, &scan.clerk, &scan.programme] {
            let view = load(actor, test, &scan.id).await.unwrap();
            assert_eq!(view.report.tables.groups[0].responses, 26);
        }
        for actor in [&scan.other_lead, &scan.other_clerk] {
            assert!(matches!(load(actor, test, &scan.id).await, Err(Error::NotFound)));
        }
        assert!(matches!(load(&Actor::Anonymous, test, &scan.id).await, Err(Error::SignInNeeded)));
    }

    async fn those_who_see_the_scan_print_its_results_without_what_people_wrote(test: &TestServices) {
        let scan = ClosedScan::new(test, &with_remarks()).await;
        let first = results_file(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(first.name, "uitkomsten-sudwest-fryslan.pdf");
        for remark in list(&scan.lead, test, &scan.id).await.unwrap().remarks {
            let decision = Decision::Release(remark.text);
            decide(&scan.lead, test, &scan.id, &remark.id, &decision).await.unwrap();
        }
        test.later(TimeDelta::days(3));
        for actor in [&scan.lead, &scan.clerk, &scan.programme] {
            let file = results_file(actor, test, &scan.id).await.unwrap();
            assert!(file.bytes == first.bytes, "the same for all, at any time");
        }
        for actor in [&scan.other_lead, &scan.other_clerk] {
            assert!(matches!(results_file(actor, test, &scan.id).await, Err(Error::NotFound)));
        }
        assert!(matches!(results_file(&Actor::Anonymous, test, &scan.id).await, Err(Error::SignInNeeded)));
    }

    async fn results_of_every_kind_of_authority_are_printed(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        for (authority, name) in [
            ("GM0796", "uitkomsten-s-hertogenbosch.pdf"),
            ("PV21", "uitkomsten-provincie-fryslan.pdf"),
            ("WS0653", "uitkomsten-wetterskip-fryslan.pdf"),
        ] {
            let other = scan.beside(test, authority).await;
            let file = results_file(&other.lead, test, &other.id).await.unwrap();
            assert_eq!(file.name, name);
            assert!(file.bytes.starts_with(b"%PDF-1.7"), "{name}");
        }
    }

    async fn a_hidden_group_shows_its_response_and_nothing_else(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        let report = &view.report;
        assert_eq!(report.tables.groups[1].responses, 4);
        for table in &report.tables.statements {
            assert!(matches!(table.cell(Executive), Some(Cell::Withheld(_))), "{}", table.key);
        }
    }

    async fn texts_stand_beside_their_tables_and_the_largest_gap_comes_first(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let report = load(&scan.lead, test, &scan.id).await.unwrap().report;
        let rows = report.by_gap();
        assert_eq!(rows.len(), 44);
        let points: Vec<f64> = rows.iter().filter_map(|row| row.table.gap.map(|gap| gap.points)).collect();
        assert!(points.len() > 30 && points.is_sorted_by(|left, right| left >= right));
        assert!(rows.iter().all(|row| row.text.key == row.table.key && row.text.text.ends_with('.')));
    }

    async fn remarks_of_fewer_than_ten_people_are_destroyed_unread(test: &TestServices) {
        let closing = Closing { responses: [10, 9, 30, 0], ..with_remarks() };
        let scan = ClosedScan::new(test, &closing).await;
        let view = list(&scan.lead, test, &scan.id).await.unwrap();
        let groups: Vec<_> = view.remarks.iter().map(|remark| (remark.theme.as_str(), remark.group)).collect();
        assert_eq!(groups, [("T1", Council), ("T3", Staff)], "the nine of the executive were told that nobody reads theirs");
        assert_eq!(count(test, "SELECT COUNT(*) FROM remarks").await, 2, "and the database does not have it either");
    }

    async fn only_lead_and_clerk_read_what_was_written(test: &TestServices) {
        let scan = ClosedScan::new(test, &with_remarks()).await;
        assert!(list(&scan.clerk, test, &scan.id).await.is_ok());
        assert!(matches!(list(&scan.programme, test, &scan.id).await, Err(Error::Forbidden)));
        let remark = list(&scan.lead, test, &scan.id).await.unwrap().remarks[0].id.clone();
        let release = Decision::Release("x".into());
        assert!(matches!(decide(&scan.programme, test, &scan.id, &remark, &release).await, Err(Error::Forbidden)));
        for actor in [&scan.other_lead, &scan.other_clerk] {
            assert!(matches!(decide(actor, test, &scan.id, &remark, &release).await, Err(Error::NotFound)));
        }
        assert_eq!(load(&scan.programme, test, &scan.id).await.unwrap().remarks, []);
    }

    async fn a_released_remark_reads_as_redacted_and_can_be_taken_back(test: &TestServices) {
        let scan = ClosedScan::new(test, &with_remarks()).await;
        let remark = list(&scan.lead, test, &scan.id).await.unwrap().remarks[1].clone();
        assert_eq!(remark.written, TYPED);
        let redacted = TYPED.replace("De Boer", "[naam]");
        decide(&scan.lead, test, &scan.id, &remark.id, &Decision::Release(redacted.clone())).await.unwrap();
        let shown = load(&scan.programme, test, &scan.id).await.unwrap().remarks;
        assert_eq!((shown.len(), shown[0].text.as_str(), shown[0].group), (1, redacted.as_str(), Staff));
        decide(&scan.clerk, test, &scan.id, &remark.id, &Decision::Withhold).await.unwrap();
        assert_eq!(load(&scan.lead, test, &scan.id).await.unwrap().remarks, []);
        decide(&scan.clerk, test, &scan.id, &remark.id, &Decision::Undo).await.unwrap();
        let again = list(&scan.lead, test, &scan.id).await.unwrap().remarks[1].clone();
        assert_eq!((again.status, again.text.as_str()), (Status::Waiting, TYPED));
    }

    async fn a_redacted_text_is_not_empty_and_has_a_limit(test: &TestServices) {
        let scan = ClosedScan::new(test, &with_remarks()).await;
        let remark = list(&scan.lead, test, &scan.id).await.unwrap().remarks[0].id.clone();
        let code = async |text: String| match decide(&scan.lead, test, &scan.id, &remark, &Decision::Release(text)).await {
            Err(Error::Invalid(problems)) => Some(problems[0].code.clone()),
            _ => None,
        };
        assert_eq!(code(" \n".into()).await, Some(ProblemCode::Missing));
        assert_eq!(code("é".repeat(LONGEST_REDACTED + 1)).await, Some(ProblemCode::TooLong { max: LONGEST_REDACTED }));
        assert_eq!(code("é".repeat(LONGEST_REDACTED)).await, None);
    }

    async fn a_remark_of_another_scan_cannot_be_reached(test: &TestServices) {
        let scan = ClosedScan::new(test, &with_remarks()).await;
        let stranger = RemarkId::random();
        assert!(matches!(decide(&scan.lead, test, &scan.id, &stranger, &Decision::Withhold).await, Err(Error::NotFound)));
    }

    async fn after_the_talk_what_was_written_is_gone_and_nothing_can_be_undone(test: &TestServices) {
        let scan = ClosedScan::new(test, &with_remarks()).await;
        let remarks = list(&scan.lead, test, &scan.id).await.unwrap().remarks;
        choose_three(test, &scan).await;
        assert!(is_refused(&discuss(&scan.clerk, test, &scan.id).await.unwrap_err(), Refused::RemarksWaiting));
        decide(&scan.lead, test, &scan.id, &remarks[0].id, &Decision::Release("Een bestuurder luistert niet.".into())).await.unwrap();
        for remark in &remarks[1..] {
            decide(&scan.lead, test, &scan.id, &remark.id, &Decision::Withhold).await.unwrap();
        }
        discuss(&scan.clerk, test, &scan.id).await.unwrap();
        assert_eq!(count(test, "SELECT COUNT(*) FROM remarks WHERE body <> ''").await, 0);
        assert_eq!(count(test, "SELECT COUNT(*) FROM remarks").await, 1);
        let late = decide(&scan.lead, test, &scan.id, &remarks[0].id, &Decision::Undo).await.unwrap_err();
        assert!(is_refused(&late, Refused::NotInThisState));
        let view = list(&scan.lead, test, &scan.id).await.unwrap();
        assert!(!view.open && view.remarks.is_empty());
        assert_eq!(load(&scan.lead, test, &scan.id).await.unwrap().remarks[0].text, "Een bestuurder luistert niet.");
    }

    async fn what_nobody_redacted_is_destroyed_three_months_after_closing(test: &TestServices) {
        let scan = ClosedScan::new(test, &with_remarks()).await;
        let remarks = list(&scan.lead, test, &scan.id).await.unwrap().remarks;
        decide(&scan.lead, test, &scan.id, &remarks[1].id, &Decision::Release("Iemand zei: nooit.".into())).await.unwrap();
        test.later(TimeDelta::days(91));
        assert_eq!(destroy_late(test).await.unwrap().scans, 0, "three months from 23 November end on 23 February");
        test.later(TimeDelta::days(1));
        let destroyed = destroy_late(test).await.unwrap();
        assert_eq!((destroyed.scans, destroyed.remarks), (1, 1));
        assert_eq!(load(&scan.lead, test, &scan.id).await.unwrap().remarks[0].text, "Iemand zei: nooit.");
        assert_eq!(destroy_late(test).await.unwrap().scans, 0, "once is enough");
    }

    async fn tables_are_kept_once(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let report = load(&scan.lead, test, &scan.id).await.unwrap().report;
        let mut transaction = test.store().write().await.unwrap();
        let again = crate::results::store_released(&mut transaction, &scan.id, &report.tables, test.now()).await;
        assert!(matches!(again, Err(Error::Conflict)));
    }

    async fn residents_are_split_by_one_question_at_a_time(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let report = load(&scan.lead, test, &scan.id).await.unwrap().report;
        let keys: Vec<_> = report.tables.splits.iter().map(|split| split.key.as_str()).collect();
        assert_eq!(keys, ["age", "area", "took_part"]);
        let parts = &report.texts.backgrounds.iter().find(|background| background.key == "area").unwrap().parts;
        assert_eq!(parts[1].1, "Bolsward");
        assert_eq!(report.group(Residents), "Inwoners");
    }

    async fn nothing_is_public_before_it_is_published(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        assert_eq!(publication::index(&Actor::Anonymous, test).await.unwrap(), []);
        let page = publication::page(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await;
        assert!(matches!(page, Err(Error::NotFound)));
        assert!(is_refused(&publication::preview(&scan.lead, test, &scan.id).await.unwrap_err(), Refused::NotInThisState));
    }

    async fn the_lead_answers_released_remarks_once_the_talk_is_over(test: &TestServices) {
        let scan = ClosedScan::new(test, &with_remarks()).await;
        assert!(is_refused(&write(&scan.lead, test, &scan.id, "T1", "Dank.").await.unwrap_err(), Refused::NotInThisState));
        release_first_and_discuss(test, &scan).await;
        for actor in [&scan.clerk, &scan.programme] {
            assert!(matches!(write(actor, test, &scan.id, "T1", "Dank.").await, Err(Error::Forbidden)));
            assert!(!remark_answers::list(actor, test, &scan.id).await.unwrap().may_write());
        }
        assert!(matches!(write(&scan.other_lead, test, &scan.id, "T1", "Dank.").await, Err(Error::NotFound)));
        assert!(matches!(write(&scan.lead, test, &scan.id, "T3", "Dank.").await, Err(Error::NotFound)), "nothing was released there");
        write(&scan.lead, test, &scan.id, "T1", TYPED).await.unwrap();
        let view = remark_answers::list(&scan.lead, test, &scan.id).await.unwrap();
        let topics: Vec<_> = view.topics().map(|topic| topic.key).collect();
        assert_eq!(topics, ["T1"]);
        assert_eq!(view.answer("T1").unwrap().text, TYPED);
        let plan = plans::load(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!((plan.remark_answers.themes, plan.remark_answers.answered), (1, 1));
    }

    async fn an_answer_is_not_empty_and_has_a_limit(test: &TestServices) {
        let scan = ClosedScan::new(test, &with_remarks()).await;
        release_first_and_discuss(test, &scan).await;
        let code = async |text: String| match write(&scan.lead, test, &scan.id, "T1", &text).await {
            Err(Error::Invalid(problems)) => Some(problems[0].code.clone()),
            _ => None,
        };
        assert_eq!(code(" \n".into()).await, Some(ProblemCode::Missing));
        assert_eq!(code("é".repeat(LONGEST_ANSWER + 1)).await, Some(ProblemCode::TooLong { max: LONGEST_ANSWER }));
        assert_eq!(code("é".repeat(LONGEST_ANSWER)).await, None);
    }

    async fn an_answer_that_was_taken_away_can_be_put_back(test: &TestServices) {
        let scan = ClosedScan::new(test, &with_remarks()).await;
        release_first_and_discuss(test, &scan).await;
        assert!(matches!(set_removed(&scan.lead, test, &scan.id, "T1", true).await, Err(Error::NotFound)));
        write(&scan.lead, test, &scan.id, "T1", "Dank.").await.unwrap();
        for removed in [true, true, false] {
            set_removed(&scan.lead, test, &scan.id, "T1", removed).await.unwrap();
            let view = remark_answers::list(&scan.lead, test, &scan.id).await.unwrap();
            let answer = view.answer("T1").unwrap();
            assert_eq!((answer.removed, answer.text.as_str()), (removed, "Dank."));
        }
        assert!(matches!(set_removed(&scan.clerk, test, &scan.id, "T1", true).await, Err(Error::Forbidden)));
        let events = count(test, "SELECT COUNT(*) FROM audit_events WHERE kind = 'remarks_answered'").await;
        assert_eq!(events, 3, "what changes nothing leaves no trace");
    }

    async fn writing_the_same_answer_again_does_not_change_its_day(test: &TestServices) {
        let scan = ClosedScan::new(test, &with_remarks()).await;
        release_first_and_discuss(test, &scan).await;
        write(&scan.lead, test, &scan.id, "T1", "Dank.").await.unwrap();
        let day = async || remark_answers::list(&scan.lead, test, &scan.id).await.unwrap().answers[0].changed_on;
        let first = day().await;
        test.later(TimeDelta::days(3));
        write(&scan.lead, test, &scan.id, "T1", "Dank.").await.unwrap();
        assert_eq!(day().await, first);
    }
}

/// Releases the first remark, at T1, withholds the others and concludes the talk.
async fn release_first_and_discuss(test: &TestServices, scan: &ClosedScan) {
    let remarks = list(&scan.lead, test, &scan.id).await.unwrap().remarks;
    let release = Decision::Release("Een bestuurder luistert niet.".into());
    for (place, remark) in remarks.iter().enumerate() {
        let decision = if place == 0 {
            &release
        } else {
            &Decision::Withhold
        };
        decide(&scan.lead, test, &scan.id, &remark.id, decision)
            .await
            .unwrap();
    }
    choose_three(test, scan).await;
    discuss(&scan.clerk, test, &scan.id).await.unwrap();
}

//! Publication, on both engines.

use chrono::TimeDelta;
use questionnaires::kind::RespondentGroup::{Residents, Staff};

use super::{index, latest, page, path_of, plan_file, preview, publish, results_file};
use crate::Actor;
use crate::error::{Error, Refusal};
use crate::on_both_engines;
use crate::plans::edit::{add_action, write_action};
use crate::plans::{ActionForm, AdoptionForm, AmendForm, adopt, amend, complete, load};
use crate::results::remark_answers::{set_removed, write};
use crate::results::remarks::{Decision, decide, list};
use crate::scans::{Refused, State};
use crate::sessions::{PriorityForm, discuss, priorities};
use crate::testing::{ClosedScan, Closing, TestServices};

fn action(what: &str) -> ActionForm {
    ActionForm {
        what: what.into(),
        owner: "griffier".into(),
        due_on: "2027-09-01".into(),
        ..ActionForm::default()
    }
}

fn adoption() -> AdoptionForm {
    AdoptionForm {
        adopted_on: "2026-11-23".into(),
        adopted_by: "de gemeenteraad".into(),
        ..AdoptionForm::default()
    }
}

/// A scan whose plan is adopted. One remark was released, one withheld.
async fn adopted(test: &TestServices) -> ClosedScan {
    let remarks = vec![
        (Residents, "T5", "Ik kreeg een brief van mevrouw Bakker."),
        (Staff, "T7", "Mijn chef heet Kees."),
    ];
    let scan = ClosedScan::new(
        test,
        &Closing {
            remarks,
            ..Closing::default()
        },
    )
    .await;
    for remark in list(&scan.lead, test, &scan.id).await.unwrap().remarks {
        let decision = if remark.theme == "T5" {
            Decision::Release("Ik kreeg een brief van [naam].".into())
        } else {
            Decision::Withhold
        };
        decide(&scan.lead, test, &scan.id, &remark.id, &decision)
            .await
            .unwrap();
    }
    for direction in ["R1", "R4", "R7"] {
        let form = PriorityForm {
            direction: direction.into(),
            statements: vec!["T5.3".into()],
            ..PriorityForm::default()
        };
        let id = priorities::add(&scan.clerk, test, &scan.id, &form)
            .await
            .unwrap();
        if direction == "R1" {
            priorities::change(&scan.clerk, test, &scan.id, &id, &form)
                .await
                .unwrap();
        }
    }
    discuss(&scan.clerk, test, &scan.id).await.unwrap();
    for priority in load(&scan.lead, test, &scan.id).await.unwrap().priorities {
        add_action(
            &scan.lead,
            test,
            &scan.id,
            &priority.priority.id,
            &action("brief sturen"),
        )
        .await
        .unwrap();
    }
    complete(&scan.lead, test, &scan.id).await.unwrap();
    adopt(&scan.lead, test, &scan.id, &adoption())
        .await
        .unwrap();
    scan
}

on_both_engines! {
    async fn a_published_scan_stands_at_its_address_for_everybody(test: &TestServices) {
        let scan = adopted(test).await;
        assert_eq!(publish(&scan.lead, test, &scan.id).await.unwrap(), "/openbaar/sudwest-fryslan/2026");
        let listed = index(&Actor::Anonymous, test).await.unwrap();
        assert_eq!((listed.len(), listed[0].authority.as_str(), listed[0].path.as_str()), (1, "Gemeente Súdwest-Fryslân", "/openbaar/sudwest-fryslan/2026"));
        let view = page(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await.unwrap();
        assert_eq!((view.plan.number, view.plan.text.priorities.len()), (1, 3));
        let file = plan_file(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await.unwrap();
        assert!(file.bytes.starts_with(b"%PDF-1.7"));
        for (authority, year) in [("sudwest-fryslan", "2027"), ("sneek", "2026"), ("provincie-sudwest-fryslan", "2026"), ("", "")] {
            assert!(matches!(page(&Actor::Anonymous, test, authority, year).await, Err(Error::NotFound)));
            assert!(matches!(plan_file(&Actor::Anonymous, test, authority, year).await, Err(Error::NotFound)));
        }
    }

    async fn the_public_reads_released_remarks_only(test: &TestServices) {
        let scan = adopted(test).await;
        let before = preview(&scan.lead, test, &scan.id).await.unwrap();
        publish(&scan.lead, test, &scan.id).await.unwrap();
        let view = page(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await.unwrap();
        let texts: Vec<_> = view.remarks.iter().map(|remark| remark.text.as_str()).collect();
        assert_eq!(texts, ["Ik kreeg een brief van [naam]."]);
        assert_eq!(before.remarks, view.remarks, "the preview shows what becomes public");
        let (bodies,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM remarks WHERE body <> ''").fetch_one(test.store().read()).await.unwrap();
        assert_eq!(bodies, 0);
    }

    async fn publication_destroys_the_counters(test: &TestServices) {
        let scan = adopted(test).await;
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("INSERT INTO tally (scan_id, group_code, split, part, item, choice, n) VALUES ($1, 'council', '', '', 'T1.1', '5', 3)")
            .bind(&scan.id).execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        publish(&scan.lead, test, &scan.id).await.unwrap();
        let (counters,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM tally").fetch_one(test.store().read()).await.unwrap();
        assert_eq!(counters, 0);
        let view = page(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await.unwrap();
        assert_eq!(view.report.tables.groups[3].responses, 412, "the released tables stay");
    }

    async fn only_the_lead_publishes_and_only_once(test: &TestServices) {
        let scan = adopted(test).await;
        for actor in [&scan.clerk, &scan.programme] {
            assert!(matches!(publish(actor, test, &scan.id).await, Err(Error::Forbidden)));
        }
        assert!(matches!(publish(&scan.other_lead, test, &scan.id).await, Err(Error::NotFound)));
        publish(&scan.lead, test, &scan.id).await.unwrap();
        let again = publish(&scan.lead, test, &scan.id).await.unwrap_err();
        assert!(matches!(again, Error::Refused(Refusal::Scan { guard: Refused::NotInThisState })));
        assert_eq!(load(&scan.lead, test, &scan.id).await.unwrap().scan.state, State::Published);
    }

    async fn a_change_becomes_public_when_it_is_adopted_not_before(test: &TestServices) {
        let scan = adopted(test).await;
        publish(&scan.lead, test, &scan.id).await.unwrap();
        let plan = load(&scan.lead, test, &scan.id).await.unwrap();
        amend(&scan.lead, test, &scan.id, &AmendForm { reason: "Eén brief is te weinig.".into() }).await.unwrap();
        write_action(&scan.lead, test, &scan.id, &plan.priorities[0].actions[0].id, &action("twee brieven sturen")).await.unwrap();
        let what = async || page(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await.unwrap().plan.text.priorities[0].actions[0].what.clone();
        assert_eq!(what().await, "brief sturen");
        adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap();
        assert_eq!(what().await, "twee brieven sturen");
    }

    async fn answers_to_remarks_are_public_and_can_be_mended_afterwards(test: &TestServices) {
        let scan = adopted(test).await;
        write(&scan.lead, test, &scan.id, "T5", "Wij sturen voortaan een brief.").await.unwrap();
        assert_eq!(preview(&scan.lead, test, &scan.id).await.unwrap().answers.len(), 1);
        publish(&scan.lead, test, &scan.id).await.unwrap();
        let answers = async || page(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await.unwrap().answers;
        let first = answers().await[0].changed_on;
        test.later(TimeDelta::days(30));
        write(&scan.lead, test, &scan.id, "T5", "Wij sturen binnen zes weken een brief.").await.unwrap();
        let mended = answers().await.remove(0);
        assert_eq!((mended.text.as_str(), mended.changed_on - first), ("Wij sturen binnen zes weken een brief.", TimeDelta::days(30)));
        set_removed(&scan.lead, test, &scan.id, "T5", true).await.unwrap();
        assert_eq!(answers().await, []);
    }

    async fn the_public_results_are_a_file_that_changes_with_answers_to_remarks_alone(test: &TestServices) {
        let scan = adopted(test).await;
        let file = async || results_file(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await;
        assert!(matches!(file().await, Err(Error::NotFound)), "not before publication");
        publish(&scan.lead, test, &scan.id).await.unwrap();
        let first = file().await.unwrap();
        assert_eq!(first.name, "uitkomsten-sudwest-fryslan.pdf");
        assert!(first.bytes.starts_with(b"%PDF-1.7"));
        test.later(TimeDelta::days(30));
        assert!(file().await.unwrap().bytes == first.bytes, "whenever somebody asks");
        write(&scan.lead, test, &scan.id, "T5", "Wij sturen voortaan een brief.").await.unwrap();
        assert!(file().await.unwrap().bytes != first.bytes, "with the answer");
        set_removed(&scan.lead, test, &scan.id, "T5", true).await.unwrap();
        assert!(file().await.unwrap().bytes == first.bytes, "without what was taken away");
    }

    async fn an_address_stays_when_its_authority_gets_another_name(test: &TestServices) {
        let scan = adopted(test).await;
        let path = publish(&scan.lead, test, &scan.id).await.unwrap();
        rename(test, "GM1900", "Nieuw-Fryslân").await;
        let view = page(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await.unwrap();
        assert_eq!((view.path.as_str(), view.report.authority_name().as_str()), (path.as_str(), "Gemeente Nieuw-Fryslân"));
        assert!(plan_file(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await.is_ok());
        let listed = index(&Actor::Anonymous, test).await.unwrap().remove(0);
        assert_eq!((listed.authority.as_str(), listed.path.as_str()), ("Gemeente Nieuw-Fryslân", path.as_str()));
        let kept = load(&scan.lead, test, &scan.id).await.unwrap().scan;
        assert_eq!(path_of(&kept), Some(path));
    }

    async fn two_authorities_that_were_called_the_same_have_addresses_of_their_own(test: &TestServices) {
        let scan = adopted(test).await;
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("INSERT INTO scans (id, authority_code, state, running, reason, wanted_period, requested_on, lead_id, arrangements, setup, public_slug, public_year) \
                     SELECT 'earlier', 'GM0106', 'published', 0, '', '', requested_on, lead_id, arrangements, setup, 'sudwest-fryslan', '2026' FROM scans WHERE id = $1")
            .bind(&scan.id).execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(publish(&scan.lead, test, &scan.id).await.unwrap(), "/openbaar/sudwest-fryslan/2026-2");
    }

    async fn what_was_published_last_comes_first_and_is_found_by_name(test: &TestServices) {
        let scan = adopted(test).await;
        assert_eq!(latest(&Actor::Anonymous, test, 5).await.unwrap().total, 0);
        publish(&scan.lead, test, &scan.id).await.unwrap();
        let newest = latest(&Actor::Anonymous, test, 5).await.unwrap();
        assert_eq!((newest.total, newest.entries.len()), (1, 1));
        let entry = &newest.entries[0];
        for (name, found) in [("sudwest", true), ("GEMEENTE súd", true), ("", true), ("gm1900", true), ("sneek", false)] {
            assert_eq!(entry.is_called(name), found, "{name}");
        }
        assert_eq!(latest(&Actor::Anonymous, test, 0).await.unwrap().total, 1);
    }
}

async fn rename(test: &TestServices, code: &str, name: &str) {
    let mut transaction = test.store().write().await.unwrap();
    sqlx::query("UPDATE authorities SET display_name = $1 WHERE code = $2")
        .bind(name)
        .bind(code)
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

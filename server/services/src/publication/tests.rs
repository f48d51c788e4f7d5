//! Publication, on both engines.

use questionnaires::kind::RespondentGroup::{Residents, Staff};

use super::{index, page, plan_file, preview, publish};
use crate::Actor;
use crate::error::{Error, Refusal};
use crate::on_both_engines;
use crate::plans::edit::{add_action, write_action};
use crate::plans::{ActionForm, AdoptionForm, adopt, complete, load};
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
        write_action(&scan.lead, test, &scan.id, &plan.priorities[0].actions[0].id, &action("twee brieven sturen")).await.unwrap();
        let what = async || page(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await.unwrap().plan.text.priorities[0].actions[0].what.clone();
        assert_eq!(what().await, "brief sturen");
        adopt(&scan.lead, test, &scan.id, &adoption()).await.unwrap();
        assert_eq!(what().await, "twee brieven sturen");
    }
}

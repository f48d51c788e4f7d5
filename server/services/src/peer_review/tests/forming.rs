//! From proposals to a group that begins.

use serde_json::{Value, json};

use super::super::{
    Answer, AnswerForm, GroupState, ReasonView, add_member, answer, begin, cancel, change,
    form_group, invite, mine, of_programme, overview, remove_member, to_compose, uncancel,
};
use super::*;
use crate::Actor;
use crate::audit::{self, AuditEvent, PeerGroupEvent};
use crate::error::ProblemCode;
use crate::ids::MemberId;
use crate::on_both_engines;
use crate::pool::Exclusion;

/// What the released tables of a scan say of a statement is made this label.
async fn label(test: &TestServices, scan: &ScanId, label: &str) {
    let mut transaction = test.store().write().await.unwrap();
    let stored: String =
        sqlx::query_scalar("SELECT tables FROM released_results WHERE scan_id = $1")
            .bind(scan)
            .fetch_one(&mut *transaction)
            .await
            .unwrap();
    let mut tables: Value = serde_json::from_str(&stored).unwrap();
    for statement in tables["statements"].as_array_mut().unwrap() {
        statement["labels"] = json!([]);
        if statement["key"] == "T5.3" {
            statement["labels"] = json!([{ "label": label }]);
        }
    }
    sqlx::query("UPDATE released_results SET tables = $1 WHERE scan_id = $2")
        .bind(tables.to_string())
        .bind(scan)
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

async fn move_to(test: &TestServices, clerk: &MemberId, home: &str) {
    let mut transaction = test.store().write().await.unwrap();
    sqlx::query("UPDATE members SET home_authority_code = $1 WHERE id = $2")
        .bind(home)
        .bind(clerk)
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

async fn says(
    test: &TestServices,
    scan: &ClosedScan,
    group: &PeerGroupId,
    (said, line): (&str, &str),
) -> Result<(), Error> {
    let form = AnswerForm {
        answer: said.into(),
        line: line.into(),
    };
    answer(&scan.lead, test, (group, &scan.id), &form).await
}

fn code_of(error: &Error, field: &str) -> Option<ProblemCode> {
    let Error::Invalid(problems) = error else {
        return None;
    };
    let found = problems.iter().find(|problem| problem.field == field);
    found.map(|problem| problem.code.clone())
}

on_both_engines! {
    async fn results_that_are_not_public_are_no_reason(test: &TestServices) {
        let scans = adopted_plans(test, 4).await;
        label(test, &scans[0].id, "shared_strength").await;
        label(test, &scans[1].id, "shared_concern").await;
        let complements = async || {
            let found = overview(&scans[0].programme, test).await.unwrap();
            assert_eq!(found.proposals.len(), 1);
            let reasons = &found.proposals[0].reasons;
            assert!(reasons.iter().any(|own| matches!(own, ReasonView::SharedTheme { names, .. } if names.len() == 4)));
            let own = reasons.iter().filter(|own| matches!(own, ReasonView::Complement { .. }));
            own.cloned().collect::<Vec<_>>()
        };
        assert!(complements().await.is_empty(), "neither is public");
        set_state(test, &scans[0].id, State::Published).await;
        assert!(complements().await.is_empty(), "one is public, which says nothing of the other");
        set_state(test, &scans[1].id, State::Published).await;
        let told = complements().await;
        let [ReasonView::Complement { strong, stuck, .. }] = told.as_slice() else {
            panic!("{told:?}");
        };
        assert_eq!(strong, &["Súdwest-Fryslân"]);
        assert_eq!(stuck, &["Almere"]);
    }

    async fn who_has_no_adopted_plan_cannot_take_part(test: &TestServices) {
        let scans = adopted_plans(test, 4).await;
        set_state(test, &scans[3].id, State::Planned).await;
        let found = overview(&scans[0].programme, test).await.unwrap();
        assert_eq!((found.free.len(), found.proposals.len()), (3, 0));
        let error = form_group(&scans[0].programme, test, &typed(&scans)).await.unwrap_err();
        assert_eq!(why(&error), Some(NotNow::NotFree));
        assert!(overview(&scans[0].programme, test).await.unwrap().groups.is_empty(), "nothing half done");
    }

    async fn who_follows_the_plan_no_more_is_proposed_for_no_group(test: &TestServices) {
        let scans = adopted_plans(test, 4).await;
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("INSERT INTO stopped_plans (scan_id, stopped_on, reason) VALUES ($1, '2026-11-20', 'De nieuwe raad trok het plan in.')")
            .bind(&scans[3].id)
            .execute(&mut *transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let found = overview(&scans[0].programme, test).await.unwrap();
        assert_eq!((found.free.len(), found.proposals.len()), (3, 0));
        let error = form_group(&scans[0].programme, test, &typed(&scans)).await.unwrap_err();
        assert_eq!(why(&error), Some(NotNow::NotFree));
    }

    async fn what_is_wrong_with_a_group_is_told_by_field(test: &TestServices) {
        let scans = adopted_plans(test, 1).await;
        let officer = &scans[0].programme;
        let good = GroupForm { scans: Vec::new(), ..typed(&scans) };
        form_group(officer, test, &good).await.unwrap();
        let other = GroupForm { name: "Een andere".into(), ..good.clone() };
        for (form, field, code) in [
            (GroupForm { name: " ".into(), ..good.clone() }, "name", ProblemCode::Missing),
            (GroupForm { name: "eerder AAN tafel".into(), ..good.clone() }, "name", ProblemCode::Taken),
            (GroupForm { facilitator: "niemand".into(), ..other.clone() }, "facilitator", ProblemCode::NotAChoice),
            (GroupForm { m1_on: "2026-11-22".into(), ..other.clone() }, "m1_on", ProblemCode::InThePast),
            (GroupForm { m1_at: "laat".into(), ..other.clone() }, "m1_at", ProblemCode::NotATime),
            (GroupForm { m2_place: "Zwolle".into(), ..other.clone() }, "m2_on", ProblemCode::Missing),
            (GroupForm { m3_on: "7-12-2026".into(), ..other.clone() }, "m3_on", ProblemCode::Twice),
            (GroupForm { m4_on: "2099-01-01".into(), ..other }, "m4_on", ProblemCode::TooFarAway),
        ] {
            let error = form_group(officer, test, &form).await.unwrap_err();
            assert_eq!(code_of(&error, field), Some(code), "{form:?}");
        }
    }

    async fn a_group_begins_with_those_who_said_yes(test: &TestServices) {
        let scans = adopted_plans(test, 5).await;
        let officer = &scans[0].programme;
        let form = GroupForm { m1_on: String::new(), ..typed(&scans[..3]) };
        let group = form_group(officer, test, &form).await.unwrap();
        assert!(mine(&scans[0].lead, test).await.unwrap().1.is_empty(), "nobody knows of it yet");
        assert_eq!(why(&invite(officer, test, &group).await.unwrap_err()), Some(NotNow::TooFew));
        for scan in &scans[3..] {
            add_member(officer, test, &group, &scan.id).await.unwrap();
        }
        assert_eq!(why(&invite(officer, test, &group).await.unwrap_err()), Some(NotNow::NoMeeting));
        change(officer, test, &group, &typed(&[])).await.unwrap();
        invite(officer, test, &group).await.unwrap();
        assert_eq!(mailed(test, &scans[4]).await, ["Doet u mee aan intervisie? ‘Eerder aan tafel’"]);
        for scan in &scans[..3] {
            says(test, scan, &group, ("ja", "")).await.unwrap();
        }
        assert_eq!(why(&begin(officer, test, &group).await.unwrap_err()), Some(NotNow::TooFew));
        let error = says(test, &scans[3], &group, ("nee", " ")).await.unwrap_err();
        assert_eq!(code_of(&error, "line"), Some(ProblemCode::Missing));
        says(test, &scans[3], &group, ("nee", "Wij kiezen een nieuwe griffier.")).await.unwrap();
        let seen = of_programme(officer, test, &group).await.unwrap();
        let declined = seen.group.member(&scans[3].id).unwrap();
        assert_eq!((declined.answer, declined.line.as_str()), (Answer::Declined, "Wij kiezen een nieuwe griffier."));
        says(test, &scans[3], &group, ("ja", "")).await.unwrap();
        begin(officer, test, &group).await.unwrap();
        let seen = of_programme(officer, test, &group).await.unwrap().group;
        assert_eq!((seen.state, seen.members.len()), (GroupState::Running, 4));
        assert!(mailed(test, &scans[4]).await.contains(&"Intervisiegroep ‘Eerder aan tafel’ gaat verder zonder u".to_owned()));
        assert!(mine(&scans[4].lead, test).await.unwrap().1.is_empty());
        assert_eq!(why(&says(test, &scans[3], &group, ("nee", "Toch niet.")).await.unwrap_err()), Some(NotNow::NotInThisState));
    }

    async fn who_is_in_a_group_is_in_no_other_and_who_said_no_is_free(test: &TestServices) {
        let scans = adopted_plans(test, 5).await;
        let officer = &scans[0].programme;
        let group = form_group(officer, test, &typed(&scans[..4])).await.unwrap();
        invite(officer, test, &group).await.unwrap();
        let found = overview(officer, test).await.unwrap();
        assert_eq!(found.free.len(), 1);
        says(test, &scans[0], &group, ("nee", "Geen tijd.")).await.unwrap();
        assert_eq!(overview(officer, test).await.unwrap().free.len(), 2);
        let another = GroupForm { name: "Een andere".into(), ..typed(&scans[..1]) };
        let another = form_group(officer, test, &another).await.unwrap();
        let error = says(test, &scans[0], &group, ("ja", "")).await.unwrap_err();
        assert_eq!(why(&error), Some(NotNow::NotFree), "no way back into the first");
        let error = add_member(officer, test, &another, &scans[1].id).await.unwrap_err();
        assert_eq!(why(&error), Some(NotNow::NotFree));
        cancel(officer, test, &group, "Te weinig tijd.").await.unwrap();
        add_member(officer, test, &another, &scans[1].id).await.unwrap();
        assert_eq!(why(&uncancel(officer, test, &group).await.unwrap_err()), Some(NotNow::NotFree));
        remove_member(officer, test, &another, &scans[1].id).await.unwrap();
        uncancel(officer, test, &group).await.unwrap();
        let told = mailed(test, &scans[1]).await;
        assert!(told.contains(&"Intervisiegroep ‘Eerder aan tafel’ gaat toch door".to_owned()), "{told:?}");
        let entries = audit::recent(officer, test, 50).await.unwrap();
        let cancelled = |entry: &audit::AuditEntry| matches!(&entry.event,
            Some(AuditEvent::PeerGroup(PeerGroupEvent::PeerGroupCancelled { reason: Some(reason), .. })) if reason == "Te weinig tijd.");
        assert!(entries.iter().any(cancelled));
    }

    async fn a_seventh_does_not_fit_and_who_fits_is_found_by_name(test: &TestServices) {
        let scans = adopted_plans(test, 6).await;
        let officer = &scans[0].programme;
        let group = form_group(officer, test, &typed(&scans[..5])).await.unwrap();
        let found = to_compose(officer, test, &group, "SMALLING").await.unwrap();
        assert_eq!((found.found.len(), found.free), (1, 1));
        assert!(to_compose(officer, test, &group, "almere").await.unwrap().found.is_empty(), "it is in already");
        add_member(officer, test, &group, &scans[5].id).await.unwrap();
        let seventh = scans[0].beside(test, "GM0014").await;
        crate::testing::adopt_plan(test, &seventh.id).await;
        let error = add_member(officer, test, &group, &seventh.id).await.unwrap_err();
        assert_eq!(why(&error), Some(NotNow::TooMany));
    }

    async fn nobody_facilitates_a_group_with_their_own_authority(test: &TestServices) {
        let scans = adopted_plans(test, 5).await;
        let (officer, clerk) = (&scans[0].programme, &scans[0].clerk.member().unwrap().id);
        let led = |scans: &[ClosedScan]| GroupForm { facilitator: clerk.to_string(), ..typed(scans) };
        let tied = |error: Error| match error {
            Error::Refused(Refusal::Facilitator { authority, exclusion }) => (authority, exclusion),
            other => panic!("{other:?}"),
        };
        let assen = ("Assen".to_owned(), Exclusion::OwnAuthority);
        assert_eq!(tied(form_group(officer, test, &led(&scans)).await.unwrap_err()), assen);
        assert!(overview(officer, test).await.unwrap().groups.is_empty(), "nothing half done");
        let group = form_group(officer, test, &led(&scans[..4])).await.unwrap();
        assert_eq!(tied(add_member(officer, test, &group, &scans[4].id).await.unwrap_err()), assen);
        change(officer, test, &group, &typed(&[])).await.unwrap();
        add_member(officer, test, &group, &scans[4].id).await.unwrap();
        assert_eq!(tied(change(officer, test, &group, &led(&[])).await.unwrap_err()), assen);
        remove_member(officer, test, &group, &scans[4].id).await.unwrap();
        change(officer, test, &group, &led(&[])).await.unwrap();
        let amsterdam = scans[0].beside(test, "GM0363").await;
        crate::testing::adopt_plan(test, &amsterdam.id).await;
        add_member(officer, test, &group, &amsterdam.id).await.unwrap();
        move_to(test, clerk, "GM0457").await;
        let merged = ("Amsterdam".to_owned(), Exclusion::MergedAuthority);
        assert_eq!(tied(invite(officer, test, &group).await.unwrap_err()), merged, "Weesp became Amsterdam");
        move_to(test, clerk, "GM0106").await;
        invite(officer, test, &group).await.unwrap();
    }

    async fn only_officers_form_groups(test: &TestServices) {
        let scans = adopted_plans(test, 4).await;
        let officer = &scans[0].programme;
        let group = form_group(officer, test, &typed(&scans)).await.unwrap();
        for actor in [&scans[0].lead, &scans[0].clerk] {
            assert!(matches!(overview(actor, test).await, Err(Error::Forbidden)));
            assert!(matches!(form_group(actor, test, &typed(&scans)).await, Err(Error::Forbidden)));
            assert!(matches!(change(actor, test, &group, &typed(&[])).await, Err(Error::Forbidden)));
            assert!(matches!(add_member(actor, test, &group, &scans[0].id).await, Err(Error::Forbidden)));
            assert!(matches!(invite(actor, test, &group).await, Err(Error::Forbidden)));
            assert!(matches!(cancel(actor, test, &group, "Nee").await, Err(Error::Forbidden)));
        }
        assert!(matches!(overview(&Actor::Anonymous, test).await, Err(Error::SignInNeeded)));
        invite(officer, test, &group).await.unwrap();
        let yes = AnswerForm { answer: "ja".into(), line: String::new() };
        let of_first = (&group, &scans[0].id);
        assert!(matches!(answer(&scans[1].lead, test, of_first, &yes).await, Err(Error::Forbidden)));
        assert!(matches!(answer(&scans[0].clerk, test, of_first, &yes).await, Err(Error::Forbidden)));
        assert!(matches!(answer(&scans[0].other_lead, test, of_first, &yes).await, Err(Error::NotFound)));
        assert!(matches!(answer(officer, test, of_first, &yes).await, Err(Error::Forbidden)));
    }
}

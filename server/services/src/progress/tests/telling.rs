//! What the lead tells of an adopted plan, and who reads it.

use chrono::TimeDelta;

use super::{OWNER, action, adopted, adoption, at, day, in_round, later, one, planned, says, seen};
use crate::error::{Error, ProblemCode, Refusal};
use crate::ids::ActionId;
use crate::ordered::Move;
use crate::plans::edit::{add_action, arrange_action, write_action};
use crate::plans::{AmendForm, adopt, amend};
use crate::progress::{
    ActionStatus, ReportForm, behind, conclude, load, progress_file, progress_report,
    public_progress, public_progress_file, publish_progress, set_address, tell, to_tell,
};
use crate::publication::publish;
use crate::scans::Refused;
use crate::{Actor, on_both_engines};

on_both_engines! {
    async fn nothing_is_followed_before_adoption(test: &TestServices) {
        let (scan, _, actions) = planned(test).await;
        let view = seen(test, &scan).await;
        assert!(view.version.is_none() && view.actions.is_empty() && !view.may_tell());
        for error in [
            tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await.unwrap_err(),
            progress_file(&scan.lead, test, &scan.id).await.unwrap_err(),
            conclude(&scan.lead, test, &scan.id).await.unwrap_err(),
        ] {
            assert!(matches!(error, Error::Refused(Refusal::Scan { guard: Refused::NotInThisState })), "{error:?}");
        }
    }

    async fn the_lead_tells_and_what_was_told_stays(test: &TestServices) {
        let (scan, _, actions) = adopted(test).await;
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Running, "Wij <b>begonnen</b> 📬")).await.unwrap();
        test.later(TimeDelta::days(1));
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await.unwrap();
        let own = one(&seen(test, &scan).await, &actions[0]);
        let told: Vec<_> = own.reports.iter().map(|report| (report.status, report.note.as_str(), report.round)).collect();
        assert_eq!(told, [(ActionStatus::Done, "", 0), (ActionStatus::Running, "Wij <b>begonnen</b> 📬", 0)]);
        assert_eq!((own.status, own.number.as_str(), own.overdue_since(day("2028-01-01"))), (ActionStatus::Done, "1.1", None));
    }

    async fn what_is_added_takes_nothing_out_of_the_report(test: &TestServices) {
        let (scan, _, actions) = adopted(test).await;
        for note in ["Wij begonnen.", "", "De eerste avond was vol."] {
            tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Running, note)).await.unwrap();
            test.later(TimeDelta::hours(1));
        }
        let (_, report) = progress_report(&scan.clerk, test, &scan.id).await.unwrap();
        assert_eq!(report.priorities[0].actions[0].note, "Wij begonnen.\nDe eerste avond was vol.");
    }

    async fn an_action_stops_for_a_reason_and_moves_for_a_reason(test: &TestServices) {
        let (scan, _, actions) = adopted(test).await;
        for (form, field, code) in [
            (says(ActionStatus::Stopped, " "), "note", ProblemCode::Missing),
            (later("2027-04-01", ""), "reason", ProblemCode::Missing),
            (later("morgen", "x"), "due_on", ProblemCode::NotADay),
            (later("2026-11-22", "x"), "due_on", ProblemCode::InThePast),
            (ReportForm::default(), "status", ProblemCode::Missing),
            (ReportForm { status: "x".into(), ..ReportForm::default() }, "status", ProblemCode::NotAChoice),
        ] {
            let Err(Error::Invalid(problems)) = tell(&scan.lead, test, &scan.id, &actions[0], &form).await else { panic!("accepted") };
            assert_eq!((problems[0].field.as_str(), &problems[0].code), (field, &code));
        }
        tell(&scan.lead, test, &scan.id, &actions[0], &later("1-4-2027", "De vacature duurt langer.")).await.unwrap();
        let own = one(&seen(test, &scan).await, &actions[0]);
        assert_eq!((own.planned_on, own.due_on, own.day_reason()), (day("2027-03-01"), day("2027-04-01"), "De vacature duurt langer."));
    }

    async fn only_the_lead_tells_and_sees_addresses(test: &TestServices) {
        let (scan, _, actions) = adopted(test).await;
        set_address(&scan.lead, test, &scan.id, &actions[0], &at(" Griffier@Sudwest.example ")).await.unwrap();
        assert_eq!(one(&seen(test, &scan).await, &actions[0]).email, OWNER);
        for actor in [&scan.clerk, &scan.programme] {
            assert!(matches!(tell(actor, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await, Err(Error::Forbidden)));
            assert!(matches!(set_address(actor, test, &scan.id, &actions[0], &at("")).await, Err(Error::Forbidden)));
            assert!(matches!(to_tell(actor, test, &scan.id, &actions[0]).await, Err(Error::Forbidden)));
            assert!(matches!(conclude(actor, test, &scan.id).await, Err(Error::Forbidden)));
            assert!(matches!(publish_progress(actor, test, &scan.id).await, Err(Error::Forbidden)));
            let view = load(actor, test, &scan.id).await.unwrap();
            assert!(view.actions.iter().all(|own| own.email.is_empty()));
        }
        for actor in [&scan.other_lead, &scan.other_clerk] {
            assert!(matches!(load(actor, test, &scan.id).await, Err(Error::NotFound)));
            assert!(matches!(tell(actor, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await, Err(Error::NotFound)));
        }
        assert!(matches!(load(&Actor::Anonymous, test, &scan.id).await, Err(Error::SignInNeeded)));
        assert!(matches!(behind(&scan.lead, test).await, Err(Error::Forbidden)));
        assert!(matches!(set_address(&scan.lead, test, &scan.id, &actions[0], &at("geen adres")).await, Err(Error::Invalid(_))));
        assert!(matches!(tell(&scan.lead, test, &scan.id, &ActionId::random(), &says(ActionStatus::Done, "")).await, Err(Error::NotFound)));
    }

    async fn a_new_version_keeps_what_was_told_and_leaves_out_what_went(test: &TestServices) {
        let (scan, ids, actions) = adopted(test).await;
        for (own, to) in [(&actions[0], "2027-05-01"), (&actions[1], "2027-10-01")] {
            tell(&scan.lead, test, &scan.id, own, &later(to, "x")).await.unwrap();
        }
        amend(&scan.lead, test, &scan.id, &AmendForm { reason: "x".into() }).await.unwrap();
        write_action(&scan.lead, test, &scan.id, &actions[1], &action("twee", "2028-01-01")).await.unwrap();
        add_action(&scan.lead, test, &scan.id, &ids[2], &action("vier", "2028-01-01")).await.unwrap();
        arrange_action(&scan.lead, test, &scan.id, &actions[2], Move::Out).await.unwrap();
        adopt(&scan.lead, test, &scan.id, &adoption("2026-11-23")).await.unwrap();
        let view = seen(test, &scan).await;
        let days: Vec<_> = view.actions.iter().map(|own| (own.what.as_str(), own.due_on)).collect();
        assert_eq!(days, [("een", day("2027-05-01")), ("twee", day("2028-01-01")), ("vier", day("2028-01-01"))]);
        assert_eq!(view.left_out[0].what, "drie");
        assert!(matches!(tell(&scan.lead, test, &scan.id, &actions[2], &says(ActionStatus::Done, "")).await, Err(Error::NotFound)));
        assert_eq!(one(&view, &actions[0]).reports.len(), 1);
    }

    async fn how_it_goes_is_public_as_it_was_when_the_lead_made_it_so(test: &TestServices) {
        let (scan, actions, _) = in_round(test).await;
        assert!(matches!(publish_progress(&scan.lead, test, &scan.id).await, Err(Error::Refused(Refusal::Scan { .. }))), "the plan is not public");
        publish(&scan.lead, test, &scan.id).await.unwrap();
        let public = async || public_progress(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await;
        assert!(matches!(public().await, Err(Error::NotFound)));
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "Gelukt.")).await.unwrap();
        publish_progress(&scan.lead, test, &scan.id).await.unwrap();
        tell(&scan.lead, test, &scan.id, &actions[1], &says(ActionStatus::Done, "")).await.unwrap();
        let report = public().await.unwrap();
        assert_eq!((report.count(ActionStatus::Done), report.round), (1, Some(1)));
        assert_eq!(report.priorities[0].actions[0].note, "Gelukt.");
        let (_, now) = progress_report(&scan.clerk, test, &scan.id).await.unwrap();
        assert_eq!(now.count(ActionStatus::Done), 2);
        for file in [
            public_progress_file(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await.unwrap(),
            progress_file(&scan.programme, test, &scan.id).await.unwrap(),
        ] {
            assert!(file.bytes.starts_with(b"%PDF-1.7"));
            assert_eq!(file.name, "voortgang-sudwest-fryslan.pdf");
        }
        let file = async || public_progress_file(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await.unwrap().bytes;
        let first = file().await;
        assert_eq!(file().await, first, "as it was made public");
        publish_progress(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(public().await.unwrap().count(ActionStatus::Done), 2);
        assert_ne!(file().await, first);
    }
}

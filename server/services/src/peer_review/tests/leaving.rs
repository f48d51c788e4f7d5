//! Authorities that leave a group that has begun, and others that join it.

use super::super::{
    Answer, AnswerForm, Decision, DecisionForm, Hears, LeaveForm, PeerGroup, ReportForm,
    TakeOverForm, add_member, answer, close, decide, group, keep_report, leave, member_plan, mine,
    of_programme, overview, remove_member, stay_small, take_back, take_out, take_over, to_leave,
};
use super::*;
use crate::audit::{self, AuditEvent, PeerGroupEvent};
use crate::on_both_engines;
use crate::plans;

fn because(reason: &str) -> LeaveForm {
    LeaveForm {
        reason: reason.into(),
    }
}

async fn stops(test: &TestServices, scan: &ClosedScan, group: &PeerGroupId) -> Result<(), Error> {
    let form = because("Onze griffier is ziek.");
    leave(&scan.lead, test, (group, &scan.id), &form).await
}

async fn says_yes(
    test: &TestServices,
    scan: &ClosedScan,
    group: &PeerGroupId,
) -> Result<(), Error> {
    let form = AnswerForm {
        answer: "ja".into(),
        line: String::new(),
    };
    answer(&scan.lead, test, (group, &scan.id), &form).await
}

/// The group as an officer sees it, and whether it is too small.
async fn seen(test: &TestServices, scans: &[ClosedScan], group: &PeerGroupId) -> (PeerGroup, bool) {
    let view = of_programme(&scans[0].programme, test, group)
        .await
        .unwrap();
    let small = view.group.is_too_small(view.today);
    (view.group, small)
}

/// Five authorities, the first four of which are in a group that has begun.
async fn four_of_five(test: &TestServices) -> (Vec<ClosedScan>, PeerGroupId) {
    let scans = adopted_plans(test, 5).await;
    let members: Vec<_> = scans[..4]
        .iter()
        .map(|scan| (&scan.id, &scan.lead))
        .collect();
    let group = begun_group(test, &scans[0].programme, &members).await;
    (scans, group)
}

on_both_engines! {
    async fn a_lead_stops_with_a_reason_that_the_others_read(test: &TestServices) {
        let (scans, own) = begun(test).await;
        let both = (&own, &scans[3].id);
        let error = leave(&scans[3].lead, test, both, &because(" ")).await.unwrap_err();
        assert!(matches!(error, Error::Invalid(_)), "{error:?}");
        assert!(matches!(leave(&scans[2].lead, test, both, &because("Zij willen niet.")).await, Err(Error::Forbidden)));
        assert!(matches!(leave(&scans[3].clerk, test, both, &because("Zij willen niet.")).await, Err(Error::Forbidden)));
        assert!(matches!(leave(&scans[3].programme, test, both, &because("Het moet.")).await, Err(Error::Forbidden)));
        stops(test, &scans[3], &own).await.unwrap();
        let subject = "Lelystad stopt met ‘Eerder aan tafel’".to_owned();
        for scan in &scans[..3] {
            assert!(mailed(test, scan).await.contains(&subject));
        }
        assert!(!mailed(test, &scans[3]).await.contains(&subject), "the lead knows");
        let clerk = &scans[0].clerk.member().unwrap().email;
        let sent = test.mailer().sent();
        assert!(sent.iter().any(|letter| letter.to_email == *clerk && letter.text.contains("Onze griffier is ziek.")));
        assert!(sent.iter().any(|letter| letter.subject == "Lelystad stopt met de intervisiegroep ‘Eerder aan tafel’"), "to the office");
        let (group, _) = seen(test, &scans, &own).await;
        let left = group.member(&scans[3].id).unwrap().left.clone().unwrap();
        assert_eq!((left.on, left.because.as_str()), (test.clock().today(), "Onze griffier is ziek."));
        let entries = audit::recent(&scans[0].programme, test, 50).await.unwrap();
        let told = |entry: &audit::AuditEntry| matches!(&entry.event,
            Some(AuditEvent::PeerGroup(PeerGroupEvent::PeerMemberLeft { reason, taken_out: false, .. })) if reason == "Onze griffier is ziek.");
        assert!(entries.iter().any(told));
        assert_eq!(why(&stops(test, &scans[3], &own).await.unwrap_err()), Some(NotNow::NoPart));
    }

    async fn who_left_hears_nothing_more_of_the_others_and_keeps_its_own(test: &TestServices) {
        let (scans, own, id) = suggested(test).await;
        ask(test, &scans[1], &own).await;
        let given = give(test, &scans[0], (&own, &scans[1].id)).await.unwrap();
        stops(test, &scans[0], &own).await.unwrap();

        let view = group(&scans[0].lead, test, &own).await.unwrap();
        assert_eq!(view.hears, Hears::Own);
        assert_eq!(view.suggestions.iter().map(|own| &own.id).collect::<Vec<_>>(), [&id], "those for its own question");
        assert!(!view.group.member(&scans[0].id).unwrap().question.is_empty());
        assert!(view.group.member(&scans[1].id).unwrap().question.is_empty());
        assert!(matches!(member_plan(&scans[0].lead, test, (&own, &scans[1].id)).await, Err(Error::Forbidden)));
        member_plan(&scans[0].lead, test, (&own, &scans[0].id)).await.unwrap();
        assert_eq!(why(&give(test, &scans[0], (&own, &scans[1].id)).await.unwrap_err()), Some(NotNow::NoPart));
        assert_eq!(why(&take_back(&scans[0].lead, test, &own, &given).await.unwrap_err()), Some(NotNow::NoPart), "it stays");

        let view = group(&scans[1].lead, test, &own).await.unwrap();
        assert_eq!(view.hears, Hears::All);
        assert!(!view.group.member(&scans[0].id).unwrap().question.is_empty(), "to read");
        let error = give(test, &scans[2], (&own, &scans[0].id)).await.unwrap_err();
        assert_eq!(why(&error), Some(NotNow::NoPart), "and not to answer any more");
        let later = DecisionForm { decision: "later".into(), reply: String::new() };
        decide(&scans[1].lead, test, &own, &given, &later).await.unwrap();

        let plan = plans::load(&scans[0].lead, test, &scans[0].id).await.unwrap();
        let form = TakeOverForm {
            priority: plan.priorities[0].priority.id.to_string(),
            what: "Wij gaan naar de scholen toe.".into(),
            owner: "De griffier".into(),
            due_on: "2027-10-01".into(),
            reason: "De intervisie bracht ons op een idee.".into(),
            ..TakeOverForm::default()
        };
        take_over(&scans[0].lead, test, (&own, &id), &form).await.unwrap();
        let view = group(&scans[1].lead, test, &own).await.unwrap();
        assert!(view.suggestions.iter().any(|own| own.decision == Decision::Taken), "what helped stays");
    }

    async fn a_group_does_not_become_too_small_in_silence(test: &TestServices) {
        let (scans, own) = begun(test).await;
        let officer = &scans[0].programme;
        assert!(!seen(test, &scans, &own).await.1);
        assert_eq!(why(&stay_small(officer, test, &own).await.unwrap_err()), Some(NotNow::NotInThisState));
        stops(test, &scans[3], &own).await.unwrap();
        assert!(seen(test, &scans, &own).await.1);
        assert!(matches!(stay_small(&scans[0].lead, test, &own).await, Err(Error::Forbidden)));
        stay_small(officer, test, &own).await.unwrap();
        assert!(!seen(test, &scans, &own).await.1, "it was decided");
        assert!(mailed(test, &scans[0]).await.contains(&"Intervisiegroep ‘Eerder aan tafel’ gaat door".to_owned()));
        take_out(officer, test, (&own, &scans[2].id), &because("Zij komen niet.")).await.unwrap();
        assert!(seen(test, &scans, &own).await.1, "of two it was not");
        assert!(mailed(test, &scans[2]).await.contains(&"U doet niet meer mee in ‘Eerder aan tafel’".to_owned()));
        stops(test, &scans[1], &own).await.unwrap();
        assert_eq!(why(&stay_small(officer, test, &own).await.unwrap_err()), Some(NotNow::TooFew), "nobody is left to help");
    }

    async fn another_joins_with_a_yes_and_reads_along_from_then_on(test: &TestServices) {
        let (scans, own) = four_of_five(test).await;
        let (officer, new) = (&scans[0].programme, &scans[4]);
        ask(test, &scans[0], &own).await;
        stops(test, &scans[3], &own).await.unwrap();
        stay_small(officer, test, &own).await.unwrap();
        assert!(overview(officer, test).await.unwrap().free.iter().any(|scan| scan.id == scans[3].id), "free for another group");
        add_member(officer, test, &own, &new.id).await.unwrap();
        let view = group(&new.lead, test, &own).await.unwrap();
        assert_eq!(view.hears, Hears::Plans);
        assert!(view.group.members.iter().all(|own| own.question.is_empty()), "that is for who takes part");
        member_plan(&new.lead, test, (&own, &scans[0].id)).await.unwrap();
        assert_eq!(why(&give(test, new, (&own, &scans[0].id)).await.unwrap_err()), Some(NotNow::NoPart));
        says_yes(test, new, &own).await.unwrap();
        assert!(mailed(test, &scans[0]).await.contains(&"Assen doet mee in ‘Eerder aan tafel’".to_owned()));
        assert!(!group(&new.lead, test, &own).await.unwrap().group.member(&scans[0].id).unwrap().question.is_empty());
        give(test, new, (&own, &scans[0].id)).await.unwrap();
        stops(test, &scans[2], &own).await.unwrap();
        assert!(seen(test, &scans, &own).await.1, "that three were enough before is no decision about these three");
    }

    async fn who_left_can_come_back_to_what_it_wrote(test: &TestServices) {
        let (scans, own, id) = suggested(test).await;
        let officer = &scans[0].programme;
        stops(test, &scans[0], &own).await.unwrap();
        add_member(officer, test, &own, &scans[0].id).await.unwrap();
        remove_member(officer, test, &own, &scans[0].id).await.unwrap();
        let (found, _) = seen(test, &scans, &own).await;
        assert!(found.member(&scans[0].id).unwrap().is_gone(), "not asked any more, and what it wrote is there");
        assert!(matches!(remove_member(officer, test, &own, &scans[0].id).await, Err(Error::NotFound)));
        let error = remove_member(officer, test, &own, &scans[1].id).await.unwrap_err();
        assert_eq!(why(&error), Some(NotNow::NotInThisState), "who takes part is taken out with a reason");
        add_member(officer, test, &own, &scans[0].id).await.unwrap();
        says_yes(test, &scans[0], &own).await.unwrap();
        assert_eq!(why(&says_yes(test, &scans[0], &own).await.unwrap_err()), Some(NotNow::NotInThisState));
        let view = group(&scans[0].lead, test, &own).await.unwrap();
        assert_eq!(view.hears, Hears::All);
        assert!(view.group.member(&scans[0].id).unwrap().takes_part());
        assert!(view.suggestions.iter().any(|own| own.id == id));
    }

    async fn leaving_ends_with_the_group_and_who_never_answered_falls_out(test: &TestServices) {
        let (scans, own) = four_of_five(test).await;
        let officer = &scans[0].programme;
        stops(test, &scans[3], &own).await.unwrap();
        assert!(!calendar_of(test, &scans[3].lead).await.contains("Intervisie"), "no meeting waits for it");
        add_member(officer, test, &own, &scans[4].id).await.unwrap();
        assert!(calendar_of(test, &scans[4].lead).await.contains("Intervisie"));
        test.later(chrono::TimeDelta::days(57));
        assert!(!seen(test, &scans, &own).await.1, "after the last meeting nobody has to be found");
        let said = ReportForm { report: "Veel geleerd.".into() };
        let error = keep_report(&scans[3].lead, test, (&own, &scans[3].id), &said).await.unwrap_err();
        assert_eq!(why(&error), Some(NotNow::NoPart));
        close(officer, test, &own).await.unwrap();
        assert!(mine(&scans[4].lead, test).await.unwrap().1.is_empty());
        assert!(mailed(test, &scans[4]).await.contains(&"Intervisiegroep ‘Eerder aan tafel’ gaat verder zonder u".to_owned()));
        let (found, _) = seen(test, &scans, &own).await;
        assert!(found.members.iter().all(|own| own.answer == Answer::Accepted));
        assert_eq!(mine(&scans[3].lead, test).await.unwrap().1.len(), 1, "its own question can be read again");
        assert_eq!(why(&stops(test, &scans[0], &own).await.unwrap_err()), Some(NotNow::NotInThisState));
        let error = to_leave(&scans[0].lead, test, (&own, &scans[0].id)).await.unwrap_err();
        assert_eq!(why(&error), Some(NotNow::NotInThisState));
    }
}

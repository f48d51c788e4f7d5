//! What happens by itself, and what stays.

use chrono::TimeDelta;

use super::super::{
    Due, GroupState, ReportForm, cancel, change, close, keep_report, mine, of_programme, reopen,
    run_due,
};
use super::*;
use crate::on_both_engines;
use crate::scans;

/// From the first day of a test to six days before the first meeting of a group.
const NEAR_THE_FIRST: TimeDelta = TimeDelta::days(8);

/// To the day after the last meeting.
const OVER: TimeDelta = TimeDelta::days(57);

fn said(report: &str) -> ReportForm {
    ReportForm {
        report: report.into(),
    }
}

on_both_engines! {
    async fn a_meeting_is_reminded_of_once_and_the_report_asked_for_once(test: &TestServices) {
        let (scans, own) = begun(test).await;
        assert_eq!(run_due(test).await.unwrap(), Due::default(), "two weeks before is too early");
        test.later(NEAR_THE_FIRST);
        assert_eq!(run_due(test).await.unwrap(), Due { reminded: 1, asked: 0 });
        assert_eq!(run_due(test).await.unwrap(), Due::default());
        let told = mailed(test, &scans[2]).await;
        assert_eq!(told.iter().filter(|subject| subject.contains("Intervisie ‘Eerder aan tafel’ op")).count(), 1);
        test.later(OVER - NEAR_THE_FIRST);
        assert_eq!(run_due(test).await.unwrap(), Due { reminded: 0, asked: 1 });
        assert_eq!(run_due(test).await.unwrap(), Due::default());
        let told = mailed(test, &scans[2]).await;
        assert!(told.contains(&"Wat neemt u mee uit ‘Eerder aan tafel’?".to_owned()), "{told:?}");
        let seen = of_programme(&scans[0].programme, test, &own).await.unwrap();
        assert!(seen.reported.is_empty());
    }

    async fn a_cancelled_group_is_not_reminded_of(test: &TestServices) {
        let (scans, own) = begun(test).await;
        cancel(&scans[0].programme, test, &own, "Te druk.").await.unwrap();
        test.later(NEAR_THE_FIRST);
        assert_eq!(run_due(test).await.unwrap(), Due::default());
    }

    async fn a_report_stays_with_its_scan_after_the_group_is_closed(test: &TestServices) {
        let (scans, own) = begun(test).await;
        let (lead, officer) = (&scans[0].lead, &scans[0].programme);
        let of_first = (&own, &scans[0].id);
        let early = keep_report(lead, test, of_first, &said("Veel.")).await.unwrap_err();
        assert_eq!(why(&early), Some(NotNow::NotOver));
        assert_eq!(why(&close(officer, test, &own).await.unwrap_err()), Some(NotNow::NotOver));
        test.later(OVER);
        assert!(matches!(keep_report(&scans[1].lead, test, of_first, &said("Veel.")).await, Err(Error::Forbidden)));
        assert!(matches!(keep_report(lead, test, of_first, &said(" ")).await, Err(Error::Invalid(_))));
        keep_report(lead, test, of_first, &said("Wij gaan naar scholen.")).await.unwrap();
        close(officer, test, &own).await.unwrap();
        keep_report(lead, test, of_first, &said("Wij gaan naar alle scholen.")).await.unwrap();
        let cockpit = scans::cockpit(officer, test, &scans[0].id).await.unwrap();
        let kept = cockpit.peers[0].member(&scans[0].id).unwrap();
        assert_eq!((cockpit.peers[0].state, kept.report.as_str()), (GroupState::Closed, "Wij gaan naar alle scholen."));
        assert_eq!(mine(&scans[1].lead, test).await.unwrap().1.len(), 1, "it can be read again");
        reopen(officer, test, &own).await.unwrap();
        let seen = of_programme(officer, test, &own).await.unwrap();
        assert_eq!((seen.group.state, seen.reported.len()), (GroupState::Running, 1));
    }

    async fn meetings_stand_in_the_calendar_of_everybody_inside(test: &TestServices) {
        let (scans, _) = begun(test).await;
        for (actor, inside) in [(&scans[0].lead, true), (&scans[0].clerk, true), (&scans[0].other_lead, false)] {
            let unfolded = calendar_of(test, actor).await;
            assert_eq!(unfolded.contains("Intervisie ‘Eerder aan tafel’"), inside, "{unfolded}");
            assert_eq!(unfolded.contains("DTSTART:20261207T123000Z"), inside, "{unfolded}");
        }
    }

    async fn a_meeting_that_is_moved_takes_the_place_of_the_first_in_calendars(test: &TestServices) {
        let (scans, own) = begun(test).await;
        let (lead, officer) = (&scans[0].lead, &scans[0].programme);
        let meeting = |file: &str, number: u32| {
            let uid = format!("UID:{own}-{number}@quickscan\r\n");
            let found: Vec<_> = file.split("BEGIN:VEVENT").filter(|event| event.contains(&uid)).map(str::to_owned).collect();
            assert_eq!(found.len(), 1, "{file}");
            let line = found[0].lines().find_map(|line| line.strip_prefix("SEQUENCE:"));
            let sequence: u32 = line.unwrap().parse().unwrap();
            (found[0].clone(), sequence)
        };
        let first = calendar_of(test, lead).await;
        test.later(TimeDelta::hours(1));
        assert_eq!(calendar_of(test, lead).await, first, "the same whenever it is asked for");
        let moved = GroupForm { m1_on: "2026-12-08".into(), m2_on: "2027-01-18".into(), ..typed(&[]) };
        change(officer, test, &own, &moved).await.unwrap();
        let second = calendar_of(test, lead).await;
        let ((before, old), (after, new)) = (meeting(&first, 1), meeting(&second, 1));
        assert!(before.contains("20261207") && after.contains("20261208") && !second.contains("20261207"), "{second}");
        assert!(new > old, "{first}{second}");
        assert!(meeting(&second, 2).0.contains("20270118"), "the other stays what it is: {second}");
        cancel(officer, test, &own, "Te druk.").await.unwrap();
        assert!(!calendar_of(test, lead).await.contains("Intervisie"), "a group that is cancelled leaves the calendars");
    }
}

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::json;

use super::*;
use crate::actor::Role;
use crate::ids::{MemberId, PeerGroupId};
use crate::scans::arrangements::SessionKind;

#[test]
fn an_event_is_read_back_from_its_columns() {
    let added = AccountEvent::MemberAdded {
        member: MemberId::random(),
        roles: vec![Role::Clerk, Role::Lead],
    };
    let events: [AuditEvent; 2] = [added.into(), AccountEvent::SignedOut.into()];
    for event in events {
        let (kind, detail) = event.kind_and_detail().unwrap();
        assert!(!detail.contains("kind"), "{detail}");
        assert_eq!(
            AuditEvent::from_kind_and_detail(&kind, &detail),
            Some(event)
        );
    }
    assert_eq!(
        AuditEvent::from_kind_and_detail("from_the_future", "{}"),
        None
    );
}

/// Trails that were written before areas were, are read still.
#[test]
fn the_area_of_an_event_is_not_in_its_columns() {
    let group = PeerGroupId::random();
    let cases: [(AuditEvent, &str, Value); 5] = [
        (AccountEvent::SignedIn.into(), "signed_in", json!({})),
        (
            ArrangementEvent::ScanFilledIn {
                part: ScanPart::StartSession,
            }
            .into(),
            "scan_filled_in",
            json!({ "part": "start_session" }),
        ),
        (
            ScanEvent::ScanClosed {
                by_hand: true,
                destroyed: 312,
            }
            .into(),
            "scan_closed",
            json!({ "by_hand": true, "destroyed": 312 }),
        ),
        (
            ProgressEvent::RoundOpened {
                round: 1,
                closes_on: "2027-05-31".parse().unwrap(),
            }
            .into(),
            "round_opened",
            json!({ "round": 1, "closes_on": "2027-05-31" }),
        ),
        (
            PeerGroupEvent::PeerGroupCancelled {
                group: group.clone(),
                name: "Midden".to_owned(),
                reason: None,
            }
            .into(),
            "peer_group_cancelled",
            json!({ "group": group.as_str(), "name": "Midden", "reason": null }),
        ),
    ];
    for (event, kind, detail) in cases {
        let columns = (kind.to_owned(), detail.to_string());
        assert_eq!(event.kind_and_detail().unwrap(), columns);
        let read = AuditEvent::from_kind_and_detail(&columns.0, &columns.1);
        assert_eq!(read, Some(event));
    }
}

/// Adopted before the plan had a decision number.
#[test]
fn an_event_without_a_later_field_is_read() {
    let detail = json!({ "version": 1, "on": "2026-11-30", "by": "De raad" }).to_string();
    let read = AuditEvent::from_kind_and_detail("plan_adopted", &detail);
    let Some(AuditEvent::Plan(PlanEvent::PlanAdopted {
        decision_number, ..
    })) = read
    else {
        panic!("{read:?}")
    };
    assert_eq!(decision_number, "");
}

/// The kinds of an area, as it names them when it is given none of them.
fn kinds<Event: DeserializeOwned>() -> Vec<String> {
    let refused = serde_json::from_value::<Event>(json!({ "kind": "?" })).err();
    let expected = refused.expect("no event is of this kind").to_string();
    let quoted = expected.split('`').skip(1).step_by(2);
    quoted.skip(1).map(str::to_owned).collect()
}

#[test]
fn no_two_areas_have_the_same_kind() {
    let areas = [
        kinds::<AccountEvent>(),
        kinds::<ProgrammeEvent>(),
        kinds::<RegisterEvent>(),
        kinds::<OutreachEvent>(),
        kinds::<VersionEvent>(),
        kinds::<PoolEvent>(),
        kinds::<GuidanceEvent>(),
        kinds::<ScanEvent>(),
        kinds::<ArrangementEvent>(),
        kinds::<ResultEvent>(),
        kinds::<TalkEvent>(),
        kinds::<RoomEvent>(),
        kinds::<PlanEvent>(),
        kinds::<ProgressEvent>(),
        kinds::<PeerGroupEvent>(),
        kinds::<PeerReviewEvent>(),
    ];
    assert!(areas.iter().all(|kinds| kinds.len() > 1), "{areas:?}");
    let every = areas.concat();
    let different: BTreeSet<&String> = every.iter().collect();
    assert_eq!(different.len(), every.len(), "{every:?}");
}

#[test]
fn a_room_of_the_time_in_which_there_was_one_talk_is_of_that_talk() {
    let opened = RoomEvent::RoomOpened {
        session: SessionKind::Agenda,
    };
    assert_eq!(
        AuditEvent::from_kind_and_detail("room_opened", "{}"),
        Some(opened.into())
    );
}

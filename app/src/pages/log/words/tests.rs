use super::*;
use questionnaires::kind::RespondentGroup;
use services::audit::{
    ArrangementEvent, OutreachEvent, PoolEvent, ProgrammeEvent, ProgrammeLog, RegisterEvent,
};
use services::authorities::AuthorityCode;
use services::ids::{CampaignId, MemberId};
use services::programme::outreach::Interest;
use std::collections::BTreeMap;

fn log() -> ProgrammeLog {
    ProgrammeLog {
        entries: Vec::new(),
        has_newer: false,
        has_older: false,
        doers: Vec::new(),
        members: BTreeMap::new(),
        authorities: BTreeMap::from([(deventer(), "de gemeente Deventer".to_owned())]),
        campaigns: BTreeMap::new(),
    }
}

fn deventer() -> AuthorityCode {
    AuthorityCode::parse("GM0150").expect("a code")
}

#[test]
fn what_nobody_knows_the_name_of_is_no_code() {
    let log = log();
    let names = Names::of_programme(&log);
    let unknown = AuthorityCode::parse("GM9999").expect("a code");
    let cases: [(Event, &str); 4] = [
        (
            OutreachEvent::OutreachChanged {
                authority: deventer(),
                fields: vec!["interest".to_owned()],
                interest: Some(Interest::NotNow),
            }
            .into(),
            "Werving van de gemeente Deventer: nu ‘Nu niet’",
        ),
        (
            OutreachEvent::ApplicationBegun { authority: unknown }.into(),
            "een organisatie aangemeld, het e-mailadres is nog niet bevestigd",
        ),
        (
            ArrangementEvent::PreviewSeen {
                group: RespondentGroup::Council,
            }
            .into(),
            "Voorbeeld bekeken van de vragenlijst voor een groep",
        ),
        (
            ProgrammeEvent::ProgrammeSettingsChanged {
                fields: vec![("from_later".to_owned(), String::new(), "3".to_owned())],
            }
            .into(),
            "Instellingen gewijzigd: een instelling van niets naar ‘3’",
        ),
    ];
    for (event, expected) in cases {
        assert_eq!(sentence(&names, &event), expected);
    }
}

#[test]
fn a_profile_says_what_was_changed_and_a_campaign_whom_it_invites() {
    let log = log();
    let told = |event: Event| sentence(&Names::of_programme(&log), &event);
    let kept = |fields: &[&str]| {
        PoolEvent::PoolProfileKept {
            member: MemberId::random(),
            fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        }
        .into()
    };
    assert_eq!(
        told(kept(&["home", "capacity"])),
        "Profiel van iemand gewijzigd: eigen organisatie, aantal plaatsen"
    );
    assert_eq!(
        told(kept(&[])),
        "Profiel van iemand opgeslagen, niets gewijzigd"
    );
    let invited = |added: usize, removed: usize| {
        ProgrammeEvent::CampaignInvited {
            campaign: CampaignId::random(),
            added: vec![deventer(); added],
            removed: vec![deventer(); removed],
        }
        .into()
    };
    assert_eq!(
        told(invited(1, 1)),
        "Campagne: genodigden erbij de gemeente Deventer; eraf de gemeente Deventer"
    );
    let many = told(invited(14, 0));
    assert!(many.ends_with("de gemeente Deventer en 2 andere"), "{many}");
}

#[test]
fn an_edition_of_the_register_says_what_it_brought_and_no_more() {
    let log = log();
    let applied = |renamed| RegisterEvent::RegisterApplied {
        as_of: "2026-01-01".parse().expect("a day"),
        lines: 428,
        added: 0,
        renamed,
        merged: 0,
        split: 0,
        planned: 0,
        corrected: 2 * renamed,
    };
    let told = |renamed| sentence(&Names::of_programme(&log), &applied(renamed).into());
    assert!(
        told(1).ends_with("overgenomen: 1 met een andere naam, 2 verbeterd"),
        "{}",
        told(1)
    );
    assert!(
        told(0).ends_with("overgenomen: niets veranderd"),
        "{}",
        told(0)
    );
}

//! The programme, on both engines.

use std::collections::BTreeSet;

use super::*;
use crate::accounts::find::member_by_id;
use crate::accounts::{NewMember, add_member};
use crate::actor::{Actor, Role};
use crate::audit::{self, AuditEvent, ProgrammeEvent};
use crate::error::{Error, ProblemCode};
use crate::on_both_engines;
use crate::revision::{Crossed, Stale};
use crate::testing::TestServices;

async fn member(test: &TestServices, name: &str, role: Role) -> Actor {
    let new = NewMember {
        name: name.to_owned(),
        email: format!("{}@example.nl", name.to_lowercase()),
        roles: BTreeSet::from([role]),
        home_authority: None,
        lead_of: BTreeSet::new(),
    };
    let id = add_member(&Actor::System, test, new).await.unwrap();
    Actor::Member(member_by_id(test, &id).await.unwrap().unwrap())
}

/// What stands there at first, with the contact that has to be filled in.
async fn form(test: &TestServices) -> ProgrammeSettingsForm {
    ProgrammeSettingsForm {
        contact_name: "Samira el Idrissi".to_owned(),
        contact_email: "samira@example.nl".to_owned(),
        ..settings(&Actor::System, test).await.unwrap().into()
    }
}

fn code_of(error: Error, field: &str) -> Option<ProblemCode> {
    match error {
        Error::Invalid(problems) => problems
            .into_iter()
            .find(|problem| problem.field == field)
            .map(|problem| problem.code),
        _ => None,
    }
}

on_both_engines! {
    async fn settings_that_changed_meanwhile_are_not_written_over_unseen(test: &TestServices) {
        let opened = form(test).await;
        change_settings(&Actor::System, test, &opened).await.unwrap();
        let opened = form(test).await;
        let first = ProgrammeSettingsForm { goal: "175".to_owned(), ..opened.clone() };
        change_settings(&Actor::System, test, &first).await.unwrap();
        let second = ProgrammeSettingsForm { stalls_after_days: "30".to_owned(), ..opened };
        let Err(Error::Stale(stale)) = change_settings(&Actor::System, test, &second).await else { panic!("written over") };
        let Stale::Settings(Crossed { kept, typed, .. }) = *stale else { panic!("something else is stale") };
        assert_eq!((kept.goal.as_str(), &typed), ("175", &second));
        assert_eq!(form(test).await, kept, "nothing was written");
        change_settings(&Actor::System, test, &first).await.expect("what says the same is no conflict");
        let meant = ProgrammeSettingsForm { revision: kept.revision, goal: kept.goal, ..typed };
        change_settings(&Actor::System, test, &meant).await.unwrap();
        let now = form(test).await;
        assert_eq!((now.goal.as_str(), now.stalls_after_days.as_str()), ("175", "30"));
    }

    async fn the_goal_is_a_setting_and_a_change_leaves_a_trace(test: &TestServices) {
        let samira = member(test, "Samira", Role::Programme).await;
        let form = ProgrammeSettingsForm { goal: "175".to_owned(), ..form(test).await };
        change_settings(&samira, test, &form).await.unwrap();
        let settings = settings(&samira, test).await.unwrap();
        assert_eq!(settings.goal, 175);
        let events = audit::recent(&samira, test, 10).await.unwrap();
        let changed = events.iter().find_map(|entry| match &entry.event {
            Some(AuditEvent::Programme(ProgrammeEvent::ProgrammeSettingsChanged { fields })) => Some(fields.clone()),
            _ => None,
        });
        let goal = ("goal".to_owned(), "150".to_owned(), "175".to_owned());
        assert!(changed.unwrap().contains(&goal));
    }

    async fn nothing_changes_without_a_sensible_goal(test: &TestServices) {
        let samira = member(test, "Samira", Role::Programme).await;
        let good = form(test).await;
        let wrong = [
            (ProgrammeSettingsForm { goal: "0".to_owned(), ..good.clone() }, "goal"),
            (ProgrammeSettingsForm { goal: "veel".to_owned(), ..good.clone() }, "goal"),
            (ProgrammeSettingsForm { goal_by: "1900-02-01".to_owned(), ..good.clone() }, "goal_by"),
            (ProgrammeSettingsForm { goal_by: "2019-06-30".to_owned(), goal: String::new(), ..good.clone() }, "goal_by"),
            (ProgrammeSettingsForm { starting_on: "1900-01-01".to_owned(), ..good.clone() }, "starting_on"),
            (ProgrammeSettingsForm { starting_on: "2030-01-01".to_owned(), ..good.clone() }, "starting_on"),
            (ProgrammeSettingsForm { starting_on: "1900-01-01".to_owned(), ..good.clone() }, "starting_on"),
            (ProgrammeSettingsForm { counted_kinds: vec!["kingdom".to_owned()], ..good.clone() }, "counted_kinds"),
            (ProgrammeSettingsForm { contact_email: "samira".to_owned(), ..good }, "contact_email"),
        ];
        let before = settings(&samira, test).await.unwrap();
        for (form, field) in wrong {
            let error = change_settings(&samira, test, &form).await.unwrap_err();
            assert!(code_of(error, field).is_some(), "{field}: {form:?}");
        }
        assert_eq!(settings(&samira, test).await.unwrap(), before);
    }

    async fn no_more_take_part_than_there_are_nor_took_part_than_there_were(test: &TestServices) {
        let samira = member(test, "Samira", Role::Programme).await;
        let good = form(test).await;
        let kinds = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
        let on = |text: &str| text.parse::<chrono::NaiveDate>().ok();
        let wrong = [
            (ProgrammeSettingsForm { goal: "343".to_owned(), ..good.clone() }, "goal", 342, None),
            (ProgrammeSettingsForm { goal: "99.999.999.999".to_owned(), ..good.clone() }, "goal", 342, None),
            (ProgrammeSettingsForm { counted_kinds: kinds(&["province", "water_board"]), ..good.clone() }, "goal", 33, None),
            (ProgrammeSettingsForm { starting_figure: "400".to_owned(), ..good.clone() }, "starting_figure", 355, on("2019-12-31")),
            (
                ProgrammeSettingsForm { starting_figure: "355".to_owned(), starting_on: "2025-12-31".to_owned(), ..good.clone() },
                "starting_figure", 342, on("2025-12-31"),
            ),
        ];
        for (form, field, most, then) in wrong {
            let error = change_settings(&samira, test, &form).await.unwrap_err();
            assert_eq!(code_of(error, field), Some(ProblemCode::MoreThanExist { most, then }), "{form:?}");
        }
        let whole = ProgrammeSettingsForm { goal: "342".to_owned(), starting_figure: "355".to_owned(), ..good };
        change_settings(&samira, test, &whole).await.unwrap();
    }

    async fn whom_authorities_can_ask_is_whom_the_office_named(test: &TestServices) {
        let before = contact(&Actor::Anonymous, test).await.unwrap();
        let operator = &test.settings().contact;
        assert_eq!((&before.name, &before.email), (&operator.organisation, &operator.email), "nobody is named yet");
        let samira = member(test, "Samira", Role::Programme).await;
        let form = ProgrammeSettingsForm { name: "Drentse Quick Scan".to_owned(), ..form(test).await };
        change_settings(&samira, test, &form).await.unwrap();
        let after = contact(&Actor::Anonymous, test).await.unwrap();
        let told = (after.programme.as_str(), after.name.as_str(), after.email.as_str());
        assert_eq!(told, ("Drentse Quick Scan", "Samira el Idrissi", "samira@example.nl"));
    }

    async fn only_the_programme_sees_and_changes_its_settings(test: &TestServices) {
        let clerk = member(test, "Bas", Role::Clerk).await;
        let form = form(test).await;
        assert!(matches!(settings(&clerk, test).await, Err(Error::Forbidden)));
        assert!(matches!(change_settings(&clerk, test, &form).await, Err(Error::Forbidden)));
        assert!(matches!(settings(&Actor::Anonymous, test).await, Err(Error::SignInNeeded)));
    }
}

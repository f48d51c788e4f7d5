//! The demonstration is filled as a visitor would find it, and holds what it promises.

#![expect(clippy::unwrap_used, reason = "a step that fails ends its test")]

mod measured;
mod people;
mod planned;
mod programme;
mod talk;

use std::path::Path;

use server::demo::{DemoError, Demonstration, Folder};
use services::mail::{MailConfig, MailTransport};
use services::{
    Actor, Clock, Config, Contact, Database, Role, Services, SessionLimits, Settings, accounts,
};
use tempfile::TempDir;

fn config(data: &Path) -> Config {
    Config {
        data: data.to_owned(),
        database: Database::Embedded,
        key: None,
        mail: MailConfig {
            transport: MailTransport::Memory,
            from: "Quick Scan <quickscan@voorbeeld.nl>".to_owned(),
        },
        clock: Clock::fixed("2026-11-23T11:00:00Z".parse().unwrap()),
        settings: Settings {
            base_url: "http://127.0.0.1:3000".to_owned(),
            demo: None,
            sessions: SessionLimits::default(),
            contact: Contact {
                organisation: "Programma Quick Scan".to_owned(),
                email: "hulp@voorbeeld.nl".to_owned(),
                security_email: "veilig@voorbeeld.nl".to_owned(),
            },
        },
    }
}

async fn open(data: &Path, fresh: bool) -> Result<Demonstration, DemoError> {
    let config = config(data);
    let folder = Folder::prepare(&config, fresh)?;
    Demonstration::open(config, folder).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_finds_every_state_and_the_stories_that_are_promised() {
    let data = TempDir::new().unwrap();
    let demonstration = open(data.path(), false).await.unwrap();
    let services = &demonstration.services;
    programme::every_state(services).await;
    programme::a_programme_of_two_years(services).await;
    programme::some_things_have_ended(services).await;
    programme::the_open_scan_can_be_filled_in(&demonstration).await;
    programme::a_questionnaire_waits_for_a_second_officer(services).await;
    planned::a_round_of_progress_is_open(services).await;
    measured::a_council_proud_and_residents_unheard(services).await;
    planned::the_published_plan_is_public(services).await;
    programme::a_group_helps_each_other(services).await;
    measured::two_measurements_stand_beside_each_other(services).await;
    talk::a_talk_is_ready_for_tomorrow(services).await;
    talk::a_talk_begins_at_once(&demonstration).await;
    talk::a_startgesprek_begins_at_once(&demonstration).await;
    let first = measured::tables(services).await;
    services.close().await;
    measured::the_executive_of_the_water_board_is_nowhere(data.path()).await;

    let again = open(data.path(), false).await.unwrap();
    assert_eq!(
        measured::tables(&again.services).await,
        first,
        "a filled demonstration is served as it is"
    );
    again.services.close().await;
    let fresh = open(data.path(), true).await.unwrap();
    assert_eq!(
        measured::tables(&fresh.services).await,
        first,
        "the same seed gives the same tables"
    );
    fresh.services.close().await;
}

#[tokio::test]
async fn the_data_of_a_real_installation_is_left_alone() {
    let data = TempDir::new().unwrap();
    let services = Services::open(config(data.path())).await.unwrap();
    let new = accounts::NewMember {
        name: "Samira el Idrissi".to_owned(),
        email: "samira@voorbeeld.nl".to_owned(),
        roles: [Role::Programme].into(),
        ..accounts::NewMember::default()
    };
    accounts::add_member(&Actor::System, &services, new)
        .await
        .unwrap();
    services.close().await;
    for fresh in [false, true] {
        assert!(matches!(
            open(data.path(), fresh).await,
            Err(DemoError::OtherData(_))
        ));
    }
    let services = Services::open(config(data.path())).await.unwrap();
    assert_eq!(
        accounts::list_members(&Actor::System, &services, None)
            .await
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demonstration_that_was_cut_short_begins_anew() {
    let data = TempDir::new().unwrap();
    let services = Services::open(config(data.path())).await.unwrap();
    services.close().await;
    std::fs::write(data.path().join("demonstratie.json"), "{\"filled\":false,").unwrap();
    let key = std::fs::read(data.path().join("quickscan.key")).unwrap();
    let folder = Folder::prepare(&config(data.path()), false).unwrap();
    assert!(!folder.is_filled());
    assert!(!data.path().join("quickscan.sqlite").exists());
    assert!(!data.path().join("quickscan.key").exists(), "{key:?}");
}

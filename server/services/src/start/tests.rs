use std::fs;
use std::path::Path;

use super::*;
use crate::accounts::{NewMember, add_member, list_members};
use crate::actor::{Actor, Role};
use crate::testing::config;

fn in_folder(path: &Path) -> Config {
    Config {
        key: None,
        ..config(path, Database::Embedded)
    }
}

async fn refused(config: Config) -> String {
    Services::open(config).await.unwrap_err().to_string()
}

#[tokio::test]
async fn a_second_start_finds_what_the_first_left() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new/data");
    let first = Services::open(in_folder(&data)).await.unwrap();
    let anna = NewMember {
        name: "Anna".to_owned(),
        email: "anna@example.nl".to_owned(),
        roles: [Role::Clerk].into(),
        ..NewMember::default()
    };
    add_member(&Actor::System, &first, anna).await.unwrap();
    first.close().await;
    let second = Services::open(in_folder(&data)).await.unwrap();
    assert_eq!(
        list_members(&Actor::System, &second, None)
            .await
            .unwrap()
            .len(),
        1
    );
    second.ping().await.unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_on_the_machine_reads_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let services = Services::open(in_folder(&data)).await.unwrap();
    let others = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o077;
    assert_eq!(others(&data), 0);
    let files: Vec<_> = fs::read_dir(&data)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    assert!(files.len() >= 3, "database, journal and key: {files:?}");
    assert!(files.iter().all(|file| others(file) == 0), "{files:?}");
    services.close().await;
}

#[tokio::test]
async fn a_database_is_not_opened_with_another_key() {
    let folder = tempfile::tempdir().unwrap();
    Services::open(in_folder(folder.path()))
        .await
        .unwrap()
        .close()
        .await;
    let other = Config {
        key: Some("ab".repeat(32)),
        ..in_folder(folder.path())
    };
    assert!(
        refused(other)
            .await
            .starts_with("De sleutel hoort niet bij deze database.")
    );
}

#[tokio::test]
async fn what_is_wrong_is_said_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(refused(in_folder(&file)).await.contains("QUICKSCAN_DATA"));

    let config = Config {
        key: Some("secret".to_owned()),
        ..in_folder(folder.path())
    };
    assert!(refused(config).await.contains("64 hexadecimale cijfers"));

    for base_url in [
        "quickscan.example.nl",
        "https://",
        "https://example.nl/map",
        "ftp://example.nl",
    ] {
        let mut config = in_folder(folder.path());
        config.settings.base_url = base_url.to_owned();
        assert!(
            refused(config).await.contains("QUICKSCAN_BASE_URL"),
            "{base_url}"
        );
    }

    let nobody_listens = "postgres://nobody@127.0.0.1:1/none".to_owned();
    let config = Config {
        database: Database::Postgres(nobody_listens),
        ..in_folder(folder.path())
    };
    assert!(refused(config).await.contains("QUICKSCAN_DATABASE_URL"));

    fs::write(folder.path().join("quickscan.key"), "damaged").unwrap();
    assert!(
        refused(in_folder(folder.path()))
            .await
            .contains("reservekopie")
    );
}

#[tokio::test]
async fn a_base_url_may_end_in_a_slash() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = in_folder(folder.path());
    config.settings.base_url = "https://quickscan.example.nl/".to_owned();
    let services = Services::open(config).await.unwrap();
    assert_eq!(services.settings().base_url, "https://quickscan.example.nl");
}

use chrono::TimeDelta;
use sqlx::AssertSqlSafe;

use super::*;
use crate::ids::QuestionnaireId;
use crate::on_both_engines;
use crate::store::Instant;

async fn refuses(test: &TestServices, statement: &str) -> bool {
    let mut transaction = test.store().write().await.unwrap();
    sqlx::query(AssertSqlSafe(statement.to_owned()))
        .execute(&mut *transaction)
        .await
        .is_err()
}

/// A released row past all use cases: what somebody with the database in hand could make.
async fn forged(test: &TestServices, office: &Office, (version, toml, hash): (&str, &str, &str)) {
    let mut transaction = test.store().write().await.unwrap();
    sqlx::query(
        "INSERT INTO questionnaire_versions (id, version, toml, hash, brought_by, brought_at, released_by, released_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $6)",
    )
    .bind(QuestionnaireId::random())
    .bind(version)
    .bind(toml)
    .bind(hash)
    .bind(&office.anna.member().unwrap().id)
    .bind(Instant(test.clock().now() - TimeDelta::days(1)))
    .bind(&office.bart.member().unwrap().id)
    .execute(&mut *transaction)
    .await
    .unwrap();
    transaction.commit().await.unwrap();
}

async fn refused_to_start(test: &TestServices) -> String {
    test.start_again().await.unwrap_err().to_string()
}

on_both_engines! {
    async fn the_database_itself_refuses_to_change_what_was_released(test: &TestServices) {
        let office = office(test).await;
        brought(test, &office.anna).await;
        for change in [
            "UPDATE questionnaire_versions SET toml = 'version = \"2027.1\"'",
            "UPDATE questionnaire_versions SET hash = 'x'",
            "UPDATE questionnaire_versions SET version = '2031.4'",
            "UPDATE questionnaire_versions SET brought_by = (SELECT id FROM members WHERE name = 'Bart')",
        ] {
            assert!(refuses(test, change).await, "while it waits: {change}");
        }
        release(&office.bart, test, "2027.1", &having_read(&next())).await.unwrap();
        for change in [
            "UPDATE questionnaire_versions SET toml = ''",
            "UPDATE questionnaire_versions SET released_at = NULL, released_by = NULL",
            "UPDATE questionnaire_versions SET released_by = (SELECT id FROM members WHERE name = 'Carla')",
            "UPDATE questionnaire_versions SET released_at = NULL, released_by = NULL, withdrawn_by = brought_by, withdrawn_at = brought_at, withdrawn_because = ''",
            "DELETE FROM questionnaire_versions",
        ] {
            assert!(refuses(test, change).await, "{change}");
        }
        let again = read(&office.carla, &test.second_server().await, "2027.1").await.unwrap();
        assert_eq!(again.version.toml, next());
    }

    async fn a_file_that_is_not_the_released_one_is_refused_with_a_sentence(test: &TestServices) {
        let office = office(test).await;
        forged(test, &office, ("2027.1", &next(), &hash("something else"))).await;
        let Err(Error::Unavailable(cause)) = list_and_read(test, &office, "2027.1").await else {
            panic!("a changed questionnaire was read");
        };
        assert!(cause.to_string().starts_with("De vrijgegeven vragenlijst 2027.1 in de database is veranderd"));
        let sentence = refused_to_start(test).await;
        assert!(sentence.contains("2027.1") && sentence.contains("reservekopie"), "{sentence}");
    }

    async fn a_number_that_is_not_the_one_in_the_file_is_refused(test: &TestServices) {
        let office = office(test).await;
        forged(test, &office, ("2027.2", &next(), &hash(&next()))).await;
        assert!(refused_to_start(test).await.contains("vragenlijst 2027.2 in de database is veranderd"));
    }

    async fn a_format_that_this_program_does_not_know_is_refused(test: &TestServices) {
        let office = office(test).await;
        let other = "version = \"2027.1\"\nformat = 2\n";
        forged(test, &office, ("2027.1", other, &hash(other))).await;
        assert!(refused_to_start(test).await.contains("met deze versie van het programma niet te lezen"));
    }

    async fn a_program_with_another_questionnaire_of_the_same_number_does_not_start(test: &TestServices) {
        let office = office(test).await;
        let other = next().replacen("version = \"2027.1\"", "version = \"2026.1\"", 1);
        forged(test, &office, ("2026.1", &other, &hash(&other))).await;
        let sentence = refused_to_start(test).await;
        assert!(sentence.starts_with("Dit programma bevat een vragenlijst 2026.1"), "{sentence}");
    }

    async fn the_same_questionnaire_may_come_with_a_later_program(test: &TestServices) {
        let office = office(test).await;
        let first = read(&office.anna, test, "2026.1").await.unwrap().version;
        forged(test, &office, ("2026.1", &first.toml, &first.hash)).await;
        let later = test.second_server().await;
        let listed = list(&office.anna, &later).await.unwrap();
        assert_eq!(listed.released.len(), 1);
        assert_eq!(listed.released[0].standing, Standing::Embedded);
    }

    async fn what_one_server_released_the_other_has_at_once(test: &TestServices) {
        let office = office(test).await;
        let other = test.second_server().await;
        assert_eq!(list(&office.carla, &other).await.unwrap().released.len(), 1);
        release_by_two(test, &next(), (&office.anna, &office.bart)).await;
        let newest = newest(&mut other.store().read().acquire().await.unwrap(), &other).await.unwrap();
        assert_eq!(newest.instrument.version, "2027.1");
        let after = next_questionnaire("2027.2", "2027.1");
        release_by_two(&other, &after, (&office.carla, &office.anna)).await;
        assert!(list(&office.anna, test).await.unwrap().released[0].is_newest);
        assert_eq!(read(&office.anna, test, "2027.2").await.unwrap().version.toml, after);
        other.close().await;
    }
}

async fn list_and_read(
    test: &TestServices,
    office: &Office,
    version: &str,
) -> Result<VersionView, Error> {
    list(&office.carla, test).await?;
    read(&office.carla, test, version).await
}

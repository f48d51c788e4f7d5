use super::*;
use crate::on_both_engines;

on_both_engines! {
    async fn a_second_officer_releases_and_everybody_is_told(test: &TestServices) {
        let office = office(test).await;
        brought(test, &office.anna).await;
        let before = mailed(test, 0).await.len();
        let shown = to_release(&office.bart, test, "2027.1").await.unwrap();
        assert_eq!((shown.refused, shown.promises_changed, shown.other_officers), (None, false, 2));
        assert!(shown.suspicions.is_empty());
        release(&office.bart, test, "2027.1", &having_read(&next())).await.unwrap();
        let listed = list(&office.carla, test).await.unwrap();
        assert!(listed.proposed.is_empty());
        let newest = &listed.released[0];
        assert!(newest.is_newest && !listed.released[1].is_newest);
        assert!(matches!(&newest.standing, Standing::Released { brought, released } if brought.by == "Anna" && released.by == "Bart"));
        let subject = "Vragenlijst 2027.1 is vrijgegeven".to_owned();
        assert_eq!(mailed(test, before).await, [("Anna".to_owned(), subject.clone()), ("Carla".to_owned(), subject)]);
        let event = AuditEvent::Version(VersionEvent::QuestionnaireReleased { version: "2027.1".to_owned(), hash: hash(&next()) });
        assert!(audited(test, &office).await.contains(&event));
    }

    async fn whoever_brought_it_does_not_release_it(test: &TestServices) {
        let office = office(test).await;
        brought(test, &office.anna).await;
        let shown = to_release(&office.anna, test, "2027.1").await.unwrap();
        assert_eq!(shown.refused, Some(NotReleasable::OwnProposal));
        let refused = release(&office.anna, test, "2027.1", &having_read(&next())).await;
        assert_eq!(reason(refused), NotReleasable::OwnProposal);
        assert_eq!(list(&office.anna, test).await.unwrap().proposed.len(), 1);
        let mut transaction = test.store().write().await.unwrap();
        let by_hand = sqlx::query("UPDATE questionnaire_versions SET released_by = brought_by, released_at = brought_at")
            .execute(&mut *transaction)
            .await;
        assert!(by_hand.is_err(), "nor past the program");
    }

    async fn what_is_released_is_what_was_read(test: &TestServices) {
        let office = office(test).await;
        brought(test, &office.anna).await;
        let other = having_read("another file");
        assert!(matches!(release(&office.bart, test, "2027.1", &other).await, Err(Error::Conflict)));
        let unread = ReleaseForm { read: String::new(), ..having_read(&next()) };
        let Err(Error::Invalid(problems)) = release(&office.bart, test, "2027.1", &unread).await else {
            panic!("it has to be read first");
        };
        assert_eq!((problems[0].field.as_str(), &problems[0].code), ("read", &ProblemCode::Missing));
        assert!(matches!(release(&office.bart, test, "2031.4", &unread).await, Err(Error::NotFound)));
    }

    async fn of_two_who_release_at_once_one_does_and_the_other_is_told(test: &TestServices) {
        let office = office(test).await;
        brought(test, &office.anna).await;
        let form = having_read(&next());
        let (one, two) = tokio::join!(
            release(&office.bart, test, "2027.1", &form),
            release(&office.carla, test, "2027.1", &form)
        );
        let (done, told) = if one.is_ok() { (one, two) } else { (two, one) };
        done.unwrap();
        assert_eq!(reason(told), NotReleasable::AlreadyReleased);
        let released = audited(test, &office).await;
        let released = released.iter().filter(|event| matches!(event, AuditEvent::Version(VersionEvent::QuestionnaireReleased { .. })));
        assert_eq!(released.count(), 1);
        assert_eq!(reason(to_release(&office.carla, test, "2026.1").await), NotReleasable::AlreadyReleased, "nor one of the program");
    }

    async fn one_that_no_longer_follows_on_the_newest_is_not_released(test: &TestServices) {
        let office = office(test).await;
        let late = next_questionnaire("2027.2", "2026.1");
        bring(&office.anna, test, late.as_bytes()).await.unwrap().unwrap();
        release_by_two(test, &next(), (&office.anna, &office.bart)).await;
        let shown = to_release(&office.bart, test, "2027.2").await.unwrap();
        assert_eq!(shown.refused, Some(NotReleasable::NotAfterNewest));
        let refused = release(&office.bart, test, "2027.2", &having_read(&late)).await;
        assert_eq!(reason(refused), NotReleasable::NotAfterNewest);
    }

    async fn words_that_may_tell_who_answers_are_pointed_out(test: &TestServices) {
        let office = office(test).await;
        let file = next()
            .replacen("op tijd (versie 2027.1).", "voor mijn portefeuille.", 1)
            .replacen("Wij bewaren geen ingevulde lijsten.", "Wij bewaren alles.", 1);
        bring(&office.anna, test, file.as_bytes()).await.unwrap().unwrap();
        let shown = to_release(&office.bart, test, "2027.1").await.unwrap();
        assert_eq!(shown.suspicions.len(), 1, "only what is new: {:?}", shown.suspicions);
        assert_eq!(shown.suspicions[0].key, "T3.2");
        assert!(shown.promises_changed);
        release(&office.bart, test, "2027.1", &having_read(&file)).await.unwrap();
    }
}

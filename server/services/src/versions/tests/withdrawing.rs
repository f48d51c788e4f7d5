use super::*;
use crate::accounts::end_member;
use crate::on_both_engines;

fn because(reason: &str) -> WithdrawForm {
    WithdrawForm {
        reason: reason.to_owned(),
    }
}

on_both_engines! {
    async fn whoever_brought_it_takes_it_back_with_a_reason(test: &TestServices) {
        let office = office(test).await;
        brought(test, &office.anna).await;
        assert!(matches!(withdraw(&office.bart, test, "2027.1", &because("Niet goed.")).await, Err(Error::Forbidden)));
        assert!(matches!(to_withdraw(&office.bart, test, "2027.1").await, Err(Error::Forbidden)));
        let Err(Error::Invalid(problems)) = withdraw(&office.anna, test, "2027.1", &because(" ")).await else {
            panic!("a reason is asked for");
        };
        assert_eq!(problems[0].field, "reason");
        withdraw(&office.anna, test, "2027.1", &because("T3.2 is te vaag.")).await.unwrap();
        let listed = list(&office.bart, test).await.unwrap();
        assert!(listed.proposed.is_empty());
        assert_eq!((listed.withdrawn[0].reason.as_str(), listed.withdrawn[0].withdrawn.by.as_str()), ("T3.2 is te vaag.", "Anna"));
        assert!(matches!(read(&office.bart, test, "2027.1").await, Err(Error::NotFound)));
        let outcome = release(&office.bart, test, "2027.1", &having_read(&next())).await;
        assert!(matches!(outcome, Err(Error::NotFound)));
        let event = AuditEvent::Version(VersionEvent::QuestionnaireWithdrawn { version: "2027.1".to_owned(), reason: "T3.2 is te vaag.".to_owned() });
        assert!(audited(test, &office).await.contains(&event));
        assert_eq!(brought(test, &office.bart).await, "2027.1", "its number is free again");
    }

    async fn what_was_released_is_not_taken_back(test: &TestServices) {
        let office = office(test).await;
        release_by_two(test, &next(), (&office.anna, &office.bart)).await;
        let refused = withdraw(&office.anna, test, "2027.1", &because("Toch niet.")).await;
        assert_eq!(reason(refused), NotReleasable::AlreadyReleased);
        assert!(matches!(withdraw(&office.anna, test, "2026.1", &because("x")).await, Err(Error::NotFound)));
    }

    async fn a_colleague_takes_it_back_of_who_has_no_account_any_more(test: &TestServices) {
        let office = office(test).await;
        brought(test, &office.anna).await;
        end_member(&Actor::System, test, &office.anna.member().unwrap().id).await.unwrap();
        withdraw(&office.bart, test, "2027.1", &because("Anna is weg.")).await.unwrap();
    }
}

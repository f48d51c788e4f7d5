use std::net::IpAddr;

use chrono::TimeDelta;

use super::*;
use crate::error::Refusal;
use crate::on_both_engines;
use crate::programme::{ProgrammeSettingsForm, change_settings};
use crate::scans::{RequestForm, request};

async fn count(test: &TestServices, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement)
        .fetch_one(test.store().read())
        .await
        .unwrap()
}

fn is_spent(outcome: &Result<(), Error>) -> bool {
    matches!(outcome, Err(Error::Refused(Refusal::ApplicationLinkSpent)))
}

on_both_engines! {
    async fn an_application_lands_once_its_address_was_checked(test: &TestServices) {
        let samira = officer(test).await;
        let token = applied(test, &application_of(DEVENTER)).await;
        assert_eq!(waiting_count(&samira, test).await.unwrap(), 0);
        for _ in 0..2 {
            let seen = link(&Actor::Anonymous, test, &token).await.unwrap().unwrap();
            let ApplicationLink::Unconfirmed(authority, applicant) = seen else { panic!("looking confirmed it") };
            assert_eq!((authority.display_name.as_str(), applicant.title().as_str()), ("Deventer", "Fatima Öztürk, raadsgriffier"));
        }
        confirm(&Actor::Anonymous, test, &token).await.unwrap();
        let found = waiting(&samira, test).await.unwrap().waiting.remove(0);
        assert_eq!(found.applicant.email, "fatima@deventer.example");
        assert_eq!(found.applicant.reason, "De nieuwe raad wil weten hoe het gaat.");
        assert!(matches!(link(&Actor::Anonymous, test, &token).await.unwrap(), Some(ApplicationLink::Received(_))));
        assert_eq!(file(test, &samira, DEVENTER).await.applications.len(), 1);
    }

    async fn the_office_hears_of_an_application_once_and_reads_nobodys_words_in_the_mail(test: &TestServices) {
        let samira = officer(test).await;
        let office = |letters: Vec<crate::mail::Message>, email: &str| letters.into_iter().filter(|letter| letter.to_email == email).collect::<Vec<_>>();
        let token = applied(test, &application_of(DEVENTER)).await;
        assert!(office(test.mailer().sent(), "hulp@example.nl").is_empty(), "not before the address was checked");
        for _ in 0..2 {
            confirm(&Actor::Anonymous, test, &token).await.unwrap();
            deliver_due(test).await.unwrap();
        }
        let letters = office(test.mailer().sent(), "hulp@example.nl");
        assert_eq!(letters.len(), 1);
        let letter = &letters[0];
        assert!(letter.text.contains("de gemeente Deventer") && letter.text.contains("/programma/werving"), "{}", letter.text);
        assert!(!letter.text.contains("Fatima") && !letter.text.contains("nieuwe raad"), "{}", letter.text);
        let settings = ProgrammeSettingsForm {
            contact_name: "Programmabureau".to_owned(),
            contact_email: "bureau@example.nl".to_owned(),
            ..ProgrammeSettingsForm::from(crate::programme::settings(&samira, test).await.unwrap())
        };
        change_settings(&samira, test, &settings).await.unwrap();
        let _other = received(test, &samira, &application_of(DEN_BOSCH)).await;
        assert_eq!(office(test.mailer().sent(), "bureau@example.nl").len(), 1, "the contact of the settings goes first");
    }

    async fn confirming_twice_and_at_once_lands_once(test: &TestServices) {
        let samira = officer(test).await;
        let token = applied(test, &application_of(DEVENTER)).await;
        let (one, two) = tokio::join!(confirm(&Actor::Anonymous, test, &token), confirm(&Actor::Anonymous, test, &token));
        one.unwrap();
        two.unwrap();
        confirm(&Actor::Anonymous, test, &token).await.unwrap();
        assert_eq!(waiting_count(&samira, test).await.unwrap(), 1);
        let received = events(test, &samira).await.into_iter().filter(|event| matches!(event, AuditEvent::Outreach(OutreachEvent::ApplicationReceived { .. })));
        assert_eq!(received.count(), 1);
    }

    async fn an_old_a_wrong_and_a_made_up_link_are_refused_alike(test: &TestServices) {
        let token = applied(test, &application_of(DEVENTER)).await;
        test.later(LINK_LASTS);
        for token in [token.as_str(), "", "00000000000000000000000000", "' OR 1=1"] {
            assert!(is_spent(&confirm(&Actor::Anonymous, test, token).await), "{token}");
            assert_eq!(link(&Actor::Anonymous, test, token).await.unwrap(), None, "{token}");
        }
    }

    async fn the_mail_carries_none_of_the_words_that_a_stranger_typed(test: &TestServices) {
        let form = ApplicationForm { name: "Win geld op\r\nwww.example.com".to_owned(), reason: "Klik hier".to_owned(), ..application_of("PV26") };
        apply(&Actor::Anonymous, test, &form, None).await.unwrap();
        deliver_due(test).await.unwrap();
        let letter = test.mailer().sent().pop().unwrap();
        assert_eq!((letter.to_email.as_str(), letter.to_name.as_str()), ("fatima@deventer.example", "fatima@deventer.example"));
        assert!(letter.text.contains("de provincie Utrecht"), "{}", letter.text);
        for word in ["Win", "example.com", "Klik", "raadsgriffier"] {
            assert!(!letter.text.contains(word) && !letter.subject.contains(word), "{word}");
        }
    }

    async fn until_it_is_confirmed_nobody_reads_it_in_the_database(test: &TestServices) {
        let token = applied(test, &application_of(DEVENTER)).await;
        let sealed: Vec<u8> = sqlx::query_scalar("SELECT sealed FROM application_links").fetch_one(test.store().read()).await.unwrap();
        assert!(!String::from_utf8_lossy(&sealed).contains("Fatima"));
        assert!(test.keys().open_for_server(&sealed).is_err(), "the server's key alone does not open it");
        let print: String = sqlx::query_scalar("SELECT fingerprint FROM application_links").fetch_one(test.store().read()).await.unwrap();
        assert_ne!(print, token);
        let address: String = sqlx::query_scalar("SELECT email_fingerprint FROM application_links").fetch_one(test.store().read()).await.unwrap();
        assert!(!address.contains('@'));
    }

    async fn everything_wrong_is_told_at_once_and_mails_nobody(test: &TestServices) {
        let empty = apply(&Actor::Anonymous, test, &ApplicationForm::default(), None).await;
        let Err(Error::Invalid(problems)) = empty else { panic!("{empty:?}") };
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["authority", "name", "function", "email"]);
        for (form, field, problem) in [
            (ApplicationForm { authority: WEESP.to_owned(), ..application_of(DEVENTER) }, "authority", ProblemCode::EndedAuthority),
            (ApplicationForm { authority: "GM9999".to_owned(), ..application_of(DEVENTER) }, "authority", ProblemCode::UnknownAuthority),
            (ApplicationForm { authority: "Deventer".to_owned(), ..application_of(DEVENTER) }, "authority", ProblemCode::UnknownAuthority),
            (ApplicationForm { email: "fatima".to_owned(), ..application_of(DEVENTER) }, "email", ProblemCode::NotAnEmail),
            (ApplicationForm { wanted_from: String::new(), ..application_of(DEVENTER) }, "wanted_from", ProblemCode::Missing),
            (ApplicationForm { wanted_until: "2027-01".to_owned(), ..application_of(DEVENTER) }, "wanted_until", ProblemCode::BeforeFirstDay),
            (ApplicationForm { telephone: "0".repeat(41), ..application_of(DEVENTER) }, "telephone", ProblemCode::TooLong { max: 40 }),
        ] {
            assert_eq!(code_of(apply(&Actor::Anonymous, test, &form, None).await, field), Some(problem), "{field}");
        }
        assert_eq!(deliver_due(test).await.unwrap().sent, 0);
    }

    async fn one_mailbox_gets_three_links_an_hour(test: &TestServices) {
        let form = application_of(DEVENTER);
        for minute in [0, 10, 10] {
            test.later(TimeDelta::minutes(minute));
            apply(&Actor::Anonymous, test, &form, None).await.unwrap();
        }
        let refused = apply(&Actor::Anonymous, test, &form, None).await;
        assert!(matches!(refused, Err(Error::TooManyAttempts { retry_after }) if retry_after.as_secs() == 40 * 60), "{refused:?}");
        let other = ApplicationForm { email: "piet@deventer.example".to_owned(), ..form.clone() };
        apply(&Actor::Anonymous, test, &other, None).await.unwrap();
        test.later(TimeDelta::minutes(41));
        apply(&Actor::Anonymous, test, &form, None).await.unwrap();
    }

    async fn one_visitor_who_applies_again_and_again_is_stopped(test: &TestServices) {
        let client: Option<IpAddr> = Some("192.0.2.7".parse().unwrap());
        let apply_as = async |number: usize, client| {
            let form = ApplicationForm { email: format!("nr{number}@deventer.example"), ..application_of(DEVENTER) };
            apply(&Actor::Anonymous, test, &form, client).await
        };
        for number in 0..10 {
            apply_as(number, client).await.unwrap();
        }
        assert!(matches!(apply_as(10, client).await, Err(Error::TooManyAttempts { .. })));
        let wrong = apply(&Actor::Anonymous, test, &ApplicationForm::default(), client).await;
        assert!(matches!(wrong, Err(Error::Invalid(_))), "a form with faults in it is no application");
        apply_as(11, Some("192.0.2.8".parse().unwrap())).await.unwrap();
        assert_eq!(deliver_due(test).await.unwrap().sent, 11);
    }

    async fn who_takes_part_already_hears_so_after_the_check_and_nothing_is_kept(test: &TestServices) {
        let samira = officer(test).await;
        let form = RequestForm {
            authority: DEVENTER.to_owned(), reason: "Nieuwe raad.".to_owned(),
            lead_name: "Jan Kok".to_owned(), lead_email: "jan@deventer.example".to_owned(), ..RequestForm::default()
        };
        request(&samira, test, &form).await.unwrap();
        let token = applied(test, &application_of(DEVENTER)).await;
        confirm(&Actor::Anonymous, test, &token).await.unwrap();
        confirm(&Actor::Anonymous, test, &token).await.unwrap();
        assert!(matches!(link(&Actor::Anonymous, test, &token).await.unwrap(), Some(ApplicationLink::TakesPart(_))));
        assert_eq!(waiting_count(&samira, test).await.unwrap(), 0);
        assert_eq!(count(test, "SELECT COUNT(*) FROM application_links WHERE sealed IS NOT NULL").await, 0);
    }

    async fn who_applies_again_gets_the_newest_in_place_of_the_first(test: &TestServices) {
        let samira = officer(test).await;
        received(test, &samira, &application_of(DEVENTER)).await;
        let form = ApplicationForm { reason: "Toch om iets anders.".to_owned(), ..application_of(DEVENTER) };
        received(test, &samira, &form).await;
        let other = ApplicationForm { email: "piet@deventer.example".to_owned(), name: "Piet".to_owned(), ..application_of(DEVENTER) };
        received(test, &samira, &other).await;
        let waiting = waiting(&samira, test).await.unwrap().waiting;
        let mut told: Vec<_> = waiting.iter().map(|own| (own.applicant.name.as_str(), own.applicant.reason.as_str())).collect();
        told.sort_unstable();
        assert_eq!(told, [("Fatima Öztürk", "Toch om iets anders."), ("Piet", "De nieuwe raad wil weten hoe het gaat.")]);
    }

    async fn what_nobody_confirmed_is_destroyed(test: &TestServices) {
        let samira = officer(test).await;
        applied(test, &application_of(DEVENTER)).await;
        received(test, &samira, &application_of(DEN_BOSCH)).await;
        for (hours, left) in [(71, 2), (1, 0)] {
            test.later(TimeDelta::hours(hours));
            tidy(&Actor::System, test).await.unwrap();
            assert_eq!(count(test, "SELECT COUNT(*) FROM application_links").await, left);
        }
        let destroyed: Vec<_> = events(test, &samira).await.into_iter().filter(|event| matches!(event, AuditEvent::Outreach(OutreachEvent::OutreachDestroyed { .. }))).collect();
        assert_eq!(destroyed, [AuditEvent::Outreach(OutreachEvent::OutreachDestroyed { unconfirmed: 1, declined: 0, undecided: 0, contacts: 0 })]);
        assert_eq!(waiting_count(&samira, test).await.unwrap(), 1, "what was confirmed waits");
        test.later(UNDECIDED_KEPT);
        tidy(&Actor::System, test).await.unwrap();
        assert_eq!(waiting_count(&samira, test).await.unwrap(), 0, "but not for ever");
    }
}

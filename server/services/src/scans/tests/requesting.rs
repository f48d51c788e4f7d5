use super::*;
use crate::error::{Problem, ProblemCode};
use crate::mail::deliver_due;
use crate::on_both_engines;
use chrono::TimeDelta;

fn by_programme(authority: &str) -> RequestForm {
    RequestForm {
        lead_name: "Fatima Öztürk".to_owned(),
        lead_email: " Fatima@Example.nl ".to_owned(),
        ..request_form(authority)
    }
}

on_both_engines! {
    async fn a_lead_asks_for_their_own_authority_and_its_seats_are_known(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        let scan = visible(&people.lead, test, &id).await.unwrap();
        assert_eq!(scan.state, State::Requested);
        assert_eq!(scan.authority.display_name, "Amsterdam");
        assert_eq!(scan.lead.id, id_of(&people.lead));
        assert_eq!(scan.setup.groups.unwrap().council, "45");
        assert_eq!(scan.requested_on, test.clock().today());
    }

    async fn the_programme_names_a_lead_who_gets_an_account_and_a_letter(test: &TestServices) {
        let people = people(test).await;
        let id = request(&people.programme, test, &by_programme(AMSTERDAM)).await.unwrap();
        let scan = visible(&people.programme, test, &id).await.unwrap();
        assert_eq!((scan.lead.name.as_str(), scan.lead.email.as_str()), ("Fatima Öztürk", "fatima@example.nl"));
        let lead = actor(test, &scan.lead.id).await;
        assert!(visible(&lead, test, &id).await.is_ok());
        deliver_due(test).await.unwrap();
        let letter = test.mailer().sent().pop().unwrap();
        assert_eq!(letter.to_email, "fatima@example.nl");
        assert!(letter.text.contains(id.as_str()), "{}", letter.text);
    }

    async fn somebody_with_an_account_is_named_under_their_own_name(test: &TestServices) {
        let people = people(test).await;
        let form = RequestForm { lead_email: "JOOST@example.nl".to_owned(), ..by_programme(AMSTERDAM) };
        let id = request(&people.programme, test, &form).await.unwrap();
        let scan = visible(&people.programme, test, &id).await.unwrap();
        assert_eq!((scan.lead.id, scan.lead.name.as_str()), (id_of(&people.other_lead), "Joost"));
    }

    async fn who_may_not_ask_is_told_so(test: &TestServices) {
        let people = people(test).await;
        let form = request_form(AMSTERDAM);
        assert!(matches!(request(&people.other_lead, test, &form).await, Err(Error::Forbidden)));
        assert!(matches!(request(&people.clerk, test, &form).await, Err(Error::Forbidden)));
        assert!(matches!(request(&Actor::Anonymous, test, &form).await, Err(Error::SignInNeeded)));
        assert!(matches!(request_options(&people.other_lead, test, &code(AMSTERDAM)).await, Err(Error::Forbidden)));
    }

    async fn an_ended_or_unknown_authority_is_refused_with_the_reason(test: &TestServices) {
        let people = people(test).await;
        for (authority, code) in [
            (WEESP, ProblemCode::EndedAuthority),
            ("GM9999", ProblemCode::UnknownAuthority),
            ("Weesp", ProblemCode::UnknownAuthority),
            (" ", ProblemCode::Missing),
        ] {
            let outcome = request(&people.programme, test, &by_programme(authority)).await;
            let Err(Error::Invalid(problems)) = outcome else { panic!("{authority}: {outcome:?}") };
            assert_eq!(problems, [Problem::new("authority", code)], "{authority}");
        }
    }

    async fn everything_that_is_missing_is_told_at_once_and_nobody_gets_an_account(test: &TestServices) {
        let people = people(test).await;
        let form = RequestForm { council: "0".to_owned(), authority: AMSTERDAM.to_owned(), ..RequestForm::default() };
        let wrong = fields(request(&people.programme, test, &form).await);
        assert_eq!(wrong.into_iter().collect::<Vec<_>>(), ["council", "lead_email", "lead_name", "reason"]);
    }

    async fn the_months_that_are_wanted_are_told_to_the_clerk_and_in_the_file(test: &TestServices) {
        let people = people(test).await;
        let form = RequestForm {
            wanted_from: "2027-03".to_owned(), wanted_until: "2027-05".to_owned(), wanted_remark: " na de begroting ".to_owned(),
            ..request_form(AMSTERDAM)
        };
        let id = request(&people.lead, test, &form).await.unwrap();
        let told = "maart – mei 2027 (na de begroting)";
        assert_eq!(visible(&people.lead, test, &id).await.unwrap().wanted.in_words(), told);
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        deliver_due(test).await.unwrap();
        let letters = test.mailer().sent();
        let question = letters.iter().find(|letter| letter.to_email == "bas@example.nl").unwrap();
        assert!(question.text.contains(&format!("Gewenste periode: {told}\n")), "{}", question.text);
        let words = |_: &ListedScan| ScanWords { kind: String::new(), state: String::new(), turn: String::new() };
        let file = scans_file(&people.programme, test, &ScanFilter::default(), words).await.unwrap();
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(text.contains(told), "{text}");
    }

    async fn who_does_not_know_the_months_yet_may_ask_all_the_same(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        assert_eq!(visible(&people.lead, test, &id).await.unwrap().wanted, Wanted::default());
        let facts = crate::pool::facts(&people.programme, test).await.unwrap();
        assert_eq!(facts.scans[0].wanted, None);
    }

    async fn months_that_cannot_be_are_told_with_all_else_and_no_scan_is_placed(test: &TestServices) {
        let people = people(test).await;
        for (from, until, field) in [
            ("2027-05", "2027-03", "wanted_until"),
            ("2026-09", "2026-10", "wanted_until"),
            ("2030-01", "2030-02", "wanted_until"),
            ("", "2027-03", "wanted_from"),
            ("voorjaar", "2027-03", "wanted_from"),
        ] {
            let form = RequestForm {
                reason: " ".to_owned(), wanted_from: from.to_owned(), wanted_until: until.to_owned(), wanted_remark: "x".repeat(121),
                ..request_form(AMSTERDAM)
            };
            let wrong = fields(request(&people.lead, test, &form).await);
            assert_eq!(wrong, BTreeSet::from(["reason", field, "wanted_remark"].map(str::to_owned)), "{from} {until}");
        }
        assert!(list(&people.lead, test).await.unwrap().own.is_empty());
    }

    async fn a_request_from_before_months_were_asked_for_reads_as_it_did_and_binds_no_clerk(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("UPDATE scans SET wanted_period = 'voorjaar 2027' WHERE id = $1").bind(&id).execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(visible(&people.lead, test, &id).await.unwrap().wanted.in_words(), "voorjaar 2027");
        let facts = crate::pool::facts(&people.programme, test).await.unwrap();
        assert_eq!(facts.scans[0].wanted, None);
    }

    async fn a_second_running_scan_is_refused_and_its_lead_is_not_named(test: &TestServices) {
        let people = people(test).await;
        requested(test, &people).await;
        assert!(request_options(&people.lead, test, &code(AMSTERDAM)).await.unwrap().running);
        let second = request(&people.programme, test, &by_programme(AMSTERDAM)).await;
        assert!(matches!(second, Err(Error::Refused(Refusal::ScanRunning))), "{second:?}");
        let members = crate::accounts::list_members(&people.programme, test, None).await.unwrap();
        assert!(members.iter().all(|member| member.email != "fatima@example.nl"), "undone with the rest");
    }

    async fn of_two_requests_at_once_one_is_taken(test: &TestServices) {
        let people = people(test).await;
        let form = request_form(AMSTERDAM);
        let (one, two) = tokio::join!(request(&people.lead, test, &form), request(&people.lead, test, &form));
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{one:?} {two:?}");
        let refused = one.err().or(two.err()).unwrap();
        assert!(matches!(refused, Error::Refused(Refusal::ScanRunning)), "{refused:?}");
    }

    async fn a_repeat_names_an_earlier_scan_of_the_same_authority_only(test: &TestServices) {
        let people = people(test).await;
        let first = opened(test, &people).await;
        close(&people.lead, test, &first).await.unwrap();
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("UPDATE scans SET running = 0, state = 'followed_up'").execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        test.later(TimeDelta::days(600));
        let options = request_options(&people.lead, test, &code(AMSTERDAM)).await.unwrap();
        assert_eq!(options.earlier.len(), 1);
        assert!(request_options(&people.lead, test, &code(BREDA)).await.unwrap().earlier.is_empty());
        let form = RequestForm { previous: first.to_string(), ..request_form(BREDA) };
        assert_eq!(fields(request(&people.lead, test, &form).await), BTreeSet::from(["previous".to_owned()]));
        let form = RequestForm { previous: first.to_string(), ..request_form(AMSTERDAM) };
        let second = request(&people.lead, test, &form).await.unwrap();
        assert_eq!(visible(&people.lead, test, &second).await.unwrap().previous, Some(first));
    }
}

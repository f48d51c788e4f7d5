use super::*;
use crate::error::Refusal;
use crate::on_both_engines;
use crate::scans::{RequestForm, State, cancel, visible};

fn request_form() -> RequestForm {
    RequestForm {
        // What the address says counts, not what somebody put into the form.
        authority: DEN_BOSCH.to_owned(),
        reason: "De nieuwe raad wil weten hoe het gaat.".to_owned(),
        wanted_from: "2027-03".to_owned(),
        wanted_until: "2027-05".to_owned(),
        lead_name: "Fatima Öztürk".to_owned(),
        lead_email: "fatima@deventer.example".to_owned(),
        ..RequestForm::default()
    }
}

on_both_engines! {
    async fn from_interest_to_a_requested_scan(test: &TestServices) {
        let samira = officer(test).await;
        let deventer = code(DEVENTER);
        add_contact(&samira, test, &deventer, &talk(0)).await.unwrap();
        let scan = request_scan(&samira, test, &deventer, &request_form()).await.unwrap();
        let requested = visible(&samira, test, &scan).await.unwrap();
        assert_eq!((requested.state, requested.authority.code.as_str()), (State::Requested, DEVENTER));
        assert_eq!(requested.lead.email, "fatima@deventer.example");
        deliver_due(test).await.unwrap();
        assert_eq!(test.mailer().sent().pop().unwrap().to_email, "fatima@deventer.example");
        let file = file(test, &samira, DEVENTER).await;
        assert_eq!(file.scan, Some(LastScan { id: scan.clone(), takes_part: false }), "asked for, and no more");
        assert_eq!((file.outreach.interest, file.outreach.next_step.as_str(), file.outreach.next_step_on), (Interest::Willing, "", None));
        let by_name = OutreachFilterForm { name: "deventer".to_owned(), ..OutreachFilterForm::default() };
        assert!(list(&samira, test, &by_name).await.unwrap().rows.is_empty(), "it is recruited");
        cancel(&samira, test, &scan, "Toch niet.").await.unwrap();
        let back = list(&samira, test, &by_name).await.unwrap();
        assert_eq!(back.rows[0].last_contact.unwrap().to_string(), "2026-11-20", "what was noted is still there");
    }

    async fn nothing_changes_when_the_request_cannot_be(test: &TestServices) {
        let samira = officer(test).await;
        let deventer = code(DEVENTER);
        let form = RequestForm { lead_email: "fatima".to_owned(), ..request_form() };
        assert_eq!(code_of(request_scan(&samira, test, &deventer, &form).await, "lead_email"), Some(ProblemCode::NotAnEmail));
        request_scan(&samira, test, &deventer, &request_form()).await.unwrap();
        let revision = file(test, &samira, DEVENTER).await.outreach.revision;
        let again = request_scan(&samira, test, &deventer, &request_form()).await;
        assert!(matches!(again, Err(Error::Refused(Refusal::ScanRunning))), "{again:?}");
        assert_eq!(file(test, &samira, DEVENTER).await.outreach.revision, revision);
        assert_eq!(code_of(request_scan(&samira, test, &code(WEESP), &request_form()).await, "authority"), Some(ProblemCode::EndedAuthority));
    }

    async fn only_the_programme_asks_this_way(test: &TestServices) {
        let lead = member(test, "Joost", Role::Lead).await;
        assert!(matches!(request_scan(&lead, test, &code(DEVENTER), &request_form()).await, Err(Error::Forbidden)));
        assert!(matches!(request_scan(&Actor::Anonymous, test, &code(DEVENTER), &request_form()).await, Err(Error::SignInNeeded)));
    }
}

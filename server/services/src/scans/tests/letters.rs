//! Who hears what when a clerk is not asked any more, says no, or stops.

use super::*;
use crate::mail::{Message, deliver_due};
use crate::on_both_engines;

/// Where the programme office reads its mail.
const OFFICE: &str = "hulp@example.nl";

/// All letters to an address since the last time.
async fn new_to(test: &TestServices, before: &mut usize, email: &str) -> Vec<Message> {
    deliver_due(test).await.unwrap();
    let sent = test.mailer().sent();
    let new = sent[*before..].iter().filter(|mail| mail.to_email == email);
    let new = new.cloned().collect();
    *before = sent.len();
    new
}

#[track_caller]
fn only(letters: &[Message]) -> &Message {
    assert_eq!(letters.len(), 1, "{letters:?}");
    &letters[0]
}

on_both_engines! {
    async fn a_clerk_whose_question_is_withdrawn_is_told_and_nobody_else_gets_that_letter(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        let mut seen = 0;
        let _question = new_to(test, &mut seen, "bas@example.nl").await;
        withdraw_what_is_shown(&people.programme, test, &id).await.unwrap();
        let letters = new_to(test, &mut seen, "bas@example.nl").await;
        assert_eq!(only(&letters).subject, "U hoeft niet meer te antwoorden over de Quick Scan van de gemeente Amsterdam");
        assert!(letters[0].text.contains("Het programmabureau heeft die vraag ingetrokken."), "{}", letters[0].text);
    }

    async fn a_clerk_who_waits_to_answer_hears_that_the_scan_is_cancelled(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        let mut seen = 0;
        let _question = new_to(test, &mut seen, "bas@example.nl").await;
        cancel(&people.lead, test, &id, "Geen tijd.").await.unwrap();
        let letters = new_to(test, &mut seen, "bas@example.nl").await;
        assert!(only(&letters).text.contains("De scan gaat niet door."), "{}", letters[0].text);
        assert!(!letters[0].text.contains("Geen tijd"), "why is the lead's own");
    }

    async fn the_office_hears_who_says_no_and_why(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        decline(&people.clerk, test, &id, "Te ver weg.").await.unwrap();
        let letters = new_to(test, &mut 0, OFFICE).await;
        assert_eq!(only(&letters).subject, "Bas gaat de Quick Scan van de gemeente Amsterdam niet begeleiden");
        assert!(letters[0].text.contains("Te ver weg.") && letters[0].text.contains(&format!("/scans/{id}/toewijzen")));
    }

    async fn the_office_hears_that_one_of_two_stopped_and_nothing_of_a_stop_that_failed(test: &TestServices) {
        let people = people(test).await;
        let id = prepared(test, &people).await;
        propose_second(&people.programme, test, &id, &id_of(&people.other_clerk), None).await.unwrap();
        accept(&people.other_clerk, test, &id).await.unwrap();
        assert!(step_back(&people.clerk, test, &id, " ").await.is_err());
        step_back(&people.clerk, test, &id, "Andere baan.").await.unwrap();
        let letters = new_to(test, &mut 0, OFFICE).await;
        assert_eq!(only(&letters).subject, "Bas stopt met de Quick Scan van de gemeente Amsterdam");
        assert!(letters[0].text.contains("Andere baan.") && letters[0].text.contains("Els begeleidt de scan verder."));
    }

    async fn the_lead_hears_that_the_clerk_is_off_before_another_comes(test: &TestServices) {
        let people = people(test).await;
        let left = "Bas begeleidt de gemeente Amsterdam niet meer";
        let early = assigned(test, &people).await;
        let mut seen = 0;
        let _earlier = new_to(test, &mut seen, "hanneke@example.nl").await;
        withdraw_what_is_shown(&people.programme, test, &early).await.unwrap();
        assert_eq!(only(&new_to(test, &mut seen, "hanneke@example.nl").await).subject, left);
        propose(&people.programme, test, &early, &id_of(&people.clerk)).await.unwrap();
        accept(&people.clerk, test, &early).await.unwrap();
        fill_in(&people.lead, test, &early, Part::Agreements(agreements())).await.unwrap();
        prepare(&people.lead, test, &early).await.unwrap();
        let _earlier = new_to(test, &mut seen, "hanneke@example.nl").await;
        let at_once = HandOverForm {
            clerk: id_of(&people.other_clerk).to_string(),
            reason: "Bas is ziek.".to_owned(),
            at_once: "ja".to_owned(),
            ..HandOverForm::default()
        };
        propose_successor(&people.programme, test, &early, &at_once).await.unwrap();
        assert_eq!(only(&new_to(test, &mut seen, "hanneke@example.nl").await).subject, left);
    }
}

//! What a calendar that follows the sessions of a member reads.

use super::arrangements::SessionsForm;
use super::*;
use crate::on_both_engines;

/// The lines of the calendar of a member.
async fn lines(test: &TestServices, actor: &Actor) -> Vec<String> {
    let address = calendar_address(actor, test).await.unwrap();
    let name = address.rsplit('/').next().unwrap();
    let file = calendar_file(&Actor::Anonymous, test, name).await.unwrap();
    file.lines().map(str::to_owned).collect()
}

on_both_engines! {
    async fn a_day_without_a_time_ends_before_the_day_after(test: &TestServices) {
        let people = people(test).await;
        let id = assigned(test, &people).await;
        let days = SessionsForm {
            start_on: "2026-12-31".to_owned(),
            agenda_on: "2027-02-04".to_owned(),
            agenda_at: "19:30".to_owned(),
            ..SessionsForm::default()
        };
        fill_in(&people.lead, test, &id, Part::Sessions(days)).await.unwrap();
        for reader in [&people.lead, &people.clerk] {
            let lines = lines(test, reader).await;
            for expected in [
                "DTSTART;VALUE=DATE:20261231",
                "DTEND;VALUE=DATE:20270101",
                "DTSTART:20270204T183000Z",
                "DTEND:20270204T203000Z",
            ] {
                assert!(lines.iter().any(|line| line == expected), "{expected}: {lines:?}");
            }
        }
    }
}

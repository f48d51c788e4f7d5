//! Intervision, on both engines.

mod forming;
mod helping;
mod later;
mod leaving;
mod states;

use super::{GroupForm, NotNow, QuestionForm, SuggestionForm, keep_question, suggest};
use crate::actor::Actor;
use crate::error::{Error, Refusal};
use crate::ids::{PeerGroupId, PeerSuggestionId, ScanId};
use crate::mail::deliver_due;
use crate::scans::{self, State};
use crate::testing::{ClosedScan, TestServices, adopted_plans, begun_group};

fn why(error: &Error) -> Option<NotNow> {
    match error {
        Error::Refused(Refusal::PeerReview { reason }) => Some(*reason),
        _ => None,
    }
}

fn ids(scans: &[ClosedScan]) -> Vec<String> {
    scans.iter().map(|scan| scan.id.to_string()).collect()
}

/// A group of these with a meeting in two weeks.
fn typed(scans: &[ClosedScan]) -> GroupForm {
    GroupForm {
        name: "Eerder aan tafel".into(),
        m1_on: "2026-12-07".into(),
        scans: ids(scans),
        ..GroupForm::default()
    }
}

/// Four authorities in a group that has begun.
async fn begun(test: &TestServices) -> (Vec<ClosedScan>, PeerGroupId) {
    let scans = adopted_plans(test, 4).await;
    let members: Vec<_> = scans.iter().map(|scan| (&scan.id, &scan.lead)).collect();
    let group = begun_group(test, &scans[0].programme, &members).await;
    (scans, group)
}

async fn ask(test: &TestServices, scan: &ClosedScan, group: &PeerGroupId) {
    let form = QuestionForm {
        question: "Hoe bereiken wij jongeren?".into(),
        priority: String::new(),
    };
    keep_question(&scan.lead, test, (group, &scan.id), &form)
        .await
        .unwrap();
}

/// The second suggests something to the first, who asked.
async fn suggested(test: &TestServices) -> (Vec<ClosedScan>, PeerGroupId, PeerSuggestionId) {
    let (scans, group) = begun(test).await;
    ask(test, &scans[0], &group).await;
    let given = give(test, &scans[1], (&group, &scans[0].id)).await;
    (scans, group, given.unwrap())
}

async fn give(
    test: &TestServices,
    giver: &ClosedScan,
    to: (&PeerGroupId, &ScanId),
) -> Result<PeerSuggestionId, Error> {
    let form = SuggestionForm {
        suggestion: "Ga naar de scholen toe.".into(),
    };
    suggest(&giver.lead, test, to, &form).await
}

async fn set_state(test: &TestServices, scan: &ScanId, state: State) {
    let mut transaction = test.store().write().await.unwrap();
    sqlx::query("UPDATE scans SET state = $1 WHERE id = $2")
        .bind(state.code())
        .bind(scan)
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

/// The subjects of the mail to somebody, the oldest first.
async fn mailed(test: &TestServices, scan: &ClosedScan) -> Vec<String> {
    deliver_due(test).await.unwrap();
    let email = &scan.lead.member().unwrap().email;
    let sent = test.mailer().sent();
    let own = sent.iter().filter(|letter| letter.to_email == *email);
    own.map(|letter| letter.subject.clone()).collect()
}

/// The calendar of somebody, with its lines unfolded.
async fn calendar_of(test: &TestServices, actor: &Actor) -> String {
    let address = scans::calendar_address(actor, test).await.unwrap();
    let name = address.rsplit('/').next().unwrap();
    let file = scans::calendar_file(&Actor::Anonymous, test, name).await;
    file.unwrap().replace("\r\n ", "")
}

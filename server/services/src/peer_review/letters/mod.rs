//! Mail about intervision. Each is written in the transaction that gives reason for it.

mod words;

pub(super) use words::{ToAll, ToLead};

use super::record::PeerGroup;
use crate::Services;
use crate::error::Error;
use crate::ids::ScanId;
use crate::mail::{MailKind, Message, Outgoing, enqueue};
use crate::programme::office;
use crate::scans::{Person, Scan};
use crate::store::WriteTransaction;

/// Mail but for who gets it.
struct Letter {
    kind: MailKind,
    subject: String,
    text: String,
    /// The last line: where to read on.
    end: String,
}

/// Tells everybody in a group.
pub(super) async fn to_all(
    transaction: &mut WriteTransaction,
    services: &Services,
    group: &PeerGroup,
    what: ToAll<'_>,
) -> Result<(), Error> {
    let letter = Letter {
        kind: what.kind(),
        subject: what.subject(group),
        text: what.text(group),
        end: address(services, group),
    };
    for person in people(group) {
        if what.knows() != Some(&person.id) {
            let to = (person.name.as_str(), person.email.as_str());
            send(transaction, services, (to, None), &letter).await?;
        }
    }
    Ok(())
}

/// Tells the lead of one authority.
pub(super) async fn to_lead(
    transaction: &mut WriteTransaction,
    services: &Services,
    (group, scan): (&PeerGroup, &Scan),
    what: ToLead<'_>,
) -> Result<(), Error> {
    let letter = Letter {
        kind: what.kind(),
        subject: what.subject(group),
        text: what.text(group, scan),
        end: if what.leads_to_the_group() {
            address(services, group)
        } else {
            office(transaction, services).await?.1
        },
    };
    let to = (scan.lead.name.as_str(), scan.lead.email.as_str());
    send(transaction, services, (to, Some(&scan.id)), &letter).await
}

/// Tells the programme office that a lead stops. `group`: as it was until then.
pub(super) async fn to_office(
    transaction: &mut WriteTransaction,
    services: &Services,
    (group, scan): (&PeerGroup, &Scan),
    because: &str,
) -> Result<(), Error> {
    let (name, email) = office(transaction, services).await?;
    let (subject, text) = words::to_the_office(group, scan, because);
    let base_url = &services.settings().base_url;
    let letter = Letter {
        kind: MailKind::PeerGroup,
        subject,
        text,
        end: format!("{base_url}/programma/intervisie/{}", group.id),
    };
    let to = (name.as_str(), email.as_str());
    send(transaction, services, (to, Some(&scan.id)), &letter).await
}

async fn send(
    transaction: &mut WriteTransaction,
    services: &Services,
    ((name, email), scan): ((&str, &str), Option<&ScanId>),
    letter: &Letter,
) -> Result<(), Error> {
    let message = Message {
        to_name: name.to_owned(),
        to_email: email.to_owned(),
        subject: letter.subject.clone(),
        text: format!("Beste {name},\n\n{}\n{}\n", letter.text, letter.end),
    };
    let outgoing = Outgoing {
        kind: letter.kind,
        scan,
        message: &message,
        expires_at: None,
    };
    enqueue(transaction, services, outgoing).await
}

/// The leads and clerks of those who have a place, and the facilitator. Who has two parts in it stands there once.
fn people(group: &PeerGroup) -> Vec<&Person> {
    let all = group
        .with_a_place()
        .flat_map(|own| std::iter::once(&own.scan.lead).chain(own.scan.clerks()));
    let mut people: Vec<&Person> = Vec::new();
    for person in all.chain(&group.facilitator) {
        if people.iter().all(|earlier| earlier.id != person.id) {
            people.push(person);
        }
    }
    people
}

fn address(services: &Services, group: &PeerGroup) -> String {
    format!("{}/intervisie/{}", services.settings().base_url, group.id)
}

//! Mail to the programme office: something happened that asks it to act.

use super::super::proposals::{Proposal, Question};
use super::super::record::{Person, Scan};
use super::send;
use crate::Services;
use crate::error::Error;
use crate::mail::{MailKind, Message};
use crate::programme::office;
use crate::store::WriteTransaction;

/// A clerk who was asked says no. `scan`: as it is from then on.
pub(in crate::scans) async fn clerk_declined(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    (proposal, reason): (&Proposal, &str),
) -> Result<(), Error> {
    let (to_name, to_email) = office(transaction, services).await?;
    let site = &services.settings().base_url;
    let (clerk, authority) = (&proposal.clerk.name, scan.authority.in_sentence());
    let verb = match proposal.question {
        Question::Guide | Question::Beside => "begeleiden",
        Question::TakeOver { .. } => "overnemen",
    };
    let message = Message {
        subject: format!("{clerk} gaat de Quick Scan van {authority} niet {verb}"),
        text: format!(
            "Beste {to_name},\n\n{clerk} is gevraagd de Quick Scan van {authority} te {verb}, en zegt nee. De reden:\n\n{reason}\n\n\
             Wie nu het beste past, staat op\n{site}/scans/{id}/toewijzen\n",
            id = scan.id,
        ),
        to_name,
        to_email,
    };
    let kind = MailKind::ClerkDeclined;
    send(transaction, services, &scan.id, kind, &message).await
}

/// One of two clerks stopped by their own choice. `scan`: as it was until then.
pub(in crate::scans) async fn clerk_stepped_back(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    (clerk, reason): (&Person, &str),
) -> Result<(), Error> {
    let (to_name, to_email) = office(transaction, services).await?;
    let site = &services.settings().base_url;
    let authority = scan.authority.in_sentence();
    let fellow = scan.fellow_of(&clerk.id);
    let next = fellow.map(|fellow| format!("{} begeleidt de scan verder. ", fellow.name));
    let message = Message {
        subject: format!("{} stopt met de Quick Scan van {authority}", clerk.name),
        text: format!(
            "Beste {to_name},\n\n{clerk} is op eigen verzoek geen procesbegeleider meer bij de Quick Scan van {authority}. De reden:\n\n\
             {reason}\n\n{next}De trekker weet het ook. Wilt u iemand anders erbij vragen? Dat kan op\n{site}/scans/{id}/toewijzen\n",
            clerk = clerk.name,
            next = next.unwrap_or_default(),
            id = scan.id,
        ),
        to_name,
        to_email,
    };
    let kind = MailKind::ClerkSteppedBack;
    send(transaction, services, &scan.id, kind, &message).await
}

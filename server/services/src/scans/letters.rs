//! Mail about a scan. Each is written in the transaction that gives reason for it.

use super::record::{Person, Scan};
use crate::Services;
use crate::authorities::Authority;
use crate::error::Error;
use crate::ids::ScanId;
use crate::mail::{MailKind, Message, Outgoing, enqueue};
use crate::store::WriteTransaction;

/// To somebody whom the programme named as lead.
pub(super) async fn lead_named(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &ScanId,
    (name, email): (&str, &str),
    authority: &Authority,
) -> Result<(), Error> {
    let site = &services.settings().base_url;
    let message = Message {
        to_name: name.to_owned(),
        to_email: email.to_owned(),
        subject: format!(
            "U bent trekker van de Quick Scan van {}",
            authority.display_name
        ),
        text: format!(
            "Beste {name},\n\nHet programmabureau heeft u trekker gemaakt van de Quick Scan van {authority}.\n\
             Als trekker bereidt u de scan voor. U opent en sluit de vragenlijst, en u maakt het verbeterplan af.\n\n\
             Ga naar {site}/inloggen en vul dit e-mailadres in. U krijgt dan een link waarmee u inlogt.\n\
             De scan staat op {site}/scans/{scan}\n",
            authority = authority.display_name,
        ),
    };
    send(transaction, services, scan, MailKind::LeadNamed, &message).await
}

/// To the clerk who is asked.
pub(super) async fn clerk_proposed(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    clerk: &Person,
) -> Result<(), Error> {
    let site = &services.settings().base_url;
    let message = Message {
        to_name: clerk.name.clone(),
        to_email: clerk.email.clone(),
        subject: format!(
            "Wilt u de Quick Scan van {} begeleiden?",
            scan.authority.display_name
        ),
        text: format!(
            "Beste {clerk},\n\nHet programmabureau vraagt of u procesbegeleider wilt zijn bij de Quick Scan van {authority}.\n\
             Trekker is {lead}. Gewenste periode: {period}\n\nZegt u ja of nee? Dat doet u op\n{site}/scans/{id}/verzoek\n",
            clerk = clerk.name,
            authority = scan.authority.display_name,
            lead = scan.lead.name,
            period = scan.wanted_period,
            id = scan.id,
        ),
    };
    send(
        transaction,
        services,
        &scan.id,
        MailKind::ClerkProposed,
        &message,
    )
    .await
}

/// To the lead, once the clerk said yes.
pub(super) async fn clerk_accepted(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    clerk: &Person,
) -> Result<(), Error> {
    let site = &services.settings().base_url;
    let message = Message {
        to_name: scan.lead.name.clone(),
        to_email: scan.lead.email.clone(),
        subject: format!("{} begeleidt uw Quick Scan", clerk.name),
        text: format!(
            "Beste {lead},\n\n{clerk} is procesbegeleider bij de Quick Scan van {authority}. U bereikt {clerk} op {email}.\n\n\
             Wat u nu kunt doen, staat op\n{site}/scans/{id}\n",
            lead = scan.lead.name,
            clerk = clerk.name,
            authority = scan.authority.display_name,
            email = clerk.email,
            id = scan.id,
        ),
    };
    send(
        transaction,
        services,
        &scan.id,
        MailKind::ClerkAccepted,
        &message,
    )
    .await
}

/// To the clerk who has not answered in time.
pub(super) async fn clerk_reminded(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    clerk: &Person,
) -> Result<(), Error> {
    let site = &services.settings().base_url;
    let message = Message {
        to_name: clerk.name.clone(),
        to_email: clerk.email.clone(),
        subject: format!(
            "Herinnering: wilt u de Quick Scan van {} begeleiden?",
            scan.authority.display_name
        ),
        text: format!(
            "Beste {clerk},\n\nHet programmabureau vroeg u of u procesbegeleider wilt zijn bij de Quick Scan van {authority}. \
             Wij hebben nog geen antwoord.\n\nZegt u ja of nee? Dat doet u op\n{site}/scans/{id}/verzoek\n\n\
             Een nee is ook goed: dan vragen wij iemand anders. Dit is de enige herinnering.\n",
            clerk = clerk.name,
            authority = scan.authority.display_name,
            id = scan.id,
        ),
    };
    let kind = MailKind::ClerkReminded;
    send(transaction, services, &scan.id, kind, &message).await
}

/// To the clerk who no longer guides the scan.
pub(super) async fn clerk_relieved(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    clerk: &Person,
) -> Result<(), Error> {
    let authority = &scan.authority.display_name;
    let message = Message {
        to_name: clerk.name.clone(),
        to_email: clerk.email.clone(),
        subject: format!("U begeleidt de Quick Scan van {authority} niet meer"),
        text: format!(
            "Beste {clerk},\n\nU bent geen procesbegeleider meer bij de Quick Scan van {authority}. \
             U ziet de scan niet meer. Wat u erin schreef, blijft bewaard.\n\n\
             Hebt u vragen? Antwoord dan op deze mail.\n",
            clerk = clerk.name,
        ),
    };
    let kind = MailKind::ClerkRelieved;
    send(transaction, services, &scan.id, kind, &message).await
}

async fn send(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &ScanId,
    kind: MailKind,
    message: &Message,
) -> Result<(), Error> {
    enqueue(
        transaction,
        services,
        Outgoing {
            kind,
            scan: Some(scan),
            message,
            expires_at: None,
        },
    )
    .await
}

//! Mail to leads who asked for support.

use super::requests::DemandRow;
use crate::Services;
use crate::error::Error;
use crate::mail::{MailKind, Message, Outgoing, enqueue};
use crate::store::WriteTransaction;

/// To the lead: the programme took it up.
pub(super) async fn taken_up(
    transaction: &mut WriteTransaction,
    services: &Services,
    row: &DemandRow,
    (officer, note): (&str, &str),
) -> Result<(), Error> {
    let site = &services.settings().base_url;
    let name = &row.support_name;
    let message = Message {
        to_name: row.lead_name.clone(),
        to_email: row.lead_email.clone(),
        subject: format!("Uw vraag om hulp is opgepakt: {name}"),
        text: format!(
            "Beste {lead},\n\nIn het verbeterplan van {authority} vroeg u hulp van het programma: {name}.\n\
             {officer} heeft uw vraag opgepakt:\n\n{note}\n\n\
             U leest dit ook bij het plan, op\n{site}/scans/{scan}/verbeterplan\n",
            lead = row.lead_name,
            authority = row.authority.in_sentence(),
            scan = row.scan,
        ),
    };
    let outgoing = Outgoing {
        kind: MailKind::SupportTakenUp,
        scan: Some(&row.scan),
        message: &message,
        expires_at: None,
    };
    enqueue(transaction, services, outgoing).await
}

//! Mail to the programme's officers about versions.

use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::MemberId;
use crate::mail::{MailKind, Message, Outgoing, enqueue};
use crate::store::WriteTransaction;
use sqlx::AnyConnection;

/// What there is to tell.
#[derive(Clone, Copy, Debug)]
pub(super) enum Letter<'a> {
    /// A version waits for a second officer.
    Waits(&'a str),
    /// A version was released.
    Released(&'a str),
}

impl Letter<'_> {
    const fn kind(self) -> MailKind {
        match self {
            Self::Waits(_) => MailKind::QuestionnaireWaits,
            Self::Released(_) => MailKind::QuestionnaireReleased,
        }
    }

    fn subject(self) -> String {
        match self {
            Self::Waits(version) => format!("Vragenlijst {version} wacht op vrijgave"),
            Self::Released(version) => format!("Vragenlijst {version} is vrijgegeven"),
        }
    }

    fn text(self, (to, by): (&str, &str), site: &str) -> String {
        match self {
            Self::Waits(version) => format!(
                "Beste {to},\n\n{by} heeft een nieuwe versie van de vragenlijst toegevoegd: {version}.\n\
                 Een tweede programmamedewerker leest haar en geeft haar vrij. Daarna verandert er niets meer aan.\n\n\
                 U leest de vragenlijst, en wat er anders is, op\n{site}/programma/vragenlijsten/{version}\n"
            ),
            Self::Released(version) => format!(
                "Beste {to},\n\n{by} heeft vragenlijst {version} vrijgegeven. Scans die vanaf nu opengaan, krijgen deze versie.\n\
                 Trekkers die het voorbeeld van de vorige versie al bekeken, bekijken het opnieuw voordat zij openen.\n\n\
                 De vragenlijst staat op\n{site}/programma/vragenlijsten/{version}\n"
            ),
        }
    }
}

/// Writes to every programme officer but the one who acts.
pub(super) async fn tell_others(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    letter: Letter<'_>,
) -> Result<(), Error> {
    let own = actor.require_programme()?;
    for (id, name, email) in officers(transaction).await? {
        if id == own.id {
            continue;
        }
        let message = Message {
            text: letter.text((&name, &own.name), &services.settings().base_url),
            to_name: name,
            to_email: email,
            subject: letter.subject(),
        };
        let outgoing = Outgoing {
            kind: letter.kind(),
            scan: None,
            message: &message,
            expires_at: None,
        };
        enqueue(transaction, services, outgoing).await?;
    }
    Ok(())
}

/// The programme officers whose accounts have not ended.
pub(super) async fn officers(
    connection: &mut AnyConnection,
) -> Result<Vec<(MemberId, String, String)>, Error> {
    Ok(sqlx::query_as(
        "SELECT m.id, m.name, m.email FROM members m JOIN member_roles r ON r.member_id = m.id \
         WHERE r.role = 'programme' AND m.ended_at IS NULL ORDER BY m.id",
    )
    .fetch_all(connection)
    .await?)
}

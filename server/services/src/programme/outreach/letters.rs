//! Mail to applicants, and to the programme office about them.

use chrono::{DateTime, Utc};
use chrono_tz::Europe::Amsterdam;
use report::dutch::date;

use super::application::{DECLINED_KEPT, UNDECIDED_KEPT};
use crate::Services;
use crate::authorities::Authority;
use crate::error::Error;
use crate::mail::{MailKind, Message, Outgoing, enqueue};
use crate::programme::{ProgrammeContact, contact_of, office};
use crate::results::names;
use crate::secrets::{ApplicationToken, Secret as _};
use crate::store::WriteTransaction;

/// To an address that somebody typed. It says nothing that they typed but the authority, which is one of a list: otherwise anybody
/// could send their own words to anybody in the name of the programme.
pub(super) async fn check_address(
    transaction: &mut WriteTransaction,
    services: &Services,
    (email, authority): (&str, &Authority),
    token: &ApplicationToken,
    expires_at: DateTime<Utc>,
) -> Result<(), Error> {
    let site = &services.settings().base_url;
    let contact = contact_of(transaction, services).await?;
    let name = names::authority_in_sentence(authority.kind, &authority.display_name);
    let until = expires_at.with_timezone(&Amsterdam);
    let until = format!("{}, {}", date(until.date_naive()), until.format("%H:%M"));
    let message = Message {
        to_name: email.to_owned(),
        to_email: email.to_owned(),
        subject: "Bevestig uw aanmelding voor de Quick Scan".to_owned(),
        text: format!(
            "Goedendag,\n\nMet dit e-mailadres is {name} aangemeld voor de Quick Scan Lokale Democratie. \
             De aanmelding telt pas als u haar bevestigt. Dat doet u op\n\n{site}/aanmelden/{token}\n\n\
             De link werkt tot {until}. Daarna vernietigen wij wat er is ingevuld.\n\n\
             Hebt u niets aangemeld? Dan hoeft u niets te doen. Wij mailen u dan niet meer.\n\n{signature}",
            token = token.expose(),
            signature = signature(&contact),
        ),
    };
    let outgoing = Outgoing {
        kind: MailKind::ApplicationCheck,
        scan: None,
        message: &message,
        expires_at: Some(expires_at),
    };
    enqueue(transaction, services, outgoing).await
}

/// To the programme office: an application came in. Who it is and why they ask stays behind signing in.
pub(super) async fn received(
    transaction: &mut WriteTransaction,
    services: &Services,
    authority: &Authority,
) -> Result<(), Error> {
    let (to_name, to_email) = office(transaction, services).await?;
    let site = &services.settings().base_url;
    let whose = names::authority_in_sentence(authority.kind, &authority.display_name);
    let message = Message {
        subject: format!("Aanmelding voor de Quick Scan: {}", authority.display_name),
        text: format!(
            "Beste {to_name},\n\nIemand meldde {whose} aan voor de Quick Scan Lokale Democratie, en bevestigde het e-mailadres.\n\n\
             Wie het is en waarom, leest u op\n{site}/programma/werving#aanmeldingen\n\nDaar neemt u de aanmelding aan, of wijst u haar af. \
             Doet u niets, dan verdwijnt zij na {days} dagen.\n",
            days = UNDECIDED_KEPT.num_days(),
        ),
        to_name,
        to_email,
    };
    send(
        transaction,
        services,
        MailKind::ApplicationReceived,
        &message,
    )
    .await
}

/// To an applicant whose application was accepted: what that means for them, and what comes next.
pub(super) async fn accepted(
    transaction: &mut WriteTransaction,
    services: &Services,
    (name, email): (&str, &str),
    authority: &Authority,
) -> Result<(), Error> {
    let contact = contact_of(transaction, services).await?;
    let whose = names::authority_in_sentence(authority.kind, &authority.display_name);
    let message = Message {
        to_name: name.to_owned(),
        to_email: email.to_owned(),
        subject: "Uw aanmelding voor de Quick Scan is aangenomen".to_owned(),
        text: format!(
            "Beste {name},\n\nU meldde {whose} aan voor de Quick Scan Lokale Democratie. Wij nemen de aanmelding graag aan. \
             U bent nu onze contactpersoon.\n\n\
             Wij nemen contact met u op over het begin van de scan en over wie de trekker wordt. De trekker krijgt daarna een mail met \
             een link naar de scan.\n\n\
             Wilt u uw gegevens verbeteren of weg laten halen, of hebt u een vraag? Mail dan naar {email}.\n\n{signature}",
            email = contact.email,
            signature = signature(&contact),
        ),
    };
    send(
        transaction,
        services,
        MailKind::ApplicationAccepted,
        &message,
    )
    .await
}

/// To an applicant for an authority of which somebody else's application was accepted. Who that is stays between them and the programme.
pub(super) async fn attached(
    transaction: &mut WriteTransaction,
    services: &Services,
    (name, email): (&str, &str),
    authority: &Authority,
) -> Result<(), Error> {
    let contact = contact_of(transaction, services).await?;
    let whose = names::authority_in_sentence(authority.kind, &authority.display_name);
    let message = Message {
        to_name: name.to_owned(),
        to_email: email.to_owned(),
        subject: "Uw aanmelding voor de Quick Scan".to_owned(),
        text: format!(
            "Beste {name},\n\nU meldde {whose} aan voor de Quick Scan Lokale Democratie. Dank daarvoor. \
             Iemand anders deed dat ook. Met die persoon spreken wij over het begin van de scan. Wat u schreef, bewaren wij daarbij. \
             U hoeft niets te doen.\n\n\
             Wilt u uw gegevens verbeteren of weg laten halen, of hebt u een vraag? Mail dan naar {email}.\n\n{signature}",
            email = contact.email,
            signature = signature(&contact),
        ),
    };
    send(
        transaction,
        services,
        MailKind::ApplicationAccepted,
        &message,
    )
    .await
}

/// To an applicant whose application was declined, with a line of the officer who did.
pub(super) async fn declined(
    transaction: &mut WriteTransaction,
    services: &Services,
    (name, email): (&str, &str),
    authority: &Authority,
    line: &str,
) -> Result<(), Error> {
    let contact = contact_of(transaction, services).await?;
    let whose = names::authority_in_sentence(authority.kind, &authority.display_name);
    let message = Message {
        to_name: name.to_owned(),
        to_email: email.to_owned(),
        subject: "Uw aanmelding voor de Quick Scan".to_owned(),
        text: format!(
            "Beste {name},\n\nU meldde {whose} aan voor de Quick Scan Lokale Democratie. Dank daarvoor. \
             Wij nemen de aanmelding nu niet aan.\n\n{line}\n\n\
             Wat u invulde, vernietigen wij over {weeks} weken. Hebt u vragen? Mail dan naar {email}.\n\n{signature}",
            weeks = DECLINED_KEPT.num_weeks(),
            email = contact.email,
            signature = signature(&contact),
        ),
    };
    send(
        transaction,
        services,
        MailKind::ApplicationDeclined,
        &message,
    )
    .await
}

/// A letter that belongs to no scan and holds no link that ends.
async fn send(
    transaction: &mut WriteTransaction,
    services: &Services,
    kind: MailKind,
    message: &Message,
) -> Result<(), Error> {
    let outgoing = Outgoing {
        kind,
        scan: None,
        message,
        expires_at: None,
    };
    enqueue(transaction, services, outgoing).await
}

/// Who writes: the person whom the office named, for the programme. Where the two are one, it stands once.
fn signature(contact: &ProgrammeContact) -> String {
    let ProgrammeContact {
        programme,
        name,
        email,
    } = contact;
    let who = if name == programme {
        name.clone()
    } else {
        format!("{name}\n{programme}")
    };
    format!("Met vriendelijke groet,\n{who}\n{email}\n")
}

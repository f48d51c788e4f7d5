//! Mail about how a plan goes. Each is written in the transaction that gives reason for it.

use chrono::{DateTime, NaiveDate, Utc};
use report::dutch::date;

use super::ROUND_LASTS;
use super::rounds::Round;
use super::rows::FollowedAction;
use crate::Services;
use crate::error::Error;
use crate::mail::{MailKind, Message, Outgoing, enqueue};
use crate::scans::Scan;
use crate::secrets::{OwnerSecret, Secret as _};
use crate::store::WriteTransaction;

/// To the lead: a round opens.
pub(super) async fn round_opened(
    transaction: &mut WriteTransaction,
    services: &Services,
    (scan, round): (&Scan, &Round),
    owners: usize,
) -> Result<(), Error> {
    let authority = scan.authority.in_sentence();
    let site = &services.settings().base_url;
    let asked = match owners {
        0 => "Bij geen enkele actie staat een e-mailadres. Vraag zelf aan de eigenaren hoe het gaat, of vul een adres in. Dan krijgt de eigenaar meteen een link.".to_owned(),
        1 => "Eén eigenaar kreeg een mail met een link om te antwoorden.".to_owned(),
        more => format!("{more} eigenaren kregen een mail met een link om te antwoorden."),
    };
    let subject = format!(
        "Voortgang van het verbeterplan van {authority}: ronde {}",
        round.number
    );
    let text = format!(
        "Het is tijd om te kijken hoe het gaat met de acties uit het verbeterplan van {authority}. \
             Ronde {number} loopt tot en met {until}.\n\n{asked}\n\n\
             U ziet en vult in hoe het gaat op\n{site}/scans/{id}/voortgang\n",
        number = round.number,
        until = date(round.closes_on),
        id = scan.id,
    );
    about_round(transaction, services, scan, (subject, text)).await
}

/// To the lead: a round is over.
pub(super) async fn round_closed(
    transaction: &mut WriteTransaction,
    services: &Services,
    (scan, round): (&Scan, &Round),
    silent: usize,
) -> Result<(), Error> {
    let authority = scan.authority.in_sentence();
    let site = &services.settings().base_url;
    let answers = match silent {
        0 => "Over alle acties die nog lopen, is verteld hoe het gaat.".to_owned(),
        1 => "Over één actie is nog niet verteld hoe het gaat.".to_owned(),
        more => format!("Over {more} acties is nog niet verteld hoe het gaat."),
    };
    let subject = format!(
        "Ronde {} van het verbeterplan van {authority} is voorbij",
        round.number
    );
    let text = format!(
        "Ronde {number} is voorbij. De links van deze ronde werken niet meer. {answers}\n\n\
             U kunt zelf nog invullen hoe het gaat. Daarna kunt u het verslag aan het bestuur laten zien en openbaar maken:\n\
             {site}/scans/{id}/voortgang\n",
        number = round.number,
        id = scan.id,
    );
    about_round(transaction, services, scan, (subject, text)).await
}

async fn about_round(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    (subject, text): (String, String),
) -> Result<(), Error> {
    let message = scan.lead.letter(subject, &text);
    let kind = (MailKind::ProgressRound, None);
    send(transaction, services, scan, kind, &message).await
}

/// To those who guide the scan: a round is over, and of some actions nobody told how they go.
pub(super) async fn nothing_told(
    transaction: &mut WriteTransaction,
    services: &Services,
    (scan, round): (&Scan, &Round),
    silent: usize,
) -> Result<(), Error> {
    let authority = scan.authority.in_sentence();
    let (lead, site) = (&scan.lead, &services.settings().base_url);
    let actions = match silent {
        1 => "één actie".to_owned(),
        more => format!("{more} acties"),
    };
    for clerk in [&scan.clerk, &scan.second_clerk].into_iter().flatten() {
        let message = clerk.letter(
            format!("Geen bericht over {actions} uit het verbeterplan van {authority}"),
            &format!(
                "Ronde {number} van het verbeterplan van {authority} is voorbij. \
                 Over {actions} is niet verteld hoe het gaat. Dat hoorde {lead_name} ook.\n\n\
                 Wilt u vragen of u kunt helpen? Mail {lead_name}: {contact}\n\n\
                 Welke acties het zijn, leest u op\n{site}/scans/{id}/voortgang\n",
                number = round.number,
                lead_name = lead.name,
                contact = lead.email,
                id = scan.id,
            ),
        );
        let kind = (MailKind::ProgressRound, None);
        send(transaction, services, scan, kind, &message).await?;
    }
    Ok(())
}

/// To the lead: the authority ended, so nobody is asked or reminded any more.
pub(super) async fn authority_ended(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    last_day: NaiveDate,
) -> Result<(), Error> {
    let authority = scan.authority.in_sentence();
    let site = &services.settings().base_url;
    let subject = format!("Het verbeterplan van {authority}: er komen geen rondes meer");
    let text = format!(
        "{gone} bestond tot en met {until}. Daarom vragen wij niet meer vanzelf hoe het met de acties gaat: \
             er begint geen ronde meer, en niemand krijgt nog een herinnering.\n\n\
             U kunt zelf blijven invullen hoe het gaat. Gaat een ander verder met het plan, of gaat niemand ermee verder? \
             Kies dan ‘Opvolging stoppen’ en schrijf op waarom. Dan leest iedereen dat ook op de openbare pagina:\n\
             {site}/scans/{id}/voortgang\n",
        gone = scan.authority.begins_sentence(),
        until = date(last_day),
        id = scan.id,
    );
    about_round(transaction, services, scan, (subject, text)).await
}

/// To the owner of actions: the link with which to tell how they go.
pub(super) async fn owner_link(
    transaction: &mut WriteTransaction,
    services: &Services,
    (scan, round): (&Scan, &Round),
    (email, secret): (&str, &OwnerSecret),
) -> Result<(), Error> {
    let authority = scan.authority.in_sentence();
    let (lead, site) = (&scan.lead, &services.settings().base_url);
    let message = Message {
        to_name: String::new(),
        to_email: email.to_owned(),
        subject: format!("Hoe gaat het met uw actie uit het verbeterplan van {authority}?"),
        text: format!(
            "Goedendag,\n\nU zorgt voor een of meer acties uit het verbeterplan van {authority}. \
             Wilt u laten weten hoe het gaat? Dat kost een paar minuten. U hebt geen account nodig:\n\n\
             {site}/voortgang/{secret}\n\n\
             De link werkt tot en met {until}. Stuur deze mail niet door: wie de link heeft, kan antwoorden als u.\n\n\
             Vragen? Mail {name}: {contact}\n",
            secret = secret.expose(),
            until = date(round.closes_on),
            name = lead.name,
            contact = lead.email,
        ),
    };
    let useful_until = services.now() + ROUND_LASTS;
    send(
        transaction,
        services,
        scan,
        (MailKind::OwnerLink, Some(useful_until)),
        &message,
    )
    .await
}

/// To the owner of an action, with a link and its last day, or to the lead where the owner has no address: its day comes.
pub(super) async fn action_due(
    transaction: &mut WriteTransaction,
    services: &Services,
    (scan, action): (&Scan, &FollowedAction),
    link: Option<(&OwnerSecret, NaiveDate)>,
) -> Result<(), Error> {
    let authority = scan.authority.in_sentence();
    let (lead, site) = (&scan.lead, &services.settings().base_url);
    let subject = format!(
        "Actie uit het verbeterplan van {authority}: klaar op {}",
        date(action.due_on)
    );
    let what = what(action, action.due_on);
    let message = if let Some((secret, until)) = link {
        Message {
            to_name: String::new(),
            to_email: action.email.clone(),
            subject,
            text: format!(
                "Goedendag,\n\nBinnenkort moet een actie uit het verbeterplan van {authority} klaar zijn. U zorgt daarvoor.\n\n{what}\n\n\
                 Is de actie klaar, of lukt het niet op tijd? Laat het weten. U hebt geen account nodig:\n\n\
                 {site}/voortgang/{secret}\n\n\
                 De link werkt tot en met {until}. Stuur deze mail niet door: wie de link heeft, kan antwoorden als u.\n\n\
                 Vragen? Mail {name}: {contact}\n",
                secret = secret.expose(),
                until = date(until),
                name = lead.name,
                contact = lead.email,
            ),
        }
    } else {
        let text = format!(
            "Binnenkort moet een actie uit het verbeterplan van {authority} klaar zijn.\n\n{what}\n\n\
             Bij deze actie staat geen e-mailadres. Vraag de eigenaar hoe het gaat en vul het in op\n{site}/scans/{id}/voortgang\n",
            id = scan.id,
        );
        lead.letter(subject, &text)
    };
    let useful_until = services.now() + ROUND_LASTS;
    let kind = (MailKind::ActionReminder, Some(useful_until));
    send(transaction, services, scan, kind, &message).await
}

fn what(action: &FollowedAction, due: NaiveDate) -> String {
    format!(
        "Actie {}: {}\nWie: {}\nKlaar op: {}",
        action.number,
        action.what,
        action.owner,
        date(due)
    )
}

async fn send(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    (kind, expires_at): (MailKind, Option<DateTime<Utc>>),
    message: &Message,
) -> Result<(), Error> {
    let outgoing = Outgoing {
        kind,
        scan: Some(&scan.id),
        message,
        expires_at,
    };
    enqueue(transaction, services, outgoing).await
}

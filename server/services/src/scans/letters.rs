//! Mail about a scan. Each is written in the transaction that gives reason for it.

mod office;
mod question;

pub(super) use office::{clerk_declined, clerk_stepped_back};
pub(super) use question::{clerk_proposed, clerk_reminded, question_withdrawn};

use super::record::{Person, Scan};
use super::setup::Period;
use crate::Services;
use crate::authorities::{Authority, Ending};
use crate::error::Error;
use crate::ids::ScanId;
use crate::mail::{MailKind, Message, Outgoing, enqueue};
use crate::store::WriteTransaction;

impl Person {
    /// A letter to them, which greets them by name.
    pub(crate) fn letter(&self, subject: String, text: &str) -> Message {
        let name = &self.name;
        Message {
            to_name: name.clone(),
            to_email: self.email.clone(),
            subject,
            text: format!("Beste {name},\n\n{text}"),
        }
    }
}

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
            authority.in_sentence()
        ),
        text: format!(
            "Beste {name},\n\nHet programmabureau heeft u trekker gemaakt van de Quick Scan van {authority}.\n\
             Als trekker bereidt u de scan voor. U opent en sluit de vragenlijst, en u maakt het verbeterplan af.\n\n\
             Ga naar {site}/inloggen en vul dit e-mailadres in. U krijgt dan een link waarmee u inlogt.\n\
             De scan staat op {site}/scans/{scan}\n",
            authority = authority.in_sentence(),
        ),
    };
    send(transaction, services, scan, MailKind::LeadNamed, &message).await
}

/// To who no longer leads the scan. `scan`: as it was until then.
pub(super) async fn lead_replaced(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    to: &str,
) -> Result<(), Error> {
    let authority = scan.authority.in_sentence();
    let message = scan.lead.letter(
        format!("U bent geen trekker meer van de Quick Scan van {authority}"),
        &format!(
            "{to} is nu trekker van de Quick Scan van {authority}. \
             U ziet de scan niet meer. Wat u erin schreef, blijft bewaard.\n\n\
             Hebt u vragen? Antwoord dan op deze mail.\n",
        ),
    );
    let kind = MailKind::LeadReplaced;
    send(transaction, services, &scan.id, kind, &message).await
}

/// To the lead, once a clerk said yes, and to the clerk beside them. `scan`: as it is from then on.
pub(super) async fn clerk_accepted(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    clerk: &Person,
) -> Result<(), Error> {
    let site = &services.settings().base_url;
    let fellow = scan.fellow_of(&clerk.id);
    let names = match (fellow, scan.clerk_names()) {
        (Some(_), Some(names)) => format!("\nUw procesbegeleiders: {names}.\n"),
        _ => String::new(),
    };
    let message = scan.lead.letter(
        format!("{} begeleidt uw Quick Scan", clerk.name),
        &format!(
            "{clerk} is procesbegeleider bij de Quick Scan van {authority}. U bereikt {clerk} op {email}.\n{names}\n\
             Wat u nu kunt doen, staat op\n{site}/scans/{id}\n",
            clerk = clerk.name,
            authority = scan.authority.in_sentence(),
            email = clerk.email,
            id = scan.id,
        ),
    );
    let kind = MailKind::ClerkAccepted;
    send(transaction, services, &scan.id, kind, &message).await?;
    match fellow {
        Some(fellow) => clerk_joined(transaction, services, scan, (clerk, fellow)).await,
        None => Ok(()),
    }
}

async fn clerk_joined(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    (clerk, fellow): (&Person, &Person),
) -> Result<(), Error> {
    let site = &services.settings().base_url;
    let authority = scan.authority.in_sentence();
    let message = fellow.letter(
        format!("U begeleidt {authority} samen met {}", clerk.name),
        &format!(
            "{clerk} is met u procesbegeleider bij de Quick Scan van {authority}. \
             U bereikt {clerk} op {email}. U ziet en doet allebei hetzelfde. Spreek samen af wie welk gesprek leidt.\n\n\
             De scan staat op\n{site}/scans/{id}\n",
            clerk = clerk.name,
            email = clerk.email,
            id = scan.id,
        ),
    );
    let kind = MailKind::ClerkJoined;
    send(transaction, services, &scan.id, kind, &message).await
}

/// To the lead and to the clerk beside them, when a clerk stops. `scan`: as it was until then.
pub(super) async fn clerk_left(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    clerk: &Person,
) -> Result<(), Error> {
    let site = &services.settings().base_url;
    let authority = scan.authority.in_sentence();
    let fellow = scan.fellow_of(&clerk.id);
    let next = match fellow {
        Some(fellow) => format!("{} begeleidt de scan verder.", fellow.name),
        None => "Het programmabureau zoekt iemand anders.".to_owned(),
    };
    for person in [Some(&scan.lead), fellow].into_iter().flatten() {
        let message = person.letter(
            format!("{} begeleidt {authority} niet meer", clerk.name),
            &format!(
                "{clerk} is geen procesbegeleider meer bij de Quick Scan van {authority}. {next}\n\n\
                 De scan staat op\n{site}/scans/{id}\n",
                clerk = clerk.name,
                id = scan.id,
            ),
        );
        let kind = MailKind::ClerkLeft;
        send(transaction, services, &scan.id, kind, &message).await?;
    }
    Ok(())
}

/// To the clerk who no longer guides the scan.
pub(super) async fn clerk_relieved(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    clerk: &Person,
) -> Result<(), Error> {
    let authority = scan.authority.in_sentence();
    let message = clerk.letter(
        format!("U begeleidt de Quick Scan van {authority} niet meer"),
        &format!(
            "U bent geen procesbegeleider meer bij de Quick Scan van {authority}. \
             U ziet de scan niet meer. Wat u erin schreef, blijft bewaard.\n\n\
             Hebt u vragen? Antwoord dan op deze mail.\n",
        ),
    );
    let kind = MailKind::ClerkRelieved;
    send(transaction, services, &scan.id, kind, &message).await
}

/// To the lead, whose questionnaire is not open on the day that was planned.
pub(super) async fn opening_due(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    period: &Period,
) -> Result<(), Error> {
    let site = &services.settings().base_url;
    let authority = scan.authority.in_sentence();
    let message = scan.lead.letter(
        format!("De vragenlijst van {authority} is nog niet open"),
        &format!(
            "U koos {first} als eerste dag van de vragenlijst van {authority}. Hij is nog niet open.\n\n\
             Een vragenlijst gaat niet vanzelf open. Bij het openen staan de vragen, de groepen en de grenzen vast. \
             Daarom doet u dat zelf. Wat u nog moet doen en de knop om te openen staan op\n\
             {site}/scans/{id}/vragenlijst\n\n\
             Komt het nu niet uit? Kies dan een andere periode op\n{site}/scans/{id}/voorbereiding/periode\n\n\
             De laatste dag is nu {last}. Over deze eerste dag is dit het enige bericht.\n",
            first = period.opens_on.format("%-d-%-m-%Y"),
            last = period.closes_on.format("%-d-%-m-%Y"),
            id = scan.id,
        ),
    );
    let kind = MailKind::OpeningDue;
    send(transaction, services, &scan.id, kind, &message).await
}

/// To the lead of a scan that can be repeated.
pub(super) async fn repeat_possible(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
) -> Result<(), Error> {
    let site = &services.settings().base_url;
    let authority = scan.authority.in_sentence();
    let message = scan.lead.letter(
        format!("Een herhaalmeting van de Quick Scan van {authority} kan"),
        &format!(
            "Anderhalf jaar geleden sloot de vragenlijst van de Quick Scan van {authority}. \
             Nu kunt u opnieuw meten: wat is er sindsdien veranderd?\n\n\
             Een herhaalmeting is een nieuwe scan. Groepen, grenzen en eigen vragen staan al klaar zoals toen. \
             Daarna ziet u toen en nu naast elkaar, voor zover dat veilig kan.\n\n\
             U vraagt haar aan op\n{site}/scans/{id}/herhaalmeting\n\n\
             Het hoeft niet, en het kan ook later. Dit is het enige bericht hierover.\n",
            id = scan.id,
        ),
    );
    let kind = MailKind::RepeatPossible;
    send(transaction, services, &scan.id, kind, &message).await
}

/// To the lead of a running scan whose authority ended.
pub(super) async fn authority_ended(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    ending: &Ending,
) -> Result<(), Error> {
    let site = &services.settings().base_url;
    let authority = scan.authority.in_sentence();
    let clerk = scan.clerk.as_ref().map(|clerk| {
        let name = &clerk.name;
        format!(" {name} blijft uw procesbegeleider.")
    });
    let message = scan.lead.letter(
        format!("De Quick Scan van {authority} loopt door na de herindeling"),
        &format!(
            "{gone} is sinds {first_day} {became} en bestaat niet meer als eigen organisatie.\n\n\
             De Quick Scan van {authority} loopt gewoon door, en u blijft trekker.{clerk} Er gaat niets verloren: \
             codes, links, antwoorden en afspraken blijven zoals ze zijn. De uitkomsten blijven die van {authority}.\n\n\
             Voor {authority} kan niemand meer een nieuwe scan aanvragen.\n\nDe scan staat op\n{site}/scans/{id}\n",
            gone = scan.authority.begins_sentence(),
            first_day = ending.first_day_after().format("%-d-%-m-%Y"),
            became = became(ending),
            clerk = clerk.unwrap_or_default(),
            id = scan.id,
        ),
    );
    let kind = MailKind::AuthorityEnded;
    send(transaction, services, &scan.id, kind, &message).await
}

/// "opgegaan in de gemeente Hilversum", "gesplitst over Boxtel, Oisterwijk en Vught".
fn became(ending: &Ending) -> String {
    match ending.successors.as_slice() {
        [] => "opgeheven".to_owned(),
        [only] => format!("opgegaan in {}", only.in_sentence()),
        [before @ .., last] => {
            let before: Vec<String> = before.iter().map(Authority::among_others).collect();
            let last = last.among_others();
            format!("gesplitst over {} en {last}", before.join(", "))
        }
    }
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

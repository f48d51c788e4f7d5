//! Mail about intervision. Each is written in the transaction that gives reason for it.

use report::dutch::date;

use super::record::PeerGroup;
use crate::Services;
use crate::error::Error;
use crate::mail::{MailKind, Message, Outgoing, enqueue};
use crate::results::names;
use crate::scans::arrangements::Meeting;
use crate::scans::{Person, Scan};
use crate::store::WriteTransaction;

/// To a lead: the invitation.
pub(super) async fn invited(
    transaction: &mut WriteTransaction,
    services: &Services,
    group: &PeerGroup,
    scan: &Scan,
) -> Result<(), Error> {
    let others = group.with_a_place().filter(|own| own.scan.id != scan.id);
    let others: Vec<String> = others
        .map(|own| {
            let authority = &own.scan.authority;
            format!(
                "- {}",
                names::authority(authority.kind, &authority.display_name)
            )
        })
        .collect();
    let text = format!(
        "Het programma nodigt {authority} uit voor intervisie. In een klein groepje leert u van elkaar: iedereen brengt één vraag \
         bij het eigen verbeterplan, de anderen geven suggesties.\n\nDe anderen in ‘{name}’:\n{others}\n\n{meetings}\n\n\
         Doet u mee? Lees meer en antwoord op\n{site}/intervisie/{id}\n",
        authority = authority(scan),
        name = group.name,
        others = others.join("\n"),
        meetings = meetings(group),
        site = services.settings().base_url,
        id = group.id,
    );
    let subject = format!("Doet u mee aan intervisie? ‘{}’", group.name);
    to_lead(
        transaction,
        services,
        scan,
        MailKind::PeerInvitation,
        (subject, text),
    )
    .await
}

/// To a lead: the group goes on without this authority.
pub(super) async fn without_you(
    transaction: &mut WriteTransaction,
    services: &Services,
    group: &PeerGroup,
    scan: &Scan,
) -> Result<(), Error> {
    let text = format!(
        "U was uitgenodigd voor de intervisiegroep ‘{name}’. Deze groep gaat verder zonder {authority}. U hoeft niets meer te doen.\n\n\
         Wilt u een andere keer meedoen? Laat het weten: {contact}\n",
        name = group.name,
        authority = authority(scan),
        contact = services.settings().contact.email,
    );
    let subject = format!("Intervisiegroep ‘{}’ gaat verder zonder u", group.name);
    to_lead(
        transaction,
        services,
        scan,
        MailKind::PeerGroup,
        (subject, text),
    )
    .await
}

/// To everybody in it: the group begins.
pub(super) async fn begun(
    transaction: &mut WriteTransaction,
    services: &Services,
    group: &PeerGroup,
) -> Result<(), Error> {
    let text = format!(
        "De intervisiegroep ‘{}’ begint, met {} organisaties.\n\n{}\n\n\
         Schrijf vóór de eerste bijeenkomst uw vraag op, en lees wat de anderen vragen:",
        group.name,
        group.members.len(),
        meetings(group),
    );
    let subject = format!("Intervisiegroep ‘{}’ begint", group.name);
    to_all(
        transaction,
        services,
        group,
        MailKind::PeerGroup,
        (subject, text),
    )
    .await
}

/// To everybody in it: other days, times or places.
pub(super) async fn meetings_changed(
    transaction: &mut WriteTransaction,
    services: &Services,
    group: &PeerGroup,
) -> Result<(), Error> {
    let text = format!(
        "De bijeenkomsten van de intervisiegroep ‘{}’ zijn gewijzigd.\n\n{}\n\nMeer over de groep:",
        group.name,
        meetings(group),
    );
    let subject = format!("Intervisiegroep ‘{}’: andere bijeenkomsten", group.name);
    to_all(
        transaction,
        services,
        group,
        MailKind::PeerGroup,
        (subject, text),
    )
    .await
}

/// To everybody in it: the group is cancelled.
pub(super) async fn cancelled(
    transaction: &mut WriteTransaction,
    services: &Services,
    (group, reason): (&PeerGroup, &str),
) -> Result<(), Error> {
    let text = format!(
        "De intervisiegroep ‘{}’ gaat niet door. Dit is de reden:\n\n{reason}\n\nWat al was opgeschreven, blijft te lezen:",
        group.name,
    );
    let subject = format!("Intervisiegroep ‘{}’ gaat niet door", group.name);
    to_all(
        transaction,
        services,
        group,
        MailKind::PeerGroup,
        (subject, text),
    )
    .await
}

/// To everybody in it: a group that was cancelled goes on.
pub(super) async fn goes_on(
    transaction: &mut WriteTransaction,
    services: &Services,
    group: &PeerGroup,
) -> Result<(), Error> {
    let text = format!(
        "De intervisiegroep ‘{}’ gaat toch door.\n\n{}\n\nMeer over de groep:",
        group.name,
        meetings(group),
    );
    let subject = format!("Intervisiegroep ‘{}’ gaat toch door", group.name);
    to_all(
        transaction,
        services,
        group,
        MailKind::PeerGroup,
        (subject, text),
    )
    .await
}

/// To the lead who asked: somebody suggests something.
pub(super) async fn suggested(
    transaction: &mut WriteTransaction,
    services: &Services,
    group: &PeerGroup,
    (asker, giver): (&Scan, &Scan),
) -> Result<(), Error> {
    let text = format!(
        "U kreeg een suggestie bij uw vraag in de intervisiegroep ‘{name}’, van {giver}. \
         U kunt ervoor bedanken, de suggestie voor later bewaren of in uw verbeterplan overnemen:\n{site}/intervisie/{id}\n",
        name = group.name,
        giver = authority(giver),
        site = services.settings().base_url,
        id = group.id,
    );
    let subject = format!("Een suggestie bij uw vraag in ‘{}’", group.name);
    to_lead(
        transaction,
        services,
        asker,
        MailKind::PeerSuggestion,
        (subject, text),
    )
    .await
}

/// To everybody in it: a meeting comes.
pub(super) async fn meeting_near(
    transaction: &mut WriteTransaction,
    services: &Services,
    (group, meeting): (&PeerGroup, &Meeting),
) -> Result<(), Error> {
    let text = format!(
        "Binnenkort komt de intervisiegroep ‘{}’ bij elkaar:\n\n{}\n\nDe vragen en de suggesties staan op:",
        group.name,
        line(meeting),
    );
    let subject = format!("Intervisie ‘{}’ op {}", group.name, date(meeting.on));
    to_all(
        transaction,
        services,
        group,
        MailKind::PeerReminder,
        (subject, text),
    )
    .await
}

/// To the leads who wrote no report yet: the last meeting is over.
pub(super) async fn report_wanted(
    transaction: &mut WriteTransaction,
    services: &Services,
    group: &PeerGroup,
) -> Result<(), Error> {
    let silent: Vec<_> = group
        .accepted()
        .filter(|own| own.report.is_empty())
        .collect();
    for member in silent {
        let text = format!(
            "De laatste bijeenkomst van de intervisiegroep ‘{name}’ is geweest. Wat neemt {authority} mee? Schrijf het kort op. \
             Het blijft bij uw scan staan, en de anderen in de groep kunnen het lezen:\n{site}/intervisie/{id}\n",
            name = group.name,
            authority = authority(&member.scan),
            site = services.settings().base_url,
            id = group.id,
        );
        let subject = format!("Wat neemt u mee uit ‘{}’?", group.name);
        let letter = (subject, text);
        to_lead(
            transaction,
            services,
            &member.scan,
            MailKind::PeerReminder,
            letter,
        )
        .await?;
    }
    Ok(())
}

fn authority(scan: &Scan) -> String {
    names::authority_in_sentence(scan.authority.kind, &scan.authority.display_name)
}

fn meetings(group: &PeerGroup) -> String {
    let lines: Vec<String> = group.meetings.iter().map(line).collect();
    format!("Bijeenkomsten:\n{}", lines.join("\n"))
}

fn line(meeting: &Meeting) -> String {
    let at = meeting
        .at
        .map_or_else(String::new, |at| at.format(", %H:%M uur").to_string());
    let place = match meeting.place.as_str() {
        "" => String::new(),
        place => format!(", {place}"),
    };
    format!("- {}{at}{place}", date(meeting.on))
}

async fn to_lead(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    kind: MailKind,
    (subject, text): (String, String),
) -> Result<(), Error> {
    let message = Message {
        to_name: scan.lead.name.clone(),
        to_email: scan.lead.email.clone(),
        subject,
        text: format!("Beste {},\n\n{text}", scan.lead.name),
    };
    let outgoing = Outgoing {
        kind,
        scan: Some(&scan.id),
        message: &message,
        expires_at: None,
    };
    enqueue(transaction, services, outgoing).await
}

/// The leads and clerks of those who did not say no, and the facilitator. Who has two parts in it stands there once.
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

/// To [`people`] of a group; its address stands at the end.
async fn to_all(
    transaction: &mut WriteTransaction,
    services: &Services,
    group: &PeerGroup,
    kind: MailKind,
    (subject, text): (String, String),
) -> Result<(), Error> {
    for person in people(group) {
        let message = Message {
            to_name: person.name.clone(),
            to_email: person.email.clone(),
            subject: subject.clone(),
            text: format!(
                "Beste {},\n\n{text}\n{}/intervisie/{}\n",
                person.name,
                services.settings().base_url,
                group.id
            ),
        };
        let outgoing = Outgoing {
            kind,
            scan: None,
            message: &message,
            expires_at: None,
        };
        enqueue(transaction, services, outgoing).await?;
    }
    Ok(())
}

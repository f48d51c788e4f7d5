//! Mail about intervision. Each is written in the transaction that gives reason for it.

use report::dutch::date;

use super::record::PeerGroup;
use crate::Services;
use crate::error::Error;
use crate::ids::ScanId;
use crate::mail::{MailKind, Message, Outgoing, enqueue};
use crate::results::names;
use crate::scans::arrangements::Meeting;
use crate::scans::{Person, Scan};
use crate::store::WriteTransaction;

/// What everybody in a group is told: the leads and the clerks of its authorities, and who facilitates.
#[derive(Clone, Copy, Debug)]
pub(super) enum ToAll<'a> {
    /// The group begins.
    Begun,
    /// It meets on other days, at other times or elsewhere.
    MeetingsChanged,
    /// It was cancelled, for this reason.
    Cancelled(&'a str),
    /// It was cancelled, and goes on.
    GoesOn,
    /// A meeting comes.
    MeetingNear(&'a Meeting),
}

/// What the lead of one authority is told.
#[derive(Clone, Copy, Debug)]
pub(super) enum ToLead<'a> {
    /// The programme asks them.
    Invited,
    /// The group goes on without them.
    WithoutYou,
    /// This authority suggests something for their question.
    Suggested(&'a Scan),
    /// The last meeting is over, and they wrote no report yet.
    ReportWanted,
}

/// Mail but for who gets it.
struct Letter {
    kind: MailKind,
    subject: String,
    text: String,
    /// The last line: where to read on.
    end: String,
}

impl ToAll<'_> {
    const fn kind(&self) -> MailKind {
        match self {
            Self::MeetingNear(_) => MailKind::PeerReminder,
            Self::Begun | Self::MeetingsChanged | Self::Cancelled(_) | Self::GoesOn => {
                MailKind::PeerGroup
            }
        }
    }

    /// Subject and text.
    fn words(&self, group: &PeerGroup) -> (String, String) {
        let (name, meetings) = (&group.name, meetings(group));
        match self {
            Self::Begun => (
                format!("Intervisiegroep ‘{name}’ begint"),
                format!(
                    "De intervisiegroep ‘{name}’ begint, met {} organisaties.\n\n{meetings}\n\n\
                     Schrijf vóór de eerste bijeenkomst uw vraag op, en lees wat de anderen vragen:",
                    group.members.len(),
                ),
            ),
            Self::MeetingsChanged => (
                format!("Intervisiegroep ‘{name}’: andere bijeenkomsten"),
                format!(
                    "De bijeenkomsten van de intervisiegroep ‘{name}’ zijn gewijzigd.\n\n{meetings}\n\nMeer over de groep:"
                ),
            ),
            Self::Cancelled(because) => (
                format!("Intervisiegroep ‘{name}’ gaat niet door"),
                format!(
                    "De intervisiegroep ‘{name}’ gaat niet door. Dit is de reden:\n\n{because}\n\n\
                     Wat al was opgeschreven, blijft te lezen:"
                ),
            ),
            Self::GoesOn => (
                format!("Intervisiegroep ‘{name}’ gaat toch door"),
                format!(
                    "De intervisiegroep ‘{name}’ gaat toch door.\n\n{meetings}\n\nMeer over de groep:"
                ),
            ),
            Self::MeetingNear(meeting) => (
                format!("Intervisie ‘{name}’ op {}", date(meeting.on)),
                format!(
                    "Binnenkort komt de intervisiegroep ‘{name}’ bij elkaar:\n\n{}\n\nDe vragen en de suggesties staan op:",
                    line(meeting),
                ),
            ),
        }
    }
}

impl ToLead<'_> {
    const fn kind(&self) -> MailKind {
        match self {
            Self::Invited => MailKind::PeerInvitation,
            Self::WithoutYou => MailKind::PeerGroup,
            Self::Suggested(_) => MailKind::PeerSuggestion,
            Self::ReportWanted => MailKind::PeerReminder,
        }
    }

    /// Whether what it is about can still be read by the lead.
    const fn leads_to_the_group(&self) -> bool {
        !matches!(self, Self::WithoutYou)
    }

    /// Subject and text.
    fn words(&self, group: &PeerGroup, scan: &Scan) -> (String, String) {
        let (name, own) = (&group.name, authority(scan));
        match self {
            Self::Invited => (
                format!("Doet u mee aan intervisie? ‘{name}’"),
                format!(
                    "Het programma nodigt {own} uit voor intervisie. In een klein groepje leert u van elkaar: iedereen brengt één vraag \
                     bij het eigen verbeterplan, de anderen geven suggesties.\n\nDe anderen in ‘{name}’:\n{others}\n\n{meetings}\n\n\
                     Doet u mee? Lees meer en antwoord op",
                    others = others(group, scan),
                    meetings = meetings(group),
                ),
            ),
            Self::WithoutYou => (
                format!("Intervisiegroep ‘{name}’ gaat verder zonder u"),
                format!(
                    "U was uitgenodigd voor de intervisiegroep ‘{name}’. Deze groep gaat verder zonder {own}. U hoeft niets meer te doen.\n\n\
                     Wilt u een andere keer meedoen? Laat het weten:"
                ),
            ),
            Self::Suggested(giver) => (
                format!("Een suggestie bij uw vraag in ‘{name}’"),
                format!(
                    "U kreeg een suggestie bij uw vraag in de intervisiegroep ‘{name}’, van {giver}. \
                     U kunt ervoor bedanken, de suggestie voor later bewaren of in uw verbeterplan overnemen:",
                    giver = authority(giver),
                ),
            ),
            Self::ReportWanted => (
                format!("Wat neemt u mee uit ‘{name}’?"),
                format!(
                    "De laatste bijeenkomst van de intervisiegroep ‘{name}’ is geweest. Wat neemt {own} mee? Schrijf het kort op. \
                     Het blijft bij uw scan staan, en de anderen in de groep kunnen het lezen:"
                ),
            ),
        }
    }
}

/// Tells everybody in a group.
pub(super) async fn to_all(
    transaction: &mut WriteTransaction,
    services: &Services,
    group: &PeerGroup,
    what: ToAll<'_>,
) -> Result<(), Error> {
    let (subject, text) = what.words(group);
    let letter = Letter {
        kind: what.kind(),
        subject,
        text,
        end: address(services, group),
    };
    for person in people(group) {
        send(transaction, services, (person, None), &letter).await?;
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
    let (subject, text) = what.words(group, scan);
    let letter = Letter {
        kind: what.kind(),
        subject,
        text,
        end: if what.leads_to_the_group() {
            address(services, group)
        } else {
            services.settings().contact.email.clone()
        },
    };
    send(transaction, services, (&scan.lead, Some(&scan.id)), &letter).await
}

async fn send(
    transaction: &mut WriteTransaction,
    services: &Services,
    (to, scan): (&Person, Option<&ScanId>),
    letter: &Letter,
) -> Result<(), Error> {
    let message = Message {
        to_name: to.name.clone(),
        to_email: to.email.clone(),
        subject: letter.subject.clone(),
        text: format!("Beste {},\n\n{}\n{}\n", to.name, letter.text, letter.end),
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

fn authority(scan: &Scan) -> String {
    names::authority_in_sentence(scan.authority.kind, &scan.authority.display_name)
}

/// Who else has a place, a line each.
fn others(group: &PeerGroup, scan: &Scan) -> String {
    let others = group.with_a_place().filter(|own| own.scan.id != scan.id);
    let lines: Vec<String> = others
        .map(|own| {
            let authority = &own.scan.authority;
            format!(
                "- {}",
                names::authority(authority.kind, &authority.display_name)
            )
        })
        .collect();
    lines.join("\n")
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

//! What is said in the mail about intervision, and to whom.

use report::dutch::date;

use super::super::matching::LEAST;
use super::super::record::PeerGroup;
use crate::ids::MemberId;
use crate::mail::MailKind;
use crate::results::names;
use crate::scans::Scan;
use crate::scans::arrangements::Meeting;

/// What everybody in a group is told: the leads and the clerks of its authorities, and who facilitates.
#[derive(Clone, Copy, Debug)]
pub(in crate::peer_review) enum ToAll<'a> {
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
    /// This authority joins a group that has begun, or comes back.
    Joined(&'a Scan),
    /// This authority leaves it, for this reason.
    Left(&'a Scan, &'a str),
    /// It became too small, and goes on as it is.
    StaysSmall,
}

/// What the lead of one authority is told.
#[derive(Clone, Copy, Debug)]
pub(in crate::peer_review) enum ToLead<'a> {
    /// The programme asks them.
    Invited,
    /// The group goes on without them.
    WithoutYou,
    /// This authority suggests something for their question.
    Suggested(&'a Scan),
    /// The last meeting is over, and they wrote no report yet.
    ReportWanted,
    /// The programme took their authority out of a group that has begun, for this reason.
    TakenOut(&'a str),
}

impl ToAll<'_> {
    pub(super) const fn kind(&self) -> MailKind {
        match self {
            Self::MeetingNear(_) => MailKind::PeerReminder,
            Self::Begun
            | Self::MeetingsChanged
            | Self::Cancelled(_)
            | Self::GoesOn
            | Self::Joined(_)
            | Self::Left(..)
            | Self::StaysSmall => MailKind::PeerGroup,
        }
    }

    /// Who knows already: the lead of the authority that it is about.
    pub(super) const fn knows(&self) -> Option<&MemberId> {
        match self {
            Self::Joined(scan) | Self::Left(scan, _) => Some(&scan.lead.id),
            Self::Begun
            | Self::MeetingsChanged
            | Self::Cancelled(_)
            | Self::GoesOn
            | Self::MeetingNear(_)
            | Self::StaysSmall => None,
        }
    }

    pub(super) fn subject(&self, group: &PeerGroup) -> String {
        let name = &group.name;
        match self {
            Self::Begun => format!("Intervisiegroep ‘{name}’ begint"),
            Self::MeetingsChanged => format!("Intervisiegroep ‘{name}’: andere bijeenkomsten"),
            Self::Cancelled(_) => format!("Intervisiegroep ‘{name}’ gaat niet door"),
            Self::GoesOn => format!("Intervisiegroep ‘{name}’ gaat toch door"),
            Self::MeetingNear(meeting) => format!("Intervisie ‘{name}’ op {}", date(meeting.on)),
            Self::Joined(scan) => format!("{} doet mee in ‘{name}’", short(scan)),
            Self::Left(scan, _) => format!("{} stopt met ‘{name}’", short(scan)),
            Self::StaysSmall => format!("Intervisiegroep ‘{name}’ gaat door"),
        }
    }

    /// All but the last line, which says where to read on.
    pub(super) fn text(&self, group: &PeerGroup) -> String {
        let (name, meetings) = (&group.name, meetings(group));
        match self {
            Self::Begun => format!(
                "De intervisiegroep ‘{name}’ begint, met {} organisaties.\n\n{meetings}\n\n\
                 Schrijf vóór de eerste bijeenkomst uw vraag op, en lees wat de anderen vragen:",
                group.members.len(),
            ),
            Self::MeetingsChanged => format!(
                "De bijeenkomsten van de intervisiegroep ‘{name}’ zijn gewijzigd.\n\n{meetings}\n\nMeer over de groep:"
            ),
            Self::Cancelled(because) => format!(
                "De intervisiegroep ‘{name}’ gaat niet door. Dit is de reden:\n\n{because}\n\nWat al was opgeschreven, blijft te lezen:"
            ),
            Self::GoesOn => format!(
                "De intervisiegroep ‘{name}’ gaat toch door.\n\n{meetings}\n\nMeer over de groep:"
            ),
            Self::MeetingNear(meeting) => format!(
                "Binnenkort komt de intervisiegroep ‘{name}’ bij elkaar:\n\n{}\n\nDe vragen en de suggesties staan op:",
                line(meeting),
            ),
            Self::Joined(scan) => format!(
                "{} doet nu mee in de intervisiegroep ‘{name}’.\n\n{meetings}\n\nMeer over de groep:",
                names::at_the_start(&authority(scan)),
            ),
            Self::Left(scan, because) => format!(
                "{} doet niet meer mee in de intervisiegroep ‘{name}’. Dit is de reden:\n\n{because}\n\n\
                 Wat al was opgeschreven, blijft te lezen. Suggesties die u kreeg, kunt u nog steeds overnemen.{}\n\nMeer over de groep:",
                names::at_the_start(&authority(scan)),
                smaller(group),
            ),
            Self::StaysSmall => format!(
                "De intervisiegroep ‘{name}’ is kleiner geworden. Het programma laat de groep doorgaan, met {} organisaties.\n\n\
                 {meetings}\n\nMeer over de groep:",
                group.taking_part().count(),
            ),
        }
    }
}

impl ToLead<'_> {
    pub(super) const fn kind(&self) -> MailKind {
        match self {
            Self::Invited => MailKind::PeerInvitation,
            Self::WithoutYou | Self::TakenOut(_) => MailKind::PeerGroup,
            Self::Suggested(_) => MailKind::PeerSuggestion,
            Self::ReportWanted => MailKind::PeerReminder,
        }
    }

    /// Whether the lead can still read what it is about.
    pub(super) const fn leads_to_the_group(&self) -> bool {
        !matches!(self, Self::WithoutYou)
    }

    pub(super) fn subject(&self, group: &PeerGroup) -> String {
        let name = &group.name;
        match self {
            Self::Invited => format!("Doet u mee aan intervisie? ‘{name}’"),
            Self::WithoutYou => format!("Intervisiegroep ‘{name}’ gaat verder zonder u"),
            Self::Suggested(_) => format!("Een suggestie bij uw vraag in ‘{name}’"),
            Self::ReportWanted => format!("Wat neemt u mee uit ‘{name}’?"),
            Self::TakenOut(_) => format!("U doet niet meer mee in ‘{name}’"),
        }
    }

    /// All but the last line, which says where to read on or, for who is left out, whom to ask.
    pub(super) fn text(&self, group: &PeerGroup, scan: &Scan) -> String {
        let (name, own) = (&group.name, authority(scan));
        match self {
            Self::Invited => format!(
                "Het programma nodigt {own} uit voor intervisie. In een klein groepje leert u van elkaar: iedereen brengt één vraag \
                 bij het eigen verbeterplan, de anderen geven suggesties.\n\nDe anderen in ‘{name}’:\n{others}\n\n{meetings}\n\n\
                 Doet u mee? Lees meer en antwoord op",
                others = others(group, scan),
                meetings = meetings(group),
            ),
            Self::WithoutYou => format!(
                "U was uitgenodigd voor de intervisiegroep ‘{name}’. Deze groep gaat verder zonder {own}. U hoeft niets meer te doen.\n\n\
                 Wilt u een andere keer meedoen? Laat het weten:"
            ),
            Self::Suggested(giver) => format!(
                "U kreeg een suggestie bij uw vraag in de intervisiegroep ‘{name}’, van {giver}. \
                 U kunt ervoor bedanken, de suggestie voor later bewaren of in uw verbeterplan overnemen:",
                giver = authority(giver),
            ),
            Self::ReportWanted => format!(
                "De laatste bijeenkomst van de intervisiegroep ‘{name}’ is geweest. Wat neemt {own} mee? Schrijf het kort op. \
                 Het blijft bij uw scan staan, en de anderen in de groep kunnen het lezen:"
            ),
            Self::TakenOut(because) => format!(
                "Het programma heeft {own} uit de intervisiegroep ‘{name}’ gehaald. Dit is de reden:\n\n{because}\n\n\
                 Uw eigen vraag en de suggesties daarbij kunt u blijven lezen en overnemen:"
            ),
        }
    }
}

/// That a lead stops, as the programme office reads it. `group`: as it was until then.
pub(super) fn to_the_office(group: &PeerGroup, scan: &Scan, because: &str) -> (String, String) {
    let (who, name) = (short(scan), &group.name);
    (
        format!("{who} stopt met de intervisiegroep ‘{name}’"),
        format!(
            "{who} doet niet meer mee in de intervisiegroep ‘{name}’. De reden:\n\n{because}\n\n\
             De anderen weten het. Het aantal organisaties in de groep is nu {}. Wilt u er een bij vragen? Dat kan op",
            remaining(group),
        ),
    )
}

fn authority(scan: &Scan) -> String {
    names::authority_in_sentence(scan.authority.kind, &scan.authority.display_name)
}

/// An authority at the beginning of a line, without its kind.
fn short(scan: &Scan) -> String {
    names::at_the_start(&scan.authority.display_name)
}

/// How many take part once one of them left. `group`: as it was until then.
fn remaining(group: &PeerGroup) -> usize {
    group.taking_part().count().saturating_sub(1)
}

/// That a group becomes too small by somebody who leaves, and what happens then.
fn smaller(group: &PeerGroup) -> String {
    match remaining(group) {
        LEAST.. => String::new(),
        few => format!(
            "\n\nDe groep wordt klein: het aantal organisaties is nu {few}. Het programma vraagt er een bij of laat u zo doorgaan. U hoort het."
        ),
    }
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
    format!("- {}{}", date(meeting.on), meeting.time_and_place())
}

//! A message, as it waits in the outbox and as it goes out.

use serde::{Deserialize, Serialize};

/// A plain-text message to one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The name of the person it goes to.
    pub to_name: String,
    /// The address it goes to.
    pub to_email: String,
    /// Its subject line.
    pub subject: String,
    /// Its text, in lines of paragraphs.
    pub text: String,
}

/// Why a message is sent. Kept after it was sent, when its contents are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MailKind {
    /// The link with which a member signs in.
    SignInLink,
    /// To somebody who was named lead of a scan.
    LeadNamed,
    /// To somebody who no longer leads a scan.
    LeadReplaced,
    /// To a clerk who is asked to guide a scan.
    ClerkProposed,
    /// To the lead, when the clerk said yes.
    ClerkAccepted,
    /// To the clerk beside whom another said yes.
    ClerkJoined,
    /// To those who go on with a scan that a clerk leaves.
    ClerkLeft,
    /// To a clerk who has not answered in time.
    ClerkReminded,
    /// To a clerk who no longer guides a scan.
    ClerkRelieved,
    /// To a clerk who was asked and need not answer any more.
    QuestionWithdrawn,
    /// To the programme office: a clerk said no.
    ClerkDeclined,
    /// To the programme office: one of two clerks stopped by their own choice.
    ClerkSteppedBack,
    /// To the lead of a running scan whose authority ended.
    AuthorityEnded,
    /// To the lead, whose questionnaire is not open on the day that was planned.
    OpeningDue,
    /// To the lead of a scan that can be repeated.
    RepeatPossible,
    /// To somebody who is invited to the pool of clerks.
    PoolInvitation,
    /// The link with which somebody confirms that their authority applies.
    ApplicationCheck,
    /// To the programme office: an application came in.
    ApplicationReceived,
    /// To an applicant whose application was accepted.
    ApplicationAccepted,
    /// To an applicant whose application was declined.
    ApplicationDeclined,
    /// To programme officers: a version of the questionnaire waits for a second one.
    QuestionnaireWaits,
    /// To programme officers: a version of the questionnaire was released.
    QuestionnaireReleased,
    /// To the lead, when a round of progress opens or closes; to those who guide the scan, when one closes and actions are silent.
    ProgressRound,
    /// To the owner of an action, with the link of a round.
    OwnerLink,
    /// To the owner of an action, or else the lead: its day comes.
    ActionReminder,
    /// To a lead who is invited to a group in intervision.
    PeerInvitation,
    /// To those in a group in intervision: it changed, began, was cancelled or goes on after all.
    PeerGroup,
    /// To a lead whose question got a suggestion.
    PeerSuggestion,
    /// To those in a group: a meeting comes, or the last one is over.
    PeerReminder,
    /// To the lead: the programme took up the support that was asked for.
    SupportTakenUp,
}

impl MailKind {
    /// The code that the database keeps.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignInLink => "sign_in_link",
            Self::LeadNamed => "lead_named",
            Self::LeadReplaced => "lead_replaced",
            Self::ClerkProposed => "clerk_proposed",
            Self::ClerkAccepted => "clerk_accepted",
            Self::ClerkJoined => "clerk_joined",
            Self::ClerkLeft => "clerk_left",
            Self::ClerkReminded => "clerk_reminded",
            Self::ClerkRelieved => "clerk_relieved",
            Self::QuestionWithdrawn => "question_withdrawn",
            Self::ClerkDeclined => "clerk_declined",
            Self::ClerkSteppedBack => "clerk_stepped_back",
            Self::AuthorityEnded => "authority_ended",
            Self::OpeningDue => "opening_due",
            Self::RepeatPossible => "repeat_possible",
            Self::PoolInvitation => "pool_invitation",
            Self::ApplicationCheck => "application_check",
            Self::ApplicationReceived => "application_received",
            Self::ApplicationAccepted => "application_accepted",
            Self::ApplicationDeclined => "application_declined",
            Self::QuestionnaireWaits => "questionnaire_waits",
            Self::QuestionnaireReleased => "questionnaire_released",
            Self::ProgressRound => "progress_round",
            Self::OwnerLink => "owner_link",
            Self::ActionReminder => "action_reminder",
            Self::PeerInvitation => "peer_invitation",
            Self::PeerGroup => "peer_group",
            Self::PeerSuggestion => "peer_suggestion",
            Self::PeerReminder => "peer_reminder",
            Self::SupportTakenUp => "support_taken_up",
        }
    }
}

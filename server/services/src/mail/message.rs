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
    /// To a clerk who is asked to guide a scan.
    ClerkProposed,
    /// To the lead, when the clerk said yes.
    ClerkAccepted,
    /// To a clerk who has not answered in time.
    ClerkReminded,
    /// To a clerk who no longer guides a scan.
    ClerkRelieved,
    /// To somebody who is invited to the pool of clerks.
    PoolInvitation,
    /// To the lead, when a round of progress opens or closes.
    ProgressRound,
    /// To the owner of an action, with the link of a round.
    OwnerLink,
    /// To the owner of an action, or else the lead: its day comes.
    ActionReminder,
}

impl MailKind {
    /// The code that the database keeps.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignInLink => "sign_in_link",
            Self::LeadNamed => "lead_named",
            Self::ClerkProposed => "clerk_proposed",
            Self::ClerkAccepted => "clerk_accepted",
            Self::ClerkReminded => "clerk_reminded",
            Self::ClerkRelieved => "clerk_relieved",
            Self::PoolInvitation => "pool_invitation",
            Self::ProgressRound => "progress_round",
            Self::OwnerLink => "owner_link",
            Self::ActionReminder => "action_reminder",
        }
    }
}

//! Who may do what: kinds of access, those who try, and what becomes of it.

use acceptance::{Page, Person};
use axum::http::StatusCode;

use super::moments::Moment;

/// Who gets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not.
    Everybody,
    /// Who is signed in.
    Members,
    /// Who sees the scan: programme officers, its lead and its clerk. For other members it does not exist.
    Seeing,
    /// The lead of the scan; who only sees it is refused.
    Lead,
    /// The lead and the clerk of the scan.
    LeadOrClerk,
    /// The clerk of the scan.
    Clerk,
    /// Leads and programme officers, whatever their scans.
    Requesters,
    /// Programme officers; other members are refused.
    Programme,
    /// Clerks of the pool, for what is their own; other members are refused.
    Clerks,
    /// Programme officers and clerks of the pool; leads are refused.
    ProgrammeOrClerks,
    /// Programme officers; the lead and the clerk of the scan see it and are refused.
    ProgrammeOfScan,
    /// The lead of the scan, and programme officers.
    LeadOrProgramme,
    /// The clerk who is asked. Once they said yes, it leads them to the scan.
    AskedClerk,
    /// Who holds the questionnaire's code in this browser.
    Respondent,
    /// Nobody: it always asks for a code.
    Nobody,
    /// Nobody: outside the demonstration there is no such thing.
    DemonstrationOnly,
}

/// Somebody who tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Anonymous,
    Respondent,
    Member(Person),
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is theirs: shown, done, or refused for what is filled in or missing.
    Theirs,
    /// It is theirs at another time: its step is over, or has not begun.
    OutOfStep,
    /// They have to sign in, or enter their code, first.
    SignIn,
    /// They may not.
    Refused,
    /// For them it does not exist.
    Hidden,
}

impl Access {
    /// What becomes of it when somebody tries at that moment, were its step always now.
    pub fn at(self, moment: Moment, who: Who) -> Outcome {
        let is_asked = moment == Moment::Asked && who == Who::Member(Person::Clerk);
        match self {
            // Who is asked does not see the scan before they say yes.
            Self::Seeing
            | Self::Lead
            | Self::LeadOrClerk
            | Self::Clerk
            | Self::ProgrammeOfScan
            | Self::LeadOrProgramme
                if is_asked =>
            {
                Outcome::Hidden
            }
            _ => self.of(who),
        }
    }

    /// Whether there is somebody whom it is meant to let in.
    pub const fn is_for_somebody(self) -> bool {
        !matches!(self, Self::Nobody | Self::DemonstrationOnly)
    }

    fn of(self, who: Who) -> Outcome {
        match (self, who) {
            (Self::Everybody, _) | (Self::Respondent, Who::Respondent) => Outcome::Theirs,
            (Self::DemonstrationOnly, _) => Outcome::Hidden,
            (Self::Respondent | Self::Nobody, _) | (_, Who::Anonymous | Who::Respondent) => {
                Outcome::SignIn
            }
            (access, Who::Member(person)) => access.of_member(person),
        }
    }

    fn of_member(self, person: Person) -> Outcome {
        let theirs: &[Person] = match self {
            Self::Everybody | Self::Members => &Person::ALL,
            Self::Requesters => &[Person::Programme, Person::Lead, Person::OtherLead],
            Self::Programme | Self::ProgrammeOfScan => &[Person::Programme],
            Self::Clerks => &[Person::Clerk, Person::OtherClerk],
            Self::ProgrammeOrClerks => &[Person::Programme, Person::Clerk, Person::OtherClerk],
            Self::Seeing => &[Person::Programme, Person::Lead, Person::Clerk],
            Self::Lead => &[Person::Lead],
            Self::LeadOrClerk => &[Person::Lead, Person::Clerk],
            Self::LeadOrProgramme => &[Person::Lead, Person::Programme],
            Self::Clerk | Self::AskedClerk => &[Person::Clerk],
            Self::Respondent | Self::Nobody | Self::DemonstrationOnly => &[],
        };
        let of_no_scan = matches!(
            self,
            Self::Requesters | Self::Programme | Self::Clerks | Self::ProgrammeOrClerks
        );
        if theirs.contains(&person) {
            Outcome::Theirs
        } else if self == Self::AskedClerk {
            // Whoever else sees the scan was not asked.
            Outcome::Hidden
        } else if of_no_scan || !matches!(person, Person::OtherLead | Person::OtherClerk) {
            Outcome::Refused
        } else {
            Outcome::Hidden
        }
    }
}

/// What this page says became of it. A page that failed is a fault of its own.
pub fn outcome(page: &Page) -> Outcome {
    match page.status {
        StatusCode::UNAUTHORIZED => Outcome::SignIn,
        StatusCode::FORBIDDEN => Outcome::Refused,
        StatusCode::NOT_FOUND => Outcome::Hidden,
        StatusCode::CONFLICT if page.heading().starts_with("Deze stap") => Outcome::OutOfStep,
        status => {
            assert!(
                !status.is_server_error(),
                "{} fails with {status}: {}",
                page.address,
                page.text()
            );
            Outcome::Theirs
        }
    }
}

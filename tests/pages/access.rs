//! Every route against every actor. A route without a row here fails, and so does a row without a route.

use std::collections::BTreeMap;

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use questionnaires::kind::RespondentGroup;

/// Who gets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Access {
    /// Everybody, signed in or not.
    Everybody,
    /// Who is signed in.
    Members,
    /// Programme officers; other members are told that it is not for them.
    Programme,
    /// Who sees the scan: programme officers, its lead and its clerk. For other members it does not exist.
    Seeing,
    /// The lead of the scan; who only sees it is refused.
    Lead,
    /// The lead and the clerk of the scan.
    LeadOrClerk,
    /// The clerk of the scan.
    Clerk,
    /// Who holds the questionnaire's key in this browser.
    Respondent,
}

/// Somebody who tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Anonymous,
    Respondent,
    Member(Person),
}

impl Who {
    fn all() -> impl Iterator<Item = Self> {
        [Self::Anonymous, Self::Respondent].into_iter().chain(Person::ALL.map(Self::Member))
    }
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It is theirs: shown, done, or refused for a reason that is not who they are.
    Theirs,
    /// They have to sign in, or enter their code, first.
    SignIn,
    /// They may not.
    Refused,
    /// For them it does not exist.
    Hidden,
}

impl Access {
    fn of(self, who: Who) -> Outcome {
        match (self, who) {
            (Self::Everybody, _) => Outcome::Theirs,
            (Self::Respondent, Who::Respondent) => Outcome::Theirs,
            (Self::Respondent, _) | (_, Who::Anonymous | Who::Respondent) => Outcome::SignIn,
            (access, Who::Member(person)) => access.of_member(person),
        }
    }

    fn of_member(self, person: Person) -> Outcome {
        match (self, person) {
            (Self::Everybody | Self::Members, _) => Outcome::Theirs,
            (Self::Programme, Person::Programme) => Outcome::Theirs,
            (Self::Programme, _) => Outcome::Refused,
            (Self::Respondent, _) => Outcome::SignIn,
            (_, Person::OtherLead | Person::OtherClerk) => Outcome::Hidden,
            (Self::Seeing, _) | (Self::LeadOrClerk | Self::Lead, Person::Lead) => Outcome::Theirs,
            (Self::LeadOrClerk | Self::Clerk, Person::Clerk) => Outcome::Theirs,
            (Self::LeadOrClerk | Self::Lead | Self::Clerk, _) => Outcome::Refused,
        }
    }
}

fn outcome(page: &Page) -> Outcome {
    match page.status {
        StatusCode::UNAUTHORIZED => Outcome::SignIn,
        StatusCode::FORBIDDEN => Outcome::Refused,
        StatusCode::NOT_FOUND => Outcome::Hidden,
        status => {
            assert!(!status.is_server_error(), "{} fails with {status}: {}", page.address, page.text());
            Outcome::Theirs
        }
    }
}

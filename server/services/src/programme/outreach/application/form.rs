//! An application as typed.

use serde::{Deserialize, Serialize};

use crate::Services;
use crate::authorities::{Authority, AuthorityCode, require_active};
use crate::error::{Error, Problem, ProblemCode};
use crate::programme::settings::Problems;
use crate::scans::WantedMonths;
use crate::typed::{LONGEST_TEXT, one_line, optional_text, required_email, required_line};

/// The most characters of a telephone number, with what people put around it.
const LONGEST_NUMBER: usize = 40;

/// An application as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationForm {
    /// Code of the authority.
    pub authority: String,
    /// First and last name.
    pub name: String,
    /// What they do there.
    pub function: String,
    /// Where to mail them.
    pub email: String,
    /// Where to call them; may stay empty.
    pub telephone: String,
    /// Why now; may stay empty.
    pub reason: String,
    /// From which month they would like to hold a scan, as `2027-03`; empty while that is not known.
    pub wanted_from: String,
    /// To which month; empty while that is not known.
    pub wanted_until: String,
}

/// Somebody who applies for their authority.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// First and last name.
    pub name: String,
    /// What they do there.
    pub function: String,
    /// In lower case.
    pub email: String,
    /// As typed; may be empty.
    pub telephone: String,
    /// Why now; may be empty.
    pub reason: String,
    /// When they would like to hold a scan; `None` while that is not known.
    pub wanted: Option<WantedMonths>,
}

impl Applicant {
    /// Who they are, in one line.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{}, {}", self.name, self.function)
    }
}

impl ApplicationForm {
    /// Reads the fields.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is missing or wrong, an authority that is unknown or ended among them.
    pub(super) async fn check(&self, services: &Services) -> Result<(Authority, Applicant), Error> {
        let authority = self.authority(services).await?;
        let mut problems = Problems::default();
        let authority = authority.map_err(|code| problems.add("authority", code));
        let applicant = Applicant {
            name: problems.of("name", required_line(&one_line(&self.name))),
            function: problems.of("function", required_line(&one_line(&self.function))),
            email: problems.of("email", required_email(&self.email)),
            telephone: problems.of(
                "telephone",
                optional_text(&one_line(&self.telephone), LONGEST_NUMBER),
            ),
            reason: problems.of("reason", optional_text(&self.reason, LONGEST_TEXT)),
            wanted: problems.months(
                (&self.wanted_from, &self.wanted_until),
                services.clock().today(),
            ),
        };
        match authority {
            Ok(authority) if problems.0.is_empty() => Ok((authority, applicant)),
            _ => Err(Error::Invalid(problems.0)),
        }
    }

    async fn authority(
        &self,
        services: &Services,
    ) -> Result<Result<Authority, ProblemCode>, Error> {
        if self.authority.trim().is_empty() {
            return Ok(Err(ProblemCode::Missing));
        }
        let Some(code) = AuthorityCode::parse(&self.authority) else {
            return Ok(Err(ProblemCode::UnknownAuthority));
        };
        match require_active(services, &code, "authority").await {
            Ok(authority) => Ok(Ok(authority)),
            Err(Error::Invalid(problems)) => Ok(Err(first(problems))),
            Err(other) => Err(other),
        }
    }
}

fn first(problems: Vec<Problem>) -> ProblemCode {
    let first = problems.into_iter().next();
    first.map_or(ProblemCode::UnknownAuthority, |problem| problem.code)
}

//! Whom to ask about the programme.

use sqlx::AnyConnection;

use super::settings::settings_of;
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;

/// Whom people outside can ask about the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeContact {
    /// What the programme is called.
    pub programme: String,
    /// Who answers: whom the office named or, until it did, who runs the server.
    pub name: String,
    /// Where they are reached.
    pub email: String,
}

/// Whom to ask about the programme. Anybody may know that.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub async fn contact(_actor: &Actor, services: &Services) -> Result<ProgrammeContact, Error> {
    let mut connection = services.store().read().acquire().await?;
    contact_of(&mut connection, services).await
}

/// The same inside another use case.
///
/// # Errors
/// As [`contact`].
pub(crate) async fn contact_of(
    connection: &mut AnyConnection,
    services: &Services,
) -> Result<ProgrammeContact, Error> {
    let set = settings_of(connection).await?;
    let (name, email) = if set.contact_email.is_empty() {
        let operator = &services.settings().contact;
        (operator.organisation.clone(), operator.email.clone())
    } else {
        (set.contact_name, set.contact_email)
    };
    Ok(ProgrammeContact {
        programme: set.name,
        name,
        email,
    })
}

/// Name and address to which mail for the programme office goes: whom authorities can ask or, until that is set, who runs the server.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub(crate) async fn office(
    connection: &mut AnyConnection,
    services: &Services,
) -> Result<(String, String), Error> {
    let contact = contact_of(connection, services).await?;
    Ok((contact.name, contact.email))
}

//! Looking at all released versions when the server starts: one that cannot be used is a matter for the operator, and not for the person
//! who opens a scan months later.

use super::known::{CannotUse, released};
use crate::Services;
use crate::error::Error;
use crate::start::StartError;

/// Reads every released version.
///
/// # Errors
/// A sentence for the operator.
pub(crate) async fn load(services: &Services) -> Result<(), StartError> {
    let mut connection = services
        .store()
        .read()
        .acquire()
        .await
        .map_err(StartError::Database)?;
    match released(&mut connection, services).await {
        Ok(_) => Ok(()),
        Err(Error::Unavailable(cause)) => match cause.downcast::<CannotUse>() {
            Ok(why) => Err(StartError::Questionnaire(why.to_string())),
            Err(cause) => Err(StartError::Versions(Error::Unavailable(cause))),
        },
        Err(other) => Err(StartError::Versions(other)),
    }
}

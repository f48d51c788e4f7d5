//! What a theme's results seem to say (duiding), in the clerk's words.

use std::collections::BTreeMap;

use sqlx::AnyConnection;

use super::{LONGEST_TEXT, begin_draft};
use crate::Services;
use crate::actor::Actor;
use crate::audit::AuditEvent;
use crate::error::Error;
use crate::ids::ScanId;
use crate::results::report_of;
use crate::scans::finish;
use crate::typed::too_long;

/// Keeps the interpretation of a theme, as typed; an empty one takes it away.
///
/// # Errors
/// [`Error::Forbidden`] for a lead with whom the clerk did not share them; [`Error::NotFound`] for a theme that the scan does not have,
/// [`Error::Invalid`] with field `text`; refused when the scan is not closed or already discussed.
pub async fn interpret(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    theme: &str,
    text: &str,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin_draft(actor, services, scan).await?;
    report_of(&mut transaction, services, &scan)
        .await?
        .texts
        .theme(theme)
        .ok_or(Error::NotFound)?;
    if let Some(code) = too_long(text, LONGEST_TEXT) {
        return Err(Error::invalid("text", code));
    }
    sqlx::query(
        "INSERT INTO interpretations (scan_id, theme_key, body) VALUES ($1, $2, $3) \
         ON CONFLICT (scan_id, theme_key) DO UPDATE SET body = excluded.body",
    )
    .bind(&scan.id)
    .bind(theme)
    .bind(text)
    .execute(&mut *transaction)
    .await?;
    let event = AuditEvent::InterpretationWritten {
        theme: theme.to_owned(),
    };
    finish(transaction, services, actor, &scan, &event).await
}

/// The interpretations of a scan, by theme.
pub(crate) async fn interpretations(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<BTreeMap<String, String>, Error> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT theme_key, body FROM interpretations WHERE scan_id = $1 AND body <> ''",
    )
    .bind(scan)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().collect())
}

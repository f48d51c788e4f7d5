//! What a theme's results seem to say (duiding), in the clerk's words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::{LONGEST_TEXT, begin_draft, finish};
use crate::Services;
use crate::actor::Actor;
use crate::audit::TalkEvent;
use crate::error::Error;
use crate::ids::{PageId, ScanId};
use crate::results::report_of;
use crate::revision::{self, Revised as _};
use crate::typed::too_long;

/// An interpretation as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InterpretationForm {
    /// What the results seem to say.
    pub text: String,
    /// What was read before it was typed; 0 where there was nothing.
    pub revision: i64,
    /// The page it was typed on, where that saves by itself.
    pub page: Option<PageId>,
    /// Whether its button sent it: its writer is done with that page.
    #[serde(skip_serializing)]
    pub finished: bool,
}

/// Keeps the interpretation of a theme, as typed; an empty one takes it away. Gives its new revision.
///
/// # Errors
/// [`Error::Forbidden`] for a lead with whom the clerk did not share them; [`Error::NotFound`] for a theme that the scan does not have,
/// [`Error::Invalid`] with field `text`, [`Error::Stale`] when somebody else wrote meanwhile; refused when the scan is not closed or already
/// discussed.
pub async fn interpret(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    theme: &str,
    form: &InterpretationForm,
) -> Result<i64, Error> {
    let (mut transaction, scan) = begin_draft(actor, services, scan).await?;
    report_of(&mut transaction, services, &scan)
        .await?
        .texts
        .theme(theme)
        .ok_or(Error::NotFound)?;
    if let Some(code) = too_long(&form.text, LONGEST_TEXT) {
        return Err(Error::invalid("text", code));
    }
    let kept = kept(&mut transaction, &scan.id, theme).await?;
    if form.is_nothing_new(&kept) {
        return Ok(kept.revision);
    }
    let name = format!("interpretation {} {theme}", scan.id);
    let pair = (&kept, form);
    let revision = revision::next(&mut transaction, services, actor, &name, pair).await?;
    sqlx::query(
        "INSERT INTO interpretations (scan_id, theme_key, body, revision, page) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (scan_id, theme_key) DO UPDATE SET body = excluded.body, revision = excluded.revision, page = excluded.page",
    )
    .bind(&scan.id)
    .bind(theme)
    .bind(&form.text)
    .bind(revision)
    .bind(form.open_page())
    .execute(&mut *transaction)
    .await?;
    let event = TalkEvent::InterpretationWritten {
        theme: theme.to_owned(),
    }
    .into();
    finish(transaction, services, actor, &scan, &event).await?;
    Ok(revision)
}

/// What is kept of a theme; nothing, of revision 0, where nobody wrote.
async fn kept(
    connection: &mut AnyConnection,
    scan: &ScanId,
    theme: &str,
) -> Result<InterpretationForm, Error> {
    let row: Option<(String, i64, Option<PageId>)> = sqlx::query_as(
        "SELECT body, revision, page FROM interpretations WHERE scan_id = $1 AND theme_key = $2",
    )
    .bind(scan)
    .bind(theme)
    .fetch_optional(connection)
    .await?;
    let form = |(text, revision, page)| InterpretationForm {
        text,
        revision,
        page,
        finished: false,
    };
    Ok(row.map(form).unwrap_or_default())
}

/// Which revision is kept of each theme that somebody wrote about, also where it was taken away again.
pub(crate) async fn revisions(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<BTreeMap<String, i64>, Error> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("SELECT theme_key, revision FROM interpretations WHERE scan_id = $1")
            .bind(scan)
            .fetch_all(connection)
            .await?;
    Ok(rows.into_iter().collect())
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

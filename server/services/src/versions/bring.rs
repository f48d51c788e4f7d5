//! Bringing a version as a file: checked whole, and kept as a proposal only when nothing is wrong with it.

use std::sync::Arc;

use questionnaires::check::{Problem, ProblemKind};
use questionnaires::versions::{Version, Versions};

use super::LOCK;
use super::known::released;
use super::letters::{Letter, tell_others};
use super::record::find;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, VersionEvent};
use crate::error::Error;
use crate::ids::{MemberId, QuestionnaireId};
use crate::store::{Instant, WriteTransaction};

/// The largest file, in bytes: some five times the first version.
pub const LARGEST_FILE: usize = 256 * 1024;

/// Why a file cannot become a version. Nothing of it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongFile {
    /// None was chosen, or there is nothing in it.
    Empty,
    /// It has more bytes than [`LARGEST_FILE`].
    TooLarge,
    /// It is not text in UTF-8.
    NotText {
        /// The first line that is not, counted from 1.
        line: usize,
    },
    /// It is no version that can come after the newest one.
    Problems {
        /// All that is wrong, in the order of the file.
        problems: Vec<Problem>,
        /// The lines of the file.
        lines: Vec<String>,
    },
}

/// Brings a version: it becomes a proposal, and the other officers are told that it waits. Gives its number. For programme officers.
///
/// # Errors
/// As [`Actor::require_programme`]. A file with something wrong is no error but an answer.
pub async fn bring(
    actor: &Actor,
    services: &Services,
    bytes: &[u8],
) -> Result<Result<String, WrongFile>, Error> {
    let member = actor.require_programme()?.id.clone();
    let text = match text(bytes) {
        Ok(text) => text,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let mut connection = services.store().read().acquire().await?;
    let before = released(&mut connection, services).await?;
    drop(connection);
    let version = match checked(text, &before).await? {
        Ok(version) => version,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    // Somebody may have released another one in the meantime.
    if *released(&mut transaction, services).await? != *before {
        return Err(Error::Conflict);
    }
    if find(&mut transaction, &version.instrument.version)
        .await?
        .is_some()
    {
        return Ok(Err(taken(&version)));
    }
    keep(&mut transaction, services, &member, &version).await?;
    let name = version.instrument.version;
    let event = VersionEvent::QuestionnaireBrought {
        version: name.clone(),
        hash: version.hash,
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    tell_others(&mut transaction, services, actor, Letter::Waits(&name)).await?;
    transaction.commit().await?;
    Ok(Ok(name))
}

fn text(bytes: &[u8]) -> Result<String, WrongFile> {
    if bytes.len() > LARGEST_FILE {
        return Err(WrongFile::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let line_of = |at: usize| 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
    let text = std::str::from_utf8(bytes).map_err(|error| WrongFile::NotText {
        line: line_of(error.valid_up_to()),
    })?;
    if let Some(at) = text.find('\0') {
        return Err(WrongFile::NotText { line: line_of(at) });
    }
    if text.trim().is_empty() {
        return Err(WrongFile::Empty);
    }
    Ok(text.to_owned())
}

/// Reads the file beside the requests that wait.
async fn checked(
    text: String,
    released: &Arc<Versions>,
) -> Result<Result<Version, WrongFile>, Error> {
    let released = Arc::clone(released);
    let read = move || {
        Version::read_after(&text, &released).map_err(|problems| WrongFile::Problems {
            problems,
            lines: text.lines().map(str::to_owned).collect(),
        })
    };
    tokio::task::spawn_blocking(read)
        .await
        .map_err(Error::unavailable)
}

/// Another proposal has this number.
fn taken(version: &Version) -> WrongFile {
    let lines: Vec<String> = version.toml.lines().map(str::to_owned).collect();
    let line = lines
        .iter()
        .position(|line| line.trim_start().starts_with("version"));
    WrongFile::Problems {
        problems: vec![Problem {
            line: line.map_or(1, |line| line + 1),
            key: "version".to_owned(),
            kind: ProblemKind::VersionTaken,
        }],
        lines,
    }
}

async fn keep(
    transaction: &mut WriteTransaction,
    services: &Services,
    member: &MemberId,
    version: &Version,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO questionnaire_versions (id, version, toml, hash, brought_by, brought_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(QuestionnaireId::random())
    .bind(&version.instrument.version)
    .bind(&version.toml)
    .bind(&version.hash)
    .bind(member)
    .bind(Instant(services.now()))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

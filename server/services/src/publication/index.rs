//! The list of all that is public.

use std::cmp::Reverse;

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;

use super::address::path;
use crate::Services;
use crate::actor::Actor;
use crate::authorities::folded;
use crate::clock::day_of;
use crate::error::Error;
use crate::results::names;
use crate::store::Instant;

/// A published scan in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicEntry {
    /// The authority with its kind in front.
    pub authority: String,
    /// What it is.
    pub kind: AuthorityKind,
    /// The last part of the address: `2026`, `2026-2`.
    pub year: String,
    /// Where the page stands.
    pub path: String,
    /// The day on which it became public.
    pub published_on: NaiveDate,
    /// All names of the authority, folded.
    search_text: String,
}

impl PublicEntry {
    /// Whether a name of the authority contains what somebody looks for; nothing is in every name.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let name = folded(name);
        self.search_text.contains(&name) || folded(&self.authority).contains(&name)
    }
}

/// The newest of what is public, and how much there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latest {
    /// The newest first.
    pub entries: Vec<PublicEntry>,
    /// How many there are in all.
    pub total: usize,
}

/// All that is public, by name and then the newest first. For anybody.
///
/// # Errors
/// When the database gives no answer.
pub async fn index(_anybody: &Actor, services: &Services) -> Result<Vec<PublicEntry>, Error> {
    let mut rows = published(services).await?;
    rows.sort_by_cached_key(|row| {
        let name = folded(&row.display_name);
        (name, row.kind.clone(), Reverse(row.public_year.clone()))
    });
    Ok(rows.into_iter().map(Published::listed).collect())
}

/// The newest that is public, at most so many. For anybody.
///
/// # Errors
/// When the database gives no answer.
pub async fn latest(_anybody: &Actor, services: &Services, most: usize) -> Result<Latest, Error> {
    let mut rows = published(services).await?;
    rows.sort_by_cached_key(|row| (Reverse(row.published_at), folded(&row.display_name)));
    Ok(Latest {
        total: rows.len(),
        entries: rows.into_iter().take(most).map(Published::listed).collect(),
    })
}

#[derive(sqlx::FromRow)]
struct Published {
    kind: String,
    display_name: String,
    search_text: String,
    public_slug: String,
    public_year: String,
    published_at: Instant,
}

/// Some hundreds of rows at most, so they are put in order here.
async fn published(services: &Services) -> Result<Vec<Published>, Error> {
    Ok(sqlx::query_as(
        "SELECT a.kind, a.display_name, a.search_text, s.public_slug, s.public_year, s.published_at \
         FROM scans s JOIN authorities a ON a.code = s.authority_code \
         WHERE s.public_slug IS NOT NULL AND s.public_year IS NOT NULL AND s.published_at IS NOT NULL",
    )
    .fetch_all(services.store().read())
    .await?)
}

impl Published {
    fn listed(self) -> PublicEntry {
        let kind = AuthorityKind::from_code(&self.kind).unwrap_or(AuthorityKind::Municipality);
        PublicEntry {
            authority: names::authority(kind, &self.display_name),
            kind,
            path: path(&self.public_slug, &self.public_year),
            year: self.public_year,
            published_on: day_of(self.published_at.0),
            search_text: self.search_text,
        }
    }
}

//! What a clerk of the pool tells about themselves.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use sqlx::AnyConnection;

use super::facts::Language;
use super::load::languages;
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::MemberId;
use crate::store::Day;

/// The places a clerk has in a half-year until they say otherwise.
const USUAL_CAPACITY: u32 = 3;

/// What a clerk tells about themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// What they do at home and elsewhere: griffier, trainer, oud-raadslid.
    pub functions: String,
    /// Kinds of authority they guided before this program kept count.
    pub kinds: BTreeSet<AuthorityKind>,
    /// When they were trained for this work.
    pub trained_on: Option<NaiveDate>,
    /// How far they want to travel, in kilometres; `None`: any distance.
    pub travel_km: Option<u32>,
    /// The provinces in which they want to guide; none given means everywhere.
    pub regions: BTreeSet<AuthorityCode>,
    /// In which languages they guide.
    pub languages: BTreeSet<Language>,
    /// How many scans they guide at most in a half-year.
    pub capacity: u32,
    /// Whether they take part in the pool just now.
    pub active: bool,
    /// The day on which they, or the programme for them, last saved it.
    pub kept_on: Option<NaiveDate>,
}

impl Default for Profile {
    /// Of a clerk who has told nothing yet.
    fn default() -> Self {
        Self {
            functions: String::new(),
            kinds: BTreeSet::new(),
            trained_on: None,
            travel_km: None,
            regions: BTreeSet::new(),
            languages: BTreeSet::from([Language::Dutch]),
            capacity: USUAL_CAPACITY,
            active: true,
            kept_on: None,
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    member_id: MemberId,
    functions: String,
    kinds: String,
    trained_on: Option<Day>,
    travel_km: Option<i64>,
    regions: String,
    languages: String,
    capacity: i64,
    active: i64,
    kept_on: Option<Day>,
}

/// The profiles of all who have one.
pub(super) async fn all(
    connection: &mut AnyConnection,
) -> Result<BTreeMap<MemberId, Profile>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT member_id, functions, kinds, trained_on, travel_km, regions, languages, capacity, active, kept_on \
         FROM pool_profiles",
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(Row::into_profile).collect()
}

impl Row {
    fn into_profile(self) -> Result<(MemberId, Profile), Error> {
        let number = |value: i64| u32::try_from(value).map_err(Error::unavailable);
        let kinds = self.kinds.split_whitespace();
        let regions = self.regions.split_whitespace();
        let profile = Profile {
            functions: self.functions,
            kinds: kinds.filter_map(AuthorityKind::from_code).collect(),
            trained_on: self.trained_on.map(|day| day.0),
            travel_km: self.travel_km.map(number).transpose()?,
            regions: regions.filter_map(AuthorityCode::parse).collect(),
            languages: languages(&self.languages),
            capacity: number(self.capacity)?,
            active: self.active != 0,
            kept_on: self.kept_on.map(|day| day.0),
        };
        Ok((self.member_id, profile))
    }
}

//! What a clerk of the pool tells about themselves.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::facts::{Absence, Language};
use super::load::languages;
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::{AbsenceId, MemberId};
use crate::store::{Day, WriteTransaction, placeholders};

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
    /// How often what it says was changed, name and home included; 0 of one who has told nothing yet.
    pub revision: i64,
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
            revision: 0,
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
    revision: i64,
}

/// The profiles of all who have one.
pub(super) async fn all(
    connection: &mut AnyConnection,
) -> Result<BTreeMap<MemberId, Profile>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT member_id, functions, kinds, trained_on, travel_km, regions, languages, capacity, active, kept_on, revision \
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
            revision: self.revision,
        };
        Ok((self.member_id, profile))
    }
}

/// Who kept the own profile.
pub(super) async fn confirmed(connection: &mut AnyConnection) -> Result<BTreeSet<MemberId>, Error> {
    let ids: Vec<MemberId> =
        sqlx::query_scalar("SELECT member_id FROM pool_profiles WHERE confirmed_on IS NOT NULL")
            .fetch_all(connection)
            .await?;
    Ok(ids.into_iter().collect())
}

/// Writes down that a member kept the own profile. The first time counts.
pub(super) async fn confirm(
    transaction: &mut WriteTransaction,
    member: &MemberId,
    today: NaiveDate,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE pool_profiles SET confirmed_on = $1 WHERE member_id = $2 AND confirmed_on IS NULL",
    )
    .bind(Day(today))
    .bind(member)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// When members are away, from a day on, the first first.
pub(super) async fn absences(
    connection: &mut AnyConnection,
    from: NaiveDate,
) -> Result<BTreeMap<MemberId, Vec<(AbsenceId, Absence)>>, Error> {
    let rows: Vec<(MemberId, AbsenceId, Day, Day)> = sqlx::query_as(
        "SELECT member_id, id, first_day, last_day FROM pool_absences WHERE last_day >= $1 ORDER BY first_day, id",
    )
    .bind(Day(from))
    .fetch_all(connection)
    .await?;
    let mut absences = BTreeMap::<_, Vec<_>>::new();
    for (member, id, Day(from), Day(until)) in rows {
        let absence = Absence { from, until };
        absences.entry(member).or_default().push((id, absence));
    }
    Ok(absences)
}

/// Keeps a profile. What the programme noted stays.
pub(super) async fn write(
    transaction: &mut WriteTransaction,
    member: &MemberId,
    profile: &Profile,
) -> Result<(), Error> {
    write_all(transaction, &[(member, profile)]).await
}

/// Keeps many profiles, as [`write`] does one.
pub(super) async fn write_all(
    transaction: &mut WriteTransaction,
    profiles: &[(&MemberId, &Profile)],
) -> Result<(), Error> {
    let joined = |codes: Vec<&str>| codes.join(" ");
    for profiles in profiles.chunks(placeholders::AT_ONCE) {
        let statement = format!(
            "INSERT INTO pool_profiles (member_id, functions, kinds, trained_on, travel_km, regions, languages, capacity, active, \
             kept_on, revision, notes) VALUES {} \
             ON CONFLICT (member_id) DO UPDATE SET functions = excluded.functions, kinds = excluded.kinds, \
             trained_on = excluded.trained_on, travel_km = excluded.travel_km, regions = excluded.regions, \
             languages = excluded.languages, capacity = excluded.capacity, active = excluded.active, kept_on = excluded.kept_on, \
             revision = excluded.revision",
            placeholders::rows(transaction, 12, profiles.len())
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for (member, profile) in profiles {
            query = query
                .bind(*member)
                .bind(&profile.functions)
                .bind(joined(
                    profile.kinds.iter().map(|kind| kind.code()).collect(),
                ))
                .bind(profile.trained_on.map(Day))
                .bind(profile.travel_km.map(i64::from))
                .bind(joined(
                    profile.regions.iter().map(AuthorityCode::as_str).collect(),
                ))
                .bind(joined(
                    profile.languages.iter().map(|own| own.code()).collect(),
                ))
                .bind(i64::from(profile.capacity))
                .bind(i64::from(profile.active))
                .bind(profile.kept_on.map(Day))
                .bind(profile.revision)
                .bind("");
        }
        query.execute(&mut **transaction).await?;
    }
    Ok(())
}

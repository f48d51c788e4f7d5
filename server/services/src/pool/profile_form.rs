//! A profile as typed, by the clerk or by the programme.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use serde::{Deserialize, Serialize};

use super::facts::Language;
use super::profile::Profile;
use crate::authorities::AuthorityCode;
use crate::error::{Problem, ProblemCode};
use crate::typed::{LONGEST_TEXT, optional_text, required_day, required_line, required_whole};

/// More scans than this in a half-year is a slip.
const LARGEST_CAPACITY: u32 = 20;

/// No two places in the Netherlands lie further apart, in kilometres.
const LARGEST_DISTANCE: u32 = 300;

/// A profile as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    /// First and last name.
    pub name: String,
    /// Code of the authority where the clerk works; may be empty.
    pub home: String,
    /// What they do there and elsewhere.
    pub functions: String,
    /// Codes of kinds guided before.
    pub kinds: Vec<String>,
    /// When they were trained; may be empty.
    pub trained_on: String,
    /// How far they want to travel, in kilometres; empty: any distance.
    pub travel_km: String,
    /// Codes of provinces; none: everywhere.
    pub regions: Vec<String>,
    /// Codes of languages.
    pub languages: Vec<String>,
    /// Scans in a half-year.
    pub capacity: String,
    /// `ja`: takes part in the pool just now.
    pub active: String,
    /// The revision that was read; 0 where nobody told anything yet.
    pub revision: i64,
}

/// What a form says beside the profile: the name, and where the clerk works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) home: Option<AuthorityCode>,
}

impl ProfileForm {
    /// The form of a profile as it is kept.
    #[must_use]
    pub fn of(name: &str, home: Option<&AuthorityCode>, profile: &Profile) -> Self {
        let texts = |codes: Vec<&str>| codes.into_iter().map(str::to_owned).collect();
        Self {
            name: name.to_owned(),
            home: home.map(ToString::to_string).unwrap_or_default(),
            functions: profile.functions.clone(),
            kinds: texts(profile.kinds.iter().map(|kind| kind.code()).collect()),
            trained_on: profile
                .trained_on
                .map(|day| day.to_string())
                .unwrap_or_default(),
            travel_km: profile
                .travel_km
                .map(|km| km.to_string())
                .unwrap_or_default(),
            regions: texts(profile.regions.iter().map(AuthorityCode::as_str).collect()),
            languages: texts(profile.languages.iter().map(|own| own.code()).collect()),
            capacity: profile.capacity.to_string(),
            active: if profile.active { "ja" } else { "" }.to_owned(),
            revision: profile.revision,
        }
    }

    /// Reads the fields. Whether the authority is in the register is another question.
    pub(super) fn check(&self, today: NaiveDate) -> Result<(Person, Profile), Vec<Problem>> {
        let mut problems = Vec::new();
        let name = noted(&mut problems, "name", required_line(&self.name));
        let home = noted(&mut problems, "home", home(&self.home));
        let functions = optional_text(&self.functions, LONGEST_TEXT);
        let profile = Profile {
            functions: noted(&mut problems, "functions", functions),
            kinds: noted(
                &mut problems,
                "kinds",
                all(&self.kinds, AuthorityKind::from_code),
            ),
            trained_on: noted(
                &mut problems,
                "trained_on",
                trained(&self.trained_on, today),
            ),
            travel_km: noted(&mut problems, "travel_km", travel(&self.travel_km)),
            regions: noted(&mut problems, "regions", all(&self.regions, province)),
            languages: noted(&mut problems, "languages", languages(&self.languages)),
            capacity: noted(
                &mut problems,
                "capacity",
                required_whole(&self.capacity, 0, LARGEST_CAPACITY),
            ),
            active: self.active == "ja",
            kept_on: Some(today),
            revision: self.revision,
        };
        if problems.is_empty() {
            Ok((Person { name, home }, profile))
        } else {
            Err(problems)
        }
    }
}

/// The value, or some other one in its place and a problem noted.
fn noted<T: Default>(problems: &mut Vec<Problem>, field: &str, value: Result<T, ProblemCode>) -> T {
    value.unwrap_or_else(|code| {
        problems.push(Problem::new(field, code));
        T::default()
    })
}

fn home(text: &str) -> Result<Option<AuthorityCode>, ProblemCode> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    AuthorityCode::parse(text)
        .map(Some)
        .ok_or(ProblemCode::UnknownAuthority)
}

fn trained(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, ProblemCode> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match required_day(text)? {
        day if day > today => Err(ProblemCode::InTheFuture),
        day => Ok(Some(day)),
    }
}

fn travel(text: &str) -> Result<Option<u32>, ProblemCode> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    required_whole(text, 1, LARGEST_DISTANCE).map(Some)
}

/// A region is a province. Whether it is in the register is another question.
fn province(text: &str) -> Option<AuthorityCode> {
    AuthorityCode::parse(text).filter(|code| code.as_str().starts_with("PV"))
}

fn all<T: Ord>(
    codes: &[String],
    read: impl Fn(&str) -> Option<T>,
) -> Result<BTreeSet<T>, ProblemCode> {
    codes
        .iter()
        .map(|code| read(code).ok_or(ProblemCode::NotAChoice))
        .collect()
}

fn languages(codes: &[String]) -> Result<BTreeSet<Language>, ProblemCode> {
    let languages = all(codes, Language::from_code)?;
    if languages.is_empty() {
        Err(ProblemCode::Missing)
    } else {
        Ok(languages)
    }
}

//! What an edition changes in the register as it is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::super::changes::{Plan, Plans};
use super::super::record::{Record, Records};
use super::super::write::further_provinces;
use super::super::{Authority, AuthorityCode};

/// What an edition changes, each list by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Differences {
    /// Authorities that the register did not have.
    pub added: Vec<Authority>,
    /// Authorities with another name, by law or on pages.
    pub renamed: Vec<Renamed>,
    /// Authorities that existed and, by this edition, ended before its day.
    pub ended: Vec<Ending>,
    /// Ends that this edition foresees and that were not foreseen so before.
    pub planned: Vec<Planned>,
    /// Authorities of which it no longer foresees that they end.
    pub dropped: Vec<Authority>,
    /// Authorities that had ended and, by this edition, exist.
    pub revived: Vec<Authority>,
    /// Authorities of which something else is otherwise.
    pub corrected: Vec<Corrected>,
    /// How many are as they were.
    pub unchanged: usize,
    /// Authorities that exist and are not named: they stay as they are.
    pub absent: Vec<Authority>,
    /// The lines to write.
    pub(super) writes: Vec<Record>,
}

/// An authority with another name.
#[derive(Clone, Debug, PartialEq)]
pub struct Renamed {
    /// The authority as it is now.
    pub authority: Authority,
    /// Its name on pages until now.
    pub display_name: String,
    /// Its name by law until now.
    pub official_name: String,
}

/// An authority that ends, and who goes on after it: one after a merger, several after a split.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// Who ends.
    pub authority: Authority,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Who goes on, by name.
    pub successors: Vec<Authority>,
}

/// An end that is foreseen.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// Which.
    pub ending: Ending,
    /// Whether it takes the place of another day or other successors that were foreseen.
    pub replaces: bool,
    /// Whether an officer had confirmed those, which counts no longer.
    pub lapses: bool,
}

/// An authority of which something else is otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// The authority as it is now.
    pub authority: Authority,
    /// What changed.
    pub fields: Vec<FieldChange>,
}

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The name of its column.
    pub column: &'static str,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

impl Ending {
    /// Whether several go on after it.
    #[must_use]
    pub fn is_split(&self) -> bool {
        self.successors.len() > 1
    }

    /// The first day on which it no longer exists.
    #[must_use]
    pub fn first_day_after(&self) -> NaiveDate {
        self.last_day.succ_opt().unwrap_or(self.last_day)
    }
}

impl Differences {
    /// Whether there is nothing to change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty() && self.planned.is_empty() && self.dropped.is_empty()
    }

    /// How many merge.
    #[must_use]
    pub fn merged(&self) -> usize {
        self.ended.len() - self.split()
    }

    /// How many are split.
    #[must_use]
    pub fn split(&self) -> usize {
        self.ended.iter().filter(|ending| ending.is_split()).count()
    }

    fn sort(&mut self) {
        let place = |authority: &Authority| (authority.sort_key(), authority.code.clone());
        for list in [
            &mut self.added,
            &mut self.dropped,
            &mut self.revived,
            &mut self.absent,
        ] {
            list.sort_by_cached_key(place);
        }
        self.renamed
            .sort_by_cached_key(|renamed| place(&renamed.authority));
        self.ended
            .sort_by_cached_key(|ending| place(&ending.authority));
        self.planned
            .sort_by_cached_key(|planned| place(&planned.ending.authority));
        self.corrected
            .sort_by_cached_key(|corrected| place(&corrected.authority));
    }
}

/// Compares the lines of an edition of that day with the register and with what is foreseen.
pub(in crate::authorities) fn compare(
    known: &Records,
    plans: &Plans,
    as_of: NaiveDate,
    lines: Vec<Record>,
) -> Differences {
    let comparison = Comparison {
        names: names(known, &lines),
        known,
        plans,
        as_of,
    };
    let mut named = BTreeSet::new();
    let mut differences = Differences::default();
    for line in lines {
        named.insert(line.code().clone());
        comparison.take(line, &mut differences);
    }
    let absent = known.values().filter(|record| {
        record.authority.valid_to.is_none() && !named.contains(&record.authority.code)
    });
    differences.absent = absent.map(|record| record.authority.clone()).collect();
    differences.sort();
    differences
}

/// Every authority, as the edition has it where it names it.
fn names(known: &Records, lines: &[Record]) -> BTreeMap<AuthorityCode, Authority> {
    let known = known.values().chain(lines);
    let pair = |record: &Record| (record.code().clone(), record.authority.clone());
    known.map(pair).collect()
}

struct Comparison<'a> {
    names: BTreeMap<AuthorityCode, Authority>,
    known: &'a Records,
    plans: &'a Plans,
    as_of: NaiveDate,
}

/// What a line says about the end of its authority, against what was known of it.
enum End {
    /// It is what the line says, or what an officer confirmed since.
    Stands(Option<(NaiveDate, BTreeSet<AuthorityCode>)>),
    /// It is foreseen, and was so before in the same way.
    AsForeseen,
    /// It is foreseen otherwise than before, or for the first time.
    Foreseen(NaiveDate, BTreeSet<AuthorityCode>),
    /// It is no longer foreseen.
    Dropped,
}

impl Comparison<'_> {
    fn take(&self, line: Record, differences: &mut Differences) {
        let before = self.known.get(line.code());
        let plan = self.plans.get(line.code());
        let end = self.end(&line, plan);
        let mut is_unchanged = true;
        let record = match end {
            End::Stands(end) => line.ending(end),
            End::AsForeseen => line.ending(None),
            End::Foreseen(last_day, successors) => {
                is_unchanged = false;
                let open = plan.filter(|plan| plan.took_effect_at.is_none());
                differences.planned.push(Planned {
                    ending: self.ending(&line.authority, last_day, &successors),
                    replaces: open.is_some(),
                    lapses: open.is_some_and(Plan::is_confirmed),
                });
                line.ending(None)
            }
            End::Dropped => {
                is_unchanged = false;
                differences.dropped.push(line.authority.clone());
                line.ending(None)
            }
        };
        let record = keeping(record, before);
        if before == Some(&record) {
            differences.unchanged += usize::from(is_unchanged);
        } else {
            self.tell(before, &record, differences);
            differences.writes.push(record);
        }
    }

    fn end(&self, line: &Record, plan: Option<&Plan>) -> End {
        let confirmed_since =
            plan.filter(|plan| plan.is_confirmed() && plan.last_day >= self.as_of);
        match (line.end(), plan) {
            (Some((last_day, successors)), _) if last_day < self.as_of => {
                End::Stands(Some((last_day, successors.clone())))
            }
            (Some((last_day, successors)), Some(plan)) if plan.is(last_day, successors) => {
                match plan.took_effect_at {
                    Some(_) => End::Stands(Some((last_day, successors.clone()))),
                    None => End::AsForeseen,
                }
            }
            (_, Some(plan)) if confirmed_since.is_some() && plan.took_effect_at.is_some() => {
                End::Stands(Some((plan.last_day, plan.successors.clone())))
            }
            (Some((last_day, successors)), _) => End::Foreseen(last_day, successors.clone()),
            (None, Some(_)) if confirmed_since.is_some() => End::AsForeseen,
            (None, Some(plan)) if plan.took_effect_at.is_none() => End::Dropped,
            (None, _) => End::Stands(None),
        }
    }

    fn ending(
        &self,
        authority: &Authority,
        last_day: NaiveDate,
        successors: &BTreeSet<AuthorityCode>,
    ) -> Ending {
        let found = successors.iter().filter_map(|code| self.names.get(code));
        let mut successors: Vec<Authority> = found.cloned().collect();
        successors.sort_by_cached_key(Authority::sort_key);
        Ending {
            authority: authority.clone(),
            last_day,
            successors,
        }
    }

    /// Puts a line that changes something where it belongs: it may be in several lists.
    fn tell(&self, before: Option<&Record>, record: &Record, differences: &mut Differences) {
        let authority = &record.authority;
        let Some(before) = before else {
            differences.added.push(authority.clone());
            return;
        };
        let old = &before.authority;
        match (old.valid_to, record.end()) {
            (None, Some((last_day, successors))) => {
                let ending = self.ending(authority, last_day, successors);
                differences.ended.push(ending);
            }
            (Some(_), None) => differences.revived.push(authority.clone()),
            _ => {}
        }
        if old.display_name != authority.display_name
            || old.official_name != authority.official_name
        {
            differences.renamed.push(Renamed {
                authority: authority.clone(),
                display_name: old.display_name.clone(),
                official_name: old.official_name.clone(),
            });
        }
        let fields = fields(before, record);
        if !fields.is_empty() {
            differences.corrected.push(Corrected {
                authority: authority.clone(),
                fields,
            });
        }
    }
}

/// An authority that ended keeps the size and the place that it had, where a file leaves them out: distances go by them.
fn keeping(mut record: Record, before: Option<&Record>) -> Record {
    if let Some(before) = before.filter(|_| record.authority.valid_to.is_some()) {
        let (now, old) = (&mut record.authority, &before.authority);
        now.population = now.population.or(old.population);
        now.seats = now.seats.or(old.seats);
        now.centre = now.centre.or(old.centre);
    }
    record
}

/// What changed beside the name and whether it exists.
fn fields(before: &Record, after: &Record) -> Vec<FieldChange> {
    let mut old = cells(before);
    let mut new = cells(after);
    if before.authority.valid_to.is_some() != after.authority.valid_to.is_some() {
        for cells in [&mut old, &mut new] {
            cells.retain(|(column, _)| !matches!(*column, "valid_to" | "successors"));
        }
    }
    let pairs = old.into_iter().zip(new);
    pairs
        .filter(|((_, before), (_, after))| before != after)
        .map(|((column, before), (_, after))| FieldChange {
            column,
            before,
            after,
        })
        .collect()
}

/// The cells of a line beside code, kind and the names that count as a name.
fn cells(record: &Record) -> Vec<(&'static str, String)> {
    let authority = &record.authority;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let population = authority.population;
    let degrees = |degrees: Option<f64>| degrees.map(|own| own.to_string()).unwrap_or_default();
    let centre = authority.centre;
    let successors: Vec<&str> = record
        .successors
        .iter()
        .map(AuthorityCode::as_str)
        .collect();
    vec![
        ("cbs_name", authority.cbs_name.clone()),
        ("other_names", record.other_names.clone()),
        (
            "province_code",
            authority
                .province()
                .map_or("", AuthorityCode::as_str)
                .to_owned(),
        ),
        ("further_provinces", further_provinces(record)),
        ("valid_from", day(authority.valid_from)),
        ("valid_to", day(authority.valid_to)),
        ("successors", successors.join(" ")),
        (
            "population",
            population.map_or_else(String::new, |own| own.people.to_string()),
        ),
        (
            "population_year",
            population.map_or_else(String::new, |own| own.year.to_string()),
        ),
        (
            "seats",
            authority
                .seats
                .map_or_else(String::new, |own| own.to_string()),
        ),
        ("latitude", degrees(centre.map(|own| own.latitude))),
        ("longitude", degrees(centre.map(|own| own.longitude))),
    ]
}

/// All cells of a line, in the order of the columns, for a file.
pub(super) fn line(record: &Record) -> Vec<String> {
    let authority = &record.authority;
    let first = [
        authority.code.as_str(),
        authority.kind.code(),
        &authority.official_name,
        &authority.display_name,
    ];
    let rest = cells(record).into_iter().map(|(_, cell)| cell);
    first.into_iter().map(str::to_owned).chain(rest).collect()
}

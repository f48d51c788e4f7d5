//! What must hold between the lines of an edition.

use std::collections::{BTreeMap, BTreeSet};

use super::super::AuthorityCode;
use super::super::record::{Record, Records};
use super::read::{Line, LineProblems};
use crate::error::{Problem, ProblemCode};
use questionnaires::kind::AuthorityKind;

/// Everything that is wrong with the lines, each by itself and with each other, by line; or what they say, where all is well.
/// `known`: what the database has, to which a file that names some authorities only may refer.
pub(in crate::authorities) fn check(
    lines: Vec<Line>,
    known: &Records,
) -> Result<Vec<Record>, Vec<LineProblems>> {
    let found = between(&lines, known);
    let (mut records, mut wrong) = (Vec::new(), Vec::new());
    for (Line { mut told, record }, more) in lines.into_iter().zip(found) {
        told.problems.extend(more);
        match record {
            Some(record) if told.problems.is_empty() => records.push(record),
            _ => wrong.push(told),
        }
    }
    if wrong.is_empty() {
        Ok(records)
    } else {
        Err(wrong)
    }
}

/// What each line has wrong because of another.
fn between(lines: &[Line], known: &Records) -> Vec<Vec<Problem>> {
    let view = View::new(lines, known);
    let circles = circles(&view.next);
    let mut seen = BTreeSet::new();
    let problems = lines.iter().map(|line| {
        let Some(record) = &line.record else {
            return Vec::new();
        };
        let mut problems = view.provinces(record);
        if !seen.insert(record.code()) {
            problems.push(Problem::new("code", ProblemCode::Twice));
        }
        if circles.contains(record.code()) {
            problems.push(Problem::new("successors", ProblemCode::Circular));
        } else {
            problems.extend(view.successors(record));
        }
        problems
    });
    problems.collect()
}

/// The register as it would be.
struct View<'a> {
    records: BTreeMap<&'a AuthorityCode, &'a Record>,
    next: BTreeMap<&'a AuthorityCode, Vec<&'a AuthorityCode>>,
}

impl<'a> View<'a> {
    fn new(lines: &'a [Line], known: &'a Records) -> Self {
        let mut records: BTreeMap<_, _> = known.iter().collect();
        let told = lines.iter().filter_map(|line| line.record.as_ref());
        records.extend(told.map(|record| (record.code(), record)));
        let next = records
            .iter()
            .map(|(code, record)| (*code, record.successors.iter().collect()))
            .collect();
        Self { records, next }
    }

    fn provinces(&self, record: &Record) -> Vec<Problem> {
        let authority = &record.authority;
        let mut problems = Vec::new();
        for (place, code) in authority.provinces.iter().enumerate() {
            if !self.records.contains_key(code) {
                let column = if place == 0 {
                    "province_code"
                } else {
                    "further_provinces"
                };
                problems.push(Problem::new(column, ProblemCode::UnknownAuthority));
            }
        }
        let is_province = authority.kind == AuthorityKind::Province;
        if is_province && authority.province() != Some(&authority.code) {
            problems.push(Problem::new("province_code", ProblemCode::NotAChoice));
        }
        problems
    }

    /// A successor is of the same kind and exists on the day after.
    fn successors(&self, record: &Record) -> Vec<Problem> {
        let first_day_after = record
            .authority
            .valid_to
            .and_then(|last| last.succ_opt())
            .unwrap_or_default();
        let wrong = |code: &AuthorityCode| match self.records.get(code) {
            None => Some(ProblemCode::UnknownAuthority),
            Some(next) if next.authority.kind != record.authority.kind => {
                Some(ProblemCode::NotAChoice)
            }
            Some(next) if !next.authority.exists_on(first_day_after) => {
                Some(ProblemCode::EndedAuthority)
            }
            Some(_) => None,
        };
        let found: Vec<_> = record.successors.iter().filter_map(wrong).collect();
        let problem = |code| Problem::new("successors", code);
        found.into_iter().map(problem).collect()
    }
}

/// Authorities in a chain of successors that comes back to where it began. Of several circles that hang together at least one is
/// found.
fn circles<'a>(
    next: &BTreeMap<&'a AuthorityCode, Vec<&'a AuthorityCode>>,
) -> BTreeSet<&'a AuthorityCode> {
    let mut found = BTreeSet::new();
    let mut done = BTreeSet::new();
    for start in next.keys() {
        // The way from the start to where the search is, each with the successors that it has yet to try.
        let mut way: Vec<(&AuthorityCode, &[&AuthorityCode])> = Vec::new();
        let mut on_way = BTreeSet::new();
        let mut arrive = Some(*start).filter(|start| !done.contains(start));
        loop {
            if let Some(code) = arrive.take() {
                on_way.insert(code);
                way.push((code, next.get(code).map_or(&[], Vec::as_slice)));
            }
            let Some((code, untried)) = way.last_mut() else {
                break;
            };
            let code = *code;
            match untried.split_first() {
                Some((successor, rest)) => {
                    *untried = rest;
                    if on_way.contains(successor) {
                        let circle = way.iter().rev().map(|(code, _)| *code);
                        found.extend(circle.take_while(|code| code != successor));
                        found.insert(*successor);
                    } else if !done.contains(successor) {
                        arrive = Some(*successor);
                    }
                }
                None => {
                    on_way.remove(&code);
                    done.insert(code);
                    way.pop();
                }
            }
        }
    }
    found
}

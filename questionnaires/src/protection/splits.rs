//! Splits of residents: which parts are shown, and what is hidden besides so that no subtraction finds what is hidden.
//!
//! People outside the cells that are shown are a set that anybody can compute: the residents' cell minus those cells. That set follows
//! the rule for any other set: nobody is in it, or at least as many as a part needs to be shown.

use super::cells::five;
use super::counters::{Counted, GroupCounters};
use crate::form::{Form, FormBackground};
use crate::results::{Cell, SplitPart, SplitTable, Withheld};
use crate::rules::{NO_ANSWER, Rules};
use crate::tally::Split;

struct Part {
    key: String,
    split: Split,
    responses: u32,
    withheld: Option<Withheld>,
}

/// The residents by one background question.
pub(super) fn split(
    question: &FormBackground,
    form: &Form,
    counters: &GroupCounters,
    rules: &Rules,
) -> SplitTable {
    let least = rules.full_detail_from();
    let mut parts = parts(question, counters);
    hide(&mut parts, least);
    let table = |withheld, parts| SplitTable {
        key: question.key.clone(),
        withheld,
        parts,
    };
    if !parts
        .iter()
        .any(|part| part.withheld.is_none() && part.key != NO_ANSWER)
    {
        return table(Some(reason(&parts, least)), Vec::new());
    }
    let mut shown: Vec<_> = parts.iter().map(empty_part).collect();
    for statement in form.statements() {
        for (part, cell) in
            shown
                .iter_mut()
                .zip(statement_cells(&statement.key, &parts, counters, least))
        {
            part.statements
                .extend(cell.map(|cell| (statement.key.clone(), cell)));
        }
    }
    table(None, shown)
}

fn parts(question: &FormBackground, counters: &GroupCounters) -> Vec<Part> {
    let keys = question
        .options
        .iter()
        .map(|option| option.key.as_str())
        .chain([NO_ANSWER]);
    let part = |key: &str| {
        let split = Split::part(&question.key, key);
        let responses = counters.responses(&split);
        Part {
            key: key.to_owned(),
            split,
            responses,
            withheld: None,
        }
    };
    keys.map(part).collect()
}

/// Hides the parts that are too small, then the next smallest until the hidden ones together are nobody or enough people.
fn hide(parts: &mut [Part], least: u32) {
    for part in parts.iter_mut().filter(|part| part.responses < least) {
        part.withheld = Some(Withheld::TooFew { minimum: least });
    }
    while is_too_small(hidden_people(parts), least) {
        // of two as small the later one goes, so that "no answer" goes before an answer
        let shown = parts
            .iter_mut()
            .rev()
            .filter(|part| part.withheld.is_none());
        let Some(smallest) = shown.min_by_key(|part| part.responses) else {
            break;
        };
        smallest.withheld = Some(Withheld::WouldRevealOther);
    }
}

fn hidden_people(parts: &[Part]) -> u32 {
    let hidden = parts.iter().filter(|part| part.withheld.is_some());
    hidden.map(|part| part.responses).sum()
}

/// Whether a set of people that a reader can single out is neither empty nor large enough.
const fn is_too_small(people: u32, least: u32) -> bool {
    people > 0 && people < least
}

/// Why a whole split is hidden: too few in each part, or a part that would give the others away.
fn reason(parts: &[Part], least: u32) -> Withheld {
    let of_answers = parts.iter().filter(|part| part.key != NO_ANSWER);
    let other = of_answers
        .filter_map(|part| part.withheld)
        .find(|why| *why == Withheld::WouldRevealOther);
    other.unwrap_or(Withheld::TooFew { minimum: least })
}

fn empty_part(part: &Part) -> SplitPart {
    SplitPart {
        key: part.key.clone(),
        withheld: part.withheld,
        responses: part.withheld.is_none().then_some(part.responses),
        statements: Vec::new(),
    }
}

/// A cell for each shown part, `None` for a hidden one. Parts have five classes or nothing: with three classes in one part and five in
/// the whole, subtraction would give the other two.
fn statement_cells(
    statement: &str,
    parts: &[Part],
    counters: &GroupCounters,
    least: u32,
) -> Vec<Option<Cell>> {
    let everybody = counters.counted(&Split::whole(), statement).valid();
    let counted: Vec<_> = parts
        .iter()
        .map(|part| counters.counted(&part.split, statement))
        .collect();
    let mut shown: Vec<_> = parts
        .iter()
        .zip(&counted)
        .map(|(part, c)| part.withheld.is_none() && c.valid() >= least)
        .collect();
    let large_enough = shown.clone();
    while is_too_small(
        everybody.saturating_sub(shown_people(&shown, &counted)),
        least,
    ) {
        let candidates = (0..parts.len()).rev().filter(|&index| shown[index]);
        let Some(smallest) = candidates.min_by_key(|&index| counted[index].valid()) else {
            break;
        };
        shown[smallest] = false;
    }
    let cell = |index: usize| match (shown[index], large_enough[index]) {
        (true, _) => Cell::Five(five(&counted[index], None)),
        (false, true) => Cell::Withheld(Withheld::WouldRevealOther),
        (false, false) => Cell::Withheld(Withheld::TooFew { minimum: least }),
    };
    let cells = parts
        .iter()
        .enumerate()
        .map(|(index, part)| part.withheld.is_none().then(|| cell(index)));
    cells.collect()
}

fn shown_people(shown: &[bool], counted: &[Counted]) -> u32 {
    let cells = shown.iter().zip(counted).filter(|(shown, _)| **shown);
    cells.map(|(_, counted)| counted.valid()).sum()
}

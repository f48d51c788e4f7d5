//! What people in the room can pick: the directions of the questionnaire, the talking points that are shared with everybody, and suggestions
//! that the clerk let through. The points that are given here are those that the room may see.

use std::collections::BTreeMap;

use super::suggestions::{Suggestion, SuggestionState};
use crate::results::Texts;
use crate::sessions::TalkingPoint;

/// Where a candidate comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CandidateKind {
    /// A direction of the questionnaire.
    Direction,
    /// A talking point.
    Point,
    /// A suggestion from the room.
    Suggestion,
}

/// Something that can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// `R7`, `punt-…` or `voorstel-…`: for forms and for the database.
    pub key: String,
    /// Where it comes from.
    pub kind: CandidateKind,
    /// What must get better, as it is shown.
    pub title: String,
}

/// Everything that can be picked, in the order in which it is shown: directions, talking points, suggestions.
pub(super) fn all(
    texts: &Texts,
    points: &[TalkingPoint],
    suggestions: &[Suggestion],
) -> Vec<Candidate> {
    let points = points.iter().filter(|point| !point.removed);
    let suggestions = suggestions
        .iter()
        .filter(|suggestion| suggestion.state == SuggestionState::Shown);
    directions(texts)
        .chain(points.map(|point| of_point(point, texts)))
        .chain(suggestions.map(of_suggestion))
        .collect()
}

/// Everything that could be picked at any time, by key: a tally also has what was taken out since.
pub(super) fn ever(
    texts: &Texts,
    points: &[TalkingPoint],
    suggestions: &[Suggestion],
) -> BTreeMap<String, Candidate> {
    directions(texts)
        .chain(points.iter().map(|point| of_point(point, texts)))
        .chain(suggestions.iter().map(of_suggestion))
        .map(|candidate| (candidate.key.clone(), candidate))
        .collect()
}

/// Of all candidates those of one round; all of them where the round has no list of its own.
pub(super) fn among(all: Vec<Candidate>, keys: &[String]) -> Vec<Candidate> {
    let mut candidates = all;
    candidates.retain(|candidate| keys.is_empty() || keys.contains(&candidate.key));
    candidates
}

/// The key of a talking point.
pub(super) fn key_of_point(point: &TalkingPoint) -> String {
    format!("punt-{}", point.id)
}

fn directions(texts: &Texts) -> impl Iterator<Item = Candidate> {
    texts.directions.iter().map(|direction| Candidate {
        key: direction.key.clone(),
        kind: CandidateKind::Direction,
        title: direction.text.clone(),
    })
}

fn of_point(point: &TalkingPoint, texts: &Texts) -> Candidate {
    let own = point.text.trim();
    let title = if own.is_empty() {
        let keys = point.statements.iter();
        let statements = keys.filter_map(|key| texts.statement(key));
        let said: Vec<&str> = statements.map(|own| own.text.as_str()).collect();
        said.join(" ")
    } else {
        own.to_owned()
    };
    Candidate {
        key: key_of_point(point),
        kind: CandidateKind::Point,
        title,
    }
}

fn of_suggestion(suggestion: &Suggestion) -> Candidate {
    Candidate {
        key: format!("voorstel-{}", suggestion.id),
        kind: CandidateKind::Suggestion,
        title: suggestion.text.clone(),
    }
}

//! The rules of one scan: set with the committee after the startgesprek, frozen when the scan opens.

use crate::kind::RespondentGroup;
use crate::local::{LOCAL_KEYS, LocalProblem, LocalQuestion, MOST_LOCAL_QUESTIONS};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The fewest answers from which anything is shown. A scan may ask for more, never for fewer.
pub const LEAST_MINIMUM: u32 = 5;

/// From this many answers on a group is shown in five classes, with agreement and remarks; a split of residents is shown at all.
pub const FULL_DETAIL_FROM: u32 = 10;

/// The key of the part of a split that gave no answer to its question; no area may take it.
pub const NO_ANSWER: &str = "none";

/// Who stands in the group of the executive. Agreed before opening; joining afterwards is not possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExecutiveRule {
    /// The executive and the senior staff answer as one group, "bestuur en directie".
    #[default]
    JoinedWithSeniorStaff,
    /// The executive by itself.
    Alone,
}

/// People in each group. Residents have no size: theirs is an open link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupSizes {
    /// Seats of the elected body.
    pub council: u32,
    /// Members of the executive, with the senior staff where these are joined.
    pub executive: u32,
    /// Staff who are invited.
    pub staff: u32,
}

impl GroupSizes {
    /// The size of one group; `None` for residents.
    #[must_use]
    pub const fn of(&self, group: RespondentGroup) -> Option<u32> {
        match group {
            RespondentGroup::Council => Some(self.council),
            RespondentGroup::Executive => Some(self.executive),
            RespondentGroup::Staff => Some(self.staff),
            RespondentGroup::Residents => None,
        }
    }
}

/// Where labels begin. The committee sees them before opening.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CutOffs {
    /// Gedeelde kracht: at least this per cent agree in every shown group.
    pub strength_percent: u32,
    /// Gedeeld knelpunt: at most this per cent agree in every shown group.
    pub concern_percent: u32,
    /// Verschil van beeld: a gap of at least this many percentage points.
    pub difference_points: u32,
    /// Verdeeld binnen de groep: agreement A below this.
    pub divided_below: f64,
    /// Onbekend: at least this per cent "weet ik niet".
    pub unknown_percent: u32,
}

impl Default for CutOffs {
    fn default() -> Self {
        Self {
            strength_percent: 70,
            concern_percent: 40,
            difference_points: 25,
            divided_below: 0.2,
            unknown_percent: 30,
        }
    }
}

/// A part of the territory that residents can say they live in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its key, unique in the scan.
    pub key: String,
    /// Its name.
    pub label: String,
}

/// Rules as they are being set; [`Rules::new`] makes them fit to open a scan with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulesDraft {
    /// The fewest answers from which a group, or a statement in it, is shown; 5 or more.
    pub minimum: u32,
    /// Who stands in the group of the executive.
    pub executive: ExecutiveRule,
    /// People in each group; 0 while it is not known.
    pub sizes: GroupSizes,
    /// Where labels begin.
    pub cut_offs: CutOffs,
    /// Areas that residents choose from; none when area is not asked.
    pub areas: Vec<Area>,
    /// At most four questions of the authority's own, with keys `L1` and on.
    pub local_questions: Vec<LocalQuestion>,
}

impl Default for RulesDraft {
    fn default() -> Self {
        Self {
            minimum: LEAST_MINIMUM,
            executive: ExecutiveRule::default(),
            sizes: GroupSizes::default(),
            cut_offs: CutOffs::default(),
            areas: Vec::new(),
            local_questions: Vec::new(),
        }
    }
}

/// Why a draft cannot be frozen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleProblem {
    /// The minimum is below [`LEAST_MINIMUM`].
    MinimumTooLow,
    /// A group that is invited by name or link has size 0.
    SizeMissing {
        /// The group.
        group: RespondentGroup,
    },
    /// A cut-off is outside what is possible, or strength begins at or below concern.
    CutOffImpossible,
    /// One area alone is nothing to choose from.
    OneArea,
    /// An area has no key or name, a key twice, or the reserved key [`NO_ANSWER`].
    AreaUnusable {
        /// Its place in the list, counted from 0.
        index: usize,
    },
    /// More than four local questions.
    TooManyLocalQuestions,
    /// The keys of local questions are not `L1` and on, in order.
    LocalKeys,
    /// A local question cannot be asked.
    Local {
        /// Its key.
        key: String,
        /// What is wrong with it.
        problem: LocalProblem,
    },
}

/// All that keeps a draft from being frozen; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleProblems(pub Vec<RuleProblem>);

impl fmt::Display for RuleProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rules of a scan cannot be frozen: {:?}", self.0)
    }
}

impl std::error::Error for RuleProblems {}

/// The rules of a scan that can open: checked once, and not to be changed after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RulesDraft", into = "RulesDraft")]
pub struct Rules(RulesDraft);

impl Rules {
    /// Freezes a draft.
    ///
    /// # Errors
    /// Everything that is wrong with it at once.
    pub fn new(draft: RulesDraft) -> Result<Self, RuleProblems> {
        let problems = draft.problems();
        if problems.is_empty() {
            Ok(Self(draft))
        } else {
            Err(RuleProblems(problems))
        }
    }

    /// The fewest answers from which a group, or a statement in it, is shown.
    #[must_use]
    pub const fn minimum(&self) -> u32 {
        self.0.minimum
    }

    /// Answers from which five classes, agreement, remarks and parts of splits are shown: 10, or the minimum if that is higher.
    #[must_use]
    pub fn full_detail_from(&self) -> u32 {
        self.0.minimum.max(FULL_DETAIL_FROM)
    }

    /// Who stands in the group of the executive.
    #[must_use]
    pub const fn executive(&self) -> ExecutiveRule {
        self.0.executive
    }

    /// People in each group.
    #[must_use]
    pub const fn sizes(&self) -> GroupSizes {
        self.0.sizes
    }

    /// Where labels begin.
    #[must_use]
    pub const fn cut_offs(&self) -> CutOffs {
        self.0.cut_offs
    }

    /// Areas that residents choose from.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.0.areas
    }

    /// The authority's own questions.
    #[must_use]
    pub fn local_questions(&self) -> &[LocalQuestion] {
        &self.0.local_questions
    }
}

impl TryFrom<RulesDraft> for Rules {
    type Error = RuleProblems;

    fn try_from(draft: RulesDraft) -> Result<Self, Self::Error> {
        Self::new(draft)
    }
}

impl From<Rules> for RulesDraft {
    fn from(rules: Rules) -> Self {
        rules.0
    }
}

impl RulesDraft {
    /// All that keeps the draft from being frozen; empty when it may be.
    #[must_use]
    pub fn problems(&self) -> Vec<RuleProblem> {
        let mut problems = Vec::new();
        if self.minimum < LEAST_MINIMUM {
            problems.push(RuleProblem::MinimumTooLow);
        }
        let missing = |group: &RespondentGroup| self.sizes.of(*group) == Some(0);
        let groups = RespondentGroup::ALL.into_iter().filter(missing);
        problems.extend(groups.map(|group| RuleProblem::SizeMissing { group }));
        if !self.cut_offs.are_possible() {
            problems.push(RuleProblem::CutOffImpossible);
        }
        problems.extend(self.area_problems());
        problems.extend(self.local_problems());
        problems
    }

    fn area_problems(&self) -> Vec<RuleProblem> {
        let unusable = |(index, area): &(usize, &Area)| {
            let taken = self.areas[..*index]
                .iter()
                .any(|earlier| earlier.key == area.key);
            taken
                || area.key.trim().is_empty()
                || area.label.trim().is_empty()
                || area.key == NO_ANSWER
        };
        let mut problems: Vec<_> = self
            .areas
            .iter()
            .enumerate()
            .filter(unusable)
            .map(|(index, _)| RuleProblem::AreaUnusable { index })
            .collect();
        if self.areas.len() == 1 {
            problems.push(RuleProblem::OneArea);
        }
        problems
    }

    fn local_problems(&self) -> Vec<RuleProblem> {
        let mut problems = Vec::new();
        if self.local_questions.len() > MOST_LOCAL_QUESTIONS {
            problems.push(RuleProblem::TooManyLocalQuestions);
        }
        if self
            .local_questions
            .iter()
            .zip(LOCAL_KEYS)
            .any(|(question, key)| question.key != key)
        {
            problems.push(RuleProblem::LocalKeys);
        }
        for question in &self.local_questions {
            let of_question = |problem| RuleProblem::Local {
                key: question.key.clone(),
                problem,
            };
            problems.extend(question.problems().into_iter().map(of_question));
        }
        problems
    }
}

impl CutOffs {
    fn are_possible(self) -> bool {
        let percents = [
            self.strength_percent,
            self.concern_percent,
            self.difference_points,
            self.unknown_percent,
        ];
        percents.into_iter().all(|percent| percent <= 100)
            && self.strength_percent > self.concern_percent
            && (-1.0..=1.0).contains(&self.divided_below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local::LocalKind;

    fn draft() -> RulesDraft {
        let sizes = GroupSizes {
            council: 25,
            executive: 9,
            staff: 120,
        };
        RulesDraft {
            sizes,
            ..RulesDraft::default()
        }
    }

    #[test]
    fn the_minimum_can_be_raised_never_lowered() {
        let with = |minimum| Rules::new(RulesDraft { minimum, ..draft() });
        assert_eq!(with(4), Err(RuleProblems(vec![RuleProblem::MinimumTooLow])));
        assert_eq!(with(5).unwrap().full_detail_from(), 10);
        assert_eq!(with(12).unwrap().full_detail_from(), 12);
    }

    #[test]
    fn stored_rules_are_checked_when_they_are_read_back() {
        let stored = serde_json::to_string(&Rules::new(draft()).unwrap()).unwrap();
        assert_eq!(
            serde_json::from_str::<Rules>(&stored).unwrap(),
            Rules::new(draft()).unwrap()
        );
        let lowered = stored.replace("\"minimum\":5", "\"minimum\":1");
        assert_ne!(lowered, stored);
        assert!(serde_json::from_str::<Rules>(&lowered).is_err());
    }

    #[test]
    fn every_question_may_be_open() {
        let open = |key: &str| LocalQuestion {
            key: key.into(),
            text: "Wat moet er anders?".into(),
            groups: vec![RespondentGroup::Residents],
            kind: LocalKind::Open,
        };
        let asks = |keys: &[&str]| RulesDraft {
            local_questions: keys.iter().map(|key| open(key)).collect(),
            ..draft()
        };
        assert_eq!(asks(&LOCAL_KEYS).problems(), []);
        let five = ["L1", "L2", "L3", "L4", "L5"];
        assert_eq!(asks(&five).problems(), [RuleProblem::TooManyLocalQuestions]);
    }

    #[test]
    fn every_problem_is_told_at_once() {
        let draft = RulesDraft {
            minimum: 3,
            sizes: GroupSizes {
                council: 0,
                executive: 5,
                staff: 0,
            },
            cut_offs: CutOffs {
                strength_percent: 40,
                ..CutOffs::default()
            },
            areas: vec![Area {
                key: NO_ANSWER.into(),
                label: "Noord".into(),
            }],
            local_questions: vec![LocalQuestion {
                key: "L2".into(),
                text: String::new(),
                groups: vec![],
                kind: LocalKind::Statement,
            }],
            ..RulesDraft::default()
        };
        let local = |problem| RuleProblem::Local {
            key: "L2".into(),
            problem,
        };
        assert_eq!(
            draft.problems(),
            [
                RuleProblem::MinimumTooLow,
                RuleProblem::SizeMissing {
                    group: RespondentGroup::Council
                },
                RuleProblem::SizeMissing {
                    group: RespondentGroup::Staff
                },
                RuleProblem::CutOffImpossible,
                RuleProblem::AreaUnusable { index: 0 },
                RuleProblem::OneArea,
                RuleProblem::LocalKeys,
                local(LocalProblem::Empty),
                local(LocalProblem::NoGroup),
            ]
        );
    }
}

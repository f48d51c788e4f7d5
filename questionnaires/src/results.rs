//! What may be seen of a closed scan: plain tables, made by [`protection`](crate::protection) alone.
//!
//! Shares are exact fractions of counts here and are rounded once, where they are shown.

use crate::kind::RespondentGroup;
use crate::statistics::{AgreementWord, Share};
use serde::{Deserialize, Serialize};

/// Why something is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Withheld {
    /// Fewer answers than the scan's minimum ("te weinig antwoorden om te tonen, minimaal 5").
    TooFew {
        /// The minimum that was not reached.
        minimum: u32,
    },
    /// Showing it would give away something else that is hidden.
    WouldRevealOther,
}

/// One of the three classes that a small group is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Oneens and helemaal oneens.
    Disagree,
    /// Niet eens en niet oneens.
    Neutral,
    /// Eens and helemaal eens.
    Agree,
}

/// The smallest and largest share of agreement that is possible in the whole group, whatever those who did not answer think,
/// in whole per cents rounded outward never inward. Council and executive only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    /// Per cent if nobody else agrees.
    pub lowest: u32,
    /// Per cent if everybody else agrees.
    pub highest: u32,
}

/// What is shown of one statement in one group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "shown", rename_all = "snake_case")]
pub enum Cell {
    /// The statement was not put to this group. Never zero.
    NotAsked,
    /// Too little to show.
    Withheld(Withheld),
    /// All, or all but one, of 5 to 9 people fall in one class: only these words, no numbers.
    NearlyAll {
        /// The class.
        side: Side,
    },
    /// 5 to 9 valid answers.
    Three(ThreeClasses),
    /// 10 valid answers or more.
    Five(FiveClasses),
}

/// The three classes of 5 to 9 valid answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreeClasses {
    /// People in each class: oneens, neutraal, eens.
    pub counts: [u32; 3],
    /// Worst case of non-response, for council and executive.
    pub bounds: Option<Bounds>,
}

/// The five classes of 10 valid answers or more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FiveClasses {
    /// People in each class, helemaal oneens to helemaal eens.
    pub counts: [u32; 5],
    /// People who answered "weet ik niet"; outside every share of agreement.
    pub unknown: u32,
    /// Agreement A (van der Eijk 2001), −1 to 1.
    pub agreement: f64,
    /// Twice the median step: 2 (helemaal oneens) to 10 (helemaal eens); odd between two steps.
    pub median_doubled: u32,
    /// Worst case of non-response, for council and executive.
    pub bounds: Option<Bounds>,
}

impl Cell {
    /// People in three classes (oneens, neutraal, eens), where the cell shows them.
    #[must_use]
    pub fn three(&self) -> Option<[u32; 3]> {
        match self {
            Self::Three(three) => Some(three.counts),
            Self::Five(five) => {
                let [strongly_disagree, disagree, neutral, agree, strongly_agree] = five.counts;
                Some([
                    strongly_disagree + disagree,
                    neutral,
                    agree + strongly_agree,
                ])
            }
            Self::NotAsked | Self::Withheld(_) | Self::NearlyAll { .. } => None,
        }
    }

    /// People who answered on the scale, where the cell shows it: the n of every share but that of "weet ik niet".
    #[must_use]
    pub fn valid(&self) -> Option<u32> {
        self.three().map(|counts| counts.iter().sum())
    }

    /// The share that answered eens or helemaal eens.
    #[must_use]
    pub fn percent_agree(&self) -> Option<Share> {
        let [_, _, agree] = self.three()?;
        Share::new(agree, self.valid()?)
    }

    /// The share that answered oneens or helemaal oneens.
    #[must_use]
    pub fn percent_disagree(&self) -> Option<Share> {
        let [disagree, _, _] = self.three()?;
        Share::new(disagree, self.valid()?)
    }

    /// The share "weet ik niet" of those who answered on the scale or with "weet ik niet"; from 10 valid answers on.
    #[must_use]
    pub fn share_unknown(&self) -> Option<Share> {
        match self {
            Self::Five(five) => Share::new(five.unknown, five.unknown + self.valid()?),
            _ => None,
        }
    }

    /// Agreement A in a word; from 10 valid answers on.
    #[must_use]
    pub fn agreement_word(&self) -> Option<AgreementWord> {
        match self {
            Self::Five(five) => Some(AgreementWord::of(five.agreement)),
            _ => None,
        }
    }

    /// Worst case of non-response, where the cell tells it.
    #[must_use]
    pub const fn bounds(&self) -> Option<Bounds> {
        match self {
            Self::Three(three) => three.bounds,
            Self::Five(five) => five.bounds,
            Self::NotAsked | Self::Withheld(_) | Self::NearlyAll { .. } => None,
        }
    }
}

impl ResultTables {
    /// What is seen of one statement.
    #[must_use]
    pub fn statement(&self, key: &str) -> Option<&StatementTable> {
        self.statements
            .iter()
            .find(|statement| statement.key == key)
    }
}

impl StatementTable {
    /// The cell of one group.
    #[must_use]
    pub fn cell(&self, group: RespondentGroup) -> Option<&Cell> {
        self.cells
            .iter()
            .find(|(of, _)| *of == group)
            .map(|(_, cell)| cell)
    }

    /// The gap in whole points: the difference of the two shares as they are shown, so that a reader can check it.
    #[must_use]
    pub fn shown_gap(&self) -> Option<u32> {
        let gap = self.gap?;
        let shown = |group| Some(self.cell(group)?.percent_agree()?.percent());
        Some(shown(gap.highest)?.saturating_sub(shown(gap.lowest)?))
    }
}

/// What is seen of one statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatementTable {
    /// Key of the statement.
    pub key: String,
    /// A cell a group, in the fixed order of groups.
    pub cells: Vec<(RespondentGroup, Cell)>,
    /// The gap between the groups with the most and the least agreement, if at least two show a share.
    pub gap: Option<Gap>,
    /// Labels, in the order of [`Label`].
    pub labels: Vec<Label>,
}

/// A difference in per cent agreement between two groups.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// Percentage points, computed on exact shares, not rounded.
    pub points: f64,
    /// The group that agrees most.
    pub highest: RespondentGroup,
    /// The group that agrees least.
    pub lowest: RespondentGroup,
}

/// What a statement stands out by. Cut-offs are the scan's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "label", rename_all = "snake_case")]
pub enum Label {
    /// Gedeelde kracht: every shown group agrees for the most part.
    SharedStrength,
    /// Gedeeld knelpunt: hardly anybody in any shown group agrees.
    SharedConcern,
    /// Verschil van beeld: the gap is large.
    DifferentPictures,
    /// Verdeeld binnen de groep.
    DividedWithin {
        /// The group.
        group: RespondentGroup,
    },
    /// Onbekend: many in the group do not know.
    Unknown {
        /// The group.
        group: RespondentGroup,
    },
}

/// The response of one group. The count itself is always shown; everything else of a group only from the minimum on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupResponse {
    /// The group.
    pub group: RespondentGroup,
    /// People who sent their answers.
    pub responses: u32,
    /// People in the group; `None` for residents, who have an open link.
    pub size: Option<u32>,
    /// Why the group is not shown, if it is not.
    pub withheld: Option<Withheld>,
}

/// How often a direction was chosen in one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "shown", rename_all = "snake_case")]
pub enum DirectionCell {
    /// The group is not shown.
    Withheld(Withheld),
    /// In a group of 5 to 9: nobody, or one person.
    HardlyAnyone,
    /// In a group of 5 to 9: everybody, or all but one.
    NearlyAll,
    /// This many people of `of` chose it.
    Chosen {
        /// People who chose it.
        count: u32,
        /// People in the group who sent their answers.
        of: u32,
    },
}

/// What is seen of one direction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectionTable {
    /// Key of the direction.
    pub key: String,
    /// A cell a group, in the fixed order of groups.
    pub cells: Vec<(RespondentGroup, DirectionCell)>,
}

/// Residents split by one background question. Never two questions crossed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SplitTable {
    /// Key of the background question.
    pub key: String,
    /// Why the whole split is hidden, if it is; `parts` is empty then.
    pub withheld: Option<Withheld>,
    /// A part an option, in order; those who gave no answer come last, with key `none`.
    pub parts: Vec<SplitPart>,
}

/// One part of a split.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SplitPart {
    /// Key of the option.
    pub key: String,
    /// Why it is hidden, if it is; `statements` is empty then, and its count is not told.
    pub withheld: Option<Withheld>,
    /// People in this part, if it is shown.
    pub responses: Option<u32>,
    /// A cell a statement that residents get.
    pub statements: Vec<(String, Cell)>,
}

/// All that may be seen of one closed scan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResultTables {
    /// Version of the instrument.
    pub version: String,
    /// The groups, in the fixed order.
    pub groups: Vec<GroupResponse>,
    /// The statements, in the order of the questionnaire, local questions last.
    pub statements: Vec<StatementTable>,
    /// The directions, in the order of the questionnaire.
    pub directions: Vec<DirectionTable>,
    /// The splits of residents.
    pub splits: Vec<SplitTable>,
    /// Groups whose redacted remarks may be shown: from 10 answers on.
    pub remarks_from: Vec<RespondentGroup>,
}

//! Where the labels at the results begin. Agreed at the startgesprek, before anybody saw a result: cut-offs that are chosen afterwards
//! say what somebody wants to hear.

use questionnaires::rules::CutOffs;

use super::GroupsForm;
use crate::error::{Problem, ProblemCode};
use crate::typed::required_whole;

/// Fewer people than half is no shared strength.
const LEAST_STRENGTH: u32 = 50;

/// More people than half is no shared concern.
const HIGHEST_CONCERN: u32 = 50;

/// A smaller gap, or fewer who do not know, is there in any group by chance.
const LEAST_SHARE: u32 = 10;

/// Reads them; a field that is empty takes what the product begins with.
///
/// The cut-off of "verdeeld binnen de groep" is none of them: below the same agreement the results say "verdeeld" in words.
pub(super) fn cut_offs(form: &GroupsForm, problems: &mut Vec<Problem>) -> Option<CutOffs> {
    let usual = CutOffs::default();
    let mut percent = |field: &str, text: &str, (min, max): (u32, u32), usual: u32| {
        if text.trim().is_empty() {
            return Some(usual);
        }
        super::noted(problems, field, required_whole(text, min, max))
    };
    let strength = percent(
        "strength",
        &form.strength,
        (LEAST_STRENGTH, 100),
        usual.strength_percent,
    );
    let concern = percent(
        "concern",
        &form.concern,
        (1, HIGHEST_CONCERN),
        usual.concern_percent,
    );
    let difference = percent(
        "difference",
        &form.difference,
        (LEAST_SHARE, 100),
        usual.difference_points,
    );
    let unknown = percent(
        "unknown",
        &form.unknown,
        (LEAST_SHARE, 100),
        usual.unknown_percent,
    );
    let read = CutOffs {
        strength_percent: strength?,
        concern_percent: concern?,
        difference_points: difference?,
        unknown_percent: unknown?,
        ..usual
    };
    if read.concern_percent < read.strength_percent {
        return Some(read);
    }
    let max = read.strength_percent - 1;
    problems.push(Problem::new("concern", ProblemCode::TooLarge { max }));
    None
}

impl GroupsForm {
    /// With the cut-offs that held in an earlier scan, typed out: what is usual may be another by now.
    pub(super) fn with_cut_offs(self, held: CutOffs) -> Self {
        Self {
            strength: held.strength_percent.to_string(),
            concern: held.concern_percent.to_string(),
            difference: held.difference_points.to_string(),
            unknown: held.unknown_percent.to_string(),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(form: &GroupsForm) -> Result<CutOffs, Vec<Problem>> {
        let mut problems = Vec::new();
        cut_offs(form, &mut problems).ok_or(problems)
    }

    #[test]
    fn what_is_left_empty_is_what_the_product_begins_with() {
        assert_eq!(read(&GroupsForm::default()), Ok(CutOffs::default()));
        let form = GroupsForm {
            strength: " 75 ".into(),
            unknown: "20".into(),
            ..GroupsForm::default()
        };
        let expected = CutOffs {
            strength_percent: 75,
            unknown_percent: 20,
            ..CutOffs::default()
        };
        assert_eq!(read(&form), Ok(expected));
    }

    #[test]
    fn what_held_in_an_earlier_scan_holds_again() {
        let held = CutOffs {
            strength_percent: 80,
            concern_percent: 30,
            difference_points: 15,
            unknown_percent: 20,
            ..CutOffs::default()
        };
        assert_eq!(read(&GroupsForm::default().with_cut_offs(held)), Ok(held));
    }

    #[test]
    fn a_strength_and_a_concern_are_never_the_same() {
        let form = |strength: &str, concern: &str| GroupsForm {
            strength: strength.into(),
            concern: concern.into(),
            ..GroupsForm::default()
        };
        assert!(read(&form("50", "49")).is_ok());
        assert_eq!(
            read(&form("50", "50")),
            Err(vec![Problem::new(
                "concern",
                ProblemCode::TooLarge { max: 49 }
            )])
        );
        assert_eq!(
            read(&form("40", "veel")),
            Err(vec![
                Problem::new("strength", ProblemCode::TooSmall { min: 50 }),
                Problem::new("concern", ProblemCode::NotANumber)
            ])
        );
    }
}

//! From a profile to sheets that people could have filled in.
//!
//! Answers are drawn in layers: of a group in which a third agrees, a third of those who answer agrees, however small the group is.
//! Who it is that agrees is chance.

use questionnaires::answers::{Answer, Answers, MOST_DIRECTIONS};
use questionnaires::form::{Form, FormBackground, FormStatement};
use questionnaires::kind::RespondentGroup;

use super::dice::{Dice, place};
use super::story::{Profile, Remark, Tendency, Tilt};

/// How often somebody skips a statement, in per cents.
const SKIPS: u32 = 2;

/// Finer than a person, coarser than what fits in 32 bits with the largest group.
const FINE: u32 = 1000;

/// Sheets of a group.
pub(super) fn sheets(
    dice: &mut Dice,
    form: &Form,
    people: u32,
    profile: &Profile,
    remarks: &[Remark],
) -> Vec<Answers> {
    let mut sheets: Vec<Answers> = (0..people).map(|_| Answers::default()).collect();
    for question in &form.background {
        tell_background(dice, &mut sheets, question, profile);
    }
    for theme in &form.themes {
        for statement in &theme.statements {
            answer(dice, &mut sheets, form.group, statement, profile);
            let tilts = profile.tilts.iter().filter(|tilt| tilt.theme == theme.key);
            tilts.for_each(|tilt| lean(dice, &mut sheets, &statement.key, tilt));
        }
    }
    sheets
        .iter_mut()
        .for_each(|sheet| choose(dice, sheet, form, profile));
    write(dice, &mut sheets, form.group, remarks);
    sheets
}

fn answer(
    dice: &mut Dice,
    sheets: &mut [Answers],
    group: RespondentGroup,
    statement: &FormStatement,
    profile: &Profile,
) {
    let Some(shape) = profile.shape(&statement.key, group) else {
        return;
    };
    let mut weights = shape.weights();
    if !statement.may_decline {
        weights[Answer::Declined as usize] = 0;
    }
    let mut drawn = layers(dice, &weights, sheets.len());
    dice.shuffle(&mut drawn);
    for (sheet, place) in sheets.iter_mut().zip(drawn) {
        if !dice.happens(SKIPS) {
            sheet
                .statements
                .insert(statement.key.clone(), Answer::ALL[place]);
        }
    }
}

/// A place for each of `people`, spread over the weights as evenly as whole people can be.
fn layers(dice: &mut Dice, weights: &[u32], people: usize) -> Vec<usize> {
    let total: u32 = weights.iter().sum();
    let people = u32::try_from(people).unwrap_or(u32::MAX);
    let layer = |person: u32| {
        let at = u64::from(person) * u64::from(FINE) + u64::from(dice.below(FINE));
        let point = at * u64::from(total) / (u64::from(people) * u64::from(FINE));
        place(weights, u32::try_from(point).unwrap_or(total))
    };
    (0..people).map(layer).collect()
}

fn tell_background(
    dice: &mut Dice,
    sheets: &mut [Answers],
    question: &FormBackground,
    profile: &Profile,
) {
    let Some((_, weights)) = profile
        .background
        .iter()
        .find(|(key, _)| *key == question.key)
    else {
        return;
    };
    let mut drawn = layers(dice, weights, sheets.len());
    dice.shuffle(&mut drawn);
    for (sheet, place) in sheets.iter_mut().zip(drawn) {
        // the weight after the last option is that of no answer
        if let Some(option) = question.options.get(place) {
            sheet
                .background
                .insert(question.key.clone(), option.key.clone());
        }
    }
}

/// People with one background see a theme somewhat differently.
fn lean(dice: &mut Dice, sheets: &mut [Answers], statement: &str, tilt: &Tilt) {
    let of_this = |sheet: &&mut Answers| {
        sheet
            .background
            .get(tilt.question)
            .is_some_and(|option| option == tilt.option)
    };
    for sheet in sheets.iter_mut().filter(of_this) {
        if let Some(answer) = sheet.statements.get_mut(statement)
            && dice.happens(tilt.percent)
        {
            *answer = tilt.tendency.of(*answer);
        }
    }
}

impl Tendency {
    fn of(self, answer: Answer) -> Answer {
        let Some(step) = answer.step() else {
            return answer;
        };
        match self {
            Self::Agree => Answer::ALL[(step + 1).min(4)],
            Self::Disagree => Answer::ALL[step.saturating_sub(1)],
            Self::Unsure => Answer::Unknown,
        }
    }
}

fn choose(dice: &mut Dice, sheet: &mut Answers, form: &Form, profile: &Profile) {
    let weight = |key: &str| {
        profile
            .directions
            .iter()
            .find(|(own, _)| *own == key)
            .map_or(1, |(_, weights)| weights[form.group as usize])
    };
    let mut weights: Vec<u32> = form
        .directions
        .iter()
        .map(|direction| weight(&direction.key))
        .collect();
    // some choose fewer, a few choose none
    let most = [MOST_DIRECTIONS, MOST_DIRECTIONS - 1, 0][dice.weighted(&[80, 15, 5])];
    for _ in 0..most {
        let chosen = dice.weighted(&weights);
        sheet.directions.insert(form.directions[chosen].key.clone());
        weights[chosen] = 0;
    }
}

/// Each remark is somebody else's.
fn write(dice: &mut Dice, sheets: &mut [Answers], group: RespondentGroup, remarks: &[Remark]) {
    let mut order: Vec<usize> = (0..sheets.len()).collect();
    dice.shuffle(&mut order);
    let of_group = remarks.iter().filter(|remark| remark.group == group);
    for (remark, writer) in of_group.zip(order) {
        sheets[writer]
            .remarks
            .insert(remark.theme.to_owned(), remark.text.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_group_divides_as_its_profile_says() {
        let mut counts = [0; 3];
        for place in layers(&mut Dice::named("layers"), &[50, 25, 25], 8) {
            counts[place] += 1;
        }
        assert_eq!(counts, [4, 2, 2]);
    }

    #[test]
    fn leaning_never_leaves_the_scale() {
        assert_eq!(
            Tendency::Agree.of(Answer::StronglyAgree),
            Answer::StronglyAgree
        );
        assert_eq!(
            Tendency::Disagree.of(Answer::StronglyDisagree),
            Answer::StronglyDisagree
        );
        assert_eq!(Tendency::Agree.of(Answer::Unknown), Answer::Unknown);
    }
}

//! What a step of a script says, as typed.

use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::{LONGEST_EXPLANATION, LONGEST_STEP, ScriptStep, place_of};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Problem};
use crate::ids::{PageId, ScriptStepId};
use crate::revision::{self, Revised as _};
use crate::scans::setup::noted;
use crate::typed::{LONGEST_LINE, optional_text, required_text, required_whole};

/// A step as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepForm {
    /// What is done.
    pub step: String,
    /// How many minutes that takes.
    pub minutes: String,
    /// How it is done; may be empty.
    pub explanation: String,
    /// What was read before it was typed; 0 for a step that nobody changed.
    pub revision: i64,
    /// The page it was typed on, where that saves by itself.
    pub page: Option<PageId>,
    /// Whether its button sent it: its writer is done with that page.
    #[serde(skip_serializing)]
    pub finished: bool,
}

/// What a step says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepTexts {
    /// What is done.
    pub title: String,
    /// How it is done; may be empty.
    pub explanation: String,
    /// How long that takes, in minutes.
    pub minutes: u32,
}

impl StepForm {
    /// What the step says.
    ///
    /// # Errors
    /// Every field that is missing or wrong.
    pub fn check(&self) -> Result<StepTexts, Vec<Problem>> {
        let mut problems = Vec::new();
        let title = required_text(&self.step, LONGEST_LINE);
        let title = noted(&mut problems, "step", title);
        let minutes = required_whole(&self.minutes, 1, LONGEST_STEP);
        let minutes = noted(&mut problems, "minutes", minutes);
        let explanation = optional_text(&self.explanation, LONGEST_EXPLANATION);
        let explanation = noted(&mut problems, "explanation", explanation);
        match (title, minutes, explanation) {
            (Some(title), Some(minutes), Some(explanation)) => Ok(StepTexts {
                title,
                explanation,
                minutes,
            }),
            _ => Err(problems),
        }
    }

    /// A new step that says this.
    ///
    /// # Errors
    /// [`Error::Invalid`] by field.
    pub(super) fn new_step(&self) -> Result<ScriptStep, Error> {
        let texts = self.check().map_err(Error::Invalid)?;
        Ok(ScriptStep {
            key: ScriptStepId::random().to_string(),
            title: texts.title,
            explanation: texts.explanation,
            minutes: texts.minutes,
            revision: 0,
            page: None,
            done: false,
            done_at: None,
            removed: false,
        })
    }
}

impl From<&ScriptStep> for StepForm {
    fn from(step: &ScriptStep) -> Self {
        Self {
            step: step.title.clone(),
            minutes: step.minutes.to_string(),
            explanation: step.explanation.clone(),
            revision: step.revision,
            page: step.page.clone(),
            finished: false,
        }
    }
}

impl ScriptStep {
    fn texts(&self) -> StepTexts {
        StepTexts {
            title: self.title.clone(),
            explanation: self.explanation.clone(),
            minutes: self.minutes,
        }
    }
}

/// Changes what a step says, which among texts is called `name`. Gives its new revision.
///
/// # Errors
/// [`Error::NotFound`] for a step that there is not; [`Error::Invalid`] by field; [`Error::Stale`] when somebody else changed it
/// meanwhile.
pub(super) async fn amend(
    connection: &mut AnyConnection,
    services: &Services,
    actor: &Actor,
    name: &str,
    (steps, key, form): (&mut [ScriptStep], &str, &StepForm),
) -> Result<i64, Error> {
    let at = place_of(steps, key)?;
    let step = &mut steps[at];
    let texts = form.check().map_err(Error::Invalid)?;
    let kept = StepForm::from(&*step);
    if step.texts() == texts || form.is_overtaken_by(&kept) {
        return Ok(step.revision);
    }
    let revision = revision::next(connection, services, actor, name, (&kept, form)).await?;
    step.title = texts.title;
    step.explanation = texts.explanation;
    step.minutes = texts.minutes;
    step.page = form.open_page().cloned();
    step.revision = revision;
    Ok(revision)
}

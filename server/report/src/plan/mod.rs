//! The improvement plan (verbeterplan), good enough to lay before a council as it is.

mod figures;
mod findings;
mod introduction;
pub(crate) mod look;
mod planning;
mod priorities;
mod progress;
mod timeline;
mod title;

pub use progress::{
    ProgressAction, ProgressDocument, ProgressEnd, ProgressPriority, ProgressStatus,
};

use crate::dutch;
use crate::pictures::Pictures;
use crate::tagged::{Builder, PdfError, Settings};
use chrono::{NaiveDate, NaiveTime};
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use questionnaires::protection::Released;
use questionnaires::results::ResultTables;
use questionnaires::rules::Rules;

/// All that the plan says. Texts are Dutch and shown as they are; numbers come from released tables alone.
#[derive(Clone, Debug)]
pub struct PlanDocument {
    /// Kind of authority.
    pub kind: AuthorityKind,
    /// Such as "Waterschap Brabantse Delta".
    pub authority: String,
    /// Such as "Quick Scan Waterschapsdemocratie".
    pub instrument: String,
    /// Version of the plan, such as "1.0".
    pub version: String,
    /// Date of this version.
    pub date: NaiveDate,
    /// Draft or adopted.
    pub status: PlanStatus,
    /// Why there is a plan and how it came about: paragraphs.
    pub purpose: Vec<String>,
    /// The sentence that every report carries.
    pub caveat: String,
    /// The five official steps, with when they were taken.
    pub steps: Vec<Step>,
    /// What the groups are called in this authority, in their fixed order.
    pub groups: Vec<GroupName>,
    /// What may be seen.
    pub results: Released<ResultTables>,
    /// The rules that were frozen at opening: minimum and cut-offs.
    pub rules: Rules,
    /// What the talk found.
    pub findings: Vec<Finding>,
    /// What comes first, in order.
    pub priorities: Vec<Priority>,
    /// Rounds of progress.
    pub rounds: Vec<Round>,
    /// Who sign: functions, such as "Dijkgraaf".
    pub signatories: Vec<String>,
}

/// How far the plan is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanStatus {
    /// Not adopted yet: every page says "Concept".
    Draft,
    /// Adopted.
    Adopted {
        /// By whom, with article: "het algemeen bestuur".
        by: String,
        /// On this day.
        on: NaiveDate,
        /// What that body calls its decision; may be empty.
        decision_number: String,
        /// The version whose place it takes, such as "1.0"; `None` for the first.
        replaces: Option<String>,
    },
}

/// One of the five official steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Such as "Startgesprek".
    pub name: String,
    /// Such as "di 6 oktober 2026", or "nog te doen".
    pub when: String,
}

/// What a group is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupName {
    /// The group.
    pub group: RespondentGroup,
    /// Such as "Algemeen bestuur".
    pub name: String,
}

/// A finding: what stood out, with the statements that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// In a few words, such as "Wie meedenkt, hoort te weinig terug".
    pub title: String,
    /// In some sentences.
    pub text: String,
    /// The statements that show it.
    pub statements: Vec<StatementText>,
}

/// A statement as this authority's groups read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementText {
    /// Its key in the results.
    pub key: String,
    /// The sentence.
    pub text: String,
}

/// A priority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priority {
    /// What should get better, in a few words.
    pub title: String,
    /// What was seen.
    pub finding: String,
    /// What will be so when it is reached.
    pub goal: String,
    /// Names of the subgoals of the Quick Scan that it serves.
    pub subgoals: Vec<String>,
    /// Who saw it otherwise, noted as such; empty if nobody did.
    pub dissent: String,
    /// What the programme offers here: sentences.
    pub support: Vec<String>,
    /// What is done.
    pub actions: Vec<Action>,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What is done, in a sentence.
    pub what: String,
    /// In a few words, for the planning; the sentence itself if empty.
    pub short: String,
    /// The first step, within three months.
    pub first_step: String,
    /// When the first step is done.
    pub first_step_by: NaiveDate,
    /// Who sees to it: a function, never a name.
    pub owner: String,
    /// Who else; empty if nobody.
    pub partners: String,
    /// When it is done.
    pub due: NaiveDate,
    /// How one will see that it is done.
    pub measure: String,
    /// Name of the subgoal it serves, where that differs between the priority's actions; empty otherwise.
    pub subgoal: String,
}

/// A round of progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Such as "ronde 1".
    pub name: String,
    /// When.
    pub date: NaiveDate,
}

impl PlanDocument {
    /// The plan as a PDF. The same plan gives the same bytes.
    ///
    /// # Errors
    ///
    /// Only if this program or a library of it is at fault.
    pub fn to_pdf(&self) -> Result<Vec<u8>, PdfError> {
        let mut builder = Builder::new(self.settings());
        self.title_page(&mut builder);
        builder.contents(look::contents());
        self.introduction(&mut builder);
        self.findings(&mut builder);
        self.priorities(&mut builder);
        self.planning(&mut builder);
        self.figures(&mut builder);
        builder.finish()
    }

    fn settings(&self) -> Settings {
        let name = format!("Verbeterplan {}", self.authority);
        let draft = self.status == PlanStatus::Draft;
        let version = if draft { "concept, versie" } else { "versie" };
        Settings {
            title: name.clone(),
            author: self.authority.clone(),
            subject: self.summary(),
            created: self.date.and_time(NaiveTime::MIN),
            identifier: format!("{name}, versie {}, {}", self.version, self.date),
            header: if draft {
                "Concept".to_owned()
            } else {
                String::new()
            },
            footer: format!(
                "{name} · {version} {} · {}",
                self.version,
                dutch::date_with_day(self.date)
            ),
        }
    }

    /// Such as "Drie prioriteiten en zeven acties voor een betere democratie in ons waterschap".
    fn summary(&self) -> String {
        let actions = self
            .priorities
            .iter()
            .map(|priority| priority.actions.len())
            .sum();
        let priorities = dutch::counted(self.priorities.len(), "prioriteit", "prioriteiten");
        let actions = dutch::counted(actions, "actie", "acties");
        let whose = match self.kind {
            AuthorityKind::Municipality => "onze gemeente",
            AuthorityKind::Province => "onze provincie",
            AuthorityKind::WaterBoard => "ons waterschap",
        };
        let text = format!("{priorities} en {actions} voor een betere democratie in {whose}");
        dutch::sentence(&text)
    }

    /// What may be seen, to draw.
    fn pictures(&self) -> Pictures<'_> {
        Pictures {
            groups: &self.groups,
            tables: &self.results,
            in_full: false,
        }
    }

    /// Actions with their numbers: the first of the second priority is 2.1.
    fn numbered_actions(&self) -> Vec<(String, &Action)> {
        let mut all = Vec::new();
        for (index, priority) in self.priorities.iter().enumerate() {
            for (place, action) in priority.actions.iter().enumerate() {
                all.push((format!("{}.{}", index + 1, place + 1), action));
            }
        }
        all
    }
}

//! The texts that results are about, in the wording of one kind of authority.

use questionnaires::form::LOCAL_PAGE;
use questionnaires::instrument::{BackgroundQuestion, Instrument, Statement};
use questionnaires::kind::{AuthorityKind, Subgoal};
use questionnaires::local::LocalKind;
use questionnaires::rules::{Area, NO_ANSWER, Rules};

/// The texts that the results of one scan are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    /// Name of the instrument for this kind of authority.
    pub instrument: String,
    /// The sentence that every report carries.
    pub caveat: String,
    /// The five steps of the scale inside a sentence: "helemaal oneens" to "helemaal eens".
    pub scale: Vec<String>,
    /// The themes, in order; the local questions last, if there are any.
    pub themes: Vec<ThemeText>,
    /// The directions, in order.
    pub directions: Vec<DirectionText>,
    /// The questions that residents are split by.
    pub backgrounds: Vec<BackgroundText>,
}

/// A theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeText {
    /// `T1` to `T8`, or `L` for local questions.
    pub key: String,
    /// The subgoal it belongs to; none for local questions.
    pub subgoal: Option<Subgoal>,
    /// Its name.
    pub title: String,
    /// Its statements; none where all local questions are open ones.
    pub statements: Vec<StatementText>,
    /// Its open questions: of local questions alone.
    pub questions: Vec<QuestionText>,
}

/// An open question of the authority's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionText {
    /// Such as `L2`.
    pub key: String,
    /// What is asked.
    pub text: String,
}

/// What open remarks can be about: a theme, or an open question of the authority's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkTopic {
    /// Key of the theme or of the question.
    pub key: String,
    /// What it is called.
    pub title: String,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementText {
    /// Such as `T1.1`.
    pub key: String,
    /// The sentence.
    pub text: String,
}

/// A direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectionText {
    /// `R1` to `R12`.
    pub key: String,
    /// The subgoal it serves.
    pub subgoal: Subgoal,
    /// What should get better.
    pub text: String,
}

/// A question that residents are split by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackgroundText {
    /// `age`, `area` or `took_part`.
    pub key: String,
    /// The question.
    pub question: String,
    /// Keys and names of the parts.
    pub parts: Vec<(String, String)>,
}

impl Texts {
    /// The texts of a version for one scan.
    #[must_use]
    pub fn new(instrument: &Instrument, kind: AuthorityKind, rules: &Rules) -> Self {
        let theme = |theme: &questionnaires::instrument::Theme| ThemeText {
            key: theme.key.clone(),
            subgoal: Some(theme.subgoal),
            title: theme.title.of(kind).to_owned(),
            statements: theme
                .statements
                .iter()
                .map(|statement| statement_text(statement, kind))
                .collect(),
            questions: Vec::new(),
        };
        let directions = instrument.directions.iter().map(|direction| DirectionText {
            key: direction.key.clone(),
            subgoal: direction.subgoal,
            text: direction.text.of(kind).to_owned(),
        });
        Self {
            instrument: instrument.title.of(kind).to_owned(),
            caveat: instrument.caveat.of(kind).to_owned(),
            scale: instrument
                .scale
                .iter()
                .take(5)
                .map(|step| step.label.to_lowercase())
                .collect(),
            themes: instrument
                .themes
                .iter()
                .map(theme)
                .chain(local_theme(kind, rules))
                .collect(),
            directions: directions.collect(),
            backgrounds: instrument
                .background
                .iter()
                .map(|question| background(question, kind, rules.areas()))
                .collect(),
        }
    }

    /// The statement with this key, of whichever theme.
    #[must_use]
    pub fn statement(&self, key: &str) -> Option<&StatementText> {
        self.themes
            .iter()
            .flat_map(|theme| &theme.statements)
            .find(|statement| statement.key == key)
    }

    /// The direction with this key.
    #[must_use]
    pub fn direction(&self, key: &str) -> Option<&DirectionText> {
        self.directions
            .iter()
            .find(|direction| direction.key == key)
    }

    /// The theme with this key.
    #[must_use]
    pub fn theme(&self, key: &str) -> Option<&ThemeText> {
        self.themes.iter().find(|theme| theme.key == key)
    }

    /// What remarks can be about, in the order of the questionnaire. The local questions are no theme to remark on: each open one is
    /// answered by itself.
    pub fn remark_topics(&self) -> impl Iterator<Item = RemarkTopic> {
        self.themes.iter().flat_map(|theme| {
            let is_local = theme.key == LOCAL_PAGE;
            let own = (!is_local).then(|| RemarkTopic {
                key: theme.key.clone(),
                title: theme.title.clone(),
            });
            let questions = theme.questions.iter().map(|question| RemarkTopic {
                key: question.key.clone(),
                title: format!("Eigen vraag: {}", question.text),
            });
            own.into_iter().chain(questions)
        })
    }

    /// What remarks under this key are about.
    #[must_use]
    pub fn remark_topic(&self, key: &str) -> Option<RemarkTopic> {
        self.remark_topics().find(|topic| topic.key == key)
    }

    /// The theme of a statement.
    #[must_use]
    pub fn theme_of(&self, statement: &str) -> Option<&ThemeText> {
        self.themes
            .iter()
            .find(|theme| theme.statements.iter().any(|own| own.key == statement))
    }
}

fn statement_text(statement: &Statement, kind: AuthorityKind) -> StatementText {
    StatementText {
        key: statement.key.clone(),
        text: statement.text.of(kind).to_owned(),
    }
}

/// The scan's own questions as a last theme, under the name that their page in the questionnaire had.
fn local_theme(kind: AuthorityKind, rules: &Rules) -> Option<ThemeText> {
    let title = match kind {
        AuthorityKind::Municipality => "Vragen van uw gemeente",
        AuthorityKind::Province => "Vragen van uw provincie",
        AuthorityKind::WaterBoard => "Vragen van uw waterschap",
    };
    let mut statements = Vec::new();
    let mut questions = Vec::new();
    for own in rules.local_questions() {
        let (key, text) = (own.key.clone(), own.text.clone());
        match own.kind {
            LocalKind::Statement => statements.push(StatementText { key, text }),
            LocalKind::Open => questions.push(QuestionText { key, text }),
        }
    }
    (!rules.local_questions().is_empty()).then(|| ThemeText {
        key: LOCAL_PAGE.to_owned(),
        subgoal: None,
        title: title.to_owned(),
        statements,
        questions,
    })
}

fn background(
    question: &BackgroundQuestion,
    kind: AuthorityKind,
    areas: &[Area],
) -> BackgroundText {
    let own = question
        .options
        .iter()
        .map(|option| (option.key.clone(), option.label.clone()));
    let area = areas
        .iter()
        .map(|area| (area.key.clone(), area.label.clone()));
    let mut parts: Vec<_> = if question.key == questionnaires::form::AREA {
        area.collect()
    } else {
        own.collect()
    };
    parts.push((NO_ANSWER.to_owned(), "Gaf geen antwoord".to_owned()));
    BackgroundText {
        key: question.key.clone(),
        question: question.question.of(kind).to_owned(),
        parts,
    }
}

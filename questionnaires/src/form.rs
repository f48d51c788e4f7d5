//! What one respondent is asked: the questionnaire of one kind of authority and one group, with the scan's own questions, in plain texts.

use crate::answers::Answer;
use crate::instrument::{BackgroundQuestion, Instrument, Statement, Theme, Wording};
use crate::kind::{AuthorityKind, RespondentGroup, Subgoal};
use crate::local::LocalQuestion;
use crate::rules::{Area, Rules};
use std::collections::BTreeSet;

/// The key of the page with local questions.
pub const LOCAL_PAGE: &str = "L";

/// The background question whose options are the scan's areas.
pub const AREA: &str = "area";

/// Everything that the pages of one questionnaire show, so that they look nothing up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Version of the instrument.
    pub version: String,
    /// The kind of authority.
    pub kind: AuthorityKind,
    /// The group that gets it.
    pub group: RespondentGroup,
    /// Name of the instrument for this kind.
    pub title: String,
    /// The question above the welcome page.
    pub welcome: String,
    /// Paragraphs before the first question.
    pub introduction: Vec<String>,
    /// What the authority does; empty where people know it.
    pub about_authority: Vec<String>,
    /// Who sees what, line by line.
    pub who_sees_what: Vec<FormVisibility>,
    /// The answers and their labels: five steps, `Unknown`, `Declined`.
    pub scale: Vec<FormAnswer>,
    /// The pages with statements, in order; that of the local questions comes last, if there are any.
    pub themes: Vec<FormTheme>,
    /// The question above the directions.
    pub directions_question: String,
    /// The directions, in order.
    pub directions: Vec<FormDirection>,
    /// Optional background questions; residents only.
    pub background: Vec<FormBackground>,
    /// Above the button that sends.
    pub sending: Vec<String>,
    /// The page after sending.
    pub closing: Vec<String>,
    /// The sentence that every report carries.
    pub caveat: String,
    /// Statements of the version and of the scan that this group does not get: to tell a wrong key from a wrong group.
    pub(crate) not_asked: BTreeSet<String>,
}

/// One line of "wie ziet wat".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormVisibility {
    /// Of what.
    pub subject: String,
    /// Who sees it.
    pub who: String,
    /// The explanation after it.
    pub explanation: String,
}

/// An answer that can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormAnswer {
    /// The answer.
    pub answer: Answer,
    /// What it is called.
    pub label: String,
}

/// A page of statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormTheme {
    /// `T1` to `T8`, or [`LOCAL_PAGE`].
    pub key: String,
    /// Its place in this form, counted from 1.
    pub number: usize,
    /// Its name.
    pub title: String,
    /// What it is about.
    pub explanation: String,
    /// Hard words on this page.
    pub words: Vec<FormWord>,
    /// Its statements, in order; never empty.
    pub statements: Vec<FormStatement>,
    /// What is asked for in an open remark; `None` on the page of the local questions.
    pub remark: Option<String>,
}

/// A hard word, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormWord {
    /// The word.
    pub word: String,
    /// Its meaning.
    pub meaning: String,
}

/// A statement that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormStatement {
    /// Such as `T1.1` or `L1`.
    pub key: String,
    /// The sentence.
    pub text: String,
    /// Whether "zeg ik liever niet" is offered.
    pub may_decline: bool,
}

/// A direction that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormDirection {
    /// `R1` to `R12`.
    pub key: String,
    /// The subgoal it serves.
    pub subgoal: Subgoal,
    /// What should get better.
    pub text: String,
}

/// A background question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormBackground {
    /// `age`, `area` or `took_part`.
    pub key: String,
    /// The question.
    pub question: String,
    /// Its options; never empty.
    pub options: Vec<FormOption>,
}

/// An option of a background question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormOption {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub label: String,
}

impl Form {
    /// The form of one group in one scan.
    #[must_use]
    pub fn new(
        instrument: &Instrument,
        kind: AuthorityKind,
        group: RespondentGroup,
        rules: &Rules,
    ) -> Self {
        Self::preview(
            instrument,
            kind,
            group,
            rules.local_questions(),
            rules.areas(),
        )
    }

    /// The same before there are frozen rules: for a lead who prepares, or a programme officer who looks at a new version.
    #[must_use]
    pub fn preview(
        instrument: &Instrument,
        kind: AuthorityKind,
        group: RespondentGroup,
        local: &[LocalQuestion],
        areas: &[Area],
    ) -> Self {
        let texts = |wordings: &[Wording]| texts_of(wordings, kind);
        Self {
            version: instrument.version.clone(),
            kind,
            group,
            title: instrument.title.of(kind).to_owned(),
            welcome: instrument.welcome.of(kind).to_owned(),
            introduction: texts(&instrument.introduction),
            about_authority: texts(&instrument.about_authority),
            who_sees_what: visibilities(instrument, kind),
            scale: scale(instrument),
            themes: themes(instrument, kind, group, local),
            directions_question: instrument.directions_question.of(kind).to_owned(),
            directions: directions(instrument, kind),
            background: background(instrument, kind, group, areas),
            sending: texts(&instrument.sending),
            closing: texts(&instrument.closing),
            caveat: instrument.caveat.of(kind).to_owned(),
            not_asked: not_asked(instrument, group, local),
        }
    }

    /// The page with this key.
    #[must_use]
    pub fn theme(&self, key: &str) -> Option<&FormTheme> {
        self.themes.iter().find(|theme| theme.key == key)
    }

    /// All statements, in order, local ones last.
    pub fn statements(&self) -> impl Iterator<Item = &FormStatement> {
        self.themes.iter().flat_map(|theme| &theme.statements)
    }

    /// The statement with this key.
    #[must_use]
    pub fn statement(&self, key: &str) -> Option<&FormStatement> {
        self.statements().find(|statement| statement.key == key)
    }

    /// What an answer is called; its code where the version does not name it.
    #[must_use]
    pub fn label(&self, answer: Answer) -> &str {
        let named = self.scale.iter().find(|option| option.answer == answer);
        named.map_or(answer.code(), |option| &option.label)
    }

    /// The answers that can be given to a statement, in order.
    pub fn answers_to(&self, statement: &FormStatement) -> impl Iterator<Item = &FormAnswer> {
        let may_decline = statement.may_decline;
        let offered = move |option: &&FormAnswer| may_decline || option.answer != Answer::Declined;
        self.scale.iter().filter(offered)
    }
}

fn texts_of(wordings: &[Wording], kind: AuthorityKind) -> Vec<String> {
    let texts = wordings.iter().map(|wording| wording.of(kind));
    texts
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
        .collect()
}

fn visibilities(instrument: &Instrument, kind: AuthorityKind) -> Vec<FormVisibility> {
    let lines = instrument.who_sees_what.iter().map(|line| FormVisibility {
        subject: line.subject.of(kind).to_owned(),
        who: line.who.of(kind).to_owned(),
        explanation: line.explanation.of(kind).to_owned(),
    });
    lines.collect()
}

fn scale(instrument: &Instrument) -> Vec<FormAnswer> {
    let answers = instrument.scale.iter().filter_map(|option| {
        let answer = Answer::from_code(&option.answer)?;
        let label = option.label.clone();
        Some(FormAnswer { answer, label })
    });
    answers.collect()
}

fn themes(
    instrument: &Instrument,
    kind: AuthorityKind,
    group: RespondentGroup,
    local: &[LocalQuestion],
) -> Vec<FormTheme> {
    let remark = instrument.remark.of(kind);
    let asked = instrument.themes_for(group);
    let mut themes: Vec<_> = asked
        .iter()
        .map(|theme| form_theme(theme, kind, remark))
        .collect();
    themes.extend(local_page(kind, group, local));
    for (theme, number) in themes.iter_mut().zip(1..) {
        theme.number = number;
    }
    themes
}

fn form_theme(theme: &Theme, kind: AuthorityKind, remark: &str) -> FormTheme {
    let statement = |statement: &Statement| FormStatement {
        key: statement.key.clone(),
        text: statement.text.of(kind).to_owned(),
        may_decline: statement.may_decline,
    };
    FormTheme {
        key: theme.key.clone(),
        number: 0,
        title: theme.title.of(kind).to_owned(),
        explanation: theme.explanation.of(kind).to_owned(),
        words: words(theme, kind),
        statements: theme.statements.iter().map(statement).collect(),
        remark: Some(remark.to_owned()),
    }
}

/// The hard words that this page uses: a group does not get words of statements that it is not asked.
fn words(theme: &Theme, kind: AuthorityKind) -> Vec<FormWord> {
    let wordings = theme.statements.iter().map(|statement| &statement.text);
    let texts = wordings.chain([&theme.title, &theme.explanation]);
    let page: String = texts
        .flat_map(|wording| [wording.of(kind), "\n"])
        .collect::<String>()
        .to_lowercase();
    let used = theme
        .words
        .iter()
        .filter(|hard| hard.kinds.contains(&kind) && page.contains(&hard.word.to_lowercase()));
    used.map(|hard| FormWord {
        word: hard.word.clone(),
        meaning: hard.meaning.clone(),
    })
    .collect()
}

fn local_page(
    kind: AuthorityKind,
    group: RespondentGroup,
    local: &[LocalQuestion],
) -> Option<FormTheme> {
    let asked = local
        .iter()
        .filter(|question| question.groups.contains(&group));
    let statements: Vec<_> = asked
        .map(|question| FormStatement {
            key: question.key.clone(),
            text: question.text.clone(),
            may_decline: false,
        })
        .collect();
    let (title, explanation) = match kind {
        AuthorityKind::Municipality => (
            "Vragen van uw gemeente",
            "Deze stellingen heeft uw gemeente zelf toegevoegd.",
        ),
        AuthorityKind::Province => (
            "Vragen van uw provincie",
            "Deze stellingen heeft uw provincie zelf toegevoegd.",
        ),
        AuthorityKind::WaterBoard => (
            "Vragen van uw waterschap",
            "Deze stellingen heeft uw waterschap zelf toegevoegd.",
        ),
    };
    (!statements.is_empty()).then(|| FormTheme {
        key: LOCAL_PAGE.to_owned(),
        number: 0,
        title: title.to_owned(),
        explanation: explanation.to_owned(),
        words: Vec::new(),
        statements,
        remark: None,
    })
}

fn directions(instrument: &Instrument, kind: AuthorityKind) -> Vec<FormDirection> {
    let directions = instrument.directions.iter().map(|direction| FormDirection {
        key: direction.key.clone(),
        subgoal: direction.subgoal,
        text: direction.text.of(kind).to_owned(),
    });
    directions.collect()
}

fn background(
    instrument: &Instrument,
    kind: AuthorityKind,
    group: RespondentGroup,
    areas: &[Area],
) -> Vec<FormBackground> {
    if group != RespondentGroup::Residents {
        return Vec::new();
    }
    let questions = instrument.background.iter().map(|question| FormBackground {
        key: question.key.clone(),
        question: question.question.of(kind).to_owned(),
        options: options(question, areas),
    });
    questions
        .filter(|question| !question.options.is_empty())
        .collect()
}

fn options(question: &BackgroundQuestion, areas: &[Area]) -> Vec<FormOption> {
    let option = |key: &str, label: &str| FormOption {
        key: key.to_owned(),
        label: label.to_owned(),
    };
    if question.key == AREA {
        areas
            .iter()
            .map(|area| option(&area.key, &area.label))
            .collect()
    } else {
        question
            .options
            .iter()
            .map(|own| option(&own.key, &own.label))
            .collect()
    }
}

fn not_asked(
    instrument: &Instrument,
    group: RespondentGroup,
    local: &[LocalQuestion],
) -> BTreeSet<String> {
    let statements = instrument
        .statements()
        .filter(|statement| !statement.groups.contains(&group));
    let questions = local
        .iter()
        .filter(|question| !question.groups.contains(&group));
    let keys = statements.map(|statement| &statement.key);
    keys.chain(questions.map(|question| &question.key))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{GroupSizes, RulesDraft};
    use crate::versions::Versions;

    fn form(kind: AuthorityKind, group: RespondentGroup, local: &[LocalQuestion]) -> Form {
        let areas = ["noord", "zuid"].map(|key| Area {
            key: key.into(),
            label: key.to_uppercase(),
        });
        Form::preview(
            Versions::embedded().get("2026.1").unwrap(),
            kind,
            group,
            local,
            &areas,
        )
    }

    fn local(groups: &[RespondentGroup]) -> LocalQuestion {
        LocalQuestion {
            key: "L1".into(),
            text: "De nieuwe haven is goed voor ons.".into(),
            groups: groups.to_vec(),
        }
    }

    #[test]
    fn each_group_gets_its_own_number_of_statements() {
        let count = |group| {
            form(AuthorityKind::Province, group, &[])
                .statements()
                .count()
        };
        assert_eq!(RespondentGroup::ALL.map(count), [44, 44, 41, 25]);
    }

    #[test]
    fn pages_are_numbered_without_gaps_and_speak_of_the_right_authority() {
        let form = form(AuthorityKind::WaterBoard, RespondentGroup::Residents, &[]);
        let numbers: Vec<_> = form.themes.iter().map(|theme| theme.number).collect();
        assert_eq!(numbers, (1..=form.themes.len()).collect::<Vec<_>>());
        assert!(
            form.theme("T3").is_none(),
            "residents get nothing of theme 3"
        );
        assert_eq!(form.about_authority.len(), 3);
        assert!(
            form.statements()
                .all(|statement| !statement.text.contains("gemeenteraad"))
        );
    }

    #[test]
    fn people_who_know_what_the_authority_does_are_not_told() {
        assert!(
            form(AuthorityKind::Municipality, RespondentGroup::Council, &[])
                .about_authority
                .is_empty()
        );
    }

    #[test]
    fn local_questions_come_last_for_their_own_groups_only() {
        let questions = [local(&[RespondentGroup::Staff])];
        let staff = form(
            AuthorityKind::WaterBoard,
            RespondentGroup::Staff,
            &questions,
        );
        let last = staff.themes.last().unwrap();
        assert_eq!(
            (last.key.as_str(), last.title.as_str()),
            (LOCAL_PAGE, "Vragen van uw waterschap")
        );
        assert_eq!(
            (last.number, last.statements.len(), &last.remark),
            (staff.themes.len(), 1, &None)
        );
        let council = form(
            AuthorityKind::WaterBoard,
            RespondentGroup::Council,
            &questions,
        );
        assert!(council.theme(LOCAL_PAGE).is_none());
        assert!(council.not_asked.contains("L1"));
    }

    #[test]
    fn only_residents_are_asked_about_themselves() {
        let keys = |group| -> Vec<String> {
            form(AuthorityKind::Municipality, group, &[])
                .background
                .into_iter()
                .map(|question| question.key)
                .collect()
        };
        assert_eq!(
            keys(RespondentGroup::Residents),
            ["age", "area", "took_part"]
        );
        assert!(keys(RespondentGroup::Council).is_empty());
    }

    #[test]
    fn without_areas_the_area_is_not_asked() {
        let sizes = GroupSizes {
            council: 19,
            executive: 8,
            staff: 80,
        };
        let rules = Rules::new(RulesDraft {
            sizes,
            ..RulesDraft::default()
        })
        .unwrap();
        let instrument = Versions::embedded().get("2026.1").unwrap();
        let form = Form::new(
            instrument,
            AuthorityKind::Municipality,
            RespondentGroup::Residents,
            &rules,
        );
        assert!(form.background.iter().all(|question| question.key != AREA));
    }

    #[test]
    fn hard_words_are_explained_where_they_are_read() {
        for group in RespondentGroup::ALL {
            for theme in form(AuthorityKind::Municipality, group, &[]).themes {
                let texts = theme
                    .statements
                    .iter()
                    .map(|statement| statement.text.as_str());
                let page = texts
                    .chain([theme.title.as_str(), &theme.explanation])
                    .collect::<Vec<_>>()
                    .join(" ")
                    .to_lowercase();
                assert!(
                    theme
                        .words
                        .iter()
                        .all(|hard| page.contains(&hard.word.to_lowercase())),
                    "{}",
                    theme.key
                );
            }
        }
        let council = form(AuthorityKind::Municipality, RespondentGroup::Council, &[]);
        assert!(
            council
                .theme("T3")
                .unwrap()
                .words
                .iter()
                .any(|hard| hard.word == "griffie")
        );
    }

    #[test]
    fn declining_is_offered_only_where_the_statement_says_so() {
        let form = form(AuthorityKind::Municipality, RespondentGroup::Council, &[]);
        let offers = |key| form.answers_to(form.statement(key).unwrap()).count();
        assert_eq!((offers("T4.2"), offers("T1.1")), (7, 6));
        assert_eq!(form.label(Answer::Unknown), "Weet ik niet");
    }
}

//! Takes the texts of one kind of authority and one group out of the instrument.

use super::{
    AREA, FormAnswer, FormBackground, FormDirection, FormOption, FormRemark, FormStatement,
    FormTheme, FormVisibility, FormWord, LOCAL_PAGE,
};
use crate::answers::Answer;
use crate::instrument::{BackgroundQuestion, Instrument, Statement, Theme, Wording};
use crate::kind::{AuthorityKind, RespondentGroup};
use crate::local::{LocalKind, LocalQuestion};
use crate::rules::Area;
use std::collections::BTreeSet;

pub(super) fn texts_of(wordings: &[Wording], kind: AuthorityKind) -> Vec<String> {
    let texts = wordings.iter().map(|wording| wording.of(kind));
    texts
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
        .collect()
}

pub(super) fn visibilities(instrument: &Instrument, kind: AuthorityKind) -> Vec<FormVisibility> {
    let lines = instrument.who_sees_what.iter().map(|line| FormVisibility {
        subject: line.subject.of(kind).to_owned(),
        who: line.who.of(kind).to_owned(),
        explanation: line.explanation.of(kind).to_owned(),
    });
    lines.collect()
}

pub(super) fn scale(instrument: &Instrument) -> Vec<FormAnswer> {
    let answers = instrument.scale.iter().filter_map(|option| {
        let answer = Answer::from_code(&option.answer)?;
        let label = option.label.clone();
        Some(FormAnswer { answer, label })
    });
    answers.collect()
}

pub(super) fn themes(
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
        remarks: vec![FormRemark {
            key: theme.key.clone(),
            text: remark.to_owned(),
        }],
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

/// What is said at everything that is answered in one's own words.
const NO_NAMES: &str = "Schrijf geen namen op.";

fn local_page(
    kind: AuthorityKind,
    group: RespondentGroup,
    local: &[LocalQuestion],
) -> Option<FormTheme> {
    let asked = |kind: LocalKind| {
        let asked = local.iter();
        asked.filter(move |question| question.kind == kind && question.groups.contains(&group))
    };
    let statements: Vec<_> = asked(LocalKind::Statement)
        .map(|question| FormStatement {
            key: question.key.clone(),
            text: question.text.clone(),
            may_decline: false,
        })
        .collect();
    let remarks: Vec<_> = asked(LocalKind::Open)
        .map(|question| FormRemark {
            key: question.key.clone(),
            text: format!("{} {NO_NAMES}", question.text),
        })
        .collect();
    let whose = match kind {
        AuthorityKind::Municipality => "uw gemeente",
        AuthorityKind::Province => "uw provincie",
        AuthorityKind::WaterBoard => "uw waterschap",
    };
    let what = match (statements.len(), remarks.len()) {
        (0, 0) => return None,
        (0, 1) => "Deze vraag",
        (0, _) => "Deze vragen",
        (1, 0) => "Deze stelling",
        (1, 1) => "Deze stelling en de vraag eronder",
        (1, _) => "Deze stelling en de vragen eronder",
        (_, 0) => "Deze stellingen",
        (_, 1) => "Deze stellingen en de vraag eronder",
        (_, _) => "Deze stellingen en de vragen eronder",
    };
    Some(FormTheme {
        key: LOCAL_PAGE.to_owned(),
        number: 0,
        title: format!("Vragen van {whose}"),
        explanation: format!("{what} heeft {whose} zelf toegevoegd."),
        words: Vec::new(),
        statements,
        remarks,
    })
}

pub(super) fn directions(instrument: &Instrument, kind: AuthorityKind) -> Vec<FormDirection> {
    let directions = instrument.directions.iter().map(|direction| FormDirection {
        key: direction.key.clone(),
        subgoal: direction.subgoal,
        text: direction.text.of(kind).to_owned(),
    });
    directions.collect()
}

pub(super) fn background(
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

pub(super) fn not_asked(
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

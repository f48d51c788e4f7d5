//! `/meedoen/{vragenlijst}/overzicht`: what was filled in and what was skipped, before sending.

use super::{
    super::{
        forms::{Button, Form},
        problems::{ErrorSummary, Filled, Problems},
    },
    directions,
    frame::Sheet,
    progress::{Progress, place_of},
    remark,
    sending::Sending,
    standing::{Questionnaire, filling},
    steps,
};
use leptos::prelude::*;
use questionnaires::{
    answers::Answers,
    form::{Form as Asked, FormTheme},
};
use services::participations::Place;

/// `/meedoen/{vragenlijst}/overzicht`
#[component]
pub fn OverviewPage() -> impl IntoView {
    let filled = Filled::<Sending>::of_request();
    filling(move |questionnaire| {
        let problems = problems(&questionnaire, filled.problems);
        Ok(view! { <Overview questionnaire problems/> })
    })
}

/// What keeps the answers from being sent. Each sentence leads to the line of its page below.
fn problems(questionnaire: &Questionnaire, mut problems: Problems) -> Problems {
    let answers = &questionnaire.draft.answers;
    for theme in &questionnaire.form().themes {
        let mut written = theme.remarks.iter().filter_map(|asked| {
            let text = answers.remarks.get(&asked.key)?;
            Some((asked, text))
        });
        if let Some((asked, _)) = written.find(|(_, text)| remark::problem(text).is_some()) {
            let what = if asked.is_question() {
                "antwoord"
            } else {
                "toelichting"
            };
            let sentence = format!("Uw {what} bij ‘{}’ is te lang.", theme.title);
            problems.add(line(theme), sentence);
        }
    }
    if let Some(sentence) = directions::problem(answers.directions.len()) {
        problems.add("richtingen", sentence);
    }
    problems
}

fn line(theme: &FormTheme) -> String {
    format!("pagina-{}", theme.number)
}

#[component]
fn Overview(questionnaire: Questionnaire, problems: Problems) -> impl IntoView {
    let form = questionnaire.form();
    let (at, pages) = place_of(form, Place::Overview);
    let bar = view! { <Progress words="Bijna klaar" pages at/> };
    let before = steps::path(&questionnaire.name, steps::previous(form, Place::Overview));
    let pause = format!("{}/stoppen", steps::start(&questionnaire.name));
    let lines = lines(&questionnaire, &problems);
    let sending: Vec<_> = form
        .sending
        .iter()
        .map(|text| view! { <p>{text.clone()}</p> })
        .collect();
    view! {
        <Sheet title="Overzicht" whose=questionnaire.whose() bar=bar.into_any()>
            <h1>"Overzicht"</h1>
            <ErrorSummary problems=problems.clone()/>
            <p class="qs-lead">"U hebt nog niets verstuurd. Kijk hieronder of u iets wilt aanvullen."</p>
            <ul class="qs-rows qs-overview">{lines}</ul>
            <section class="qs-section" aria-labelledby="versturen">
                <h2 id="versturen">"Versturen"</h2>
                <div class="qs-stack qs-measure">{sending}</div>
                <Form label="Versturen">
                    <div class="qs-button-group qs-section">
                        <Button>"Versturen"</Button>
                        <a class="qs-button" href=before>"Vorige"</a>
                        <a class="qs-standalone" href=pause>"Stoppen en later verdergaan"</a>
                    </div>
                </Form>
            </section>
        </Sheet>
    }
}

fn lines(questionnaire: &Questionnaire, problems: &Problems) -> Vec<AnyView> {
    let form = questionnaire.form();
    let answers = &questionnaire.draft.answers;
    let path = |place| steps::path(&questionnaire.name, place);
    let themes = form.themes.iter().map(|theme| {
        theme_line(
            theme,
            answers,
            &path(Place::Theme(theme.number)),
            problems.of(&line(theme)),
        )
    });
    let directions = direction_line(
        form,
        answers,
        &path(Place::Directions),
        problems.of("richtingen"),
    );
    let background = (!form.background.is_empty())
        .then(|| background_line(form, answers, &path(Place::Background)));
    themes.chain([directions]).chain(background).collect()
}

fn theme_line(
    theme: &FormTheme,
    answers: &Answers,
    path: &str,
    problem: Option<String>,
) -> AnyView {
    let (given, asked) = (answers.answered(theme), theme.statements.len());
    let skipped: Vec<_> = theme
        .statements
        .iter()
        .filter(|statement| !answers.statements.contains_key(&statement.key))
        .map(|statement| {
            let href = format!("{path}#{}", statement.key);
            view! { <li><a href=href>{statement.text.clone()}</a></li> }
        })
        .collect();
    let wrote = theme
        .remarks
        .iter()
        .filter(|own| answers.remarks.contains_key(&own.key))
        .count();
    let open = theme.remarks.iter().filter(|own| own.is_question()).count();
    let count = (asked > 0).then(|| count(asked, given));
    let wrote = in_words(wrote, open);
    let skipped =
        (!skipped.is_empty()).then(|| view! { <ul class="qs-overview__skipped">{skipped}</ul> });
    row(
        line(theme),
        theme.title.clone(),
        path,
        problem,
        view! {
            {count.map(|count| view! { <p>{count}</p> })}
            {skipped}
            {wrote.map(|wrote| view! { <p class="qs-subtle">{wrote}</p> })}
        }
        .into_any(),
    )
}

/// What was written on a page: the remark of a theme, or so many of its open questions.
fn in_words(wrote: usize, open: usize) -> Option<String> {
    match (wrote, open) {
        (0, 0) => None,
        (_, 0) => Some("Met uw toelichting.".to_owned()),
        (0, 1) => Some("Bij de open vraag schreef u niets op.".to_owned()),
        (0, _) => Some("Bij de open vragen schreef u niets op.".to_owned()),
        (_, 1) => Some("Uw antwoord op de open vraag is bewaard.".to_owned()),
        (wrote, open) if wrote == open => Some(format!(
            "Uw antwoorden op alle {open} open vragen zijn bewaard."
        )),
        (1, open) => Some(format!(
            "Uw antwoord op 1 van de {open} open vragen is bewaard."
        )),
        (wrote, open) => Some(format!(
            "Uw antwoorden op {wrote} van de {open} open vragen zijn bewaard."
        )),
    }
}

/// How many statements of a page were answered. Its own list names those that were not.
fn count(asked: usize, given: usize) -> String {
    match (asked, asked - given) {
        (1, 0) => "1 stelling beantwoord".to_owned(),
        (1, _) => "U sloeg de stelling over:".to_owned(),
        (_, 0) => format!("Alle {asked} stellingen beantwoord"),
        (_, skipped) => {
            format!("{given} van de {asked} stellingen beantwoord. U sloeg er {skipped} over:")
        }
    }
}

fn direction_line(form: &Asked, answers: &Answers, path: &str, problem: Option<String>) -> AnyView {
    let chosen: Vec<_> = form
        .directions
        .iter()
        .filter(|direction| answers.directions.contains(&direction.key))
        .map(|direction| view! { <li>{direction.text.clone()}</li> })
        .collect();
    let content = if chosen.is_empty() {
        view! { <p>"U koos niets."</p> }.into_any()
    } else {
        view! { <p>"U koos:"</p><ul class="qs-overview__chosen">{chosen}</ul> }.into_any()
    };
    row(
        "richtingen".to_owned(),
        "Wat moet het eerst beter?".to_owned(),
        path,
        problem,
        content,
    )
}

fn background_line(form: &Asked, answers: &Answers, path: &str) -> AnyView {
    let words = format!(
        "{} van de {} vragen ingevuld",
        answers.background.len(),
        form.background.len()
    );
    let content = view! { <p>{words}</p> }.into_any();
    row(
        "over-u".to_owned(),
        "Over u".to_owned(),
        path,
        None,
        content,
    )
}

fn row(
    id: String,
    title: String,
    path: &str,
    problem: Option<String>,
    content: AnyView,
) -> AnyView {
    let href = path.to_owned();
    view! {
        <li class="qs-overview__page" id=id tabindex="-1">
            <h2 class="qs-overview__title"><a href=href>{title}</a></h2>
            {problem.map(|problem| view! { <p class="qs-error">{problem}</p> })}
            {content}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_told_for_a_remark_and_for_questions() {
        assert_eq!(in_words(0, 0), None);
        for (wrote, open, told) in [
            (1, 0, "Met uw toelichting."),
            (1, 1, "Uw antwoord op de open vraag is bewaard."),
            (0, 2, "Bij de open vragen schreef u niets op."),
            (1, 3, "Uw antwoord op 1 van de 3 open vragen is bewaard."),
            (4, 4, "Uw antwoorden op alle 4 open vragen zijn bewaard."),
        ] {
            assert_eq!(in_words(wrote, open).as_deref(), Some(told));
        }
    }

    #[test]
    fn one_statement_is_counted_as_one() {
        assert_eq!(count(1, 1), "1 stelling beantwoord");
        assert_eq!(count(1, 0), "U sloeg de stelling over:");
        assert_eq!(count(5, 5), "Alle 5 stellingen beantwoord");
        assert_eq!(
            count(5, 4),
            "4 van de 5 stellingen beantwoord. U sloeg er 1 over:"
        );
    }
}

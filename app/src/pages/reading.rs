//! A questionnaire on one page, to be read and not to be filled in: for a lead who prepares, and an officer who looks at a version.

use leptos::prelude::*;
use questionnaires::form::{Form, FormStatement, FormTheme};

/// All that a group reads, from the first page to the last.
#[must_use]
pub fn questionnaire(form: &Form) -> AnyView {
    let themes: Vec<_> = form
        .themes
        .iter()
        .map(|theme| self::theme(form, theme))
        .collect();
    view! {
        {welcome(form)}
        {themes}
        {end(form)}
    }
    .into_any()
}

fn paragraphs(texts: &[String]) -> Vec<AnyView> {
    texts
        .iter()
        .map(|text| view! { <p>{text.clone()}</p> }.into_any())
        .collect()
}

fn welcome(form: &Form) -> AnyView {
    let lines: Vec<_> = form
        .who_sees_what
        .iter()
        .map(|line| {
            view! { <div><dt>{line.subject.clone()}</dt><dd><strong>{line.who.clone()}</strong>" "{line.explanation.clone()}</dd></div> }
        })
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="begin">
            <h2 id="begin">{form.welcome.clone()}</h2>
            <div class="qs-stack qs-measure">{paragraphs(&form.about_authority)} {paragraphs(&form.introduction)}</div>
            <dl class="qs-rows qs-rows--wide qs-finding">{lines}</dl>
        </section>
    }
    .into_any()
}

fn theme(form: &Form, theme: &FormTheme) -> AnyView {
    let statements: Vec<_> = theme
        .statements
        .iter()
        .map(|statement| self::statement(form, statement))
        .collect();
    let words: Vec<_> = theme
        .words
        .iter()
        .map(
            |hard| view! { <div><dt>{hard.word.clone()}</dt><dd>{hard.meaning.clone()}</dd></div> },
        )
        .collect();
    let words = (!words.is_empty())
        .then(|| view! { <dl class="qs-rows qs-rows--wide qs-finding">{words}</dl> });
    let remarks: Vec<_> = theme
        .remarks
        .iter()
        .map(|remark| view! { <p class="qs-note">{remark.text.clone()}</p> })
        .collect();
    let id = format!("thema-{}", theme.number);
    let labelled_by = id.clone();
    view! {
        <section class="qs-section" aria-labelledby=labelled_by>
            <p class="qs-kicker">{format!("Thema {} van {}", theme.number, form.themes.len())}</p>
            <h2 id=id>{theme.title.clone()}</h2>
            <p class="qs-measure">{theme.explanation.clone()}</p>
            {words}
            <ol class="qs-rows qs-finding">{statements}</ol>
            {remarks}
        </section>
    }
    .into_any()
}

fn statement(form: &Form, statement: &FormStatement) -> AnyView {
    let answers: Vec<&str> = form
        .answers_to(statement)
        .map(|answer| answer.label.as_str())
        .collect();
    view! {
        <li>
            <p><strong>{statement.text.clone()}</strong></p>
            <p class="qs-note">{answers.join(" · ")}</p>
        </li>
    }
    .into_any()
}

fn end(form: &Form) -> AnyView {
    let directions: Vec<_> = form
        .directions
        .iter()
        .map(|direction| view! { <li>{direction.text.clone()}</li> })
        .collect();
    let background: Vec<_> = form
        .background
        .iter()
        .map(|question| {
            let options: Vec<&str> = question
                .options
                .iter()
                .map(|option| option.label.as_str())
                .collect();
            view! { <div><dt>{question.question.clone()}</dt><dd>{options.join(" · ")}</dd></div> }
        })
        .collect();
    let background = (!background.is_empty())
        .then(|| view! { <dl class="qs-rows qs-rows--wide qs-finding">{background}</dl> });
    view! {
        <section class="qs-section" aria-labelledby="richtingen">
            <h2 id="richtingen">{form.directions_question.clone()}</h2>
            <ul class="qs-list">{directions}</ul>
            {background}
        </section>
        <section class="qs-section" aria-labelledby="versturen">
            <h2 id="versturen">"Versturen"</h2>
            <div class="qs-stack qs-measure">{paragraphs(&form.sending)} {paragraphs(&form.closing)}</div>
        </section>
    }
    .into_any()
}

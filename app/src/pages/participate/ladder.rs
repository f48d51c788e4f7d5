//! A statement with its answers: on a phone a ladder, on a wide screen a line.

use leptos::prelude::*;
use questionnaires::{
    answers::Answer,
    form::{Form, FormAnswer, FormStatement},
};

/// A statement with the answers that can be given to it.
pub fn ladder(form: &Form, statement: &FormStatement, given: Option<Answer>) -> AnyView {
    let (steps, apart): (Vec<_>, Vec<_>) = form
        .answers_to(statement)
        .partition(|option| option.answer.step().is_some());
    let steps: Vec<_> = steps
        .into_iter()
        .map(|option| rung(statement, option, given, "qs-likert__option"))
        .collect();
    let apart: Vec<_> = apart
        .into_iter()
        .map(|option| {
            rung(
                statement,
                option,
                given,
                "qs-likert__option qs-likert__option--apart",
            )
        })
        .collect();
    let was = given.map_or("", Answer::code);
    view! {
        <fieldset class="qs-likert">
            <legend class="qs-likert__statement">{statement.text.clone()}</legend>
            <input type="hidden" name=super::page_form::was(&statement.key) value=was/>
            <div class="qs-likert__options">
                <div class="qs-likert__scale">{steps}</div>
                <div class="qs-likert__beside">{apart}</div>
            </div>
        </fieldset>
    }
    .into_any()
}

fn rung(
    statement: &FormStatement,
    option: &FormAnswer,
    given: Option<Answer>,
    class: &'static str,
) -> AnyView {
    let code = option.answer.code();
    // The first answer bears the name of the statement, for links that lead to it.
    let id = if option.answer == Answer::StronglyDisagree {
        statement.key.clone()
    } else {
        format!("{}-{code}", statement.key)
    };
    view! {
        <div class=class>
            <input
                class="qs-likert__input"
                type="radio"
                name=statement.key.clone()
                id=id.clone()
                value=code
                checked=given == Some(option.answer)
            />
            <label class="qs-likert__label" for=id>{option.label.clone()}</label>
        </div>
    }
    .into_any()
}

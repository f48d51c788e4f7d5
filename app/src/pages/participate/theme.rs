//! `/meedoen/{vragenlijst}/thema/{nummer}`: one theme a page.

use super::{
    super::{
        failure::Failure,
        forms::{Button, Form},
        problems::{ErrorSummary, Problems},
        sent::Sent,
        shell::IslandScripts,
        visit::{Answer, Visit},
    },
    frame::Sheet,
    ladder::ladder,
    page_form::{PageForm, keep_and_go},
    progress::{Progress, place_of},
    remark::{self, Remark},
    standing::{Questionnaire, filling},
};
use crate::islands::Autosave;
use axum::extract::Path;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use questionnaires::{
    answers::Answers,
    form::{FormTheme, FormWord, LOCAL_PAGE},
};
use services::participations::Place;

/// `/meedoen/{vragenlijst}/thema/{nummer}`
#[component]
pub fn ThemePage() -> impl IntoView {
    let number = use_params_map().get_untracked().get("nummer");
    filling(move |questionnaire| {
        let number: Option<usize> = number.and_then(|number| number.parse().ok());
        let themes = &questionnaire.form().themes;
        let theme = number.and_then(|number| themes.iter().find(|theme| theme.number == number));
        let theme = theme.cloned().ok_or(Failure::NotFound)?;
        Ok(view! { <Theme questionnaire theme/> })
    })
}

#[component]
fn Theme(questionnaire: Questionnaire, theme: FormTheme) -> impl IntoView {
    let form = questionnaire.form();
    let answers = &questionnaire.draft.answers;
    let problems = problems(&theme, answers);
    let words = words(&theme, form.themes.len());
    let (at, pages) = place_of(form, Place::Theme(theme.number));
    let saved = view! { <Autosave/> };
    let bar = view! { <Progress words=words.clone() pages at saved=saved.into_any()/> };
    let statements: Vec<_> = theme
        .statements
        .iter()
        .map(|statement| {
            ladder(
                form,
                statement,
                answers.statements.get(&statement.key).copied(),
            )
        })
        .collect();
    let remarks: Vec<_> = theme
        .remarks
        .iter()
        .map(|asked| {
            let value = answers.remarks.get(&asked.key).cloned();
            view! { <Remark asked=asked.clone() value=value.unwrap_or_default() problems=problems.clone()/> }
        })
        .collect();
    let how = (!theme.statements.is_empty()).then(|| {
        view! {
            <p class="qs-measure">
                "Kies bij elke stelling het antwoord dat het best bij u past. Een stelling overslaan mag."
            </p>
        }
    });
    let code = (theme.number == 1 && !questionnaire.personal).then(|| {
        view! { <OwnCode code=questionnaire.code.shown()/> }
    });
    let title = format!("{words}: {}", theme.title);
    view! {
        <Sheet title whose=questionnaire.whose() bar=bar.into_any()>
            <h1>{theme.title.clone()}</h1>
            <ErrorSummary problems/>
            {code}
            <p class="qs-lead">{theme.explanation.clone()}</p>
            {how}
            <HardWords words=theme.words.clone()/>
            <Form label=theme.title.clone()>
                {statements}
                {remarks}
                <Buttons/>
            </Form>
            <Promise/>
            <IslandScripts/>
        </Sheet>
    }
}

/// What is wrong with what was written on this page.
fn problems(theme: &FormTheme, answers: &Answers) -> Problems {
    let mut problems = Problems::none();
    for asked in &theme.remarks {
        let written = answers.remarks.get(&asked.key);
        if let Some(sentence) = written.and_then(|written| remark::problem(written)) {
            problems.add(asked.field(), sentence);
        }
    }
    problems
}

/// Where one is, in words. The authority's own questions are no theme.
fn words(theme: &FormTheme, themes: usize) -> String {
    if theme.key == LOCAL_PAGE {
        "Eigen vragen".to_owned()
    } else {
        format!("Thema {} van {}", theme.number, themes)
    }
}

/// The code that somebody got who came by a shared link.
#[component]
fn OwnCode(code: String) -> impl IntoView {
    view! {
        <div class="qs-panel qs-own-code">
            <p>"Uw eigen code is " <strong class="qs-own-code__code">{code}</strong></p>
            <p class="qs-subtle">
                "Schrijf hem op. Met deze code kunt u later of op een ander apparaat verder. Alleen u hebt hem."
            </p>
        </div>
    }
}

#[component]
fn HardWords(words: Vec<FormWord>) -> impl IntoView {
    let words: Vec<_> = words
        .into_iter()
        .map(|word| view! { <div><dt>{word.word}</dt><dd>{word.meaning}</dd></div> })
        .collect();
    (!words.is_empty()).then(|| {
        view! {
            <details class="qs-disclosure">
                <summary>"Moeilijke woorden op deze pagina"</summary>
                <dl class="qs-rows qs-rows--wide">{words}</dl>
            </details>
        }
    })
}

/// On, back, and stop for now. All keep what was filled in.
#[component]
pub fn Buttons() -> impl IntoView {
    view! {
        <div class="qs-button-group qs-section">
            <Button name="ga" value="verder">"Volgende"</Button>
            <Button name="ga" value="terug" secondary=true>"Vorige"</Button>
            <button class="qs-button qs-button--quiet" type="submit" name="ga" value="stoppen">
                "Stoppen en later verdergaan"
            </button>
        </div>
    }
}

/// What every page with questions ends with.
#[component]
pub fn Promise() -> impl IntoView {
    view! {
        <p class="qs-note qs-measure qs-section">
            "Niemand ziet wie wat heeft geantwoord. Uw antwoorden tellen pas mee als u aan het einde op ‘Versturen’ drukt."
        </p>
    }
}

/// Keeps what was filled in and goes on.
pub async fn save(
    visit: Visit,
    Path((name, number)): Path<(String, usize)>,
    Sent(fields): Sent<Vec<(String, String)>>,
) -> Answer {
    let page = Place::Theme(number);
    keep_and_go(visit, name, PageForm { page, fields }).await
}

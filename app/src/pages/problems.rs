//! What is wrong with a form, and how a page says so.

use super::field_names::field_name;
use super::words;
use leptos::prelude::*;
use leptos_meta::Title;
use services::ProblemCode;
use std::sync::Arc;

/// Problems in a form, in the order of its fields. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Arc<Vec<Problem>>);

/// One problem: the field, and a sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the field; its control has the same id.
    pub field: String,
    /// What is wrong, as a sentence of its own: "Vul uw e-mailadres in."
    pub sentence: String,
    /// Whether the sentence says the same of every field: "Vul dit in." Away from its field it then needs the name of the field.
    pub general: bool,
}

impl Problem {
    /// What the list above the form says: the sentence, after the name of the field where it does not speak for itself.
    #[must_use]
    pub fn in_the_list(&self) -> String {
        match field_name(&self.field).filter(|_| self.general) {
            Some(name) => format!("{name}: {}", words::after_colon(&self.sentence)),
            None => self.sentence.clone(),
        }
    }
}

impl Problems {
    /// No problems.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// One problem, for a form with one field or a single failure.
    #[must_use]
    pub fn one(field: impl Into<String>, sentence: impl Into<String>) -> Self {
        let mut problems = Self::none();
        problems.add(field, sentence);
        problems
    }

    /// The problems a use case found, with a sentence of the page for a field it knows and a general one otherwise.
    #[must_use]
    pub fn found(
        found: &[services::Problem],
        say: impl Fn(&str, &ProblemCode) -> Option<&'static str>,
    ) -> Self {
        let mut problems = Self::none();
        for problem in found {
            match say(&problem.field, &problem.code) {
                Some(sentence) => problems.add(problem.field.as_str(), sentence),
                None => Arc::make_mut(&mut problems.0).push(Problem {
                    field: problem.field.clone(),
                    sentence: words::problem(&problem.code),
                    general: true,
                }),
            }
        }
        problems
    }

    /// Adds a problem. Only the first problem of a field is shown beside it.
    pub fn add(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        Arc::make_mut(&mut self.0).push(Problem {
            field: field.into(),
            sentence: sentence.into(),
            general: false,
        });
    }

    /// What to say at a field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<String> {
        self.0
            .iter()
            .find(|problem| problem.field == field)
            .map(|problem| problem.sentence.clone())
    }

    /// Whether all is well.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All problems.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }
}

/// A form as it was sent, with what is wrong with it. The type of the form says which form of the page is meant.
#[derive(Clone, Debug, Default)]
pub struct Filled<F> {
    /// What was typed.
    pub form: F,
    /// What is wrong with it.
    pub problems: Problems,
}

impl<F> Filled<F> {
    /// The form as it is stored, with nothing wrong.
    #[must_use]
    pub fn stored(form: F) -> Self {
        Self {
            form,
            problems: Problems::none(),
        }
    }
}

impl<F: Clone + Default + Send + Sync + 'static> Filled<F> {
    /// What was sent with this request, or the empty form when the page is opened.
    #[must_use]
    pub fn of_request() -> Self {
        use_context::<Self>().unwrap_or_default()
    }
}

/// The list above a form of what is wrong with it. Its heading takes the focus, each sentence leads to its field, and the title of the
/// page begins with "Fout: ": that is what is heard first when a page comes back.
#[component]
pub fn ErrorSummary(
    /// What is wrong; nothing is shown when nothing is.
    problems: Problems,
    /// What it comes down to.
    #[prop(default = "Er ging iets mis")]
    heading: &'static str,
) -> impl IntoView {
    (!problems.is_empty()).then(|| {
        let lines: Vec<_> = problems
            .iter()
            .map(|problem| {
                let href = format!("#{}", problem.field);
                view! { <li><a class="qs-error" href=href>{problem.in_the_list()}</a></li> }
            })
            .collect();
        view! {
            <Title formatter=|title: String| format!("Fout: {title}")/>
            <div class="qs-panel qs-panel--error" role="alert" aria-labelledby="fouten">
                <h2 id="fouten" tabindex="-1" autofocus>{heading}</h2>
                <ul class="qs-list">{lines}</ul>
            </div>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_shows_its_first_problem_only() {
        let mut problems = Problems::one("naam", "Vul uw naam in.");
        problems.add("naam", "Uw naam is te lang.");
        problems.add("mail", "Vul uw e-mailadres in.");
        assert_eq!(problems.of("naam").as_deref(), Some("Vul uw naam in."));
        assert_eq!(
            problems.of("mail").as_deref(),
            Some("Vul uw e-mailadres in.")
        );
        assert_eq!(problems.of("plaats"), None);
        assert_eq!(problems.iter().count(), 3);
    }

    #[test]
    fn a_general_sentence_names_its_field_in_the_list() {
        let missing = |field: &str| services::Problem::new(field, ProblemCode::Missing);
        let problems = Problems::found(
            &[missing("opens_on"), missing("reason"), missing("x")],
            |field, _| (field == "reason").then_some("Schrijf op waarom."),
        );
        let list: Vec<_> = problems.iter().map(Problem::in_the_list).collect();
        assert_eq!(
            list,
            [
                "Eerste dag: vul dit in.",
                "Schrijf op waarom.",
                "Vul dit in."
            ]
        );
        assert_eq!(problems.of("opens_on").as_deref(), Some("Vul dit in."));
    }
}

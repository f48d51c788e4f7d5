//! What all fields share: label, hint and error around a control.

use leptos::prelude::*;

/// The texts around a control and how they are tied to it.
pub struct Field {
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    pub problem: Option<String>,
    pub optional: bool,
}

impl Field {
    /// The texts as a component gets them. An empty hint is none: it depends on the page whether there is something to explain.
    pub fn new(
        name: String,
        label: String,
        hint: Option<String>,
        problem: Option<String>,
        optional: bool,
    ) -> Self {
        Self {
            name,
            label,
            hint: hint.filter(|hint| !hint.is_empty()),
            problem,
            optional,
        }
    }

    /// Ids of the texts that explain the control, for `aria-describedby`.
    pub fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| self.hint_id());
        let problem = self.problem.as_ref().map(|_| self.problem_id());
        let ids: Vec<String> = hint.into_iter().chain(problem).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub fn invalid(&self) -> Option<&'static str> {
        self.problem.as_ref().map(|_| "true")
    }

    pub fn required(&self) -> Option<&'static str> {
        (!self.optional).then_some("true")
    }

    /// The label as it reads, with what may stay empty.
    pub fn caption(&self) -> impl IntoView + use<> {
        let optional = self
            .optional
            .then(|| view! { <span class="qs-form-field__optional">" (optioneel)"</span> });
        view! { {self.label.clone()} {optional} }
    }

    pub fn explanation(&self) -> impl IntoView + use<> {
        let hint = self.hint.clone().map(|hint| {
            view! { <p class="qs-form-field__hint" id=self.hint_id()>{hint}</p> }
        });
        let problem = self.problem.clone().map(|problem| {
            view! {
                <p class="qs-error" id=self.problem_id()>
                    <span class="qs-visually-hidden">"Fout: "</span>
                    {problem}
                </p>
            }
        });
        view! { {hint} {problem} }
    }

    /// A control with its label above it.
    pub fn around(&self, control: impl IntoView) -> impl IntoView {
        view! {
            <div class="qs-form-field" class=("qs-form-field--invalid", self.problem.is_some())>
                <label class="qs-form-field__label" for=self.name.clone()>{self.caption()}</label>
                {self.explanation()}
                {control}
            </div>
        }
    }

    /// A group of controls with their question above it.
    pub fn around_group(
        &self,
        role: Option<&'static str>,
        controls: impl IntoView,
    ) -> impl IntoView {
        view! {
            <fieldset
                class="qs-form-field"
                class=("qs-form-field--invalid", self.problem.is_some())
                role=role
                aria-describedby=self.described_by()
                aria-required=role.and(self.required())
                aria-invalid=role.and(self.invalid())
            >
                <legend class="qs-form-field__label">{self.caption()}</legend>
                {self.explanation()}
                {controls}
            </fieldset>
        }
    }

    fn hint_id(&self) -> String {
        format!("{}-uitleg", self.name)
    }

    fn problem_id(&self) -> String {
        format!("{}-fout", self.name)
    }
}

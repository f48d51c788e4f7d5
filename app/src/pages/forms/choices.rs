//! What can be chosen in a list of radio buttons or boxes: a few choices, or many in groups that open one by one.

use leptos::prelude::*;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// More about it.
    pub hint: Option<String>,
}

/// Choices that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceGroup {
    /// What they have in common.
    pub title: String,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// All that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    alone: Vec<Choice>,
    groups: Vec<ChoiceGroup>,
    /// Whether each is sent under a name of its own.
    apart: bool,
}

impl Choice {
    /// A choice without explanation.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
        }
    }

    /// The same choice, explained.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }
}

impl From<Vec<Choice>> for Choices {
    fn from(alone: Vec<Choice>) -> Self {
        Self {
            alone,
            groups: Vec::new(),
            apart: false,
        }
    }
}

impl Choices {
    /// Many choices, each in a group.
    #[must_use]
    pub const fn by_group(groups: Vec<ChoiceGroup>) -> Self {
        Self {
            alone: Vec::new(),
            groups,
            apart: false,
        }
    }

    /// The same choices, each sent under its value as its name, so that of each can be told whether it was changed.
    #[must_use]
    pub fn apart(self) -> Self {
        Self {
            apart: true,
            ..self
        }
    }

    /// The radio buttons or boxes. Groups with something chosen come first and stand open; without any the first one does, so that
    /// the list of errors leads to something that can be seen.
    pub(super) fn controls(self, kind: &'static str, name: &str, chosen: &[String]) -> AnyView {
        let is_chosen = |choice: &Choice| chosen.contains(&choice.value);
        let mut ids = Ids { name, given: 0 };
        let apart = self.apart;
        let sent_as = |choice: &Choice| {
            let name = if apart { choice.value.as_str() } else { name };
            name.to_owned()
        };
        let mut options = |choices: Vec<Choice>| -> Vec<AnyView> {
            let options = choices.into_iter();
            options
                .map(|choice| {
                    let checked = is_chosen(&choice);
                    option(kind, sent_as(&choice), ids.next(), checked, choice)
                })
                .collect()
        };
        let alone = options(self.alone);
        let alone = (!alone.is_empty()).then(|| view! { <div class="qs-choices">{alone}</div> });
        let (open, mut closed): (Vec<_>, Vec<_>) = self
            .groups
            .into_iter()
            .partition(|group| group.choices.iter().any(is_chosen));
        let shown = if open.is_empty() { 1 } else { open.len() };
        let groups: Vec<_> = open
            .into_iter()
            .chain(closed.drain(..))
            .enumerate()
            .map(|(place, group)| self::group(group.title, place < shown, options(group.choices)))
            .collect();
        view! { {alone} {groups} }.into_any()
    }
}

/// The first control bears the name of the field, for the link from the list of errors.
struct Ids<'a> {
    name: &'a str,
    given: usize,
}

impl Ids<'_> {
    fn next(&mut self) -> String {
        self.given += 1;
        if self.given == 1 {
            self.name.to_owned()
        } else {
            format!("{}-{}", self.name, self.given)
        }
    }
}

fn option(kind: &'static str, name: String, id: String, checked: bool, choice: Choice) -> AnyView {
    let hint_id = choice.hint.as_ref().map(|_| format!("{id}-keuze"));
    let hint = choice
        .hint
        .map(|hint| view! { <p class="qs-choice__hint" id=hint_id.clone()>{hint}</p> });
    view! {
        <div class="qs-choice">
            <input
                class="qs-choice__input"
                r#type=kind
                id=id.clone()
                name=name
                checked=checked
                value=choice.value
                aria-describedby=hint_id
            />
            <label class="qs-choice__label" for=id>{choice.label}</label>
            {hint}
        </div>
    }
    .into_any()
}

/// Opens without a script, and says by itself whether something in it is chosen.
fn group(title: String, open: bool, options: Vec<AnyView>) -> AnyView {
    view! {
        <details class="qs-choice-group" open=open>
            <summary class="qs-choice-group__title">
                {title.clone()} <span class="qs-choice-group__mark">" (gekozen)"</span>
            </summary>
            <fieldset>
                <legend class="qs-visually-hidden">{title}</legend>
                <div class="qs-choices">{options}</div>
            </fieldset>
        </details>
    }
    .into_any()
}

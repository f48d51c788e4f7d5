//! A form as a browser without scripts handles it: found by its button, filled in by label, sent with exactly the fields that
//! HTML says are sent.

use axum::http::Method;
use scraper::{ElementRef, Html};

use crate::html::{by_id, label, legend, selector, text};

/// A form, filled in as the page gave it until a test changes it.
#[derive(Clone, Debug)]
pub struct Form {
    pub(crate) method: Method,
    pub(crate) action: String,
    controls: Vec<Control>,
    button: Option<(String, String)>,
    address: String,
}

#[derive(Clone, Debug)]
struct Control {
    name: String,
    label: String,
    legend: String,
    value: String,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    /// Text in one line or several, a date, a number: sends what was typed.
    Typed,
    /// Sends what the page put there.
    Hidden,
    /// A box or a radio button: sends its value when it is on.
    Switch { on: bool, radio: bool },
    /// Sends the value of what is chosen; pairs of value and label.
    Select(Vec<(String, String)>),
}

impl Form {
    pub(crate) fn find(document: &Html, button: &str, address: &str) -> Option<Self> {
        let button = document
            .select(&selector("button, input[type=submit]"))
            .find(|found| {
                text(*found) == button
                    || [found.attr("aria-label"), found.attr("value")].contains(&Some(button))
            })?;
        let form = owner(document, button)?;
        let id = form.attr("id");
        let controls = document
            .select(&selector("input, textarea, select"))
            .filter(|control| match control.attr("form") {
                Some(named) => Some(named) == id,
                None => owner(document, *control) == Some(form),
            })
            .filter_map(|control| Control::read(document, control))
            .collect();
        let method = button
            .attr("formmethod")
            .or(form.attr("method"))
            .unwrap_or("get");
        let action = button
            .attr("formaction")
            .or(form.attr("action"))
            .unwrap_or_default();
        Some(Self {
            method: if method.eq_ignore_ascii_case("post") {
                Method::POST
            } else {
                Method::GET
            },
            action: if action.is_empty() {
                address.to_owned()
            } else {
                action.to_owned()
            },
            controls,
            button: button.attr("name").map(|name| {
                (
                    name.to_owned(),
                    button.attr("value").unwrap_or_default().to_owned(),
                )
            }),
            address: address.to_owned(),
        })
    }

    /// The form as a page with scripts sends it by itself while somebody goes on in it: without its button.
    #[must_use]
    pub fn by_itself(mut self) -> Self {
        self.button = None;
        self
    }

    /// Types `value` into the field with this label.
    ///
    /// # Panics
    /// Where no one field has this label.
    #[must_use]
    pub fn fill(mut self, label: &str, value: &str) -> Self {
        let control = self.one(label, |control| matches!(control.kind, Kind::Typed));
        self.controls[control].value = value.to_owned();
        self
    }

    /// Chooses `choice` in the list with this label.
    ///
    /// # Panics
    /// Where there is no such list or no such choice.
    #[must_use]
    pub fn select(mut self, label: &str, choice: &str) -> Self {
        let control = self.one(label, |control| matches!(control.kind, Kind::Select(_)));
        let control = &mut self.controls[control];
        let Kind::Select(options) = &control.kind else {
            unreachable!("found as a list")
        };
        let found = options.iter().find(|(_, label)| label == choice);
        control.value = found
            .unwrap_or_else(|| panic!("{label:?} offers {options:?}, not {choice:?}"))
            .0
            .clone();
        self
    }

    /// Ticks the box with this label.
    ///
    /// # Panics
    /// Where there is none.
    #[must_use]
    pub fn tick(self, label: &str) -> Self {
        self.switch(label, true)
    }

    /// Unticks the box with this label.
    ///
    /// # Panics
    /// Where there is none.
    #[must_use]
    pub fn untick(self, label: &str) -> Self {
        self.switch(label, false)
    }

    /// Answers the question in the legend with the radio button or box that reads `choice`.
    ///
    /// # Panics
    /// Where the question or the choice is missing.
    #[must_use]
    pub fn choose(mut self, question: &str, choice: &str) -> Self {
        let found = self.controls.iter().position(|control| {
            matches!(control.kind, Kind::Switch { .. })
                && reads(&control.legend, question)
                && reads(&control.label, choice)
        });
        let found = found.unwrap_or_else(|| {
            panic!(
                "{} does not offer {choice:?} for {question:?}; it has {:#?}",
                self.address,
                self.questions()
            )
        });
        self.turn_on(found);
        self
    }

    /// The questions that are answered by radio buttons, in order.
    #[must_use]
    pub fn questions(&self) -> Vec<String> {
        let mut questions: Vec<String> = Vec::new();
        for control in &self.controls {
            if matches!(control.kind, Kind::Switch { radio: true, .. })
                && questions.last() != Some(&control.legend)
            {
                questions.push(control.legend.clone());
            }
        }
        questions
    }

    /// Answers every question that has radio buttons with the one that reads `choice`, where it offers that.
    #[must_use]
    pub fn answer_all(mut self, choice: &str) -> Self {
        for place in 0..self.controls.len() {
            let control = &self.controls[place];
            if matches!(control.kind, Kind::Switch { radio: true, .. }) && control.label == choice {
                self.turn_on(place);
            }
        }
        self
    }

    /// Whether the radio button or box is on, for this question and choice.
    #[must_use]
    pub fn is_chosen(&self, question: &str, choice: &str) -> bool {
        self.controls.iter().any(|control| {
            matches!(control.kind, Kind::Switch { on: true, .. })
                && control.legend == question
                && control.label == choice
        })
    }

    /// What stands in the field with this label.
    ///
    /// # Panics
    /// Where no one field has this label.
    #[must_use]
    pub fn value(&self, label: &str) -> &str {
        &self.controls[self.one(label, |control| {
            matches!(control.kind, Kind::Typed | Kind::Select(_))
        })]
        .value
    }

    /// The labels of all fields that are typed in or chosen from.
    #[must_use]
    pub fn labels(&self) -> Vec<&str> {
        self.controls
            .iter()
            .filter(|control| !matches!(control.kind, Kind::Hidden))
            .map(|control| control.label.as_str())
            .collect()
    }

    /// Puts a value into a field by name, also one that the page hides: what somebody with ill intent would do.
    #[must_use]
    pub fn forge(mut self, name: &str, value: &str) -> Self {
        self.controls.retain(|control| control.name != name);
        self.controls.push(Control {
            name: name.to_owned(),
            label: String::new(),
            legend: String::new(),
            value: value.to_owned(),
            kind: Kind::Hidden,
        });
        self
    }

    /// Names and values as they are sent.
    pub(crate) fn fields(&self) -> Vec<(String, String)> {
        let controls = self.controls.iter().filter(|control| match control.kind {
            Kind::Switch { on, .. } => on,
            Kind::Typed | Kind::Hidden | Kind::Select(_) => true,
        });
        controls
            .map(|control| (control.name.clone(), control.value.clone()))
            .chain(self.button.clone())
            .collect()
    }

    fn switch(mut self, label: &str, to: bool) -> Self {
        let control = self.one(label, |control| {
            matches!(control.kind, Kind::Switch { radio: false, .. })
        });
        self.controls[control].kind = Kind::Switch {
            on: to,
            radio: false,
        };
        self
    }

    fn turn_on(&mut self, place: usize) {
        let name = self.controls[place].name.clone();
        let Kind::Switch {
            radio: is_radio, ..
        } = self.controls[place].kind
        else {
            return;
        };
        for (other, control) in self.controls.iter_mut().enumerate() {
            if let Kind::Switch { on, radio } = &mut control.kind {
                *on = if other == place {
                    true
                } else {
                    *on && !(is_radio && *radio && control.name == name)
                };
            }
        }
    }

    /// The one control of a kind whose label is `label`, or else begins with it.
    fn one(&self, label: &str, of_kind: impl Fn(&Control) -> bool) -> usize {
        let candidates = || {
            self.controls
                .iter()
                .enumerate()
                .filter(|(_, control)| of_kind(control))
        };
        let exact: Vec<_> = candidates()
            .filter(|(_, control)| control.label == label)
            .collect();
        let found = if exact.is_empty() {
            candidates()
                .filter(|(_, control)| reads(&control.label, label))
                .collect()
        } else {
            exact
        };
        match found.as_slice() {
            [(place, _)] => *place,
            [] => panic!(
                "{} has no field {label:?}, only {:#?}",
                self.address,
                self.labels()
            ),
            several => panic!("{} has {} fields {label:?}", self.address, several.len()),
        }
    }
}

/// Whether a label reads as a test says: the same, or the same with something behind it such as "(optioneel)".
fn reads(label: &str, expected: &str) -> bool {
    label == expected
        || label
            .strip_prefix(expected)
            .is_some_and(|rest| rest.starts_with(' '))
}

fn owner<'a>(document: &'a Html, control: ElementRef<'a>) -> Option<ElementRef<'a>> {
    match control.attr("form") {
        Some(id) => by_id(document, id),
        None => control
            .ancestors()
            .filter_map(ElementRef::wrap)
            .find(|ancestor| ancestor.value().name() == "form"),
    }
}

impl Control {
    /// A control that can send something; `None` for buttons and controls without a name.
    fn read(document: &Html, control: ElementRef<'_>) -> Option<Self> {
        let name = control.attr("name")?.to_owned();
        let kind = match (
            control.value().name(),
            control.attr("type").unwrap_or("text"),
        ) {
            ("input", "submit" | "button" | "image" | "reset") => return None,
            ("input", "hidden") => Kind::Hidden,
            ("input", kind @ ("checkbox" | "radio")) => Kind::Switch {
                on: control.attr("checked").is_some(),
                radio: kind == "radio",
            },
            ("select", _) => Kind::Select(options(control)),
            _ => Kind::Typed,
        };
        let value = match (&kind, control.value().name()) {
            (Kind::Select(options), _) => chosen(control, options),
            (Kind::Switch { .. }, _) => control.attr("value").unwrap_or("on").to_owned(),
            // HTML drops one line break right after the opening tag.
            (_, "textarea") => control.text().collect::<String>(),
            _ => control.attr("value").unwrap_or_default().to_owned(),
        };
        Some(Self {
            name,
            label: label(document, control),
            legend: legend(control),
            value,
            kind,
        })
    }
}

fn options(select: ElementRef<'_>) -> Vec<(String, String)> {
    select
        .select(&selector("option"))
        .map(|option| {
            let label = text(option);
            (
                option
                    .attr("value")
                    .map_or_else(|| label.clone(), str::to_owned),
                label,
            )
        })
        .collect()
}

fn chosen(select: ElementRef<'_>, options: &[(String, String)]) -> String {
    select
        .select(&selector("option"))
        .position(|option| option.attr("selected").is_some())
        .and_then(|place| options.get(place))
        .or(options.first())
        .map(|(value, _)| value.clone())
        .unwrap_or_default()
}

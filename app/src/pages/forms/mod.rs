//! Forms and their fields.
//!
//! Every field has a label, says "(optioneel)" when it may stay empty, and ties hint and error to its control.
//! The browser's own checks are off (`novalidate`): its bubbles vanish, are not always read out, and cannot be
//! translated. The name of a field is also the id of its control, so names are unique on a page.

mod button;
mod choice;
mod choices;
mod field;
mod file;
mod form;
mod search;
mod select;
mod text;

pub use button::Button;
pub use choice::{Checkbox, CheckboxList, RadioList};
pub use choices::{Choice, ChoiceGroup, Choices};
pub use file::FileField;
pub use form::Form;
pub use search::SearchForm;
pub use select::Select;
pub use text::{TextArea, TextField, TextKind, TextToCopy};

#[cfg(test)]
mod tests;

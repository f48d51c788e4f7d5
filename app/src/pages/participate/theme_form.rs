//! The form of a theme: what was on the page, and what became of it.

use super::steps::{BUTTON, Way};
use questionnaires::{
    answers::LONGEST_REMARK,
    form::{Form, FormRemark},
};
use services::{
    Actor, Error, Services,
    participations::{Change, Place, Resumed, resume, save},
    responses::Outcome,
};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A form as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeForm {
    /// Number of the theme, counted from 1.
    pub number: usize,
    /// All fields.
    pub fields: Vec<(String, String)>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is kept; go there now.
    GoTo(String),
    /// The draft is no longer there to change: sent, closed, or replaced.
    Gone,
    /// There is no such theme.
    NoSuchTheme,
}

/// The name of the hidden field that says what a field was when the page was made.
pub fn was(field: &str) -> String {
    format!("was.{field}")
}

/// What a remark was, in short: to see whether it changed.
pub fn mark(remark: &str) -> String {
    if remark.is_empty() {
        return String::new();
    }
    let mut hasher = DefaultHasher::new();
    remark.replace("\r\n", "\n").hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

impl ThemeForm {
    /// The fields that were changed on this page. A field that is as it was when the page was made is left alone: another tab may have
    /// changed it since. `texts`: the fields in which people write.
    fn changed(&self, texts: &[&str]) -> Vec<(String, String)> {
        let shown = |field: &str| {
            let name = was(field);
            let shown = self.fields.iter().find(|(field, _)| *field == name);
            shown.map(|(_, value)| value.as_str())
        };
        let is_new = |(field, value): &&(String, String)| match shown(field) {
            Some(shown) if texts.contains(&field.as_str()) => mark(value) != shown,
            Some(shown) => value != shown,
            None => true,
        };
        self.fields.iter().filter(is_new).cloned().collect()
    }

    /// The fields to take along when the code has to be typed first: all that was filled in.
    pub fn filled_in(&self) -> impl Iterator<Item = &(String, String)> {
        self.fields
            .iter()
            .filter(|(field, _)| field != BUTTON && !field.starts_with("was."))
    }

    /// The first field in which more was written than fits.
    fn too_long<'a>(&self, texts: &[&'a str]) -> Option<&'a str> {
        let is_long = |field: &&&str| {
            let typed = self.fields.iter().find(|(own, _)| own == **field);
            typed.is_some_and(|(_, text)| {
                text.replace("\r\n", "\n").chars().count() > LONGEST_REMARK
            })
        };
        texts.iter().find(is_long).copied()
    }

    /// Where to go after it was kept, or else the field to look at first: one in which too much was written, unless one goes back or
    /// stops.
    fn way<'a>(&self, texts: &[&'a str]) -> Result<Way, &'a str> {
        let way = Way::of(&self.fields);
        match self.too_long(texts) {
            Some(field) if way == Way::On => Err(field),
            _ => Ok(way),
        }
    }
}

/// Keeps what was filled in, and says where to go.
pub async fn keep(
    actor: &Actor,
    services: &Services,
    name: &str,
    sent: &ThemeForm,
) -> Result<Kept, Error> {
    let Resumed::Filling(filling) = resume(actor, services).await? else {
        return Ok(Kept::Gone);
    };
    let form: &Form = filling.scan.form(filling.group);
    let Some(theme) = form.themes.iter().find(|theme| theme.number == sent.number) else {
        return Ok(Kept::NoSuchTheme);
    };
    let here = Place::Theme(theme.number);
    let texts: Vec<&str> = theme.remarks.iter().map(FormRemark::field).collect();
    let (place, path) = match sent.way(&texts) {
        Ok(way) => (way.place(form, here), way.path(name, form, here)),
        Err(field) => (here, format!("{}#{field}", super::steps::path(name, here))),
    };
    let change = Change::Theme {
        theme: theme.key.clone(),
        fields: sent.changed(&texts),
    };
    match save(actor, services, change, Some(place)).await? {
        Outcome::Saved => Ok(Kept::GoTo(path)),
        _ => Ok(Kept::Gone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> ThemeForm {
        let fields = fields
            .iter()
            .map(|(field, value)| ((*field).into(), (*value).into()));
        ThemeForm {
            number: 1,
            fields: fields.collect(),
        }
    }

    #[test]
    fn only_what_was_changed_on_this_page_is_sent_on() {
        let typed = "Goed.\r\nMaar traag.";
        let form = form(&[
            ("was.T1.1", "4"),
            ("T1.1", "4"),
            ("was.T1.2", ""),
            ("T1.2", "2"),
            ("T1.3", "1"),
            ("was.remark", &mark("Goed.\nMaar traag.")),
            ("remark", typed),
            ("was.T1.4", "unknown"),
        ]);
        let changed: Vec<_> = form
            .changed(&["remark"])
            .into_iter()
            .filter(|(field, _)| !field.starts_with("was."))
            .collect();
        assert_eq!(
            changed,
            [
                ("T1.2".to_owned(), "2".to_owned()),
                ("T1.3".to_owned(), "1".to_owned())
            ]
        );
    }

    #[test]
    fn a_remark_that_was_emptied_is_a_change() {
        let form = form(&[("was.remark", &mark("Weg hiermee.")), ("remark", "")]);
        assert!(
            form.changed(&["remark"])
                .contains(&("remark".to_owned(), String::new()))
        );
    }

    #[test]
    fn a_remark_that_is_too_long_is_looked_at_again() {
        let long = "a".repeat(LONGEST_REMARK + 1);
        let way = |fields: &[(&str, &str)]| form(fields).way(&["remark"]);
        assert_eq!(way(&[("remark", &long), ("ga", "verder")]), Err("remark"));
        assert_eq!(way(&[("remark", &long), ("ga", "stoppen")]), Ok(Way::Pause));
        assert_eq!(way(&[("remark", &long[1..])]), Ok(Way::On));
    }

    #[test]
    fn each_open_question_is_looked_at_by_itself() {
        let long = "a".repeat(LONGEST_REMARK + 1);
        let texts = ["L1", "L3"];
        let sent = form(&[
            ("was.L1", &mark("Te weinig tijd.")),
            ("L1", "Te weinig tijd."),
            ("was.L2", "4"),
            ("L2", "4"),
            ("was.L3", ""),
            ("L3", &long),
        ]);
        let changed = sent.changed(&texts);
        let changed: Vec<_> = changed.iter().map(|(field, _)| field.as_str()).collect();
        assert!(changed.contains(&"L3"));
        assert!(!changed.contains(&"L1") && !changed.contains(&"L2"));
        assert_eq!(sent.way(&texts), Err("L3"));
    }
}

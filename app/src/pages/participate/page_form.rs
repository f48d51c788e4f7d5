//! The form of a page with questions: what was on the page, and what became of it.

use super::{
    directions,
    lost::Stranded,
    steps::{self, BUTTON, Way},
};
use crate::pages::{
    failure::Failure,
    problems::{Filled, Problems},
    visit::{Answer, Visit},
};
use questionnaires::{
    answers::{Answers, LONGEST_REMARK, MOST_DIRECTIONS},
    form::{Form, FormRemark, FormTheme},
};
use services::{
    Actor, Error, Services,
    participations::{Change, Place, Resumed, resume, save},
    responses::Outcome,
};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A form as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageForm {
    /// The page it is of.
    pub page: Place,
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
    /// There is no such page, or it asks nothing.
    NoSuchPage,
}

/// How the name begins of a hidden field that says what another was.
const WAS: &str = "was.";

/// The name of the hidden field that says what a field was when the page was made.
pub fn was(field: &str) -> String {
    format!("{WAS}{field}")
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

impl PageForm {
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
        self.filled_in().filter(is_new).cloned().collect()
    }

    /// What was filled in.
    fn filled_in(&self) -> impl Iterator<Item = &(String, String)> {
        self.fields
            .iter()
            .filter(|(field, _)| field != BUTTON && !field.starts_with(WAS))
    }

    /// The boxes that were ticked when the page was made and are not any more: a browser sends nothing of them.
    fn unticked(&self) -> Vec<&str> {
        if self.page != Place::Directions {
            return Vec::new();
        }
        let is_sent = |name: &str| self.fields.iter().any(|(field, _)| field == name);
        let were_ticked = self.fields.iter().filter(|(_, was)| !was.is_empty());
        were_ticked
            .filter_map(|(field, _)| field.strip_prefix(WAS))
            .filter(|field| !is_sent(field))
            .collect()
    }

    /// The boxes that were ticked or unticked on this page. As fields they have a value where they are ticked.
    fn boxes(&self) -> Vec<(String, bool)> {
        let sent = self.changed(&[]).into_iter();
        let sent = sent.map(|(field, value)| (field, !value.is_empty()));
        let unticked = self.unticked().into_iter();
        sent.chain(unticked.map(|field| (field.to_owned(), false)))
            .collect()
    }

    /// The fields to take along when the code has to be typed first: all that was filled in, and what was unticked as an empty field.
    pub fn to_take_along(&self) -> Vec<(String, String)> {
        let unticked = self.unticked().into_iter();
        let unticked = unticked.map(|field| (field.to_owned(), String::new()));
        self.filled_in().cloned().chain(unticked).collect()
    }

    /// The theme that the page is of, if it is of one.
    fn theme<'a>(&self, form: &'a Form) -> Option<&'a FormTheme> {
        let Place::Theme(number) = self.page else {
            return None;
        };
        form.themes.iter().find(|theme| theme.number == number)
    }

    /// The fields in which people write.
    fn texts<'a>(&self, form: &'a Form) -> Vec<&'a str> {
        let remarks = self
            .theme(form)
            .into_iter()
            .flat_map(|theme| &theme.remarks);
        remarks.map(FormRemark::field).collect()
    }

    /// What the form changes in the draft; `None` where it is of no page that asks something.
    fn change(&self, form: &Form) -> Option<Change> {
        match self.page {
            Place::Theme(_) => self.theme(form).map(|theme| Change::Theme {
                theme: theme.key.clone(),
                fields: self.changed(&self.texts(form)),
            }),
            Place::Directions => Some(Change::Directions(self.boxes())),
            Place::Background => Some(Change::Background(self.changed(&[]))),
            Place::Welcome | Place::Overview => None,
        }
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

    /// The field of the directions, if with those of this page more are chosen than may be. `answers`: what was kept before; another
    /// tab may have chosen too.
    fn too_many(&self, form: &Form, answers: &Answers) -> Option<&'static str> {
        if self.page != Place::Directions {
            return None;
        }
        let (mut answers, boxes) = (answers.clone(), self.boxes());
        let boxes = boxes.iter().map(|(key, ticked)| (key.as_str(), *ticked));
        answers.absorb_directions(form, boxes);
        (answers.directions.len() > MOST_DIRECTIONS).then_some(directions::FIELD)
    }

    /// Where to go after it was kept, or else the field to look at first: the one with something `wrong`, unless one goes back or stops.
    fn way<'a>(&self, wrong: Option<&'a str>) -> Result<Way, &'a str> {
        let way = Way::of(&self.fields);
        match wrong {
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
    sent: &PageForm,
) -> Result<Kept, Error> {
    let Resumed::Filling(filling) = resume(actor, services).await? else {
        return Ok(Kept::Gone);
    };
    let form: &Form = filling.scan.form(filling.group);
    let Some(change) = sent.change(form) else {
        return Ok(Kept::NoSuchPage);
    };
    let here = sent.page;
    let too_long = sent.too_long(&sent.texts(form));
    let wrong = too_long.or_else(|| sent.too_many(form, &filling.draft.answers));
    let (place, path) = match sent.way(wrong) {
        Ok(way) => (way.place(form, here), way.path(name, form, here)),
        Err(field) => (here, format!("{}#{field}", steps::path(name, here))),
    };
    match save(actor, services, change, Some(place)).await? {
        Outcome::Saved => Ok(Kept::GoTo(path)),
        _ => Ok(Kept::Gone),
    }
}

/// Keeps what was filled in on a page and goes on. Of a browser that does not know the code any more, the page asks for it and holds on
/// to what was filled in meanwhile.
pub async fn keep_and_go(visit: Visit, name: String, sent: PageForm) -> Answer {
    let actor = visit.respondent(&name);
    if actor.require_respondent().is_err() {
        let form = Stranded {
            name,
            sent,
            code: String::new(),
        };
        let problems = Problems::none();
        return visit.show_again(Filled { form, problems }).await;
    }
    match keep(&actor, visit.services(), &name, &sent).await? {
        Kept::GoTo(path) => visit.go(path),
        Kept::Gone => visit.go(steps::start(&name)),
        Kept::NoSuchPage => Err(Failure::NotFound),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> PageForm {
        let fields = fields
            .iter()
            .map(|(field, value)| ((*field).into(), (*value).into()));
        PageForm {
            page: Place::Theme(1),
            fields: fields.collect(),
        }
    }

    fn directions(fields: &[(&str, &str)]) -> PageForm {
        PageForm {
            page: Place::Directions,
            ..form(fields)
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
        assert_eq!(
            form.changed(&["remark"]),
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
        let way = |fields: &[(&str, &str)]| {
            let form = form(fields);
            form.way(form.too_long(&["remark"]))
        };
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
        assert_eq!(sent.way(sent.too_long(&texts)), Err("L3"));
    }

    #[test]
    fn only_boxes_that_were_touched_are_sent_on() {
        let sent = directions(&[
            ("R1", "R1"),
            ("was.R1", "R1"),
            ("was.R2", "R2"),
            ("R3", "R3"),
            ("was.R3", ""),
            ("was.R4", ""),
            ("ga", "verder"),
        ]);
        let boxes = [("R3".to_owned(), true), ("R2".to_owned(), false)];
        assert_eq!(sent.boxes(), boxes);
        let alone = directions(&[("R5", ""), ("R6", "R6")]);
        let boxes = [("R5".to_owned(), false), ("R6".to_owned(), true)];
        assert_eq!(alone.boxes(), boxes, "an island sends one box at a time");
    }

    #[test]
    fn what_was_unticked_is_taken_along_too() {
        let sent = directions(&[
            ("was.R1", "R1"),
            ("R2", "R2"),
            ("was.R2", ""),
            ("ga", "terug"),
        ]);
        let taken = [
            ("R2".to_owned(), "R2".to_owned()),
            ("R1".to_owned(), String::new()),
        ];
        assert_eq!(sent.to_take_along(), taken);
    }
}

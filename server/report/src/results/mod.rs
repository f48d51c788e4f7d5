//! The results (uitkomsten) of a scan: what the groups answered side by side, for who has no screen at hand, and to keep.

mod directions;
mod hidden;
mod introduction;
mod labels;
mod reading;
mod remarks;
mod splits;
mod themes;
mod title;

use crate::dutch;
use crate::pictures::Pictures;
use crate::plan::look;
use crate::plan::{GroupName, StatementText};
use crate::tagged::{Builder, PdfError, Settings};
use chrono::{NaiveDate, NaiveTime};
use questionnaires::kind::AuthorityKind;
use questionnaires::protection::Released;
use questionnaires::results::ResultTables;
use questionnaires::rules::Rules;

/// A section starts a new page if less than this is left of the last one, in points.
const ROOM_TO_START: f32 = 300.0;

/// All that the document says. Texts are Dutch and shown as they are; numbers come from released tables alone.
#[derive(Clone, Debug)]
pub struct ResultsDocument {
    /// Kind of authority.
    pub kind: AuthorityKind,
    /// Such as "Waterschap Brabantse Delta".
    pub authority: String,
    /// Such as "Quick Scan Waterschapsdemocratie".
    pub instrument: String,
    /// The first day on which people could answer.
    pub opened_on: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// The day from which on all of this holds.
    pub date: NaiveDate,
    /// Since when it is public; until then every page says that it is not.
    pub published: Option<NaiveDate>,
    /// What it is for: paragraphs.
    pub purpose: Vec<String>,
    /// The sentence that every report carries.
    pub caveat: String,
    /// What the groups are called in this authority, in their fixed order.
    pub groups: Vec<GroupName>,
    /// The rules that were frozen at opening: minimum and cut-offs.
    pub rules: Rules,
    /// What may be seen.
    pub results: Released<ResultTables>,
    /// The themes that have statements, in order.
    pub themes: Vec<ResultsTheme>,
    /// The directions, in order.
    pub directions: Vec<ResultsDirection>,
    /// The questions that residents are split by.
    pub backgrounds: Vec<ResultsBackground>,
    /// What people wrote, and the answers to it; `None` where that is not for this reader.
    pub remarks: Option<Vec<ResultsTopic>>,
}

/// A theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultsTheme {
    /// Its name.
    pub title: String,
    /// Where it belongs: "Thema 3 · Beter betrokken inwoners".
    pub about: String,
    /// Its statements, in the order in which they are shown.
    pub statements: Vec<StatementText>,
}

/// A direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultsDirection {
    /// Its key in the results.
    pub key: String,
    /// What should get better.
    pub text: String,
    /// Name of the subgoal it serves.
    pub subgoal: String,
}

/// A question that residents are split by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultsBackground {
    /// Its key in the results.
    pub key: String,
    /// The question.
    pub question: String,
    /// Keys and names of the parts.
    pub parts: Vec<(String, String)>,
}

/// What people wrote at a theme or to an open question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultsTopic {
    /// What it is about.
    pub title: String,
    /// Released remarks.
    pub remarks: Vec<ResultsRemark>,
    /// What the authority answers, and when that last changed.
    pub answer: Option<(String, NaiveDate)>,
}

/// A released remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultsRemark {
    /// What was written, as it was released.
    pub text: String,
    /// Name of the group that wrote it.
    pub group: String,
}

impl ResultsDocument {
    /// The document as a PDF. The same content gives the same bytes.
    ///
    /// # Errors
    ///
    /// Only if this program or a library of it is at fault.
    pub fn to_pdf(&self) -> Result<Vec<u8>, PdfError> {
        let mut builder = Builder::new(self.settings());
        self.title_page(&mut builder);
        builder.contents(look::contents());
        self.introduction(&mut builder);
        self.reading(&mut builder);
        self.response(&mut builder);
        self.standing_out(&mut builder);
        self.themes(&mut builder);
        self.directions(&mut builder);
        self.splits(&mut builder);
        self.hidden(&mut builder);
        self.possible(&mut builder);
        self.remarks(&mut builder);
        builder.finish()
    }

    fn settings(&self) -> Settings {
        let name = format!("Uitkomsten {}", self.authority);
        Settings {
            title: name.clone(),
            author: self.authority.clone(),
            subject: self.summary(),
            created: self.date.and_time(NaiveTime::MIN),
            identifier: format!("{name}, {}", self.date),
            header: if self.published.is_none() {
                "Nog niet openbaar".to_owned()
            } else {
                String::new()
            },
            footer: format!("{name} · {}", dutch::date_with_day(self.date)),
        }
    }

    /// Such as "Wat de groepen antwoordden op 44 stellingen over de democratie in onze gemeente".
    fn summary(&self) -> String {
        let statements = self.themes.iter().map(|theme| theme.statements.len()).sum();
        let statements = dutch::counted(statements, "stelling", "stellingen");
        let whose = match self.kind {
            AuthorityKind::Municipality => "onze gemeente",
            AuthorityKind::Province => "onze provincie",
            AuthorityKind::WaterBoard => "ons waterschap",
        };
        format!("Wat de groepen antwoordden op {statements} over de democratie in {whose}")
    }

    /// What may be seen, to draw.
    fn pictures(&self) -> Pictures<'_> {
        Pictures {
            groups: &self.groups,
            tables: &self.results,
            in_full: true,
        }
    }
}

/// Goes on overleaf where too little is left of the page to start a section on.
fn make_room(builder: &mut Builder) {
    if builder.room() < ROOM_TO_START {
        builder.new_page();
    }
}

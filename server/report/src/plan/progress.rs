//! How the plan goes, for the council: each action with its day, how it goes and what was told last.

use super::look::{
    ACCENT, CAVEAT, HEADING_2, LEAD, MEASURE, NOTE, PARAGRAPH, SMALL, SMALL_BOLD, SMALL_GREY, TABLE,
};
use super::priorities::{LONGEST_IN_COLUMN, facts_table};
use crate::dutch;
use crate::tagged::{
    Align, Block, Builder, Cell, Column, Level, Part, PdfError, Settings, Table, Tag, Text,
    TextStyle, Weight,
};
use chrono::{NaiveDate, NaiveTime};

const TITLE: Block = Block::new(
    TextStyle::new(30.0, 34.0).weight(Weight::Light).balanced(),
    0.0,
    10.0,
)
.kept();

/// All that the document says. Texts are Dutch and shown as they are.
#[derive(Clone, Debug)]
pub struct ProgressDocument {
    /// Such as "Waterschap Brabantse Delta".
    pub authority: String,
    /// Such as "Quick Scan Waterschapsdemocratie".
    pub instrument: String,
    /// The sentence that every report carries.
    pub caveat: String,
    /// The round of progress, if one has begun.
    pub round: Option<i64>,
    /// The day on which this is so.
    pub date: NaiveDate,
    /// Version of the plan, such as "1.0".
    pub version: String,
    /// When that was adopted.
    pub adopted_on: NaiveDate,
    /// By whom, with article.
    pub adopted_by: String,
    /// Since when and why the plan is followed no more; `None` while it is.
    pub ended: Option<ProgressEnd>,
    /// The priorities, in order.
    pub priorities: Vec<ProgressPriority>,
}

/// That a plan is followed no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressEnd {
    /// Since when.
    pub on: NaiveDate,
    /// Why, as it was typed.
    pub reason: String,
}

/// A priority with how its actions go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressPriority {
    /// What should get better.
    pub title: String,
    /// The actions, in order.
    pub actions: Vec<ProgressAction>,
}

/// How an action goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressAction {
    /// Such as "2.1".
    pub number: String,
    /// What is done.
    pub what: String,
    /// Who sees to it, by function.
    pub owner: String,
    /// How it goes.
    pub status: ProgressStatus,
    /// The day in the plan.
    pub planned: NaiveDate,
    /// The day it has become.
    pub due: NaiveDate,
    /// Why it has become another; empty where it has not.
    pub day_reason: String,
    /// What was told last; may be empty.
    pub note: String,
    /// When that was.
    pub told: Option<NaiveDate>,
    /// Since when it is late.
    pub overdue_since: Option<NaiveDate>,
    /// Since when nobody told how it goes, although that was asked.
    pub silent_since: Option<NaiveDate>,
}

/// How an action goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressStatus {
    /// Not begun.
    Waiting,
    /// Under way.
    Running,
    /// Done.
    Done,
    /// Stopped.
    Stopped,
}

impl ProgressStatus {
    const ALL: [Self; 4] = [Self::Done, Self::Running, Self::Waiting, Self::Stopped];

    /// In words, in the middle of a sentence, of so many actions.
    const fn word(self, count: usize) -> &'static str {
        match self {
            Self::Waiting => "nog niet begonnen",
            Self::Running if count == 1 => "loopt",
            Self::Running => "lopen",
            Self::Done => "klaar",
            Self::Stopped => "gestopt",
        }
    }
}

impl ProgressDocument {
    /// The document as a PDF. The same content gives the same bytes.
    ///
    /// # Errors
    ///
    /// Only if this program or a library of it is at fault.
    pub fn to_pdf(&self) -> Result<Vec<u8>, PdfError> {
        let mut builder = Builder::new(self.settings());
        builder.paragraph(&self.authority, Block::new(LEAD, 0.0, 4.0).kept());
        builder.heading(Level::One, "Voortgang van het verbeterplan", TITLE);
        let margin = builder.frame().width() - MEASURE;
        builder.inset(0.0, margin, |b| {
            b.paragraph(self.summary(), Block::new(LEAD, 0.0, 12.0));
            b.paragraph(self.origin(), PARAGRAPH);
            if let Some(end) = &self.ended {
                end.write(b);
            }
            b.note(&self.caveat, CAVEAT, ACCENT);
        });
        for (priority, number) in self.priorities.iter().zip(1_u32..) {
            builder.within(Tag::Section, |b| priority.write(b, number));
        }
        builder.finish()
    }

    fn settings(&self) -> Settings {
        let name = format!("Voortgang van het verbeterplan {}", self.authority);
        Settings {
            title: name.clone(),
            author: self.authority.clone(),
            subject: self.summary(),
            created: self.date.and_time(NaiveTime::MIN),
            identifier: format!("{name}, {}", self.date),
            header: String::new(),
            footer: format!("{name} · {}", dutch::date_with_day(self.date)),
        }
    }

    /// Such as "Zeven acties: twee klaar, vier lopen, één nog niet begonnen."
    fn summary(&self) -> String {
        let actions = || self.priorities.iter().flat_map(|own| &own.actions);
        let parts: Vec<String> = ProgressStatus::ALL
            .into_iter()
            .filter_map(|status| {
                let count = actions().filter(|own| own.status == status).count();
                (count > 0).then(|| format!("{} {}", dutch::in_words(count), status.word(count)))
            })
            .collect();
        let all = dutch::counted(actions().count(), "actie", "acties");
        format!("{}: {}.", dutch::sentence(&all), parts.join(", "))
    }

    fn origin(&self) -> String {
        let round = self
            .round
            .map_or_else(String::new, |round| format!(", ronde {round}"));
        format!(
            "Stand op {}{round}. Het plan, versie {}, is vastgesteld op {} door {}. Gemaakt met de {}.",
            dutch::date(self.date),
            self.version,
            dutch::date(self.adopted_on),
            self.adopted_by,
            self.instrument
        )
    }
}

impl ProgressEnd {
    fn write(&self, builder: &mut Builder) {
        let since = format!(
            "Sinds {} volgen wij dit plan niet meer. De reden:",
            dutch::date(self.on)
        );
        builder.paragraph(Text::default().bold(&since), PARAGRAPH.kept());
        for paragraph in self.reason.split('\n') {
            builder.paragraph(paragraph, PARAGRAPH);
        }
    }
}

impl ProgressPriority {
    fn write(&self, builder: &mut Builder, number: u32) {
        let title = format!("Prioriteit {number}: {}", self.title);
        builder.heading(Level::Two, title, HEADING_2);
        if self.actions.is_empty() {
            builder.paragraph("Bij deze prioriteit staan geen acties.", NOTE);
        } else if self.actions.iter().all(ProgressAction::fits_columns) {
            builder.table(&self.table(number));
        } else {
            for action in &self.actions {
                builder.table(&action.apart());
            }
        }
    }

    fn table(&self, number: u32) -> Table {
        let column = |head: &str, share| Column {
            head: Text::from(head),
            share,
            align: Align::Left,
        };
        Table {
            caption: Text::default(),
            summary: format!(
                "Acties bij prioriteit {number}: wat, wie, wanneer, hoe het gaat en toelichting"
            ),
            columns: vec![
                column("Wat", 27.0),
                column("Wie", 18.0),
                column("Klaar op", 19.0),
                column("Stand", 17.0),
                column("Toelichting", 26.0),
            ],
            rows: self.actions.iter().map(ProgressAction::row).collect(),
            look: TABLE,
        }
    }
}

impl ProgressAction {
    /// Whether its texts are short enough for narrow columns.
    fn fits_columns(&self) -> bool {
        let texts = [&self.what, &self.owner, &self.day_reason, &self.note];
        texts
            .iter()
            .all(|text| text.chars().count() <= LONGEST_IN_COLUMN)
    }

    fn row(&self) -> Vec<Cell> {
        let text = SMALL.hyphenated();
        let grey = SMALL_GREY.hyphenated();
        let part = |text: String, style| Part::Text(Text::from(text), style);
        let what = format!("{}\u{a0} {}", self.number, self.what);
        let mut when = vec![part(dutch::date(self.due), text)];
        when.extend(self.moved().map(|moved| part(moved, grey)));
        let mut stand = vec![part(dutch::sentence(self.status.word(1)), SMALL_BOLD)];
        stand.extend(self.marks().into_iter().map(|mark| part(mark, text)));
        let mut told = Vec::new();
        if !self.note.trim().is_empty() {
            told.push(part(self.note.clone(), text));
        }
        told.extend(self.told.map(|day| part(dutch::date(day), grey)));
        if told.is_empty() {
            told.push(part("Nog niets verteld".to_owned(), grey));
        }
        vec![
            Cell::text(what, SMALL_BOLD.hyphenated()).naming_row(),
            Cell::text(&self.owner, text),
            Cell::of(when),
            Cell::of(stand),
            Cell::of(told),
        ]
    }

    /// The action over the whole width.
    fn apart(&self) -> Table {
        let name = format!("Actie {}", self.number);
        let mut stand = vec![dutch::sentence(self.status.word(1))];
        stand.extend(self.marks());
        let mut when = vec![dutch::date(self.due)];
        when.extend(self.moved());
        let told = self
            .told
            .map_or_else(|| "Nog niets verteld".to_owned(), dutch::date);
        let facts = [
            ("Wat", self.what.clone()),
            ("Wie", self.owner.clone()),
            ("Klaar op", when.join("\n")),
            ("Stand", stand.join("\n")),
            ("Toelichting", self.note.clone()),
            ("Verteld op", told),
        ];
        facts_table(Text::from(&name), name.clone(), facts)
    }

    /// The day of the plan, with why it became another.
    fn moved(&self) -> Option<String> {
        (self.due != self.planned).then(|| {
            let reason = if self.day_reason.is_empty() {
                String::new()
            } else {
                format!(". {}", self.day_reason)
            };
            format!("In het plan: {}{reason}", dutch::date(self.planned))
        })
    }

    fn marks(&self) -> Vec<String> {
        let late = self
            .overdue_since
            .map(|day| format!("Te laat: de dag was {}", dutch::date(day)));
        let silent = self
            .silent_since
            .map(|day| format!("Geen antwoord: gevraagd op {}", dutch::date(day)));
        late.into_iter().chain(silent).collect()
    }
}

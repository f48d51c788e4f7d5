//! The talk sheet (gespreksblad): what whoever leads the talk has on the table, with room for notes.

use crate::dutch;
use crate::plan::GroupName;
use crate::plan::look::{
    ACCENT, CAVEAT, HEADING_2, HEADING_3, LEAD, MEASURE, NOTE, PARAGRAPH, SMALL, SMALL_BOLD,
    SMALL_GREY, TABLE,
};
use crate::tagged::{
    Align, Block, Builder, Cell, Column, Level, Marks, Part, PdfError, Settings, Table, Tag, Text,
    TextStyle, Weight,
};
use crate::words;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use questionnaires::protection::Released;
use questionnaires::results::{GroupResponse, ResultTables};

const TITLE: Block = Block::new(
    TextStyle::new(30.0, 34.0).weight(Weight::Light).balanced(),
    0.0,
    10.0,
)
.kept();

/// Room for notes beside a talking point, and below a theme without interpretation, in points.
const NOTES: f32 = 110.0;

/// How far the text of a list stands in, in points.
const INDENT: f32 = 14.0;

/// All that the document says. Texts are Dutch and shown as they are; numbers come from released tables alone.
#[derive(Clone, Debug)]
pub struct TalkDocument {
    /// Which talk: "Startgesprek" or "Agenderingsgesprek".
    pub session: String,
    /// Such as "Waterschap Brabantse Delta".
    pub authority: String,
    /// Such as "Quick Scan Waterschapsdemocratie".
    pub instrument: String,
    /// What the talk is for: paragraphs.
    pub purpose: Vec<String>,
    /// The sentence that every report carries.
    pub caveat: String,
    /// The day of the talk, if it is known.
    pub on: Option<NaiveDate>,
    /// When it begins, if that is known.
    pub begins: Option<NaiveTime>,
    /// Where it is; may be empty.
    pub place: String,
    /// Who leads it and who comes: a part, and its names.
    pub people: Vec<(String, Vec<String>)>,
    /// What is done, in order.
    pub script: Vec<TalkStep>,
    /// What is talked about.
    pub content: TalkContent,
    /// The day on which it was made.
    pub made: NaiveDate,
}

/// What is talked about.
#[derive(Clone, Debug)]
pub enum TalkContent {
    /// At the startgesprek: what is to be decided.
    Decisions(Vec<TalkDecision>),
    /// At the agenderingsgesprek: what came of the questionnaire.
    Results(Box<TalkResults>),
}

/// Something to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkDecision {
    /// What it is about.
    pub title: String,
    /// What depends on it.
    pub at_stake: String,
    /// What was decided; `None` as long as nothing was.
    pub decided: Option<String>,
    /// What belongs to it, a line each.
    pub lines: Vec<String>,
}

/// What came of the questionnaire.
#[derive(Clone, Debug)]
pub struct TalkResults {
    /// What the groups are called in this authority, in their fixed order.
    pub groups: Vec<GroupName>,
    /// What may be seen.
    pub results: Released<ResultTables>,
    /// What the clerk wrote for it; `None` for whoever does not read that.
    pub draft: Option<TalkDraft>,
}

/// A step of the script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkStep {
    /// What is done.
    pub title: String,
    /// How it is done; may be empty.
    pub explanation: String,
    /// How long that takes, in minutes.
    pub minutes: u32,
}

/// What the clerk wrote for the talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TalkDraft {
    /// The themes, in order.
    pub themes: Vec<TalkTheme>,
    /// The talking points, in order.
    pub points: Vec<TalkPoint>,
}

/// A theme with what its results seem to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkTheme {
    /// Its name.
    pub title: String,
    /// The interpretation; empty where there is none.
    pub interpretation: String,
}

/// A talking point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkPoint {
    /// What to talk about; may be empty where there are statements.
    pub text: String,
    /// The statements it is about.
    pub statements: Vec<String>,
}

impl TalkDocument {
    /// The document as a PDF. The same content gives the same bytes.
    ///
    /// # Errors
    ///
    /// Only if this program or a library of it is at fault.
    pub fn to_pdf(&self) -> Result<Vec<u8>, PdfError> {
        let mut builder = Builder::new(self.settings());
        builder.paragraph(&self.authority, Block::new(LEAD, 0.0, 4.0).kept());
        builder.heading(Level::One, "Gespreksblad", TITLE);
        let margin = builder.frame().width() - MEASURE;
        builder.inset(0.0, margin, |b| {
            b.paragraph(self.when(), Block::new(LEAD, 0.0, 12.0));
            for paragraph in &self.purpose {
                b.paragraph(paragraph, PARAGRAPH);
            }
            b.note(&self.caveat, CAVEAT, ACCENT);
        });
        builder.within(Tag::Section, |b| self.people(b));
        builder.within(Tag::Section, |b| self.script(b));
        match &self.content {
            TalkContent::Decisions(decisions) => {
                builder.within(Tag::Section, |b| to_decide(b, decisions));
            }
            TalkContent::Results(results) => results.add_to(&mut builder),
        }
        builder.finish()
    }

    fn settings(&self) -> Settings {
        let name = format!("Gespreksblad {}", self.authority);
        Settings {
            title: name.clone(),
            author: self.authority.clone(),
            subject: format!(
                "Voor het {} van de {}",
                self.session.to_lowercase(),
                self.instrument
            ),
            created: self.made.and_time(NaiveTime::MIN),
            identifier: format!("{name}, {}", self.made),
            header: String::new(),
            footer: format!("{name} · {}", dutch::date_with_day(self.made)),
        }
    }

    /// Such as "Agenderingsgesprek op wo 10 maart 2027 om 19:30 uur. Plaats: Raadszaal."
    fn when(&self) -> String {
        let Some(on) = self.on else {
            return format!("{}. Er is nog geen dag afgesproken.", self.session);
        };
        let at = self
            .begins
            .map(|at| format!(" om {}", dutch::time_of_day(at)))
            .unwrap_or_default();
        let place = if self.place.is_empty() {
            String::new()
        } else {
            format!(" Plaats: {}.", self.place)
        };
        format!(
            "{} op {}{at}.{place}",
            self.session,
            dutch::date_with_day(on)
        )
    }

    fn people(&self, builder: &mut Builder) {
        builder.heading(Level::Two, "Wie zijn erbij", HEADING_2);
        let lines: Vec<Text> = self
            .people
            .iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(part, names)| Text::from(format!("{part}: {}", names.join(", "))))
            .collect();
        if lines.is_empty() {
            builder.paragraph("Er staat nog niemand op de lijst.", NOTE);
        }
        builder.list(Marks::Bullets, &lines, PARAGRAPH, INDENT);
    }

    fn script(&self, builder: &mut Builder) {
        builder.heading(Level::Two, "Draaiboek", HEADING_2);
        if self.script.is_empty() {
            builder.paragraph("Er staat niets in het draaiboek.", NOTE);
            return;
        }
        let mut minutes = 0;
        let mut rows = Vec::new();
        for step in &self.script {
            rows.push(vec![
                Cell::text(self.clock(minutes), SMALL_BOLD),
                step.cell().naming_row(),
                Cell::text(format!("{} min", step.minutes), SMALL),
            ]);
            minutes += step.minutes;
        }
        builder.table(&Table {
            caption: Text::default(),
            summary: "Per onderdeel: wanneer het begint, wat u doet en hoeveel minuten dat duurt"
                .to_owned(),
            columns: vec![
                column("Begint", 1.2, Align::Left),
                column("Onderdeel", 6.0, Align::Left),
                column("Duurt", 1.0, Align::Right),
            ],
            rows,
            look: TABLE,
        });
        let until = self.begins.map_or_else(String::new, |begins| {
            let until = dutch::time_of_day(after(begins, minutes));
            format!(" Het gesprek is dan om {until} klaar.")
        });
        let takes = dutch::minutes_in_words(minutes);
        builder.paragraph(format!("Samen {takes}.{until}"), NOTE);
    }

    /// When a step begins that comes so many minutes after the beginning.
    fn clock(&self, minutes: u32) -> String {
        match self.begins {
            Some(begins) => after(begins, minutes).format("%H:%M").to_string(),
            None => format!("na {minutes} min"),
        }
    }
}

/// The time so many minutes later; after midnight the clock begins anew.
fn after(begins: NaiveTime, minutes: u32) -> NaiveTime {
    begins + TimeDelta::minutes(minutes.into())
}

/// What is to be decided, with room to write down what was.
fn to_decide(builder: &mut Builder, decisions: &[TalkDecision]) {
    builder.heading(Level::Two, "Wat u samen beslist", HEADING_2);
    builder.table(&Table {
        caption: Text::default(),
        summary:
            "Per besluit: wat ervan afhangt en hoe het er nu voor staat, met ruimte voor aantekeningen"
                .to_owned(),
        columns: vec![
            column("Besluit", 3.0, Align::Left),
            column("Aantekeningen", 2.0, Align::Left),
        ],
        rows: decisions.iter().map(TalkDecision::row).collect(),
        look: TABLE,
    });
}

impl TalkDecision {
    fn row(&self) -> Vec<Cell> {
        let part = |text: &str, style| Part::Text(Text::from(text), style);
        let now = match &self.decided {
            Some(decided) => format!("Nu: {decided}"),
            None => "Nu: nog niet afgesproken.".to_owned(),
        };
        let mut about = vec![
            part(&self.title, SMALL_BOLD.hyphenated()),
            part(&self.at_stake, SMALL.hyphenated()),
            part(&now, SMALL_BOLD.hyphenated()),
        ];
        for line in &self.lines {
            about.push(part(line, SMALL.hyphenated()));
        }
        vec![
            Cell::of(about).naming_row(),
            Cell::of(vec![Part::Room(NOTES)]),
        ]
    }
}

impl TalkResults {
    fn add_to(&self, builder: &mut Builder) {
        builder.within(Tag::Section, |b| self.response(b));
        match &self.draft {
            Some(draft) => {
                builder.within(Tag::Section, |b| draft.themes(b));
                builder.within(Tag::Section, |b| draft.points(b));
            }
            None => builder.within(Tag::Section, |b| {
                b.heading(Level::Two, "Duiding en gesprekspunten", HEADING_2);
                let sentence = "De procesbegeleider heeft deze niet gedeeld.";
                b.paragraph(sentence, PARAGRAPH);
            }),
        }
    }

    fn response(&self, builder: &mut Builder) {
        builder.heading(Level::Two, "Wie deden mee", HEADING_2);
        let groups = &self.results.groups;
        // A column in which nothing stands would only raise the question what belongs there.
        let explains = groups.iter().any(|own| own.withheld.is_some());
        let mut columns = vec![
            column("Groep", 3.0, Align::Left),
            column("Deden mee", 1.2, Align::Right),
        ];
        if explains {
            columns.push(column("Hoe te lezen", 4.0, Align::Left));
        }
        let rows = groups.iter();
        builder.table(&Table {
            caption: Text::default(),
            summary: "Per groep: hoeveel mensen meededen en uit hoeveel mensen de groep bestaat"
                .to_owned(),
            columns,
            rows: rows.map(|own| self.response_row(own, explains)).collect(),
            look: TABLE,
        });
    }

    fn response_row(&self, response: &GroupResponse, explains: bool) -> Vec<Cell> {
        let named = self.groups.iter().find(|own| own.group == response.group);
        let name = named.map_or_else(|| response.group.code(), |own| own.name.as_str());
        let count = match response.size {
            Some(size) => format!(
                "{} van {}",
                dutch::number(response.responses),
                dutch::number(size)
            ),
            None => dutch::number(response.responses),
        };
        let mut cells = vec![
            Cell::text(name, SMALL_BOLD).naming_row(),
            Cell::text(count, SMALL),
        ];
        if explains {
            let reading = response
                .withheld
                .map_or_else(String::new, |why| format!("{}.", words::reason(why)));
            cells.push(Cell::text(reading, SMALL_GREY));
        }
        cells
    }
}

impl TalkStep {
    fn cell(&self) -> Cell {
        let part = |text: &str, style| Part::Text(Text::from(text), style);
        let mut parts = vec![part(&self.title, SMALL.hyphenated())];
        if !self.explanation.trim().is_empty() {
            parts.push(part(&self.explanation, SMALL_GREY.hyphenated()));
        }
        Cell::of(parts)
    }
}

impl TalkDraft {
    fn themes(&self, builder: &mut Builder) {
        builder.heading(Level::Two, "Wat valt op, per thema", HEADING_2);
        let margin = builder.frame().width() - MEASURE;
        let is_written = |theme: &&TalkTheme| !theme.interpretation.trim().is_empty();
        let written: Vec<&TalkTheme> = self.themes.iter().filter(is_written).collect();
        for theme in &written {
            builder.heading(Level::Three, &theme.title, HEADING_3);
            builder.inset(0.0, margin, |b| {
                b.paragraph(&theme.interpretation, PARAGRAPH);
            });
        }
        if written.is_empty() {
            builder.paragraph("Er is nog niets opgeschreven.", NOTE);
        } else if written.len() < self.themes.len() {
            builder.paragraph("Over de andere thema’s is niets opgeschreven.", NOTE);
        }
    }

    fn points(&self, builder: &mut Builder) {
        builder.heading(Level::Two, "Gesprekspunten", HEADING_2);
        if self.points.is_empty() {
            builder.paragraph("Er zijn nog geen gesprekspunten.", NOTE);
            return;
        }
        let points = self.points.iter().zip(1_u32..);
        builder.table(&Table {
            caption: Text::default(),
            summary: "Per gesprekspunt: waar het over gaat, met ruimte voor aantekeningen"
                .to_owned(),
            columns: vec![
                column("Gesprekspunt", 1.0, Align::Left),
                column("Aantekeningen", 1.0, Align::Left),
            ],
            rows: points.map(|(point, number)| point.row(number)).collect(),
            look: TABLE,
        });
    }
}

impl TalkPoint {
    fn row(&self, number: u32) -> Vec<Cell> {
        let part = |text: String, style| Part::Text(Text::from(text), style);
        let (title, rest) = match (self.text.trim().is_empty(), self.statements.split_first()) {
            (true, Some((first, others))) => (first.as_str(), others),
            _ => (self.text.as_str(), self.statements.as_slice()),
        };
        let mut about = vec![part(format!("{number}. {title}"), SMALL_BOLD.hyphenated())];
        for statement in rest {
            about.push(part(format!("Stelling: {statement}"), SMALL.hyphenated()));
        }
        vec![
            Cell::of(about).naming_row(),
            Cell::of(vec![Part::Room(NOTES)]),
        ]
    }
}

fn column(head: &str, share: f32, align: Align) -> Column {
    Column {
        head: Text::from(head),
        share,
        align,
    }
}

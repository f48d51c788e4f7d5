//! The questionnaire on paper, for who would rather not use a screen. The lead types it in afterwards.

use crate::dutch;
use crate::tagged::{
    Align, Block, Builder, Cell, Colour, Column, Drawing, Figure, Level, Marks, PdfError, Settings,
    Shape, Table, TableLook, Tag, Text, TextStyle, Weight, millimetres,
};
use chrono::{NaiveDate, NaiveTime};
use questionnaires::answers::{Answer, MOST_DIRECTIONS};
use questionnaires::form::{Form, FormBackground, FormStatement, FormTheme};

/// A paper questionnaire of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperQuestionnaire {
    /// Such as "Gemeente Súdwest-Fryslân".
    pub authority: String,
    /// What the group is called, such as "Inwoners".
    pub group: String,
    /// What is asked.
    pub form: Form,
    /// From how many answers on a group is shown.
    pub minimum: u32,
    /// Where and how to hand it in: a sentence or two.
    pub hand_in: String,
    /// The last day on which it can be handed in.
    pub closes: NaiveDate,
    /// The day on which it was made.
    pub made: NaiveDate,
}

const BODY: TextStyle = TextStyle::new(11.0, 15.5);
const SMALL: TextStyle = TextStyle::new(9.0, 11.5);
const PARAGRAPH: Block = Block::new(BODY, 0.0, 7.0);
const NOTE: Block = Block::new(TextStyle::new(9.5, 13.0).colour(Colour::GREY), 0.0, 5.0);
const TITLE: Block = Block::new(
    TextStyle::new(24.0, 28.0)
        .weight(Weight::SemiBold)
        .balanced(),
    0.0,
    4.0,
)
.kept();
const HEADING: Block = Block::new(
    TextStyle::new(16.0, 20.0)
        .weight(Weight::SemiBold)
        .balanced(),
    26.0,
    6.0,
)
.kept();
/// A box to tick, drawn large.
const BOX: TextStyle = TextStyle::new(15.0, 15.5).align(Align::Centre);
const EMPTY_BOX: &str = "☐";
const MEASURE: f32 = 400.0;
const LOOK: TableLook = TableLook {
    head: SMALL,
    caption: PARAGRAPH,
    padding: 5.0,
    gutter: 6.0,
    head_rule: Colour::INK,
    row_rule: Some(Colour::RULE),
    before: 4.0,
    after: 8.0,
    together: false,
};
/// Lines to write on, and the room between them.
const LINES: usize = 3;
const LINE_HEIGHT: f32 = 24.0;

impl PaperQuestionnaire {
    /// The questionnaire as a PDF. The same questionnaire gives the same bytes.
    ///
    /// # Errors
    ///
    /// Only if this program or a library of it is at fault.
    pub fn to_pdf(&self) -> Result<Vec<u8>, PdfError> {
        let mut builder = Builder::new(self.settings());
        self.opening(&mut builder);
        for theme in &self.form.themes {
            builder.within(Tag::Section, |b| self.theme(b, theme));
        }
        builder.within(Tag::Section, |b| self.directions(b));
        if !self.form.background.is_empty() {
            builder.within(Tag::Section, |b| self.background(b));
        }
        builder.within(Tag::Section, |b| self.closing(b));
        builder.finish()
    }

    fn settings(&self) -> Settings {
        let name = format!("Vragenlijst {}, {}", self.authority, self.group);
        Settings {
            title: name.clone(),
            author: self.authority.clone(),
            subject: format!("{}, op papier", self.form.title),
            created: self.made.and_time(NaiveTime::MIN),
            identifier: format!("{name}, {}, {}", self.form.version, self.made),
            header: String::new(),
            footer: format!("{name} · {}", self.form.version),
        }
    }

    fn opening(&self, builder: &mut Builder) {
        let margin = builder.frame().width() - MEASURE;
        builder.inset(0.0, margin, |b| {
            b.heading(Level::One, &self.form.welcome, TITLE);
            let names = Text::default()
                .bold(&self.authority)
                .and(&format!(" · {} · {}", self.form.title, self.group));
            b.paragraph(names, Block::new(BODY, 0.0, 12.0));
            for paragraph in self
                .form
                .introduction
                .iter()
                .chain(&self.form.about_authority)
            {
                b.paragraph(paragraph, PARAGRAPH);
            }
            b.note(&self.form.caveat, PARAGRAPH, Colour::EDGE);
            b.heading(Level::Two, "Zo vult u de vragenlijst in", HEADING);
            let steps: Vec<Text> = self.instructions().iter().map(Text::from).collect();
            b.list(Marks::Bullets, &steps, Block::new(BODY, 0.0, 3.0), 14.0);
        });
    }

    fn instructions(&self) -> [String; 5] {
        [
            "Zet per stelling één kruisje. Een stelling overslaan mag.".to_owned(),
            "Zet nergens uw naam op dit formulier.".to_owned(),
            "Wie het formulier invoert, ziet de antwoorden, maar weet niet van wie ze zijn. Daarna wordt het vernietigd."
                .to_owned(),
            format!(
                "Wij tonen de antwoorden van uw groep pas na de sluiting, en alleen als ten minste {} mensen meededen.",
                self.minimum
            ),
            format!("{} Dat kan tot en met {}.", self.hand_in, dutch::date_with_day(self.closes)),
        ]
    }

    fn theme(&self, builder: &mut Builder, theme: &FormTheme) {
        builder.heading(
            Level::Two,
            format!("{}. {}", theme.number, theme.title),
            HEADING,
        );
        let margin = builder.frame().width() - MEASURE;
        builder.inset(0.0, margin, |b| {
            b.paragraph(&theme.explanation, PARAGRAPH.kept());
            for word in &theme.words {
                let text = Text::default()
                    .bold(&word.word)
                    .and(&format!(": {}", word.meaning));
                b.paragraph(text, NOTE.kept());
            }
        });
        builder.table(&self.statements(theme));
        if let Some(remark) = &theme.remark {
            builder.paragraph(remark, PARAGRAPH.kept());
            builder.figure(&lines(builder.frame().width()), 0.0, 8.0);
        }
    }

    fn statements(&self, theme: &FormTheme) -> Table {
        let may_decline = theme
            .statements
            .iter()
            .any(|statement| statement.may_decline);
        let offered = |answer: &&questionnaires::form::FormAnswer| {
            answer.answer != Answer::Declined || may_decline
        };
        let answers: Vec<_> = self.form.scale.iter().filter(offered).collect();
        let column = |head: &str, share, align| Column {
            head: Text::from(head),
            share,
            align,
        };
        let mut columns = vec![column("Stelling", 190.0, Align::Left)];
        columns.extend(
            answers
                .iter()
                .map(|answer| column(&answer.label, 42.0, Align::Centre)),
        );
        let row = |statement: &FormStatement| {
            let mut cells = vec![Cell::text(&statement.text, BODY).naming_row()];
            for answer in &answers {
                let asked = answer.answer != Answer::Declined || statement.may_decline;
                cells.push(Cell::text(if asked { EMPTY_BOX } else { "" }, BOX));
            }
            cells
        };
        Table {
            caption: Text::default(),
            summary: format!(
                "Stellingen over {}: kruis per stelling één antwoord aan",
                theme.title
            ),
            columns,
            rows: theme.statements.iter().map(row).collect(),
            look: TableLook {
                together: true,
                ..LOOK
            },
        }
    }

    fn directions(&self, builder: &mut Builder) {
        builder.heading(Level::Two, &self.form.directions_question, HEADING);
        let most = dutch::in_words(MOST_DIRECTIONS);
        builder.paragraph(format!("Zet hoogstens {most} kruisjes."), PARAGRAPH.kept());
        let options = self
            .form
            .directions
            .iter()
            .map(|direction| direction.text.as_str());
        builder.table(&choices("Richtingen om uit te kiezen", options));
    }

    fn background(&self, builder: &mut Builder) {
        builder.heading(Level::Two, "Over uzelf (optioneel)", HEADING);
        for FormBackground {
            question, options, ..
        } in &self.form.background
        {
            builder.paragraph(Text::default().bold(question), PARAGRAPH.kept());
            let options = options.iter().map(|option| option.label.as_str());
            builder.table(&choices(question, options));
        }
    }

    fn closing(&self, builder: &mut Builder) {
        builder.heading(Level::Two, "Klaar", HEADING);
        let until = format!(
            "{} Dat kan tot en met {}.",
            self.hand_in,
            dutch::date_with_day(self.closes)
        );
        builder.paragraph(until, PARAGRAPH);
    }
}

/// A box before each option.
fn choices<'o>(summary: &str, options: impl Iterator<Item = &'o str>) -> Table {
    let column = |share, align| Column {
        head: Text::default(),
        share,
        align,
    };
    let row = |option| {
        vec![
            Cell::text(EMPTY_BOX, BOX),
            Cell::text(option, BODY).naming_row(),
        ]
    };
    Table {
        caption: Text::default(),
        summary: summary.to_owned(),
        columns: vec![column(6.0, Align::Centre), column(94.0, Align::Left)],
        rows: options.map(row).collect(),
        look: TableLook {
            padding: 3.0,
            head_rule: Colour::RULE,
            ..LOOK
        },
    }
}

/// Lines to write on.
fn lines(width: f32) -> Figure {
    let line = |index: usize| {
        let y = (index + 1) as f32 * LINE_HEIGHT - millimetres(0.5);
        Shape::Line {
            from: (0.0, y),
            to: (width, y),
            edge: (Colour::EDGE, 0.6),
            dash: None,
        }
    };
    Figure {
        drawing: Drawing {
            width,
            height: LINES as f32 * LINE_HEIGHT,
            shapes: (0..LINES).map(line).collect(),
        },
        alternative: "Regels om op te schrijven".to_owned(),
    }
}

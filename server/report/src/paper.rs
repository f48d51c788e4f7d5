//! The questionnaire on paper, for who would rather not use a screen. The lead types it in afterwards.

use crate::dutch;
use crate::tagged::{
    Align, Block, Builder, Cell, Colour, Column, Drawing, Figure, Level, Marks, PdfError, Settings,
    Shape, Table, TableLook, Tag, Text, TextStyle, Weight, millimetres,
};
use chrono::{NaiveDate, NaiveTime};
use questionnaires::answers::{Answer, MOST_DIRECTIONS};
use questionnaires::form::{Form, FormBackground, FormStatement, FormTheme, FormVisibility};
use questionnaires::rules::LEAST_MINIMUM;

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
    /// Whether whoever fills it in has a personal code, which they copy from their card: one person answers once, on paper too.
    pub with_code: bool,
    /// Whether it may still change: it says so on each page, and is not to be handed out.
    pub preview: bool,
    /// To whom to hand it in: a name or a function.
    pub contact: String,
    /// Where to reach them.
    pub email: String,
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
const PROMISE: TextStyle = TextStyle::new(9.5, 13.0);
const INSTRUCTIONS: [&str; 4] = [
    "Zet per stelling één kruisje. Een stelling overslaan mag.",
    "Kruist u het verkeerde hokje aan? Maak dat hokje dan helemaal zwart en kruis een ander aan.",
    "Zet nergens uw naam op dit formulier, en ook geen naam van een ander.",
    "Schrijft u iets op? Gebruik dan blokletters. Uw handschrift is dan minder goed te herkennen.",
];
const ON_PAPER: (&str, &str) = (
    "Op papier zijn twee dingen anders.",
    " Wie uw envelop aanneemt, ziet dat u meedoet. En wie het formulier invoert, leest uw antwoorden, maar weet niet van wie ze zijn. Na het invoeren wordt het papier vernietigd. Wilt u dit niet? Vul de vragenlijst dan online in.",
);

/// The boxes of a code, in points: a box, the room between two groups, and how many there are.
const CODE_BOX: f32 = millimetres(8.0);
const CODE_HEIGHT: f32 = millimetres(10.0);
const CODE_GAP: f32 = millimetres(7.0);
const CODE_GROUP: usize = 4;
const CODE_SIGNS: usize = 12;

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
            header: if self.preview {
                "Voorbeeld. Deel dit nog niet uit: de vragenlijst is nog niet open.".to_owned()
            } else {
                String::new()
            },
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
            let steps: Vec<Text> = INSTRUCTIONS.into_iter().map(Text::from).collect();
            b.list(Marks::Bullets, &steps, Block::new(BODY, 0.0, 3.0), 14.0);
            b.paragraph(self.hand_in(), Block::new(BODY, 6.0, 7.0));
        });
        if self.with_code {
            code(builder);
        }
        builder.within(Tag::Section, |b| self.who_sees_what(b));
    }

    fn hand_in(&self) -> Text {
        Text::from("Doe het formulier in een dichte envelop zonder naam en lever die in bij ")
            .bold(&self.contact)
            .and(&format!(" ({}). Dat kan tot en met ", self.email))
            .bold(&dutch::date_with_day(self.closes))
            .and(".")
    }

    fn where_and_when(&self) -> Text {
        Text::from("Geef de envelop af bij ")
            .bold(&format!("{}, {}", self.contact, self.authority))
            .and(", uiterlijk op ")
            .bold(&dutch::date_with_day(self.closes))
            .and(".")
    }

    /// What the screen promises, and what paper changes of it.
    fn who_sees_what(&self, builder: &mut Builder) {
        builder.heading(Level::Two, "Wie ziet wat?", HEADING);
        let margin = builder.frame().width() - MEASURE;
        builder.inset(0.0, margin, |b| {
            b.paragraph(Text::default().bold(ON_PAPER.0).and(ON_PAPER.1), PARAGRAPH);
            let mut shown = format!(
                "Na het invoeren geldt hetzelfde als voor wie online meedoet. Bij deze scan tonen wij een groep vanaf {} antwoorden.",
                self.minimum
            );
            if self.minimum > LEAST_MINIMUM {
                shown.push_str(&format!(
                    " Lees {} waar hieronder {LEAST_MINIMUM} staat.",
                    self.minimum
                ));
            }
            b.paragraph(shown, PARAGRAPH.kept());
        });
        let column = |share| Column {
            head: Text::default(),
            share,
            align: Align::Left,
        };
        let row = |line: &FormVisibility| {
            let who = Text::default()
                .bold(&line.who)
                .and(&format!(" {}", line.explanation));
            vec![
                Cell::text(&line.subject, PROMISE).naming_row(),
                Cell::text(who, PROMISE),
            ]
        };
        builder.table(&Table {
            caption: Text::default(),
            summary: "Van elk onderdeel: wie het ziet, en vanaf wanneer".to_owned(),
            columns: vec![column(32.0), column(68.0)],
            rows: self.form.who_sees_what.iter().map(row).collect(),
            look: LOOK,
        });
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
        if !theme.statements.is_empty() {
            builder.table(&self.statements(theme));
        }
        for remark in &theme.remarks {
            // It may stand on the page after its theme.
            let asked = Text::default()
                .bold(&format!("{}. {}: ", theme.number, theme.title))
                .and(&remark.text);
            builder.paragraph(asked, PARAGRAPH.kept());
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
        builder.heading(Level::Two, "Over u (optioneel)", HEADING);
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
        builder.heading(Level::Two, "Inleveren", HEADING);
        let margin = builder.frame().width() - MEASURE;
        let code = self.with_code.then_some(
            "Kijk of uw code op de eerste bladzijde staat. Zonder code telt uw formulier niet mee.",
        );
        let steps: Vec<Text> = ["Kijk of uw naam nergens op staat."]
            .into_iter()
            .chain(code)
            .chain(["Doe alle bladzijden in een envelop zonder naam of adres, en plak die dicht."])
            .map(Text::from)
            .chain([self.where_and_when()])
            .collect();
        builder.inset(0.0, margin, |b| {
            b.list(Marks::Numbers, &steps, Block::new(BODY, 0.0, 3.0), 18.0);
            let asked = format!(
                "Wat later komt, telt niet mee. Weet u niet waar u de envelop kunt afgeven? Vraag het met een mail aan {}.",
                self.email
            );
            b.paragraph(asked, Block::new(BODY, 6.0, 7.0));
        });
    }
}

/// Room for the code of somebody's card.
fn code(builder: &mut Builder) {
    builder.heading(Level::Two, "Uw code", HEADING);
    let margin = builder.frame().width() - MEASURE;
    builder.inset(0.0, margin, |b| {
        b.paragraph(
            "Neem hier de code van uw kaartje over. Elke code telt één keer. Bent u met uw code al online begonnen? Maak de vragenlijst dan daar af, en niet op papier.",
            PARAGRAPH.kept(),
        );
        b.figure(&code_boxes(), 4.0, 8.0);
    });
}

/// Three times four boxes, one a letter or digit.
fn code_boxes() -> Figure {
    let left = |place: usize| {
        let group = place / CODE_GROUP;
        place as f32 * CODE_BOX + group as f32 * CODE_GAP
    };
    let mut shapes: Vec<Shape> = (0..CODE_SIGNS)
        .map(|place| Shape::Box {
            at: (left(place), 0.0),
            size: (CODE_BOX, CODE_HEIGHT),
            fill: None,
            hatch: None,
            edge: Some((Colour::INK, 0.8)),
        })
        .collect();
    shapes.extend((1..CODE_SIGNS / CODE_GROUP).map(|group| {
        let (from, y) = (left(group * CODE_GROUP) - CODE_GAP, CODE_HEIGHT / 2.0);
        Shape::Line {
            from: (from + 5.0, y),
            to: (from + CODE_GAP - 5.0, y),
            edge: (Colour::INK, 0.8),
            dash: None,
        }
    }));
    Figure {
        drawing: Drawing {
            width: left(CODE_SIGNS - 1) + CODE_BOX,
            height: CODE_HEIGHT,
            shapes,
        },
        alternative: "Twaalf vakjes voor de letters en cijfers van uw code".to_owned(),
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
            together: true,
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

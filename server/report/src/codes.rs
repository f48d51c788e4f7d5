//! Personal codes on paper: a page of instructions, then cards to cut out, one a code.

use crate::dutch;
use crate::qr::Qr;
use crate::tagged::{
    Block, Builder, Colour, Drawing, Frame, Level, Marks, PdfError, Settings, Shape, Tag, Text,
    TextStyle, Weight, millimetres,
};
use chrono::{NaiveDate, NaiveTime};

/// The codes of one group, to hand out on paper. They are made anew for paper: nobody keeps who got which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodesDocument {
    /// Such as "Gemeente 's-Hertogenbosch".
    pub authority: String,
    /// Such as "Quick Scan Lokale Democratie".
    pub instrument: String,
    /// Such as "Gemeenteraad".
    pub group: String,
    /// Where a code is typed, without `https://`: "quickscan.nl/meedoen".
    pub address: String,
    /// The same address, to scan. The code is not in it: whoever keeps the log of a server in between must not find one.
    pub link: Qr,
    /// The last day on which it can be used.
    pub closes: NaiveDate,
    /// The day on which the codes were made.
    pub made: NaiveDate,
    /// One sentence on privacy.
    pub privacy: String,
    /// The codes as they are typed, in three groups of four: "7QK4-M2XA-9TB3".
    pub codes: Vec<String>,
}

const COLUMNS: usize = 2;
const ROWS: usize = 5;
const LEFT: f32 = millimetres(12.5);
const TOP: f32 = millimetres(10.5);
const CARD_WIDTH: f32 = millimetres(92.5);
const CARD_HEIGHT: f32 = millimetres(52.0);
/// From the edge of a card to what it says.
const PADDING: f32 = millimetres(6.0);
/// The side of the QR code with its quiet zone.
const QR_SIDE: f32 = millimetres(21.0);
/// From the QR code to the right and lower edge of its card.
const QR_MARGIN: f32 = millimetres(2.5);

const BODY: TextStyle = TextStyle::new(10.5, 15.0);
const PARAGRAPH: Block = Block::new(BODY, 0.0, 8.0);
/// Small, so that a card holds the longest names there are.
const SMALL: TextStyle = TextStyle::new(8.5, 10.5);
const TITLE: Block = Block::new(
    TextStyle::new(24.0, 28.0)
        .weight(Weight::SemiBold)
        .balanced(),
    0.0,
    12.0,
);
/// Large, and spaced as it is typed.
const CODE: TextStyle = TextStyle::new(21.0, 25.0).weight(Weight::SemiBold);

impl CodesDocument {
    /// The cards as a PDF. The same codes give the same bytes.
    ///
    /// # Errors
    ///
    /// Only if this program or a library of it is at fault.
    pub fn to_pdf(&self) -> Result<Vec<u8>, PdfError> {
        let mut builder = Builder::new(self.settings());
        self.instructions(&mut builder);
        for sheet in self.codes.chunks(COLUMNS * ROWS) {
            builder.new_page();
            builder.decorate(&cut_lines(sheet.len()));
            builder.within(Tag::List, |b| {
                for (place, code) in sheet.iter().enumerate() {
                    let item =
                        |b: &mut Builder| b.within(Tag::ListBody, |b| self.card(b, place, code));
                    b.within(Tag::ListItem, item);
                }
            });
        }
        builder.finish()
    }

    fn settings(&self) -> Settings {
        let name = format!("Codes {}, {}", self.authority, self.group);
        Settings {
            title: name.clone(),
            author: self.authority.clone(),
            subject: format!("Persoonlijke codes voor de {}", self.instrument),
            created: self.made.and_time(NaiveTime::MIN),
            identifier: format!("{name}, {}, {} codes", self.made, self.codes.len()),
            header: String::new(),
            footer: name,
        }
    }

    fn instructions(&self, builder: &mut Builder) {
        builder.heading(Level::One, format!("Codes: {}", self.group), TITLE);
        builder.inset(0.0, millimetres(40.0), |b| {
            b.paragraph(
                Text::default()
                    .bold(&self.authority)
                    .and(&format!("\n{}", self.instrument)),
                PARAGRAPH,
            );
            let text = match self.codes.len() {
                1 => "Hierna komt één kaartje met een code. Zo deelt u het uit:".to_owned(),
                count => {
                    format!("Hierna komen {count} kaartjes met elk één code. Zo deelt u ze uit:")
                }
            };
            b.paragraph(text, PARAGRAPH.kept());
            let steps: Vec<Text> = STEPS.iter().map(|step| Text::from(*step)).collect();
            b.list(Marks::Numbers, &steps, Block::new(BODY, 0.0, 4.0), 18.0);
            let until = format!(
                "De codes werken tot en met {}.",
                dutch::date_with_day(self.closes)
            );
            b.paragraph(until, Block::new(BODY, 8.0, 8.0));
        });
    }

    fn card(&self, builder: &mut Builder, place: usize, code: &str) {
        let (left, top) = corner(place);
        let frame = Frame {
            left: left + PADDING,
            right: left + CARD_WIDTH - PADDING,
            top: top + millimetres(3.5),
            bottom: top + CARD_HEIGHT,
        };
        let plain = |style| Block::new(style, 0.0, 0.0);
        builder.place(frame, |b| {
            let names = Text::default()
                .bold(&self.authority)
                .and(&format!(" · {}", self.group));
            b.paragraph(names, plain(SMALL));
            b.paragraph(&self.instrument, plain(SMALL.colour(Colour::GREY)));
            b.paragraph(code, Block::new(CODE, 3.0, 3.0));
            b.inset(0.0, QR_SIDE + QR_MARGIN - PADDING, |b| {
                let until = dutch::date_with_day(self.closes);
                let how = Text::from("Scan de QR-code of ga naar ")
                    .bold(&self.address)
                    .and(&format!(". Typ daar deze code, tot en met {until}."));
                b.paragraph(how, plain(SMALL));
                b.paragraph(
                    &self.privacy,
                    Block::new(SMALL.colour(Colour::GREY), 2.0, 0.0),
                );
            });
        });
        self.scan(builder, (left, top));
    }

    /// The QR code, in the lower right corner of a card.
    fn scan(&self, builder: &mut Builder, (left, top): (f32, f32)) {
        let (right, bottom) = (left + CARD_WIDTH - QR_MARGIN, top + CARD_HEIGHT - QR_MARGIN);
        let frame = Frame {
            left: right - QR_SIDE,
            right,
            top: bottom - QR_SIDE,
            bottom,
        };
        let alternative = format!("QR-code die {} opent", self.address);
        builder.place(frame, |b| {
            b.figure(&self.link.figure(QR_SIDE, alternative), 0.0, 0.0);
        });
    }
}

const STEPS: [&str; 5] = [
    "Print de bladen enkelzijdig en knip de kaartjes los.",
    "Vouw elk kaartje dubbel en schud ze door elkaar.",
    "Laat ieder lid van de groep zelf één kaartje pakken.",
    "Schrijf niet op wie welk kaartje kreeg. Niemand hoeft dat te weten.",
    "Vernietig de kaartjes die over zijn.",
];

/// Top left corner of the card at a place on the sheet.
fn corner(place: usize) -> (f32, f32) {
    let (column, row) = (place % COLUMNS, place / COLUMNS);
    (
        LEFT + column as f32 * CARD_WIDTH,
        TOP + row as f32 * CARD_HEIGHT,
    )
}

/// Broken lines around the cards of a sheet, each drawn once.
fn cut_lines(cards: usize) -> Drawing {
    let rows = cards.div_ceil(COLUMNS);
    let (right, bottom) = (
        LEFT + COLUMNS as f32 * CARD_WIDTH,
        TOP + rows as f32 * CARD_HEIGHT,
    );
    let line = |from, to| Shape::Line {
        from,
        to,
        edge: (Colour::EDGE, 0.6),
        dash: Some(4.0),
    };
    let across = (0..=rows).map(|row| {
        let y = TOP + row as f32 * CARD_HEIGHT;
        line((LEFT, y), (right, y))
    });
    let down = (0..=COLUMNS).map(|column| {
        let x = LEFT + column as f32 * CARD_WIDTH;
        line((x, TOP), (x, bottom))
    });
    Drawing {
        shapes: across.chain(down).collect(),
        ..Drawing::default()
    }
}

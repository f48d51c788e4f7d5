//! A poster for residents: one sheet with a QR code that opens the questionnaire, and an address to type for who cannot scan it.

use crate::dutch;
use crate::qr::Qr;
use crate::tagged::{
    Align, Block, Builder, Colour, Level, PdfError, Settings, Text, TextStyle, Weight, millimetres,
};
use chrono::{NaiveDate, NaiveTime};

/// What hangs in the town hall, the library and the sports club.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poster {
    /// Such as "Gemeente 's-Hertogenbosch".
    pub authority: String,
    /// Such as "Quick Scan Lokale Democratie".
    pub instrument: String,
    /// What is asked, in large letters: the welcome of the questionnaire.
    pub question: String,
    /// The open link, to scan.
    pub link: Qr,
    /// What to type instead: "quickscan.example.nl/inwoners/7K3M-Q9TB".
    pub address: String,
    /// Whom to ask, by name or function.
    pub contact: String,
    /// Where to reach them.
    pub email: String,
    /// The last day on which somebody can answer.
    pub closes: NaiveDate,
    /// The day on which it was made.
    pub made: NaiveDate,
}

/// The side of the code with its quiet zone: read from a metre and a half away.
const CODE: f32 = millimetres(85.0);

const QUESTION: Block = Block::new(
    TextStyle::new(38.0, 42.0)
        .weight(Weight::SemiBold)
        .balanced(),
    0.0,
    14.0,
);
const NAMES: Block = Block::new(TextStyle::new(14.0, 20.0), 0.0, 12.0);
const LEAD: Block = Block::new(TextStyle::new(18.0, 25.0), 0.0, 10.0);
const CALL: Block = Block::new(
    TextStyle::new(22.0, 28.0)
        .weight(Weight::SemiBold)
        .align(Align::Centre),
    0.0,
    8.0,
);
const OTHERWISE: Block = Block::new(TextStyle::new(14.0, 20.0).align(Align::Centre), 0.0, 2.0);
const ADDRESS: Block = Block::new(
    TextStyle::new(18.0, 24.0)
        .weight(Weight::SemiBold)
        .align(Align::Centre),
    0.0,
    16.0,
);
const SMALL: Block = Block::new(TextStyle::new(12.0, 17.0).colour(Colour::GREY), 0.0, 4.0);

impl Poster {
    /// The poster as a PDF. The same poster gives the same bytes.
    ///
    /// # Errors
    ///
    /// Only if this program or a library of it is at fault.
    pub fn to_pdf(&self) -> Result<Vec<u8>, PdfError> {
        let mut builder = Builder::new(self.settings());
        let names = Text::default()
            .bold(&self.authority)
            .and(&format!(" · {}", self.instrument));
        builder.heading(Level::One, &self.question, QUESTION);
        builder.paragraph(names, NAMES);
        builder.paragraph(
            "Vul de vragenlijst in en zeg wat er goed gaat en wat beter kan. Dat duurt 10 tot 15 minuten. Niemand ziet wat u antwoordt.",
            LEAD,
        );
        let margin = (builder.frame().width() - CODE) / 2.0;
        builder.inset(margin, margin, |b| {
            let alternative = "QR-code die de vragenlijst voor inwoners opent";
            b.figure(&self.link.figure(CODE, alternative), 0.0, 2.0);
        });
        builder.paragraph("Scan de code met de camera van uw telefoon.", CALL);
        builder.paragraph(
            "Lukt dat niet? Typ dan dit adres in een browser:",
            OTHERWISE,
        );
        builder.paragraph(&self.address, ADDRESS);
        let until = Text::from("Meedoen kan tot en met ")
            .bold(&dutch::date_with_day(self.closes))
            .and(".");
        builder.paragraph(until, LEAD);
        let contact = format!(
            "Lukt het niet, of hebt u een vraag? {}, {}",
            self.contact, self.email
        );
        builder.paragraph(contact, SMALL);
        builder.finish()
    }

    fn settings(&self) -> Settings {
        let name = format!("Poster voor inwoners, {}", self.authority);
        Settings {
            title: name.clone(),
            author: self.authority.clone(),
            subject: format!("Uitnodiging voor de {}", self.instrument),
            created: self.made.and_time(NaiveTime::MIN),
            identifier: format!("{name}, {}, {}", self.made, self.link.path()),
            header: String::new(),
            footer: String::new(),
        }
    }
}

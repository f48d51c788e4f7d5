//! How to read the bars, the numbers and the words beside them.

use super::ResultsDocument;
use super::labels::{INDENT, ITEM};
use crate::pictures;
use crate::plan::look::{HEADING_2, HEADING_3, MEASURE, PARAGRAPH};
use crate::tagged::{Builder, Level, Marks, Tag, Text};
use crate::words::{self, LabelKind};

const BARS: &str = "Links van de middellijn staat oneens, rechts eens. De lijn loopt door het midden van ‘niet eens en niet oneens’. De \
    getallen in een balk zijn procenten van de mensen die een antwoord op de schaal gaven. Een getal onder de 5 staat alleen in de \
    cijfers bij het thema.";

impl ResultsDocument {
    pub(super) fn reading(&self, builder: &mut Builder) {
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, "Zo leest u de balken", HEADING_2);
            pictures::key(b);
            let margin = b.frame().width() - MEASURE;
            b.inset(0.0, margin, |b| {
                b.paragraph(BARS, PARAGRAPH);
                b.list(Marks::Bullets, &self.columns(), ITEM, INDENT);
                b.minor_heading("Woorden bij stellingen", HEADING_3);
                b.list(Marks::Bullets, &self.meanings(), ITEM, INDENT);
            });
        });
    }

    /// What stands beside a bar.
    fn columns(&self) -> Vec<Text> {
        let told = |word: &str, meaning: &str| Text::default().bold(word).and(meaning);
        let mut items = vec![
            told(
                "26 van 37",
                ": van de 37 mensen in de groep gaven er 26 een antwoord op de schaal. Waar iedereen mocht meedoen, staat er alleen hoeveel mensen dat waren.",
            ),
            told("Eens", ": eens en helemaal eens samen."),
            told(
                "Spreiding",
                &format!(
                    ": hoe dicht de antwoorden in een groep bij elkaar liggen. {}",
                    words::SPREAD_LIMITS
                ),
            ),
            told(
                "Weet niet",
                ": het deel dat ‘weet ik niet’ koos. Dat telt niet mee in de balk.",
            ),
            told(
                "Middelste antwoord",
                ": zet alle antwoorden op een rij, van helemaal oneens tot helemaal eens. Dit staat in het midden. U vindt het bij de cijfers.",
            ),
            told(
                "Grootste verschil",
                ": tussen de groep die het meest en de groep die het minst eens is, in procentpunten. Binnen een thema staat het grootste verschil bovenaan.",
            ),
        ];
        items.extend(words::small_groups(&self.rules).map(Text::from));
        items
    }

    fn meanings(&self) -> Vec<Text> {
        let cut_offs = self.rules.cut_offs();
        let told = |kind: LabelKind| {
            let meaning = format!(". {}", kind.meaning(cut_offs));
            Text::default().bold(kind.word()).and(&meaning)
        };
        LabelKind::ALL.into_iter().map(told).collect()
    }
}

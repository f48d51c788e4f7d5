//! What is not shown and why, and what non-response leaves open.

use super::labels::{INDENT, ITEM};
use super::{ResultsDocument, make_room};
use crate::dutch;
use crate::plan::look::{HEADING_2, HEADING_3, MEASURE, PARAGRAPH};
use crate::tagged::{Builder, Level, Marks, Tag, Text};
use crate::words;
use questionnaires::results::{Cell as Shown, GroupResponse, Withheld};

const WHY: &str = "Niemand mag hier kunnen lezen of uitrekenen wat één persoon antwoordde. Daarom liggen de regels vast van \
    voordat de vragenlijst openging:";

const NOT_EVERYBODY: [&str; 2] = [
    "Niet iedereen antwoordde. Wie dat niet deed, kan het ermee eens zijn of niet. Daarom staat bij de cijfers onder ‘Eens, mogelijk’ \
     hoe groot het deel ‘eens’ van de hele groep kan zijn: het kleinste getal als alle anderen het niet eens zijn, het grootste als alle \
     anderen het eens zijn.",
    "Een voorbeeld. Een groep telt 25 mensen. Van hen antwoordden er 7, en 5 zijn het eens. Dat is 71% van de antwoorden. Van de hele \
     groep kan het tussen 20 en 92% liggen.",
];

impl ResultsDocument {
    pub(super) fn hidden(&self, builder: &mut Builder) {
        make_room(builder);
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, "Wat is niet te zien, en waarom?", HEADING_2);
            let margin = b.frame().width() - MEASURE;
            b.inset(0.0, margin, |b| {
                b.paragraph(WHY, PARAGRAPH.kept());
                let rules: Vec<Text> = self.protection().into_iter().map(Text::from).collect();
                b.list(Marks::Bullets, &rules, ITEM, INDENT);
                b.minor_heading("In deze uitkomsten", HEADING_3);
                let here: Vec<Text> = self.hidden_here().into_iter().map(Text::from).collect();
                if here.is_empty() {
                    b.paragraph(
                        "Elke groep is te zien, bij elke stelling die zij kreeg.",
                        PARAGRAPH,
                    );
                }
                b.list(Marks::Bullets, &here, ITEM, INDENT);
            });
        });
    }

    /// The rules of what is shown, as far as a reader meets them.
    fn protection(&self) -> Vec<String> {
        let minimum = self.rules.minimum();
        let mut rules = vec![format!(
            "Een groep is te zien vanaf {minimum} antwoorden. Een stelling is te zien vanaf {minimum} antwoorden van die groep."
        )];
        if let Some(small) = words::small_groups(&self.rules) {
            rules.push(small);
            rules.push("Vallen in zo’n kleine groep alle antwoorden aan één kant, of alle op één na? Dan staat er alleen dat (bijna) iedereen het daarmee eens of oneens is, of neutraal.".to_owned());
        }
        rules.push("Groepen zijn nergens bij elkaar opgeteld. Uit een totaal is te berekenen wat een verborgen groep antwoordde.".to_owned());
        if !self.results.splits.is_empty() {
            let from = self.rules.full_detail_from();
            rules.push(format!(
                "Een deel van een uitsplitsing is te zien vanaf {from} mensen. Zou daarmee een verborgen deel zijn uit te rekenen, dan is er meer verborgen."
            ));
        }
        rules
    }

    /// What is hidden in this scan.
    fn hidden_here(&self) -> Vec<String> {
        let groups = self.results.groups.iter();
        groups
            .filter_map(|response| self.hidden_of(response))
            .collect()
    }

    /// What is hidden of a group: all of it, or some of its statements.
    fn hidden_of(&self, response: &GroupResponse) -> Option<String> {
        let name = self.pictures().group_name(response.group);
        if let Some(why) = response.withheld {
            return Some(format!("{name}. {}.", words::reason(why)));
        }
        let tables = self.results.statements.iter();
        let count = tables
            .filter(|table| matches!(table.cell(response.group), Some(Shown::Withheld(_))))
            .count();
        let statements = dutch::counted(count, "stelling", "stellingen");
        (count > 0).then(|| format!("{name}. Bij {statements} is deze groep niet te zien."))
    }

    /// What is possible in the whole of a group, where somewhere that is told.
    pub(super) fn possible(&self, builder: &mut Builder) {
        let is_bounded = |response: &&GroupResponse| {
            let mut tables = self.results.statements.iter();
            tables.any(|table| {
                let cell = table.cell(response.group);
                cell.and_then(Shown::bounds).is_some()
            })
        };
        let groups: Vec<&str> = self
            .results
            .groups
            .iter()
            .filter(is_bounded)
            .map(|response| self.pictures().group_name(response.group))
            .collect();
        if groups.is_empty() {
            return;
        }
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, "Wat als iedereen had geantwoord?", HEADING_2);
            let margin = b.frame().width() - MEASURE;
            b.inset(0.0, margin, |b| {
                for paragraph in NOT_EVERYBODY {
                    b.paragraph(paragraph, PARAGRAPH);
                }
                let who = format!("Dit staat er bij: {}.", groups.join("; "));
                b.paragraph(who, PARAGRAPH);
            });
        });
    }
}

/// What the short words in a table stand for, each once; empty where nothing is hidden.
pub(super) fn reasons(hidden: impl Iterator<Item = Withheld>) -> Text {
    let mut known: Vec<Withheld> = Vec::new();
    let mut text = Text::default();
    for reason in hidden {
        if !known.contains(&reason) {
            known.push(reason);
            let word = dutch::sentence(words::short_reason(reason));
            text = text.bold(&word).and(&format!(": {} ", in_full(reason)));
        }
    }
    text
}

/// What a short word stands for, behind a colon.
fn in_full(reason: Withheld) -> String {
    match reason {
        Withheld::TooFew { minimum } => format!("minder dan {minimum} antwoorden."),
        Withheld::WouldRevealOther => {
            "anders is uit te rekenen wat verborgen moet blijven.".to_owned()
        }
    }
}

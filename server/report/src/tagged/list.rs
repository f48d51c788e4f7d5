//! Lists.

use super::builder::{Builder, Label};
use super::paragraph::Paragraph;
use super::structure::{Attribute, NodeId, Tag};
use super::style::{Align, Block, Colour, TextStyle, Weight};
use super::text::Text;

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// A bullet each.
    Bullets,
    /// 1, 2, 3.
    Numbers,
    /// 1, 2, 3 in squares of these colours, as far as there are colours.
    Badges(&'static [Colour]),
}

/// Side of a badge, in points.
const BADGE: f32 = 18.0;

impl Builder {
    /// A list. Nothing if there are no items.
    pub fn list(&mut self, marks: Marks, items: &[Text], block: Block, indent: f32) {
        if items.is_empty() {
            return;
        }
        let list = self.add(Tag::List);
        let numbered = marks != Marks::Bullets;
        self.tree.describe(list, Attribute::Numbered(numbered));
        for (index, text) in items.iter().enumerate() {
            let item = self.tree.add(list, Tag::ListItem);
            let node = self.tree.add(item, Tag::Label);
            let label = self.label(marks, index, node, &block.text, indent);
            let body = self.tree.add(item, Tag::ListBody);
            let laid = self.lay(text, &block.text, self.frame.width() - indent);
            self.frame.left += indent;
            self.flow(Paragraph::new(laid, body), block, Some(label));
            self.frame.left -= indent;
        }
    }

    fn label(
        &mut self,
        marks: Marks,
        index: usize,
        node: NodeId,
        style: &TextStyle,
        indent: f32,
    ) -> Label {
        let number = index + 1;
        let (mark, badge) = match marks {
            Marks::Bullets => ("•".to_owned(), None),
            Marks::Numbers => (format!("{number}."), None),
            Marks::Badges(colours) => (number.to_string(), colours.get(index).copied()),
        };
        let (style, width) = match badge {
            Some(_) => {
                let inside = style.weight(Weight::SemiBold).colour(Colour::PAPER);
                (inside.align(Align::Centre), BADGE)
            }
            None => (*style, indent),
        };
        let laid = self.lay(&Text::from(mark), &style, width);
        Label {
            paragraph: Paragraph::new(laid, node),
            left: self.frame.left,
            badge,
        }
    }
}

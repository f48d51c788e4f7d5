//! Lists.

use super::builder::{Builder, Label};
use super::paragraph::Paragraph;
use super::structure::{Attribute, Tag};
use super::style::Block;
use super::text::Text;

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// A bullet each.
    Bullets,
    /// 1, 2, 3.
    Numbers,
}

impl Builder {
    /// A list. Nothing if there are no items.
    pub fn list(&mut self, marks: Marks, items: &[Text], block: Block, indent: f32) {
        if items.is_empty() {
            return;
        }
        let list = self.add(Tag::List);
        let numbered = marks == Marks::Numbers;
        self.tree.describe(list, Attribute::Numbered(numbered));
        for (index, text) in items.iter().enumerate() {
            let item = self.tree.add(list, Tag::ListItem);
            let mark = if numbered { format!("{}.", index + 1) } else { "•".to_owned() };
            let label_node = self.tree.add(item, Tag::Label);
            let mark = self.lay(&Text::from(mark), &block.text, indent);
            let label = Label {
                paragraph: Paragraph::new(mark, label_node),
                left: self.frame.left,
            };
            let body = self.tree.add(item, Tag::ListBody);
            let laid = self.lay(text, &block.text, self.frame.width() - indent);
            self.frame.left += indent;
            self.flow(Paragraph::new(laid, body), block, Some(label));
            self.frame.left -= indent;
        }
    }
}

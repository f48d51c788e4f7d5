//! The structure tree: what every mark on the pages means, for those who do not see them.

/// A standard structure type of PDF 1.7 (ISO 32000-1, 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// The whole.
    Document,
    /// A section with a heading.
    Section,
    /// The title.
    Heading1,
    /// Heading of a section.
    Heading2,
    /// Heading within a section.
    Heading3,
    /// A paragraph.
    Paragraph,
    /// A paragraph set apart, such as a caveat.
    Note,
    /// A list.
    List,
    /// An item of a list.
    ListItem,
    /// The bullet or number of an item.
    Label,
    /// What an item says.
    ListBody,
    /// A table.
    Table,
    /// What a table or figure is called.
    Caption,
    /// Rows that head a table.
    TableHead,
    /// Rows of a table.
    TableBody,
    /// A row.
    Row,
    /// A cell that names a row or a column.
    HeaderCell,
    /// A cell.
    Cell,
    /// An image with an alternative text.
    Figure,
    /// A table of contents.
    Contents,
    /// An entry of it.
    ContentsItem,
    /// A reference to another place.
    Reference,
    /// A link.
    Link,
}

impl Tag {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Section => "Sect",
            Self::Heading1 => "H1",
            Self::Heading2 => "H2",
            Self::Heading3 => "H3",
            Self::Paragraph => "P",
            Self::Note => "BlockQuote",
            Self::List => "L",
            Self::ListItem => "LI",
            Self::Label => "Lbl",
            Self::ListBody => "LBody",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::TableHead => "THead",
            Self::TableBody => "TBody",
            Self::Row => "TR",
            Self::HeaderCell => "TH",
            Self::Cell => "TD",
            Self::Figure => "Figure",
            Self::Contents => "TOC",
            Self::ContentsItem => "TOCI",
            Self::Reference => "Reference",
            Self::Link => "Link",
        }
    }
}

/// An element of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeId(pub usize);

/// Which way a header cell's name holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Row,
    Column,
}

/// What is told about an element besides its kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Attribute {
    Scope(Scope),
    ColumnSpan(usize),
    Summary(String),
    /// Left, bottom, right, top in points from the bottom left corner.
    BoundingBox([f32; 4]),
    Numbered(bool),
}

/// What an element holds, in reading order.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kid {
    Node(NodeId),
    Content { sheet: usize, mcid: usize },
    Link { sheet: usize, link: usize },
}

#[derive(Debug)]
pub(super) struct Node {
    pub tag: Tag,
    pub parent: Option<NodeId>,
    pub kids: Vec<Kid>,
    pub alternative: Option<String>,
    pub attributes: Vec<Attribute>,
}

#[derive(Debug)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
}

impl Tree {
    pub const ROOT: NodeId = NodeId(0);

    pub fn new() -> Self {
        let root = Node {
            tag: Tag::Document,
            parent: None,
            kids: Vec::new(),
            alternative: None,
            attributes: Vec::new(),
        };
        Self { nodes: vec![root] }
    }

    pub fn add(&mut self, parent: NodeId, tag: Tag) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node {
            tag,
            parent: Some(parent),
            kids: Vec::new(),
            alternative: None,
            attributes: Vec::new(),
        });
        self.push(parent, Kid::Node(id));
        id
    }

    pub fn push(&mut self, node: NodeId, kid: Kid) {
        self.nodes[node.0].kids.push(kid);
    }

    pub fn describe(&mut self, node: NodeId, attribute: Attribute) {
        self.nodes[node.0].attributes.push(attribute);
    }

    pub fn name(&mut self, node: NodeId, alternative: &str) {
        self.nodes[node.0].alternative = Some(alternative.to_owned());
    }

    pub fn tag(&self, node: NodeId) -> Tag {
        self.nodes[node.0].tag
    }
}

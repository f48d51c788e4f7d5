//! How the programme and an authority spoke.

/// How the programme and an authority spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// By telephone.
    Telephone,
    /// By e-mail.
    Email,
    /// In a talk, there or by video.
    Talk,
    /// At a gathering of many.
    Gathering,
    /// By letter.
    Letter,
    /// It applied by itself.
    Application,
}

impl Means {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Telephone,
        Self::Email,
        Self::Talk,
        Self::Gathering,
        Self::Letter,
        Self::Application,
    ];

    /// The code that the database and forms use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Telephone => "telephone",
            Self::Email => "email",
            Self::Talk => "talk",
            Self::Gathering => "gathering",
            Self::Letter => "letter",
            Self::Application => "application",
        }
    }

    /// The means of a code; `None` for anything else.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.code() == code)
    }
}

//! Where a scan is while its routes are tried, and when each can be used.

/// Where the scan of Leeuwarden is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// It was asked for, and a clerk is asked to guide it and has not answered.
    Asked,
    /// The authority takes part, and the questionnaire is being set up.
    Prepared,
    /// The questionnaire is open.
    Open,
    /// It is closed, and the talk is being prepared and held.
    Talk,
    /// The talk was concluded and the plan is written.
    Plan,
    /// The plan is adopted, public and followed.
    Published,
}

impl Moment {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [
        Self::Asked,
        Self::Prepared,
        Self::Open,
        Self::Talk,
        Self::Plan,
        Self::Published,
    ];
}

/// When a route can be used by those it is for. At other times they are told that its step is over, or has not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Wherever the scan is, or it is of no scan.
    Always,
    /// Until the questionnaire opens.
    BeforeOpening,
    /// While codes and links are handed out: once the authority takes part, and until the questionnaire closes.
    UntilClosing,
    /// While the questionnaire is open.
    WhileOpen,
    /// Once there are results.
    FromClosing,
    /// From closing until the talk is concluded.
    Talk,
    /// Once the talk is concluded.
    FromPlan,
}

impl When {
    pub fn includes(self, moment: Moment) -> bool {
        match self {
            Self::Always => true,
            Self::BeforeOpening => moment < Moment::Open,
            Self::UntilClosing => matches!(moment, Moment::Prepared | Moment::Open),
            Self::WhileOpen => moment == Moment::Open,
            Self::FromClosing => moment >= Moment::Talk,
            Self::Talk => moment == Moment::Talk,
            Self::FromPlan => moment >= Moment::Plan,
        }
    }
}

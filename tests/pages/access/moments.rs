//! Where a scan is while its routes are tried, and when each can be used.

/// Where the scan of Leeuwarden is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// The questionnaire is open.
    Open,
    /// It is closed, and the talk is being prepared and held.
    Talk,
    /// The talk was concluded and the plan is written.
    Plan,
    /// The plan is adopted, public and followed.
    Published,
}

/// When a route can be used by those it is for. At other times they are told that its step is over, or has not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Wherever the scan is, or it is of no scan.
    Always,
    /// Until the questionnaire opens: no longer at any of the moments.
    BeforeOpening,
    /// Until the questionnaire closes.
    UntilClosing,
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
            Self::BeforeOpening => false,
            Self::UntilClosing => moment == Moment::Open,
            Self::FromClosing => moment >= Moment::Talk,
            Self::Talk => moment == Moment::Talk,
            Self::FromPlan => moment >= Moment::Plan,
        }
    }
}

//! `/scans/{id}/vragenlijst`: opening, ways in, counts, closing. Nothing of what people answer.

mod before;
mod close;
mod closed;
mod codes;
mod in_room;
mod page;
mod paper;
mod posts;
mod preview;
mod room_screen;
mod ways_in;

pub use close::ClosePage;
pub use codes::CodesPage;
pub use in_room::InRoomPage;
pub use page::QuestionnairePage;
pub use paper::PaperPage;
pub use posts::posts;
pub use preview::PreviewPage;
pub use room_screen::RoomScreenPage;

//! The life of a scan: the list, the request, the cockpit, the preparation and the questionnaire of the lead.

mod all;
mod away;
pub mod calendar;
mod cancel;
mod clerks;
mod cockpit;
pub(super) mod decisions;
mod lead;
mod list;
mod log;
mod new;
pub mod parts;
mod preparation;
mod questionnaire;
mod repeat;
mod start_session;
pub mod tied;
mod too_small;
pub mod words;

pub use all::{filter_of, in_words};

use super::{routes::area, site::Site};
use calendar::OwnCalendarPage;
use cancel::CancelPage;
use clerks::{
    AssignPage, HandOverPage, LinkedProposalPage, ProposalPage, SecondPage, StepBackPage,
    TakeOffPage,
};
use cockpit::CockpitPage;
use lead::LeadPage;
use leptos::prelude::*;
use leptos_router::{
    any_nested_route::AnyNestedRoute,
    components::{Outlet, ParentRoute, Route},
    path,
};
use list::ScansPage;
use log::LogPage;
use new::NewScanPage;
use preparation::{
    AgreementsPage, CommitteePage, GroupsPage, PeriodPage, PreparationPage, QuestionsPage,
    SessionsPage,
};
use questionnaire::{
    ClosePage, CodesPage, InRoomPage, PaperPage, PreviewPage, QuestionnairePage, RoomScreenPage,
};
use repeat::RepeatPage;
use start_session::StartSessionPage;

/// The pages of this area.
#[component(transparent)]
pub fn ScanRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/verzoek/:token") view=LinkedProposalPage/>
        <Route path=path!("/mijn-agenda") view=OwnCalendarPage/>
        <ParentRoute path=path!("/scans") view=Outlet>
            <Route path=path!("") view=ScansPage/>
            <Route path=path!("/nieuw") view=NewScanPage/>
            <Route path=path!("/:id") view=CockpitPage/>
            <Route path=path!("/:id/logboek") view=LogPage/>
            <Route path=path!("/:id/annuleren") view=CancelPage/>
            <Route path=path!("/:id/herhaalmeting") view=RepeatPage/>
            <Route path=path!("/:id/toewijzen") view=AssignPage/>
            <Route path=path!("/:id/toewijzen/tweede") view=SecondPage/>
            <Route path=path!("/:id/toewijzen/overdragen") view=HandOverPage/>
            <Route path=path!("/:id/toewijzen/stoppen/:member") view=TakeOffPage/>
            <Route path=path!("/:id/stoppen") view=StepBackPage/>
            <Route path=path!("/:id/trekker") view=LeadPage/>
            <Route path=path!("/:id/verzoek") view=ProposalPage/>
            <Route path=path!("/:id/startgesprek") view=StartSessionPage/>
            <Route path=path!("/:id/voorbereiding") view=PreparationPage/>
            <Route path=path!("/:id/voorbereiding/overeenkomsten") view=AgreementsPage/>
            <Route path=path!("/:id/voorbereiding/commissie") view=CommitteePage/>
            <Route path=path!("/:id/voorbereiding/data") view=SessionsPage/>
            <Route path=path!("/:id/voorbereiding/groepen") view=GroupsPage/>
            <Route path=path!("/:id/voorbereiding/vragen") view=QuestionsPage/>
            <Route path=path!("/:id/voorbereiding/periode") view=PeriodPage/>
            <Route path=path!("/:id/vragenlijst") view=QuestionnairePage/>
            <Route path=path!("/:id/vragenlijst/voorbeeld/:group") view=PreviewPage/>
            <Route path=path!("/:id/vragenlijst/codes/:group") view=CodesPage/>
            <Route path=path!("/:id/vragenlijst/papier") view=PaperPage/>
            <Route path=path!("/:id/vragenlijst/zaal") view=InRoomPage/>
            <Route path=path!("/:id/vragenlijst/zaal/scherm") view=RoomScreenPage/>
            <Route path=path!("/:id/vragenlijst/sluiten") view=ClosePage/>
        </ParentRoute>
    })
}

/// The handlers of the forms of this area.
pub fn posts() -> axum::Router<Site> {
    new::posts()
        .merge(calendar::posts())
        .merge(clerks::posts())
        .merge(lead::posts())
        .merge(cancel::posts())
        .merge(repeat::posts())
        .merge(start_session::posts())
        .merge(preparation::posts())
        .merge(questionnaire::posts())
}

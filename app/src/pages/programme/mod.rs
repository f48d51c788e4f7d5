//! The programme: what its office sees of all scans together, whom it recruits, its campaigns, what it offers, and its settings.

mod accounts;
mod behind;
mod campaigns;
mod charts;
mod division;
pub mod frame;
mod log;
pub mod outreach;
mod peer_review;
mod pool;
mod scripts;
mod settings;
pub mod support;
pub mod uptake;
mod versions;

use super::{routes::area, site::Site};
use accounts::{AccountsPage, EndAccountPage};
use behind::BehindPage;
use campaigns::{
    CampaignPage, CampaignsPage, ChangeCampaignPage, InvitationsPage, NewCampaignPage,
};
use division::DivisionPage;
use leptos::prelude::*;
use leptos_router::{
    any_nested_route::AnyNestedRoute,
    components::{Outlet, ParentRoute, Route},
    path,
};
use log::ProgrammeLogPage;
use outreach::{
    AuthorityPage, ContactPage, DeclinePage, KeepPage, NewContactPage, OutreachPage, RequestPage,
};
use peer_review::{
    CancelGroupPage, ChangeGroupPage, GroupMembersPage, GroupPage, NewGroupPage, PeerReviewPage,
    TakeOutPage,
};
pub use pool::OwnProfilePage;
use pool::{ConflictsPage, ImportPage, InvitePage, MemberPage, PoolPage};
use scripts::{ScriptsPage, StandardScriptPage, StandardStepPage};
use settings::SettingsPage;
use support::{ChangeSupportPage, DemandPage, NewSupportPage, SupportListPage, TakeUpPage};
use uptake::{ListPage, MeasuredPage, OverviewPage, StalledPage};
use versions::{BringPage, DifferencesPage, ReleasePage, VersionPage, VersionsPage, WithdrawPage};

/// The pages of this area.
#[component(transparent)]
pub fn ProgrammeRoutes() -> AnyNestedRoute {
    area(view! {
        <ParentRoute path=path!("/programma") view=Outlet>
            <Route path=path!("") view=OverviewPage/>
            <Route path=path!("/lijst") view=ListPage/>
            <Route path=path!("/doorlooptijd") view=MeasuredPage/>
            <Route path=path!("/stilstand") view=StalledPage/>
            <Route path=path!("/acties") view=BehindPage/>
            <Route path=path!("/campagnes") view=CampaignsPage/>
            <Route path=path!("/campagnes/nieuw") view=NewCampaignPage/>
            <Route path=path!("/campagnes/:campagne") view=CampaignPage/>
            <Route path=path!("/campagnes/:campagne/wijzigen") view=ChangeCampaignPage/>
            <Route path=path!("/campagnes/:campagne/genodigden") view=InvitationsPage/>
            <Route path=path!("/griffierspool") view=PoolPage/>
            <Route path=path!("/griffierspool/nieuw") view=InvitePage/>
            <Route path=path!("/griffierspool/importeren") view=ImportPage/>
            <Route path=path!("/griffierspool/verdelen") view=DivisionPage/>
            <Route path=path!("/griffierspool/conflicten") view=ConflictsPage/>
            <Route path=path!("/griffierspool/:member") view=MemberPage/>
            <Route path=path!("/vragenlijsten") view=VersionsPage/>
            <Route path=path!("/vragenlijsten/nieuw") view=BringPage/>
            <Route path=path!("/vragenlijsten/:versie") view=VersionPage/>
            <Route path=path!("/vragenlijsten/:versie/verschil/:ander") view=DifferencesPage/>
            <Route path=path!("/vragenlijsten/:versie/vrijgeven") view=ReleasePage/>
            <Route path=path!("/vragenlijsten/:versie/intrekken") view=WithdrawPage/>
            <Route path=path!("/instellingen") view=SettingsPage/>
            <Route path=path!("/logboek") view=ProgrammeLogPage/>
            <Route path=path!("/accounts") view=AccountsPage/>
            <Route path=path!("/accounts/:member/beeindigen") view=EndAccountPage/>
        </ParentRoute>
    })
}

/// The pages of authorities that take no part yet.
#[component(transparent)]
pub fn OutreachRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/programma/werving") view=OutreachPage/>
        <Route path=path!("/programma/werving/:code") view=AuthorityPage/>
        <Route path=path!("/programma/werving/:code/gegevens") view=KeepPage/>
        <Route path=path!("/programma/werving/:code/contacten/nieuw") view=NewContactPage/>
        <Route path=path!("/programma/werving/:code/contacten/:contact") view=ContactPage/>
        <Route path=path!("/programma/werving/:code/aanvragen") view=RequestPage/>
        <Route path=path!("/programma/aanmeldingen/:application/afwijzen") view=DeclinePage/>
    })
}

/// The pages of intervision, as the programme runs it.
#[component(transparent)]
pub fn PeerReviewRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/programma/intervisie") view=PeerReviewPage/>
        <Route path=path!("/programma/intervisie/nieuw") view=NewGroupPage/>
        <Route path=path!("/programma/intervisie/:groep") view=GroupPage/>
        <Route path=path!("/programma/intervisie/:groep/wijzigen") view=ChangeGroupPage/>
        <Route path=path!("/programma/intervisie/:groep/leden") view=GroupMembersPage/>
        <Route path=path!("/programma/intervisie/:groep/leden/:id/uit-de-groep") view=TakeOutPage/>
        <Route path=path!("/programma/intervisie/:groep/annuleren") view=CancelGroupPage/>
    })
}

/// The pages of what the programme offers.
#[component(transparent)]
pub fn SupportRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/programma/aanbod") view=SupportListPage/>
        <Route path=path!("/programma/aanbod/nieuw") view=NewSupportPage/>
        <Route path=path!("/programma/aanbod/vraag") view=DemandPage/>
        <Route path=path!("/programma/aanbod/vraag/:vraag") view=TakeUpPage/>
        <Route path=path!("/programma/aanbod/:aanbod") view=ChangeSupportPage/>
    })
}

/// The pages of the scripts that the programme keeps.
#[component(transparent)]
pub fn StandardScriptRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/programma/instellingen/draaiboeken") view=ScriptsPage/>
        <Route path=path!("/programma/instellingen/draaiboeken/:soort/:gesprek") view=StandardScriptPage/>
        <Route path=path!("/programma/instellingen/draaiboeken/:soort/:gesprek/stappen/:stap") view=StandardStepPage/>
    })
}

/// The handlers of the forms of this area.
pub fn posts() -> axum::Router<Site> {
    settings::posts()
        .merge(accounts::posts())
        .merge(campaigns::posts())
        .merge(outreach::posts())
        .merge(peer_review::posts())
        .merge(support::posts())
        .merge(pool::posts())
        .merge(scripts::posts())
        .merge(division::posts())
        .merge(versions::posts())
}

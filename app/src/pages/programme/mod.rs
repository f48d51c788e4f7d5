//! The programme: what its office sees of all scans together, its campaigns and its settings.

mod behind;
mod campaigns;
mod charts;
mod division;
mod frame;
mod pool;
mod settings;
pub mod uptake;

use super::{routes::area, site::Site};
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
pub use pool::OwnProfilePage;
use pool::{ImportPage, InvitePage, MemberPage, PoolPage};
use settings::SettingsPage;
use uptake::{ListPage, OverviewPage, StalledPage};

/// The pages of this area.
#[component(transparent)]
pub fn ProgrammeRoutes() -> AnyNestedRoute {
    area(view! {
        <ParentRoute path=path!("/programma") view=Outlet>
            <Route path=path!("") view=OverviewPage/>
            <Route path=path!("/lijst") view=ListPage/>
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
            <Route path=path!("/griffierspool/:member") view=MemberPage/>
            <Route path=path!("/instellingen") view=SettingsPage/>
        </ParentRoute>
    })
}

/// The handlers of the forms of this area.
pub fn posts() -> axum::Router<Site> {
    settings::posts()
        .merge(campaigns::posts())
        .merge(pool::posts())
        .merge(division::posts())
}

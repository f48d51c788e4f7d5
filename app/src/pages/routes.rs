//! Which page stands at which address.

use super::{
    about::{AccessibilityPage, PrivacyPage},
    apply::{self, ApplicationLinkPage, ApplicationSentPage, ApplyPage},
    authorities::{self, AuthorityRoutes},
    failure::Elsewhere,
    home::HomePage,
    participate::{
        self, BackgroundPage, DirectionsPage, EnterPage, OverviewPage, PausePage, ResumePage,
        RoomDoorPage, ThanksPage, ThemePage, WelcomePage,
    },
    peer_review::{
        self, AnswerInvitationPage, DecidePage, LeaveGroupPage, MemberPlanPage, PeerGroupPage,
        PeerGroupsPage, QuestionPage, ReportPage, SuggestPage, TakeOverPage,
    },
    phone::{self, DoorPage, PhonePage, TypeCodePage},
    plan::{
        self, ActionPage, AdoptPage, AmendPage, DifferencesPage, GiveUpPage, NewActionPage,
        PlanPage, PlanPriorityPage, PublishPage, SupportPage, VersionPage, VersionsPage,
    },
    programme::{
        self, OutreachRoutes, OwnProfilePage, PeerReviewRoutes, ProgrammeRoutes,
        StandardScriptRoutes, SupportRoutes,
    },
    progress::{
        self, ActionProgressPage, OwnerActionPage, OwnerPage, ProgressPage, ProgressReportPage,
        PublicProgressPage, StopPage,
    },
    public::{PublicAnswersPage, PublicIndexPage, PublicPage, PublicThenAndNowPage},
    results::{
        self, RedactionPage, RemarkAnswerPage, RemarkAnswersPage, RemarkPage, ResultsPage,
        ThenAndNowPage,
    },
    scans::{self, ScanRoutes},
    session::{
        self, EndRoomPage, InterpretationPage, NewPointPage, NewPriorityPage, PointPage,
        PriorityPage, RemotePage, RevealRoundPage, ScreenOverviewPage, ScreenPage, ScriptPage,
        ScriptStepPage, SessionPage, StartPreparationPage, StartRemotePage,
        StartScreenOverviewPage, StartScreenPage, TalkPreparationPage, WithdrawRoundPage,
    },
    sign_in::{self, LinkSentPage, SignInLinkPage, SignInPage},
    site::Site,
};
use leptos::prelude::*;
use leptos_router::{
    MatchNestedRoutes,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::{Route, Router, Routes},
    path,
};

/// All pages. Addresses are Dutch, short and stable.
#[component]
pub fn Addresses() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=Elsewhere>
                <GeneralRoutes/>
                <ParticipateRoutes/>
                <SignInRoutes/>
                <ResultRoutes/>
                <SessionRoutes/>
                <PhoneRoutes/>
                <PlanRoutes/>
                <ProgressRoutes/>
                <ScanRoutes/>
                <ProgrammeRoutes/>
                <OutreachRoutes/>
                <PeerReviewRoutes/>
                <PeerGroupRoutes/>
                <SupportRoutes/>
                <StandardScriptRoutes/>
                <AuthorityRoutes/>
                <PublicRoutes/>
            </Routes>
        </Router>
    }
}

/// The routes of one area as one. Their types are left behind here: the type of all routes together would be as long as this list, and
/// everything that is built of it with it.
pub fn area<R: MatchNestedRoutes + Clone + Send + 'static>(routes: View<R>) -> AnyNestedRoute {
    routes.into_inner().into_any_nested_route()
}

/// What it is, how it treats people, and how an authority applies.
#[component(transparent)]
fn GeneralRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/") view=HomePage/>
        <Route path=path!("/toegankelijkheid") view=AccessibilityPage/>
        <Route path=path!("/privacy") view=PrivacyPage/>
        <Route path=path!("/aanmelden") view=ApplyPage/>
        <Route path=path!("/aanmelden/verstuurd") view=ApplicationSentPage/>
        <Route path=path!("/aanmelden/:token") view=ApplicationLinkPage/>
    })
}

/// Filling in.
#[component(transparent)]
fn ParticipateRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/meedoen") view=EnterPage/>
        <Route path=path!("/meedoen/hervatten") view=ResumePage/>
        <Route path=path!("/meedoen/zaal/:deur") view=RoomDoorPage/>
        <Route path=path!("/meedoen/:vragenlijst") view=WelcomePage/>
        <Route path=path!("/meedoen/:vragenlijst/thema/:nummer") view=ThemePage/>
        <Route path=path!("/meedoen/:vragenlijst/richtingen") view=DirectionsPage/>
        <Route path=path!("/meedoen/:vragenlijst/over-u") view=BackgroundPage/>
        <Route path=path!("/meedoen/:vragenlijst/overzicht") view=OverviewPage/>
        <Route path=path!("/meedoen/:vragenlijst/bedankt") view=ThanksPage/>
        <Route path=path!("/meedoen/:vragenlijst/stoppen") view=PausePage/>
    })
}

/// Signing in, and what a clerk says of themselves.
#[component(transparent)]
fn SignInRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/inloggen") view=SignInPage/>
        <Route path=path!("/inloggen/verstuurd") view=LinkSentPage/>
        <Route path=path!("/inloggen/:token") view=SignInLinkPage/>
        <Route path=path!("/mijn-profiel") view=OwnProfilePage/>
    })
}

/// What came of a questionnaire.
#[component(transparent)]
fn ResultRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/scans/:id/resultaten") view=ResultsPage/>
        <Route path=path!("/scans/:id/resultaten/vergelijking") view=ThenAndNowPage/>
        <Route path=path!("/scans/:id/resultaten/opmerkingen") view=RedactionPage/>
        <Route path=path!("/scans/:id/resultaten/opmerkingen/:remark") view=RemarkPage/>
        <Route path=path!("/scans/:id/resultaten/antwoorden") view=RemarkAnswersPage/>
        <Route path=path!("/scans/:id/resultaten/antwoorden/:theme") view=RemarkAnswerPage/>
    })
}

/// The talk.
#[component(transparent)]
fn SessionRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/scans/:id/gesprek") view=SessionPage/>
        <Route path=path!("/scans/:id/gesprek/voorbereiden") view=TalkPreparationPage/>
        <Route path=path!("/scans/:id/startgesprek/voorbereiden") view=StartPreparationPage/>
        <Route path=path!("/scans/:id/startgesprek/scherm") view=StartScreenPage/>
        <Route path=path!("/scans/:id/startgesprek/scherm/overzicht") view=StartScreenOverviewPage/>
        <Route path=path!("/scans/:id/startgesprek/afstandsbediening") view=StartRemotePage/>
        <Route path=path!("/scans/:id/draaiboek/:gesprek") view=ScriptPage/>
        <Route path=path!("/scans/:id/draaiboek/:gesprek/stappen/:stap") view=ScriptStepPage/>
        <Route path=path!("/scans/:id/gesprek/duiding/:theme") view=InterpretationPage/>
        <Route path=path!("/scans/:id/gesprek/gesprekspunten/nieuw") view=NewPointPage/>
        <Route path=path!("/scans/:id/gesprek/gesprekspunten/:point") view=PointPage/>
        <Route path=path!("/scans/:id/gesprek/prioriteiten/nieuw") view=NewPriorityPage/>
        <Route path=path!("/scans/:id/gesprek/prioriteiten/:priority") view=PriorityPage/>
        <Route path=path!("/scans/:id/gesprek/scherm") view=ScreenPage/>
        <Route path=path!("/scans/:id/gesprek/scherm/overzicht") view=ScreenOverviewPage/>
        <Route path=path!("/scans/:id/gesprek/afstandsbediening") view=RemotePage/>
        <Route path=path!("/scans/:id/gesprek/rondes/:n/intrekken") view=WithdrawRoundPage/>
        <Route path=path!("/scans/:id/gesprek/rondes/:n/tonen") view=RevealRoundPage/>
        <Route path=path!("/scans/:id/gesprek/zaal/beeindigen") view=EndRoomPage/>
    })
}

/// The phones of who sits in the room.
#[component(transparent)]
fn PhoneRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/zaal") view=TypeCodePage/>
        <Route path=path!("/zaal/gesprek") view=PhonePage/>
        <Route path=path!("/zaal/:deur") view=DoorPage/>
    })
}

/// The improvement plan.
#[component(transparent)]
fn PlanRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/scans/:id/verbeterplan") view=PlanPage/>
        <Route path=path!("/scans/:id/verbeterplan/prioriteiten/:priority") view=PlanPriorityPage/>
        <Route path=path!("/scans/:id/verbeterplan/prioriteiten/:priority/acties/nieuw") view=NewActionPage/>
        <Route path=path!("/scans/:id/verbeterplan/prioriteiten/:priority/hulp/:aanbod") view=SupportPage/>
        <Route path=path!("/scans/:id/verbeterplan/acties/:action") view=ActionPage/>
        <Route path=path!("/scans/:id/verbeterplan/vaststellen") view=AdoptPage/>
        <Route path=path!("/scans/:id/verbeterplan/publiceren") view=PublishPage/>
        <Route path=path!("/scans/:id/verbeterplan/wijzigen") view=AmendPage/>
        <Route path=path!("/scans/:id/verbeterplan/wijzigen/intrekken") view=GiveUpPage/>
        <Route path=path!("/scans/:id/verbeterplan/versies") view=VersionsPage/>
        <Route path=path!("/scans/:id/verbeterplan/versies/:planversie") view=VersionPage/>
        <Route path=path!("/scans/:id/verbeterplan/verschillen") view=DifferencesPage/>
    })
}

/// How an adopted plan goes.
#[component(transparent)]
fn ProgressRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/scans/:id/voortgang") view=ProgressPage/>
        <Route path=path!("/scans/:id/voortgang/acties/:action") view=ActionProgressPage/>
        <Route path=path!("/scans/:id/voortgang/verslag") view=ProgressReportPage/>
        <Route path=path!("/scans/:id/voortgang/stoppen") view=StopPage/>
        <Route path=path!("/voortgang/:sleutel") view=OwnerPage/>
        <Route path=path!("/voortgang/:sleutel/acties/:action") view=OwnerActionPage/>
        <Route path=path!("/openbaar/:organisatie/:jaar/voortgang") view=PublicProgressPage/>
    })
}

/// Intervision, for those inside a group.
#[component(transparent)]
fn PeerGroupRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/intervisie") view=PeerGroupsPage/>
        <Route path=path!("/intervisie/:groep") view=PeerGroupPage/>
        <Route path=path!("/intervisie/:groep/deelname/:id") view=AnswerInvitationPage/>
        <Route path=path!("/intervisie/:groep/vraag/:id") view=QuestionPage/>
        <Route path=path!("/intervisie/:groep/plan/:id") view=MemberPlanPage/>
        <Route path=path!("/intervisie/:groep/verslag/:id") view=ReportPage/>
        <Route path=path!("/intervisie/:groep/stoppen/:id") view=LeaveGroupPage/>
        <Route path=path!("/intervisie/:groep/suggestie/:collega") view=SuggestPage/>
        <Route path=path!("/intervisie/:groep/suggesties/:suggestie") view=DecidePage/>
        <Route path=path!("/intervisie/:groep/suggesties/:suggestie/overnemen") view=TakeOverPage/>
    })
}

/// What everybody may read.
#[component(transparent)]
fn PublicRoutes() -> AnyNestedRoute {
    area(view! {
        <Route path=path!("/openbaar") view=PublicIndexPage/>
        <Route path=path!("/openbaar/:organisatie/:jaar") view=PublicPage/>
        <Route path=path!("/openbaar/:organisatie/:jaar/uitkomsten") view=PublicAnswersPage/>
        <Route path=path!("/openbaar/:organisatie/:jaar/toen-en-nu") view=PublicThenAndNowPage/>
    })
}

/// The handlers of all forms. Each area of pages adds its own.
pub fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .merge(participate::posts())
        .merge(apply::posts())
        .merge(sign_in::posts())
        .merge(results::posts())
        .merge(scans::posts())
        .merge(session::posts())
        .merge(phone::posts())
        .merge(plan::posts())
        .merge(progress::posts())
        .merge(peer_review::posts())
        .merge(programme::posts())
        .merge(authorities::posts())
}

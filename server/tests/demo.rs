//! The demonstration is filled as a visitor would find it, and holds what it promises.

#![expect(clippy::unwrap_used, reason = "a step that fails ends its test")]

use std::collections::BTreeMap;
use std::path::Path;

use app::pages::site::Site;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use questionnaires::comparison::{GroupOutcome, LeftOut};
use questionnaires::kind::RespondentGroup;
use questionnaires::results::{Cell, Label, ResultTables, StatementTable, Withheld};
use serde_json::Value;
use server::assets;
use server::demo::{DemoError, Demonstration, Folder};
use server::router::router;
use services::audit::AuditEvent;
use services::mail::{MailConfig, MailTransport};
use services::peer_review::{self, Decision, GroupState};
use services::programme::{campaigns, support};
use services::progress::DayProposal;
use services::scans::{Scan, State};
use services::secrets::Secret as _;
use services::sessions::Audience;
use services::{
    Actor, Clock, Config, Contact, Database, Role, Services, SessionLimits, Settings, accounts,
    progress, publication, results, room, scans, sessions, versions,
};
use sqlx::{AnyConnection, Connection as _};
use tempfile::TempDir;
use tower::ServiceExt as _;

fn config(data: &Path) -> Config {
    Config {
        data: data.to_owned(),
        database: Database::Embedded,
        key: None,
        mail: MailConfig {
            transport: MailTransport::Memory,
            from: "Quick Scan <quickscan@voorbeeld.nl>".to_owned(),
        },
        clock: Clock::fixed("2026-11-23T11:00:00Z".parse().unwrap()),
        settings: Settings {
            base_url: "http://127.0.0.1:3000".to_owned(),
            demo: None,
            sessions: SessionLimits::default(),
            contact: Contact {
                organisation: "Programma Quick Scan".to_owned(),
                email: "hulp@voorbeeld.nl".to_owned(),
                security_email: "veilig@voorbeeld.nl".to_owned(),
            },
        },
    }
}

async fn open(data: &Path, fresh: bool) -> Result<Demonstration, DemoError> {
    let config = config(data);
    let folder = Folder::prepare(&config, fresh)?;
    Demonstration::open(config, folder).await
}

async fn officer(services: &Services) -> Actor {
    let members = accounts::list_members(&Actor::System, services, Some(Role::Programme))
        .await
        .unwrap();
    Actor::Member(members.into_iter().next().unwrap())
}

async fn all(services: &Services) -> BTreeMap<String, Scan> {
    let list = scans::list(&officer(services).await, services)
        .await
        .unwrap();
    list.all
        .into_iter()
        .map(|listed| (listed.scan.authority.code.as_str().to_owned(), listed.scan))
        .collect()
}

/// The released tables of every scan that has them, by authority.
async fn tables(services: &Services) -> BTreeMap<String, ResultTables> {
    let officer = officer(services).await;
    let mut tables = BTreeMap::new();
    for (code, scan) in all(services).await {
        if scan.closed_at.is_some() {
            let view = results::load(&officer, services, &scan.id).await.unwrap();
            tables.insert(code, ResultTables::clone(&view.report.tables));
        }
    }
    tables
}

fn cell<'a>(tables: &'a ResultTables, statement: &str, group: RespondentGroup) -> &'a Cell {
    tables
        .statement(statement)
        .and_then(|table| table.cell(group))
        .unwrap()
}

fn percent(tables: &ResultTables, statement: &str, group: RespondentGroup) -> f64 {
    let share = cell(tables, statement, group).three().unwrap();
    100.0 * f64::from(share[2]) / f64::from(share.iter().sum::<u32>())
}

fn labels<'a>(tables: &'a ResultTables, statement: &str) -> &'a [Label] {
    let table: &StatementTable = tables.statement(statement).unwrap();
    &table.labels
}

const DEN_BOSCH: &str = "GM0796";
const WETTERSKIP: &str = "WS0653";
const DRENTHE: &str = "PV22";
const SUDWEST: &str = "GM1900";
const DOMMEL: &str = "WS0539";

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_finds_every_state_and_the_stories_that_are_promised() {
    let data = TempDir::new().unwrap();
    let demonstration = open(data.path(), false).await.unwrap();
    let services = &demonstration.services;
    every_state(services).await;
    a_programme_of_two_years(services).await;
    the_open_scan_can_be_filled_in(&demonstration).await;
    a_questionnaire_waits_for_a_second_officer(services).await;
    a_round_of_progress_is_open(services).await;
    a_council_proud_and_residents_unheard(services).await;
    the_published_plan_is_public(services).await;
    a_group_helps_each_other(services).await;
    two_measurements_stand_beside_each_other(services).await;
    a_talk_is_ready_for_tomorrow(services).await;
    a_talk_begins_at_once(&demonstration).await;
    let first = tables(services).await;
    services.close().await;
    the_executive_of_the_water_board_is_nowhere(data.path()).await;

    let again = open(data.path(), false).await.unwrap();
    assert_eq!(
        tables(&again.services).await,
        first,
        "a filled demonstration is served as it is"
    );
    again.services.close().await;
    let fresh = open(data.path(), true).await.unwrap();
    assert_eq!(
        tables(&fresh.services).await,
        first,
        "the same seed gives the same tables"
    );
    fresh.services.close().await;
}

async fn every_state(services: &Services) {
    let scans = all(services).await;
    for state in State::ALL
        .into_iter()
        .filter(|state| *state != State::FollowedUp)
    {
        assert!(
            scans.values().any(|scan| scan.state == state),
            "no scan is {state:?}"
        );
    }
    let kinds: Vec<_> = scans.values().map(|scan| scan.authority.kind).collect();
    assert!(
        questionnaires::kind::AuthorityKind::ALL
            .iter()
            .all(|kind| kinds.contains(kind))
    );
}

async fn a_programme_of_two_years(services: &Services) {
    use questionnaires::kind::AuthorityKind::{Municipality, Province, WaterBoard};
    let officer = officer(services).await;
    let scans = all(services).await;
    let taking_part = |kind| {
        let of_kind = scans.values().filter(|scan| scan.authority.kind == kind);
        of_kind
            .filter(|scan| scan.state >= State::Prepared && scan.state != State::Cancelled)
            .count()
    };
    assert!((58..=65).contains(&taking_part(Municipality)));
    assert_eq!(taking_part(Province), 3);
    let water_boards = scans
        .values()
        .filter(|scan| scan.authority.kind == WaterBoard);
    assert_eq!(water_boards.count(), 4);
    let clerks = accounts::list_members(&officer, services, Some(Role::Clerk))
        .await
        .unwrap();
    assert_eq!(clerks.len(), 40);
    let list = campaigns::campaigns(&officer, services).await.unwrap();
    assert_eq!(list.running.len(), 2);
    let whole = support::DemandFilterForm::default();
    let demand = support::demand(&officer, services, &whole).await.unwrap();
    assert_eq!((demand.authorities(), demand.waiting()), (4, 3));
    let opened = scans.values().filter_map(|scan| scan.opened_at);
    let first = opened.min().unwrap();
    let days = (services.clock().now() - first).num_days();
    assert!((620..700).contains(&days), "{days}");
}

async fn the_open_scan_can_be_filled_in(demonstration: &Demonstration) {
    let services = &demonstration.services;
    let scan = &all(services).await[SUDWEST];
    let today = services.clock().today();
    let period = scan.setup.read().unwrap();
    assert!(period.opens_on < today && today < period.closes_on);
    let (_, log) = scans::log(&officer(services).await, services, &scan.id)
        .await
        .unwrap();
    let made: Vec<_> = log
        .entries
        .iter()
        .filter(|entry| matches!(entry.event, Some(AuditEvent::CodesMade { .. })))
        .map(|entry| entry.at.date_naive())
        .collect();
    assert_eq!(
        made, [period.opens_on; 2],
        "codes come before the answers that were given with them"
    );
    let counts = scans::cockpit(&officer(services).await, services, &scan.id)
        .await
        .unwrap()
        .counts
        .unwrap();
    assert!(counts.iter().all(|count| count.responses > 0));
    let text = demonstration.welcome().await.unwrap();
    for part in ["met code", "/meedoen/link/", "/inloggen", "/openbaar"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

/// Two officers: what one brought, the other can release.
async fn a_questionnaire_waits_for_a_second_officer(services: &Services) {
    let officers = accounts::list_members(&Actor::System, services, Some(Role::Programme))
        .await
        .unwrap();
    assert_eq!(officers.len(), 2);
    let list = versions::list(&officer(services).await, services)
        .await
        .unwrap();
    let waiting: Vec<_> = list
        .proposed
        .iter()
        .map(|one| one.version.as_str())
        .collect();
    assert_eq!(waiting, ["2027.1"]);
}

/// Two owners told how it goes, one of them proposes another day, and of the third nobody heard.
async fn a_round_of_progress_is_open(services: &Services) {
    let scan = &all(services).await[DOMMEL];
    let view = progress::load(&officer(services).await, services, &scan.id)
        .await
        .unwrap();
    let round = view.open_round().unwrap();
    assert_eq!(round.number, 1);
    let told = view
        .actions
        .iter()
        .filter(|action| action.reports.iter().any(|one| one.told_by == action.owner));
    assert_eq!(told.count(), 2, "owners told by their link");
    assert!(view.actions.iter().any(|action| {
        let mut reports = action.reports.iter();
        reports.any(|report| report.proposal == DayProposal::Waiting)
    }));
    assert!(view.actions.iter().any(|action| {
        action.silent_since(Some(round)).is_some() && action.overdue_since(view.today).is_some()
    }));
}

async fn a_council_proud_and_residents_unheard(services: &Services) {
    use RespondentGroup::{Council, Executive, Residents, Staff};
    let scan = &all(services).await[DEN_BOSCH];
    let tables = &tables(services).await[DEN_BOSCH];
    assert!(percent(tables, "T1.4", Council) > 80.0);
    assert!(labels(tables, "T1.4").contains(&Label::Unknown { group: Residents }));
    assert!(percent(tables, "T5.4", Council) - percent(tables, "T5.4", Residents) > 50.0);
    assert!(labels(tables, "T1.5").contains(&Label::DividedWithin { group: Council }));
    assert!(labels(tables, "T3.3").contains(&Label::SharedStrength));
    assert!(labels(tables, "T6.5").contains(&Label::SharedConcern));
    assert!(percent(tables, "T7.5", Executive) - percent(tables, "T7.5", Staff) > 40.0);
    assert_eq!(cell(tables, "T3.3", Residents), &Cell::NotAsked);
    assert_eq!(tables.splits.len(), 3);
    assert!(tables.splits.iter().all(|split| split.withheld.is_none()));
    assert!(scan.has_two_clerks(), "{:?}", scan.clerk_names());
    let view = sessions::load(&officer(services).await, services, &scan.id)
        .await
        .unwrap();
    assert!(view.remarks.len() > 20, "{}", view.remarks.len());
}

/// Nothing is left to do but to hold it.
async fn a_talk_is_ready_for_tomorrow(services: &Services) {
    let scan = &all(services).await[DEN_BOSCH];
    let sessions = scan.arrangements.sessions.clone().unwrap();
    let tomorrow = services.clock().today().succ_opt().unwrap();
    assert_eq!(sessions.agenda_on, tomorrow.to_string());
    assert!(sessions.agenda_invited.lines().count() > 5);
    let view = sessions::load(&officer(services).await, services, &scan.id)
        .await
        .unwrap();
    assert_eq!((view.waiting, view.audience), (0, Audience::Everybody));
    assert_eq!((view.interpretations.len(), view.points.len()), (3, 5));
    let others = all(services).await;
    let waits = &others[WETTERSKIP];
    let view = sessions::load(&officer(services).await, services, &waits.id).await;
    assert!(
        view.unwrap().waiting >= 2,
        "somewhere remarks are still to be read"
    );
}

const OWN_HOST: &str = "127.0.0.1:3000";

/// One person at one computer holds it: a link signs the clerk in, and each phone has a name of the machine for itself.
async fn a_talk_begins_at_once(demonstration: &Demonstration) {
    let services = &demonstration.services;
    let talk = demonstration.begin_talk().await.unwrap().unwrap();
    let scan = &all(services).await[DEN_BOSCH].id;
    let officer = officer(services).await;
    let room = async || {
        let view = room::load(&officer, services, scan).await.unwrap();
        view.room.unwrap()
    };
    let code = room().await.code.expose().to_owned();
    let router = router(Site::new(services.clone(), assets::addresses()));
    let [screen, remote, phones @ ..] = talk.addresses.as_slice() else {
        panic!("{talk:?}")
    };
    for address in &talk.addresses {
        assert!(talk.text.contains(address), "{address} in {}", talk.text);
    }
    for (address, page) in [(screen, "scherm"), (remote, "afstandsbediening")] {
        let onward = format!("/scans/{scan}/gesprek/{page}");
        let path = address.strip_prefix("http://127.0.0.1:3000").unwrap();
        let asked = shown(&router, path).await;
        assert!(asked.contains(&format!("value=\"{onward}\"")), "{asked}");
        let (link, _) = path.split_once('?').unwrap();
        let answer = sent(&router, (OWN_HOST, link), &format!("verder={onward}")).await;
        assert_eq!(leads_to(&answer), onward);
    }
    assert_eq!(phones.len(), 3);
    for (number, address) in (1..).zip(phones) {
        let host = format!("telefoon-{number}.localhost:3000");
        let door = format!("/zaal/{code}");
        assert_eq!(*address, format!("http://{host}{door}"));
        let answer = sent(&router, (&host, &door), "pseudonym=").await;
        assert_eq!(leads_to(&answer), "/zaal/gesprek");
        let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap();
        assert!(
            cookie.starts_with("zaal=") && !cookie.contains("Domain"),
            "the phone keeps it under its own name: {cookie}"
        );
    }
    assert_eq!(room().await.joined, 3);
    let button = sent(&router, (OWN_HOST, "/inloggen/demonstratie/gesprek"), "").await;
    assert_eq!(leads_to(&button), format!("/scans/{scan}/gesprek"));
    assert_eq!(room().await.code.expose(), code, "the room that is open");
}

/// A page, as somebody sees it who is not signed in.
async fn shown(router: &Router, path: &str) -> String {
    let request = Request::get(path)
        .header(header::HOST, OWN_HOST)
        .header(header::ACCEPT, "text/html")
        .body(Body::empty())
        .unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(body.to_vec()).unwrap()
}

/// What a browser gets that sends a form from a page at this host, without telling more of itself than the oldest do.
async fn sent(router: &Router, (host, path): (&str, &str), form: &str) -> Response {
    let request = Request::post(path)
        .header(header::HOST, host)
        .header(header::ORIGIN, format!("http://{host}"))
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form.to_owned()))
        .unwrap();
    router.clone().oneshot(request).await.unwrap()
}

fn leads_to(answer: &Response) -> &str {
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    answer.headers()[header::LOCATION].to_str().unwrap()
}

async fn the_published_plan_is_public(services: &Services) {
    let scan = &all(services).await[DRENTHE];
    let year = scan.public_year.clone().unwrap();
    let view = publication::page(&Actor::Anonymous, services, "provincie-drenthe", &year)
        .await
        .unwrap();
    assert_eq!(view.plan.text.priorities.len(), 4);
    assert_eq!(
        view.plan
            .text
            .priorities
            .iter()
            .map(|priority| priority.actions.len())
            .sum::<usize>(),
        8
    );
    assert!(!view.remarks.is_empty());
}

async fn a_group_helps_each_other(services: &Services) {
    let found = peer_review::overview(&officer(services).await, services)
        .await
        .unwrap();
    let [group] = found.groups.as_slice() else {
        panic!("{:?}", found.groups);
    };
    assert_eq!((group.state, group.members.len()), (GroupState::Running, 5));
    assert!(group.next_meeting(found.today).is_some() && group.meetings[0].on < found.today);
    assert!(!found.proposals.is_empty());
    let members = accounts::list_members(&Actor::System, services, Some(Role::Clerk)).await;
    let facilitator = group.facilitator.as_ref().unwrap();
    let clerk = members
        .unwrap()
        .into_iter()
        .find(|member| member.id == facilitator.id);
    let inside = Actor::Member(clerk.unwrap());
    let view = peer_review::group(&inside, services, &group.id)
        .await
        .unwrap();
    let became = |decision| {
        let mut all = view.suggestions.iter();
        all.any(|own| own.decision == decision)
    };
    assert!(became(Decision::Open) && became(Decision::Later) && became(Decision::Taken));
}

/// Some differences are shown, those of a few people are not, and everybody can read it.
async fn two_measurements_stand_beside_each_other(services: &Services) {
    let officer = officer(services).await;
    let list = scans::list(&officer, services).await.unwrap();
    let mut repeats = list.all.iter().filter(|listed| listed.scan.is_repeat);
    let scan = &repeats.next().unwrap().scan;
    let view = results::load_beside(&officer, services, &scan.id).await;
    let results::ThenAndNow::Beside(beside) = view.unwrap().then_and_now else {
        panic!("nothing is compared")
    };
    let of_council = |wanted: fn(&GroupOutcome) -> bool| {
        let statements = beside.comparison.statements().iter();
        let outcomes = statements.filter_map(|one| one.group(RespondentGroup::Council));
        outcomes.filter(wanted).count()
    };
    let shown = of_council(|outcome| outcome.is_shown());
    let few = |outcome: &GroupOutcome| {
        let reason = LeftOut::FewPeople { minimum: 5 };
        *outcome == GroupOutcome::LeftOut { reason }
    };
    assert!(shown >= 3 && of_council(few) >= 10, "{shown}");
    let months = (beside.now.closed_on - beside.then.closed_on).num_days() / 30;
    assert!((18..30).contains(&months), "{months}");
    let year = scan.public_year.clone().unwrap();
    let public = publication::then_and_now(&Actor::Anonymous, services, "groningen", &year).await;
    assert_eq!(public.unwrap().beside.comparison, beside.comparison);
}

/// Two people of the executive answered: not a number of theirs is kept, and none follows from what is.
async fn the_executive_of_the_water_board_is_nowhere(data: &Path) {
    sqlx::any::install_default_drivers();
    let file = format!("sqlite:{}", data.join("quickscan.sqlite").display());
    let mut connection = AnyConnection::connect(&file).await.unwrap();
    let stored: String = sqlx::query_scalar(
        "SELECT r.tables FROM released_results r JOIN scans s ON s.id = r.scan_id WHERE s.authority_code = $1",
    )
    .bind(WETTERSKIP)
    .fetch_one(&mut connection)
    .await
    .unwrap();
    let text: Value = serde_json::from_str(&stored).unwrap();
    let tables: ResultTables = serde_json::from_value(text).unwrap();
    let too_few = Withheld::TooFew { minimum: 5 };
    let executive = RespondentGroup::Executive;
    let response = tables
        .groups
        .iter()
        .find(|response| response.group == executive)
        .unwrap();
    assert_eq!(
        (response.responses, response.size, response.withheld),
        (2, Some(5), Some(too_few))
    );
    for statement in &tables.statements {
        assert_eq!(
            statement.cell(executive),
            Some(&Cell::Withheld(too_few)),
            "{}",
            statement.key
        );
        let of_gap = statement.gap.map(|gap| [gap.highest, gap.lowest]);
        assert!(
            of_gap.is_none_or(|groups| !groups.contains(&executive)),
            "{}",
            statement.key
        );
    }
    let direction = |cells: &[(RespondentGroup, _)]| {
        cells
            .iter()
            .find(|(group, _)| *group == executive)
            .map(|(_, cell)| *cell)
    };
    for table in &tables.directions {
        let expected = questionnaires::results::DirectionCell::Withheld(too_few);
        assert_eq!(direction(&table.cells), Some(expected), "{}", table.key);
    }
    assert!(!tables.remarks_from.contains(&executive));
    let council = cell(&tables, "T1.5", RespondentGroup::Council);
    assert!(
        matches!(council, Cell::NearlyAll { .. } | Cell::Three(_)),
        "seven people are shown in three classes: {council:?}"
    );
    connection.close().await.unwrap();
}

#[tokio::test]
async fn the_data_of_a_real_installation_is_left_alone() {
    let data = TempDir::new().unwrap();
    let services = Services::open(config(data.path())).await.unwrap();
    let new = accounts::NewMember {
        name: "Samira el Idrissi".to_owned(),
        email: "samira@voorbeeld.nl".to_owned(),
        roles: [Role::Programme].into(),
        ..accounts::NewMember::default()
    };
    accounts::add_member(&Actor::System, &services, new)
        .await
        .unwrap();
    services.close().await;
    for fresh in [false, true] {
        assert!(matches!(
            open(data.path(), fresh).await,
            Err(DemoError::OtherData(_))
        ));
    }
    let services = Services::open(config(data.path())).await.unwrap();
    assert_eq!(
        accounts::list_members(&Actor::System, &services, None)
            .await
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demonstration_that_was_cut_short_begins_anew() {
    let data = TempDir::new().unwrap();
    let services = Services::open(config(data.path())).await.unwrap();
    services.close().await;
    std::fs::write(data.path().join("demonstratie.json"), "{\"filled\":false,").unwrap();
    let key = std::fs::read(data.path().join("quickscan.key")).unwrap();
    let folder = Folder::prepare(&config(data.path()), false).unwrap();
    assert!(!folder.is_filled());
    assert!(!data.path().join("quickscan.sqlite").exists());
    assert!(!data.path().join("quickscan.key").exists(), "{key:?}");
}

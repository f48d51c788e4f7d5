//! Dividing the pool over waiting scans and asking all at once, on both engines.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::accounts::find::member_by_id;
use crate::accounts::{NewMember, add_member};
use crate::actor::Role;
use crate::audit::{self, AuditEvent, GuidanceEvent};
use crate::authorities::AuthorityCode;
use crate::error::ProblemCode;
use crate::mail::deliver_due;
use crate::on_both_engines;
use crate::scans::{self, RequestForm, State};
use crate::testing::{TestServices, fill_pool};

const GRONINGEN: &str = "GM0014";
const LEEUWARDEN: &str = "GM0080";
const ZWOLLE: &str = "GM0193";
const EINDHOVEN: &str = "GM0772";
const MAASTRICHT: &str = "GM0935";

/// Samira of the programme and Hanneke, who leads five authorities far from each other.
struct Office {
    samira: Actor,
    hanneke: Actor,
}

async fn member(
    test: &TestServices,
    name: &str,
    role: Role,
    home: Option<&str>,
    leads: &[&str],
) -> Actor {
    let code = |text: &&str| AuthorityCode::parse(text).unwrap();
    let new = NewMember {
        name: name.to_owned(),
        email: format!("{}@example.nl", name.to_lowercase()),
        roles: BTreeSet::from([role]),
        home_authority: home.as_ref().map(code),
        lead_of: leads.iter().map(code).collect(),
    };
    let id = add_member(&Actor::System, test, new).await.unwrap();
    Actor::Member(member_by_id(test, &id).await.unwrap().unwrap())
}

async fn office(test: &TestServices) -> Office {
    let leads = [GRONINGEN, LEEUWARDEN, ZWOLLE, EINDHOVEN, MAASTRICHT];
    Office {
        samira: member(test, "Samira", Role::Programme, None, &[]).await,
        hanneke: member(test, "Hanneke", Role::Lead, None, &leads).await,
    }
}

/// A clerk with so many places.
async fn clerk(test: &TestServices, name: &str, home: &str, capacity: i64) -> MemberId {
    let clerk = member(test, name, Role::Clerk, Some(home), &[]).await;
    let id = clerk.member().unwrap().id.clone();
    let mut transaction = test.store().write().await.unwrap();
    sqlx::query(
        "INSERT INTO pool_profiles (member_id, functions, kinds, regions, languages, capacity, active, notes) \
         VALUES ($1, '', '', '', 'nl', $2, 1, '')",
    )
    .bind(&id)
    .bind(capacity)
    .execute(&mut *transaction)
    .await
    .unwrap();
    transaction.commit().await.unwrap();
    id
}

async fn waiting(test: &TestServices, office: &Office, authority: &str) -> ScanId {
    let form = RequestForm {
        authority: authority.to_owned(),
        reason: "De raad wil weten hoe het gaat.".to_owned(),
        wanted_from: "2027-03".to_owned(),
        wanted_until: "2027-05".to_owned(),
        ..RequestForm::default()
    };
    scans::request(&office.hanneke, test, &form).await.unwrap()
}

async fn divided(
    test: &TestServices,
    office: &Office,
    decisions: &[(&ScanId, Decision)],
) -> Division {
    let decisions = decisions
        .iter()
        .map(|(scan, decision)| ((*scan).clone(), decision.clone()));
    division(&office.samira, test, &decisions.collect())
        .await
        .unwrap()
}

/// Who gets what, as it would be asked.
fn pairs(division: &Division) -> BTreeMap<ScanId, MemberId> {
    let given = division
        .scans
        .iter()
        .filter_map(|divided| Some((divided.scan.id.clone(), divided.offer()?.clerk.clone())));
    given.collect()
}

async fn state(test: &TestServices, scan: &ScanId) -> State {
    scans::visible(&Actor::System, test, scan)
        .await
        .unwrap()
        .state
}

/// Proposals that wait for an answer, by clerk.
async fn asked(test: &TestServices) -> BTreeMap<MemberId, i64> {
    let rows: Vec<(MemberId, i64)> = sqlx::query_as(
        "SELECT clerk_id, COUNT(*) FROM clerk_proposals WHERE answer IS NULL GROUP BY clerk_id",
    )
    .fetch_all(test.store().read())
    .await
    .unwrap();
    rows.into_iter().collect()
}

fn hindered(asked: Asked) -> Vec<Hindered> {
    match asked {
        Asked::Nobody(hindered) => hindered,
        Asked::All { .. } => panic!("they were asked"),
    }
}

on_both_engines! {
    async fn a_whole_pool_is_divided_and_nobody_is_given_more_than_their_places(test: &TestServices) {
        let samira = member(test, "Samira", Role::Programme, None, &[]).await;
        fill_pool(test, 60, 24).await;
        let division = division(&samira, test, &Decisions::default()).await.unwrap();
        let mut pairs = pairs(&division);
        assert_eq!((division.scans.len(), pairs.len()), (60, 60), "72 places for 60 scans");
        assert!(division.can_all_be(&pairs));
        let clerk = pairs.values().next().unwrap().clone();
        let mut given = pairs.values().filter(|other| **other == clerk).count();
        for divided in &division.scans {
            let offered = divided.ranking.offers.iter().any(|offer| offer.clerk == clerk);
            if given <= 3 && offered && pairs[&divided.scan.id] != clerk {
                pairs.insert(divided.scan.id.clone(), clerk.clone());
                given += 1;
            }
        }
        assert!(given == 4 && !division.can_all_be(&pairs), "a fourth scan has no place");
        let excluded = division.scans.iter().find_map(|own| {
            let (clerk, _) = own.ranking.excluded.first()?;
            Some((own.scan.id.clone(), clerk.clone()))
        });
        let excluded = excluded.expect("a clerk of one of these authorities");
        assert!(!division.can_all_be(&BTreeMap::from([excluded])), "whatever places they have");
    }

    async fn each_scan_gets_somebody_and_all_are_asked_at_once(test: &TestServices) {
        let office = office(test).await;
        let (north, south) = (clerk(test, "Bas", "GM0106", 3).await, clerk(test, "Els", "GM0758", 3).await);
        let mut scans = Vec::new();
        for authority in [LEEUWARDEN, MAASTRICHT, EINDHOVEN] {
            scans.push(waiting(test, &office, authority).await);
        }
        let division = divided(test, &office, &[]).await;
        let names: Vec<_> = division.scans.iter().map(|divided| divided.scan.authority.display_name.as_str()).collect();
        assert_eq!(names, ["Eindhoven", "Leeuwarden", "Maastricht"]);
        let pairs = pairs(&division);
        assert_eq!(pairs[&scans[0]], north);
        assert_eq!(pairs[&scans[1]], south);
        assert_eq!(asked(test).await, BTreeMap::new(), "looking at it asks nobody");

        let outcome = ask(&office.samira, test, &pairs).await.unwrap();
        assert_eq!(outcome, Asked::All { scans: 3 });
        for scan in &scans {
            assert_eq!(state(test, scan).await, State::Assigned);
            let (_, log) = scans::log(&office.samira, test, scan).await.unwrap();
            let event = AuditEvent::Guidance(GuidanceEvent::ClerkProposed { clerk: pairs[scan].clone() });
            assert!(log.entries.iter().any(|entry| entry.event.as_ref() == Some(&event)));
        }
        deliver_due(test).await.unwrap();
        let mail = test.mailer().sent();
        assert_eq!(mail.iter().filter(|letter| letter.subject.starts_with("Wilt u de Quick Scan van")).count(), 3);
        assert!(divided(test, &office, &[]).await.scans.is_empty());
    }

    async fn choices_by_hand_are_kept_and_the_rest_goes_around_them(test: &TestServices) {
        let office = office(test).await;
        let (bas, els) = (clerk(test, "Bas", "GM0106", 1).await, clerk(test, "Els", "GM0758", 1).await);
        let leeuwarden = waiting(test, &office, LEEUWARDEN).await;
        let maastricht = waiting(test, &office, MAASTRICHT).await;
        let swapped = divided(test, &office, &[(&maastricht, Decision::Clerk(bas.clone()))]).await;
        assert_eq!(pairs(&swapped), BTreeMap::from([(leeuwarden.clone(), els), (maastricht.clone(), bas.clone())]));
        let Share::Clerk { trade: Some(trade), .. } = &swapped.scan(&leeuwarden).unwrap().share else {
            panic!("Leeuwarden gives something up");
        };
        assert_eq!((&trade.best.clerk, &trade.held_by), (&bas, &vec![maastricht.clone()]));
        let later = divided(test, &office, &[(&maastricht, Decision::NotNow)]).await;
        assert_eq!(later.scan(&maastricht).unwrap().share, Share::NotNow);
        assert_eq!(pairs(&later).get(&leeuwarden), Some(&bas));
    }

    async fn who_gets_nobody_is_told_why(test: &TestServices) {
        let office = office(test).await;
        let bas = clerk(test, "Bas", GRONINGEN, 1).await;
        let groningen = waiting(test, &office, GRONINGEN).await;
        let maastricht = waiting(test, &office, MAASTRICHT).await;
        let eindhoven = waiting(test, &office, EINDHOVEN).await;
        let division = divided(test, &office, &[]).await;
        let own = division.scan(&groningen).unwrap();
        assert_eq!(own.share, Share::NobodyAllowed);
        assert_eq!(own.ranking.excluded, [(bas.clone(), Exclusion::OwnAuthority)]);
        assert_eq!(pairs(&division), BTreeMap::from([(eindhoven.clone(), bas.clone())]));
        assert_eq!(division.scan(&maastricht).unwrap().share, Share::AllTaken { held_by: vec![eindhoven.clone()] });
        let twice = [(&eindhoven, Decision::Clerk(bas.clone())), (&maastricht, Decision::Clerk(bas.clone()))];
        let division = divided(test, &office, &twice).await;
        assert_eq!(division.scan(&maastricht).unwrap().share, Share::ChosenTooOften { clerk: bas.clone(), places: 1 });
        let division = divided(test, &office, &[(&groningen, Decision::Clerk(bas.clone()))]).await;
        let refused = Share::NotAllowed { clerk: bas, exclusion: Some(Exclusion::OwnAuthority) };
        assert_eq!(division.scan(&groningen).unwrap().share, refused);
    }

    async fn where_one_pair_cannot_be_any_more_nobody_is_asked(test: &TestServices) {
        let office = office(test).await;
        let (bas, els) = (clerk(test, "Bas", "GM0106", 1).await, clerk(test, "Els", "GM0758", 1).await);
        let leeuwarden = waiting(test, &office, LEEUWARDEN).await;
        let maastricht = waiting(test, &office, MAASTRICHT).await;
        let zwolle = waiting(test, &office, ZWOLLE).await;
        let wanted = BTreeMap::from([(leeuwarden.clone(), bas.clone()), (maastricht.clone(), els.clone())]);
        scans::propose(&office.samira, test, &leeuwarden, &els).await.unwrap();
        let told = hindered(ask(&office.samira, test, &wanted).await.unwrap());
        let expected = [
            Hindered {
                scan: leeuwarden,
                authority: Some("de gemeente Leeuwarden".to_owned()),
                clerk: Some("Bas".to_owned()),
                why: Hindrance::NotWaiting { taken_by: Some("Els".to_owned()) },
            },
            Hindered {
                scan: maastricht.clone(),
                authority: Some("de gemeente Maastricht".to_owned()),
                clerk: Some("Els".to_owned()),
                why: Hindrance::Excluded(Exclusion::Full { occupied: 1, capacity: 1 }),
            },
        ];
        assert_eq!(told, expected);
        let twice = BTreeMap::from([(zwolle.clone(), bas.clone()), (maastricht.clone(), bas.clone())]);
        let told = hindered(ask(&office.samira, test, &twice).await.unwrap());
        assert_eq!(told.iter().map(|one| &one.why).collect::<Vec<_>>(), [&Hindrance::TooMany { places: 1 }]);
        let stranger = BTreeMap::from([(zwolle.clone(), MemberId::random())]);
        assert_eq!(hindered(ask(&office.samira, test, &stranger).await.unwrap())[0].why, Hindrance::NoClerk);
        let nowhere = BTreeMap::from([(ScanId::random(), bas)]);
        let told = hindered(ask(&office.samira, test, &nowhere).await.unwrap());
        assert_eq!((&told[0].authority, &told[0].why), (&None, &Hindrance::NotWaiting { taken_by: None }));
        assert_eq!(state(test, &maastricht).await, State::Requested);
        assert_eq!(asked(test).await, BTreeMap::from([(els, 1)]), "nothing half-done");
        deliver_due(test).await.unwrap();
        let letters = test.mailer().sent();
        assert_eq!(letters.iter().filter(|letter| letter.to_email == "bas@example.nl").count(), 0);
    }

    async fn of_two_officers_who_ask_at_once_one_does_and_the_other_is_told(test: &TestServices) {
        let office = office(test).await;
        let ahmed = member(test, "Ahmed", Role::Programme, None, &[]).await;
        let (bas, els) = (clerk(test, "Bas", "GM0106", 3).await, clerk(test, "Els", "GM0758", 3).await);
        let mut scans = Vec::new();
        for authority in [LEEUWARDEN, MAASTRICHT, EINDHOVEN] {
            scans.push(waiting(test, &office, authority).await);
        }
        let all_of = |clerk: &MemberId| scans.iter().map(|scan| (scan.clone(), clerk.clone())).collect::<BTreeMap<_, _>>();
        let (hers, his) = (all_of(&bas), all_of(&els));
        let (one, other) = tokio::join!(ask(&office.samira, test, &hers), ask(&ahmed, test, &his));
        let (one, other) = (one.unwrap(), other.unwrap());
        let (first, loser) = if matches!(one, Asked::All { .. }) { (bas, other) } else { (els, one) };
        let told = hindered(loser);
        assert_eq!(told.len(), 3);
        assert!(told.iter().all(|one| matches!(one.why, Hindrance::NotWaiting { taken_by: Some(_) })), "{told:?}");
        assert_eq!(asked(test).await, BTreeMap::from([(first, 3)]));
    }

    async fn nobody_gets_a_scan_too_many_when_two_officers_divide_different_scans(test: &TestServices) {
        let office = office(test).await;
        let bas = clerk(test, "Bas", "GM0106", 1).await;
        let leeuwarden = waiting(test, &office, LEEUWARDEN).await;
        let maastricht = waiting(test, &office, MAASTRICHT).await;
        let hers = BTreeMap::from([(leeuwarden, bas.clone())]);
        let his = BTreeMap::from([(maastricht, bas.clone())]);
        let (one, other) = tokio::join!(ask(&office.samira, test, &hers), ask(&office.samira, test, &his));
        let done = [one.unwrap(), other.unwrap()].map(|outcome| matches!(outcome, Asked::All { .. }));
        assert_ne!(done[0], done[1], "one of the two");
        assert_eq!(asked(test).await, BTreeMap::from([(bas, 1)]));
    }

    async fn nor_when_one_clerk_is_asked_beside_a_division(test: &TestServices) {
        let office = office(test).await;
        let bas = clerk(test, "Bas", "GM0106", 1).await;
        let leeuwarden = waiting(test, &office, LEEUWARDEN).await;
        let maastricht = waiting(test, &office, MAASTRICHT).await;
        let round = BTreeMap::from([(leeuwarden, bas.clone())]);
        let (one, other) = tokio::join!(
            ask(&office.samira, test, &round),
            scans::propose(&office.samira, test, &maastricht, &bas)
        );
        let by_round = matches!(one.unwrap(), Asked::All { .. });
        assert_ne!(by_round, other.is_ok(), "one of the two");
        assert_eq!(asked(test).await, BTreeMap::from([(bas, 1)]));
    }

    async fn only_the_programme_divides(test: &TestServices) {
        let office = office(test).await;
        let bas = clerk(test, "Bas", "GM0106", 1).await;
        let scan = waiting(test, &office, LEEUWARDEN).await;
        let pairs = BTreeMap::from([(scan, bas)]);
        assert!(matches!(division(&office.hanneke, test, &Decisions::default()).await, Err(Error::Forbidden)));
        assert!(matches!(ask(&office.hanneke, test, &pairs).await, Err(Error::Forbidden)));
        assert!(matches!(ask(&Actor::Anonymous, test, &pairs).await, Err(Error::SignInNeeded)));
        let nobody = ask(&office.samira, test, &BTreeMap::new()).await;
        assert!(matches!(nobody, Err(Error::Invalid(problems)) if problems[0].code == ProblemCode::Missing));
        let events = audit::recent(&office.samira, test, 20).await.unwrap();
        let proposed = |event: &AuditEvent| matches!(event, AuditEvent::Guidance(GuidanceEvent::ClerkProposed { .. }));
        assert!(!events.iter().any(|entry| entry.event.as_ref().is_some_and(proposed)));
    }
}

use std::collections::BTreeSet;

use chrono::TimeDelta;
use sqlx::Row as _;

use super::*;
use crate::actor::{Actor, Role};
use crate::audit::{self, AccountEvent, AuditActor, AuditEvent};
use crate::authorities::AuthorityCode;
use crate::error::{Error, ProblemCode, Refusal};
use crate::ids::MemberId;
use crate::mail::deliver_due;
use crate::on_both_engines;
use crate::scans::arrangements::SessionKind;
use crate::secrets::Secret as _;
use crate::testing::TestServices;

fn anna() -> NewMember {
    NewMember {
        name: "Anna  de Vries ".to_owned(),
        email: " Anna@Example.NL".to_owned(),
        roles: BTreeSet::from([Role::Programme]),
        ..NewMember::default()
    }
}

fn code(text: &str) -> AuthorityCode {
    AuthorityCode::parse(text).unwrap()
}

async fn add(test: &TestServices, new: NewMember) -> MemberId {
    add_member(&Actor::System, test, new).await.unwrap()
}

/// The token in the last mail.
async fn mailed_token(test: &TestServices) -> String {
    deliver_due(test).await.unwrap();
    let text = test.mailer().sent().pop().unwrap().text;
    let (_, rest) = text.split_once("/inloggen/").unwrap();
    rest.lines().next().unwrap().to_owned()
}

/// Asks for a link, follows it, and gives the cookie.
async fn signed_in(test: &TestServices, email: &str) -> String {
    request_sign_in(&Actor::Anonymous, test, email)
        .await
        .unwrap();
    let token = mailed_token(test).await;
    sign_in(&Actor::Anonymous, test, &token)
        .await
        .unwrap()
        .expose()
        .to_owned()
}

async fn problems(test: &TestServices, new: NewMember) -> Vec<(String, ProblemCode)> {
    let Err(Error::Invalid(problems)) = add_member(&Actor::System, test, new).await else {
        panic!("accepted")
    };
    problems
        .into_iter()
        .map(|problem| (problem.field, problem.code))
        .collect()
}

on_both_engines! {
    async fn a_member_is_kept_as_filled_in_and_found_by_role(test: &TestServices) {
        add(test, anna()).await;
        let clerk = NewMember {
            name: "Bob Çelik".to_owned(), email: "bob@example.nl".to_owned(), roles: BTreeSet::from([Role::Clerk]),
            home_authority: Some(code("GM0363")), lead_of: BTreeSet::from([code("WS0155"), code("GM0363")]),
        };
        add(test, clerk).await;
        let all = list_members(&Actor::System, test, None).await.unwrap();
        assert_eq!(all.iter().map(|member| member.name.as_str()).collect::<Vec<_>>(), ["Anna de Vries", "Bob Çelik"]);
        assert_eq!(all[0].email, "anna@example.nl");
        let leads = list_members(&Actor::Member(all[0].clone()), test, Some(Role::Lead)).await.unwrap();
        assert_eq!(leads.len(), 1);
        assert!(leads[0].is(Role::Clerk) && leads[0].leads(&code("WS0155")) && !leads[0].leads(&code("GM0344")));
        assert_eq!(leads[0].home_authority, Some(code("GM0363")));
    }

    async fn everything_wrong_with_a_new_member_is_told_at_once(test: &TestServices) {
        add(test, anna()).await;
        assert_eq!(problems(test, anna()).await, [("email".to_owned(), ProblemCode::Taken)]);
        let wrong = NewMember {
            name: " ".to_owned(), email: "anna".to_owned(), home_authority: Some(code("GM9999")),
            lead_of: BTreeSet::from([code("GM0457")]), roles: BTreeSet::new(),
        };
        assert_eq!(problems(test, wrong).await, [
            ("name".to_owned(), ProblemCode::Missing), ("email".to_owned(), ProblemCode::NotAnEmail),
            ("home_authority".to_owned(), ProblemCode::UnknownAuthority), ("lead_of".to_owned(), ProblemCode::EndedAuthority),
        ]);
        assert_eq!(list_members(&Actor::System, test, None).await.unwrap().len(), 1);
    }

    async fn only_the_operator_and_the_programme_manage_members(test: &TestServices) {
        add(test, NewMember { roles: BTreeSet::from([Role::Clerk, Role::Lead]), ..anna() }).await;
        let clerk = list_members(&Actor::System, test, None).await.unwrap().remove(0);
        assert!(matches!(add_member(&Actor::Anonymous, test, anna()).await, Err(Error::SignInNeeded)));
        let actor = Actor::Member(clerk.clone());
        assert!(matches!(add_member(&actor, test, anna()).await, Err(Error::Forbidden)));
        assert!(matches!(list_members(&actor, test, None).await, Err(Error::Forbidden)));
        assert!(matches!(end_member(&actor, test, &clerk.id).await, Err(Error::Forbidden)));
        assert!(matches!(audit::of_programme(&actor, test, &audit::LogLooking::default(), 10).await, Err(Error::Forbidden)));
    }

    async fn a_link_signs_in_once(test: &TestServices) {
        add(test, anna()).await;
        request_sign_in(&Actor::Anonymous, test, "ANNA@example.nl ").await.unwrap();
        let token = mailed_token(test).await;
        let cookie = sign_in(&Actor::Anonymous, test, &token).await.unwrap();
        let member = member_of_session(test, cookie.expose()).await.unwrap().unwrap();
        assert_eq!(member.email, "anna@example.nl");
        assert!(matches!(sign_in(&Actor::Anonymous, test, &token).await, Err(Error::Refused(Refusal::SignInLinkSpent))));
    }

    async fn a_link_followed_twice_at_once_signs_in_once(test: &TestServices) {
        add(test, anna()).await;
        request_sign_in(&Actor::Anonymous, test, "anna@example.nl").await.unwrap();
        let token = mailed_token(test).await;
        let (one, two) = tokio::join!(sign_in(&Actor::Anonymous, test, &token), sign_in(&Actor::Anonymous, test, &token));
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
    }

    async fn an_old_a_wrong_and_a_made_up_link_are_refused_alike(test: &TestServices) {
        add(test, anna()).await;
        request_sign_in(&Actor::Anonymous, test, "anna@example.nl").await.unwrap();
        let token = mailed_token(test).await;
        test.later(TimeDelta::minutes(15));
        for token in [token.as_str(), "", "00000000000000000000000000", "' OR 1=1"] {
            assert!(matches!(sign_in(&Actor::Anonymous, test, token).await, Err(Error::Refused(Refusal::SignInLinkSpent))), "{token}");
        }
    }

    async fn an_unknown_address_gets_the_same_answer_and_no_mail(test: &TestServices) {
        add(test, anna()).await;
        request_sign_in(&Actor::Anonymous, test, "stranger@example.nl").await.unwrap();
        assert_eq!(deliver_due(test).await.unwrap().sent, 0);
        for email in ["stranger@example.nl", "anna@example.nl"] {
            let mut asked = 0;
            let retry_after = loop {
                match request_sign_in(&Actor::Anonymous, test, email).await {
                    Ok(()) => asked += 1,
                    Err(Error::TooManyAttempts { retry_after }) => break retry_after,
                    Err(other) => panic!("{other}"),
                }
            };
            assert_eq!(asked, if email.starts_with("anna") { 5 } else { 4 });
            assert_eq!(retry_after.as_secs(), 900);
        }
        test.later(TimeDelta::minutes(16));
        request_sign_in(&Actor::Anonymous, test, "anna@example.nl").await.unwrap();
    }

    async fn a_session_ends_when_idle_and_in_any_case(test: &TestServices) {
        add(test, anna()).await;
        let cookie = signed_in(test, "anna@example.nl").await;
        for _ in 0..11 {
            test.later(TimeDelta::minutes(61));
            assert!(member_of_session(test, &cookie).await.unwrap().is_some(), "used within two hours");
        }
        test.later(TimeDelta::minutes(61));
        assert!(member_of_session(test, &cookie).await.unwrap().is_none(), "twelve hours are over");

        let cookie = signed_in(test, "anna@example.nl").await;
        test.later(TimeDelta::hours(2));
        assert!(member_of_session(test, &cookie).await.unwrap().is_none(), "two hours idle");
        tidy(&Actor::System, test).await.unwrap();
        assert_eq!(count(test, "SELECT COUNT(*) FROM sessions").await, 0);
    }

    async fn signing_out_ends_this_session_and_no_other(test: &TestServices) {
        add(test, anna()).await;
        let (laptop, phone) = (signed_in(test, "anna@example.nl").await, signed_in(test, "anna@example.nl").await);
        let member = member_of_session(test, &laptop).await.unwrap().unwrap();
        sign_out(&Actor::Member(member), test, &laptop).await.unwrap();
        assert!(member_of_session(test, &laptop).await.unwrap().is_none());
        assert!(member_of_session(test, &phone).await.unwrap().is_some());
    }

    async fn an_ended_account_is_out_at_once(test: &TestServices) {
        let anna_id = add(test, anna()).await;
        let cookie = signed_in(test, "anna@example.nl").await;
        request_sign_in(&Actor::Anonymous, test, "anna@example.nl").await.unwrap();
        let unused = mailed_token(test).await;
        end_member(&Actor::System, test, &anna_id).await.unwrap();
        assert!(member_of_session(test, &cookie).await.unwrap().is_none());
        assert!(sign_in(&Actor::Anonymous, test, &unused).await.is_err());
        request_sign_in(&Actor::Anonymous, test, "anna@example.nl").await.unwrap();
        assert_eq!(deliver_due(test).await.unwrap().sent, 0);
        assert!(matches!(end_member(&Actor::System, test, &anna_id).await, Err(Error::NotFound)));
    }

    async fn the_programmes_log_leaves_out_who_signed_in_when(test: &TestServices) {
        add(test, anna()).await;
        let cookie = signed_in(test, "anna@example.nl").await;
        let anna = Actor::Member(member_of_session(test, &cookie).await.unwrap().unwrap());
        let log = audit::of_programme(&anna, test, &audit::LogLooking::default(), 10).await.unwrap();
        let mut kinds: Vec<_> = log.entries.iter().map(|entry| entry.kind.as_str()).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, ["member_added", "register_applied"]);
        assert_eq!(log.members[&anna.member().unwrap().id], "Anna de Vries");
    }

    async fn nobody_ends_the_account_they_act_with(test: &TestServices) {
        let anna_id = add(test, anna()).await;
        let own = Actor::Member(list_members(&Actor::System, test, None).await.unwrap().remove(0));
        assert!(matches!(end_member(&own, test, &anna_id).await, Err(Error::Refused(Refusal::OwnAccount))));
    }

    async fn the_audit_trail_tells_who_signed_in_when(test: &TestServices) {
        add(test, anna()).await;
        test.later(TimeDelta::minutes(1));
        let cookie = signed_in(test, "anna@example.nl").await;
        let member = member_of_session(test, &cookie).await.unwrap().unwrap();
        let trail = audit::recent(&Actor::Member(member.clone()), test, 10).await.unwrap();
        let signed_in = trail.iter().find(|entry| entry.event == Some(AuditEvent::Account(AccountEvent::SignedIn))).unwrap();
        assert_eq!(signed_in.actor, AuditActor::Member { id: member.id, name: "Anna de Vries".to_owned() });
        assert_eq!(signed_in.at, test.clock().now());
        assert_eq!(trail.last().unwrap().actor, AuditActor::System, "the operator's command came first");
    }

    async fn no_secret_and_no_waiting_address_stands_in_the_database(test: &TestServices) {
        add(test, NewMember { email: "other@example.nl".to_owned(), ..anna() }).await;
        request_sign_in(&Actor::Anonymous, test, "other@example.nl").await.unwrap();
        request_sign_in(&Actor::Anonymous, test, "stranger@example.nl").await.unwrap();
        let sealed: Vec<u8> = sqlx::query("SELECT sealed FROM mail_outbox").fetch_one(test.store().read()).await.unwrap().get(0);
        let sealed = String::from_utf8_lossy(&sealed).into_owned();
        assert!(!sealed.contains("other@") && !sealed.contains("inloggen"));
        let requests = sqlx::query("SELECT email_fingerprint FROM sign_in_requests").fetch_all(test.store().read()).await.unwrap();
        assert!(requests.iter().all(|row| !row.get::<String, _>(0).contains('@')));
        let token = mailed_token(test).await;
        let fingerprint: String = sqlx::query("SELECT fingerprint FROM sign_in_links").fetch_one(test.store().read()).await.unwrap().get(0);
        assert_ne!(fingerprint, token);
        assert_eq!(count(test, "SELECT COUNT(*) FROM mail_outbox WHERE sealed IS NOT NULL").await, 0, "sent mail is gone");
    }

    async fn nobody_signs_in_by_name_on_a_real_server(test: &TestServices) {
        let anna_id = add(test, anna()).await;
        assert!(matches!(demo_people(&Actor::Anonymous, test).await, Err(Error::NotFound)));
        assert!(matches!(demo_sign_in(&Actor::Anonymous, test, &anna_id).await, Err(Error::NotFound)));
        assert!(matches!(demo_link(&Actor::Anonymous, test, &anna_id).await, Err(Error::NotFound)));
        for session in [SessionKind::Start, SessionKind::Agenda] {
            assert!(matches!(demo_talk(&Actor::Anonymous, test, session).await, Err(Error::NotFound)));
        }
        assert_eq!(count(test, "SELECT COUNT(*) FROM sign_in_links").await, 0);
    }
}

#[tokio::test]
async fn in_the_demonstration_everybody_may_be_anybody() {
    let test = TestServices::demo().await;
    let anna_id = add(&test, anna()).await;
    let people = demo_people(&Actor::Anonymous, &test).await.unwrap();
    assert_eq!(people[0].member.id, anna_id);
    let cookie = demo_sign_in(&Actor::Anonymous, &test, &anna_id)
        .await
        .unwrap();
    assert_eq!(
        member_of_session(&test, cookie.expose())
            .await
            .unwrap()
            .unwrap()
            .id,
        anna_id
    );
    assert!(matches!(
        demo_sign_in(&Actor::Anonymous, &test, &MemberId::random()).await,
        Err(Error::NotFound)
    ));
    let link = demo_link(&Actor::Anonymous, &test, &anna_id).await.unwrap();
    let by_link = async || sign_in(&Actor::Anonymous, &test, link.expose()).await;
    let session = by_link().await.unwrap();
    let member = member_of_session(&test, session.expose()).await.unwrap();
    assert_eq!(member.unwrap().id, anna_id);
    assert!(by_link().await.is_err(), "once");
}

async fn count(test: &TestServices, statement: &'static str) -> i64 {
    sqlx::query(statement)
        .fetch_one(test.store().read())
        .await
        .unwrap()
        .get(0)
}

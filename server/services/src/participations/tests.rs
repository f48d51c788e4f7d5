use chrono::TimeDelta;
use questionnaires::answers::Answer;
use questionnaires::kind::RespondentGroup::{Council, Executive, Residents, Staff};

use super::fixture::{Fixture, change, code};
use super::*;
use crate::actor::{Actor, Member, Role};
use crate::desk::Outcome;
use crate::error::Error;
use crate::ids::{MemberId, ScanId};
use crate::on_both_engines;
use crate::scans::State;
use crate::secrets::{Secret, TypedCode};
use crate::testing::TestServices;

fn other_lead() -> Actor {
    Actor::Member(Member {
        id: MemberId::random(),
        name: "Iemand anders".to_owned(),
        email: "anders@example.nl".to_owned(),
        roles: [Role::Lead].into(),
        home_authority: None,
        lead_of: std::collections::BTreeSet::default(),
    })
}

fn officer() -> Actor {
    match other_lead() {
        Actor::Member(member) => Actor::Member(Member {
            roles: [Role::Programme].into(),
            ..member
        }),
        other => other,
    }
}

async fn entry(test: &TestServices, typed: &str) -> Entry {
    enter(test, typed, None).await.unwrap()
}

on_both_engines! {
    async fn a_group_gets_a_code_for_each_of_its_members_and_a_new_list_replaces_the_old(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let first = fixture.codes(Council).await;
        assert_eq!(first.len(), 9);
        fixture.answer(&first[0], Answer::Agree).await;
        assert_eq!(fixture.send(&first[0]).await, Outcome::Sent);
        fixture.answer(&first[1], Answer::Agree).await;
        let second = fixture.codes(Council).await;
        assert_eq!(second.len(), 8, "one of nine has sent");
        assert!(matches!(resume(&first[0], test).await.unwrap(), Resumed::Sent { .. }));
        assert!(matches!(resume(&first[1], test).await.unwrap(), Resumed::Gone));
        assert_eq!(fixture.send(&first[1]).await, Outcome::Gone);
        assert_eq!(fixture.draft(&second[0]).await, Draft::default());
        assert_eq!(fixture.number("SELECT COUNT(*) FROM participations").await, 9);
        assert_eq!(fixture.codes(Executive).await.len(), 6);
    }

    async fn a_poster_spells_out_the_link_of_residents_until_that_is_renewed(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let id = &fixture.scan;
        let address = spelled_address(test, id).await.unwrap();
        let (host, typed) = address.rsplit_once('/').unwrap();
        assert_eq!(host, "127.0.0.1:3000/inwoners");
        for typed in [typed.to_owned(), typed.to_lowercase(), typed.replace('-', "")] {
            let Some(Pass::Link { secret, scan }) = spelled(test, &typed, None).await.unwrap() else {
                panic!("{typed} leads nowhere");
            };
            assert_eq!(scan, *id);
            let followed = follow(test, id, &secret).await.unwrap();
            assert!(matches!(followed, Followed::Open { group: Residents, .. }), "never another group");
        }
        for wrong in ["", "7KQ4", "0000-0000", "7KQ4-M2XR-9TBN", "' OR 1=1"] {
            assert!(spelled(test, wrong, None).await.unwrap().is_none(), "{wrong}");
        }
        renew_link(&fixture.lead, test, id, Residents).await.unwrap();
        assert!(spelled(test, typed, None).await.unwrap().is_none(), "the old poster is as good as the old link");
        let renewed = spelled_address(test, id).await.unwrap();
        assert_ne!(renewed, address);
        let (_, typed) = renewed.rsplit_once('/').unwrap();
        assert!(spelled(test, typed, None).await.unwrap().is_some());
    }

    async fn only_the_lead_gives_out_codes_and_links(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let scan = &fixture.scan;
        for (actor, hidden) in [(other_lead(), true), (officer(), false)] {
            for refused in [
                create_codes(&actor, test, scan, Council).await.err(),
                links(&actor, test, scan).await.err(),
                renew_link(&actor, test, scan, Staff).await.err(),
            ] {
                let expected = matches!(refused, Some(Error::NotFound)) && hidden
                    || matches!(refused, Some(Error::Forbidden)) && !hidden;
                assert!(expected, "{refused:?}");
            }
        }
        for nobody in [Actor::Anonymous, Actor::Respondent(TypedCode::random())] {
            assert!(matches!(links(&nobody, test, scan).await, Err(Error::SignInNeeded)));
        }
        for shared in [Staff, Residents] {
            let refused = create_codes(&fixture.lead, test, scan, shared).await;
            assert!(matches!(refused, Err(Error::NotFound)), "staff and residents have no personal codes");
            assert!(matches!(renew_link(&fixture.lead, test, scan, Council).await, Err(Error::NotFound)));
        }
        let member = resume(&fixture.lead, test).await;
        assert!(matches!(member, Err(Error::Forbidden)), "a lead is no respondent");
    }

    async fn a_code_is_read_as_people_type_it_and_says_where_its_scan_stands(test: &TestServices) {
        let fixture = Fixture::prepared(test).await;
        let holders = fixture.codes(Council).await;
        let shown = code(&holders[0]).shown();
        let about = entry(test, &shown).await;
        assert!(matches!(about, Entry::NotOpen(About { stage: Stage::NotYetOpen, .. })), "{about:?}");
        fixture.in_state(State::Open).await;
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), shown.replace('-', "").replace('0', "O").replace('1', "l")] {
            assert!(matches!(entry(test, &typed).await, Entry::Admitted(_)), "{typed}");
        }
        assert!(matches!(entry(test, "7KQ4-M2XR-9T").await, Entry::Malformed(Malformed::Incomplete)));
        assert!(matches!(entry(test, &TypedCode::random().shown()).await, Entry::Unknown));
        fixture.answer(&holders[0], Answer::Agree).await;
        fixture.send(&holders[0]).await;
        assert!(matches!(entry(test, &shown).await, Entry::Used(_)));
        test.later(TimeDelta::days(12));
        let over = entry(test, &code(&holders[1]).shown()).await;
        assert!(matches!(over, Entry::NotOpen(About { stage: Stage::Closed { at: None }, .. })), "{over:?}");
        assert_eq!(save(&holders[1], test, Change::Nothing, None).await.unwrap(), Outcome::Closed);
    }

    async fn the_last_day_still_counts(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let holder = &fixture.codes(Council).await[0];
        test.later(TimeDelta::days(11));
        fixture.answer(holder, Answer::Neutral).await;
        assert_eq!(fixture.send(holder).await, Outcome::Sent);
    }

    async fn guessing_is_stopped(test: &TestServices) {
        let client = Some("192.0.2.7".parse().unwrap());
        let guess = || TypedCode::random().shown();
        for _ in 0..60 {
            assert!(matches!(enter(test, &guess(), client).await, Ok(Entry::Unknown)));
        }
        assert!(matches!(enter(test, &guess(), client).await, Err(Error::TooManyAttempts { .. })));
        assert!(matches!(enter(test, "te kort", client).await, Ok(Entry::Malformed(_))), "no guess");
    }

    async fn a_shared_link_stores_nothing_until_somebody_begins(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let secret = fixture.link(Staff).await;
        let followed = follow(test, &fixture.scan, &secret).await.unwrap();
        assert!(matches!(followed, Followed::Open { group: Staff, .. }));
        assert_eq!(fixture.number("SELECT COUNT(*) FROM participations").await, 0);
        let (one, other) = (fixture.begun(Staff).await, fixture.begun(Staff).await);
        fixture.answer(&one, Answer::Agree).await;
        assert_eq!(fixture.draft(&other).await, Draft::default(), "two drafts through one link");
        let elsewhere = follow(test, &ScanId::random(), &secret).await.unwrap();
        assert!(matches!(elsewhere, Followed::Unknown));
    }

    async fn forms_on_paper_are_drafts_like_any_other(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let scan = &fixture.scan;
        let mut typed = Vec::new();
        for _ in 0..2 {
            let code = begin_on_paper(&fixture.lead, test, scan, Staff, None).await.unwrap();
            typed.push(Actor::Respondent(code.unwrap()));
        }
        fixture.answer(&typed[0], Answer::Agree).await;
        assert_eq!(fixture.draft(&typed[1]).await, Draft::default(), "each begins anew");
        let begun = fixture.begun(Staff).await;
        fixture.answer(&begun, Answer::Agree).await;
        let kinds = "SELECT COUNT(DISTINCT group_code || '-' || personal || '-' || used) FROM participations";
        assert_eq!(fixture.number(kinds).await, 1, "nothing tells paper from a screen");
        let trail = "SELECT COUNT(*) FROM audit_events WHERE kind LIKE '%paper%' OR kind LIKE '%typed%'";
        assert_eq!(fixture.number(trail).await, 0);
        assert_eq!(fixture.send(&typed[0]).await, Outcome::Sent);
        assert_eq!(fixture.send(&typed[1]).await, Outcome::Nothing);
    }

    async fn only_the_lead_types_in_and_never_for_who_has_a_code(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let scan = &fixture.scan;
        for group in [Council, Executive] {
            let refused = begin_on_paper(&fixture.lead, test, scan, group, None).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
        let refused = begin_on_paper(&other_lead(), test, scan, Staff, None).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        let refused = begin_on_paper(&officer(), test, scan, Staff, None).await;
        assert!(matches!(refused, Err(Error::Forbidden)));
        for nobody in [Actor::Anonymous, fixture.begun(Staff).await] {
            let refused = begin_on_paper(&nobody, test, scan, Staff, None).await;
            assert!(matches!(refused, Err(Error::SignInNeeded)));
            assert!(!may_type_in(&nobody, test, scan).await.unwrap());
        }
        assert!(!may_type_in(&other_lead(), test, scan).await.unwrap());
        assert!(!may_type_in(&officer(), test, scan).await.unwrap());
        assert!(may_type_in(&fixture.lead, test, scan).await.unwrap());
        test.later(TimeDelta::days(12));
        let late = begin_on_paper(&fixture.lead, test, scan, Staff, None).await.unwrap();
        assert!(late.is_none(), "the last day is over");
        fixture.in_state(State::Closed).await;
        let closed = begin_on_paper(&fixture.lead, test, scan, Staff, None).await;
        assert!(matches!(closed, Err(Error::Refused(crate::Refusal::OutOfStep(_)))), "{closed:?}");
        assert!(!may_type_in(&fixture.lead, test, scan).await.unwrap());
    }

    async fn codes_that_are_spared_go_on_working(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let (lead, scan) = (&fixture.lead, &fixture.scan);
        assert_eq!(made(lead, test, scan, Council).await.unwrap(), None);
        let first = make_codes(lead, test, scan, Council, Unused::Spared).await.unwrap().codes;
        let holder = Actor::Respondent(first[0].clone());
        fixture.answer(&holder, Answer::Agree).await;
        assert_eq!(fixture.send(&holder).await, Outcome::Sent);
        let before = made(lead, test, scan, Council).await.unwrap().unwrap();
        assert_eq!((before.codes, before.unused, before.on), (9, 8, test.clock().today()));
        assert_eq!(made(lead, test, scan, Executive).await.unwrap(), None, "of the other group none");
        let refused = make_codes(lead, test, scan, Council, Unused::Spared).await;
        assert!(matches!(refused, Err(Error::Refused(crate::Refusal::CodesHandedOut))));
        assert!(matches!(entry(test, &first[1].shown()).await, Entry::Admitted(_)));
        let second = make_codes(lead, test, scan, Council, Unused::Stopped).await.unwrap();
        assert_eq!((second.codes.len(), second.used), (8, 1));
        assert!(matches!(entry(test, &first[1].shown()).await, Entry::Unknown));
        assert!(matches!(made(&officer(), test, scan, Council).await, Err(Error::Forbidden)));
    }

    async fn a_renewed_link_ends_the_old_one_and_harms_nobody_who_began(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let (old, resident) = (fixture.link(Residents).await, fixture.begun(Residents).await);
        renew_link(&fixture.lead, test, &fixture.scan, Residents).await.unwrap();
        assert!(matches!(follow(test, &fixture.scan, &old).await.unwrap(), Followed::Unknown));
        assert!(begin(test, &fixture.scan, &old, None).await.unwrap().is_none());
        assert_ne!(fixture.link(Residents).await.expose(), old.expose());
        fixture.answer(&resident, Answer::Agree).await;
        assert_eq!(fixture.send(&resident).await, Outcome::Sent);
    }

    async fn tabs_that_save_at_once_lose_nothing_of_each_other(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let holder = fixture.codes(Council).await.remove(0);
        let saves: Vec<_> = (1..=8)
            .map(|theme| {
                let change = change(&format!("T{theme}"), &[(&format!("T{theme}.1"), "4"), ("remark", "Ja.")]);
                let (services, actor) = (test.services(), holder.clone());
                tokio::spawn(async move { save(&actor, &services, change, None).await })
            })
            .collect();
        for saved in saves {
            assert_eq!(saved.await.unwrap().unwrap(), Outcome::Saved);
        }
        let answers = fixture.draft(&holder).await.answers;
        assert_eq!((answers.statements.len(), answers.remarks.len()), (8, 8));
    }

    async fn a_page_changes_only_its_own_fields_and_place(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let holder = &fixture.codes(Council).await[0];
        fixture.fill_in(holder, "T1", &[("T1.1", "4"), ("T1.2", "2"), ("remark", "Goed <b>\"zo\"</b> 🙂 שלום")]).await;
        fixture.fill_in(holder, "T1", &[("T1.1", ""), ("T2.1", "5"), ("T9.9", "5")]).await;
        let directions = Change::Directions(vec![("R1".into(), true), ("R99".into(), true)]);
        save(holder, test, directions, Some(Place::Overview)).await.unwrap();
        let draft = fixture.draft(holder).await;
        let keys: Vec<_> = draft.answers.statements.keys().collect();
        assert_eq!(keys, ["T1.2"]);
        assert_eq!(draft.answers.remarks["T1"], "Goed <b>\"zo\"</b> 🙂 שלום");
        assert_eq!(draft.answers.directions.len(), 1);
        assert_eq!(draft.place, Place::Overview);
    }

    async fn a_dump_reads_no_draft_and_its_length_tells_nothing(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let holders = fixture.codes(Council).await;
        fixture.answer(&holders[0], Answer::Agree).await;
        let remark = "De stukken komen te laat. ".repeat(70);
        fixture.fill_in(&holders[1], "T1", &[("remark", &remark), ("T1.1", "1")]).await;
        let lengths = "SELECT COUNT(DISTINCT length(sealed)) FROM drafts";
        assert_eq!(fixture.number(lengths).await, 1);
        let sealed: Vec<Vec<u8>> = sqlx::query_scalar("SELECT sealed FROM drafts")
            .fetch_all(test.store().read())
            .await
            .unwrap();
        assert_eq!(sealed.len(), 2);
        for draft in sealed {
            assert!(!draft.windows(7).any(|bytes| bytes == b"stukken" || bytes == b"\"T1.1\":"));
        }
        let fingerprints = fixture.column("SELECT fingerprint FROM participations").await;
        let held = code(&holders[0]).expose();
        assert!(fingerprints.iter().all(|fingerprint| !fingerprint.contains(held)));
    }

    async fn at_closing_everything_of_respondents_goes(test: &TestServices) {
        let fixture = Fixture::open(test).await;
        let holders = fixture.codes(Council).await;
        fixture.answer(&holders[0], Answer::Agree).await;
        fixture.send(&holders[0]).await;
        fixture.answer(&holders[1], Answer::Agree).await;
        let mut transaction = test.store().write().await.unwrap();
        assert_eq!(destroy(&mut transaction, &fixture.scan).await.unwrap(), 9);
        transaction.commit().await.unwrap();
        fixture.in_state(State::Closed).await;
        for holder in &holders {
            assert!(matches!(resume(holder, test).await.unwrap(), Resumed::Gone));
            assert!(matches!(entry(test, &code(holder).shown()).await, Entry::Unknown));
        }
        let about = about(test, &fixture.scan).await.unwrap();
        assert!(matches!(about.stage, Stage::Closed { .. }), "the page still knows whose scan it was");
        let secret = test.keys().group_link(&fixture.scan, Staff, 1);
        assert!(matches!(follow(test, &fixture.scan, &secret).await.unwrap(), Followed::NotOpen(_)));
    }
}

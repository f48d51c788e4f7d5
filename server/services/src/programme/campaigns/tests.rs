//! Campaigns, on both engines.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::*;
use crate::accounts::find::member_by_id;
use crate::accounts::{NewMember, add_member};
use crate::actor::{Actor, Role};
use crate::audit::{self, AuditEvent, Change, ProgrammeEvent};
use crate::error::{Error, Problem, ProblemCode, Refusal};
use crate::ids::CampaignId;
use crate::on_both_engines;
use crate::revision::{Crossed, Stale};
use crate::testing::{TestServices, fill_programme};

async fn member(test: &TestServices, name: &str, role: Role) -> Actor {
    let new = NewMember {
        name: name.to_owned(),
        email: format!("{name}@example.nl"),
        roles: BTreeSet::from([role]),
        home_authority: None,
        lead_of: BTreeSet::new(),
    };
    let id = add_member(&Actor::System, test, new).await.unwrap();
    Actor::Member(member_by_id(test, &id).await.unwrap().unwrap())
}

fn drenthe() -> CampaignForm {
    CampaignForm {
        name: "Drenthe doet mee".to_owned(),
        partner: "Provincie Drenthe".to_owned(),
        target: "10".to_owned(),
        contact_name: "Jan Kok".to_owned(),
        contact_email: "jan@drenthe.example".to_owned(),
        starts_on: "2026-01-01".to_owned(),
        ends_on: "2027-12-31".to_owned(),
        provinces: vec!["PV22".to_owned()],
        revision: 0,
    }
}

async fn added(test: &TestServices, actor: &Actor) -> CampaignId {
    add(actor, test, &drenthe()).await.unwrap()
}

fn code_of(error: &Error, field: &str) -> Option<ProblemCode> {
    let Error::Invalid(problems) = error else {
        return None;
    };
    let found = problems.iter().find(|problem| problem.field == field);
    found.map(|problem| problem.code.clone())
}

async fn events(test: &TestServices, actor: &Actor) -> Vec<AuditEvent> {
    let entries = audit::recent(actor, test, 50).await.unwrap();
    entries
        .into_iter()
        .filter_map(|entry| entry.event)
        .collect()
}

on_both_engines! {
    async fn a_campaign_invites_a_province_at_once_and_leaves_a_trace(test: &TestServices) {
        let samira = member(test, "samira", Role::Programme).await;
        let id = added(test, &samira).await;
        let found = campaign(&samira, test, &id).await.unwrap();
        assert_eq!((found.invited, found.participating), (12, 0));
        let events = events(test, &samira).await;
        assert!(events.iter().any(|event| matches!(event,
            AuditEvent::Programme(ProgrammeEvent::CampaignChanged { change: Change::Added, campaign, .. }) if *campaign == id)));
        assert!(events.iter().any(|event| matches!(event,
            AuditEvent::Programme(ProgrammeEvent::CampaignInvited { added, .. }) if added.len() == 12)));
    }

    async fn what_is_wrong_is_told_field_by_field_and_nothing_is_kept(test: &TestServices) {
        let samira = member(test, "samira", Role::Programme).await;
        added(test, &samira).await;
        let good = CampaignForm { name: "Een andere".to_owned(), ..drenthe() };
        let wrong = [
            (CampaignForm { name: " ".to_owned(), ..good.clone() }, "name", ProblemCode::Missing),
            (CampaignForm { name: "drenthe DOET mee".to_owned(), ..good.clone() }, "name", ProblemCode::Taken),
            (CampaignForm { target: "0".to_owned(), ..good.clone() }, "target", ProblemCode::TooSmall { min: 1 }),
            (CampaignForm { target: "376".to_owned(), ..good.clone() }, "target", ProblemCode::MoreThanExist { most: 375, then: None }),
            (CampaignForm { contact_email: "jan".to_owned(), ..good.clone() }, "contact_email", ProblemCode::NotAnEmail),
            (CampaignForm { ends_on: "2025-12-31".to_owned(), ..good.clone() }, "ends_on", ProblemCode::BeforeFirstDay),
            (CampaignForm { ends_on: "2099-12-31".to_owned(), ..good.clone() }, "ends_on", ProblemCode::TooFarAway),
            (CampaignForm { starts_on: "1 januari".to_owned(), ..good.clone() }, "starts_on", ProblemCode::NotADay),
            (CampaignForm { starts_on: "1900-01-01".to_owned(), ..good.clone() }, "starts_on", ProblemCode::ImpossibleYear { first: 2010, last: 2199 }),
            (CampaignForm { provinces: vec!["PV99".to_owned()], ..good }, "provinces", ProblemCode::NotAChoice),
        ];
        for (form, field, code) in wrong {
            let error = add(&samira, test, &form).await.unwrap_err();
            assert_eq!(code_of(&error, field), Some(code), "{form:?}");
        }
        assert_eq!(campaigns(&samira, test).await.unwrap().running.len(), 1);
    }

    async fn changing_says_what_changed_and_keeps_the_invited(test: &TestServices) {
        let samira = member(test, "samira", Role::Programme).await;
        let id = added(test, &samira).await;
        let form = CampaignForm { target: "12".to_owned(), provinces: Vec::new(), ..drenthe() };
        change(&samira, test, &id, &form).await.unwrap();
        let found = campaign(&samira, test, &id).await.unwrap();
        assert_eq!((found.campaign.target, found.invited), (12, 12));
        let events = events(test, &samira).await;
        let fields = events.iter().find_map(|event| match event {
            AuditEvent::Programme(ProgrammeEvent::CampaignChanged { change: Change::Changed, fields, .. }) => Some(fields.clone()),
            _ => None,
        });
        assert_eq!(fields.unwrap(), [("target".to_owned(), "10".to_owned(), "12".to_owned())]);
    }

    async fn the_invited_are_who_is_ticked_and_whole_provinces(test: &TestServices) {
        let samira = member(test, "samira", Role::Programme).await;
        let id = added(test, &samira).await;
        let form = InvitationForm {
            invited: vec!["GM0106".to_owned(), "PV20".to_owned(), "WS0155".to_owned()],
            all_of: "PV20".to_owned(),
            ..InvitationForm::default()
        };
        invite(&samira, test, &id, &form).await.unwrap();
        assert_eq!(campaign(&samira, test, &id).await.unwrap().invited, 13, "three, and the ten of Groningen");
        let form = InvitationForm { all_of: String::new(), none_of: "PV22".to_owned(), ..form };
        invite(&samira, test, &id, &form).await.unwrap();
        assert_eq!(campaign(&samira, test, &id).await.unwrap().invited, 2, "Assen lies in Drenthe");
        let form = InvitationForm { invited: vec!["GM9999".to_owned()], ..InvitationForm::default() };
        let error = invite(&samira, test, &id, &form).await.unwrap_err();
        assert_eq!(code_of(&error, "invited"), Some(ProblemCode::UnknownAuthority));
    }

    async fn two_officers_change_one_campaign_and_neither_undoes_the_other(test: &TestServices) {
        let samira = member(test, "samira", Role::Programme).await;
        let id = added(test, &samira).await;
        let opened = CampaignForm::from(&to_change(&samira, test, &id).await.unwrap());
        let first = CampaignForm { target: "11".to_owned(), ..opened.clone() };
        change(&samira, test, &id, &first).await.unwrap();
        let second = CampaignForm { partner: "IPO".to_owned(), ..opened };
        let bert = member(test, "bert", Role::Programme).await;
        let Err(Error::Stale(stale)) = change(&bert, test, &id, &second).await else { panic!("written over") };
        let Stale::Campaign(Crossed { kept, typed, last }) = *stale else { panic!("something else is stale") };
        assert!(last.is_some_and(|last| last.by == "samira" && !last.own), "the second reads who was first");
        assert_eq!((kept.target.as_str(), kept.partner.as_str(), &typed), ("11", "Provincie Drenthe", &second));
        assert_eq!(CampaignForm::from(&to_change(&samira, test, &id).await.unwrap()), kept, "nothing was written");
        change(&samira, test, &id, &first).await.expect("what says the same is no conflict");
        change(&samira, test, &id, &CampaignForm { revision: kept.revision, ..typed }).await.unwrap();
        assert_eq!(to_change(&samira, test, &id).await.unwrap().partner, "IPO", "sending it again is meant");

        let form = InvitationForm { invited: vec!["GM0106".to_owned(), "PV20".to_owned()], ..InvitationForm::default() };
        invite(&samira, test, &id, &form).await.unwrap();
        let opened = InvitationForm::opened_with(&to_change(&samira, test, &id).await.unwrap().invited);
        let with = |codes: &[&str]| InvitationForm {
            invited: codes.iter().map(|code| (*code).to_owned()).collect(),
            opened: opened.clone(),
            ..InvitationForm::default()
        };
        invite(&samira, test, &id, &with(&["GM0106", "PV20", "WS0155"])).await.unwrap();
        invite(&samira, test, &id, &with(&["GM0106", "GM0193"])).await.unwrap();
        let invited = to_change(&samira, test, &id).await.unwrap().invited;
        let invited: Vec<&str> = invited.iter().map(|code| code.as_str()).collect();
        assert_eq!(invited, ["GM0106", "GM0193", "WS0155"], "Zwolle came, Groningen went, and what the first added stays");
    }

    async fn an_association_invites_all_of_its_kind_at_once(test: &TestServices) {
        let samira = member(test, "samira", Role::Programme).await;
        let id = added(test, &samira).await;
        let kept = vec!["GM0106".to_owned()];
        let all = InvitationForm { invited: kept.clone(), all_of_kind: "province".to_owned(), ..InvitationForm::default() };
        invite(&samira, test, &id, &all).await.unwrap();
        let invited = campaign(&samira, test, &id).await.unwrap().campaign.invited;
        assert_eq!(invited.len(), 13, "the twelve provinces, and who was ticked");
        let invited = invited.iter().map(ToString::to_string).collect();
        let none = InvitationForm { invited, none_of_kind: "province".to_owned(), ..InvitationForm::default() };
        invite(&samira, test, &id, &none).await.unwrap();
        let invited = campaign(&samira, test, &id).await.unwrap().campaign.invited;
        assert_eq!(invited.iter().map(ToString::to_string).collect::<Vec<_>>(), kept);
        let odd = InvitationForm { all_of_kind: "kingdom".to_owned(), ..InvitationForm::default() };
        let error = invite(&samira, test, &id, &odd).await.unwrap_err();
        assert_eq!(code_of(&error, "invited"), Some(ProblemCode::NotAChoice));
    }

    async fn a_campaign_ends_and_goes_on_and_is_taken_out_and_put_back(test: &TestServices) {
        let samira = member(test, "samira", Role::Programme).await;
        let id = added(test, &samira).await;
        let shape = async || {
            let list = campaigns(&samira, test).await.unwrap();
            (list.running.len(), list.over.len(), list.removed.len())
        };
        end(&samira, test, &id).await.unwrap();
        assert_eq!(shape().await, (0, 1, 0));
        go_on(&samira, test, &id).await.unwrap();
        assert_eq!(shape().await, (1, 0, 0));
        take_out(&samira, test, &id).await.unwrap();
        assert_eq!(shape().await, (0, 0, 1));
        let again = added(test, &samira).await;
        let error = put_back(&samira, test, &id).await.unwrap_err();
        assert_eq!(code_of(&error, "name"), Some(ProblemCode::Taken));
        take_out(&samira, test, &again).await.unwrap();
        put_back(&samira, test, &id).await.unwrap();
        assert_eq!(shape().await, (1, 0, 1));
    }

    async fn a_campaign_is_not_over_before_its_first_day(test: &TestServices) {
        let samira = member(test, "samira", Role::Programme).await;
        let later = CampaignForm { starts_on: "2027-02-01".to_owned(), ..drenthe() };
        let id = add(&samira, test, &later).await.unwrap();
        let refused = end(&samira, test, &id).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::CampaignNotBegun))), "{refused:?}");
        assert_eq!(campaign(&samira, test, &id).await.unwrap().campaign.ended_on, None);
        assert!(!events(test, &samira).await.iter().any(|event| matches!(event, AuditEvent::Programme(ProgrammeEvent::CampaignEnded { .. }))));
        change(&samira, test, &id, &drenthe()).await.unwrap();
        end(&samira, test, &id).await.unwrap();
        let error = change(&samira, test, &id, &later).await.unwrap_err();
        assert_eq!(code_of(&error, "starts_on"), Some(ProblemCode::BeforeFirstDay), "nor by another first day");
    }

    async fn progress_counts_as_the_programme_does(test: &TestServices) {
        fill_programme(test, 400).await;
        let samira = member(test, "samira", Role::Programme).await;
        let id = added(test, &samira).await;
        let own = campaign(&samira, test, &id).await.unwrap();
        let form = crate::programme::uptake::FilterForm {
            province: "PV22".to_owned(),
            ..Default::default()
        };
        let province = crate::programme::uptake::overview(&samira, test, &form).await.unwrap();
        assert!(own.participating > 0);
        assert_eq!(own.participating, province.participating);
        assert_eq!(own.completed, province.completed);
        assert!(own.since_start <= own.participating);
        let file = campaigns_file(&samira, test).await.unwrap();
        assert!(String::from_utf8(file.bytes).unwrap().contains("Drenthe doet mee;Provincie Drenthe;"));
    }

    async fn a_province_names_every_campaign_in_it_and_a_campaign_only_its_own_provinces(test: &TestServices) {
        let samira = member(test, "samira", Role::Programme).await;
        let form = CampaignForm { provinces: vec!["PV20".to_owned(), "PV22".to_owned()], ..drenthe() };
        let id = add(&samira, test, &form).await.unwrap();
        let look = async |campaign: String| {
            let form = crate::programme::uptake::FilterForm { campaign, ..Default::default() };
            crate::programme::uptake::overview(&samira, test, &form).await.unwrap()
        };
        let whole = look(String::new()).await;
        let named = whole.provinces.iter().filter(|row| !row.campaigns.is_empty());
        let named: Vec<&str> = named.map(|row| row.province.code.as_str()).collect();
        assert_eq!(named, ["PV22", "PV20"]);
        let own = look(id.to_string()).await;
        let shown: Vec<&str> = own.provinces.iter().map(|row| row.province.code.as_str()).collect();
        assert_eq!(shown, ["PV22", "PV20"]);
        assert_eq!(own.kinds.len(), 1, "municipalities alone are invited");
        let form = crate::programme::uptake::FilterForm { campaign: id.to_string(), kind: "all".to_owned(), ..Default::default() };
        let every = crate::programme::uptake::overview(&samira, test, &form).await.unwrap();
        assert!(own.view.target.is_some() && every.view.target == own.view.target, "every kind is the whole campaign");
    }

    async fn a_campaign_that_is_over_counts_up_to_its_last_day_and_looks_no_further(test: &TestServices) {
        fill_programme(test, 400).await;
        let samira = member(test, "samira", Role::Programme).await;
        let running = added(test, &samira).await;
        let running = campaign(&samira, test, &running).await.unwrap();
        assert!(running.outlook.is_some());
        let last = "2026-03-31";
        let form = CampaignForm { name: "Voorbij".to_owned(), ends_on: last.to_owned(), ..drenthe() };
        let id = add(&samira, test, &form).await.unwrap();
        let over = campaign(&samira, test, &id).await.unwrap();
        assert_eq!((over.on.to_string().as_str(), over.outlook), (last, None));
        let look = async |on: &str| {
            let form = crate::programme::uptake::FilterForm {
                campaign: id.to_string(),
                on: on.to_owned(),
                ..Default::default()
            };
            crate::programme::uptake::overview(&samira, test, &form).await.unwrap()
        };
        let page = look("").await;
        assert_eq!((page.participating, page.completed), (over.participating, over.completed));
        assert_eq!((page.view.filter.on, page.outlook, page.needed_a_month), (over.on, None, None));
        let now = look(&test.clock().today().to_string()).await;
        assert_eq!(now.participating, running.participating, "another day can be asked for");
        assert!(now.view.filter.is_today && now.outlook.is_none());
        assert!(over.participating < running.participating, "{}", over.participating);
        let form = crate::programme::uptake::FilterForm { campaign: id.to_string(), since: "2026-05-01".to_owned(), ..Default::default() };
        let told = crate::programme::uptake::overview(&samira, test, &form).await.unwrap().view.problems;
        assert_eq!(told, [Problem::new("since", ProblemCode::InTheFuture)], "nobody asked for a scan after the last day and before it");
    }

    async fn a_past_day_goes_by_the_target_and_the_list_of_then(test: &TestServices) {
        let samira = member(test, "samira", Role::Programme).await;
        let id = added(test, &samira).await;
        let begin = test.clock().today();
        test.later(TimeDelta::days(5));
        let form = CampaignForm { target: "12".to_owned(), provinces: Vec::new(), ..drenthe() };
        change(&samira, test, &id, &form).await.unwrap();
        let form = InvitationForm { all_of: "PV20".to_owned(), ..InvitationForm::default() };
        invite(&samira, test, &id, &form).await.unwrap();
        test.later(TimeDelta::days(5));
        let form = |on: chrono::NaiveDate, campaign: &str| crate::programme::uptake::FilterForm {
            campaign: campaign.to_owned(),
            on: on.to_string(),
            ..Default::default()
        };
        for (days, target, invited, province) in [(2, 10, 12, "PV22"), (4, 10, 12, "PV22"), (5, 12, 10, "PV20"), (10, 12, 10, "PV20")] {
            let on = begin + TimeDelta::days(days);
            let own = form(on, id.as_str());
            let found = crate::programme::uptake::overview(&samira, test, &own).await.unwrap();
            assert_eq!(found.view.target.map(|(target, _)| target), Some(target), "{on}");
            assert_eq!(found.existing, invited, "{on}");
            assert_eq!(found.view.campaign_now.unwrap().target, 12, "{on}");
            assert_eq!(found.view.campaign_unknown_before, None, "{on}");
            let all = crate::programme::uptake::Subset::All;
            let rows = crate::programme::uptake::list(&samira, test, &own, all).await.unwrap().rows;
            assert_eq!(rows.len(), usize::try_from(invited).unwrap(), "{on}");
            let whole = crate::programme::uptake::overview(&samira, test, &form(on, "")).await.unwrap();
            let named = whole.provinces.iter().filter(|row| !row.campaigns.is_empty());
            let named: Vec<(&str, u32)> = named.map(|row| (row.province.code.as_str(), row.campaigns[0].target)).collect();
            assert_eq!(named, [(province, target)], "{on}");
        }
        let before = form(begin - TimeDelta::days(1), id.as_str());
        let before = crate::programme::uptake::overview(&samira, test, &before).await.unwrap();
        assert_eq!((before.view.target.unwrap().0, before.existing), (10, 12), "the earliest that is known");
        assert_eq!(before.view.campaign_unknown_before, Some(begin));
    }

    async fn whom_a_campaign_invited_stays_as_it_was_on_its_last_day(test: &TestServices) {
        let samira = member(test, "samira", Role::Programme).await;
        let id = added(test, &samira).await;
        end(&samira, test, &id).await.unwrap();
        let form = InvitationForm { all_of: "PV20".to_owned(), ..InvitationForm::default() };
        invite(&samira, test, &id, &form).await.unwrap();
        assert_eq!(campaign(&samira, test, &id).await.unwrap().invited, 10, "its last day is not over");
        test.later(TimeDelta::days(1));
        let other = InvitationForm { all_of: "PV22".to_owned(), ..InvitationForm::default() };
        let refused = invite(&samira, test, &id, &other).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::CampaignOver))), "{refused:?}");
        assert_eq!(campaign(&samira, test, &id).await.unwrap().invited, 10);
        go_on(&samira, test, &id).await.unwrap();
        invite(&samira, test, &id, &other).await.unwrap();
        assert_eq!(campaign(&samira, test, &id).await.unwrap().invited, 12);
        let past = CampaignForm { name: "Van vroeger".to_owned(), ends_on: "2026-02-28".to_owned(), provinces: Vec::new(), ..drenthe() };
        let id = add(&samira, test, &past).await.unwrap();
        invite(&samira, test, &id, &form).await.unwrap();
        let refused = invite(&samira, test, &id, &other).await;
        assert!(refused.is_err(), "whom it invited can be written down once: until then it has no figures");
    }

    async fn only_the_programme_has_campaigns(test: &TestServices) {
        let samira = member(test, "samira", Role::Programme).await;
        let clerk = member(test, "bas", Role::Clerk).await;
        let id = added(test, &samira).await;
        assert!(matches!(campaigns(&clerk, test).await, Err(Error::Forbidden)));
        assert!(matches!(campaign(&clerk, test, &id).await, Err(Error::Forbidden)));
        assert!(matches!(add(&clerk, test, &drenthe()).await, Err(Error::Forbidden)));
        assert!(matches!(change(&clerk, test, &id, &drenthe()).await, Err(Error::Forbidden)));
        assert!(matches!(invite(&clerk, test, &id, &InvitationForm::default()).await, Err(Error::Forbidden)));
        assert!(matches!(end(&clerk, test, &id).await, Err(Error::Forbidden)));
        assert!(matches!(take_out(&clerk, test, &id).await, Err(Error::Forbidden)));
        let nothing = CampaignId::random();
        assert!(matches!(campaign(&samira, test, &nothing).await, Err(Error::NotFound)));
    }
}

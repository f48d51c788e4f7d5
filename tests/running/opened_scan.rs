//! A scan that is open, made through the use cases by which people make one.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use questionnaires::kind::RespondentGroup;
use services::accounts::{NewMember, add_member, request_sign_in, sign_in};
use services::authorities::AuthorityCode;
use services::ids::{MemberId, ScanId};
use services::participations::{self, Pass};
use services::scans::arrangements::AgreementsForm;
use services::scans::setup::{ALONE, GroupsForm, PeriodForm, QuestionsForm};
use services::scans::{self, Part, RequestForm};
use services::secrets::{LinkSecret, Secret as _};
use services::{Actor, Error, Member, Role, Services, mail};
use tokio::time::sleep;

use super::respondent::Respondent;

/// How many there are in each group.
#[derive(Clone, Copy, Debug)]
pub struct Groups {
    /// Seats of the council, at most 100.
    pub council: u32,
    /// Members of the executive, which stands alone.
    pub executive: u32,
    /// Staff.
    pub staff: u32,
}

/// A scan that is open, its lead and its clerk.
#[derive(Clone, Debug)]
pub struct OpenedScan {
    /// The scan.
    pub id: ScanId,
    /// Its lead.
    pub lead: Actor,
    /// Who guides it.
    pub clerk: Actor,
}

impl OpenedScan {
    /// Asks for a scan of an authority, prepares it and opens it. Staff get three questions of the authority's own, and so
    /// 44 statements as council and executive do.
    ///
    /// # Panics
    /// Where a use case refuses.
    pub async fn of(services: &Services, authority: &str, groups: Groups) -> Self {
        let authority = AuthorityCode::parse(authority).expect("a code of the register");
        let officer = member(services, Role::Programme, None).await;
        let lead = member(services, Role::Lead, Some(&authority)).await;
        let form = RequestForm {
            authority: authority.as_str().to_owned(),
            reason: "Hoe staat onze lokale democratie ervoor?".to_owned(),
            ..RequestForm::default()
        };
        let id = scans::request(&lead, services, &form)
            .await
            .expect("a request");
        let clerk = clerk_for(&officer, services, &id).await;
        scans::accept(&clerk, services, &id)
            .await
            .expect("the clerk says yes");
        let scan = Self { id, lead, clerk };
        scan.prepare(services, groups).await;
        scans::open(&scan.lead, services, &scan.id)
            .await
            .expect("an open scan");
        scan
    }

    async fn prepare(&self, services: &Services, groups: Groups) {
        let (lead, id) = (&self.lead, &self.id);
        let today = services.clock().today();
        let fill_in = async |part| {
            scans::fill_in(lead, services, id, part)
                .await
                .expect("a part")
        };
        fill_in(Part::Agreements(agreements(today))).await;
        scans::prepare(lead, services, id)
            .await
            .expect("a scan that takes part");
        fill_in(Part::Groups(group_sizes(groups))).await;
        fill_in(Part::Questions(questions())).await;
        fill_in(Part::Period(period(today))).await;
        for group in RespondentGroup::ALL {
            scans::mark_previewed(lead, services, id, group)
                .await
                .expect("a preview");
        }
    }

    /// Everybody with a personal code in council or executive.
    ///
    /// # Panics
    /// Where the use case refuses.
    pub async fn holders(&self, services: &Services, group: RespondentGroup) -> Vec<Respondent> {
        let made = participations::create_codes(&self.lead, services, &self.id, group).await;
        let codes = made.expect("a list of codes").codes;
        codes
            .into_iter()
            .map(|code| Respondent::new(code, self.id.clone()))
            .collect()
    }

    /// People of staff or residents who begin through the link that they share.
    ///
    /// # Panics
    /// Where the link leads nowhere.
    pub async fn beginners(
        &self,
        services: &Services,
        group: RespondentGroup,
        count: usize,
    ) -> Vec<Respondent> {
        let secret = self.link(services, group).await;
        let mut respondents = Vec::with_capacity(count);
        while respondents.len() < count {
            match participations::begin(services, &self.id, &secret, None).await {
                Ok(code) => respondents.push(Respondent::new(
                    code.expect("an open questionnaire"),
                    self.id.clone(),
                )),
                Err(Error::TooManyAttempts { retry_after }) => sleep(retry_after).await,
                Err(error) => panic!("{error}"),
            }
        }
        respondents
    }

    /// The secret of the link that a group shares.
    ///
    /// # Panics
    /// Where it shares none.
    pub async fn link(&self, services: &Services, group: RespondentGroup) -> LinkSecret {
        let links = participations::links(&self.lead, services, &self.id)
            .await
            .expect("the links");
        let link = links
            .into_iter()
            .find(|link| link.group == group)
            .expect("a shared link");
        match link.address.rsplit('/').next().and_then(Pass::parse) {
            Some(Pass::Link { secret, .. }) => secret,
            other => panic!("{} leads to {other:?}", link.address),
        }
    }

    /// Cookies of a browser in which the lead is signed in.
    ///
    /// # Panics
    /// Where signing in fails.
    pub async fn lead_cookies(&self, services: &Services) -> String {
        cookies_of(services, &self.lead).await
    }

    /// Cookies of a browser in which a programme officer is signed in.
    ///
    /// # Panics
    /// Where signing in fails.
    pub async fn officer_cookies(services: &Services) -> String {
        let officer = member(services, Role::Programme, None).await;
        cookies_of(services, &officer).await
    }

    /// How many have sent in a group, as the lead sees it.
    ///
    /// # Panics
    /// Where the scan is not open.
    pub async fn count(&self, services: &Services, group: RespondentGroup) -> u32 {
        let cockpit = scans::cockpit(&self.lead, services, &self.id)
            .await
            .expect("the cockpit");
        let counts = cockpit.counts.expect("an open scan");
        counts
            .iter()
            .find(|count| count.group == group)
            .map_or(0, |count| count.responses)
    }
}

/// Maastricht and Groningen: no authority is near both, so a clerk of one of them may guide any scan.
const HOMES: [&str; 2] = ["GM0935", "GM0014"];

/// A clerk who may guide the scan, and is proposed for it.
async fn clerk_for(officer: &Actor, services: &Services, scan: &ScanId) -> Actor {
    for home in HOMES {
        let home = AuthorityCode::parse(home).expect("a code of the register");
        let clerk = member(services, Role::Clerk, Some(&home)).await;
        let id = &clerk.member().expect("a member").id;
        match scans::propose(officer, services, scan, id).await {
            Ok(_) => return clerk,
            Err(Error::Refused(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
    panic!("no clerk may guide this scan");
}

/// Cookies of a browser in which this member is signed in.
async fn cookies_of(services: &Services, actor: &Actor) -> String {
    let email = &actor.member().expect("a member").email;
    request_sign_in(&Actor::Anonymous, services, email)
        .await
        .expect("a link");
    mail::deliver_due(services).await.expect("mail goes out");
    let sent = services.mailer().sent();
    let letter = sent
        .iter()
        .rfind(|letter| letter.to_email == *email && letter.text.contains("/inloggen/"));
    let (_, rest) = letter
        .and_then(|letter| letter.text.split_once("/inloggen/"))
        .expect("a link in the mail");
    let token = rest.split_whitespace().next().unwrap_or_default();
    let session = sign_in(&Actor::Anonymous, services, token)
        .await
        .expect("a session");
    format!("sessie={}", session.expose())
}

/// Somebody with an account, with an authority where the role goes with one: the clerk's own, the lead's to lead.
async fn member(services: &Services, role: Role, authority: Option<&AuthorityCode>) -> Actor {
    let authority_as = |wanted| authority.filter(|_| role == wanted).cloned();
    let new = NewMember {
        name: "Sanne van Dijk".to_owned(),
        email: format!("{}@example.nl", MemberId::random()),
        roles: BTreeSet::from([role]),
        home_authority: authority_as(Role::Clerk),
        lead_of: authority_as(Role::Lead).into_iter().collect(),
    };
    let id = add_member(&Actor::System, services, new.clone())
        .await
        .expect("an account");
    Actor::Member(Member {
        id,
        name: new.name,
        email: new.email,
        roles: new.roles,
        home_authority: new.home_authority,
        lead_of: new.lead_of,
    })
}

fn agreements(today: NaiveDate) -> AgreementsForm {
    AgreementsForm {
        participation_on: today.to_string(),
        participation_by: "De burgemeester".to_owned(),
        processing_on: today.to_string(),
        controller: "Het college".to_owned(),
        ..AgreementsForm::default()
    }
}

fn group_sizes(groups: Groups) -> GroupsForm {
    GroupsForm {
        council: groups.council.to_string(),
        executive: groups.executive.to_string(),
        executive_rule: ALONE.to_owned(),
        staff: groups.staff.to_string(),
        areas: "Noord\nOost\nZuid\nWest".to_owned(),
        ..GroupsForm::default()
    }
}

fn questions() -> QuestionsForm {
    let staff = vec![RespondentGroup::Staff.code().to_owned()];
    QuestionsForm {
        l1_text: "Bewoners weten waar zij met een vraag terechtkunnen.".to_owned(),
        l1_groups: staff.clone(),
        l2_text: "Wij leren van wat in wijken en dorpen gebeurt.".to_owned(),
        l2_groups: staff.clone(),
        l3_text: "Wij leggen besluiten goed uit.".to_owned(),
        l3_groups: staff,
        ..QuestionsForm::default()
    }
}

fn period(today: NaiveDate) -> PeriodForm {
    PeriodForm {
        opens_on: today.to_string(),
        closes_on: (today + Days::new(14)).to_string(),
        contact_name: "Griffie".to_owned(),
        contact_email: "griffie@example.nl".to_owned(),
        ..PeriodForm::default()
    }
}

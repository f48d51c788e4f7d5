//! From the request to the opened questionnaire.

use std::path::Path;

use questionnaires::kind::RespondentGroup;
use services::authorities::AuthorityCode;
use services::ids::ScanId;
use services::scans::arrangements::{
    AgreementsForm, CommitteeForm, SessionsForm, StartSessionForm,
};
use services::scans::setup::{ALONE, GroupsForm, JOINED, OPEN, PeriodForm, QuestionsForm};
use services::scans::{self, Part, RequestForm};
use services::{Actor, Error, Services, accounts};

use super::super::calendar::Calendar;
use super::super::people;
use super::super::respondents::{self, HandedOut};
use super::super::story::{Agreements, ClerkPart, Preparation, Request, Second, Story, Who};
use super::{Scene, account, actor, programme};

/// How long before opening the lead sets the period and looks at the questionnaire.
const PREVIEW: i64 = 4;

/// How long somebody who says no thinks about it.
const THOUGHT: i64 = 2;

impl<'a> Scene<'a> {
    /// The request, with which a story begins.
    pub(super) async fn begin(
        (services, calendar, mail): (&'a Services, &'a Calendar, &'a Path),
        story: &'static Story,
    ) -> Result<Self, Error> {
        let request = &story.request;
        calendar.go_to(request.on).await;
        let programme = programme(services).await?;
        let scan = ask(services, request, &request.form(calendar)).await?;
        let lead = actor(services, request.lead.email).await?;
        Ok(Self {
            services,
            calendar,
            mail,
            story,
            scan,
            programme,
            lead,
        })
    }

    /// Proposals and their answers. Answers with the clerk who said yes.
    pub(super) async fn find_clerk(&self) -> Result<Option<Actor>, Error> {
        let clerk = match &self.story.clerk {
            Some(part) => self.ask(part).await?,
            None => None,
        };
        if let Some(cancelled) = &self.story.cancelled {
            self.calendar.go_to(cancelled.on).await;
            scans::cancel(&self.lead, self.services, &self.scan, cancelled.reason).await?;
        }
        Ok(clerk)
    }

    async fn ask(&self, part: &ClerkPart) -> Result<Option<Actor>, Error> {
        self.calendar.go_to(part.proposed).await;
        if let Some((person, reason)) = &part.declined {
            let asked = self.clerk(person).await?;
            self.propose(&asked).await?;
            self.calendar.go_to(part.proposed + THOUGHT).await;
            scans::decline(&asked, self.services, &self.scan, reason).await?;
            self.later();
        }
        let clerk = self.clerk(&part.person).await?;
        self.propose(&clerk).await?;
        let Some(accepted) = part.accepted else {
            return Ok(None);
        };
        self.calendar.go_to(accepted).await;
        scans::accept(&clerk, self.services, &self.scan).await?;
        if let Some(second) = &part.second {
            self.ask_second(second).await?;
        }
        Ok(Some(clerk))
    }

    async fn ask_second(&self, second: &Second) -> Result<(), Error> {
        self.calendar.go_to(second.asked).await;
        let clerk = self.clerk(&second.person).await?;
        let id = &clerk.require_member()?.id;
        scans::propose_second(&self.programme, self.services, &self.scan, id, None).await?;
        self.calendar.go_to(second.accepted).await;
        scans::accept(&clerk, self.services, &self.scan).await
    }

    async fn clerk(&self, who: &Who) -> Result<Actor, Error> {
        if let Who::Named(person) = who {
            return self.actor(person).await;
        }
        let candidates = scans::candidates(&self.programme, self.services, &self.scan).await?;
        let mut offered = candidates.offers.into_iter().map(|(person, _)| person);
        let first = offered.find(|clerk| !people::is_named(&clerk.email));
        actor(self.services, &first.ok_or(Error::NotFound)?.email).await
    }

    async fn propose(&self, clerk: &Actor) -> Result<(), Error> {
        let member = clerk.require_member()?;
        scans::propose(&self.programme, self.services, &self.scan, &member.id).await
    }

    /// Agreements, committee, sessions, and once the startgesprek was held what it decided.
    pub(super) async fn prepare(&self) -> Result<(), Error> {
        if let Some(agreements) = &self.story.agreements {
            self.calendar.go_to(agreements.on).await;
            self.fill_in(Part::Agreements(agreements.form(self.calendar)))
                .await?;
            scans::prepare(&self.lead, self.services, &self.scan).await?;
        }
        let Some(preparation) = &self.story.preparation else {
            return Ok(());
        };
        self.calendar.go_to(preparation.on).await;
        self.fill_in(Part::Committee(preparation.committee()))
            .await?;
        self.fill_in(Part::Sessions(preparation.sessions(self.calendar)))
            .await?;
        if preparation.start.on > 0 {
            return Ok(());
        }
        self.calendar.go_to(preparation.start.on).await;
        self.fill_in(Part::StartSession(preparation.start_session(self.calendar)))
            .await?;
        let scan = scans::visible(&self.lead, self.services, &self.scan).await?;
        let known = scan.setup.groups.unwrap_or_default();
        self.fill_in(Part::Groups(preparation.groups(known)))
            .await?;
        self.fill_in(Part::Questions(preparation.questions())).await
    }

    async fn fill_in(&self, part: Part) -> Result<(), Error> {
        scans::fill_in(&self.lead, self.services, &self.scan, part).await?;
        self.later();
        Ok(())
    }

    /// Period, preview, and opening, with which the lead hands out codes.
    pub(super) async fn open(&self) -> Result<HandedOut, Error> {
        let Some(opening) = &self.story.opening else {
            return Ok(HandedOut::new());
        };
        self.calendar.go_to(opening.opens - PREVIEW).await;
        let (contact, address) = opening.contact;
        let period = PeriodForm {
            opens_on: self.calendar.typed(opening.opens),
            closes_on: self.calendar.typed(opening.closes),
            contact_name: contact.to_owned(),
            contact_email: address.to_owned(),
            ..PeriodForm::default()
        };
        self.fill_in(Part::Period(period)).await?;
        for group in RespondentGroup::ALL {
            scans::mark_previewed(&self.lead, self.services, &self.scan, group).await?;
            self.later();
        }
        self.calendar.go_to(opening.opens).await;
        scans::open(&self.lead, self.services, &self.scan).await?;
        self.later();
        respondents::hand_out(self.services, (&self.scan, &self.lead)).await
    }
}

/// The request, by whoever makes it.
async fn ask(services: &Services, request: &Request, form: &RequestForm) -> Result<ScanId, Error> {
    if request.repeats {
        let lead = actor(services, request.lead.email).await?;
        let list = scans::list(&lead, services).await?;
        let earlier = list.own.first().ok_or(Error::NotFound)?;
        return scans::repeat(&lead, services, &earlier.scan.id, form).await;
    }
    let asking = if request.by_lead {
        new_lead(services, request).await?
    } else {
        programme(services).await?
    };
    scans::request(&asking, services, form).await
}

/// A lead who asks has an account already.
async fn new_lead(services: &Services, request: &Request) -> Result<Actor, Error> {
    let mut new = account(&request.lead);
    new.lead_of = AuthorityCode::parse(request.authority)
        .into_iter()
        .collect();
    accounts::add_member(&Actor::System, services, new).await?;
    actor(services, request.lead.email).await
}

impl Request {
    fn form(&self, calendar: &Calendar) -> RequestForm {
        let named = |text: &str| {
            if self.by_lead {
                String::new()
            } else {
                text.to_owned()
            }
        };
        let month = calendar.month(self.wanted);
        RequestForm {
            authority: self.authority.to_owned(),
            reason: self.reason.to_owned(),
            wanted_from: month.to_string(),
            wanted_until: month.later(1).to_string(),
            wanted_remark: String::new(),
            council: self.council.to_owned(),
            executive: self.executive.to_owned(),
            staff: self.staff.to_owned(),
            lead_name: named(self.lead.name),
            lead_email: named(self.lead.email),
            previous: String::new(),
        }
    }
}

impl Agreements {
    fn form(&self, calendar: &Calendar) -> AgreementsForm {
        AgreementsForm {
            participation_on: calendar.typed(self.on),
            participation_by: self.signed_by.to_owned(),
            processing_on: calendar.typed(self.on),
            controller: self.controller.to_owned(),
            ..AgreementsForm::default()
        }
    }
}

impl Preparation {
    fn committee(&self) -> CommitteeForm {
        let [council, executive, staff, residents] = self.committee.map(str::to_owned);
        CommitteeForm {
            council,
            executive,
            staff,
            residents,
            ..CommitteeForm::default()
        }
    }

    fn sessions(&self, calendar: &Calendar) -> SessionsForm {
        SessionsForm {
            start_on: calendar.typed(self.start.on),
            start_at: self.start.at.to_owned(),
            start_place: self.start.place.to_owned(),
            agenda_on: calendar.typed(self.agenda.on),
            agenda_at: self.agenda.at.to_owned(),
            agenda_place: self.agenda.place.to_owned(),
            plan_on: calendar.typed(self.plan_on),
            ..SessionsForm::default()
        }
    }

    fn start_session(&self, calendar: &Calendar) -> StartSessionForm {
        StartSessionForm {
            held_on: calendar.typed(self.start.on),
            notes: self.agreed.to_owned(),
            ..StartSessionForm::default()
        }
    }

    fn groups(&self, known: GroupsForm) -> GroupsForm {
        let rule = if self.senior_staff.is_empty() {
            ALONE
        } else {
            JOINED
        };
        GroupsForm {
            executive_rule: rule.to_owned(),
            senior_staff: self.senior_staff.to_owned(),
            areas: self.areas.to_owned(),
            ..known
        }
    }

    fn questions(&self) -> QuestionsForm {
        let everybody = |text: &str| -> Vec<String> {
            let groups = RespondentGroup::ALL.into_iter();
            let groups = groups.filter(|_| !text.is_empty());
            groups.map(|group| group.code().to_owned()).collect()
        };
        let open = |place: usize| self.open_questions.get(place).copied().unwrap_or_default();
        let kind = |text: &str| {
            let kind = if text.is_empty() { "" } else { OPEN };
            kind.to_owned()
        };
        let [second, third, fourth] = [open(0), open(1), open(2)];
        QuestionsForm {
            l1_text: self.question.to_owned(),
            l1_groups: everybody(self.question),
            l2_text: second.to_owned(),
            l2_groups: everybody(second),
            l2_kind: kind(second),
            l3_text: third.to_owned(),
            l3_groups: everybody(third),
            l3_kind: kind(third),
            l4_text: fourth.to_owned(),
            l4_groups: everybody(fourth),
            l4_kind: kind(fourth),
            ..QuestionsForm::default()
        }
    }
}

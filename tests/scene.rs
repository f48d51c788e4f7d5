//! A site with two scans on it, made by the people who would make them: through the same use cases, in the same order.

use questionnaires::answers::{Answer, REMARK_FIELD};
use questionnaires::kind::RespondentGroup;
use services::ids::ScanId;
use services::participations::{Change, create_codes, save};
use services::plans::{self, ActionForm, AdoptionForm, PriorityTexts};
use services::results::remarks::{self, Decision};
use services::scans::arrangements::AgreementsForm;
use services::scans::setup::{GroupsForm, JOINED, PeriodForm};
use services::scans::{self, Month, Part, RequestForm};
use services::secrets::TypedCode;
use services::sessions::{self, PriorityForm};
use services::{Actor, publication, responses};

use crate::people::Person;
use crate::site::TestSite;

/// How many of [`Answer::ALL`] stand on the scale: they come first, and may be given to every statement.
const SCALE: usize = 5;

/// The day on which each test begins.
const TODAY: &str = "2026-11-23";

/// What people of Leeuwarden write: group, theme and text, each by somebody else.
pub const REMARKS: [(RespondentGroup, &str, &str); 3] = [
    (RespondentGroup::Council, "T1", "Wij horen het te laat."),
    (
        RespondentGroup::Council,
        "T1",
        "Wethouder Jansen luistert niet.",
    ),
    (RespondentGroup::Council, "T3", "De griffie is snel."),
];

/// Leeuwarden, whose lead is Hanneke and whose clerk is Annelies; and Zwolle, with Joost and Pieter. Both scans are prepared.
#[derive(Debug)]
pub struct Scene {
    /// The site.
    pub site: TestSite,
    /// The scan of Leeuwarden.
    pub scan: ScanId,
    /// The scan of Zwolle.
    pub other_scan: ScanId,
}

impl Scene {
    /// Two scans with their agreements signed.
    pub async fn prepared() -> Self {
        let site = peopled().await;
        let scan = prepared_scan(&site, Person::Lead, Person::Clerk).await;
        Self::beside_zwolle(site, scan).await
    }

    /// Leeuwarden asked for its scan, and Annelies is asked to guide it and has not answered. The questionnaire of Zwolle is open.
    pub async fn asked() -> Self {
        let site = peopled().await;
        let scan = asked_scan(&site, Person::Lead, Person::Clerk).await;
        let scene = Self::beside_zwolle(site, scan).await;
        scene
            .open_questionnaire(Person::OtherLead, &scene.other_scan)
            .await;
        scene
    }

    /// Leeuwarden takes part and has its questionnaire still to set up. That of Zwolle is open.
    pub async fn preparing() -> Self {
        let scene = Self::prepared().await;
        scene
            .open_questionnaire(Person::OtherLead, &scene.other_scan)
            .await;
        scene
    }

    /// All that Leeuwarden has to do before it opens is done; the first day is planned as given, the last is 14 December.
    pub async fn ready(opens_on: &str) -> Self {
        let scene = Self::prepared().await;
        let lead = scene.actor(Person::Lead).await;
        set_up(&scene.site, &lead, &scene.scan, opens_on).await;
        scene
    }

    /// Both questionnaires are open.
    pub async fn open() -> Self {
        let scene = Self::prepared().await;
        for (lead, scan) in [
            (Person::Lead, &scene.scan),
            (Person::OtherLead, &scene.other_scan),
        ] {
            scene.open_questionnaire(lead, scan).await;
        }
        scene
    }

    /// That scan, and the one of Zwolle, which is prepared.
    async fn beside_zwolle(site: TestSite, scan: ScanId) -> Self {
        let other_scan = prepared_scan(&site, Person::OtherLead, Person::OtherClerk).await;
        Self {
            site,
            scan,
            other_scan,
        }
    }

    async fn open_questionnaire(&self, lead: Person, scan: &ScanId) {
        let lead = self.actor(lead).await;
        set_up(&self.site, &lead, scan, TODAY).await;
        scans::open(&lead, &self.site, scan)
            .await
            .expect("the questionnaire opens");
    }

    /// Leeuwarden is closed: ten of fourteen councillors and five of eight executives and senior staff answered. Three of them wrote a
    /// remark: `REMARKS`.
    pub async fn closed() -> Self {
        let scene = Self::open().await;
        scene.answer(RespondentGroup::Council, 10).await;
        scene.answer(RespondentGroup::Executive, 5).await;
        let lead = scene.actor(Person::Lead).await;
        scans::close(&lead, &scene.site, &scene.scan)
            .await
            .expect("the questionnaire closes");
        scene
    }

    /// Leeuwarden chose three priorities. Of the remarks, those at the first theme are released.
    pub async fn discussed() -> Self {
        let scene = Self::closed().await;
        scene.read_remarks().await;
        let clerk = scene.actor(Person::Clerk).await;
        let (site, scan) = (&scene.site, &scene.scan);
        for (direction, statement) in [("R1", "T1.1"), ("R4", "T2.1"), ("R7", "T3.1")] {
            let form = PriorityForm {
                direction: direction.into(),
                statements: vec![statement.into()],
                ..PriorityForm::default()
            };
            sessions::priorities::add(&clerk, site, scan, &form)
                .await
                .expect("a priority");
        }
        sessions::discuss(&clerk, site, scan)
            .await
            .expect("the talk is concluded");
        scene
    }

    /// Leeuwarden wrote a plan with one action for each priority.
    pub async fn planned() -> Self {
        let scene = Self::discussed().await;
        let lead = scene.actor(Person::Lead).await;
        let (site, scan) = (&scene.site, &scene.scan);
        let plan = plans::load(&lead, site, scan).await.expect("the plan");
        for (view, number) in plan.priorities.iter().zip(1..) {
            let priority = &view.priority.id;
            plans::edit::write_priority(&lead, site, scan, priority, &priority_texts(number))
                .await
                .expect("a priority in words");
            plans::edit::add_action(&lead, site, scan, priority, &action(number))
                .await
                .expect("an action");
        }
        plans::complete(&lead, site, scan)
            .await
            .expect("the plan is written");
        scene
    }

    /// Leeuwarden adopted its plan and published everything.
    pub async fn published() -> (Self, String) {
        let scene = Self::planned().await;
        let address = scene.publish().await;
        (scene, address)
    }

    /// Leeuwarden, whose plan is written, adopts it and publishes everything. Answers with the public address.
    pub async fn publish(&self) -> String {
        let lead = self.actor(Person::Lead).await;
        let form = AdoptionForm {
            adopted_on: "2026-11-23".into(),
            adopted_by: "de gemeenteraad".into(),
            decision_number: "2026-118".into(),
        };
        plans::adopt(&lead, &self.site, &self.scan, &form)
            .await
            .expect("the plan is adopted");
        publication::publish(&lead, &self.site, &self.scan)
            .await
            .expect("the plan is published")
    }

    /// A person as use cases know them.
    pub async fn actor(&self, person: Person) -> Actor {
        person.actor(&self.site).await
    }

    /// New codes for a group of Leeuwarden, as they are printed.
    pub async fn codes(&self, group: RespondentGroup) -> Vec<String> {
        self.codes_of(Person::Lead, &self.scan, group).await
    }

    /// New codes for a group of a scan of that lead, as they are printed.
    pub async fn codes_of(
        &self,
        lead: Person,
        scan: &ScanId,
        group: RespondentGroup,
    ) -> Vec<String> {
        let lead = self.actor(lead).await;
        let codes = create_codes(&lead, &self.site, scan, group)
            .await
            .expect("codes");
        codes.codes.iter().map(TypedCode::shown).collect()
    }

    async fn read_remarks(&self) {
        let lead = self.actor(Person::Lead).await;
        let view = remarks::list(&lead, &self.site, &self.scan)
            .await
            .expect("the remarks");
        for remark in view.remarks {
            let decision = if remark.theme == "T1" {
                Decision::Release(remark.written)
            } else {
                Decision::Withhold
            };
            remarks::decide(&lead, &self.site, &self.scan, &remark.id, &decision)
                .await
                .expect("a decision on a remark");
        }
    }

    async fn respondents(&self, group: RespondentGroup) -> Vec<Actor> {
        let codes = self.codes(group).await;
        codes
            .iter()
            .map(|code| Actor::Respondent(TypedCode::parse(code).expect("a code")))
            .collect()
    }

    /// So many of a group of Leeuwarden answer the first statement of three themes and send.
    async fn answer(&self, group: RespondentGroup, count: usize) {
        for (place, (respondent, answer)) in self
            .respondents(group)
            .await
            .into_iter()
            .take(count)
            .zip(Answer::ALL.into_iter().take(SCALE).cycle())
            .enumerate()
        {
            for theme in ["T1", "T2", "T3"] {
                let mut fields = vec![(format!("{theme}.1"), answer.code().to_owned())];
                let own = REMARKS
                    .get(place)
                    .filter(|own| own.0 == group && own.1 == theme);
                fields.extend(own.map(|own| (REMARK_FIELD.to_owned(), own.2.to_owned())));
                let change = Change::Theme {
                    theme: theme.to_owned(),
                    fields,
                };
                save(&respondent, &self.site, change, None)
                    .await
                    .expect("an answer is kept");
            }
            responses::send(&respondent, &self.site)
                .await
                .expect("answers are sent");
        }
    }
}

/// A site on which everybody has an account.
async fn peopled() -> TestSite {
    let site = TestSite::new().await;
    for person in Person::ALL {
        person.join(&site).await;
    }
    site
}

/// The lead asks for a scan, and the clerk is asked to guide it.
async fn asked_scan(site: &TestSite, lead: Person, clerk: Person) -> ScanId {
    let (programme, lead, clerk) = (
        Person::Programme.actor(site).await,
        lead.actor(site).await,
        clerk.actor(site).await,
    );
    let authority = lead
        .member()
        .and_then(|member| member.lead_of.first().cloned())
        .expect("a lead has an authority");
    let month = Month::of(site.clock().today());
    let form = RequestForm {
        authority: authority.to_string(),
        reason: "De raad wil weten hoe het ervoor staat.".into(),
        wanted_from: month.to_string(),
        wanted_until: month.to_string(),
        ..RequestForm::default()
    };
    let scan = scans::request(&lead, site, &form)
        .await
        .expect("a scan is asked for");
    let clerk = &clerk.member().expect("a clerk").id;
    scans::propose(&programme, site, &scan, clerk)
        .await
        .expect("a clerk is proposed");
    scan
}

/// The clerk accepts as well, and the agreements are signed.
async fn prepared_scan(site: &TestSite, lead: Person, clerk: Person) -> ScanId {
    let scan = asked_scan(site, lead, clerk).await;
    let (lead, clerk) = (lead.actor(site).await, clerk.actor(site).await);
    scans::accept(&clerk, site, &scan)
        .await
        .expect("the clerk accepts");
    let agreements = AgreementsForm {
        participation_on: "2026-11-02".into(),
        participation_by: "Sybrand Buma, burgemeester".into(),
        processing_on: "2026-11-03".into(),
        controller: "Het college van B en W".into(),
        ..AgreementsForm::default()
    };
    fill_in(site, &lead, &scan, Part::Agreements(agreements)).await;
    scans::prepare(&lead, site, &scan)
        .await
        .expect("the scan is prepared");
    scan
}

/// A council of fourteen, an executive of six with two senior staff, staff of twelve, residents in two areas; until three weeks from
/// today.
async fn set_up(site: &TestSite, lead: &Actor, scan: &ScanId, opens_on: &str) {
    let groups = GroupsForm {
        council: "14".into(),
        executive: "6".into(),
        executive_rule: JOINED.into(),
        senior_staff: "2".into(),
        staff: "12".into(),
        minimum: "5".into(),
        areas: "Noord\nZuid".into(),
        ..GroupsForm::default()
    };
    let period = PeriodForm {
        opens_on: opens_on.into(),
        closes_on: "2026-12-14".into(),
        contact_name: "De griffie".into(),
        contact_email: "griffie@leeuwarden.example".into(),
        ..PeriodForm::default()
    };
    fill_in(site, lead, scan, Part::Groups(groups)).await;
    fill_in(site, lead, scan, Part::Period(period)).await;
    for group in RespondentGroup::ALL {
        scans::mark_previewed(lead, site, scan, group)
            .await
            .expect("the preview is seen");
    }
}

async fn fill_in(site: &TestSite, lead: &Actor, scan: &ScanId, part: Part) {
    scans::fill_in(lead, site, scan, part)
        .await
        .expect("a part is filled in");
}

fn priority_texts(number: u32) -> PriorityTexts {
    PriorityTexts {
        title: format!("Prioriteit {number}"),
        finding: "De raad krijgt stukken vaak te laat.".into(),
        goal: "Stukken zijn er tien dagen voor de vergadering.".into(),
        // As it was chosen in the talk.
        revision: 1,
    }
}

fn action(number: u32) -> ActionForm {
    ActionForm {
        what: format!("Actie {number}"),
        first_step: "De griffier maakt een planning.".into(),
        owner: "De griffier".into(),
        others: "De gemeentesecretaris".into(),
        due_on: format!("2027-0{number}-15"),
        how_seen: "Negen van de tien stukken zijn op tijd.".into(),
        ..ActionForm::default()
    }
}

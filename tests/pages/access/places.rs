//! Where the routes lead at one moment.

use std::collections::BTreeMap;

use acceptance::{Page, Person, Scene, Visitor};
use questionnaires::kind::RespondentGroup;
use services::authorities::AuthorityCode;
use services::plans::{SupportQuestionForm, ask_support};
use services::programme::campaigns::{self, CampaignForm};
use services::programme::outreach::{self, ContactForm};
use services::programme::support;
use services::sessions::{PointForm, PriorityForm, points, priorities};
use services::testing::next_questionnaire;
use services::versions;

use super::moments::Moment;
use super::rights::{Outcome, outcome};

/// An authority that takes no part.
const WIJDEMEREN: &str = "GM1696";

/// The name of the questionnaire in the respondent's browser, and addresses with everything in braces filled in.
pub struct Places {
    /// The scans and their people.
    pub scene: Scene,
    questionnaire: String,
    values: BTreeMap<&'static str, String>,
}

/// A campaign of Drenthe.
async fn campaign(scene: &Scene) -> String {
    let form = CampaignForm {
        provinces: vec!["PV22".to_owned()],
        ..crate::programme::campaign("Drenthe doet mee")
    };
    let officer = scene.actor(Person::Programme).await;
    let added = campaigns::add(&officer, &scene.site, &form).await;
    added.expect("a campaign").to_string()
}

/// A contact with Deventer.
async fn contact(scene: &Scene) -> String {
    let form = ContactForm {
        held_on: "2026-11-20".to_owned(),
        person: "Griffier Jansen".to_owned(),
        means: "telephone".to_owned(),
        interest: "interested".to_owned(),
        ..ContactForm::default()
    };
    let officer = scene.actor(Person::Programme).await;
    let code = AuthorityCode::parse(WIJDEMEREN).expect("a code");
    let added = outreach::add_contact(&officer, &scene.site, &code, &form).await;
    added.expect("a contact").to_string()
}

/// The first thing that the programme offers, which serves the first priority of every scene.
async fn offered(scene: &Scene) -> String {
    let officer = scene.actor(Person::Programme).await;
    let catalogue = support::catalogue(&officer, &scene.site).await;
    let offered = catalogue.expect("a catalogue").offered;
    offered[0].support.id.to_string()
}

/// A question for help with the last priority, which waits for the programme.
async fn asked(scene: &Scene) -> String {
    let (lead, site) = (scene.actor(Person::Lead).await, &scene.site);
    let plan = services::plans::load(&lead, site, &scene.scan).await;
    let plan = plan.expect("the plan");
    let priority = plan.priorities.last().expect("a priority");
    let support = plan.offered_for(priority).next().expect("support");
    let own = (&priority.priority.id, &support.id);
    let form = SupportQuestionForm::default();
    ask_support(&lead, site, &scene.scan, own, &form)
        .await
        .expect("a question");
    let plan = services::plans::load(&lead, site, &scene.scan).await;
    let plan = plan.expect("the plan");
    let mut asked = plan.priorities.iter().flat_map(|own| own.asked());
    asked.next().expect("a question").id.to_string()
}

/// An application of Deventer that waits.
async fn application(scene: &Scene) -> String {
    let officer = scene.actor(Person::Programme).await;
    crate::recruiting::applied(&scene.site, "fatima@deventer.example").await;
    let waiting = outreach::waiting(&officer, &scene.site).await;
    waiting.expect("applications").waiting[0].id.to_string()
}

/// A version of the questionnaire that waits for a second officer.
async fn version(scene: &Scene) -> String {
    let officer = scene.actor(Person::Programme).await;
    let file = next_questionnaire("2027.1", "2026.1");
    let brought = versions::bring(&officer, &scene.site, file.as_bytes()).await;
    brought
        .expect("an officer may bring")
        .expect("a sound file")
}

/// What there is only from some moment on.
async fn by_now(scene: &Scene, moment: Moment) -> BTreeMap<&'static str, String> {
    let mut values = BTreeMap::new();
    match moment {
        Moment::Asked | Moment::Prepared | Moment::Open => {}
        Moment::Talk => values.extend(in_the_talk(scene).await),
        Moment::Plan => {
            values.extend(in_the_plan(scene).await);
            values.insert("vraag", asked(scene).await);
        }
        Moment::Published => {
            values.extend(in_the_plan(scene).await);
            values.insert("planversie", "1".to_owned());
            values.extend(in_a_group(scene).await);
        }
    }
    values
}

impl Places {
    /// Leeuwarden is where the moment says, with a talking point, priorities and actions as far as it has come; Zwolle is open, and one
    /// of its councillors has come in.
    pub async fn at(moment: Moment) -> (Self, Visitor) {
        let scene = match moment {
            Moment::Asked => Scene::asked().await,
            Moment::Prepared => Scene::preparing().await,
            Moment::Open => Scene::open().await,
            Moment::Talk => Scene::closed().await,
            Moment::Plan => Scene::planned().await,
            Moment::Published => Scene::published().await.0,
        };
        let respondent = scene.site.visitor();
        let code = scene
            .codes_of(
                Person::OtherLead,
                &scene.other_scan,
                RespondentGroup::Council,
            )
            .await
            .remove(0);
        let welcome = crate::filling_in::come_in(&respondent, &code).await;
        let questionnaire = welcome.address.trim_start_matches("/meedoen/").to_owned();
        let style = server::assets::addresses()
            .style
            .trim_start_matches("/assets/")
            .to_owned();
        let clerk = scene.actor(Person::Clerk).await;
        let member = clerk.member().expect("a clerk").id.to_string();
        let mut values = BTreeMap::from([
            ("campagne", campaign(&scene).await),
            ("code", WIJDEMEREN.to_owned()),
            ("contact", contact(&scene).await),
            ("application", application(&scene).await),
            ("aanbod", offered(&scene).await),
            ("versie", version(&scene).await),
            ("ander", "2026.1".to_owned()),
            ("member", member),
            ("id", scene.scan.to_string()),
            ("vragenlijst", questionnaire.clone()),
            ("nummer", "1".to_owned()),
            ("group", "council".to_owned()),
            ("file", "council.pdf".to_owned()),
            ("gesprek", "agenderingsgesprek".to_owned()),
            ("stap", "break".to_owned()),
            ("soort", "gemeente".to_owned()),
            ("theme", "T1".to_owned()),
            ("n", "1".to_owned()),
            ("name", style),
        ]);
        if moment == Moment::Asked {
            // Nobody guides the scan yet.
            values.remove("member");
        }
        values.extend(by_now(&scene, moment).await);
        (
            Self {
                scene,
                questionnaire,
                values,
            },
            respondent,
        )
    }

    /// The address, and whether what it names is there.
    pub fn address(&self, path: &str) -> (String, bool) {
        // Only staff and residents share a link.
        let mut address = path.replace("links/{group}", "links/staff");
        for (name, value) in &self.values {
            address = address.replace(&format!("{{{name}}}"), value);
        }
        let exists = !address.contains('{');
        // What is not there has a name that could be one.
        let nothing = services::ids::RemarkId::random().to_string();
        while let (Some(start), Some(end)) = (address.find('{'), address.find('}')) {
            address.replace_range(start..=end, &nothing);
        }
        (address, exists)
    }

    /// What became of it, where the way to the first page of a questionnaire is a request for its code.
    pub fn outcome(&self, page: &Page) -> Outcome {
        let to = page.headers.get("location").and_then(|to| to.to_str().ok());
        if to == Some(&format!("/meedoen/{}", self.questionnaire)) {
            return Outcome::SignIn;
        }
        outcome(page)
    }
}

/// A talking point and a priority of the talk.
async fn in_the_talk(scene: &Scene) -> [(&'static str, String); 2] {
    let (clerk, site, scan) = (scene.actor(Person::Clerk).await, &scene.site, &scene.scan);
    let point = PointForm {
        statements: vec!["T2.1".into()],
        text: "Wat ziet u?".into(),
        ..PointForm::default()
    };
    let point = points::add(&clerk, site, scan, &point)
        .await
        .expect("a talking point");
    let priority = PriorityForm {
        direction: "R1".into(),
        statements: vec!["T1.1".into()],
        ..PriorityForm::default()
    };
    let priority = priorities::add(&clerk, site, scan, &priority)
        .await
        .expect("a priority");
    [
        ("point", point.to_string()),
        ("priority", priority.to_string()),
    ]
}

/// A priority and an action of the plan.
async fn in_the_plan(scene: &Scene) -> [(&'static str, String); 2] {
    let lead = scene.actor(Person::Lead).await;
    let plan = services::plans::load(&lead, &scene.site, &scene.scan)
        .await
        .expect("the plan");
    let priority = &plan.priorities[0];
    [
        ("priority", priority.priority.id.to_string()),
        ("action", priority.actions[0].id.to_string()),
    ]
}

/// A group in intervision with Leeuwarden in it: a suggestion that it got, and one that it gave to somebody else in the group.
async fn in_a_group(scene: &Scene) -> [(&'static str, String); 4] {
    let lead = scene.actor(Person::Lead).await;
    let (group, others) = crate::peer_review::begun(scene).await;
    let (own, other) = ((&group, &scene.scan), (&group, &others[0].id));
    crate::peer_review::asks(scene, &lead, own).await;
    crate::peer_review::asks(scene, &others[0].lead, other).await;
    [
        (
            "suggestie",
            crate::peer_review::suggests(scene, &others[0].lead, own).await,
        ),
        (
            "gegeven",
            crate::peer_review::suggests(scene, &lead, other).await,
        ),
        ("collega", others[0].id.to_string()),
        ("groep", group.to_string()),
    ]
}

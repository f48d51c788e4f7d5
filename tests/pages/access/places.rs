//! Where the routes lead in one scene.

use std::collections::BTreeMap;

use acceptance::{Page, Person, Scene, Visitor};
use questionnaires::kind::RespondentGroup;

use super::rights::{Outcome, outcome};

/// The name of the questionnaire in the respondent's browser, and addresses with everything in braces filled in.
pub struct Places {
    /// The scans and their people.
    pub scene: Scene,
    questionnaire: String,
    values: BTreeMap<&'static str, String>,
}

impl Places {
    /// Leeuwarden has its plan written; Zwolle is open, and one of its councillors has come in.
    pub async fn new() -> (Self, Visitor) {
        let scene = Scene::planned().await;
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
        let lead = scene.actor(Person::Lead).await;
        let plan = services::plans::load(&lead, &scene.site, &scene.scan)
            .await
            .expect("the plan");
        let priority = &plan.priorities[0];
        let style = server::assets::addresses()
            .style
            .trim_start_matches("/assets/")
            .to_owned();
        let clerk = scene.actor(Person::Clerk).await;
        let member = clerk.member().expect("a clerk").id.to_string();
        let values = BTreeMap::from([
            ("member", member),
            ("id", scene.scan.to_string()),
            ("vragenlijst", questionnaire.clone()),
            ("nummer", "1".to_owned()),
            ("group", "council".to_owned()),
            ("theme", "T1".to_owned()),
            ("n", "1".to_owned()),
            ("name", style),
            ("priority", priority.priority.id.to_string()),
            ("action", priority.actions[0].id.to_string()),
        ]);
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

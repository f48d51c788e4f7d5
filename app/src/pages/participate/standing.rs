//! What a browser finds at the address of a questionnaire: the questionnaire, or why not.

use super::{
    super::{
        failure::Failure,
        load::load,
        visit::{Visit, use_visit},
    },
    frame::Whose,
    lost::Lost,
    sections::{Gone, NotOpen},
    thanks::Thanks,
};
use axum::http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::hooks::use_params_map;
use questionnaires::{form::Form, kind::RespondentGroup};
use services::{
    Actor,
    participations::{
        About, Draft, Followed, OpenScan, Pass, Resumed, about, follow, is_name, may_type_in,
        resume,
    },
    results::names,
    secrets::TypedCode,
};
use std::sync::Arc;

/// A questionnaire that this browser fills in.
pub struct Questionnaire {
    /// Its name in this browser.
    pub name: String,
    /// The code of its holder.
    pub code: TypedCode,
    /// Its scan.
    pub scan: Arc<OpenScan>,
    /// The group.
    pub group: RespondentGroup,
    /// Whether the holder has the code on paper.
    pub personal: bool,
    /// What is filled in so far.
    pub draft: Draft,
    /// Whether the lead of the scan is signed in here, who types in forms on paper.
    pub by_lead: bool,
}

impl Questionnaire {
    /// What is asked.
    pub fn form(&self) -> &Form {
        self.scan.form(self.group)
    }

    /// Whose it is; and of which group the form on paper is, for the lead who types it in.
    pub fn whose(&self) -> Whose {
        let executive = self.scan.setup.rules.executive();
        let paper = self
            .by_lead
            .then(|| names::group(self.scan.authority.kind, executive, self.group));
        Whose {
            paper,
            ..Whose::of_scan(&self.scan)
        }
    }
}

/// What a browser finds.
pub enum Standing {
    /// A draft to go on with.
    Filling(Box<Questionnaire>),
    /// A shared link with which nothing is begun yet.
    Shared {
        /// The scan.
        scan: Arc<OpenScan>,
        /// The group that shares the link.
        group: RespondentGroup,
    },
    /// The answers were sent.
    Sent {
        /// The scan.
        scan: Arc<OpenScan>,
        /// The group.
        group: RespondentGroup,
        /// Whether the lead of the scan is signed in here, who may have typed it in from paper.
        by_lead: bool,
    },
    /// The questionnaire takes no answers: not yet, or no longer.
    NotOpen(About),
    /// The scan is open, but the code or link is no longer one.
    Gone(About),
    /// This browser holds no code for this address.
    Lost,
}

/// Finds out what this browser holds under that name.
pub async fn find(visit: &Visit, name: &str) -> Result<Standing, Failure> {
    if !is_name(name) {
        return Err(Failure::NotFound);
    }
    let services = visit.services();
    match visit.pass(name) {
        None => Ok(Standing::Lost),
        Some(Pass::Code { code, scan }) => {
            let actor = Actor::Respondent(code.clone());
            Ok(match resume(&actor, services).await? {
                Resumed::Filling(filling) => Standing::Filling(Box::new(Questionnaire {
                    name: name.to_owned(),
                    code,
                    by_lead: may_type_in(&visit.actor, services, &filling.scan.id).await?,
                    scan: filling.scan,
                    group: filling.group,
                    personal: filling.personal,
                    draft: filling.draft,
                })),
                Resumed::Sent { scan, group } => Standing::Sent {
                    by_lead: may_type_in(&visit.actor, services, &scan.id).await?,
                    scan,
                    group,
                },
                Resumed::NotOpen(about) => Standing::NotOpen(about),
                Resumed::Gone => gone(about(services, &scan).await?),
            })
        }
        Some(Pass::Link { secret, scan }) => Ok(match follow(services, &scan, &secret).await? {
            Followed::Open { scan, group } => Standing::Shared { scan, group },
            Followed::NotOpen(about) => Standing::NotOpen(*about),
            Followed::Unknown => gone(about(services, &scan).await?),
        }),
    }
}

/// A code that is not there any more: because its scan closed, or because it was replaced while the scan goes on.
fn gone(about: About) -> Standing {
    match about.stage {
        services::participations::Stage::Open => Standing::Gone(about),
        _ => Standing::NotOpen(about),
    }
}

/// The name in the address of the page.
pub fn name_in_address() -> String {
    use_params_map()
        .get_untracked()
        .get("vragenlijst")
        .unwrap_or_default()
}

/// A page for whoever is filling in. Everybody else gets the page that says where they stand.
pub fn filling<V: IntoView + 'static>(
    page: impl FnOnce(Questionnaire) -> Result<V, Failure> + Send + 'static,
) -> impl IntoView {
    let (visit, name) = (use_visit(), name_in_address());
    load(async move {
        Ok(match find(&visit, &name).await? {
            Standing::Filling(questionnaire) => page(*questionnaire)?.into_any(),
            Standing::Shared { .. } => view! { <Lost/> }.into_any(),
            other => elsewhere(other),
        })
    })
}

/// The page for whoever is not filling in.
pub fn elsewhere(standing: Standing) -> AnyView {
    match standing {
        Standing::Sent {
            scan,
            group,
            by_lead,
        } => view! { <Thanks scan group by_lead/> }.into_any(),
        Standing::NotOpen(about) => view! { <NotOpen about/> }.into_any(),
        Standing::Gone(about) => view! { <Gone about/> }.into_any(),
        Standing::Filling(_) | Standing::Shared { .. } | Standing::Lost => {
            view! { <Lost/> }.into_any()
        }
    }
}

/// Gives the page a status of its own.
pub fn status(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

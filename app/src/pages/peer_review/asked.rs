//! The frame of a page that asks something of somebody in a group.

use super::words::name;
use super::{below, group_id};
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::scan_page::scan_id;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::ids::PeerGroupId;
use services::peer_review::{self, GroupView, PeerMember};

/// What a page asks.
pub struct Asked {
    /// Its heading.
    pub title: &'static str,
    /// What to know first.
    pub before: AnyView,
    /// The fields.
    pub fields: AnyView,
    /// The button.
    pub done: &'static str,
    /// The way out that leaves all as it is.
    pub not_done: &'static str,
}

impl Asked {
    /// The page. `kicker`: what it is about, above the heading.
    pub fn page(self, group: &PeerGroupId, kicker: Option<String>, problems: Problems) -> AnyView {
        let back = below(group, "");
        let kicker = kicker.map(|about| view! { <p class="qs-kicker">{about}</p> });
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back.clone()>"Terug naar de groep"</a></p>
            <ErrorSummary problems/>
            {kicker}
            <h1>{self.title}</h1>
            {self.before}
            <Form>
                {self.fields}
                <div class="qs-button-group">
                    <Button>{self.done}</Button>
                    <a class="qs-standalone" href=back>{self.not_done}</a>
                </div>
            </Form>
        };
        super::page(self.title, content.into_any())
    }
}

/// A page at `/intervisie/{groep}/…/{id}` on which a lead writes about their own part in a group. `stored`: the form as it is kept.
pub fn own_part<F: Clone + Send + Sync + 'static>(
    stored: fn(&GroupView, &PeerMember) -> F,
    asked: fn(&GroupView, &PeerMember, &Filled<F>) -> Asked,
) -> impl IntoView {
    let visit = use_visit();
    let group = group_id();
    let scan = scan_id();
    let sent = use_context::<Filled<F>>();
    load(async move {
        let (group, scan) = (group?, scan?);
        let both = (&group, &scan);
        let view = peer_review::own_part(&visit.actor, visit.services(), both).await?;
        let member = view.group.member(&scan).ok_or(Failure::NotFound)?;
        let filled = sent.unwrap_or_else(|| Filled::stored(stored(&view, member)));
        let asked = asked(&view, member, &filled);
        Ok(asked.page(&group, Some(name(&member.scan)), filled.problems))
    })
}

//! `/openbaar/{organisatie}/{jaar}`: in the order in which a resident asks.

use super::course::{course, response};
use super::files::{contact, documents};
use super::findings::findings;
use super::plan::plan;
use super::progress::progress;
use super::remarks::remarks;
use super::sharing::{printed_address, sharing};
use super::then_and_now;
use crate::pages::authorities::words;
use crate::pages::dates::day;
use crate::pages::frame::Page;
use crate::pages::load::load;
use crate::pages::results::caveat;
use crate::pages::results::charts::Hatch;
use crate::pages::scan_page::param;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use services::publication::{self, PublicView};
use services::results::names;

/// The parts of the page: id and heading.
const PARTS: [(&str, &str); 9] = [
    ("zagen", "Wat zagen wij?"),
    (THEN_AND_NOW, "Toen en nu"),
    ("doen", "Wat gaan wij doen?"),
    ("voortgang", "Hoe ver zijn wij?"),
    ("opmerkingen", "Wat gebeurde er met uw opmerkingen?"),
    ("gesprek", "Hoe ging het, en hoe gaat het verder?"),
    ("mee", "Wie deden mee?"),
    ("nalezen", "Alles nalezen"),
    ("vragen", "Hebt u een vraag?"),
];

/// The part that only a repeat measurement has.
const THEN_AND_NOW: &str = "toen-en-nu";

/// `/openbaar/{organisatie}/{jaar}`
#[component]
pub fn PublicPage() -> impl IntoView {
    let visit = use_visit();
    let (authority, year) = (param("organisatie"), param("jaar"));
    load(async move {
        let view = publication::page(&visit.actor, visit.services(), &authority, &year).await?;
        Ok(page(&view))
    })
}

fn page(view: &PublicView) -> AnyView {
    let report = &view.report;
    let name = report.authority_name();
    let published = view.published_on.map(|published| {
        let updated = if was_changed(view) {
            format!(", plan bijgewerkt op {}", day(view.plan.adopted_on))
        } else {
            String::new()
        };
        view! { <p class="qs-kicker">{format!("Gepubliceerd op {}{updated}", day(published))}</p> }
    });
    let title = format!(
        "{}: wat wij zagen en wat wij gaan doen",
        names::at_the_start(&report.authority.display_name)
    );
    let lead = lead(view);
    let content = view! {
        {sharing(&title, &lead, &view.path)}
        {published}
        {became(view)}
        {measured_again(view)}
        <h1>"Wat wij zagen en wat wij gaan doen"</h1>
        <p class="qs-lead">{lead}</p>
        {printed_address(&view.path)}
        {public_sections(view)}
    }
    .into_any();
    view! {
        <Page
            title
            narrow=true
            instrument=report.texts.instrument.clone()
            whose=name
        >
            {content}
        </Page>
    }
    .into_any()
}

/// Whether the plan was changed since it became public.
pub fn was_changed(view: &PublicView) -> bool {
    !view.earlier_versions.is_empty()
}

/// What became of the authority since.
fn became(view: &PublicView) -> Option<AnyView> {
    let (last_day, successors) = view.became.as_ref()?;
    let first_day = last_day.succ_opt().unwrap_or(*last_day);
    let sentence = format!(
        "{} is op {} {}.",
        view.report.authority.begins_sentence(),
        day(first_day),
        words::became(successors)
    );
    Some(view! { <p class="qs-kicker">{sentence}</p> }.into_any())
}

/// The newer measurement, if it is public.
fn measured_again(view: &PublicView) -> Option<AnyView> {
    let newer = view.repeated.first()?;
    let path = newer.path.clone();
    Some(
        view! { <p class="qs-notice">"Er is een "<a href=path>"nieuwere meting"</a>"."</p> }
            .into_any(),
    )
}

/// Who gave their opinion: the groups of which somebody answered.
fn lead(view: &PublicView) -> String {
    let report = &view.report;
    let kind = report.kind();
    let groups = report
        .tables
        .groups
        .iter()
        .filter(|group| group.responses > 0)
        .flat_map(|group| people(kind, group.group))
        .copied();
    let who = listed(&groups.collect::<Vec<_>>());
    let of = names::authority_in_sentence(kind, &report.authority.display_name);
    let opinion = if who.is_empty() {
        format!("Niemand vulde de vragenlijst van {of} in.")
    } else {
        format!(
            "{} gaven hun mening over de democratie bij {of}.",
            names::at_the_start(&who)
        )
    };
    format!("{opinion} Daarna was er een gesprek. Hier leest u wat daaruit kwam.")
}

const fn people(kind: AuthorityKind, group: RespondentGroup) -> &'static [&'static str] {
    match (group, kind) {
        (RespondentGroup::Council, AuthorityKind::Municipality) => &["raadsleden"],
        (RespondentGroup::Council, AuthorityKind::Province) => &["Statenleden"],
        (RespondentGroup::Council, AuthorityKind::WaterBoard) => {
            &["leden van het algemeen bestuur"]
        }
        (RespondentGroup::Executive, _) => &["bestuurders"],
        (RespondentGroup::Staff, AuthorityKind::WaterBoard) => &["medewerkers"],
        (RespondentGroup::Staff, _) => &["ambtenaren"],
        (RespondentGroup::Residents, AuthorityKind::Municipality) => &["inwoners"],
        (RespondentGroup::Residents, AuthorityKind::Province) => &["inwoners", "organisaties"],
        (RespondentGroup::Residents, AuthorityKind::WaterBoard) => &["mensen uit het gebied"],
    }
}

/// "raadsleden, bestuurders en inwoners".
fn listed(words: &[&str]) -> String {
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, others)) => format!("{} en {last}", others.join(", ")),
    }
}

/// All that is public, below the title: also the preview of it.
#[must_use]
pub fn public_sections(view: &PublicView) -> AnyView {
    view! {
        <Hatch/>
        {caveat(&view.report.texts.caveat)}
        {contents(view)}
        {findings(view)}
        {then_and_now::section(view)}
        {plan(view)}
        {progress(view)}
        {remarks(view)}
        {course(view)}
        {response(view)}
        {documents(view)}
        {contact(view)}
    }
    .into_any()
}

/// Whether a part has something to tell.
fn is_there(view: &PublicView, part: &str) -> bool {
    match part {
        "nalezen" => !view.path.is_empty(),
        "vragen" => view.contact.is_some(),
        THEN_AND_NOW => view.repeats.is_some(),
        _ => true,
    }
}

/// The way to each part, for whoever comes for one of them.
fn contents(view: &PublicView) -> AnyView {
    let links: Vec<_> = PARTS
        .iter()
        .filter(|(id, _)| is_there(view, id))
        .map(|(id, heading)| view! { <li><a class="qs-standalone" href=format!("#{id}")>{*heading}</a></li> })
        .collect();
    view! { <nav class="qs-contents" aria-label="Op deze pagina"><ol>{links}</ol></nav> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_listed_as_in_a_sentence() {
        assert_eq!(listed(&[]), "");
        assert_eq!(listed(&["inwoners"]), "inwoners");
        assert_eq!(
            listed(&["raadsleden", "bestuurders", "inwoners"]),
            "raadsleden, bestuurders en inwoners"
        );
    }
}

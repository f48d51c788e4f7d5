//! The committee: about two people from each group.

use super::section::{section, what_to_tell};
use crate::pages::scans::parts::{below, executive_rule, points_out};
use crate::pages::{
    crossed::{Brought, Opened, button_to_save, kept_now, kept_otherwise, read_on},
    forms::{Button, Form, TextArea},
    load::load,
    problems::Problems,
    scan_page::{scan_id, told},
    visit::use_visit,
};
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use services::audit::ScanPart;
use services::results::names;
use services::scans::arrangements::CommitteeForm;
use services::scans::{self, Scan};

/// `/scans/{id}/voorbereiding/commissie`
#[component]
pub fn CommitteePage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let points_out = points_out();
    let brought = Brought::<CommitteeForm>::of_request();
    load(async move {
        let part = ScanPart::Committee;
        let scan = scans::to_fill_in(&visit.actor, visit.services(), &id?, part).await?;
        let opened = brought.or(scan.arrangements.committee.clone().unwrap_or_default());
        let to_tell = what_to_tell(&opened, points_out, |form| told(&form.problems()));
        let problems = to_tell.0.clone();
        let lead = "De commissie bespreekt de resultaten en kiest de prioriteiten. Vraag ongeveer twee mensen uit elke groep.";
        Ok(section(
            &scan,
            "Begeleidingscommissie",
            lead,
            to_tell,
            fields(&scan, opened, &problems),
        ))
    })
}

fn fields(scan: &Scan, opened: Opened<CommitteeForm>, problems: &Problems) -> AnyView {
    let Opened { filled, kept, .. } = opened;
    let form = filled.form;
    let save = button_to_save(kept.is_some());
    let kept = kept.map(|kept| {
        let kept = kept_otherwise(by_field(&kept), &by_field(&form));
        kept_now(kept, below(&scan.id, "/voorbereiding/commissie"))
    });
    let fields: Vec<_> = RespondentGroup::ALL
        .into_iter()
        .zip(by_field(&form))
        .map(|(group, (_, value))| {
            view! {
                <TextArea
                    name=group.code()
                    label=names::group(scan.authority.kind, executive_rule(scan), group)
                    hint="Eén naam op een regel."
                    rows=3
                    value=value
                    problem=problems.of(group.code())
                    optional=true
                />
            }
        })
        .collect();
    let fields = view! {
        {read_on(&form)}
        {fields}
        <div class="qs-button-group"><Button>{save}</Button></div>
    }
    .into_any();
    view! {
        {kept}
        <Form>{fields}</Form>
    }
    .into_any()
}

/// The names by field, in the order of groups.
fn by_field(form: &CommitteeForm) -> Vec<(&'static str, String)> {
    let names = [&form.council, &form.executive, &form.staff, &form.residents];
    let groups = RespondentGroup::ALL.into_iter().map(RespondentGroup::code);
    groups.zip(names.into_iter().cloned()).collect()
}

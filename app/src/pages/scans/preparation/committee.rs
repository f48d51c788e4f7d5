//! The committee: about two people from each group.

use super::section::section;
use crate::pages::scans::parts::{executive_rule, pointed_out, points_out};
use crate::pages::{
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
    load(async move {
        let part = ScanPart::Committee;
        let scan = scans::to_fill_in(&visit.actor, visit.services(), &id?, part).await?;
        let form = scan.arrangements.committee.clone().unwrap_or_default();
        let problems = pointed_out(points_out, || told(&form.problems()));
        let lead = "De commissie bespreekt de resultaten en kiest de prioriteiten. Vraag ongeveer twee mensen uit elke groep.";
        Ok(section(
            &scan,
            "Begeleidingscommissie",
            lead,
            problems.clone(),
            fields(&scan, &form, &problems),
        ))
    })
}

fn fields(scan: &Scan, form: &CommitteeForm, problems: &Problems) -> AnyView {
    let values = [&form.council, &form.executive, &form.staff, &form.residents];
    let fields: Vec<_> = RespondentGroup::ALL
        .into_iter()
        .zip(values)
        .map(|(group, value)| {
            view! {
                <TextArea
                    name=group.code()
                    label=names::group(scan.authority.kind, executive_rule(scan), group)
                    hint="Eén naam op een regel."
                    rows=3
                    value=value.clone()
                    problem=problems.of(group.code())
                    optional=true
                />
            }
        })
        .collect();
    let fields = view! {
        {fields}
        <div class="qs-button-group"><Button>"Opslaan"</Button></div>
    }
    .into_any();
    view! {
        <Form>{fields}</Form>
    }
    .into_any()
}

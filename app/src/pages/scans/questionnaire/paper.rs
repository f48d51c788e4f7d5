//! `/scans/{id}/vragenlijst/papier`: the questionnaire on paper, to print, and to type in once it comes back.

use super::super::cockpit::count_rows;
use crate::pages::participate::{FIELD, begun_before};
use crate::pages::scans::parts::{back, below, executive_rule, group_with_article};
use crate::pages::{
    failure::Failure,
    forms::{Button, Form, TextField},
    load::load,
    scan_page::{ScanTab, scan_id, scan_page},
    visit::{Visit, use_visit},
};
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use services::participations;
use services::results::names;
use services::scans::setup::GroupsForm;
use services::scans::{self, Cockpit, Scan, State};

/// The field that names the group.
pub const GROUP: &str = "groep";

/// `/scans/{id}/vragenlijst/papier`
#[component]
pub fn PaperPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    load(async move {
        let id = id?;
        participations::to_make_codes(&visit.actor, visit.services(), &id).await?;
        let cockpit = scans::cockpit(&visit.actor, visit.services(), &id).await?;
        let scan = &cockpit.scan;
        let typing = if scan.state == State::Open {
            typing(&visit, &cockpit).await?
        } else {
            view! { <p class="qs-section qs-measure">"Is de vragenlijst open? Dan voert u hier de formulieren in die u terugkrijgt."</p> }
                .into_any()
        };
        let content = view! {
            {back(below(&scan.id, "/vragenlijst"), "Terug naar de vragenlijst")}
            <h1>"Vragenlijst op papier"</h1>
            <p class="qs-lead">"Voor wie liever op papier invult. U print het formulier en deelt het uit. Wat u terugkrijgt, voert u hier in. Daarna telt het mee zoals elk ander antwoord."</p>
            {typing}
            {rules()}
            <section class="qs-section" aria-labelledby="printen">
                <h2 id="printen">"Formulieren om te printen"</h2>
                {files(scan)}
            </section>
        };
        Ok(scan_page(
            scan,
            ScanTab::Questionnaire,
            "Vragenlijst op papier",
            content.into_any(),
        ))
    })
}

/// The forms of all groups as files; or what has to be filled in before there are any.
pub fn files(scan: &Scan) -> AnyView {
    let period = scan.setup.period.as_ref().map(|period| period.read());
    let groups = scan.setup.groups.as_ref().map(GroupsForm::check);
    let (Some(Ok(_)), Some(Ok(_))) = (period, groups) else {
        return view! { <p class="qs-measure">"Vul eerst bij de voorbereiding de groepen en de periode in. Daarna kunt u hier formulieren printen."</p> }
            .into_any();
    };
    let links: Vec<_> = RespondentGroup::ALL
        .into_iter()
        .map(|group| {
            let href = below(
                &scan.id,
                &format!("/vragenlijst/papier/{}.pdf", group.code()),
            );
            let label = format!("Formulier voor {} (pdf)", group_with_article(scan, group));
            view! { <li><a class="qs-standalone" href=href download>{label}</a></li> }
        })
        .collect();
    let early = (scan.state < State::Open).then(|| {
        view! { <p class="qs-measure">"Dit zijn nog voorbeelden, want de vragen kunnen nog veranderen. Print ze om uit te delen als de vragenlijst open is."</p> }
    });
    view! {
        {early}
        <ul class="qs-links">{links}</ul>
    }
    .into_any()
}

/// What the lead may do with paper, and what not.
fn rules() -> AnyView {
    view! {
        <section class="qs-section" aria-labelledby="regels">
            <h2 id="regels">"Wat mag u wel en niet met papier?"</h2>
            <ul class="qs-list qs-measure">
                <li>"Laat formulieren inleveren in een dichte envelop zonder naam, het liefst in een bus met een slot. Schrijf niet op wie er een inlevert."</li>
                <li>"Bewaar de enveloppen achter slot. Schud ze door elkaar voordat u begint met invoeren."</li>
                <li>"Maak geen kopie, scan of foto. Vertel niemand wat er op een formulier staat, ook niet als u een handschrift herkent."</li>
                <li>"Voer in wat er staat. Verbeter niets. Staat er een naam in een toelichting? Neem die niet over."</li>
                <li>"Staan er bij een stelling twee kruisjes, of is er iets niet te lezen? Sla die stelling dan over."</li>
                <li>"Vernietig elk formulier meteen nadat u het hebt verstuurd, liefst in een papierversnipperaar."</li>
            </ul>
        </section>
    }
    .into_any()
}

async fn typing(visit: &Visit, cockpit: &Cockpit) -> Result<AnyView, Failure> {
    let scan = &cockpit.scan;
    let mut rows = Vec::new();
    for group in RespondentGroup::ALL {
        if !participations::has_personal_codes(group) {
            let begun = begun_before(visit, &scan.id, group).await?;
            rows.push(shared_row(scan, group, begun));
        }
    }
    Ok(view! {
        <section class="qs-section" aria-labelledby="invoeren">
            <h2 id="invoeren">"Papier invoeren"</h2>
            <p class="qs-measure">"Kies van welke groep het formulier is. U vult dan dezelfde bladzijden in als wie online meedoet. Nergens staat dat het formulier op papier was, of dat u het invoerde. Na het versturen kunt u niets meer veranderen."</p>
            <ul class="qs-rows qs-finding">
                {rows}
                {code_row(scan)}
            </ul>
        </section>
        <section class="qs-section" aria-labelledby="respons">
            <h2 id="respons">"Antwoorden tot nu toe"</h2>
            <p class="qs-measure">"Papier en online samen. Meer antwoorden dan een groep mensen telt, kan niet."</p>
            {cockpit.counts.as_ref().map(|counts| count_rows(scan, counts))}
        </section>
    }
    .into_any())
}

/// A form without a code: each begins a questionnaire of its own.
fn shared_row(scan: &Scan, group: RespondentGroup, begun: Option<String>) -> AnyView {
    let of = group_with_article(scan, group);
    let begun = begun.map(|href| {
        view! {
            <p>"U begon een formulier en hebt het nog niet verstuurd."</p>
            <p><a class="qs-button qs-button--primary" href=href>"Verder met dat formulier"</a></p>
        }
    });
    let label = format!("Formulier van {of} invoeren");
    let button = label.clone();
    let fields = view! {
        <input type="hidden" name=GROUP value=group.code()/>
        <div class="qs-button-group"><Button secondary=true>{button}</Button></div>
    }
    .into_any();
    view! {
        <li class="qs-way">
            <h3 class="qs-way__group">{name(scan, group)}</h3>
            {begun}
            <Form action=below(&scan.id, "/vragenlijst/papier") label>{fields}</Form>
        </li>
    }
    .into_any()
}

/// Forms of council and executive carry a code, which goes the way of every code.
fn code_row(scan: &Scan) -> AnyView {
    let groups: Vec<_> = RespondentGroup::ALL
        .into_iter()
        .filter(|group| participations::has_personal_codes(*group))
        .map(|group| group_with_article(scan, group))
        .collect();
    let title = format!("Met een eigen code: {}", groups.join(", "));
    let fields = view! {
        <TextField
            name=FIELD
            label="Code op het formulier"
            hint="Twaalf letters en cijfers. Zonder code telt een formulier van deze groepen niet mee: ieder mens antwoordt één keer."
            value=""
            class="qs-textbox--code"
        />
        <div class="qs-button-group"><Button secondary=true>"Formulier met code invoeren"</Button></div>
    }
    .into_any();
    view! {
        <li class="qs-way">
            <h3 class="qs-way__group">{title}</h3>
            <Form action="/meedoen" label="Formulier met code invoeren">{fields}</Form>
        </li>
    }
    .into_any()
}

fn name(scan: &Scan, group: RespondentGroup) -> &'static str {
    names::group(scan.authority.kind, executive_rule(scan), group)
}

//! `/scans/{id}/vragenlijst/codes/{group}`: making codes. They are shown once: the database keeps none.

use crate::pages::scans::parts::{back, below, group_with_article};
use crate::pages::{
    dates,
    failure::Failure,
    forms::{Button, Checkbox, Form},
    load::load,
    problems::{ErrorSummary, Filled},
    scan_page::{ScanTab, param, scan_id, scan_page},
    visit::use_visit,
};
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use serde::Deserialize;
use services::participations::{self, Codes, Made};
use services::results::names;
use services::scans::Scan;

/// What the button asks for.
pub const AS_PDF: &str = "pdf";

/// The field that says that codes of before may stop.
pub const STOP: &str = "vervangen";

/// Cards or a list, and whether codes of before may stop.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CodesForm {
    /// [`AS_PDF`], or a list on the screen.
    pub vorm: String,
    /// `ja` when codes of before that were not used may stop.
    pub vervangen: String,
}

/// What a ticked box sends.
pub const YES: &str = "ja";

/// `/scans/{id}/vragenlijst/codes/{group}`
#[component]
pub fn CodesPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let group = RespondentGroup::from_code(&param("group"));
    let codes = use_context::<Codes>();
    let filled = Filled::<CodesForm>::of_request();
    load(async move {
        let group = group.filter(|group| participations::has_personal_codes(*group));
        let group = group.ok_or(Failure::NotFound)?;
        let scan = participations::to_make_codes(&visit.actor, visit.services(), &id?).await?;
        let body = match &codes {
            Some(codes) => list(&scan, codes, visit.services().settings().base_url.as_str()),
            None => {
                let made =
                    participations::made(&visit.actor, visit.services(), &scan.id, group).await?;
                explain(made, &filled)
            }
        };
        let title = format!("Codes voor {}", group_with_article(&scan, group));
        let content = view! {
            {back(below(&scan.id, "/vragenlijst"), "Terug naar de vragenlijst")}
            <h1>{title.clone()}</h1>
            <ErrorSummary problems=filled.problems.clone() heading="Er zijn geen nieuwe codes gemaakt"/>
            {body}
        };
        Ok(scan_page(
            &scan,
            ScanTab::Questionnaire,
            &title,
            content.into_any(),
        ))
    })
}

fn explain(made: Option<Made>, filled: &Filled<CodesForm>) -> AnyView {
    let unused = made.map_or(0, |made| made.unused);
    let problem = filled.problems.of(STOP);
    let checked = filled.form.vervangen == YES;
    let stop = (unused > 0).then(|| {
        view! { <Checkbox name=STOP label=may_stop(unused) checked problem/> }
    });
    let fields = view! {
        {stop}
        <div class="qs-button-group">
            <Button name="vorm" value=AS_PDF>"Kaartjes maken (PDF)"</Button>
            <Button name="vorm" value="scherm" secondary=true>"Lijst op het scherm"</Button>
        </div>
    }
    .into_any();
    view! {
        <p class="qs-lead">"U krijgt een code voor iedereen in deze groep die nog niet heeft geantwoord. Wij bewaren ze niet: u ziet ze één keer."</p>
        {made.map(notice)}
        <ul class="qs-list qs-measure">
            <li>"Laat iedereen zelf een kaartje pakken. Schrijf niet op wie welk kaartje heeft."</li>
            <li>"Een code werkt één keer. Stoppen en later verdergaan met dezelfde code mag."</li>
            <li>"Maakt u later nieuwe codes? Dan werken de oude codes die nog niet zijn gebruikt niet meer. Wat daarmee al half is ingevuld, is dan weg."</li>
        </ul>
        <div class="qs-finding">
            <Form label="Codes maken">{fields}</Form>
        </div>
    }
    .into_any()
}

/// What was made before, and what making anew does to it.
fn notice(made: Made) -> AnyView {
    let on = dates::day(made.on);
    let before = match made.codes {
        0 => format!("Op {on} hebt u hier al codes gevraagd. Iedereen had toen geantwoord."),
        1 => format!("Voor deze groep is al 1 code gemaakt, op {on}."),
        codes => format!("Voor deze groep zijn al {codes} codes gemaakt, op {on}."),
    };
    let now = match made.unused {
        0 => "Alle codes zijn gebruikt.".to_owned(),
        1 => "1 code is nog niet gebruikt. Maakt u nieuwe codes, dan werkt die niet meer. Wie hem heeft, moet dan een nieuwe krijgen.".to_owned(),
        unused => format!("{unused} codes zijn nog niet gebruikt. Maakt u nieuwe codes, dan werken die niet meer. Wie er een heeft, moet dan een nieuwe krijgen."),
    };
    view! {
        <div class="qs-notice">
            <p><strong>{before}</strong></p>
            <p>{now}</p>
        </div>
    }
    .into_any()
}

fn may_stop(unused: u32) -> String {
    match unused {
        1 => "Ja, de code die nog niet is gebruikt, mag stoppen met werken".to_owned(),
        unused => {
            format!("Ja, de {unused} codes die nog niet zijn gebruikt, mogen stoppen met werken")
        }
    }
}

fn list(scan: &Scan, codes: &Codes, base_url: &str) -> AnyView {
    let site = base_url
        .split_once("://")
        .map_or(base_url, |(_, address)| address);
    let rows: Vec<_> = codes
        .codes
        .iter()
        .map(|code| view! { <li class="qs-codes__code">{code.shown()}</li> })
        .collect();
    let used = match codes.used {
        0 => String::new(),
        1 => " Eén mens in deze groep heeft al geantwoord.".to_owned(),
        more => format!(" In deze groep hebben al {more} mensen geantwoord."),
    };
    view! {
        <div class="qs-notice" role="status">
            <p><strong>"Print deze pagina nu."</strong></p>
            <p>{format!("Als u hem sluit, zijn de codes weg.{used}")}</p>
        </div>
        <p class="qs-lead">{format!("{}. Typ de code op {site}/meedoen", names::authority(scan.authority.kind, &scan.authority.display_name))}</p>
        <ul class="qs-codes">{rows}</ul>
    }
    .into_any()
}

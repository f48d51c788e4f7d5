//! `/openbaar/{organisatie}/{jaar}/voortgang`: how the plan goes, as its lead last made it public.

use super::report::report_sections;
use crate::pages::frame::Page;
use crate::pages::load::load;
use crate::pages::public::sharing;
use crate::pages::scan_page::param;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::progress;

/// `/openbaar/{organisatie}/{jaar}/voortgang`
#[component]
pub fn PublicProgressPage() -> impl IntoView {
    let visit = use_visit();
    let (authority, year) = (param("organisatie"), param("jaar"));
    load(async move {
        let report =
            progress::public_progress(&visit.actor, visit.services(), &authority, &year).await?;
        let path = format!("/openbaar/{authority}/{year}");
        let title = format!("{}: voortgang van het verbeterplan", report.authority);
        let description = format!("{title}: hoe ver elke actie is, en wie ervoor zorgt.");
        let head = sharing(&title, &description, &format!("{path}/voortgang"));
        Ok(view! {
            <Page title narrow=true instrument=report.instrument.clone() whose=report.authority.clone()>
                {head}
                <p class="qs-back"><a class="qs-standalone" href=path.clone()>"Terug naar resultaten en plan"</a></p>
                <h1>"Voortgang van het verbeterplan"</h1>
                {report_sections(&report)}
                <p class="qs-section qs-links">
                    <span><a class="qs-standalone" href=format!("{path}/voortgang.pdf") download>"Dit verslag als PDF"</a></span>
                </p>
            </Page>
        })
    })
}

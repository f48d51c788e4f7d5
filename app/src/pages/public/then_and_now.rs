//! `/openbaar/{organisatie}/{jaar}/toen-en-nu`: the two measurements, as the lead and the clerk see them.

use crate::pages::frame::Page;
use crate::pages::load::load;
use crate::pages::results::{then_and_now, when};
use crate::pages::scan_page::param;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::publication::{self, PublicThenAndNow, PublicView};
use services::results::names;

/// `/openbaar/{organisatie}/{jaar}/toen-en-nu`
#[component]
pub fn PublicThenAndNowPage() -> impl IntoView {
    let visit = use_visit();
    let (authority, year) = (param("organisatie"), param("jaar"));
    load(async move {
        let both = publication::then_and_now(&visit.actor, visit.services(), &authority, &year);
        Ok(page(&both.await?))
    })
}

fn page(both: &PublicThenAndNow) -> AnyView {
    let beside = &both.beside;
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=both.path.clone()>"Terug naar het overzicht"</a></p>
        <p class="qs-kicker">{when(beside)}</p>
        <h1>"Toen en nu"</h1>
        {then_and_now(beside)}
    }
    .into_any();
    let name = names::at_the_start(&beside.authority.display_name);
    view! {
        <Page
            title=format!("{name}: toen en nu")
            instrument=beside.instrument.clone()
            whose=beside.authority_name()
        >
            {content}
        </Page>
    }
    .into_any()
}

/// The section of the public page that leads to it; nothing in a first measurement, and in a preview no link yet.
pub fn section(view: &PublicView) -> Option<AnyView> {
    let earlier = view.repeats.as_ref()?;
    let link = (!view.path.is_empty()).then(|| {
        let href = format!("{}/toen-en-nu", view.path);
        view! { <p><a class="qs-standalone" href=href>"Bekijk toen en nu naast elkaar"</a></p> }
    });
    Some(
        view! {
            <section class="qs-section" aria-labelledby="toen-en-nu">
                <h2 id="toen-en-nu">"Toen en nu"</h2>
                <p class="qs-measure">
                    "Er was "<a href=earlier.path.clone()>"eerder een scan"</a>". Per stelling en groep staat naast elkaar wat er toen uitkwam en wat nu, voor zover dat veilig te tonen is. Er kunnen andere mensen hebben geantwoord dan toen."
                </p>
                {link}
            </section>
        }
        .into_any(),
    )
}

//! `/programma/aanbod/vraag/{vraag}`: taking up what was asked for.

use super::demand::facts;
use super::{DEMAND, parsed_request};
use crate::pages::forms::{Button, Form, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scan_page::param;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::programme::support::{self, DemandRow, TakeUpForm};
use services::results::names;

/// `/programma/aanbod/vraag/{vraag}`
#[component]
pub fn TakeUpPage() -> impl IntoView {
    let visit = use_visit();
    let id = parsed_request(&param("vraag"));
    let sent = use_context::<Filled<TakeUpForm>>();
    load(async move {
        visit.actor.require_programme()?;
        let row = support::request(&visit.actor, visit.services(), &id?).await?;
        let filled = sent.unwrap_or_else(|| {
            let before = row.taken_up.as_ref();
            let note = before.map_or_else(String::new, |own| own.note.clone());
            Filled::stored(TakeUpForm { note })
        });
        Ok(page(&row, filled))
    })
}

fn page(row: &DemandRow, Filled { form, problems }: Filled<TakeUpForm>) -> AnyView {
    let name = names::at_the_start(&row.authority.display_name);
    let title = format!("{}: {name}", row.support_name);
    let (button, hint) = if row.taken_up.is_some() {
        (
            "Opslaan",
            "De trekker leest dit bij het plan. Er gaat geen nieuwe mail.",
        )
    } else {
        (
            "Vraag oppakken",
            "De trekker leest dit in een mail en bij het plan. Bijvoorbeeld: wij bellen u deze week om een avond te kiezen.",
        )
    };
    let give_back = row.taken_up.is_some().then(|| {
        view! {
            <section class="qs-section" aria-labelledby="terug">
                <h2 id="terug">"Toch niet opgepakt?"</h2>
                <p class="qs-measure">"De vraag wacht dan weer, en uw toelichting gaat weg. De trekker ziet dat bij het plan."</p>
                <form method="post" action=format!("{DEMAND}/{}/terug", row.id)><Button secondary=true>"Weer laten wachten"</Button></form>
            </section>
        }
    });
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=DEMAND>"Terug naar de vragen"</a></p>
        <ErrorSummary problems=problems.clone()/>
        <h1>{title.clone()}</h1>
        {facts(row)}
        <Form>
            <TextArea
                name="note"
                label="Wat doet het programma?"
                hint=hint
                value=form.note
                rows=3
                problem=problems.of("note")
            />
            <div class="qs-button-group">
                <Button>{button}</Button>
                <a class="qs-standalone" href=DEMAND>"Niets veranderen"</a>
            </div>
        </Form>
        {give_back}
    };
    programme_page(Part::Support, &title, content.into_any())
}

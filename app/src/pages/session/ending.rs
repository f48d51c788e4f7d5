//! `/scans/{id}/gesprek/zaal/beeindigen`: what goes when the talk in the room ends, and the button.

use crate::pages::forms::{Button, Form};
use crate::pages::load::load;
use crate::pages::scan_page::{ScanTab, scan_id, scan_page};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::sessions::{self, SessionView};

/// `/scans/{id}/gesprek/zaal/beeindigen`
#[component]
pub fn EndRoomPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let view = sessions::to_write(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view))
    })
}

fn page(view: &SessionView) -> AnyView {
    let back = format!("/scans/{}/gesprek/afstandsbediening", view.scan.id);
    let content = view! {
        <h1>"Gesprek in de zaal beëindigen"</h1>
        <p class="qs-lead">"De telefoons doen daarna niet meer mee, en de code werkt niet meer."</p>
        <ul class="qs-list qs-measure">
            <li>"Wat mensen kozen en voorstelden, vernietigen wij."</li>
            <li>"De prioriteiten, de gesprekspunten en wat u opschreef, blijven staan."</li>
            <li>"Gaat het gesprek toch verder? Dan begint u opnieuw, met een nieuwe code."</li>
        </ul>
        <Form>
            <div class="qs-button-group">
                <Button>"Beëindigen"</Button>
                <a class="qs-standalone" href=back>"Toch niet"</a>
            </div>
        </Form>
    };
    scan_page(
        &view.scan,
        ScanTab::Session,
        "Gesprek in de zaal beëindigen",
        content.into_any(),
    )
}

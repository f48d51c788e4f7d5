//! `/programma/intervisie/{groep}/leden/{id}/uit-de-groep`: an authority that is taken out of a group that has begun, with the reason.

use super::{below, group_id};
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, TextArea};
use crate::pages::load::load;
use crate::pages::peer_review::words::name;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scan_page::scan_id;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::peer_review::{self, LeaveForm, matching};

/// `/programma/intervisie/{groep}/leden/{id}/uit-de-groep`
#[component]
pub fn TakeOutPage() -> impl IntoView {
    let visit = use_visit();
    let id = group_id();
    let scan = scan_id();
    let Filled { form, problems } = Filled::<LeaveForm>::of_request();
    load(async move {
        let (id, scan) = (id?, scan?);
        let both = (&id, &scan);
        let group = peer_review::to_take_out(&visit.actor, visit.services(), both).await?;
        let member = group.member(&scan).ok_or(Failure::NotFound)?;
        let title = format!("{} uit de groep halen", name(&member.scan));
        let back = below(&id, "/leden");
        let small = (group.taking_part().count() <= matching::LEAST).then(|| {
            view! { <li>"De groep wordt te klein. Hierna voegt u een organisatie toe, of laat u de groep zo doorgaan."</li> }
        });
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back.clone()>"Terug naar de organisaties"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <p class="qs-kicker">{group.name.clone()}</p>
            <h1>{title.clone()}</h1>
            <ul class="qs-list">
                <li>"De trekker en alle anderen in de groep krijgen een mail met de reden."</li>
                <li>"De vraag en de suggesties van deze organisatie blijven staan. Acties die zij overnam, blijven in haar plan."</li>
                <li>"Zij leest daarna alleen nog haar eigen vraag. U kunt haar later opnieuw vragen."</li>
                {small}
            </ul>
            <Form>
                <TextArea
                    name="reason"
                    label="Waarom haalt u deze organisatie uit de groep?"
                    hint="Iedereen in de groep leest dit."
                    value=form.reason
                    rows=3
                    problem=problems.of("reason")
                />
                <div class="qs-button-group">
                    <Button>"Uit de groep halen"</Button>
                    <a class="qs-standalone" href=back>"Niet uit de groep halen"</a>
                </div>
            </Form>
        };
        Ok(programme_page(Part::PeerReview, &title, content.into_any()))
    })
}

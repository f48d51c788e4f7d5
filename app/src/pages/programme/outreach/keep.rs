//! `/programma/werving/{code}/gegevens`: changing what is known of an authority.

use super::known::by_now;
use super::words::interests;
use super::{code, of};
use crate::pages::crossed::{Brought, Opened, button_to_save, heading, kept_now, read_on};
use crate::pages::forms::{Button, Form, RadioList, TextArea, TextField, TextKind};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::visit::use_visit;
use crate::pages::wanted::months;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::programme::outreach::{self, OutreachForm};

/// `/programma/werving/{code}/gegevens`
#[component]
pub fn KeepPage() -> impl IntoView {
    let visit = use_visit();
    let code = code();
    let brought = Brought::<OutreachForm>::of_request();
    load(async move {
        visit.actor.require_programme()?;
        let file = outreach::authority(&visit.actor, visit.services(), &code?).await?;
        let Opened { filled, kept, .. } = brought.or(OutreachForm::from(&file.outreach));
        let Filled { form, problems } = filled;
        let back = of(&file.authority.code, "");
        let today = visit.services().clock().today();
        let save = button_to_save(kept.is_some());
        let comes_down_to = heading(kept.is_some());
        let kept = kept.map(|_| kept_now(by_now(&file, today), back.clone()));
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back.clone()>{format!("Terug naar {}", file.authority.in_sentence())}</a></p>
            <ErrorSummary problems=problems.clone() heading=comes_down_to/>
            <p class="qs-kicker">{file.authority.display_name.clone()}</p>
            <h1>"Gegevens wijzigen"</h1>
            {kept}
            <Form>
                {read_on(&form)}
                {step(&problems, (&form.interest, &form.next_step, &form.next_step_on))}
                {contact(&form, &problems)}
                {texts(&form, &problems, today)}
                <div class="qs-button-group">
                    <Button>{save}</Button>
                    <a class="qs-standalone" href=back>"Niet wijzigen"</a>
                </div>
            </Form>
        };
        Ok(programme_page(
            Part::Outreach,
            &format!("Gegevens van {}", file.authority.in_sentence()),
            content.into_any(),
        ))
    })
}

/// How interested the authority is, and what comes next.
pub fn step(
    problems: &Problems,
    (interest, next_step, next_step_on): (&str, &str, &str),
) -> AnyView {
    view! {
        <RadioList
            name="interest"
            label="Hoe staat het met de belangstelling?"
            choices=interests()
            value=interest.to_owned()
            problem=problems.of("interest")
        />
        <TextField
            name="next_step"
            label="Volgende stap"
            hint="Bijvoorbeeld: terugbellen na de begroting."
            value=next_step.to_owned()
            problem=problems.of("next_step")
            optional=true
        />
        <TextField
            kind=TextKind::Date
            name="next_step_on"
            label="Wanneer?"
            hint="Op deze dag staat de organisatie bovenaan de lijst."
            value=next_step_on.to_owned()
            problem=problems.of("next_step_on")
            optional=true
        />
    }
    .into_any()
}

fn contact(form: &OutreachForm, problems: &Problems) -> AnyView {
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Contactpersoon"</legend>
            <TextField name="contact_name" label="Naam" value=form.contact_name.clone() problem=problems.of("contact_name") optional=true/>
            <TextField name="contact_function" label="Functie" value=form.contact_function.clone() problem=problems.of("contact_function") optional=true/>
            <TextField
                name="contact_email"
                label="E-mailadres"
                kind=TextKind::Email
                value=form.contact_email.clone()
                problem=problems.of("contact_email")
                optional=true
            />
            <TextField name="contact_telephone" label="Telefoonnummer" value=form.contact_telephone.clone() problem=problems.of("contact_telephone") optional=true/>
        </fieldset>
    }
    .into_any()
}

fn texts(form: &OutreachForm, problems: &Problems, today: NaiveDate) -> AnyView {
    let wanted = (form.wanted_from.as_str(), form.wanted_until.as_str());
    view! {
        <TextArea
            name="reason"
            label="Waarom wil de organisatie een scan?"
            hint="Dit staat straks in de aanvraag. De trekker en de procesbegeleider lezen het ook."
            value=form.reason.clone()
            problem=problems.of("reason")
            optional=true
        />
        {months("Wanneer wil de organisatie de scan?", wanted, problems, today)}
        <TextArea
            name="notes"
            label="Notities"
            hint="Alleen het programmabureau leest dit. De organisatie mag vragen wat u over mensen schreef."
            value=form.notes.clone()
            problem=problems.of("notes")
            optional=true
        />
    }
    .into_any()
}

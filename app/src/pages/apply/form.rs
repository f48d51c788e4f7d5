//! Who applies, and why now.

use super::ADDRESS;
use crate::pages::{
    forms::{Button, Form, TextArea, TextField, TextKind},
    problems::{Filled, Problems},
    wanted::months,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use services::authorities::Authority;
use services::programme::outreach::ApplicationForm;
use services::results::names;

/// The form for one authority.
pub fn form(
    authority: &Authority,
    Filled { form, problems }: Filled<ApplicationForm>,
    today: NaiveDate,
) -> AnyView {
    let name = names::authority(authority.kind, &authority.display_name);
    let wrong = problems.of("authority").map(|problem| {
        view! { <p class="qs-error" id="authority-fout"><span class="qs-visually-hidden">"Fout: "</span>{problem}</p> }
    });
    let code = authority.code.to_string();
    let fields = fields(&form, &problems, today);
    view! {
        <section class="qs-section" aria-labelledby="authority">
            <h2 id="authority" tabindex="-1">{name}</h2>
            {wrong}
            <p><a class="qs-standalone" href=ADDRESS>"Een andere organisatie kiezen"</a></p>
            <Form action=ADDRESS label="Aanmelden">
                <input type="hidden" name="authority" value=code/>
                {fields}
                <div class="qs-button-group"><Button>"Aanmelden"</Button></div>
            </Form>
        </section>
    }
    .into_any()
}

fn fields(form: &ApplicationForm, problems: &Problems, today: NaiveDate) -> AnyView {
    let wanted = (form.wanted_from.as_str(), form.wanted_until.as_str());
    view! {
        <TextField name="name" label="Uw naam" autocomplete="name" value=form.name.clone() problem=problems.of("name")/>
        <TextField
            name="function"
            label="Uw functie"
            hint="Bijvoorbeeld griffier, statengriffier of bestuursadviseur."
            autocomplete="organization-title"
            value=form.function.clone()
            problem=problems.of("function")
        />
        <TextField
            name="email"
            label="Uw e-mailadres"
            hint="Liefst dat van uw werk. U krijgt er een mail om de aanmelding te bevestigen."
            kind=TextKind::Email
            autocomplete="email"
            value=form.email.clone()
            problem=problems.of("email")
        />
        <TextField
            name="telephone"
            label="Uw telefoonnummer"
            autocomplete="tel"
            value=form.telephone.clone()
            problem=problems.of("telephone")
            optional=true
        />
        <TextArea
            name="reason"
            label="Waarom nu?"
            hint="Wat is de aanleiding, wat hoopt u te horen? Schrijf geen namen van anderen op."
            value=form.reason.clone()
            problem=problems.of("reason")
            optional=true
        />
        {months("Wanneer wilt u de scan ongeveer doen?", wanted, problems, today)}
    }
    .into_any()
}

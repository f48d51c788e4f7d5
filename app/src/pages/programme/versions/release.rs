//! `/programma/vragenlijsten/{versie}/vrijgeven`: what a second officer looks at before releasing a version for good.

use super::differences::summary;
use super::{below, words};
use crate::pages::{
    forms::{Button, Checkbox, Form},
    load::load,
    problems::{ErrorSummary, Filled, Problems},
    programme::frame::{Part, programme_page},
    scan_page::param,
    visit::use_visit,
    words::not_releasable,
};
use leptos::prelude::*;
use services::versions::{self, Release, ReleaseForm, Suspicion};

/// `/programma/vragenlijsten/{versie}/vrijgeven`
#[component]
pub fn ReleasePage() -> impl IntoView {
    let visit = use_visit();
    let name = param("versie");
    let Filled { form, problems } = Filled::<ReleaseForm>::of_request();
    load(async move {
        let release = versions::to_release(&visit.actor, visit.services(), &name).await?;
        let title = format!("Vragenlijst {name} vrijgeven");
        let back = below(&name, "");
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back>"Terug naar de versie"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <p class="qs-kicker">{format!("Toegevoegd door {}", release.brought_by)}</p>
            <h1>{title.clone()}</h1>
            <p class="qs-lead">"Na het vrijgeven verandert er niets meer aan deze versie, ook geen komma. Scans die daarna opengaan, krijgen haar."</p>
            {changes(&release)}
            {promises(&release)}
            {suspicions(&release.suspicions)}
            {waiting(release.scans_waiting)}
            {decide(&release, &form, &problems)}
        };
        Ok(programme_page(
            Part::Questionnaires,
            &title,
            content.into_any(),
        ))
    })
}

fn changes(release: &Release) -> AnyView {
    let (earlier, later) = (
        &release.comparison.earlier.instrument.version,
        &release.comparison.later.instrument.version,
    );
    let href = below(earlier, &format!("/verschil/{later}?toon=anders"));
    view! {
        <section class="qs-section" aria-labelledby="anders">
            <h2 id="anders">{format!("Wat is anders dan in {earlier}?")}</h2>
            {summary(&release.comparison)}
            <p><a class="qs-standalone" href=href>"Lees alles wat anders is"</a></p>
        </section>
    }
    .into_any()
}

fn promises(release: &Release) -> Option<AnyView> {
    release.promises_changed.then(|| {
        view! {
            <div class="qs-notice">
                <p><strong>"Let op: de beloften zijn anders."</strong></p>
                <p>"De tekst over wie wat ziet, of over wat versturen betekent, is veranderd. Het programma houdt zich aan de regels die het heeft. Geef de versie alleen vrij als de nieuwe tekst daarbij past."</p>
            </div>
        }
        .into_any()
    })
}

/// A warning, not a refusal: a list of words cannot judge.
fn suspicions(found: &[Suspicion]) -> Option<AnyView> {
    let lines: Vec<_> = found.iter().map(suspicion).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="qs-notice">
                <p><strong>"Let op: kan iemand hierdoor herkend worden?"</strong></p>
                <p>"Met deze woorden zegt iemand iets over zichzelf. In een kleine groep is dan te raden wie het is."</p>
                <ul class="qs-list">{lines}</ul>
            </div>
        }
        .into_any()
    })
}

fn suspicion(suspicion: &Suspicion) -> AnyView {
    let kinds: Vec<_> = suspicion.kinds.iter().copied().map(words::kind).collect();
    let found: Vec<_> = suspicion
        .words
        .iter()
        .map(|word| format!("‘{}’ ({})", word.word, words::tells(word.tells)))
        .collect();
    let text = format!(
        "{} ({}): {}",
        suspicion.key,
        kinds.join(", "),
        found.join(", ")
    );
    view! { <li>{text}</li> }.into_any()
}

fn waiting(scans: usize) -> Option<AnyView> {
    let sentence = match scans {
        0 => return None,
        1 => "Er is 1 scan in voorbereiding, die met deze versie opengaat.".to_owned(),
        many => {
            format!("Er zijn {many} scans in voorbereiding, die met deze versie opengaan.")
        }
    };
    Some(
        view! {
            <p class="qs-finding qs-measure">{sentence}" Heeft een trekker het voorbeeld al bekeken, dan moet dat opnieuw. Wat al open is, houdt zijn eigen versie."</p>
        }
        .into_any(),
    )
}

fn decide(release: &Release, form: &ReleaseForm, problems: &Problems) -> AnyView {
    if let Some(reason) = &release.refused {
        let alone = (release.other_officers == 0).then_some(
            " U bent de enige programmamedewerker: vraag de beheerder om een tweede account.",
        );
        return view! {
            <div class="qs-notice"><p><strong>"U kunt deze versie niet vrijgeven. "</strong>{not_releasable(reason)}{alone}</p></div>
        }
        .into_any();
    }
    let name = &release.version.instrument.version;
    let label = format!("Versie {name} vrijgeven");
    let fields = view! {
        <input type="hidden" name="hash" value=release.version.hash.clone()/>
        <Checkbox
            name="read"
            label="Ik heb alle drie de varianten gelezen zoals elke groep ze leest."
            checked=!form.read.is_empty()
            problem=problems.of("read")
        />
        <div class="qs-button-group">
            <Button>{label}</Button>
            <a class="qs-standalone" href=below(name, "")>"Niet vrijgeven"</a>
        </div>
    }
    .into_any();
    view! {
        <section class="qs-section" aria-labelledby="besluit">
            <h2 id="besluit">"Vrijgeven"</h2>
            <Form>{fields}</Form>
        </section>
    }
    .into_any()
}

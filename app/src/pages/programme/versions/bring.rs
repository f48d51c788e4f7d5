//! `/programma/vragenlijsten/nieuw`: a version as a file, checked before anything is kept.

use super::wrong::wrong;
use super::{VERSIONS, below};
use crate::pages::{
    forms::{Button, FileField},
    load::load,
    problems::{ErrorSummary, Filled},
    programme::frame::{Part, programme_page},
    visit::use_visit,
};
use leptos::prelude::*;
use services::versions::{self, LARGEST_FILE, WrongFile};

/// The file that was sent: what is wrong with it. Browsers do not fill in a file again.
#[derive(Clone, Debug, Default)]
pub struct SentFile {
    /// The name it had.
    pub name: String,
    /// Why it cannot become a version.
    pub wrong: Option<WrongFile>,
}

/// `/programma/vragenlijsten/nieuw`
#[component]
pub fn BringPage() -> impl IntoView {
    let visit = use_visit();
    let Filled { form, problems } = Filled::<SentFile>::of_request();
    load(async move {
        let list = versions::list(&visit.actor, visit.services()).await?;
        let newest = list.released.iter().find(|version| version.is_newest);
        let newest = newest
            .map(|version| version.version.clone())
            .unwrap_or_default();
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=VERSIONS>"Terug naar de vragenlijsten"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <h1>"Nieuwe versie toevoegen"</h1>
            <p class="qs-lead">"Kies het bestand. Het wordt helemaal nagekeken. Is er iets mis, dan wordt er niets bewaard."</p>
            {wrong(&form)}
            <form class="qs-form" method="post" action=format!("{VERSIONS}/nieuw") enctype="multipart/form-data" novalidate>
                <FileField
                    name="file"
                    label="Bestand (TOML)"
                    hint=format!("Tekst in UTF-8, hoogstens {} kB.", LARGEST_FILE / 1024)
                    accept=".toml,text/plain,application/toml"
                    problem=problems.of("file")
                />
                <div class="qs-button-group">
                    <Button>"Nakijken en klaarzetten"</Button>
                    <a class="qs-standalone" href=VERSIONS>"Niet toevoegen"</a>
                </div>
            </form>
            {how(&newest)}
        };
        Ok(programme_page(
            Part::Questionnaires,
            "Nieuwe versie toevoegen",
            content.into_any(),
        ))
    })
}

/// How a version comes about.
fn how(newest: &str) -> AnyView {
    let example = format!(
        "[crosswalk]\nfrom = \"{newest}\"\n\n[[crosswalk.statements]]\nfrom = \"T3.2\"\nto   = \"T3.2\"\nfate = \"reworded\""
    );
    view! {
        <section class="qs-section" aria-labelledby="hoe">
            <h2 id="hoe">"Hoe maakt u een nieuwe versie?"</h2>
            <ol class="qs-list qs-list--numbered qs-measure">
                <li><a href=below(newest, "/vragenlijst.toml")>{format!("Download het bestand van {newest}")}</a>" en verander daarin de teksten. Open het met een tekstverwerker zonder opmaak."</li>
                <li>"Geef de versie een nieuw nummer: het jaar, een punt en een volgnummer."</li>
                <li>"Zeg aan het eind, bij crosswalk, wat er werd van elke stelling die veranderde of verviel: corrected (andere woorden, zelfde vraag), reworded (andere woorden, niet te vergelijken), scale_changed of dropped. Wat gelijk bleef, noemt u niet."</li>
                <li>"Breng het bestand hier. U leest het dan zoals elke groep het leest."</li>
                <li>"Een tweede programmamedewerker geeft de versie vrij. Daarna verandert er niets meer aan."</li>
            </ol>
            <pre class="qs-code" tabindex="0" role="region" aria-label="Voorbeeld van een overgang"><code>{example}</code></pre>
        </section>
    }
    .into_any()
}

//! How things are counted, in words, for beside the figures.

use super::words::plural;
use crate::pages::dates;
use leptos::prelude::*;
use services::programme::uptake::{Overview, View};

/// What counts as taking part and as completed, and what happens with mergers, repeats and the starting figure.
#[must_use]
pub fn definitions(overview: &Overview) -> AnyView {
    let view = &overview.view;
    view! {
        <section class="qs-section" aria-labelledby="tellen">
            <h2 id="tellen">"Zo tellen wij"</h2>
            <dl class="qs-definitions">
                <div><dt>"Bestaat"</dt><dd>"Wie er op de dag van de stand volgens het register is. Wie is gesplitst, bestaat niet meer. Heeft zij een scan die telt, dan staat zij apart vermeld."</dd></div>
                <div><dt>"Doet mee"</dt><dd>"Vanaf de dag waarop van een scan beide overeenkomsten zijn getekend, er een procesbegeleider is en de trekker de deelname bevestigde."</dd></div>
                <div><dt>"Plan klaar"</dt><dd>"Vanaf de dag waarop het verbeterplan van een scan is geschreven. Vaststellen en publiceren komen daarna."</dd></div>
                <div><dt>"Geannuleerd"</dt><dd>"Een scan die is geannuleerd, telt vanaf die dag niet meer mee."</dd></div>
                <div><dt>"Herhaling"</dt><dd>"Elke organisatie telt één keer, hoe vaak zij de scan ook doet. Een herhaalmeting is een scan die een eerdere van dezelfde organisatie noemt. De scan die het verst is, zegt in welke stap zij is."</dd></div>
                <div><dt>"Herindeling"</dt><dd>"Na een fusie telt de nieuwe gemeente, één keer, ook als er twee voorgangers meededen. Een gemeente die is gesplitst heeft geen opvolger die alles erft. Zij blijft onder haar oude naam één keer meetellen; haar opvolgers tellen pas mee met een eigen scan."</dd></div>
                {starting(view)}
                <div><dt>"Campagne"</dt><dd>"Van een campagne die voorbij is, blijft de stand staan van de laatste dag. Wie was uitgenodigd, verandert dan niet meer. Op een eerdere dag gelden het doel en de genodigden van toen."</dd></div>
                <div><dt>"Periode"</dt><dd>"Met “Aangevraagd vanaf” tellen alleen scans mee die op die dag of later zijn aangevraagd. Het doel en de beginstand horen bij alle scans samen, en staan er dan niet bij."</dd></div>
                <div><dt>"Stand op een dag"</dt><dd>"Wat er aan het eind van die dag in het logboek stond. Wat later is geannuleerd of samengegaan, telt op die dag nog zoals het toen was. Het doel, de beginstand en wie meetelt voor het doel zijn die van toen. De hele lijn en de lijsten daarachter tellen zoals op de dag van de stand, ook voor eerdere dagen."</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn starting(view: &View) -> AnyView {
    let settings = &view.settings;
    let nouns = plural(&settings.counted_kinds);
    let until = dates::day(settings.starting_on);
    let told = if view.starting_figure > 0 {
        format!(
            "Bij het totaal horen {} {nouns} die al meededen tot en met {until}. Welke dat zijn, weten wij niet. Op de kaart, in \
             de tabellen en in de lijsten staan zij daarom als ‘nog geen scan’. Doet een van hen opnieuw mee, verlaag dan de beginstand: \
             anders telt zij twee keer.",
            view.starting_figure
        )
    } else if settings.starting_figure == 0 {
        format!("Er is geen beginstand. Het tellen begint op {until}.")
    } else {
        format!(
            "De {} {nouns} die al meededen tot en met {until} tellen hier niet mee: van hen is niet bekend waar zij bij horen.",
            settings.starting_figure
        )
    };
    view! { <div><dt>"Beginstand"</dt><dd>{told}</dd></div> }.into_any()
}

//! The pages about the site itself: accessibility and privacy.

use super::{
    apply::{declined_kept, link_lasts, undecided_kept},
    asking::{mail_to, whom_to_ask},
    frame::Page,
    load::load,
    visit::use_visit,
};
use leptos::prelude::*;

/// `/toegankelijkheid`
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let visit = use_visit();
    load(async move {
        let contact = whom_to_ask(&visit).await?;
        Ok(view! {
            <Page title="Toegankelijkheid" narrow=true>
                <h1>"Toegankelijkheid"</h1>
                <p class="qs-lead">"Iedereen moet deze site kunnen gebruiken, ook wie slecht ziet, niet met een muis werkt of moeilijk leest."</p>
                <section class="qs-section" aria-labelledby="hoe">
                    <h2 id="hoe">"Wat wij daarvoor doen"</h2>
                    <ul class="qs-list qs-measure">
                        <li>"Wij houden ons aan de regels van WCAG 2.2, niveau A en AA."</li>
                        <li>"Alles werkt met het toetsenbord en met een voorleesprogramma."</li>
                        <li>"Alles werkt ook als uw browser geen JavaScript gebruikt."</li>
                        <li>"Bij elk plaatje met cijfers staat een tabel met dezelfde cijfers."</li>
                        <li>"Er is geen tijd waarbinnen u klaar moet zijn. Stoppen en later verdergaan mag."</li>
                        <li>"Onze PDF’s zijn te lezen met een voorleesprogramma."</li>
                    </ul>
                </section>
                <section class="qs-section" aria-labelledby="melden">
                    <h2 id="melden">"Werkt er iets niet voor u?"</h2>
                    <p class="qs-measure">
                        "Laat het ons weten. Vertel op welke pagina u was en wat er misging. U krijgt binnen twee weken antwoord. " {mail_to(&contact)}
                    </p>
                </section>
            </Page>
        })
    })
}

/// `/privacy`
#[component]
pub fn PrivacyPage() -> impl IntoView {
    let visit = use_visit();
    load(async move {
        let contact = whom_to_ask(&visit).await?;
        let operator = visit.services().settings().contact.organisation.clone();
        Ok(view! {
            <Page title="Privacy" narrow=true>
                <h1>"Privacy"</h1>
                <p class="qs-lead">"Niemand ziet wat u antwoordt. Hier leest u hoe dat kan, en wat wij wel bewaren."</p>
                <WhoKnowsWhat/>
                <HonestLimit/>
                <InTheRoom/>
                <Accounts/>
                <Owners/>
                <Applicants/>
                <section class="qs-section" aria-labelledby="vragen">
                    <h2 id="vragen">"Vragen en uw rechten"</h2>
                    <div class="qs-stack qs-measure">
                        <p>
                            "De organisatie die de scan houdt, is verantwoordelijk voor de gegevens. "
                            {operator} " beheert deze site voor haar."
                        </p>
                        <p>
                            "U mag vragen welke gegevens wij van u hebben, en ze laten verbeteren of weghalen. Uw antwoorden kunnen wij niet laten zien of weghalen: wij weten niet welke van u zijn. "
                            {mail_to(&contact)}
                        </p>
                        <p>
                            "Bent u niet tevreden? Dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens."
                        </p>
                    </div>
                </section>
            </Page>
        })
    })
}

#[component]
fn WhoKnowsWhat() -> impl IntoView {
    view! {
        <section class="qs-section" aria-labelledby="antwoorden">
            <h2 id="antwoorden">"Als u de vragenlijst invult"</h2>
            <dl class="qs-rows qs-rows--wide">
                <div>
                    <dt>"Uw antwoorden"</dt>
                    <dd>
                        "Als u verstuurt, tellen wij uw antwoorden op bij die van de anderen in uw groep. Wij bewaren geen ingevulde lijsten. Daarna kan niemand uw antwoorden terugvinden, wij ook niet."
                    </dd>
                </div>
                <div>
                    <dt>"Als u halverwege stopt"</dt>
                    <dd>
                        "Dan bewaren wij uw antwoorden op slot. Uw code hoort bij de sleutel; die code bewaren wij niet. Als de vragenlijst sluit, vernietigen wij alles wat niet is verstuurd."
                    </dd>
                </div>
                <div>
                    <dt>"Uw code"</dt>
                    <dd>"Wij weten of een code is gebruikt, niet wat er met die code is ingevuld. Als de vragenlijst sluit, vernietigen wij alle codes."</dd>
                </div>
                <div>
                    <dt>"Kleine groepen"</dt>
                    <dd>"De resultaten van een groep tonen wij vanaf 5 antwoorden. Zijn het er minder, dan blijft die groep voor iedereen verborgen."</dd>
                </div>
                <div>
                    <dt>"Wat u zelf opschrijft"</dt>
                    <dd>
                        "De trekker van de scan en de procesbegeleider lezen het en halen namen weg. Daarna leest iedereen het. Wat na 3 maanden niet is nagelezen, gooien wij weg. Schrijf daarom geen namen op."
                    </dd>
                </div>
            </dl>
        </section>
    }
}

#[component]
fn HonestLimit() -> impl IntoView {
    view! {
        <section class="qs-section" aria-labelledby="eerlijk">
            <h2 id="eerlijk">"Wat wij niet kunnen beloven"</h2>
            <p class="qs-measure">
                "Wie de computer van de scan beheert, zou kunnen meekijken zolang de vragenlijst open is. Daarna kan niemand dat meer."
            </p>
            <p class="qs-measure qs-finding">
                "Vult u liever op papier in? Dan leest de trekker van de scan uw formulier om het in te voeren. Daarna wordt het papier vernietigd."
            </p>
        </section>
    }
}

#[component]
fn InTheRoom() -> impl IntoView {
    view! {
        <section class="qs-section" aria-labelledby="zaal">
            <h2 id="zaal">"Als u in de zaal meedoet"</h2>
            <dl class="qs-rows qs-rows--wide">
                <div>
                    <dt>"Uw telefoon"</dt>
                    <dd>"Krijgt een cookie om mee te doen. Wij weten niet van wie de telefoon is. Kiest u een naam? Dan ziet alleen u die."</dd>
                </div>
                <div>
                    <dt>"Wat u kiest"</dt>
                    <dd>
                        "Bewaren wij apart van uw telefoon en uw naam, tot de ronde sluit. Dan tellen wij alle keuzes op en vernietigen wij de losse keuzes. Niemand kan zien wat u koos."
                    </dd>
                </div>
                <div>
                    <dt>"Wat u voorstelt"</dt>
                    <dd>"Lezen de procesbegeleider en de trekker. Zij beslissen of de zaal het ook ziet. Wij bewaren niet van wie het komt."</dd>
                </div>
                <div>
                    <dt>"Na het gesprek"</dt>
                    <dd>
                        "Vernietigen wij de namen, de voorstellen en hoe vaak iets is gekozen. De prioriteiten die de groep koos, blijven. In het logboek staat alleen hoeveel telefoons meededen. Beëindigt niemand het gesprek? Dan eindigt het vanzelf."
                    </dd>
                </div>
            </dl>
        </section>
    }
}

#[component]
fn Accounts() -> impl IntoView {
    view! {
        <section class="qs-section" aria-labelledby="inloggen">
            <h2 id="inloggen">"Als u inlogt"</h2>
            <div class="qs-stack qs-measure">
                <p>
                    "Van griffiers, trekkers en medewerkers van het programma bewaren wij naam, e-mailadres en rol. Ook bewaren wij wie welke stap in een scan zette, en wanneer."
                </p>
                <p>
                    "Vraagt een trekker in het verbeterplan om hulp? Dan leest het programmabureau dat, met de naam en het e-mailadres van de trekker. De vraag staat ook in het plan dat openbaar wordt, zonder die naam. Doet u mee met intervisie? Uw vraag, uw suggesties en wat u meeneemt, leest alleen wie in de groep zit. Het programmabureau ziet wie iets schreef, en leest alleen waarom iemand niet meedoet."
                </p>
                <p>
                    "Deze site gebruikt alleen cookies die nodig zijn: één om ingelogd te blijven, één om verder te gaan met uw vragenlijst en één om mee te doen met een gesprek in de zaal. Valt tijdens zo’n gesprek de verbinding weg, dan houdt uw browser vast wat u koos of typte tot het is verstuurd. Wij volgen u niet en vragen niets op bij andere sites."
                </p>
            </div>
        </section>
    }
}

#[component]
fn Owners() -> impl IntoView {
    view! {
        <section class="qs-section" aria-labelledby="actie">
            <h2 id="actie">"Als u voor een actie zorgt"</h2>
            <div class="qs-stack qs-measure">
                <p>
                    "In een verbeterplan staat bij elke actie een functie, geen naam. De trekker kan uw e-mailadres opgeven. Daar mailen wij een link naartoe om te vertellen hoe het gaat, en een herinnering. Alleen de trekker ziet uw adres. Wij wissen het als de scan is afgerond; de link werkt zolang de ronde open is."
                </p>
                <p>
                    "Wat u vertelt, leest iedereen die de scan ziet. Het kan ook openbaar worden, met uw functie erbij. Schrijf daarom geen namen op."
                </p>
            </div>
        </section>
    }
}

#[component]
fn Applicants() -> impl IntoView {
    view! {
        <section class="qs-section" aria-labelledby="aanmelden">
            <h2 id="aanmelden">"Als u uw organisatie aanmeldt"</h2>
            <dl class="qs-rows qs-rows--wide">
                <div>
                    <dt>"Wat u invult"</dt>
                    <dd>"Uw naam, functie en e-mailadres. Als u wilt ook uw telefoonnummer en waarom u nu mee wilt doen. Alleen het programmabureau ziet dit."</dd>
                </div>
                <div>
                    <dt>"Tot u bevestigt"</dt>
                    <dd>
                        {format!("Wij bewaren het op slot. De link in de mail is de sleutel; die bewaren wij niet. Bevestigt u niet binnen {}, dan vernietigen wij het.", link_lasts())}
                    </dd>
                </div>
                <div>
                    <dt>"Daarna"</dt>
                    <dd>
                        {format!("Nemen wij de aanmelding niet aan, dan vernietigen wij haar {} later. Besluiten wij niets, dan vernietigen wij haar na {}.", declined_kept(), undecided_kept())}
                    </dd>
                </div>
                <div>
                    <dt>"Als contactpersoon"</dt>
                    <dd>
                        "Nemen wij de aanmelding aan, of spreken wij u op een andere manier over meedoen? Dan bewaren wij uw naam, functie, e-mailadres en telefoonnummer, en wanneer wij u spraken en waarover. U kunt vragen om dit te zien, te verbeteren of weg te halen."
                    </dd>
                </div>
            </dl>
        </section>
    }
}

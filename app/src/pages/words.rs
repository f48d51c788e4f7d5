//! Sentences for the codes that use cases answer. A page that can say it better for a field of its own does so.

use super::{dates::day, numbers::whole, out_of_step, pool_words, progress};
use chrono::NaiveDate;
use services::{
    ProblemCode, Refusal, peer_review, pool::Exclusion, progress::ActionStatus, room::NotNow,
    scans::Refused, versions::NotReleasable,
};

/// A sentence after a colon, where it begins with a small letter.
#[must_use]
pub fn after_colon(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// What is wrong with a field.
#[must_use]
pub fn problem(code: &ProblemCode) -> String {
    match code {
        ProblemCode::Missing => "Vul dit in.".to_owned(),
        ProblemCode::TooLong { max } => {
            format!(
                "Deze tekst is te lang. Er passen {} tekens in.",
                whole(*max as u64)
            )
        }
        ProblemCode::NotAnEmail => "Vul een e-mailadres in, zoals naam@voorbeeld.nl.".to_owned(),
        ProblemCode::Taken => "Dit is al in gebruik. Kies iets anders.".to_owned(),
        ProblemCode::UnknownAuthority => {
            "Wij kennen deze organisatie niet. Kies er een uit de lijst.".to_owned()
        }
        ProblemCode::EndedAuthority => {
            "Deze organisatie bestaat niet meer. Kies haar opvolger.".to_owned()
        }
        ProblemCode::NotADay => "Vul een datum in, zoals 23-11-2026.".to_owned(),
        ProblemCode::NotATime => "Vul een tijd in, zoals 19:30.".to_owned(),
        ProblemCode::NotANumber => "Vul een heel getal in. Minder dan 0 kan niet.".to_owned(),
        ProblemCode::TooSmall { min } => format!("Vul {} of meer in.", whole((*min).into())),
        ProblemCode::TooLarge { max } => format!("Vul hoogstens {} in.", whole((*max).into())),
        ProblemCode::MoreThanExist { most, then } => more_than_exist(*most, *then),
        ProblemCode::InThePast => "Deze dag is al voorbij.".to_owned(),
        ProblemCode::InTheFuture => "Deze dag moet nog komen.".to_owned(),
        ProblemCode::ImpossibleYear { first, last } => {
            format!("Kijk het jaartal na. Kies een jaar van {first} tot en met {last}.")
        }
        ProblemCode::BeforeFirstDay => "De laatste dag ligt voor de eerste.".to_owned(),
        ProblemCode::TooFarAway => {
            "De laatste dag ligt wel erg ver weg. Kijk het jaartal na.".to_owned()
        }
        ProblemCode::Overlaps { from, until } => format!(
            "Deze dagen vallen samen met {} tot en met {}. Kies andere dagen.",
            day(*from),
            day(*until)
        ),
        ProblemCode::TooMany { max } => format!("Dit zijn er te veel. Er passen er {max}."),
        ProblemCode::OnlyOne => "Vul er nog minstens één in, of laat dit leeg.".to_owned(),
        ProblemCode::Twice => "Hier staat iets twee keer.".to_owned(),
        ProblemCode::AlsoOnLine { line } => format!("Dit staat ook op regel {line}."),
        ProblemCode::Cells { found, expected } => cells(*found, *expected),
        ProblemCode::TooManyWords { max } => {
            format!("Maak de zin korter: hoogstens {max} woorden.")
        }
        ProblemCode::NotAStatement => {
            "Schrijf een stelling, geen vraag. Of kies dat het een open vraag is.".to_owned()
        }
        ProblemCode::NoGroup => "Kies wie deze vraag krijgt.".to_owned(),
        ProblemCode::NotAChoice => "Kies iets uit de lijst.".to_owned(),
        ProblemCode::Circular => "Deze rij komt weer uit bij het begin.".to_owned(),
        ProblemCode::NotALink => {
            "Vul een adres in dat begint met https://, zoals https://www.voorbeeld.nl.".to_owned()
        }
    }
}

/// How many cells a line of a file has, and what to do where that is another number than its columns.
fn cells(found: usize, expected: usize) -> String {
    let here = if found == 1 {
        "Er staat 1 cel op deze regel".to_owned()
    } else {
        format!("Er staan {found} cellen op deze regel")
    };
    let what = if found < expected {
        "Laat een lege cel leeg, maar haal haar niet weg."
    } else {
        "Zet een tekst met een komma of puntkomma erin tussen aanhalingstekens."
    };
    format!("{here}, en het moeten er {expected} zijn. {what}")
}

fn more_than_exist(most: u32, then: Option<NaiveDate>) -> String {
    let most = whole(most.into());
    match then {
        None => format!("Zoveel zijn er niet: nu zijn het er {most}. Vul hoogstens {most} in."),
        Some(then) => format!(
            "Zoveel waren er niet: op {} waren het er {most}. Vul hoogstens {most} in.",
            day(then)
        ),
    }
}

/// A link of an owner that works no more. Which of these it was is not said.
const OWNER_LINK_OVER: &str = "Deze link werkt niet meer. Misschien is de ronde of de laatste dag voorbij, kreeg u een nieuwe link, staat de actie niet meer in het plan, of is de opvolging van het plan gestopt.";

/// Which rule stands in the way, and what to do about it.
#[must_use]
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Full { most } => return format!("Het zijn er al {most}. Meer kan niet."),
        Refusal::ApplicationDecided { by, accepted } => return decided(by, *accepted),
        Refusal::OutOfStep(out) => return out_of_step::what(out),
        Refusal::Clerk { exclusion } => {
            return format!("Dit kan niet. {}", pool_words::rule(exclusion));
        }
        Refusal::Facilitator {
            authority,
            exclusion,
        } => return not_to_facilitate(authority, exclusion),
        Refusal::ProposalOver => {
            "Dit verzoek geldt niet meer: het is ingetrokken, een ander begeleidt de scan, of de scan gaat niet door. U hoeft niets te doen."
        }
        Refusal::ProposalAnswered => "U hebt al geantwoord. Dat antwoord geldt.",
        Refusal::OnlyClerk => {
            "Deze griffier begeleidt de scan alleen. Draag de scan over aan een ander."
        }
        Refusal::OwnAccount => {
            "Dit is het account waarmee u bent ingelogd. Vraag een collega om het te beëindigen."
        }
        Refusal::ImportHasProblems => "Er staan nog fouten in het bestand. Er is niets overgenomen.",
        Refusal::SignInLinkSpent => "Deze link werkt niet meer. Vraag een nieuwe aan.",
        Refusal::ScanRunning => "Deze organisatie heeft al een scan die loopt. Rond die eerst af.",
        Refusal::GroupSizeMissing => "Vul eerst in hoeveel mensen er in deze groep zitten.",
        Refusal::CodesHandedOut => {
            "Voor deze groep zijn al codes gemaakt. Nieuwe codes maken de oude ongeldig."
        }
        Refusal::ApplicationLinkSpent => {
            "Deze link werkt niet meer. Vul het formulier opnieuw in, dan krijgt u een nieuwe."
        }
        Refusal::PlanUnchanged => "Er is niets veranderd in het plan.",
        Refusal::PlanNotAmended => {
            "Het plan is vastgesteld. Kies eerst ‘Plan wijzigen’ en schrijf op waarom."
        }
        Refusal::PlanBeingAmended => "U wijzigt het plan al. Ga verder op de pagina van het plan.",
        Refusal::OwnerLinkOver => OWNER_LINK_OVER,
        Refusal::ActionClosed { status, on, by } => return closed(*status, *on, by),
        Refusal::NoRound => "Er loopt nu geen ronde. De volgende begint vanzelf.",
        Refusal::FollowUpStopped => "De opvolging van dit plan is gestopt. Hervat haar eerst.",
        Refusal::NoAddress => "Bij deze actie staat geen e-mailadres. Vul dat eerst in.",
        Refusal::SupportNotOffered => {
            "Het programma biedt deze hulp nu niet aan bij deze prioriteit. Ga terug naar het plan en kies iets anders."
        }
        Refusal::NoDay => {
            "Voor dit gesprek is nog geen dag afgesproken. Vul die eerst in bij de voorbereiding."
        }
        Refusal::CampaignNotBegun => {
            "Deze campagne is nog niet begonnen. Gaat zij niet door? Verwijder haar dan, of wijzig de dagen."
        }
        Refusal::CampaignOver => {
            "Deze campagne is voorbij. Wie was uitgenodigd, hoort bij de stand van de laatste dag en verandert niet meer."
        }
        Refusal::Scan { guard } => guard_sentence(*guard),
        Refusal::Questionnaire { reason } => not_releasable(reason),
        Refusal::Room { reason } => not_in_the_room(*reason),
        Refusal::PeerReview { reason } => peers_not_now(*reason),
    }
    .to_owned()
}

fn not_to_facilitate(authority: &str, why: &Exclusion) -> String {
    let why = pool_words::exclusion(why);
    format!("Deze gespreksleider kan geen groep leiden met {authority}. {why}")
}

/// Why something cannot be done in the room now.
#[must_use]
pub const fn not_in_the_room(reason: NotNow) -> &'static str {
    match reason {
        NotNow::Over => "Dit gesprek is afgelopen, of uw telefoon doet niet meer mee.",
        NotNow::NotOpen => "Het gesprek in de zaal is niet geopend. Open het eerst.",
        NotNow::RoundOpen => "Mensen zijn nog aan het kiezen. Sluit eerst deze ronde.",
        NotNow::RoundClosed => "Deze ronde is gesloten. Kiezen kan niet meer.",
        NotNow::RoundWithdrawn => "Deze ronde is ingetrokken. Wat erin is gekozen, telt niet.",
        NotNow::NotClosed => "Mensen zijn nog aan het kiezen. Sluit eerst de ronde.",
        NotNow::NotRevealed => "De telling is nog verborgen. Laat haar eerst zien.",
    }
}

/// Why something in intervision cannot be done as things stand.
#[must_use]
pub const fn peers_not_now(reason: peer_review::NotNow) -> &'static str {
    use peer_review::NotNow as Not;
    match reason {
        Not::NotInThisState => {
            "De groep is intussen verder, of nog niet zover. Ga terug en bekijk hoe het nu staat."
        }
        Not::TooFew => "Een groep heeft vier tot zes organisaties. Dit zijn er nog te weinig.",
        Not::TooMany => "Een groep heeft vier tot zes organisaties. Er kan er geen bij.",
        Not::NoMeeting => "Er is nog geen bijeenkomst gepland. Vul eerst een datum in.",
        Not::NotFree => {
            "Een van deze organisaties kan niet meedoen: zij zit in een andere groep, heeft geen vastgesteld plan of heeft geen trekker."
        }
        Not::NoQuestion => "Deze organisatie heeft nog geen vraag ingebracht.",
        Not::NotOver => "De laatste bijeenkomst is nog niet geweest.",
        Not::NoPart => "Deze organisatie doet niet mee in de groep.",
        Not::TakenOver => "Deze suggestie staat al als actie in het plan.",
    }
}

/// What became of an action, and whom to ask where that is wrong.
fn closed(status: ActionStatus, on: NaiveDate, by: &str) -> String {
    format!(
        "Deze actie staat op ‘{}’. Dat is verteld op {}: {by}. Klopt dat niet? Vraag de trekker om de actie weer te openen.",
        progress::words::status(status),
        day(on)
    )
}

/// Who was first to decide about an application.
fn decided(by: &str, accepted: bool) -> String {
    if accepted {
        format!("{by} was u voor: deze aanmelding is al aangenomen.")
    } else {
        format!("{by} was u voor: deze aanmelding is al afgewezen.")
    }
}

/// Why a version of the questionnaire cannot be released, or taken back.
#[must_use]
pub const fn not_releasable(reason: &NotReleasable) -> &'static str {
    match reason {
        NotReleasable::OwnProposal => {
            "U hebt deze versie zelf toegevoegd. Een tweede programmamedewerker geeft de versie vrij."
        }
        NotReleasable::AlreadyReleased => {
            "Deze versie is al vrijgegeven. Daar verandert niets meer aan."
        }
        NotReleasable::NotAfterNewest => {
            "Er is intussen een nieuwere versie, en deze sluit daar niet op aan. Trek deze in en breng haar opnieuw, met een overgang vanaf de nieuwste."
        }
    }
}

/// What still has to be done before a scan goes on.
#[must_use]
pub fn guard_sentence(guard: Refused) -> &'static str {
    match guard {
        Refused::NotInThisState => "De scan is intussen verder, of nog niet zover.",
        Refused::ClerkNotAccepted => "De procesbegeleider heeft nog geen ja gezegd.",
        Refused::ClerkInConflict => {
            "De procesbegeleider kan deze scan niet meer begeleiden. Het programmabureau vraagt een ander."
        }
        Refused::ParticipationMissing => "Het deelnameformulier is nog niet vastgelegd.",
        Refused::ProcessingMissing => "De verwerkersovereenkomst is nog niet vastgelegd.",
        Refused::SizesMissing => "Van een groep is nog niet bekend hoeveel mensen erin zitten.",
        Refused::PeriodMissing => "De periode is nog niet ingevuld, of al voorbij.",
        Refused::PreviewNotSeen => {
            "U hebt nog niet van elke groep het voorbeeld van de vragenlijst bekeken."
        }
        Refused::PeriodNotOver => "De periode is nog niet voorbij.",
        Refused::RemarksWaiting => "Er zijn nog opmerkingen die niemand heeft nagelezen.",
        Refused::PrioritiesMissing => "Er zijn nog geen drie tot vijf prioriteiten gekozen.",
        Refused::ActionsMissing => "Bij een prioriteit ontbreekt nog een actie met wie en wanneer.",
        Refused::AdoptionMissing => "De dag waarop het plan is vastgesteld, is nog niet ingevuld.",
        Refused::ReasonMissing => "Geef een reden.",
        Refused::RoundsMissing => "De laatste ronde van de voortgang is nog niet voorbij.",
    }
}

//! What states, steps, tasks and parts of a scan are called.

use services::audit::ScanPart;
use services::scans::{Scan, ScanDay, State, Step, Task, Who};

/// A state as it stands in a list.
#[must_use]
pub const fn state(state: State) -> &'static str {
    match state {
        State::Requested => "Aangevraagd",
        State::Assigned => "Procesbegeleider gevraagd",
        State::Prepared => "Doet mee",
        State::Open => "Vragenlijst open",
        State::Closed => "Vragenlijst gesloten",
        State::Discussed => "Prioriteiten gekozen",
        State::Planned => "Verbeterplan geschreven",
        State::Adopted => "Verbeterplan vastgesteld",
        State::Published => "Gepubliceerd",
        State::FollowedUp => "Afgerond",
        State::Cancelled => "Geannuleerd",
    }
}

/// The state of this scan: a clerk who said yes is not asked any more.
#[must_use]
pub const fn state_of(scan: &Scan) -> &'static str {
    match (scan.state, &scan.clerk) {
        (State::Assigned, Some(_)) => "In voorbereiding",
        (other, _) => state(other),
    }
}

/// One of the five official steps.
#[must_use]
pub const fn step(step: Step) -> &'static str {
    match step {
        Step::Preparation => "Voorbereiding",
        Step::StartSession => "Startgesprek",
        Step::Questionnaire => "Vragenlijst",
        Step::AgendaSession => "Agenderings\u{ad}gesprek",
        Step::Plan => "Verbeterplan",
    }
}

/// Who must act.
#[must_use]
pub const fn who(who: Who) -> &'static str {
    match who {
        Who::Lead => "Trekker",
        Who::Clerk => "Procesbegeleider",
        Who::ProposedClerk => "Gevraagde procesbegeleider",
        Who::Programme => "Programmabureau",
        Who::Itself => "Gaat vanzelf",
    }
}

/// A task in a few words, for a list.
#[must_use]
pub const fn task(task: Task) -> &'static str {
    match task {
        Task::ProposeClerk => "procesbegeleider voorstellen",
        Task::AnswerProposal => "antwoord geven",
        Task::RecordAgreements => "overeenkomsten vastleggen",
        Task::ConfirmParticipation => "deelname bevestigen",
        Task::NameCommittee => "commissie samenstellen",
        Task::PlanSessions => "data afspreken",
        Task::HoldStartSession => "startgesprek houden",
        Task::SetGroups => "groepen invullen",
        Task::SetPeriod => "periode kiezen",
        Task::Preview => "voorbeeld bekijken",
        Task::Open => "vragenlijst openen",
        Task::HandOut => "codes en links uitdelen",
        Task::Close => "vragenlijst sluit",
        Task::RedactRemarks => "opmerkingen nalezen",
        Task::ChoosePriorities => "prioriteiten kiezen",
        Task::WritePlan => "verbeterplan schrijven",
        Task::Adopt => "vaststelling vastleggen",
        Task::Publish => "publiceren",
        Task::FollowUp => "plan bijhouden",
    }
}

/// A task in a sentence. Everybody who sees the scan reads it, beside the name of who has to do it: so no "u".
#[must_use]
pub const fn task_sentence(task: Task) -> &'static str {
    match task {
        Task::ProposeClerk => "Vraag een griffier uit de pool om deze scan te begeleiden.",
        Task::AnswerProposal => "Zeg ja of nee op de vraag om deze scan te begeleiden.",
        Task::RecordAgreements => "Leg het deelnameformulier en de verwerkersovereenkomst vast.",
        Task::ConfirmParticipation => "Bevestig de deelname. Beide overeenkomsten zijn er.",
        Task::NameCommittee => {
            "Stel de begeleidingscommissie samen: ongeveer twee mensen uit elke groep."
        }
        Task::PlanSessions => "Spreek de dagen van de gesprekken af.",
        Task::HoldStartSession => "Houd het startgesprek en leg vast wat is afgesproken.",
        Task::SetGroups => "Vul in hoeveel mensen er in elke groep zitten.",
        Task::SetPeriod => "Kies de eerste en de laatste dag van de vragenlijst.",
        Task::Preview => "Bekijk de vragenlijst zoals de groepen hem zien.",
        Task::Open => "Open de vragenlijst. Alles is klaar.",
        Task::HandOut => "Deel de codes en links uit, en vraag mensen om mee te doen.",
        Task::Close => {
            "De vragenlijst sluit na de laatste dag. Codes en lijsten die niet zijn verstuurd, worden vernietigd. Daarna zijn de resultaten te zien."
        }
        Task::RedactRemarks => "Lees de opmerkingen na en haal namen weg.",
        Task::ChoosePriorities => "Bespreek de resultaten en kies drie tot vijf prioriteiten.",
        Task::WritePlan => {
            "Schrijf het verbeterplan: bij elke prioriteit een actie, met wie en wanneer."
        }
        Task::Adopt => "Leg vast wanneer het verbeterplan is vastgesteld.",
        Task::Publish => "Maak de resultaten en het verbeterplan openbaar.",
        Task::FollowUp => {
            "Bespreek na een half jaar en na een jaar hoe het met de acties gaat. Verandert het plan? Pas het dan aan en leg de nieuwe versie vast."
        }
    }
}

/// Where a task is done, after the address of the scan, and what its button says.
#[must_use]
pub const fn task_place(task: Task) -> Option<(&'static str, &'static str)> {
    match task {
        Task::ProposeClerk => Some(("/toewijzen", "Procesbegeleider kiezen")),
        Task::AnswerProposal => Some(("/verzoek", "Antwoord geven")),
        Task::RecordAgreements => {
            Some(("/voorbereiding/overeenkomsten", "Overeenkomsten vastleggen"))
        }
        Task::ConfirmParticipation => Some(("/voorbereiding", "Naar de voorbereiding")),
        Task::NameCommittee => Some(("/voorbereiding/commissie", "Commissie invullen")),
        Task::PlanSessions => Some(("/voorbereiding/data", "Data invullen")),
        Task::HoldStartSession => Some(("/startgesprek", "Naar het startgesprek")),
        Task::SetGroups => Some(("/voorbereiding/groepen", "Groepen invullen")),
        Task::SetPeriod => Some(("/voorbereiding/periode", "Periode kiezen")),
        Task::Preview => Some(("/voorbereiding#vragenlijst", "Voorbeeld bekijken")),
        Task::Open | Task::HandOut => Some(("/vragenlijst", "Naar de vragenlijst")),
        Task::Close => None,
        Task::RedactRemarks => Some(("/resultaten/opmerkingen", "Opmerkingen nalezen")),
        Task::ChoosePriorities => Some(("/gesprek", "Naar het gesprek")),
        Task::WritePlan | Task::Adopt | Task::Publish => {
            Some(("/verbeterplan", "Naar het verbeterplan"))
        }
        Task::FollowUp => Some(("/voortgang", "Naar de voortgang")),
    }
}

/// A part of what is filled in, inside a sentence.
#[must_use]
pub const fn part(part: ScanPart) -> &'static str {
    match part {
        ScanPart::Agreements => "Overeenkomsten",
        ScanPart::Committee => "Begeleidingscommissie",
        ScanPart::Sessions => "Data van de gesprekken",
        ScanPart::StartSession => "Startgesprek",
        ScanPart::Groups => "Groepen en grenzen",
        ScanPart::Questions => "Eigen vragen",
        ScanPart::Period => "Periode en contact",
    }
}

/// What happens on a day.
pub const fn scan_day(day: ScanDay) -> &'static str {
    match day {
        ScanDay::StartSession => "startgesprek",
        ScanDay::Opens => "vragenlijst openen",
        ScanDay::Closes => "laatste dag van de vragenlijst",
        ScanDay::AgendaSession => "agenderingsgesprek",
        ScanDay::Plan => "verbeterplan vaststellen",
        ScanDay::RoundBegins => "ronde over de voortgang begint",
        ScanDay::RoundCloses => "laatste dag van de ronde over de voortgang",
    }
}

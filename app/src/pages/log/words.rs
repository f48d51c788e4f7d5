//! The sentence of each kind of event, without its full stop; it begins as it would after other words.

use super::phrases::{
    adopted, answered, asked, changed, closed, invited, offered, opened, profile, register,
    room_ended, settings, shared, standard_script, taken, with_line, withdrawn,
};
use crate::pages::dates::day;
use crate::pages::programme::outreach::interest;
use crate::pages::scans::parts::group_with_article;
use crate::pages::scans::words::part;
use chrono::NaiveDate;
use questionnaires::kind::RespondentGroup;
use services::audit::{AuditEvent as Event, Change, ProgrammeLog};
use services::authorities::{Authority, AuthorityCode};
use services::ids::{CampaignId, MemberId};
use services::scans::{Log, Scan};
use std::collections::BTreeMap;

/// The names of those whom events are about.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    members: &'a BTreeMap<MemberId, String>,
    /// The log of the programme knows every authority and campaign.
    programme: Option<&'a ProgrammeLog>,
    /// The log of a scan is about one authority and its groups.
    scan: Option<&'a Scan>,
}

impl<'a> Names<'a> {
    /// Those in the log of a scan.
    #[must_use]
    pub const fn of_scan(scan: &'a Scan, log: &'a Log) -> Self {
        Self {
            members: &log.names,
            programme: None,
            scan: Some(scan),
        }
    }

    /// Those in the log of the programme.
    #[must_use]
    pub const fn of_programme(log: &'a ProgrammeLog) -> Self {
        Self {
            members: &log.members,
            programme: Some(log),
            scan: None,
        }
    }

    fn member(&self, id: &MemberId) -> &str {
        self.members.get(id).map_or("iemand", String::as_str)
    }

    /// Its name inside a sentence.
    fn authority(&self, code: &AuthorityCode) -> String {
        let known = self.programme.and_then(|log| log.authorities.get(code));
        let own = self.scan.map(|scan| &scan.authority);
        let own = own.filter(|own| own.code == *code);
        known
            .cloned()
            .or_else(|| own.map(Authority::in_sentence))
            .unwrap_or_else(|| "een organisatie".to_owned())
    }

    fn authorities(&self, codes: &[AuthorityCode]) -> String {
        self.each(codes).join(", ")
    }

    fn each(&self, codes: &[AuthorityCode]) -> Vec<String> {
        codes.iter().map(|code| self.authority(code)).collect()
    }

    fn campaign(&self, id: &CampaignId) -> String {
        let name = self.programme.and_then(|log| log.campaigns.get(id));
        name.map_or_else(
            || "Campagne".to_owned(),
            |name| format!("Campagne ‘{name}’"),
        )
    }

    fn group(&self, group: RespondentGroup) -> String {
        let name = self.scan.map(|scan| group_with_article(scan, group));
        name.unwrap_or_else(|| "een groep".to_owned())
    }
}

/// What was done. No arm for the rest: a new kind of event does not compile before it has its words.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each kind of event, and nothing else"
)]
pub fn sentence(names: &Names<'_>, event: &Event) -> String {
    let member = |id: &MemberId| names.member(id).to_owned();
    let authority = |code: &AuthorityCode| names.authority(code);
    match event {
        // Accounts and settings.
        Event::MemberAdded { member: id, .. } => {
            format!("{} kreeg een account of een rol erbij", member(id))
        }
        Event::LeadNamed {
            member: id,
            authority: code,
        } => format!("{} is trekker van {}", member(id), authority(code)),
        Event::MemberEnded { member: id } => format!("Account van {} beëindigd", member(id)),
        Event::SignInLinkMailed { member: id } => {
            format!("Link om in te loggen gemaild aan {}", member(id))
        }
        Event::SignedIn => "Ingelogd".to_owned(),
        Event::SignedOut => "Uitgelogd".to_owned(),
        Event::CalendarRenewed => "Nieuw adres gemaakt voor de eigen agenda".to_owned(),
        Event::ProgrammeSettingsChanged { fields } => settings(fields),

        // The register.
        Event::RegisterApplied {
            as_of,
            lines: _,
            added,
            renamed,
            merged,
            split,
            planned,
            corrected,
        } => register(
            *as_of,
            &[
                (*added, "nieuw"),
                (*renamed, "met een andere naam"),
                (*merged, "opgegaan in een ander"),
                (*split, "gesplitst"),
                (*planned, "die later ophouden"),
                (*corrected, "verbeterd"),
            ],
        ),
        Event::AuthorityEndConfirmed {
            authority: code,
            last_day,
            successors,
        } => format!(
            "Bevestigd dat {} ophoudt na {}, en opgaat in {}",
            authority(code),
            day(*last_day),
            names.authorities(successors)
        ),
        Event::AuthorityEndUnconfirmed { authority: code } => {
            format!("Teruggenomen dat {} ophoudt", authority(code))
        }
        Event::AuthorityEnded {
            authority: code,
            last_day,
            successors,
        } => ended(names, code, *last_day, successors),

        // Campaigns and recruiting.
        Event::CampaignChanged {
            campaign, change, ..
        } => format!("{} {}", names.campaign(campaign), changed(*change)),
        Event::CampaignInvited {
            campaign,
            added,
            removed,
        } => invited(
            &names.campaign(campaign),
            &names.each(added),
            &names.each(removed),
        ),
        Event::CampaignEnded {
            campaign,
            on: Some(on),
        } => format!("{} beëindigd op {}", names.campaign(campaign), day(*on)),
        Event::CampaignEnded { campaign, on: None } => {
            format!("{} loopt toch door", names.campaign(campaign))
        }
        Event::OutreachChanged {
            authority: code,
            interest: None,
            ..
        } => format!("Werving van {} bijgewerkt", authority(code)),
        Event::OutreachChanged {
            authority: code,
            interest: Some(now),
            ..
        } => format!("Werving van {}: nu ‘{}’", authority(code), interest(*now)),
        Event::OutreachContactChanged {
            authority: code,
            change,
            ..
        } => format!("Contact met {} {}", authority(code), changed(*change)),
        Event::ApplicationBegun { authority: code } => {
            format!(
                "{} aangemeld, het e-mailadres is nog niet bevestigd",
                authority(code)
            )
        }
        Event::ApplicationReceived {
            authority: code, ..
        } => format!("Aanmelding van {} bevestigd", authority(code)),
        Event::ApplicationAccepted {
            authority: code, ..
        } => format!("Aanmelding van {} aangenomen", authority(code)),
        Event::ApplicationDeclined {
            authority: code, ..
        } => format!("Aanmelding van {} afgewezen", authority(code)),
        Event::OutreachDestroyed {
            unconfirmed,
            declined,
            undecided,
            contacts,
        } => format!(
            "Vernietigd omdat de tijd om was: {} aanmeldingen en {contacts} weggehaalde contacten",
            unconfirmed + declined + undecided
        ),

        Event::SupportChanged { name, change, .. } => {
            format!("Aanbod ‘{name}’ {}", offered(*change))
        }

        Event::StandardScriptChanged {
            session,
            authority_kind,
            step,
            change,
            ..
        } => format!(
            "{}: onderdeel ‘{step}’ {}",
            standard_script(*session, *authority_kind),
            changed(*change)
        ),
        Event::StandardScriptReplaced {
            session,
            authority_kind,
            proposed,
        } => {
            let what = if *proposed {
                "teruggezet naar het ingebouwde"
            } else {
                "eerdere versie teruggezet"
            };
            format!("{}: {what}", standard_script(*session, *authority_kind))
        }

        // Versions of the questionnaire.
        Event::QuestionnaireBrought { version, .. } => {
            format!("Vragenlijst {version} toegevoegd, wacht op een tweede medewerker")
        }
        Event::QuestionnaireReleased { version, .. } => {
            format!("Vragenlijst {version} vrijgegeven")
        }
        Event::QuestionnaireWithdrawn { version, reason } => {
            format!("Vragenlijst {version} ingetrokken: {reason}")
        }

        // The pool.
        Event::PoolMemberInvited { member: id } => {
            format!("{} uitgenodigd voor de griffierspool", member(id))
        }
        Event::PoolProfileKept { member: id, fields } if *fields == ["notes"] => {
            format!("Notities over {} gewijzigd", member(id))
        }
        Event::PoolProfileKept { member: id, fields } => profile(names.member(id), fields),
        Event::AbsenceChanged {
            member: id,
            from,
            until,
            change,
        } => format!(
            "Afwezigheid van {} {}: {} tot en met {}",
            member(id),
            changed(*change),
            day(*from),
            day(*until)
        ),
        Event::ConflictListed {
            member: id,
            authority: code,
            reason,
        } => format!(
            "{} uitgesloten voor {}: {reason}",
            member(id),
            authority(code)
        ),
        Event::ConflictLifted {
            member: id,
            authority: code,
        } => format!(
            "{} niet meer uitgesloten voor {}",
            member(id),
            authority(code)
        ),
        Event::PoolImported { added, changed } => {
            format!("Bestand met griffiers overgenomen: {added} nieuw, {changed} bijgewerkt")
        }

        // Who lead and guide a scan.
        Event::ScanRequested { lead, .. } => {
            format!("Scan aangevraagd, met {} als trekker", member(lead))
        }
        Event::LeadChanged { from, to } => {
            format!("{} is trekker, in plaats van {}", member(to), member(from))
        }
        Event::ClerkProposed { clerk } => {
            format!("{} gevraagd als procesbegeleider", member(clerk))
        }
        Event::ClerkAccepted { clerk } => {
            format!("{} zei ja en is procesbegeleider", member(clerk))
        }
        Event::ClerkDeclined { clerk, reason } if reason.is_empty() => {
            format!("{} zei nee", member(clerk))
        }
        Event::ClerkDeclined { clerk, reason } => format!("{} zei nee: {reason}", member(clerk)),
        Event::ClerkWithdrawn { clerk } => {
            format!(
                "{} is niet meer gevraagd als procesbegeleider",
                member(clerk)
            )
        }
        Event::RuleOverridden { clerk, reason } => {
            format!(
                "{} toch gevraagd, ondanks de regel: {reason}",
                member(clerk)
            )
        }
        Event::ClerkReminded { clerk } => format!("{} herinnerd aan het verzoek", member(clerk)),
        Event::SuccessorProposed { clerk, reason } => {
            format!(
                "{} gevraagd om de scan over te nemen: {reason}",
                member(clerk)
            )
        }
        Event::ClerkRelieved { clerk, reason } => {
            format!("{} is geen procesbegeleider meer: {reason}", member(clerk))
        }
        Event::ClerkTookOver {
            from: Some(from),
            to,
        } => format!("{} nam de scan over van {}", member(to), member(from)),
        Event::ClerkTookOver { from: None, to } => format!("{} nam de scan over", member(to)),
        Event::SecondClerkProposed { clerk } => {
            format!("{} gevraagd als tweede procesbegeleider", member(clerk))
        }
        Event::SecondClerkJoined { clerk } => {
            format!("{} zei ja en is tweede procesbegeleider", member(clerk))
        }
        Event::ClerkSteppedBack { clerk, reason } => {
            format!("{} stopte als procesbegeleider: {reason}", member(clerk))
        }
        Event::ClerkSearchEnded => "Er wordt niemand anders gevraagd".to_owned(),

        // From preparation to closing.
        Event::ScanFilledIn { part: of } => format!("{} ingevuld", part(*of)),
        Event::PreviewSeen { group } => {
            format!(
                "Voorbeeld bekeken van de vragenlijst voor {}",
                names.group(*group)
            )
        }
        Event::ScriptChanged { session } => {
            format!("Draaiboek van het {} gewijzigd", session.code())
        }
        Event::ScanPrepared => "Deelname bevestigd".to_owned(),
        Event::ScanOpened {
            version,
            local_questions,
        } => opened(version, *local_questions),
        Event::CodesMade { group, codes } => {
            let noun = if *codes == 1 { "code" } else { "codes" };
            format!("{codes} {noun} gemaakt voor {}", names.group(*group))
        }
        Event::LinkRenewed { group } => format!("Link vernieuwd voor {}", names.group(*group)),
        Event::ScanClosed { by_hand, destroyed } => closed(*by_hand, *destroyed),
        Event::StoreCompacted => {
            "Opslag opgeruimd: van wat vernietigd is, staat niets meer op schijf".to_owned()
        }
        Event::ScanCancelled { reason, .. } => format!("Scan geannuleerd: {reason}"),

        // From closing to the priorities.
        Event::RemarkDecided { .. } => "Opmerking nagelezen".to_owned(),
        Event::RemarksAnswered { change, .. } => answered(*change).to_owned(),
        Event::InterpretationWritten { .. } => "Duiding geschreven".to_owned(),
        Event::TalkingPointChanged { .. } => "Gesprekspunten gewijzigd".to_owned(),
        Event::TalkShared { with } => shared(*with).to_owned(),
        Event::PriorityChanged { .. } => "Prioriteiten gewijzigd".to_owned(),

        // In a room: the talk, and a questionnaire that a group fills in together.
        Event::RoomOpened => "Gesprek in de zaal geopend".to_owned(),
        Event::RoomEnded { by_hand, phones } => room_ended(*by_hand, *phones),
        Event::PicksOpened { round } => format!("Kiezen in de zaal begon: ronde {round}"),
        Event::PicksClosed { round, phones: 1 } => {
            format!("Ronde {round} gesloten: 1 telefoon koos. De losse keuzes zijn vernietigd")
        }
        Event::PicksClosed { round, phones } => format!(
            "Ronde {round} gesloten: {phones} telefoons kozen. De losse keuzes zijn vernietigd"
        ),
        Event::PicksRevealed { round } => format!("Telling van ronde {round} getoond"),
        Event::PicksWithdrawn { round, phones } => withdrawn(*round, *phones),
        Event::SuggestionDecided { shown: true } => "Voorstel uit de zaal getoond".to_owned(),
        Event::SuggestionDecided { shown: false } => "Voorstel uit de zaal verborgen".to_owned(),
        Event::RoomCodeOpened { group, minutes } => format!(
            "Vragenlijst in de zaal geopend voor {}, voor {minutes} minuten",
            names.group(*group)
        ),
        Event::RoomCodeClosed { group } => {
            format!(
                "Vragenlijst in de zaal gesloten voor {}",
                names.group(*group)
            )
        }

        // The plan.
        Event::ScanDiscussed { .. } => "Prioriteiten gekozen".to_owned(),
        Event::ActionChanged { .. } => "Acties gewijzigd".to_owned(),
        Event::SupportAsked { name, change, .. } => asked(name, *change),
        Event::SupportTakenUp { name, taken_up, .. } => taken(name, *taken_up),
        Event::PlanWritten { .. } => "Verbeterplan geschreven".to_owned(),
        Event::PlanAdopted {
            version,
            decision_number,
            ..
        } => adopted(*version, decision_number),
        Event::ScanPublished { .. } => "Resultaten en verbeterplan openbaar gemaakt".to_owned(),
        Event::LateDestroyed { .. } => {
            "Tellingen en niet nagelezen opmerkingen vernietigd".to_owned()
        }

        // The life of the plan.
        Event::PlanAmended { reason } => {
            format!("Wijziging van het verbeterplan begonnen: {reason}")
        }
        Event::PlanAmendmentGivenUp => "Wijziging van het verbeterplan ingetrokken".to_owned(),
        Event::ActionReported { by_owner: true, .. } => {
            "Eigenaar vertelde met een link hoe een actie gaat".to_owned()
        }
        Event::ActionReported {
            by_owner: false, ..
        } => "Voortgang van een actie bijgewerkt".to_owned(),
        Event::ActionDayDecided { on, accepted, .. } => {
            let not = if *accepted { "" } else { "niet " };
            format!("Voorgestelde datum {} {not}overgenomen", day(*on))
        }
        Event::OwnerAddressKept { .. } => "E-mailadres bij een actie aangepast".to_owned(),
        Event::OwnerLinkMailed { round } => format!("Eigenaar kreeg een link voor ronde {round}"),
        Event::OwnerLinkRevoked { .. } => "Link van een eigenaar ingetrokken".to_owned(),
        Event::RoundOpened { round, closes_on } => format!(
            "Ronde {round} van de voortgang begon, tot en met {}",
            day(*closes_on)
        ),
        Event::RoundClosed { round } => format!("Ronde {round} van de voortgang gesloten"),
        Event::ActionReminded { due_on, .. } => format!(
            "Herinnerd aan een actie die klaar moet zijn op {}",
            day(*due_on)
        ),
        Event::ProgressPublished { .. } => "Voortgang openbaar gemaakt".to_owned(),
        Event::OpeningReminded { planned_on } => format!(
            "De trekker is herinnerd: de vragenlijst zou opengaan op {}",
            day(*planned_on)
        ),
        Event::FollowUpStopped { reason } => format!("Opvolging van het plan gestopt: {reason}"),
        Event::FollowUpResumed => "Opvolging van het plan hervat".to_owned(),
        Event::RoundsEnded { last_day } => format!(
            "De organisatie bestond tot en met {}: de trekker kreeg bericht dat er geen rondes meer komen",
            day(*last_day)
        ),
        Event::RepeatSuggested => "De trekker kreeg bericht dat een herhaalmeting kan".to_owned(),
        Event::ScanFollowedUp => "Scan afgerond: de rondes zijn geweest".to_owned(),

        // Intervision. What people wrote to each other is not told.
        Event::PeerGroupChanged { name, change, .. } => {
            format!("Intervisiegroep ‘{name}’ {}", changed(*change))
        }
        Event::PeerMemberChanged {
            name,
            authority: code,
            change,
            ..
        } => format!(
            "Intervisiegroep ‘{name}’: {} {}",
            authority(code),
            changed(*change)
        ),
        Event::PeerGroupInvited {
            name, authorities, ..
        } => format!("Intervisiegroep ‘{name}’: {authorities} organisaties uitgenodigd"),
        Event::PeerGroupBegun {
            name,
            authorities,
            left_out,
            ..
        } => format!(
            "Intervisiegroep ‘{name}’ begonnen met {authorities} organisaties, zonder {left_out} die waren uitgenodigd"
        ),
        Event::PeerMemberLeft {
            name,
            authority: code,
            reason,
            taken_out,
            ..
        } => {
            let how = if *taken_out {
                "is uit de groep gehaald"
            } else {
                "stopte"
            };
            format!(
                "Intervisiegroep ‘{name}’: {} {how}: {reason}",
                authority(code)
            )
        }
        Event::PeerGroupStaysSmall {
            name, authorities, ..
        } => format!("Intervisiegroep ‘{name}’ gaat door met {authorities} organisaties"),
        Event::PeerGroupCancelled {
            name,
            reason: Some(reason),
            ..
        } => format!("Intervisiegroep ‘{name}’ gaat niet door: {reason}"),
        Event::PeerGroupCancelled {
            name, reason: None, ..
        } => format!("Intervisiegroep ‘{name}’ gaat toch door"),
        Event::PeerGroupClosed {
            name, closed: true, ..
        } => format!("Intervisiegroep ‘{name}’ afgesloten"),
        Event::PeerGroupClosed { name, .. } => {
            format!("Intervisiegroep ‘{name}’ heropend")
        }
        Event::PeerMeetingReminded { name, on, .. } => format!(
            "Intervisiegroep ‘{name}’ herinnerd aan de bijeenkomst op {}",
            day(*on)
        ),
        Event::PeerReportsAsked { name, .. } => {
            format!("Intervisiegroep ‘{name}’ gevraagd wat zij meeneemt")
        }
        Event::PeerInvited { name, .. } => {
            format!("Uitgenodigd voor de intervisiegroep ‘{name}’")
        }
        Event::PeerAnswered {
            accepted: true,
            line,
            ..
        } => with_line("Ja gezegd tegen de intervisie", line),
        Event::PeerAnswered { line, .. } => with_line("Nee gezegd tegen de intervisie", line),
        Event::PeerQuestionKept { .. } => "Vraag voor de intervisie opgeschreven".to_owned(),
        Event::PeerSuggestionGiven { change, .. } => match change {
            Change::Removed => "Suggestie van een ander ingetrokken",
            Change::Restored => "Suggestie van een ander teruggezet",
            Change::Added | Change::Changed | Change::Moved => {
                "Suggestie gekregen van een andere organisatie"
            }
        }
        .to_owned(),
        Event::PeerSuggestionDecided { decision, .. } if decision == "later" => {
            "Suggestie bewaard voor later".to_owned()
        }
        Event::PeerSuggestionDecided { .. } => "Bedankt voor een suggestie".to_owned(),
        Event::PeerSuggestionTaken { .. } => {
            "Suggestie uit de intervisie overgenomen in het plan".to_owned()
        }
        Event::PeerReportKept { .. } => "Verslag van de intervisie geschreven".to_owned(),
    }
}

fn ended(
    names: &Names<'_>,
    code: &AuthorityCode,
    last_day: NaiveDate,
    successors: &[AuthorityCode],
) -> String {
    let last_day = day(last_day);
    if names.scan.is_some() {
        format!(
            "De organisatie ging op in een andere, of werd gesplitst. Haar laatste dag was {last_day}. De scan loopt door"
        )
    } else {
        let (name, next) = (names.authority(code), names.authorities(successors));
        format!("{name} ging op in {next}. De laatste dag was {last_day}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use services::programme::outreach::Interest;

    fn log() -> ProgrammeLog {
        ProgrammeLog {
            entries: Vec::new(),
            has_newer: false,
            has_older: false,
            doers: Vec::new(),
            members: BTreeMap::new(),
            authorities: BTreeMap::from([(deventer(), "de gemeente Deventer".to_owned())]),
            campaigns: BTreeMap::new(),
        }
    }

    fn deventer() -> AuthorityCode {
        AuthorityCode::parse("GM0150").expect("a code")
    }

    #[test]
    fn what_nobody_knows_the_name_of_is_no_code() {
        let log = log();
        let names = Names::of_programme(&log);
        let unknown = AuthorityCode::parse("GM9999").expect("a code");
        for (event, expected) in [
            (
                Event::OutreachChanged {
                    authority: deventer(),
                    fields: vec!["interest".to_owned()],
                    interest: Some(Interest::NotNow),
                },
                "Werving van de gemeente Deventer: nu ‘Nu niet’",
            ),
            (
                Event::ApplicationBegun { authority: unknown },
                "een organisatie aangemeld, het e-mailadres is nog niet bevestigd",
            ),
            (
                Event::PreviewSeen {
                    group: RespondentGroup::Council,
                },
                "Voorbeeld bekeken van de vragenlijst voor een groep",
            ),
            (
                Event::ProgrammeSettingsChanged {
                    fields: vec![("from_later".to_owned(), String::new(), "3".to_owned())],
                },
                "Instellingen gewijzigd: een instelling van niets naar ‘3’",
            ),
        ] {
            assert_eq!(sentence(&names, &event), expected);
        }
    }

    #[test]
    fn a_profile_says_what_was_changed_and_a_campaign_whom_it_invites() {
        let log = log();
        let told = |event: Event| sentence(&Names::of_programme(&log), &event);
        let kept = |fields: &[&str]| Event::PoolProfileKept {
            member: MemberId::random(),
            fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        };
        assert_eq!(
            told(kept(&["home", "capacity"])),
            "Profiel van iemand gewijzigd: eigen organisatie, aantal plaatsen"
        );
        assert_eq!(
            told(kept(&[])),
            "Profiel van iemand opgeslagen, niets gewijzigd"
        );
        let invited = |added: usize, removed: usize| Event::CampaignInvited {
            campaign: CampaignId::random(),
            added: vec![deventer(); added],
            removed: vec![deventer(); removed],
        };
        assert_eq!(
            told(invited(1, 1)),
            "Campagne: genodigden erbij de gemeente Deventer; eraf de gemeente Deventer"
        );
        let many = told(invited(14, 0));
        assert!(many.ends_with("de gemeente Deventer en 2 andere"), "{many}");
    }

    #[test]
    fn an_edition_of_the_register_says_what_it_brought_and_no_more() {
        let log = log();
        let applied = |renamed| Event::RegisterApplied {
            as_of: "2026-01-01".parse().expect("a day"),
            lines: 428,
            added: 0,
            renamed,
            merged: 0,
            split: 0,
            planned: 0,
            corrected: 2 * renamed,
        };
        let told = |renamed| sentence(&Names::of_programme(&log), &applied(renamed));
        assert!(
            told(1).ends_with("overgenomen: 1 met een andere naam, 2 verbeterd"),
            "{}",
            told(1)
        );
        assert!(
            told(0).ends_with("overgenomen: niets veranderd"),
            "{}",
            told(0)
        );
    }
}

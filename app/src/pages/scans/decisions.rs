//! What is decided at the startgesprek, one decision after the other: what depends on it, what was decided, and when.

use super::parts::{below, executive, executive_rule, group_with_article};
use crate::pages::dates;
use crate::pages::numbers::decimal;
use leptos::prelude::*;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use questionnaires::local::LocalKind;
use questionnaires::rules::{CutOffs, ExecutiveRule};
use services::audit::{AuditActor, AuditEntry, AuditEvent, ScanPart};
use services::scans::setup::{Groups, GroupsForm, PeriodForm, QuestionsForm};
use services::scans::{Log, Scan, Standing};

/// One decision.
struct Decision {
    title: &'static str,
    /// What depends on it.
    at_stake: String,
    /// What was decided; `None` as long as nothing was, or not all of it.
    decided: Option<String>,
    /// More about what was decided.
    more: Option<AnyView>,
    /// Where it takes effect: the part, and its form after the address of the scan.
    part: ScanPart,
    form: &'static str,
}

/// The decisions in the order in which they are talked about.
pub fn decisions(scan: &Scan, log: &Log, standing: Standing) -> AnyView {
    // What an earlier scan had is no decision of this one before somebody saved it.
    let groups = scan.setup.groups.as_ref();
    let groups = groups.filter(|_| !scan.setup.taken_over.groups);
    let groups = groups.and_then(|form: &GroupsForm| form.check().ok());
    let all = [
        committee(scan),
        who_answers(scan, groups.as_ref()),
        minimum(groups.as_ref()),
        cut_offs(scan, groups.as_ref()),
        questions(scan),
        period(scan),
    ];
    let open = all.iter().filter(|own| own.decided.is_none()).count();
    let left = match open {
        0 => "Over alles is een besluit genomen.".to_owned(),
        1 => "Over 1 punt is nog niets besloten.".to_owned(),
        more => format!("Over {more} punten is nog niets besloten."),
    };
    let rows: Vec<_> = all
        .into_iter()
        .map(|own| row(scan, log, standing, own))
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="besluiten">
            <h2 id="besluiten">"Wat u samen beslist"</h2>
            <p class="qs-measure">{left}" De trekker legt de besluiten vast. Als de vragenlijst opengaat, staan ze vast; alleen de commissie mag daarna nog veranderen."</p>
            <ol class="qs-rows qs-decisions">{rows}</ol>
        </section>
    }
    .into_any()
}

fn row(scan: &Scan, log: &Log, standing: Standing, own: Decision) -> AnyView {
    let may_change = if own.part == ScanPart::Committee {
        scan.state.is_running()
    } else {
        scan.state.is_before_opening()
    };
    let is_decided = own.decided.is_some();
    let label = if is_decided {
        "Aanpassen"
    } else {
        "Vastleggen"
    };
    let way = (standing.lead && may_change).then(|| {
        view! {
            <p class="qs-decision__way">
                <a class="qs-standalone" href=below(&scan.id, own.form)>{label}<span class="qs-visually-hidden">": "{own.title}</span></a>
            </p>
        }
    });
    let decided = match own.decided {
        Some(decided) => view! { <p class="qs-measure"><strong>{decided}</strong></p> }.into_any(),
        None => view! { <p>"Nog niet besloten."</p> }.into_any(),
    };
    // Something half filled in was kept too, but is no decision.
    let when = kept(log, own.part).filter(|_| is_decided);
    let when = when.map(|entry| view! { <p class="qs-note">{told(entry)}</p> });
    view! {
        <li>
            <h3>{own.title}</h3>
            <p class="qs-measure">{own.at_stake}</p>
            {decided}
            {own.more}
            {when}
            {way}
        </li>
    }
    .into_any()
}

/// When a part was last kept. The log has the newest first.
fn kept(log: &Log, part: ScanPart) -> Option<&AuditEntry> {
    log.entries.iter().find(
        |entry| matches!(&entry.event, Some(AuditEvent::ScanFilledIn { part: own }) if *own == part),
    )
}

fn told(entry: &AuditEntry) -> String {
    let at = dates::moment(entry.at);
    match &entry.actor {
        AuditActor::Member { name, .. } => format!("Vastgelegd op {at} door {name}."),
        AuditActor::System | AuditActor::Anonymous => format!("Vastgelegd op {at}."),
    }
}

fn committee(scan: &Scan) -> Decision {
    let form = scan.arrangements.committee.as_ref();
    let size = form.map_or(0, |form| form.size());
    let from = form.map_or_else(Vec::new, |form| {
        let named = form.names().into_iter();
        named
            .filter(|(_, names)| !names.is_empty())
            .map(|(group, _)| group_with_article(scan, group))
            .collect()
    });
    Decision {
        title: "De begeleidingscommissie",
        at_stake: "De leden kiezen straks de prioriteiten. Vraag ongeveer twee mensen uit elke groep, ook inwoners: anders kiest het bestuur voor hen.".to_owned(),
        decided: (size > 0).then(|| {
            let members = if size == 1 { "lid" } else { "leden" };
            format!("{size} {members}. Uit: {}.", from.join(", "))
        }),
        more: None,
        part: ScanPart::Committee,
        form: "/voorbereiding/commissie",
    }
}

fn who_answers(scan: &Scan, groups: Option<&Groups>) -> Decision {
    let kind = scan.authority.kind;
    let who = executive(kind);
    let who = match kind {
        AuthorityKind::Province => who.to_owned(),
        AuthorityKind::Municipality | AuthorityKind::WaterBoard => who.replacen("het", "Het", 1),
    };
    let answers = match kind {
        AuthorityKind::Province => "antwoorden",
        AuthorityKind::Municipality | AuthorityKind::WaterBoard => "antwoordt",
    };
    Decision {
        title: "Bestuur: alleen, of samen met de directie",
        at_stake: "Een klein bestuur is in een eigen groep minder anoniem, en is alleen te zien als bijna iedereen antwoordt. Samen met de directie is het één groep. Achteraf samenvoegen of splitsen kan niet.".to_owned(),
        decided: groups.map(|groups| match groups.executive {
            ExecutiveRule::Alone => format!("{who} {answers} als eigen groep."),
            ExecutiveRule::JoinedWithSeniorStaff => {
                format!("{who} {answers} samen met de directie, als één groep.")
            }
        }),
        more: None,
        part: ScanPart::Groups,
        form: "/voorbereiding/groepen",
    }
}

fn minimum(groups: Option<&Groups>) -> Decision {
    Decision {
        title: "Vanaf hoeveel antwoorden iets te zien is",
        at_stake: "Van een groep met minder antwoorden blijft alles verborgen, overal. Hoger beschermt meer en toont minder. Lager dan 5 kan niet.".to_owned(),
        decided: groups.map(|groups| format!("Vanaf {} antwoorden.", groups.minimum)),
        more: None,
        part: ScanPart::Groups,
        form: "/voorbereiding/groepen",
    }
}

fn cut_offs(scan: &Scan, groups: Option<&Groups>) -> Decision {
    // From opening on those count that were frozen then.
    let own = scan.setup.cut_offs.or(groups.map(|groups| groups.cut_offs));
    Decision {
        title: "De grenzen van de labels",
        at_stake: "Bij een stelling staat een label als de antwoorden over een grens gaan. Strengere grenzen geven minder labels. Wie ze pas na de uitkomsten kiest, kiest wat er te zien is.".to_owned(),
        decided: own.map(limits),
        more: Some(divided(own.unwrap_or_default())),
        part: ScanPart::Groups,
        form: "/voorbereiding/groepen",
    }
}

/// What "verdeeld" is measured by, and why its limit is no decision.
pub fn divided(own: CutOffs) -> AnyView {
    let limit = decimal(own.divided_below, 1);
    view! {
        <p class="qs-note qs-measure">
            {format!("Verdeeld meten wij met een getal tussen −1 en 1. Bij 1 gaf iedereen hetzelfde antwoord. Bij 0 zijn alle antwoorden even vaak gegeven. Bij −1 staan er twee kampen tegenover elkaar. Onder {limit} noemen wij een groep verdeeld, vanaf 10 antwoorden. Deze grens staat vast: het woord ‘verdeeld’ staat bij de antwoorden van elke scan en moet overal hetzelfde betekenen.")}
        </p>
    }
    .into_any()
}

fn limits(own: CutOffs) -> String {
    format!(
        "Gedeelde kracht vanaf {}% eens, gedeeld knelpunt tot en met {}%, verschil van beeld vanaf {} procentpunten, onbekend vanaf {}%. Verdeeld binnen de groep bij minder dan {}.",
        own.strength_percent,
        own.concern_percent,
        own.difference_points,
        own.unknown_percent,
        decimal(own.divided_below, 1)
    )
}

fn questions(scan: &Scan) -> Decision {
    let form = scan.setup.questions.as_ref();
    let form = form.filter(|_| !scan.setup.taken_over.questions);
    let checked = form.and_then(|form: &QuestionsForm| form.check().ok());
    let count = checked.as_ref().map(Vec::len);
    // Who opened without a word about them decided that there are none.
    let count = count.or((!scan.state.is_before_opening()).then_some(0));
    let decided = count.map(|count| match count {
        0 => "Geen eigen vragen.".to_owned(),
        1 => "1 eigen vraag.".to_owned(),
        more => format!("{more} eigen vragen."),
    });
    let lines: Vec<_> = checked
        .into_iter()
        .flatten()
        .map(|question| {
            let groups = question.groups.iter();
            let groups: Vec<_> = groups.map(|group| group_with_article(scan, *group)).collect();
            let open = match question.kind {
                LocalKind::Statement => "",
                LocalKind::Open => "open vraag, ",
            };
            view! { <li dir="auto">{question.text}" "<span class="qs-subtle">{format!("({open}{})", groups.join(", "))}</span></li> }
        })
        .collect();
    let more = (!lines.is_empty())
        .then(|| view! { <ul class="qs-list">{lines}</ul> {previews(scan)} }.into_any());
    Decision {
        title: "Eigen vragen",
        at_stake: "Er mogen hoogstens vier vragen bij: stellingen op dezelfde schaal, of open vragen. Wij vergelijken ze nooit met andere organisaties. Vraag niets waaraan iemand te herkennen is, en noem geen mensen of partijen.".to_owned(),
        decided,
        more,
        part: ScanPart::Questions,
        form: "/voorbereiding/vragen",
    }
}

/// The questionnaire as each group will see it, own questions included.
fn previews(scan: &Scan) -> AnyView {
    let links: Vec<_> = RespondentGroup::ALL
        .into_iter()
        .map(|group| {
            let path = below(
                &scan.id,
                &format!("/vragenlijst/voorbeeld/{}", group.code()),
            );
            let name =
                services::results::names::group(scan.authority.kind, executive_rule(scan), group);
            view! { <li><a class="qs-standalone" href=path>{format!("Voorbeeld: {name}")}</a></li> }
        })
        .collect();
    view! { <ul class="qs-decision__way">{links}</ul> }.into_any()
}

fn period(scan: &Scan) -> Decision {
    let form = scan.setup.period.as_ref();
    let read = form.and_then(|form: &PeriodForm| form.read().ok());
    Decision {
        title: "De periode",
        at_stake: "Na de laatste dag sluit de vragenlijst vanzelf. Wat niet is verstuurd, wordt dan vernietigd. Een korte periode, of een met vakantie erin, kost antwoorden.".to_owned(),
        decided: read.map(|period| {
            format!(
                "Van {} tot en met {}.",
                dates::day(period.opens_on),
                dates::day(period.closes_on)
            )
        }),
        more: None,
        part: ScanPart::Period,
        form: "/voorbereiding/periode",
    }
}

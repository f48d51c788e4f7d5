//! What is decided at the startgesprek, one decision after the other: what depends on it, and what was decided.

use questionnaires::kind::{AuthorityKind, RespondentGroup};
use questionnaires::local::{LocalKind, LocalQuestion};
use questionnaires::rules::{CutOffs, ExecutiveRule, LEAST_MINIMUM};
use report::dutch;

use super::Scan;
use super::setup::{ALONE, Groups, GroupsForm, PeriodForm, QuestionsForm};
use crate::audit::ScanPart;
use crate::results::names;

/// What a decision is about, in the order in which they are talked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Who is in the committee.
    Committee,
    /// Whether the executive answers alone.
    Executive,
    /// From how many answers on something is shown.
    Minimum,
    /// Where labels begin.
    CutOffs,
    /// The authority's own questions.
    Questions,
    /// From when to when.
    Period,
}

impl Subject {
    /// The part in which it takes effect.
    #[must_use]
    pub const fn part(self) -> ScanPart {
        match self {
            Self::Committee => ScanPart::Committee,
            Self::Executive | Self::Minimum | Self::CutOffs => ScanPart::Groups,
            Self::Questions => ScanPart::Questions,
            Self::Period => ScanPart::Period,
        }
    }
}

/// One decision. Texts are Dutch and shown as they are.
#[derive(Clone, Debug)]
pub struct Decision {
    /// What it is about.
    pub subject: Subject,
    /// The same in words.
    pub title: &'static str,
    /// What depends on it.
    pub at_stake: &'static str,
    /// What was decided; `None` as long as nothing was, or not all of it.
    pub decided: Option<String>,
    /// The authority's own questions, each with who gets it; of another decision none.
    pub questions: Vec<(String, String)>,
}

/// The decisions of a scan, as they stand.
#[must_use]
pub fn decisions(scan: &Scan) -> Vec<Decision> {
    let groups = decided_groups(scan);
    vec![
        committee(scan),
        who_answers(scan, groups.as_ref()),
        Decision {
            subject: Subject::Minimum,
            title: "Vanaf hoeveel antwoorden iets te zien is",
            at_stake: "Van een groep met minder antwoorden blijft alles verborgen, overal. Hoger beschermt meer en toont minder. Lager dan 5 kan niet.",
            decided: groups.as_ref().map(|groups| from_how_many(groups.minimum)),
            questions: Vec::new(),
        },
        Decision {
            subject: Subject::CutOffs,
            title: "De grenzen van de labels",
            at_stake: "Bij een stelling staat een label als de antwoorden over een grens gaan. Strengere grenzen geven minder labels. Wie ze pas na de uitkomsten kiest, kiest wat er te zien is.",
            decided: decided_cut_offs(scan).map(limits),
            questions: Vec::new(),
        },
        questions(scan),
        period(scan),
    ]
}

/// Sizes, minimum and limits, once they are decided. What an earlier scan had is no decision of this one before somebody saved it.
#[must_use]
pub fn decided_groups(scan: &Scan) -> Option<Groups> {
    own_groups(scan).and_then(|form| form.check().ok())
}

/// What was filled in about the groups in this scan; not what it took over from an earlier one.
fn own_groups(scan: &Scan) -> Option<&GroupsForm> {
    let groups = scan.setup.groups.as_ref();
    groups.filter(|_| !scan.setup.taken_over.groups)
}

/// Where labels begin, once that is decided. From opening on those count that were frozen then.
#[must_use]
pub fn decided_cut_offs(scan: &Scan) -> Option<CutOffs> {
    let frozen = scan.setup.cut_offs;
    frozen.or_else(|| decided_groups(scan).map(|groups| groups.cut_offs))
}

/// What holds where nobody decides otherwise, in the words of a decision; of what has no usual answer none.
#[must_use]
pub fn usual(subject: Subject) -> Option<String> {
    match subject {
        Subject::Minimum => Some(from_how_many(LEAST_MINIMUM)),
        Subject::CutOffs => Some(limits(CutOffs::default())),
        Subject::Committee | Subject::Executive | Subject::Questions | Subject::Period => None,
    }
}

fn from_how_many(minimum: u32) -> String {
    format!("Vanaf {minimum} antwoorden.")
}

/// The executive by itself, with its article.
#[must_use]
pub const fn executive(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "het college",
        AuthorityKind::Province => "Gedeputeerde Staten",
        AuthorityKind::WaterBoard => "het dagelijks bestuur",
    }
}

/// How the executive is grouped in this scan, as far as it is filled in; until then as is usual. [`decided_groups`] says whether it is decided.
#[must_use]
pub fn executive_rule(scan: &Scan) -> ExecutiveRule {
    if own_groups(scan).is_some_and(|groups| groups.executive_rule == ALONE) {
        ExecutiveRule::Alone
    } else {
        ExecutiveRule::JoinedWithSeniorStaff
    }
}

/// A group as it stands in a sentence, with its article where it has one: "de raad", "Provinciale Staten", "inwoners".
#[must_use]
pub fn group_with_article(scan: &Scan, group: RespondentGroup) -> String {
    let name = names::group_in_sentence(scan.authority.kind, executive_rule(scan), group);
    match name.as_str() {
        "raad" => format!("de {name}"),
        "college" | "algemeen bestuur" | "dagelijks bestuur" => format!("het {name}"),
        _ => name,
    }
}

fn committee(scan: &Scan) -> Decision {
    let form = scan.arrangements.committee.as_ref();
    let size = form.map_or(0, |form| form.size());
    let from: Vec<String> = form.map_or_else(Vec::new, |form| {
        let named = form.names().into_iter();
        named
            .filter(|(_, names)| !names.is_empty())
            .map(|(group, _)| group_with_article(scan, group))
            .collect()
    });
    Decision {
        subject: Subject::Committee,
        title: "De begeleidingscommissie",
        at_stake: "De leden kiezen straks de prioriteiten. Vraag ongeveer twee mensen uit elke groep, ook inwoners: anders kiest het bestuur voor hen.",
        decided: (size > 0).then(|| {
            let members = if size == 1 { "lid" } else { "leden" };
            format!("{size} {members}. Uit: {}.", from.join(", "))
        }),
        questions: Vec::new(),
    }
}

fn who_answers(scan: &Scan, groups: Option<&Groups>) -> Decision {
    let kind = scan.authority.kind;
    let who = names::at_the_start(executive(kind));
    let answers = match kind {
        AuthorityKind::Province => "antwoorden",
        AuthorityKind::Municipality | AuthorityKind::WaterBoard => "antwoordt",
    };
    Decision {
        subject: Subject::Executive,
        title: "Bestuur: alleen, of samen met de directie",
        at_stake: "Een klein bestuur is in een eigen groep minder anoniem, en is alleen te zien als bijna iedereen antwoordt. Samen met de directie is het één groep. Achteraf samenvoegen of splitsen kan niet.",
        decided: groups.map(|groups| match groups.executive {
            ExecutiveRule::Alone => format!("{who} {answers} als eigen groep."),
            ExecutiveRule::JoinedWithSeniorStaff => {
                format!("{who} {answers} samen met de directie, als één groep.")
            }
        }),
        questions: Vec::new(),
    }
}

fn limits(own: CutOffs) -> String {
    let divided = format!("{:.1}", own.divided_below).replace('.', ",");
    format!(
        "Gedeelde kracht vanaf {}% eens, gedeeld knelpunt tot en met {}%, verschil van beeld vanaf {} procentpunten, onbekend vanaf {}%. Verdeeld onder {divided} op een schaal van −1 (twee kampen) tot 1 (iedereen antwoordt hetzelfde): dan is een groep het onderling niet eens.",
        own.strength_percent, own.concern_percent, own.difference_points, own.unknown_percent,
    )
}

fn questions(scan: &Scan) -> Decision {
    let form = scan.setup.questions.as_ref();
    let form = form.filter(|_| !scan.setup.taken_over.questions);
    let checked = form.and_then(|form: &QuestionsForm| form.check().ok());
    let count = checked.as_ref().map(Vec::len);
    // Who opened without a word about them decided that there are none.
    let count = count.or((!scan.state.is_before_opening()).then_some(0));
    let asked = checked.unwrap_or_default();
    Decision {
        subject: Subject::Questions,
        title: "Eigen vragen",
        at_stake: "Er mogen hoogstens vier vragen bij: stellingen op dezelfde schaal, of open vragen. Wij vergelijken ze nooit met andere organisaties. Vraag niets waaraan iemand te herkennen is, en noem geen mensen of partijen.",
        decided: count.map(|count| match count {
            0 => "Geen eigen vragen.".to_owned(),
            1 => "1 eigen vraag.".to_owned(),
            more => format!("{more} eigen vragen."),
        }),
        questions: asked.into_iter().map(|own| asked_of(scan, own)).collect(),
    }
}

/// A question, and who gets it: "(open vraag, de raad, inwoners)", "(alle groepen)".
fn asked_of(scan: &Scan, question: LocalQuestion) -> (String, String) {
    let mut all = RespondentGroup::ALL.iter();
    let groups = if all.all(|group| question.groups.contains(group)) {
        "alle groepen".to_owned()
    } else {
        let groups = question.groups.iter();
        let named: Vec<_> = groups
            .map(|group| group_with_article(scan, *group))
            .collect();
        named.join(", ")
    };
    let open = match question.kind {
        LocalKind::Statement => "",
        LocalKind::Open => "open vraag, ",
    };
    (question.text, format!("({open}{groups})"))
}

fn period(scan: &Scan) -> Decision {
    let form = scan.setup.period.as_ref();
    let days = form.and_then(PeriodForm::days);
    Decision {
        subject: Subject::Period,
        title: "De periode",
        at_stake: "Na de laatste dag sluit de vragenlijst vanzelf. Wat niet is verstuurd, wordt dan vernietigd. Een korte periode, of een met vakantie erin, kost antwoorden.",
        decided: days.map(|(opens_on, closes_on)| {
            format!(
                "Van {} tot en met {}.",
                dutch::date_with_day(opens_on),
                dutch::date_with_day(closes_on)
            )
        }),
        questions: Vec::new(),
    }
}

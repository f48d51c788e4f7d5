//! A closed scan made from counters, for tests and trials of what comes after closing.

use std::collections::BTreeSet;

use questionnaires::form::Form;
use questionnaires::kind::RespondentGroup;
use questionnaires::protection::{Tally, release};
use questionnaires::rules::NO_ANSWER;
use questionnaires::tally::{CHOSEN, COUNTED, RESPONSES, SENT, Split};
use questionnaires::versions::Versions;

use crate::accounts::{NewMember, add_member, list_members};
use crate::authorities::AuthorityCode;
use crate::ids::{MemberId, RemarkId, ScanId};
use crate::results::store_released;
use crate::scans::setup::{ALONE, GroupsForm, JOINED, PeriodForm, QuestionsForm};
use crate::scans::{SetupForm, load};
use crate::store::{Day, Instant};
use crate::{Actor, Role, Services};

/// What the scan is to look like.
#[derive(Clone, Debug)]
pub struct Closing {
    /// Code of the authority.
    pub authority: &'static str,
    /// How many people of each group answered, in the fixed order.
    pub responses: [u32; 4],
    /// Sizes of council, executive (senior staff included where joined) and staff.
    pub sizes: [u32; 3],
    /// Whether the executive stands alone.
    pub alone: bool,
    /// A group whose people answer the other way round: who would agree disagrees, and they choose other directions. No more and no fewer of
    /// them answer.
    pub turned: Option<RespondentGroup>,
    /// Remarks: group, theme and text.
    pub remarks: Vec<(RespondentGroup, &'static str, &'static str)>,
}

impl Default for Closing {
    fn default() -> Self {
        Self {
            authority: "GM1900",
            responses: [26, 4, 186, 412],
            sizes: [37, 11, 742],
            alone: false,
            turned: None,
            remarks: Vec::new(),
        }
    }
}

/// A closed scan and the people around it.
#[derive(Clone, Debug)]
pub struct ClosedScan {
    /// The scan.
    pub id: ScanId,
    /// Its lead.
    pub lead: Actor,
    /// Its clerk.
    pub clerk: Actor,
    /// A programme officer.
    pub programme: Actor,
    /// The lead of another authority.
    pub other_lead: Actor,
    /// A clerk of another scan.
    pub other_clerk: Actor,
}

impl ClosedScan {
    /// Makes the people and the scan. Answers are spread the same way every time; they differ by statement and group.
    ///
    /// # Panics
    /// Where the database fails.
    pub async fn new(services: &Services, closing: &Closing) -> Self {
        let lead = person(services, "lead", Role::Lead, Some(closing.authority)).await;
        let clerk = person(services, "clerk", Role::Clerk, Some("GM0106")).await;
        let scan = Self {
            id: ScanId::random(),
            programme: person(services, "programme", Role::Programme, None).await,
            other_lead: person(services, "other-lead", Role::Lead, Some("GM0193")).await,
            other_clerk: person(services, "other-clerk", Role::Clerk, Some("GM0202")).await,
            lead,
            clerk,
        };
        scan.insert(services, closing).await;
        scan
    }

    /// The closed scan of another authority, with a lead of its own and the same clerk: for what several authorities do together.
    ///
    /// # Panics
    /// Where the database fails.
    pub async fn beside(&self, services: &Services, authority: &'static str) -> Self {
        let name = format!("lead-{}", authority.to_lowercase());
        let scan = Self {
            id: ScanId::random(),
            lead: person(services, &name, Role::Lead, Some(authority)).await,
            ..self.clone()
        };
        let closing = Closing {
            authority,
            ..Closing::default()
        };
        scan.insert(services, &closing).await;
        scan
    }

    /// A repeat measurement of this scan, with the same people around it. This one is published, at `/openbaar/eerder/2024`, and
    /// closed two years ago.
    ///
    /// # Panics
    /// Where the database fails.
    pub async fn repeated(&self, services: &Services, closing: &Closing) -> Self {
        let closed = services.now() - chrono::TimeDelta::days(730);
        let mut transaction = services.store().write().await.expect("a transaction");
        sqlx::query(
            "UPDATE scans SET state = 'published', running = 0, opened_at = $1, closed_at = $1, published_at = $1, \
             public_slug = 'eerder', public_year = '2024' WHERE id = $2",
        )
        .bind(Instant(closed))
        .bind(&self.id)
        .execute(&mut *transaction)
        .await
        .expect("an earlier scan");
        transaction
            .commit()
            .await
            .expect("the earlier scan is kept");
        let repeat = Self {
            id: ScanId::random(),
            ..self.clone()
        };
        repeat.insert(services, closing).await;
        let mut transaction = services.store().write().await.expect("a transaction");
        sqlx::query("UPDATE scans SET previous_scan_id = $1 WHERE id = $2")
            .bind(&self.id)
            .bind(&repeat.id)
            .execute(&mut *transaction)
            .await
            .expect("a repeat measurement");
        transaction.commit().await.expect("the repeat is kept");
        repeat
    }

    async fn insert(&self, services: &Services, closing: &Closing) {
        let mut transaction = services.store().write().await.expect("a transaction");
        let opened = services.now() - chrono::TimeDelta::days(28);
        sqlx::query(
            "INSERT INTO scans (id, authority_code, state, running, reason, wanted_period, requested_on, lead_id, clerk_id, \
             arrangements, setup, instrument_version, opened_at, closed_at) \
             VALUES ($1, $2, 'closed', 1, 'Een spiegel', 'najaar', $3, $4, $5, '{}', $6, '2026.1', $7, $8)",
        )
        .bind(&self.id)
        .bind(closing.authority)
        .bind(Day(crate::clock::day_of(opened) - chrono::TimeDelta::days(40)))
        .bind(id_of(&self.lead))
        .bind(id_of(&self.clerk))
        .bind(serde_json::to_string(&setup(closing)).expect("a setup"))
        .bind(Instant(opened))
        .bind(Instant(services.now()))
        .execute(&mut *transaction)
        .await
        .expect("a scan");
        for (group, theme, text) in &closing.remarks {
            sqlx::query("INSERT INTO remarks (id, scan_id, group_code, theme_key, status, body) VALUES ($1, $2, $3, $4, 'waiting', $5)")
                .bind(RemarkId::random())
                .bind(&self.id)
                .bind(group.code())
                .bind(*theme)
                .bind(*text)
                .execute(&mut *transaction)
                .await
                .expect("a remark");
        }
        let scan = load(&mut transaction, &self.id).await.expect("the scan");
        let rules = scan.setup.read().expect("a frozen setup").rules;
        let instrument = Versions::embedded()
            .get("2026.1")
            .expect("the first version");
        let forms = RespondentGroup::ALL
            .map(|group| Form::new(instrument, scan.authority.kind, group, &rules));
        let released = release(
            tally(&forms, closing),
            &rules,
            instrument,
            scan.authority.kind,
        );
        store_released(&mut transaction, &self.id, &released, services.now())
            .await
            .expect("released tables");
        transaction.commit().await.expect("the scan is kept");
    }
}

async fn person(services: &Services, name: &str, role: Role, authority: Option<&str>) -> Actor {
    let authority =
        authority.map(|code| AuthorityCode::parse(code).expect("a code of the register"));
    let new = NewMember {
        name: name.to_owned(),
        email: format!("{name}@example.nl"),
        roles: BTreeSet::from([role]),
        home_authority: authority.clone().filter(|_| role == Role::Clerk),
        lead_of: authority
            .into_iter()
            .filter(|_| role == Role::Lead)
            .collect(),
    };
    let id = add_member(&Actor::System, services, new)
        .await
        .expect("an account");
    let members = list_members(&Actor::System, services, None)
        .await
        .expect("the members");
    Actor::Member(
        members
            .into_iter()
            .find(|member| member.id == id)
            .expect("the member"),
    )
}

fn id_of(actor: &Actor) -> &MemberId {
    &actor.member().expect("a member").id
}

fn setup(closing: &Closing) -> SetupForm {
    let [council, executive, staff] = closing.sizes;
    let senior = if closing.alone { 0 } else { executive / 2 };
    SetupForm {
        groups: Some(GroupsForm {
            council: council.to_string(),
            executive: (executive - senior).to_string(),
            executive_rule: if closing.alone { ALONE } else { JOINED }.to_owned(),
            senior_staff: senior.to_string(),
            staff: staff.to_string(),
            minimum: String::new(),
            areas: "Sneek\nBolsward\nDe dorpen".to_owned(),
            ..GroupsForm::default()
        }),
        questions: Some(QuestionsForm::default()),
        period: Some(PeriodForm {
            opens_on: "2026-10-26".to_owned(),
            closes_on: "2026-11-23".to_owned(),
            contact_name: "De griffie".to_owned(),
            contact_email: "griffie@example.nl".to_owned(),
            ..PeriodForm::default()
        }),
        ..SetupForm::default()
    }
}

fn tally(forms: &[Form; 4], closing: &Closing) -> Tally {
    let mut tally = Tally::new();
    for (form, people) in forms.iter().zip(closing.responses) {
        count(&mut tally, form, people, closing.turned == Some(form.group));
    }
    tally
}

fn count(tally: &mut Tally, form: &Form, people: u32, turned: bool) {
    let whole = Split::whole();
    tally.add(form.group, &whole, RESPONSES, SENT, people);
    let part_sizes: Vec<_> = form
        .background
        .iter()
        .map(|question| (question.key.as_str(), sizes(people, &question.options)))
        .collect();
    for (question, parts) in &part_sizes {
        for (part, size) in parts {
            tally.add(
                form.group,
                &Split::part(question, part),
                RESPONSES,
                SENT,
                *size,
            );
        }
    }
    for (place, statement) in (0_u32..).zip(form.statements()) {
        let mut shown = spread(people, place, form.group as u32);
        if turned {
            shown[..5].reverse();
        }
        for (answer, count) in COUNTED.iter().zip(shown) {
            tally.add(form.group, &whole, &statement.key, answer.code(), count);
        }
        // the parts of one question together are the whole: people are handed out one part after the other
        for (question, parts) in &part_sizes {
            let mut left = shown;
            for (part, size) in parts {
                for (answer, count) in COUNTED.iter().zip(take(&mut left, *size)) {
                    tally.add(
                        form.group,
                        &Split::part(question, part),
                        &statement.key,
                        answer.code(),
                        count,
                    );
                }
            }
        }
    }
    for (place, direction) in (u32::from(turned)..).zip(&form.directions) {
        tally.add(
            form.group,
            &whole,
            &direction.key,
            CHOSEN,
            people * ((place * 5) % 7 + 1) / 14,
        );
    }
}

/// How many people are in each part: fewer in each next one, the rest gave no answer.
fn sizes(people: u32, options: &[questionnaires::form::FormOption]) -> Vec<(String, u32)> {
    let mut left = people;
    let mut parts = Vec::new();
    for option in options {
        let size = left * 2 / 5;
        left -= size;
        parts.push((option.key.clone(), size));
    }
    parts.push((NO_ANSWER.to_owned(), left));
    parts
}

/// Takes so many people out, as evenly over the answers as can be.
fn take(left: &mut [u32; 6], size: u32) -> [u32; 6] {
    let mut taken = [0; 6];
    let mut missing = size.min(left.iter().sum());
    while missing > 0 {
        for (own, rest) in taken.iter_mut().zip(left.iter_mut()) {
            if missing > 0 && *rest > 0 {
                *own += 1;
                *rest -= 1;
                missing -= 1;
            }
        }
    }
    taken
}

/// People over the five steps and "weet ik niet", around a middle that differs by statement and, at some, by group.
fn spread(people: u32, statement: u32, group: u32) -> [u32; 6] {
    let apart = statement.is_multiple_of(3);
    let middle = (statement * 7 + if apart { group * 4 } else { group }) % 11;
    let weights: Vec<u32> = (0..5_u32)
        .map(|step| 1 + 14_u32.saturating_sub((step * 10).abs_diff(middle * 4)))
        .collect();
    let unknown = people * ((statement * 3 + group * 5) % 9) / 24;
    let (valid, total) = (people - unknown, weights.iter().sum::<u32>());
    let mut counts = [0; 6];
    for (count, weight) in counts.iter_mut().zip(&weights) {
        *count = valid * weight / total;
    }
    let rest = valid - counts.iter().sum::<u32>();
    let fullest = (0..5).max_by_key(|step| counts[*step]).unwrap_or(0);
    counts[fullest] += rest;
    counts[5] = unknown;
    counts
}

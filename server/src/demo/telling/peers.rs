//! A group in intervision, as far as it is today.

use services::ids::{PeerGroupId, PeerSuggestionId, ScanId};
use services::peer_review::{
    self, AnswerForm, DecisionForm, GroupForm, QuestionForm, SuggestionForm, TakeOverForm,
};
use services::{Actor, Error, plans, scans};

use super::super::story::{Became, PeerMember, Peers};
use super::{World, actor, programme};

impl World {
    /// Forms a group, and has its members ask and help each other.
    pub(super) async fn peers(&self, peers: &'static Peers) -> Result<(), Error> {
        self.calendar.go_to(peers.formed).await;
        let officer = programme(&self.services).await?;
        let scans = self.scans_of(&officer, peers).await?;
        let group = self.form(&officer, peers, &scans).await?;
        self.calendar.go_to(peers.answered).await;
        for (member, scan) in peers.members.iter().zip(&scans) {
            let form = AnswerForm {
                answer: "ja".to_owned(),
                line: member.line.to_owned(),
            };
            let lead = actor(&self.services, member.lead).await?;
            peer_review::answer(&lead, &self.services, (&group, scan), &form).await?;
            self.calendar.later();
        }
        self.calendar.go_to(peers.begun).await;
        peer_review::begin(&officer, &self.services, &group).await?;
        self.calendar.go_to(peers.asked).await;
        for (member, scan) in peers.members.iter().zip(&scans) {
            self.ask(&group, member, scan).await?;
        }
        self.help(&group, peers, &scans).await
    }

    /// The scans of its members, in their order.
    async fn scans_of(&self, officer: &Actor, peers: &Peers) -> Result<Vec<ScanId>, Error> {
        let list = scans::list(officer, &self.services).await?;
        let of = |member: &PeerMember| {
            let mut all = list.all.iter();
            let own = all.find(|own| own.scan.authority.code.as_str() == member.authority);
            own.map(|own| own.scan.id.clone()).ok_or(Error::NotFound)
        };
        peers.members.iter().map(of).collect()
    }

    async fn form(
        &self,
        officer: &Actor,
        peers: &Peers,
        scans: &[ScanId],
    ) -> Result<PeerGroupId, Error> {
        let clerk = actor(&self.services, peers.facilitator.email).await?;
        let [first, second] = peers.meetings;
        let form = GroupForm {
            name: peers.name.to_owned(),
            facilitator: clerk.require_member()?.id.to_string(),
            m1_on: self.calendar.typed(first.0),
            m1_at: first.1.to_owned(),
            m1_place: first.2.to_owned(),
            m2_on: self.calendar.typed(second.0),
            m2_at: second.1.to_owned(),
            m2_place: second.2.to_owned(),
            scans: scans.iter().map(ToString::to_string).collect(),
            ..GroupForm::default()
        };
        let group = peer_review::form_group(officer, &self.services, &form).await?;
        self.calendar.later();
        peer_review::invite(officer, &self.services, &group).await?;
        Ok(group)
    }

    /// Brings a question, about the first priority of the plan.
    async fn ask(
        &self,
        group: &PeerGroupId,
        member: &PeerMember,
        scan: &ScanId,
    ) -> Result<(), Error> {
        if member.question.is_empty() {
            return Ok(());
        }
        let lead = actor(&self.services, member.lead).await?;
        let form = QuestionForm {
            question: member.question.to_owned(),
            priority: self.first_priority(&lead, scan).await?,
        };
        peer_review::keep_question(&lead, &self.services, (group, scan), &form).await?;
        self.calendar.later();
        Ok(())
    }

    async fn first_priority(&self, lead: &Actor, scan: &ScanId) -> Result<String, Error> {
        let plan = plans::load(lead, &self.services, scan).await?;
        let first = plan.priorities.first();
        first
            .map(|own| own.priority.id.to_string())
            .ok_or(Error::NotFound)
    }

    /// Gives the suggestions, and does with them what their leads did.
    async fn help(
        &self,
        group: &PeerGroupId,
        peers: &Peers,
        scans: &[ScanId],
    ) -> Result<(), Error> {
        self.calendar.go_to(peers.helped).await;
        let mut given = Vec::new();
        for (member, scan) in peers.members.iter().zip(scans) {
            for own in member.suggestions {
                let giver = actor(&self.services, own.by).await?;
                let form = SuggestionForm {
                    suggestion: own.text.to_owned(),
                };
                let to = (group, scan);
                let id = peer_review::suggest(&giver, &self.services, to, &form).await?;
                given.push((id, member, scan, &own.then));
                self.calendar.later();
            }
        }
        self.calendar.go_to(peers.decided).await;
        for (id, member, scan, then) in given {
            let lead = actor(&self.services, member.lead).await?;
            self.decide(&lead, (group, &id, scan), then).await?;
            self.calendar.later();
        }
        Ok(())
    }

    async fn decide(
        &self,
        lead: &Actor,
        (group, id, scan): (&PeerGroupId, &PeerSuggestionId, &ScanId),
        then: &Became,
    ) -> Result<(), Error> {
        let (decision, reply) = match then {
            Became::Waits => return Ok(()),
            Became::Thanked(reply) => ("thanked", reply),
            Became::Later(reply) => ("later", reply),
            Became::Action {
                what,
                first_step,
                owner,
                due,
                reason,
            } => {
                let form = TakeOverForm {
                    priority: self.first_priority(lead, scan).await?,
                    what: (*what).to_owned(),
                    first_step: (*first_step).to_owned(),
                    owner: (*owner).to_owned(),
                    due_on: self.calendar.typed(*due),
                    reason: (*reason).to_owned(),
                };
                peer_review::take_over(lead, &self.services, (group, id), &form).await?;
                return Ok(());
            }
        };
        let form = DecisionForm {
            decision: decision.to_owned(),
            reply: (*reply).to_owned(),
        };
        peer_review::decide(lead, &self.services, group, id, &form).await
    }
}

//! Under whose name open remarks may be read.
//!
//! A group of fewer than ten answers has no remarks of its own (`anonymity.md`, "What is shown", 3): its remarks stand among others
//! without a name. Nameless remarks would still point at one group if that group were the only one without a name, or if the nameless
//! groups together were a handful of people. So the smallest named group joins them until they are at least two groups and ten people.
//! Where that cannot be reached nobody reads the nameless remarks, and they are destroyed at closing.

use questionnaires::kind::RespondentGroup;
use questionnaires::results::GroupResponse;

/// Under whose name remarks may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Naming {
    /// Groups whose remarks bear their name.
    pub named: Vec<RespondentGroup>,
    /// Groups whose remarks stand among each other's without a name.
    pub nameless: Vec<RespondentGroup>,
    /// Groups whose remarks nobody may read.
    pub unreadable: Vec<RespondentGroup>,
}

/// Decides it for all groups at once. `large_enough` are the groups that may have remarks of their own; `least` is the smallest number
/// of people among whom nobody stands out.
pub(super) fn naming(
    responses: &[GroupResponse],
    large_enough: &[RespondentGroup],
    least: u32,
) -> Naming {
    let answered = responses.iter().filter(|group| group.responses > 0);
    let (mut named, mut nameless): (Vec<&GroupResponse>, Vec<&GroupResponse>) =
        answered.partition(|group| large_enough.contains(&group.group));
    // the largest first, so that the last is the smallest
    named.sort_by_key(|group| std::cmp::Reverse(group.responses));
    while points_at_few(&nameless, least) {
        let Some(smallest) = named.pop() else { break };
        nameless.push(smallest);
    }
    let unreadable = if points_at_few(&nameless, least) {
        std::mem::take(&mut nameless)
    } else {
        Vec::new()
    };
    let groups = |of: Vec<&GroupResponse>| {
        let mut groups: Vec<_> = of.into_iter().map(|group| group.group).collect();
        groups.sort_unstable();
        groups
    };
    Naming {
        named: groups(named),
        nameless: groups(nameless),
        unreadable: groups(unreadable),
    }
}

fn points_at_few(nameless: &[&GroupResponse], least: u32) -> bool {
    let people: u32 = nameless.iter().map(|group| group.responses).sum();
    !nameless.is_empty() && (nameless.len() == 1 || people < least)
}

#[cfg(test)]
mod tests {
    use super::*;
    use RespondentGroup::{Council, Executive, Residents, Staff};
    use proptest::prelude::*;

    fn of(responses: [u32; 4]) -> Naming {
        let groups = RespondentGroup::ALL.into_iter().zip(responses);
        let response = |(group, responses)| GroupResponse {
            group,
            responses,
            size: None,
            withheld: None,
        };
        let responses: Vec<_> = groups.map(response).collect();
        let large: Vec<_> = responses
            .iter()
            .filter(|group| group.responses >= 10)
            .map(|group| group.group)
            .collect();
        naming(&responses, &large, 10)
    }

    #[test]
    fn large_groups_bear_their_name() {
        let naming = of([26, 11, 186, 412]);
        assert_eq!(naming.named, [Council, Executive, Staff, Residents]);
        assert_eq!((naming.nameless, naming.unreadable), (vec![], vec![]));
    }

    #[test]
    fn a_small_group_hides_in_the_next_smallest() {
        let naming = of([26, 4, 186, 412]);
        assert_eq!(naming.named, [Staff, Residents]);
        assert_eq!(naming.nameless, [Council, Executive]);
    }

    #[test]
    fn two_small_groups_need_ten_people_between_them() {
        assert_eq!(of([7, 2, 204, 338]).nameless, [Council, Executive, Staff]);
        assert_eq!(of([7, 3, 204, 338]).nameless, [Council, Executive]);
    }

    #[test]
    fn a_handful_of_people_is_read_by_nobody() {
        assert_eq!(of([3, 0, 0, 0]).unreadable, [Council]);
        assert_eq!(of([7, 2, 0, 0]).unreadable, [Council, Executive]);
        assert_eq!(of([0, 0, 0, 0]).unreadable, []);
    }

    proptest! {
        #[test]
        fn no_remark_points_at_a_small_group(responses in [0_u32..30, 0_u32..15, 0_u32..40, 0_u32..40]) {
            let naming = of(responses);
            let size = |group: RespondentGroup| responses[group as usize];
            prop_assert!(naming.named.iter().all(|group| size(*group) >= 10));
            let people: u32 = naming.nameless.iter().map(|group| size(*group)).sum();
            prop_assert!(naming.nameless.is_empty() || (naming.nameless.len() > 1 && people >= 10));
            let all = naming.named.len() + naming.nameless.len() + naming.unreadable.len();
            prop_assert_eq!(all, responses.iter().filter(|n| **n > 0).count());
        }
    }
}

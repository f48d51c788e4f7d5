//! What holds for any clerk and any scan of the register.

use proptest::prelude::*;

use super::*;

fn limits_once() -> &'static Limits {
    static LIMITS: std::sync::OnceLock<Limits> = std::sync::OnceLock::new();
    LIMITS.get_or_init(limits)
}

/// A clerk and a scan between any two authorities of the register, often of one family, with everything else free.
fn pair() -> impl Strategy<Value = (ClerkFacts, ScanFacts)> {
    let flags = any::<[bool; 6]>();
    let places = (0_u32..4, 0_usize..4);
    let kin = (any::<prop::sample::Index>(), any::<prop::sample::Index>());
    (homes_and_scans(), kin, places, flags, absences(), wanted()).prop_map(
        |((home, of), kin, (capacity, places), flags, absences, wanted)| {
            let [active, leads, listed, declined, dated, guides] = flags;
            let mut clerk = clerk("Bas", "GM0344");
            let mut scan = scan("GM0344");
            let family = family(&of.code);
            let led = kin.0.get(&family).clone();
            let conflict = kin.1.get(&family).clone();
            clerk.home_heirs = heirs(home.as_ref());
            clerk.home = home;
            clerk.capacity = capacity;
            clerk.active = active;
            clerk.places = (0..places).map(|_| ScanId::random()).collect();
            clerk.leads.extend(leads.then_some(led));
            clerk
                .conflicts
                .extend(listed.then(|| (conflict, "Broer is wethouder.".to_owned())));
            clerk.absences = absences;
            scan.wanted = wanted;
            scan.sessions.extend(dated.then(|| in_days(20)));
            scan.clerks.extend(guides.then(|| clerk.id.clone()));
            scan.declined
                .extend(declined.then(|| (clerk.id.clone(), "Geen tijd.".to_owned())));
            scan.authority = of;
            (clerk, scan)
        },
    )
}

/// Where the clerk works, if that is known, and whose scan it is: any two, or one that ended and one that went on after it.
fn homes_and_scans() -> impl Strategy<Value = (Option<Authority>, Authority)> {
    let any_one = || prop::sample::select(register().0.clone());
    let of_family = || {
        let pairs = prop::sample::select(register().1.clone());
        pairs.prop_map(|(ended, next)| (authority(ended.as_str()), authority(next.as_str())))
    };
    let both = prop_oneof![
        3 => (any_one(), any_one()),
        1 => of_family(),
        1 => of_family().prop_map(|(ended, next)| (next, ended)),
    ];
    (both, prop::bool::weighted(0.9))
        .prop_map(|((home, of), is_known)| (is_known.then_some(home), of))
}

/// Everything that came after each authority, however many steps on: walked here, and not by the code under test.
fn later() -> &'static BTreeMap<AuthorityCode, BTreeSet<AuthorityCode>> {
    static LATER: std::sync::OnceLock<BTreeMap<AuthorityCode, BTreeSet<AuthorityCode>>> =
        std::sync::OnceLock::new();
    LATER.get_or_init(|| {
        let (authorities, successors) = register();
        let step = |codes: &BTreeSet<AuthorityCode>| -> BTreeSet<AuthorityCode> {
            let gone = successors.iter().filter(|(code, _)| codes.contains(code));
            gone.map(|(_, next)| next.clone()).collect()
        };
        let all_after = |own: &Authority| {
            let mut all = step(&BTreeSet::from([own.code.clone()]));
            // No authority of the register merged more often than this.
            for _ in 0..10 {
                all.extend(step(&all));
            }
            (own.code.clone(), all)
        };
        authorities.iter().map(all_after).collect()
    })
}

fn are_kin(one: &AuthorityCode, other: &AuthorityCode) -> bool {
    one == other || later()[one].contains(other) || later()[other].contains(one)
}

/// An authority, all that it came out of and all that came after it.
fn family(code: &AuthorityCode) -> Vec<AuthorityCode> {
    let codes = register().0.iter().map(|own| &own.code);
    codes.filter(|own| are_kin(own, code)).cloned().collect()
}

fn heirs(home: Option<&Authority>) -> Vec<Authority> {
    let codes = home.into_iter().flat_map(|home| &later()[&home.code]);
    codes.map(|code| authority(code.as_str())).collect()
}

/// Which municipalities lie against each other, as the boundaries say and as they merged since, and which provinces do by that.
fn borders() -> &'static BTreeSet<(AuthorityCode, AuthorityCode)> {
    static BORDERS: std::sync::OnceLock<BTreeSet<(AuthorityCode, AuthorityCode)>> =
        std::sync::OnceLock::new();
    BORDERS.get_or_init(|| {
        let became = |code: &AuthorityCode| {
            let mut all = later()[code].clone();
            all.insert(code.clone());
            all
        };
        let mut borders = BTreeSet::new();
        let mut put = |one: &AuthorityCode, other: &AuthorityCode| {
            if one != other {
                borders.insert((one.clone(), other.clone()));
                borders.insert((other.clone(), one.clone()));
            }
        };
        for (one, other) in crate::authorities::neighbours() {
            for one in became(&one) {
                for other in became(&other) {
                    put(&one, &other);
                }
            }
            let province = |code: &AuthorityCode| authority(code.as_str()).provinces[0].clone();
            put(&province(&one), &province(&other));
        }
        borders
    })
}

fn lie_beside(one: &Authority, other: &Authority) -> bool {
    if one.kind == other.kind && one.kind != AuthorityKind::WaterBoard {
        borders().contains(&(one.code.clone(), other.code.clone()))
    } else {
        let mut provinces = one.provinces.iter();
        provinces.any(|province| other.provinces.contains(province))
    }
}

fn in_days(days: u64) -> NaiveDate {
    limits_once().today + chrono::Days::new(days)
}

/// None, one or two, which may lie against each other.
fn absences() -> impl Strategy<Value = Vec<Absence>> {
    let absence = (0_u64..40, 0_u64..120).prop_map(|(begins, lasts)| Absence {
        from: in_days(begins),
        until: in_days(begins + lasts),
    });
    prop::collection::vec(absence, 0..3)
}

/// Nothing that can be read, or some days that may be over.
fn wanted() -> impl Strategy<Value = Option<Period>> {
    let period = (0_u64..150, 0_u64..90).prop_map(|(begins, lasts)| Period {
        from: in_days(begins) - chrono::Days::new(60),
        until: in_days(begins + lasts) - chrono::Days::new(60),
    });
    prop::option::of(period)
}

/// Whether anything stands in the way that no reason takes away.
fn barred(clerk: &ClerkFacts, scan: &ScanFacts, limits: &Limits) -> bool {
    let Some(home) = &clerk.home else { return true };
    let of = &scan.authority.code;
    are_kin(&home.code, of)
        || clerk.leads.iter().any(|led| are_kin(led, of))
        || clerk.conflicts.keys().any(|listed| are_kin(listed, of))
        || clerk.id == scan.lead
        || scan.clerks.contains(&clerk.id)
        || !clerk.active
        || clerk.places.len() >= usize::try_from(clerk.capacity).unwrap()
        || away(clerk, scan, limits.today)
}

/// Whether the clerk is away on a day of a session, or on every single day on which the scan needs them.
fn away(clerk: &ClerkFacts, scan: &ScanFacts, today: NaiveDate) -> bool {
    let is_away = |day: NaiveDate| clerk.absences.iter().any(|absence| absence.covers(day));
    let needed = scan.needed(today);
    let mut days = needed
        .from
        .iter_days()
        .take_while(|day| *day <= needed.until);
    scan.sessions.iter().any(|day| is_away(*day)) || days.all(is_away)
}

/// Whether where the clerk works, or what went on after it, lies beside the authority or nearer than is set.
fn near(clerk: &ClerkFacts, scan: &ScanFacts, limits: &Limits) -> bool {
    clerk.home.iter().chain(&clerk.home_heirs).any(|home| {
        let distance = limits.geography.distance(home, &scan.authority);
        lie_beside(home, &scan.authority)
            || distance.is_some_and(|distance| distance.km < limits.least_distance_km)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_bars_a_clerk_is_never_overridden((clerk, scan) in pair()) {
        let limits = limits_once();
        let found = exclusion(&clerk, &scan, limits);
        if barred(&clerk, &scan, limits) {
            prop_assert!(found.is_some_and(|exclusion| !exclusion.may_be_overridden()));
        } else if near(&clerk, &scan, limits) || scan.declined.contains_key(&clerk.id) {
            prop_assert!(found.is_some_and(|exclusion| exclusion.may_be_overridden()));
        } else {
            prop_assert_eq!(found, None);
        }
    }

    #[test]
    fn every_clerk_is_offered_or_excluded_once_and_the_best_come_first(pairs in prop::collection::vec(pair(), 1..12)) {
        let limits = limits_once();
        let (clerks, scans): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        let ranking = rank(&scans[0], &clerks, limits);
        prop_assert_eq!(ranking.offers.len() + ranking.excluded.len(), clerks.len());
        prop_assert!(ranking.offers.is_sorted_by_key(|offer| offer.cost));
        for offer in &ranking.offers {
            prop_assert_eq!(offer.cost, offer.reasons.iter().map(Reason::cost).sum::<u32>());
            let clerk = clerks.iter().find(|clerk| clerk.id == offer.clerk).unwrap();
            prop_assert!(!barred(clerk, &scans[0], limits) && !near(clerk, &scans[0], limits));
        }
        let mut turned = clerks;
        turned.reverse();
        prop_assert_eq!(rank(&scans[0], &turned, limits), ranking, "the order of the pool does not matter");
    }

    #[test]
    fn nearness_and_distance_are_the_same_in_both_directions((clerk, scan) in pair()) {
        let limits = limits_once();
        if let Some(home) = &clerk.home {
            let there = &scan.authority;
            prop_assert_eq!(limits.geography.nearness(home, there), limits.geography.nearness(there, home));
            prop_assert_eq!(limits.geography.distance(home, there), limits.geography.distance(there, home));
            prop_assert_eq!(limits.geography.merged(&home.code, &there.code), limits.geography.merged(&there.code, &home.code));
        }
    }
}

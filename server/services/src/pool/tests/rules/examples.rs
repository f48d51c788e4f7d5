//! Places of which everybody knows where they are, and clerks of whom it is plain who comes first.

use super::*;

#[test]
fn neighbours_areas_and_mergers_are_found_in_the_register() {
    let limits = limits();
    let near = |one: &str, other: &str| {
        limits
            .geography
            .nearness(&authority(one), &authority(other))
    };
    assert_eq!(
        near("GM0363", "GM0362"),
        Some(Nearness::Neighbours),
        "Amsterdam and Amstelveen"
    );
    assert_eq!(near("GM0363", "GM0344"), None, "Amsterdam and Utrecht");
    assert_eq!(
        near("GM0363", "PV27"),
        Some(Nearness::SharedArea),
        "Amsterdam and its province"
    );
    assert_eq!(near("PV27", "WS0155"), Some(Nearness::SharedArea));
    assert_eq!(
        near("WS0155", "GM0344"),
        Some(Nearness::SharedArea),
        "Utrecht lies in one of its provinces"
    );
    assert_eq!(near("WS0155", "WS0665"), None);
    assert_eq!(near("PV21", "PV22"), Some(Nearness::Neighbours));
    assert_eq!(near("PV21", "PV29"), None);
    assert_eq!(
        near("GM1992", "GM0614"),
        None,
        "Voorne aan Zee and what went into it are one, not neighbours"
    );
    assert!(limits.geography.merged(&code("GM1992"), &code("GM0614")));
    assert!(
        limits.geography.merged(&code("GM0788"), &code("GM0855")),
        "Haaren went into Tilburg too"
    );
    assert!(
        !limits.geography.merged(&code("GM0757"), &code("GM0855")),
        "two heirs of Haaren are not one"
    );
}

#[test]
fn a_part_of_what_was_split_is_told_from_what_merged() {
    let limits = limits();
    for (home, of, expected) in [
        // Haaren was split over Tilburg and others; Weesp went into Amsterdam, and Westvoorne into Voorne aan Zee.
        ("GM0855", "GM0788", Exclusion::SplitAuthority),
        ("GM0788", "GM0855", Exclusion::SplitAuthority),
        ("GM0363", "GM0457", Exclusion::MergedAuthority),
        ("GM0457", "GM0363", Exclusion::MergedAuthority),
        ("GM1992", "GM0614", Exclusion::MergedAuthority),
    ] {
        let found = exclusion(&clerk("Bas", home), &scan(of), &limits);
        assert_eq!(found, Some(expected), "{home} {of}");
    }
    assert!(!limits.geography.split(&code("GM0757"), &code("GM0855")));
    assert!(!limits.geography.split(&code("GM0363"), &code("GM0344")));
}

#[test]
fn what_became_of_a_neighbour_is_a_neighbour() {
    let limits = limits();
    let nissewaard = authority("GM1930");
    assert_eq!(
        limits.geography.nearness(&nissewaard, &authority("GM1992")),
        Some(Nearness::Neighbours)
    );
}

#[test]
fn provinces_border_where_their_municipalities_do() {
    let (authorities, _) = register();
    let province = |code: &AuthorityCode| {
        authorities
            .iter()
            .find(|authority| authority.code == *code)
            .and_then(Authority::province)
            .cloned()
    };
    let mut borders = BTreeSet::new();
    for (one, other) in crate::authorities::neighbours() {
        let (one, other) = (province(&one).unwrap(), province(&other).unwrap());
        if one != other {
            borders.insert((one.clone().min(other.clone()), one.max(other)));
        }
    }
    let limits = limits();
    let provinces: Vec<_> = authorities
        .iter()
        .filter(|authority| authority.kind == AuthorityKind::Province)
        .collect();
    for one in &provinces {
        for other in &provinces {
            let pair = (
                one.code.clone().min(other.code.clone()),
                one.code.clone().max(other.code.clone()),
            );
            assert_eq!(
                limits.geography.nearness(one, other).is_some(),
                borders.contains(&pair),
                "{pair:?}"
            );
        }
    }
}

#[test]
fn distances_are_those_of_the_map() {
    for (one, other, expected) in [
        ("GM0363", "GM0344", 30..36),
        ("GM0935", "GM0080", 250..275),
        ("GM0363", "GM0363", 0..1),
    ] {
        let km = distance_km(&authority(one), &authority(other)).unwrap();
        assert!(expected.contains(&km), "{one} {other}: {km}");
    }
    assert_eq!(
        distance_km(&authority("GM0363"), &authority("WS0155")),
        None,
        "the register has no centre of a water board"
    );
}

#[test]
fn a_water_board_lies_about_in_the_middle_of_its_provinces() {
    let limits = limits();
    let apart = |one: &str, other: &str| {
        let (one, other) = (authority(one), authority(other));
        limits.geography.distance(&one, &other).unwrap()
    };
    for (one, other, expected) in [
        // Rijn en IJssel, in Gelderland and Overijssel, from Groningen and from Maastricht.
        ("WS0152", "GM0014", 90..140),
        ("WS0152", "GM0935", 140..190),
        // Scheldestromen lies in Zeeland and Noorderzijlvest around Groningen.
        ("WS0661", "WS0647", 200..280),
        ("WS0661", "PV29", 0..1),
    ] {
        let Distance { km, about } = apart(one, other);
        assert!(about && expected.contains(&km), "{one} {other}: {km}");
    }
    assert!(!apart("GM0363", "GM0344").about);
    let weesp = apart("GM0457", "GM0363");
    assert_eq!(
        (weesp.km, weesp.about),
        (0, true),
        "it went on in Amsterdam"
    );
    for board in register()
        .0
        .iter()
        .filter(|own| own.code.as_str().starts_with("WS"))
    {
        let clerk = ClerkFacts {
            home: Some(board.clone()),
            ..clerk("Wil", "GM0363")
        };
        let weighed = offer(&clerk, &scan("GM0344"), &limits).reasons;
        assert!(
            matches!(weighed[0], Reason::Distance { about: true, .. }),
            "{}: {weighed:?}",
            board.code
        );
    }
}

#[test]
fn too_close_is_also_said_of_a_water_board() {
    let limits = Limits {
        least_distance_km: 150,
        ..limits()
    };
    let clerk = clerk("Wil", "WS0152");
    let found = exclusion(&clerk, &scan("GM0014"), &limits);
    assert!(
        matches!(found, Some(Exclusion::TooClose { about: true, .. })),
        "{found:?}"
    );
}

#[test]
fn the_nearest_free_and_experienced_clerk_comes_first_and_says_why() {
    let limits = limits();
    let near = clerk("Near", "GM0758");
    let far = ClerkFacts {
        trained_on: None,
        ..clerk("Far", "GM0080")
    };
    let scan = scan("GM0363");
    let ranking = rank(&scan, &[far.clone(), near.clone()], &limits);
    let order: Vec<_> = ranking.offers.iter().map(|offer| &offer.clerk).collect();
    assert_eq!(order, [&near.id, &far.id]);
    let reasons = &ranking.offers[0].reasons;
    assert!(
        matches!(reasons[0], Reason::Distance { km, about: false } if (80..95).contains(&km)),
        "{reasons:?}"
    );
    assert!(reasons.contains(&Reason::Load {
        occupied: 0,
        capacity: 3
    }));
    assert!(reasons.contains(&Reason::Experience {
        kind: AuthorityKind::Municipality,
        known: true
    }));
    assert!(ranking.offers[1].reasons.contains(&Reason::Untrained));
}

#[test]
fn who_speaks_frisian_comes_first_in_fryslan() {
    let limits = limits();
    let mut frisian = clerk("Sjoukje", "GM0363");
    frisian.languages.insert(Language::Frisian);
    let ranking = rank(
        &scan("GM0080"),
        &[clerk("Anna", "GM0363"), frisian.clone()],
        &limits,
    );
    assert_eq!(ranking.offers[0].clerk, frisian.id);
    assert!(ranking.offers[0].reasons.contains(&Reason::Frisian));
    assert!(ranking.offers[1].reasons.contains(&Reason::NoFrisian));
}

#[test]
fn an_absence_is_held_against_the_period_that_is_wanted_and_not_against_today() {
    let limits = limits();
    let spring = ScanFacts {
        wanted: Some(Period {
            from: day("2027-03-01"),
            until: day("2027-05-31"),
        }),
        ..scan("GM0363")
    };
    let away = |name: &str, from: &str, until: &str| {
        let mut clerk = clerk(name, "GM0758");
        clerk.absences.push(Absence {
            from: day(from),
            until: day(until),
        });
        clerk
    };
    let back = away("Bea", "2026-11-20", "2026-11-30");
    let part = away("Cor", "2027-03-01", "2027-03-31");
    let whole = away("Dirk", "2026-11-24", "2027-07-01");
    let ranking = rank(
        &spring,
        &[part.clone(), whole.clone(), back.clone()],
        &limits,
    );
    let order: Vec<_> = ranking.offers.iter().map(|offer| &offer.clerk).collect();
    assert_eq!(order, [&back.id, &part.id], "back long before it begins");
    let weighed = Reason::Away {
        from: day("2027-03-01"),
        until: day("2027-03-31"),
        days: 31,
        of: 92,
    };
    assert!(ranking.offers[1].reasons.contains(&weighed));
    assert_eq!(ranking.offers[1].cost - ranking.offers[0].cost, 41);
    let (from, until) = (day("2026-11-24"), day("2027-07-01"));
    assert_eq!(
        ranking.excluded,
        [(whole.id, Exclusion::Away { from, until })],
        "who leaves tomorrow for months"
    );
}

#[test]
fn who_is_away_on_a_day_that_was_set_may_not_guide_and_a_day_that_is_over_bars_nobody() {
    let limits = limits();
    let mut scan = scan("GM0363");
    scan.sessions = vec![day("2026-11-20"), day("2027-01-14")];
    let mut clerk = clerk("Bas", "GM0758");
    clerk.absences.push(Absence {
        from: day("2026-11-19"),
        until: day("2026-11-21"),
    });
    assert_eq!(exclusion(&clerk, &scan, &limits), None);
    clerk.absences.push(Absence {
        from: day("2027-01-10"),
        until: day("2027-01-17"),
    });
    let (on, until) = (day("2027-01-14"), day("2027-01-17"));
    assert_eq!(
        exclusion(&clerk, &scan, &limits),
        Some(Exclusion::Absent { on, until })
    );
}

#[test]
fn the_scan_itself_takes_no_place_from_its_own_clerk() {
    let limits = limits();
    let scan = scan("GM0363");
    let mut asked = clerk("Bas", "GM0758");
    asked.capacity = 1;
    asked.places.insert(scan.id.clone());
    assert_eq!(
        exclusion(&asked, &scan, &limits),
        None,
        "the place is theirs to accept"
    );
    asked.places.insert(ScanId::random());
    assert_eq!(
        exclusion(&asked, &scan, &limits),
        Some(Exclusion::Full {
            occupied: 1,
            capacity: 1
        })
    );
}

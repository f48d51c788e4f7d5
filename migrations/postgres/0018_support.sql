-- What the programme offers to authorities with a plan, and what they ask of it; and what the public page tells of a plan that changes.

-- The catalogue, kept by the programme. Nothing leaves it: what was asked for goes on being called by its name.
CREATE TABLE support (
    id          TEXT NOT NULL PRIMARY KEY,
    position    BIGINT NOT NULL,
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    link        TEXT NOT NULL,     -- https://…; empty: none
    subgoals    TEXT NOT NULL,     -- codes of the subgoals that it serves, as JSON
    kinds       TEXT NOT NULL,     -- codes of the kinds of authority that it is for, as JSON
    offered     BIGINT NOT NULL   -- 0: not now; it can be offered again
);

-- Support that the lead of a scan asks for with a priority of the plan.
CREATE TABLE support_requests (
    id          TEXT NOT NULL PRIMARY KEY,
    priority_id TEXT NOT NULL REFERENCES priorities (id),
    support_id  TEXT NOT NULL REFERENCES support (id),
    question    TEXT NOT NULL,     -- what the help is for, in a line; may be empty
    asked_on    TEXT NOT NULL,
    taken_up_on TEXT,              -- the day on which the programme took it up
    taken_up_by TEXT REFERENCES members (id),
    note        TEXT NOT NULL,     -- what the programme does about it; empty until it was taken up
    removed     BIGINT NOT NULL,  -- 1 once the lead took it back; gone when the plan is adopted
    UNIQUE (priority_id, support_id)
);
CREATE INDEX support_requests_of_support ON support_requests (support_id);

-- What was offered before there was a catalogue, with two that were missing.
INSERT INTO support (id, position, name, description, link, subgoals, kinds, offered) VALUES
    ('6zt1s1pwvrmnvnj84ckfnvgd1f', 1, 'Raad in beraad',
     'Een avond onder leiding van een ervaren begeleider over hoe u samen vergadert en besluit.',
     '', '["strong_council"]', '["municipality","province","water_board"]', 1),
    ('m6wvv9jeepm4wq1z89z9sakwkh', 2, 'Leerkring vroege informatie',
     'Griffiers en secretarissen leren van elkaar hoe de volksvertegenwoordiging eerder aan zet komt.',
     '', '["strong_council","responsive_organisation"]', '["municipality","province","water_board"]', 1),
    ('9frepnkkepqjjkjh7w0yp4vm99', 3, 'Intervisie',
     'Vier tot zes organisaties met een plan over hetzelfde onderwerp denken met elkaar mee.',
     '', '["strong_council","equipped_office_holders","involved_residents","responsive_organisation"]', '["municipality","province","water_board"]', 1),
    ('2g8nhqtnxsmd1w34x4ywmpmpfp', 4, 'Weerbaar bestuur',
     'Advies en oefening over integriteit, en over wat u doet bij bedreiging of intimidatie.',
     '', '["equipped_office_holders"]', '["municipality","province","water_board"]', 1),
    ('4wzna38r90y2e44n56d9dyjn24', 5, 'Inwerkprogramma',
     'Bouwstenen om nieuwe volksvertegenwoordigers en bestuurders goed te laten beginnen.',
     '', '["equipped_office_holders"]', '["municipality","province","water_board"]', 1),
    ('sxdqx9wyq18t060j7wvt2sxegg', 6, 'Uitdaagrecht',
     'Hulp bij afspraken waarmee inwoners een taak van de overheid kunnen overnemen.',
     '', '["involved_residents"]', '["municipality","province","water_board"]', 1),
    ('frvjc1pckbr1bzj5m7pga8m5nx', 7, 'Digitale democratie',
     'Hulp bij het kiezen en gebruiken van een site waarop inwoners meedenken en meebeslissen.',
     '', '["involved_residents"]', '["municipality","province","water_board"]', 1),
    ('mwwx1kxj6jf3tbkr3rdfk4q517', 8, 'Energietransitie',
     'Hulp bij besluiten over duurzame energie, zodat volksvertegenwoordigers en inwoners op tijd meepraten.',
     '', '["strong_council","involved_residents"]', '["municipality","province","water_board"]', 1),
    ('9zset9gvrs9ydrx8kemx5q5m3g', 9, 'Duidelijke taal',
     'Een training voor wie brieven en voorstellen schrijft die iedereen moet begrijpen.',
     '', '["responsive_organisation"]', '["municipality","province","water_board"]', 1),
    ('h1atb3mdtnvz7tmk10vywyys8c', 10, 'Kennisplatform',
     'Voorbeelden en ervaringen van andere overheden met lokale democratie, bij elkaar op één site.',
     'https://www.lokale-democratie.nl', '["strong_council","equipped_office_holders","involved_residents","responsive_organisation"]', '["municipality","province","water_board"]', 1);

-- The version of the plan with which a scan became public. Earlier ones never were, so the public page does not tell of them. Of what
-- was published before, nobody knows: there it is the version that holds.
ALTER TABLE scans ADD COLUMN published_version BIGINT;

UPDATE scans SET published_version = (SELECT MAX(v.version) FROM plan_versions v WHERE v.scan_id = scans.id)
WHERE published_at IS NOT NULL;

-- The PDF of how a plan goes, as it was made when the lead made that public.
CREATE TABLE progress_files (
    scan_id TEXT NOT NULL REFERENCES scans (id),
    round   BIGINT NOT NULL,
    name    TEXT NOT NULL,
    pdf     BYTEA NOT NULL,
    PRIMARY KEY (scan_id, round)
);

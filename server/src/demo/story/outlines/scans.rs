//! Which authorities, led by whom, asked when, at which pace, and how far they went.

use super::super::super::people::lead;
use super::super::Story;
use super::Stage::{
    Accepted, Adopted, Agreed, Asked, Closed, Discussed, Followed, Open, Planned, Preparing,
    Published, Requested, Stopped, Written,
};
use super::{first_of_two, scan, second_of_two};

#[rustfmt::skip]
pub(in crate::demo) const ALL: &[Story] = &[
    // Groningen
    first_of_two("GM0014", lead("Lieke Oosterwold", "lieke.oosterwold@voorbeeld.nl"), -735, 60),
    // Aa en Hunze
    scan("GM1680", lead("Marijn Eexterzand", "marijn.eexterzand@voorbeeld.nl"), -712, 95, Published),
    // Utrecht
    scan("GM0344", lead("Youssef Amrani", "youssef.amrani@voorbeeld.nl"), -690, 110, Published),
    // Breda
    scan("GM0758", lead("Fleur Markendaal", "fleur.markendaal@voorbeeld.nl"), -671, 105, Published),
    // Assen
    scan("GM0106", lead("Hendrika Vaartsma", "hendrika.vaartsma@voorbeeld.nl"), -648, 90, Published),
    // Deventer
    scan("GM0150", lead("Bram IJsselkade", "bram.ijsselkade@voorbeeld.nl"), -622, 100, Published),
    // Rheden
    scan("GM0275", lead("Saskia Velpenaar", "saskia.velpenaar@voorbeeld.nl"), -604, 115, Published),
    // Delft
    scan("GM0503", lead("Milou Schieland", "milou.schieland@voorbeeld.nl"), -583, 100, Published),
    // Borsele
    scan("GM0654", lead("Adriaan Bevelander", "adriaan.bevelander@voorbeeld.nl"), -561, 95, Published),
    // Amsterdam
    scan("GM0363", lead("Samira el Idrissi", "samira.elidrissi@voorbeeld.nl"), -540, 130, Published),
    // Moerdijk
    scan("GM1709", lead("Koen Klundertse", "koen.klundertse@voorbeeld.nl"), -517, 100, Published),
    // De Wolden
    scan("GM1690", lead("Roelie Zuidwolder", "roelie.zuidwolder@voorbeeld.nl"), -495, 85, Published),
    // Arnhem
    scan("GM0202", lead("Esther Malburg", "esther.malburg@voorbeeld.nl"), -472, 110, Published),
    // Venlo
    scan("GM0983", lead("Jos Blerickx", "jos.blerickx@voorbeeld.nl"), -455, 95, Published),
    // Zeeland
    scan("PV29", lead("Machteld van Zeeland-Brouwers", "machteld.vanzeelandbrouwers@voorbeeld.nl"), -436, 105, Published),
    // Wijdemeren, which goes on in Hilversum
    scan("GM1696", lead("Daphne Loosdrechter", "daphne.loosdrechter@voorbeeld.nl"), -430, 100, Published),
    // Noordenveld
    scan("GM1699", lead("Geert Roderveld", "geert.roderveld@voorbeeld.nl"), -412, 90, Published),
    // Terneuzen
    scan("GM0715", lead("Cathelijne Axelaar", "cathelijne.axelaar@voorbeeld.nl"), -402, 100, Stopped),
    // Kampen
    scan("GM0166", lead("Jorrit Hanzeman", "jorrit.hanzeman@voorbeeld.nl"), -391, 100, Published),
    // waterschap De Dommel
    scan("WS0539", lead("Marc Dommelbeemd", "marc.dommelbeemd@voorbeeld.nl"), -385, 100, Followed),
    // Tynaarlo
    scan("GM1730", lead("Anneke Zuidlaarder", "anneke.zuidlaarder@voorbeeld.nl"), -368, 95, Published),
    // Hoeksche Waard
    scan("GM1963", lead("Leen Strijensas", "leen.strijensas@voorbeeld.nl"), -350, 100, Published),
    // Brunssum
    scan("GM0899", lead("Marleen Rumpenaar", "marleen.rumpenaar@voorbeeld.nl"), -333, 90, Published),
    // Lelystad
    scan("GM0995", lead("Dion Oostvaarder", "dion.oostvaarder@voorbeeld.nl"), -318, 95, Published),
    // Westerveld
    scan("GM1701", lead("Wieneke Diever", "wieneke.diever@voorbeeld.nl"), -291, 95, Adopted),
    // Nieuwegein
    scan("GM0356", lead("Farid Jutphaas", "farid.jutphaas@voorbeeld.nl"), -286, 100, Adopted),
    // Almere
    scan("GM0034", lead("Priya Ramdin", "priya.ramdin@voorbeeld.nl"), -281, 110, Adopted),
    // Goes
    scan("GM0664", lead("Nelleke Kloetinge", "nelleke.kloetinge@voorbeeld.nl"), -274, 95, Adopted),
    // Waalwijk
    scan("GM0867", lead("Toine Besoyen", "toine.besoyen@voorbeeld.nl"), -262, 100, Adopted),
    // Hoorn
    scan("GM0405", lead("Sander Oosterpoort", "sander.oosterpoort@voorbeeld.nl"), -244, 110, Written),
    // Het Hogeland
    scan("GM1966", lead("Onno Wadwerder", "onno.wadwerder@voorbeeld.nl"), -236, 100, Written),
    // Harderwijk
    scan("GM0243", lead("Ilse Stadsweide", "ilse.stadsweide@voorbeeld.nl"), -221, 100, Written),
    // Landgraaf
    scan("GM0882", lead("Chantal Ubachsberg", "chantal.ubachsberg@voorbeeld.nl"), -214, 95, Written),
    // Stede Broec
    scan("GM0532", lead("Peter Grootebroek", "peter.grootebroek@voorbeeld.nl"), -211, 100, Stopped),
    // Nijmegen
    scan("GM0268", lead("Noor Lentse", "noor.lentse@voorbeeld.nl"), -205, 110, Discussed),
    // Borger-Odoorn
    scan("GM1681", lead("Harm Valtherdiep", "harm.valtherdiep@voorbeeld.nl"), -198, 100, Discussed),
    // Lisse
    scan("GM0553", lead("Marieke Bollenstreek", "marieke.bollenstreek@voorbeeld.nl"), -187, 100, Discussed),
    // Veere
    scan("GM0717", lead("Pieter Domburgh", "pieter.domburgh@voorbeeld.nl"), -179, 95, Discussed),
    // Midden-Drenthe
    scan("GM1731", lead("Jantien Smildermeer", "jantien.smildermeer@voorbeeld.nl"), -171, 100, Preparing),
    // Schagen
    scan("GM0441", lead("Ria Zijpersluis", "ria.zijpersluis@voorbeeld.nl"), -151, 110, Closed),
    // Eindhoven
    scan("GM0772", lead("Lotte Strijpsma", "lotte.strijpsma@voorbeeld.nl"), -148, 105, Closed),
    // Eemsdelta
    scan("GM1979", lead("Trijntje Appingedam", "trijntje.appingedam@voorbeeld.nl"), -139, 95, Closed),
    // Veenendaal
    scan("GM0345", lead("Anouar Petenbos", "anouar.petenbos@voorbeeld.nl"), -133, 95, Closed),
    // Raalte
    scan("GM0177", lead("Gerrit Heinoord", "gerrit.heinoord@voorbeeld.nl"), -128, 90, Closed),
    // Heerlen
    scan("GM0917", lead("Ruud Schaesberg", "ruud.schaesberg@voorbeeld.nl"), -120, 100, Agreed),
    // Groningen again
    second_of_two("GM0014", lead("Lieke Oosterwold", "lieke.oosterwold@voorbeeld.nl"), -117, 55),
    // Roermond
    scan("GM0957", lead("Guusje Donderberg", "guusje.donderberg@voorbeeld.nl"), -112, 110, Open),
    // Groningen
    scan("PV20", lead("Siebrand Martinihof", "siebrand.martinihof@voorbeeld.nl"), -107, 105, Open),
    // Coevorden
    scan("GM0109", lead("Albert Dalerveen", "albert.dalerveen@voorbeeld.nl"), -103, 100, Open),
    // Gouda
    scan("GM0513", lead("Yvonne Goverwelle", "yvonne.goverwelle@voorbeeld.nl"), -101, 100, Open),
    // Den Helder
    scan("GM0400", lead("Femke Nieuwediep", "femke.nieuwediep@voorbeeld.nl"), -98, 100, Open),
    // Bergen op Zoom
    scan("GM0748", lead("Rens Scheldekwartier", "rens.scheldekwartier@voorbeeld.nl"), -96, 95, Open),
    // Capelle aan den IJssel
    scan("GM0502", lead("Delano Schollevaar", "delano.schollevaar@voorbeeld.nl"), -93, 95, Open),
    // waterschap Vechtstromen
    scan("WS0663", lead("Ellen Regge-Dinkel", "ellen.reggedinkel@voorbeeld.nl"), -88, 100, Preparing),
    // Waalre
    scan("GM0866", lead("Willemijn Aalsterhut", "willemijn.aalsterhut@voorbeeld.nl"), -83, 100, Preparing),
    // Wageningen
    scan("GM0289", lead("Bastiaan Nudeland", "bastiaan.nudeland@voorbeeld.nl"), -81, 105, Preparing),
    // Emmen
    scan("GM0114", lead("Henk Emmerschans", "henk.emmerschans@voorbeeld.nl"), -78, 100, Preparing),
    // Bodegraven-Reeuwijk
    scan("GM1901", lead("Corine Reeuwijkse", "corine.reeuwijkse@voorbeeld.nl"), -74, 95, Preparing),
    // Oss
    scan("GM0828", lead("Hakan Yıldırım-Ossewaarde", "hakan.yildirimossewaarde@voorbeeld.nl"), -69, 90, Preparing),
    // De Bilt
    scan("GM0310", lead("Henriëtte Bilthoven", "henriette.bilthoven@voorbeeld.nl"), -61, 100, Agreed),
    // Midden-Groningen
    scan("GM1952", lead("Klaas Slochteraar", "klaas.slochteraar@voorbeeld.nl"), -52, 100, Agreed),
    // Middelburg
    scan("GM0687", lead("Zoë Walcherse", "zoe.walcherse@voorbeeld.nl"), -48, 95, Planned),
    // Veldhoven
    scan("GM0861", lead("Ingrid Zeelsterhof", "ingrid.zeelsterhof@voorbeeld.nl"), -44, 100, Accepted),
    // Schiedam
    scan("GM0606", lead("Rachid Spaland", "rachid.spaland@voorbeeld.nl"), -33, 100, Requested),
    // Steenwijkerland
    scan("GM1708", lead("Tea Giethoorn", "tea.giethoorn@voorbeeld.nl"), -31, 100, Accepted),
    // Oegstgeest
    scan("GM0579", lead("Floris Poelgeest", "floris.poelgeest@voorbeeld.nl"), -26, 100, Accepted),
    // Zaanstad
    scan("GM0479", lead("Burak Zaandijker", "burak.zaandijker@voorbeeld.nl"), -19, 100, Asked),
    // Enschede
    scan("GM0153", lead("Annelies Roombeek", "annelies.roombeek@voorbeeld.nl"), -16, 100, Requested),
    // Doetinchem
    scan("GM0222", lead("Maaike Dichteren", "maaike.dichteren@voorbeeld.nl"), -13, 100, Asked),
    // waterschap Hollandse Delta
    scan("WS0655", lead("Arjan Barendregt", "arjan.barendregt@voorbeeld.nl"), -11, 100, Requested),
    // Oldambt
    scan("GM1895", lead("Jelmer Winschoter", "jelmer.winschoter@voorbeeld.nl"), -4, 100, Requested),
    // Bernheze
    scan("GM1721", lead("Cees Heeswijkse", "cees.heeswijkse@voorbeeld.nl"), -2, 100, Requested),
];

/** Who took part in what, as Bilagstabel 1 of the report tells. Municipalities that share a jobcentre are one unit there. */
export const inParticipantSurvey = [
  ...["Brønderslev", "Esbjerg", "Fanø", "Fredericia", "Frederiksberg", "Gentofte", "Hillerød", "Holbæk", "Horsens"],
  ...["Kalundborg", "Lejre", "Lolland", "Mariagerfjord", "Næstved", "Odense", "Ringkøbing-Skjern", "Rødovre"],
  ...["Silkeborg", "Sønderborg", "Thisted", "Tårnby", "Dragør"],
];

export const inPlans = [
  ...["Albertslund", "Frederikshavn", "Læsø", "Hedensted", "Høje-Taastrup", "Kolding", "København", "Norddjurs"],
  ...["Slagelse", "Aarhus"],
];

export const visitedFirst = ["Herning", "Hvidovre", "Nyborg", "Aalborg"];

export const telephoned = [
  ...["Brøndby", "Frederikssund", "Faaborg-Midtfyn", "Køge", "Randers", "Rebild", "Roskilde", "Aabenraa"],
];

export const visitedLast = [
  ...["Albertslund", "Assens", "Frederikshavn", "Hedensted", "Høje-Taastrup", "Kolding", "København", "Norddjurs"],
  ...["Slagelse", "Vejen", "Aarhus"],
];

export const inCaseworkerSurvey = [
  ...[
    "Albertslund",
    "Assens",
    "Ballerup",
    "Billund",
    "Bornholm",
    "Brøndby",
    "Brønderslev",
    "Egedal",
    "Esbjerg",
    "Fanø",
  ],
  ...["Favrskov", "Fredericia", "Frederikshavn", "Læsø", "Furesø", "Faaborg-Midtfyn", "Gentofte", "Gladsaxe"],
  ...["Glostrup", "Gribskov", "Guldborgsund", "Hedensted", "Helsingør", "Herlev", "Hjørring", "Holbæk", "Horsens"],
  ...["Hvidovre", "Hørsholm", "Kalundborg", "Kolding", "København", "Køge", "Lejre", "Lemvig", "Lyngby-Taarbæk"],
  ...["Middelfart", "Nyborg", "Næstved", "Odder", "Odense", "Odsherred", "Rebild", "Ringkøbing-Skjern", "Ringsted"],
  ...["Roskilde", "Rudersdal", "Rødovre", "Skanderborg", "Skive", "Slagelse", "Solrød", "Sorø", "Stevns", "Struer"],
  ...["Svendborg", "Sønderborg", "Thisted", "Tønder", "Tårnby", "Dragør", "Vallensbæk", "Ishøj", "Vejen", "Vejle"],
  ...["Vesthimmerland", "Viborg", "Aabenraa", "Aalborg", "Aarhus"],
];

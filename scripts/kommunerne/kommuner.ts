/** The 98 kommuner of Denmark, and how many invented persons each has: by its size, roughly. */

/** Inhabitants in thousands, rounded, about 2024. */
const inhabitants: Readonly<Record<string, number>> = {
  Albertslund: 28, Allerød: 26, Assens: 41, Ballerup: 52, Billund: 27, Bornholm: 39, Brøndby: 39, Brønderslev: 36,
  Dragør: 15, Egedal: 45, Esbjerg: 115, Fanø: 3, Favrskov: 49, Faxe: 37, Fredensborg: 42, Fredericia: 53,
  Frederiksberg: 105, Frederikshavn: 58, Frederikssund: 47, Furesø: 42, "Faaborg-Midtfyn": 52, Gentofte: 75,
  Gladsaxe: 70, Glostrup: 24, Greve: 52, Gribskov: 41, Guldborgsund: 60, Haderslev: 55, Halsnæs: 32, Hedensted: 48,
  Helsingør: 64, Herlev: 31, Herning: 90, Hillerød: 54, Hjørring: 63, Holbæk: 74, Holstebro: 59, Horsens: 97,
  Hvidovre: 54, "Høje-Taastrup": 58, Hørsholm: 25, "Ikast-Brande": 43, Ishøj: 24, Jammerbugt: 38, Kalundborg: 48,
  Kerteminde: 24, Kolding: 95, København: 660, Køge: 62, Langeland: 12, Lejre: 29, Lemvig: 19, Lolland: 40,
  "Lyngby-Taarbæk": 59, Læsø: 2, Mariagerfjord: 42, Middelfart: 40, Morsø: 20, Norddjurs: 37, Nordfyns: 30, Nyborg: 32,
  Næstved: 84, Odder: 24, Odense: 210, Odsherred: 33, Randers: 99, Rebild: 31, "Ringkøbing-Skjern": 56, Ringsted: 36,
  Roskilde: 91, Rudersdal: 58, Rødovre: 43, Samsø: 4, Silkeborg: 101, Skanderborg: 65, Skive: 45, Slagelse: 80,
  Solrød: 25, Sorø: 31, Stevns: 23, Struer: 21, Svendborg: 60, Syddjurs: 44, Sønderborg: 74, Thisted: 43, Tønder: 36,
  Tårnby: 43, Vallensbæk: 17, Varde: 50, Vejen: 43, Vejle: 122, Vesthimmerland: 36, Viborg: 98, Vordingborg: 46,
  Ærø: 6, Aabenraa: 59, Aalborg: 224, Aarhus: 368,
};

export interface Kommune {
  readonly name: string;
  /** Persons in the register. */
  readonly n: number;
}

/** In the Danish order of names. The smallest islands have too few persons for a report of their own. */
export const kommuner: readonly Kommune[] = Object.entries(inhabitants)
  .map(([name, thousands]) => ({name, n: personsOf(thousands)}))
  .sort((a, b) => new Intl.Collator("da").compare(a.name, b.name));

/** Large kommuner send fewer of their citizens; none sends more than 400. */
function personsOf(thousands: number): number {
  const n = Math.round(8.4 * thousands ** 0.6);
  return Math.min(400, thousands < 10 ? n : Math.max(40, n));
}

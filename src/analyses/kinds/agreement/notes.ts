import {printNumber} from "../../../numbers/print.ts";
import type {Note, Row} from "../../../results/model.ts";
import {listOf} from "../../print/danish.ts";
import type {Task} from "../../task.ts";
import type {Codings} from "./codings.ts";

const weightWords = {
  none: "",
  linear: " I rækken for alle svar tæller nabosvar som delvis enighed (lineære vægte).",
  quadratic: " I rækken for alle svar tæller nabosvar som delvis enighed (kvadratiske vægte).",
};

/** What kappa is, and which rows it cannot be told for, or only without an interval. */
export function agreementNotes({spec}: Task<"agreement">, {base}: Codings, rows: readonly Row[]): Note[] {
  const kappas = rows.map(({label, cells}) => ({label, cell: cells.at(-1)}));
  const sure = kappas.flatMap(({label, cell}) =>
    cell?.kind === "number" && cell.interval === undefined ? [`»${label}«`] : [],
  );
  const text =
    `Kappa er enigheden ud over den, tilfældet giver: 0 er som tilfældet, 1 er fuld enighed; 95 pct.-sikkerhedsinterval i parentes ` +
    `(${printNumber(base.valid, 0)} sager, kodet af begge). Kappa bliver lav for sjældne koder, også når de fleste sager er kodet ens.${weightWords[spec.weights]}`;
  return [
    {kind: "method", text},
    ...(sure.length === 0
      ? []
      : [
          {
            kind: "method" as const,
            text: `Uden interval, fordi der ingen uenighed er at måle usikkerheden på: ${listOf(sure)}.`,
          },
        ]),
  ];
}

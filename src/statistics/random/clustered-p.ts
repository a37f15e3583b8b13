import {normalQuantileUpper} from "../distributions/normal.ts";
import {studentTQuantileUpper} from "../distributions/student-t.ts";
import {type SimulatedP, simulationLevel} from "../independence/simulation.ts";
import {clopperPearson} from "../intervals/clopper-pearson.ts";
import {ControlRegression} from "./control-regression.ts";

/** From this many hits and misses on, in independent draws' worth, the mean over clusters is taken as normal. */
const leastForNormal = 200;
/** The reference threshold, in expectations of the statistic: one that some but not too many draws reach. */
const reference = 2;

/**
 * The p when draws come in clusters: those of one cluster may depend on each other, clusters may not.
 *
 * With many hits and misses it is the mean over clusters, with what the mean of the statistic is off by taken off by
 * regression, and Student's interval over clusters. With few it is (hits + 1) / (draws + 1), with Clopper and Pearson's
 * interval for the number of independent draws that would tell as much, as Korn and Graubard (1998, Survey Methodology
 * 24, 193-201) do in surveys. How much the draws of a cluster depend on each other cannot be told from few hits, and is
 * taken from a threshold that more of them reach; further out they depend less on each other.
 */
export class ClusteredP {
  private readonly expectation: number;
  private readonly observed: Threshold;
  private readonly easier: Threshold;
  private drawsOfCluster = 0;
  private sumOfCluster = 0;

  /**
   * @param threshold what a statistic has to reach to be a hit
   * @param expectation of the statistic, above 0
   */
  constructor(threshold: number, expectation: number) {
    this.expectation = expectation;
    this.observed = new Threshold(threshold);
    this.easier = new Threshold(reference * expectation);
  }

  /** Takes in the statistic of one draw. */
  add(statistic: number): void {
    this.observed.add(statistic);
    this.easier.add(statistic);
    this.drawsOfCluster++;
    this.sumOfCluster += statistic;
  }

  endCluster(): void {
    const draws = this.drawsOfCluster;
    const control = this.sumOfCluster / draws / this.expectation - 1;
    this.observed.endCluster(draws, control);
    this.easier.endCluster(draws, control);
    this.drawsOfCluster = 0;
    this.sumOfCluster = 0;
  }

  result(): SimulatedP {
    return this.observed.fewerWorth() >= leastForNormal ? this.regressed() : this.counted();
  }

  private regressed(): SimulatedP {
    const {shares, clusters, draws} = this.observed;
    const {value, standardError} = shares.atControlZero();
    const p = inUnit(value);
    const reach = studentTQuantileUpper((1 - simulationLevel) / 2, clusters - 2) * standardError;
    const [low, high] = [Math.min(p, inUnit(value - reach)), Math.max(p, inUnit(value + reach))];
    return {p, draws, low, high, level: simulationLevel};
  }

  private counted(): SimulatedP {
    const {hits, draws, clusters} = this.observed;
    const p = (hits + 1) / (draws + 1);
    const byEasier = this.easier.fewerWorth() >= leastForNormal ? this.easier.independentDraws() : clusters;
    const independent = Math.floor(Math.min(this.observed.independentDraws(), byEasier));
    const hitsWorth = (hits / draws) * independent;
    const below = clopperPearson(Math.floor(hitsWorth), independent, simulationLevel);
    const above = clopperPearson(Math.ceil(hitsWorth), independent, simulationLevel);
    const low = below.ok ? Math.min(below.low, p) : 0;
    const high = above.ok ? Math.max(above.high, p) : 1;
    return {p, draws, low, high, level: simulationLevel};
  }
}

/** How often draws reach a threshold, and how that varies between clusters. */
class Threshold {
  readonly shares = new ControlRegression();
  clusters = 0;
  draws = 0;
  hits = 0;
  private readonly value: number;
  private hitsOfCluster = 0;

  constructor(value: number) {
    this.value = value;
  }

  add(statistic: number): void {
    if (statistic >= this.value) this.hitsOfCluster++;
  }

  endCluster(draws: number, control: number): void {
    this.shares.add(this.hitsOfCluster / draws, control);
    this.clusters++;
    this.draws += draws;
    this.hits += this.hitsOfCluster;
    this.hitsOfCluster = 0;
  }

  /** How many independent draws would have the same standard error; all where no cluster differs from another. */
  independentDraws(): number {
    const {value, standardError} = this.shares.plain();
    const tail = (1 - simulationLevel) / 2;
    const fewClusters = (normalQuantileUpper(tail) / studentTQuantileUpper(tail, this.clusters - 1)) ** 2;
    return Math.min(this.draws, ((value * (1 - value)) / standardError ** 2) * fewClusters || this.draws);
  }

  /** The number of hits or misses, whichever is smaller, among so many independent draws. */
  fewerWorth(): number {
    return (Math.min(this.hits, this.draws - this.hits) / this.draws) * this.independentDraws();
  }
}

function inUnit(value: number): number {
  return Math.max(0, Math.min(1, value));
}

import type { Amends } from "../../core/config.ts";
import { attempt } from "../../core/read.ts";
import { classifyThrown } from "../../core/thrown.ts";
import { type FaultType, types } from "../../core/vocabulary.ts";
import { blameOnce, warnOnce } from "../../core/warn.ts";

// biome-ignore lint/suspicious/noExplicitAny: an Error's constructor may ask for any arguments.
type ErrorConstructorLike = abstract new (...args: any[]) => Error;

/** All or nothing, the type of a fault, errors of a class, or whatever a function of the app's answers true to. */
type CatchCriterion = boolean | FaultType | ErrorConstructorLike | ((thrown: unknown) => boolean);

/** What a boundary catches: by one criterion, or by any of several. */
export type ShouldCatch = CatchCriterion | readonly [CatchCriterion, ...CatchCriterion[]];

/**
 * Whether a boundary with these criteria catches what was thrown. What is no criterion warns and counts as not
 * given; without any, everything is caught, so that no failure is lost by a mistake. Never throws.
 */
export function isToCatch(shouldCatch: unknown, thrown: unknown, amends: Amends): boolean {
  if (shouldCatch === undefined) return true;
  const all: readonly unknown[] = Array.isArray(shouldCatch) ? shouldCatch : [shouldCatch];
  const criteria = all.filter(isCriterion);
  if (criteria.length === 0 || criteria.length < all.length) warnOfOthers(all);
  return criteria.length === 0 || criteria.some((criterion) => isMet(criterion, thrown, amends));
}

function isCriterion(value: unknown): value is CatchCriterion {
  if (typeof value === "string") return Object.hasOwn(types, value);
  return typeof value === "boolean" || typeof value === "function";
}

function isMet(criterion: CatchCriterion, thrown: unknown, amends: Amends): boolean {
  if (typeof criterion === "boolean") return criterion;
  if (typeof criterion === "string") return classifyThrown(thrown, amends).type === criterion;
  try {
    return isErrorClass(criterion) ? thrown instanceof criterion : Boolean(criterion(thrown));
  } catch (error) {
    // It is shown here: further up there may be nobody to show it.
    blameOnce(criterion, error);
    return true;
  }
}

function isErrorClass(
  criterion: ErrorConstructorLike | ((thrown: unknown) => boolean),
): criterion is ErrorConstructorLike {
  return criterion === Error || criterion.prototype instanceof Error;
}

function warnOfOthers(all: readonly unknown[]): void {
  const others = all
    .filter((value) => !isCriterion(value))
    .map((value) => attempt(() => String(value)) ?? typeof value);
  warnOnce(
    `a boundary's shouldCatch ${others.length > 0 ? `has ${others.map((each) => `"${each}"`).join(", ")}` : "is an empty list"}, ` +
      "by which nothing can be told apart; that counts as not given, and without any other the boundary catches " +
      "everything. To mend it, give true or false, a fault's type, an Error class, a function, or a list of these.",
  );
}

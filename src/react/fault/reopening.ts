import type { Amends, Cooldowns } from "../../core/config.ts";
import type { Fault } from "../../core/fault.ts";

/** When something may be asked again (epoch ms), and whether that is a guess of ours. */
export type Reopening = NonNullable<ReturnType<Cooldowns["reopensAt"]>>;

/** When a fault's request may be sent again; null where that is unknown, or where waiting changes nothing. */
export function reopeningOf(
  fault: Fault,
  amends: Amends,
  cooldowns: Cooldowns | null = amends.cooldowns,
): Reopening | null {
  if (fault.remedy === "upgrade") return null;
  const found = cooldowns ? cooldowns.reopensAt(fault, amends) : { at: fault.retryAt ?? Number.NaN, estimated: false };
  return found && Number.isFinite(found.at) ? found : null;
}

/**
 * Whether what failed may be asked again by now: its time is over, or whoever keeps count of waits says so. What
 * has no time lasts as long as its failure is on the screen.
 */
export function isOver(fault: Fault, reopening: Reopening | null, { cooldowns }: Amends): boolean {
  return reopening ? reopening.at <= Date.now() : fault.remedy === "wait" && cooldowns !== null;
}

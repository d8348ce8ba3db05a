import { classify, classifyAsync } from "./classify.ts";
import type { Amends } from "./config.ts";
import type { Fault } from "./fault.ts";
import { isUnread } from "./unread.ts";

/**
 * What a thrown value means to whoever knows that it was thrown: null, undefined and what
 * reports success are failures too. Never throws.
 */
export function classifyThrown(thrown: unknown, amends: Amends): Fault {
  return classify(thrown, amends) ?? classify(new Error("A success was thrown.", { cause: thrown }), amends);
}

/** Tells what a thrown value means: at once, or once its unread body was read, for the code stands there. */
export function whenRead(thrown: unknown, amends: Amends, tell: (fault: Fault) => void): void {
  const go = (): void => tell(classifyThrown(thrown, amends));
  if (isUnread(thrown)) void classifyAsync(thrown, amends).then(go);
  else go();
}

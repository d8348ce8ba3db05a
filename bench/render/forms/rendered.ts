import type { Fiber } from "../probe.ts";

export interface Rendered {
  readonly commits: number;
  /** Renders of components whatsoever. */
  readonly components: number;
  /** Renders of the field's component that have left something on the page; others only looked. */
  readonly fields: number;
}

/** React's numbers for functions, classes, functions with a ref, and memoised functions. */
const componentTags = [0, 1, 11, 15];
/** The flag that React sets for developer tools, in production too, where a component has rendered. */
const performedWork = 1;

/** Counts what renders from now on, in every commit; returns what ends that and tells. */
export function countRendered(field: unknown): () => Rendered {
  const rendered = { commits: 0, components: 0, fields: 0 };
  probe.onCommit = ({ current }) => {
    rendered.commits += 1;
    for (const fiber of renderedIn(current)) {
      rendered.components += 1;
      if (fiber.type === field && fiber.child) rendered.fields += 1;
    }
  };
  return () => {
    probe.onCommit = undefined;
    return rendered;
  };
}

/** The components that have rendered in the latest commit: where React went, and left a flag. */
function* renderedIn(fiber: Fiber): Generator<Fiber> {
  if (componentTags.includes(fiber.tag) && (fiber.alternate === null || (fiber.flags & performedWork) !== 0)) {
    yield fiber;
  }
  // The same child as before: React has not been below.
  if (fiber.child === fiber.alternate?.child) return;
  for (let child = fiber.child; child; child = child.sibling) yield* renderedIn(child);
}

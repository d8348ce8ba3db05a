import type { ElementType } from "react";
import type { Fiber } from "../probe.ts";

export interface Rendered {
  readonly commits: number;
  /** Renders of components whatsoever. */
  readonly components: number;
  /** Renders of the app's own field components, counted in their bodies. */
  readonly appFields: number;
  /** Renders of the library's component that shows a field's error, where it has one. */
  readonly libraryFields: number;
  /** Those of the library's that returned null. */
  readonly empty: number;
}

/** React's numbers for functions, classes, functions with a ref, and memoised functions. */
const componentTags = [0, 1, 11, 15];
/** The flag that React sets for developer tools, in production too, where a component has rendered. */
const performedWork = 1;

let appFields = 0;

/** To be called in the body of an app's own field component. */
export function noteRender(): void {
  appFields += 1;
}

/** Counts what renders from now on, in every commit; returns what ends that and tells. */
export function countRendered(libraryField?: ElementType): () => Rendered {
  const field = typeOf(libraryField);
  const rendered = { commits: 0, components: 0, libraryFields: 0, empty: 0 };
  appFields = 0;
  probe.onCommit = ({ current }) => {
    rendered.commits += 1;
    for (const fiber of renderedIn(current)) {
      rendered.components += 1;
      if (field === undefined || fiber.type !== field) continue;
      rendered.libraryFields += 1;
      if (!fiber.child) rendered.empty += 1;
    }
  };
  return () => {
    probe.onCommit = undefined;
    return { ...rendered, appFields };
  };
}

/** What React calls to render a component: that of a memoised one is within it. */
function typeOf(component: unknown): unknown {
  const isMemoised = typeof component === "object" && component !== null && "type" in component;
  return isMemoised ? typeOf(component.type) : component;
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

"use client";

import type { ElementType, ReactNode } from "react";

/** Content in place of a part's own, perhaps made from the state of the whole; null leaves the part out. */
export type Part<S> = ReactNode | ((state: S) => ReactNode);

/** What a part shows: its replacement, unless that is undefined. */
export function choose<S>(replacement: Part<S>, state: S, own: ReactNode): ReactNode {
  const content = typeof replacement === "function" ? replacement(state) : replacement;
  return content === undefined ? own : content;
}

/** The element around a part; none around nothing. */
export function part(name: string, content: ReactNode, Element: ElementType = "div", props?: object): ReactNode {
  return (
    content !== null &&
    content !== false && (
      <Element {...props} data-amends-part={name}>
        {content}
      </Element>
    )
  );
}

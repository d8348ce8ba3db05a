"use client";

import type { ElementType, HTMLAttributes, ReactElement, Ref } from "react";
import { SurroundingsContext, surroundingsIn, useMarks } from "./use-marks.ts";

interface MarkedRootProps extends HTMLAttributes<HTMLElement> {
  /** Default: `div`. */
  readonly as?: ElementType;
  readonly rootRef?: Ref<HTMLDivElement> | Ref<HTMLSpanElement>;
}

/**
 * An element around words of the kit's and the app's, which are in the host's language: marked where
 * the page is not. Texts within that are in another one mark themselves.
 */
export function MarkedRoot({ as: Element = "div", rootRef, ...props }: MarkedRootProps): ReactElement {
  const { marks, host } = useMarks();
  return (
    <SurroundingsContext.Provider value={surroundingsIn(host, props)}>
      <Element {...marks()} {...props} ref={rootRef} />
    </SurroundingsContext.Provider>
  );
}

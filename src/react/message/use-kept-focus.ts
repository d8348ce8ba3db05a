"use client";

import {
  type ForwardedRef,
  type RefCallback,
  useCallback,
  useContext,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { ErrorBoundaryContext } from "react-error-boundary";
import { handleOf } from "../fault/source.ts";

/** What the control tried again that went off the page with the focus; null once anybody has pressed something since. */
let left: object | null = null;

const presses = ["pointerdown", "keydown"];

function forget(): void {
  left = null;
  for (const each of presses) removeEventListener(each, forget, true);
}

/**
 * A ref for the control of a failure, which may be another element from one render to the next. What was pressed is
 * often off the page until it is known how that went, behind the loading state of a first load say, or comes back as a
 * link. If it had the focus, the next control of the same query or boundary gets it, unless that is elsewhere by then
 * or anybody has pressed something since.
 */
export function useKeptFocus(
  source: unknown,
  elementType: string,
  outer: ForwardedRef<HTMLElement>,
): RefCallback<HTMLElement> {
  const boundary = useContext(ErrorBoundaryContext);
  const [own] = useState<object>({});
  const handle = handleOf(source) ?? (boundary?.didCatch ? boundary.resetErrorBoundary : own);
  const element = useRef<HTMLElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another type it is another element.
  useImperativeHandle(outer, () => element.current as HTMLElement, [elementType]);
  return useCallback(
    (next) => {
      // As React takes a ref away, its element is still there.
      if (!next && element.current) noteLeft(element.current, handle);
      element.current = next;
      if (next && left === handle) giveBack(next);
    },
    [handle],
  );
}

function noteLeft(element: HTMLElement, handle: object): void {
  if ((element.getRootNode() as Document | ShadowRoot).activeElement !== element) return;
  left = handle;
  for (const each of presses) addEventListener(each, forget, true);
}

function giveBack(element: HTMLElement): void {
  forget();
  const { activeElement, body } = element.ownerDocument;
  // Whoever has scrolled on stays there.
  if (!activeElement || activeElement === body) element.focus({ preventScroll: true });
}

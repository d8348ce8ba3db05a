"use client";

import { type ForwardedRef, type RefObject, useImperativeHandle, useRef } from "react";
import { useLayoutEffect } from "../host/use-layout-effect.ts";
import { invalidMark, leaveToTheApp } from "./field-ties.ts";

/**
 * The ref of a component's root, which is the app's, too. As long as the root shows, its component
 * looks at the controls around it: after every render, and whenever another component, which may
 * know nothing of the kit, has changed them; with null at the end.
 */
export function useRoot<E extends HTMLElement>(
  appRef: ForwardedRef<E>,
  isShown: boolean,
  look: (root: E | null) => void,
): RefObject<E | null> {
  const ref = useRef<E>(null);
  const latest = useRef(look);
  useLayoutEffect(() => {
    latest.current = look;
    look(ref.current);
  });
  useLayoutEffect(() => {
    const root = isShown && ref.current;
    if (!root) return;
    const observer = new MutationObserver((records) => {
      leaveToTheApp(records);
      latest.current(root);
    });
    observer.observe(root.closest("form") ?? root.getRootNode(), {
      childList: true,
      subtree: true,
      attributeFilter: ["name", "aria-describedby", "aria-invalid", invalidMark],
    });
    return () => {
      leaveToTheApp(observer.takeRecords());
      observer.disconnect();
      latest.current(null);
    };
  }, [isShown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another element only when it shows again.
  useImperativeHandle(appRef, () => ref.current as E, [isShown]);
  return ref;
}

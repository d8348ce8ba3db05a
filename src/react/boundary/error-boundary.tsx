"use client";

import {
  type ComponentType,
  createElement,
  type ErrorInfo,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactNode,
  type Ref,
  type RefAttributes,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import {
  type ErrorBoundary as BaseBoundary,
  type FallbackProps as BaseFallbackProps,
  ErrorBoundaryContext,
  type ErrorBoundaryPropsWithFallback,
  type withErrorBoundary as withBaseBoundary,
} from "react-error-boundary";
import { reportOnce } from "../../core/report-once.ts";
import { classifyThrown } from "../../core/thrown.ts";
import { isSilent } from "../../core/vocabulary.ts";
import { useFault } from "../fault/use-fault.ts";
import { isFrameworkSignal } from "../host/framework-signal.ts";
import { useAmends } from "../host/provider.tsx";
import { BoundaryFallback, type FallbackProps } from "./boundary-fallback.tsx";
import { type FailureSlot, FallbackGuard } from "./fallback-guard.tsx";
import { LastResort } from "./last-resort.tsx";
import { createResetLimit, LimitedBoundary, type ResetLimit } from "./limited-boundary.ts";
import { isToCatch, type ShouldCatch } from "./should-catch.ts";
import { useShownAgain } from "./shown-again.ts";
import { useReload, watchChanges } from "./stale-chunk.ts";

/** At most one of the three; without any, the kit's own message. A `fallback` of null shows nothing. */
type Fallback =
  | { fallback?: ReactNode | undefined; FallbackComponent?: never; fallbackRender?: never }
  | { fallback?: never; FallbackComponent: ComponentType<FallbackProps>; fallbackRender?: never }
  | { fallback?: never; FallbackComponent?: never; fallbackRender: (props: FallbackProps) => ReactNode };

/** `onError`, `onReset`, `resetKeys` and `children` are react-error-boundary's. */
export type ErrorBoundaryProps = Omit<ErrorBoundaryPropsWithFallback, keyof Fallback> &
  Fallback & {
    /**
     * What is caught here; anything else goes to the next boundary as it was thrown, and is told there. A string is
     * a fault's type, as `classify` says it under the provider's configuration; a class is told from a function by
     * its being an Error's. Default: everything.
     */
    readonly shouldCatch?: ShouldCatch | undefined;
    /**
     * Asks a router for the content anew whenever the boundary is reset, which then follows as the new content comes:
     * Next.js' `useRouter().refresh`, React Router's `useRevalidator().revalidate`, TanStack Router's `router.invalidate`.
     */
    readonly refresh?: (() => unknown) | undefined;
  };

/** For refs: `createRef<ErrorBoundary>()`. What react-error-boundary's is, with its `resetErrorBoundary()`. */
export type ErrorBoundary = BaseBoundary;

/**
 * react-error-boundary's, with the failure classified, reported to `onFault`, and shown by the
 * kit unless there is a fallback. Shows nothing for what the app itself cancelled; passes on
 * what a framework threw to redirect. A fallback that throws passes that up to the next
 * boundary; the outermost one then shows plain words and a button that reloads the page.
 *
 * Where a part of the app is gone from the server, as after a deploy, it has the page load again, once for that part,
 * and shows words where that did not help. It does not where anybody has typed or changed anything on the page, nor
 * offline, nor where the configuration has an action for `reload`.
 *
 * Until a person clicks, presses a key or goes back, it is reset at most 3 times within 10 s; the
 * first time that more are asked for, the latest follows when they are over. As with every boundary, only what is thrown while rendering is caught: for events and timers
 * there is `useErrorBoundary`.
 */
export const ErrorBoundary: ForwardRefExoticComponent<ErrorBoundaryProps & RefAttributes<BaseBoundary>> = forwardRef<
  BaseBoundary,
  ErrorBoundaryProps
>(function ErrorBoundary({ fallback, fallbackRender, FallbackComponent, shouldCatch, onError, ...props }, ref) {
  const amends = useAmends();
  const isOutermost = useContext(ErrorBoundaryContext) === null;
  const [limit] = useState(createResetLimit);
  const slot = useRef<FailureSlot["current"]>(null);
  useEffect(watchChanges, []);

  const showFallback = (fallbackProps: FallbackProps): ReactNode => {
    if (typeof fallbackRender === "function") return fallbackRender(fallbackProps);
    if (FallbackComponent) return <FallbackComponent {...fallbackProps} />;
    return fallback === undefined ? <BoundaryFallback {...fallbackProps} /> : fallback;
  };
  const showCaught = (caught: BaseFallbackProps): ReactNode => {
    // Thrown again right here, for a boundary does not catch what it throws itself.
    if (isFrameworkSignal(caught.error) || !isToCatch(shouldCatch, caught.error, amends)) throw caught.error;
    const shown = <Caught {...caught} limit={limit} showFallback={showFallback} />;
    return isOutermost ? (
      <LastResort error={caught.error}>{shown}</LastResort>
    ) : (
      <FallbackGuard slot={slot} report={() => reportOnce(caught.error, amends)}>
        {shown}
      </FallbackGuard>
    );
  };
  const reportCaught = (error: unknown, info: ErrorInfo): void => {
    reportOnce(error, amends);
    onError?.(error, info);
  };
  return (
    <LimitedBoundary
      {...props}
      ref={ref as Ref<LimitedBoundary>}
      limit={limit}
      slot={slot}
      fallbackRender={showCaught}
      onError={reportCaught}
    />
  );
});

interface CaughtProps extends BaseFallbackProps {
  readonly limit: ResetLimit;
  readonly showFallback: (props: FallbackProps) => ReactNode;
}

function Caught({ error, resetErrorBoundary, limit, showFallback }: CaughtProps): ReactNode {
  const amends = useAmends();
  const found = useFault(error);
  const fault = useMemo(() => found ?? classifyThrown(error, amends), [found, error, amends]);
  useEffect(() => {
    const events = ["click", "keydown", "popstate"];
    for (const event of events) addEventListener(event, limit.renew, true);
    return () => {
      for (const event of events) removeEventListener(event, limit.renew, true);
      limit.cancel();
    };
  }, [limit]);
  const reloads = useReload(error, fault, amends);
  useShownAgain(resetErrorBoundary);
  return reloads || isSilent(fault) ? null : showFallback({ error, resetErrorBoundary, fault });
}

/** react-error-boundary's, with the kit's boundary around the component. */
// biome-ignore lint/suspicious/noExplicitAny: a component may have any props.
export function withErrorBoundary<Type extends ComponentType<any>>(
  Component: Type,
  errorBoundaryProps: ErrorBoundaryProps = {},
): ReturnType<typeof withBaseBoundary<Type>> {
  const Wrapped = forwardRef<unknown, object>((props, ref) => (
    <ErrorBoundary {...errorBoundaryProps}>{createElement(Component, { ...props, ref })}</ErrorBoundary>
  ));
  Wrapped.displayName = `withErrorBoundary(${Component.displayName || Component.name || "Unknown"})`;
  return Wrapped as ReturnType<typeof withBaseBoundary<Type>>;
}

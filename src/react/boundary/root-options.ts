import type { Amends } from "../../core/config.ts";
import { logOnce, markLogged } from "../../core/log-once.ts";
import { isObject, read, textOf } from "../../core/read.ts";
import { isDefect, toReport } from "../../core/report.ts";
import { reportOnce } from "../../core/report-once.ts";
import { whenRead } from "../../core/thrown.ts";
import { warnOnce } from "../../core/warn.ts";
import { defaultsNow } from "../host/defaults.ts";
import { isFrameworkSignal } from "../host/framework-signal.ts";
import { LastResort } from "./last-resort.tsx";
import { LimitedBoundary } from "./limited-boundary.ts";

/** What React tells of an error beside it. */
export interface RootErrorInfo {
  readonly componentStack?: string | null | undefined;
  readonly errorBoundary?: unknown;
}

/** Options of `createRoot` and `hydrateRoot`. React 18 knows the last one only. */
export interface RootOptions {
  onUncaughtError(error: unknown, info: RootErrorInfo): void;
  onCaughtError(error: unknown, info: RootErrorInfo): void;
  onRecoverableError(error: unknown, info: RootErrorInfo): void;
}

/**
 * Options for React's roots: `createRoot(container, rootOptions(amends))`, and `hydrateRoot` likewise.
 *
 * - `onFault` is told of what no boundary caught, of what boundaries of other makes caught, and of what React
 *   has mended itself: once, whoever else meets it. What a boundary of the kit catches, that one tells.
 * - The console is not told of what a healthy app meets now and then, and of anything else once: a defect as
 *   React does it, with the component stack.
 *
 * React 18 calls `onRecoverableError` alone, and throws what no boundary caught to the page's `error` event.
 * The three never throw.
 */
export function rootOptions(amends: Amends = defaultsNow().amends): RootOptions {
  return {
    onUncaughtError(error, info) {
      note(error, amends, () => {
        reportGlobally(error);
        console.warn(
          "%s\n%s",
          "The above error occurred in a React component, and no boundary caught it.",
          stackOf(info),
        );
      });
      if (!isFrameworkSignal(error))
        warnOnce(
          "no boundary caught an error, so React took the whole page away. A failure that is thrown while " +
            "rendering needs a place where it is shown. To mend it, put an <ErrorBoundary> around the app.",
        );
    },
    onCaughtError(error, info) {
      const { errorBoundary } = info;
      const isOurs = errorBoundary instanceof LimitedBoundary || errorBoundary instanceof LastResort;
      const print = (): void =>
        console.error("%o\n\n%s\n%s", error, "The above error occurred in a React component.", stackOf(info));
      // A text has no identity: the boundary tells of it, and would tell again.
      note(error, amends, print, isOurs && !isObject(error));
    },
    onRecoverableError(error, info) {
      // React 19 says by an error of its own what it did, and wraps what was thrown.
      const cause = read(error, "cause");
      note(isObject(cause) ? cause : error, amends, () => {
        reportGlobally(error);
        if (stackOf(info)) console.warn("%s\n%s", "React has recovered from the above error.", stackOf(info));
      });
    },
  };
}

/** Tells of an error, and has it printed as React does if nobody else has: a defect, or, in production, anything unexpected. */
function note(error: unknown, amends: Amends, print: () => void, isTold = false): void {
  // Frameworks steer by these; their own boundaries act on them.
  if (isFrameworkSignal(error)) return;
  whenRead(error, amends, (fault) => {
    const report = toReport(fault, amends);
    if (report && !report.expected) {
      if (!isDefect(fault)) logOnce(error, amends);
      if (markLogged(error, fault)) print();
    }
    if (!isTold) reportOnce(error, amends);
  });
}

function stackOf({ componentStack }: RootErrorInfo): string {
  return textOf(componentStack) ?? "";
}

/** As React does by default: the page's `error` event, which other tools listen to, and the console. */
function reportGlobally(error: unknown): void {
  if (typeof reportError === "function") reportError(error);
  else console.error(error);
}

"use client";

import { startTransition } from "react";
import { ErrorBoundary, type ErrorBoundaryProps } from "react-error-boundary";
import { read } from "../../core/read.ts";
import type { FailureSlot } from "./fallback-guard.tsx";

const maxResets = 3;
/** In ms. */
const span = 10_000;

/** How often a boundary is reset while nobody does anything; one for each boundary. */
export interface ResetLimit {
  /** Resets now while the limit allows it. The first time that it does not, the latest reset follows when the span is over. */
  tryReset(reset: () => void): void;
  /** A person has acted: whatever follows is no loop. */
  renew(): void;
  /** Drops what was put off. */
  cancel(): void;
}

export function createResetLimit(): ResetLimit {
  let resets: number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A loop would go on for ever at the pace that is allowed.
  let mayPutOff = true;
  const count = (reset: () => void): void => {
    resets.push(performance.now());
    reset();
  };
  return {
    tryReset(reset) {
      const now = performance.now();
      resets = resets.filter((at) => now - at < span);
      if (resets.length < maxResets) count(reset);
      else if (mayPutOff) {
        clearTimeout(timer);
        timer = setTimeout(
          () => {
            mayPutOff = false;
            count(reset);
          },
          Number(resets[0]) + span - now,
        );
      }
    },
    renew() {
      resets = [];
      mayPutOff = true;
    },
    cancel() {
      clearTimeout(timer);
    },
  };
}

type Props = ErrorBoundaryProps & {
  readonly limit: ResetLimit;
  readonly slot: FailureSlot;
  readonly refresh?: (() => unknown) | undefined;
};
type UpdateArguments = Parameters<ErrorBoundary["componentDidUpdate"]>;

/** react-error-boundary's, with limited resets, and with what its own fallback throws passed up. */
export class LimitedBoundary extends ErrorBoundary {
  declare readonly props: Readonly<Props>;

  override render(): ReturnType<ErrorBoundary["render"]> {
    const { didCatch, error } = this.state;
    const { slot } = this.props;
    if (!didCatch) slot.current = null;
    // From here it goes to the next boundary, as it was thrown, and this one is not asked to show it.
    else if (slot.current && Object.is(slot.current.thrown, error)) throw error;
    return super.render();
  }

  override resetErrorBoundary(...args: unknown[]): void {
    const { limit, refresh } = this.props;
    const reset = (): void => super.resetErrorBoundary(...args);
    if (this.state.didCatch) limit.tryReset(refresh ? () => resetWith(refresh, reset) : reset);
  }

  override componentDidUpdate(prevProps: UpdateArguments[0], prevState: UpdateArguments[1]): void {
    const wouldReset =
      this.state.didCatch && prevState.didCatch && isChanged(prevProps.resetKeys, this.props.resetKeys);
    if (wouldReset) this.props.limit.tryReset(() => super.componentDidUpdate(prevProps, prevState));
  }
}

/** In one transition: what was thrown is thrown again for as long as the old content is there. */
function resetWith(refresh: () => unknown, reset: () => void): void {
  startTransition(() => {
    const refreshed = refresh();
    const again = (): void => startTransition(reset);
    if (typeof read(refreshed, "then") === "function") (refreshed as Promise<unknown>).then(again, again);
    else reset();
  });
}

function isChanged(before: readonly unknown[] = [], after: readonly unknown[] = []): boolean {
  return before.length !== after.length || before.some((key, index) => !Object.is(key, after[index]));
}

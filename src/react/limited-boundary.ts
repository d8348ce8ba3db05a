"use client";

import { ErrorBoundary, type ErrorBoundaryProps } from "react-error-boundary";

const maxResets = 3;
/** In ms. */
const span = 10_000;

/** How often a boundary is reset while nobody does anything; one for each boundary. */
export interface ResetLimit {
  /** Counts a reset; false if it is one too many. */
  mayReset(): boolean;
  /** A person has acted: whatever follows is no loop. */
  renew(): void;
}

export function createResetLimit(): ResetLimit {
  let resets: number[] = [];
  return {
    mayReset() {
      const now = performance.now();
      resets = resets.filter((at) => now - at < span);
      return resets.length < maxResets && resets.push(now) > 0;
    },
    renew() {
      resets = [];
    },
  };
}

type Props = ErrorBoundaryProps & { readonly limit: ResetLimit };
type UpdateArguments = Parameters<ErrorBoundary["componentDidUpdate"]>;

/** react-error-boundary's, but for resets beyond the limit: those do nothing. */
export class LimitedBoundary extends ErrorBoundary {
  declare readonly props: Readonly<Props>;

  override resetErrorBoundary(...args: unknown[]): void {
    if (this.state.didCatch && this.props.limit.mayReset()) super.resetErrorBoundary(...args);
  }

  override componentDidUpdate(prevProps: UpdateArguments[0], prevState: UpdateArguments[1]): void {
    const wouldReset =
      this.state.didCatch && prevState.didCatch && haveChanged(prevProps.resetKeys, this.props.resetKeys);
    if (!wouldReset || this.props.limit.mayReset()) super.componentDidUpdate(prevProps, prevState);
  }
}

function haveChanged(before: readonly unknown[] = [], after: readonly unknown[] = []): boolean {
  return before.length !== after.length || before.some((key, index) => !Object.is(key, after[index]));
}

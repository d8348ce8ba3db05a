"use client";

import { Component, type ReactNode } from "react";

/** What a fallback threw: in an object, since null and undefined can be thrown too. */
export interface FallbackFailure {
  readonly thrown: unknown;
}

/** Where a guard leaves word for the boundary that shows the fallback; one for each boundary. */
export interface FailureSlot {
  current: FallbackFailure | null;
}

interface Props {
  readonly slot: FailureSlot;
  /** Tells of what the fallback was to show. */
  readonly report: () => void;
  readonly children?: ReactNode;
}

/**
 * Around a fallback. What one throws as it first renders goes past its own boundary by React's rules. What it
 * throws afterwards, in an effect or on a later render, comes to that boundary, which would have the same
 * fallback show it, and that would throw again, for ever. So the boundary is told where it came from.
 */
export class FallbackGuard extends Component<Props, { readonly failure: FallbackFailure | null }> {
  override state: { readonly failure: FallbackFailure | null } = { failure: null };

  static getDerivedStateFromError(thrown: unknown): { readonly failure: FallbackFailure } {
    return { failure: { thrown } };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    // While rendering, since nothing of this is committed: the boundary renders next, and throws too.
    this.props.slot.current = failure;
    // The boundary does not hear of what it caught then. Not while rendering, for it tells the app.
    void Promise.resolve().then(this.props.report);
    throw failure.thrown;
  }
}

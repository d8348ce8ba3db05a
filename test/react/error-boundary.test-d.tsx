import { createRef, useRef } from "react";
import { ErrorBoundary as BareErrorBoundary } from "../../src/bare.ts";
import { ErrorBoundary, withErrorBoundary } from "../../src/index.ts";
import { QueryErrorBoundary } from "../../src/query/index.ts";

// Checked by the compiler alone: a line below that should not compile, but does, fails `tsc`.

class HttpError extends Error {
  readonly response: Response;
  constructor(response: Response) {
    super();
    this.response = response;
  }
}
abstract class AppError extends Error {}

export const byAll = <ErrorBoundary shouldCatch />;
export const byType = <ErrorBoundary shouldCatch="rate_limit_error" />;
export const byClass = <ErrorBoundary shouldCatch={HttpError} fallback="failed" />;
export const byFunction = <ErrorBoundary shouldCatch={(thrown) => thrown === null} />;
export const byGuard = <ErrorBoundary shouldCatch={(thrown): thrown is HttpError => thrown instanceof HttpError} />;
export const bySeveral = <ErrorBoundary shouldCatch={["rate_limit_error", HttpError, AppError, () => true, false]} />;
export const byNothingSaid = <ErrorBoundary shouldCatch={undefined} />;
export const ofQueries = <QueryErrorBoundary shouldCatch={["not_found_error"]} />;
export const wrapped = withErrorBoundary(() => null, { shouldCatch: ["not_found_error"] });

// @ts-expect-error nothing is named, so nothing could be told apart
export const byNone = <ErrorBoundary shouldCatch={[]} />;

// @ts-expect-error a status is no type
export const byNumber = <ErrorBoundary shouldCatch={404} />;

// @ts-expect-error no fault has this type
export const byUnknownType = <ErrorBoundary shouldCatch="rate_limit" />;

// @ts-expect-error nor this
export const byUnknownTypes = <ErrorBoundary shouldCatch={["rate_limit_error", "HttpError"]} />;

// @ts-expect-error a class that is no error's is neither a class of errors nor a function to ask
export const byOtherClass = <ErrorBoundary shouldCatch={Response} />;

// @ts-expect-error a code is no type
export const wrappedByCode = withErrorBoundary(() => null, { shouldCatch: "quota_exceeded" });

// The names are types too, as react-error-boundary's class is.
const ref = createRef<ErrorBoundary>();
const bareRef = createRef<BareErrorBoundary>();
const queryRef = createRef<QueryErrorBoundary>();
export const withRef = <ErrorBoundary ref={ref} />;
export const withBareRef = <BareErrorBoundary ref={bareRef} />;
export const withQueryRef = <QueryErrorBoundary ref={queryRef} />;
export const reset = (): void => ref.current?.resetErrorBoundary("by hand");

export function Page() {
  const boundary = useRef<ErrorBoundary>(null);
  return <ErrorBoundary ref={boundary} onReset={() => boundary.current?.resetErrorBoundary()} />;
}

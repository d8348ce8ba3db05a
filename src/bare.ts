/**
 * `amends` with no contract and no language loader built in: what it is not given, an app does not carry. The
 * configuration comes from `amends/core/bare`, and other languages than English as `locales` of `AmendsProvider`.
 */
export { useErrorBoundary } from "react-error-boundary";
export type { Severity } from "./core/vocabulary.ts";
export type { FallbackProps } from "./react/boundary-fallback.tsx";
export { ErrorBoundary, type ErrorBoundaryProps, withErrorBoundary } from "./react/error-boundary.tsx";
export { ErrorMessage } from "./react/error-message.tsx";
export { ErrorPage, type ErrorPageProps } from "./react/error-page.tsx";
export { ErrorSummary, type ErrorSummaryItemState, type ErrorSummaryProps } from "./react/error-summary.tsx";
export { FieldError, type FieldErrorPart, type FieldErrorProps, type FieldErrorState } from "./react/field-error.tsx";
export type { ErrorMessagePart, ErrorMessageProps, ErrorMessageState } from "./react/message-props.ts";
export { AmendsProvider, type AmendsProviderProps, type PlanLimit } from "./react/provider.tsx";
export { RateLimitBanner, type RateLimitBannerProps, type RateLimitLineState } from "./react/rate-limit-banner.tsx";
export type { OpenCooldown } from "./react/rate-limits.ts";
export { RetryButton, type RetryButtonProps } from "./react/retry-button.tsx";
export { type RootErrorInfo, type RootOptions, rootOptions } from "./react/root-options.ts";
export { severityOf } from "./react/severity.ts";
export { SignInPrompt, type SignInPromptPart, type SignInPromptProps } from "./react/sign-in-prompt.tsx";
export { useCooldown } from "./react/use-cooldown.ts";
export { type CountdownOptions, useCountdown } from "./react/use-countdown.ts";
export { type ErrorSummaryItem, type ErrorSummaryList, useErrorSummary } from "./react/use-error-summary.ts";
export { useFault } from "./react/use-fault.ts";
export { useFaultText } from "./react/use-fault-text.ts";
export { type FieldErrors, type FormErrors, useFieldErrors } from "./react/use-field-errors.ts";
export { useOpenCooldowns } from "./react/use-rate-limits.ts";
export { type Actions, type RemedyAction, type RemedyOptions, useRemedy } from "./react/use-remedy.ts";
export { useSession } from "./react/use-session.ts";

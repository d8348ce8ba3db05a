/**
 * `amends` with no contract and no language loader built in: what it is not given, an app does not carry. The
 * configuration comes from `amends/core/bare`, and other languages than English as `locales` of `AmendsProvider`.
 */
export { useErrorBoundary } from "react-error-boundary";
export type { Severity } from "./core/vocabulary.ts";
export {
  OutageBanner,
  type OutageBannerProps,
  type OutageLineState,
  type OutageLineState as RateLimitLineState,
} from "./react/banner/outage-banner.tsx";
export type { Outage, Outage as OpenCooldown } from "./react/banner/outages.ts";
export { RateLimitBanner, type RateLimitBannerProps } from "./react/banner/rate-limit-banner.tsx";
export { useOpenCooldowns, useOutages } from "./react/banner/use-outages.ts";
export type { FallbackProps } from "./react/boundary/boundary-fallback.tsx";
export { ErrorBoundary, type ErrorBoundaryProps, withErrorBoundary } from "./react/boundary/error-boundary.tsx";
export { type RootErrorInfo, type RootOptions, rootOptions } from "./react/boundary/root-options.ts";
export { severityOf } from "./react/fault/severity.ts";
export { useCooldown } from "./react/fault/use-cooldown.ts";
export { useFault } from "./react/fault/use-fault.ts";
export { useFaultText } from "./react/fault/use-fault-text.ts";
export { useIsCovered } from "./react/fault/use-is-covered.ts";
export { type Actions, type RemedyAction, type RemedyOptions, useRemedy } from "./react/fault/use-remedy.ts";
export { ErrorSummary, type ErrorSummaryItemState, type ErrorSummaryProps } from "./react/form/error-summary.tsx";
export {
  FieldError,
  type FieldErrorPart,
  type FieldErrorProps,
  type FieldErrorState,
} from "./react/form/field-error.tsx";
export { type ErrorSummaryItem, type ErrorSummaryList, useErrorSummary } from "./react/form/use-error-summary.ts";
export { type FieldErrors, type FormErrors, useFieldErrors } from "./react/form/use-field-errors.ts";
export { AmendsProvider, type AmendsProviderProps, type PlanLimit } from "./react/host/provider.tsx";
export { useTranslator } from "./react/host/use-translator.ts";
export { ErrorMessage } from "./react/message/error-message.tsx";
export { ErrorPage, type ErrorPageProps } from "./react/message/error-page.tsx";
export type { ErrorMessagePart, ErrorMessageProps, ErrorMessageState } from "./react/message/message-props.ts";
export { RetryButton, type RetryButtonProps } from "./react/message/retry-button.tsx";
export { useSession } from "./react/session/use-session.ts";
export { SignInPrompt, type SignInPromptPart, type SignInPromptProps } from "./react/sign-in/sign-in-prompt.tsx";
export { type CountdownOptions, useCountdown } from "./react/wait/use-countdown.ts";

/** Hooks and components, with both contracts and all languages where no provider says otherwise. */
export { useErrorBoundary } from "react-error-boundary";
export type { Severity } from "./core/vocabulary.ts";
export type { FallbackProps } from "./react/boundary-fallback.tsx";
export type { ErrorBoundaryProps } from "./react/error-boundary.tsx";
export type { ErrorPageProps } from "./react/error-page.tsx";
export type { ErrorSummaryItemState, ErrorSummaryProps } from "./react/error-summary.tsx";
export type { FieldErrorPart, FieldErrorProps, FieldErrorState } from "./react/field-error.tsx";
export type { ErrorMessagePart, ErrorMessageProps, ErrorMessageState } from "./react/message-props.ts";
export type { AmendsProviderProps, PlanLimit } from "./react/provider.tsx";
export type { RateLimitBannerProps, RateLimitLineState } from "./react/rate-limit-banner.tsx";
export type { OpenCooldown } from "./react/rate-limits.ts";
export type { RetryButtonProps } from "./react/retry-button.tsx";
export type { RootErrorInfo, RootOptions } from "./react/root-options.ts";
export { severityOf } from "./react/severity.ts";
export type { SignInPromptPart, SignInPromptProps } from "./react/sign-in-prompt.tsx";
export type { CountdownOptions } from "./react/use-countdown.ts";
export type { ErrorSummaryItem, ErrorSummaryList } from "./react/use-error-summary.ts";
export type { FieldErrors, FormErrors } from "./react/use-field-errors.ts";
export type { Actions, RemedyAction, RemedyOptions } from "./react/use-remedy.ts";
export { ErrorBoundary, withErrorBoundary } from "./with-defaults/error-boundary.ts";
export { ErrorMessage } from "./with-defaults/error-message.ts";
export { ErrorPage } from "./with-defaults/error-page.ts";
export { ErrorSummary } from "./with-defaults/error-summary.ts";
export { FieldError } from "./with-defaults/field-error.ts";
export {
  useCooldown,
  useCountdown,
  useErrorSummary,
  useFault,
  useFaultText,
  useFieldErrors,
  useOpenCooldowns,
  useRemedy,
  useSession,
} from "./with-defaults/hooks.ts";
export { AmendsProvider } from "./with-defaults/provider.ts";
export { RateLimitBanner } from "./with-defaults/rate-limit-banner.ts";
export { RetryButton } from "./with-defaults/retry-button.ts";
export { rootOptions } from "./with-defaults/root-options.ts";
export { SignInPrompt } from "./with-defaults/sign-in-prompt.ts";

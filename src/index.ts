/** Hooks and components, with both contracts and all languages where no provider says otherwise. */
export { useErrorBoundary } from "react-error-boundary";
export type { Severity } from "./core/vocabulary.ts";
export type {
  OutageBannerProps,
  OutageLineState,
  OutageLineState as RateLimitLineState,
} from "./react/banner/outage-banner.tsx";
export type { Outage, Outage as OpenCooldown } from "./react/banner/outages.ts";
export type { RateLimitBannerProps } from "./react/banner/rate-limit-banner.tsx";
export type { FallbackProps } from "./react/boundary/boundary-fallback.tsx";
export type { ErrorBoundaryProps } from "./react/boundary/error-boundary.tsx";
export type { RootErrorInfo, RootOptions } from "./react/boundary/root-options.ts";
export { severityOf } from "./react/fault/severity.ts";
export type { Actions, RemedyAction, RemedyOptions } from "./react/fault/use-remedy.ts";
export type { ErrorSummaryItemState, ErrorSummaryProps } from "./react/form/error-summary.tsx";
export type { FieldErrorPart, FieldErrorProps, FieldErrorState } from "./react/form/field-error.tsx";
export type { ErrorSummaryItem, ErrorSummaryList } from "./react/form/use-error-summary.ts";
export type { FieldErrors, FormErrors } from "./react/form/use-field-errors.ts";
export type { AmendsProviderProps, PlanLimit } from "./react/host/provider.tsx";
export type { ErrorPageProps } from "./react/message/error-page.tsx";
export type { ErrorMessagePart, ErrorMessageProps, ErrorMessageState } from "./react/message/message-props.ts";
export type { RetryButtonProps } from "./react/message/retry-button.tsx";
export type { SignInPromptPart, SignInPromptProps } from "./react/sign-in/sign-in-prompt.tsx";
export type { CountdownOptions } from "./react/wait/use-countdown.ts";
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
  useIsCovered,
  useOpenCooldowns,
  useOutages,
  useRemedy,
  useSession,
  useTranslator,
} from "./with-defaults/hooks.ts";
export { OutageBanner } from "./with-defaults/outage-banner.ts";
export { AmendsProvider } from "./with-defaults/provider.ts";
export { RateLimitBanner } from "./with-defaults/rate-limit-banner.ts";
export { RetryButton } from "./with-defaults/retry-button.ts";
export { rootOptions } from "./with-defaults/root-options.ts";
export { SignInPrompt } from "./with-defaults/sign-in-prompt.ts";

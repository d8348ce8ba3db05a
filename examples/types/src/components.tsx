import {
  AmendsProvider,
  type AmendsProviderProps,
  ErrorBoundary,
  type ErrorBoundaryProps,
  ErrorMessage,
  type ErrorMessageProps,
  ErrorPage,
  ErrorSummary,
  type FallbackProps,
  FieldError,
  RateLimitBanner,
  RetryButton,
  SignInPrompt,
  useErrorBoundary,
  withErrorBoundary,
} from "amends";
import "amends/styles.css";
import type { Fault } from "amends/core";
import { type ReactElement, useRef } from "react";
import { amends, session } from "./amends.js";
import { i18n } from "./words.js";

function Fallback({ error, resetErrorBoundary }: FallbackProps): ReactElement {
  return <ErrorPage error={error} actions={{ retry: () => resetErrorBoundary() }} />;
}

export function Page({ error, locale }: { readonly error: unknown; readonly locale?: string }): ReactElement {
  const message = useRef<HTMLDivElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const { showBoundary, resetBoundary } = useErrorBoundary();
  return (
    <form onReset={resetBoundary} onInvalid={() => showBoundary(new Error("Invalid"))}>
      <ErrorSummary ref={summary} error={error} />
      <ErrorMessage ref={message} error={error} compact className="note" data-test="message" icon={null} />
      <ErrorMessage
        error={error}
        title={({ fault }: { readonly fault: Fault }) => <h2>{fault.type}</h2>}
        actions={{ retry: () => {}, upgrade: "/billing" }}
      />
      <input name="email" lang={locale} />
      <FieldError error={error} name="email" />
      <RetryButton error={error} className="button">
        Once more
      </RetryButton>
      <RateLimitBanner />
      <RateLimitBanner error={error} />
      <SignInPrompt session={session} href="/sign-in" />
      <SignInPrompt>
        <input name="password" />
      </SignInPrompt>
    </form>
  );
}

export const Guarded = withErrorBoundary(Page, { FallbackComponent: Fallback, onError: () => {} });

export function App({ locale }: { readonly locale?: string }): ReactElement {
  return (
    <AmendsProvider value={amends} i18n={i18n} planLimits={[{ label: "Seats", value: 5 }]}>
      <ErrorBoundary>
        <Page error={null} {...(locale !== undefined && { locale })} />
      </ErrorBoundary>
      <ErrorBoundary fallback={<p>Broken</p>} resetKeys={[locale]} onReset={() => {}}>
        <Guarded error={new Error("Broken")} />
      </ErrorBoundary>
      <ErrorBoundary fallbackRender={({ error }) => <ErrorPage error={error} />}>
        <AmendsProvider language="de">Text</AmendsProvider>
      </ErrorBoundary>
    </AmendsProvider>
  );
}

export const messageProps: ErrorMessageProps = { error: null, actions: { retry: () => {} } };
export const providerProps: AmendsProviderProps = { value: amends };
export const boundaryProps: ErrorBoundaryProps = { children: "Text" };

import { onlineManager, QueryClient, QueryClientProvider, useMutation, useQuery } from "@tanstack/react-query";
import { type ReactElement, type ReactNode, type SubmitEvent, useEffect, useState, useSyncExternalStore } from "react";
import { type Amends, defineAmends, prismIo, throwIfFault } from "../../src/core/index.ts";
import { AmendsProvider, ErrorMessage, RateLimitBanner, SignInPrompt } from "../../src/index.ts";
import { amendsQueryDefaults } from "../../src/query/index.ts";
import { createApiFetch, createCooldowns, createSession } from "../../src/recovery/index.ts";
import { type ContractAuth, createContractAuth } from "../../src/testing/index.ts";
import "./demo.css";

export const origin = "https://contract.example";

/** What happened, as an app's developer tools would show it. */
interface Event {
  /** ms since the demo was opened. */
  readonly at: number;
  readonly kind: "app" | "sent";
  readonly what: string;
  readonly outcome: string;
}

export interface Demo {
  readonly auth: ContractAuth;
  readonly amends: Amends;
  readonly queryClient: QueryClient;
  /** Starts anew: nobody remembers anything, and Ada is signed in. */
  open(): Promise<void>;
  signIn(email: string, password: string): Promise<void>;
  load(path: string): Promise<unknown>;
  save(path: string, body: object): Promise<unknown>;
  /** Notes what the app does, in the timeline. */
  note(what: string): void;
  readonly events: { subscribe(onChange: () => void): () => void; get(): readonly Event[] };
}

/** The whole of an app's recovery: what a real one writes, and a timeline of what its `fetch` was asked to send. */
export function createDemo(name: string): Demo {
  const auth = createContractAuth();
  let events: readonly Event[] = [];
  let openedAt = 0;
  const listeners = new Set<() => void>();
  const set = (next: readonly Event[]): void => {
    events = next;
    for (const listener of listeners) listener();
  };
  const add = (kind: Event["kind"], what: string, outcome = ""): Event => {
    const event = { at: Math.round(performance.now() - openedAt), kind, what, outcome };
    set([...events, event]);
    return event;
  };

  const recordingFetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const event = add("sent", `${request.method} ${pathname}`, "…");
    const end = (outcome: string) => set(events.map((each) => (each === event ? { ...event, outcome } : each)));
    try {
      const response = await fetch(request);
      const body = response.ok ? null : ((await response.clone().json()) as { error?: { code?: string } });
      end([response.status, body?.error?.code].filter(Boolean).join(" "));
      return response;
    } catch (error) {
      end("no answer");
      throw error;
    }
  };
  const ask = async (path: string, init: RequestInit): Promise<{ access_token: string; subject: string }> => {
    const response = await recordingFetch(origin + path, { method: "POST", credentials: "include", ...init });
    if (!response.ok) throw response;
    return response.json();
  };

  const session = createSession<string>({
    name,
    refresh: async (signal) => (await ask("/api/auth/refresh-token", { signal })).access_token,
    authorize: (request, token) => {
      const authorized = new Request(request);
      authorized.headers.set("authorization", `Bearer ${token}`);
      return authorized;
    },
  });
  const cooldowns = createCooldowns({ name, spread: 0 });
  const amends = defineAmends({ apis: [{ origin, envelope: prismIo, session }], cooldowns }) as Amends;
  const apiFetch = createApiFetch(amends, { fetch: recordingFetch });
  const queryClient = new QueryClient(amendsQueryDefaults(amends));
  const call = async (path: string, init?: RequestInit): Promise<unknown> => {
    const response = await apiFetch(origin + path, init);
    return (await throwIfFault(response, amends)).json();
  };
  const signIn = async (email: string, password: string): Promise<void> => {
    const { subject, access_token } = await ask("/api/auth/sign-in", { body: JSON.stringify({ email, password }) });
    session.start(subject, access_token);
  };

  return {
    auth,
    amends,
    queryClient,
    signIn,
    async open() {
      session.end();
      queryClient.clear();
      onlineManager.setOnline(true);
      openedAt = performance.now();
      await signIn("ada@example.com", "right");
      openedAt = performance.now();
      set([]);
    },
    load: (path) => call(path),
    save: (path, body) => call(path, { method: "POST", body: JSON.stringify(body) }),
    note: (what) => void add("app", what),
    events: {
      subscribe(onChange) {
        listeners.add(onChange);
        return () => listeners.delete(onChange);
      },
      get: () => events,
    },
  };
}

export function DemoPage({ demo, children }: { readonly demo: Demo; readonly children: ReactNode }): ReactElement {
  const events = useSyncExternalStore(demo.events.subscribe, demo.events.get);
  return (
    <QueryClientProvider client={demo.queryClient}>
      <AmendsProvider value={demo.amends}>
        <main className="demo">
          <section aria-label="App">
            <RateLimitBanner />
            {children}
          </section>
          <section aria-label="Timeline">
            <h2 lang="en">What happened</h2>
            <ol dir="ltr" lang="en">
              {events.map((event, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: events are only added.
                <li key={index} data-kind={event.kind}>
                  <span className="demo-time">{(event.at / 1000).toFixed(1)} s</span>
                  <span className="demo-what">{event.what}</span>
                  <span className="demo-outcome">{event.outcome}</span>
                </li>
              ))}
            </ol>
          </section>
        </main>
        <SignInPrompt>
          <SignInForm demo={demo} />
        </SignInPrompt>
      </AmendsProvider>
    </QueryClientProvider>
  );
}

/** Three things that a page shows, each asked for by itself. */
export function Things({ demo, paths }: { readonly demo: Demo; readonly paths: readonly string[] }): ReactElement {
  return (
    <div className="demo-things">
      {paths.map((path) => (
        <Thing key={path} demo={demo} path={path} />
      ))}
    </div>
  );
}

function Thing({ demo, path }: { readonly demo: Demo; readonly path: string }): ReactElement {
  const query = useQuery({ queryKey: [path], queryFn: () => demo.load(path), enabled: false });
  const { refetch } = query;
  useEffect(() => {
    const ask = () => void refetch();
    addEventListener("ask", ask);
    return () => removeEventListener("ask", ask);
  }, [refetch]);
  const name = path.split("/").at(-1);
  return (
    <div className="demo-thing">
      <strong lang="en">{name}</strong>
      <span role="status" lang="en">
        {stateOf(query)}
      </span>
      <ErrorMessage error={query} />
    </div>
  );
}

function stateOf({ fetchStatus, isSuccess }: { readonly fetchStatus: string; readonly isSuccess: boolean }): string {
  if (fetchStatus === "fetching") return "Loading";
  if (fetchStatus === "paused") return "Waiting for the connection";
  return isSuccess ? "Loaded" : "";
}

/** Has every thing on the page asked for. */
export function askForAll(): void {
  dispatchEvent(new CustomEvent("ask"));
}

/** A form that somebody is in the middle of. */
export function Note({ demo }: { readonly demo: Demo }): ReactElement {
  const save = useMutation({ mutationFn: (body: object) => demo.save("/private/note", body) });
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    demo.note("Save is pressed");
    save.mutate(Object.fromEntries(new FormData(event.currentTarget)));
  };
  return (
    <form className="demo-form" onSubmit={onSubmit}>
      <label lang="en">
        Note
        <textarea name="note" defaultValue="Tides of the north: a first sentence, and half of the next" rows={3} />
      </label>
      <button type="submit" lang="en">
        Save
      </button>
      <span role="status" lang="en">
        {save.isSuccess && "Saved"}
      </span>
      <ErrorMessage error={save} />
    </form>
  );
}

function SignInForm({ demo }: { readonly demo: Demo }): ReactElement {
  const [error, setError] = useState<unknown>(null);
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    demo.signIn(`${form.get("email")}`, `${form.get("password")}`).catch(setError);
  };
  return (
    <form className="demo-form" onSubmit={onSubmit}>
      <ErrorMessage error={error} compact />
      <label lang="en">
        Email
        <input name="email" type="email" autoComplete="username" defaultValue="ada@example.com" />
      </label>
      <label lang="en">
        Password
        <input name="password" type="password" autoComplete="current-password" />
      </label>
      <button type="submit" lang="en">
        Sign in
      </button>
    </form>
  );
}

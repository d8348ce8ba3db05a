import { QueryClient, QueryClientProvider, useMutation } from "@tanstack/react-query";
import { type ReactElement, StrictMode, type SubmitEvent } from "react";
import { createRoot } from "react-dom/client";
import { defineAmends, prismIo, throwIfFault } from "../../src/core/index.ts";
import { AmendsProvider, ErrorMessage, SignInPrompt } from "../../src/index.ts";
import { amendsQueryDefaults } from "../../src/query/index.ts";
import { createApiFetch, createSession } from "../../src/recovery/index.ts";

const settings = new URLSearchParams(location.search);
const origin = settings.get("api") ?? "";
const isBearer = settings.get("credential") === "bearer";

/** The refresh token is a cookie in any case; the access token is one, or is sent by hand. */
const ask = async (path: string, init: RequestInit = {}): Promise<{ access_token: string; subject: string }> => {
  const response = await fetch(origin + path, { method: "POST", credentials: "include", ...init });
  if (!response.ok) throw response;
  return response.json();
};

const session = createSession<string | undefined>({
  // Else a tab that is slow to get its turn refreshes by itself: right for a person, and wrong for whoever counts.
  timeLimit: 120_000,
  // Of a client of the app's own, known by nothing else.
  ...(settings.get("client") === "named" && { isRefresh: ({ url }: Request) => url.endsWith("/refresh-token") }),
  refresh: async (signal, context) => {
    const path = "/api/auth/refresh-token";
    if (settings.get("client") === "given")
      return context.fetch(origin + path, { method: "POST", credentials: "include" });
    if (settings.get("client") === "named") {
      await Promise.resolve();
      return apiFetch(origin + path, { method: "POST", credentials: "include" });
    }
    const { access_token } = await ask(path, { signal });
    return isBearer ? access_token : undefined;
  },
  ...(isBearer && {
    authorize: (request: Request, token: string | undefined) => {
      const authorized = new Request(request);
      authorized.headers.set("authorization", `Bearer ${token}`);
      return authorized;
    },
    shareCredential: settings.get("share") === "true",
  }),
});
const amends = defineAmends({ apis: [{ origin: origin || "self", envelope: prismIo, session }] });
const apiFetch = createApiFetch(amends);
const queryClient = new QueryClient(amendsQueryDefaults(amends));

async function call(path: string, init?: RequestInit): Promise<unknown> {
  const response = await apiFetch(origin + path, { ...(!isBearer && { credentials: "include" }), ...init });
  return (await throwIfFault(response, amends)).json();
}

async function signIn(email: string, password = "right"): Promise<void> {
  const { access_token, subject } = await ask("/api/auth/sign-in", { body: JSON.stringify({ email, password }) });
  session.start(subject, isBearer ? access_token : undefined);
}

/** Asks so many questions at once; how many were answered. */
async function askMany(count: number, round: string): Promise<number> {
  const queries = Array.from({ length: count }, (_, index) =>
    queryClient.fetchQuery({ queryKey: [round, index], queryFn: () => call(`/private/${round}/${index}`) }),
  );
  return (await Promise.allSettled(queries)).filter(({ status }) => status === "fulfilled").length;
}

/** The status of what was answered, or the name of what was thrown. */
async function send(path: string, { wait, ...init }: RequestInit & { wait?: number } = {}): Promise<number | string> {
  const signal = wait === undefined ? undefined : AbortSignal.timeout(wait);
  try {
    return (await apiFetch(origin + path, { credentials: "include", ...init, ...(signal && { signal }) })).status;
  } catch (error) {
    return (error as Error).name;
  }
}

declare global {
  var app: typeof handle;
}
const handle = { session, signIn, askMany, send };
globalThis.app = handle;

function Profile(): ReactElement {
  const save = useMutation({
    mutationFn: (body: object) => call("/private/profile", { method: "POST", body: JSON.stringify(body) }),
  });
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(Object.fromEntries(new FormData(event.currentTarget)));
  };
  return (
    <form aria-label="Profile" onSubmit={onSubmit}>
      <label>
        Name <input name="name" />
      </label>
      <label>
        About you <textarea name="about" />
      </label>
      <label>
        <input type="checkbox" name="news" /> News
      </label>
      <label>
        Country
        <select name="country">
          <option>Austria</option>
          <option>Brazil</option>
        </select>
      </label>
      <button type="submit">Save</button>
      <p role="status">{save.isSuccess && "Saved"}</p>
      <ErrorMessage error={save} />
    </form>
  );
}

function SignInForm(): ReactElement {
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void signIn(String(new FormData(event.currentTarget).get("email")));
  };
  return (
    <form aria-label="Sign in" onSubmit={onSubmit}>
      <label>
        Email <input name="email" type="email" autoComplete="username" />
      </label>
      <label>
        Password <input name="password" type="password" autoComplete="current-password" />
      </label>
      <button type="submit">Sign in now</button>
    </form>
  );
}

createRoot(document.querySelector("#root") as Element).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <AmendsProvider value={amends}>
        <Profile />
        {settings.get("prompt") !== "none" && (
          <SignInPrompt>
            <SignInForm />
          </SignInPrompt>
        )}
      </AmendsProvider>
    </QueryClientProvider>
  </StrictMode>,
);

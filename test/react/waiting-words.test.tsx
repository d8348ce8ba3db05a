// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createInstance, type i18n } from "i18next";
import { type ReactElement, type ReactNode, useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import arabic from "../../locales/ar/amends.json" with { type: "json" };
import english from "../../locales/en/amends.json" with { type: "json" };
import { defineAmends } from "../../src/core/index.ts";
import { registerAmends } from "../../src/i18n/index.ts";
import {
  AmendsProvider,
  ErrorBoundary,
  ErrorMessage,
  ErrorPage,
  ErrorSummary,
  FieldError,
  RateLimitBanner,
  RetryButton,
  SignInPrompt,
  useCountdown,
  useErrorSummary,
  useFaultText,
  useFieldErrors,
  useRemedy,
} from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { violationAt } from "../i18n/faults.ts";
import { without } from "../i18n/waiting.ts";
import { handMadeCooldowns } from "./hand-made-cooldowns.ts";
import { handMadeSession } from "./hand-made-session.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";
import { refusal } from "./refusal.ts";

const now = Date.UTC(2026, 0, 1);
const page = document.documentElement;
beforeEach(() => {
  vi.useFakeTimers({ now });
  page.lang = "ar";
  page.dir = "rtl";
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async () => {} }, configurable: true });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  page.removeAttribute("lang");
  page.removeAttribute("dir");
  Reflect.deleteProperty(navigator, "clipboard");
  vi.useRealTimers();
});

/** An Arabic app, where these words of the kit's wait to be translated. */
function arabicHost(...waiting: readonly (readonly string[])[]): i18n {
  const host = createInstance();
  const options = { lng: "ar", fallbackLng: "en", initImmediate: false, initAsync: false };
  void host.init({ ...options, resources: { ar: { translation: { hello: "مرحبا" } } } } as object);
  return registerAmends(host, { locales: { ar: without(arabic, ...waiting) }, load: false });
}

const within = (host: i18n, children: ReactNode, amends?: ReturnType<typeof defineAmends>) => (
  <AmendsProvider i18n={host} value={amends as never}>
    {children}
  </AmendsProvider>
);

/** What is shown in which script, and how it is marked. English in Arabic, or the other way round, is what may not be. */
function wronglyMarked(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const wrong: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? "";
    const isEnglish = /\p{Script=Latin}{2}/u.test(text.replace(/\bID\b/g, "")) || text === "Request ID";
    if (!isEnglish && !/\p{Script=Arabic}/u.test(text)) continue;
    const [lang, dir] = ["lang", "dir"].map((name) => node.parentElement?.closest(`[${name}]`)?.getAttribute(name));
    const isRight = isEnglish ? lang === "en" && dir === "ltr" : lang === "ar" && dir === "rtl";
    if (!isRight) wrong.push(`${text} [${lang} ${dir}]`);
  }
  return wrong;
}

const elementOf = (text: string) =>
  screen.getByText((_, element) => element?.textContent === text, { ignore: ":has(*)" });
const marksOf = (element: Element | null | undefined) => ({
  lang: element?.getAttribute("lang") ?? null,
  dir: element?.getAttribute("dir") ?? null,
});
const inEnglish = { lang: "en", dir: "ltr" };
const unmarked = { lang: null, dir: null };

const failure = faultFor("prism-io/server_error/500", { requestId: "1234" });
const failed = { isError: true, error: failure, refetch: () => {} };
const refused = refusal([violationAt(["age"], { code: "int_parsing" }), violationAt(["name"], { code: "missing" })]);
const limited = (ms: number) => faultFor("prism-io/rate_limit_exceeded/429", { retryAt: now + ms });
const estimating = defineAmends({ cooldowns: handMadeCooldowns(() => ({ at: now + 5000, estimated: true })) });

function Throws(): never {
  throw failure;
}
function brokenFallback(): never {
  throw new Error("defect");
}

/** Another query each time: of one that was tried by itself before, the next try is the person's. */
function Automatic(): ReactElement {
  const [refetch] = useState(() => vi.fn()); // the React Compiler has one of a function that needs nothing
  return <RateLimitBanner error={{ ...failed, error: limited(5000), refetch }} autoRetry />;
}

/** Where each text shows. */
const places: Record<string, ReactNode> = {
  page: <ErrorPage error={failed} />,
  form: (
    <form>
      <ErrorSummary error={refused} />
      <input name="age" aria-label="العمر" />
      <FieldError error={refused} name="age" />
      <FieldError error={refused} name="name" />
    </form>
  ),
  banner: <RateLimitBanner error={{ ...failed, error: limited(5000) }} />,
  "all limits": [<RateLimitBanner key="banner" />, <ErrorMessage key="message" error={limited(5000)} />],
  automatic: <Automatic />,
  button: <RetryButton error={{ ...failed, error: limited(5000) }} />,
  guess: <RateLimitBanner error={{ ...failed, error: limited(5000) }} />,
  "guess in a button": <ErrorMessage error={{ ...failed, error: limited(5000) }} />,
  "guess beside a label": <RetryButton error={{ ...failed, error: limited(5000) }}>مجددًا</RetryButton>,
  "automatic guess": <Automatic />,
  sign_in: <SignInPrompt session={handMadeSession({ status: "interrupted" })}>.</SignInPrompt>,
  link: <SignInPrompt session={handMadeSession({ status: "interrupted" })} href="/sign-in" />,
  confirm: <SignInPrompt session={handMadeSession({ unsafe: 2, waiting: 2 })}>.</SignInPrompt>,
  dropped: <SignInPrompt session={handMadeSession({ dropped: 1 })}>.</SignInPrompt>,
  "last resort": (
    <ErrorBoundary fallbackRender={brokenFallback}>
      <Throws />
    </ErrorBoundary>
  ),
};

const waits: readonly [place: string, ...path: string[]][] = [
  ["page", "remedies", "retry"],
  ["page", "ui", "request_id"],
  ["page", "ui", "copy"],
  ["page", "ui", "copied"],
  ["form", "violations", "int_parsing"],
  ["banner", "countdown", "ready_in"],
  ["banner", "countdown", "ready"],
  ["all limits", "countdown", "ready_in"],
  ["automatic", "countdown", "auto_in"],
  ["button", "remedies", "retry"],
  ["guess", "countdown", "ready_in_about"],
  ["button", "countdown", "retry_in"],
  ["guess in a button", "countdown", "retry_in_about"],
  ["guess beside a label", "countdown", "about"],
  ["guess in a button", "remedies", "retry"],
  ["automatic guess", "countdown", "auto_in_about"],
  ["sign_in", "session", "title"],
  ["sign_in", "session", "body"],
  ["sign_in", "session", "decline"],
  ["link", "remedies", "sign_in"],
  ["confirm", "session", "waiting_title"],
  ["confirm", "session", "waiting_body"],
  ["confirm", "session", "send"],
  ["confirm", "session", "discard"],
  ["dropped", "session", "dropped_title"],
  ["dropped", "session", "dropped_body"],
  ["dropped", "session", "close"],
  ["last resort", "remedies", "reload"],
];

// matrix-org/matrix-react-sdk#7323, SAP/spartacus#15370: a text that falls back to English is read out as if it were not.
// nodejs/nodejs.org#4063: from right to left, with its full stop at the front. Doenet/DoenetML#1864: one language
// that was asked for marks all texts, wherever each of them came from.
describe("each text is marked by its own language", () => {
  muteCaughtErrors();

  /** Shows a place, presses its copy button, and lets the time pass; tells what was ever marked wrongly. */
  async function show(place: string, host: i18n): Promise<{ wrong: string[]; shown: string }> {
    render(within(host, places[place], place.includes("guess") ? estimating : undefined));
    const wrong = wronglyMarked();
    let shown = document.body.textContent ?? "";
    const copy = document.querySelector("[data-amends-part=copy]");
    if (copy) await act(async () => void fireEvent.click(copy));
    for (let second = 0; second < 6; second += 1) {
      wrong.push(...wronglyMarked());
      shown += document.body.textContent;
      await act(() => vi.advanceTimersByTimeAsync(1000));
    }
    return { wrong: [...new Set([...wrong, ...wronglyMarked()])], shown: shown + document.body.textContent };
  }

  it.each(Object.keys(places))("where none waits: %s", async (place) => {
    const { wrong, shown } = await show(place, arabicHost());
    expect(wrong).toEqual([]);
    expect(shown).not.toMatch(/\p{Script=Latin}{3}/u);
  });

  it.each(waits)("where one waits: %s, %s.%s", async (place, group, name) => {
    const { wrong, shown } = await show(place, arabicHost([group, name]));
    expect(wrong).toEqual([]);
    const texts = english[group as "ui"] as Readonly<Record<string, string>>;
    const text = texts[name] ?? texts[`${name}_other`] ?? "";
    expect(shown).toContain(text.replace(/\{\{\w+\}\}.*/, "").replace(/^$/, "changes"));
  });

  it.each(Object.keys(places))("where nothing has come yet: %s", async (place) => {
    const host = arabicHost(...Object.keys(arabic).map((group) => [group]));
    expect((await show(place, host)).wrong).toEqual([]);
  });
});

describe("a mark", () => {
  it("is on the one element whose text needs it", () => {
    render(within(arabicHost(["ui", "copy"]), <ErrorMessage error={failed} data-testid="root" />));
    expect(marksOf(elementOf(english.ui.copy))).toEqual(inEnglish);
    expect(document.body.querySelectorAll("[lang], [dir]")).toHaveLength(1);
  });

  it("is on title and body alike, which are of one language", () => {
    const host = arabicHost(["codes", "prism-io", "server_error"], ["types", "server_error"]);
    render(within(host, <ErrorMessage error={failed} data-testid="root" />));
    const { title, body } = english.codes["prism-io"].server_error;
    for (const text of [title, body]) expect(marksOf(elementOf(text))).toEqual(inEnglish);
    // withastro/docs#12777: what surrounds a text that is read from left to right goes on as the page does.
    expect(marksOf(screen.getByTestId("root"))).toEqual(unmarked);
  });

  it("leaves the app's own words in a message to the app's language", () => {
    const host = arabicHost(["codes", "prism-io", "server_error"], ["types", "server_error"]);
    render(within(host, <ErrorMessage error={failed} title="عنوان" data-testid="root" />));
    expect(wronglyMarked()).toEqual([]);
    expect(marksOf(elementOf("عنوان"))).toEqual(unmarked);
  });

  it("is there in a page that is itself in English, inside what is marked as Arabic", () => {
    page.lang = "en";
    page.dir = "ltr";
    const own = { ...failed, actions: { retry: () => {} } };
    render(
      within(
        arabicHost(["remedies", "retry"]),
        <ErrorMessage error={failed} action={() => <RetryButton error={own} />} data-testid="root" />,
      ),
    );
    expect(marksOf(screen.getByTestId("root"))).toEqual({ lang: "ar", dir: "rtl" });
    expect(marksOf(elementOf(english.remedies.retry))).toEqual(inEnglish);
    cleanup();
    render(within(arabicHost(["remedies", "retry"]), <RetryButton error={failed} />));
    expect(marksOf(elementOf(english.remedies.retry))).toEqual(unmarked);
  });

  it("is on the server's page too, and hydrates as it is", async () => {
    const app = within(arabicHost(["remedies", "retry"]), <ErrorMessage error={failed} />);
    const complaints = vi.spyOn(console, "error").mockImplementation(() => {}); // React 18 takes this for a server
    const html = renderToString(app);
    complaints.mockClear();
    const container = document.body.appendChild(document.createElement("div"));
    container.innerHTML = html;
    expect(marksOf(elementOf(english.remedies.retry))).toEqual(inEnglish);
    const onRecoverableError = vi.fn();
    const root = await act(async () => hydrateRoot(container, app, { onRecoverableError }));
    expect(onRecoverableError).not.toHaveBeenCalled();
    expect(complaints).not.toHaveBeenCalled();
    expect(marksOf(elementOf(english.remedies.retry))).toEqual(inEnglish);
    act(() => root.unmount());
    complaints.mockRestore();
  });

  it("goes when the words come", async () => {
    const host = arabicHost(["countdown", "retry_in"]);
    render(within(host, <RateLimitBanner error={{ ...failed, error: limited(5000) }} />));
    const timer = () => document.querySelector("[role=timer]");
    expect(marksOf(timer())).toEqual(inEnglish);
    await act(async () => void registerAmends(host, { locales: { ar: arabic }, load: false }));
    expect(timer()).toHaveTextContent(arabic.countdown.retry_in.split("{{")[0]?.trim() ?? "");
    expect(marksOf(timer())).toEqual(unmarked);
    expect(marksOf(screen.getByRole("button", { name: arabic.remedies.retry }))).toEqual(unmarked);
  });
});

describe("the copy button", () => {
  it("is named by what shows, for the text of an attribute cannot be marked", () => {
    render(within(arabicHost(["ui", "copy"]), <ErrorMessage error={failed} />));
    const button = screen.getByRole("button", { name: `${english.ui.copy} ${arabic.ui.request_id}` });
    expect(button).not.toHaveAttribute("aria-label");
  });
});

describe("a hook's words", () => {
  const waiting = () =>
    arabicHost(
      ["codes", "prism-io", "server_error"],
      ["types", "server_error"],
      ["remedies", "retry"],
      ["violations", "int_parsing"],
    );

  function Own({ host = waiting() }: { readonly host?: i18n }) {
    return within(host, <Hooks />);
  }
  const seen: { current: Record<string, unknown> } = { current: {} };
  function Hooks() {
    const { field } = useFieldErrors(refused, { fields: ["age", "name"] });
    seen.current = {
      text: useFaultText(failure)?.lang,
      label: useRemedy(failed)?.lang,
      age: field("age").messageProps.lang,
      name: field("name").messageProps.lang,
      items: useErrorSummary(refused, { fields: ["age", "name"] })?.items.map(({ lang }) => lang),
    };
    return null;
  }

  it("come with their language where it is another than the host's", () => {
    render(<Own />);
    expect(seen.current).toEqual({ text: "en", label: "en", age: "en", name: undefined, items: ["en", undefined] });
  });

  it("come with none where it is the host's", () => {
    render(<Own host={arabicHost()} />);
    expect(seen.current).toEqual({ items: [undefined, undefined] });
  });

  it("say of the server's that nobody knows their language", () => {
    const said = refusal([violationAt(["age"], { message: "Too young." })]);
    const Field = () => {
      seen.current = useFieldErrors(said, { fields: ["age"] }).field("age").messageProps as never;
      return null;
    };
    render(within(arabicHost(), <Field />));
    expect(seen.current).toMatchObject({ lang: "" });
  });

  it("keep an app's marks on an element that a countdown writes into", () => {
    const Own = () => <b lang="x-own" ref={useCountdown(now + 5000, { written: "ready" }).ref} />;
    render(within(arabicHost(["countdown", "ready_in"]), <Own />));
    expect(marksOf(document.querySelector("b"))).toEqual({ lang: "x-own", dir: null });
  });
});

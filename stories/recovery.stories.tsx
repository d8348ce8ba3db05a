import { onlineManager } from "@tanstack/react-query";
import { HttpResponse, http } from "msw";
import { expect, userEvent, waitFor, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { ErrorMessage } from "../src/index.ts";
import { rowPath } from "../src/testing/index.ts";
import { contractHandlers } from "../src/testing/msw.ts";
import { type Clock, takeClock } from "./clock.ts";
import { askForAll, createDemo, type Demo, DemoPage, Note, origin, Things } from "./recovery/demo.tsx";

/** The kit's own recovery against a mocked network, with everything that was sent. */
const meta = preview.meta({ title: "Guides/Recovery", component: ErrorMessage, args: { error: null } });

const handlersOf = ({ auth }: Demo) => ({ msw: { handlers: contractHandlers({ origin, auth }) } });

type Play = { readonly canvasElement: HTMLElement };

/** What was sent, in its order, with how it was answered. */
function sentOn(canvasElement: HTMLElement): readonly string[] {
  return [...canvasElement.querySelectorAll("li[data-kind=sent]")].map((line) =>
    [...line.children]
      .slice(1)
      .map(({ textContent }) => textContent)
      .join(": "),
  );
}

const press = (canvasElement: HTMLElement, name: string) =>
  userEvent.click(within(canvasElement).getByRole("button", { name }));

const refresh = createDemo("refresh");
const things = ["/private/plan", "/private/brands", "/private/people"];

/** Three queries meet an expired token at once: one refresh, and each is sent again. Nobody sees any of it. */
export const Refresh = meta.story({
  tags: ["quiet"],
  parameters: handlersOf(refresh),
  beforeEach: () => refresh.open(),
  render: () => (
    <DemoPage demo={refresh}>
      <div className="demo-buttons">
        <button
          type="button"
          lang="en"
          onClick={() => {
            refresh.auth.expire();
            refresh.note("The token expires");
            askForAll();
          }}
        >
          Let the token expire, and load
        </button>
      </div>
      <Things demo={refresh} paths={things} />
    </DemoPage>
  ),
  play: async ({ canvasElement }: Play) => {
    await press(canvasElement, "Let the token expire, and load");
    await waitFor(() => expect(within(canvasElement).getAllByText("Loaded")).toHaveLength(3));
    const sent = sentOn(canvasElement);
    await expect(sent.filter((line) => line.includes("401 token_expired"))).toHaveLength(3);
    await expect(sent.filter((line) => line.includes("refresh-token"))).toEqual(["POST /api/auth/refresh-token: 200"]);
    await expect(sent.filter((line) => /^GET .*: 200$/.test(line))).toHaveLength(3);
    await expect(canvasElement.querySelector("[data-amends-part=error-message]")).toBeNull();
  },
});

const hiccup = createDemo("hiccup");
let hiccups = 0;

/** The server stumbles once: tried again after a moment, and nobody is told. */
export const Hiccup = meta.story({
  tags: ["quiet"],
  parameters: {
    msw: {
      handlers: [
        http.get(`${origin}/private/report`, () => {
          hiccups += 1;
          return hiccups === 1
            ? HttpResponse.json(
                { error: { code: "server_error", message: "x", param: null, type: "server_error" } },
                { status: 500 },
              )
            : HttpResponse.json({ ok: true });
        }),
        ...contractHandlers({ origin, auth: hiccup.auth }),
      ],
    },
  },
  beforeEach: () => {
    hiccups = 0;
    return hiccup.open();
  },
  render: () => (
    <DemoPage demo={hiccup}>
      <div className="demo-buttons">
        <button type="button" lang="en" onClick={askForAll}>
          Load
        </button>
      </div>
      <Things demo={hiccup} paths={["/private/report"]} />
    </DemoPage>
  ),
  play: async ({ canvasElement }: Play) => {
    await press(canvasElement, "Load");
    await waitFor(() => expect(within(canvasElement).getByText("Loaded")).toBeVisible());
    await expect(sentOn(canvasElement)).toEqual(["GET /private/report: 500 server_error", "GET /private/report: 200"]);
  },
});

const revoked = createDemo("revoked");

/** The password was changed elsewhere. What was written stays, and is saved after a sign-in and one question. */
export const Revoked = meta.story({
  parameters: handlersOf(revoked),
  beforeEach: () => revoked.open(),
  render: () => (
    <DemoPage demo={revoked}>
      <div className="demo-buttons">
        <button
          type="button"
          lang="en"
          onClick={() => {
            revoked.auth.revoke();
            revoked.note("The token is revoked");
          }}
        >
          Revoke the token
        </button>
      </div>
      <Note demo={revoked} />
    </DemoPage>
  ),
  play: async ({ canvasElement }: Play) => {
    const page = within(canvasElement);
    await press(canvasElement, "Revoke the token");
    await userEvent.type(page.getByLabelText("Note"), ", and more");
    await press(canvasElement, "Save");
    await page.findByRole("dialog", { name: "Sign in to continue" });
  },
});

export const RevokedAndSignedInAgain = meta.story({
  ...Revoked.input,
  tags: ["!dev"],
  play: async (context) => {
    await Revoked.input.play?.(context);
    const { canvasElement } = context;
    const page = within(canvasElement);
    const written = (page.getByLabelText("Note") as HTMLTextAreaElement).value;
    const prompt = within(page.getByRole("dialog", { name: "Sign in to continue" }));
    await userEvent.type(prompt.getByLabelText("Password"), "right{Enter}");
    const question = within(await page.findByRole("dialog", { name: "You are signed in again" }));
    await userEvent.click(question.getByRole("button", { name: "Send now" }));
    await waitFor(() => expect(page.getByText("Saved")).toBeVisible());
    await expect(page.getByLabelText("Note")).toHaveValue(written);
    await expect(sentOn(canvasElement)).toEqual([
      "POST /private/note: 401 token_revoked",
      "POST /api/auth/sign-in: 200",
      "POST /private/note: 200",
    ]);
  },
});

const limitedPath = `${rowPath("prism-io/rate_limit_exceeded/429")}?retryAfter=10`;
let clock: Clock;

/** Each has cooldowns of its own, which outlast the story that they were met in. */
function withCooldown(name: string) {
  const demo = createDemo(name);
  return {
    parameters: handlersOf(demo),
    beforeEach: async () => {
      await demo.open();
      clock = takeClock();
      return clock.restore;
    },
    render: () => (
      <DemoPage demo={demo}>
        <div className="demo-buttons">
          <button type="button" lang="en" onClick={() => void demo.load(limitedPath).catch(() => {})}>
            Meet the limit
          </button>
          <button
            type="button"
            lang="en"
            onClick={() => {
              demo.note("Another request is made");
              void demo.load("/ok").then(() => demo.note("It is answered"));
            }}
          >
            Ask for something else
          </button>
        </div>
      </DemoPage>
    ),
  };
}

async function meetLimit(canvasElement: HTMLElement): Promise<void> {
  await press(canvasElement, "Meet the limit");
  const title = await within(canvasElement).findByText("There are too many requests at the moment");
  await expect(title).toBeVisible();
}

/** After a rate limit nothing is sent to the same API until its time is over. */
export const Cooldown = meta.story({
  ...withCooldown("cooldown"),
  play: ({ canvasElement }: Play) => meetLimit(canvasElement),
});

/** Then what waited goes on. */
export const CooldownOver = meta.story({
  ...withCooldown("cooldown-over"),
  tags: ["!dev"],
  play: async ({ canvasElement }: Play) => {
    await meetLimit(canvasElement);
    const page = within(canvasElement);
    await press(canvasElement, "Ask for something else");
    await expect(sentOn(canvasElement)).toHaveLength(1);
    clock.forward(10_000);
    await expect(await page.findByText("It is answered")).toBeVisible();
    await expect(sentOn(canvasElement)).toEqual([
      "GET /rows/prism-io/rate_limit_exceeded/429: 429 rate_limit_exceeded",
      "GET /ok: 200",
    ]);
    await waitFor(() => expect(page.queryByText("There are too many requests at the moment")).toBeNull());
  },
});

const offline = createDemo("offline");

/** Nothing is sent while there is no connection, and nothing is lost: TanStack Query goes on when it is back. */
export const Offline = meta.story({
  tags: ["quiet"],
  parameters: handlersOf(offline),
  beforeEach: () => offline.open(),
  render: () => (
    <DemoPage demo={offline}>
      <div className="demo-buttons">
        <button
          type="button"
          lang="en"
          onClick={() => {
            onlineManager.setOnline(false);
            offline.note("The connection is lost");
          }}
        >
          Lose the connection
        </button>
        <button type="button" lang="en" onClick={askForAll}>
          Load
        </button>
        <button
          type="button"
          lang="en"
          onClick={() => {
            offline.note("The connection is back");
            onlineManager.setOnline(true);
          }}
        >
          Get it back
        </button>
      </div>
      <Things demo={offline} paths={["/private/plan"]} />
    </DemoPage>
  ),
  play: async ({ canvasElement }: Play) => {
    const page = within(canvasElement);
    await press(canvasElement, "Lose the connection");
    await press(canvasElement, "Load");
    await expect(await page.findByText("Waiting for the connection")).toBeVisible();
    await expect(sentOn(canvasElement)).toEqual([]);
    await press(canvasElement, "Get it back");
    await expect(await page.findByText("Loaded")).toBeVisible();
    await expect(sentOn(canvasElement)).toEqual(["GET /private/plan: 200"]);
  },
});

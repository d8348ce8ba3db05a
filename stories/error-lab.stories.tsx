import { useArgs } from "storybook/preview-api";
import { expect, spyOn, type UserEventObject, waitFor, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import english from "../locales/en/amends.json" with { type: "json" };
import { contractRow, contractRows, faultFor } from "../src/testing/index.ts";
import { clients } from "./error-lab/clients.ts";
import { ErrorLab } from "./error-lab/error-lab.tsx";
import {
  apis,
  corsModes,
  defaults,
  directions,
  keyOf,
  type LabSettings,
  retryAfters,
  themes,
} from "./error-lab/settings.ts";
import { recordingHandlers } from "./error-lab/wire.ts";

const meta = preview.meta({
  title: "Start/Error Lab",
  id: "error-lab",
  parameters: {
    demo: false,
    layout: "fullscreen",
    controls: { disableSaveFromUI: true },
    msw: { handlers: recordingHandlers },
  },
  args: defaults,
  // Storybook takes nothing else out of an address.
  argTypes: {
    api: { options: Object.keys(apis), control: "select" },
    row: { options: contractRows.map(keyOf), control: "select" },
    wording: { control: { type: "number", min: 0 } },
    client: { options: Object.keys(clients), control: "select" },
    bound: { control: "boolean" },
    retryAfter: { options: Object.keys(retryAfters), control: "select" },
    cors: { options: Object.keys(corsModes), control: "select" },
    theme: { options: Object.keys(themes), control: "select" },
    direction: { options: Object.keys(directions), control: "select" },
  },
  render: function Render(args: LabSettings) {
    const [, updateArgs] = useArgs<LabSettings>();
    return <ErrorLab args={args} onChange={updateArgs} />;
  },
});

const { codes, types } = english;

export const Lab = meta.story({ name: "Error Lab" });

/* The others are its tests, and not listed. */

export const AnotherRow = meta.story({
  tags: ["!dev"],
  play: async (context) => {
    const { canvas, preview, choose } = lab(context);
    await preview.findByText(codes["prism-io"].rate_limit_exceeded.title);
    await choose("Row", "prism-io not_found 404");
    await preview.findByText(codes["prism-io"].not_found.title);
    await expect(canvas.getByText("HTTP 404")).toBeVisible();
  },
});

export const AnotherApi = meta.story({
  tags: ["!dev"],
  play: async (context) => {
    const { canvas, preview, choose } = lab(context);
    await choose("API", "prisma-airs");
    await expect(canvas.getByLabelText("Row")).toHaveValue("prisma-airs 200");
    await preview.findByText("Nothing failed, so nothing is shown.");
    await choose("API", "other");
    await preview.findByText(types.authentication_error__contact_support.title);
    await expect(canvas.getByLabelText("Origin")).toBeDisabled();
  },
});

export const AnotherWording = meta.story({
  tags: ["!dev"],
  args: { api: "prisma-airs", row: "prisma-airs 403 quota_exceeded" },
  play: async (context) => {
    const { canvas, preview, fault, choose } = lab(context);
    await preview.findByText(codes["prisma-airs"].quota_exceeded.title);
    const { wordings } = contractRow("prisma-airs/403/quota_exceeded");
    for (const [index, wording] of wordings.entries()) {
      await choose("Wording", String(index));
      await canvas.findByText(`"message": "${wording}"`, { exact: false });
      await waitFor(() => expect(fault("code")).toBe('"quota_exceeded"'));
    }
    await choose("Row", "prisma-airs 404");
    await expect(canvas.getByLabelText("Wording")).toHaveValue("0");
  },
});

export const RetryAfter = meta.story({
  tags: ["!dev"],
  play: async (context) => {
    const { canvas, fault, choose } = lab(context);
    await canvas.findByText("20 s after the answer");
    for (const [retryAfter, seconds] of [
      ["5s", 5],
      ["2min", 120],
      ["date", 90],
    ] as const) {
      await choose("Retry-After", retryAfter);
      await canvas.findByText(`${seconds} s after the answer`);
    }
    await choose("Retry-After", "invalid");
    await waitFor(() => expect(fault("retryAt")).toBe("null"));
  },
});

/** Where no header is exposed, nobody but the server knows when to ask again. */
export const HiddenHeaders = meta.story({
  tags: ["!dev"],
  args: { cors: "hidden" },
  play: async (context) => {
    const { canvas, preview, fault, choose } = lab(context);
    await preview.findByText(codes["prism-io"].rate_limit_exceeded.title);
    await expect(fault("retryAt")).toBe("null");
    await expect(canvas.queryByText("retry-after")).toBeNull();
    await choose("CORS headers", "none");
    await preview.findByText(types.network_error.title);
    await canvas.findByText(/No answer that a script may read/);
  },
});

/** A page that told them apart would tell which emails exist. */
export const CredentialsPair = meta.story({
  tags: ["!dev"],
  args: { row: "prism-io invalid_credentials 401" },
  play: async (context) => {
    const { canvas, fault, choose } = lab(context);
    // But for the request's id, and what React numbers in the order in which it mounts.
    const shown = () => canvas.getByRole("region", { name: "Preview" }).innerHTML.replaceAll(/req-\d+|_r_\w+_/g, "");
    await waitFor(() => expect(fault("code")).toBe('"invalid_credentials"'));
    const one = shown();
    await expect(one).toContain(codes["prism-io"].invalid_credentials.title);
    const before = fault("requestId");
    await choose("Row", "prism-io subscription_inactive 401");
    await waitFor(() => expect(fault("requestId")).not.toBe(before));
    await expect(fault("code")).toBe('"invalid_credentials"');
    await waitFor(() => expect(shown()).toBe(one));
  },
});

export const EveryClient = meta.story({
  tags: ["!dev"],
  args: { row: "prism-io validation_error 422" },
  play: async (context) => {
    const { canvas, preview, fault, choose } = lab(context);
    const verdict = () =>
      Object.keys(faultFor("http/500"))
        .filter((key) => key !== "requestId")
        .map(fault);
    await preview.findByText("Field required");
    const byFetch = verdict();
    for (const client of Object.keys(clients)) {
      await choose("Client", client);
      await canvas.findByText(new RegExp(`from "${client}"|await fetch`));
      await preview.findByText("Field required");
      await expect(verdict()).toEqual(byFetch);
    }
  },
});

/** HTTP says 200 and the body 403: a client that throws nothing must not pass for a success. */
export const EveryClientAtStatus200 = meta.story({
  tags: ["!dev"],
  args: { api: "prisma-airs", row: "disagreeing 200-says-403 scenario" },
  play: async (context) => {
    const { preview, choose } = lab(context);
    for (const client of Object.keys(clients)) {
      await choose("Client", client);
      await preview.findByText(codes["prisma-airs"].quota_exceeded.title);
      await choose("Row", "prisma-airs 200");
      await preview.findByText("Nothing failed, so nothing is shown.");
      await choose("Row", "disagreeing 200-says-403 scenario");
    }
  },
});

/** The server's words about a code that nobody documented show only where the app vouches for the origin. */
export const Binding = meta.story({
  tags: ["!dev"],
  args: { row: "prism-io invalid_request_error 422 unknown-code" },
  play: async (context) => {
    const { canvas, preview, choose } = lab(context);
    await preview.findByText("Locale tlh is not supported");
    await choose("Origin", "unbound");
    await canvas.findByText("recognised by the body's shape");
    await expect(preview.queryByText("Locale tlh is not supported")).toBeNull();
  },
});

export const Reported = meta.story({
  tags: ["!dev"],
  args: { row: "prism-io server_error 500" },
  play: async (context) => {
    const { canvas, userEvent, preview, choose } = lab(context);
    await preview.findByRole("button", { name: english.remedies.retry });
    await userEvent.click(canvas.getByText("unexpected"));
    await expect(canvas.getByText(/"fingerprint": "prism-io\|https:/)).toBeVisible();
    await choose("API", "other");
    await choose("Row", "grpc 1 code-number");
    await canvas.findByText("never");
  },
});

export const Appearance = meta.story({
  tags: ["!dev"],
  play: async (context) => {
    const { canvas, choose } = lab(context);
    const frame = canvas.getByRole("region", { name: "Preview" });
    const schemeOf = () => getComputedStyle(frame).colorScheme;
    // Forced colours have a scheme of their own.
    if (matchMedia("(forced-colors: active)").matches) return;
    await expect(schemeOf()).toBe("light dark");
    await choose("Theme", "dark");
    await expect(schemeOf()).toBe("dark");
    await choose("Theme", "light");
    await expect(schemeOf()).toBe("light");
    await choose("Direction", "rtl");
    await expect(getComputedStyle(frame).direction).toBe("rtl");
  },
});

export const Keyboard = meta.story({
  tags: ["!dev"],
  args: { row: "prism-io server_error 500" },
  beforeEach: () => {
    // A headless browser has nobody to allow it.
    spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  },
  play: async (context) => {
    const { canvas, userEvent, preview } = lab(context);
    await preview.findByRole("button", { name: english.remedies.retry });
    const requestId = () => canvas.getByText("x-request-id").nextElementSibling?.textContent;
    const first = requestId();
    for (const label of ["API", "Row", "Wording", "Client", "Origin", "Retry-After", "CORS headers"]) {
      await userEvent.tab();
      await expect(canvas.getByLabelText(label)).toHaveFocus();
    }
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Fetch again" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(requestId()).not.toBe(first));
    await expect(canvas.getByRole("button", { name: "Fetch again" })).toHaveFocus();

    await userEvent.tab();
    await userEvent.keyboard(" ");
    await canvas.findByText("Copied");
    await expect(navigator.clipboard.writeText).toHaveBeenCalledWith(expect.stringContaining('"type": "server_error"'));
    for (const label of ["Theme", "Direction"]) {
      await userEvent.tab();
      await expect(canvas.getByLabelText(label)).toHaveFocus();
    }
    await userEvent.tab();
    const second = requestId();
    await expect(preview.getByRole("button", { name: english.remedies.retry })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(requestId()).not.toBe(second));
  },
});

export const ActionOfTheApp = meta.story({
  tags: ["!dev"],
  args: { row: "prism-io tier_limit_exceeded 403" },
  play: async (context) => {
    const { canvas, userEvent, preview } = lab(context);
    await userEvent.click(await preview.findByRole("button", { name: english.remedies.upgrade }));
    await canvas.findByText("The app's action for", { exact: false });
  },
});

/** WCAG 2.5.8: 24 px each way. */
export const Targets = meta.story({
  tags: ["!dev"],
  args: { row: "prism-io server_error 500", theme: "dark" },
  play: async (context) => {
    const { canvas, preview } = lab(context);
    await preview.findByRole("button", { name: english.remedies.retry });
    const targets = [
      ...canvas.getAllByRole("button"),
      ...canvas.getAllByRole("combobox"),
      canvas.getByText("unexpected"),
    ];
    for (const target of targets) {
      const { width, height } = (target.closest("summary") ?? target).getBoundingClientRect();
      await expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
  },
});

export const DarkAndRightToLeft = meta.story({
  tags: ["!dev"],
  globals: { theme: "dark", direction: "rtl" },
  args: { row: "prism-io validation_error 422", theme: "dark", direction: "rtl" },
  play: async (context) => {
    await lab(context).preview.findByText("Field required");
  },
});

interface PlayContext {
  readonly canvas: ReturnType<typeof within>;
  readonly userEvent: UserEventObject;
}

function lab({ canvas, userEvent }: PlayContext) {
  return {
    canvas,
    userEvent,
    preview: within(canvas.getByRole("region", { name: "Preview" })),
    choose: (label: string, value: string) => userEvent.selectOptions(canvas.getByLabelText(label), value),
    /** What the fault has under a key, as JSON. */
    fault: (key: string) => canvas.getByText(key, { selector: "dt" }).nextElementSibling?.textContent,
  };
}

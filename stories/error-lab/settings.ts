import type { Envelope } from "../../src/core/index.ts";
import { prismaAirs, prismIo } from "../../src/core/index.ts";
import { type ContractRow, contractRow, contractRows, rowPath } from "../../src/testing/index.ts";
import type { ClientName } from "./clients.ts";

export const origin = "https://contract.example";

export const apis = { "prism-io": "Prism IO", "prisma-airs": "Prisma AIRS", other: "Another, or a gateway" };
type ApiName = keyof typeof apis;

/** Every choice of the lab. Plain words and numbers, so that Storybook can keep them in the page's address. */
export interface LabSettings {
  readonly api: ApiName;
  /** Id of a contract row with spaces for its slashes, which Storybook's addresses cannot hold. */
  readonly row: string;
  /** Index of one of the row's wordings. */
  readonly wording: number;
  readonly client: ClientName;
  /** Whether the app has bound the origin to the API's envelope. */
  readonly bound: boolean;
  readonly retryAfter: keyof typeof retryAfters;
  readonly cors: keyof typeof corsModes;
  readonly theme: keyof typeof themes;
  readonly direction: keyof typeof directions;
}

export const themes = { system: "System", light: "Light", dark: "Dark" };
export const directions = { ltr: "Left to right", rtl: "Right to left" };
export const corsModes = { exposed: "Exposed", hidden: "Hidden", none: "No access at all" };

/** What the header says instead of the row's own. An HTTP-date counts from the answer's `Date`. */
export const retryAfters = {
  own: { label: "As the row has it", query: {} },
  "5s": { label: "5 seconds", query: { retryAfter: "5" } },
  "2min": { label: "2 minutes", query: { retryAfter: "120" } },
  date: {
    label: "A date 90 seconds ahead",
    query: { date: "Thu, 01 Jan 2026 00:00:00 GMT", retryAfter: "Thu, 01 Jan 2026 00:01:30 GMT" },
  },
  invalid: { label: "Invalid: soon", query: { retryAfter: "soon" } },
} as const;

export const defaults: LabSettings = {
  api: "prism-io",
  row: "prism-io rate_limit_exceeded 429",
  wording: 0,
  client: "fetch",
  bound: true,
  retryAfter: "own",
  cors: "exposed",
  theme: "system",
  direction: "ltr",
};

/** Name of a row in the settings and in addresses. */
export function keyOf({ id }: ContractRow): string {
  return id.replaceAll("/", " ");
}

export function rowOf({ row }: LabSettings): ContractRow {
  return contractRow(row.replaceAll(" ", "/"));
}

/** What reads the API's bodies; null where no contract does. */
export function envelopeOf({ api }: LabSettings): Envelope | null {
  return { "prism-io": prismIo, "prisma-airs": prismaAirs, other: null }[api];
}

/** The API decides which rows there are, and the row which wordings: what is none of them becomes the first. */
export function reconcile(settings: LabSettings): LabSettings {
  const rows = contractRows.filter((row) => apiOf(row) === settings.api);
  const row = rows.find((each) => keyOf(each) === settings.row) ?? rows[0] ?? rowOf(defaults);
  const wording = row.wordings[settings.wording] === undefined ? 0 : settings.wording;
  return { ...settings, row: keyOf(row), wording };
}

function apiOf({ api }: ContractRow): ApiName {
  return api ?? "other";
}

/** The rows of an API under the headings of its table. */
export function rowGroups(api: ApiName): ReadonlyMap<string, ContractRow[]> {
  const groups = new Map<string, ContractRow[]>();
  for (const row of contractRows) {
    if (apiOf(row) !== api) continue;
    const name = groupOf(row);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return groups;
}

function groupOf({ id, status }: ContractRow): string {
  const [table, , , variant] = id.split("/");
  switch (table) {
    case "prism-io":
      return variant ? "Codes that nobody documented" : "Documented codes";
    case "prisma-airs":
      return `Status ${status}`;
    case "lookalike":
      return "Another API with Prism IO's keys";
    case "disagreeing":
      return "Status and body disagree";
    case "grpc":
      return "gRPC codes";
    default:
      return id.split("/").length > 2 ? "Status with a body that says nothing" : "Status with a gateway's page";
  }
}

/** Where the answer is asked for, as the browser spells it. */
export function requestUrl(settings: LabSettings): string {
  const url = new URL(rowPath(rowOf(settings)), origin);
  const query: Record<string, string> = { ...retryAfters[settings.retryAfter].query };
  if (settings.wording > 0) query.wording = String(settings.wording);
  if (settings.cors !== "exposed") query.cors = settings.cors;
  url.search = new URLSearchParams(query).toString();
  return url.href;
}

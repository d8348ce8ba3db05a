import {
  type Amends,
  type Cooldowns,
  defineAmends,
  defineEnvelope,
  type Envelope,
  type FaultReport,
  prismaAirs,
  prismIo,
  type Session,
} from "amends/core";
import { fastApi } from "amends/envelopes";
import type { AmendsResources } from "amends/i18n";
import { createApiFetch, createCooldowns, createSession, type RetryPolicy, retryPolicy } from "amends/recovery";

export const acme = defineEnvelope({
  name: "acme",
  rows: {
    out_of_stock: { type: "invalid_request_error", remedy: "fix_input" },
    seat_taken: { type: "invalid_request_error", remedy: "reload", recovery: null, surface: "inline", expected: true },
  },
  isSafe: (type, code) => type === "invalid_request_error" && code === "out_of_stock",
  read: (body, http) =>
    typeof body === "object" && body && "errorCode" in body
      ? { code: String(body.errorCode), message: http.status === 409 ? "Gone." : null }
      : null,
});
export const envelopes: readonly Envelope[] = [acme, fastApi, prismIo, prismaAirs];

export const session: Session<string> = createSession({
  name: "main",
  refresh: async (signal) => (await fetch("/api/token", { method: "POST", signal })).text(),
  authorize: (request, token) => {
    const headers = new Headers(request.headers);
    headers.set("Authorization", `Bearer ${token}`);
    return new Request(request, { headers });
  },
});
export const cooldowns: Cooldowns = createCooldowns();

export const reports: unknown[] = [];
export const amends = defineAmends({
  apis: [
    { origin: "https://api.example", envelope: prismIo, session },
    {
      origin: "https://scan.example",
      envelope: prismaAirs,
      codes: { invalid_scan_id: { remedy: "contact_support" } },
    },
    { origin: "https://shop.example", envelope: acme },
    { envelope: fastApi },
  ],
  codes: { seat_limit: { type: "permission_error", remedy: "upgrade" } },
  actions: { upgrade: "/billing", contact_support: (fault) => fault.requestId, sign_in: () => {} },
  cooldowns,
  onFault: (report: FaultReport) => void reports.push(report.fingerprint, report.expected, report.code),
});
export const given: Amends = amends;

export const english = {
  codes: {
    app: { seat_limit: { title: "All seats are taken", body: "Add a seat." }, seat_limit__email: { body: "Taken." } },
    acme: { out_of_stock: { title: "Sold out", body: "Take another." } },
    "prism-io": { not_found: { title: "Not here" } },
  },
  remedies: { retry: "Once more" },
} satisfies AmendsResources<typeof amends>;

export const apiFetch: typeof fetch = createApiFetch(amends, { fetch: (input, init) => fetch(input, init) });
export const policy: RetryPolicy = retryPolicy(amends);

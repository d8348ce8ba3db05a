import { type Amends, defineAmends, defineEnvelope, type Envelope } from "../../src/core/index.ts";

/**
 * Envelopes that take nearly anything, as apps write them: any object with these fields is an error of their API.
 * What comes of reading more than the answer by them:
 * - opengovsg/FormSG#4316: "When user is offline, error message shown is always "Network Error"", the client's own words
 * - ucfopen/Obojobo#1634: an editor that "is expecting a json body and is getting nginx's standard error page instead"
 */
function takingFields(...fields: readonly string[]): Envelope {
  return defineEnvelope({
    name: fields.join("-"),
    rows: {},
    isSafe: () => true,
    read(body) {
      if (typeof body !== "object" || body === null || !fields.every((field) => field in body)) return null;
      const { code, message } = body as Record<string, unknown>;
      return { code: fields.includes("code") ? String(code) : null, message: String(message) };
    },
  });
}

const envelopes = [takingFields("code", "message"), takingFields("message"), takingFields("name", "message")];

/** Configurations with such an envelope, for one origin and for any. */
export function ownConfigurations(origin: string): readonly { readonly name: string; readonly amends: Amends }[] {
  return envelopes.flatMap((envelope) => [
    { name: `${envelope.name}, bound`, amends: defineAmends({ apis: [{ origin, envelope }] }) },
    { name: `${envelope.name}, unbound`, amends: defineAmends({ apis: [{ envelope }] }) },
  ]);
}

import type { Envelope, ViolationReading } from "../core/envelope.ts";
import { isObject, read, textOf } from "../core/read.ts";
import { row } from "../core/rows.ts";

/**
 * FastAPI's answer to a request that pydantic refused, 422 by default:
 * `{ detail: [{ type, loc, msg, ctx }] }`, one entry for each input. Each becomes a violation with
 * pydantic's `type` as its code and `ctx` as its values, for which the kit has words in every
 * language; the server's own words remain for the types that it does not know. What an
 * HTTPException says (`{ detail: "…" }`) is read by its status alone: nobody has said whether
 * those words are meant for people.
 *
 * @see https://fastapi.tiangolo.com/tutorial/handling-errors/
 */
export const fastApi: Envelope<"fastapi", "request_validation_error"> = {
  name: "fastapi",
  rows: { request_validation_error: row("invalid_request_error", "fix_input", { surface: "field" }) },
  isSafe: (_, code) => code === "request_validation_error",
  read(body) {
    const detail = read(body, "detail");
    if (!Array.isArray(detail)) return null;
    const violations = detail.filter((each) => textOf(read(each, "type")) !== null).map(violationOf);
    if (violations.length === 0) return null;
    return { type: "invalid_request_error", code: "request_validation_error", violations };
  },
};

function violationOf(entry: unknown): ViolationReading {
  const message = textOf(read(entry, "msg"));
  const values = read(entry, "ctx");
  return {
    param: (read(entry, "loc") ?? null) as NonNullable<ViolationReading["param"]> | null,
    // What an app's own validator raised, behind the name of Python's exception.
    message: message?.replace(/^(Value error|Assertion failed), /, "") ?? null,
    // EmailStr has no type of its own.
    code: message?.startsWith("value is not a valid email address") ? "email" : textOf(read(entry, "type")),
    values: isObject(values) ? (values as Record<string, unknown>) : {},
  };
}

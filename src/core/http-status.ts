/** gRPC's CANCELLED has no HTTP status: its own number stands for it, below all of HTTP's. */
export const CANCELLED = 1;

/** Whether this is an HTTP status, as a number or in digits. */
export function isStatus(value: unknown): value is number | string {
  if (typeof value === "number") return Number.isInteger(value) && value >= 100 && value < 600;
  return typeof value === "string" && /^ *[1-5]\d\d *$/.test(value.slice(0, 20));
}

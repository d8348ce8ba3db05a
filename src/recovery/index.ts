/** What is tried before a person is asked. No React: for any client, and for TanStack Query. */
export { type ApiFetchOptions, createApiFetch } from "./api-fetch.ts";
export { type CooldownOptions, createCooldowns } from "./cooldown.ts";
export { retryOnce } from "./retry-once.ts";
export { type RetryPolicy, type RetryPolicyOptions, retryPolicy } from "./retry-policy.ts";
export type { SessionOptions } from "./session/options.ts";
export { createSession } from "./session/session.ts";

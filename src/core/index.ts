export { defineEnvelope } from "./amends.ts";
export type {
  Action,
  Amends,
  AmendsConfig,
  Api,
  ApiConfig,
  Cooldowns,
  FaultReport,
  Session,
  SessionState,
} from "./config.ts";
export { classify, classifyAsync, defineAmends, surfaceOf, throwIfFault } from "./contracts.ts";
export type { Envelope, EnvelopeReading, HttpFailure, Row, ViolationReading } from "./envelope.ts";
export { prismIo } from "./envelopes/prism-io.ts";
export { prismaAirs } from "./envelopes/prisma-airs.ts";
export type { Fault, KnownCode, Violation } from "./fault.ts";
export { causeOf, FaultError, isFault } from "./fault-error.ts";
export { matchField } from "./field-path.ts";
export { parseRetryAfter } from "./retry-after.ts";
export { safeReturnTo } from "./return-to.ts";
export { sanitizeServerText } from "./server-text.ts";
export type { FaultType, Recovery, Remedy, Surface } from "./vocabulary.ts";

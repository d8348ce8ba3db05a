/**
 * Every row of both contracts as a fixture, and faults made of them. `amends/testing/msw` and
 * `amends/testing/server` answer real requests with the same rows. Tests for an envelope of one's own.
 */
export { rowPath } from "./answer.ts";
export { type ContractAuth, type ContractAuthOptions, createContractAuth } from "./auth.ts";
export { capabilities } from "./capabilities.ts";
export { type ContractRow, type Outcome, type ThrownRow, withWording } from "./contract-row.ts";
export { disagreeingRows } from "./disagreeing-rows.ts";
export { type ConformanceCase, type ConformanceOptions, envelopeConformance } from "./envelope-conformance.ts";
export type { EnvelopeOutcome, EnvelopeSample } from "./envelope-sample.ts";
export { errorFor, faultFor, responseFor } from "./faults.ts";
export { contractRow, contractRows } from "./fixtures.ts";
export { grpcRows } from "./grpc-rows.ts";
export { httpRows } from "./http-rows.ts";
export { lookalikeRows } from "./lookalike-rows.ts";
export { prismIoRows } from "./prism-io-rows.ts";
export { prismaAirsRows } from "./prisma-airs-rows.ts";
export { thrownRows } from "./thrown-rows.ts";

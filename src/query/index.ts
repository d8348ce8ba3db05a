export { type AmendsQueryOptions, amendsQueryDefaults, type FailedSource } from "./query-defaults.ts";
export { QueryErrorBoundary } from "./query-error-boundary.tsx";

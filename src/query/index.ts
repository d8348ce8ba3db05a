export { amendsQueryDefaults } from "./query-defaults.ts";
export { QueryErrorBoundary } from "./query-error-boundary.tsx";

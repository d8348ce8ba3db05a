export { QueryErrorBoundary } from "./query-error-boundary.tsx";

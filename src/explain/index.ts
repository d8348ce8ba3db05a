export { type Explanation, explain } from "./explain.ts";
export type { TraceEntry, TraceSubject } from "./trace.ts";

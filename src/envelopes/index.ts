export { fastApi } from "./fastapi.ts";
export { googleRpcStatus } from "./google-rpc-status.ts";
export { problemDetails } from "./problem-details.ts";

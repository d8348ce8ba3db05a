export { fastApi } from "./fastapi.ts";
export { firebase } from "./firebase.ts";
export { googleRpcStatus } from "./google-rpc-status.ts";
export { graphQl } from "./graphql.ts";
export { postgrest } from "./postgrest.ts";
export { problemDetails } from "./problem-details.ts";

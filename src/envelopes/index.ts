export { fastApi } from "./fastapi.ts";
export { problemDetails } from "./problem-details.ts";

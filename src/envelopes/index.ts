export { fastApi } from "./fastapi.ts";

import "./set.ts";

export { rootOptions } from "../react/root-options.ts";

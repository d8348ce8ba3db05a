import "./set.ts";

export { rootOptions } from "../react/boundary/root-options.ts";

/// <reference types="vite/client" />

declare module "virtual:reference" {
  /** What the source says of what apps import. */
  export const entries: readonly import("./reference/read-reference.ts").Entry[];
}

"use client";

import { read } from "../../core/read.ts";

/**
 * Whether a framework threw this to steer itself, so that only its own boundary may catch it:
 * Next.js' redirect, notFound and their like, its bailout to rendering in the browser, and
 * TanStack Router's notFound. A Response is none: routers catch those that loaders throw
 * before anything renders. Never throws.
 */
export function isFrameworkSignal(thrown: unknown): boolean {
  const digest = read(thrown, "digest");
  return (typeof digest === "string" && /^(NEXT|BAILOUT_TO)_/.test(digest)) || read(thrown, "isNotFound") === true;
}

"use client";

import "./set.ts";

export { ErrorSummary } from "../react/error-summary.tsx";

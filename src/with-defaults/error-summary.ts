"use client";

import "./set.ts";

export { ErrorSummary } from "../react/form/error-summary.tsx";

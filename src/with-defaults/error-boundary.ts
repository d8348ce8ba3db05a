"use client";

import "./set.ts";

export { ErrorBoundary, withErrorBoundary } from "../react/error-boundary.tsx";

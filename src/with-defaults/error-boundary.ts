"use client";

import "./set.ts";

export { ErrorBoundary, withErrorBoundary } from "../react/boundary/error-boundary.tsx";

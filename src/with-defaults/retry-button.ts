"use client";

import "./set.ts";

export { RetryButton } from "../react/retry-button.tsx";

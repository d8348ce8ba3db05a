"use client";

import "./set.ts";

export { RetryButton } from "../react/message/retry-button.tsx";

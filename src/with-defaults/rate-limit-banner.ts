"use client";

import "./set.ts";

export { RateLimitBanner } from "../react/rate-limit-banner.tsx";

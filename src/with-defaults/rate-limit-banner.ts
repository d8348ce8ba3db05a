"use client";

import "./set.ts";

export { RateLimitBanner } from "../react/banner/rate-limit-banner.tsx";

"use client";

import "./set.ts";

export { AmendsProvider } from "../react/provider.tsx";

"use client";

import "./set.ts";

export { ErrorPage } from "../react/error-page.tsx";

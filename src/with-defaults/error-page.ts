"use client";

import "./set.ts";

export { ErrorPage } from "../react/message/error-page.tsx";

"use client";

import "./set.ts";

export { FieldError } from "../react/field-error.tsx";

import { ErrorMessage } from "amends";
import { classify, type Fault } from "amends/core";
import { faultFor } from "amends/testing";

export const fault: Fault = classify(new Error("Broken"));
export const parts = [ErrorMessage, faultFor("http/502")];

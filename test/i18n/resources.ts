export const en = { app: { hello: "Hello" } };

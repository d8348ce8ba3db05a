import { type RouteConfig, route } from "@react-router/dev/routes";

export default [
  route(":language", "routes/home.tsx"),
  route(":language/scans", "routes/scans.tsx"),
  route(":language/profile", "routes/profile.tsx"),
] satisfies RouteConfig;

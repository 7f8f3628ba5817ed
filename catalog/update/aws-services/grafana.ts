import { type AwsService, monthOf, per } from "./rule";

/** https://aws.amazon.com/grafana/pricing/ */
export const grafana: AwsService = {
  code: "AmazonGrafana",
  rules: [
    per("unit-month", monthOf("user", "users", "user-month"), "grafana.editor", "Grafana:EditorUser"),
    per("unit-month", monthOf("user", "users", "user-month"), "grafana.viewer", "Grafana:ViewerUser"),
  ],
};

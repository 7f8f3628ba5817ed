export const tags = { owner: "payments", environment: "production", "cost-center": "4711", "data-class": "confidential" };

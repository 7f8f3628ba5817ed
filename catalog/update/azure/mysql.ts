import { flexibleServer } from "./flexible-server";
import type { AzureService } from "./service";
import { singleServer } from "./single-server";

/** https://azure.microsoft.com/pricing/details/mysql/ */
export const mysql: AzureService = {
  id: "mysql",
  serviceName: "Azure Database for MySQL",
  meters: [
    ...flexibleServer("mysql"),
    {
      product: "Azure Database for MySQL Flexible Server Storage",
      sku: "Additional IOPS",
      key: "mysql.flexible.iops",
      unit: "iops-month",
    },
    ...singleServer("mysql"),
  ],
};

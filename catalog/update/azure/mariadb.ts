import type { AzureService } from "./service";
import { singleServer } from "./single-server";

/** https://azure.microsoft.com/pricing/details/mariadb/ */
export const mariadb: AzureService = {
  id: "mariadb",
  serviceName: "Azure Database for MariaDB",
  meters: singleServer("mariadb"),
};

import { flexibleServer } from "./flexible-server";
import type { AzureService } from "./service";
import { singleServer } from "./single-server";

/** https://azure.microsoft.com/pricing/details/postgresql/ */
export const postgresql: AzureService = {
  id: "postgresql",
  serviceName: "Azure Database for PostgreSQL",
  meters: [...flexibleServer("postgresql"), ...singleServer("postgresql")],
};

import { networkSkus } from "./network";
import type { GoogleService } from "./service";

/** https://cloud.google.com/vpc/network-pricing */
export const networking: GoogleService = { id: "networking", displayNames: ["Networking"], skus: networkSkus };

export { type PackOptions, packServices } from "./pack-services";
export { verifyPacking } from "./verify-packing";

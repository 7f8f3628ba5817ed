export { zonesOf } from "../../../blueprint/gcp/places";

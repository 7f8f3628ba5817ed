export { zonesOf } from "../../../blueprint";

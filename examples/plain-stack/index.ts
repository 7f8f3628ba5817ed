/**
 * A development stack as it grows when nobody looks at its price. It uses no component of costwright: run
 * `costwright preview examples/plain-stack` to see what the policy pack makes of it.
 */
import "./aws";
import "./azure";
import "./google-cloud";

/**
 * Azure starts no Linux machine without a password or a public key. This Ed25519 key is no secret and opens nothing:
 * its point on the curve is taken from a hash of the words below, so nobody has, or can find, a private key to it.
 * `test/components/azure-sign-in.test.ts` derives it again.
 */
export const NOBODY_SEED = "costwright: nobody signs in 0";
export const NOBODY_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAMJdpTzc9BJfFBl9dxpVFXWgK0I7vDpU+toHiiMn219 nobody";

export const ADMIN_USER = "costwright";

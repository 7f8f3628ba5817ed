import { homedir } from "node:os";
import { join } from "node:path";

/** Keys that sign requests. They live in memory for the length of a run: nothing of them is written or printed. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Keys, or why there are none. */
export type FoundCredentials =
  | { readonly status: "found"; readonly credentials: AwsCredentials }
  | { readonly status: "none"; readonly reason: string };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Keys from the environment, else those of a profile (`AWS_PROFILE`, or `default`) in the shared credentials and config
 * files. https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html Profiles that sign in by role, SSO or another
 * program hold no keys: those are exported into the environment first.
 */
export async function findAwsCredentials(environment: Environment): Promise<FoundCredentials> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment;
  if (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY)
    return { status: "found", credentials: credentials(AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN) };
  const { loadSharedConfigFiles } = await import("@smithy/shared-ini-file-loader");
  const folder = join(environment.HOME ?? environment.USERPROFILE ?? homedir(), ".aws");
  const files = await loadSharedConfigFiles({
    filepath: environment.AWS_SHARED_CREDENTIALS_FILE ?? join(folder, "credentials"),
    configFilepath: environment.AWS_CONFIG_FILE ?? join(folder, "config"),
    ignoreCache: true,
  });
  const name = environment.AWS_PROFILE || "default";
  // A profile in the credentials file goes before the one of its name in the config file.
  const profiles = [files.credentialsFile[name], files.configFile[name]].filter((profile) => profile !== undefined);
  for (const { aws_access_key_id, aws_secret_access_key, aws_session_token } of profiles) {
    if (aws_access_key_id && aws_secret_access_key)
      return { status: "found", credentials: credentials(aws_access_key_id, aws_secret_access_key, aws_session_token) };
  }
  if (profiles.length > 0) {
    const reason = `the AWS profile "${name}" holds no keys; \`aws configure export-credentials --format env\` prints those it signs in with`;
    return { status: "none", reason };
  }
  if (environment.AWS_PROFILE) return { status: "none", reason: `there is no AWS profile "${name}"` };
  return { status: "none", reason: "there are no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE" };
}

function credentials(accessKeyId: string, secretAccessKey: string, sessionToken: string | undefined): AwsCredentials {
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

import { azureReposHost } from "./azure-repos-host";
import { githubHost } from "./github-host";
import { gitlabHost } from "./gitlab-host";
import type { CommentHost } from "./host";

/** Every host, sorted by id. */
export const commentHosts: readonly CommentHost[] = [azureReposHost, githubHost, gitlabHost];

/**
 * The layers of the box; SECURITY.md says what each keeps away, and what it does not.
 *
 * - `namespaces`: bubblewrap; own users, processes and files, no network
 * - `seccomp`: system calls that no server needs do not exist
 * - `limits`: what the kernel counts: memory, threads, open files, file sizes
 * - `user`: where the grader is root, the program is another user
 * - `permissions`: Node's permission model
 * - `watchdogs`: resident memory, processor time and files are looked at while the program runs
 */
export const layerNames = ['namespaces', 'seccomp', 'limits', 'user', 'permissions', 'watchdogs'] as const;

export type LayerName = (typeof layerNames)[number];

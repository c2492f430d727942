package eu.arete.worker;

/** This system does not let a process be isolated, and the settings demand it. The message says what to change. */
public final class IsolationUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IsolationUnavailable() {
        super("Cannot isolate a worker: `unshare --user --map-root-user --net --mount --pid` fails for this account. "
                + "Install util-linux and mount, allow user namespaces (sysctl kernel.unprivileged_userns_clone=1, user.max_user_namespaces > 0, "
                + "kernel.apparmor_restrict_unprivileged_userns=0; in a container: a profile that allows them), "
                + "or, on a machine without real data, set arete.worker.isolation=relaxed");
    }
}

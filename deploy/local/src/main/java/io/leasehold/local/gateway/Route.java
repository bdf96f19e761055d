package io.leasehold.local.gateway;

/**
 * Paths that belong to a service.
 *
 * @param prefix   begins with a slash and does not end with one
 * @param stripped whether the service is called without the prefix
 */
public record Route(String prefix, String service, boolean stripped) {
    private static final String NEVER_ROUTED = "/q";

    public Route {
        if (!prefix.startsWith("/") || prefix.endsWith("/")) {
            throw new IllegalArgumentException("a prefix is /some/path, not " + prefix);
        }
    }

    boolean covers(String path) {
        return isBelow(prefix, path);
    }

    /** The path that the service is asked for. */
    String target(String path) {
        String rest = path.substring(prefix.length());
        return stripped ? rest.isEmpty() ? "/" : rest : path;
    }

    /** Whether the path is one of the service's own affairs: health, metrics, tooling. */
    boolean hides(String path) {
        return isBelow(NEVER_ROUTED, target(path));
    }

    private static boolean isBelow(String parent, String path) {
        return path.equals(parent) || path.startsWith(parent + "/");
    }
}

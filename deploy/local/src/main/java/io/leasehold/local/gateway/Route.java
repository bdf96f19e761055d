package io.leasehold.local.gateway;

/**
 * Route from a path prefix to a service.
 *
 * @param prefix begins with a slash and does not end with one
 * @param stripped true when the prefix is removed from the path before the service is called
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

    /** Returns the path on the service. */
    String target(String path) {
        String rest = path.substring(prefix.length());
        return stripped ? rest.isEmpty() ? "/" : rest : path;
    }

    /** Returns true for the internal paths of the service: health, metrics, tooling. */
    boolean hides(String path) {
        return isBelow(NEVER_ROUTED, target(path));
    }

    private static boolean isBelow(String parent, String path) {
        return path.equals(parent) || path.startsWith(parent + "/");
    }
}

package io.leasehold.compute.nova;

import java.util.Optional;
import java.util.Set;

/**
 * A path below the versioned root with an optional project segment: {@code /v2.1/<project>/servers} is equivalent to
 * {@code /v2.1/servers}.
 *
 * @param tenant the project segment
 * @param plain the path without the project segment
 */
record ApiPath(Optional<String> tenant, String plain) {
    static final String ROOT = "/v2.1";
    private static final Set<String> COLLECTIONS =
            Set.of("servers", "flavors", "images", "limits", "extensions", "virtual-serial-number");

    static boolean isVersioned(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** Splits a path; a first segment that is no collection of the API is a project. */
    static ApiPath of(String path) {
        if (!isVersioned(path)) {
            return new ApiPath(Optional.empty(), path);
        }
        String below = path.substring(ROOT.length()).replaceFirst("^/", "");
        int end = below.indexOf('/');
        String first = end < 0 ? below : below.substring(0, end);
        return first.isEmpty() || isCollection(first)
                ? new ApiPath(Optional.empty(), path)
                : new ApiPath(Optional.of(first), ROOT + below.substring(first.length()));
    }

    private static boolean isCollection(String segment) {
        return segment.startsWith("os-") || COLLECTIONS.contains(segment);
    }
}

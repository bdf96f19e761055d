package io.leasehold.compute.server.provision;

import java.util.UUID;

/** Name of a server's partition: the part of the server's name that consoles accept, and the first digits of its id. */
public final class LparName {
    private static final int LONGEST = 22;
    private static final String REFUSED = "[^ -~]|[()\\\\<>*$&?|\\[\\]'\"`]";

    private LparName() {}

    public static String of(String server, UUID id) {
        String allowed = server.replaceAll(REFUSED, "_");
        String start = allowed.substring(0, Math.min(allowed.length(), LONGEST));
        return start + "-" + id.toString().substring(0, 8);
    }
}

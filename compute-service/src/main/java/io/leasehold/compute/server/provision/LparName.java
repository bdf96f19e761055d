package io.leasehold.compute.server.provision;

import java.util.UUID;

/** What a server's partition is called: the server's name as far as consoles take it, and the beginning of its id. */
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

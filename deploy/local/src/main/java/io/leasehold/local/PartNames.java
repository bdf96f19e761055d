package io.leasehold.local;

/** Names of the parts of the stack other than services. */
public final class PartNames {
    public static final String GATEWAY = "gateway";
    public static final String LOGIN = "login";
    public static final String POSTGRES = "postgres";
    public static final String KAFKA = "kafka";
    public static final String IDENTITY = "identity";

    private PartNames() {}
}

package io.leasehold.common.id;

import jakarta.inject.Singleton;
import java.util.UUID;

/** New identifiers; a bean, so that tests can foresee them. */
@Singleton
public class Ids {
    /** A random (version 4) UUID. */
    public UUID next() {
        return UUID.randomUUID();
    }
}

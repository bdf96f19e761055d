package io.leasehold.common.id;

import jakarta.inject.Singleton;
import java.util.UUID;

/** Source of new identifiers; a bean, so that tests can predict them. */
@Singleton
public class Ids {
    /** Returns a random (version 4) UUID. */
    public UUID next() {
        return UUID.randomUUID();
    }
}

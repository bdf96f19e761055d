package io.leasehold.compute.nova;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object whose keys came and went with the versions of the API; made for one answer in one of them. */
public final class VersionedObject {
    private final Microversion version;
    private final Map<String, @Nullable Object> keys = new LinkedHashMap<>();

    private VersionedObject(Microversion version) {
        this.version = version;
    }

    /** An object without keys, in the version. */
    public static VersionedObject in(Microversion version) {
        return new VersionedObject(version);
    }

    /** A key that every version has; null stands as null. */
    public VersionedObject with(String key, @Nullable Object value) {
        keys.put(key, value);
        return this;
    }

    /** A key that came with version 2.{@code minor}. */
    public VersionedObject since(int minor, String key, @Nullable Object value) {
        return when(version.atLeast(minor), key, value);
    }

    /** A key that went with version 2.{@code minor}. */
    public VersionedObject before(int minor, String key, @Nullable Object value) {
        return when(!version.atLeast(minor), key, value);
    }

    /** A key that is there on a condition. */
    public VersionedObject when(boolean condition, String key, @Nullable Object value) {
        return condition ? with(key, value) : this;
    }

    /** All keys of another object, on a condition. */
    public VersionedObject when(boolean condition, Map<String, ? extends @Nullable Object> more) {
        if (condition) {
            keys.putAll(more);
        }
        return this;
    }

    /** The object, in the order its keys were given. */
    public Map<String, @Nullable Object> json() {
        return Collections.unmodifiableMap(keys);
    }
}

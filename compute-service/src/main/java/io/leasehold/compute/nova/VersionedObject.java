package io.leasehold.compute.nova;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builder of a JSON object whose keys depend on the microversion. */
public final class VersionedObject {
    private final Microversion version;
    private final Map<String, @Nullable Object> keys = new LinkedHashMap<>();

    private VersionedObject(Microversion version) {
        this.version = version;
    }

    /** Starts an empty object. */
    public static VersionedObject in(Microversion version) {
        return new VersionedObject(version);
    }

    /** Adds a key of all versions; null is kept as null. */
    public VersionedObject with(String key, @Nullable Object value) {
        keys.put(key, value);
        return this;
    }

    /** Adds a key that version 2.{@code minor} introduced. */
    public VersionedObject since(int minor, String key, @Nullable Object value) {
        return when(version.atLeast(minor), key, value);
    }

    /** Adds a key that version 2.{@code minor} removed. */
    public VersionedObject before(int minor, String key, @Nullable Object value) {
        return when(!version.atLeast(minor), key, value);
    }

    /** Adds a key when the condition holds. */
    public VersionedObject when(boolean condition, String key, @Nullable Object value) {
        return condition ? with(key, value) : this;
    }

    /** Adds all keys of another object when the condition holds. */
    public VersionedObject when(boolean condition, Map<String, ? extends @Nullable Object> more) {
        if (condition) {
            keys.putAll(more);
        }
        return this;
    }

    /** Returns the object with its keys in the order of addition. */
    public Map<String, @Nullable Object> json() {
        return Collections.unmodifiableMap(keys);
    }
}

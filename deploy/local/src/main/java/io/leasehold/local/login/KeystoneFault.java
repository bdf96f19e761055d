package io.leasehold.local.login;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Refused request, with the body that Keystone's clients expect. */
final class KeystoneFault extends RuntimeException {
    private final int status;

    private KeystoneFault(int status, String message) {
        this(status, message, null);
    }

    private KeystoneFault(int status, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.status = status;
    }

    static KeystoneFault malformed(String what) {
        return new KeystoneFault(400, what);
    }

    static KeystoneFault unauthorized() {
        return new KeystoneFault(401, "The request you have made requires authentication.");
    }

    static KeystoneFault forbidden(String action) {
        return new KeystoneFault(403, "You are not authorized to perform the requested action: %s.".formatted(action));
    }

    static KeystoneFault notFound(String what) {
        return new KeystoneFault(404, "Could not find %s.".formatted(what));
    }

    static KeystoneFault of(int status) {
        return new KeystoneFault(status, HttpResponseStatus.valueOf(status).reasonPhrase());
    }

    /** Returns a fault for a failure of the provider; the cause is logged but not shown. */
    static KeystoneFault unavailable(IOException cause) {
        return new KeystoneFault(503, "The identity provider does not answer; try again soon.", cause);
    }

    int status() {
        return status;
    }

    JsonObject json() {
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("code", status)
                                .put("message", getMessage())
                                .put("title", title));
    }
}

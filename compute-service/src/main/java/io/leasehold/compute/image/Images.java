package io.leasehold.compute.image;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads of images. */
@Singleton
public class Images {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}");

    private final ImageStore store;
    private final Pool pool;

    Images(ImageStore store, Pool pool) {
        this.store = store;
        this.pool = pool;
    }

    Uni<Page<Image>> list(Caller caller, ImageQuery query) {
        return store.list(pool, caller, query)
                .map(found -> Page.of(found, query.page(), image -> image.id().toString()));
    }

    /** Returns an image; unknown, or not visible to the caller → 404. */
    Uni<Image> get(Caller caller, String id) {
        return find(pool, caller, id)
                .map(found -> found.orElseThrow(
                        () -> ServiceException.notFound("Image %s could not be found.".formatted(id))));
    }

    /** Finds an image that the caller may see; empty for a text that is no id. */
    public Uni<Optional<Image>> find(SqlClient client, Caller caller, String id) {
        return id(id).map(uuid -> store.find(client, caller, uuid))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    static Optional<UUID> id(String text) {
        return ID.matcher(text).matches()
                ? Optional.of(UUID.fromString(
                        text.replace("-", "").replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")))
                : Optional.empty();
    }
}

package io.leasehold.compute.image;

import io.leasehold.common.auth.Caller;
import io.leasehold.compute.hardware.OsType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Rows of images as requests read them. A project sees its own images and those of all projects; administrators see
 * all.
 */
@Singleton
class ImageStore {
    private static final String VISIBLE = "($1 or image.project_id is null or image.project_id = $2)";
    private static final String FIND = "select * from image where id = $3 and " + VISIBLE;
    private static final String LIST = """
            select image.* from image left join image marker on marker.id = $3
            where ($3::uuid is null or %s) and ($4::text is null or image.name = $4)
              and ($5::text is null or image.status = $5) and
            """ + VISIBLE + " order by %s limit $6";

    Uni<Optional<Image>> find(SqlClient client, Caller caller, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(caller.isAdmin(), caller.projectId(), id))
                .map(rows -> rows.stream().map(ImageStore::image).findFirst());
    }

    Uni<List<Image>> list(SqlClient client, Caller caller, ImageQuery query) {
        String sql = LIST.formatted(
                query.sorting().after("image", "marker"), query.sorting().orderBy("image"));
        return client.preparedQuery(sql)
                .execute(Tuple.of(
                        caller.isAdmin(),
                        caller.projectId(),
                        query.marker().orElse(null),
                        query.name().orElse(null),
                        query.status().orElse(null),
                        query.page().limit()))
                .map(rows -> rows.stream().map(ImageStore::image).toList());
    }

    private static Image image(Row row) {
        return new Image(
                row.getUUID("id"),
                row.getString("name"),
                Optional.ofNullable(row.getString("project_id")),
                OsType.of(row.getString("os_type")),
                new Image.Needs(row.getInteger("min_memory_mb"), row.getInteger("min_disk_gb")),
                Optional.ofNullable(row.getLong("size_bytes")),
                Image.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getUUID("server_id")),
                texts(row.getJsonObject("metadata")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new TreeMap<>();
        json.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return texts;
    }
}
